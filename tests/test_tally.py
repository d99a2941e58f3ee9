# SPDX-License-Identifier: Apache-2.0
"""Running balances and exercises: which rows belong together, and what they add up to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from form4gen import draft, tally
from form4gen.model import Filing

Line = tuple[str, str, str, str]
SALE: Line = ("2026-11-18", "S", "disposed: 300", "9,700")


def filing(text: str) -> Filing:
    read, refused = draft.read(text.encode(), "draft.yaml")
    assert read is not None
    assert not refused
    return read.filing


def held(*lines: Line, more: str = "") -> tuple[tally.Run, ...]:
    """The runs of a Form 4 with these rows of directly held common stock."""
    rows = "".join(
        f"  - security: Common Stock\n    date: {day}\n    code: {code}\n    {moved}\n"
        f"    owned-after: {after}\n    ownership: direct\n"
        for day, code, moved, after in lines
    )
    return tally.runs(filing(f"form: 4\ntable-1:\n{rows}{more}"))


def test_a_step_tells_its_arithmetic() -> None:
    (run,) = held(SALE, ("2026-11-18", "S", "disposed: 200", "9,400"))

    (step,) = run.steps

    assert step.sum == "9,700 - 200 = 9,500"
    assert step.expected == Decimal(9500)
    assert step.off == Decimal(-100)


def test_a_run_stands_at_its_first_row() -> None:
    (run,) = held(SALE)

    assert run.mark.line == 3
    assert run.steps == ()


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([SALE, ("2026-11-18", "P", "acquired: 50", "9,750")], id="as on the form"),
        pytest.param([("2026-11-19", "S", "disposed: 200", "9,500"), SALE], id="by date"),
        pytest.param([("2026-11-18", "S", "disposed: 200", "9,500"), SALE], id="from below"),
        pytest.param(
            [
                ("2026-11-18", "S", "disposed: 500", "1,000"),
                ("2026-11-19", "S", "disposed: 400", "1,000"),
                ("2026-11-18", "M", "acquired: 500", "1,500"),
                ("2026-11-19", "M", "acquired: 400", "1,400"),
            ],
            id="sales above the exercises of their days",
        ),
    ],
)
def test_rows_may_stand_in_any_order_that_adds_up(lines: list[Line]) -> None:
    (run,) = held(*lines)

    assert [step.off for step in run.steps] == [0] * (len(lines) - 1)
    assert not run.final_total


def test_an_early_row_may_stand_apart() -> None:
    gift = "2026-03-02", "G", "acquired: 70\n    timeliness: early", "4,070"
    (run,) = held(SALE, gift, ("2026-11-18", "S", "disposed: 200", "9,500"))

    assert [step.off for step in run.steps] == [0]


@pytest.mark.parametrize(
    ("after", "final"),
    [
        (("9,700", "9,500", "9,400"), False),
        (("9,400", "9,400", "9,400"), True),
        (("9,500", "9,500", "9,400"), True),
        (("9,500", "9,500", "9,300"), False),
    ],
)
def test_the_last_total_in_every_row(after: tuple[str, str, str], final: bool) -> None:
    (run,) = held(
        ("2026-11-18", "S", "disposed: 300", after[0]),
        ("2026-11-18", "S", "disposed: 200", after[1]),
        ("2026-11-19", "S", "disposed: 100", after[2]),
    )

    assert run.final_total is final


def test_a_row_without_a_number_starts_afresh() -> None:
    (run,) = held(SALE, ("2026-11-18", "S", "disposed: 200", ""), ("2026-11-18", "S", "disposed: 100", "1"))

    assert run.steps == ()


def test_vehicles_and_holdings_are_told_apart() -> None:
    more = """\
  - security: COMMON STOCK
    code: S
    owned-after: 700
    ownership: indirect
    nature: See Footnote [one]
  - security: Common Stock
    code: S
    owned-after: 400
    ownership: indirect
    nature: See Footnote [two]
  - security: Common Stock
    owned: 300
    ownership: direct
footnotes:
  one: Fund One.
  two: Fund Two.
"""
    found = held(SALE, more=more)

    assert [[row.owned_after.text for row in run.rows] for run in found] == [["9700"], ["700"], ["400"]]


def exercises(*underlying: str) -> tuple[tally.Exercise, ...]:
    table_1 = "".join(
        f"  - security: {title}\n    date: 2026-11-18\n    code: M\n    acquired: 10\n"
        for title in ("Common Stock", "Class B Stock")
    )
    table_2 = "".join(
        f"  - security: Option\n    date: 2026-11-18\n    code: M\n    disposed: 10\n    underlying: {title}\n"
        for title in underlying
    )
    return tally.exercises(filing(f"form: 4\ntable-1:\n{table_1}table-2:\n{table_2}"))


def test_exercises_go_by_class_where_both_tables_name_the_same() -> None:
    found = exercises("COMMON STOCK", "Class B Stock", "Class B Stock")

    assert [(len(pair.came), len(pair.went)) for pair in found] == [(1, 1), (1, 2)]


def test_exercises_of_a_day_stay_together_where_the_classes_differ() -> None:
    (pair,) = exercises("Ordinary Shares")

    assert (len(pair.came), len(pair.went)) == (2, 1)
    assert pair.mark.line == 3


def test_a_withholding_is_no_exercise() -> None:
    text = "form: 4\ntable-1:\n  - security: Common Stock\n    date: 2026-11-18\n    code: F\n    disposed: 10\n"

    assert tally.exercises(filing(text)) == ()


@pytest.mark.parametrize(("number", "text"), [("10000", "10,000"), ("0.50", "0.5"), ("1E+3", "1,000"), ("0", "0")])
def test_numbers_are_shown_as_people_write_them(number: str, text: str) -> None:
    assert tally.shown(Decimal(number)) == text
