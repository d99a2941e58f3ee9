# SPDX-License-Identifier: Apache-2.0
"""An amendment from a filing: a 3/A, 4/A or 5/A under today's schema, and the footnote that says what it changes.

General Instruction 9 of Form 4: an amendment gives each added line and each amended line complete, does not repeat the
other lines, and explains itself in footnotes. EDGAR's specification, 4.3.3: a 4/A or 5/A needs a transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from .corrections import EXPLAINS, Change, corrections, repeats
from .excerpt import excerpt
from .model import CURRENT, LONGEST_FOOTNOTE, Cell, Filing, Footnote, Owner, Row, cells
from .places import countries

_ROW = re.compile(r"table-([12])\[([1-9][0-9]?)\]")


def amendment(
    original: Filing, *, filed_on: date | None, rows: Sequence[str] | None = None, corrected: Filing | None = None
) -> Filing:
    """The amendment of a filing, to be edited and signed anew.

    `filed_on` is the day on which EDGAR received the original: it stands in no filing, so None leaves the box open; the
    amendment of an amendment keeps the date of the first original. `rows` names those to bring (`table-1[2]`), else all
    come. With `corrected`, the whole filing as it should have been, only the rows that differ come, and the footnote is
    there. The answer on Rule 10b5-1 comes along where the original gave one. Raises ValueError for a row that is not
    there and for a filing of no known form.
    """
    if original.base not in CURRENT:
        raise ValueError("a filing without a form cannot be amended")
    whole = current(corrected or original)
    first = original.original_filed.value if original.amends else None
    day = first or filed_on
    head = replace(
        whole,
        form=Cell(f"{original.base}/A", f"{original.base}/A"),
        original_filed=Cell(day, day.isoformat()) if day else Cell(),
        signatures=tuple(replace(sign, date=Cell()) for sign in whole.signatures),
    )
    if corrected is None or rows is not None:
        return _with_rows(head, range(len(head.rows)) if rows is None else _named(head, rows))
    told = corrections(current(original), head, whole=True)
    positions = sorted({position for change in told for position, _ in change.places})
    if original.base != "3" and not any(not head.rows[position].holding for position in positions):
        positions, told = _with_a_transaction(original, head, positions, told)
    place = {position: new for new, position in enumerate(positions)}
    moved = [Change(change.says, tuple((place[n], name) for n, name in change.places)) for change in told]
    return _explained(_with_rows(head, positions), moved)


def explanation(original: Filing, amended: Filing) -> str:
    """What the amendment changes, in the form's words; "" where nothing differs.

    A row that the amendment leaves out is not repeated, which says nothing about it.
    """
    return " ".join(_sentences(corrections(current(original), current(amended))))


def current(filing: Filing) -> Filing:
    """The filing under today's schema version, without what EDGAR fills in and without an earlier explanation.

    A foreign code in the state box moves to the country, as the schemas of 18 March 2026 (X0607, X0609) have it.
    """
    silent: dict[str, Any] = {
        name: Cell(mark=cell.mark) for name, box, cell in cells(filing) if cell and box.public
    }  # the schema version is one of them
    bare = _unexplained(filing)
    return replace(bare, owners=tuple(_current(owner, filing.base) for owner in filing.owners), **silent)


def _current(owner: Owner, base: str) -> Owner:
    nothing: Cell[Any] = Cell(mark=owner.mark)
    owner = replace(owner, state_name=nothing, good_address=nothing)
    given = any(cell for name, box, cell in cells(owner) if box.key.startswith("address.") and name != "non_us")
    if owner.state.value in countries(CURRENT[base]) and not owner.country:
        return replace(owner, country=owner.state, state=nothing, non_us=Cell(True, "true", mark=owner.mark))
    if given and not owner.non_us:
        abroad = bool(owner.country)
        return replace(owner, non_us=Cell(abroad, "true" if abroad else "false", mark=owner.mark))
    return owner


# Rows --------------------------------------------------------------------------------------------------------------


def _named(filing: Filing, names: Sequence[str]) -> list[int]:
    found = []
    for name in names:
        parts = _ROW.fullmatch(name.strip())
        if not parts or int(parts[2]) > len(filing.table_1 if parts[1] == "1" else filing.table_2):
            raise ValueError(f"there is no row {name}: name one like table-1[2]")
        found.append(int(parts[2]) - 1 + (len(filing.table_1) if parts[1] == "2" else 0))
    return found


def _with_a_transaction(
    original: Filing, filing: Filing, positions: list[int], told: list[Change]
) -> tuple[list[int], list[Change]]:
    """With its first transaction repeated, unless the exit box stands for one (AMD-05)."""
    first = next((n for n, row in enumerate(filing.rows) if not row.holding), None)
    if first is None or not told or filing.no_longer_subject.value:
        return positions, told
    return sorted([*positions, first]), [*told, repeats(filing.rows[first], original)]


def _with_rows(filing: Filing, positions: Iterable[int]) -> Filing:
    wanted, first = set(positions), len(filing.table_1)
    return excerpt(
        filing,
        [row for n, row in enumerate(filing.table_1) if n in wanted],
        [row for n, row in enumerate(filing.table_2, first) if n in wanted],
    )


# The explanation ---------------------------------------------------------------------------------------------------


def _sentences(changes: Sequence[Change]) -> list[str]:
    return [f"{'It also' if n else 'This amendment'} {change.says}." for n, change in enumerate(changes)]


def _unexplained(filing: Filing) -> Filing:
    """Without the footnote or the paragraph of remarks of an earlier explanation."""
    names = {note.name for note in filing.footnotes if EXPLAINS.fullmatch(note.name)}
    said = "\n".join(line for line in filing.remarks.text.split("\n") if not line.startswith("This amendment "))
    return replace(
        filing,
        table_1=tuple(_without(row, names) for row in filing.table_1),
        table_2=tuple(_without(row, names) for row in filing.table_2),
        footnotes=tuple(note for note in filing.footnotes if note.name not in names),
        remarks=filing.remarks if said == filing.remarks.text else replace(filing.remarks, value=said, text=said),
    )


def _without(row: Row, names: set[str]) -> Row:
    changed: dict[str, Any] = {
        field: replace(cell, notes=tuple(name for name in cell.notes if name not in names))
        for field, _, cell in cells(row)
        if names.intersection(cell.notes)
    }
    return replace(row, **changed) if changed else row


def _explained(filing: Filing, changes: Sequence[Change]) -> Filing:
    """The filing with the sentences packed into footnotes, `amended`, `amended-2`..., on the boxes they are about.

    They stand on the changed boxes where these take footnotes, else on the first box of the row; changes outside the
    tables stand on the first row. A filing without rows says them in the remarks.
    """
    if not changes:
        return filing
    if not filing.rows:
        said = "\n".join(filter(None, [filing.remarks.text, " ".join(_sentences(changes))]))
        return replace(filing, remarks=Cell(said, said, mark=filing.remarks.mark))
    texts: list[str] = []
    marks: dict[tuple[int, str], list[str]] = {}
    for sentence, change in zip(_sentences(changes), changes, strict=True):
        if not texts or len(texts[-1]) + len(sentence) >= LONGEST_FOOTNOTE:
            texts.append("")
        texts[-1] = f"{texts[-1]} {sentence}".strip()
        name = "amended" if len(texts) == 1 else f"amended-{len(texts)}"
        for position, field in change.places or ((0, "security"),):
            field = _noted(filing.rows[position], field, filing.base)
            noted = marks.setdefault((position, field), [])
            noted += [name] if name not in noted else []
    notes = [Footnote(name="amended" if n == 1 else f"amended-{n}", text=text) for n, text in enumerate(texts, 1)]
    rows = [_with_marks(row, n, marks) for n, row in enumerate(filing.rows)]
    first = len(filing.table_1)
    return replace(
        filing, table_1=tuple(rows[:first]), table_2=tuple(rows[first:]), footnotes=(*filing.footnotes, *notes)
    )


def _noted(row: Row, field: str, base: str) -> str:
    """The box that carries a footnote on another: not all take one (FN-08), and an empty one takes none."""
    if field in ("code", "form_type", "equity_swap") or (field == "timeliness" and base == "5"):
        return "coding" if not row.holding else "security"
    if field == "acquired_or_disposed" and row.table == 2:
        field = "shares" if row.shares else "total_value"
    return field if getattr(row, field) else "security"


def _with_marks(row: Row, position: int, marks: dict[tuple[int, str], list[str]]) -> Row:
    changed: dict[str, Any] = {}
    for (place, field), names in marks.items():
        if place == position:
            cell = getattr(row, field)
            changed[field] = replace(cell, notes=(*cell.notes, *names))
    return replace(row, **changed) if changed else row
