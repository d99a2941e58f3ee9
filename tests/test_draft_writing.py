# SPDX-License-Identifier: Apache-2.0
"""A draft that is written reads back to the same filing, in the shortest spelling that says it."""

from __future__ import annotations

from typing import Any

import pytest
from drafting import filing, row_draft
from hypothesis import Phase, example, given, settings
from random_filings import ODD, TEXTS, filings

from form4gen import compare, draft
from form4gen.draft import Accept, Draft, Published
from form4gen.draft.quoting import scalar
from form4gen.kinds import FORMS
from form4gen.model import Cell, Filing, Footnote, Row, cells, records
from form4gen.rule import Finding

# not shrunk: a filing has a hundred boxes, and the differences name the one that failed
RANDOM = settings(max_examples=120, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))


def again(said: Filing) -> tuple[Filing, list[Finding]]:
    read, findings = draft.read(draft.write(Draft(said)).encode("utf-8"), "d.yaml")
    assert read is not None, findings
    return read.filing, findings


def no_values(filing: Filing) -> list[tuple[str, str]]:
    """What stands in boxes and is no value of their kind."""
    return [(name, cell.text) for record in records(filing) for name, _, cell in cells(record) if cell.refused]


# Random filings ----------------------------------------------------------------------------------------------------


@RANDOM
@given(filings())
def test_what_is_written_reads_back(said: Filing) -> None:
    read, findings = again(said)

    assert findings == []
    assert compare.differences(said, read) == []
    assert no_values(read) == no_values(said)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("text", sorted({text.strip() for text in ODD}))
def test_odd_texts_read_back(text: str) -> None:
    said = Filing(
        form=Cell("4", "4"),
        remarks=Cell(text, text),
        footnotes=(Footnote(name="F1", text=text), Footnote(name="F2", text="x")),
        table_1=(Row(security=Cell(text, text, ("F1",)), nature=Cell(text, text)),),
    )

    read, findings = again(said)

    assert findings == []
    assert (read.remarks.text, read.footnotes[0].text) == (text, text)
    assert [read.table_1[0].nature.text, read.table_1[0].nature.notes] == [text, ()]
    assert [read.table_1[0].security.text, read.table_1[0].security.notes] == [text, ("F1",)]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(TEXTS)
@example("x" * 300)
@example("a " * 80 + "\n" + "b")
def test_scalars_read_back(text: str) -> None:
    for indent in (0, 2, 6):
        pad = " " * indent
        lines = f"{pad}remarks: {scalar(text, indent)}\n"
        whole = "form: 4\n" + ("issuer:\n" + lines.replace("remarks", "name", 1) if indent == 2 else lines.lstrip())
        if indent == 6:
            whole = "form: 4\nowners:\n  - address:\n" + lines.replace("remarks", "street", 1)
        read = filing(whole)
        cell: Cell[Any] = read.remarks if not indent else read.issuer.name if indent == 2 else read.owners[0].street

        assert cell.text == text


# How it is spelled -------------------------------------------------------------------------------------------------


def lines(text: str) -> list[str]:
    """The lines that the writer makes of a draft's only row."""
    written = draft.write(Draft(filing(text)))
    return [
        line.strip().removeprefix("- ") for line in written.partition("table-")[2].partition("foot")[0].splitlines()
    ]


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ({"disposed": "1200 [a]"}, "disposed: 1,200 [a]"),
        ({"disposed": "01200"}, "disposed: 01200"),
        ({"disposed": "1234567.8900"}, "disposed: 1,234,567.8900"),
        ({"price": "$21.07"}, "price: 21.07"),
        ({"price": "'[a, b]'"}, "price: [a, b]"),
        ({"price": "{notes: [a]}"}, "price: [a]"),
        ({"date": "10/7/2013"}, "date: 2013-10-07"),
        ({"ownership": "I"}, "ownership: indirect"),
        ({"timeliness": "E"}, "timeliness: early"),
        ({"equity_swap": "1"}, "equity-swap: yes"),
        ({"form_type": "5"}, "form-type: 5"),
        ({"code": "S [plan]"}, "code: S [plan]"),
        ({"nature": '"By Trust"'}, "nature: By Trust"),
        ({"nature": "'By: Trust'"}, "nature: 'By: Trust'"),
        ({"nature": "'Employees'' Plan: A'"}, "nature: 'Employees'' Plan: A'"),
        ({"disposed": None, "shares": "5", "acquired_or_disposed": "D"}, "disposed: 5"),
        ({"disposed": None, "shares": "5", "acquired_or_disposed": "D [a]"}, "acquired-or-disposed: disposed [a]"),
    ],
)
def test_the_short_spelling(typed: dict[str, str | None], spelled: str) -> None:
    assert spelled in lines(row_draft(**typed))


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ({"equity_swap": "no"}, "equity-swap"),
        ({"form_type": "4"}, "form-type"),
        ({"timeliness": "early", "form_type": "5"}, "form-type"),
        ({"price": "''"}, "price"),
    ],
)
def test_what_is_implied_is_left_out(typed: dict[str, str], left_out: str) -> None:
    assert not [line for line in lines(row_draft(**typed)) if line.startswith(left_out)]


def test_the_long_spelling_is_for_texts_that_end_in_brackets() -> None:
    said = lines(row_draft(nature="{value: 'By Trust [a]', notes: [b]}"))

    assert said[-3:] == ["nature:", "value: By Trust [a]", "notes: [b]"]


def test_a_text_that_names_footnotes_where_none_can_stand_is_written_long() -> None:
    said = Filing(remarks=Cell("See [F1]", "See [F1]"), footnotes=(Footnote(name="F1", text="x"),))

    assert "remarks:\n  value: See [F1]\n" in draft.write(Draft(said))
    assert "remarks: See [F2]\n" in draft.write(Draft(Filing(remarks=Cell("See [F2]", "See [F2]"))))


def test_long_texts_are_folded_and_line_breaks_kept() -> None:
    long = "a word " * 30 + "end"
    said = Filing(remarks=Cell(long, long), footnotes=(Footnote(name="F1", text="one\n\ntwo"),))
    text = draft.write(Draft(said))

    assert "remarks: >-\n  a word" in text
    assert max(map(len, text.splitlines())) <= 112
    assert "  F1: |-\n    one\n\n    two\n" in text


def test_flags_of_owners_and_the_one_that_is_never_silent() -> None:
    text = "form: 4\nrule-10b5-1: no\nno-longer-subject: no\nowners:\n  - director: no\n    officer: CEO\n"

    assert draft.write(Draft(filing(text))) == "form: 4\nrule-10b5-1: no\nowners:\n  - officer: CEO\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("officer: yes", "officer: yes"),
        ("officer: no\n    officer-title: CEO", "officer-title: CEO"),
        ("officer: {value: yes}", "officer: yes\n    officer-title: yes"),
        ("other: Trustee", "other: Trustee"),
    ],
)
def test_relationships(typed: str, written: str) -> None:
    said = filing(f"form: 4\nowners:\n  - cik: 1\n    {typed}\n")

    assert draft.write(Draft(said)) == f"form: 4\nowners:\n  - cik: 1\n    {written}\n"
    assert compare.differences(said, again(said)[0]) == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("country: F5", "country: F5"),
        ("country: F5\n      non-us: yes", "country: F5"),
        ("country: F5\n      non-us: no", "non-us: no\n      country: F5"),
        ("state: CA\n      non-us: no", "state: CA"),
        ("state: CA\n      non-us: yes", "non-us: yes\n      state: CA"),
    ],
)
def test_the_foreign_flag_is_written_where_it_contradicts(typed: str, written: str) -> None:
    said = filing(f"form: 4\nschema: X0609\nowners:\n  - address:\n      {typed}\n")

    assert draft.write(Draft(said)).endswith(f"  - address:\n      {written}\n")


def test_what_is_never_filed_is_written_too() -> None:
    made = Draft(
        Filing(form=Cell("4", "4")),
        (Accept("PRC-02", "It is an average: see F1", "table-1[3]"),),
        Published("a b.xml", "0" * 64, "1" * 64),
    )
    text = draft.write(made, "one\ntwo")
    read, findings = draft.read(text.encode(), "d.yaml")

    assert text.startswith("# one\n# two\nform: 4\n")
    assert findings == []
    assert read is not None
    assert [(a.rule, a.because, a.where) for a in read.accept] == [("PRC-02", "It is an average: see F1", "table-1[3]")]
    assert read.published is not None
    assert (read.published.file, read.published.sha256, read.published.says) == ("a b.xml", "0" * 64, "1" * 64)


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_filing_of_each_form(form: str) -> None:
    assert draft.write(Draft(Filing(form=Cell(form, form)))) == f"form: {form}\n"
