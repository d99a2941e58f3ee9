# SPDX-License-Identifier: Apache-2.0
"""What the rows of a form add up to: running balances (Run) and the two sides of an exercise (Exercise)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from .model import Cell, Filing, Row
from .rule import Mark
from .titles import folded

EXERCISES = ("M", "X", "O", "C")


def shown(number: Decimal) -> str:
    """A number as a person writes it: 10,000 or 0.5."""
    return f"{number.normalize():,f}"


def dollars(number: Decimal) -> str:
    """An amount of money as a person writes it: $18.40 or $0.0125."""
    return f"${number:,.2f}" if number == round(number, 2) else f"${shown(number)}"


def change(row: Row) -> Decimal | None:
    """By how much a transaction changes the amount owned: up when acquired, down when disposed of."""
    if row.shares.value is None or row.acquired_or_disposed.value is None:
        return None
    return row.shares.value if row.acquired_or_disposed.value == "A" else -row.shares.value


class Step(NamedTuple):
    """Two rows of a run, one after the other, and what the second should say."""

    before: Row
    row: Row
    expected: Decimal

    @property
    def off(self) -> Decimal:
        """How much the row says more than expected."""
        assert self.row.owned_after.value is not None
        return self.row.owned_after.value - self.expected

    @property
    def sum(self) -> str:
        """The arithmetic in words: 10,000 - 300 = 9,700."""
        assert self.before.owned_after.value is not None
        assert self.row.shares.value is not None
        sign = "+" if self.row.acquired_or_disposed.value == "A" else "-"
        return f"{shown(self.before.owned_after.value)} {sign} {shown(self.row.shares.value)} = {shown(self.expected)}"


def steps(rows: Iterable[Row]) -> Iterator[Step]:
    """The steps of rows in their order; a row without numbers starts afresh."""
    for before, row in pairwise(rows):
        moved, start = change(row), before.owned_after.value
        if moved is not None and start is not None and row.owned_after.value is not None:
            yield Step(before, row, start + moved)


def chains(rows: Iterable[Row]) -> bool:
    """Whether each balance follows from the one before."""
    return all(step.off == 0 for step in steps(rows))


@dataclass(frozen=True, eq=False)
class Run:
    """The transactions of one class held in one way, in the order of the form."""

    rows: tuple[Row, ...]

    @property
    def mark(self) -> Mark:
        """Where its first row stands."""
        return self.rows[0].mark

    @cached_property
    def in_time(self) -> tuple[Row, ...]:
        """The rows by date, those of one day as on the form."""
        return tuple(sorted(self.rows, key=lambda row: row.date.value or date.min))

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps in the order that adds up, else in the order of the form."""
        return tuple(steps(next((rows for rows in self._orders() if chains(rows)), self.rows)))

    @cached_property
    def final_total(self) -> bool:
        """Whether all rows, or all rows of a day, show the same total after everything."""
        if len(self.rows) < 2 or any(row.owned_after.value is None for row in self.rows) or chains(self.rows):
            return False
        if len({row.owned_after.value for row in self.rows}) == 1:
            return True
        days = [list(rows) for _, rows in groupby(self.in_time, key=lambda row: row.date.value)]
        if any(len({row.owned_after.value for row in rows}) > 1 for rows in days) or len(days) == len(self.rows):
            return False
        return all(_adds_up(before[-1], rows) for before, rows in pairwise(days))

    def _orders(self) -> Iterator[Sequence[Row]]:
        """The orders in which people write rows; early and late rows of another form may stand apart."""
        ordinary = [row for row in self.rows if row.form_type.value != "5"]
        by_day = [row for row in self.in_time if row.form_type.value != "5"]
        up_first: Callable[[Row], tuple[date, bool]] = lambda row: (  # noqa: E731
            row.date.value or date.min,
            row.acquired_or_disposed.value != "A",
        )
        yield self.rows
        yield self.in_time
        yield sorted(self.rows, key=up_first)
        yield self.rows[::-1]
        yield self.in_time[::-1]
        if 0 < len(ordinary) < len(self.rows):
            yield ordinary
            yield by_day


def _adds_up(before: Row, day: list[Row]) -> bool:
    moves = [change(row) for row in day]
    start, end = before.owned_after.value, day[-1].owned_after.value
    if start is None or end is None:
        return True
    return end - start == sum(move for move in moves if move is not None)


def _said(cell: Cell[Any]) -> tuple[str, tuple[str, ...]]:
    return folded(cell.text), tuple(sorted(cell.notes))


def _in_words(row: Row) -> tuple[object, ...]:
    nature = folded(row.nature.text) if row.ownership.value == "I" else ""  # a direct row has none, whatever it says
    return row.table, folded(row.security.text), row.ownership.value, nature


def line(row: Row) -> tuple[object, ...]:
    """What one line of holdings is: class, direct or indirect, nature, and footnotes that tell vehicles apart."""
    held = (*_in_words(row), tuple(sorted(row.nature.notes)), tuple(sorted(row.ownership.notes)))
    if row.table == 1:
        return held
    series = (row.exercise_price, row.exercisable, row.expires, row.underlying)
    return held + tuple(_said(cell) for cell in series)


def runs(filing: Filing) -> tuple[Run, ...]:
    """The runs of a filing, each at its first row. Holdings are no part of a run."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in filing.rows:
        if not row.holding and row.security.value is not None and row.ownership.value is not None:
            found.setdefault(line(row), []).append(row)
    return tuple(Run(tuple(rows)) for rows in found.values())


def strays(step: Step, filing: Filing) -> tuple[Row, ...]:
    """The rows between two of a run that close its gap, of another line by their footnotes alone; () if none."""
    rows = filing.rows
    inside = rows[rows.index(step.before) + 1 : rows.index(step.row)]  # none where the run goes by another order
    between = [row for row in inside if not row.holding and _in_words(row) == _in_words(step.row)]
    known = all(change(row) is not None and row.owned_after.value is not None for row in between)
    return tuple(between) if between and known and chains([step.before, *between, step.row]) else ()


@dataclass(frozen=True, eq=False)
class Exercise:
    """The exercises or conversions of one day into one class: what came in Table I, what went in Table II."""

    code: str
    date: date
    came: tuple[Row, ...]
    went: tuple[Row, ...]

    @property
    def mark(self) -> Mark:
        """Where its first row stands."""
        return (self.came + self.went)[0].mark


def exercises(filing: Filing) -> tuple[Exercise, ...]:
    """The exercises of a filing by code, day and, where both tables name the same classes, by class."""
    found: dict[tuple[str, date], list[Row]] = {}
    for row in filing.rows:
        way = "A" if row.table == 1 else "D"
        if not row.holding and row.code.value in EXERCISES and row.acquired_or_disposed.value == way and row.date.value:
            found.setdefault((row.code.value, row.date.value), []).append(row)
    return tuple(made for (code, day), rows in found.items() for made in _by_class(code, day, rows))


def _by_class(code: str, day: date, rows: list[Row]) -> Iterator[Exercise]:
    came = [row for row in rows if row.table == 1]
    went = [row for row in rows if row.table == 2]
    into = dict.fromkeys(folded(row.security.text) for row in came)
    if set(into) != {folded(row.underlying.text) for row in went}:
        yield Exercise(code, day, tuple(came), tuple(went))
        return
    for title in into:
        yield Exercise(
            code,
            day,
            tuple(row for row in came if folded(row.security.text) == title),
            tuple(row for row in went if folded(row.underlying.text) == title),
        )
