# SPDX-License-Identifier: Apache-2.0
"""Nodes of a draft to the model, by the map: people, footnotes, and what is never filed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from ..kinds import FLAG_WORDS, day, text
from ..model import CURRENT, Box, Cell, Filing, Footnote, Issuer, Owner, Signature, boxes, cell_names, has_box
from ..rule import Finding, Mark
from .brackets import NAMES, is_name
from .composing import compose, says
from .content import Accept, Draft, Published
from .rows import read_row
from .scalars import BRACKETS, NULL, TWICE, Nodes
from .submitting import read_submission

if TYPE_CHECKING:
    from ..vesting import Schedule

FILED_ON = says("YAML-15", "filed-on is the day on which EDGAR received the filing.", "The draft is judged as of it.")
ACCEPT = says(
    "ACCEPT-01", "An accepted warning names its rule and the reason.", "A silence without a reason helps nobody."
)
_LISTS = {"owners": "owner", "signatures": "signature", "table-1": "row", "table-2": "row"}
_RELATIONS = {"director": "director", "officer": "officer", "ten-percent": "ten_percent", "other": "other"}
_WRITTEN = {"officer": ("officer_title", "title"), "other": ("other_text", "reason")}
_NEVER_FILED = ("accept", "submission", "published", "filed-on", "vesting")


def read(raw: bytes, file: str) -> tuple[Draft | None, list[Finding]]:
    """Read a draft. None where YAML gives up; else the draft with what could be read, and what was refused."""
    composed = compose(raw, file)
    if composed.root is None:
        return None, composed.findings
    reader = _Reader(file, composed.lines)
    draft = reader.draft(composed.root)
    return draft, reader.findings


@cache
def _keys(of: type) -> dict[str, tuple[str, Box]]:
    return {box.key: (name, box) for name, box in boxes(of)}


@cache
def _absent(of: type) -> tuple[str, ...]:
    return tuple(name for name, _ in cell_names(of))


class _Reader(Nodes):
    base = "4"
    version = ""

    def draft(self, root: Any) -> Draft:
        mark = self.mark(root, "")
        keys = _keys(Filing)
        pairs = {
            key: value
            for key, at, node in self.pairs(root, "", "", [*keys, *_NEVER_FILED])
            if (value := node if at.value == key else _shaped(key, node))
        }
        self._announce(pairs)
        found: dict[str, Any] = {}
        kept: dict[str, Any] = {}
        parts: dict[str, Callable[[Any], Any]] = {
            "issuer": self.issuer,
            "owners": lambda node: self.listed(node, "owners", self.owner),
            "table-1": lambda node: self.rows(node, 1),
            "table-2": lambda node: self.rows(node, 2),
            "footnotes": self.footnotes,
            "signatures": lambda node: self.listed(node, "signatures", self.signature),
        }
        for key, value in pairs.items():
            if key in _NEVER_FILED:
                kept[key] = value
                continue
            name, box = keys[key]
            if key in parts:
                found[name] = parts[key](value)
            else:
                assert box.kind
                found[name] = self.plain(value, key, box.kind)
        found.setdefault("issuer", self.fill(Issuer, {}, mark._replace(path="issuer")))
        filing = self.fill(Filing, found, mark)
        accept = self.accepts(kept["accept"]) if "accept" in kept else ()
        published = self.published(kept["published"]) if "published" in kept else None
        submission = read_submission(self, kept["submission"]) if "submission" in kept else None
        filed_on = self.filed_on(kept["filed-on"]) if "filed-on" in kept else None
        vesting: tuple[Schedule, ...] = ()
        if "vesting" in kept:
            from .schedules import scheduled

            filing, vesting = scheduled(self, kept["vesting"], filing)
        return Draft(filing, accept, published, submission, tuple(self.lines), filed_on, vesting)

    def _announce(self, pairs: dict[str, Any]) -> None:
        """What the rest depends on: the form, the schema version, the footnotes' names."""
        said = {key: node.value.strip() for key, node in pairs.items() if isinstance(node, yaml.ScalarNode)}
        self.base = said.get("form", "4")[:1]
        self.version = said.get("schema") or CURRENT.get(self.base, CURRENT["4"])
        parts = [pairs[key].value for key in ("footnotes", "vesting") if isinstance(pairs.get(key), yaml.MappingNode)]
        self.footnote_names = {key.value for part in parts for key, _ in part if isinstance(key, yaml.ScalarNode)}

    def fill(self, of: type, found: dict[str, Any], mark: Mark) -> Any:
        """A record with an empty cell, at the record's own mark, for each box that is not there."""
        absent: Cell[Any] = Cell(mark=mark)
        return of(mark=mark, **dict.fromkeys(_absent(of), absent) | found)

    def listed(self, node: Any, path: str, read_one: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        made: list[Any] = []
        for item in self.items(node, path):
            told = len(self.findings)
            one = read_one(item, f"{path}[{len(made) + 1}]")
            if len(self.findings) > told and len(parts := run_together(item)) > 1:
                del self.findings[told:]
                for part in parts:
                    where = f"{path}[{len(made) + 1}]"
                    if part is not parts[0]:
                        self._forgotten_dash(part, where)
                    made.append(read_one(part, where))
            else:
                made.append(one)
        return tuple(made)

    def _forgotten_dash(self, part: Any, path: str) -> None:
        key = part.value[0][0]
        what = _LISTS.get(path.partition("[")[0], "item")
        hint = f"put `- ` before {key.value} on line {key.start_mark.line + 1}, in the place of two blanks"
        self.refuse(TWICE, key, path, f"a new {what} begins here, without its `- `", hint)

    def rows(self, node: Any, table: int) -> tuple[Any, ...]:
        key = f"table-{table}"
        return self.listed(node, key, lambda item, path: read_row(self, item, table, path, self.base))

    def simple(self, node: Any, of: type, path: str, part: str) -> Any:
        """A record whose keys are boxes without footnotes."""
        found = {}
        keys = _keys(of)
        for key, _, value in self.pairs(node, path, part, keys):
            name, box = keys[key]
            assert box.kind
            found[name] = self.plain(value, f"{path}.{key}", box.kind)
        return self.fill(of, found, self.mark(node, path))

    def issuer(self, node: Any) -> Issuer:
        made: Issuer = self.simple(node, Issuer, "issuer", "issuer")
        return made

    def signature(self, node: Any, path: str) -> Signature:
        made: Signature = self.simple(node, Signature, path, "signature")
        return made

    def owner(self, node: Any, path: str) -> Owner:
        keys = _keys(Owner)
        found: dict[str, Any] = {}
        pairs = self.pairs(node, path, "owner", [*(key for key in keys if "." not in key), "address"])
        given = {key for key, _, _ in pairs}
        for key, _, value in pairs:
            where = f"{path}.{key}"
            if key == "address":
                self.address(value, where, found)
            elif key in ("officer", "other"):
                self.relation(key, value, where, given, found)
            else:
                name, box = keys[key]
                assert box.kind
                found[name] = self.plain(value, where, box.kind)
        if not any(name in found and found[name].value is not False for name in _RELATIONS.values()):
            self.unsaid(node, path, found)
        return self.fill(Owner, found, self.mark(node, path))  # type: ignore[no-any-return]

    def unsaid(self, node: Any, path: str, found: dict[str, Any]) -> None:
        """An owner with no relationship but an empty key for one: the key is told, and the box counts as ticked."""
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value in _RELATIONS and isinstance(value, yaml.ScalarNode) and not value.value.strip():
                where, written = f"{path}.{key.value}", _WRITTEN.get(key.value)
                hint = f"write {key.value}: and the {written[1]}" if written else f"write {key.value}: yes"
                message = f"{key.value}: is empty, and nothing else says how the owner is related to the issuer"
                self.refuse(NULL, key, where, message, f"{hint}, or take the key out and say another relationship")
                found[_RELATIONS[key.value]] = Cell(True, "1", mark=self.mark(key, where))
                if written:
                    found[written[0]] = self.unread(key, where)
                return

    def relation(self, key: str, node: Any, path: str, given: set[str], found: dict[str, Any]) -> None:
        """`officer: CEO` ticks the box and gives the title; a flag word, or what was filed as one, is a flag alone."""
        box, written = _keys(Owner)[key][1], "officer-title" if key == "officer" else "other-text"
        name, words = _keys(Owner)[written]
        assert box.kind
        assert words.kind
        if _is_flag(node):
            found[key] = self.plain(node, path, box.kind)
            return
        title = self.plain(node, path, words.kind)
        if written in given:
            self.refuse(
                TWICE,
                node,
                path,
                f"{key} gives the text and so does {written}",
                f"write {key}: yes with {written}, or the text in {key} alone",
            )
        elif title:
            found[key] = Cell(True, "1", mark=title.mark)
            found[name] = title

    def address(self, node: Any, path: str, found: dict[str, Any]) -> None:
        """Left out, `non-us` is yes where there is a country, else no, for EDGAR wants it written (OWN-12)."""
        keys = {key.partition(".")[2]: item for key, item in _keys(Owner).items() if key.startswith("address.")}
        for key, _, value in self.pairs(node, path, "address", keys):
            name, box = keys[key]
            assert box.kind
            found[name] = self.plain(value, f"{path}.{key}", box.kind)
        flag = keys["non-us"][1]
        given = any(found.get(name) for name, _ in keys.values())
        if given and "non_us" not in found and has_box(flag, self.base, self.version):
            abroad = bool(found.get("country"))
            found["non_us"] = Cell(abroad, "true" if abroad else "false", mark=self.mark(node, path))

    def footnotes(self, node: Any) -> tuple[Footnote, ...]:
        made = []
        lower: dict[str, str] = {}
        for key, at, value in self.pairs(node, "footnotes", "", None):
            path = f"footnotes.{key}"
            if not is_name(key):
                self.refuse(BRACKETS, at, path, f"`{key}` is no name of a footnote", NAMES)
            elif lower.setdefault(key.lower(), key) != key:
                self.refuse(
                    TWICE,
                    at,
                    path,
                    f"{key} and {lower[key.lower()]} differ only in case",
                    "give one of them another name",
                )
            said = self.plain(value, path, text(1000))
            made.append(Footnote(name=key, text=said.text, mark=self.mark(value, path)))
        return tuple(made)

    def accepts(self, node: Any) -> tuple[Accept, ...]:
        def one(item: Any, path: str) -> Accept:
            said = {}
            for key, _, value in self.pairs(item, path, "accept", ("rule", "because", "where")):
                said[key] = self.text(value, f"{path}.{key}") or ""
            for key in ("rule", "because"):
                if not said.get(key):
                    self.refuse(
                        ACCEPT, item, path, f"this entry has no {key}", "write rule: ID and because: the reason"
                    )
            return Accept(said.get("rule", ""), said.get("because", ""), said.get("where", ""), self.mark(item, path))

        return self.listed(node, "accept", one)

    def filed_on(self, node: Any) -> date | None:
        """The day on which EDGAR received the filing, which a person writes down afterwards."""
        cell = self.plain(node, "filed-on", day)
        if cell.refused:
            self.refuse(FILED_ON, node, "filed-on", f"`{cell.text}` {cell.refused[0]}", cell.refused[1])
        found: date | None = cell.value
        return found

    def published(self, node: Any) -> Published:
        said = {}
        for key, _, value in self.pairs(node, "published", "published", ("file", "sha256", "says")):
            said[key] = self.text(value, f"published.{key}") or ""
        return Published(said.get("file", ""), said.get("sha256", ""), said.get("says", ""))


def _is_flag(node: Any) -> bool:
    if isinstance(node, yaml.MappingNode):
        return any(key.value == "filed" for key, _ in node.value)
    return isinstance(node, yaml.ScalarNode) and node.value.strip().lower() in FLAG_WORDS


def _shaped(key: str, node: Any) -> Any:
    """The value of a misspelled part, an item without its list in a list; None for a part of another shape."""
    if key in _LISTS and isinstance(node, yaml.MappingNode):
        return yaml.SequenceNode(node.tag, [node], node.start_mark, node.end_mark)
    fits = yaml.SequenceNode if key in _LISTS else yaml.MappingNode if key in ("issuer", "footnotes") else yaml.Node
    return node if isinstance(node, fits) else None


def run_together(node: Any) -> list[Any]:
    """The items of a mapping in which keys repeat in order, as where a `- ` was forgotten; else that mapping alone."""
    parts: list[list[Any]] = [[]]
    for pair in node.value if isinstance(node, yaml.MappingNode) else ():
        if any(pair[0].value == key.value for key, _ in parts[-1]):
            parts.append([])
        parts[-1].append(pair)
    names = [[key.value for key, _ in part] for part in parts]
    if len(parts) < 2 or any(sum(name in names[0] for name in part) < 2 for part in names):
        return [node]
    return [yaml.MappingNode(node.tag, part, part[0][0].start_mark, part[-1][1].end_mark) for part in parts]
