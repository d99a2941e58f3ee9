# SPDX-License-Identifier: Apache-2.0
"""What of a filing is filed: footnotes get their numbers, and what EDGAR fills in is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .model import CURRENT, Cell, Filing, Row, cells, has_box, reading_order

NUMBERED = re.compile(r"F[1-9][0-9]?", re.ASCII)


def marks_in_reading_order(filing: Filing) -> Iterator[str]:
    """The footnote names in the order in which the printed form shows their marks, repeats included."""
    for row in filing.rows:
        for name in reading_order(row.table, filing.base):
            yield from getattr(row, name).notes


def numbers(filing: Filing) -> dict[str, str]:
    """Footnote name -> F1 to F99: F numbers stay, others take the free ones in reading order, unmarked ones last."""
    defined = [note.name for note in filing.footnotes]
    names = dict.fromkeys([*marks_in_reading_order(filing), *defined])
    kept = {name for name in names if NUMBERED.fullmatch(name)}
    free = (f"F{n}" for n in range(1, len(names) + len(kept) + 100) if f"F{n}" not in kept)
    return {name: name if name in kept else next(free) for name in names}


def judged_version(filing: Filing) -> str:
    """The schema version that judges: the one the filing names, else the one that EDGAR takes today."""
    return filing.version.value or CURRENT.get(filing.base, CURRENT["4"])


def as_filed(filing: Filing, version: str, published: bool) -> Filing:
    """The filing as it is written: footnotes numbered, and with `published` the boxes that EDGAR fills in.

    A box that the version or the form lacks stays, for the schema to refuse, unless it only says no.
    """
    number = numbers(filing)
    notes = (replace(note, name=number[note.name]) for note in filing.footnotes)
    kept = replace(
        filing,
        issuer=_written(filing.issuer, filing.base, version, published),
        owners=tuple(_written(owner, filing.base, version, published) for owner in filing.owners),
        table_1=tuple(_renumbered(row, number) for row in filing.table_1),
        table_2=tuple(_renumbered(row, number) for row in filing.table_2),
        footnotes=tuple(sorted(notes, key=lambda note: int(note.name[1:]) if note.name[1:].isdigit() else 0)),
        version=filing.version if filing.version else Cell(version, version),
    )
    made: Filing = _written(kept, filing.base, version, published)
    return made


def _written(record: Any, base: str, version: str, published: bool) -> Any:
    left_out: dict[str, Cell[Any]] = {}
    for name, box, cell in cells(record):
        if (cell and box.public and not published) or (cell.value is False and not has_box(box, base, version)):
            left_out[name] = Cell(mark=record.mark)
    return replace(record, **left_out) if left_out else record


def _renumbered(row: Row, number: dict[str, str]) -> Row:
    changed: dict[str, Any] = {
        name: replace(cell, notes=tuple(number[note] for note in cell.notes))
        for name, _, cell in cells(row)
        if cell.notes and any(number[note] != note for note in cell.notes)
    }
    return replace(row, **changed) if changed else row
