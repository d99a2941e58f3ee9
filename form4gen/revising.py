# SPDX-License-Identifier: Apache-2.0
"""Drafts made of drafts or filings: an amendment of one, or several of one that is too big for a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from . import amend, draft, split
from .draft.schedules import carried
from .gathering import Refusal, Source
from .importing import hand_out
from .judging import Judged, load, outcome
from .model import Filing
from .rule import NOTE, Cite, declare

MOVED = declare(
    "FILE-06",
    NOTE,
    "An accepted warning goes along where its place stays.",
    "A place names a row by its number, and the rows of a split form are counted anew.",
    kind="draft",
    cite=Cite("form4gen's own rule"),
    room="revising",
)


class Amending(NamedTuple):
    """What is asked of an amendment: where it goes, when the original was filed, which rows, the form as it is."""

    target: Path
    filed_on: date | None
    rows: Sequence[str] | None
    corrected: Path | None
    force: bool


def amend_one(asked: Amending, source: Source) -> Judged:
    """Write the draft of an amendment. Raises Refusal for a row that the original does not have."""
    loaded = load(source)
    if loaded.whole is None:
        return outcome(source, loaded, loaded.findings)
    corrected = filing_of(asked.corrected) if asked.corrected else None
    try:
        made = amend.amendment(loaded.whole, filed_on=asked.filed_on, rows=asked.rows, corrected=corrected)
    except ValueError as unknown:
        raise Refusal(str(unknown)) from unknown
    comment = f"An amendment of {source.path.name}, by form4gen amend: say what changed, and sign it anew."
    vesting = carried(loaded.draft.vesting, made) if loaded.draft and not corrected else ()
    text = draft.write(draft.Draft(made, vesting=vesting), comment)
    return hand_out(source, loaded, list(loaded.findings), {asked.target: _to_be_dated(text, made)}, asked.force)


def _to_be_dated(text: str, made: Filing) -> str:
    """No filing says on which day EDGAR received it: where nobody did, the line stands there to be filled in."""
    if made.original_filed:
        return text
    line = "original-filed: YYYY-MM-DD  # the day on which EDGAR received the original"
    return text.replace(f"form: {made.form.text}\n", f"form: {made.form.text}\n{line}\n", 1)


def filing_of(path: Path) -> Filing:
    """The filing that a file says. Raises Refusal where it cannot be read."""
    try:
        loaded = load(Source(path, Path(path.stem)))
    except OSError as fault:
        raise Refusal(f"{path}: {fault.strerror}") from fault
    if loaded.whole is None:
        raise Refusal(f"{path} cannot be read; `form4gen check {path}` tells why")
    return loaded.whole


def split_one(target: Path, force: bool, alone: bool, source: Source) -> Judged:
    """Write the drafts that together say what one says that is too big for a form.

    One that fits is passed over among many. Raises Refusal where it is the only one that was named.
    """
    loaded = load(source)
    if loaded.whole is None:
        return outcome(source, loaded, loaded.findings)
    parts = split.parts(loaded.whole)
    found = list(loaded.findings)
    if len(parts) == 1 and not alone:
        return outcome(source, loaded, found)
    if len(parts) == 1:
        raise Refusal(f"{source.path} fits on one form; there is nothing to split")
    accept = loaded.draft.accept if loaded.draft else ()
    stays = tuple(entry for entry in accept if not entry.where.startswith("table-"))
    for entry in accept:
        if entry not in stays:
            message = f"{entry.rule} is accepted at {entry.where}, which is another row now"
            found.append(MOVED.tell(entry.mark, message, "accept it again in the part where it belongs"))
    drafts = {}
    for number, part in enumerate(parts, 1):
        comment = f"Part {number} of {len(parts)} of {source.path.name}, by form4gen split."
        path = target / f"{source.stem}-{number}-of-{len(parts)}.yaml"
        vesting = carried(loaded.draft.vesting, part) if loaded.draft else ()
        drafts[path] = draft.write(draft.Draft(part, accept=stays, vesting=vesting), comment)
    return hand_out(source, loaded, found, drafts, force)
