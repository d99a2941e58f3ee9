# SPDX-License-Identifier: Apache-2.0
"""When filings are due, held against days that were counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from form4gen import due
from form4gen.model import Cell, Filing, Row

DAY = date.fromisoformat


def traded(day: str, deemed: str = "", form_type: str = "4") -> Row:
    at = DAY(deemed) if deemed else None
    return Row(date=Cell(DAY(day), day), deemed=Cell(at, deemed), form_type=Cell(form_type, form_type))


def form(kind: str, *rows: Row, period: str = "2026-11-20") -> Filing:
    return Filing(form=Cell(kind, kind), period=Cell(DAY(period), period), table_1=rows)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-11-24", "2026-11-27"),  # Thanksgiving Day between
        ("2026-11-25", "2026-11-30"),
        ("2026-11-10", "2026-11-13"),  # Veterans Day
        ("2026-10-09", "2026-10-14"),  # Columbus Day
        ("2026-12-23", "2026-12-28"),
        ("2026-12-31", "2027-01-05"),
        ("2025-01-08", "2025-01-13"),  # day of mourning
        ("2018-12-21", "2018-12-27"),  # executive order and Christmas Day
        ("2018-12-03", "2018-12-06"),  # day of mourning
        ("2020-12-22", "2020-12-28"),
        ("2026-11-22", "2026-11-24"),  # a Sunday
    ],
)
def test_two_business_days(day: str, last: str) -> None:
    made = due.of_row(traded(day))

    assert made
    assert made.day == DAY(last)


def test_deemed_execution() -> None:
    assert due.latest_deemed(DAY("2026-11-20")) == DAY("2026-11-25")
    made = due.of_row(traded("2026-11-20", "2026-11-25"))
    assert made
    assert made.day == DAY("2026-11-30")
    too_late = due.of_row(traded("2026-11-20", "2026-12-04"))
    assert too_late
    assert too_late.day == DAY("2026-11-30"), "a deemed day counts up to the third business day"
    before = due.of_row(traded("2026-11-20", "2026-11-18"))
    assert before
    assert before.day == DAY("2026-11-24")


def test_forms_3_and_5() -> None:
    assert due.form_3(DAY("2026-11-16")).day == DAY("2026-11-27")
    assert due.form_5(DAY("2025-12-31")).day == DAY("2026-02-17")


def test_the_earliest_row_decides() -> None:
    first, second = traded("2026-11-17"), traded("2026-11-16")
    early = traded("2026-03-02", form_type="5")

    made = due.due(form("4", first, second, early))

    assert made
    assert made.row is second
    assert made.day == DAY("2026-11-18")


def test_nothing_is_due() -> None:
    assert due.due(form("4/A", traded("2026-11-16"))) is None
    assert due.due(form("4", traded("2026-11-16", form_type="5"))) is None
    assert due.due(form("4")) is None


def test_steps_and_closings_tell_why() -> None:
    made = due.of_row(traded("2026-11-24"))

    assert made
    assert [step.day.day for step in made.steps] == [24, 25, 26, 27]
    assert made.closings == "Thursday 2026-11-26 (Thanksgiving Day)"
    assert made.reason == "the second business day after the transaction of Tuesday 2026-11-24"


def test_a_doubtful_day_makes_two_due_days() -> None:
    row = traded("2025-12-22")

    strict, lenient = due.of_row(row), due.of_row(row, lenient=True)

    assert strict
    assert strict.day == DAY("2025-12-24")
    assert lenient
    assert lenient.day == DAY("2025-12-29")
    assert "not confirmed" in lenient.closings
