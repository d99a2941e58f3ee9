# SPDX-License-Identifier: Apache-2.0
"""Amendments: what comes along, what the footnote says, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import CORPUS, needs_corpus

from form4gen import amend, draft, edgar
from form4gen.model import LONGEST_FOOTNOTE, Cell, Filing
from form4gen.places import countries

FILED = date(2026, 11, 20)
ORIGINAL = """
form: 4
period: 2026-11-18
rule-10b5-1: no
issuer: {cik: 0001234567, name: Example Corp., symbol: EXMP}
owners:
  - cik: 0007654321
    name: Roe Jane
    address: {street: 1 Main Street, city: Springfield, state: IL, zip: 62701}
    director: yes
table-1:
  - security: Common Stock
    date: 2026-11-18
    code: S
    disposed: 1,000 [F1]
    price: 10.50 [F2]
    owned-after: 4,000
    ownership: direct
  - security: Common Stock
    date: 2026-11-19
    code: S
    disposed: 500 [F1]
    price: 11.00 [F3]
    owned-after: 3,500
    ownership: direct
  - security: Common Stock
    owned: 700
    ownership: indirect
    nature: By Trust [F4]
footnotes:
  F1: Sold to diversify. The prices are told in footnote (3).
  F2: A first footnote on the price of the first sale.
  F3: Some other words, on what was paid for these shares.
  F4: The reporting person is the trustee.
signatures:
  - {name: /s/ Jane Roe, date: 2026-11-20}
"""


def filing(text: str = ORIGINAL) -> Filing:
    read, findings = draft.read(text.encode(), "draft.yaml")
    assert read
    assert not findings
    return read.filing


def corrected(*changes: tuple[str, str]) -> Filing:
    text = ORIGINAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return filing(text)


def test_head_of_an_amendment() -> None:
    made = amend.amendment(filing(), filed_on=FILED)

    assert made.form.value == "4/A"
    assert made.original_filed.value == FILED
    assert made.period.value == date(2026, 11, 18)
    assert made.rule_10b5_1.value is False
    assert [(s.name.text, s.date.text) for s in made.signatures] == [("/s/ Jane Roe", "")]
    assert len(made.rows) == 3
    assert [note.name for note in made.footnotes] == ["F1", "F2", "F3", "F4"]


def test_unknown_day_of_filing_stays_open() -> None:
    assert not amend.amendment(filing(), filed_on=None).original_filed


def test_amendment_of_an_amendment_keeps_the_first_day() -> None:
    first = amend.amendment(filing(), filed_on=FILED)

    assert amend.amendment(first, filed_on=date(2027, 1, 4)).original_filed.value == FILED


def test_chosen_rows_bring_their_footnotes_and_what_those_refer_to() -> None:
    made = amend.amendment(filing(), filed_on=FILED, rows=["table-1[1]"])

    assert [row.owned_after.text for row in made.rows] == ["4000"]
    assert [(note.name, note.text) for note in made.footnotes] == [
        ("F1", "Sold to diversify. The prices are told in footnote (3)."),
        ("F2", "A first footnote on the price of the first sale."),
        ("F3", "Some other words, on what was paid for these shares."),
    ]
    assert made.rows[0].shares.notes == ("F1", "F3"), "EDGAR suspends a footnote that nothing marks"


def test_numbers_close_up_and_references_follow() -> None:
    made = amend.amendment(filing(), filed_on=FILED, rows=["table-1[2]"])

    assert [note.name for note in made.footnotes] == ["F1", "F2"]
    assert made.footnotes[0].text == "Sold to diversify. The prices are told in footnote (2)."
    assert made.rows[0].price.notes == ("F2",)


@pytest.mark.parametrize("name", ["table-1[4]", "table-2[1]", "table-1[0]", "line 2"])
def test_rows_that_are_not_there(name: str) -> None:
    with pytest.raises(ValueError, match="there is no row"):
        amend.amendment(filing(), filed_on=FILED, rows=[name])


def test_nothing_changed_nothing_said() -> None:
    original = filing()
    made = amend.amendment(original, filed_on=FILED)

    assert amend.explanation(original, made) == ""


def test_a_corrected_number() -> None:
    original = filing()
    made = corrected(("disposed: 1,000", "disposed: 1,100"), ("owned-after: 4,000", "owned-after: 3,900"))

    explained = amend.amendment(original, filed_on=FILED, corrected=made)

    assert amend.explanation(original, made) == (
        "This amendment corrects the number of shares disposed of in the sale of November 18, 2026 from 1,000 to 1,100 "
        "and the amount owned following it from 4,000 to 3,900."
    )
    assert explained.rows[0].shares.notes == ("F1", "F3", "amended"), "F3 is referred to, and its own row is not there"
    assert explained.rows[0].owned_after.notes == ("amended",)
    assert explained.footnotes[-1].text == amend.explanation(original, made)
    assert len(amend.amendment(original, filed_on=FILED, corrected=explained).footnotes) == len(explained.footnotes), (
        "refreshed, not doubled"
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("price: 11.00", "price: 11.50", "corrects the price of the sale of November 19, 2026 from $11.00 to $11.50."),
        ("date: 2026-11-19", "date: 2026-11-18", "corrects the transaction date of the sale of November 19, 2026"),
        ("nature: By Trust [F4]", "nature: By Spouse [F4]", 'holding of Common Stock (By Trust) from "By Trust"'),
        ("owned: 700", "owned: 800", "corrects the amount owned in the holding of Common Stock (By Trust) from 700 to"),
        ("symbol: EXMP", "symbol: EXM", "corrects the ticker symbol from EXMP to EXM."),
        ("zip: 62701", "zip: 62702", "corrects the address of Roe Jane."),
        ("director: yes", "officer: Treasurer", "corrects the relationship of Roe Jane to the issuer."),
        ("rule-10b5-1: no", "rule-10b5-1: yes", "corrects the Rule 10b5-1 box from no to yes."),
        ("period: 2026-11-18", "period: 2026-11-17", "date of earliest transaction from November 18, 2026 to November"),
        ("is the trustee", "is a trustee", 'revises the footnote that begins "The reporting person is a trustee".'),
        ("11.00 [F3]", "11.00 [F3, F4]", 'marks the price of the sale of November 19, 2026 with the footnote that beg'),
        ("4,000", "4,000 [F4]", "marks the amount owned following the sale of November 18, 2026 with the footnote"),
        ("form: 4\n", "form: 4\nno-longer-subject: yes\n", "no longer subject to Section 16 from no to yes."),
        ("signatures:", "remarks: A remark.\nsignatures:", "revises the remarks."),
    ],
)  # fmt: skip
def test_what_is_said(old: str, new: str, says: str) -> None:
    told = amend.explanation(filing(), corrected((old, new)))

    assert says in told
    assert told.count("This amendment") == 1
    assert "It also" not in told, "one change, one sentence"


def test_a_removed_mark() -> None:
    told = amend.explanation(
        filing(), corrected(("By Trust [F4]", "By Trust"), ("  F4: The reporting person is the trustee.\n", ""))
    )

    assert told == (
        'This amendment removes the footnote that begins "The reporting person is the trustee" from the nature of '
        "indirect ownership in the holding of Common Stock (By Trust)."
    )


ADDED = """  - security: Common Stock
    date: 2026-11-19
    code: S
    disposed: 200
    price: 11.00
    owned-after: 3,300
    ownership: direct
footnotes:"""


def test_an_added_line_of_the_same_day_is_no_correction() -> None:
    original = filing()
    made = corrected(("footnotes:", ADDED))
    alone = replace(made, table_1=made.table_1[-1:], footnotes=())

    for amended in (made, alone):
        assert amend.explanation(original, amended) == (
            "This amendment adds the sale of 200 shares on November 19, 2026, which the original form did not report."
        )
    assert amend.amendment(original, filed_on=FILED, corrected=alone).rows[0].security.notes == ("amended",)


def test_same_words_on_two_lines_are_told_apart_by_the_line() -> None:
    again = ORIGINAL.replace("date: 2026-11-19", "date: 2026-11-18")

    told = amend.explanation(filing(again), filing(again.replace("11.00", "12.00")))

    assert "the sale of November 18, 2026 (line 2 of Table I of the original form) from $11.00 to $12.00" in told


def test_corrected_filing_gives_the_changed_rows_alone() -> None:
    original = filing()
    made = amend.amendment(original, filed_on=FILED, corrected=corrected(("price: 11.00", "price: 11.50")))

    assert [row.price.text for row in made.rows] == ["11.50"]
    assert made.rows[0].price.notes == ("F2", "amended")
    assert made.footnotes[-1].text.startswith("This amendment corrects the price of the sale of November 19, 2026")


def test_a_changed_holding_repeats_one_transaction_and_says_why() -> None:
    made = amend.amendment(filing(), filed_on=FILED, corrected=corrected(("owned: 700", "owned: 800")))

    assert [row.holding for row in made.rows] == [False, True]
    assert made.rows[1].owned_after.notes == ("amended",)
    assert made.footnotes[-1].text.endswith(
        "It also repeats the sale of November 18, 2026 only because EDGAR takes no amendment without a transaction."
    )


def test_a_removed_line_is_told() -> None:
    original = filing()
    less = replace(original, table_1=(original.table_1[0], original.table_1[2]))

    made = amend.amendment(original, filed_on=FILED, corrected=less)

    assert made.footnotes[-1].text.startswith(
        "This amendment removes the sale of November 19, 2026, which the original form reported in error."
    )
    assert len(made.rows) == 1


def test_places_without_footnotes_pass_them_on() -> None:
    made = corrected(("code: S\n    disposed: 500", "code: G\n    disposed: 500"))

    explained = amend.amendment(filing(), filed_on=FILED, corrected=made)

    assert explained.rows[0].coding.notes == ("amended",)
    assert not explained.rows[0].code.notes


def test_no_rows_no_footnote_so_the_remarks_say_it() -> None:
    original = replace(filing(), table_1=(), footnotes=(), no_longer_subject=Cell(True, "1"))
    made = replace(original, issuer=replace(original.issuer, symbol=Cell("EXM", "EXM")))

    explained = amend.amendment(original, filed_on=FILED, corrected=made)

    assert not explained.footnotes
    assert explained.remarks.text == "This amendment corrects the ticker symbol from EXMP to EXM."
    assert amend.amendment(original, filed_on=FILED, corrected=explained).remarks.text == explained.remarks.text


def test_long_explanations_go_on_in_a_second_footnote() -> None:
    row = filing().table_1[0]
    rows = tuple(replace(row, owned_after=Cell(None, f"{n}00")) for n in range(20))
    original = replace(filing(), table_1=rows)
    made = replace(original, table_1=tuple(replace(row, price=Cell(None, "12")) for row in rows))

    explained = amend.amendment(original, filed_on=FILED, corrected=made)

    added = [note for note in explained.footnotes if note.name.startswith("amended")]
    assert len(added) > 1
    assert all(0 < len(note.text) <= LONGEST_FOOTNOTE for note in added)
    assert " ".join(note.text for note in added) == amend.explanation(original, made)
    used = {name for row in explained.rows for name in row.notes}
    assert {note.name for note in added} <= used


def test_foreign_codes_of_old_versions_move_to_the_country() -> None:
    text = ORIGINAL.replace("form: 4\n", "form: 4\nschema: X0306\n").replace("rule-10b5-1: no\n", "")
    original = filing(text.replace("state: IL", "state: A6"))

    owner = amend.amendment(original, filed_on=FILED).owners[0]

    assert (owner.country.value, owner.non_us.value, owner.state.text) == ("A6", True, "")
    at_home = amend.amendment(filing(text), filed_on=FILED)
    assert (at_home.owners[0].state.value, at_home.owners[0].non_us.value) == ("IL", False)
    assert not at_home.rule_10b5_1, "the person has to answer what the old form did not ask"
    assert not at_home.version
    assert amend.explanation(original, amend.amendment(original, filed_on=FILED)) == "", "no change of address"


def test_an_amendment_reads_back_from_its_draft() -> None:
    made = amend.amendment(filing(), filed_on=FILED, corrected=corrected(("price: 11.00", "price: 11.50")))

    again = filing(draft.write(draft.Draft(made)))

    assert [note.text for note in again.footnotes] == [note.text for note in made.footnotes]


@needs_corpus
def test_every_real_filing_can_be_amended() -> None:
    seen = 0
    for path in sorted(Path(CORPUS).rglob("*.xml")):
        original = edgar.read(path.read_bytes(), path.name).filing
        if original is None or not original.base:
            continue
        made = amend.amendment(original, filed_on=FILED)
        assert amend.explanation(original, made) == "", path.name
        assert all(owner.state.value not in countries("X0609") for owner in made.owners), path.name
        if original.rows:
            last = f"table-{original.rows[-1].table}[{len(original.table_2 or original.table_1)}]"
            part = amend.amendment(original, filed_on=FILED, rows=[last])
            assert amend.explanation(original, part) == "" or len(original.rows) > 1, path.name
            assert {note.name for note in part.footnotes} >= set(part.rows[0].notes), path.name
        seen += 1
    assert seen > 300
