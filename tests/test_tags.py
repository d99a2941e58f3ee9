# SPDX-License-Identifier: Apache-2.0
"""The PDF as a reader aloud finds it: title, language, order, and the heads of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from test_paper import cell, filing, page_of
from test_pdf import large

from form4gen import paper
from form4gen.model import Footnote, Owner, Row

KINDS = {"Document", "Div", "P", "Span", "NonStruct", "Table", "THead", "TBody", "TR", "TH", "TD"}


class Tagged:
    """A PDF's structure tree, and the text that each of its elements marks."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(pdf))
        self.root = self.pdf.Root.StructTreeRoot
        self.ids: dict[bytes, Any] = {}
        for leaf in self.root.IDTree.Kids if "/IDTree" in self.root else ():
            names = list(leaf.Names)
            self.ids |= {bytes(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
        self.marked = {page.objgen: dict(_marked(page)) for page in self.pdf.pages}

    def elements(self, under: Any = None, kind: str = "") -> Iterator[Any]:
        """The elements below one, or all, in reading order."""
        for kid in (under or self.root).K:
            if isinstance(kid, pikepdf.Dictionary):
                if not kind or str(kid.S) == f"/{kind}":
                    yield kid
                yield from self.elements(kid, kind)

    def marks(self, under: Any) -> Iterator[tuple[Any, int]]:
        """Page and number of each marked content below an element, in reading order."""
        for kid in under.K:
            if isinstance(kid, pikepdf.Dictionary):
                yield from self.marks(kid)
            else:
                yield under.Pg.objgen, int(kid)

    def text(self, under: Any) -> str:
        """What is read aloud of an element; where a line ends, its last blank is not set."""
        return " ".join(" ".join(self.marked[page][mark] for page, mark in self.marks(under)).split())


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """Each marked content's number and text, by the fonts' own maps from glyphs to characters."""
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    font, mark, text = "", -1, ""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = str(operands[0])
            case "BDC":
                mark, text = int(operands[1].get("/MCID", -1)), ""
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        glyphs = bytes(part)
                        text += "".join(fonts[font].get(glyphs[n : n + 2], "") for n in range(0, len(glyphs), 2))
            case "EMC" if mark >= 0:
                yield mark, text


def _characters(font: Any) -> dict[bytes, str]:
    made = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        glyph, _, text = line.replace(">", "").replace("<", "").partition(" ")
        if len(glyph) == 4 and text and line.startswith("<"):
            made[bytes.fromhex(glyph)] = bytes.fromhex(text).decode("utf-16-be")
    return made


def tagged(form: str = "4") -> Tagged:
    """A filing with a row in each table."""
    row = Row(security=cell("Common Stock", "F1"), date=cell("2026-08-03"), code=cell("S"), price=cell("43.88"))
    option = Row(
        table=2, security=cell("Option"), underlying=cell("Class A"), acquired_or_disposed=cell("A"), shares=cell("7")
    )
    note = Footnote(name="F1", text="A note.")
    return Tagged(paper.pdf(page_of(filing(form, table_1=(row,), table_2=(option,), footnotes=(note,)))))


def test_title_language_and_the_mark_of_accessibility() -> None:
    pdf = tagged("3").pdf

    assert str(pdf.docinfo.Title) == "SEC FORM 3"
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
    assert [page.Tabs for page in pdf.pages] == ["/S"]


@pytest.mark.parametrize(
    ("form", "heads"),
    [
        (
            "4",
            {
                "43.88": ["4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)", "Price"],
                "Common Stock": ["1. Title of Security (Instr. 3)"],
                "S": ["3. Transaction Code (Instr. 8)", "Code"],
                "Class A": [
                    "7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4)",
                    "Title",
                ],
                "7": ["5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)", "(A)"],
            },
        ),
        ("5", {"43.88": ["4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)", "Price"]}),
        ("3", {"Class A": ["3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)", "Title"]}),
    ],
)
def test_each_cell_names_its_heads(form: str, heads: dict[str, list[str]]) -> None:
    page = tagged(form)
    told = {}
    for data in page.elements(kind="TD"):
        names = [page.text(page.ids[bytes(name)]) for name in data.A.Headers]
        told[page.text(data).partition(" (1)")[0].lstrip("$ ")] = names

    assert {said: told[said][1:] for said in heads} == heads
    assert {names[0].partition(" - ")[0] for names in told.values()} == {"Table I", "Table II"}


def test_each_head_has_a_scope_and_a_name_of_its_own() -> None:
    page = tagged()
    heads = list(page.elements(kind="TH"))

    assert {str(head.A.Scope) for head in heads} == {"/Column"}
    assert len({bytes(head.ID) for head in heads}) == len(heads) == len(page.ids) == 14 + 21
    assert {str(element.S).lstrip("/") for element in page.elements()} <= KINDS


@pytest.mark.parametrize("form", ["3", "4", "5"])
def test_what_is_marked_is_read_once_and_what_runs_beside_the_form_is_passed_over(form: str) -> None:
    page = page_of(
        filing(form, footnotes=(Footnote(name="F1", text="A note."),)), stamp="NOT CHECKED", source="made of"
    )
    read = Tagged(paper.pdf(page))
    marks = list(read.marks(read.root))
    passed = [
        str(instruction.operands[1].Type)
        for sheet in read.pdf.pages
        for instruction in pikepdf.parse_content_stream(sheet)
        if str(instruction.operator) == "BDC" and str(instruction.operands[0]) == "/Artifact"
    ]
    parents = list(read.root.ParentTree.Nums)[1]

    assert sorted(marks) == sorted((sheet, mark) for sheet, known in read.marked.items() for mark in known)
    assert passed == ["/Pagination"] * 3  # the stamp, the count of pages, and what the paper was made of
    assert len([parent for parent in parents if parent is not None]) == len(marks)
    assert str(read.pdf.docinfo.Title) == f"NOT CHECKED: SEC FORM {form}"


@pytest.mark.parametrize("rows", [(), (Row(),)], ids=["empty", "with a row"])
def test_rows_stand_in_bodies_and_heads_over_bodies(rows: tuple[Row, ...]) -> None:
    page = Tagged(paper.pdf(page_of(filing(table_1=rows))))
    first = next(page.elements(kind="Table"))
    parts = [str(part.S) for part in first.K]

    assert parts == (["/THead", "/TBody"] if rows else ["/TBody"])
    assert {str(row.S) for part in first.K for row in part.K} == {"/TR"}
    assert {str(one.S) for part in first.K for row in part.K for one in row.K} <= {"/TH", "/TD"}


def test_only_the_tables_are_tables() -> None:
    page = tagged()

    assert [page.text(table)[:9] for table in page.elements(kind="Table")] == ["Table I -", "Table II "]


def test_it_is_read_down_each_column_of_boxes_in_the_forms_order() -> None:
    owner = Owner(name=cell("Doe Jane"), officer=cell("1"), officer_title=cell("Treasurer"), director=cell("1"))
    page = Tagged(paper.pdf(page_of(filing(owners=(owner,)))))
    said = page.text(page.root)
    marks = [mark for element in page.root.K for _, mark in page.marks(element)]
    numbers = [
        "FORM 4",
        "1. Name",
        "Doe Jane",
        "2. Issuer",
        "2a. ",
        "3. Date",
        "4. If",
        "5. Rel",
        "6. Ind",
        "Table I -",
    ]
    places = [said.index(number) for number in [*numbers, "Table II", "Explanation", "** Sig", "Reminder"]]

    assert places == sorted(places)
    assert "Officer (give title below) Treasurer" in said
    assert len(set(marks)) == len(marks)


def test_the_heads_of_a_long_table_are_told_on_every_page() -> None:
    page = Tagged(paper.pdf(page_of(large())))
    bare = [data for data in page.elements(kind="TD") if len(data.A.Headers) < 2]

    assert len(list(page.elements(kind="Table"))) > 20
    assert len(list(page.elements(kind="TD"))) == 30 * 11 + 30 * 16
    assert bare == []


def test_a_head_beside_cells_is_that_of_its_row() -> None:
    told = "".join(f'<tr><th scope="row">{head}</th><td>1</td></tr>' for head in ("Issuer", "Rows"))
    page = f'<html lang="en"><head><title>T</title></head><body><table>{told}</table></body></html>'
    tagged = Tagged(paper.pdf(page))

    for row, head in zip(tagged.elements(kind="TR"), ("Issuer", "Rows"), strict=True):
        (beside,) = tagged.elements(row, "TH")
        (cell_,) = tagged.elements(row, "TD")
        assert (str(beside.A.Scope), tagged.text(beside)) == ("/Row", head)
        assert [tagged.text(tagged.ids[bytes(name)]) for name in cell_.A.Headers] == [head]
