# SPDX-License-Identifier: Apache-2.0
"""What was withheld for tax (code F) or sold for it (code S): how much, at what price, under which code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .. import wording
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, WARNING, Told, rule
from ..tally import shown
from ..titles import folded
from .cites import CODES, MEASURED
from .pairs import total

MOST_WITHHELD = Decimal("0.6")  # of what vested; the highest of 17 measured shares is 55 %


def _days(case: Case, *letters: str) -> dict[tuple[date, str], list[Row]]:
    """The transactions of Table I with these codes, by day and class."""
    found: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for row in case.transactions(*letters):
        if row.table == 1 and row.date.value and row.security.value:
            found[row.date.value, folded(row.security.text)].append(row)
    return found


def _of_another_award(rows: list[Row], case: Case) -> bool:
    """Whether a footnote speaks of an award that is not on the form; the usual words on taxes do not."""
    return any(wording.finds(wording.ANOTHER_AWARD, case.words(row)) for row in rows)


@rule("PAIR-05", ERROR, kind="form", each=Filing, cite=CODES)
def less_is_withheld_than_came(filing: Filing, case: Case) -> Iterator[Told]:
    """Less is withheld from an exercise than it brought, or a footnote says from which other award.

    Why: Code F pays the tax or price of an award out of it. An award reported earlier may have vested the same day,
    which only a footnote can show; that shares were withheld for taxes explains nothing.
    """
    came = _days(case, "A", "M", "X")
    for key, rows in _days(case, "F").items():
        from_exercise = [row for row in came.get(key, ()) if row.acquired_or_disposed.value == "A"]
        granted = any(row.code.value == "A" for row in from_exercise)
        if not from_exercise or granted or _of_another_award(rows, case):
            continue
        held, brought = total(row.shares.value for row in rows), total(row.shares.value for row in from_exercise)
        if held is not None and brought is not None and held >= brought:
            said = f"{shown(held)} withheld (code F) on {key[0]}, but only {shown(brought)} came that day"
            hint = "check the numbers, or add a footnote that says from which earlier award they were withheld"
            yield Told(rows[0].shares, said, hint, (from_exercise[0].shares,))


@rule("CODE-F.2", WARNING, kind="practice", each=Filing, cite=MEASURED)
def withholding_stays_below_60_percent(filing: Filing, case: Case) -> Iterator[Told]:
    """Not much more than half of what vests is withheld for tax.

    Why: Of 17 measured vestings at most 55 % was withheld; an option's exercise price, paid in shares, may need more.
    """
    came = _days(case, "M")
    for key, rows in _days(case, "F").items():
        vested = came.get(key, [])
        held, brought = total(row.shares.value for row in rows), total(row.shares.value for row in vested)
        if not brought or not held or any(row.price.value for row in vested) or _of_another_award(rows, case):
            continue
        if brought > held > brought * MOST_WITHHELD:
            said = f"{shown(held)} of {shown(brought)} shares withheld, {held / brought:.0%}"
            hint = "check the number, or say in a footnote from which other award shares were withheld"
            yield Told(rows[0].shares, said, hint, (vested[0].shares,))


@rule("CODE-F.3", WARNING, kind="practice", each=Row, needs="code date", cite=MEASURED)
def withholding_has_an_occasion(row: Row, case: Case) -> Iterator[Told]:
    """What is withheld (code F) stands beside what vested or was exercised that day, or a footnote names the occasion.

    Why: Restricted stock vests without a line of its own, and then all measured forms say in a footnote why shares were
    withheld. Shares that a broker sold for the tax have code S.
    """
    awards = case.transactions("M", "A", "X", "C", "O")
    if row.code.value == "F" and not row.notes and all(award.date.value != row.date.value for award in awards):
        said = "shares are withheld (code F), and neither a line of that day nor a footnote says on what occasion"
        do = "add a footnote: Withheld for taxes on the vesting of restricted stock. A sale for taxes has code: S"
        yield Told(row.code, said, do)


@rule("PAIR-06", WARNING, kind="practice", each=Filing, cite=MEASURED)
def withholding_has_one_price(filing: Filing, case: Case) -> Iterator[Told]:
    """All securities of a class that are withheld on one day have one price.

    Why: It is the market value of that day; so in all 29 measured cases.
    """
    for (day, _), rows in _days(case, "F").items():
        first = rows[0]
        for row in rows[1:]:
            if row.price.value != first.price.value and not row.price.notes and not first.price.notes:
                said = f"withheld on {day} at ${row.price.text} here, at ${first.price.text} in another row"
                yield Told(row.price, said, "write the same market value in both rows", (first.price,))


@rule("PAIR-07", WARNING, kind="form", each=Row, needs="code", cite=CODES)
def withheld_is_f_and_sold_is_s(row: Row, case: Case) -> Iterator[Told]:
    """Shares withheld have code F, shares sold to pay the tax have code S.

    Why: F means delivering or withholding; a sale through a broker is a sale, even if it pays a tax.
    """
    said = case.text(*row.coding.notes, *row.shares.notes, *row.price.notes, *row.date.notes)
    if row.code.value == "S" and (found := wording.finds(wording.SURRENDERED, said, *wording.HANDED_OVER)):
        yield Told(row.code, f'code S, yet its footnote says "{found}"', "write code: F for what the issuer withheld")
    if row.code.value == "F" and (found := wording.finds(wording.SOLD, said)):
        yield Told(row.code, f'code F, yet its footnote says "{found}"', "write code: S for what was sold")
