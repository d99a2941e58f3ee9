# SPDX-License-Identifier: Apache-2.0
"""Where YAML gives up: the cause in the words of the person who typed the draft."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from .slips import SHOWN, Cause, slip

_PAIR = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[\w.()/%-]+):(?P<gap>[ \t]+)(?P<text>.*?)\s*$")
ESCAPE = (
    "a \\ in double quotes begins an escape, and this is none",
    "write the character itself, or put the text in single quotes",
)
_MOST = 500  # events of one line; PyYAML needs the square of the time for each bracket within another
_SIGNS = "[]{}*&!|>%@\"'`"


def cause(fault: Any, lines: list[str]) -> Cause:
    """Tell a yaml.MarkedYAMLError by its cause: a colon in a text, a sign at its beginning, a tab, a lost indent."""
    problem = fault.problem_mark or fault.context_mark
    context = fault.context_mark or problem
    if "escape" in str(fault.problem):
        return Cause((context.line + 1, context.column + 1), *ESCAPE)
    spots = [(mark.line, mark.column) for mark in (problem, context) if mark is not None]
    for line, _ in spots:
        if line < len(lines):
            for look in (_tab, _two_lists, _sign, _colon, _no_colon):
                if found := look(lines, line, str(fault.problem)):
                    return found
    line, column = spots[0] if spots else (0, 0)
    for near in (line, line - 1):  # libyaml stops at a directive, PyYAML behind it
        if 0 <= near < len(lines) and lines[near].startswith("%"):
            return Cause((near + 1, 1), "a line that begins with % is a directive to YAML", "put the text in quotes")
    if found := slip(lines, line, context.line if context else line):
        return found
    begun = context.line + 1 if "expected ':'" in str(fault.problem) else 0
    if (
        not begun
        and line < len(lines)
        and re.match(r" *[\w$(\"“][^:]*$", lines[line])
        and "expected" in str(fault.problem)
    ):
        begun = line + 1
    return _unknown(str(fault.problem), (line + 1, column + 1), begun)


def _unknown(problem: str, place: tuple[int, int], begun: int) -> Cause:
    if begun:
        hint = "indent every line of the text, under `>-` or `|-`"
        return Cause((begun, 1), "this line is not part of the text above it", hint)
    if "mapping values" in problem:
        hint = "indent this line like the one above, or put the text above in quotes or below `>-`"
        return Cause(place, "this line goes on with the text above, and a `: ` stands in it", hint)
    hint = "look at the quotes, brackets and indents of this line and those above"
    return Cause(place, "YAML cannot read on from here", hint)


def _tab(lines: list[str], line: int, problem: str) -> Cause | None:
    if re.match(r"[ -]*\t", lines[line]):
        return Cause(
            (line + 1, lines[line].index("\t") + 1),
            "a tab stands in the indent",
            "indent with blanks; YAML takes no tabs there",
        )
    return None


def _two_lists(lines: list[str], line: int, problem: str) -> Cause | None:
    pair = _PAIR.match(lines[line])
    if not pair:
        return None
    place = (line + 1, pair.start("text") + 1)
    if re.match(r"\[[^\]]*\]\s*\[", pair["text"]):
        names = ", ".join(re.findall(r"[\w.-]+", pair["text"]))
        return Cause(place, "two lists of footnotes stand in one box", f"one list: [{names}]")
    if quoted := re.match(r"([\"'])(.*?)\1\s*(\[[^\]]*\])$", pair["text"]):
        sign = quoted[1]
        hint = f"the bracket belongs inside the quotes: {sign}{quoted[2]} {quoted[3]}{sign}"
        return Cause(place, "a bracket stands behind the quotes", hint)
    if _takes_notes(pair["key"]) and (ahead := re.match(r"(\[[\w., -]*\])\s*([^\[\]]+)$", pair["text"])):
        hint = f"write the value first: {pair['key']}: {ahead[2]} {ahead[1]}"
        return Cause(place, "the footnotes stand before the value", hint)
    return None


def _takes_notes(key: str) -> bool:
    from .rows import words  # a draft that YAML can read never asks

    return key in words() and key != "equity-swap"


def _colon(lines: list[str], line: int, problem: str) -> Cause | None:
    pair = _PAIR.match(lines[line])
    if not pair or "mapping values" not in problem or not re.search(r":(\s|$)", pair["text"]):
        return None
    place = (line + 1, pair.start("text") + 1)
    return Cause(place, "the text holds `: `, which YAML reads as a key", _proposed(pair, lines, line))


def _no_colon(lines: list[str], line: int, problem: str) -> Cause | None:
    said = re.match(r"(?P<lead> *(?:- +)?)(?P<key>[a-z][\w-]*) +(?P<text>[^:=\s][^:]*)$", lines[line])
    if not said or not _is_key(said["key"]):
        return None
    message, hint = f"the colon behind {said['key']} is missing", f"write {said['key']}: {said['text'].strip()}"
    return Cause((line + 1, len(said["lead"]) + 1), message, hint)


def _is_key(word: str) -> bool:
    from ..model import Filing, Issuer, Owner, Row, Signature, boxes

    known = (box.key for of in (Filing, Issuer, Owner, Row, Signature) for _, box in boxes(of))
    return word in known or _takes_notes(word)


def _sign(lines: list[str], line: int, problem: str) -> Cause | None:
    pair = _PAIR.match(lines[line])
    if not pair or not pair["text"] or _reads(pair["text"]):
        return None
    begins = next((sign for sign in ("- ", "? ", ": ") if pair["text"].startswith(sign)), pair["text"][0])
    if begins.strip() not in ("-", "?", ":") and begins not in _SIGNS:
        return None
    message = f"a text that begins with {begins.strip()} goes in quotes"
    hint = _proposed(pair, lines, line)
    if begins in "[{" and not re.search(r"[\]}]", pair["text"]):
        hint = "close the bracket, or put the text in quotes"
    elif _stray(pair["text"]) == 1:
        hint = f"close the quotes, or {hint}"
    elif _stray(pair["text"]) == 2:
        message = "a ' between single quotes ends the text, unless it is doubled"
    return Cause((line + 1, pair.start("text") + 1), message, hint)


def _reads(text: str) -> bool:
    """Whether YAML can read a text behind a key, so that the fault lies elsewhere."""
    try:
        return len(list(islice(yaml.parse(f"key: {text}", Loader=yaml.BaseLoader), _MOST))) < _MOST
    except (yaml.YAMLError, ValueError):
        return False


def _proposed(pair: re.Match[str], lines: list[str], line: int) -> str:
    """What to type, never cut: short texts in quotes, long ones and those on several lines below `>-`."""
    rest = []
    for below in lines[line + 1 :]:
        if below.strip() and len(below) - len(below.lstrip()) <= len(pair["lead"]):
            break
        rest.append(below.strip())
    text = " ".join(filter(None, [pair["text"], *rest]))
    stray = _stray(text)
    text = text[1 : len(text) - (stray == 2)] if stray else text
    if len(text) <= SHOWN and not any(rest):
        return "put it in quotes: '" + text.replace("'", "''") + "'"
    lead = "- " if "-" in pair["lead"] else ""
    return f"write `{lead}{pair['key']}: >-`, and on the next line, indented, the text: {text}"


def _stray(text: str) -> int:
    """How many quotes around a text are not its own: one that nothing closes, or two that an apostrophe breaks."""
    if text.startswith('"'):
        return text.count('"') % 2
    if not text.startswith("'"):
        return 0
    closing = [found.end() for found in re.finditer(r"(?<![^\W_])'|'(?![^\W_])", text[1:])]
    return 1 if not closing else 2 if closing == [len(text) - 1] else 0
