# SPDX-License-Identifier: Apache-2.0
"""Slips in footnotes and remarks."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

from .tree import (
    BOXES,
    DAY,
    RANGE,
    averaged,
    fault,
    marks,
    notes,
    number,
    rows,
    said,
    text_of_remarks,
    words,
    write,
)


@fault("FN-13 FN-14")
def footnote_is_cut_in_half(root: Any) -> bool:
    for note in notes(root, r"^.{160,}\.$"):
        note.text = note.text[: len(note.text) // 2].rsplit(" ", 1)[0]
        return True
    return False


@fault("FN-12")
def footnote_is_a_placeholder(root: Any) -> bool:
    for note in notes(root, "."):
        note.text = "[●] [to be completed]"
        return True
    return False


@fault("FN-10")
def footnote_says_the_same_as_another(root: Any) -> bool:
    found = list(notes(root, "."))
    if len(found) > 1:
        found[1].text = found[0].text
    return len(found) > 1


@fault("PX-03")
def marks_of_two_ranges_change_places(root: Any) -> bool:
    for one, two in pairwise(averaged(root)):
        first, second = marks(one, "price"), marks(two, "price")
        if len(first) == len(second) == 1 and first != second:
            one.find(f"{BOXES['price']}/footnoteId").set("id", *second)
            two.find(f"{BOXES['price']}/footnoteId").set("id", *first)
            return abs(number(one, "price") - number(two, "price")) > 1
    return False


@fault("FN-15")
def range_is_marked_at_another_box(root: Any) -> bool:
    for row in averaged(root):
        uses = [mark for mark in root.iter("footnoteId") if mark.get("id") in marks(row, "price")]
        if len(uses) == 1:
            row.find(BOXES["shares"]).append(uses[0])
            return True
    return False


@fault("PX-04.1")
def range_is_marked_at_an_exercise(root: Any) -> bool:
    for row in averaged(root):
        uses = [mark for mark in root.iter("footnoteId") if mark.get("id") in marks(row, "price")]
        for other in rows(root, "M A F", "non"):
            if len(uses) == 1 and said(other, "price"):
                other.find(BOXES["price"]).append(uses[0])
                return True
    return False


@fault("PX-01.2")
def range_is_lost(root: Any) -> bool:
    for note in notes(root, r"average.*multiple.*\$"):
        note.text = re.sub(r"\$[\d,.]+\d", "various prices", note.text)
        return any(note.get("id") in marks(row, "price") for row in averaged_once(root))
    return False


def averaged_once(root: Any) -> list[Any]:
    return [row for row in rows(root, "S P") if "verage" in words(row, "price")]


@fault("PX-02.1")
def range_goes_down(root: Any) -> bool:
    for note in notes(root, "average.*ranging from"):
        note.text, count = RANGE.subn(r"$\4\3$\1", note.text, count=1)
        return bool(count)
    return False


@fault("PX-02")
def range_is_wider_than_a_dollar(root: Any) -> bool:
    for row in averaged(root):
        for note in notes(root, r"average"):
            if note.get("id") in marks(row, "price") and (found := RANGE.search(note.text)):
                high = Decimal(found[4].replace(",", "")) + 3
                note.text = note.text[: found.start(4)] + str(high) + note.text[found.end(4) :]
                return True
    return False


@fault("PX-01.1")
def undertaking_is_lost(root: Any) -> bool:
    found = list(notes(root, "undertak"))
    for note in found:
        note.text = re.sub(r"[^.]*\b(undertak|full information)[^.]*\.( ?)", "", note.text, flags=re.I) or "None."
    said_still = any(True for _ in notes(root, r"undertak|request|full information"))
    return bool(found and averaged(root)) and not said_still and "undertak" not in text_of_remarks(root)


@fault("FN-16")
def footnote_names_a_footnote_that_is_not(root: Any) -> bool:
    for note in notes(root, r"footnotes? \(\d+\)"):
        note.text = re.sub(r"(footnotes? \()\d+\)", r"\g<1>98)", note.text)
        return True
    return False


@fault("TXT-09.1")
def footnote_speaks_of_a_day_that_is_not(root: Any) -> bool:
    for note in notes(root, DAY.pattern):
        note.text = DAY.sub(r"June 31, \3", note.text, count=1)
        return True
    return False


@fault("FN-14")
def price_is_a_footnote_on_taxes(root: Any) -> bool:
    for row in rows(root, "F", "non"):
        place = row.find(BOXES["price"])
        for note in notes(root, r"withh"):
            if "price" not in note.text and "value" not in note.text and place.find("value") is not None:
                place.remove(place.find("value"))
                place.append(place.makeelement("footnoteId", {"id": note.get("id")}))
                return True
    return False


@fault("TXT-06")
def remarks_are_too_long(root: Any) -> bool:
    return write(root, "remarks", "x y " * 501)


@fault("FN-08")
def mark_behind_a_title(root: Any) -> bool:
    title = root.findtext("reportingOwner/reportingOwnerRelationship/officerTitle") or ""
    return bool(title) and write(root, "reportingOwner/reportingOwnerRelationship/officerTitle", f"{title[:20]} [plan]")


@fault("TXT-04.1")
def word_is_escaped_twice(root: Any) -> bool:
    for note in notes(root, "'"):
        note.text = note.text.replace("'", "&apos;")
        return True
    return False


@fault("FN-15")
def texts_of_two_footnotes_change_places(root: Any) -> bool:
    for one in notes(root, "average.*rang"):
        for two in notes(root, "10b5-1|vest|trust"):
            if one is not two and not re.search("average", two.text):
                one.text, two.text = two.text, one.text
                return True
    return False


@fault("FN-15.2 T1-16")
def footnote_of_a_trust_is_at_the_price(root: Any) -> bool:
    for row in rows(root, "S P M A", "non"):
        moved = [mark for mark in row.iter("footnoteId") if mark.get("id") in marks(row, "nature")]
        about = re.match(r"(the )?(shares|securities).{0,40}(held|owned).{0,20} by\b", words(row, "nature"), re.I)
        if moved and about and said(row, "price"):
            row.find(BOXES["price"]).append(moved[0])
            return True
    return False
