# SPDX-License-Identifier: Apache-2.0
"""What people write, in the words of a schedule: days in words, days counted from the grant, numbers in words."""

from __future__ import annotations

import re
from datetime import date

from ..kinds import Refused, day
from ..phrases import DATE, dates
from .content import Slip, later
from .numerals import FRACTION, NUMBER, ORDINAL, WORDED, fraction, number

_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_IN_WORDS = re.compile(rf"(?:the )?(?P<day>{DATE})", re.I)
_LEFT = re.compile(rf"\b{_NAME}\.? \d[\d, ]*|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_NAME}\b", re.I)

_GRANT = r"(?:the )?(?:grant(?:[ -]date)?|(?:date|day) of (?:the )?(?:grant|award))"
_SPAN = rf"(?P<many>an?|{NUMBER})[ -](?P<unit>month|quarter|year)s?"
_NTH = rf"(?:the )?(?:(?P<nth>{ORDINAL})|{_SPAN})(?:[ -]year)? anniversary(?: (?:of|from) {_GRANT})?"
_OTHERS = _SPAN.replace("<many>", "<count>").replace("<unit>", "<each>")
_ONE = re.compile(
    rf"\b(?:(?P<lead>from|beginning|starting|commencing|until|through)(?: on)? )?"
    rf"(?P<on>on |at |upon )?(?P<after>after |following )?"
    rf"(?:{_NTH}|(?<!for )(?<!over ){_OTHERS}\b(?P<of> (?:after|from|following|of) {_GRANT})?|{_GRANT})(?=$|[ ,;.])",
    re.I,
)
_EACH = re.compile(
    rf"\bon each(?: and every)? anniversary(?: of {_GRANT})?"
    rf"|\bon (?:each of )?the first (?P<many>{NUMBER}) anniversaries(?: of {_GRANT})?"
    rf"|\bon (?:each of )?the (?P<list>{ORDINAL}(?:(?:,? and |, ?){ORDINAL})+) anniversar(?:y|ies)(?: of {_GRANT})?",
    re.I,
)
_SINCE = re.compile(rf"\b(?:from|after|beginning|starting|commencing)(?: on)? {_GRANT}(?=$|[ ,;.])", re.I)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}

_OFTEN = {"annual": "annually", "semi-annual": "semi-annually", "semiannual": "semi-annually"}
_EQUAL = "substantially|approximately|equal|successive|consecutive"
_COUNTED = re.compile(
    rf"\b{WORDED}\b"
    rf"(?= (?:{_EQUAL}|times|years?|months?|quarters?|[a-z-]+ installments)\b)"
)
_INSTALLMENTS = re.compile(
    rf"(?P<head>^)?(?:\bin )?\b(?:(?P<many>\d+) )?(?:(?:{_EQUAL}) )*"
    r"(?P<often>monthly|quarterly|semi-?annual|annual|yearly) installments\b"
)
_OF_THE_REST = re.compile(r"1/(\d+) of (?:the )?(?:rest|remainder|balance|remaining(?: [a-z]+)?) (?!on )(.+)")


def dated(text: str) -> str:
    """The text with its days in words in figures: March 15, 2023 becomes 2023-03-15. Raises Slip."""
    text = _IN_WORDS.sub(lambda found: _figures(found["day"]) or found[0], text)
    if left := _LEFT.search(text):
        says = "names no day of the month" if re.search(r"\d{4}", left[0]) else "names no year"
        raise Slip(left[0].rstrip(" ,"), says, "write the whole day: March 15, 2027 or 2027-03-15")
    return text


def _figures(written: str) -> str:
    """A day in words as YYYY-MM-DD, "" where it is in figures already. Raises Slip for one that no calendar has."""
    if not re.search("[a-z]", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written), re.I):
        return ""
    if found := dates(written):
        return found[0].day.isoformat()
    name = re.search(_NAME, written, re.I)
    month = "janfebmaraprmayjunjulaugsepoctnovdec".index(name[0][:3].lower()) // 3 + 1 if name else 0
    on, year = re.findall(r"\d+", written)
    try:
        day.from_draft(f"{year}-{month:02}-{on:>02}")
    except Refused as refused:
        raise Slip(written, refused.says, refused.do) from None
    return ""


def counted(text: str, granted_on: date | None) -> tuple[str, frozenset[date]]:
    """The text with the days that it counts from the grant, and which these are. Raises Slip for a grant of no day."""
    spoken: list[str] = []
    made: set[date] = set()

    def told(found: re.Match[str]) -> str:
        words, months = _several(found) if found.re is _EACH else _one(found)
        if not words:
            return found[0]
        spoken.append(found[0].strip())
        if granted_on is None:
            return words.format("YYYY-MM-DD")
        made.add(later(granted_on, months, granted_on.day))
        return words.format(later(granted_on, months, granted_on.day))

    plain = _ONE.sub(told, _EACH.sub(told, text))
    if spoken and granted_on is None:
        raise Slip(spoken[0], "counts from the grant, whose day is not said", f"say granted-on:, or write {plain}")
    if since := _SINCE.search(plain):
        do = "write the day of the first: from YYYY-MM-DD"
        raise Slip(since[0], "does not say whether the first vests that day or a period later", do)
    return re.sub(r"\bafter (?:that|which)\b|\bafterwards\b", "thereafter", plain, flags=re.I), frozenset(made)


def _one(found: re.Match[str]) -> tuple[str, int]:
    """The words around a day that is counted from the grant, and how many months later it is; "" for no such day."""
    words = f"{found['lead']} {{}}" if found["lead"] else "on {}"
    if found["nth"]:
        return words, 12 * number(found["nth"].lower())
    if found["many"]:
        return words, number(found["many"].lower()) * _MONTHS[found["unit"].lower()]
    if found["count"]:
        counts = found["after"] or found["of"]
        return words if counts else "", number(found["count"].lower()) * _MONTHS[found["each"].lower()]
    return words if found["on"] and not found["lead"] else "", 0


def _several(found: re.Match[str]) -> tuple[str, int]:
    """The same of a run on anniversaries. Raises Slip where the ones that are listed do not follow each other."""
    if found["many"]:
        return f"yearly from {{}} {number(found['many'].lower())} times", 12
    if not found["list"]:
        return "yearly from {}", 12
    listed = [number(nth) for nth in re.findall(ORDINAL, found["list"].lower())]
    if listed != list(range(listed[0], listed[0] + len(listed))):
        raise Slip(found[0], "names several days", "write each with its portion: 1/2 after 2 years, 1/2 after 4 years")
    return f"yearly from {{}} {len(listed)} times", 12 * listed[0]


def figured(text: str) -> str:
    """A step in small letters with its numbers in figures, and with installments as what they come to."""
    text = FRACTION.sub(fraction, text, 1) if FRACTION.match(text) else text
    text = _COUNTED.sub(lambda found: str(number(found[0])), text)
    text = _INSTALLMENTS.sub(_as_a_run, text)
    if (found := _OF_THE_REST.fullmatch(text)) and not re.search(r"\b(?:times|for|over|until|through)\b", found[2]):
        return f"the rest {found[2]} {found[1]} times"
    return text


def _as_a_run(found: re.Match[str]) -> str:
    often = _OFTEN.get(found["often"], found["often"])
    times = f" {found['many']} times" if found["many"] else ""
    return f"{'the rest ' if found['head'] is not None else ''}{often}{times}"
