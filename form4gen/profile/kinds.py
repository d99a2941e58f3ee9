# SPDX-License-Identifier: Apache-2.0
"""What a profile's box can hold beside the kinds of a draft: the end of a fiscal year, an accession number, a tick
with its text."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ..kinds import FLAG_WORDS, Kind, Refused, Value

_WEEK = 7


class YearEnd(NamedTuple):
    """The end of a fiscal year. `near` it ends a year of 52 or 53 weeks, at most a week off."""

    month: int
    day: int
    near: bool = False

    def closest(self, to: date) -> date:
        """The end of a year that lies closest to a day."""
        years = range(max(to.year - 1, date.min.year), min(to.year + 1, date.max.year) + 1)
        return min((self._in(year) for year in years), key=lambda end: abs((end - to).days))

    def _in(self, year: int) -> date:
        leap_day = self.month == 2 and self.day >= 28 and isleap(year)
        return date(year, self.month, 29 if leap_day else min(self.day, monthrange(year, self.month)[1]))

    def fits(self, day: date) -> bool:
        """Whether a fiscal year ends on a day."""
        return abs((self.closest(day) - day).days) <= (_WEEK if self.near else 0)


def _year_end(text: str) -> Value:
    found = re.fullmatch(r"(near\s+)?(\d{1,2})[-/](\d{1,2})", text, re.ASCII)
    month, day = (int(found[2]), int(found[3])) if found else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2024, month)[1]:
        do = "write month and day, such as 12-31; of a year of 52 or 53 weeks: near 01-31"
        raise Refused("is not the end of a year", do)
    return Value(YearEnd(month, day, bool(found and found[1])), text)


def _accession(text: str) -> Value:
    found = re.fullmatch(r"(\d{10})-?(\d{2})-?(\d{6})", text, re.ASCII)
    if not found:
        raise Refused("is not an accession number", "write the number that EDGAR gave it, such as 0001234567-24-000012")
    return Value("-".join(found.groups()), text)


def _tick(text: str) -> Value:
    return Value(FLAG_WORDS.get(text.lower(), text), text)


def _kind(name: str, reads: Callable[[str], Value], longest: int = 0) -> Kind:
    return Kind(name, reads, reads, str, str, longest)


year_end = _kind("year end", _year_end)
accession = _kind("accession number", _accession)
tick = _kind("text", _tick, 30)
