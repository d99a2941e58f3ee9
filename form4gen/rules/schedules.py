# SPDX-License-Identifier: Apache-2.0
"""VEST: schedules that a draft gives as data: whether they add up, and fit the rows and footnotes of their award.

A schedule is the draft's own word, so these rules are silent on a published filing and on a draft that has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from .. import phrases
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import shown
from ..titles import is_a
from .cites import face, instruction

if TYPE_CHECKING:
    from ..vesting import Schedule

DATES = face("6. Date Exercisable and Expiration Date")
EXPLAINED = instruction("6(a)")


def marked(schedule: Schedule, case: Case) -> list[Row]:
    """The rows of a schedule's award: those with a box that marks it."""
    return [row for row in case.filing.rows if schedule.name in row.notes]


def alone(schedule: Schedule, case: Case) -> list[Row]:
    """The rows that are of this schedule's award and of no other's: what they count can be held against it."""
    others = {other.name for other in case.vesting} - {schedule.name}
    return [row for row in marked(schedule, case) if not others & set(row.notes)]


def _of_option(schedule: Schedule, case: Case) -> bool:
    titles = [schedule.award.text, *(row.security.text for row in marked(schedule, case))]
    return any(is_a("option", title) for title in titles)


@rule("VEST-03", ERROR, kind="form", each=Filing, cite=EXPLAINED)
def tranches_are_the_grant(filing: Filing, case: Case) -> Iterator[Told]:
    """The tranches of a vesting schedule add up to the grant.

    Why: The footnote is made of the schedule, and would tell of more or less than was granted.
    """
    for schedule in case.vesting:
        if not schedule.steps or schedule.adds_up:
            continue
        many = schedule.many(schedule.sum)
        said = f"{schedule.sum} of the grant" if many is None else f"{shown(many)} of {shown(schedule.total or many)}"
        what = "installments" if schedule.vests else "tranches"
        last = schedule.tranches[-1].step if schedule.tranches else schedule
        message, do = f"the {what} of {schedule.name} add up to {said}", _as_often(schedule)
        if schedule.nothing_left:
            message, do = f"{message} before the rest", "take the rest out, or correct a portion above it"
        yield Told(last, message, do, (schedule.granted,))


def _as_often(schedule: Schedule) -> str:
    """What to type so that they add up: how often the last run must come, if that is all that is wrong."""
    last = schedule.tranches[-1] if schedule.tranches else None
    if last and last.step.open:
        return f"say how often {last.step.portion.text} comes, and add: then the rest on YYYY-MM-DD"
    if last and last.step.months and last.part:
        before = sum(tranche.part for tranche in schedule.tranches if tranche.step is not last.step)
        times = (1 - before) / last.part
        if times == int(times) > 0:
            return f"{last.step.portion.text} must come {int(times)} times: write so, or leave the number out"
    return "correct a portion or how often it comes; `the rest` as the last one takes what is left"


@rule("VEST-03.1", ERROR, kind="form", each=Filing, cite=EXPLAINED)
def tranches_follow_each_other(filing: Filing, case: Case) -> Iterator[Told]:
    """The days of a vesting schedule follow each other.

    Why: A day that comes before the one above it is mistyped, most often in its year.
    """
    for schedule in case.vesting:
        for before, after in zip(schedule.tranches, schedule.tranches[1:], strict=False):
            if after.day <= before.day:
                said = f"{after.day} does not come after {before.day}, which stands before it"
                yield Told(after.step, f"{schedule.name}: {said}", "correct the day, or put the days in order")
                break


@rule("VEST-03.2", WARNING, kind="form", each=Filing, cite=EXPLAINED)
def grant_is_that_of_its_row(filing: Filing, case: Case) -> Iterator[Told]:
    """The row of a grant has the number and the day that its vesting schedule gives.

    Why: Both say how many were granted and when, one in the table and one in the footnote.
    """
    for schedule in case.vesting:
        rows = [row for row in alone(schedule, case) if row.code.value == "A"]
        many = sum((row.shares.value or Decimal(0) for row in rows), Decimal(0))
        granted = schedule.granted.value
        if rows and granted is not None and many and many != granted:
            message = f"{shown(many)} are reported as granted, and the schedule {schedule.name} says {shown(granted)}"
            yield Told(rows[0].shares, message, "correct one of the two", (schedule.granted,))
        for row in rows:
            if row.date.value and schedule.granted_on.value and row.date.value != schedule.granted_on.value:
                then = schedule.granted_on.text
                said = f"this grant is of {row.date.text}, and the schedule {schedule.name} says {then}"
                yield Told(row.date, said, "correct one of the two", (schedule.granted_on,))


@rule("VEST-03.3", WARNING, kind="form", each=Filing, cite=DATES)
def award_vests_before_it_expires(filing: Filing, case: Case) -> Iterator[Told]:
    """An award has vested when it expires.

    Why: What vests after the expiration date can never be exercised, so one of the two days is wrong.
    """
    for schedule in case.vesting:
        last = max((tranche.day for tranche in schedule.tranches), default=None)
        for row in marked(schedule, case):
            if last and row.table == 2 and row.expires.value and last > row.expires.value:
                said = f"it expires on {row.expires.text}, and the schedule {schedule.name} vests until {last}"
                yield Told(row.expires, said, "correct the expiration date or the schedule", (schedule,))


@rule("VEST-03.4", WARNING, kind="form", each=Filing, cite=DATES)
def date_exercisable_is_the_first_day(filing: Filing, case: Case) -> Iterator[Told]:
    """A date exercisable beside a vesting schedule is the first day on which something vests.

    Why: Column 6 gives the day from which the award can be exercised, and the footnote would say another. With early
    exercise that day is the grant's, before anything has vested.
    """
    for schedule in case.vesting:
        first = min((tranche.day for tranche in schedule.tranches), default=None)
        for row in marked(schedule, case):
            said = row.exercisable.value
            if not first or row.table == 1 or not said or said == first:
                continue
            if not (schedule.early_exercise.value and said < first):
                message = f"exercisable says {said}, and by the schedule {schedule.name} the first day is {first}"
                do = f"write exercisable: {first} [{schedule.name}], or [{schedule.name}] alone"
                yield Told(row.exercisable, message, do, (schedule,))


@rule("VEST-03.5", WARNING, kind="form", each=Filing, cite=EXPLAINED)
def no_more_is_left_than_was_granted(filing: Filing, case: Case) -> Iterator[Told]:
    """What was exercised of an option and what is left of it are not more than its grant.

    Why: Each option has a row of its own with its own balance, so a greater sum says that the grant, the number or the
    balance is wrong. Stock units of several grants are often shown as one balance and are not asked.
    """
    for schedule in case.vesting:
        for row in alone(schedule, case):
            left, grant = row.owned_after.value, schedule.grant
            if row.table == 1 or left is None or grant is None or not _of_option(schedule, case):
                continue
            moved = row.shares.value if row.acquired_or_disposed.value == "D" and row.shares.value else Decimal(0)
            if left + moved > grant:
                told = f"{shown(moved)} exercised and {shown(left)} left" if moved else f"{shown(left)} left"
                said = f"{told} are more than the {shown(grant)} that the schedule {schedule.name} grants"
                yield Told(row.owned_after, said, "correct granted:, the number or the balance", (schedule.granted,))


@rule("VEST-03.6", NOTE, kind="practice", each=Filing, cite=DATES)
def award_vests_after_its_grant(filing: Filing, case: Case) -> Iterator[Told]:
    """An award vests after its grant, as a rule.

    Why: Vesting may count service from before the grant, as young companies have it. More often the year is mistyped.
    """
    for schedule in case.vesting:
        first = min((tranche.day for tranche in schedule.tranches), default=None)
        granted = schedule.granted_on.value
        if first and granted and first < granted:
            said = f"by the schedule {schedule.name} something vests on {first}, before the grant of {granted}"
            yield Told(schedule.granted_on, said, "check the two days")


@rule("VEST-03.7", WARNING, kind="form", each=Filing, cite=EXPLAINED)
def own_words_are_of_the_schedule(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote in words of its own says what its vesting schedule says.

    Why: The words are filed and the schedule is what was checked, so they must be of one award.
    """
    for schedule in case.vesting:
        if not schedule.own_words or not schedule.tranches:
            continue
        text, note = case.text(schedule.name), case.footnotes[schedule.name]
        said, first, last = {found.day for found in phrases.dates(text)}, *_ends(schedule)
        if said and not said & {first, last, schedule.granted_on.value}:
            message = (
                f"the footnote {schedule.name} names neither {first} nor {last}, when its schedule begins and ends"
            )
            yield Told(note, message, "correct the footnote or the schedule", (schedule,))
        if schedule.early_exercise.value and not phrases.has(
            r"early|immediate|any time|before (?:it|they)|prior", text
        ):
            message = f"the footnote {schedule.name} does not say that the award can be exercised before it vests"
            yield Told(note, message, "add it, or take early-exercise: out of the schedule", (schedule.early_exercise,))


def _ends(schedule: Schedule) -> tuple[date, date]:
    days = [tranche.day for tranche in schedule.tranches]
    return min(days), max(days)


@rule("VEST-03.8", WARNING, kind="form", each=Filing, cite=EXPLAINED)
def early_exercise_is_of_options(filing: Filing, case: Case) -> Iterator[Told]:
    """Early exercise is of options.

    Why: A stock unit or restricted share is not exercised; it is settled or its restrictions lapse as it vests.
    """
    for schedule in case.vesting:
        if schedule.early_exercise.value and not _of_option(schedule, case):
            said = f"the schedule {schedule.name} allows early exercise, and its award is no option"
            yield Told(schedule.early_exercise, said, "take early-exercise: out, or write award: option")


@rule("VEST-03.9", NOTE, kind="practice", each=Filing, cite=DATES)
def schedule_is_marked_at_date_exercisable(filing: Filing, case: Case) -> Iterator[Told]:
    """In Table II the footnote on vesting is marked at the date exercisable.

    Why: Column 6 asks from when the award can be exercised, and readers look for the schedule there.
    """
    for schedule in case.vesting:
        for row in marked(schedule, case):
            if row.table == 2 and schedule.name not in row.exercisable.notes:
                yield Told(
                    row, f"{schedule.name} is not marked at exercisable", f"write exercisable: [{schedule.name}]"
                )


@rule("VEST-03.10", WARNING, kind="form", each=Filing, cite=EXPLAINED)
def schedule_is_of_one_award(filing: Filing, case: Case) -> Iterator[Told]:
    """A vesting schedule is of one award: one exercise price, one expiration date, option or unit.

    Why: A mark that was copied with its row leads to the schedule of another grant.
    """
    for schedule in case.vesting:
        rows = [row for row in marked(schedule, case) if row.table == 2]
        for row in rows:
            if schedule.award.value and {_kind(schedule.award.text), _kind(row.security.text)} == {"option", "unit"}:
                said = f"{row.security.text} marks the schedule {schedule.name}, whose award is {schedule.award.text}"
                do = "mark the schedule of this award, or correct award:"
                yield Told(row.exercisable, said, do, (schedule.award,))
        for name, words in (("exercise_price", "exercise price"), ("expires", "expiration date")):
            cells = [cell for row in rows if (cell := getattr(row, name)).value is not None]
            for cell in cells[1:]:
                if cell.value != cells[0].value:
                    said = f"two rows with the schedule {schedule.name} have another {words}"
                    do = "mark in each the schedule of its own award, or correct one of the two"
                    yield Told(cell, f"{said}: {cells[0].text} and {cell.text}", do, (cells[0],))


@rule("VEST-03.11", NOTE, kind="practice", each=Filing, cite=EXPLAINED)
def run_ends_after_whole_years(filing: Filing, case: Case) -> Iterator[Told]:
    """A run that follows another step goes on for whole years, or ends whole years after the grant.

    Why: A fraction is one of the whole grant. After 1/4, 1/36 monthly ends after 27 installments, and who writes it
    often means a thirty-sixth of what is left. A run that says how often it comes, or until when, is not asked.
    """
    for schedule in case.vesting:
        run = schedule.steps[-1] if len(schedule.steps) > 1 and schedule.adds_up else None
        if run is None or not run.open or run.portion.kind not in ("fraction", "percent"):
            continue
        days = [tranche.day for tranche in schedule.tranches if tranche.step is run]
        if len(days) * run.months % 12 and not _whole_years(schedule.granted_on.value, days[-1]):
            much, others = run.portion.text, round(1 / run.portion.amount)
            said = f"{much} {run.often} is of the whole grant: it ends after {len(days)} installments, on {days[-1]}"
            do = f"if {much} of what is left is meant, write: then the rest {run.often} {others} times"
            yield Told(run, f"{schedule.name}: {said}", f"{do}; if not, add {len(days)} times")


def _whole_years(granted: date | None, last: date) -> bool:
    return granted is not None and (last.month, last.day) == (granted.month, granted.day)


def _kind(title: str) -> str:
    return "unit" if is_a(r"\bunits?\b", title) else "option" if is_a("option", title) else ""
