# SPDX-License-Identifier: Apache-2.0
"""DUE: when the filing is due, whether it comes late, and dates that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import calendar, codes, due, phrases, plan_words
from ..calendar import told
from ..case import Case
from ..due import Due
from ..model import Filing, Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from .cites import MEASURED, SECTION_16A, rule_of
from .period import DAYS_OF_52_WEEKS, day_of
from .timeliness import early

TWO_DAYS = "2002-08-29.."
ITEM_405 = "the issuer names late filings in its proxy statement (Regulation S-K, Item 405)"
YEAR, APART, NEAR = 365, 400, 40


def _last_day(case: Case) -> date:
    """The day by which the filing can be there at the earliest: a signature of tomorrow cannot be filed today."""
    return max(case.day, case.signed or case.day)


def _dues(case: Case, lenient: bool) -> list[Due]:
    """When the rows of an original Form 4 are due, the earliest first; none for those of before registration."""
    if case.filing.form.value != "4":
        return []
    rows = case.filing.rows
    if phrases.looks_back(case.explanation):
        rows = tuple(row for row in rows if not phrases.looks_back(case.words(row)))
    found = [made for row in rows if (made := due.of_row(row, lenient))]
    return sorted(found, key=lambda made: made.day)


def _late(case: Case) -> list[Due]:
    """The rows of an original Form 4 that come late; doubtful days count as closed."""
    return [made for made in _dues(case, lenient=True) if made.day < _last_day(case)]


def _because(made: Due) -> str:
    return made.reason + (f"; not counted: {made.closings}" if made.closings else "")


@rule("DUE-01", NOTE, kind="form", each=Filing, cite=rule_of("16a-3(g)(1)"))
def due_day(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 is due by 10 p.m. in New York on the second business day after its earliest transaction.

    Why: The day of the transaction is not counted, nor are Saturdays, Sundays and days on which EDGAR is closed; what
    counts is the day on which EDGAR receives the form.
    """
    dues = [] if case.published or _late(case) else _dues(case, lenient=False)
    if dues and case.day <= dues[0].day:
        made = dues[0]
        today = " It is due today." if made.day == case.day else ""
        yield Told(filing.period, f"due {told(made.day)}, 10 p.m. in New York: {_because(made)}.{today}")


@rule("DUE-02", WARNING, kind="form", each=Filing, event=TWO_DAYS, cite=rule_of("16a-3(g)(1)"))
def form_4_in_time(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 is filed before the end of the second business day after the transaction.

    Why: Section 16(a) sets the day, and the issuer has to disclose late filings (Regulation S-K, Item 405). Early
    reports (column V) and amendments have no such day. A late form is still to be filed.
    """
    late = _late(case)
    if not late or not late[0].row:
        return
    first, row = late[0], late[0].row
    more = (
        f"; {len(late) - 1} more rows are late" if len(late) > 2 else "; 1 more row is late" if len(late) == 2 else ""
    )
    yield Told(
        row.date,
        f"{_told_late(first, case)}{more}",
        f"file it at once, or correct the date if it is mistyped; {ITEM_405}",
        tuple(made.row.date for made in late[1:] if made.row),
    )


@rule("DUE-03.1", ERROR, kind="form", each=Row, needs="date deemed", cite=rule_of("16a-3(g)(4)"))
def deemed_within_three_days(row: Row, case: Case) -> Iterator[Told]:
    """A deemed day of execution is at most the third business day after the trade.

    Why: The day of the notice counts, but where the notice comes after the third business day, that third day does.
    """
    latest = due.latest_deemed(day_of(row), lenient=True)
    if row.deemed.value and row.deemed.value > latest:
        yield Told(
            row.deemed,
            f"deemed executed on {told(row.deemed.value)}, but the third business day after the trade of"
            f" {told(day_of(row))} is {told(latest)}",
            f"write deemed: {latest.isoformat()} if the notice came later, or the day of the notice",
        )


@rule("DUE-03.2", WARNING, kind="form", each=Filing, cite=rule_of("16a-3(g)(2)"))
def deemed_only_under_a_plan(filing: Filing, case: Case) -> Iterator[Told]:
    """Only a trade under a Rule 10b5-1 plan or a discretionary transaction (code I) has a deemed day of execution.

    Why: It is for trades whose day the reporting person does not choose; for others the day of the trade counts.
    """
    if filing.rule_10b5_1.value or plan_words.names_a_plan(case.explanation):
        return
    boxes = [
        row.deemed
        for row in case.transactions()
        if row.deemed.value and row.date.value and row.deemed.value > row.date.value and row.code.value != "I"
    ]
    if boxes:
        yield Told(
            boxes[0],
            "a deemed day of execution is given, but the form speaks of no Rule 10b5-1 plan and the code is not I",
            "leave deemed out; or, if the trade was under a plan, tick rule-10b5-1 and name the plan in a footnote",
            tuple(boxes[1:]),
        )


@rule("DUE-04", NOTE, kind="practice", each=Filing, cite=MEASURED)
def doubtful_closed_day(filing: Filing, case: Case) -> Iterator[Told]:
    """Where it is not known whether EDGAR was closed on a day, the earlier of two due days is the safe one.

    Why: On some days the offices of the government were closed by executive order, and no notice on EDGAR is known.
    """
    if case.published:
        return
    strict, lenient = due.due(filing), due.due(filing, lenient=True)
    if strict and lenient and strict.day < case.day <= lenient.day:
        doubtful = [step.day for step in lenient.steps if step.closed and calendar.is_business_day(step.day)]
        names = " and ".join(map(told, doubtful))
        yield Told(
            filing.period,
            f"due {told(strict.day)}, or {told(lenient.day)} if EDGAR was closed on {names}",
            "look for the SEC's own notice on that day; without one the earlier day counts",
        )


@rule("DUE-05", WARNING, kind="practice", each=Row, needs="date code", cite=MEASURED)
def traded_on_an_open_day(row: Row, case: Case) -> Iterator[Told]:
    """A purchase or sale in the market is of a day on which the exchanges trade.

    Why: On Saturdays, Sundays and most holidays they do not, so the date may be mistyped. Private trades and exchanges
    abroad can have other days.
    """
    day = day_of(row)
    if row.code.value not in ("P", "S"):
        return
    reason = calendar.closed(day)
    weekend = day.weekday() in (calendar.SATURDAY, calendar.SUNDAY)
    if weekend or (reason and reason.exchange):
        what = (
            "" if weekend else f", {reason.name if reason else ''}, when the exchanges in New York are as a rule closed"
        )
        yield Told(
            row.date,
            f"this {'purchase' if row.code.value == 'P' else 'sale'} is dated {told(day)}{what}",
            "correct the date, or accept this if it was a private trade or one abroad",
        )


@rule("DUE-06.1", ERROR, kind="form", each=Row, needs="date", cite=SECTION_16A)
def not_in_the_future(row: Row, case: Case) -> Iterator[Told]:
    """A transaction is reported after it has happened.

    Why: A transaction that is still to come is nothing to report, so the date is mistyped. EDGAR does not compare it.
    """
    before = any(signed.date.value and signed.date.value < day_of(row) for signed in case.filing.signatures)
    if not early(row, case) and day_of(row) > case.day and not before:  # else SIG-04 has said it
        yield Told(
            row.date,
            f"this transaction is dated {told(day_of(row))}, after the day of filing, {told(case.day)}",
            "correct the date of the row; what has not happened yet is not reported",
        )


@rule("DUE-06.2", NOTE, kind="practice", each=Row, needs="date", cite=MEASURED)
def early_item_in_the_future(row: Row, case: Case) -> Iterator[Told]:
    """An item reported early (column V) lies in the past as a rule.

    Why: EDGAR has taken some that were still to come; a mistyped year is likelier.
    """
    if early(row, case) and day_of(row) > case.day:
        yield Told(row.date, f"dated {told(day_of(row))}, after the day of filing, {told(case.day)}", "check the year")


@rule("DUE-08", WARNING, kind="form", each=Filing, needs="period", cite=SECTION_16A)
def form_3_in_time(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 3 is filed within ten days after the event; where the issuer first registers, by the effective date.

    Why: Section 16(a)(2) sets the day; one that falls on a closed day moves to the next business day.
    """
    if filing.form.value == "3":
        yield from _past(filing, case)


@rule("DUE-09", WARNING, kind="form", each=Filing, needs="period", cite=rule_of("16a-3(f)(1)"))
def form_5_in_time(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 5 is filed within 45 days after the end of the issuer's fiscal year.

    Why: The rule sets the day; one that falls on a closed day moves to the next business day.
    """
    if _ends_a_year(filing):
        yield from _past(filing, case)


@rule("DUE-08.1", NOTE, kind="form", each=Filing, needs="period", cite=SECTION_16A)
def form_3_due_day(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 3 is due by 10 p.m. in New York on the tenth day after the event.

    Why: Every day counts, and only the last moves on where it is a closed day. An insider of an issuer that registers
    its first class of securities reports by the effective date itself.
    """
    if filing.form.value == "3":
        registers = "; on the effective date itself if the event is the issuer's first registration"
        yield from _ahead(filing, case, registers)


@rule("DUE-09.1", NOTE, kind="form", each=Filing, needs="period", cite=rule_of("16a-3(f)(1)"))
def form_5_due_day(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 5 is due by 10 p.m. in New York on the 45th day after the end of the issuer's fiscal year.

    Why: Every day counts, and only the last moves on where it is a closed day.
    """
    if _ends_a_year(filing):
        yield from _ahead(filing, case, "")


def _ends_a_year(filing: Filing) -> bool:
    """Whether this is a Form 5 whose period can be the end of a fiscal year."""
    period = filing.period.value
    if filing.form.value != "5" or not period:
        return False
    return calendar.days_from_month_end(period) <= DAYS_OF_52_WEEKS


def _told_late(made: Due, case: Case) -> str:
    day = _last_day(case)
    signed = f"signed {told(day)}" if case.signed == day else f"today is {told(day)}"
    return f"late: due {told(made.day)}, {_because(made)}; {signed}"


def _ahead(filing: Filing, case: Case, more: str) -> Iterator[Told]:
    made = None if case.published else due.due(filing)
    if made and _last_day(case) <= made.day:
        today = " It is due today." if made.day == case.day else ""
        yield Told(filing.period, f"due {told(made.day)}, 10 p.m. in New York: {made.reason}{more}.{today}")


def _past(filing: Filing, case: Case) -> Iterator[Told]:
    made = due.due(filing, lenient=True)
    if made and made.day < _last_day(case):
        yield Told(
            filing.period,
            _told_late(made, case),
            f"file it at once, or correct the period if it is mistyped; {ITEM_405}",
        )


@rule("DUE-11", ERROR, kind="form", each=Row, needs="date code", event="2023-02-27..", cite=rule_of("16a-3(g)(1)"))
def gift_given_is_due_in_two_days(row: Row, case: Case) -> Iterator[Told]:
    """A gift that is given away on or after February 27, 2023 belongs on a Form 4, within two business days.

    Why: Since then only gifts received can wait for Form 5. Column V, an early report, is therefore wrong for it.
    """
    if row.code.value == "G" and row.acquired_or_disposed.value == "D" and row.form_type.value == "5":
        since = codes.codes()["G"].due[0].since
        late = "file a Form 4 with it now; or, if this Form 5 is due, write form-type: 4, as it comes late"
        where = "take timeliness: early out" if case.filing.base == "4" else late
        yield Told(
            row.timeliness if row.timeliness else row.form_type,
            f"this gift was given away on {told(day_of(row))}; since {since} such gifts belong on a Form 4",
            where,
        )


@rule("DUE-12", WARNING, kind="practice", each=Row, needs="date", cite=MEASURED)
def year_is_not_mistyped(row: Row, case: Case) -> Iterator[Told]:
    """A transaction's year is that of the other rows and of the day of filing.

    Why: A year that is off by one is a common slip, and it switches off what asks about the law of a day.
    """
    day, filing = day_of(row), case.filing
    if filing.form.value != "4" or row.form_type.value == "5" or day > case.day:
        return
    others = [day_of(other) for other in case.transactions() if other.date.value and other is not row]
    apart = others and all(abs((day - other).days) > APART for other in others)
    late = (case.day - day).days
    if YEAR - 1 <= late <= YEAR + NEAR or (apart and late > APART):
        yield Told(
            row.date,
            f"this transaction is dated {told(day)}, {late} days before the day of filing"
            + (", far from all other rows" if apart else ""),
            "correct the year if it is mistyped, or accept this if the row is reported late",
        )
