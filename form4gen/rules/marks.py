# SPDX-License-Identifier: Apache-2.0
"""Footnotes and their boxes: where a mark may stand, and that a footnote speaks of the box that it explains."""

from __future__ import annotations

from collections.abc import Iterator

from .. import wording
from ..case import Case, Place
from ..model import Filing, Row
from ..phrases import normal
from ..rule import WARNING, Told, rule
from .cites import MEASURED
from .notes import MARKS, is_text
from .values import key

UNDER_A_PLAN = r"\bpursuant to (a|an|the)\b.{0,40}\b10b5-?1"
PRICES_AND_DATES = ("price", "exercise_price", "date", "exercisable", "expires")


@rule("FN-08", WARNING, kind="form", each=Filing, cite=MARKS)
def box_without_footnotes_has_no_mark(filing: Filing, case: Case) -> Iterator[Told]:
    """A box that takes no footnotes does not end in one's name.

    Why: Only the boxes of rows take footnotes. A name in brackets behind an officer's title or a signature, or one
    mistyped, would be filed as part of the text.
    """
    for place in case.places:
        text = normal(place.cell.text)
        free = place.box.how == "plain" and is_text(place)
        found = wording.finds(r"\[ ?[a-z0-9][a-z0-9._-]*( ?, ?[a-z0-9][a-z0-9._-]*)* ?\]$", text) if free else ""
        if found and not wording.placeholder(text):
            do = "take the brackets out, and say in remarks what the footnote would say"
            yield Told(place, f"{key(place)} takes no footnotes, and `{found}` would be filed as its text", do)


@rule("FN-08.1", WARNING, kind="practice", each=Row, cite=MARKS)
def text_of_a_row_ends_in_no_number(row: Row, case: Case) -> Iterator[Told]:
    """A title or nature does not end in the number of a footnote that was typed there.

    Why: EDGAR sets the numbers of footnotes itself; one typed as text stands beside them and leads to no footnote.
    """
    for cell, word in ((row.security, "security"), (row.underlying, "underlying"), (row.nature, "nature")):
        if found := wording.finds(r" ?[(\[]\d{1,2}[)\]]$", normal(cell.text)):
            text = normal(cell.text).removesuffix(found)
            do = f"mark the footnote by its name, {word}: {text} [name], or take the number out"
            yield Told(cell, f"`{found.strip()}` is a part of this text, not the mark of a footnote", do)


@rule("FN-14", WARNING, kind="practice", each=Filing, cite=MEASURED)
def footnote_alone_explains_its_box(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote that stands in place of a price or date says something of the price or date.

    Why: The schema takes a footnote instead of a value, and the reader has nothing else. Of 700 such boxes all have it.
    """
    for place in case.places:
        wanted = "" if place.cell.text else wording.INSTEAD.get(_subject(place), "")
        if place.name == "exercisable" and isinstance(place.record, Row) and place.record.code.value == "A":
            continue  # VEST-02 asks an award when it vests
        known = [name for name in place.cell.notes if name in case.footnotes]
        if wanted and known and not wording.finds(wanted, case.text(*known)):
            says = f"{key(place)} has no value, and the footnote {known[0]} does not speak of it"
            do = "write the value, or say in the footnote why there is none"
            yield Told(place, says, do, (case.footnotes[known[0]],))


def _subject(place: Place) -> str:
    """What a footnote alone has to speak of: of a withholding or trade the price, whatever else it says."""
    code = place.record.code.value if isinstance(place.record, Row) and place.name == "price" else None
    return {"F": "withheld", "P": "traded", "S": "traded"}.get(code or "", place.name)


@rule("FN-15", WARNING, kind="practice", each=Filing, cite=MEASURED)
def average_is_explained_at_the_price(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote on a weighted average price is marked at a price.

    Why: It explains one number, and readers look for it there. Of 1,877 such footnotes 8 stand elsewhere.
    """
    places = case.marked
    for note in filing.footnotes:
        text = case.text(note.name)
        if wording.finds(wording.WEIGHTED, text) and wording.finds(wording.IN_LOTS, text):
            at = places.get(note.name, [])
            if at and not any(place.name in ("price", "exercise_price") for place in at):
                says = f"the footnote {note.name} speaks of a weighted average price and stands at {key(at[0])}"
                yield Told(at[0], says, f"mark it at the price: price: ... [{note.name}]", (note,))


@rule("FN-15.1", WARNING, kind="practice", each=Filing, cite=MEASURED)
def plan_is_told_at_a_transaction(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote on a Rule 10b5-1 plan is marked at a transaction.

    Why: A plan trades; a holding has no trade to explain.
    """
    for name, at in case.marked.items():
        if name in case.footnotes and wording.finds(UNDER_A_PLAN, case.text(name), "10b5"):
            rows = [place.record for place in at]
            if all(isinstance(row, Row) and row.holding for row in rows) and filing.base == "4":
                yield Told(
                    at[0],
                    f"the footnote {name} tells of a Rule 10b5-1 plan and stands at a holding",
                    "mark it at the transaction",
                    (case.footnotes[name],),
                )


@rule("FN-15.2", WARNING, kind="practice", each=Filing, cite=MEASURED)
def holder_is_told_where_it_is_asked(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote on who holds the securities is marked at the ownership or the amount, not at a price or date.

    Why: Columns 6 and 7 ask how the securities are held; at a price the reader looks for a price.
    """
    for name, at in case.marked.items():
        text = case.text(name)
        wrong = next((place for place in at if place.name in PRICES_AND_DATES), None)
        if wrong and wording.finds(wording.HELD_BY, text) and not wording.finds(wording.OF_A_PRICE, text):
            said = f"the footnote {name} tells who holds the securities and stands at {key(wrong)}"
            yield Told(wrong, said, "mark it at nature: or owned-after:", (case.footnotes[name],))


@rule("FN-16.1", WARNING, kind="practice", each=Filing, cite=MEASURED)
def footnote_stands_in_the_column_it_names(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote on the price in a column is marked in that column.

    Why: Texts are copied from Table I (price in column 4) to Table II (column 8) and back. Of 800 measured all fit.
    """
    for name, at in case.marked.items():
        columns = wording.price_columns(case.text(name))
        stands = {_column(place, filing.base) for place in at}
        if columns and not stands & set(columns):
            says = f"the footnote {name} speaks of the price in column {columns[0]} and stands in column {min(stands)}"
            yield Told(at[0], says, "correct the column in the text, or the place of the mark")


def _column(place: Place, base: str) -> str:
    row = place.record
    printed = place.box.printed[0 if isinstance(row, Row) and row.table == 1 else 2 if base == "3" else 1]
    return "".join(sign for sign in printed if sign.isdigit())
