# SPDX-License-Identifier: Apache-2.0
"""Slips in the shape of a line: a lost blank, a sign that is no colon or hyphen, an indent, a row without its `- `.

Asked only where YAML has given up, about the line where it did and the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

COUNTED = ("no", "one", "two", "three", "four")
PASSWORD = (
    "the CCC is a password and never stands in a draft",
    "take the line out; the CCC is asked for when a submission is written",
)
SHOWN = 60  # characters of a text that a hint repeats within one line
_DASHES = {"\u2010": "a dash", "\u2011": "a dash", "\u2012": "a dash", "\u2013": "an en dash", "\u2014": "an em dash"}
_SIGNS = _DASHES | {"\u2015": "a dash", "\u2212": "a minus sign", "\u2022": "a bullet", "\u00b7": "a dot"}


class Cause(NamedTuple):
    """Line and column from 1, what is wrong, and what to type."""

    place: tuple[int, int]
    message: str
    hint: str


class Line(NamedTuple):
    """A line that sets a key: where its `- ` and its key begin, counted from 0, and what stands between and behind."""

    number: int
    begins: int
    column: int
    indent: str
    dash: str
    blank: str
    key: str
    sign: str
    gap: str
    text: str

    @property
    def mended(self) -> str:
        """The line as it should be typed; a long text is not repeated."""
        return f"`{self.word}: {self.text}`" if len(self.text) <= SHOWN else f"`{self.word}: ` and then the text"

    @property
    def word(self) -> str:
        """The key, with its `- ` if it begins a row."""
        return f"- {self.key}" if self.dash else self.key


def slip(lines: list[str], problem: int, context: int) -> Cause | None:
    """The slip of the lines at which YAML stopped, None if they have none."""
    near = [at for at in dict.fromkeys((problem, context)) if 0 <= at < len(lines)]
    near += [line.number for line in _above(lines, problem, 1)]
    for at in near:
        line = _line(lines, at)
        if line and (found := _blank_or_sign(line)):
            return found
    line = _line(lines, problem)
    return _indent(lines, line) if line else None


def _line(lines: list[str], number: int) -> Line | None:
    found = _shape().match(lines[number]) if number < len(lines) else None
    return found and Line(number, len(found["indent"]), found.start("key"), **found.groupdict())


@cache
def _shape() -> re.Pattern[str]:
    signs = "".join(_SIGNS)
    return re.compile(
        rf"(?P<indent> *)(?P<dash>[-{signs}]?)(?P<blank> *)(?P<key>[A-Za-z][\w.-]{{0,39}})"
        r"(?P<sign>:| *=)(?P<gap>[ \t]*)(?P<text>.*?)\s*$"
    )


def _above(lines: list[str], number: int, most: int) -> Iterator[Line]:
    """The lines above that are neither empty nor comments, the nearest first, if they set a key."""
    seen = 0
    for at in range(min(number, len(lines)) - 1, -1, -1):
        if seen < most and (text := lines[at].strip()) and not text.startswith("#"):
            seen += 1
            if line := _line(lines, at):
                yield line


def _blank_or_sign(line: Line) -> Cause | None:
    at = line.number + 1
    place = (at, line.column + len(line.key) + len(line.sign))
    if "ccc" in line.key.lower() and (line.sign != ":" or not line.gap):
        return Cause(place, *PASSWORD)
    if line.sign != ":" and line.text:
        return Cause(place, f"{line.key} is followed by =, not by a colon", f"write {line.mended}")
    if not line.gap and line.text and not line.text.startswith((":", "//")):
        return Cause(place, f"a blank is missing behind {line.key}:", f"write {line.mended}")
    if line.dash and line.dash != "-":
        message = f"{line.dash} is {_SIGNS[line.dash]}; a row begins with a hyphen and a blank"
        return Cause((at, line.begins + 1), message, f"write {line.mended}")
    if line.dash and not line.blank:
        return Cause((at, line.begins + 1), "a blank is missing behind the hyphen", f"write {line.mended}")
    return None


def _indent(lines: list[str], line: Line) -> Cause | None:
    """One blank too few or too many, or a row that begins without its `- `."""
    above = list(_above(lines, line.number, 1000))
    keys, rows = _open(above)
    if not line.dash:
        for row in rows:
            if row.begins == line.column and row.key == line.key:
                hint = f"put `- ` before {line.key}, as before {row.key} on line {row.number + 1}"
                return Cause((line.number + 1, line.column + 1), "a new row begins here", hint)
    here = line.begins if line.dash else line.column
    others = {row.begins: row for row in rows} if line.dash else {key.column: key for key in keys}
    if line.dash and not rows:
        hint = (
            f"write the key that `{line.word}` belongs to on a line above: owners:, table-1:, table-2: or signatures:"
        )
        return Cause((line.number + 1, line.begins + 1), "a list begins here, and no key stands above it", hint)
    if not others or here in others:
        return None
    first, below = above[0], _line(lines, line.number + 1)
    if first.dash and below and not below.dash and below.column == here != first.column:
        return _moved(first, here - first.column, f"so that it begins above {line.key}")
    near = min(others, key=lambda column: abs(column - here))
    if near < here and here - near > 1:
        return None
    return _moved(line, near - here, f"so that it begins below {others[near].word} of line {others[near].number + 1}")


def _open(above: list[Line]) -> tuple[list[Line], list[Line]]:
    """The keys and the rows that are open: each stands further to the left than all below it."""
    keys, rows, least = [], [], 1000
    for line in above:
        if line.column < least:
            keys.append(line)
            least = line.column
        if line.dash and line.begins < least:
            rows.append(line)
            least = line.begins
    return keys, rows


def _moved(line: Line, by: int, so: str) -> Cause:
    count = COUNTED[abs(by)] if abs(by) < len(COUNTED) else str(abs(by))
    blanks = f"{count} blank{'s' if abs(by) > 1 else ''}"
    place = (line.number + 1, (line.begins if line.dash else line.column) + 1)
    message = f"{line.word} stands {blanks} too far to the {'left' if by > 0 else 'right'}"
    do = f"put {blanks} more" if by > 0 else f"take {blanks} out"
    return Cause(place, message, f"{do} before {line.word}, {so}")
