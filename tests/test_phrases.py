# SPDX-License-Identifier: Apache-2.0
"""What footnotes say, in the words in which filers say it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from form4gen import phrases, plan_words, titles, wording
from form4gen.corridor import rules

LOW, HIGH = Decimal("24.01"), Decimal("24.98")


def test_normal_makes_one_spelling() -> None:
    assert phrases.normal("“By\u00a0Trust” – the\n  owner’s\u200b") == '"By Trust" - the owner\'s'


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("adopted on March 3, 2026.", [date(2026, 3, 3)]),
        ("PREVIOUSLY ADOPTED ON SEPTEMBER 14, 2021 AND", [date(2021, 9, 14)]),
        ("on Sept. 14, 2021", [date(2021, 9, 14)]),
        ("on April 2nd, 2026", [date(2026, 4, 2)]),
        ("of April 1nd, 2026", [date(2026, 4, 1)]),
        ("dated 15 May 2025", [date(2025, 5, 15)]),
        ("this 3rd day of June, 2024", [date(2024, 6, 3)]),
        ("on 11/14/2025 and 1/2/26", [date(2025, 11, 14), date(2026, 1, 2)]),
        ("on 2026-03-03", [date(2026, 3, 3)]),
        ("in May 2025, since the fall of 2011, on February 30, 2026, 13/45/2026", []),
        ("may 1,200 shares", []),
    ],
)
def test_dates(text: str, days: list[date]) -> None:
    assert [found.day for found in phrases.dates(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "in multiple transactions at prices ranging from $24.01 to $24.98, inclusive.",
        "in multiple transactions at prices ranging from $24.01 to $24.98 , inclusive.",
        "sold from $24.01 to $24.98 per share.",
        "at prices ranging from $24.01-$24.98, inclusive",
        "prices ranging from $24.01 – $24.98",
        "multiple trades ranging from $24.01 to $24.98 per share. The price",
        "the range of sale prices for the transactions reported was $24.01 to $24.98 per share.",
        "The highest price at which shares were sold was $24.98 and the lowest price was $24.01.",
        "at prices between $24.01 and $24.98",
        "at prices ranging from $24.98 to $24.01",
        "price range of US$24.01 to US$24.98",
        "prices ranging from a low of $24.01 to a high of $24.98",
        "prices ranging from $24.01 per share to $24.98 per share",
        "ranging from 24.01 to 24.98",
        "at prices of not less than $24.01 and not more than $24.98",
        "in a range from $24.01 through $24.98",
        "Range: $24.01 - 24.98.",
        "sale prices varied between $ 24.01 and $ 24.98",
    ],
)
def test_a_range_in_all_its_phrasings(text: str) -> None:
    (found,) = phrases.price_ranges("Represents the weighted average price. " + text)

    assert (found.low, found.high) == (LOW, HIGH)


def test_a_mistyped_number_is_read_as_it_stands() -> None:
    (found,) = phrases.price_ranges("at prices ranging from $1,139.92 to $1,1140.89, inclusive")

    assert (found.low, found.high, found.digits) == (Decimal("1139.92"), Decimal("11140.89"), 2)


def test_two_ranges_in_one_footnote() -> None:
    found = phrases.price_ranges("prices ranging from $24.01 to $24.98 and from $25.01 to $25.90")

    assert [band.low for band in found] == [Decimal("24.01"), Decimal("25.01")]


@pytest.mark.parametrize(
    "text",
    [
        "The sales price reported is the weighted average sale price for the number of shares sold.",
        "Each option vests as to 25 to 50 shares from March 1, 2026 to 2027.",
        "The price was $24.01.",
        "500 shares at a price of $24.01 and 300 shares at a price of $26.98.",
        "The following shares were sold for $24.01 each; below that price, none, and those for $26.98 later.",
    ],
)
def test_no_range(text: str) -> None:
    assert phrases.price_ranges(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The price reported in Column 4 is a weighted average price.", True),
        ("Reflects the weighted-average sale price.", True),
        ("a convenience conversion of the (weighted average) price", True),
        ("Average price of several trades.", True),
        ("The average sale price of 12 trades.", True),
        ("subject to vesting if the volume weighted average price exceeds $12.00 for 20 trading days", False),
        ("divided by the trailing average closing price for the 30 days before", False),
        ("the average of the high and low price on the day", False),
        ("The price of each share.", False),
    ],
)
def test_averages(text: str, said: bool) -> None:
    assert phrases.averages(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sold over two days", True),
        ("purchased over a period of three trading days", True),
        ("shares were sold from March 3, 2026 to March 5, 2026", True),
        ("sold in multiple transactions on March 3, 2026", False),
        ("sold in multiple trades over the day", False),
    ],
)
def test_several_days(text: str, said: bool) -> None:
    assert phrases.several_days(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("undertakes to provide the staff, upon request, full information regarding the number of shares", True),
        ("will provide, upon request by the Commission staff, the Issuer", True),
        ("Full information will be supplied upon request by the staff", True),
        ("has provided to the Issuer, and undertakes to provide any security holder", True),
        ("Represents the weighted average price.", False),
    ],
)
def test_undertakes(text: str, said: bool) -> None:
    assert phrases.undertakes(text) is said


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("the price of 46.89 BRL per share", "BRL"),
        ("translated from New Taiwan dollars, NT$2,215", "New Taiwan dollars"),
        ("sold at €12.50", "€"),
        ("sold at US$12.50", ""),
        ("sold at $12.50 in the open market", ""),
    ],
)
def test_foreign_money(text: str, money: str) -> None:
    assert phrases.foreign_money(text) == money


@pytest.mark.parametrize(
    "text",
    [
        "effected pursuant to a Rule 10b5-1 trading plan",
        "effected pursuant to a Rule 10b5–1 trading plan",
        "UNDER A 10B5-1 PLAN",
        "under Rule 10b-5-1",
        "pursuant to rule 10b5 1",
        "made pursuant to a pre-arranged program for selling shares adopted pursuant to Rule 10b5-1 under the Act",
    ],
)
def test_under_the_plan(text: str) -> None:
    assert plan_words.names_rule_10b5_1(text)
    assert plan_words.under_the_plan(text)


@pytest.mark.parametrize(
    "text",
    [
        "These sales were not made pursuant to a Rule 10b5-1 trading plan.",
        "None of the sales was under a Rule 10b5-1 plan.",
        "sold outside of the reporting person's Rule 10b5-1 plan",
        "transactions other than pursuant to a Rule 10b5-1 plan",
    ],
)
def test_denial_of_a_plan(text: str) -> None:
    assert plan_words.denies_the_plan(text)
    assert not plan_words.under_the_plan(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a Rule 10b5-1 trading plan adopted by the reporting person on September 16, 2021.", [date(2021, 9, 16)]),
        ("a Rule 10b5-1 trading plan adopted on 11/14/2025.", [date(2025, 11, 14)]),
        ("a Rule 10b5-1 trading plan dated May 15, 2025 adopted by the reporting person", [date(2025, 5, 15)]),
        ("Rule 10b5-1 trading plans adopted on December 15, 2023.", [date(2023, 12, 15)]),
        ("On March 3, 2026 the reporting person adopted a Rule 10b5-1 plan.", [date(2026, 3, 3)]),
        ("a 10b5-1 plan adopted on May 1, 2025, as amended on July 1, 2025", [date(2025, 5, 1), date(2025, 7, 1)]),
        (
            "A RULE 10B5-1 PLAN PREVIOUSLY ADOPTED ON SEPTEMBER 14, 2021. IT WAS COMPLETED ON DECEMBER 28, 2021.",
            [date(2021, 9, 14)],
        ),
        ("a duly adopted 10b5-1 trading plan", []),
        ("adopted on May 1, 2025", []),
    ],
)
def test_adoptions(text: str, days: list[date]) -> None:
    assert list(plan_words.adoptions(text)) == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Each restricted stock unit represents a contingent right to receive one share.", True),
        ("Converts into Common Stock on a one-for-one basis.", True),
        ("Granted under the 2020 plan.", False),
    ],
)
def test_says_what_a_unit_is(text: str, said: bool) -> None:
    assert phrases.says_what_a_unit_is(text) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("25% vests on May 1, 2027", True),
        ("The shares are immediately exercisable.", True),
        ("Settled upon termination of service.", True),
        ("Granted under the 2020 plan.", False),
    ],
)
def test_vests(text: str, said: bool) -> None:
    assert phrases.vests(text) is said


def test_forfeits_for_nothing() -> None:
    assert phrases.forfeits_for_nothing("The units were forfeited upon termination for no consideration.")
    assert not phrases.forfeits_for_nothing("The units were cancelled for a payment of $4.00 each.")


def test_names_another_form() -> None:
    assert phrases.names_another_form("This is the second of two Form 4s.")
    assert phrases.names_another_form("Related transactions are reported on additional Form 4.")
    assert not phrases.names_another_form("Sold on Form 4.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("adopted on June 31, 2026, and on July 1, 2026", ("June 31, 2026",)),
        ("vests on 13/5/2026 and 2/30/26", ("13/5/2026", "2/30/26")),
        ("on February 29, 2024", ()),
    ],
)
def test_dates_that_no_calendar_has(text: str, found: tuple[str, ...]) -> None:
    assert phrases.impossible_dates(text) == found


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("at prices ranging from $53.04 to $52.05", True),
        ("at prices ranging from $52.05 to $53.04", False),
        ("The highest price was $53.04 and the lowest price was $52.05.", False),
        ("at prices of not more than $53.04 and not less than $52.05", False),
    ],
)
def test_a_range_that_goes_down(text: str, backwards: bool) -> None:
    (found,) = phrases.price_ranges(text)

    assert found.backwards == backwards


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Common Stock", "Comon Stock", True),
        ("Common Stock", "Common Stcok", True),
        ("Common Stock", "Common Shares", True),
        ("Restricted Stock Unit", "Restricted Stock Units", True),
        ("Class A Common Stock", "Class B Common Stock", False),
        ("Series A-1 Preferred Stock", "Series A-2 Preferred Stock", False),
        ("Ordinary Shares", "American Depositary Shares", False),
        ("Common Stock", "Common Stock, par value $.01", False),
        ("Stock Option", "Stock Options (right to buy)", False),
    ],
)
def test_titles_that_are_nearly_one(one: str, other: str, near: bool) -> None:
    assert titles.nearly(one, other) == near


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The price was incorrectly reported as $31.27 on line 1.", ("31.27",)),
        ("erroneously reported the number of shares sold as 1,200 instead of 12,000", ("1,200",)),
        ("The correct price is $31.72.", ()),
    ],
)
def test_numbers_that_are_called_wrong(text: str, numbers: tuple[str, ...]) -> None:
    assert wording.called_wrong(text) == numbers


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert wording.shown("x" * 900) == "x" * 56 + " ..."
    assert wording.shown("N/A") == "N/A"


def test_every_reason_begins_with_a_capital() -> None:
    assert [rule.id for rule in rules().values() if rule.why[:1].islower()] == []


@pytest.mark.parametrize("slip", wording.SLIPS)
def test_each_slip_is_its_own_stem(slip: str) -> None:
    slips = r"\b(" + "|".join(wording.SLIPS) + r")\b"

    assert wording.finds(slips, f"The {slip} here", *wording.SLIPS) == wording.finds(slips, f"The {slip} here") == slip


@pytest.mark.parametrize("end", ["and", "such", "which", "WHICH", ",", "hand", "sandwich", "owned.", "that is"])
@pytest.mark.parametrize("lead", ["", "Shares held by the trust ", "x", "a-"])
def test_a_text_that_breaks_off_is_known_by_its_end(lead: str, end: str) -> None:
    little = r"([,(-]|\b(a|an|and|or|the|of|to|by|for|with|in|on|at|as|is|are|was|were|that|which|its|such))$"

    assert wording.ends_in_the_middle(lead + end) == bool(re.search(little, (lead + end).lower()))
