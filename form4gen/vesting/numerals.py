# SPDX-License-Identifier: Apache-2.0
"""Numbers in words, below a hundred: twelve, forty-eight, first, forty-eighth, and fractions such as three fourths."""

from __future__ import annotations

import re

NUMBERS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}


def cardinal(number: int) -> str:
    """forty-eight for 48, of 0 to 99."""
    tens, ones = _TENS[number // 10], number % 10
    return NUMBERS[number] if number < len(NUMBERS) else f"{tens}-{NUMBERS[ones]}" if ones else tens


def ordinal(number: int) -> str:
    """forty-eighth for 48, of 0 to 99."""
    tens, dash, last = cardinal(number).rpartition("-")
    named = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last.removesuffix("t") + "th")
    return tens + dash + named


CARDINALS = {cardinal(number): number for number in range(100)}
ORDINALS = {ordinal(number): number for number in range(1, 100)}
_PARTS = {ordinal(number): number for number in range(3, 100)} | {"half": 2, "quarter": 4}
_PARTS |= {f"{part}s": number for part, number in _PARTS.items()} | {"halves": 2}


def _any_of(words: dict[str, int]) -> str:
    """The pattern of such words: those with a hyphen, for which a blank may stand, and the others, longest first."""
    whole = "|".join(sorted((word for word in words if "-" not in word), key=len, reverse=True))
    lasts = "|".join(dict.fromkeys(word.partition("-")[2] for word in words if "-" in word))
    return rf"(?:{'|'.join(_TENS[2:])})[ -](?:{lasts})|{whole}"


WORDED = rf"(?:{_any_of(CARDINALS)})"
NUMBER = rf"(?:{WORDED}|\d{{1,3}})"
ORDINAL = rf"(?:{_any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
FRACTION = re.compile(rf"(?:(an?|{NUMBER})[ -])({_any_of(_PARTS)})\b|half\b(?!.year)")


def number(words: str) -> int:
    """What a NUMBER, an ORDINAL, `a` or `an` says."""
    plain = words.replace(" ", "-")
    if plain[0].isdigit():
        return int(re.sub(r"\D", "", plain))
    return {"a": 1, "an": 1, **CARDINALS, **ORDINALS}[plain]


def fraction(found: re.Match[str]) -> str:
    """What a FRACTION says, in figures: 1/48."""
    return f"{number(found[1])}/{_PARTS[found[2].replace(' ', '-')]}" if found[2] else "1/2"
