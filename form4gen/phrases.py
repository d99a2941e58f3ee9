# SPDX-License-Identifier: Apache-2.0
"""Small readers of what footnotes and remarks say: dates, prices, ranges, undertakings, vesting. (Plans: plan_words.)

Each reader takes a text as it stands, sees it through `normal`, remembers what it found, and errs on the side of
finding: a rule that misses a fault is better than one that scolds good words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    }
)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text with plain quotes and dashes and single blanks, so that readers see one spelling; case is kept."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The normal text in small letters, of which patterns are asked."""
    return normal(text).lower()


@cache
def pattern(words: str) -> re.Pattern[str]:
    """A pattern to ask of small letters, compiled when it is first asked for.

    Its own letters are made small too: to ignore capitals would take five times as long to compile, at every start.
    """
    return re.compile(re.sub(r"(?<![\\?])[A-Z]", lambda letter: letter[0].lower(), words))


@lru_cache(maxsize=8192)
def has(words: str, text: str) -> bool:
    """Whether a pattern is found in a text."""
    return pattern(words).search(folded(text)) is not None


# Dates -------------------------------------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
DATE = (
    rf"(?:\b{_MONTH}\.? ?\d{{1,2}}{_ORDINAL} ?,? ?\d{{4}}\b"
    rf"|\b\d{{1,2}}{_ORDINAL} (?:day )?(?:of )?{_MONTH}\.?,? \d{{4}}\b"
    r"|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b)"
)


class Dated(NamedTuple):
    """A date in a text and where it stands there."""

    day: date
    start: int
    end: int


@lru_cache(maxsize=4096)
def dates(text: str) -> tuple[Dated, ...]:
    """The calendar dates of a text, in words and in figures (month first), in order; impossible ones left out."""
    return tuple(_dates(folded(text)))


def _dates(text: str) -> Iterator[Dated]:
    for found in pattern(DATE).finditer(text):
        try:
            yield Dated(_day(found[0]), *found.span())
        except ValueError:
            continue


@lru_cache(maxsize=4096)
def impossible_dates(text: str) -> tuple[str, ...]:
    """The dates of a text that no calendar has, as they are written there: June 31, 2026."""
    text = normal(text)
    spans = [found.span() for found in pattern(DATE).finditer(text.lower())]
    return tuple(text[slice(*span)] for span in spans if not dates(text[slice(*span)]))


def _day(written: str) -> date:
    if "-" in written:
        return date.fromisoformat(written)
    figures = [int(part) for part in re.findall(r"\d+", written)]
    if "/" in written:
        month, day, year = figures
        return date(year if year > 99 else 2000 + year, month, day)
    name = next(name for name in _MONTHS if re.search(rf"(?<![a-z]){name}", written))
    return date(figures[1], _MONTHS.index(name) + 1, figures[0])


# Prices ------------------------------------------------------------------------------------------------------------

_FIGURE = r"(?:\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+)"  # commas anywhere: a mistyped number is read as the number it says
_AMOUNT = rf"(?:US|U\.S\.)? ?\$ ?{_FIGURE}"
_LOOSE = rf"(?:(?:US|U\.S\.|USD)? ?\$? ?{_FIGURE}(?! ?%)(?: ?USD)?)"
_EACH = r"(?: ?(?:per|a|each) (?:share|unit|ADS|warrant|option))?(?: \([^()]{1,40}\))?"
_TOP = r"(?: (?:a|the) (?:high|highest|maximum)(?: price)?(?: of)?| as high as)?"
_JOIN = rf"{_EACH} ?,? ?(?:to|and|through|thru|until|up to|-{{1,2}}){_TOP} ?"
_CUE = r"(?:rang\w*|between|from|prices?|low|varying|spread)\b"
_BOUND = r"(?:not? (?:less|lower|below|more|greater|higher|above)|at least|at most)"
_SECOND = rf"(?:{_AMOUNT}|(?:USD ?)?(?:[\d,]*\d)?\.\d{{2,}}(?! shares))"  # "$24.01 and 300 shares" is no range
_END = r"\b(?:high(?:est)?|low(?:est)?|max(?:imum)?|min(?:imum)?)\b"
_RANGES = (
    rf"{_CUE}[^$;]{{0,90}}?({_AMOUNT}){_JOIN}({_SECOND})",
    rf"(?:rang\w*|between|prices? (?:of )?from)[ :]+(?:in )?(?:prices? )?(?:from |of |between )?"
    rf"({_LOOSE}){_JOIN}({_LOOSE})(?! shares)",
    rf"{_END}[^$;]{{0,70}}?({_AMOUNT})[^$]{{0,70}}?{_END}[^$;]{{0,70}}?({_AMOUNT})",
    rf"{_BOUND}[^$;]{{0,40}}?({_AMOUNT})[^$;]{{0,40}}?{_BOUND}[^$;]{{0,40}}?({_AMOUNT})",
)


class PriceRange(NamedTuple):
    """The lowest and the highest price of several trades; `digits` is how finely the coarser of the two is written.

    `backwards`: the text gives the highest first, without calling it so.
    """

    low: Decimal
    high: Decimal
    digits: int
    backwards: bool = False


@lru_cache(maxsize=4096)
def price_ranges(text: str) -> tuple[PriceRange, ...]:
    """The price ranges that a text gives, in whichever order and words: from, between, high and low, a dash."""
    text = folded(text)
    for words in _RANGES:
        named = words.startswith((_END, _BOUND))  # the words say which of the two is the highest
        found = tuple(_price_range(match[1], match[2], named) for match in pattern(words).finditer(text))
        if found:
            return found
    return ()


def _price_range(one: str, other: str, named: bool) -> PriceRange:
    first, second = _amount(one), _amount(other)
    digits = min(_decimals(first), _decimals(second))
    return PriceRange(min(first, second), max(first, second), digits, first > second and not named)


def _amount(written: str) -> Decimal:
    found = pattern(_FIGURE).search(written.replace("u.s.", ""))
    assert found
    return Decimal(found[0].replace(",", ""))


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Decimal, ...]:
    """The amounts in dollars that a text gives."""
    return tuple(_amount(found) for found in pattern(_AMOUNT).findall(folded(text)))


@lru_cache(maxsize=4096)
def averages(text: str) -> bool:
    """Whether a price is said to be the average of several trades (not a market average over days, as awards have)."""
    text = normal(text)
    if not has(r"\baverages?\b", text):
        return False
    if has(r"volume[- ]weighted|trailing|closing price|average of the (?:high|low)|\bday\b.{0,20}average", text):
        return has(r"multiple (?:\w+ )?(?:trades|transactions)", text)
    return has(
        r"weighted\)?[- ]?average|average of the prices|average (?:(?:per[- ]share|net|gross|unit) )?"
        r"(?:sales?|selling|sold|purchase|execution|acquisition|disposition|market|share|unit|trade)? ?price",
        text,
    )


@lru_cache(maxsize=4096)
def several_days(text: str) -> bool:
    """Whether the trades of an average are said to lie on more than one day."""
    counted = r"(?:two|three|four|five|six|seven|several|multiple|[2-9]|\d\d)"
    trades = r"(?:sold|purchased|bought|acquired|executed|effected|transactions|trades|sales|purchases)"
    over = r"(?:over|on|during) (?:a |the )?(?:course |period )?(?:of )?"
    sorts = r"(?:different |separate |trading |business |consecutive )*"
    if has(rf"{trades} {over}{counted}[- ]{sorts}days?\b", text):
        return True
    return len(dates(text)) > 1 and has(rf"{trades} (?:from|between) {DATE} (?:to|and|through) {DATE}", text)


@lru_cache(maxsize=4096)
def undertakes(text: str) -> bool:
    """Whether someone undertakes to give full information on the single trades when asked."""
    return has(
        r"undertak\w*|full information|(?:will|agrees? to|shall) (?:be )?(?:provide|furnish|suppl|ma[dk]e available)"
        r"|(?:up)?on (?:written )?request|available to the (?:staff|commission|sec)\b",
        text,
    )


# The US dollar signs, and the names and signs of other money that filers of foreign issuers use.
_FOREIGN = (
    r"\b(?:BRL|CAD|EUR|GBP|JPY|CHF|SEK|NOK|DKK|AUD|NZD|ILS|INR|CNY|RMB|HKD|TWD|KRW|MXN|SGD|ZAR|CLP|PLN)\b|\b(?:NT|C|CA|CDN|A|AU|HK|NZ|S|R)\$"
    r"|[€£¥₪₩₹]|\b(?:euros?|pounds? sterling|yen|renminbi|rupees?|kron(?:or|er|a|e)|Swiss francs?|reais|reals)\b"
    r"|\b(?:Canadian|Australian|New Taiwan|Hong Kong|Singapore|New Zealand) dollars?\b|\bshekels?\b|\bpesos?\b"
)


@lru_cache(maxsize=4096)
def foreign_money(text: str) -> str:
    """The first name or sign of a money other than the US dollar, "" if none."""
    found = re.search(_FOREIGN, normal(text))
    return found[0] if found else ""


@lru_cache(maxsize=4096)
def exchange_rate(text: str) -> bool:
    """Whether a text gives or names a rate between two moneys."""
    return has(r"\brates?\b|convert\w*|conversion|translat\w*|per (?:1(?:\.0+)? )?(?:USD|US\$|U\.S\. dollar)", text)


# Awards --------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def vests(text: str) -> bool:
    """Whether a text says when an award becomes its holder's own: vesting, exercisability, lapse, settlement."""
    return has(r"vest|exercis|laps|immediate|settle|perform|payabl|earn|distribut|defer|retire|terminat", text)


@lru_cache(maxsize=4096)
def says_what_a_unit_is(text: str) -> bool:
    """Whether a text says what a restricted stock unit or phantom share stands for."""
    return has(
        r"contingent right|right to (?:receive|acquire)|economic(?:ally)? equivalent|represents?\b|convert|entitle"
        r"|one[- ]for[- ]one|(?:1|one)[- ](?:for|to)[- ](?:1|one)|1:1|one share|settle\w* (?:in|for)",
        text,
    )


@lru_cache(maxsize=4096)
def forfeits_for_nothing(text: str) -> bool:
    """Whether a text says that an award was forfeited or cancelled without value."""
    return has(
        r"(?:forfeit|cancel)[^.]{0,120}(?:no|without(?: any)?|not receive any) (?:value|consideration|payment)"
        r"|(?:for no|without(?: any)?) (?:value|consideration|payment)[^.]{0,120}(?:forfeit|cancel)",
        text,
    )


@lru_cache(maxsize=4096)
def says_when_they_left(text: str) -> bool:
    """Whether a text says that or when a person ceased to be an insider."""
    return has(
        r"resign|retire|ceas|no longer|former|\bleft\b|leav|depart|terminat|expir|separat|step\w* down|not stand|"
        r"not subject|annual meeting|deceased|passed away|death|merger|acqui(?:red|sition)|closing",
        text,
    )


@lru_cache(maxsize=4096)
def names_another_form(text: str) -> bool:
    """Whether a text says that the report goes on in another form, as when thirty rows do not suffice."""
    return has(
        r"(?:first|second|third|fourth|1st|2nd|3rd|one|two|three|[1-9]) (?:of|out of) (?:two|three|four|five|[2-9])\b"
        r"|(?:additional|another|separate|related|other|prior|subsequent|preceding) (?:statements? on )?forms? ?4"
        r"|continu\w+",
        text,
    )


@lru_cache(maxsize=4096)
def looks_back(text: str) -> bool:
    """Whether a transaction of the months before the issuer registered is reported under Rule 16a-2(a)."""
    return has(r"16a-2 ?\(a\)", text)


@lru_cache(maxsize=4096)
def speaks_of_depositary_shares(text: str) -> bool:
    """Whether a text speaks of American depositary shares or receipts."""
    return has(r"depositary|\bAD[SR]s?\b", text)


@lru_cache(maxsize=4096)
def gives_a_ratio(text: str) -> bool:
    """Whether a text says for how many ordinary shares a depositary share stands."""
    return has(r"represent|equal|equivalent|ratio|each AD[SR]|converti|exchang", text)
