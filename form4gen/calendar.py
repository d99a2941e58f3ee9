# SPDX-License-Identifier: Apache-2.0
"""The business calendar of EDGAR: which days are closed, why, and how deadlines are counted over them.

A day whose closing nobody has confirmed (law.table("closed_days")) has two readings. `lenient` takes it as closed, for
the question whether a filing came late; without it the day is open, for a due day that must not be told too late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from . import law
from .rule import Cite

ONE_DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SATURDAY, SUNDAY = 5, 6


class Closed(NamedTuple):
    """A closed day: its name, whether EDGAR is known to be closed, who says so, and whether exchanges rest too."""

    day: date
    name: str
    verified: bool
    cite: Cite
    exchange: bool = False


def told(day: date) -> str:
    """A day as messages write it: `Monday 2026-11-30`."""
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def closed(day: date) -> Closed | None:
    """Why a weekday is closed, None for an ordinary one. Weekends have no entry."""
    return _closed_days(day.year).get(day)


def is_business_day(day: date, lenient: bool = False) -> bool:
    """Whether EDGAR takes filings on a day and deadlines count it."""
    if day.weekday() in (SATURDAY, SUNDAY):
        return False
    found = closed(day)
    return found is None or not (found.verified or lenient)


def roll(day: date, lenient: bool = False) -> date:
    """The day itself, or the next business day after a closed one."""
    while not is_business_day(day, lenient):
        day += ONE_DAY
    return day


def business_days_after(day: date, count: int, lenient: bool = False) -> date:
    """The `count`th business day after a day; the day itself is never counted, be it closed or not."""
    for _ in range(count):
        day = roll(day + ONE_DAY, lenient)
    return day


def days_from_month_end(day: date) -> int:
    """How far a day is from the nearest end of a month, forward or back."""
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return min((next_month - day).days - 1, day.day)


def not_counted(first: date, last: date, lenient: bool = False) -> Iterator[Closed]:
    """The closed weekdays from `first` to `last` that a deadline skips."""
    day = first
    while day <= last:
        found = closed(day)
        if found and not is_business_day(day, lenient):
            yield found
        day += ONE_DAY


@cache
def _closed_days(year: int) -> dict[date, Closed]:
    facts = law.table("closed_days")
    source = _cite(facts["holidays"]["source"])
    found = {}
    # A New Year's Day on a Saturday is observed in the year before.
    for of_year in (year, year + 1):
        for holiday in facts["holidays"]["days"]:
            if of_year < holiday.get("since", 0):
                continue
            for day, suffix in _observed(holiday, of_year):
                rests = 0 < holiday["exchange"] <= of_year == day.year  # exchanges trade on December 31
                found[day] = Closed(day, holiday["name"] + suffix, True, source, rests)
    for closing in facts["closures"]:
        day = closing["day"]
        found.setdefault(day, Closed(day, closing["name"], closing["status"] == "verified", _cite(closing)))
    return {day: reason for day, reason in found.items() if day.year == year}


def _observed(holiday: dict[str, Any], year: int) -> Iterator[tuple[date, str]]:
    if "weekday" in holiday:
        yield _nth(year, holiday["month"], WEEKDAYS.index(holiday["weekday"].capitalize()), holiday["nth"]), ""
        return
    day = date(year, holiday["month"], holiday["day"])
    if day.weekday() == SATURDAY:
        yield day - ONE_DAY, " (observed)"
    elif day.weekday() == SUNDAY:
        yield day + ONE_DAY, " (observed)"
    else:
        yield day, ""


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - ONE_DAY
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _cite(source: dict[str, Any]) -> Cite:
    return Cite(source["title"], source["href"])
