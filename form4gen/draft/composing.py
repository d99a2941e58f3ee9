# SPDX-License-Identifier: Apache-2.0
"""YAML text to nodes with marks. A draft is data, not a program: what could make it one is refused, with its line.

Nothing is constructed by YAML; every scalar stays text. libyaml recurses while it composes, so that very deep
nesting would end the process: where a text could nest deeply, its events are walked first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import yaml

from ..rule import ERROR, Cite, Finding, Mark, Rule, declare
from .causes import ESCAPE, cause
from .encoding import Unread, no_text, undecoded

FORMAT = Cite("form4gen, the draft format")
LARGEST = 2_000_000  # bytes; a full form of 60 rows and 99 footnotes is about 150 KB
_SURROGATE = re.compile("[\ud800-\udfff]")
MOST = 200  # entries of one part; a form has at most 99 footnotes
DEEPEST = 24  # levels; a draft needs six
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TOO_DEEP = (f"brackets or lists are nested more than {DEEPEST} deep", "a draft needs six levels")


def says(id: str, title: str, why: str) -> Rule:
    """Declare what the draft's reader may say."""
    return declare(id, ERROR, title, why, kind="draft", cite=FORMAT, room="draft")


NOT_YAML = says("YAML-01", "A draft is YAML.", "What YAML cannot read cannot be checked.")
CHARACTERS = says("YAML-02", "A draft is UTF-8 text without control characters.", "Neither YAML nor EDGAR takes them.")
TOO_MUCH = says(
    "YAML-03", "A draft has the size of a form.", "60 rows and 99 footnotes are a fraction of these limits."
)
ONE_MAPPING = says("YAML-04", "A draft is one document, a mapping that begins with form.", "One file says one filing.")
PROGRAM = says(
    "YAML-05",
    "A draft has no anchors, aliases, merge keys, tags or directives.",
    "A filing is read by people; what stands in a box must stand there and not elsewhere.",
)


class Composed(NamedTuple):
    """The root node, or None with the reason; and the lines of the text."""

    root: Any
    findings: list[Finding]
    lines: list[str]


def mark_of(node: Any, file: str, path: str) -> Mark:
    """The place of a YAML node."""
    start, end = node.start_mark, node.end_mark
    return Mark(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1, path)


def hidden(text: str) -> str:
    """A file's text as it may be shown: what stands behind the word CCC, a password, is masked sign by sign."""
    return _password().sub(lambda found: found[1] + "*" * len(found[2]), text)


def _place(before: str, file: str) -> Mark:
    return Mark(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def compose(raw: bytes, file: str) -> Composed:
    """Compose a draft. Every refusal is a finding with line and column."""
    if len(raw) > LARGEST:
        message = f"the file has {len(raw) / 1e6:.0f} MB; no draft is that long"
        return Composed(None, [TOO_MUCH.tell(Mark(file, 1, 1), message, "name the draft itself")], [])
    if other := no_text(raw):
        return _refused(other, Mark(file, 1, 1))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start].decode("utf-8")
        return _refused(undecoded(fault), _place(before, file))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = hidden(text).split("\n")  # not splitlines(): editors count lines by line feeds, not by form feeds
    if found := _control().search(text):
        name = "a line break of Unicode" if found[0] in "\x85\u2028\u2029" else "a control character"
        message = f"{name} (U+{ord(found[0]):04X}) stands here"
        place = _place(text[: found.start()], file)
        return Composed(None, [CHARACTERS.tell(place, message, "delete it; it may be invisible")], lines)
    refused = _walk(text, file) if _suspicious(text) else None
    if refused:
        return Composed(None, [refused], lines)
    try:
        root = yaml.compose(text, Loader=LOADER)
    except (yaml.MarkedYAMLError, ValueError) as fault:
        return Composed(None, [_told(fault, text, lines, file)], lines)
    if not isinstance(root, yaml.MappingNode):
        message = "the draft is empty" if root is None else "the draft is not a mapping (key: value)"
        return Composed(
            None,
            [
                ONE_MAPPING.tell(
                    Mark(file, root.start_mark.line + 1 if root else 1, 1),
                    message,
                    "begin with form: 4; `form4gen new 4` writes a start",
                )
            ],
            lines,
        )
    return Composed(root, [], lines)


def _refused(unread: Unread, mark: Mark) -> Composed:
    """What is no text has no line that could be shown."""
    return Composed(None, [CHARACTERS.tell(mark if unread.shown else Mark(mark.file), *unread[:2])], [])


def _told(fault: yaml.MarkedYAMLError | ValueError, text: str, lines: list[str], file: str) -> Finding:
    if isinstance(fault, ValueError):  # of the pure loader, for an escape beyond Unicode
        return NOT_YAML.tell(_place(text[: text.rfind('"', 0, text.find("\\U"))], file), *ESCAPE)
    if "single document" in str(fault.context):
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        return ONE_MAPPING.tell(
            Mark(file, line, 1), "a second document begins here (---)", "one draft is one file: move it to another"
        )
    mark, message, hint = cause(fault, lines)
    return NOT_YAML.tell(Mark(file, *mark), message, hint)


@cache
def _control() -> re.Pattern[str]:
    # U+0085, U+2028 and U+2029 end a line for YAML 1.1 and for nobody else
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@cache
def _password() -> re.Pattern[str]:
    return re.compile(r"(ccc[\w-]*[\"']?\s*[:>=][ \t]*(?:\n[ \t]+)?)([^\n]+)", re.I)


@cache
def _program() -> re.Pattern[str]:
    # each branch begins with its own sign, so that texts without any of them are passed over quickly
    return re.compile(r"[&*!](?<![^\s\[{,:-].)|%(?<!.%)|<<|\\[uU]")


@cache
def _indents() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*(?:[-?:][ \t]+)*", re.M)


def _suspicious(text: str) -> bool:
    flow = text.count("[") + text.count("{")
    return flow > 300 or _program().search(text) is not None or max(map(len, _indents().findall(text))) > 60


def _walk(text: str, file: str) -> Finding | None:
    """Look at the events, which are not nested: depth, anchors, aliases, tags, directives."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            start: Any = event.start_mark
            mark = Mark(file, start.line + 1, start.column + 1)
            if isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value):
                return NOT_YAML.tell(mark, *ESCAPE)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return TOO_MUCH.tell(mark, *_TOO_DEEP)
            if message := _programmed(event):
                return PROGRAM.tell(
                    mark, message, "write the value itself; a text that begins with & * or ! goes in quotes"
                )
    except (yaml.MarkedYAMLError, ValueError) as fault:
        place = getattr(fault, "problem_mark", None)
        if place and "nesting depth" in str(fault):  # libyaml from 0.2.6 counts ahead of its events
            return TOO_MUCH.tell(Mark(file, place.line + 1, place.column + 1), *_TOO_DEEP)
        return None  # compose meets the same fault and tells it
    return None


def _programmed(event: Any) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor} is read as a reference to another place (an alias)"
    if getattr(event, "anchor", None):
        return f"&{event.anchor} is read as a name for this place (an anchor)"
    if getattr(event, "tag", None):
        return f"{event.tag.replace('tag:yaml.org,2002:', '!!')} is read as a YAML tag"
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        return "a line that begins with % is a YAML directive"
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and event.implicit[0]:
        return "<< is a merge key"
    return ""
