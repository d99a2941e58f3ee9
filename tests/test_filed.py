# SPDX-License-Identifier: Apache-2.0
"""What of a filing is filed: numbered footnotes, and nothing that EDGAR fills in unless it is out already."""

from __future__ import annotations

import pytest
from drafting import filing, row_draft, rows_draft

from form4gen import edgar
from form4gen.filed import as_filed, judged_version, marks_in_reading_order, numbers
from form4gen.model import Filing, Footnote, cells, records

PUBLISHED = """\
form: 4
schema: X0508
no-securities-owned: yes
form-3-holdings-reported: yes
form-4-transactions-reported: yes
issuer: {cik: 1, name: APPLE, symbol: AAPL}
owners:
  - cik: 2
    name: Cook Timothy D
    address: {street: x, state: CA, state-name: CALIFORNIA, good-address: yes}
"""
FILLED_IN = {
    "no-securities-owned",
    "form-3-holdings-reported",
    "form-4-transactions-reported",
    "name",
    "address.state-name",
    "address.good-address",
}


def said(of: Filing) -> set[str]:
    return {box.key for record in records(of) for _, box, cell in cells(record) if cell}


def test_what_edgar_fills_in_is_left_out() -> None:
    whole = filing(PUBLISHED)

    assert said(whole) - said(as_filed(whole, "X0508", False)) == FILLED_IN | {"schema"}
    assert said(as_filed(whole, "X0508", True)) == said(whole)
    assert {box.key for record in records(whole) for _, box, cell in cells(record) if box.public and cell} == (
        FILLED_IN | {"schema"}
    )


def test_an_absent_box_keeps_the_mark_of_its_record() -> None:
    whole = filing(PUBLISHED)

    assert as_filed(whole, "X0508", False).issuer.name.mark == whole.issuer.mark


def test_a_published_filing_without_a_version_gets_the_one_that_judges() -> None:
    assert as_filed(filing("form: 4\n"), "X0609", True).version.text == "X0609"


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("form: 3\n", "X0607"),
        ("form: 3/A\n", "X0607"),
        ("form: 4\n", "X0609"),
        ("form: 5/A\n", "X0609"),
        ("form: 4\nschema: X0306\n", "X0306"),
        ("period: 2013-10-07\n", "X0609"),
        ("form: 9\n", "X0609"),
    ],
)
def test_which_version_judges(text: str, version: str) -> None:
    assert judged_version(filing(text)) == version


def test_a_flag_that_says_no_is_left_out_where_there_is_no_box_for_it() -> None:
    text = "form: 4\nrule-10b5-1: {}\nowners:\n  - address: {{street: x, non-us: {}}}\n"
    no, yes = filing(text.format("no", "no")), filing(text.format("yes", "yes"))

    assert {"rule-10b5-1", "address.non-us"} <= said(as_filed(no, "X0609", False))
    assert not {"rule-10b5-1", "address.non-us"} & said(as_filed(no, "X0306", False))
    assert {"rule-10b5-1", "address.non-us"} <= said(as_filed(yes, "X0306", False))  # for the schema to refuse


def test_footnotes_stand_in_the_order_of_their_numbers() -> None:
    whole = filing(row_draft(security="x [plan]", price="1 [b, a]"))
    made = as_filed(whole, "X0609", False)

    assert numbers(whole) == {"plan": "F1", "b": "F2", "a": "F3"}
    assert [(note.name, note.text) for note in made.footnotes] == [
        ("F1", "The third."),
        ("F2", "The second."),
        ("F3", "The first."),
    ]
    assert [made.table_1[0].security.notes, made.table_1[0].price.notes] == [("F1",), ("F2", "F3")]
    assert made.footnotes[0].mark == whole.footnotes[2].mark


def test_a_mark_without_a_footnote_gets_a_number_too() -> None:
    whole = filing(rows_draft(1, "security: x [nobody]", "price: 1 [a]"))

    assert numbers(whole) == {"nobody": "F1", "a": "F2", "b": "F3"}
    assert as_filed(whole, "X0609", False).table_1[0].security.notes == ("F1",)


def test_repeated_marks_keep_one_number() -> None:
    whole = filing(rows_draft(1, "security: x [a]", "price: 1 [b, a]", "nature: x [b]"))

    assert list(marks_in_reading_order(whole)) == ["a", "b", "a", "b"]
    assert numbers(whole) == {"a": "F1", "b": "F2"}


def test_more_than_99_footnotes_are_numbered_on_for_a_rule_to_refuse() -> None:
    whole = Filing(footnotes=tuple(Footnote(name=f"n{n}", text="x") for n in range(120)))

    assert numbers(whole)["n119"] == "F120"
    assert len(edgar.write(as_filed(whole, "X0609", False)).root.findall("footnotes/footnote")) == 120


def test_numbering_twice_changes_nothing() -> None:
    once = as_filed(filing(row_draft(security="x [plan]", nature="y [b]")), "X0609", True)

    assert numbers(once) == {name: name for name in ("F1", "F2", "F3")}
