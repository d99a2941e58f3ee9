# SPDX-License-Identifier: Apache-2.0
"""All six forms box by box, since real 3/A, 5 and 5/A are few: every box filled, through XML, draft and paper.

And what a form lacks, bad drafts of Forms 3 and 5, and the starts that `form4gen new` writes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import CHECKOUT
from lxml import etree
from lxml import html as markup
from random_filings import as_read
from test_paper import UNPRINTED

from form4gen import check, compare, corridor, draft, edgar, kinds, paper, schema
from form4gen.case import Case
from form4gen.draft import Draft
from form4gen.filed import as_filed
from form4gen.home import folder
from form4gen.model import (
    CURRENT,
    Box,
    Cell,
    Filing,
    Footnote,
    Issuer,
    Owner,
    Row,
    Signature,
    boxes,
    cell_names,
    cells,
    has_box,
    records,
)
from form4gen.rule import ERROR, NOTE, WARNING

FORMS = kinds.FORMS
VERSIONS = {"3": ("X0206", "X0607"), "4": ("X0306", "X0407", "X0508", "X0609"), "5": ("X0306", "X0508", "X0609")}
EACH = [(form, version) for form in FORMS for version in VERSIONS[form[0]]]
NOW = [(form, CURRENT[form[0]]) for form in FORMS]
TODAY = date(2026, 11, 20)

# The boxes of a row that a form has no place for, beside those of the row's other kind and of Table II.
LACKS = {
    "3": {"H1": "form_type coding", "H2": "form_type coding owned_after owned_after_value"},
    "4": {"H1": "form_type coding", "H2": "form_type coding"},
    "5": {},
}
# Of two boxes that exclude each other, the first row of a kind has one and the second the other.
EITHER = ("total_value underlying_value owned_after_value", "underlying_shares owned_after")
ABROAD = ("territory", "country")


class Filler:
    """Fills boxes, each with a value and a footnote of its own."""

    def __init__(self, form: str, version: str) -> None:
        self.base, self.version = form[0], version
        self.number, self.notes = count(1), count(1)

    def cell(self, name: str, box: Box, text: str = "", marked: bool = False) -> Cell[Any]:
        notes = (f"F{next(self.notes)}",) if marked else ()
        if box.kind is None:
            return Cell(notes=notes)
        return as_read(box.kind, text or self.text(name, box), notes)

    def text(self, name: str, box: Box) -> str:
        number, kind = next(self.number), box.kind
        assert kind
        return {
            "number": f"{700_000 + number}",
            "money": f"{80_000 + number}.25",
            "date": (date(2001, 1, 1) + timedelta(number)).isoformat(),
            "flag": "1",
            "code": "J",
            "ownership": "I",
            "direction": "D",
            "cik": f"{9_900_000 + number}",
            "state": "VA",
            "country": "Z4",
        }.get(kind.name) or f"{name.replace('_', ' ')} {number}"[-(kind.longest or 40) :].strip()

    def record(self, of: type, without: tuple[str, ...] = (), **given: str) -> dict[str, Any]:
        return {
            name: self.cell(name, box, given.get(name, ""))
            for name, box in cell_names(of)
            if has_box(box, self.base, self.version) and name not in without
        }

    def row(self, column: str, second: bool) -> Row:
        table, holding = int(column[1]), column[0] == "H"
        without = [*LACKS[self.base].get(column, "").split(), *EITHER[second].split()]
        without += ["shares"] * (second and column == "T2")
        given = {"form_type": "3" if holding else "54"[second], "acquired_or_disposed": "AD"[second]}
        given["timeliness"] = "L" if self.base == "5" else "E"
        said: dict[str, Any] = {
            name: self.cell(name, box, given.get(name, ""), self.takes_notes(column, name, box))
            for name, box in cell_names(Row)
            if column in box.columns.split() and name not in without
        }
        return Row(table=table, holding=holding, **said)

    def takes_notes(self, column: str, name: str, box: Box) -> bool:
        if (self.base, name) == ("5", "timeliness") or (column, name) == ("T2", "acquired_or_disposed"):
            return False
        return box.how != "plain"


def filled(form: str, version: str) -> Filing:
    """A filing with every box that the form has in this version."""
    make = Filler(form, version)
    kinds_of_row = "H" if form[0] == "3" else "TH"
    tables = {
        table: tuple(make.row(f"{kind}{table}", second) for kind in kinds_of_row for second in (False, True))
        for table in (1, 2)
    }
    dated = () if form.endswith("/A") else ("original_filed",)
    home = make.record(Owner, ABROAD, non_us="false")
    abroad = make.record(Owner, ("state",), non_us="true") if "country" in make.record(Owner) else home
    return Filing(
        **make.record(Filing, dated, form=form, version=version),
        issuer=Issuer(**make.record(Issuer)),
        owners=(Owner(**home), Owner(**abroad)),
        table_1=tables[1],
        table_2=tables[2],
        footnotes=tuple(Footnote(name=f"F{n}", text=f"Footnote {n}.") for n in range(1, next(make.notes))),
        signatures=(Signature(**make.record(Signature)), Signature(**make.record(Signature))),
    )


def xml_of(filing: Filing, version: str, published: bool = True) -> bytes:
    return edgar.serialize(edgar.write(as_filed(filing, version, published)).root)


def refused_by_schema(filing: Filing, version: str) -> list[str]:
    root = etree.fromstring(xml_of(filing, version))
    return [complaint.message for complaint in schema.verdict(root, filing.form.text, version)]


@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(("form", "version"), EACH)
def test_every_box_goes_through_the_xml(form: str, version: str, published: bool) -> None:
    said = filled(form, version)
    raw = xml_of(said, version, published)
    read = edgar.read(raw, "")
    root = etree.fromstring(raw)

    assert [complaint.message for complaint in schema.verdict(root, form, version)] == []
    assert read.findings == []
    assert read.filing is not None
    assert compare.differences(as_filed(said, version, published), read.filing) == []
    if published:
        assert compare.differences(said, read.filing) == []
    assert sum(1 for element in root.iter() if element.text and element.text.strip()) > (60 if form[0] == "3" else 120)


@pytest.mark.parametrize(("form", "version"), EACH)
def test_every_box_goes_through_the_draft(form: str, version: str) -> None:
    said = filled(form, version)
    again, refused = draft.read(draft.write(Draft(said)).encode(), "")

    assert refused == []
    assert again is not None
    assert compare.differences(said, again.filing) == []
    assert xml_of(again.filing, version) == xml_of(said, version)


def page_of(said: Filing, version: str) -> Any:
    return markup.fromstring(paper.html(said, version=version))


# Where a box is printed that has no column by its own name.
PRINTED_IN = {
    "owned_after": "owned",
    "owned_after_value": "owned",
    "underlying_shares": "underlying_amount",
    "underlying_value": "underlying_amount",
    "coding": "code",
    "form_type": "code",
    "equity_swap": "code",
}


def column_of(row: Row, name: str, base: str) -> str:
    moved = "acquired" if row.acquired_or_disposed.text == "A" else "disposed"
    if row.table == 2 and name in ("shares", "total_value", "acquired_or_disposed"):
        return moved
    if name == "timeliness":
        return "early" if base == "4" else "code"
    return PRINTED_IN.get(name, name)


@pytest.mark.parametrize(("form", "version"), EACH)
def test_every_printed_box_of_a_row_is_in_its_column(form: str, version: str) -> None:
    said = filled(form, version)
    page = page_of(said, version)
    lost, base = [], form[0]
    for table, rows in ((1, said.table_1), (2, said.table_2)):
        lines = page.xpath(f"//table[contains(@class, 'table-{table}')]/tbody/tr")
        assert len(lines) == len(rows)
        for row, line in zip(rows, lines, strict=True):
            for name, box, cell in cells(row):
                names = {name, f"{base}/{name}", f"{base}/{row.column}/{name}"}
                if not cell or UNPRINTED.keys() & names:
                    continue
                (printed,) = line.xpath(f"td[starts-with(concat(@class, ' '), '{column_of(row, name, base)} ')]")
                if not _says(printed.text_content(), box, cell, name):
                    lost.append((row.column, name, printed.text_content()))

    assert lost == []


def _says(printed: str, box: Box, cell: Cell[Any], name: str) -> bool:
    shown = {"equity_swap": "/K", "acquired_or_disposed": "", "timeliness": "", "form_type": ""}
    text = shown.get(name, box.kind.on_paper(cell.text) if box.kind else "")
    dollars = "$" if box.kind is kinds.money else ""
    return dollars + text in printed and all(f"({note[1:]})" in printed for note in cell.notes)


@pytest.mark.parametrize(("form", "version"), EACH)
def test_every_other_printed_box_is_on_the_page(form: str, version: str) -> None:
    said = filled(form, version)
    text = page_of(said, version).text_content()
    coded = {"state_name"} if not said.owners[1].country else set()  # pages before March 2026 print the code itself
    lost = [
        (type(record).__name__, name)
        for record in records(said)
        if not isinstance(record, Row) and (not isinstance(record, Owner) or record is said.owners[0])
        for name, box, cell in cells(record)
        if cell and name not in coded and not UNPRINTED.keys() & {name, f"{form[0]}/{name}"}
        if box.kind and box.kind.on_paper(cell.text) not in text
    ]

    assert lost == []
    assert not coded or said.owners[0].state.text in text
    assert all(f"{note.name[1:]}. {note.text}" in text for note in said.footnotes)
    assert ("No securities are beneficially owned" in text) == (form[0] == "3")


def test_form_5_prints_where_each_row_belonged() -> None:
    said = filled("5", "X0609")
    page = page_of(said, "X0609")
    printed = [cell.text_content().partition("(")[0] for cell in page.xpath("//td[@class='code']")]
    ticks = [tick.text_content() for tick in page.xpath("//div[@class='tick']/span")]

    assert printed == ["J/K5", "J/K4", "3", "3"] * 2  # the first is a late item of an earlier Form 5
    assert ticks == ["X", "X", "X", "X"]


@pytest.mark.parametrize(("form", "amends"), [("3", False), ("3/A", True), ("5", False), ("5/A", True)])
def test_an_amendment_prints_the_name_of_its_form_and_the_day_of_the_original(form: str, amends: bool) -> None:
    said = filled(form, CURRENT[form[0]])
    text = page_of(said, CURRENT[form[0]]).text_content()

    assert f"FORM {form[0]}" in text
    assert f"FORM {form[0]}/A" not in text
    assert bool(said.original_filed) == amends
    assert not amends or kinds.day.on_paper(said.original_filed.text) in text


# What a form lacks ---------------------------------------------------------------------------------------------------


def lacking(form: str, version: str) -> list[tuple[str, Filing]]:
    """The filled filing with one box more, for each box that the form has nowhere."""
    said, make = filled(form, version), Filler(form, version)
    more = []
    for name, box in cell_names(Filing):
        if not getattr(said, name):
            extra: Any = {name: make.cell(name, box)}
            more.append((name, replace(said, **extra)))
    for table in ("table_1", "table_2"):
        rows: tuple[Row, ...] = getattr(said, table)
        for column in dict.fromkeys(row.column for row in rows):
            alike = [row for row in rows if row.column == column]
            for name, box in cell_names(Row):
                if not any(getattr(row, name) for row in alike):
                    made: Any = {name: make.cell(name, box, {"form_type": "4", "timeliness": "E"}.get(name, ""))}
                    made[name] = made[name] if made[name] else Cell(notes=("F1",))
                    changed: Any = {table: tuple(replace(r, **made) if r is alike[0] else r for r in rows)}
                    more.append((f"{column}.{name}", replace(said, **changed)))
    return more


def errors(filing: Filing, version: str) -> Counter[str]:
    return Counter(found.rule for found in check.run(Case(filing, TODAY, version)) if found.severity is ERROR)


@pytest.mark.parametrize(("form", "version"), NOW)
def test_a_box_that_the_form_lacks_is_refused(form: str, version: str) -> None:
    before = errors(filled(form, version), version)
    more = lacking(form, version)

    assert [name for name, said in more if not errors(said, version) - before] == []
    assert [name for name, said in more if not refused_by_schema(said, version)] == []
    assert len(more) > 10


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("3", "no_longer_subject form_3_holdings form_4_transactions original_filed H1.form_type H2.owned_after"),
        ("3/A", "no_longer_subject form_3_holdings form_4_transactions H1.coding H2.owned_after_value"),
        ("4", "no_securities_owned form_3_holdings form_4_transactions original_filed H1.form_type H2.coding"),
        ("5", "no_securities_owned original_filed T1.exercise_price H1.code H2.price"),
        ("5/A", "no_securities_owned T1.total_value H1.timeliness H2.shares"),
    ],
)
def test_what_each_form_lacks(form: str, names: str) -> None:
    assert set(names.split()) <= {name for name, _ in lacking(form, CURRENT[form[0]])}


@pytest.mark.parametrize("form", ["3", "3/A"])
def test_a_form_3_has_no_transactions(form: str) -> None:
    said, sold = filled(form, "X0607"), filled("4", "X0609")
    for table in ("table_1", "table_2"):
        with_one: Any = {table: (*getattr(said, table), getattr(sold, table)[0])}
        told = check.run(Case(replace(said, **with_one), TODAY, "X0607"), select=("F3-01",))

        assert [found.message for found in told] == ["this row is a transaction, and Form 3 takes holdings alone"]
        assert refused_by_schema(replace(said, **with_one), "X0607")


# Bad drafts ----------------------------------------------------------------------------------------------------------

THREE, FIVE, FOUR = "form-3-options-and-trust", "form-5-gift-and-late-item", "joint-trust"
BAD = [
    (THREE, "form: 3\n", "form: 6\n", "DOC-01", "`6` is not a choice of this box"),
    (THREE, "form: 3\n", "form: 3\nno-longer-subject: yes\n", "EXIT-05", "a Form 3 has no exit box"),
    (THREE, "form: 3\n", "form: 3/A\n", "AMD-01", "a 3/A needs the date on which the original was filed"),
    (
        THREE,
        "    owned: 12,480\n",
        "    date: 2026-09-14\n    code: P\n    acquired: 80\n    price: 9\n    owned-after: 12,480\n",
        "F3-01",
        "this row is a transaction, and Form 3 takes holdings alone",
    ),
    (
        THREE,
        "    underlying-shares: 9,600\n",
        "    underlying-shares: 9,600\n    owned: 9,600\n",
        "T2-20",
        "Form 3 has no box for the number of derivative securities owned",
    ),
    (THREE, "    owned: 12,480\n", "    owned: 12,480\n    form-type: 3\n", "CODE-HOLD", "on Form 3 has no form type"),
    (FIVE, "    timeliness: late\n", "    timeliness: early\n", "CODE-FT", "on Form 5 nothing is early"),
    (FIVE, "    timeliness: late\n", "    timeliness: late [earlier]\n", "F5-04", "Form 5 takes no footnote"),
    (FIVE, "form-type: 3 [spouse]", "form-type: 5 [spouse]", "F5-03", "a holding has form type 5"),
    (FIVE, "form-type: 4\n", "form-type: 3\n", "CODE-FT.2", "was left off Form 3, not for a transaction"),
    (FIVE, "form: 5\n", "form: 5/A\n", "AMD-01", "a 5/A needs the date on which the original was filed"),
    (FIVE, "2025-12-15", "2026-12-15", "SIG-04", "before the transaction of Tuesday 2026-12-15"),
    (FOUR, "    owned: 310,450 [own]\n", "    owned: 310,450 [own]\n    form-type: 3\n", "CODE-HOLD", "on Form 4 has"),
]  # fmt: skip


@pytest.mark.parametrize(("sample", "old", "new", "rule", "says"), BAD, ids=[f"{bad[0]}-{bad[3]}" for bad in BAD])
def test_bad_drafts_are_told_once(tmp_path: Path, sample: str, old: str, new: str, rule: str, says: str) -> None:
    text = (CHECKOUT / "samples" / sample / "draft.yaml").read_text("utf-8")
    assert old in text
    path = tmp_path / "a.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")

    told = [found for found in corridor.check([path], today=TODAY).files[0].findings if found.severity is ERROR]

    assert [found.rule for found in told] == [rule]
    assert says in told[0].message
    assert told[0].mark.line > 1


def test_a_box_that_says_no_is_no_exit_box(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        (CHECKOUT / "samples" / THREE / "draft.yaml").read_text("utf-8") + "no-longer-subject: no\n", "utf-8"
    )
    built = corridor.build([path], tmp_path / "out", today=date(2026, 9, 18), only=frozenset({"xml"})).files[0]

    assert built.status == "clean"
    assert b"notSubjectToSection16" not in (tmp_path / "out" / "a.xml").read_bytes()


OURS = sorted(path.parent.name for path in (CHECKOUT / "samples").glob("*form-[35]*/draft.yaml"))


@pytest.mark.parametrize("sample", OURS)
def test_nothing_is_said_of_what_edgar_puts_in(sample: str, tmp_path: Path) -> None:
    read, _ = draft.read((CHECKOUT / "samples" / sample / "draft.yaml").read_bytes(), "")
    assert read is not None
    filing = read.filing
    version = CURRENT[filing.base]
    public: Any = {"state_name": Cell("NEW YORK", "NEW YORK"), "good_address": Cell(True, "1")}
    boxes_of_edgar: Any = {
        "3": {"no_securities_owned": Cell(not filing.rows, str(int(not filing.rows)))},
        "5": {"form_3_holdings": Cell(True, "1"), "form_4_transactions": Cell(True, "1")},
    }[filing.base]
    owners = tuple(replace(owner, **public) for owner in filing.owners)
    (tmp_path / "a.xml").write_bytes(xml_of(replace(filing, owners=owners, **boxes_of_edgar), version))
    judged = corridor.check([tmp_path / "a.xml"], today=TODAY).files[0]

    assert b"<schemaVersion>" in (tmp_path / "a.xml").read_bytes()
    assert b"<rptOwnerName>" in (tmp_path / "a.xml").read_bytes()
    assert judged.schema == version
    assert [found.rule for found in judged.findings] == (["F5-05"] if "late" in sample else [])  # the draft accepts it


# The starts ----------------------------------------------------------------------------------------------------------

STARTS = sorted(path.stem for path in (folder("templates") / "draft").glob("*.yaml"))
WORDS = {
    "ISSUER-CIK": "0009900120",
    "OWNER-CIK": "0009900220",
    "C/O ISSUER NAME??": "C/O EXAMPLE CORP.",
    "ISSUER NAME??": "Example Corp.",
    "SYMBOL??": "EXMP",
    "LAST FIRST MIDDLE??": "Doe Jane Q",
    "STREET AND NUMBER??": "1 FIRST STREET",
    "CITY??": "FRESNO",
    "?????": "93701",
    "TITLE??": "Treasurer",
    "FIRST LAST??": "Jane Q. Doe",
    "YES-OR-NO": "no",
    "$LOW?? to $HIGH??": "$20.10 to $20.40",
    "OLD-NUMBER??": "900",
    "EXERCISE OR VESTING??": "exercise",
    "MONTH DAY, YEAR??": "March 2, 2026",
    "1/4 on YYYY-MM-DD": "1/4 on 2025-05-04",
    "HOW THE OPTION VESTS??": "The option vests in four equal annual installments beginning on May 4, 2026.",
    "WHO GAVE THE SHARES??": "A gift received from the reporting person's mother.",
    "WHY THE PURCHASE WAS NOT REPORTED ON FORM 4??": "The purchase was inadvertently not reported on Form 4.",
}
DAYS = {  # period, transactions, original, signature
    "3": ("2026-09-14", "", "2026-09-18", "2026-09-24"),
    "4": ("2026-09-14", "2026-09-14", "2026-09-15", "2026-09-16"),
    "5": ("2026-06-30", "2026-03-11", "2026-08-03", "2026-08-07"),
}


def filled_in(start: str, text: str = "") -> str:
    """A start with a sensible word for everything that stands in capitals."""
    text = text or (folder("templates") / "draft" / f"{start}.yaml").read_text("utf-8")
    for words, said in WORDS.items():
        text = text.replace(words, said)
    period, traded, original, signed = DAYS[start[0]]
    above, below = text.split("signatures:")
    above = re.sub(r"(?m)^(period: )YYYY-MM-DD", rf"\g<1>{period}", above)
    above = re.sub(r"(?m)^(original-filed: )YYYY-MM-DD", rf"\g<1>{original}", above)
    above = above.replace("date: YYYY-MM-DD", f"date: {traded}").replace("expires: YYYY-MM-DD", "expires: 2034-05-03")
    return above + "signatures:" + below.replace("YYYY-MM-DD", signed)


def test_every_form_has_a_start() -> None:
    assert sorted(FORMS) == [start.replace("-", "/") for start in STARTS]
    for form in FORMS:
        assert f"\nform: {form}\n" in corridor.new(form)


@pytest.mark.parametrize("start", STARTS)
def test_a_start_that_is_filled_in_is_sound_and_builds(start: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(filled_in(start), "utf-8")
    day = date.fromisoformat(DAYS[start[0]][3])
    only = frozenset({"xml", "html"})
    built = corridor.build([path], tmp_path / "out", today=day, asked_day=day, only=only).files[0]
    warned = [found.rule for found in built.findings if found.severity is WARNING]

    assert (built.status, built.form) == ("clean", start.replace("-", "/"))
    assert warned == (["F5-05"] if start == "5" else [])  # the start shows how a late Form 4 item is written
    assert len(built.written) == 2
    root = etree.parse(tmp_path / "out" / "a.xml").getroot()
    assert not schema.verdict(root, start.replace("-", "/"), CURRENT[start[0]])


@pytest.mark.parametrize("start", ["3", "4", "5"])
def test_the_examples_in_the_comments_of_a_start_are_sound(start: str, tmp_path: Path) -> None:
    text = (folder("templates") / "draft" / f"{start}.yaml").read_text("utf-8")
    text, own_words = text.replace("  vesting: >-\n    HOW THE OPTION VESTS??\n", ""), text.count("# vesting:")
    text, taken = re.subn(r"(?m)^( *)# (?!no-longer)( *(?:- )?[a-z-]+:(?: .*)?|  +This .*)$", r"\1\2", text)
    text = text.replace("YES-OR-NO", "yes" if start == "4" else "no").replace("20.25 [range]", "20.25 [range, plan]")
    (tmp_path / "a.yaml").write_text(filled_in(start, text), "utf-8")
    day = date.fromisoformat(DAYS[start[0]][3])
    judged = corridor.check([tmp_path / "a.yaml"], today=day, asked_day=day).files[0]
    told = [(found.rule, found.message) for found in judged.findings if found.severity is not NOTE]

    assert (own_words, taken) == (1, 12 if start == "4" else 2)
    assert [rule for rule, _ in told] == (["F5-05"] if start == "5" else []), told


@pytest.mark.parametrize("start", STARTS)
def test_a_start_as_it_stands_is_not_taken(start: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(corridor.new(start.replace("-", "/")), "utf-8")

    assert corridor.build([path], tmp_path / "out", today=TODAY).files[0].status == "failed"
    assert not (tmp_path / "out").exists()


def test_the_map_has_no_box_that_is_filled_nowhere() -> None:
    """Every cell of every record stands in one of the six filled filings."""
    seen = {
        (type(record).__name__, name)
        for form, version in NOW
        for record in records(filled(form, version))
        for name, _, cell in cells(record)
        if cell
    }
    everything = {(of.__name__, name) for of in (Filing, Issuer, Owner, Row, Signature) for name, _ in cell_names(of)}

    assert everything == seen
    assert {"footnotes", "signatures", "owners"} <= {name for name, _ in boxes(Filing)}
