# SPDX-License-Identifier: Apache-2.0
"""Which row of an amendment is which row of its original, and in which boxes they differ."""

from __future__ import annotations

from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from typing import Any, NamedTuple

from .excerpt import unnumbered
from .model import Cell, Filing, Row, cell_names, cells, reading_order
from .tally import change

_HEAVY = ("shares", "price", "owned_after")
_ALIKE, _ALIKE_THOUGH_FOLLOWING, _REVISED = 0.5, 0.6, 0.6


class Pair(NamedTuple):
    """A row of the amendment and the row of the original that it stands for, None where it was added."""

    row: Row
    before: Row | None


def said(cell: Cell[Any]) -> object:
    """What a box says for comparison: 10.0 is 10.00, and a flag that says no is silent."""
    if cell.value is None:
        return cell.text
    return "" if cell.value is False else cell.value


def changed(pair: Pair, base: str) -> list[str]:
    """The fields of a row that say something else than before, in reading order; footnotes aside."""
    before = pair.before
    if before is None:
        return []
    return [
        name
        for name in reading_order(pair.row.table, base)
        if said(getattr(pair.row, name)) != said(getattr(before, name))
    ]


def pairs(original: Filing, amended: Filing) -> list[Pair]:
    """Each row of the amendment with its row of the original, the likest first; each is used once.

    Rows are alike where most of their boxes agree; shares, price, amount owned and the amount before the transaction
    count twice, for a further sale of the same day differs from a corrected one in just these. A row that goes on
    where one of the original ended must agree more, for it may be a further one.
    """
    ends = {(row.table, row.owned_after.value) for row in original.rows if not row.holding}
    ours, theirs = _explained(amended), _explained(original)
    likeness = []
    for position, row in enumerate(amended.rows):
        follows = (row.table, _opening(row)) in ends
        for place, before in enumerate(original.rows):
            if (row.table, row.holding) == (before.table, before.holding):
                share, near = _likeness(row, before)
                shared = len(ours[position] & theirs[place])
                if share >= (_ALIKE_THOUGH_FOLLOWING if follows and _opening(row) != _opening(before) else _ALIKE):
                    likeness.append((share, shared, near, -abs(place - position), position, place))
    found_for: dict[int, int] = {}
    for *_, position, place in sorted(likeness, reverse=True):
        if position not in found_for and place not in found_for.values():
            found_for[position] = place
    rows = original.rows
    return [Pair(row, rows[found_for[n]] if n in found_for else None) for n, row in enumerate(amended.rows)]


def _explained(filing: Filing) -> list[set[tuple[str, str]]]:
    """What footnotes say of each row, for rows that differ in nothing else."""
    texts = {note.name: unnumbered(note.text) for note in filing.footnotes}
    return [{(name, texts.get(note, "")) for name, _, cell in cells(row) for note in cell.notes} for row in filing.rows]


def _likeness(row: Row, before: Row) -> tuple[float, float]:
    """The share of boxes that agree, and how near the numbers are that do not."""
    agree = total = near = 0.0
    for name, _ in cell_names(Row):
        ours, theirs = said(getattr(row, name)), said(getattr(before, name))
        if ours == "" and theirs == "":
            continue
        weight = 2 if name in _HEAVY else 1
        total += weight
        agree += weight * (ours == theirs)
        if isinstance(ours, Decimal) and isinstance(theirs, Decimal) and max(ours, theirs) > 0:
            near += float(min(ours, theirs) / max(ours, theirs))
    if (opening := _opening(row)) is not None and _opening(before) is not None:
        total += 2
        agree += 2 * (opening == _opening(before))
    return (agree / total if total else 0.0), near


def _opening(row: Row) -> Decimal | None:
    moved, after = change(row), row.owned_after.value
    return None if moved is None or after is None else after - moved


@cache
def resemble(one: str, other: str) -> bool:
    """Whether one text is another one revised."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _REVISED
