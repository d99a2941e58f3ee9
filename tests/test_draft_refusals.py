# SPDX-License-Identifier: Apache-2.0
"""Everything that the draft's reader refuses: what is typed, and the rule, place, message and hint that answer it."""

from __future__ import annotations

import pytest
from drafting import Told, filing, owner_draft, row_draft, rows_draft, told

from form4gen import draft
from form4gen.model import cells, records

pytestmark = pytest.mark.usefixtures("loader")


# Section 1: YAML ---------------------------------------------------------------------------------------------------

START = "begin with form: 4; `form4gen new 4` writes a start"
PROGRAM = "write the value itself; a text that begins with & * or ! goes in quotes"
CUT = "put the text in quotes; set a comment off with two blanks, # and a blank"
INDENT = "indent every line of the text, under `>-` or `|-`"
WIDE = "the file is in UTF-16, not in UTF-8"
DRAFT = "name the draft itself, a text file; `form4gen new 4` writes a start"
LOOK = "look at the quotes, brackets and indents of this line and those above"
NO_NULL = "leave the key out, or put the word in quotes"
LIST = "begin each item with `- `"
KEYS = "write its keys below it, indented"
BRACKET = "write one value; a text that begins with [ goes in quotes"
ESCAPE = "a \\ in double quotes begins an escape, and this is none"
ESCAPED = "write the character itself, or put the text in single quotes"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", Told("YAML-04", 1, 1, "the draft is empty", START)),
        ("\n# nothing\n", Told("YAML-04", 1, 1, "the draft is empty", START)),
        ("form", Told("YAML-04", 1, 1, "the draft is not a mapping (key: value)", START)),
        ("- form: 4\n", Told("YAML-04", 1, 1, "the draft is not a mapping (key: value)", START)),
        (
            "form: 4\n---\nform: 4\n",
            Told("YAML-04", 2, 1, "a second document begins here (---)", "one draft is one file: move it to another"),
        ),
        (
            "form: &a 4\n",
            Told("YAML-05", 1, 7, "&a is read as a name for this place (an anchor)", PROGRAM),
        ),
        (
            "form: 4\nremarks: *see\n",
            Told("YAML-05", 2, 10, "*see is read as a reference to another place (an alias)", PROGRAM),
        ),
        ("form: 4\n<<: {remarks: x}\n", Told("YAML-05", 2, 1, "<< is a merge key", PROGRAM)),
        ("form: !!str 4\n", Told("YAML-05", 1, 7, "!!str is read as a YAML tag", PROGRAM)),
        ("form: 4\nremarks: !x\n", Told("YAML-05", 2, 10, "!x is read as a YAML tag", PROGRAM)),
        ("form: 4\nremarks: ! x\n", Told("YAML-05", 2, 10, "! is read as a YAML tag", PROGRAM)),
        ("%YAML 1.1\n---\nform: 4\n", Told("YAML-05", 1, 1, "a line that begins with % is a YAML directive", PROGRAM)),
        (
            "form: 4\n%x\n",
            Told("YAML-01", 2, 1, "a line that begins with % is a directive to YAML", "put the text in quotes"),
        ),
        ("form: 4\n? [a]\n: b\n", Told("YAML-08", 2, 3, "a key is one word", "write `key: value`")),
        ("form: 4\n{a: b}: c\n", Told("YAML-08", 2, 1, "a key is one word", "write `key: value`")),
        (
            "form: 4\nperiod: 2013-10-07\nform: 4/A\n",
            Told("YAML-06", 3, 1, "form stands twice; first on line 1", "keep one of the two"),
        ),
        ("form: 4\nremark: x\n", Told("YAML-07", 2, 1, "remark is no box of the form", "did you mean remarks?")),
        ("form: 4\nremark:\n", Told("YAML-07", 2, 1, "remark is no box of the form", "did you mean remarks?")),
        (
            "form: 4\nissuer:\n\tcik: 1\n",
            Told("YAML-01", 3, 1, "a tab stands in the indent", "indent with blanks; YAML takes no tabs there"),
        ),
        (
            "form: 4\nissuer:\n  \tcik: 1\n  x: 1\n",
            Told("YAML-01", 3, 3, "a tab stands in the indent", "indent with blanks; YAML takes no tabs there"),
        ),
        (
            "form: 4\nfootnotes:\n  a: A first\nand a second paragraph.\nremarks: x\n",
            Told("YAML-01", 4, 1, "this line is not part of the text above it", INDENT),
        ),
        (
            "form: 4\nfootnotes:\n  a: >-\n    A first\nand a second: paragraph\n",
            Told(
                "YAML-07",
                5,
                1,
                "and a second is no box of the form",
                "a key is one word; if this is a part of the text above, indent it",
            ),
        ),
        (
            "form: 4\nremarks: one\n  two: three\n",
            Told(
                "YAML-01",
                3,
                6,
                "this line goes on with the text above, and a `: ` stands in it",
                "indent this line like the one above, or put the text above in quotes or below `>-`",
            ),
        ),
        (
            "form: 4\n issuer: x\n",
            Told(
                "YAML-01",
                2,
                2,
                "issuer stands one blank too far to the right",
                "take one blank out before issuer, so that it begins below form of line 1",
            ),
        ),
        ("form: 4\n]\n", Told("YAML-01", 2, 1, "YAML cannot read on from here", LOOK)),
        ('form: 4\nremarks: "a\\qb"\n', Told("YAML-01", 2, 10, ESCAPE, ESCAPED)),
        ('form: 4\nremarks: "a\\ud800b"\n', Told("YAML-01", 2, 10, ESCAPE, ESCAPED)),
        ('form: 4\nremarks: "a\\U00110000b"\n', Told("YAML-01", 2, 10, ESCAPE, ESCAPED)),
        (
            "form: 4\nremarks: a\x07b\n",
            Told("YAML-02", 2, 11, "a control character (U+0007) stands here", "delete it; it may be invisible"),
        ),
        (
            "form: 4\nremarks: a\u2028b\n",
            Told("YAML-02", 2, 11, "a line break of Unicode (U+2028) stands here", "delete it; it may be invisible"),
        ),
        (
            "form: 4\nremarks: caf\xe9\n".encode("latin-1"),
            Told("YAML-02", 2, 13, "byte 0xe9 is not UTF-8", "save the file as UTF-8"),
        ),
        ("form: 4\n".encode("utf-16"), Told("YAML-02", 1, 1, WIDE, "save the file as UTF-8")),
        ("form: 4\n".encode("utf-16-le"), Told("YAML-02", 0, 0, WIDE, "save the file as UTF-8")),
        ("form: 4\n".encode("utf-16-be"), Told("YAML-02", 0, 0, WIDE, "save the file as UTF-8")),
        (
            b"form: 4\nremarks: \x93Plan\x94\n",
            Told(
                "YAML-02",
                2,
                10,
                "byte 0x93 is not UTF-8: in Windows it is an opening double quote",
                'type " there, or save the file as UTF-8',
            ),
        ),
        (
            b"form: 4\nremarks: Employees\x92 Plan \x96 A\n",
            Told(
                "YAML-02",
                2,
                19,
                "byte 0x92 is not UTF-8: in Windows it is an apostrophe or closing single quote",
                "type ' there, or save the file as UTF-8",
            ),
        ),
        (
            b"form: 4\nremarks: A \x96 B\n",
            Told(
                "YAML-02",
                2,
                12,
                "byte 0x96 is not UTF-8: in Windows it is an en dash",
                "type - there, or save the file as UTF-8",
            ),
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Told("YAML-02", 0, 0, "the file is a PDF, not a draft", DRAFT)),
        (
            b"PK\x03\x04\x14\x00",
            Told("YAML-02", 0, 0, "the file is a Word or Excel document or another zip archive, not a draft", DRAFT),
        ),
        (
            b"{\\rtf1\\ansi form: 4}",
            Told("YAML-02", 0, 0, "the file is a document of a word processor (RTF), not a draft", DRAFT),
        ),
        (b"\x7fELF\x02\x01\x01\x00\xff\x00", Told("YAML-02", 0, 0, "the file is not a text", DRAFT)),
        (b"\xef\xbb\xbfform: \xff", Told("YAML-02", 1, 7, "byte 0xff is not UTF-8", "save the file as UTF-8")),
        (
            b"form: 4\nremarks: \xed\xa0\x80\n",
            Told("YAML-02", 2, 10, "byte 0xed is not UTF-8", "save the file as UTF-8"),
        ),
    ],
)
def test_yaml(text: str | bytes, answer: Told) -> None:
    assert told(text) == [answer]


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
@pytest.mark.parametrize(
    ("draft", "line", "column"),
    [
        ("form: {}\n", 1, 7),
        ("form: 4\nissuer: {}\n", 2, 9),
        ("form: 4\ntable-1: {}\n", 2, 10),
        ("form: 4\nfootnotes:\n  a: {}\n", 3, 6),
        ("form: 4\ntable-1:\n  - price: {}\n", 3, 12),
    ],
)
def test_null(word: str, draft: str, line: int, column: int) -> None:
    answer = Told("YAML-09", line, column, f"{word} is no value here", NO_NULL)

    assert told(draft.format(word)) == [answer]


@pytest.mark.parametrize(
    ("typed", "column"),
    [("Apt #44", 10), ("Apt # 44", 10), ("Apt  #44", 10), ("Apt [a] # x", 10), ("Apt #", 10)],
)
def test_a_text_cut_by_its_number_sign(typed: str, column: int) -> None:
    for text in (f"form: 4\nremarks: {typed}\n", f"form: 4\nissuer:\n  name: {typed}\n"):
        assert [(t.rule, t.message, t.hint) for t in told(text)] == [("YAML-10", "YAML ends the text before #", CUT)]

    assert told(f"form: 4\nremarks: {typed}\n")[0][1:3] == (2, column)


@pytest.mark.parametrize("text", ["form: 4\nremarks: #44\n", "form: 4\nfootnotes:\n  a: #44\n"])
def test_a_text_that_begins_with_a_number_sign(text: str) -> None:
    assert [(t.rule, t.message) for t in told(text)] == [("YAML-10", "YAML ends the text before #")]


def test_boxes_of_other_kinds_take_any_comment() -> None:
    assert told("form: 4 #x\nperiod: 2013-10-07 # x\nissuer: #x\n  cik: 1 #x\ntable-1: #rows\n  - price: #todo\n") == []


@pytest.mark.parametrize("sign", ["[x] y", "] y", "{x} y", "} y", "* y", "& y", "| y", "> y", "% y", "%y", "@y", "`y"])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("form: 4\nremarks: {}\nperiod: x\n", 2, 10),
        ("form: 4\nfootnotes:\n  a: {}\n  b: x\n", 3, 6),
        ("form: 4\nowners:\n  - name: {}\n    cik: 1\n", 3, 11),
    ],
)
def test_a_text_that_begins_with_a_sign(text: str, line: int, column: int, sign: str) -> None:
    answer = Told(
        "YAML-01", line, column, f"a text that begins with {sign[0]} goes in quotes", f"put it in quotes: '{sign}'"
    )

    assert told(text.replace("{}", sign)) == [answer]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("- y", "a text that begins with - goes in quotes", "put it in quotes: '- y'"),
        ("? y", "a text that begins with ? goes in quotes", "put it in quotes: '? y'"),
        (": y", "a text that begins with : goes in quotes", "put it in quotes: ': y'"),
        ('"x" y', 'a text that begins with " goes in quotes', "put it in quotes: '\"x\" y'"),
        ("'x' y", "a text that begins with ' goes in quotes", "put it in quotes: '''x'' y'"),
        ('"x', 'a text that begins with " goes in quotes', "close the quotes, or put it in quotes: 'x'"),
        ("[x", "a text that begins with [ goes in quotes", "close the bracket, or put the text in quotes"),
        ("{x", "a text that begins with { goes in quotes", "close the bracket, or put the text in quotes"),
        ("Note: see below", "the text holds `: `, which YAML reads as a key", "put it in quotes: 'Note: see below'"),
        ("see:", "the text holds `: `, which YAML reads as a key", "put it in quotes: 'see:'"),
        ("'s: x", "a text that begins with ' goes in quotes", "close the quotes, or put it in quotes: 's: x'"),
    ],
)
def test_a_text_that_yaml_reads_otherwise(typed: str, message: str, hint: str) -> None:
    assert told(f"form: 4\nremarks: {typed}\n") == [Told("YAML-01", 2, 10, message, hint)]


def test_a_colon_in_a_signature() -> None:
    text = "form: 4\nsignatures:\n  - name: By: Ann Lee, Attorney-in-Fact\n    date: 2013-10-07\n"
    hint = "put it in quotes: 'By: Ann Lee, Attorney-in-Fact'"

    assert told(text) == [Told("YAML-01", 3, 11, "the text holds `: `, which YAML reads as a key", hint)]


def test_a_fault_is_not_blamed_on_good_quotes_and_brackets_nearby() -> None:
    hint = "put one blank more before code, so that it begins below - price of line 3"

    for good in ("[a]", "'x'", '"x"', "{value: x}"):
        assert told(f"form: 4\ntable-1:\n  - price: {good}\n   code: S\n")[0].hint == hint


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("form: [4]\n", Told("YAML-08", 1, 7, "form holds one value, not a list", BRACKET)),
        ("form: 4\nremarks: [a, b]\n", Told("YAML-08", 2, 10, "remarks holds one value, not a list", BRACKET)),
        ("form: 4\nissuer: x\n", Told("YAML-08", 2, 9, "issuer holds keys, not one value", KEYS)),
        ("form: 4\nissuer: [x]\n", Told("YAML-08", 2, 9, "issuer holds keys, not a list", KEYS)),
        ("form: 4\nowners: x\n", Told("YAML-08", 2, 9, "owners is a list, not one value", LIST)),
        ("form: 4\nowners: {cik: 1}\n", Told("YAML-08", 2, 9, "owners is a list, not keys", LIST)),
        ("form: 4\nowners:\n  cik: 1\n", Told("YAML-08", 3, 3, "owners is a list, not keys", LIST)),
        ("form: 4\ntable-1: x\n", Told("YAML-08", 2, 10, "table-1 is a list, not one value", LIST)),
        ("form: 4\ntable-1:\n  - x\n", Told("YAML-08", 3, 5, "table-1[1] holds keys, not one value", KEYS)),
        ("form: 4\nsignatures: Ann\n", Told("YAML-08", 2, 13, "signatures is a list, not one value", LIST)),
        ("form: 4\naccept: x\n", Told("YAML-08", 2, 9, "accept is a list, not one value", LIST)),
        ("form: 4\npublished: x\n", Told("YAML-08", 2, 12, "published holds keys, not one value", KEYS)),
        ("form: 4\nfootnotes: x\n", Told("YAML-08", 2, 12, "footnotes holds keys, not one value", KEYS)),
        ("form: 4\nfootnotes:\n  - x\n", Told("YAML-08", 3, 3, "footnotes holds keys, not a list", KEYS)),
        ("form: 4\nfootnotes:\n  a: [b]\n", Told("YAML-08", 3, 6, "footnotes.a holds one value, not a list", BRACKET)),
        (
            owner_draft("address: x"),
            Told("YAML-08", 4, 14, "owners[1].address holds keys, not one value", KEYS),
        ),
        (
            owner_draft("officer: [CEO]"),
            Told("YAML-08", 4, 14, "owners[1].officer holds one value, not a list", BRACKET),
        ),
    ],
)
def test_shapes(text: str, answer: Told) -> None:
    assert told(text) == [answer]


# Section 3: footnotes of a box -------------------------------------------------------------------------------------

BRACKETS = (
    "brackets at the end name footnotes: [a, b]; if they belong to the text use `value:`, on a line of its own below "
    "`nature:`"
)
NAME = "a name has 1 to 40 letters, digits, - _ and ."


@pytest.mark.parametrize(
    "typed",
    [
        "Class A [old series]",
        "x []",
        "x ]",
        "x [[a]]",
        "x [a;c]",
        "x [-a]",
        "x [é]",
        f"x [{'n' * 41}]",
        '"x [c] [d]"',
    ],
)
def test_brackets_that_are_no_list(typed: str) -> None:
    answer = Told("YAML-11", 18, 13, f"`{typed.strip(chr(34))}` does not end in a list of footnotes", BRACKETS)

    assert told(row_draft(nature=typed)) == [answer]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("x [a] [b]", "write x [a, b]"),
        ("x [a,]", "write x [a]"),
        ("x [a b]", "write x [a, b]"),
        ("52.61 [a; plan]", "write 52.61 [a, plan]"),
    ],
)
def test_brackets_that_were_to_be_a_list(typed: str, hint: str) -> None:
    answer = Told("YAML-11", 18, 13, f"`{typed}` does not end in a list of footnotes", hint)

    assert told(row_draft(nature=typed)) == [answer]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("[a] By Trust", "the footnotes stand before the value", "write the value first: nature: By Trust [a]"),
        ("[a] [b]", "two lists of footnotes stand in one box", "one list: [a, b]"),
        ("[a][b, plan]", "two lists of footnotes stand in one box", "one list: [a, b, plan]"),
        (
            '"1,200" [a]',
            "a bracket stands behind the quotes",
            'the bracket belongs inside the quotes: "1,200 [a]"',
        ),
        (
            "'By Trust' [a]",
            "a bracket stands behind the quotes",
            "the bracket belongs inside the quotes: 'By Trust [a]'",
        ),
    ],
)
def test_brackets_that_yaml_cannot_read(typed: str, message: str, hint: str) -> None:
    assert told(row_draft(nature=typed)) == [Told("YAML-01", 18, 13, message, hint)]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "{value: 1,200, notes: [a]}",
            Told(
                "YAML-07",
                18,
                23,
                "200 is no box of a long spelling",
                'inside { } a comma ends the value; write "1,200" or use separate lines',
            ),
        ),
        (
            "{}",
            Told("YAML-08", 18, 13, "table-1[1].nature says neither value nor notes", "write at least one of the two"),
        ),
        (
            "{value: x, note: [a]}",
            Told("YAML-07", 18, 24, "note is no box of a long spelling", "did you mean notes?"),
        ),
        ("{value: [x]}", Told("YAML-08", 18, 21, "table-1[1].nature holds one value, not a list", BRACKET)),
        ("{notes: 'a, b'}", Told("YAML-11", 18, 21, "`a, b` is no name of a footnote", "write [a, b]")),
        ("[a b]", Told("YAML-11", 18, 14, "`a b` is no name of a footnote", "write [a, b]")),
        ("[a c]", Told("YAML-11", 18, 14, "`a c` is no name of a footnote", NAME)),
        (
            "{value: x, notes: {a: b}}",
            Told("YAML-08", 18, 31, "table-1[1].nature holds one value, not keys", BRACKET.replace("[", "{")),
        ),
        (
            "{value: x, filed: y}",
            Told("YAML-06", 18, 13, "value and filed stand in one box", "keep value: filed is import's word"),
        ),
    ],
)
def test_long_spelling(typed: str, answer: Told) -> None:
    assert told(row_draft(nature=typed)) == [answer]


REMARKS = "use remarks; if the brackets belong to the text, write it below `value:`"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            owner_draft("officer: CEO [plan]"),
            Told("YAML-12", 4, 14, "owners[1].officer takes no footnotes, but ends in [plan]", REMARKS),
        ),
        (
            row_draft() + "remarks: See [a, b]\n",
            Told("YAML-12", 25, 10, "remarks takes no footnotes, but ends in [a, b]", REMARKS),
        ),
        (
            owner_draft("officer: {value: CEO, notes: [plan]}"),
            Told("YAML-12", 4, 34, "owners[1].officer takes no footnotes", "say it in remarks"),
        ),
        (
            row_draft(equity_swap="yes [a]"),
            Told("YAML-12", 18, 18, "table-1[1].equity-swap takes no footnotes, but ends in [a]", REMARKS),
        ),
        (
            row_draft(form_type="4 [a]"),
            Told(
                "YAML-12",
                18,
                16,
                "form-type of a transaction takes no footnotes",
                "put them on code: they are the coding's footnotes",
            ),
        ),
    ],
)
def test_boxes_without_footnotes(text: str, answer: Told) -> None:
    assert told(text) == [answer]


# Section 5: people -------------------------------------------------------------------------------------------------

PASSWORD = "take the line out; the CCC is asked for when a submission is written"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (owner_draft("ccc: qwer$4ty"), 4, 5),
        (owner_draft("CCC: qwer$4ty"), 4, 5),
        (owner_draft("owner-ccc: qwer$4ty"), 4, 5),
        (owner_draft("rptOwnerCcc: qwer$4ty"), 4, 5),
        (owner_draft("address:", "  ccc: qwer$4ty"), 5, 7),
        ("form: 4\nccc: qwer$4ty\n", 2, 1),
        ("form: 4\nissuer: {ccc: qwer$4ty}\n", 2, 10),
        ("form: 4\nfootnotes:\n  ccc: qwer$4ty\n", 3, 3),
        ("form: 4\nissuer:\n  ccc:\n    qwer$4ty\n", 3, 3),
    ],
)
def test_the_password_is_refused_and_never_shown(text: str, line: int, column: int) -> None:
    read, findings = draft.read(text.encode(), "d.yaml")

    assert told(text) == [Told("YAML-07", line, column, "the CCC is a password and never stands in a draft", PASSWORD)]
    assert read is not None
    assert "qwer" not in "".join(read.lines)
    assert "qwer" not in repr(findings)


@pytest.mark.parametrize("typed", ["@qwer$4ty", "[qwer$4ty", "qwer: $4ty", '"qwer$4ty', "\n  @qwer$4ty"])
def test_the_password_is_not_in_what_yaml_cannot_read(typed: str) -> None:
    text = f"form: 4\nccc: {typed}\nremarks: x\n"

    assert "qwer" not in repr(told(text))
    assert "qwer" not in draft.hidden(text)
    assert "remarks: x" in draft.hidden(text)


@pytest.mark.parametrize(("flag", "text"), [("officer", "officer-title"), ("other", "other-text")])
def test_a_title_stands_once(flag: str, text: str) -> None:
    message = f"{flag} gives the text and so does {text}"
    hint = f"write {flag}: yes with {text}, or the text in {flag} alone"

    assert told(owner_draft(f"{flag}: CEO", f"{text}: CFO")) == [Told("YAML-06", 4, 7 + len(flag), message, hint)]


# Section 6: rows ---------------------------------------------------------------------------------------------------

OTHER_TABLE = "take it out, or move the row to the other table"
AFTER = "write {}: what is owned after the transaction"
DEBT = "debt is reported by value in table-2 only"


@pytest.mark.parametrize(
    ("table", "lines", "message", "hint"),
    [
        (1, ["date: 2013-10-07", "owned: 5"], "owned stands in a transaction (date)", AFTER.format("owned-after")),
        (
            2,
            ["price: 5", "owned-value: 5"],
            "owned-value stands in a transaction (price)",
            AFTER.format("owned-after-value"),
        ),
        (1, ["price: 5", "exercise-price: 5"], "exercise-price is no box of a transaction of table-1", OTHER_TABLE),
        (1, ["owned: 5", "expires: 2013-10-07"], "expires is no box of a holding of table-1", OTHER_TABLE),
        (1, ["owned: 5", "underlying: x"], "underlying is no box of a holding of table-1", OTHER_TABLE),
        (1, ["price: 5", "acquired-value: 5"], "acquired-value is no box of a transaction of table-1", DEBT),
        (1, ["price: 5", "disposed-value: 5"], "disposed-value is no box of a transaction of table-1", DEBT),
        (1, ["price: 5", "total-value: 5"], "total-value is no box of a transaction of table-1", DEBT),
    ],
)
def test_boxes_of_another_table_or_kind(table: int, lines: list[str], message: str, hint: str) -> None:
    assert told(rows_draft(table, "security: x", *lines)) == [Told("YAML-13", 5, 5, message, hint)]


@pytest.mark.parametrize(
    ("table", "lines", "line", "message"),
    [
        (1, ["acquired: 5", "disposed: 6"], 4, "acquired and disposed stand in one row"),
        (1, ["disposed: 6", "acquired: 5"], 5, "acquired and disposed stand in one row"),
        (1, ["acquired: 5", "shares: 6"], 4, "acquired and shares stand in one row"),
        (1, ["acquired: 5", "acquired-or-disposed: A"], 4, "acquired and acquired-or-disposed stand in one row"),
        (2, ["acquired: 5", "acquired-value: 5"], 4, "acquired and acquired-value stand in one row"),
        (2, ["disposed-value: 5", "total-value: 5"], 4, "disposed-value and total-value stand in one row"),
        (2, ["acquired: 1", "disposed: 2", "shares: 3"], 4, "acquired and disposed, shares stand in one row"),
    ],
)
def test_amount_and_direction_stand_once(table: int, lines: list[str], line: int, message: str) -> None:
    hint = "keep one; one row is one transaction, acquired or disposed"

    assert told(rows_draft(table, "security: x", *lines)) == [Told("YAML-14", line, 5, message, hint)]


# Section 7: footnotes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a b", "-a", "a,b", "[a]", "é", "n" * 41])
def test_names_of_footnotes(name: str) -> None:
    assert told(f"form: 4\nfootnotes:\n  '{name}': x\n") == [
        Told("YAML-11", 3, 3, f"`{name}` is no name of a footnote", NAME)
    ]


def test_names_that_differ_only_in_case() -> None:
    answer = Told("YAML-06", 4, 3, "Plan and plan differ only in case", "give one of them another name")

    assert told("form: 4\nfootnotes:\n  plan: x\n  Plan: y\n") == [answer]


# Section 8: accept -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("rule: PRC-02", "this entry has no because"),
        ("because: x", "this entry has no rule"),
        ("{rule: PRC-02, because: ''}", "this entry has no because"),
    ],
)
def test_accept_needs_rule_and_reason(entry: str, message: str) -> None:
    answer = Told("ACCEPT-01", 3, 5, message, "write rule: ID and because: the reason")

    assert told(f"form: 4\naccept:\n  - {entry}\n") == [answer]


# Section 10: words that people will try ----------------------------------------------------------------------------

PLACES = {
    "the form": "form: 4\n{}: x\n",
    "the issuer": "form: 4\nissuer:\n  {}: x\n",
    "an owner": "form: 4\nowners:\n  - {}: x\n",
    "an address": "form: 4\nowners:\n  - address:\n      {}: x\n",
    "a signature": "form: 4\nsignatures:\n  - {}: x\n",
    "a row": "form: 4\ntable-1:\n  - {}: x\n",
    "an accepted warning": "form: 4\naccept:\n  - {rule: A, because: b, {}: x}\n",
}


@pytest.mark.parametrize(
    ("part", "words", "hint"),
    [
        ("the form", "exit|exit-box|Exit Box", "write no-longer-subject"),
        ("the form", "10b5-1|aff10b5one|aff10b5One|plan", "write rule-10b5-1"),
        ("the form", "amended|original-date|date-of-original", "write original-filed"),
        ("the form", "ticker", "write issuer: symbol"),
        ("the form", "table-i|table-I|non-derivative", "write table-1"),
        ("the form", "table-ii|Table II|derivative", "write table-2"),
        ("the form", "signature", "write signatures, a list"),
        ("the form", "owner", "write owners, a list"),
        ("the form", "table_1|Table 1|Table-1", "did you mean table-1?"),
        ("the form", "Form|FORM|from|forms", "did you mean form?"),
        ("the form", "schemaVersion", "did you mean schema?"),
        ("the form", "xyz", ""),
        ("the issuer", "ticker", "write symbol"),
        ("the issuer", "Symbol|symbl", "did you mean symbol?"),
        ("the issuer", "foo", "the keys here are cik, name, symbol, foreign-symbol"),
        ("an owner", "10%|ten-percent-owner|10-percent", "write ten-percent"),
        ("an owner", "title", "write officer: the title"),
        ("an owner", "street|city|state|zip|country", "write it below address:"),
        ("an owner", "Director", "did you mean director?"),
        ("an address", "zipcode", "did you mean zip?"),
        ("a signature", "signed", "the keys here are name, date"),
        ("a row", "title", "write security"),
        ("a row", "strike|conversion-price", "write exercise-price"),
        ("a row", "amount|quantity|number|a-d|(a)-or-(d)", "write acquired or disposed"),
        ("a row", "balance|owned-following|amount-owned|Amount Owned", "write owned-after, or owned in a holding"),
        ("a row", "exercise-date|vests", "write exercisable"),
        ("a row", "expiration|expiration-date|expiration_date", "write expires"),
        ("a row", "swap|k|K", "write equity-swap"),
        ("a row", "v|V|voluntary|early", "write timeliness: early"),
        ("a row", "late", "write form-type: 4, form-type: 3 or timeliness: late"),
        ("a row", "pirce", "did you mean price?"),
        ("an accepted warning", "reason", "the keys here are rule, because, where"),
    ],
)
def test_words_that_people_try(part: str, words: str, hint: str) -> None:
    for word in words.split("|"):
        found = told(PLACES[part].replace("{}", word))

        assert [(t.rule, t.message, t.hint) for t in found] == [("YAML-07", f"{word} is no box of {part}", hint)]


# Limits ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "form: 4\nremarks: " + "[" * 100_000,
        "form: 4\nremarks: " + "[" * 100_000 + "]" * 100_000,
        "form: 4\nremarks: " + "{a: " * 100_000,
        "- " * 5000 + "x\n",
        "? " * 5000 + "x\n",
        "\n".join(" " * deep + "a:" for deep in range(1500)),
        "form: 4\nremarks: " + "[" * 150 + "]" * 150 + "[" * 200,
    ],
    ids=["brackets", "closed", "braces", "dashes", "keys", "indents", "twice"],
)
def test_deep_nesting_is_told(text: str) -> None:
    found = told(text)

    assert [t.rule for t in found] == ["YAML-03"]
    assert found[0].message == "brackets or lists are nested more than 24 deep"
    assert found[0].line >= 1


def test_nesting_below_the_suspicion_is_read() -> None:
    assert told("form: 4\nremarks: " + "[" * 140 + "]" * 140)[0].rule == "YAML-08"


def test_sizes() -> None:
    big = told(b"x" * 50_000_000)
    many = told("form: 4\nfootnotes:\n" + "".join(f"  n{n}: x\n" for n in range(300)))
    rows = told("form: 4\ntable-1: [" + "{}, " * 250 + "]\n")

    assert big == [Told("YAML-03", 1, 1, "the file has 50 MB; no draft is that long", "name the draft itself")]
    assert [t.message for t in many] == ["footnotes has 300 entries, and no part of a form has more than 99"]
    assert [t.message for t in rows] == ["table-1 has 250 entries, and no part of a form has more than 99"]


def test_a_long_line_is_read() -> None:
    assert len(filing("form: 4\nremarks: " + "x" * 1_000_000 + "\n").remarks.text) == 1_000_000


def test_a_long_key_is_shortened() -> None:
    assert len(told("form: 4\n" + "x" * 900 + ": x\n")[0].message) < 100


def test_what_is_refused_leaves_the_rest_readable() -> None:
    read, findings = draft.read(row_draft(price="~", natrue="x", nature="x [a] [b]").encode(), "d.yaml")

    assert [finding.rule for finding in findings] == ["YAML-09", "YAML-07", "YAML-11"]
    assert read is not None
    said = {box.key for record in records(read.filing) for _, box, cell in cells(record) if cell}
    assert said >= {"form", "security", "date", "code", "shares", "owned-after", "ownership"}
