# SPDX-License-Identifier: Apache-2.0
"""A vesting schedule and its tranches, day by day.

How it counts. A run keeps the day of the month it began on; a shorter month vests on its last day, and the next long
one on the old day again. A tranche is rounded down to whole securities (of a grant with fractions: to four decimals,
which is what EDGAR takes) and the last one takes the rest, so that the tranches are the grant. A plan may instead carry
the fractions on, so `at_most` counts them in.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Any, NamedTuple

from ..box import Cell
from ..kinds import Refused
from ..rule import NOWHERE, Mark

MOST = 600  # installments of one run: fifty years of months
LAST_DAY = 31
NOTHING: Cell[Any] = Cell()
PERIODS = {1: "monthly", 3: "quarterly", 6: "semi-annually", 12: "annually"}
LEAST = Fraction(1, 10_000)  # four decimals: EDGAR Ownership XML Technical Specification v5.5, 3.2


class Slip(Refused):
    """Words that no schedule has. `text` is what `says` speaks of."""

    def __init__(self, text: str, says: str, do: str) -> None:
        super().__init__(says, do)
        self.text = text


class Portion(NamedTuple):
    """How much vests: a fraction or percentage of the grant, a number of securities, or the rest (`amount` 0)."""

    text: str
    kind: str
    amount: Fraction


class Step(NamedTuple):
    """A portion on a day (`months` 0), or at every so many months.

    `first` is None where it follows what stands before it. A run ends after `times` installments or with `until`; one
    with neither goes on until everything has vested. `month_day` is the day of the month if one is named, or that of
    the grant where `first` is counted from it and its own month is too short.
    """

    portion: Portion
    first: date | None = None
    months: int = 0
    times: int = 0
    until: date | None = None
    month_day: int = 0
    mark: Mark = NOWHERE

    @property
    def open(self) -> bool:
        """Whether it goes on until everything has vested."""
        return bool(self.months) and not self.times and self.until is None

    @property
    def often(self) -> str:
        """How often a run comes, in the words of a schedule."""
        return PERIODS.get(self.months) or f"every {self.months} months"


class Tranche(NamedTuple):
    """What vests on one day: its part of the grant, and how many that is, None while nobody says how many there are."""

    day: date
    part: Fraction
    number: Decimal | None
    step: Step


class _Due(NamedTuple):
    day: date
    part: Fraction
    step: Step


@dataclass(frozen=True, eq=False)
class Schedule:
    """One award's vesting, under the name of its footnote.

    `steps` is empty where the reader refused them. `vests` is the run as typed, "" for a list of tranches. `grant` is
    what was granted, said here or in the row of the grant. `own_words`: the footnote stands in the draft, too, and its
    words are filed.
    """

    name: str
    mark: Mark = NOWHERE
    award: Cell[str] = NOTHING
    granted: Cell[Decimal] = NOTHING
    granted_on: Cell[date] = NOTHING
    steps: tuple[Step, ...] = ()
    vests: str = ""
    early_exercise: Cell[bool] = NOTHING
    subject_to: Cell[str] = NOTHING
    grant: Decimal | None = None
    own_words: bool = False

    @cached_property
    def total(self) -> Decimal | None:
        """How many the grant has; of tranches that are all numbers and of no grant their sum."""
        numbers = [step.portion.amount for step in self.steps if step.portion.kind == "number" and not step.months]
        if self.grant is None and len(numbers) == len(self.steps) and numbers:
            return _decimal(sum(numbers, Fraction(0)))
        return self.grant

    @cached_property
    def unit(self) -> Fraction:
        """What a tranche is rounded to: 1, or four decimals of a grant with fractions."""
        return LEAST if self.total is not None and self.total % 1 else Fraction(1)

    @cached_property
    def _due(self) -> tuple[_Due, ...]:
        made: list[_Due] = []
        anchor, month_day = date.min, 0
        for step in self.steps:
            left = 1 - sum((due.part for due in made), Fraction(0))
            days = _days(step, anchor, month_day, self._installments(step, left))
            if step.portion.kind == "rest":
                made += [_Due(day, max(left, Fraction(0)) / len(days), step) for day in days]
            else:
                made += [_Due(day, self._part(step), step) for day in days]
            if days:
                anchor, month_day = days[-1], step.month_day or (month_day if not step.first else 0) or days[0].day
        return tuple(made)

    def _part(self, step: Step) -> Fraction:
        if step.portion.kind != "number":
            return step.portion.amount
        return step.portion.amount / Fraction(self.total) if self.total else Fraction(0)

    def _installments(self, step: Step, left: Fraction) -> int:
        """How often a run comes; an open one until nothing is left, but for what its portion was rounded by."""
        part = self._part(step)
        if not step.open or not part:
            return step.times or MOST if step.months else 1
        near = max(1, round(left / part))
        even = abs(left - near * part) <= near * self._slack(step)
        return min(MOST, near if even else max(1, ceil(left / part)))

    def _slack(self, step: Step) -> Fraction:
        """By how much one installment may be rounded: a percentage by half its last decimal, a run's number by one."""
        decimals = len(step.portion.text.rstrip("% ").partition(".")[2])
        if step.portion.kind == "percent" and decimals:
            return Fraction(1, 200 * 10**decimals)
        if step.portion.kind == "number" and step.months and self.total:
            return self.unit / Fraction(self.total)
        return Fraction(0)

    @cached_property
    def sum(self) -> Fraction:
        """What the tranches add up to, as a part of the grant, before the last one takes the rest."""
        return sum((due.part for due in self._due), Fraction(0))

    @cached_property
    def nothing_left(self) -> bool:
        """Whether all has vested before the rest does."""
        return any(due.step.portion.kind == "rest" and not due.part for due in self._due)

    @cached_property
    def adds_up(self) -> bool:
        """Whether they are the grant, but for what portions were rounded by, and something is left for the rest."""
        slack = sum((self._slack(due.step) for due in self._due), Fraction(0))
        return not self.nothing_left and abs(1 - self.sum) <= slack

    @cached_property
    def tranches(self) -> tuple[Tranche, ...]:
        """The tranches in the order of the schedule. Where they add up, the last one takes the rest."""
        made: list[Tranche] = []
        parted, counted = Fraction(0), Fraction(0)
        for number, due in enumerate(self._due, 1):
            last = number == len(self._due) and self.adds_up
            part = 1 - parted if last else due.part
            count = None
            if self.total is not None:
                whole = Fraction(self.total)
                exact = whole - counted if last else floor(part * whole / self.unit) * self.unit
                counted += exact
                count = _decimal(exact)
            parted += part
            made.append(Tranche(due.day, part, count, due.step))
        return tuple(made)

    def many(self, part: Fraction) -> Decimal | None:
        """How many a part of the grant is, to four decimals, None while nobody says how many there are."""
        return None if self.total is None else _decimal(round(part * Fraction(self.total), 4))

    def vested(self, day: date) -> Fraction:
        """The part of the grant that has vested when a day ends."""
        return sum((tranche.part for tranche in self.tranches if tranche.day <= day), Fraction(0))

    def at_most(self, day: date) -> Decimal | None:
        """How many can have vested when a day ends, fractions of tranches counted in and rounded up."""
        if self.total is None:
            return None
        exact = ceil(self.vested(day) * Fraction(self.total) / self.unit) * self.unit
        return min(self.total, _decimal(exact))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _days(step: Step, anchor: date, month_day: int, times: int) -> list[date]:
    """The days of a step: from its own first day, or from the first turn after what stands before it."""
    if not step.months:
        return [step.first] if step.first else []
    begin, skipped = (step.first, 0) if step.first else (anchor, 1)
    on = step.month_day or (begin.day if step.first else month_day or begin.day)
    days = (later(begin, step.months * turn, on) for turn in range(skipped, times + skipped))
    return [day for day in days if step.until is None or day <= step.until]


def later(begin: date, months: int, month_day: int) -> date:
    """A day so many months later, on a day of the month or the last that the month has."""
    years, month = divmod(begin.month - 1 + months, 12)
    year = begin.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(month_day, monthrange(year, month + 1)[1]))
