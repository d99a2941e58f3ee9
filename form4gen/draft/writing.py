# SPDX-License-Identifier: Apache-2.0
"""The model to a draft as a person would write it: short spellings wherever they say the same."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from ..kinds import FLAG_WORDS, Refused
from ..model import Box, Cell, Filing, Owner, Record, Row, cells, has_box
from .brackets import bracketed
from .content import Draft
from .quoting import scalar
from .rows import HOLDING, SHORT
from .submitting import write_submission

_ROW_ORDER = (
    "security",
    "exercise_price",
    "date",
    "deemed",
    "form_type",
    "code",
    "equity_swap",
    "timeliness",
    "amount",
    "price",
    "exercisable",
    "expires",
    "underlying",
    "underlying_shares",
    "underlying_value",
    "owned_after",
    "owned_after_value",
    "ownership",
    "nature",
)


def write(draft: Draft, comment: str = "") -> str:
    """The text of a draft. Read back, it is the same filing; `comment` stands at its top."""
    return "\n".join([*(f"# {line}" for line in comment.splitlines()), *_Writer(draft).lines()]) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    draft: Draft

    @property
    def names(self) -> Container[str]:
        return {note.name for note in self.draft.filing.footnotes}

    def lines(self) -> Iterator[str]:
        filing = self.draft.filing
        for name in ("form", "version"):
            yield from self.plain(filing, 0, name)
        yield from self.plain(filing, 0, "period original_filed no_securities_owned no_longer_subject")
        yield from self.plain(filing, 0, "form_3_holdings form_4_transactions rule_10b5_1")
        yield from _part("issuer", self.plain(filing.issuer, 2))
        yield from _list("owners", filing.owners, self.owner)
        yield from _list("table-1", filing.table_1, self.row)
        yield from _list("table-2", filing.table_2, self.row)
        made = {schedule.name for schedule in self.draft.vesting if not schedule.own_words}
        told = (note for note in filing.footnotes if note.text and note.name not in made)
        yield from _part("footnotes", (line for note in told for line in self.said(note.name, note.text, 2)))
        yield from self.plain(filing, 0, "remarks")
        if not filing.remarks and filing.remarks.mark != filing.mark:
            yield 'remarks: ""'
        yield from _list("signatures", filing.signatures, lambda signature: self.plain(signature, 4))
        yield from self.never_filed()

    def never_filed(self) -> Iterator[str]:
        if self.draft.vesting:
            from .schedules import write_schedules

            yield from write_schedules(self.draft.vesting)
        for number, accept in enumerate(self.draft.accept):
            if not number:
                yield "accept:"
            yield f"  - rule: {accept.rule}"
            yield f"    because: {scalar(accept.because, 4)}"
            if accept.where:
                yield f"    where: {scalar(accept.where, 4)}"
        if self.draft.submission:
            yield from write_submission(self.draft.submission, self.plain)
        if self.draft.filed_on:
            yield f"filed-on: {self.draft.filed_on.isoformat()}"
        if taken := self.draft.published:
            yield "published:  # what this draft was taken from; never filed"
            yield f"  file: {scalar(taken.file, 2)}"
            yield f"  sha256: {taken.sha256}"
            yield f"  says: {taken.says}"

    def plain(self, record: Record, indent: int, chosen: str = "", lead: str = "") -> Iterator[str]:
        """The boxes of a record that take no footnotes, those of `chosen` or all."""
        for name, box, cell in cells(record):
            if (not chosen or name in chosen.split()) and box.key.startswith(lead):
                yield from self.unmarked(box, box.key[len(lead) :], cell, indent)

    def unmarked(self, box: Box, key: str, cell: Cell[Any], indent: int) -> Iterator[str]:
        if not cell.text or (cell.value is False and key != "rule-10b5-1"):
            return
        spelled, filed = _spelled(box, cell)
        yield from self.said(key, spelled, indent, filed)

    def said(self, key: str, text: str, indent: int, filed: bool = False) -> Iterator[str]:
        """A text where no footnotes can stand: short, unless it seems to name some or must be kept as filed."""
        names = bracketed(text[text.rfind("[") :]) if text.endswith("]") else ()
        if filed or (names and all(name in self.names for name in names)):
            yield f"{' ' * indent}{key}:"
            yield f"{' ' * indent}  {'filed' if filed else 'value'}: {scalar(text, indent + 2)}"
        else:
            yield f"{' ' * indent}{key}: {scalar(text, indent)}"

    def owner(self, owner: Owner) -> Iterator[str]:
        yield from self.plain(owner, 4, "cik name")
        address = list(self.address(owner))
        if address:
            yield "    address:"
            yield from address
        yield from self.plain(owner, 4, "director")
        yield from self.relation(owner, "officer", "officer_title")
        yield from self.plain(owner, 4, "ten_percent")
        yield from self.relation(owner, "other", "other_text")

    def address(self, owner: Owner) -> Iterator[str]:
        boxes = [(name, box, cell) for name, box, cell in cells(owner) if box.key.startswith("address.")]
        filing = self.draft.filing
        version = filing.version.value or ""
        given = any(cell for name, _, cell in boxes if name != "non_us")
        flag = next(box for name, box, _ in boxes if name == "non_us")
        implied = bool(owner.country) and given and has_box(flag, filing.base, version)
        for name, box, cell in boxes:
            key = box.key.removeprefix("address.")
            if name != "non_us" or (cell.text and cell.refused):
                yield from self.unmarked(box, key, cell, 6)
            elif bool(cell.value) != implied:
                yield f"      non-us: {'yes' if cell.value else 'no'}"

    def relation(self, owner: Owner, flag: str, text: str) -> Iterator[str]:
        said: Cell[str] = getattr(owner, text)
        ticked: Cell[bool] = getattr(owner, flag)
        boxes = {name: box for name, box, _ in cells(owner)}
        if ticked.refused:
            yield from self.said(flag, ticked.text, 4, filed=True)
            yield from self.plain(owner, 4, text)
        elif ticked.value and said and said.text.lower() not in FLAG_WORDS:
            yield from self.unmarked(boxes[text], boxes[flag].key, said, 4)
        else:
            yield from self.plain(owner, 4, f"{flag} {text}")

    def row(self, row: Row) -> Iterator[str]:
        boxes = {name: (box, cell) for name, box, cell in cells(row)}
        for name in _ROW_ORDER:
            if name == "amount":
                yield from self.amount(row, boxes)
            elif name == "form_type":
                if not _implied(row, self.draft.filing.base):
                    notes = row.coding.notes if row.holding else ()
                    yield from _marked(*boxes[name], notes, "form-type")
            elif name == "code":
                if not row.holding:
                    yield from _marked(*boxes[name], row.coding.notes, "code")
            elif name == "equity_swap":
                yield from self.unmarked(*boxes[name][:1], "equity-swap", row.equity_swap, 4)
            else:
                box, cell = boxes[name]
                key = next((short for short, long in HOLDING.items() if long == name and row.holding), box.key)
                yield from _marked(box, cell, cell.notes, key)

    def amount(self, row: Row, boxes: dict[str, tuple[Box, Cell[Any]]]) -> Iterator[str]:
        letter = row.acquired_or_disposed
        amounts = [name for name in ("shares", "total_value") if boxes[name][1]]
        short = [key for key, (name, sign) in SHORT.items() if [name] == amounts and sign == letter.value]
        if short and not letter.notes and not (row.table == 1 and amounts == ["total_value"]):
            box, cell = boxes[amounts[0]]
            yield from _marked(box, cell, cell.notes, short[0])
        else:
            for name in ("shares", "total_value", "acquired_or_disposed"):
                box, cell = boxes[name]
                yield from _marked(box, cell, cell.notes, box.key)


def _part(key: str, lines: Iterator[str]) -> Iterator[str]:
    said = list(lines)
    if said:
        yield f"{key}:"
        yield from said


def _list(key: str, records: tuple[Any, ...], lines: Any) -> Iterator[str]:
    if records:
        yield f"{key}:"
    for record in records:
        said = list(lines(record))
        if not said:
            yield "  - {}"
            continue
        yield "  - " + said[0].lstrip()
        yield from said[1:]


def _marked(box: Box, cell: Cell[Any], notes: tuple[str, ...], key: str) -> Iterator[str]:
    """A box of a row with its footnotes."""
    names = f"[{', '.join(notes)}]" if notes else ""
    if not cell.text:
        if names:
            yield f"    {key}: {names}"
        return
    spelled, filed = _spelled(box, cell)
    if filed or spelled.endswith("]"):
        yield f"    {key}:"
        yield f"      {'filed' if filed else 'value'}: {scalar(spelled, 6)}"
        if names:
            yield f"      notes: {names}"
    else:
        yield f"    {key}: {scalar(f'{spelled} {names}' if names else spelled, 4)}"


def _spelled(box: Box, cell: Cell[Any]) -> tuple[str, bool]:
    """The draft's spelling of a cell, and whether it must be said to be the text as filed."""
    assert box.kind
    if cell.refused:
        return cell.text, not _refused(box, cell.text)
    spelled = box.kind.to_draft(cell.text)
    try:
        value, text = box.kind.from_draft(spelled)
    except Refused:
        return cell.text, True
    same = value == cell.value if isinstance(value, bool) else text == cell.text
    return (spelled, False) if same else (cell.text, True)


def _refused(box: Box, text: str) -> bool:
    assert box.kind
    try:
        box.kind.from_draft(text)
    except Refused:
        return True
    return False


def _implied(row: Row, base: str) -> bool:
    """Whether the draft's reader fills in this form type by itself."""
    if row.holding or not (row.code or row.coding):
        return not (row.form_type or (row.holding and row.coding))
    early = row.timeliness.value == "E"
    return row.form_type.text == ("5" if base == "5" or early else "4")


__all__ = ["Filing", "write"]
