# SPDX-License-Identifier: Apache-2.0
"""What every row of either table must have: security, date, code, amount, price, amount owned, ownership."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..case import Case
from ..model import Cell, Filing, Row, cells
from ..phrases import has
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import line
from ..wording import finds
from .cites import face, instruction, rule_of, specification

BARE_NATURES = {"indirect", "trust", "i", "yes", "na", "none", "other", "beneficial", "indirectly", "seeabove"}
BARE_NATURES |= {"self", "byself", "direct", "directly", "owner", "reportingperson"}


def missing(cell: Cell[Any]) -> bool:
    """Whether a box has no value and no text that another rule speaks of; footnotes alone may stand in it."""
    return cell.value is None and not cell.text


def empty(cell: Cell[Any]) -> bool:
    """Whether a box has neither value nor footnotes."""
    return not cell


def only_notes(cell: Cell[Any], box: str) -> str:
    """What to say of a box with footnotes but no value, "" if it has none."""
    return f"{box} has a footnote but no value" if cell.notes else ""


@rule("T1-01", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def row_names_its_security(row: Row, case: Case) -> Iterator[Told]:
    """Every row names its security.

    Why: The schema asks for a title of 1 to 60 characters in each row, and a footnote alone does not stand for it.
    """
    if missing(row.security):
        said = only_notes(row.security, "security") or "this row does not say which security it is about"
        yield Told(row.security, said, "write security: and the title of the class, such as Common Stock")


@rule("CODE-CD", ERROR, kind="edgar", each=Row, cite=specification("4.3.8.2"))
def transaction_has_a_code(row: Row, case: Case) -> Iterator[Told]:
    """Every transaction has a transaction code.

    Why: The schema lets the code be absent, but the specification makes it mandatory.
    """
    if not row.holding and missing(row.code):
        yield Told(row.code, "this transaction has no code", "write code: and one letter, such as P, S, A, M, F or G")


@rule("CODE-CD.1", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def transaction_has_a_date(row: Row, case: Case) -> Iterator[Told]:
    """Every transaction has a date.

    Why: The schema asks for the date of each transaction; a footnote alone does not stand for it.
    """
    if not row.holding and missing(row.date):
        said = only_notes(row.date, "date") or "this transaction has no date"
        yield Told(row.date, said, "write date: and the day of the transaction, YYYY-MM-DD")


@rule("T1-06.1", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def transaction_has_an_amount(row: Row, case: Case) -> Iterator[Told]:
    """Every transaction of Table I says how many securities it moved.

    Why: The schema asks for the number; a footnote alone does not stand for it.
    """
    if row.column == "T1" and missing(row.shares):
        said = only_notes(row.shares, "the amount") or "this transaction does not say how many securities it moved"
        yield Told(row.shares, said, "write acquired: or disposed: and the number")


@rule("T1-08", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(8)"))
def transaction_has_a_price(row: Row, case: Case) -> Iterator[Told]:
    """Every transaction has a price or a footnote in the place of it.

    Why: The specification asks for a value, and where there is none for a footnote.
    """
    if not row.holding and empty(row.price):
        hint = "write price: 0 if nothing was paid, or price: [name] with a footnote that explains"
        yield Told(row.price, "this transaction has no price, and no footnote that explains why", hint)


@rule("T1-12", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def transaction_has_a_direction(row: Row, case: Case) -> Iterator[Told]:
    """Every transaction says whether it acquires or disposes.

    Why: The schema asks for A or D beside each amount.
    """
    if not row.holding and (row.shares or row.total_value) and missing(row.acquired_or_disposed):
        said = "this transaction does not say whether the securities were acquired or disposed of"
        yield Told(row.acquired_or_disposed, said, "write acquired: or disposed: before the amount")


@rule("T1-13", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def row_has_an_ownership_form(row: Row, case: Case) -> Iterator[Told]:
    """Every row says whether the securities are owned directly or indirectly.

    Why: The schema asks for D or I in each row.
    """
    if missing(row.ownership):
        said = "this row does not say whether ownership is direct or indirect"
        yield Told(row.ownership, said, "write ownership: direct, or ownership: indirect with a nature")


@rule("T1-14", ERROR, kind="edgar", each=Row, needs="ownership nature", cite=specification("3.3, note cm(5)"))
def direct_has_no_nature(row: Row, case: Case) -> Iterator[Told]:
    """Direct ownership has no nature of indirect ownership.

    Why: EDGAR suspends a filing that gives a nature beside D, although the schema lets it pass.
    """
    if row.ownership.value == "D" and row.nature.value:
        said = f'ownership is direct, yet a nature of indirect ownership is given: "{row.nature.text}"'
        yield Told(row.nature, said, "take nature: out, or write ownership: indirect", (row.ownership,))


@rule("T1-15", ERROR, kind="edgar", each=Row, needs="ownership", cite=specification("3.3, note cm(5)"))
def indirect_has_a_nature(row: Row, case: Case) -> Iterator[Told]:
    """Indirect ownership says of what nature it is.

    Why: EDGAR asks for it, although the schema lets it pass; a footnote alone does not stand for it.
    """
    if row.ownership.value == "I" and missing(row.nature):
        said = only_notes(row.nature, "nature") or "ownership is indirect, and nothing says through whom or what"
        yield Told(
            row.nature or row.ownership,
            said,
            "write nature: such as By Spouse, By Jane Roe Trust, or See Footnote [name]",
        )


@rule("BAL-06", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(7)"))
def row_says_what_is_owned(row: Row, case: Case) -> Iterator[Told]:
    """Every row gives the amount owned, as a number or as a value, and not both.

    Why: The specification asks for one of the two. Derivative holdings of Form 3 have neither (T2-20).
    """
    if row.column == "H2" and case.filing.base not in ("4", "5"):
        return
    key = "owned" if row.holding else "owned-after"
    number, value = row.owned_after, row.owned_after_value
    if number and value:
        said = f"the amount owned stands here twice, as {number.text} and as ${value.text} of value"
        yield Told(value, said, f"keep one of {key}: and {key}-value:", (number,))
    elif missing(number) and missing(value):
        when = "is owned" if row.holding else "is owned after this transaction"
        said = only_notes(number or value, "the amount owned") or f"this row does not say how much {when}"
        yield Told(number or value, said, f"write {key}: and the number; 0 if nothing is left")


REFERS = r"\bsee (also )?(the )?((end|foot)?notes?|explanations?)\b"


@rule("T1-16", ERROR, kind="form", each=Row, cite=instruction("6(a)"))
def see_footnote_has_a_footnote(row: Row, case: Case) -> Iterator[Told]:
    """A box that says "See Footnote" carries the footnote.

    Why: The reader of the form finds the explanation by the mark at that box; no accepted form of the sample lacks it.
    """
    for cell in (row.security, row.underlying, row.nature):
        if cell.value and not cell.notes and has(REFERS, cell.text):
            hint = f"write {cell.text} [name] with the name of a footnote, or say in words what is meant"
            yield Told(cell, f'"{cell.text}" stands here without a footnote', hint)


@rule("T1-17", WARNING, kind="form", each=Row, needs="ownership nature", cite=instruction("4(b)(iii)"))
def nature_is_specific(row: Row, case: Case) -> Iterator[Told]:
    """The nature of indirect ownership is stated as specifically as possible.

    Why: The instruction gives By Self as Trustee for X, By Spouse, By X Trust and By Y Corporation as examples.
    """
    said = "".join(sign for sign in row.nature.text.casefold() if sign.isalnum())
    if row.ownership.value == "I" and said in BARE_NATURES and not row.nature.notes:
        message = f'"{row.nature.text}" does not say through whom or what the securities are held'
        yield Told(row.nature, message, "name the spouse, trust or company: nature: By Jane Roe Living Trust")


JOINTLY = r"\b(joint tenan\w+|joint account|tenan\w+ in common|tenan\w+ by the entiret\w+|community property)\b"


@rule("T1-18", WARNING, kind="form", each=Row, needs="ownership nature", cite=instruction("4(b)(ii)"))
def joint_tenancy_is_direct(row: Row, case: Case) -> Iterator[Told]:
    """Securities held as joint tenants, tenants in common or community property are owned directly.

    Why: The instruction lists these with what is in the owner's own name or with a bank or broker for the owner.
    """
    if row.ownership.value == "I" and has(JOINTLY, row.nature.text):
        said = f'"{row.nature.text}" is direct ownership by the instruction, but the row says indirect'
        yield Told(row.nature, said, "write ownership: direct, take nature: out, and explain in a footnote if you wish")


BY_SPOUSE = (
    r"(?<!not )\bincludes? (an additional |the )?[\d,]+ (\w+ )?shares ((?!jointly)\w+ ){0,4}?by "
    r"(the |his |her )?(reporting (person|owner)'s )?(spouse|wife|husband)\b"
)


@rule("T1-18.1", ERROR, kind="form", each=Row, needs="ownership", cite=instruction("4(b)(iii)"))
def indirect_stands_apart(row: Row, case: Case) -> Iterator[Told]:
    """What a spouse holds stands on a separate line from what is owned directly.

    Why: The instruction wants direct ownership and each form of indirect ownership on lines of their own.
    """
    if row.ownership.value == "D" and (found := finds(BY_SPOUSE, case.text(*row.owned_after.notes, *row.shares.notes))):
        said = f'ownership is direct, but a footnote says that the amount "{found}"'
        yield Told(row.owned_after, said, "write a holding of its own: ownership: indirect with nature: By Spouse")


@rule("T1-20", WARNING, kind="form", each=Filing, cite=face("Amount of Securities Beneficially Owned Following"))
def holding_repeats_no_transaction(filing: Filing, case: Case) -> Iterator[Told]:
    """What a transaction already shows as owned is not shown again as a holding.

    Why: The total after the last transaction is the holding; a second line counts the securities twice.
    """
    seen = {_line(row): row for row in filing.rows if not row.holding}
    for row in filing.rows:
        if row.holding and row.security.value and (last := seen.get(_line(row))):
            said = f"this holding of {row.security.text} has the same owner and nature as a transaction of this form"
            hint = "take the holding out, or say in nature: or a footnote how it is another"
            yield Told(row, said, hint, (last,))


def _line(row: Row) -> object:
    return line(row), row.owned_after.notes, row.security.notes


@rule("T1-21", WARNING, kind="form", each=Filing, cite=instruction("4(a)(ii)"))
def transaction_stands_once(filing: Filing, case: Case) -> Iterator[Told]:
    """Each transaction stands on one line, once.

    Why: Two lines that agree in every box, the amount owned after them included, are most likely one transaction.
    """
    for row, first in _repeated(row for row in filing.rows if not row.holding and row.shares.value is not None):
        said = "this transaction agrees in every box with an earlier line"
        hint = "take one of them out; if both happened, give each its own owned-after"
        yield Told(row, said, hint, (first,))


def _repeated(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """The rows that agree in every box with an earlier one of their table, each with that one."""
    seen: dict[object, Row] = {}
    for row in rows:
        first = seen.setdefault((row.table, *((name, c.text, c.notes) for name, _, c in cells(row))), row)
        if first is not row:
            yield row, first


@rule("T1-21.1", WARNING, kind="form", each=Filing, cite=face("Amount of Securities Beneficially Owned Following"))
def holding_stands_once(filing: Filing, case: Case) -> Iterator[Told]:
    """Each holding stands on one line, once.

    Why: Two lines that agree in every box count the same securities twice; what is held in two places differs in its
    nature or a footnote.
    """
    held = (row for row in filing.rows if row.holding and row.security.value and row.owned_after.value is not None)
    for row, first in _repeated(held):
        said = f"this holding of {row.security.text} agrees in every box with an earlier line"
        yield Told(row, said, "take one of them out, or say in nature: or a footnote how they differ", (first,))


@rule("T1-22", WARNING, kind="form", each=Row, needs="date deemed", cite=instruction("4(a)(ii)"))
def deemed_day_is_not_before(row: Row, case: Case) -> Iterator[Told]:
    """The deemed execution date is not before the transaction.

    Why: It is the day on which the owner heard of the execution, at the latest the third business day after the trade.
    """
    if row.deemed.value and row.date.value and row.deemed.value < row.date.value:
        said = f"deemed {row.deemed.text} is before the transaction of {row.date.text}"
        yield Told(row.deemed, said, "write the day of notice, or take deemed: out", (row.date,))


@rule("T1-22.1", NOTE, kind="practice", each=Row, needs="date deemed", cite=rule_of("16a-3(g)(2)"))
def deemed_day_differs(row: Row, case: Case) -> Iterator[Told]:
    """A deemed execution date is given only where it differs from the date of the transaction.

    Why: It is needed only where the due day is counted from it; many forms repeat the date all the same.
    """
    if row.deemed.value == row.date.value:
        yield Told(row.deemed, f"deemed is the day of the transaction itself, {row.date.text}", "take deemed: out")
