# SPDX-License-Identifier: Apache-2.0
"""Which schema versions are known, from when and from where, and which sets of the SEC's files a user has added."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ..gathering import Refusal
from .versions import COMMON, FORMS, entries, name_of

NEEDED = (COMMON, *(name_of(form) for form in FORMS))
NAMES = (*NEEDED, "edgarSubmission.xsd.xml")


class Added(NamedTuple):
    """A set that the user has added; `sha256` is that of its files one after the other, by name."""

    version: str
    files: int
    sha256: str


class Known(NamedTuple):
    """A schema version as versions.yaml has it, and whose files judge it: `ours` or `added`."""

    version: str
    forms: tuple[str, ...]
    since: date
    until: date | None
    dates: str
    whose: str
    title: str
    href: str


def sets(into: Path) -> tuple[Added, ...]:
    """The sets in a user's folder, oldest first. Raises Refusal for one that has lost a file."""
    found = []
    for version in sorted({str(entry["schema"]) for entry in entries()}):
        here = into / version
        if not here.is_dir():
            continue
        if missing := [name for name in NEEDED if not (here / name).is_file()]:
            raise Refusal(f"the added schemas {here} have lost {missing[0]}; add them again")
        files = sorted(path for name in NAMES if (path := here / name).is_file())
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        found.append(Added(version, len(files), digest))
    return tuple(found)


def listing(into: Path | None = None) -> tuple[Known, ...]:
    """The known versions, oldest first within a form. Raises Refusal as `sets` does."""
    added = {one.version for one in sets(into)} if into else set()
    return tuple(
        Known(
            ", ".join(version.ljust(5, "x") for version in entry["versions"]),
            tuple(entry["forms"]),
            entry["from"],
            entry["until"],
            entry["dates"],
            "added" if entry["schema"] in added else "ours",
            entry["source"]["title"],
            entry["source"]["href"],
        )
        for entry in entries()
    )
