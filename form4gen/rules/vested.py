# SPDX-License-Identifier: Apache-2.0
"""VEST: whether what is exercised or settled had vested, by the schedule that a draft gives as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from .. import phrases
from ..case import Case
from ..model import Filing, Row
from ..rule import WARNING, Told, rule
from ..tally import EXERCISES, line, shown
from ..titles import is_a
from .schedules import DATES, alone, marked

if TYPE_CHECKING:
    from ..vesting import Schedule

SETTLED = timedelta(days=7)  # after the day of vesting: closed days and the mail
MOVED_UP = r"accelerat|vested? in full (?:upon|as a result|in connection)"
PUT_OFF = MOVED_UP + r"|defer|separat|terminat|retire|resign|death|disab|change (?:in|of) control|merger"
_DO = (
    "check number, day and schedule; if vesting was moved up, say it in a footnote; if the award may be exercised"
    " before it vests, add early-exercise: yes to the schedule"
)


def _takes(row: Row) -> bool:
    """Whether a row exercises or settles a derivative security."""
    taken = row.table == 2 and row.code.value in (*EXERCISES, "F") and row.acquired_or_disposed.value == "D"
    return taken and row.date.value is not None and bool(row.shares.value)


def exercised(schedule: Schedule, case: Case) -> list[Row]:
    """The exercises and settlements of a schedule's award alone, by day."""
    return sorted(filter(_takes, alone(schedule, case)), key=lambda row: row.date.value or date.min)


@rule("VEST-04", WARNING, kind="form", each=Filing, cite=DATES)
def exercised_is_vested(filing: Filing, case: Case) -> Iterator[Told]:
    """What is exercised or settled had vested on that day, unless early exercise is allowed.

    Why: An award is its holder's to take as far as it has vested, so the number, the day or the award is wrong, or
    vesting was accelerated, which a footnote says.
    """
    for schedule in case.vesting:
        gone = Decimal(0)
        for row in exercised(schedule, case):
            gone += row.shares.value or Decimal(0)
            if not _explained(schedule, row, case, MOVED_UP) and (said := _too_many(schedule, gone, row)):
                yield Told(row.shares, said, _DO, (schedule,))
                break


@rule("VEST-04.1", WARNING, kind="form", each=Filing, cite=DATES)
def all_exercises_are_vested(filing: Filing, case: Case) -> Iterator[Told]:
    """What has gone of an award, on this form and before, had vested.

    Why: The grant less what is left has been exercised, here or on earlier forms. Units of several grants in one
    balance, and awards of which some was forfeited or given away here, are not asked.
    """
    for schedule in case.vesting:
        rows, grant = exercised(schedule, case), schedule.grant
        others = [row for row in marked(schedule, case) if row not in rows and not row.holding]
        if not rows or grant is None or others or len({line(row) for row in rows}) > 1:
            continue
        last, here = rows[-1], sum((row.shares.value or Decimal(0) for row in rows), Decimal(0))
        left = last.owned_after.value
        if left is None or left + here >= grant or _explained(schedule, last, case, MOVED_UP):
            continue
        if (said := _too_many(schedule, grant - left, last)) and not _too_many(schedule, here, last):
            yield Told(last.owned_after, f"{shown(left)} of {shown(grant)} are left: {said}", _DO, (schedule,))


@rule("VEST-04.2", WARNING, kind="practice", each=Filing, cite=DATES)
def unit_settles_when_it_vests(filing: Filing, case: Case) -> Iterator[Told]:
    """A stock unit settles on a day of its vesting schedule, or in the week after.

    Why: Settlement is reported as of the day of vesting; if it is put off or vesting moved up, a footnote says so.
    """
    for schedule in case.vesting:
        days = sorted(tranche.day for tranche in schedule.tranches)
        for row in exercised(schedule, case):
            on, before = row.date.value, [day for day in days if row.date.value and day <= row.date.value]
            if not on or not before or on - before[-1] <= SETTLED or not is_a("stock unit", row.security.text):
                continue
            if not _explained(schedule, row, case, PUT_OFF):
                said = f"units settle on {on}, and the schedule {schedule.name} vested last on {before[-1]}"
                do = "correct the date, or add a footnote on deferral or acceleration"
                yield Told(row.date, said, do, (schedule,))


@rule("VEST-04.3", WARNING, kind="form", each=Filing, cite=DATES)
def row_of_several_awards_is_vested(filing: Filing, case: Case) -> Iterator[Told]:
    """A row that settles or exercises several awards takes no more than had vested of all of them.

    Why: Units of several grants that vest on one day often share a row, and its footnotes name the schedules.
    """
    for row in filter(_takes, filing.rows if len(case.vesting) > 1 else ()):
        schedules = [schedule for schedule in case.vesting if schedule.name in row.notes]
        counts = [schedule.at_most(row.date.value) for schedule in schedules if row.date.value and schedule.tranches]
        known = [count for count in counts if count is not None]
        if len(schedules) < 2 or len(known) < len(schedules) or row.shares.value is None:
            continue
        most = sum(known, Decimal(0))
        if row.shares.value > most and not any(_explained(made, row, case, MOVED_UP) for made in schedules):
            names = ", ".join(schedule.name for schedule in schedules)
            said = f"{shown(row.shares.value)} are more than the {shown(most)} that had vested of {names}"
            yield Told(row.shares, f"{said} by {row.date.text}", _DO, tuple(schedules))


def _explained(schedule: Schedule, row: Row, case: Case, words: str) -> bool:
    """Whether early exercise is allowed, or a footnote says why this was taken otherwise than the schedule has it."""
    notes = [name for name in row.notes if name != schedule.name or schedule.own_words]
    return bool(schedule.early_exercise.value) or phrases.has(words, case.text(*notes))


def _too_many(schedule: Schedule, gone: Decimal, row: Row) -> str:
    """That more had gone than can have vested on the row's day, "" if not."""
    on = row.date.value
    if not on or not schedule.tranches:
        return ""
    what = "settled" if is_a("stock unit", row.security.text) else "exercised"
    said = f"{shown(gone)} were {what} by {on}, and by the schedule {schedule.name}"
    if not schedule.vested(on):
        return f"{said} nothing vests before {min(tranche.day for tranche in schedule.tranches)}"
    most = schedule.at_most(on)
    if most is None or gone <= most:
        return ""
    return f"{said} at most {shown(most)} of {shown(schedule.total or most)} had vested"
