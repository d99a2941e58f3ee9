# SPDX-License-Identifier: Apache-2.0
"""A row of a draft: transaction or holding, its short spellings, and the defaults that the form implies."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..model import Box, Cell, Row, cell_names
from .composing import says
from .scalars import NO_NOTES, Nodes, cell

MISPLACED = says("YAML-13", "A row has only the boxes of its table and kind.", "The form has no place for the others.")
BOTH = says("YAML-14", "A row says its amount and direction once.", "Of two amounts nobody can tell which one counts.")

# short spelling -> the amount box, and the letter of acquired or disposed
SHORT = {
    "acquired": ("shares", "A"),
    "disposed": ("shares", "D"),
    "acquired-value": ("total_value", "A"),
    "disposed-value": ("total_value", "D"),
}
HOLDING = {"owned": "owned_after", "owned-value": "owned_after_value"}
_AFTER = {"owned-after": "owned_after", "owned-after-value": "owned_after_value"}
_LONG = ("shares", "total-value", "acquired-or-disposed")
_TRANSACTION = frozenset([*SHORT, *_LONG, "date", "deemed", "code", "equity-swap", "timeliness", "price", *_AFTER])
_WORDS = {
    "T1": "a transaction of table-1",
    "H1": "a holding of table-1",
    "T2": "a transaction of table-2",
    "H2": "a holding of table-2",
}


@cache
def _by_key() -> dict[str, tuple[str, Box]]:
    return {box.key: (name, box) for name, box in cell_names(Row) if box.how != "notes"}


@cache
def _absent() -> tuple[str, ...]:
    return tuple(name for name, _ in cell_names(Row))


def read_row(nodes: Nodes, node: Any, table: int, path: str, base: str) -> Row:
    """One row. It is a transaction if it has any word of one; else a holding. Of owned-after alone, it is asked."""
    pairs = nodes.pairs(node, path, "row", words())
    given = {key for key, _, _ in pairs}
    holding = given & _TRANSACTION <= _AFTER.keys()
    column = ("H" if holding else "T") + str(table)
    found: dict[str, Any] = {}
    for key, at, value in pairs:
        where = f"{path}.{key}"
        if key in SHORT and not (table == 1 and key.endswith("-value")):
            _amount(nodes, key, at, value, where, given, found)
        elif key in HOLDING or (holding and key in _AFTER):
            _owned(nodes, key, at, value, where, holding, given, found)
        elif key in _by_key() and _belongs(key, column):
            _box(nodes, key, value, where, holding, found)
        elif at.value == key:
            _refuse(nodes, key, at, where, column)
            if key in ("acquired-value", "disposed-value", "total-value"):
                found.setdefault("shares", nodes.unread(value, where))
                found.setdefault("acquired_or_disposed", found["shares"])
    if not holding:
        _imply(nodes, node, path, base, found)
    absent: Cell[Any] = Cell(mark=nodes.mark(node, path))
    return Row(mark=absent.mark, table=table, holding=holding, **dict.fromkeys(_absent(), absent) | found)


@cache
def words() -> tuple[str, ...]:
    """Every key of a row."""
    return (*_by_key(), *SHORT, *HOLDING)


@cache
def _kind(name: str) -> Any:
    return dict(cell_names(Row))[name].kind


def _belongs(key: str, column: str) -> bool:
    return column in _by_key()[key][1].columns and not (column[0] == "H" and key.startswith("owned-after"))


def _box(nodes: Nodes, key: str, value: Any, path: str, holding: bool, found: dict[str, Any]) -> None:
    name, box = _by_key()[key]
    assert box.kind
    if key == "code" or (key == "form-type" and holding):
        both = nodes.boxed(value, path, box.kind)
        found[name] = Cell(both.value, both.text, (), both.mark, both.refused)
        found["coding"] = Cell(notes=both.notes, mark=both.mark)
    elif key == "form-type":
        made = nodes.boxed(value, path, box.kind)
        if made.notes:
            hint = "put them on code: they are the coding's footnotes"
            nodes.refuse(NO_NOTES, value, path, "form-type of a transaction takes no footnotes", hint)
        if made:
            found[name] = made
    elif box.how == "boxed":
        found[name] = nodes.boxed(value, path, box.kind)
    else:
        found[name] = nodes.plain(value, path, box.kind)


def _amount(nodes: Nodes, key: str, at: Any, value: Any, path: str, given: set[str], found: dict[str, Any]) -> None:
    name, letter = SHORT[key]
    others = sorted(given & {*SHORT, *_LONG} - {key})
    if others and sorted([key, *others])[0] == key:
        nodes.refuse(
            BOTH,
            at,
            path,
            f"{key} and {', '.join(others)} stand in one row",
            "keep one; one row is one transaction, acquired or disposed",
        )
    if others and found.keys() & {"shares", "total_value"}:
        return
    made = nodes.boxed(value, path, _kind(name))
    found[name] = made
    found["acquired_or_disposed"] = Cell(letter, letter, mark=made.mark)


def _imply(nodes: Nodes, node: Any, path: str, base: str, found: dict[str, Any]) -> None:
    """The form type follows from form and timeliness, no swap is a swap that is not (EDGAR wants both written)."""
    if "code" not in found:
        return
    mark = found["code"].mark
    if "form_type" not in found:
        early = "timeliness" in found and found["timeliness"].value == "E"
        letter = "5" if base == "5" or early else "4"
        found["form_type"] = cell(_kind("form_type"), letter, (), mark)
    if "equity_swap" not in found:
        found["equity_swap"] = cell(_kind("equity_swap"), "no", (), mark)


def _owned(
    nodes: Nodes, key: str, at: Any, value: Any, path: str, holding: bool, given: set[str], found: dict[str, Any]
) -> None:
    """The amount owned; the word of the other kind of row is told, and read as the right one."""
    if key in HOLDING and not holding:
        message = f"{key} stands in a transaction ({', '.join(sorted(given & _TRANSACTION)[:2])})"
        hint = f"write {key.replace('owned', 'owned-after')}: what is owned after the transaction"
        nodes.refuse(MISPLACED, at, path, message, hint)
    elif key in _AFTER:
        message = f"{key} stands in a row that has no date, code, amount or price"
        hint = f"is it a holding? write {key.replace('-after', '')}:; a transaction needs the others as well"
        nodes.refuse(MISPLACED, at, path, message, hint)
    name = (HOLDING | _AFTER)[key]
    if key not in HOLDING or holding or not given & {key.replace("owned", "owned-after")}:
        found.setdefault(name, nodes.boxed(value, path, _kind(name)))


def _refuse(nodes: Nodes, key: str, at: Any, path: str, column: str) -> None:
    debt = key.endswith("-value")
    hint = "debt is reported by value in table-2 only" if debt else "take it out, or move the row to the other table"
    nodes.refuse(MISPLACED, at, path, f"{key} is no box of {_WORDS[column]}", hint)
