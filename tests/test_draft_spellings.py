# SPDX-License-Identifier: Apache-2.0
"""Every spelling of the draft format: what is typed, and what of the filing it says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from drafting import HEAD, TAIL, filing, owner_draft, row_draft, rows_draft

from form4gen import draft
from form4gen.filed import as_filed, numbers
from form4gen.model import Filing, Owner, Row, boxes, cell_names

pytestmark = pytest.mark.usefixtures("loader")


def row(**typed: str | None) -> Row:
    return filing(row_draft(**typed)).table_1[0]


def owner(*typed: str) -> dict[str, str]:
    found = filing(owner_draft(*typed)).owners[0]
    return {name: getattr(found, name).text for name, _ in cell_names(Owner) if getattr(found, name) and name != "cik"}


# Section 1: YAML ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("By Trust", "By Trust"),
        ("'By Trust'", "By Trust"),
        ('"By Trust"', "By Trust"),
        ("|-\n      By Trust", "By Trust"),
        (">-\n      By Trust", "By Trust"),
        ("  By   Trust  ", "By   Trust"),
        ("|-\n      one\n      two", "one\ntwo"),
        ("|\n      one\n\n      two\n", "one\n\ntwo"),
        (">-\n      one\n      two", "one two"),
        ("one\n      two", "one two"),
        (">-\n      [a]: #1 'b' \"c\"", "[a]: #1 'b' \"c\""),
        ("'Employees'' Plan: A'", "Employees' Plan: A"),
        ("Trust#44", "Trust#44"),
        ("'Trust #44'", "Trust #44"),
        ("By Trust  # a comment", "By Trust"),
        ("By Trust  #", "By Trust"),
        ("-x", "-x"),
        ("a -b", "a -b"),
        ("at 5:30", "at 5:30"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("nil", "nil"),
    ],
)
def test_text_is_what_is_typed(typed: str, said: str) -> None:
    assert row(nature=typed).nature.text == said


@pytest.mark.parametrize("start", ["", "\ufeff", "---\n", "# a comment\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "...\n", "# a comment\n"])
def test_one_document_with_or_without_its_signs(start: str, end: str) -> None:
    assert filing(start + row_draft() + end).form.value == "4"


def test_carriage_returns_are_line_ends() -> None:
    for lines in ("\r\n", "\r"):
        assert filing(row_draft(nature="|-\n      a\n      b").replace("\n", lines)).table_1[0].nature.text == "a\nb"


def test_scalars_stay_text() -> None:
    said = filing(
        HEAD.replace("QLYS", "ON")
        + "    address:\n      city: NO\n      state: CA\n      zip: 02142\n      street: 0x1F\n"
        + TAIL
    )

    assert said.issuer.cik.text == "0001107843"
    assert said.issuer.symbol.text == "ON"
    assert [getattr(said.owners[0], name).text for name in ("city", "zip", "street")] == ["NO", "02142", "0x1F"]


@pytest.mark.parametrize("nothing", ["price:", 'price: ""', "price: ''", "price: []", "price:   # nothing yet"])
def test_an_empty_box_is_left_out(nothing: str) -> None:
    assert not filing(row_draft(price=None).replace("    code: S", f"    {nothing}\n    code: S")).table_1[0].price


@pytest.mark.parametrize("part", ["table-1", "table-2", "footnotes", "signatures", "accept", "owners", "issuer"])
@pytest.mark.parametrize("nothing", ["", "[]"])
def test_an_empty_part_is_left_out(part: str, nothing: str) -> None:
    if nothing and part in ("footnotes", "issuer"):
        nothing = "{}"

    read = filing(f"form: 4\n{part}: {nothing}\n")

    assert read.rows == ()
    assert not read.issuer.cik


# Section 2: kinds of value -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1,200,000.50", "1200000.50"),
        ("1200000.50", "1200000.50"),
        (".01", "0.01"),
        ("4.40", "4.40"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("'1,200'", "1200"),
        ("1,200 # lots", "1200"),
        ("1,200 #lots", "1200"),
        ("007", "007"),
        ("999,999,999,999.9999", "999999999999.9999"),
    ],
)
def test_number(typed: str, text: str) -> None:
    for box in ("disposed", "price", "owned-after"):
        cell = getattr(row(**{box: typed}), {"disposed": "shares"}.get(box, box.replace("-", "_")))

        assert (cell.text, cell.value) == (text, Decimal(text))


@pytest.mark.parametrize(("typed", "text"), [("$4.40", "4.40"), ("$1,200", "1200"), ("$.01", "0.01"), ("'$0'", "0")])
def test_money(typed: str, text: str) -> None:
    assert row(price=typed).price.text == text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2013-10-07", date(2013, 10, 7)),
        ("10/07/2013", date(2013, 10, 7)),
        ("1/2/2013", date(2013, 1, 2)),
        ("02/29/2024", date(2024, 2, 29)),
    ],
)
def test_date(typed: str, day: date) -> None:
    cell = row(date=typed).date

    assert (cell.value, cell.text) == (day, day.isoformat())


@pytest.mark.parametrize("typed", ["yes", "Yes", "YES", "true", "True", "1", '"yes"'])
def test_flag_yes(typed: str) -> None:
    assert (row(equity_swap=typed).equity_swap.value, row(equity_swap=typed).equity_swap.text) == (True, "1")


@pytest.mark.parametrize("typed", ["no", "No", "false", "FALSE", "0"])
def test_flag_no(typed: str) -> None:
    assert (row(equity_swap=typed).equity_swap.value, row(equity_swap=typed).equity_swap.text) == (False, "0")


@pytest.mark.parametrize(
    ("box", "typed", "text"),
    [
        ("ownership", "direct", "D"),
        ("ownership", "INDIRECT", "I"),
        ("ownership", "d", "D"),
        ("ownership", "I", "I"),
        ("timeliness", "early", "E"),
        ("timeliness", "Late", "L"),
        ("timeliness", "E", "E"),
        ("timeliness", "l", "L"),
        ("code", "S", "S"),
        ("form-type", "3", "3"),
    ],
)
def test_choice(box: str, typed: str, text: str) -> None:
    assert getattr(row(**{box: typed}), box.replace("-", "_")).text == text


@pytest.mark.parametrize("form", ["3", "3/A", "4", "4/A", "5", "5/A", "4/a"])
def test_form(form: str) -> None:
    said = filing(f"form: {form}\n")

    assert said.form.value == form.upper()
    assert (said.base, said.amends) == (form[0], form.endswith(("/A", "/a")))


# Section 3: footnotes of a box -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text", "notes"),
    [
        ("1,200 [a]", "1200", ("a",)),
        ("1,200[a]", "1200", ("a",)),
        ("1,200   [a]", "1200", ("a",)),
        ("1,200 [a, b]", "1200", ("a", "b")),
        ("1,200 [b,a]", "1200", ("b", "a")),
        ("1,200 [ a , b ]", "1200", ("a", "b")),
        ('"1,200 [a]"', "1200", ("a",)),
        ("'1,200 [a]'", "1200", ("a",)),
        ("1,200 [a] # so", "1200", ("a",)),
        ("[a]", "", ("a",)),
        ("[a, b]", "", ("a", "b")),
        ('"[a, b]"', "", ("a", "b")),
        ("\n      - a\n      - b", "", ("a", "b")),
        ('{value: "1,200", notes: [a]}', "1200", ("a",)),
        ('{value: "1,200", notes: a}', "1200", ("a",)),
        ("{notes: [a, b]}", "", ("a", "b")),
        ("{value: 1200}", "1200", ()),
        ("\n      value: 1,200\n      notes: [a, b]", "1200", ("a", "b")),
        ("\n      value: 1,200\n      notes: '[a, b]'", "1200", ("a", "b")),
    ],
)
def test_footnotes_of_a_number(typed: str, text: str, notes: tuple[str, ...]) -> None:
    shares = row(disposed=typed).shares

    assert (shares.text, shares.notes) == (text, notes)


@pytest.mark.parametrize(
    ("typed", "text", "notes"),
    [
        ("By Trust [a]", "By Trust", ("a",)),
        ('"By Trust [a]"', "By Trust", ("a",)),
        ("By Trust [not-there]", "By Trust", ("not-there",)),
        (f"x [{'n' * 40}]", "x", ("n" * 40,)),
        ("x [a.b-c_d]", "x", ("a.b-c_d",)),
        ("Series [A] stock", "Series [A] stock", ()),
        ("a [b] c [plan]", "a [b] c", ("plan",)),
        (">-\n      By a long\n      Trust [a,\n      b]", "By a long Trust", ("a", "b")),
        ("{value: 'By Trust [a]', notes: [b]}", "By Trust [a]", ("b",)),
        ("{value: 'By Trust [a]'}", "By Trust [a]", ()),
        ("\n      value: By Trust [irrevocable]\n      notes: [a]", "By Trust [irrevocable]", ("a",)),
    ],
)
def test_footnotes_of_a_text(typed: str, text: str, notes: tuple[str, ...]) -> None:
    nature = row(nature=typed).nature

    assert (nature.text, nature.notes) == (text, notes)


def test_every_box_of_a_row_takes_footnotes_but_the_swap() -> None:
    takes = {box.key for _, box in boxes(Row) if box.how in ("boxed", "notes")}

    assert {box.key for name, box in cell_names(Row)} - takes == {"form-type", "code", "equity-swap"}
    assert row(code="S [a]").coding.notes == ("a",)
    assert filing(rows_draft(1, "security: x", "form-type: 3 [a]", form="5")).table_1[0].coding.notes == ("a",)
    assert filing(rows_draft(1, "security: x", "form-type: [a]", form="5")).table_1[0].coding.notes == ("a",)


@pytest.mark.parametrize("typed", ["[Continued in footnote 5]", "See [x]", "See [a] there", "See [a, nobody]"])
def test_brackets_are_text_where_no_footnote_can_stand(typed: str) -> None:
    assert filing(row_draft() + f"remarks: '{typed}'\n").remarks.text == typed


def test_long_spelling_of_a_box_without_footnotes() -> None:
    said = filing(owner_draft("officer:", "  value: CEO [plan]") + "remarks: {value: 'x [plan]'}\n")

    assert said.owners[0].officer_title.text == "CEO [plan]"
    assert said.remarks.text == "x [plan]"


# Sections 4 and 5: top level and people -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("period: 2013-10-07", "period", "2013-10-07"),
        ("original-filed: 3/2/2009", "original_filed", "2009-03-02"),
        ("no-longer-subject: yes", "no_longer_subject", "1"),
        ("rule-10b5-1: no", "rule_10b5_1", "0"),
        ("remarks: See Exhibit 24.", "remarks", "See Exhibit 24."),
        ("schema: X0306", "version", "X0306"),
        ("no-securities-owned: yes", "no_securities_owned", "1"),
        ("form-3-holdings-reported: yes", "form_3_holdings", "1"),
        ("form-4-transactions-reported: no", "form_4_transactions", "0"),
    ],
)
def test_top_level(line: str, name: str, text: str) -> None:
    assert getattr(filing(f"form: 4\n{line}\n"), name).text == text


def test_every_key_of_the_map_can_be_written() -> None:
    for name, box in boxes(Filing):
        if box.kind and box.key != "form":
            word = {"date": "2013-10-07", "flag": "yes", "schema": "X0609"}.get(box.kind.name, "some text")
            assert getattr(filing(f"form: 4\n{box.key}: {word}\n"), name), box.key


def test_issuer() -> None:
    said = filing(
        'form: 4\nissuer: {cik: 7, name: "TAIWAN SEMI, LTD", symbol: TSM, foreign-symbol: "TSE: 2330"}\n'
    ).issuer

    assert [said.cik.text, said.name.text] == ["7", "TAIWAN SEMI, LTD"]
    assert [said.symbol.text, said.foreign_symbol.text] == ["TSM", "TSE: 2330"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["name: Thakar Sumedh S"], {"name": "Thakar Sumedh S"}),
        (["director: yes"], {"director": "1"}),
        (["ten-percent: no"], {"ten_percent": "0"}),
        (["officer: VP, Engineering"], {"officer": "1", "officer_title": "VP, Engineering"}),
        (["officer: yes"], {"officer": "1"}),
        (['officer: "no"'], {"officer": "0"}),
        (["officer: yes", "officer-title: CEO"], {"officer": "1", "officer_title": "CEO"}),
        (["officer-title: CEO"], {"officer_title": "CEO"}),
        (["officer: {value: yes}"], {"officer": "1", "officer_title": "yes"}),
        (["officer: CEO [x]"], {"officer": "1", "officer_title": "CEO [x]"}),
        (["other: Trustee"], {"other": "1", "other_text": "Trustee"}),
        (["other: TRUE", "other-text: Trustee"], {"other": "1", "other_text": "Trustee"}),
    ],
)
def test_owner(typed: list[str], said: dict[str, str]) -> None:
    assert owner(*typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["street: x", "state: CA"], {"street": "x", "state": "CA", "non_us": "false"}),
        (["country: F5"], {"country": "F5", "non_us": "true"}),
        (["country: F5", "non-us: no"], {"country": "F5", "non_us": "false"}),
        (["street: x", "non-us: yes"], {"street": "x", "non_us": "true"}),
        (['street-2: "SUITE #225"', "zip: 105-5135"], {"street_2": "SUITE #225", "zip": "105-5135", "non_us": "false"}),
        (["territory: HSINCHU", "city: x"], {"territory": "HSINCHU", "city": "x", "non_us": "false"}),
        (
            ["state-name: CALIFORNIA", "good-address: yes"],
            {"state_name": "CALIFORNIA", "good_address": "1", "non_us": "false"},
        ),
        (["street:"], {}),
    ],
)
def test_address(typed: list[str], said: dict[str, str]) -> None:
    assert owner("address:", *(f"  {line}" for line in typed)) == said


def test_an_old_schema_has_no_foreign_flag() -> None:
    said = filing("schema: X0306\n" + owner_draft("address:", "  street: x"))

    assert not said.owners[0].non_us


def test_signature() -> None:
    said = filing("form: 4\nsignatures:\n  - name: 'By: Ann Lee, Attorney-in-Fact'\n    date: 10/7/2013\n")

    assert said.signatures[0].name.text == "By: Ann Lee, Attorney-in-Fact"
    assert said.signatures[0].date.value == date(2013, 10, 7)


# Section 6: rows ---------------------------------------------------------------------------------------------------

WORDS_OF_A_TRANSACTION = [
    "date: 2013-10-07",
    "deemed: 2013-10-07",
    "code: S",
    "equity-swap: yes",
    "timeliness: early",
    "acquired: 1",
    "disposed: 1",
    "acquired-value: 1",
    "disposed-value: 1",
    "shares: 1",
    "total-value: 1",
    "acquired-or-disposed: A",
    "price: 1",
]


@pytest.mark.parametrize("line", WORDS_OF_A_TRANSACTION)
def test_any_word_of_a_transaction_makes_one(line: str) -> None:
    assert filing(rows_draft(2, "security: x", line)).table_2[0].column == "T2"


@pytest.mark.parametrize(
    "line", ["owned: 1", "owned-value: 1", "ownership: direct", "nature: x", "form-type: 3", "date:"]
)
def test_else_a_row_is_a_holding(line: str) -> None:
    assert filing(rows_draft(1, "security: x", line, form="5")).table_1[0].column == "H1"


@pytest.mark.parametrize(
    ("table", "lines", "said"),
    [
        (1, ["acquired: 119 [b]"], {"shares": ("119", ("b",)), "acquired_or_disposed": ("A", ())}),
        (1, ["disposed: [b]"], {"shares": ("", ("b",)), "acquired_or_disposed": ("D", ())}),
        (2, ["acquired-value: $500,000"], {"total_value": ("500000", ()), "acquired_or_disposed": ("A", ())}),
        (2, ["disposed-value: 500,000"], {"total_value": ("500000", ()), "acquired_or_disposed": ("D", ())}),
        (
            1,
            ["shares: 119 [b]", "acquired-or-disposed: D [a]"],
            {"shares": ("119", ("b",)), "acquired_or_disposed": ("D", ("a",))},
        ),
        (
            2,
            ["total-value: 5", "acquired-or-disposed: acquired"],
            {"total_value": ("5", ()), "acquired_or_disposed": ("A", ())},
        ),
        (1, ["owned: 11,051"], {"owned_after": ("11051", ())}),
        (1, ["owned-value: 5,000"], {"owned_after_value": ("5000", ())}),
        (1, ["price: 1", "owned-after: 11,051 [a]"], {"price": ("1", ()), "owned_after": ("11051", ("a",))}),
        (1, ["price: 1", "owned-after-value: $3,210.88"], {"price": ("1", ()), "owned_after_value": ("3210.88", ())}),
        (2, ["underlying-shares: 1,200"], {"underlying_shares": ("1200", ())}),
        (2, ["underlying-value: $100.12"], {"underlying_value": ("100.12", ())}),
        (2, ["exercise-price: $4.40"], {"exercise_price": ("4.40", ())}),
        (2, ["exercise-price: [a]"], {"exercise_price": ("", ("a",))}),
        (2, ["exercisable: [a]", "expires: 2021-02-03"], {"exercisable": ("", ("a",)), "expires": ("2021-02-03", ())}),
        (2, ["underlying: Common Stock"], {"underlying": ("Common Stock", ())}),
        (1, ["deemed: 2013-10-08"], {"deemed": ("2013-10-08", ())}),
        (
            1,
            ["ownership: indirect [a]", "nature: By Trust [b]"],
            {"ownership": ("I", ("a",)), "nature": ("By Trust", ("b",))},
        ),
    ],
)
def test_boxes_of_a_row(table: int, lines: list[str], said: dict[str, Any]) -> None:
    found = filing(rows_draft(table, "security: x", *lines)).rows[0]

    assert {n: (getattr(found, n).text, getattr(found, n).notes) for n, _ in cell_names(Row) if getattr(found, n)} == {
        "security": ("x", ())
    } | said


@pytest.mark.parametrize(
    ("form", "lines", "form_type", "timeliness"),
    [
        ("4", ["code: S"], "4", ""),
        ("4/A", ["code: S"], "4", ""),
        ("5", ["code: S"], "5", ""),
        ("5/A", ["code: S"], "5", ""),
        ("4", ["code: G", "timeliness: early"], "5", "E"),
        ("4/A", ["timeliness: E", "code: G"], "5", "E"),
        ("5", ["code: S", "form-type: 4"], "4", ""),
        ("5", ["code: S", "timeliness: late"], "5", "L"),
        ("4", ["code: S", "form-type: 5"], "5", ""),
        ("5", ["form-type: 3"], "3", ""),
        ("5", ["owned: 1"], "", ""),
        ("4", ["date: 2013-10-07"], "", ""),
    ],
)
def test_form_type_follows_from_form_and_timeliness(
    form: str, lines: list[str], form_type: str, timeliness: str
) -> None:
    found = filing(rows_draft(1, "security: x", *lines, form=form)).table_1[0]

    assert (found.form_type.text, found.timeliness.text) == (form_type, timeliness)


def test_rows_keep_their_order() -> None:
    text = "form: 4\ntable-1:\n  - owned: 1\n  - code: S\n  - owned: 3\n"

    assert [found.column for found in filing(text).table_1] == ["H1", "T1", "H1"]


# Section 7: numbers of footnotes -----------------------------------------------------------------------------------

NUMBERED = """\
form: FORM
table-1:
  - security: x [s]
    date: 2013-10-07 [d]
    deemed: 2013-10-07 [e]
    code: S [c]
    timeliness: early [v]
    shares: 1 [n]
    acquired-or-disposed: A [l]
    price: 1 [p]
    owned-after: 1 [o]
    ownership: indirect [w]
    nature: x [y, z]
"""
NUMBERED_2 = """\
form: FORM
table-2:
  - nature: x [y]
    ownership: I [w]
    owned-after: 1 [o]
    price: 1 [p]
    underlying: x [u]
    underlying-shares: 1 [us]
    exercisable: [x1]
    expires: [x2]
    acquired: 5 [n]
    code: S [c]
    timeliness: L [v]
    deemed: 2013-10-07 [e]
    date: 2013-10-07 [d]
    exercise-price: [ep]
    security: x [s]
"""
NUMBERED_3 = """\
form: 3
table-2:
  - security: x [s]
    exercise-price: 1 [ep]
    exercisable: [x1]
    expires: [x2]
    underlying: x [u]
    underlying-shares: 1 [us]
    ownership: I [w]
    nature: x [y]
"""


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (NUMBERED.replace("FORM", "4"), "s d e c v n l p o w y z"),
        (NUMBERED_2.replace("FORM", "4"), "s ep d e c v n x1 x2 u us p o w y"),
        (NUMBERED_3, "s x1 x2 u us ep w y"),
    ],
)
def test_footnotes_are_numbered_as_the_form_is_read(text: str, order: str) -> None:
    names = order.split()
    notes = "footnotes:\n" + "".join(f"  {name}: x\n" for name in sorted(names))

    assert numbers(filing(text + notes)) == {name: f"F{n}" for n, name in enumerate(names, 1)}


def test_f_numbers_stay_and_others_take_the_free_ones() -> None:
    said = filing(
        rows_draft(1, "security: x [late]", "price: 1 [F1, b]", "nature: x [F3]").partition("footnotes")[0]
        + "footnotes: {unmarked: u, b: b, F3: t, F1: o, late: l, F100: h}\n"
    )

    number = {"F1": "F1", "F3": "F3", "late": "F2", "b": "F4", "unmarked": "F5", "F100": "F6"}
    assert numbers(said) == number
    assert [note.text for note in as_filed(said, "X0609", False).footnotes] == ["o", "l", "t", "b", "u", "h"]


# Section 8 and what is never filed ---------------------------------------------------------------------------------


def test_what_is_never_filed() -> None:
    text = """\
form: 4
accept:
  - rule: PRC-02
    because: The price is an average.
    where: table-1[3]
published: {file: a.xml, sha256: abc, says: def}
submission:
  contact: {name: Ann}
"""
    read, findings = draft.read(text.encode(), "d.yaml")

    assert findings == []
    assert read is not None
    assert [(a.rule, a.because, a.where, a.mark.line) for a in read.accept] == [
        ("PRC-02", "The price is an average.", "table-1[3]", 3)
    ]
    assert read.published is not None
    assert (read.published.file, read.published.sha256, read.published.says) == ("a.xml", "abc", "def")
    assert read.submission is not None


def test_marks_point_at_what_is_typed() -> None:
    said = filing(row_draft(nature="By Trust [a]") + "remarks: |-\n  one\n  two\n")
    first = said.table_1[0]

    assert (said.mark.line, said.mark.column) == (1, 1)
    assert (first.mark.line, first.mark.column, first.mark.path) == (11, 5, "table-1[1]")
    assert (first.price.mark.line, first.price.mark.column, first.price.mark.path) == (15, 12, "table-1[1].price")
    assert (first.nature.mark.line, first.nature.mark.end_column) == (18, 25)
    assert first.deemed.mark == first.mark
    assert said.footnotes[0].mark.path == "footnotes.a"
    assert said.owners[0].cik.mark.path == "owners[1].cik"
    assert said.remarks.mark[:3] == ("d.yaml", 26, 10)


def test_remarks_that_were_filed_empty_keep_their_heading(loader: None) -> None:
    """EDGAR prints Remarks: for an element that is there and empty; other empty boxes are left out."""
    text = 'form: 4\nremarks: ""\n'
    read, refused = draft.read(text.encode(), "draft.yaml")

    assert not refused
    assert read is not None
    assert read.filing.remarks.mark != read.filing.mark
    assert 'remarks: ""\n' in draft.write(read)
    for absent in ("form: 4\n", "form: 4\nremarks:\n"):
        read, _ = draft.read(absent.encode(), "draft.yaml")
        assert read is not None
        assert read.filing.remarks.mark == read.filing.mark
