# SPDX-License-Identifier: Apache-2.0
"""Where YAML gives up: the cause in the words of the person who typed the draft."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

_PAIR = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[\w.()/%-]+):(?P<gap>[ \t]+)(?P<text>.*?)\s*$")
ESCAPE = (
    "a \\ in double quotes begins an escape, and this is none",
    "write the character itself, or put the text in single quotes",
)
_SIGNS = "[]{}*&!|>%@\"'`"


class Cause(NamedTuple):
    """Line and column from 1, what is wrong, and what to type."""

    place: tuple[int, int]
    message: str
    hint: str


def cause(fault: Any, lines: list[str]) -> Cause:
    """Tell a yaml.MarkedYAMLError by its cause: a colon in a text, a sign at its beginning, a tab, a lost indent."""
    problem = fault.problem_mark or fault.context_mark
    context = fault.context_mark or problem
    if "escape" in str(fault.problem):
        return Cause((context.line + 1, context.column + 1), *ESCAPE)
    spots = [(mark.line, mark.column) for mark in (problem, context) if mark is not None]
    for line, column in spots:
        if line < len(lines):
            for look in (_tab, _two_lists, _sign, _colon):
                if found := look(lines[line], line, column, str(fault.problem)):
                    return found
    line, column = spots[0] if spots else (0, 0)
    for near in (line, line - 1):  # libyaml stops at a directive, PyYAML behind it
        if 0 <= near < len(lines) and lines[near].startswith("%"):
            return Cause((near + 1, 1), "a line that begins with % is a directive to YAML", "put the text in quotes")
    place = (line + 1, column + 1)
    if "expected ':'" in str(fault.problem):
        place = (context.line + 1 if context else line + 1, 1)
        return Cause(
            place, "this line is not part of the text above it", "indent every line of the text, under `>-` or `|-`"
        )
    if "mapping values" in str(fault.problem):
        hint = "indent this line like the one above, or put the text above in quotes or below `>-`"
        return Cause(place, "this line goes on with the text above, and a `: ` stands in it", hint)
    hint = "look at the quotes, brackets and indents of this line and those above"
    return Cause(place, "YAML cannot read on from here", hint)


def _tab(text: str, line: int, column: int, problem: str) -> Cause | None:
    if re.match(r"[ -]*\t", text):
        return Cause(
            (line + 1, text.index("\t") + 1),
            "a tab stands in the indent",
            "indent with blanks; YAML takes no tabs there",
        )
    return None


def _two_lists(text: str, line: int, column: int, problem: str) -> Cause | None:
    pair = _PAIR.match(text)
    if pair and re.match(r"\[[^\]]*\]\s*\[", pair["text"]):
        names = ", ".join(re.findall(r"[\w.-]+", pair["text"]))
        return Cause(
            (line + 1, pair.start("text") + 1), "two lists of footnotes stand in one box", f"one list: [{names}]"
        )
    if pair and (quoted := re.match(r"([\"'])(.*?)\1\s*(\[[^\]]*\])$", pair["text"])):
        sign = quoted[1]
        return Cause(
            (line + 1, pair.start("text") + 1),
            "a bracket stands behind the quotes",
            f"the bracket belongs inside the quotes: {sign}{quoted[2]} {quoted[3]}{sign}",
        )
    return None


def _colon(text: str, line: int, column: int, problem: str) -> Cause | None:
    pair = _PAIR.match(text)
    if not pair or "mapping values" not in problem or not re.search(r":(\s|$)", pair["text"]):
        return None
    return Cause(
        (line + 1, pair.start("text") + 1),
        "the text holds `: `, which YAML reads as a key",
        f"put it in quotes: {_quoted(pair['text'])}",
    )


def _sign(text: str, line: int, column: int, problem: str) -> Cause | None:
    pair = _PAIR.match(text)
    if not pair or not pair["text"] or _reads(pair["text"]):
        return None
    begins = next((sign for sign in ("- ", "? ", ": ") if pair["text"].startswith(sign)), pair["text"][0])
    if begins.strip() not in ("-", "?", ":") and begins not in _SIGNS:
        return None
    if begins in "[{" and not re.search(r"[\]}]", pair["text"]):
        hint = "close the bracket, or put the text in quotes"
    elif begins in "\"'" and pair["text"].count(begins) % 2:
        hint = f"close the quotes, or quote the whole text: {_quoted(pair['text'])}"
    else:
        hint = f"put it in quotes: {_quoted(pair['text'])}"
    return Cause((line + 1, pair.start("text") + 1), f"a text that begins with {begins.strip()} goes in quotes", hint)


def _reads(text: str) -> bool:
    """Whether YAML can read a text behind a key, so that the fault lies elsewhere."""
    try:
        return bool(list(yaml.parse(f"key: {text}", Loader=yaml.BaseLoader)))
    except (yaml.YAMLError, ValueError):
        return False


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else text[:57] + "..."
    return "'" + shown.replace("'", "''") + "'"
