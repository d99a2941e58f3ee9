# SPDX-License-Identifier: Apache-2.0
"""Rows of Table II: exercise price, dates, the underlying security, and the price of the derivative itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..model import Row
from ..rule import ERROR, WARNING, Told, rule
from ..tally import EXERCISES, dollars, shown
from ..titles import folded, is_a
from ..wording import A_RATIO, ONE_FOR_ONE, SPEAKS_OF_A_RATIO, finds
from .cites import instruction, specification
from .rows import empty, missing, only_notes


@rule("T2-01", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(8)"))
def derivative_has_an_exercise_price(row: Row, case: Case) -> Iterator[Told]:
    """Every derivative security has an exercise or conversion price, or a footnote in the place of it.

    Why: The specification asks for a value, and where there is none for a footnote.
    """
    if row.table == 2 and empty(row.exercise_price):
        hint = "write exercise-price: and dollars, or exercise-price: [name] with a footnote that explains"
        yield Told(row.exercise_price, "this derivative security has no exercise or conversion price", hint)


@rule("T2-02", ERROR, kind="form", each=Row, needs="security exercise_price", cite=instruction("4(c)(iii)"))
def option_has_a_strike(row: Row, case: Case) -> Iterator[Told]:
    """An option or warrant is exercised at a price above 0, or a footnote explains.

    Why: The instruction asks for the exercise price; pre-funded warrants and formulas are explained in a footnote.
    """
    title = row.security.text
    free = row.exercise_price.notes or row.security.notes or is_a("for nothing", title) or is_a("stock unit", title)
    if row.table == 2 and row.exercise_price.value == 0 and is_a("option", title) and not free:
        said = f'"{row.security.text}" has an exercise price of 0, without a footnote'
        yield Told(row.exercise_price, said, "write the exercise price, or exercise-price: 0 [name] with a footnote")


@rule("T2-03", WARNING, kind="form", each=Row, needs="security exercise_price", cite=instruction("4(c)(iii)"))
def stock_unit_has_no_strike(row: Row, case: Case) -> Iterator[Told]:
    """A restricted or other stock unit has no exercise price.

    Why: Nothing is paid for the share; the price of the stock does not stand here. Of 131 measured units none has one.
    """
    title, strike = row.security.text, row.exercise_price
    unit = row.table == 2 and is_a("stock unit", title) and not is_a("option", title)
    if unit and strike.value and not strike.notes:
        said = f'"{title}" has an exercise price of {dollars(strike.value)}'
        yield Told(strike, said, "write exercise-price: [name], with a footnote on what a unit stands for")


@rule("T2-04", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(8)"))
def derivative_says_from_when(row: Row, case: Case) -> Iterator[Told]:
    """Every derivative security says when it becomes exercisable, or carries a footnote there.

    Why: The specification asks for a date, and where there is none for a footnote.
    """
    if row.table == 2 and empty(row.exercisable):
        hint = "write exercisable: YYYY-MM-DD, or exercisable: [name] with a footnote on vesting"
        yield Told(row.exercisable, "this row does not say when the security becomes exercisable", hint)


@rule("T2-04.1", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(8)"))
def derivative_says_until_when(row: Row, case: Case) -> Iterator[Told]:
    """Every derivative security says when it expires, or carries a footnote there.

    Why: The specification asks for a date, and where there is none for a footnote.
    """
    if row.table == 2 and empty(row.expires):
        hint = "write expires: YYYY-MM-DD, or expires: [name] with a footnote, such as that it does not expire"
        yield Told(row.expires, "this row does not say when the security expires", hint)


@rule("T2-05", ERROR, kind="form", each=Row, needs="exercisable expires", cite=instruction("4(c)(iii)"))
def exercisable_before_it_expires(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security becomes exercisable before it expires.

    Why: The two dates are exchanged or mistyped otherwise.
    """
    if row.exercisable.value and row.expires.value and row.exercisable.value > row.expires.value:
        said = f"exercisable from {row.exercisable.text}, but it expires on {row.expires.text} already"
        yield Told(row.exercisable, said, "check both dates; are they exchanged?", (row.expires,))


@rule("T2-06", ERROR, kind="form", each=Row, needs="date expires code", cite=instruction("4(c)(iii)"))
def not_expired_at_the_transaction(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security has not expired on the day of the transaction.

    Why: What has expired can no longer be granted, exercised or sold. Codes E and H report the expiration itself, and J
    may report changed terms.
    """
    if row.code.value in ("E", "H", "J") or row.date.value is None or row.expires.value is None:
        return
    if row.date.value > row.expires.value:
        said = f"it expired on {row.expires.text}, before this transaction of {row.date.text}"
        yield Told(row.expires, said, "check the year of both dates", (row.date,))


@rule("T2-06.1", WARNING, kind="form", each=Row, needs="date expires code", cite=instruction("4(c)(iii)"))
def grant_outlives_its_day(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security that is granted expires later than on the day of its grant.

    Why: It could never be exercised; as a rule the date of the grant was typed twice.
    """
    if row.code.value == "A" and row.acquired_or_disposed.value == "A" and row.expires.value == row.date.value:
        said = f"it expires on {row.expires.text}, the day on which it is granted"
        yield Told(row.expires, said, "write the day on which it expires", (row.date,))


@rule("T2-07", WARNING, kind="form", each=Row, needs="date exercisable code", cite=instruction("4(c)(iii)"))
def exercised_when_exercisable(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security is exercised only once it is exercisable.

    Why: Early exercise and acceleration exist; a footnote on the date says so.
    """
    first, day = row.exercisable, row.date.value
    exercised = row.code.value in EXERCISES and row.acquired_or_disposed.value == "D"
    if exercised and day and first.value and first.value > day and not first.notes:
        said = f"exercised on {row.date.text}, but exercisable only from {first.text}"
        yield Told(first, said, "check both dates, or say in a footnote at exercisable: why", (row.date,))


@rule("T2-08", ERROR, kind="edgar", each=Row, cite=specification("3.5"))
def derivative_names_its_underlying(row: Row, case: Case) -> Iterator[Told]:
    """Every derivative security names the security underlying it.

    Why: The schema asks for a title; a footnote alone does not stand for it.
    """
    if row.table == 2 and missing(row.underlying):
        said = only_notes(row.underlying, "underlying") or "this row names no underlying security"
        yield Told(row.underlying, said, "write underlying: such as Common Stock")


@rule("T2-08.2", WARNING, kind="form", each=Row, needs="security underlying", cite=instruction("4(c)(iii)"))
def derivative_does_not_underlie_itself(row: Row, case: Case) -> Iterator[Told]:
    """What underlies a derivative security is another security.

    Why: Column 7 names what the holder gets, such as common stock, and not once more what column 1 names.
    """
    if row.table == 2 and folded(row.underlying.text) == folded(row.security.text):
        said = f"the security underlying {row.security.text} is said to be the same"
        yield Told(row.underlying, said, "write underlying: such as Common Stock", (row.security,))


@rule("T2-09", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(6)"))
def underlying_has_one_amount(row: Row, case: Case) -> Iterator[Told]:
    """The underlying securities have a number or a value, and not both.

    Why: The specification asks for exactly one; the schema alone lets both be absent.
    """
    if row.table != 2:
        return
    number, value = row.underlying_shares, row.underlying_value
    if number and value:
        said = f"the underlying securities stand here twice, as {number.text} and as ${value.text} of value"
        yield Told(value, said, "keep one of underlying-shares: and underlying-value:", (number,))
    elif not number and not value:
        said = "this row does not say how many securities underlie the derivative"
        yield Told(number, said, "write underlying-shares: and the number, or underlying-value: and dollars")


@rule("T2-10", WARNING, kind="form", each=Row, needs="shares underlying_shares", cite=instruction("4(c)(iii)"))
def ratio_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """Where one derivative does not stand for one share, a footnote says for how many.

    Why: The underlying amount is that of the transaction; preferred stock and depositary shares have ratios.
    """
    number, under = row.shares.value, row.underlying_shares.value
    if row.holding or number == under or number is None or under is None:
        return
    words = case.words(row)
    one = finds(ONE_FOR_ONE, words) and not finds(A_RATIO, words)
    option = is_a(r"\boptions?\b", row.security.text)
    if not one and finds(A_RATIO if option else SPEAKS_OF_A_RATIO, words):
        return
    whole = row.owned_after.value == under
    more = ", though a footnote says that one is one share" if one else ", without a footnote on the ratio"
    more += "; it is the number owned after" if whole else ""
    said = f"{shown(number)} derivative securities over {shown(under)} shares{more}"
    hint = f"write underlying-shares: {shown(number)}, or a footnote that gives the ratio"
    yield Told(row.underlying_shares, said, hint, (row.shares,))


@rule("T2-11", ERROR, kind="edgar", each=Row, cite=specification("3.3, note cm(4)"))
def derivative_has_one_amount(row: Row, case: Case) -> Iterator[Told]:
    """A transaction of Table II gives a number of derivative securities or their value, and not both.

    Why: The specification asks for exactly one.
    """
    if row.column != "T2":
        return
    number, value = row.shares, row.total_value
    if number and value:
        said = f"the amount stands here twice, as {number.text} and as ${value.text}"
        yield Told(value, said, "keep one: acquired: or acquired-value: (or disposed)", (number,))
    elif missing(number) and missing(value):
        said = "this transaction does not say how many derivative securities it moved"
        yield Told(number or value, said, "write acquired: or disposed: and the number")


@rule("T2-12", WARNING, kind="form", each=Row, needs="code price exercise_price", cite=instruction("4(c)(iii)"))
def grant_price_is_not_the_strike(row: Row, case: Case) -> Iterator[Told]:
    """The price of a granted option is what was paid for the option, not its exercise price.

    Why: Column 8 is the price of the derivative itself; the exercise price stands in column 2.
    """
    if row.table == 2 and row.code.value == "A" and row.price.value and row.price.value == row.exercise_price.value:
        said = f"price repeats the exercise price, {row.price.text}"
        yield Told(row.price, said, "write price: 0 if nothing was paid for the option", (row.exercise_price,))


@rule("T2-21", WARNING, kind="form", each=Row, needs="code price", cite=instruction("4(c)(iii)"))
def exercise_leaves_column_8(row: Row, case: Case) -> Iterator[Told]:
    """On an exercise or conversion the price stands in column 2, and column 8 says 0 or has a footnote.

    Why: The instruction leaves column 8 blank there; as EDGAR asks for something, it is 0 or a footnote.
    """
    if row.table == 2 and row.code.value in EXERCISES and row.price.value and not row.price.notes:
        said = f"an exercise (code {row.code.value}) with a price of the derivative itself, {row.price.text}"
        yield Told(row.price, said, "write price: 0; the price paid for the shares stands in exercise-price:")


@rule("T2-21.1", WARNING, kind="form", each=Row, needs="code price exercise_price", cite=instruction("4(c)(iii)"))
def trade_price_is_not_the_strike(row: Row, case: Case) -> Iterator[Told]:
    """The price of an option bought or sold is what was paid for the option, not its exercise price.

    Why: Column 8 is the purchase or sale price of the derivative itself.
    """
    price, strike = row.price, row.exercise_price
    if row.table == 2 and row.code.value in ("P", "S") and price.value == strike.value != 0 and not price.notes:
        said = f"price repeats the exercise price, {price.text}"
        yield Told(price, said, "write what was paid for the derivative security itself", (strike,))
