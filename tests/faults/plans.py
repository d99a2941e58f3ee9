# SPDX-License-Identifier: Apache-2.0
"""Slips in what is said of trading plans."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

from .tree import (
    DAY,
    MONTHS,
    day,
    drop,
    fault,
    marks,
    notes,
    rows,
    said,
    write,
)


def _plan_notes(root: Any) -> list[Any]:
    return list(notes(root, r"(pursuant to|under) .{0,60}10b5-1[^.]*adopt[^.]*20(2[3-9])"))


@fault("TP-02.1")
def plan_box_is_unticked(root: Any) -> bool:
    box = root.findtext("aff10b5One") in ("1", "true")
    return box and bool(_plan_notes(root)) and write(root, "aff10b5One", "0")


@fault("TP-01.1")
def plan_box_is_ticked(root: Any) -> bool:
    silent = "10b5" not in "".join(root.itertext()).replace("\u2013", "-").replace("aff10b5", "")
    return silent and bool(rows(root, "S")) and write(root, "aff10b5One", "1")


@fault("TP-03.1")
def plan_is_adopted_after_its_trade(root: Any) -> bool:
    for note in _plan_notes(root):
        under = [row for row in rows(root) if note.get("id") in marks(row)]
        if under and DAY.search(note.text):
            note.text = DAY.sub(rf"\1 \2, {max(map(day, under)).year + 1}", note.text)
            return True
    return False


@fault("TP-01.2")
def plan_has_no_day(root: Any) -> bool:
    found = _plan_notes(root) if root.findtext("aff10b5One") in ("1", "true") else []
    for note in found:
        note.text = DAY.sub("an earlier day", note.text)
    return bool(found) and not any(re.search(r"20\d\d|\d/\d", note.text) for note in notes(root, "10b5|plan"))


@fault("TP-04.1")
def plan_is_forgotten_at_one_sale(root: Any) -> bool:
    if root.findtext("aff10b5One") not in ("1", "true"):
        return False
    for note in _plan_notes(root):
        under = [row for row in rows(root, "S", "non") if note.get("id") in marks(row)]
        for one, two in pairwise(under):
            alike = all(said(one, box) == said(two, box) for box in ("date", "title", "held", "nature"))
            if alike and sum("10b5" in (other.text or "") for other in notes(root, ".")) == 1:
                return all(drop(mark) for mark in list(two.iter("footnoteId")) if mark.get("id") == note.get("id"))
    return False


@fault("TP-03.2")
def plan_traded_within_a_month(root: Any) -> bool:
    for note in _plan_notes(root):
        under = [row for row in rows(root) if note.get("id") in marks(row)]
        if under and len(DAY.findall(note.text)) == 1:
            adopted = min(map(day, under)) - timedelta(days=20)
            note.text = DAY.sub(f"{MONTHS[adopted.month - 1]} {adopted.day}, {adopted.year}", note.text)
            return True
    return False


@fault("TP-07")
def plan_is_adopted_years_before(root: Any) -> bool:
    for note in _plan_notes(root):
        if DAY.search(note.text) and any(note.get("id") in marks(row) for row in rows(root)):
            note.text = DAY.sub(r"\1 \2, 2016", note.text)
            return True
    return False
