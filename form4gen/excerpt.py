# SPDX-License-Identifier: Apache-2.0
"""A part of a filing: some of its rows with just the footnotes that they use, numbered afresh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from .filed import NUMBERED, numbers
from .model import Filing, Row, cells
from .naming import renamed

_REFERENCE = re.compile(
    r"\bfootnotes?\s*(?:\(?\d{1,2}\)?(?:,\s+and\s+|,\s+|\s+and\s+|\s+or\s+|\s*-\s*|\s+through\s+)?)+", re.I
)


def excerpt(filing: Filing, table_1: Iterable[Row], table_2: Iterable[Row]) -> Filing:
    """The filing with these rows alone.

    A footnote that a kept text refers to by number ("see footnote (3)") stays, marked beside the one that refers to
    it, for EDGAR suspends a footnote without a mark. Footnotes that no row of the whole filing marks stay, too. Where
    footnotes fall away, the F numbers close up and the texts that refer to them follow.
    """
    follow = _follower(filing)
    first, second = list(table_1), list(table_2)
    held = {name for row in first + second for name in row.notes}
    rows = [tuple(_marked(row, held, follow) for row in table) for table in (first, second)]
    used = {name for row in filing.rows for name in row.notes}
    kept = [note for note in filing.footnotes if note.name in held or note.name not in used]
    part = replace(filing, table_1=rows[0], table_2=rows[1], footnotes=tuple(kept))
    return part if len(kept) == len(filing.footnotes) else _closed_up(filing, part)


def refers(text: str) -> bool:
    """Whether a text refers to footnotes by number."""
    return bool(_REFERENCE.search(text))


def unnumbered(text: str) -> str:
    """A text without the numbers of the footnotes that it refers to, and with single blanks, for comparison."""
    return " ".join(_REFERENCE.sub(lambda found: re.sub(r"\d+", "#", found[0]), text).split())


def _follower(filing: Filing) -> Callable[[str], list[str]]:
    """From a footnote's name to the names of those that its text refers to."""
    name_of = {number: name for name, number in numbers(filing).items()}
    texts = {note.name: note.text for note in filing.footnotes}

    def follow(name: str) -> list[str]:
        said = [number for passage in _REFERENCE.findall(texts.get(name, "")) for number in re.findall(r"\d+", passage)]
        found = [name_of.get(f"F{int(number)}", "") for number in said]
        return [name for name in found if name in texts]

    return follow


def _marked(row: Row, held: set[str], follow: Callable[[str], list[str]]) -> Row:
    changed: dict[str, Any] = {}
    for field, box, cell in cells(row):
        notes = list(cell.notes) if box.how != "plain" else []
        for name in notes:  # grows as it goes: what is referred to may refer on
            for further in follow(name):
                if further not in held:
                    held.add(further)
                    notes.append(further)
        if len(notes) > len(cell.notes):
            changed[field] = replace(cell, notes=tuple(notes))
    return replace(row, **changed) if changed else row


def _closed_up(whole: Filing, part: Filing) -> Filing:
    numbered = sorted((n.name for n in part.footnotes if NUMBERED.fullmatch(n.name)), key=lambda name: int(name[1:]))
    moved = {name: f"F{place}" for place, name in enumerate(numbered, 1)}
    made = renamed(part, moved)
    before, after = numbers(whole), numbers(made)
    digits = {before[note.name][1:]: after[moved.get(note.name, note.name)][1:] for note in part.footnotes}
    return replace(
        made,
        footnotes=tuple(replace(note, text=_following(note.text, digits)) for note in made.footnotes),
        remarks=replace(made.remarks, text=said, value=said)
        if (said := _following(made.remarks.text, digits))
        else made.remarks,
    )


def _following(text: str, digits: dict[str, str]) -> str:
    return _REFERENCE.sub(
        lambda passage: re.sub(r"\d+", lambda found: digits.get(found[0], found[0]), passage[0]), text
    )
