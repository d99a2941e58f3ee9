# SPDX-License-Identifier: Apache-2.0
"""DOC-12 to DOC-17: the date in the period box, against the rows, the signatures and the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import phrases
from ..calendar import days_from_month_end, told
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, WARNING, Told, rule
from .cites import face

EARLIEST = face("3. Date of Earliest Transaction")
YEAR_END = face("3. Statement for Issuer's Fiscal Year Ended", "5")
EVENT = face("2. Date of Event Requiring Statement", "3")
STALE_DAYS = 30
DAYS_OF_52_WEEKS = 7


def _dated(case: Case, form_type: str) -> list[Row]:
    return [row for row in case.transactions() if row.form_type.value == form_type and row.date.value]


def day_of(row: Row) -> date:
    """The date of a row that has one; a rule asks for it by `needs`."""
    assert row.date.value
    return row.date.value


@rule("DOC-12", ERROR, kind="form", each=Filing, needs="period", cite=EARLIEST)
def period_is_the_earliest_transaction(filing: Filing, case: Case) -> Iterator[Told]:
    """The period of a Form 4 is the date of its earliest transaction.

    Why: Box 3 asks for it, and EDGAR does not compare. Rows reported early (column V) can be older, a deemed day of
    execution can stand for that of its trade, and an amendment or a second form of two keeps the period of the first.
    """
    rows = _dated(case, "4")
    if filing.base == "4" and rows:
        yield from _compared(filing, case, rows)


@rule("DOC-13", ERROR, kind="form", each=Filing, needs="period", cite=EARLIEST)
def period_of_early_items_alone(filing: Filing, case: Case) -> Iterator[Told]:
    """The period of a Form 4 that has only early reports (column V) is the date of the earliest of them.

    Why: Box 3 asks for the date of the earliest transaction, and there is no other.
    """
    rows = _dated(case, "5")
    if filing.base == "4" and rows and not _dated(case, "4"):
        yield from _compared(filing, case, rows)


def _compared(filing: Filing, case: Case, rows: list[Row]) -> Iterator[Told]:
    # Transactions of the months before registration come with the first form that is due (Rule 16a-2(a)).
    if phrases.looks_back(case.explanation):
        rows = [row for row in rows if not phrases.looks_back(case.words(row))] or rows
    period, first = filing.period.value, min(rows, key=day_of)
    every = [day_of(row) for row in case.transactions() if row.date.value]
    deemed = min(max(day_of(row), row.deemed.value or day_of(row)) for row in rows)
    if period is None or period in (day_of(first), deemed, min(every)):
        return
    if period < day_of(first) and (filing.amends or phrases.names_another_form(case.explanation)):
        return
    yield Told(
        filing.period,
        f"the period is {told(period)}, but the earliest transaction is of {told(day_of(first))}",
        f"write period: {day_of(first).isoformat()}, or correct the date of the row",
        (first.date,),
    )


@rule("DOC-14", ERROR, kind="form", each=Filing, needs="period", cite=EARLIEST)
def period_not_after_signature(filing: Filing, case: Case) -> Iterator[Told]:
    """The period is not after the day of signature, nor in the future.

    Why: Nobody can sign for what has not happened. EDGAR does not compare the dates.
    """
    rows = list(case.transactions())
    if filing.base == "3" or (filing.base == "4" and rows and all(row.form_type.value == "5" for row in rows)):
        return
    yield from _signed_too_early(filing, case)


@rule("DOC-17", ERROR, kind="form", each=Filing, needs="period", cite=EVENT)
def event_not_after_signature(filing: Filing, case: Case) -> Iterator[Told]:
    """The event that requires a Form 3 is not after the day of signature, nor in the future.

    Why: The period of a Form 3 is the day of the event: the appointment, the registration, the purchase beyond ten
    percent.
    """
    if filing.base == "3":
        yield from _signed_too_early(filing, case)


def _signed_too_early(filing: Filing, case: Case) -> Iterator[Told]:
    period = filing.period.value
    signed = min((s for s in filing.signatures if s.date.value), key=lambda s: s.date.value or case.day, default=None)
    if period and signed and signed.date.value and period > signed.date.value:
        if any(day_of(row) > signed.date.value for row in _dated(case, "4")):
            return  # SIG-04 has said it
        yield Told(
            filing.period,
            f"the period is {told(period)}, after the signature of {told(signed.date.value)}",
            "correct the period or the date of the signature",
            (signed.date,),
        )
    elif period and period > case.day:
        yield Told(
            filing.period,
            f"the period is {told(period)}, which is still to come; the day of filing is {told(case.day)}",
            "correct the period; what has not happened yet is not reported",
        )


@rule("DOC-15", WARNING, kind="practice", each=Filing, needs="period", cite=EARLIEST)
def period_of_an_empty_form_is_recent(filing: Filing, case: Case) -> Iterator[Told]:
    """The period of a Form 4 without transactions is not more than a month old.

    Why: Such a form tells that a person is no longer subject to Section 16, which is usually told at once, so the year
    may be mistyped. (For forms with transactions DUE-02 and DUE-12 ask.)
    """
    period = filing.period.value
    if filing.form.value != "4" or period is None or any(case.transactions()):
        return
    if (case.day - period).days > STALE_DAYS:
        yield Told(
            filing.period,
            f"the period is {told(period)}, {(case.day - period).days} days before the day of filing",
            "correct the year if it is mistyped, or accept this if the form comes late",
        )


@rule("DOC-16", WARNING, kind="form", each=Filing, needs="period", cite=YEAR_END)
def period_of_form_5_is_a_year_end(filing: Filing, case: Case) -> Iterator[Told]:
    """The period of a Form 5 is the last day of the issuer's fiscal year.

    Why: Box 3 of Form 5 asks for it. Nearly all fiscal years end with a month, those of 52 or 53 weeks a few days off.
    """
    period = filing.period.value
    if filing.base != "5" or period is None or (case.company and case.company.fiscal_year_end):
        return
    if days_from_month_end(period) > DAYS_OF_52_WEEKS:
        of_row = any(row.date.value == period for row in case.transactions())
        what = "the date of a transaction" if of_row else "not near the end of a month"
        yield Told(
            filing.period,
            f"the period of a Form 5 is the end of the issuer's fiscal year; {told(period)} is {what}",
            "write the last day of the fiscal year, such as period: 2025-12-31",
        )
