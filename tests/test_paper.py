# SPDX-License-Identifier: Apache-2.0
"""The form on paper: the words, boxes and formats of its page."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SHARED, needs_shared
from lxml import html as markup

from form4gen import paper
from form4gen.model import (
    Cell,
    Filing,
    Footnote,
    Issuer,
    Owner,
    Row,
    Signature,
    cell_names,
    has_box,
    reading_order,
)
from form4gen.paper.page import COLUMNS

CURRENT = {"3": "X0607", "4": "X0609", "5": "X0609"}
CASES = yaml.safe_load(Path(__file__).with_name("paper_cases.yaml").read_text("utf-8"))

# What EDGAR's page does not print, and why. "form/box" or "form/column/box" where only that form leaves it out.
UNPRINTED = {
    "version": "it chooses the page",
    "form": "the sheet itself; an amendment prints the name of the form it amends",
    "cik": "EDGAR's page hides it in a link; ours is one file without links",
    "good_address": "EDGAR's own note on the address",
    "non_us": "it decides which of state, territory and country are printed",
    "state": "its name is printed, and EDGAR's description where there is one",
    "4/timeliness": "it is said by V, which the form type prints",
    "4/H1/form_type": "a holding on Form 4 has no column V",
    "4/H2/form_type": "a holding on Form 4 has no column V",
    "3/H1/form_type": "Form 3 has no column of codes",
    "3/H2/form_type": "Form 3 has no column of codes",
    "3/H1/coding": "Form 3 has no column of codes",
    "3/H2/coding": "Form 3 has no column of codes",
    "3/H2/owned_after": "Table II of Form 3 has no column of securities owned",
    "3/H2/owned_after_value": "Table II of Form 3 has no column of securities owned",
    "3/rule_10b5_1": "EDGAR's page of Form 3 has no such box",
}


def cell(text: str, *notes: str) -> Cell[Any]:
    """A cell as a reader gives it: flags have a value, the rest of the paper goes by the text."""
    value: Any = True if text in ("1", "true") else False if text in ("0", "false") else text or None
    return Cell(value, text, notes)


def filing(form: str = "4", **more: Any) -> Filing:
    """A small filing by one director."""
    owner = Owner(
        name=cell("Doe Jane"),
        street=cell("1 MAIN STREET"),
        city=cell("TUPELO"),
        state=cell("MS"),
        zip=cell("38802"),
        director=cell("1"),
    )
    parts: dict[str, Any] = {
        "form": cell(form),
        "period": cell("2026-08-03"),
        "issuer": Issuer(name=cell("Acme Corp"), symbol=cell("ACME")),
        "owners": (owner,),
        "signatures": (Signature(name=cell("/s/ Jane Doe"), date=cell("2026-08-04")),),
    }
    return Filing(**(parts | more))


def one_row(form: str, table: int, row: Row) -> Filing:
    """A filing of a single row."""
    return filing(form, **{f"table_{table}": (row,)})


def page_of(made: Filing, version: str = "", stamp: str = "", source: str = "") -> str:
    """The HTML of a filing, of today's version unless one is given."""
    return paper.html(made, version=version or CURRENT[made.base], stamp=stamp, source=source)


def tree(html: str) -> Any:
    """The page as a tree."""
    return markup.fromstring(html)


def seen(html: str) -> str:
    """The text a reader sees, every run of white space one blank."""
    page = tree(html)
    for hidden in page.xpath("//style | //title"):
        hidden.drop_tree()
    for block in page.xpath("//p | //td | //th | //span[not(@class='whole')] | //br | //div"):
        block.tail = " " + (block.tail or "")
    return " ".join(str(page.text_content()).split())


def test_a_page_is_one_file_without_script_or_outside_reference() -> None:
    html = page_of(filing())

    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in html
    assert "<title>SEC FORM 4</title>" in html
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import|https?:", html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['form']}-{case['column']}-{case['printed']}")
def test_format(case: dict[str, Any]) -> None:
    boxes: dict[str, Any] = {
        name: cell(told) if isinstance(told, str) else cell(told[0], *(f"F{n}" for n in told[1:]))
        for name, told in case["boxes"].items()
    }
    row = Row(table=case["table"], holding=case.get("holding", False), **boxes)
    page = tree(page_of(one_row(case["form"], case["table"], row)))

    cells = f"//td[starts-with(concat(@class, ' '), '{case['column']} ')]"
    (printed,) = page.xpath(f"//table[contains(@class, 'table-{case['table']}')]/tbody{cells}")

    assert printed.text_content() == case["printed"]


COMMON = """Washington, D.C. 20549
Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934
or Section 30(h) of the Investment Company Act of 1940
OMB APPROVAL
Estimated average burden
1. Name and Address of Reporting Person*
(Last) (First) (Middle)
(City) (State) (Zip)
Ticker or Trading Symbol Acme Corp [ ACME ]
Director Officer (give title below) 10% Owner Other (specify below)
Form filed by More than One Reporting Person
Explanation of Responses:
** Signature of Reporting Person 08/04/2026 Date
Note: File three copies of this Form, one of which must be manually signed.
unless the form displays a currently valid OMB Number.""".splitlines()
ABROAD = ["Foreign Trading Symbol", "UNITED STATES (Country)", "(03-26)", "TUPELO MISSISSIPPI 38802"]
TICK = ["Check this box"]
PLAN = ["affirmative defense conditions of Rule 10b5-1(c). See Instruction 10."]
WORDS = {
    ("4", "X0609"): (["SEC 1474 (03-26)", "2a. Foreign Trading Symbol", "OMB Number: 3235-0287", *PLAN, *ABROAD], []),
    ("4", "X0508"): (["STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", "TUPELO MS 38802", *PLAN], ABROAD),
    ("4", "X0306"): (["Disposed Of (D)", "Code V Amount (A) or (D) Price", "Instruction 4 (b)(v)."], ABROAD + PLAN),
    ("3", "X0206"): (
        ["INITIAL STATEMENT", "OMB Number: 3235-0104", "Instruction 5 (b)(v)."],
        [*ABROAD, "Check this box"],
    ),
    ("3", "X0607"): (
        ["3a. Foreign Trading Symbol", "SEC 1473 (03-26)", "No securities are", *ABROAD],
        ["Check this box"],
    ),
    ("5", "X0306"): (["ANNUAL", "hours per response: 1.0", "Form 3 Holdings Reported."], ["Code V", *ABROAD, *PLAN]),
    ("5", "X0609"): (["SEC 2270 (03-26)", "3. Statement for Issuer's Fiscal Year Ended", *PLAN, *ABROAD], ["Code V"]),
}


@pytest.mark.parametrize(("form", "version"), WORDS)
def test_the_words_of_each_look(form: str, version: str) -> None:
    said = seen(page_of(filing(form), version))
    present, absent = WORDS[form, version]

    assert [phrase for phrase in COMMON + present if phrase not in said] == []
    assert [phrase for phrase in absent if phrase in said] == []


def sample(kind: str, number: int, name: str) -> str:
    """A text of a kind that occurs nowhere else on the page."""
    return {
        "number": str(700_000 + number),
        "money": f"{80_000 + number}.25",
        "date": f"19{number:02}-11-23",
        "flag": "1",
        "code": "W",
        "ownership": "I",
        "direction": "D",
        "timeliness": "L",
        "form type": "4",
        "state": "A6",
        "country": "Z4",
    }.get(kind, f"zq{name.replace('_', '')}zq")


def every_box(form: str) -> list[tuple[str, type, str]]:
    """The boxes of the map that a form has: the record's field, its class, the box."""
    homes = {"": Filing, "issuer": Issuer, "owners": Owner, "signatures": Signature}
    plain = [(home, of, name) for home, of in homes.items() for name, box in cell_names(of) if has_box(box, form, "")]
    letters = "H" if form == "3" else "TH"
    rows = [
        (f"{letter}{table}", Row, name)
        for letter in letters
        for table in (1, 2)
        for name, box in cell_names(Row)
        if f"{letter}{table}" in box.columns.split()
    ]
    return [*plain, *rows]


def holding_one_box(form: str, home: str, name: str, filled: Cell[Any]) -> Filing:
    """A filing with one box filled."""
    base = filing(form, table_1=(Row(holding=True),))
    one: dict[str, Any] = {name: filled}
    if home == "":
        return replace(base, **one)
    if home == "issuer":
        return replace(base, issuer=replace(base.issuer, **one))
    if home == "owners":
        abroad: dict[str, Any] = {"country": cell("A6")} if name == "territory" else {}
        return replace(base, owners=(Owner(**abroad | one),))
    if home == "signatures":
        return replace(base, signatures=(Signature(**one),))
    table = int(home[1])
    given: dict[str, Any] = {"acquired_or_disposed": cell("A")} if name in ("shares", "total_value") else {}
    return one_row(form, table, Row(table=table, holding=home[0] == "H", **given | one))


@pytest.mark.parametrize("form", "345")
def test_every_box_is_on_paper(form: str) -> None:
    lost = []
    for number, (home, of, name) in enumerate(every_box(form)):
        if UNPRINTED.keys() & {name, f"{form}/{name}", f"{form}/{home}/{name}"}:
            continue
        kind = dict(cell_names(of))[name].kind
        text = sample(kind.name, number, name) if kind else ""
        text = "5" if form == "4" and name == "form_type" else text
        notes = ("F77",) if of is Row and dict(cell_names(of))[name].how != "plain" else ()
        without = seen(page_of(holding_one_box(form, home, name, Cell())))
        said = seen(page_of(holding_one_box(form, home, name, cell(text, *notes))))
        words = Counter(said.split()) - Counter(without.split())
        printed = kind.on_paper(text) if kind and kind.name not in ("country", "direction", "timeliness") else ""
        if not words or (notes and "(77)" not in said) or printed not in said:
            lost.append(f"{home}.{name}")

    assert lost == []


@pytest.mark.parametrize("form", "345")
@pytest.mark.parametrize("table", [1, 2])
def test_columns_stand_in_the_order_that_numbers_the_footnotes(form: str, table: int) -> None:
    row = Row(table=table, acquired_or_disposed=cell("A"), **_numbered(table, form))
    page = seen(page_of(one_row(form, table, row)))

    marks = [int(mark) for mark in re.findall(r"\((\d{2})\)", page)]

    assert marks == sorted(marks)
    assert len(marks) > len(COLUMNS[form][table - 1].split()) / 2


def _numbered(table: int, form: str) -> dict[str, Any]:
    printed = dict(cell_names(Row))
    column = 0 if table == 1 else 2 if form == "3" else 1
    names = [name for name in reading_order(table, form) if printed[name].printed[column]]
    names = [name for name in names if name != "acquired_or_disposed" and (form != "5" or name != "timeliness")]
    return {name: Cell(None, "", (f"F{10 + place}",)) for place, name in enumerate(names)}


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "]]>",
        "</style><style>",
        "\u202eabc\u202c \u200fd",
        '<img src="file:///etc/passwd">',
        "a & b \"c\" 'd' <e>",
    ],
)
def test_text_of_a_draft_is_never_markup(typed: str) -> None:
    owner = Owner(name=cell(typed), street=cell(typed), officer_title=cell(typed))
    made = filing(
        issuer=Issuer(name=cell(typed), symbol=cell(typed)),
        owners=(owner,),
        table_1=(Row(security=cell(typed), nature=cell(typed)),),
        footnotes=(Footnote(name="F1", text=typed),),
        remarks=cell(typed),
        signatures=(Signature(name=cell(typed), date=cell(typed)),),
    )
    html = page_of(made, stamp=typed)

    assert seen(html).count(" ".join(typed.split())) == 12
    assert tree(html).xpath("//script | //img | //e") == []


def test_address_abroad() -> None:
    abroad = Owner(
        non_us=cell("true"), city=cell("HSINCHU"), territory=cell("HSINCHU CITY"), country=cell("F5"), zip=cell("300")
    )
    before = Owner(city=cell("TORONTO"), state=cell("A6"), zip=cell("M5J2T3"))

    assert "HSINCHU HSINCHU CITY 300 (City) (State) (Zip) TAIWAN (Country)" in seen(page_of(filing(owners=(abroad,))))
    assert "TORONTO A6 M5J2T3" in seen(page_of(filing(owners=(before,)), "X0508"))


def test_described_state_is_printed_as_edgar_describes_it() -> None:
    owner = Owner(state=cell("MS"), state_name=cell("The Magnolia State"))

    assert "The Magnolia State" in seen(page_of(filing(owners=(owner,))))
    assert "MISSISSIPPI" not in seen(page_of(filing(owners=(owner,))))


def test_no_address_says_no_country() -> None:
    assert "UNITED STATES (Country)" not in seen(page_of(filing(owners=(Owner(name=cell("Doe Jane")),))))


def test_joint_filers_are_all_listed_after_table_2() -> None:
    owners = tuple(Owner(name=cell(f"Owner{n} LLC")) for n in range(10))
    said = seen(page_of(filing(owners=owners)))

    assert said.count("Owner0 LLC") == 2
    assert [said.count(f"Owner{n} LLC") for n in range(1, 10)] == [1] * 9
    assert "Form filed by One Reporting Person X Form filed by More than One Reporting Person" in said
    assert said.index("Table II") < said.rindex("Owner0 LLC") < said.index("Explanation of Responses:")


def test_footnotes_remarks_and_signatures_are_printed_in_order() -> None:
    notes = tuple(Footnote(name=f"F{n}", text=f"note\n  {n}") for n in (1, 2, 10))
    signed = tuple(Signature(name=cell(f"/s/ {name}"), date=cell("2026-01-05")) for name in ("Ann", "Bob"))
    said = seen(page_of(filing(footnotes=notes, remarks=cell("one\n\ntwo"), signatures=signed)))

    assert "Explanation of Responses: 1. note 1 2. note 2 10. note 10 Remarks: one two /s/ Ann ** Signature of" in said
    assert said.count("** Signature of Reporting Person 01/05/2026 Date") == 2


def test_remarks_have_a_heading_where_the_element_stands_even_if_empty() -> None:
    empty = replace(filing(), remarks=Cell(mark=filing().mark._replace(line=9)))

    assert "Remarks:" in seen(page_of(empty))
    assert "Remarks:" not in seen(page_of(filing()))


def test_without_a_signature_there_is_a_line_to_sign_on() -> None:
    unsigned = tree(page_of(filing(signatures=())))
    signed = tree(page_of(filing()))

    assert [line.text_content() for line in unsigned.xpath("//p[@class='to-sign']")] == ["", ""]
    assert [line.text_content() for line in signed.xpath("//p[@class='signed']")] == ["/s/ Jane Doe", "08/04/2026"]


def test_form_5_ticks_late_items_before_edgar_has() -> None:
    late = Row(form_type=cell("4"), code=cell("S"))

    assert "Form 3 Holdings Reported. X Form 4 Transactions Reported." in seen(page_of(one_row("5", 1, late)))


def test_a_filing_that_is_no_form_has_no_page() -> None:
    with pytest.raises(ValueError, match="whether it is a Form 3, 4 or 5"):
        paper.html(Filing(), version="X0609")


def test_stamp_is_there_only_where_asked_for() -> None:
    assert "NOT CHECKED" in seen(page_of(filing(), stamp="NOT CHECKED"))
    assert 'class="stamp"' not in page_of(filing())


def bag(text: str) -> Counter[str]:
    """The words of a text; footnote marks and dollar signs are words, slashes and hyphens part words."""
    return Counter(re.findall(r"\(\d+\)|\$|[^\s()$\[\]/-]+", text.replace("\xa0", " ")))


@needs_shared
def test_the_words_are_those_of_edgars_pages(tmp_path: Path) -> None:
    from form4gen import edgar, filed

    pairs = sorted(Path(SHARED, "paper", "pages").glob("*.xml"))
    assert pairs
    for pair in pairs:
        read = edgar.read(pair.read_bytes(), pair.name).filing
        assert read is not None
        version = filed.judged_version(read)
        made = paper.html(filed.as_filed(read, version, True), version=version)
        theirs = bag(seen(pair.with_suffix(".html").read_text("utf-8")))

        assert (theirs - bag(seen(made)), bag(seen(made)) - theirs) == (Counter(), Counter()), pair.name
        if shutil.which("pdftotext"):
            (tmp_path / "a.pdf").write_bytes(paper.pdf(made))
            text = subprocess.run(["pdftotext", "-raw", tmp_path / "a.pdf", "-"], capture_output=True, text=True).stdout
            assert theirs - bag(text) == Counter(), pair.name
