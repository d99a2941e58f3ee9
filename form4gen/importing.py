# SPDX-License-Identifier: Apache-2.0
"""A published filing becomes a draft that says the same; what it cannot say is told, never dropped."""

from __future__ import annotations

import hashlib
from pathlib import Path

from . import compare, draft
from .filed import as_filed, judged_version
from .gathering import Source, write_atomically
from .judging import Judged, Loaded, load, outcome
from .model import Filing
from .naming import names, renamed
from .rule import ERROR, NOTE, Cite, Finding, Mark, declare

_OURS = Cite("form4gen's own rule")
EXISTS = declare(
    "FILE-04",
    ERROR,
    "An import overwrites nothing.",
    "The draft that stands there may have been worked on.",
    kind="draft",
    cite=_OURS,
    room="importing",
)
REPAIRED = declare(
    "FILE-05",
    NOTE,
    "An import that repairs something says so.",
    "A draft implies what EDGAR wants written, such as the form type beside a code, even where a filing lacks it.",
    kind="draft",
    cite=_OURS,
    room="importing",
)


def import_one(target: Path, suffix: str, force: bool, name_footnotes: bool, source: Source) -> Judged:
    """Write the draft of one filing. Nothing is written while the reader meets what no box takes."""
    loaded = load(source)
    filing = loaded.whole
    if filing is None:
        return outcome(source, loaded, loaded.findings)
    said = _said(filing)
    sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
    named = renamed(filing, names(filing)) if name_footnotes else filing
    comment = f"Taken from {source.path.name} by form4gen import."
    again = _read_back(draft.write(draft.Draft(named), comment))
    taken = draft.Published(source.path.name, sha256, compare.digest(again))
    text = draft.write(draft.Draft(named, published=taken), comment)
    found = [*loaded.findings, *_repairs(filing, said if named is filing else _said(named), again)]
    return hand_out(source, loaded, found, {target / f"{source.stem}{suffix}": text}, force)


def _said(filing: Filing) -> Filing:
    return as_filed(filing, judged_version(filing), True)


def _read_back(text: str) -> Filing:
    """What a written draft says. Raises ValueError where it cannot be read: a fault of ours."""
    again, refused = draft.read(text.encode("utf-8"), "")
    if again is None or refused:
        raise ValueError("the draft that was written cannot be read back")
    return _said(again.filing)


def _repairs(filing: Filing, said: Filing, again: Filing) -> list[Finding]:
    """What the draft says otherwise than the filing."""
    return [
        REPAIRED.tell(
            filing.mark,
            f"the filing says {change.ours or 'nothing'}, its draft says {change.theirs or 'nothing'} at {change.path}",
            "look whether the draft says what was meant",
        )
        for change in compare.differences(said, again)
    ]


def hand_out(source: Source, loaded: Loaded, found: list[Finding], drafts: dict[Path, str], force: bool) -> Judged:
    """Write drafts, all of them or none: what is there already is not overwritten unless asked for."""
    taken = [path for path in drafts if path.exists() and not force]
    if taken:
        told = [
            EXISTS.tell(
                Mark(str(source.path)), f"{path} is there already", "name another place with -o, or say --force"
            )
            for path in taken
        ]
        return outcome(source, loaded, [*found, *told])
    for path, text in drafts.items():
        write_atomically(path, text.encode("utf-8"))
    return outcome(source, loaded, found, tuple(str(path) for path in drafts))
