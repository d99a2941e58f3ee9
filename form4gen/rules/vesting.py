# SPDX-License-Identifier: Apache-2.0
"""VEST: awards and what their footnotes say of units, vesting and performance."""

from __future__ import annotations

from collections.abc import Iterator

from .. import phrases
from ..calendar import SATURDAY, told
from ..case import Case
from ..model import Row
from ..rule import NOTE, WARNING, Told, rule
from .cites import MEASURED, PERFORMANCE_AWARDS

AWARDS = ("option", "restricted", "unit", "phantom", "appreciation", "sar", "rsu", "psu")


def _title(row: Row) -> str:
    return (row.security.value or "").lower()


def _is_unit(row: Row) -> bool:
    title = _title(row)
    return row.table == 2 and (
        "restricted stock unit" in title or "restricted share unit" in title or "rsu" in title.split()
    )


@rule("VEST-01", WARNING, kind="practice", each=Row, needs="security", cite=MEASURED)
def unit_says_what_it_is(row: Row, case: Case) -> Iterator[Told]:
    """A restricted stock unit has a footnote that says what a unit stands for.

    Why: The title alone does not say that a unit becomes one share, or cash; nearly all accepted forms say it in a
    footnote to the exercise price.
    """
    if _is_unit(row) and not phrases.says_what_a_unit_is(case.words(row)):
        yield Told(
            row.exercise_price if row.exercise_price else row.security,
            f"no footnote of this row says what one unit of {row.security.text} stands for",
            "add to exercise-price: Each restricted stock unit represents a contingent right to receive one share of"
            " the issuer's common stock.",
        )


@rule("VEST-02", WARNING, kind="practice", each=Row, needs="code security", cite=MEASURED)
def award_says_when_it_vests(row: Row, case: Case) -> Iterator[Told]:
    """A new option, unit or restricted share says when it vests or can be exercised.

    Why: Columns 6 and 7 of Table II, or a footnote, tell from when the award is its holder's; nearly all accepted forms
    say it.
    """
    title = _title(row).replace("(", " ").replace(")", " ")
    award = (
        "restricted" in title
        if row.table == 1
        else any(word in title for word in AWARDS[:5]) or bool(set(title.split()) & set(AWARDS))
    )
    if row.code.value != "A" or not award or row.acquired_or_disposed.value == "D":
        return
    if row.exercisable.value is None and not phrases.vests(case.words(row)):
        where, key = (row.exercisable, "exercisable") if row.table == 2 else (row.shares, "acquired")
        yield Told(
            where if where else row.security,
            f"nothing says when this award of {row.security.text} vests or can be exercised",
            f"write the date, or add a footnote with the vesting dates to {key}",
        )


@rule("VEST-06", WARNING, kind="practice", each=Row, needs="code security", cite=PERFORMANCE_AWARDS)
def performance_award_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """An award that depends on performance is reported when its conditions are met, or says that they are prices alone.

    Why: An award is taken as granted only when conditions other than the stock price are satisfied, so a row at the day
    of the promise can be too early, or of too many shares.
    """
    if row.code.value == "A" and "performance" in _title(row) and not row.notes:
        yield Told(
            row.security,
            f"{row.security.text} is reported as granted, and no footnote says whether its conditions are met",
            "add a footnote on the conditions: met when, or dependent on the stock price alone",
        )


@rule("VEST-10", NOTE, kind="practice", each=Row, needs="code date", cite=MEASURED)
def award_of_a_weekend(row: Row, case: Case) -> Iterator[Told]:
    """An award is dated on the day of its approval, which is a weekday as a rule.

    Why: Some awards are made on a Saturday or Sunday; more often the date is mistyped.
    """
    day = row.date.value
    if row.code.value == "A" and day and day.weekday() >= SATURDAY and not case.published:
        yield Told(row.date, f"this award is dated {told(day)}", "check the day of approval")
