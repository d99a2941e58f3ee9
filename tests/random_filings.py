# SPDX-License-Identifier: Apache-2.0
"""Random filings for Hypothesis, drawn from the map: every box that the form has, with odd texts and footnotes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from form4gen import kinds
from form4gen.kinds import Kind, Refused
from form4gen.model import Box, Cell, Filing, Footnote, Issuer, Owner, Row, Signature, boxes, cell_names

ODD = [
    "null", "~", "yes", "no", "- x", "? x", ": x", "-", "---", "...", "--- x", "<<", "=", "#", "# x", "x #44", "x  # y",
    "a: b", "a:", ":a", "By: Ann Lee, Attorney-in-Fact", "'", "''", '"', '"x" y', "'x' y", "[x]", "[F1]", "x [F1]",
    "x [F1, F2]", "x [old series]", "x ]", "[ x", "{x}", "{", "}", "*a", "&a", "!a", "|", ">", ">-", "%x", "@x", "`x`",
    "a  b", "a\nb", "a\n\nb", "a\n  b", "a \nb", "#a\n#b", "a\tb", "\\", "\\n", "$5", "1,200", "007", "1e3", "é", "“x”",
    "\u2028x", "x\u2029y", "a\x85b", "a\xa0b", "\U0001f600", "x\rb", "a\r\nb", "&amp;", "<b>", "]]>", "&#10;",
    "x" * 120, "word " * 40 + "end", "two  blanks " * 15 + "end", "y: z " * 30 + "end", "x\n" * 3 + "y", "ccc: x",
    "a\ufeffb", "key: |-\n  x", "#", "\\ud800",
]  # fmt: skip
_NAMES = st.lists(st.sampled_from(["F1", "F2", "F7"]), max_size=2, unique=True).map(tuple)
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = (
    (st.sampled_from(ODD) | st.text(_SIGNS | st.sampled_from("\n :#[]'\"-,{}&*!|>%@`\\\t"), min_size=1, max_size=30))
    .map(str.strip)
    .filter(bool)
)
_NUMBERS = st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,4})?", fullmatch=True)
_WORDS: dict[str, st.SearchStrategy[str]] = {
    "number": _NUMBERS,
    "money": _NUMBERS,
    "date": st.dates().map(str),
    "flag": st.sampled_from(["1", "0", "true", "false"]),
    "code": st.sampled_from("PSAMFGJW"),
    "ownership": st.sampled_from("DI"),
    "direction": st.sampled_from("AD"),
    "timeliness": st.sampled_from("EL"),
    "form type": st.sampled_from("345"),
    "schema": st.just("X0609"),
    "cik": st.from_regex(r"0{0,4}[1-9][0-9]{0,5}", fullmatch=True),
}
_TYPED = st.sampled_from(
    ["1,200", ".5", "+5", "5.", "TRUE", "10/07/2013", "2013-10-07Z", "-5", "$5", "abc", "S/K", "x [F1]"]
)


def as_read(kind: Kind, text: str, notes: tuple[str, ...] = ()) -> Cell[Any]:
    """A cell as the reader of XML makes it: what is no value keeps its text."""
    try:
        value, filed = kind.from_xml(text)
    except Refused as refused:
        return Cell(None, text, notes, refused=(refused.says, refused.do))
    return Cell(value, filed, notes)


@st.composite
def cells(draw: st.DrawFn, box: Box, often: bool = False) -> Cell[Any]:
    """A cell of a box: empty, a value, what is none, footnotes, or both."""
    assert box.kind
    notes = draw(_NAMES) if box.how == "boxed" else ()
    if not often and draw(st.booleans()):
        return Cell(notes=notes)
    words = TEXTS if box.kind.name in ("text", "state", "country") else _WORDS.get(box.kind.name, TEXTS) | _TYPED
    return as_read(box.kind, draw(words), notes)


def record(draw: st.DrawFn, of: Any) -> dict[str, Any]:
    """The boxes of a record without rows."""
    return {name: draw(cells(box)) for name, box in cell_names(of) if box.how != "notes"}


@st.composite
def rows(draw: st.DrawFn, table: int, base: str) -> Row:
    """A row as the draft can say it: a transaction has a word of one, a coded one its form type and its swap."""
    holding = draw(st.booleans())
    column = ("H" if holding else "T") + str(table)
    found: dict[str, Any] = {
        name: draw(cells(box)) for name, box in cell_names(Row) if column in box.columns and box.how != "notes"
    }
    found["coding"] = Cell(notes=draw(_NAMES))
    if not holding:
        found["price"] = draw(cells(dict(boxes(Row))["price"], often=True))
        if not (found["code"] or found["coding"]):
            found["form_type"] = found["form_type"] if found["form_type"].text else Cell()
        else:
            default = "5" if base == "5" or found["timeliness"].value == "E" else "4"
            found["form_type"] = found["form_type"] if found["form_type"].text else as_read(kinds.form_type, default)
    return Row(table=table, holding=holding, **found)


@st.composite
def owners(draw: st.DrawFn) -> Owner:
    """An owner, with or without an address."""
    return Owner(**record(draw, Owner))


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """A whole filing."""
    said = record(draw, Filing)
    form = draw(st.sampled_from(kinds.FORMS))
    said |= {"form": as_read(kinds.document_type, form), "version": as_read(kinds.schema_version, "X0609")}
    return Filing(
        **said,
        issuer=Issuer(**record(draw, Issuer)),
        owners=tuple(draw(st.lists(owners(), max_size=2))),
        table_1=tuple(draw(st.lists(rows(1, form[0]), max_size=2))),
        table_2=tuple(draw(st.lists(rows(2, form[0]), max_size=2))),
        footnotes=tuple(Footnote(name=name, text=draw(TEXTS)) for name in ("F1", "F2", "F7")),
        signatures=tuple(Signature(**record(draw, Signature)) for _ in range(draw(st.integers(0, 2)))),
    )
