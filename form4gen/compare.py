# SPDX-License-Identifier: Apache-2.0
"""What two filings say differently, box by box, by the text that is filed; marks do not count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from .model import Filing, Record, Row, boxes


class Difference(NamedTuple):
    """A box (its path in the draft's words) and what each side says there, "" for nothing."""

    path: str
    ours: str
    theirs: str


def statement(filing: Filing) -> Iterator[tuple[str, str]]:
    """Everything that a filing says: (path, text with its footnotes in brackets). Silent boxes are left out."""
    yield from _says(filing, "")


def _says(record: Record, lead: str) -> Iterator[tuple[str, str]]:
    if isinstance(record, Row):
        yield f"{lead}kind", "holding" if record.holding else "transaction"
    of: Any = type(record)
    for name, box in boxes(of):
        value: Any = getattr(record, name)
        path = lead + box.key
        if box.how == "one":
            yield from _says(value, path + ".")
        elif box.how in ("many", "rows"):
            for number, part in enumerate(value, 1):
                yield from _says(part, f"{path}[{number}].")
        elif box.how == "footnotes":
            for note in value:
                yield f"{path}.{note.name}", note.text
        elif (value.text or value.notes) and (said := _text(name, value)):
            yield path, said


def _text(name: str, cell: Any) -> str:
    text: str = cell.text
    if isinstance(cell.value, bool):
        # A flag that says no is silent; the 10b5-1 box is the one where silence and no differ.
        text = "yes" if cell.value else "no" if name == "rule_10b5_1" else ""
    return " ".join([text, *(f"[{note}]" for note in cell.notes)]).strip()


def differences(ours: Filing, theirs: Filing) -> list[Difference]:
    """The boxes in which two filings differ; a row that moved differs in each of its boxes."""
    left, right = dict(statement(ours)), dict(statement(theirs))
    return [
        Difference(path, left.get(path, ""), right.get(path, ""))
        for path in dict.fromkeys([*left, *right])
        if left.get(path, "") != right.get(path, "")
    ]


def digest(filing: Filing) -> str:
    """SHA-256 over everything that a filing says."""
    lines = "".join(f"{path}\x1f{said}\x1e" for path, said in statement(filing))
    return hashlib.sha256(lines.encode()).hexdigest()


__all__ = ["Difference", "differences", "digest", "statement"]
