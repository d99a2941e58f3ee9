# SPDX-License-Identifier: Apache-2.0
"""The footnote's sentence of a schedule, as filings phrase it; what has vested by a day is told as past."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from ..kinds import count
from ..titles import is_a
from .content import LAST_DAY, PERIODS, Portion, Schedule, Step
from .numerals import NUMBERS, ordinal

_NAMED = ("option", "warrant", "right")
_UNITS = ("performance", "deferred", "phantom")
_EQUAL = {1: "monthly", 3: "quarterly", 6: "semi-annual", 12: "annual"}


def award_of(title: str, table: int) -> str:
    """What a row's title calls its award: option, restricted stock units, shares..."""
    plain = title.lower()
    if is_a("stock unit", title):
        kind = next((word for word in _UNITS if word in plain), "restricted")
        return "phantom stock units" if kind == "phantom" else f"{kind} stock units"
    if is_a("option", title):
        if "warrant" in plain:
            return "warrant"
        return "stock appreciation right" if is_a(r"appreciation|\bsars?\b", title) else "option"
    return "restricted shares" if table == 1 and "restricted" in plain else "shares"


def sentence(schedule: Schedule, award: str, as_of: date | None, granted_here: bool = False) -> str:
    """The sentences of a schedule with steps. `granted_here`: the row of the grant says when and how many."""
    award = (schedule.award.value or award).removeprefix("the ")
    named = re.search(rf"\b({'|'.join(_NAMED)})$", award, re.I) is not None
    shares = f"shares subject to the {award}" if named else award
    told = []
    if schedule.granted.value is not None and schedule.granted_on.value and not granted_here:
        many = count.to_draft(schedule.granted.text)
        what = f"{_article(award)} {award} to buy {many} shares" if named else f"{many} {award}"
        what = what.replace("right to buy", "right on")
        told.append(f"On {in_words(schedule.granted_on.value)}, the reporting person was granted {what}.")
    if schedule.early_exercise.value:
        told.append(f"The {award} is subject to an early exercise provision and is immediately exercisable.")
    clauses = list(_clauses(schedule, shares, as_of or date.min))
    text = clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])} and {clauses[-1]}"
    if condition := (schedule.subject_to.value or "").rstrip(".").removeprefix("subject to "):
        text += f", subject to {condition}"
    told.append(text[0].upper() + text[1:] + ".")
    return " ".join(told)


def _clauses(schedule: Schedule, shares: str, as_of: date) -> Iterator[str]:
    for number, ((_, past), steps) in enumerate(_grouped(schedule.steps, as_of)):
        if steps[0].months:
            yield _run(schedule, steps[0], shares, as_of, first=not number)
            continue
        verb, portion = "vested" if past else "vest", steps[0].portion
        days = [in_words(step.first) for step in steps if step.first]
        when = f"on {days[0]}" if len(days) == 1 else f"on each of {', '.join(days[:-1])} and {days[-1]}"
        if portion.kind == "rest":
            yield f"the {'remaining ' if number else ''}{shares} {verb}{'' if number else ' in full'} {when}"
        elif portion.amount == 1 and portion.kind != "number":
            yield f"the {shares} {verb} in full {when}"
        else:
            yield f"{spelled(portion)}{'' if number else f' of the {shares}'} {verb} {when}"


def _grouped(steps: tuple[Step, ...], as_of: date) -> Iterator[tuple[tuple[object, bool], list[Step]]]:
    """Days with one portion and one tense are told together, each run alone."""

    def turn(item: tuple[int, Step]) -> tuple[object, bool]:
        place, step = item
        alone = place if step.months or step.portion.kind == "rest" else -1
        return ((alone, step.portion.text), bool(step.first and step.first <= as_of))

    for key, items in groupby(enumerate(steps), turn):
        yield key, [step for _, step in items]


def _run(schedule: Schedule, step: Step, shares: str, as_of: date, first: bool) -> str:
    days = [tranche.day for tranche in schedule.tranches if tranche.step is step]
    over = bool(days) and days[-1] <= as_of
    verb = "vested" if over else "vest"
    on = f" on {_month_day(step)}" if step.month_day else ""
    begin = f" beginning on {in_words(step.first)}" if step.first else " thereafter"
    if step.portion.kind == "rest":
        often = _EQUAL.get(step.months)
        every = f"{_number(len(days))} equal {often + ' ' if often else ''}installments"
        every += "" if often else f" every {_number(step.months)} months"
        return f"the {'' if first else 'remaining '}{shares} {verb} in {every}{on}{begin}"
    often = PERIODS.get(step.months) or f"every {_number(step.months)} months"
    end = f" through {in_words(days[-1])}" if days and (over or not step.open) else ""
    begin = begin.replace("beginning on", "from") if end else begin
    return f"{spelled(step.portion)} of the {shares} {verb} {often}{on}{begin}{end}"


def _month_day(step: Step) -> str:
    day = {1: "first", LAST_DAY: "last"}.get(step.month_day) or f"{step.month_day}{_suffix(step.month_day)}"
    return f"the {day} day of {'each' if step.months == 1 else 'the'} month"


def _suffix(number: int) -> str:
    return "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_words(day: date) -> str:
    """A day as filings write it: February 1, 2011."""
    return f"{month_name[day.month]} {day.day}, {day.year}"


def spelled(portion: Portion) -> str:
    """A portion as filings write it: one forty-eighth, 3/40, 25%, 12,500."""
    if portion.kind == "number":
        return f"{Decimal(portion.amount.numerator) / Decimal(portion.amount.denominator):,f}"
    if portion.kind != "fraction" or portion.amount.numerator != 1 or not 2 <= portion.amount.denominator < 100:
        return portion.text
    parts = portion.amount.denominator
    return "one half" if parts == 2 else f"one {ordinal(parts)}"


def _number(number: int) -> str:
    return NUMBERS[number] if number <= 12 else str(number)


def _article(award: str) -> str:
    return "an" if award[0].lower() in "aeio" else "a"


__all__ = ["award_of", "in_words", "sentence", "spelled"]
