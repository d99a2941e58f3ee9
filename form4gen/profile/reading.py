# SPDX-License-Identifier: Apache-2.0
"""YAML to a profile, with the reader of drafts: the same refusals, each on its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields, replace
from functools import cache
from typing import Any, NamedTuple

from ..draft.composing import ONE_MAPPING, compose
from ..draft.scalars import Nodes
from ..kinds import Kind
from ..rule import ERROR, Cite, Finding, Mark, Rule, declare
from .content import Issuer, Person, Power, Profile, Symbol, Term, same_cik

FORMAT = Cite("form4gen, the company profile")


def says(id: str, title: str, why: str) -> Rule:
    """Declare what the profile's reader may say."""
    return declare(id, ERROR, title, why, kind="draft", cite=FORMAT, room="profile")


VALUE = says("PROFILE-01", "A value of a profile can stand in its box.", "No draft could ever agree with another one.")
NEEDED = says("PROFILE-02", "An entry of a profile says whose it is.", "Without that no draft is ever held against it.")
TWICE = says("PROFILE-03", "A profile says a thing once.", "Of two answers nobody can tell which one counts.")
UNSURE = says(
    "PROFILE-04",
    "A draft is judged by a profile without mistakes.",
    "What a company wants to have checked must not go unchecked because of a slip in its profile.",
)
_PARTS = {
    Profile: "a profile",
    Issuer: "an issuer of a profile",
    Person: "a person of a profile",
    Power: "a power of attorney",
    Symbol: "a symbol",
}


class Read(NamedTuple):
    """A profile as far as it could be read, what was refused, its lines, and where its Python rules stand."""

    profile: Profile
    findings: list[Finding]
    lines: list[str]
    rules_at: tuple[Mark, ...] = ()


def read(raw: bytes, file: str) -> Read:
    """Read a profile. Every mistake is a finding with line and column."""
    composed = compose(raw, file)
    if composed.root is None:
        return Read(
            Profile(file=file, faulty=True), [_of_a_profile(told) for told in composed.findings], composed.lines
        )
    reader = _Reader(file, composed.lines)
    profile: Profile = reader.entry(composed.root, "", Profile)
    rules_at = tuple(mark for mark in reader.values if mark.path.startswith("python-rules["))
    made = replace(profile, file=file, faulty=bool(reader.findings))
    return Read(made, reader.findings, composed.lines, rules_at)


def _of_a_profile(told: Finding) -> Finding:
    """The reader of drafts says draft, and how one begins."""
    message = told.message.replace("the draft", "the profile").replace("a draft", "a profile")
    hint = "begin with issuers:, people: or powers-of-attorney:" if told.rule == ONE_MAPPING.id else told.hint
    return replace(told, message=message, hint=hint)


@cache
def _keys(of: Any) -> dict[str, Field[Any]]:
    return {made.name.strip("_").replace("_", "-"): made for made in fields(of) if made.metadata}


class _Reader(Nodes):
    def __init__(self, file: str, lines: list[str]) -> None:
        super().__init__(file, lines)
        self.values: list[Mark] = []

    def entry(self, node: Any, path: str, of: Any) -> Any:
        """A mapping as an entry of a class."""
        keys = _keys(of)
        found, marks = {}, {}
        for key, at, value in self.pairs(node, path, _PARTS[of], keys):
            where = f"{path}.{key}" if path else key
            made, marks[key] = keys[key], self.mark(at, where)
            if "of" in made.metadata:
                found[made.name] = self.many(value, where, made.metadata["of"])
            else:
                found[made.name] = self.one(value, where, made.metadata["kind"])
        entry = of(**found)
        self._whole(entry, found, marks, self.mark(node, path))
        return entry

    def many(self, node: Any, path: str, of: Any) -> tuple[Any, ...]:
        """A list of values of a kind, or of entries of a class; each is there once."""
        made: list[Any] = []
        for number, item in enumerate(self.items(node, path), 1):
            where = f"{path}[{number}]"
            one = self.one(item, where, of) if isinstance(of, Kind) else self.entry(item, where, of)
            if any(_twice(one, other) for other in made):
                message, hint = "this stands above already", "keep one of the two, or say since: and until: in both"
                self.refuse(TWICE, item, where, message, hint if isinstance(one, Term) else "keep one of the two")
            made.append(one)
        return tuple(one for one in made if one is not None)

    def one(self, node: Any, path: str, kind: Kind) -> Any:
        """A value of a kind, None where it is none."""
        cell = self.plain(node, path, kind)
        if cell.refused:
            self.refuse(VALUE, node, path, f"`{cell.text}` {cell.refused[0]}", cell.refused[1])
        elif cell.value is not None and kind.longest and len(cell.text) > kind.longest:
            message = f"`{cell.text}` has {len(cell.text)} characters; the box takes {kind.longest}"
            self.refuse(VALUE, node, path, message, "write it as it is to be filed")
        if cell.value is not None:
            self.values.append(cell.mark)
        return cell.value

    def _whole(self, entry: Any, found: Iterable[str], marks: dict[str, Mark], mark: Mark) -> None:
        """What an entry must say, and what it must not say at once."""
        of: Any = type(entry)
        for key, made in _keys(of).items():
            if made.metadata.get("needed") and made.name not in found:
                part = _PARTS[of]
                self.findings.append(NEEDED.tell(mark, f"{part} has no {key}", f"write {key}:"))
        if isinstance(entry, Term) and entry.since and entry.until and entry.since > entry.until:
            self.findings.append(
                VALUE.tell(marks["until"], f"it ends on {entry.until}, before it begins", "correct since or until")
            )
        if isinstance(entry, Issuer) and entry.symbol and entry.symbols:
            hint = "write all of them below symbols:"
            self.findings.append(TWICE.tell(marks["symbol"], "symbol and symbols stand in one issuer", hint))


def _twice(one: Any, other: Any) -> bool:
    """Whether two entries of a list answer the same question."""
    if isinstance(one, Issuer):
        return same_cik(one.cik, other.cik)
    if isinstance(one, Person):
        return same_cik(one.cik, other.cik) and one.overlaps(other) and _one_issuer(one.issuer, other.issuer)
    return one is not None and bool(one == other)


def _one_issuer(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_cik(one, other)
