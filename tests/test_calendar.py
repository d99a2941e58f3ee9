# SPDX-License-Identifier: Apache-2.0
"""The closed days of EDGAR."""

from __future__ import annotations

from datetime import date

import pytest

from form4gen import calendar

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-07-03", "Independence Day (observed)"),
        ("2027-12-31", "New Year's Day (observed)"),
        ("2023-01-02", "New Year's Day (observed)"),
        ("2026-05-25", "Memorial Day"),
        ("2024-11-28", "Thanksgiving Day"),
        ("2021-06-18", "Juneteenth (observed)"),
        ("2024-10-14", "Columbus Day"),
        ("2025-01-09", "national day of mourning for Jimmy Carter"),
    ],
)
def test_a_closed_day_has_a_name_and_a_source(day: str, name: str) -> None:
    found = calendar.closed(DAY(day))

    assert found
    assert found.name == name
    assert found.verified
    assert found.cite.title
    assert not calendar.is_business_day(DAY(day))


@pytest.mark.parametrize("day", ["2020-06-19", "2017-01-20", "2013-10-10", "2018-12-26", "2025-10-15", "2022-04-15"])
def test_open_days(day: str) -> None:
    """Juneteenth before its law, Inauguration Day, shutdowns of the government, Good Friday."""
    assert calendar.is_business_day(DAY(day))
    assert calendar.is_business_day(DAY(day), lenient=True)


@pytest.mark.parametrize("day", ["2014-12-26", "2024-12-24", "2025-12-24", "2025-12-26"])
def test_a_day_nobody_confirmed_has_two_readings(day: str) -> None:
    assert calendar.is_business_day(DAY(day))
    assert not calendar.is_business_day(DAY(day), lenient=True)


def test_eleven_holidays_a_year_since_2021() -> None:
    for year in range(2022, 2040):
        days = [DAY(f"{year}-01-01") + n * calendar.ONE_DAY for n in range(365)]
        holidays = [
            why for day in days if (why := calendar.closed(day)) and why.verified and why.day != DAY("2025-01-09")
        ]

        # New Year's Day is kept on December 31 where January 1 is a Saturday, so a year can have 10 or 12.
        assert len(holidays) in (10, 11, 12), (year, holidays)
        assert all(holiday.day.weekday() < calendar.SATURDAY for holiday in holidays)


def test_exchanges_have_days_of_their_own() -> None:
    assert not calendar.closed(DAY("2026-11-11")).exchange  # type: ignore[union-attr]
    assert not calendar.closed(DAY("2021-12-31")).exchange  # type: ignore[union-attr]
    assert not calendar.closed(DAY("2021-06-18")).exchange  # type: ignore[union-attr]
    assert calendar.closed(DAY("2026-11-26")).exchange  # type: ignore[union-attr]


def test_closed_days_that_a_count_skips() -> None:
    found = list(calendar.not_counted(DAY("2025-12-23"), DAY("2025-12-29"), lenient=True))

    assert [closing.day.day for closing in found] == [24, 25, 26]
    assert [closing.verified for closing in found] == [False, True, False]


def test_days_from_month_end() -> None:
    assert calendar.days_from_month_end(DAY("2025-12-31")) == 0
    assert calendar.days_from_month_end(DAY("2026-02-03")) == 3
    assert calendar.days_from_month_end(DAY("2026-03-19")) == 12
