# SPDX-License-Identifier: Apache-2.0
"""What an amendment changes against its original, computed as a difference and said in the form's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from .excerpt import refers, unnumbered
from .matching import Pair, changed, pairs, resemble, said
from .model import Cell, Filing, Owner, Record, Row, cell_names, cells

Place = tuple[int, str]  # a row of the amendment, counted from 0 over both tables, and a field of it
EXPLAINS = re.compile(r"amended(-[2-9])?")
_NOUNS = {"P": "purchase", "S": "sale", "G": "gift", "X": "exercise", "O": "exercise", "C": "conversion"}
_NOUNS |= {"M": "exercise or conversion"}
_COLUMNS = {
    "security": "the title of the security in {line}",
    "exercise_price": "the conversion or exercise price in {line}",
    "date": "the transaction date of {line}",
    "deemed": "the deemed execution date of {line}",
    "form_type": "the form on which {line} belongs",
    "code": "the transaction code of {line}",
    "equity_swap": "the equity swap mark of {line}",
    "timeliness": "the mark for an early or late report of {line}",
    "shares": "the number of {shares} {moved} in {line}",
    "total_value": "the value of the derivative securities {moved} in {line}",
    "acquired_or_disposed": "the code (A) or (D) of {line}",
    "price": "the price of {line}",
    "exercisable": "the date exercisable in {line}",
    "expires": "the expiration date in {line}",
    "underlying": "the title of the underlying security in {line}",
    "underlying_shares": "the number of underlying shares in {line}",
    "underlying_value": "the value of the underlying securities in {line}",
    "owned_after": "the amount owned following {line}",
    "owned_after_value": "the value owned following {line}",
    "ownership": "the ownership form in {line}",
    "nature": "the nature of indirect ownership in {line}",
}
_HELD = {"owned_after": "the amount owned in {line}", "owned_after_value": "the value owned in {line}"}
_PERIODS = {"3": "the date of event requiring statement", "5": "the fiscal year end"}
_EXIT = "the box for a person no longer subject to Section 16"
_RELATIONSHIP = ("director", "officer", "ten_percent", "other", "officer_title", "other_text")
_FLAGS = ("equity_swap", "no_longer_subject", "rule_10b5_1")
_WORDS = {"D": "direct (D)", "I": "indirect (I)", "E": "early", "L": "late"}


class Change(NamedTuple):
    """One change as a clause after "This amendment", and the boxes of the amendment that it concerns."""

    says: str
    places: tuple[Place, ...] = ()


def corrections(original: Filing, amended: Filing, *, whole: bool = False) -> list[Change]:
    """The changes, those of rows first.

    With `whole` the amendment restates everything, and a row that is absent is removed; else it was not repeated. Both
    filings must speak of addresses in the same way (amend.current).
    """
    paired = pairs(original, amended)
    found = [*_rows(original, paired, amended.base), *_footnotes(original, amended, paired), *_head(original, amended)]
    if whole:
        kept = {id(pair.before) for pair in paired}
        gone = [_line(row, original) for row in original.rows if id(row) not in kept]
        return found + [Change(f"removes {line}, which the original form reported in error") for line in gone]
    transactions = [pair for pair in paired if not pair.row.holding]
    if found and amended.base != "3" and len(transactions) == 1 and not _differs(transactions[0], amended.base):
        found.append(repeats(transactions[0].row, original))
    return found


def repeats(row: Row, original: Filing) -> Change:
    """EDGAR takes no 4/A or 5/A without a transaction, so one may be repeated unchanged (AMD-05)."""
    before = next((pair.before for pair in pairs(original, Filing(table_1=(row,))) if pair.before), row)
    return Change(f"repeats {_line(before, original)} only because EDGAR takes no amendment without a transaction")


# Rows --------------------------------------------------------------------------------------------------------------


def _differs(pair: Pair, base: str) -> bool:
    return pair.before is None or bool(changed(pair, base))


def _rows(original: Filing, paired: list[Pair], base: str) -> Iterator[Change]:
    for position, pair in enumerate(paired):
        if pair.before is None:
            line = _event(pair.row, with_amount=True)
            yield Change(f"adds {line}, which the original form did not report", ((position, "security"),))
        elif fields := changed(pair, base):
            line = _line(pair.before, original)
            told = [_told(pair, name, line if not n else "") for n, name in enumerate(fields)]
            yield Change(f"corrects {_listed(told)}", tuple((position, name) for name in fields))


def _told(pair: Pair, name: str, line: str) -> str:
    assert pair.before is not None
    words = _box(pair.before, name, line)
    ours, theirs = getattr(pair.before, name), getattr(pair.row, name)
    return f"{words} from {_shown(name, ours)} to {_shown(name, theirs)}"


def _box(row: Row, name: str, line: str) -> str:
    words = (_HELD if row.holding else {}).get(name) or _COLUMNS[name]
    if not line:
        words = re.sub(r" (in|of) \{line\}$", "", words)
    moved = "acquired" if row.acquired_or_disposed.value == "A" else "disposed of"
    return words.format(line=line or "it", shares=_securities(row), moved=moved)


def _securities(row: Row) -> str:
    if row.table == 2:
        return "derivative securities"
    return "shares" if re.search(r"\b(stock|shares?)\b", row.security.text, re.I) else "securities"


def _shown(name: str, cell: Cell[Any]) -> str:
    if name in _FLAGS:
        return "yes" if cell.value else "no"
    if not cell.text:
        return "blank"
    if isinstance(cell.value, date):
        return day(cell.value)
    if name == "acquired_or_disposed":
        return f"({cell.text})"
    kind = next((box.kind for field, box in cell_names(Row) if field == name), None)
    if kind and kind.name == "text":
        return f'"{cell.text}"'
    if name in ("ownership", "timeliness"):
        return _WORDS.get(cell.text, cell.text)
    shown = kind.on_paper(cell.text) if kind else cell.text
    return f"${shown}" if cell.value is not None and (name.endswith("price") or name.endswith("value")) else shown


def day(when: date) -> str:
    """A date as people write it: November 18, 2026."""
    return f"{when:%B} {when.day}, {when.year}"


def _event(row: Row, *, with_amount: bool = False) -> str:
    """A row in words: the sale of November 18, 2026."""
    if row.holding:
        nature = f" ({row.nature.text})" if row.nature.text else ""
        return f"the holding of {row.security.text}{nature}"
    way = "acquisition" if row.acquired_or_disposed.value == "A" else "disposition"
    noun = _NOUNS.get(row.code.text) or f"{way} (code {row.code.text})"
    when = day(row.date.value) if row.date.value else row.date.text
    amount = _shown("shares", row.shares) if row.shares.text else ""
    if with_amount and amount:
        return f"the {noun} of {amount} {_securities(row)} on {when}" if when else f"the {noun} of {amount}"
    return f"the {noun} of {when}" if when else f"the {noun}"


def _line(row: Row, original: Filing) -> str:
    """The row in words, with its line on the original where another row has the same words."""
    words = _event(row)
    if sum(_event(other) == words for other in original.rows) == 1:
        return words
    table, rows = ("I", original.table_1) if row.table == 1 else ("II", original.table_2)
    number = next((n for n, other in enumerate(rows, 1) if other is row), 0)
    return f"{words} (line {number} of Table {table} of the original form)"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


# Footnotes ---------------------------------------------------------------------------------------------------------


def _footnotes(original: Filing, amended: Filing, paired: list[Pair]) -> Iterator[Change]:
    before = {unnumbered(note.text) for note in original.footnotes}
    after = {unnumbered(note.text) for note in amended.footnotes}
    gone = [text for text in before if text not in after]
    carried = [(n, pair.row) for n, pair in enumerate(paired) if pair.before is not None]
    revised: set[str] = set()
    for note in amended.footnotes:
        text = unnumbered(note.text)
        places = tuple((n, name) for n, row in carried for name, _, cell in cells(row) if note.name in cell.notes)
        if text in before or not places or EXPLAINS.fullmatch(note.name) or re.search(r"\bamend", text, re.I):
            continue
        origin = next((old for old in gone if resemble(old, text)), "")
        revised.add(origin)
        yield Change(f"{'revises' if origin else 'adds'} the footnote that begins {_begins(note.text)}", places)
    yield from _marks(original, amended, paired, revised)


def _marks(original: Filing, amended: Filing, paired: list[Pair], revised: set[str]) -> Iterator[Change]:
    """Known footnotes that now mark another box, and marks that are gone."""
    old, new = ({note.name: unnumbered(note.text) for note in filing.footnotes} for filing in (original, amended))
    moves: dict[tuple[str, str], list[tuple[str, Place]]] = {}
    for position, (row, before) in enumerate(paired):
        if before is None:
            continue
        for name, _, cell in cells(row):
            ours = {new.get(note, "") for note in cell.notes if not EXPLAINS.fullmatch(note)}
            theirs = {old.get(note, "") for note in getattr(before, name).notes}
            words = _box(before, "code" if name == "coding" else name, _line(before, original))
            # A footnote that another one on the box refers to came along with it (excerpt).
            come = set() if any(refers(text) for text in ours & theirs) else (ours - theirs) & set(old.values())
            for text in sorted(come - {""}):
                moves.setdefault(("marks {place} with {note}", text), []).append((words, (position, name)))
            for text in sorted(theirs - ours - revised - {""}):
                moves.setdefault(("removes {note} from {place}", text), []).append((words, (position, name)))
    for (clause, text), places in moves.items():
        more = "" if len(places) == 1 else f" and {len(places) - 1} other box{'es' if len(places) > 2 else ''}"
        note = f"the footnote that begins {_begins(text)}"
        yield Change(clause.format(place=places[0][0] + more, note=note), tuple(place for _, place in places))


def _begins(text: str) -> str:
    words = " ".join(text.split()[:6]).rstrip(".,;:").replace('"', "'")
    return f'"{words}"'


# The head of the form ----------------------------------------------------------------------------------------------


def _head(original: Filing, amended: Filing) -> Iterator[Change]:
    boxes = {"period": _PERIODS.get(amended.base, "the date of earliest transaction"), "no_longer_subject": _EXIT}
    if original.rule_10b5_1 and amended.rule_10b5_1:  # no such box before April 2023: an answer corrects nothing
        boxes["rule_10b5_1"] = "the Rule 10b5-1 box"
    yield from _boxes(original, amended, boxes)
    symbols = {"symbol": "the ticker symbol", "foreign_symbol": "the foreign trading symbol"}
    yield from _boxes(original.issuer, amended.issuer, symbols)
    yield from _owners(original, amended)
    if original.remarks.text.split() != amended.remarks.text.split():
        yield Change("revises the remarks")


def _boxes(ours: Record, theirs: Record, words: dict[str, str]) -> Iterator[Change]:
    for name, box in words.items():
        old, new = getattr(ours, name), getattr(theirs, name)
        if said(old) != said(new):
            yield Change(f"corrects {box} from {_shown(name, old)} to {_shown(name, new)}")


def _owners(original: Filing, amended: Filing) -> Iterator[Change]:
    old, new = ({o.cik.text.lstrip("0"): o for o in filing.owners} for filing in (original, amended))
    for cik, owner in new.items():
        if cik not in old:
            yield Change(f"adds {_name(owner)} as a reporting person")
            continue
        fields = [name for name, _, cell in cells(owner) if said(cell) != said(getattr(old[cik], name))]
        if any(name in _RELATIONSHIP for name in fields):
            yield Change(f"corrects the relationship of {_name(owner)} to the issuer")
        if any(name not in (*_RELATIONSHIP, "cik", "name") for name in fields):
            yield Change(f"corrects the address of {_name(owner)}")
    for cik, owner in old.items():
        if cik not in new:
            yield Change(f"removes {_name(owner)} as a reporting person")


def _name(owner: Owner) -> str:
    return owner.name.text or f"the person with CIK {owner.cik.text}"
