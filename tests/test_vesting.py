# SPDX-License-Identifier: Apache-2.0
"""Vesting schedules: their words, the days and numbers they come to, their footnotes, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import CHECKOUT
from drafting import Told, told
from hypothesis import given, settings
from hypothesis import strategies as st

from form4gen import compare, corridor, draft, edgar
from form4gen.box import Cell
from form4gen.draft import Draft
from form4gen.draft.schedules import carried
from form4gen.filed import as_filed, judged_version
from form4gen.rule import NOTE
from form4gen.vesting import Portion, Schedule, Slip, award_of, portion, sentence, steps
from form4gen.vesting.wording import spelled


def schedule(text: str, grant: str = "") -> Schedule:
    return Schedule("v", steps=steps(text), vests=text, grant=Decimal(grant) if grant else None)


def days(text: str, most: int = 6) -> list[str]:
    return [tranche.day.isoformat() for tranche in schedule(text).tranches][:most]


def numbers(text: str, grant: str) -> list[str]:
    return [str(tranche.number) for tranche in schedule(text, grant).tranches]


# Words --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind", "amount"),
    [
        ("1/48", "fraction", Fraction(1, 48)),
        ("1 / 48th", "fraction", Fraction(1, 48)),
        ("27/260ths", "fraction", Fraction(27, 260)),
        ("25%", "percent", Fraction(1, 4)),
        ("33.33 %", "percent", Fraction(3333, 10000)),
        ("100%", "percent", Fraction(1)),
        ("12,500", "number", Fraction(12500)),
        ("12.5", "number", Fraction(25, 2)),
        ("one fourth", "fraction", Fraction(1, 4)),
        ("Three-quarters", "fraction", Fraction(3, 4)),
        ("one forty-eighth", "fraction", Fraction(1, 48)),
        ("27 ninety seconds", "fraction", Fraction(27, 92)),
        ("half", "fraction", Fraction(1, 2)),
        ("all", "rest", Fraction(0)),
        ("The Rest", "rest", Fraction(0)),
    ],
)
def test_portions(typed: str, kind: str, amount: Fraction) -> None:
    assert portion(typed)[1:] == (kind, amount)


def test_a_fraction_in_words_is_read_as_it_is_written() -> None:
    said = [portion(f"1/{parts}") for parts in range(2, 100)]

    assert [portion(spelled(made)) for made in said] == said


ASK = "write 1/48, 25%, a number such as 12,500, all, or the rest"
EXAMPLE = "1/4 on 2011-02-01, then 1/48 monthly"
WHEN = f"write on and a day, or monthly, quarterly, yearly or every 6 months: {EXAMPLE}"
WHOLE = "write the whole day: March 15, 2027 or 2027-03-15"
UNSAID = "counts from the grant, whose day is not said"
TAIL = "write from DAY, until DAY, 36 times, or on the first day"


@pytest.mark.parametrize(
    ("typed", "text", "says", "do"),
    [
        ("1/0 on 2027-02-01", "1/0", "is no fraction", ASK),
        ("0% on 2027-02-01", "0%", "says that nothing vests", ASK),
        ("5/4 on 2027-02-01", "5/4", "is more than the whole grant", ASK),
        ("120% on 2027-02-01", "120%", "is more than the whole grant", ASK),
        ("some on 2027-02-01", "some", "is no part of a grant", ASK),
        ("1/4", "1/4", "is no step of a schedule", f"write steps such as {EXAMPLE}"),
        ("1/4 on 2027-02-30", "2027-02-30", "is not a date of the calendar", "February 2027 has 28 days"),
        ("1/4 on 2/1/27", "2/1/27", "has a year of two digits", "write the year with four digits: MM/DD/YYYY"),
        ("1/4 on Feb 30, 2027", "Feb 30, 2027", "is not a date of the calendar", "February 2027 has 28 days"),
        ("1/4 on Feb 1, then 1/48 monthly", "Feb 1", "names no year", WHOLE),
        ("1/4 on the 1st of Feb, then 1/48 monthly", "1st of Feb", "names no year", WHOLE),
        ("1/4 in Feb 2027, then 1/48 monthly", "Feb 2027", "names no day of the month", WHOLE),
        ("immediately", "immediately", "names no day", "write all on and the day of the grant"),
        ("2027-02-01: 1/4", "2027-02-01: 1/4", "is a tranche", "list it below tranches:"),
        (
            "1/4 on 2027-02-01, then monthly",
            "monthly",
            "does not say how much",
            "put it first: 1/48 monthly",
        ),
        (
            "1/4 after a year then 1/48 monthly",
            "after a year",
            UNSAID,
            "say granted-on:, or write 1/4 on YYYY-MM-DD then 1/48 monthly",
        ),
        (
            "1/4 on the first anniversary, then 1/48 monthly",
            "on the first anniversary",
            UNSAID,
            "say granted-on:, or write 1/4 on YYYY-MM-DD, then 1/48 monthly",
        ),
        (
            "one fourth one year after the grant date, 1/4 after two years",
            "one year after the grant date",
            UNSAID,
            "say granted-on:, or write one fourth on YYYY-MM-DD, 1/4 on YYYY-MM-DD",
        ),
        (
            "1/3 on each of the first three anniversaries",
            "on each of the first three anniversaries",
            UNSAID,
            "say granted-on:, or write 1/3 yearly from YYYY-MM-DD 3 times",
        ),
        (
            "1/2 on the second and fourth anniversaries",
            "on the second and fourth anniversaries",
            "names several days",
            "write each with its portion: 1/2 after 2 years, 1/2 after 4 years",
        ),
        (
            "1/48 monthly from the grant date",
            "from the grant date",
            "does not say whether the first vests that day or a period later",
            "write the day of the first: from YYYY-MM-DD",
        ),
        (
            "25% 2027-02-01",
            "2027-02-01",
            "stands without a word",
            "write on before a single day, from before the first of several",
        ),
        (
            "1/3 annually on 2027-03-01",
            "on 2027-03-01",
            "does not say whether it is the first day",
            "write from 2027-03-01",
        ),
        (
            "1/4 yearly from 2027-03-01 over 30 months",
            "1/4 yearly from 2027-03-01 over 30 months",
            "does not come out even",
            "write how often, such as 36 times",
        ),
        (
            "1/4 monthly from 2027-03-01 over 99 years",
            "1/4 monthly from 2027-03-01 over 99 years",
            "has more installments than anybody waits for",
            "write how often, such as 36 times",
        ),
        ("1/4 in spring", "in spring", "does not say when", WHEN),
        ("1/4 weekly from 2027-02-01", "weekly from 2027-02-01", "does not say when", WHEN),
        (
            "1/3 on each of 2027-02-01 and 2028-02-01",
            "on each of 2027-02-01",
            "names several days",
            "list them below tranches:, each day with its portion",
        ),
        ("1/48 monthly", "1/48 monthly", "has no first day", "write 1/48 monthly from YYYY-MM-DD"),
        ("1/48 monthly from 2027-02-01 as earned", "as earned", "is not understood here", TAIL),
        (
            "1/48 monthly from 2027-02-01, then 1/4 on 2030-02-01",
            "1/48 monthly from 2027-02-01",
            "goes on until all has vested, and more follows",
            "write how often: 1/48 monthly from 2027-02-01 12 times",
        ),
        (
            "all on 2027-02-01, then 1/4 on 2028-02-01",
            "all on 2027-02-01",
            "leaves nothing for what follows",
            "put it last",
        ),
        (
            "1/4 on 2027-02-01, then the rest monthly",
            "the rest monthly",
            "does not say in how many installments",
            "write the rest monthly 36 times",
        ),
        (
            "1/4 yearly from 2027-02-01 4 times until 2031-02-01",
            "1/4 yearly from 2027-02-01 4 times until 2031-02-01",
            "says its end twice",
            "keep one of the two",
        ),
        (
            "1/4 yearly from 2027-02-01 until 2026-02-01",
            "1/4 yearly from 2027-02-01 until 2026-02-01",
            "ends before it begins",
            "check the two days",
        ),
        (
            "1/4 yearly on the 15th from 2027-02-01",
            "1/4 yearly on the 15th from 2027-02-01",
            "begins on day 1 of its month, and names another",
            "check the first day",
        ),
        (
            "1/48 monthly on the 32nd from 2027-02-01",
            "32nd",
            "is no day of a month",
            "write on the first day, on the 15th or on the last day",
        ),
        (
            "1/48 monthly 0 times from 2027-02-01",
            "0",
            "is no number of installments",
            "write how often, such as 36 times",
        ),
    ],
)
def test_slips(typed: str, text: str, says: str, do: str) -> None:
    with pytest.raises(Slip) as slip:
        steps(typed)

    assert (slip.value.text, slip.value.says, slip.value.do) == (text, says, do)


@pytest.mark.parametrize(
    "typed",
    [
        "1/4 on 2027-02-01, then 1/48 monthly",
        "1/4 on 2/1/2027 and then 1/48th each month",
        "25% on 2027-02-01; then 1/48 monthly thereafter",
        "1/4 on 2027-02-01, 1/48 monthly from 2027-03-01",
        "1/48 monthly from 2027-03-01 after 1/4 on 2027-02-01",
        "1/4 on 2027-02-01, then the rest in 36 equal monthly installments",
        "1/4 of the shares on 2027-02-01, then the remaining monthly for 36 times",
        "25 percent of the option on 2027-02-01, then 1/48 of the total shares per month over three years",
        "12,000 shares on 2027-02-01, then 1,000 shares vest monthly for 36 months",
        "1/4 on 2027-02-01, then 1/48 every 1 months until 2030-02-01",
        "1/4 on February 1, 2027, then 1/48 monthly",
        "1/4 on Feb. 1st, 2027, then 1/48 monthly until 1 February 2030",
        "one fourth on the 1st of February, 2027 and one forty-eighth monthly",
        "A quarter of the shares vests on 2027-02-01; one forty eighth of the shares vest monthly thereafter",
        "1/4 on 2027-02-01, then 36 monthly installments",
        "1/4 on 2027-02-01, then in thirty-six substantially equal monthly installments",
        "1/4 on 2027-02-01, then equal monthly installments over three years",
        "1/4 on 2027-02-01, then 1/36 of the remaining shares monthly",
    ],
)
def test_several_ways_to_say_one_thing(typed: str) -> None:
    said, other = schedule(typed, "48,000".replace(",", "")), schedule(EXAMPLE.replace("2011", "2027"), "48000")

    assert [tranche[:3] for tranche in said.tranches] == [tranche[:3] for tranche in other.tranches]


GRANTED = date(2026, 2, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "1/4 after a year then 1/48 monthly",
        "1/4 after one year, then 1/48 monthly after that",
        "1/4 after 12 months, then 1/48 monthly",
        "1/4 after four quarters; 1/48 monthly thereafter",
        "1/4 one year after the grant date, then 1/48 monthly",
        "1/4 on the first anniversary, then 1/48 monthly",
        "1/4 after the 1st anniversary of the date of grant, then 1/48 monthly",
        "One fourth upon the one-year anniversary of the grant, and 1/48 monthly until the fourth anniversary",
        "1/48 monthly after 1/4 after a year",
        "1/4 on 2027-02-01, then 1/48 monthly beginning 13 months after the grant date",
    ],
)
def test_several_ways_to_count_from_the_grant(typed: str) -> None:
    wanted = schedule(EXAMPLE.replace("2011", "2027")).tranches

    assert [made[:3] for made in counted(typed, GRANTED).tranches] == [made[:3] for made in wanted]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("all on the grant date", "2026-02-01"),
        ("half after six months, then half after 1 year", "2026-08-01 2027-02-01"),
        ("1/3 on each anniversary of the grant date", "2027-02-01 2028-02-01 2029-02-01"),
        ("1/3 on each of the first three anniversaries", "2027-02-01 2028-02-01 2029-02-01"),
        ("1/3 on the first, second and third anniversaries", "2027-02-01 2028-02-01 2029-02-01"),
        ("1/2 on the second and third anniversaries", "2028-02-01 2029-02-01"),
        ("1/2 yearly from the second anniversary", "2028-02-01 2029-02-01"),
        ("1/3 yearly over three years from March 15, 2027", "2027-03-15 2028-03-15 2029-03-15"),
    ],
)
def test_days_from_the_grant(typed: str, wanted: str) -> None:
    made = counted(typed, GRANTED)

    assert [str(tranche.day) for tranche in made.tranches] == wanted.split()
    assert made.adds_up


def test_the_day_of_the_grant_is_kept_through_a_short_month() -> None:
    month = counted("1/2 after one month, then 1/4 monthly", date(2027, 1, 31))
    leap = counted("1/4 yearly from the first anniversary", date(2024, 2, 29))

    assert [str(made.day) for made in month.tranches] == ["2027-02-28", "2027-03-31", "2027-04-30"]
    assert [str(made.day) for made in leap.tranches] == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def counted(text: str, granted_on: date) -> Schedule:
    return Schedule("v", steps=steps(text, granted_on=granted_on), vests=text)


# Days ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        # a month that lacks the day vests on its last, and the next one on the old day again
        ("1/6 monthly from 2027-01-31", "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30"),
        ("1/4 monthly from 2028-01-30", "2028-01-30 2028-02-29 2028-03-30 2028-04-30"),
        ("1/4 on 2027-01-31, then 1/4 monthly", "2027-01-31 2027-02-28 2027-03-31 2027-04-30"),
        # the 28th stays the 28th, unless it is said to be the last day
        ("1/3 monthly from 2027-02-28", "2027-02-28 2027-03-28 2027-04-28"),
        ("1/3 monthly on the last day from 2027-02-28", "2027-02-28 2027-03-31 2027-04-30"),
        # leap days
        ("1/5 yearly from 2028-02-29", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
        # the first day of each month, after a day that is none
        ("1/4 on 2027-02-15, then 1/4 monthly on the first day", "2027-02-15 2027-03-01 2027-04-01 2027-05-01"),
        ("1/2 on 2027-02-15, then 1/4 quarterly on the 25th", "2027-02-15 2027-05-25 2027-08-25"),
        ("1/4 quarterly from 2027-11-15", "2027-11-15 2028-02-15 2028-05-15 2028-08-15"),
        ("1/2 semi-annually from 2027-08-31", "2027-08-31 2028-02-29"),
        ("1/3 every 18 months from 2027-12-31", "2027-12-31 2029-06-30 2030-12-31"),
        # one run after another keeps the day on which the first began
        ("1/4 monthly 2 times from 2027-01-31, then 1/2 monthly", "2027-01-31 2027-02-28 2027-03-31"),
        ("1/2 yearly from 2027-03-01 until 2028-04-15", "2027-03-01 2028-03-01"),
        ("all on 2027-06-15", "2027-06-15"),
    ],
)
def test_days(typed: str, wanted: str) -> None:
    made = schedule(typed)

    assert days(typed) == wanted.split()
    assert made.adds_up
    assert made.vested(date(2100, 1, 1)) == 1


# Numbers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "grant", "wanted"),
    [
        # each is rounded down, and the last one takes the rest
        ("1/3 yearly from 2027-03-01", "10000", "3333 3333 3334"),
        ("1/48 monthly from 2027-03-01", "1000", "20 " * 47 + "60"),
        ("25% on 2027-03-01, then the rest yearly 3 times", "10", "2 2 2 4"),
        ("33.33% yearly from 2027-03-01", "10000", "3333 3333 3334"),
        ("33.3% yearly from 2027-03-01", "10000", "3330 3330 3340"),
        ("3,333 yearly from 2027-03-01", "10000", "3333 3333 3334"),
        ("3,334 yearly from 2027-03-01", "10000", "3334 3334 3332"),
        ("1,000 on 2027-03-01, then 1/2 on 2028-03-01, then the rest on 2029-03-01", "10000", "1000 5000 4000"),
        # of a grant with fractions, four decimals
        ("1/3 yearly from 2027-03-01", "100.5", "33.5 33.5 33.5"),
        ("1/3 yearly from 2027-03-01", "100.0001", "33.3333 33.3333 33.3335"),
        ("1/4 yearly from 2027-03-01", "3", "0 0 0 3"),
    ],
)
def test_numbers(typed: str, grant: str, wanted: str) -> None:
    made = schedule(typed, grant)

    assert made.adds_up
    assert numbers(typed, grant) == wanted.split()


@pytest.mark.parametrize(
    ("typed", "grant", "sum"),
    [
        ("30% yearly from 2027-03-01", "100", "6/5"),
        ("1/3 yearly 2 times from 2027-03-01", "", "2/3"),
        ("1/4 on 2027-03-01, then 1/48 monthly until 2030-02-01", "", "47/48"),
        ("3,000 yearly from 2027-03-01", "10000", "6/5"),
        ("1/4 on 2027-03-01, then 7/9 on 2028-03-01", "", "37/36"),
        ("1/9999 monthly from 2027-03-01", "", "200/3333"),
        ("3/4 on 2027-03-01, then 1/2 on 2028-03-01, then the rest on 2029-03-01", "", "5/4"),
        ("3/4 on 2027-03-01, then 1/4 on 2028-03-01, then the rest on 2029-03-01", "", "1"),
    ],
)
def test_what_does_not_add_up(typed: str, grant: str, sum: str) -> None:
    made = schedule(typed, grant)

    assert not made.adds_up
    assert made.sum == Fraction(sum)


@pytest.mark.parametrize(
    ("on", "most"),
    [
        ("2027-01-31", "0"),
        ("2027-02-01", "251"),
        ("2027-02-28", "251"),
        ("2027-03-01", "272"),
        ("2030-01-31", "981"),
        ("2030-02-01", "1001"),
        ("2099-01-01", "1001"),
    ],
)
def test_at_most_counts_the_fractions_in(on: str, most: str) -> None:
    """Of 1,001: a quarter is 250.25, a forty-eighth 20.85."""
    made = schedule("1/4 on 2027-02-01, then 1/48 monthly", "1001")

    assert made.at_most(date.fromisoformat(on)) == Decimal(most)
    assert schedule("1/4 yearly from 2027-02-01").at_most(date(2030, 1, 1)) is None


def test_a_list_of_numbers_is_its_own_grant() -> None:
    assert schedule("500 on 2027-02-01, then 700 on 2028-02-01").total == 1200


_DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
_PERIODS = st.sampled_from(["monthly", "quarterly", "semi-annually", "yearly", "every 2 months"])
_ON = st.sampled_from(["", " on the first day", " on the last day", " on the 30th"])


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A run that adds up: a cliff or none, then equal parts of what is left, counted or not."""
    parts, cliff = draw(st.integers(1, 120)), draw(st.integers(0, 60))
    first, period = draw(_DAYS), draw(_PERIODS)
    if not cliff:
        return f"1/{parts} {period} from {first}"
    each = Fraction(parts, parts + cliff) / parts
    times = draw(st.sampled_from(["", f" {parts} times"]))
    lead = f"{cliff}/{parts + cliff} on {first}, then "
    return lead + draw(
        st.sampled_from(
            [f"{each.numerator}/{each.denominator} {period}{draw(_ON)}{times}", f"the rest {period} {parts} times"]
        )
    )


@settings(max_examples=300, derandomize=True, deadline=None)
@given(runs(), st.decimals(1, 10_000_000, places=0) | st.decimals(1, 100_000, places=4))
def test_tranches_always_add_up_to_the_grant(text: str, grant: Decimal) -> None:
    made = schedule(text, str(grant))
    tranches = made.tranches

    assert made.adds_up
    assert sum(tranche.number or 0 for tranche in tranches) == grant
    assert sum(tranche.part for tranche in tranches) == 1
    assert all(tranche.number is not None and tranche.number >= 0 for tranche in tranches)
    assert all(before.day < after.day for before, after in pairwise(tranches))
    for tranche in (tranches[0], tranches[len(tranches) // 2], tranches[-1]):
        counted = sum(other.number or 0 for other in tranches if other.day <= tranche.day)
        assert counted <= (made.at_most(tranche.day) or 0) <= grant


_PORTIONS = [
    "1/4",
    "1/48",
    "25%",
    "33.3%",
    "12,500",
    "0.5",
    "all",
    "the rest",
    "1/99999",
    "5/4",
    "one third",
    "٢/٤",
    "x",
    "",
]
_WHEN = [
    "on 2027-02-01",
    "on 2028-02-29",
    "on 2/1/2028",
    "on 2027-02-30",
    "after a year",
    "on March 15, 2027",
    "on 9999-12-31",
    "monthly",
    "quarterly",
]
_WHEN += ["yearly", "every 6 months", "every ٦ months", "weekly", ""]
_TAILS = ["", "from 2027-01-31", "from 0001-01-01", "from 9999-06-30", "until 2030-01-01", "12 times", "600 times"]
_TAILS += [
    "over four years",
    "for 99 years",
    "in twelve equal annual installments",
    "on the first day",
    "on the last day",
    "on the 31st",
    "on the 99th",
    "thereafter",
    "until then",
]
_STEPS = st.tuples(*map(st.sampled_from, (_PORTIONS, _WHEN, _TAILS, _TAILS))).map(" ".join)
_JOINTS = st.sampled_from([", then ", " and ", ", ", "; then ", " after ", " "])


@settings(max_examples=600, derandomize=True, deadline=None)
@given(_STEPS, _JOINTS, _STEPS | st.just(""), st.sampled_from(["", "1", "0.0003", "48000"]))
def test_any_words_are_read_or_refused(first: str, joint: str, second: str, grant: str) -> None:
    try:
        made = schedule(first + joint + second if second else first, grant)
    except Slip:
        return
    assert made.steps
    assert len(made.tranches) <= 5_000
    assert sentence(made, "option", date(2027, 6, 1)).endswith(".")
    assert made.vested(date(2027, 6, 1)) >= 0


# Sentences ----------------------------------------------------------------------------------------------------------


OF = "the shares subject to the option"
REST = "the remaining shares subject to the option"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("all on 2027-06-15", f"T{OF[1:]} vest in full on June 15, 2027."),
        ("all on 2026-01-15", f"T{OF[1:]} vested in full on January 15, 2026."),
        (
            "1/4 on 2025-02-01, then 1/48 monthly",
            f"One fourth of {OF} vested on February 1, 2025 and one forty-eighth of {OF} vest monthly thereafter.",
        ),
        (
            "1/2 on 2027-03-01, then 1/2 on 2028-03-01",
            f"One half of {OF} vest on each of March 1, 2027 and March 1, 2028.",
        ),
        (
            "1/3 on 2026-03-01, 1/3 on 2027-03-01, 1/3 on 2028-03-01",
            f"One third of {OF} vested on March 1, 2026 and one third vest on each of March 1, 2027 and March 1, 2028.",
        ),
        (
            "25% on 2027-03-01, 25% on 2028-03-01, 50% on 2029-03-01",
            f"25% of {OF} vest on each of March 1, 2027 and March 1, 2028 and 50% vest on March 1, 2029.",
        ),
        (
            "12,500 on 2027-03-01, then the rest on 2028-03-01",
            f"12,500 of {OF} vest on March 1, 2027 and {REST} vest on March 1, 2028.",
        ),
        ("1/16 quarterly from 2027-05-15", f"One sixteenth of {OF} vest quarterly beginning on May 15, 2027."),
        ("1/4 yearly from 2020-05-15", f"One fourth of {OF} vested annually from May 15, 2020 through May 15, 2023."),
        (
            "25% on 2026-01-31, then the rest quarterly 12 times on the last day",
            f"25% of {OF} vested on January 31, 2026 and {REST} vest in twelve equal quarterly installments on the "
            "last day of the month thereafter.",
        ),
        (
            "all every 2 months 24 times from 2027-01-01",
            f"T{OF[1:]} vest in 24 equal installments every two months beginning on January 1, 2027.",
        ),
        (
            "3/40 quarterly 4 times from 2027-03-25, then 7/10 on 2029-01-01",
            f"3/40 of {OF} vest quarterly from March 25, 2027 through December 25, 2027 and 7/10 vest on January 1, "
            "2029.",
        ),
    ],
)
def test_sentences(typed: str, said: str) -> None:
    assert sentence(schedule(typed, "100000"), "option", date(2026, 3, 1)) == said


def test_the_whole_footnote() -> None:
    made = Schedule(
        "v",
        steps=steps("1/3 yearly from 2027-08-20"),
        granted=Cell(Decimal(32000), "32000"),
        granted_on=Cell(date(2026, 8, 20), "2026-08-20"),
        subject_to=Cell("continued service through each day of vesting.", "x"),
    )

    assert sentence(made, "restricted stock units", None) == (
        "On August 20, 2026, the reporting person was granted 32,000 restricted stock units. One third of the "
        "restricted stock units vest annually beginning on August 20, 2027, subject to continued service through each "
        "day of vesting."
    )
    assert sentence(made, "restricted stock units", None, granted_here=True).startswith("One third of")
    assert sentence(made, "option", None).startswith(
        "On August 20, 2026, the reporting person was granted an option to buy 32,000 shares. One third of the shares "
    )


@pytest.mark.parametrize(
    ("title", "table", "award"),
    [
        ("Stock Option (right to buy)", 2, "option"),
        ("Warrants", 2, "warrant"),
        ("Stock Appreciation Right", 2, "stock appreciation right"),
        ("Restricted Stock Units", 2, "restricted stock units"),
        ("Performance Stock Units", 2, "performance stock units"),
        ("Restricted Stock", 1, "restricted shares"),
        ("Common Stock", 1, "shares"),
    ],
)
def test_what_a_title_calls_its_award(title: str, table: int, award: str) -> None:
    assert award_of(title, table) == award


# In a draft ---------------------------------------------------------------------------------------------------------


SEED = """
vesting:
  vesting:
    vests: 1/48 on 2011-01-01, then 1/48 monthly
    early-exercise: yes
"""


def read(text: str) -> Draft:
    found, refused = draft.read(text.encode(), "d.yaml")
    assert found is not None, refused
    assert not refused, refused
    return found


def xml(text: str) -> bytes:
    filing = read(text).filing
    return edgar.serialize(edgar.write(as_filed(filing, judged_version(filing), False)).root)


def test_the_option_of_the_seed_as_a_schedule_files_what_was_filed() -> None:
    typed = (CHECKOUT / "samples/seed/draft.yaml").read_text("utf-8")
    before, _, rest = typed.partition("  vesting: >-\n")
    as_data = before + rest[rest.index("signatures:") :] + SEED

    assert xml(as_data) == (CHECKOUT / "samples/seed/filing.xml").read_bytes()
    assert xml(typed + SEED) == (CHECKOUT / "samples/seed/filing.xml").read_bytes()


FULL = """\
form: 4
table-2:
  - security: Restricted Stock Units
    date: 2026-08-20
    code: M
    disposed: 2,000
    exercisable: [units, option]
footnotes:
  option: Vests in full on June 15, 2027.
vesting:
  units:
    award: performance stock units
    granted: 32,000.5
    granted-on: 8/20/2023
    tranches:
      2024-08-20: 8,000
      8/20/2025: 1/4
      2026-08-20: 25%
      2027-08-20: the rest
    early-exercise: no
    subject-to: 'continued service: on each day'
  option:
    vests: all on 2027-06-15
    early-exercise: yes
"""


def test_what_is_written_reads_back() -> None:
    first = read(FULL)
    written = draft.write(first)
    again = read(written)

    assert draft.write(again) == written
    assert compare.differences(first.filing, again.filing) == []
    assert [note.name for note in again.filing.footnotes] == ["option", "units"]
    for one, other in zip(first.vesting, again.vesting, strict=True):
        assert [step[:6] for step in one.steps] == [step[:6] for step in other.steps]
        assert (one.name, one.award.value, one.grant, one.granted_on.value) == (
            other.name,
            other.award.value,
            other.grant,
            other.granted_on.value,
        )
        assert (one.own_words, one.subject_to.value, bool(one.early_exercise.value)) == (
            other.own_words,
            other.subject_to.value,
            bool(other.early_exercise.value),
        )
    assert "    granted: 32,000.5\n    granted-on: 2023-08-20\n    tranches:\n      2024-08-20: 8,000\n" in written


def test_the_run_alone_is_the_short_spelling() -> None:
    long = "form: 4\nvesting:\n  a:\n    vests: 1/4 on 2027-02-01, then 1/48 monthly\n"
    short = "form: 4\nvesting:\n  a: 1/4 on 2027-02-01, then 1/48 monthly\n"
    first, second = read(long), read(short)

    assert draft.write(first).splitlines()[-1] == short.splitlines()[-1]
    assert texts(first) == texts(second)
    assert first.vesting[0].tranches[-1][:2] == second.vesting[0].tranches[-1][:2]


def test_days_that_count_from_the_grant_are_told_as_days() -> None:
    text = "form: 4\nvesting:\n  a:\n    granted-on: 2022-03-15\n    vests: 1/4 after a year then 1/48 monthly\n"
    made = read(text)

    assert texts(made) == [
        "One fourth of the shares vest on March 15, 2023 and one forty-eighth of the shares vest monthly thereafter."
    ]
    assert texts(read(draft.write(made))) == texts(made)


def test_words_of_its_own_are_filed() -> None:
    notes = {note.name: note.text for note in read(FULL).filing.footnotes}

    assert notes["option"] == "Vests in full on June 15, 2027."
    assert notes["units"].startswith("On August 20, 2023, the reporting person was granted 32,000.5 performance stock")


def test_the_row_of_the_grant_says_how_many() -> None:
    text = (
        FULL.replace("code: M", "code: A").replace("disposed: 2,000", "acquired: 2,000").replace("granted: 32", "# 32")
    )
    made = read(text.replace("8,000", "500"))

    assert made.vesting[0].grant == 2000
    assert str(made.vesting[0].tranches[-1].number) == "500"


HEAD = "form: 4\ntable-2:\n  - security: Stock Option\n    exercisable: [a]\nvesting:\n  a:\n"
BOTH = "keep vests: or tranches:, not both"
NONE = (
    "write vests: 1/4 on 2027-02-01, then 1/48 monthly, or tranches: with a line such as 2027-02-01: 1/4 for each day"
)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["award: option"], Told("YAML-16", 6, 3, "this schedule does not say what vests when", NONE)),
        (
            ["vests: all on 2027-02-01", "tranches:", "  2027-02-01: all"],
            Told("YAML-16", 8, 5, "this schedule has a run and tranches", BOTH),
        ),
        (
            ["vests: 1/4 on 2027-02-30"],
            Told("YAML-17", 7, 12, "`2027-02-30` is not a date of the calendar", "February 2027 has 28 days"),
        ),
        (["vests: some on 2027-02-01"], Told("YAML-17", 7, 12, "`some` is no part of a grant", ASK)),
        (["tranches:", "  2027-02-01: 1/0"], Told("YAML-17", 8, 19, "`1/0` is no fraction", ASK)),
        (
            ["tranches:", "  2027-13-01: 1/4"],
            Told("YAML-17", 8, 7, "`2027-13-01` is not a date", "month comes first: write 2027-01-13"),
        ),
        (
            ["tranches:", "  2027-02-01: the rest", "  2028-02-01: 1/4"],
            Told("YAML-17", 8, 7, "the rest vests here, and more follows", "put it last"),
        ),
        (
            ["tranches:", "  2027-02-01: 1/4", "  2027-02-01: 3/4"],
            Told("YAML-06", 9, 7, "2027-02-01 stands twice; first on line 8", "keep one of the two"),
        ),
        (
            ["tranches:", "  - 2027-02-01: all"],
            Told(
                "YAML-08",
                8,
                7,
                "vesting.a.tranches holds days, not a list",
                "write a line for each day, without `- `: 2027-02-01: 1/4",
            ),
        ),
        (
            ["vests: 500 monthly from 2027-02-01"],
            Told(
                "YAML-16",
                6,
                3,
                "this schedule counts securities, and nothing says how many were granted",
                "write granted: and their number",
            ),
        ),
        (
            ["granted: 0", "vests: all on 2027-02-01"],
            Told("YAML-17", 6, 3, "nothing was granted", "write granted: and the number of the grant"),
        ),
        (
            ["granted: 5 shares", "vests: all on 2027-02-01"],
            Told(
                "YAML-17",
                7,
                14,
                "`5 shares` is not a number that the form takes",
                "write digits with an optional point, such as 1,200 or 12.50; nothing else in the box",
            ),
        ),
        (
            ["granted-on: 2026-02-30", "vests: 1/4 after a year, then 1/48 monthly"],
            Told("YAML-17", 7, 17, "`2026-02-30` is not a date of the calendar", "February 2026 has 28 days"),
        ),
        (
            ["vests: 1/4 after a year then 1/48 monthly"],
            Told(
                "YAML-17",
                7,
                12,
                f"`after a year` {UNSAID}",
                "say granted-on:, or write 1/4 on YYYY-MM-DD then 1/48 monthly",
            ),
        ),
        (
            ["early-exercise: maybe", "vests: all on 2027-02-01"],
            Told("YAML-17", 7, 21, "`maybe` is neither yes nor no", "write yes or no"),
        ),
        (
            ["grant-date: 2026-02-01", "vests: all on 2027-02-01"],
            Told("YAML-07", 7, 5, "grant-date is no box of a vesting schedule", "write granted-on"),
        ),
        (
            ["vest: all on 2027-02-01"],
            Told("YAML-07", 7, 5, "vest is no box of a vesting schedule", "did you mean vests?"),
        ),
        (
            ["vests:", "  - all on 2027-02-01"],
            Told(
                "YAML-08",
                8,
                7,
                "vesting.a.vests holds one value, not a list",
                "write one value; a text that begins with [ goes in quotes",
            ),
        ),
    ],
)
def test_what_is_refused(lines: list[str], answer: Told) -> None:
    assert told(HEAD + "".join(f"    {line}\n" for line in lines)) == [answer]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "form: 4\nvesting:\n  a b:\n    vests: all on 2027-02-01\n",
            Told("YAML-11", 3, 3, "`a b` is no name of a footnote", "a name has 1 to 40 letters, digits, - _ and ."),
        ),
        (
            "form: 4\nfootnotes:\n  A: x\nvesting:\n  a:\n    vests: all on 2027-02-01\n",
            Told("YAML-06", 5, 3, "a and A differ only in case", "give one of them another name"),
        ),
        (
            "form: 4\nschedules:\n  a:\n    vests: all on 2027-02-01\n",
            Told("YAML-07", 2, 1, "schedules is no box of the form", "write vesting"),
        ),
        (
            "form: 4\ntable-2:\n  - security: x\n    vesting: a\n",
            Told(
                "YAML-07",
                4,
                5,
                "vesting is no box of a row",
                "write exercisable: and the name of the schedule in brackets",
            ),
        ),
        (
            "form: 4\nvesting: 1/4 on 2027-02-01\n",
            Told("YAML-08", 2, 10, "vesting holds keys, not one value", "write its keys below it, indented"),
        ),
        (
            "form: 4\nremarks: see [a]\nvesting:\n  a:\n    vests: all on 2027-02-01\n",
            Told(
                "YAML-12",
                2,
                10,
                "remarks takes no footnotes, but ends in [a]",
                "use remarks; if the brackets belong to the text, write it below `value:`",
            ),
        ),
    ],
)
def test_slips_around_the_schedule(text: str, answer: Told) -> None:
    assert told(text) == [answer]


def test_portion_is_a_plain_value() -> None:
    assert portion("1/4") == Portion("1/4", "fraction", Fraction(1, 4))


# Judged -------------------------------------------------------------------------------------------------------------


def findings(path: Path, text: str, day: date) -> list[tuple[str, str, bool]]:
    path.write_text(text, "utf-8")
    judged = corridor.check([path], today=day, asked_day=day).files[0]
    return [(told.rule, told.mark.path, bool(told.accepted)) for told in judged.findings if told.severity != NOTE]


LATER = SEED.replace("2011-01-01", "2013-10-01").replace("    vests", "    granted: 38,143\n    vests")
ACCEPTED = "accept:\n  - rule: VEST-04\n    because: Vesting was moved up by the board.\n"


def test_the_option_of_the_seed_is_exercised_early(tmp_path: Path) -> None:
    """Had it begun to vest in the month of its exercise, only early exercise would have allowed it."""
    typed, day = (CHECKOUT / "samples/seed/draft.yaml").read_text("utf-8"), date(2013, 10, 7)
    typed = typed.replace("January 1, 2011", "October 1, 2013")
    path, strict = tmp_path / "d.yaml", LATER.replace("    early-exercise: yes\n", "")

    assert findings(path, typed + LATER, day) == []
    assert findings(path, typed + strict, day) == [("VEST-04", "table-2[1].disposed", False)]
    assert findings(path, typed + strict + ACCEPTED, day) == [("VEST-04", "table-2[1].disposed", True)]
    assert findings(path, typed + strict.replace("2013-10-01", "2011-01-01"), day) == [
        ("VEST-03.7", "footnotes.vesting", False)
    ]


def test_a_slip_is_told_once(tmp_path: Path) -> None:
    """What a schedule that cannot be read leaves empty is not scolded again as a footnote, a sum or a date."""
    text = (CHECKOUT / "samples/vesting-schedules/draft.yaml").read_text("utf-8")
    text = text.replace("1/4 on 2024-08-15, then", "1/4 on 2024-08-32, then").replace(
        "2027-08-20: 25%", "2027-08-20: some"
    )

    assert findings(tmp_path / "d.yaml", text, date(2026, 8, 24)) == [
        ("YAML-17", "vesting.option-2023.vests", False),
        ("YAML-17", "vesting.units-2024.tranches.2027-08-20", False),
    ]


@pytest.mark.parametrize(
    "run",
    [
        "all on 2027-06-15",
        "1/4 on 2027-06-15, then 1/48 monthly",
        "25% on 2027-01-31, then the rest quarterly 12 times on the last day",
        "1/3 on 2027-03-01, 1/3 on 2028-03-01, 1/3 on 2029-03-01",
        "3/40 quarterly 4 times from 2027-03-25, then 7/10 on 2029-01-01",
        "10,000 on 2027-03-01, 12,000 on 2028-03-01 and the rest on 2029-03-01",
    ],
)
@pytest.mark.parametrize("more", ["", "    early-exercise: yes\n", "    subject-to: continued service\n"])
def test_the_rules_find_nothing_in_what_is_made(tmp_path: Path, run: str, more: str) -> None:
    text = (CHECKOUT / "samples/vesting-schedules/draft.yaml").read_text("utf-8")
    made = text.replace(
        "1/4 on 2027-08-20, then the rest quarterly 12 times\n    early-exercise: yes\n", f"{run}\n{more}"
    )

    assert run in made
    assert findings(tmp_path / "d.yaml", made, date(2026, 8, 24)) == []


# Drafts made of drafts ----------------------------------------------------------------------------------------------


def test_an_amendment_keeps_the_schedules_of_its_rows(tmp_path: Path) -> None:
    """Of the sample's three awards the amendment brings one, with its schedule and in the words that were filed."""
    original, amended = CHECKOUT / "samples/vesting-schedules/draft.yaml", tmp_path / "amended.yaml"
    corridor.amend(original, amended, filed_on=date(2026, 8, 24), rows=["table-2[3]"])
    before, after = read(original.read_text("utf-8")), read(amended.read_text("utf-8"))

    assert [made.name for made in after.vesting] == ["option-2026"]
    assert [note for note in texts(before) if note.startswith("The option is subject")] == texts(after)


def test_a_part_without_the_row_of_the_grant_keeps_number_and_words() -> None:
    text = (CHECKOUT / "samples/vesting-schedules/draft.yaml").read_text("utf-8").replace("    granted: 30,000\n", "")
    whole = read(text.replace("    ownership: direct\n\nfootnotes:", SOLD_AT_ONCE + "\nfootnotes:"))
    part = replace(whole.filing, table_2=tuple(row for row in whole.filing.table_2 if row.code.value != "A"))
    again = read(draft.write(Draft(part, vesting=carried(whole.vesting, part))))

    assert [made.own_words for made in again.vesting] == [False, False, True]
    assert str(again.vesting[2].grant) == "30000"
    assert sorted(texts(again)) == sorted(texts(whole))


SOLD_AT_ONCE = """\
    ownership: direct
  - security: Stock Option (Right to Buy)
    exercise-price: 61.40
    date: 2026-08-20
    code: M
    disposed: 5,000
    price: 0
    exercisable: [option-2026]
    expires: 2036-08-19
    underlying: Common Stock
    underlying-shares: 5,000
    owned-after: 25,000
    ownership: direct
"""


def texts(said: Draft) -> list[str]:
    return [note.text for note in said.filing.footnotes]


def test_an_import_invents_no_schedule(tmp_path: Path) -> None:
    corridor.import_filings([CHECKOUT / "samples/vesting-schedules/filing.xml"], tmp_path / "d.yaml")

    assert read((tmp_path / "d.yaml").read_text("utf-8")).vesting == ()
