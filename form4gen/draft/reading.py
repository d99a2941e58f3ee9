# SPDX-License-Identifier: Apache-2.0
"""Nodes of a draft to the model, by the map: people, footnotes, and what is never filed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml

from ..kinds import FLAG_WORDS, text
from ..model import CURRENT, Box, Cell, Filing, Footnote, Issuer, Owner, Signature, boxes, cell_names, has_box
from ..rule import Finding, Mark
from .composing import compose, says
from .content import Accept, Draft, Published
from .rows import read_row
from .scalars import BRACKETS, TWICE, Nodes, bracketed
from .submitting import read_submission

ACCEPT = says(
    "ACCEPT-01", "An accepted warning names its rule and the reason.", "A silence without a reason helps nobody."
)
_NEVER_FILED = ("accept", "submission", "published")


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
        pairs = {key: value for key, _, value in self.pairs(root, "", "", [*keys, *_NEVER_FILED])}
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
        return Draft(filing, accept, published, submission, tuple(self.lines))

    def _announce(self, pairs: dict[str, Any]) -> None:
        """What the rest depends on: the form, the schema version, the footnotes' names."""
        said = {key: node.value.strip() for key, node in pairs.items() if isinstance(node, yaml.ScalarNode)}
        self.base = said.get("form", "4")[:1]
        self.version = said.get("schema") or CURRENT.get(self.base, CURRENT["4"])
        notes = pairs.get("footnotes")
        if isinstance(notes, yaml.MappingNode):
            self.footnote_names = {key.value for key, _ in notes.value if isinstance(key, yaml.ScalarNode)}

    def fill(self, of: type, found: dict[str, Any], mark: Mark) -> Any:
        """A record with an empty cell, at the record's own mark, for each box that is not there."""
        absent: Cell[Any] = Cell(mark=mark)
        return of(mark=mark, **dict.fromkeys(_absent(of), absent) | found)

    def listed(self, node: Any, path: str, read_one: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        return tuple(read_one(item, f"{path}[{n}]") for n, item in enumerate(self.items(node, path), 1))

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
        return self.fill(Owner, found, self.mark(node, path))  # type: ignore[no-any-return]

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
            if not _is_name(key):
                self.refuse(
                    BRACKETS,
                    at,
                    path,
                    f"`{key}` is no name of a footnote",
                    "a name has 1 to 40 letters, digits, - _ and .",
                )
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

    def published(self, node: Any) -> Published:
        said = {}
        for key, _, value in self.pairs(node, "published", "published", ("file", "sha256", "says")):
            said[key] = self.text(value, f"published.{key}") or ""
        return Published(said.get("file", ""), said.get("sha256", ""), said.get("says", ""))


def _is_flag(node: Any) -> bool:
    if isinstance(node, yaml.MappingNode):
        return any(key.value == "filed" for key, _ in node.value)
    return isinstance(node, yaml.ScalarNode) and node.value.strip().lower() in FLAG_WORDS


def _is_name(key: str) -> bool:
    return bool(bracketed(f"[{key}]")) and "," not in key
