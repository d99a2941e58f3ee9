# SPDX-License-Identifier: Apache-2.0
"""The company profiles that drafts stand under: read once each, their Python rules imported, their mistakes told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from . import profile
from .check import NODES
from .gathering import Refusal, Source
from .judging import Judged, Loaded, outcome
from .own_rules import Unusable, load
from .rule import ERROR, Finding, declare

NO_RULES = declare(
    "HOUSE-05",
    ERROR,
    "The Python rules that a profile asks for can be asked.",
    "Rules that are not there judge nothing, and nobody would miss what they do not say.",
    kind="draft",
    cite=profile.FORMAT,
    room="housing",
)


class Housed(NamedTuple):
    """Folder -> profile, and what became of those profiles that have mistakes or were named as files to check."""

    profiles: Mapping[str, profile.Profile]
    judged: tuple[Judged, ...]


def housed(files: Mapping[str, Path], asked: frozenset[Path]) -> Housed:
    """The profiles of folders, and of those `asked` for the outcome. Raises Refusal for one that cannot be opened."""
    read = {path: _read(path) for path in dict.fromkeys([*asked, *files.values()])}
    judged = tuple(one for path, (_, one) in read.items() if one.findings or path in asked)
    return Housed({folder: read[path][0] for folder, path in files.items()}, judged)


def _read(path: Path) -> tuple[profile.Profile, Judged]:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise Refusal(f"{path}: {fault.strerror or 'it cannot be opened'}; it is the company profile") from None
    found = profile.read(raw, str(path))
    findings = found.findings or _import(found)
    made = replace(found.profile, faulty=bool(findings))
    return made, outcome(Source(path, Path(path.stem)), Loaded(None, findings, found.lines), findings)


def _import(read: profile.Read) -> list[Finding]:
    told = []
    for name, mark in zip(read.profile.python_rules, read.rules_at, strict=True):
        try:
            load(name, NODES)
        except Unusable as fault:
            told.append(NO_RULES.tell(mark, str(fault), "install the package that has these rules, or mend it"))
    return told
