# SPDX-License-Identifier: Apache-2.0
"""When a filing is due, and why: the day, the row that decides it, and the days as they were counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from . import calendar, law
from .calendar import told
from .model import Filing, Row


class Step(NamedTuple):
    """A day that was looked at in counting, what it was, and whether it was skipped as closed."""

    day: date
    says: str
    closed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """The last day on which a filing is in time, until 10 p.m. in New York.

    `row` is the transaction that decides it, None where the period does; `steps` are the days from the event to the
    due day, closed ones included.
    """

    day: date
    row: Row | None
    reason: str
    steps: tuple[Step, ...]

    @property
    def closings(self) -> str:
        """The closed weekdays that were not counted, in words, "" where there were none."""
        return ", ".join(f"{told(step.day)} ({step.says})" for step in self.steps if step.closed)


def due(filing: Filing, lenient: bool = False) -> Due | None:
    """When a filing is due; None where its draft does not yet say enough, and for amendments, which have no due day.

    `lenient` counts days on which EDGAR may have been closed as closed, which makes the due day later.
    """
    if filing.amends:
        return None
    if filing.base == "4":
        return min(_rows_due(filing, lenient), key=lambda found: found.day, default=None)
    period = filing.period.value
    if period and filing.base in ("3", "5"):
        return form_3(period, lenient) if filing.base == "3" else form_5(period, lenient)
    return None


def _rows_due(filing: Filing, lenient: bool) -> Iterator[Due]:
    for row in filing.rows:
        if found := of_row(row, lenient):
            yield found


def of_row(row: Row, lenient: bool = False) -> Due | None:
    """When a transaction of form type 4 is due: two business days after it, or after its deemed day of execution.

    None for holdings, for form type 5 and for a row without a date. Source: Rule 16a-3(g)(1) to (4).
    """
    traded = row.date.value
    if row.holding or traded is None or row.form_type.value != "4":
        return None
    start, what = traded, f"the transaction of {told(traded)}"
    deemed = row.deemed.value
    if deemed and deemed > traded:
        start = min(deemed, latest_deemed(traded, lenient))
        what += f", deemed executed on {told(start)}"
    count = law.table("deadlines")["form-4"]["business-days"]
    last = calendar.business_days_after(start, count, lenient)
    return Due(last, row, f"the second business day after {what}", _steps(start, last, lenient))


def latest_deemed(traded: date, lenient: bool = False) -> date:
    """The last day that can count as the deemed day of execution: the third business day after the transaction."""
    return calendar.business_days_after(traded, law.table("deadlines")["deemed-execution"]["business-days"], lenient)


def form_3(event: date, lenient: bool = False) -> Due:
    """Ten days after the event, moved on from a closed day. (Where the issuer first registers: the effective date.)"""
    return _by_the_calendar("form-3", "the tenth day after", event, lenient)


def form_5(year_end: date, lenient: bool = False) -> Due:
    """Forty-five days after the end of the issuer's fiscal year, moved on from a closed day."""
    return _by_the_calendar("form-5", "the 45th day after the fiscal year that ended on", year_end, lenient)


def _by_the_calendar(form: str, reason: str, start: date, lenient: bool) -> Due:
    end = start + timedelta(days=law.table("deadlines")[form]["calendar-days"])
    last = calendar.roll(end, lenient)
    steps = [Step(start, "the event"), Step(end, "the last day"), *_skipped(end, last, lenient)]
    moved = f", moved on from {told(end)}" if last != end else ""
    return Due(last, None, f"{reason} {told(start)}{moved}", (*steps, Step(last, "due")))


@lru_cache(maxsize=1000)
def _steps(start: date, last: date, lenient: bool) -> tuple[Step, ...]:
    return tuple(_counted(start, last, lenient))


def _counted(start: date, last: date, lenient: bool) -> Iterator[Step]:
    yield Step(start, "not counted: the day itself")
    counted = 0
    day = start + calendar.ONE_DAY
    while day <= last:
        if calendar.is_business_day(day, lenient):
            counted += 1
            yield Step(day, f"business day {counted}")
        else:
            yield from _skipped(day, day, lenient)
        day += calendar.ONE_DAY


def _skipped(first: date, last: date, lenient: bool) -> Iterator[Step]:
    for reason in calendar.not_counted(first, last, lenient):
        yield Step(reason.day, reason.name + ("" if reason.verified else ", not confirmed"), closed=True)
