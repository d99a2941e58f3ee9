# SPDX-License-Identifier: Apache-2.0
"""The words of a schedule: portions such as 1/48, 25% or 12,500, and runs: `1/4 on 2011-02-01, then 1/48 monthly`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from ..kinds import Refused, count, day
from ..rule import NOWHERE, Mark
from .content import LAST_DAY, MOST, Portion, Slip, Step
from .numerals import FRACTION, fraction
from .spoken import counted, dated, figured

EXAMPLE = "1/4 on 2011-02-01, then 1/48 monthly"
_PORTION = "write 1/48, 25%, a number such as 12,500, all, or the rest"
_REST = ("all", "in full", "rest", "the rest", "remainder", "the remainder", "remaining", "the remaining")
_PERIODS = {
    r"monthly|(?:each|every|per|a) month": 1,
    r"quarterly|(?:each|every|per|a) quarter": 3,
    r"semi-?annually|half-?yearly|every half year|twice a year": 6,
    r"annually|yearly|(?:each|every|per|a) year": 12,
    r"every (?P<months>[1-9]\d?) months": 0,
}
_WHAT = r"(?: (?:of (?:the|such) )?(?:total )?(?:grant|award|shares|units|options?|[rp]sus?))*"
_LEAD = re.compile(
    rf"(?P<portion>{'|'.join(reversed(_REST))}|\d+ ?/ ?\d+(?:st|nd|rd|ths?)?|[\d.,]+ ?%|\S+){_WHAT}"
    r"(?: (?:will |shall )?vest(?:s|ed|ing)?)? +(?P<rest>.+)"
)
_DATE = r"(?:\d{4}-\d\d-\d\d|\d+/\d+/\d{4})"
_MEANT = (  # what people write instead, and what to type
    (r"immediately", "names no day", "write all on and the day of the grant"),
    (rf"{_DATE}:.*", "is a tranche", "list it below tranches:"),
    (r"(?:monthly|quarterly|annually|yearly|every|each)\b.*", "does not say how much", "put it first: 1/48 monthly"),
)
_WHEN = (
    (r".*\beach of\b.*", "names several days", "list them below tranches:, each day with its portion"),
    (r".*\banniversar.*", "names no day", "write the day itself: on YYYY-MM-DD"),
    (rf"{_DATE}", "stands without a word", "write on before a single day, from before the first of several"),
)
_TAIL = {
    "month_day": r"on (?:the )?(first|last|\d{1,2}(?:st|nd|rd|th)?)(?: day)?(?: of (?:each|every|the) month)?",
    "first": r"(?:from|beginning|starting|commencing)(?: on)? (\S+)",
    "times": r"(?:for |in )?(\d{1,3}) (?:times|installments)",
    "span": r"(?:for|over) (\d{1,3} (?:month|quarter|year)s?)",
    "until": r"(?:until|through|to) (\S+)",
    "then": r"(thereafter)",
}


def portion(text: str) -> Portion:
    """How much vests. Raises Slip."""
    plain = " ".join(text.lower().split())
    if worded := FRACTION.fullmatch(plain):
        plain = fraction(worded)
    if plain in _REST:
        return Portion(plain, "rest", Fraction(0))
    if found := re.fullmatch(r"(\d{1,6}) ?/ ?(\d{1,6})(?:st|nd|rd|ths?)?", plain, re.ASCII):
        if not int(found[2]):
            raise Slip(text, "is no fraction", _PORTION)
        made = Portion(f"{found[1]}/{found[2]}", "fraction", Fraction(int(found[1]), int(found[2])))
    elif found := re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6}) ?%", plain, re.ASCII):
        made = Portion(f"{found[1]}%", "percent", Fraction(found[1]) / 100)
    else:
        made = Portion(plain, "number", _number(text))
    if not made.amount:
        raise Slip(text, "says that nothing vests", _PORTION)
    if made.kind != "number" and made.amount > 1:
        raise Slip(text, "is more than the whole grant", _PORTION)
    return made


def _number(text: str) -> Fraction:
    try:
        return Fraction(count.from_draft(text).value)
    except Refused:
        raise Slip(text, "is no part of a grant", _PORTION) from None


def steps(text: str, mark: Mark = NOWHERE, granted_on: date | None = None) -> tuple[Step, ...]:
    """The steps of a run; `after a year` counts from the day of the grant. Raises Slip."""
    plain = re.sub(r"(?<=\d) ?percent\b", "%", " ".join(text.split()), flags=re.I)
    plain, from_grant = counted(dated(plain), granted_on)
    if found := re.fullmatch(r"(.+?),? after (.+)", plain, re.I):
        plain = f"{found[2]}, then {found[1]}"
    pieces = re.split(r"[,;]? (?:and )?then |[,;] (?:and )?| and ", plain, flags=re.I)
    made = tuple(_step(piece.strip().rstrip("."), mark) for piece in pieces)
    if granted_on:
        made = tuple(_on_its_day(step, granted_on.day) if step.first in from_grant else step for step in made)
    if made[0].first is None:
        raise Slip(pieces[0], "has no first day", f"write {pieces[0]} from YYYY-MM-DD")
    for step, piece in zip(made[:-1], pieces, strict=False):
        if step.open:
            raise Slip(piece, "goes on until all has vested, and more follows", f"write how often: {piece} 12 times")
        if step.portion.kind == "rest":
            raise Slip(piece, "leaves nothing for what follows", "put it last")
    if made[-1].open and made[-1].portion.kind == "rest":
        raise Slip(pieces[-1], "does not say in how many installments", f"write {pieces[-1]} 36 times")
    return made


def _on_its_day(step: Step, day_of_grant: int) -> Step:
    """A step counted from a grant on the 31st goes on from February 28 on the 31st."""
    short = step.first is not None and step.first.day < day_of_grant and not step.month_day
    return step._replace(month_day=day_of_grant) if short else step


def _step(text: str, mark: Mark) -> Step:
    small = figured(text.lower())
    _hinted(small, text, _MEANT)
    lead = _LEAD.fullmatch(small)
    if not lead:
        raise Slip(text, "is no step of a schedule", f"write steps such as {EXAMPLE}")
    much, rest = portion(lead["portion"]), lead["rest"]
    if once := re.fullmatch(r"on (\S+)", rest):
        return Step(much, _day(once[1]), mark=mark)
    for words, months in _PERIODS.items():
        if period := re.match(rf"(?:{words})(?= |$)", rest):
            turn = months or int(period["months"])
            said = dict(_tail(rest[period.end() :].strip()))
            if "span" in said:
                said["times"] = said.get("times") or _turns(said["span"], turn, text)
            said.pop("span", None)
            return _checked(Step(much, months=turn, mark=mark, **said), text)
    _hinted(rest, rest, _WHEN)
    hint = f"write on and a day, or monthly, quarterly, yearly or every 6 months: {EXAMPLE}"
    raise Slip(rest, "does not say when", hint)


def _hinted(text: str, shown: str, hints: tuple[tuple[str, str, str], ...]) -> None:
    for words, says, do in hints:
        if re.fullmatch(words, text):
            raise Slip(shown, says, do)


def _turns(months: int, turn: int, text: str) -> int:
    """How often a run comes in so many months."""
    if months % turn:
        raise Slip(text, "does not come out even", "write how often, such as 36 times")
    return months // turn


def _tail(rest: str) -> Iterator[tuple[str, Any]]:
    left = dict(_TAIL)
    while rest:
        for name, words in left.items():
            if found := re.match(rf"{words}(?: |$)", rest):
                if name != "then":
                    yield name, _READ[name](found[1])
                rest = rest[found.end() :].strip()
                del left[name]
                break
        else:
            if found := re.match(rf"on ({_DATE})", rest):
                raise Slip(found[0], "does not say whether it is the first day", f"write from {found[1]}")
            raise Slip(rest, "is not understood here", "write from DAY, until DAY, 36 times, or on the first day")


def _checked(step: Step, text: str) -> Step:
    if step.times > MOST:
        raise Slip(text, "has more installments than anybody waits for", "write how often, such as 36 times")
    if step.times and step.until:
        raise Slip(text, "says its end twice", "keep one of the two")
    if step.first and step.until and step.until < step.first:
        raise Slip(text, "ends before it begins", "check the two days")
    if step.first and step.month_day and _month_day_of(step.first) != step.month_day != step.first.day:
        raise Slip(text, f"begins on day {step.first.day} of its month, and names another", "check the first day")
    return step


def _month_day_of(when: date) -> int:
    from calendar import monthrange

    return LAST_DAY if when.day == monthrange(when.year, when.month)[1] else when.day


def _day(text: str) -> date:
    try:
        found: date = day.from_draft(text).value
    except Refused as refused:
        raise Slip(text, refused.says, refused.do) from None
    return found


def _in_month(text: str) -> int:
    named = {"first": 1, "last": LAST_DAY}.get(text) or int(re.sub(r"\D", "", text))
    if not 1 <= named <= LAST_DAY:
        raise Slip(text, "is no day of a month", "write on the first day, on the 15th or on the last day")
    return named


def _times(text: str) -> int:
    if not int(text):
        raise Slip(text, "is no number of installments", "write how often, such as 36 times")
    return int(text)


def _span(text: str) -> int:
    number, unit = text.split()
    return int(number) * {"m": 1, "q": 3, "y": 12}[unit[0]]


_READ = {"span": _span, "month_day": _in_month, "first": _day, "times": _times, "until": _day}
