# SPDX-License-Identifier: Apache-2.0
"""A published filing becomes a draft that says the same; what it cannot say is told, never dropped."""

from __future__ import annotations

import hashlib
from pathlib import Path

from . import compare, draft
from .filed import as_filed, judged_version
from .gathering import Source, write_atomically
from .judging import Judged, load, outcome
from .rule import ERROR, NOTE, Cite, declare

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


def import_one(target: Path, suffix: str, force: bool, source: Source) -> Judged:
    """Write the draft of one filing. Nothing is written while the reader meets what no box takes."""
    loaded = load(source)
    findings = list(loaded.findings)
    path = target / f"{source.stem}{suffix}"
    filing = loaded.filing
    if filing is None or any(finding.severity is ERROR for finding in findings):
        return outcome(source, loaded, findings)
    if path.exists() and not force:
        findings.append(
            EXISTS.tell(filing.mark, f"{path} is there already", "name another folder with -o, or say --force")
        )
        return outcome(source, loaded, findings)
    said = as_filed(filing, judged_version(filing), True)
    sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
    taken = draft.Published(source.path.name, sha256, compare.digest(said))
    text = draft.write(draft.Draft(filing, published=taken), f"Taken from {source.path.name} by form4gen import.")
    again, refused = draft.read(text.encode("utf-8"), str(path))
    if again is None or refused:
        raise ValueError("the draft that was written cannot be read back")
    for change in compare.differences(said, as_filed(again.filing, judged_version(again.filing), True)):
        message = (
            f"the filing says {change.ours or 'nothing'}, its draft says {change.theirs or 'nothing'} at {change.path}"
        )
        findings.append(REPAIRED.tell(filing.mark, message, "look whether the draft says what was meant"))
    write_atomically(path, text.encode("utf-8"))
    return outcome(source, loaded, findings, (str(path),))
