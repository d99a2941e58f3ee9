# SPDX-License-Identifier: Apache-2.0
"""What stands on the page of a filing: each box of the map as EDGAR prints it, and in which column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from .. import kinds, places
from ..model import Cell, Filing, Issuer, Owner, Record, Row, Signature, cell_names, cells, has_box

_DATED = "security date deemed code"
_PRICED = "shares acquired_or_disposed price owned ownership nature"
_OPTION = "security exercise_price date deemed code"
_UNDERLYING = "exercisable expires underlying underlying_amount"
_MOVED = f"acquired disposed {_UNDERLYING} price owned ownership nature"
COLUMNS = {  # form: the columns of Table I and of Table II
    "3": ("security owned ownership nature", f"security {_UNDERLYING} exercise_price ownership nature"),
    "4": (f"{_DATED} early {_PRICED}", f"{_OPTION} early {_MOVED}"),
    "5": (f"{_DATED} {_PRICED}", f"{_OPTION} {_MOVED}"),
}


class Datum(NamedTuple):
    """One printed value: whether a dollar sign stands before it, its text, and the numbers of its footnotes."""

    dollars: bool
    text: str
    marks: tuple[str, ...]


NUMBERS = ["acquired", "disposed", "shares", "price", "exercise_price", "owned", "underlying_amount"]
SMALLER = (11, 9, 8)  # px
_SHEET, _AROUND = 989, 8  # px: the width of a letter sheet between its margins, and padding and rules of a cell

Printed = dict[str, str]
Line = tuple[tuple[str, tuple[Datum, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that a template prints, in its printed form; `has` says which boxes form and version have."""

    form: str
    has: dict[str, bool]
    filing: Printed
    issuer: Printed
    owners: tuple[Printed, ...]
    one_owner: str
    more_owners: str
    table_1: tuple[Line, ...]
    table_2: tuple[Line, ...]
    nothing_owned: bool
    footnotes: tuple[tuple[str, str], ...]
    has_remarks: bool
    signatures: tuple[Printed, ...]


def page(filing: Filing, version: str) -> Page:
    """The page of a filing whose footnotes are numbered F1 to F99, by the look of a schema version.

    Raises ValueError where the filing does not say which form it is.
    """
    base = filing.base
    if base not in COLUMNS:
        raise ValueError("the filing does not say whether it is a Form 3, 4 or 5")
    owners = filing.owners or (Owner(),)
    several = len(owners) > 1
    return Page(
        form=base,
        has={name: has_box(box, base, version) for of in (Filing, Issuer, Owner) for name, box in cell_names(of)},
        filing=_printed(filing) | _reported(filing),
        issuer=_printed(filing.issuer),
        owners=tuple(_owner(owner, base, version) for owner in owners),
        one_owner="" if several else "X",
        more_owners="X" if several else "",
        table_1=tuple(_line(row, base) for row in filing.table_1),
        table_2=tuple(_line(row, base) for row in filing.table_2),
        nothing_owned=base == "3" and bool(filing.no_securities_owned.value or not filing.rows),
        footnotes=tuple((_number(note.name), note.text) for note in filing.footnotes),
        has_remarks=_stands(filing.remarks, filing),
        signatures=tuple(_printed(signature) for signature in filing.signatures or (Signature(),)),
    )


def _printed(record: Record) -> Printed:
    return {name: box.kind.on_paper(cell.text) for name, box, cell in cells(record) if box.kind}


def _stands(cell: Cell[Any], record: Record) -> bool:
    # EDGAR prints the heading of remarks that are there and empty: such a cell has a mark of its own.
    return bool(cell) or cell.mark != record.mark


def _reported(filing: Filing) -> Printed:
    # EDGAR fills these two boxes of Form 5 in; until it has, the rows say what it will tick.
    late = {row.form_type.text for row in filing.rows}
    boxes = {"form_3_holdings": "3", "form_4_transactions": "4"}
    return {name: "X" for name, form in boxes.items() if not getattr(filing, name) and form in late}


def _owner(owner: Owner, base: str, version: str) -> Printed:
    shown = _printed(owner)
    if not has_box(dict(cell_names(Owner))["country"], base, version):
        return shown | {"country": ""}
    if not any(cell for _, box, cell in cells(owner) if box.key.startswith("address.")):
        return shown
    abroad = owner.non_us.value if owner.non_us.text else bool(owner.country)
    if abroad and not owner.state:
        return shown | {"state": shown["territory"], "country": _place(owner.country.text)}
    state = owner.state_name.text or _place(owner.state.text)
    return shown | {"state": state, "country": _place(owner.country.text) if abroad else "UNITED STATES"}


def _place(code: str) -> str:
    return (places.name(code) or code).upper() if code else ""


def _number(note: str) -> str:
    return note.removeprefix("F")


def _datum(text: str, notes: tuple[str, ...], dollars: bool = False) -> tuple[Datum, ...]:
    marks = tuple(_number(note) for note in notes)
    return (Datum(dollars and bool(text), text, marks),) if text or marks else ()


def _line(row: Row, base: str) -> Line:
    shown = {
        name: _datum(box.kind.on_paper(cell.text), cell.notes, box.kind is kinds.money)
        for name, box, cell in cells(row)
        if box.kind
    }
    shown["early"] = _datum("V" if row.form_type.text == "5" and not row.holding else "", row.timeliness.notes)
    shown["code"] = _datum(_code(row, base), row.coding.notes + (row.timeliness.notes if base == "5" else ()))
    shown["owned"] = shown["owned_after"] + shown["owned_after_value"]
    shown["underlying_amount"] = shown["underlying_shares"] + shown["underlying_value"]
    traded = shown["shares"] + shown["total_value"] + _datum("", row.acquired_or_disposed.notes)
    shown["acquired"] = traded if row.acquired_or_disposed.text == "A" else ()
    shown["disposed"] = traded if row.acquired_or_disposed.text == "D" else ()
    return tuple((name, shown[name]) for name in COLUMNS[base][row.table - 1].split())


def _code(row: Row, base: str) -> str:
    code = row.code.text + ("/K" if row.equity_swap.value else "")
    if base != "5":
        return code
    # General Instruction 8 of Form 5: the code is followed by 3, 4 or 5 where the item was due earlier.
    belonged = row.form_type.text if row.form_type.text in ("3", "4") else ""
    return code + (belonged or ("5" if row.timeliness.text == "L" else ""))


def set_smaller(printed: tuple[Datum, ...], name: str, share: float, size: int) -> str:
    """The classes by which a number fits its column, which takes `share` per cent of the sheet, in one line.

    `size` is the size of the table's type in px; digits are half as wide. "" where it fits as it is.
    """
    if name not in NUMBERS:
        return ""
    size = 13 if name == "underlying_amount" else size
    room = _SHEET * share / 100 - _AROUND
    wide = max((_width(datum) for datum in printed), default=0.0)
    if wide * size <= room:
        return ""
    return next(
        (f" of-{small}" for small in SMALLER if small < size and wide * small <= room), f" of-{SMALLER[-1]} cut"
    )


def _width(datum: Datum) -> float:
    """How wide a number is, in ems of its type."""
    return 0.55 * datum.dollars + sum(0.25 if sign in ",." else 0.5 for sign in datum.text)
