# SPDX-License-Identifier: Apache-2.0
"""What a screen can show: wrapped text, colour where there is any, a line of a file with a place underlined."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import NamedTuple


class Screen(NamedTuple):
    """How wide a screen is, and whether it has colours. Nothing is ever said by colour alone."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, paint: str) -> str:
        """The text in colour where there is colour."""
        return f"\033[{paint}m{text}\033[0m" if self.colour and text else text

    def wrap(self, text: str, lead: str) -> list[str]:
        """The text within the width, the first line behind `lead`, the others below its end. Long words stay whole."""
        return textwrap.wrap(
            plain(text),
            max(self.width, 40),
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def underline(self, line: str, columns: tuple[int, int], lead: str, sign: str, paint: str) -> list[str]:
        """A line of a file behind `lead`, and below it the place between two columns, drawn with `sign`.

        Columns count from 1 and the second is the one after the place; 0 is unknown.
        """
        shown, before, below = _excerpt(line, *columns, max(self.width - len(lead), 20))
        drawn = f"{' ' * lead.rindex('|')}| {' ' * before}{self.paint(sign * below, paint)}"
        return [lead + shown, drawn] if below else [lead + shown]


def plain(text: str) -> str:
    """The text on one line, without what could steer a terminal or turn its writing direction."""
    return _visible(" ".join(text.split()))


def _visible(text: str) -> str:
    return text if text.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _excerpt(line: str, first: int, after: int, room: int) -> tuple[str, int, int]:
    """What of a line fits into the room, the cells before the place, and how many it takes (0: unknown)."""
    line = _visible(line.rstrip().replace("\t", " "))
    if not first:
        before = len(line) - len(line.lstrip())
        fits = len(line) <= room
        return line if fits else line[: room - 3] + "...", before, _cells(line[before:]) if fits else 0
    start = min(first - 1, len(line))
    end = min(after - 1, len(line)) if after > first else len(line)
    cut = max(0, min(start - room // 3, len(line) - room))
    shown = line[cut : cut + room]
    if cut:
        shown = "..." + shown[3:]
    if cut + room < len(line):
        shown = shown[:-3] + "..."
    return shown, _cells(shown[: start - cut]), max(_cells(shown[start - cut : end - cut]), 1)


def _cells(text: str) -> int:
    """How many cells of a screen the text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(s) else 2 if unicodedata.east_asian_width(s) in "WF" else 1 for s in text)
