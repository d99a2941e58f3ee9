# SPDX-License-Identifier: Apache-2.0
"""One box of a draft: its text, the footnotes behind it in brackets, and the long spelling `{value, notes}`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

import yaml

from ..kinds import Kind, Refused
from ..model import Cell
from ..rule import Finding, Mark, Rule
from .brackets import NAMES, bracketed, is_name, known, mended, split
from .composing import MOST, TOO_MUCH, mark_of, says
from .slips import PASSWORD
from .words import meant

TWICE = says("YAML-06", "A key stands once in its part.", "Of two values for one box nobody can tell which one counts.")
UNKNOWN = says("YAML-07", "Every key is a word of the form.", "A key that no box knows would be lost without a word.")
SHAPE = says(
    "YAML-08", "A box holds one value, a part holds keys, a list holds items.", "Another shape cannot be filed."
)
NULL = says("YAML-09", "An empty box is left out.", "~ and null are texts in a draft, and no box means them.")
CUT = says("YAML-10", "A # inside a text stands in quotes.", "YAML drops what follows a #, without a word.")
BRACKETS = says(
    "YAML-11", "Brackets at the end of a box name footnotes.", "A list that is not well formed would be filed as text."
)
NO_NOTES = says(
    "YAML-12", "Only the boxes of rows take footnotes.", "The schema has no place for a mark in the other boxes."
)
NULLS = ("~", "null", "Null", "NULL")
_NO_NULL = "leave the key out, or put the word in quotes"
_COMMA = 'inside { } a comma ends the value; write "1,200" or use separate lines'
_PARTS = {
    "": "the form",
    "issuer": "the issuer",
    "owner": "an owner",
    "address": "an address",
    "row": "a row",
    "box": "a long spelling",
    "signature": "a signature",
    "accept": "an accepted warning",
    "schedule": "a vesting schedule",
}


class Nodes:
    """Reads YAML nodes of one draft and collects what is refused."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.findings: list[Finding] = []
        self.footnote_names: Container[str] = ()

    def mark(self, node: Any, path: str) -> Mark:
        """The place of a node."""
        return mark_of(node, self.file, path)

    def refuse(self, rule: Rule, node: Any, path: str, message: str, hint: str = "") -> None:
        """Tell a finding at a node."""
        self.findings.append(rule.tell(self.mark(node, path), message, hint))

    def pairs(self, node: Any, path: str, part: str, known: Iterable[str] | None) -> list[tuple[str, Any, Any]]:
        """The (key, key node, value node) of a mapping, empty values left out; told is what is not `known` there.

        `known` is None where any key may stand. A key that is told, but plainly meant as another, comes as that one.
        """
        if not isinstance(node, yaml.MappingNode):
            if not _blank(node) and not _is_null(node):
                message = f"{path or 'the draft'} holds keys, not {_shape(node)}"
                self.refuse(SHAPE, node, path, message, _no_blank(node) or "write its keys below it, indented")
            return []
        if self._too_many(node, path):
            return []
        found: list[tuple[str, Any, Any]] = []
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.refuse(SHAPE, key, path, "a key is one word", "write `key: value`")
                continue
            name, where = key.value, _join(path, key.value)
            if _is_password(name):
                self.refuse(UNKNOWN, key, path, *PASSWORD)
            elif name in seen:
                message = f"{_short(name)} stands twice; first on line {seen[name]}"
                self.refuse(TWICE, key, where, message, "keep one of the two")
                if (known is None or name in known) and all(name != one for one, _, _ in found):
                    found += [] if self._empty(value) else [(name, key, value)]  # the first was empty
            elif known is not None and name not in known:
                if read_as := self._unknown(node, key, value, where, part, known):
                    found.append((read_as, key, value))
            elif not self._empty(value) or (where == "remarks" and value.style):
                # EDGAR prints the heading of remarks that were filed empty: "" in quotes says so.
                if _is_null(value):
                    self.refuse(NULL, value, where, f"{value.value} is no value here", _NO_NULL)
                found.append((name, key, value))
            seen.setdefault(name, key.start_mark.line + 1)
        return found

    def _unknown(self, node: Any, key: Any, value: Any, where: str, part: str, known: Iterable[str]) -> str:
        """Tell an unknown key; "" unless it is plainly meant as one that does not stand beside it."""
        hint, read_as = (_COMMA, "") if node.flow_style and _blank(value) else meant(key.value, part, known)
        self.refuse(UNKNOWN, key, where, f"{_short(key.value)} is no box of {_PARTS.get(part, part)}", hint)
        beside = {other.value for other, _ in node.value if isinstance(other, yaml.ScalarNode)}
        return "" if read_as in beside or self._empty(value) else read_as

    def _too_many(self, node: Any, path: str) -> bool:
        count = len(node.value)
        if count > MOST:
            message = f"{path or 'the draft'} has {count} entries, and no part of a form has more than 99"
            self.refuse(TOO_MUCH, node, path, message, "name the draft itself")
        return count > MOST

    def _empty(self, node: Any) -> bool:
        return (_blank(node) and not self._cut(node)) or (isinstance(node, yaml.SequenceNode) and not node.value)

    def items(self, node: Any, path: str) -> list[Any]:
        """The items of a list; anything else is told."""
        if isinstance(node, yaml.SequenceNode):
            return [] if self._too_many(node, path) else list(node.value)
        if not _is_null(node):
            self.refuse(SHAPE, node, path, f"{path} is a list, not {_shape(node)}", "begin each item with `- `")
        return [node] if isinstance(node, yaml.MappingNode) else []

    def text(self, node: Any, path: str, is_text: bool = True) -> str | None:
        """The trimmed text of a scalar; None where it is refused. `is_text` boxes guard their # signs."""
        if not isinstance(node, yaml.ScalarNode):
            sign = "[" if isinstance(node, yaml.SequenceNode) else "{"
            hint = f"write one value; a text that begins with {sign} goes in quotes"
            self.refuse(SHAPE, node, path, f"{path} holds one value, not {_shape(node)}", hint)
            return None
        if is_text and self._cut(node):
            hint = "put the text in quotes; set a comment off with two blanks, # and a blank"
            self.refuse(CUT, node, path, "YAML ends the text before #", hint)
            return None
        return str(node.value).strip()

    def _cut(self, node: Any) -> bool:
        """Whether a plain text is followed by a # that is not clearly a comment."""
        line, column = node.end_mark.line, node.end_mark.column
        rest = self.lines[line][column:] if not node.style and line < len(self.lines) else ""
        if "#" not in rest:
            return False
        if not node.value:  # libyaml and PyYAML disagree where an empty value stands: before or behind the blanks
            return re.match(r"\s*#[^\s#]", rest) is not None
        return re.match(r"\s+#", rest) is not None and not re.match(r"\s{2,}#(\s|$)", rest)

    def plain(self, node: Any, path: str, kind: Kind) -> Cell[Any]:
        """A box without footnotes."""
        escaped = isinstance(node, yaml.MappingNode)
        told = len(self.findings)
        value, notes, filed = self._long(node, path) if escaped else (node, None, False)
        if notes is not None:
            self.refuse(NO_NOTES, notes, path, f"{path} takes no footnotes", "say it in remarks")
            return self.unread(value or notes, path, self._names(notes, path))
        text = self.text(value, path, kind.name == "text") if value is not None else ""
        if len(self.findings) > told or _is_null(node):
            return self.unread(node, path)
        mark = self.mark(value or node, path)
        if not text:
            return Cell(mark=mark)
        if text.endswith("]") and not escaped:
            names = bracketed(text[text.rfind("[") :])
            if names and all(name in self.footnote_names for name in names):
                self.refuse(
                    NO_NOTES,
                    value,
                    path,
                    f"{path} takes no footnotes, but ends in [{', '.join(names)}]",
                    "use remarks; if the brackets belong to the text, write it below `value:`",
                )
                return replace(self.unread(value, path, names), text=text[: text.rfind("[")].strip() or "#")
        return cell(kind, text, (), mark, filed)

    def boxed(self, node: Any, path: str, kind: Kind) -> Cell[Any]:
        """A box with footnotes: `value [a, b]`, a list of names, or the long spelling."""
        mark = self.mark(node, path)
        told = len(self.findings)
        if isinstance(node, yaml.SequenceNode):
            notes = self._names(node, path)
            return self.unread(node, path, notes) if len(self.findings) > told else Cell(notes=notes, mark=mark)
        if isinstance(node, yaml.MappingNode):
            value, names, filed = self._long(node, path)
            notes = self._names(names, path) if names is not None else ()
            text = self.text(value, path, kind.name == "text") if value is not None else ""
            if len(self.findings) > told:
                return self.unread(node, path, notes)
            return cell(kind, text or "", notes, mark, filed)
        text = self.text(node, path, kind.name == "text")
        if text is None or _is_null(node):
            return self.unread(node, path)
        if not text:
            return Cell(mark=mark)
        text, found = split(text)
        if found is None:
            self.refuse(
                BRACKETS,
                node,
                path,
                f"`{node.value.strip()}` does not end in a list of footnotes",
                mended(text, path.rpartition(".")[2], self.footnote_names),
            )
            return self.unread(node, path, known(text[text.find("[") :], self.footnote_names))
        return cell(kind, text, found, mark)

    def unread(self, node: Any, path: str, notes: tuple[str, ...] = ()) -> Cell[Any]:
        """A box that was refused here: by its text no rule takes it for missing, and without a value none judges it."""
        text = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
        return Cell(None, text or "#", notes, self.mark(node, path))

    def _long(self, node: Any, path: str) -> tuple[Any, Any, bool]:
        told = len(self.findings)
        parts = {key: value for key, _, value in self.pairs(node, path, "box", ("value", "notes", "filed"))}
        if not parts and told == len(self.findings):
            self.refuse(SHAPE, node, path, f"{path} says neither value nor notes", "write at least one of the two")
        if "filed" in parts and "value" in parts:
            self.refuse(TWICE, node, path, "value and filed stand in one box", "keep value: filed is import's word")
        return parts.get("filed", parts.get("value")), parts.get("notes"), "filed" in parts

    def _names(self, node: Any, path: str) -> tuple[str, ...]:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names: list[str] = []
        for item in nodes:
            name = self.text(item, path, False)
            if not name:
                continue
            found = bracketed(name) or (name,)
            if all(map(is_name, found)):
                names += found
            else:
                meant_by = known(name, self.footnote_names)
                hint = f"write [{', '.join(meant_by)}]" if len(meant_by) > 1 else NAMES
                self.refuse(BRACKETS, item, path, f"`{name}` is no name of a footnote", hint)
                names += meant_by
        return tuple(names)


def cell(kind: Kind, text: str, notes: tuple[str, ...], mark: Mark, filed: bool = False) -> Cell[Any]:
    """A cell of a typed text; one that is no value of its kind keeps the text and says why."""
    if not text:
        return Cell(notes=notes, mark=mark)
    try:
        value, text = kind.from_xml(text) if filed else kind.from_draft(text)
    except Refused as refused:
        return Cell(None, text, notes, mark, (refused.says, refused.do))
    return Cell(value, text, notes, mark)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _shape(node: Any) -> str:
    if isinstance(node, yaml.MappingNode):
        return "keys"
    return "a list" if isinstance(node, yaml.SequenceNode) else "one value"


def _blank(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()


def _is_null(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS


def _no_blank(node: Any) -> str:
    """The hint for a text that was to be a key and its value: `cik:123`."""
    found = re.match(r"([A-Za-z][\w.-]*):(?!//)(\S+)", node.value) if isinstance(node, yaml.ScalarNode) else None
    if not found or node.style:
        return ""
    said = "" if "ccc" in node.value.lower() else f": `{found[1]}: {found[2]}`"
    return f"put a blank after the colon of {found[1]}{said}"


def _is_password(key: str) -> bool:
    key = key.lower()
    return "ccc" in key and (key.endswith("ccc") or "ccc" in re.split(r"[\W_]+", key))


def _short(key: str) -> str:
    return key if len(key) <= 40 else key[:37] + "..."
