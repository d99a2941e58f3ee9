# SPDX-License-Identifier: Apache-2.0
"""Slips of the keyboard: each is told once, at its own line, with what to type, and nothing is told for its sake."""

from __future__ import annotations

from datetime import date

import pytest
from drafting import Told, told

from form4gen import check, draft
from form4gen.case import Case
from form4gen.rule import NOTE

DRAFT = """\
form: 4
period: 2026-03-02
rule-10b5-1: no

issuer:
  cik: 0009900108
  name: Maplewick Foods, Inc.
  symbol: MPLW

owners:
  - cik: 0009900210
    name: Okafor Maria T.
    officer: Chief Financial Officer

table-1:
  - security: Common Stock
    date: 2026-03-02
    code: S
    disposed: 1,200
    price: 52.61 [range]
    owned-after: 24,000
    ownership: direct
  - security: Common Stock
    date: 2026-03-02
    code: G
    disposed: 500
    price: 0
    owned-after: 23,500
    ownership: direct
  - security: Common Stock
    owned: 3,100
    ownership: indirect
    nature: By Spouse

footnotes:
  range: >-
    The price is a weighted average. These shares were sold in multiple transactions at prices ranging from $52.05 to
    $53.04, inclusive. The reporting person undertakes to provide to the issuer, any security holder of the issuer, or
    the staff of the Securities and Exchange Commission, upon request, full information regarding the number of shares
    sold at each separate price within the range.

signatures:
  - name: /s/ Maria T. Okafor
    date: 2026-03-03
"""


pytestmark = pytest.mark.usefixtures("loader")


def typed(line: int, text: str, lines: int = 1) -> str:
    """The draft with another text in the place of a line, or of several."""
    said = DRAFT.split("\n")
    return "\n".join([*said[: line - 1], *([text] if text else []), *said[line - 1 + lines :]])


def all_told(text: str) -> list[Told]:
    """What the reader and every rule say, notes aside."""
    read, findings = draft.read(text.encode(), "d.yaml")
    if read:
        findings = findings + check.run(Case(read.filing, date(2026, 3, 3), "X0609"))
    return [Told(f.rule, f.mark.line, f.mark.column, f.message, f.hint) for f in findings if f.severity is not NOTE]


def test_the_draft_without_a_slip_is_clean() -> None:
    assert all_told(DRAFT) == []


# Where YAML gives up -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "text", "column", "message", "hint"),
    [
        (20, "    price:52.61 [range]", 10, "a blank is missing behind price:", "write `price: 52.61 [range]`"),
        (18, "    code:S", 9, "a blank is missing behind code:", "write `code: S`"),
        (1, "form:4", 5, "a blank is missing behind form:", "write `form: 4`"),
        (1, "form:4   # the form", 5, "a blank is missing behind form:", "write `form: 4   # the form`"),
        (3, "rule-10b5-1:no", 12, "a blank is missing behind rule-10b5-1:", "write `rule-10b5-1: no`"),
        (
            16,
            "  - security:Common Stock",
            13,
            "a blank is missing behind security:",
            "write `- security: Common Stock`",
        ),
        (20, "    price = 52.61", 11, "price is followed by =, not by a colon", "write `price: 52.61`"),
        (20, "    price=52.61", 10, "price is followed by =, not by a colon", "write `price: 52.61`"),
        (1, "form = 4", 6, "form is followed by =, not by a colon", "write `form: 4`"),
        (
            3,
            "remarks:" + "x" * 61,
            8,
            "a blank is missing behind remarks:",
            "write `remarks: ` and then the text",
        ),
        (
            23,
            "  -security: Common Stock",
            3,
            "a blank is missing behind the hyphen",
            "write `- security: Common Stock`",
        ),
        (
            16,
            "  -security: Common Stock",
            3,
            "a blank is missing behind the hyphen",
            "write `- security: Common Stock`",
        ),
        (
            23,
            "  \u2013 security: Common Stock",
            3,
            "\u2013 is an en dash; a row begins with a hyphen and a blank",
            "write `- security: Common Stock`",
        ),
        (
            16,
            "  \u2014 security: Common Stock",
            3,
            "\u2014 is an em dash; a row begins with a hyphen and a blank",
            "write `- security: Common Stock`",
        ),
        (
            23,
            "  \u2022 security: Common Stock",
            3,
            "\u2022 is a bullet; a row begins with a hyphen and a blank",
            "write `- security: Common Stock`",
        ),
        (
            20,
            "   price: 52.61",
            4,
            "price stands one blank too far to the left",
            "put one blank more before price, so that it begins below disposed of line 19",
        ),
        (
            20,
            "  price: 52.61",
            3,
            "price stands two blanks too far to the left",
            "put two blanks more before price, so that it begins below disposed of line 19",
        ),
        (
            20,
            "     price: 52.61",
            6,
            "price stands one blank too far to the right",
            "take one blank out before price, so that it begins below disposed of line 19",
        ),
        (
            8,
            "   symbol: MPLW",
            4,
            "symbol stands one blank too far to the right",
            "take one blank out before symbol, so that it begins below name of line 7",
        ),
        (
            8,
            " symbol: MPLW",
            2,
            "symbol stands one blank too far to the left",
            "put one blank more before symbol, so that it begins below name of line 7",
        ),
        (
            2,
            " period: 2026-03-02",
            2,
            "period stands one blank too far to the right",
            "take one blank out before period, so that it begins below form of line 1",
        ),
        (
            23,
            "   - security: Common Stock",
            4,
            "- security stands one blank too far to the right",
            "take one blank out before - security, so that it begins below - security of line 16",
        ),
        (
            16,
            "   - security: Common Stock",
            4,
            "- security stands one blank too far to the right",
            "take one blank out before - security, so that it begins above date",
        ),
        (
            23,
            "  security: Common Stock",
            3,
            "a new row begins here",
            "put `- ` before security, as before security on line 16",
        ),
        (
            20,
            "    price: [range] 52.61",
            12,
            "the footnotes stand before the value",
            "write the value first: price: 52.61 [range]",
        ),
        (20, "    price 52.61 [range]", 5, "the colon behind price is missing", "write price: 52.61 [range]"),
        (
            38,
            "   $53.04, inclusive. The reporting person undertakes to provide to the issuer, upon request,",
            1,
            "this line is not part of the text above it",
            "indent every line of the text, under `>-` or `|-`",
        ),
        (
            10,
            "",
            3,
            "a list begins here, and no key stands above it",
            "write the key that `- cik` belongs to on a line above: owners:, table-1:, table-2: or signatures:",
        ),
    ],
)
def test_a_slip_at_which_yaml_gives_up(line: int, text: str, column: int, message: str, hint: str) -> None:
    assert all_told(typed(line, text)) == [Told("YAML-01", line, column, message, hint)]


SPOUSE = "The issuer's shares are held by the reporting person's spouse, who bought them in 2019 & later."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "'The issuer's shares",
            "a text that begins with ' goes in quotes",
            "close the quotes, or put it in quotes: 'The issuer''s shares'",
        ),
        (
            "'The issuer's shares'",
            "a ' between single quotes ends the text, unless it is doubled",
            "put it in quotes: 'The issuer''s shares'",
        ),
        (
            '"Plan" shares: a "gift"',
            'a text that begins with " goes in quotes',
            'put it in quotes: \'"Plan" shares: a "gift"\'',
        ),
        (
            f"'{SPOUSE}",
            "a text that begins with ' goes in quotes",
            f"close the quotes, or write `remarks: >-`, and on the next line, indented, the text: {SPOUSE}",
        ),
        (
            f"@ {SPOUSE}",
            "a text that begins with @ goes in quotes",
            f"write `remarks: >-`, and on the next line, indented, the text: @ {SPOUSE}",
        ),
        (
            f"Note: {SPOUSE}",
            "the text holds `: `, which YAML reads as a key",
            f"write `remarks: >-`, and on the next line, indented, the text: Note: {SPOUSE}",
        ),
        (
            "@ See\n  below",
            "a text that begins with @ goes in quotes",
            "write `remarks: >-`, and on the next line, indented, the text: @ See below",
        ),
    ],
)
def test_what_is_to_be_pasted_is_never_cut(text: str, message: str, hint: str) -> None:
    assert all_told(f"form: 4\nremarks: {text}\n") == [Told("YAML-01", 2, 10, message, hint)]


def test_a_password_behind_a_wrong_sign_is_not_shown() -> None:
    for line in ("ccc = qwer$4ty", "ccc:qwer$4ty", "ccc=qwer$4ty"):
        assert "qwer" not in repr(told(f"form: 4\n{line}\nperiod: x\n"))
        assert "qwer" not in repr(told(f"form: 4\nissuer:\n  {line}\n"))
        assert "qwer" not in draft.hidden(line)


def test_a_password_behind_a_wrong_sign_is_told_as_one() -> None:
    message, hint = (
        "the CCC is a password and never stands in a draft",
        "take the line out; the CCC is asked for when a submission is written",
    )

    assert all_told(typed(11, "  - ccc = qwer$4ty")) == [Told("YAML-01", 11, 9, message, hint)]
    assert all_told(typed(12, "    ccc:qwer$4ty")) == [Told("YAML-01", 12, 8, message, hint)]


def test_a_part_whose_only_key_lacks_its_blank() -> None:
    assert told("form: 4\nissuer:\n  cik:9900108\n") == [
        Told(
            "YAML-08",
            3,
            3,
            "issuer holds keys, not one value",
            "put a blank after the colon of cik: `cik: 9900108`",
        )
    ]


# What YAML reads otherwise than it is meant ------------------------------------------------------------------------

DASH = "put `- ` before {} on line {}, in the place of two blanks"


@pytest.mark.parametrize(
    ("line", "text", "answer"),
    [
        (
            23,
            "    security: Common Stock",
            Told("YAML-06", 23, 5, "a new row begins here, without its `- `", DASH.format("security", 23)),
        ),
        (
            44,
            "    date: 2026-03-03\n    name: /s/ Maria T. Okafor\n    date: 2026-03-03",
            Told("YAML-06", 45, 5, "a new signature begins here, without its `- `", DASH.format("name", 45)),
        ),
    ],
)
def test_a_forgotten_dash(line: int, text: str, answer: Told) -> None:
    assert [t for t in all_told(typed(line, text)) if t.rule != "SIG-02"] == [answer]


def test_of_a_key_that_stands_twice_the_one_that_says_something_is_read() -> None:
    answer = Told("YAML-06", 16, 1, "table-1 stands twice; first on line 14", "keep one of the two")

    assert all_told(typed(14, "table-1:\n")) == [answer]


def test_a_key_that_stands_twice_is_no_new_row() -> None:
    answer = Told("YAML-06", 21, 5, "price stands twice; first on line 20", "keep one of the two")

    assert all_told(typed(20, "    price: 52.61 [range]\n    price: 52.62")) == [answer]


@pytest.mark.parametrize(
    ("line", "text", "key", "part", "hint"),
    [
        (15, "table1:", "table1", "the form", "did you mean table-1?"),
        (15, "table-I:", "table-I", "the form", "write table-1"),
        (15, "non-derivative:", "non-derivative", "the form", "write table-1"),
        (35, "footnote:", "footnote", "the form", "did you mean footnotes?"),
        (42, "signature:", "signature", "the form", "write signatures, a list"),
        (5, "issuers:", "issuers", "the form", "did you mean issuer?"),
        (10, "owner:", "owner", "the form", "write owners, a list"),
        (2, "perod: 2026-03-02", "perod", "the form", "did you mean period?"),
        (1, "from: 4", "from", "the form", "did you mean form?"),
        (8, "  ticker: MPLW", "ticker", "the issuer", "write symbol"),
        (13, "    title: Chief Financial Officer", "title", "an owner", "write officer: the title"),
        (13, "    officer-tittle: CFO\n    officer: yes", "officer-tittle", "an owner", "did you mean officer-title?"),
        (20, "    pirce: 52.61 [range]", "pirce", "a row", "did you mean price?"),
    ],
)
def test_a_misspelled_key_is_told_and_read(line: int, text: str, key: str, part: str, hint: str) -> None:
    answer = Told("YAML-07", line, text.index(key) + 1, f"{key} is no box of {part}", hint)

    assert all_told(typed(line, text)) == [answer]


def test_a_part_without_its_list_is_told_and_read() -> None:
    one = typed(42, "signature:\n  name: /s/ Maria T. Okafor\n  date: 2026-03-03", 3)

    assert all_told(one) == [Told("YAML-07", 42, 1, "signature is no box of the form", "write signatures, a list")]


REMARKS = "use remarks; if the brackets belong to the text, write it below `value:`"


@pytest.mark.parametrize(
    ("line", "text", "answer"),
    [
        (
            13,
            "    officer: CFO [range]",
            Told("YAML-12", 13, 14, "owners[1].officer takes no footnotes, but ends in [range]", REMARKS),
        ),
        (
            20,
            "    price: 52.61 [range] [range]",
            Told(
                "YAML-11",
                20,
                12,
                "`52.61 [range] [range]` does not end in a list of footnotes",
                "write 52.61 [range]",
            ),
        ),
        (
            20,
            "    price: 52.61 [range,]",
            Told("YAML-11", 20, 12, "`52.61 [range,]` does not end in a list of footnotes", "write 52.61 [range]"),
        ),
        (
            20,
            "    price: [range range]",
            Told(
                "YAML-11",
                20,
                13,
                "`range range` is no name of a footnote",
                "a name has 1 to 40 letters, digits, - _ and .",
            ),
        ),
        (
            27,
            "    price: ~",
            Told("YAML-09", 27, 12, "~ is no value here", "leave the key out, or put the word in quotes"),
        ),
        (
            7,
            "  name: Maplewick #4",
            Told(
                "YAML-10",
                7,
                9,
                "YAML ends the text before #",
                "put the text in quotes; set a comment off with two blanks, # and a blank",
            ),
        ),
        (
            16,
            "  - security: {a: b}",
            Told("YAML-07", 16, 16, "a is no box of a long spelling", "the keys here are value, notes, filed"),
        ),
        (
            28,
            "    owned: 23,500",
            Told(
                "YAML-13",
                28,
                5,
                "owned stands in a transaction (code, date)",
                "write owned-after: what is owned after the transaction",
            ),
        ),
        (
            26,
            "    disposed-value: 500",
            Told(
                "YAML-13",
                26,
                5,
                "disposed-value is no box of a transaction of table-1",
                "debt is reported by value in table-2 only",
            ),
        ),
        (
            31,
            "    owned-after: 3,100",
            Told(
                "YAML-13",
                31,
                5,
                "owned-after stands in a row that has no date, code, amount or price",
                "is it a holding? write owned:; a transaction needs the others as well",
            ),
        ),
        (
            13,
            "    officer:",
            Told(
                "YAML-09",
                13,
                5,
                "officer: is empty, and nothing else says how the owner is related to the issuer",
                "write officer: and the title, or take the key out and say another relationship",
            ),
        ),
        (
            13,
            "    director:",
            Told(
                "YAML-09",
                13,
                5,
                "director: is empty, and nothing else says how the owner is related to the issuer",
                "write director: yes, or take the key out and say another relationship",
            ),
        ),
    ],
)
def test_what_is_refused_is_not_missing_as_well(line: int, text: str, answer: Told) -> None:
    assert all_told(typed(line, text)) == [answer]


def test_an_empty_relationship_beside_another_is_left_out() -> None:
    assert all_told(typed(13, "    officer:\n    director: yes")) == []


@pytest.mark.parametrize("word", ["code: S", "date: 2026-03-02", "price: 5", "disposed: 5", "acquired: 5"])
def test_owned_after_beside_another_word_is_a_transaction(word: str) -> None:
    read, findings = draft.read(f"form: 4\ntable-1:\n  - owned-after: 5\n    {word}\n".encode(), "d.yaml")

    assert findings == []
    assert read is not None
    assert not read.filing.rows[0].holding
