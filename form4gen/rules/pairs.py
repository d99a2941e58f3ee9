# SPDX-License-Identifier: Apache-2.0
"""Rows that belong together: the two sides of an exercise, of a gift to oneself, of an exercise and its sale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..case import Case
from ..model import Filing, Row
from ..phrases import names_another_form
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import EXERCISES, Exercise, dollars, line, shown
from ..titles import folded, is_a
from ..wording import ONE_SIDED, finds
from .cites import instruction, rule_of


def total(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, None where a number is missing."""
    found = Decimal(0)
    for number in numbers:
        if number is None:
            return None
        found += number
    return found


@rule("PAIR-01", ERROR, kind="form", each=Exercise, cite=instruction("4(c)(i)"))
def exercised_option_brings_shares(pair: Exercise, case: Case) -> Iterator[Told]:
    """An option or warrant exercised in Table II brings its shares in Table I, or a footnote says why not.

    Why: The instruction reports the exercise in Table II and what is then held in Table I. Cash settlement exists.
    """
    elsewhere = any(row.date.value == pair.date for row in case.transactions("D")) or _into_table_2(pair, case)
    if pair.code == "C" or pair.came or elsewhere or _remarks_explain(case):
        return
    for row in pair.went:
        if is_a("option", row.security.text) and not is_a("put", row.security.text) and not row.notes:
            said = f"the exercise of {pair.date} brings no {row.underlying.text or 'shares'} in Table I"
            hint = f"add a row to table-1 with code: {pair.code}, the same date, acquired: and the exercise price"
            yield Told(row, said, hint)


def _remarks_explain(case: Case) -> bool:
    return bool(names_another_form(case.remarks) or finds(ONE_SIDED, case.remarks))


def _into_table_2(pair: Exercise, case: Case) -> bool:
    """Whether the exercise brought a class that is itself convertible, so that it came in Table II."""
    came = (row for row in case.transactions(pair.code) if row.table == 2 and row.date.value == pair.date)
    return any(row.acquired_or_disposed.value == "A" for row in came)


@rule("PAIR-01.1", WARNING, kind="form", each=Exercise, cite=rule_of("16a-4(b)"))
def exercise_shows_both_sides(pair: Exercise, case: Case) -> Iterator[Told]:
    """An exercise or conversion shows both of its sides, or a footnote says why not.

    Why: The rule treats it as a purchase of the underlying and a closing of the derivative. Stock units reported in
    Table I and cash settlement have one side only.
    """
    both = {row.table for row in case.transactions(pair.code) if row.date.value == pair.date} == {1, 2}
    if both or _remarks_explain(case) or any(case.transactions("D")) or _into_table_2(pair, case):
        return
    for row in pair.came + pair.went:
        option = row.table == 2 and pair.code != "C" and is_a("option", row.security.text)
        told_elsewhere = (option and not row.notes) or _as_an_award(row, case)
        explained = row.notes if pair.code == "C" else finds(ONE_SIDED, case.words(row))
        if not told_elsewhere and not explained and not _under_another_code(row, pair, case):
            side, other = ("Table I", "table-2") if row.table == 1 else ("Table II", "table-1")
            said = f"the exercise (code {pair.code}) of {pair.date} stands in {side} only, and no footnote says why"
            yield Told(row, said, f"add its other side to {other}, or a footnote that says why there is none")


@rule("PAIR-01.2", WARNING, kind="form", each=Exercise, cite=rule_of("16a-4(b)"))
def exercise_has_one_code(pair: Exercise, case: Case) -> Iterator[Told]:
    """The shares from an exercise have the code of the exercise in Table I too, not that of an award.

    Why: They are the other side of what goes in Table II; as an award (code A) they would be counted as new.
    """
    for row in pair.went if not pair.came else ():
        if award := _as_an_award(row, case):
            said = f"code A, but the same number is exercised (code {pair.code}) in Table II on {pair.date}"
            yield Told(award.code, said, f"write code: {pair.code}", (row.code,))


@rule("PAIR-01.3", WARNING, kind="form", each=Exercise, cite=instruction("4(c)(i)"))
def exercise_brings_what_underlies(pair: Exercise, case: Case) -> Iterator[Told]:
    """The shares that an exercise brings in Table I bear the title that underlies the derivative in Table II.

    Why: They are the same security, and the balance of a class goes by its title. All measured forms agree.
    """
    titles = {folded(row.security.text) for row in pair.came}
    for row in pair.went:
        if pair.came and row.underlying.value and folded(row.underlying.text) not in titles:
            came = pair.came[0].security
            said = f"{row.underlying.text} underlies this, but the exercise brings {came.text}"
            yield Told(row.underlying, said, f"write the same title in both: {came.text}", (came,))


@rule("PAIR-01.4", WARNING, kind="form", each=Exercise, cite=rule_of("16a-4(b)"))
def exercise_has_the_same_code_in_both_tables(pair: Exercise, case: Case) -> Iterator[Told]:
    """The two sides of an exercise bear the same code.

    Why: M, X, O and C are four kinds of exercise, and what comes in Table I is what was exercised in Table II.
    """
    for row in pair.came if not pair.went else ():
        if other := _under_another_code(row, pair, case):
            said = f"code {pair.code}, but Table II exercises the same number under code {other.code.text}"
            yield Told(row.code, said, "write the code that is right in both tables", (other.code,))


def _under_another_code(row: Row, pair: Exercise, case: Case) -> Row | None:
    """The other side of an exercise, on the same day and in the same number, where it bears another code."""
    for other in case.transactions(*EXERCISES):
        one, two = (row, other) if row.table == 1 else (other, row)
        same = other.date.value == pair.date and two.underlying_shares.value == one.shares.value is not None
        ways = (one.acquired_or_disposed.value, two.acquired_or_disposed.value)
        if same and (one.table, two.table) == (1, 2) and other.code.value != pair.code and ways == ("A", "D"):
            return other
    return None


def _as_an_award(row: Row, case: Case) -> Row | None:
    """The award of Table I that has the day and the number of a derivative that goes in Table II."""
    for award in case.transactions("A"):
        same = award.date.value == row.date.value and award.shares.value == row.underlying_shares.value is not None
        if same and row.table == 2 and award.table == 1 and award.acquired_or_disposed.value == "A":
            return award
    return None


@rule("PAIR-02", WARNING, kind="form", each=Exercise, cite=rule_of("16a-4(b)"))
def exercise_moves_equal_numbers(pair: Exercise, case: Case) -> Iterator[Told]:
    """The shares that come in Table I are as many as underlie the derivatives that go in Table II.

    Why: They are the same shares. A fraction paid in cash is left aside; a net exercise is explained in a footnote.
    """
    if pair.code != "C":
        yield from _unequal(pair)


@rule("PAIR-04", WARNING, kind="form", each=Exercise, cite=instruction("4(c)(i)"))
def conversion_moves_equal_numbers(pair: Exercise, case: Case) -> Iterator[Told]:
    """The shares that a conversion brings in Table I are as many as underlie what goes in Table II.

    Why: They are the same shares; what came in Table II instead, or as a bonus, is explained in a footnote.
    """
    classes = any(row.table == 2 and row.acquired_or_disposed.value == "A" for row in case.transactions("C"))
    if pair.code == "C" and not classes:
        yield from _unequal(pair)


def _unequal(pair: Exercise) -> Iterator[Told]:
    explained = any(row.shares.notes for row in pair.came) or any(row.underlying_shares.notes for row in pair.went)
    if not pair.came or not pair.went or explained:
        return
    came = total(row.shares.value for row in pair.came)
    went = total(row.underlying_shares.value for row in pair.went)
    if came is None or went is None or abs(came - went) < 1:
        return
    said = f"{shown(came)} shares come in Table I, but {shown(went)} underlie what goes in Table II on {pair.date}"
    yield Told(
        pair.came[0].shares, said, "make them equal, or explain in a footnote", (pair.went[0].underlying_shares,)
    )


@rule("PAIR-03", ERROR, kind="form", each=Exercise, cite=instruction("4(c)(iii)"))
def exercise_costs_the_strike(pair: Exercise, case: Case) -> Iterator[Told]:
    """The price of shares from an exercise is the exercise price of the derivative.

    Why: That is what was paid, not the market price of the day; several prices stand on several rows. Where the numbers
    differ, as with depositary shares, PAIR-02 speaks instead.
    """
    if pair.code == "C" or not pair.came or not _one_for_one(pair):
        return
    strikes = {row.exercise_price.value for row in pair.went}
    if None in strikes or any(row.exercise_price.notes for row in pair.went):
        return
    listed = " or ".join(dollars(strike) for strike in sorted(s for s in strikes if s is not None))
    for row in pair.came:
        if row.price.value is not None and row.price.value not in strikes and not row.price.notes:
            said = f"the exercise (code {pair.code}) paid ${row.price.text} in Table I, but Table II says {listed}"
            hint = "write the exercise price here; with several, a row for each, or a footnote that explains"
            yield Told(row.price, said, hint, (pair.went[0].exercise_price,))


def _one_for_one(pair: Exercise) -> bool:
    came, went = total(r.shares.value for r in pair.came), total(r.shares.value for r in pair.went)
    depositary = any(is_a("depositary", row.security.value) for row in pair.came)
    return came is not None and went is not None and abs(came - went) < 1 and not depositary


@rule("PAIR-03.1", WARNING, kind="form", each=Exercise, cite=instruction("4(c)(iii)"))
def stock_units_cost_nothing(pair: Exercise, case: Case) -> Iterator[Told]:
    """Shares from stock units come at a price of 0 or with a footnote.

    Why: Nothing is paid for them; the market price belongs on the row of what was withheld or sold.
    """
    units = [row for row in pair.went if is_a("stock unit", row.security.text) and not row.exercise_price.value]
    if pair.code == "C" or not units or len(units) < len(pair.went):
        return
    for row in pair.came:
        if row.price.value and not row.price.notes:
            said = f"shares from {units[0].security.text} at ${row.price.text}; nothing is paid for them"
            yield Told(row.price, said, "write price: 0, or a footnote that says what was paid")


@rule("PAIR-08", NOTE, kind="form", each=Filing, cite=rule_of("16a-13"))
def gift_to_oneself_changes_the_form(filing: Filing, case: Case) -> Iterator[Told]:
    """A transfer that changes only the form of ownership is no gift.

    Why: Rule 16a-13 exempts it where the pecuniary interest stays the same, as with a trust that the giver alone can
    revoke.
    """
    gifts = [row for row in case.transactions("G") if row.shares.value is not None]
    received = {(row.date.value, row.shares.value): row for row in gifts if row.acquired_or_disposed.value == "A"}
    for row in gifts:
        other = received.get((row.date.value, row.shares.value))
        if row.acquired_or_disposed.value == "D" and row.shares.value and other:
            said = f"the reporting person gives {shown(row.shares.value)} and receives as many on {row.date.text}"
            hint = "if only the form of ownership changed, leave both rows out and explain the totals in a footnote"
            yield Told(row, said, hint, (other,))


@rule("PAIR-09", NOTE, kind="practice", each=Filing, cite=instruction("4(a)(ii)"))
def exercise_before_its_sale(filing: Filing, case: Case) -> Iterator[Told]:
    """The exercise stands before the sale of the same day.

    Why: The totals then run up and down as the shares came and went.
    """
    first: dict[object, Row] = {}
    for row in filing.table_1:
        if row.code.value in ("S", "M", "X") and row.date.value:
            before = first.setdefault((row.date.value, line(row)), row)
            if before.code.value == "S" and row.code.value != "S":
                said = f"the sale of {row.date.text} stands before the exercise of that day"
                yield Told(before, said, "write the exercise first", (row,))
                first[row.date.value, line(row)] = row
