# SPDX-License-Identifier: Apache-2.0
"""Rows of Table II, continued: puts and calls, terms, and what the boxes of Table II do not take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from .. import phrases
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import shown
from ..titles import folded, is_a
from .cites import MEASURED, face, instruction, specification

TEN_YEARS = timedelta(days=3653 + 10)
THIRTY_YEARS = timedelta(days=30 * 366)
SIDES = tuple(f"{side} to {way}" for side in ("right", "obligation") for way in ("buy", "purchase", "sell"))


@rule("T2-15", WARNING, kind="form", each=Row, needs="security", cite=instruction("4(c)(ii)"))
def option_says_which_side(row: Row, case: Case) -> Iterator[Told]:
    """A put or call says whether it is a right or an obligation, to buy or to sell.

    Why: The instruction asks for it. Employee options are mostly reported without, so puts and calls alone are asked.
    """
    said = f"{row.security.text} {case.words(row)}".lower()
    if row.table == 2 and is_a("put or call", row.security.text) and not any(side in said for side in SIDES):
        message = f'"{row.security.text}" does not say whether it is a right or an obligation, to buy or to sell'
        yield Told(row.security, message, "write it behind the title, such as Put Option (Right to Sell)")


@rule("T2-18", WARNING, kind="form", each=Row, needs="security", cite=instruction("4(c)(ii)"))
def put_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """A put, or an option that obliges, has a footnote that says who wrote and who holds it.

    Why: A and D speak of the option, not of the shares, so a bought put is A although it is a bet on a fall.
    """
    title = row.security.text
    if row.table == 2 and is_a(r"\b(puts?|obligation)\b", title) and not row.notes:
        hint = "add a footnote: who wrote the option, who holds it, and what happens on exercise"
        yield Told(row.security, f'"{title}" stands here without a footnote', hint)


@rule("T2-16", ERROR, kind="edgar", each=Row, schema="X0306..", cite=specification(""))
def direction_of_table_2_takes_no_footnote(row: Row, case: Case) -> Iterator[Told]:
    """The (A) or (D) of a derivative security takes no footnote.

    Why: The schema has no place for one there, though it has in Table I.
    """
    if row.table == 2 and row.acquired_or_disposed.notes:
        said = "this box of Table II takes no footnote"
        yield Told(row.acquired_or_disposed, said, "hang the footnote on the amount or on code:")


@rule("T2-17", NOTE, kind="practice", each=Row, needs="code date expires security", cite=MEASURED)
def option_runs_ten_years(row: Row, case: Case) -> Iterator[Told]:
    """Options that a company grants seldom run for more than ten years.

    Why: None of 52 measured grants does. A longer term is not forbidden, but a mistyped year looks the same.
    """
    if row.code.value != "A" or not is_a("option", row.security.text) or not row.date.value or not row.expires.value:
        return
    if row.expires.value - row.date.value > TEN_YEARS and not row.expires.notes:
        said = f"granted on {row.date.text}, it expires on {row.expires.text}, after more than ten years"
        yield Told(row.expires, said, "check the year")


@rule("T2-17.1", WARNING, kind="practice", each=Row, needs="date expires", cite=MEASURED)
def derivative_expires_in_our_time(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security expires within thirty years.

    Why: What has no end has a footnote instead of a date, so a year so far away is mistyped.
    """
    if row.date.value and row.expires.value and row.expires.value - row.date.value > THIRTY_YEARS:
        said = f"it expires on {row.expires.text}, more than thirty years after this transaction of {row.date.text}"
        yield Told(row.expires, said, "correct the year, or write expires: [name] with a footnote", (row.date,))


@rule("T2-20", ERROR, kind="edgar", each=Row, cite=specification(""))
def form_3_counts_by_the_underlying(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security on Form 3 has no amount owned; its number is that of the underlying securities.

    Why: Table II of Form 3 has no such column, and its schema no such element.
    """
    if case.filing.base == "3" and row.column == "H2" and (row.owned_after or row.owned_after_value):
        said = "Form 3 has no box for the number of derivative securities owned"
        yield Told(row.owned_after or row.owned_after_value, said, "write the number as underlying-shares:")


@rule("T2-13", WARNING, kind="form", each=Row, cite=instruction("4(c)(iii)"))
def series_has_one_exercise_price(row: Row, case: Case) -> Iterator[Told]:
    """Options at different exercise prices stand on lines of their own.

    Why: Column 2 holds one price, and columns 6 to 9 tell of that series alone. A footnote with a range of prices
    lumps several series together.
    """
    for found in phrases.price_ranges(case.text(*row.exercise_price.notes)):
        if row.table == 2 and found.low != found.high:
            said = f"a footnote at the exercise price gives a range, ${found.low} to ${found.high}"
            yield Told(row.exercise_price, said, "write a row for each exercise price, with its own numbers")


@rule("T2-14", WARNING, kind="practice", each=Filing, cite=face("Number of derivative Securities Beneficially Owned"))
def series_has_its_own_total(filing: Filing, case: Case) -> Iterator[Told]:
    """Column 9 counts the derivative securities of the row's series, not all that are held.

    Why: Options at another price or with another end are another series. Where several show one number, it is as a rule
    the total of all; a grant that shows its own number is left aside.
    """
    seen: dict[object, Row] = {}
    for row in filing.table_2:
        after = row.owned_after.value
        if row.holding or not after or not is_a("option", row.security.text) or after == row.shares.value:
            continue
        first = seen.setdefault((after, folded(row.security.text), row.ownership.value), row)
        other = (first.exercise_price.value, first.expires.value) != (row.exercise_price.value, row.expires.value)
        if first is not row and other and first.exercise_price.value and row.exercise_price.value:
            said = f"{shown(after)} stand after this row and after one of another series; are they all options held?"
            yield Told(row.owned_after, said, "write how many of this series are left", (first.owned_after,))
