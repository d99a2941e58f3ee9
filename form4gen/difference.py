# SPDX-License-Identifier: Apache-2.0
"""What changed between two filings for who reviews it: row by row and box by box, as the form shows them.

Numbers of footnotes do not count, only which text stands at which box; nor does what EDGAR fills in where one side is
silent, for a draft leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from . import kinds
from .matching import pairs, resemble
from .model import Box, Cell, Filing, Footnote, Owner, Record, Row, boxes, cell_names, reading_order
from .reviewed import Change

_SPELLED = (kinds.ownership_form, kinds.direction, kinds.timeliness)
R = TypeVar("R", bound=Record)
Paired = Sequence[tuple[R | None, R | None]]


def changes(before: Filing, after: Filing) -> list[Change]:
    """The boxes that differ, in the order of the form."""
    return list(_Difference(before, after).all())


class _Difference:
    """Two filings, and which footnote of the one is which of the other."""

    def __init__(self, before: Filing, after: Filing) -> None:
        self.before, self.after = before, after
        self.notes = _footnotes(before.footnotes, after.footnotes)
        self.new_name = {old.name: new.name if new else "" for old, new in self.notes if old}

    def all(self) -> Iterator[Change]:
        rows = [(pair.before, pair.row) for pair in pairs(self.before, self.after)]
        for name, box in boxes(Filing):
            old, new = getattr(self.before, name), getattr(self.after, name)
            if box.how == "one":
                yield from self._record(box.key, box.key, old, new)
            elif box.how == "rows":
                table = [(was, row) for was, row in rows if row in new]
                kept = {id(was) for was, _ in table}
                yield from _moved(box.key, old, [was for was, _ in table if was])
                yield from self._many(box.key, old, new, [*table, *((row, None) for row in old if id(row) not in kept)])
            elif box.how == "many":
                paired = _alike(old, new, _who if box.of is Owner else None)
                yield from self._many(box.key, old, new, paired)
            elif box.how == "footnotes":
                yield from self._texts(box.key)
            else:
                yield from self._cell("", "", box, old, new, name)

    def _many(self, key: str, old: Sequence[R], new: Sequence[R], paired: Paired[R]) -> Iterator[Change]:
        place = {id(part): f"{key}[{n}]" for side in (old, new) for n, part in enumerate(side, 1)}
        for was, part in paired:
            yield from self._record(place.get(id(was), ""), place.get(id(part), ""), was, part)

    def _record(self, was: str, where: str, old: Record | None, new: Record | None) -> Iterator[Change]:
        part = new or old
        of: Any = type(part)
        declared = dict(cell_names(of))
        names = reading_order(part.table, self.after.base) if isinstance(part, Row) else tuple(declared)
        for name in names:
            cells = (getattr(old, name) if old else Cell(), getattr(new, name) if new else Cell())
            yield from self._cell(was, where, declared[name], *cells, name, part)

    def _cell(
        self, was: str, where: str, box: Box, old: Cell[Any], new: Cell[Any], name: str, part: Record | None = None
    ) -> Iterator[Change]:
        shown = _shown(name, box, old), _shown(name, box, new)
        if box.public and not all(shown):
            return
        marks = tuple(self.new_name.get(note, note) for note in old.notes)
        if shown[0] == shown[1] and marks == new.notes:
            return
        there = where or was or None
        what = "changed" if (was and where) or not there else "added" if where else "removed"
        column = _column(part, box, self.after.base) if isinstance(part, Row) else ""
        before, after = _said(shown[0], old), _said(shown[1], new)
        lines = (old.mark.line if before else 0, new.mark.line if after else 0)
        yield Change(what, was, where, box.key, column, before, after, lines)

    def _texts(self, key: str) -> Iterator[Change]:
        for old, new in self.notes:
            before, after = (note.text if note else "" for note in (old, new))
            if before.split() == after.split():
                continue
            what = "changed" if old and new else "added" if new else "removed"
            was, where = (f"{key}.{note.name}" if note else "" for note in (old, new))
            lines = (old.mark.line if old else 0, new.mark.line if new else 0)
            yield Change(what, was, where, "text", "", before, after, lines)


def _shown(name: str, box: Box, cell: Cell[Any]) -> str:
    """What the form shows, in words where it shows a letter or a tick; a flag that says no is silent but for one."""
    if isinstance(cell.value, bool):
        return "yes" if cell.value else "no" if name == "rule_10b5_1" else ""
    if not box.kind or not cell.text:
        return ""
    if box.kind in _SPELLED:
        word = box.kind.to_draft(cell.text)
        return f"{word} ({cell.text})" if word != cell.text else word
    shown = cell.text if box.kind.name == "flag" else box.kind.on_paper(cell.text)
    return f"${shown}" if box.kind is kinds.money and cell.value is not None else shown


def _said(shown: str, cell: Cell[Any]) -> str:
    return " ".join(filter(None, [shown, *(f"[{name}]" for name in cell.notes)]))


def _column(row: Row, box: Box, base: str) -> str:
    return box.printed[0 if row.table == 1 else 2 if base == "3" else 1]


def _moved(key: str, old: Sequence[Row], kept: Sequence[Row]) -> Iterator[Change]:
    """The order of the rows that stand on both, by their numbers before."""
    number = {id(row): n for n, row in enumerate(old, 1)}
    order = [number[id(row)] for row in kept]
    if order != sorted(order):
        before, after = (", ".join(map(str, numbers)) for numbers in (sorted(order), order))
        yield Change("moved", key, key, "order", "", before, after)


def _who(owner: Record) -> str:
    assert isinstance(owner, Owner)
    return owner.cik.text.lstrip("0")


def _alike(old: Sequence[R], new: Sequence[R], key: Callable[[R], str] | None) -> Paired[R]:
    """Parts that are the same by their key, else by their place; then those that are gone."""
    left = list(old)
    found: list[tuple[R | None, R | None]] = []
    for place, part in enumerate(new):
        same = [was for was in left if key and key(was) == key(part)] or (
            left[:1] if not key and place < len(old) else []
        )
        if same:
            left.remove(same[0])
        found.append((same[0] if same else None, part))
    return [*found, *((was, None) for was in left)]


def _footnotes(old: Sequence[Footnote], new: Sequence[Footnote]) -> Paired[Footnote]:
    """Footnotes that say the same, of which one is the other revised, or that bear one name."""
    left, found = list(old), dict[int, Footnote]()
    for same in (_same_text, _revised_by_name, _revised, _same_name):
        for note in new:
            was = next((was for was in left if id(note) not in found and same(was, note)), None)
            if was:
                left.remove(was)
                found[id(note)] = was
    return [*((found.get(id(note)), note) for note in new), *((was, None) for was in left)]


def _same_text(one: Footnote, other: Footnote) -> bool:
    return one.text.split() == other.text.split()


def _same_name(one: Footnote, other: Footnote) -> bool:
    return one.name == other.name


def _revised_by_name(one: Footnote, other: Footnote) -> bool:
    return _same_name(one, other) and _revised(one, other)


def _revised(one: Footnote, other: Footnote) -> bool:
    return resemble(one.text, other.text)
