# SPDX-License-Identifier: Apache-2.0
"""The XML of EDGAR: every box read and written by the map, and what the reader does not take is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import CORPUS, needs_corpus
from drafting import filing, row_draft
from hypothesis import Phase, given, settings
from lxml import etree
from random_filings import filings

from form4gen import compare, draft, edgar
from form4gen.draft import Draft
from form4gen.filed import as_filed, judged_version
from form4gen.model import Cell, Filing, Footnote, Row, cells, records

PLACES = ("row", "head", "address", "footnotes", "tail")
FILING = """\
<?xml version="1.0"?>
<ownershipDocument>
    <schemaVersion>X0609</schemaVersion>
    <documentType>4</documentType>
    <periodOfReport>2026-05-13</periodOfReport>
    {head}
    <issuer><issuerCik>0000320193</issuerCik><issuerName>APPLE</issuerName></issuer>
    <reportingOwner>
        <reportingOwnerId><rptOwnerCik>0001214156</rptOwnerCik></reportingOwnerId>
        {address}
        <reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship>
    </reportingOwner>
    <nonDerivativeTable>
        <nonDerivativeTransaction>
            <securityTitle><value>Common</value></securityTitle>
            {row}
        </nonDerivativeTransaction>
    </nonDerivativeTable>
    <footnotes><footnote id="F1">One.</footnote>{footnotes}</footnotes>
    <ownerSignature><signatureName>Ann</signatureName><signatureDate>2026-05-14</signatureDate></ownerSignature>
    {tail}
</ownershipDocument>
"""


def xml(**added: str) -> bytes:
    text = FILING
    for place in PLACES:
        text = text.replace(f"{{{place}}}", added.get(place, ""))
    return text.encode()


def read(**added: str) -> Filing:
    found = edgar.read(xml(**added), "f.xml")
    assert found.findings == []
    assert found.filing is not None
    return found.filing


def told(raw: bytes) -> list[tuple[str, int, str]]:
    return [(finding.rule, finding.mark.line, finding.message) for finding in edgar.read(raw, "f.xml").findings]


# Reading and writing -----------------------------------------------------------------------------------------------


@settings(max_examples=120, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(filings())
def test_what_is_written_reads_back(said: Filing) -> None:
    filed = as_filed(said, "X0609", True)

    found = edgar.read(edgar.serialize(edgar.write(filed).root), "")

    assert found.findings == []
    assert found.filing is not None
    assert compare.differences(filed, found.filing) == []


def test_values_texts_and_marks() -> None:
    said = read(
        row="<transactionDate><value>2026-05-13-05:00</value><footnoteId id='F1'/></transactionDate>"
        "<transactionCoding><transactionFormType>4</transactionFormType><transactionCode>S</transactionCode>"
        "<equitySwapInvolved>false</equitySwapInvolved><footnoteId id='F1'/></transactionCoding>"
        "<transactionAmounts><transactionShares><value> 12.30\n</value></transactionShares>"
        "<transactionPricePerShare><footnoteId id='F1'/><footnoteId id='F1'/></transactionPricePerShare>"
        "</transactionAmounts>"
    )
    row = said.table_1[0]

    assert (row.date.value, row.date.text, row.date.notes) == (date(2026, 5, 13), "2026-05-13-05:00", ("F1",))
    assert (row.shares.value, row.shares.text) == (Decimal("12.30"), "12.30")
    assert (row.price.value, row.price.text, row.price.notes) == (None, "", ("F1", "F1"))
    assert (row.equity_swap.value, row.equity_swap.text) == (False, "false")
    assert (row.code.text, row.coding.notes) == ("S", ("F1",))
    assert (row.date.mark.line, row.date.mark.path) == (16, "table-1[1].date")
    assert row.deemed.mark == row.mark


def test_rows_keep_their_order() -> None:
    rows = "<nonDerivativeHolding/><nonDerivativeTransaction/><nonDerivativeHolding/>"
    raw = f"<ownershipDocument><nonDerivativeTable>{rows}</nonDerivativeTable></ownershipDocument>"
    found = edgar.read(raw.encode(), "").filing

    assert found is not None
    assert [row.column for row in found.table_1] == ["H1", "T1", "H1"]


def test_every_element_has_its_mark() -> None:
    written = edgar.write(as_filed(filing(row_draft(nature="By Trust [a]")), "X0609", False))
    marked = {element for element, _ in written.marks}

    assert set(written.root.iter()) == marked
    assert all(mark.line for _, mark in written.marks)

    found = edgar.read(edgar.serialize(written.root), "f.xml")
    assert {element for element, _ in found.marks} == set(found.root.iter())


def test_table_1_stands_beside_table_2_even_empty() -> None:
    row = Row(table=2, security=Cell("x", "x"))
    four = edgar.write(Filing(form=Cell("4", "4"), table_2=(row,))).root
    three = edgar.write(Filing(form=Cell("3", "3"), table_2=(row,))).root

    assert [child.tag for child in four][-2:] == ["nonDerivativeTable", "derivativeTable"]
    assert three.find("nonDerivativeTable") is None


def test_the_document_as_edgar_takes_it() -> None:
    text = "“a” & <b> \"c\" 'd' \u00e9\n\x01]]>"
    said = Filing(form=Cell("4", "4"), remarks=Cell(text, text), footnotes=(Footnote(name="F1", text='"q"'),))
    raw = edgar.serialize(edgar.write(said).root)

    assert raw.startswith(b'<?xml version="1.0"?>\n<ownershipDocument>\n  <documentType>4</documentType>\n')
    assert raw.isascii()
    assert b"&#8220;a&#8221; &amp; &lt;b&gt; &quot;c&quot; 'd' &#233;\n?]]&gt;" in raw
    assert b'<footnote id="F1">&quot;q&quot;</footnote>' in raw
    assert etree.fromstring(raw).findtext("remarks") == text.replace("\x01", "?")


# Oddities that a draft keeps ---------------------------------------------------------------------------------------


def date_of(text: str) -> dict[str, str]:
    return {"row": f"<transactionDate><value>{text}</value></transactionDate>"}


def shares(text: str) -> dict[str, str]:
    return {
        "row": f"<transactionAmounts><transactionShares><value>{text}</value></transactionShares></transactionAmounts>"
    }


def swap(text: str) -> dict[str, str]:
    coding = "<transactionFormType>4</transactionFormType><transactionCode>S</transactionCode>"
    return {"row": f"<transactionCoding>{coding}<equitySwapInvolved>{text}</equitySwapInvolved></transactionCoding>"}


@pytest.mark.parametrize(
    ("added", "spelled"),
    [
        (date_of("2026-05-13"), "date: 2026-05-13"),
        (date_of("2026-05-13Z"), "filed: 2026-05-13Z"),
        (date_of("2026-05-13-05:00"), "filed: 2026-05-13-05:00"),
        (date_of("05/13/2026"), "filed: 05/13/2026"),
        (date_of("2026-02-30"), "date: 2026-02-30"),
        (shares("1200"), "shares: 1,200"),
        (shares("1,200"), "filed: 1,200"),
        (shares(".5"), "filed: .5"),
        (shares("5."), "filed: 5."),
        (shares("+5"), "filed: '+5'"),
        (shares("-5"), "shares: '-5'"),
        (shares("1e3"), "shares: 1e3"),
        (shares("01200"), "shares: 01200"),
        (shares("5 [F1]"), "value: 5 [F1]"),
        (shares("[F1]"), "value: '[F1]'"),
        (shares("null"), "shares: 'null'"),
        (swap("true"), "equity-swap: yes"),
        (swap("TRUE"), "filed: TRUE"),
        (swap("yes"), "filed: yes"),
        (swap("x"), "equity-swap: x"),
        ({"head": "<notSubjectToSection16>TRUE</notSubjectToSection16>"}, "filed: TRUE"),
        ({"tail": "<remarks>See [F1]</remarks>"}, "value: See [F1]"),
        ({"tail": "<remarks>a\n\n  b</remarks>"}, "remarks: |-"),
        ({"footnotes": "<footnote id='F2'>x [F1]</footnote>"}, "value: x [F1]"),
    ],
)
def test_a_draft_says_what_the_filing_says(added: dict[str, str], spelled: str) -> None:
    kept = added if "row" in added else added | date_of("2026-05-13")  # a transaction with no word of one is none
    said = read(**kept)
    text = draft.write(Draft(said))
    again, refused = draft.read(text.encode(), "d.yaml")

    assert spelled in [line.strip() for line in text.splitlines()]
    assert refused == []
    assert again is not None
    assert [verdict(cell) for cell in said_by(said)] == [verdict(cell) for cell in said_by(again.filing)]


def said_by(filing: Filing) -> list[Cell[Any]]:
    """The cells that say something; a flag that says no is silent, and an implied one, too."""
    return [cell for record in records(filing) for _, _, cell in cells(record) if cell and cell.value is not False]


def verdict(cell: Cell[Any]) -> tuple[Any, ...]:
    text = "yes" if cell.value is True else cell.text
    return text, cell.value, cell.notes, bool(cell.refused)


@pytest.mark.parametrize("flag", ["isOfficer", "isOther"])
def test_a_flag_that_is_none_does_not_become_a_title(flag: str) -> None:
    raw = xml(**date_of("2026-05-13")).replace(b"<isDirector>1</isDirector>", f"<{flag}>maybe</{flag}>".encode())
    said = edgar.read(raw, "").filing
    assert said is not None

    again, refused = draft.read(draft.write(Draft(said)).encode(), "d.yaml")

    assert refused == []
    assert again is not None
    assert compare.differences(said, again.filing) == []


# What the reader tells ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "added", "rule", "message"),
    [
        ("row", "<foo>bar</foo>", "XML-04", "no box of the form is called <foo> here, and it says `bar`"),
        ("row", "<foo a='b'/>", "XML-04", "<foo> has an attribute a, which no box knows"),
        (
            "tail",
            "<x:remarks xmlns:x='u'>a</x:remarks>",
            "XML-04",
            "no box of the form is called <{u}remarks> here, and it says `a`",
        ),
        ("tail", "<ownerCcc>qwer$4ty</ownerCcc>", "XML-04", "no box of the form is called <ownerCcc> here"),
        ("footnotes", "<note>x</note>", "XML-04", "no box of the form is called <note> here, and it says `x`"),
        (
            "footnotes",
            "<footnote id='F2'>x<b>y</b></footnote>",
            "XML-04",
            "no box of the form is called <b> here, and it says `y`",
        ),
        ("footnotes", "stray", "XML-04", "text stands between the elements of <footnotes>: `stray`"),
        (
            "row",
            "<transactionDate>x<value>2026-05-13</value></transactionDate>",
            "XML-04",
            "text stands between the elements of <transactionDate>: `x`",
        ),
        ("row", "<transactionDate a='b'/>", "XML-04", "<transactionDate> has an attribute a, which no box knows"),
        (
            "row",
            "<transactionDate><value a='b'/></transactionDate>",
            "XML-04",
            "<value> has an attribute a, which no box knows",
        ),
        (
            "row",
            "<transactionDate><value>1</value><value>2</value></transactionDate>",
            "XML-04",
            "no box of the form is called <value> here, and it says `2`",
        ),
        ("row", "<securityTitle/>", "XML-05", "<securityTitle> stands a second time"),
        ("tail", "<remarks>a</remarks><remarks>b</remarks>", "XML-05", "<remarks> stands a second time"),
        ("tail", "<footnotes/>", "XML-05", "<footnotes> stands a second time"),
        ("row", "<ownershipNature/><ownershipNature/>", "XML-05", "<ownershipNature> stands a second time"),
        ("footnotes", "<footnote id='F1'>x</footnote>", "XML-05", "footnote F1 stands a second time"),
        ("footnotes", "<footnote id='F2x'>x</footnote>", "XML-07", "a footnote is called `F2x` here"),
        ("footnotes", "<footnote>x</footnote>", "XML-07", "<footnote> has no id"),
        ("row", "<transactionDate><footnoteId/></transactionDate>", "XML-07", "<footnoteId> has no id"),
        (
            "row",
            "<transactionCoding><footnoteId id='1'/></transactionCoding>",
            "XML-07",
            "a footnote is called `1` here",
        ),
        ("tail", "<?pi x?>", "DOC-04", "a processing instruction <?pi ...?> stands here"),
    ],
)
def test_what_no_box_takes_is_told(place: str, added: str, rule: str, message: str) -> None:
    line = FILING[: FILING.index(f"{{{place}}}")].count("\n") + 1

    assert told(xml(**{place: added})) == [(rule, line, message)]


def test_stray_text_is_told_at_the_part_in_which_it_stands() -> None:
    message = "text stands between the elements of <ownershipDocument>: `stray`"

    assert told(xml(head="stray")) == [("XML-04", 2, message)]


@pytest.mark.parametrize(
    "added",
    [
        {"row": "<foo/>"},
        {"row": "<transactionDate><value/></transactionDate>"},
        {"tail": "<!-- a comment -->"},
        {"tail": "<remarks>a<!-- b -->c</remarks>"},
        {"tail": "<remarks><![CDATA[<b>]]></remarks>"},
        {"tail": '<remarks xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'},
        {"address": "<reportingOwnerAddress/>"},
    ],
)
def test_what_says_nothing_is_passed_over(added: dict[str, str]) -> None:
    assert told(xml(**added)) == []


@pytest.mark.parametrize(
    ("raw", "rule", "line", "message"),
    [
        (b"", "XML-01", 1, "this is not XML: the file is empty"),
        (b" ", "XML-01", 1, "this is not XML: the file is empty"),
        (b"form: 4", "XML-01", 1, "this is not XML: Start tag expected, '<' not found"),
        (xml()[:290], "XML-01", 9, "this is not XML: "),
        (xml(tail="<remarks>&nbsp;</remarks>"), "XML-01", 21, "this is not XML: Entity 'nbsp' not defined"),
        (xml(tail="<remarks>\x07</remarks>"), "XML-01", 21, "this is not XML: "),
        (b"<a>" * 100_000, "XML-01", 1, "this is not XML: Excessive depth in document: 256"),
        (b"<!DOCTYPE a>\n<ownershipDocument/>", "XML-02", 1, "the file has a DOCTYPE or an entity"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><ownershipDocument>&b;</ownershipDocument>',
            "XML-02",
            2,
            "the file has a DOCTYPE or an entity",
        ),
        ("<!DOCTYPE a><ownershipDocument/>".encode("utf-16"), "XML-02", 1, "the file has a DOCTYPE or an entity"),
        (b"<html/>", "XML-03", 1, "the root is html, not ownershipDocument without a namespace"),
        (
            b"<ownershipDocument xmlns='u'/>",
            "XML-03",
            1,
            "the root is ownershipDocument, not ownershipDocument without a",
        ),
        (
            b"<edgarSubmission xmlns='u'><ccc>x</ccc></edgarSubmission>",
            "XML-03",
            1,
            "the root is edgarSubmission, not ",
        ),
        (b"<" * 50_000_000, "XML-06", 1, "the file has 50 MB; no ownership form is that long"),
    ],
)
def test_what_is_no_filing(raw: bytes, rule: str, line: int, message: str) -> None:
    found = edgar.read(raw, "f.xml")

    assert found.filing is None
    assert [(finding.rule, finding.mark.line) for finding in found.findings] == [(rule, line)]
    assert found.findings[0].message.startswith(message)
    assert found.findings[0].hint


def test_a_stylesheet_is_told() -> None:
    raw = xml().replace(b"<ownershipDocument>", b'<?xml-stylesheet href="a.xsl"?>\n<ownershipDocument>')

    assert told(raw) == [("DOC-04", 2, "a processing instruction <?xml-stylesheet ...?> stands here")]


def test_two_hundred_faults_are_enough() -> None:
    assert len(told(xml(row="<foo>x</foo>" * 5000))) == 200


def test_no_entity_is_resolved_and_nothing_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    entity = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]>'
    entity += "<ownershipDocument><remarks>&b;</remarks></ownershipDocument>"

    for raw in (entity.encode(), entity.encode("utf-16")):
        found = edgar.read(raw, "f.xml")

        assert found.filing is None
        assert "hidden" not in repr(found)


# Real filings ------------------------------------------------------------------------------------------------------


@needs_corpus
def test_real_filings_go_round() -> None:
    paths = sorted(Path(CORPUS).glob("**/*.xml"))
    assert paths

    for path in paths:
        found = edgar.read(path.read_bytes(), path.name)
        assert found.findings == [], path
        assert found.filing is not None
        said = as_filed(found.filing, judged_version(found.filing), True)
        again, refused = draft.read(draft.write(Draft(found.filing)).encode(), path.name)
        assert refused == [], path
        assert again is not None
        back = as_filed(again.filing, judged_version(again.filing), True)
        assert compare.differences(said, back) == [], path
        third = edgar.read(edgar.serialize(edgar.write(back).root), "")
        assert third.filing is not None
        assert compare.differences(said, third.filing) == [], path
