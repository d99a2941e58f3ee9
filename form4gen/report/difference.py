# SPDX-License-Identifier: Apache-2.0
"""What changed between two drafts or filings, box by box."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..reviewed import Change
from ..screen import Screen, plain
from .judged import many
from .text import BOLD, GREEN, PAPER, RED, YELLOW

_PAINT = {"added": GREEN, "removed": RED, "changed": YELLOW, "moved": YELLOW}


def difference_text(before: str, after: str, changes: Sequence[Change], screen: Screen = PAPER) -> str:
    """The changes by part of the form, and a last line that says SAME or DIFFERENT."""
    told = [screen.paint(f"{plain(before)} -> {plain(after)}", BOLD), ""]
    for (what, was, where), part in groupby(changes, lambda change: (change.what, change.was, change.where)):
        told += [_heading(what, was, where, screen)]
        for change in part:
            told += _boxes(change, screen)
        told.append("")
    return "\n".join([*told, _verdict(changes, screen)])


def _heading(what: str, was: str, where: str, screen: Screen) -> str:
    place = plain(where or was or "the head of the form")
    moved = f"  (was {plain(was)})" if was and where and was != where else ""
    return f"  {screen.paint(what.upper(), _PAINT[what])}  {place}{moved}"


def _boxes(change: Change, screen: Screen) -> Iterator[str]:
    column = f", column {change.column}" if change.column else ""
    places = f"line{'s' if all(change.lines) else ''} " + " and ".join(str(line) for line in change.lines if line)
    yield f"    {plain(change.box)}{column}" + (f"  ({places})" if any(change.lines) else "")
    if change.before or change.what in ("changed", "moved"):
        yield from screen.wrap(change.before or "nothing", "      - ")
    if change.after or change.what in ("changed", "moved"):
        yield from screen.wrap(change.after or "nothing", "      + ")


def _verdict(changes: Sequence[Change], screen: Screen) -> str:
    if not changes:
        return f"{screen.paint('SAME', GREEN)}: both say the same."
    changed = sum(change.what in ("changed", "moved") for change in changes)
    told = [f"{many(changed, 'box' if changed == 1 else 'boxe')} changed"] if changed else []
    for what in ("added", "removed"):
        number = len({(change.was, change.where) for change in changes if change.what == what})
        told += [f"{many(number, 'part')} {what}"] if number else []
    return f"{screen.paint('DIFFERENT', YELLOW)}: {', '.join(told)}."


def difference_json(before: str, after: str, changes: Sequence[Change] | None, version: str) -> str:
    """The changes for a machine, in ASCII, a line for each; what is not there is null. None: it could not be told."""
    head = {"form4gen": version, "format": 1, "before": before, "after": after}
    same = None if changes is None else not changes
    each = ",\n".join(json.dumps(_record(change)) for change in changes or ())
    return f'{json.dumps(head)[:-1]}, "same": {json.dumps(same)}, "changes": [\n{each}\n]}}'


def _record(change: Change) -> dict[str, str | int | None]:
    return {
        "what": change.what,
        "was": change.was or None,
        "where": change.where or None,
        "box": change.box,
        "column": change.column or None,
        "before": change.before or None,
        "after": change.after or None,
        "line_before": change.lines[0] or None,
        "line_after": change.lines[1] or None,
    }
