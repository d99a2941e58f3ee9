# SPDX-License-Identifier: Apache-2.0
"""What a person and a machine read of findings and rules."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from form4gen import report
from form4gen.rule import ERROR, NOTE, WARNING, Cite, Finding, Mark, Rule, Severity
from form4gen.screen import Screen

FORM_4 = Cite("Form 4, General Instruction 8", "https://www.sec.gov/files/form4.pdf")
STAFF = Cite("What filers do, measured")


class Judged(NamedTuple):
    """One file's outcome, made by hand."""

    path: str
    status: str
    form: str | None = None
    schema: str | None = None
    findings: tuple[Finding, ...] = ()
    lines: dict[int, str] = {}  # noqa: RUF012
    written: tuple[str, ...] = ()


GIFT = Finding(
    "CODE-G.1",
    ERROR,
    "form",
    "a gift (code G) has no price; this says 12.50",
    "write price: 0 or change the code",
    Mark("thakar.yaml", 24, 12, 24, 17, "table-1[2].price"),
    (Mark("thakar.yaml", 22, 11, 22, 12, "table-1[2].code"),),
    FORM_4,
)
RANGE = Finding(
    "FN-12",
    WARNING,
    "practice",
    "the footnote gives a weighted average price and does not say that the prices are given on request",
    "",
    Mark("thakar.yaml", 40, 10, 41, 20, "footnotes.range"),
    (),
    STAFF,
)
LATE = Finding("DUE-02", WARNING, "form", "filed 3 business days late", "", Mark("thakar.yaml", 2), (), FORM_4)
NOTED = Finding("OW-09", NOTE, "form", "an officer who is also a director", "", Mark(), (), STAFF)
LINES = {
    2: "period: 2013-10-07",
    22: "    code: G",
    24: "    price: 12.50",
    40: "  range: The price is an average.",
}
THAKAR = Judged(
    "drafts/thakar.yaml", "failed", "4", "X0609", (LATE.accept("On paper before."), RANGE, NOTED, GIFT), LINES
)
CLEAN = Judged("drafts/clean.yaml", "clean", "4", "X0609")

TEXT = """\
drafts/thakar.yaml  (Form 4, schema X0609)

  ERROR  line 24, table-1[2].price  CODE-G.1
  a gift (code G) has no price; this says 12.50

    22 |     code: G
       |           -
    24 |     price: 12.50
       |            ^^^^^

    To do   write price: 0 or change the code
    Means   EDGAR would take it; the form is wrong
    Source  Form 4, General Instruction 8
            https://www.sec.gov/files/form4.pdf

  WARNING  line 40, footnotes.range  FN-12
  the footnote gives a weighted average price and does not say that the
  prices are given on request

    40 |   range: The price is an average.
       |          ^^^^^^^^^^^^^^^^^^^^^^^^

    Means   a matter of practice; no written rule says so
    Source  What filers do, measured

  NOTE  OW-09
  an officer who is also a director

    Means   good to know; it holds nothing up
    Source  What filers do, measured

  ACCEPTED  line 2  DUE-02
  filed 3 business days late
    Reason  On paper before.

FAILED: of 2 files 1 failed; 1 error, 1 warning, 1 note, 1 accepted; 3 other files passed over."""


def test_text_of_a_failed_and_a_clean_file() -> None:
    assert report.text_report([CLEAN, THAKAR], 3, "checked", Screen(72)) == TEXT


def test_colour_adds_nothing_but_colour() -> None:
    import re

    painted = report.text_report([CLEAN, THAKAR], 3, "checked", Screen(72, colour=True))
    assert painted != TEXT
    assert re.sub(r"\033\[[0-9;]*m", "", painted) == TEXT


@pytest.mark.parametrize(
    ("files", "passed_over", "did", "last"),
    [
        ((CLEAN,), 0, "checked", "OK: 1 file checked."),
        ((CLEAN, CLEAN), 1, "checked", "OK: 2 files checked; 1 other file passed over."),
        ((CLEAN._replace(findings=(RANGE,)),), 0, "checked", "WARNINGS: 1 file checked; 1 warning."),
        ((CLEAN._replace(written=("a.xml", "a.pdf")),), 0, "built", "OK: 1 file built; 2 files written."),
        ((THAKAR,), 0, "built", "FAILED: 1 error, 1 warning, 1 note, 1 accepted; nothing written."),
        (
            (Judged("a", "unreadable"), Judged("b", "crashed"), CLEAN),
            0,
            "checked",
            "FAILED: of 3 files 1 could not be opened, form4gen itself failed on 1.",
        ),
        ((Judged("a", "unwritten"),), 0, "built", "FAILED: of 1 file 1 could not be written; nothing written."),
    ],
)
def test_the_last_line_says_ok_or_what_failed(files: tuple[Judged, ...], passed_over: int, did: str, last: str) -> None:
    assert report.text_report(files, passed_over, did).splitlines()[-1] == last


def test_a_file_that_was_not_judged_says_so() -> None:
    told = report.text_report([Judged("a.yaml", "unreadable"), Judged("b.yaml", "crashed")], 0)
    assert "a.yaml\n\n  cannot be opened\n" in told
    assert "b.yaml\n\n  form4gen itself failed on this file: it is not checked\n" in told


def test_a_file_cannot_steer_the_terminal() -> None:
    wicked = Finding(
        "DR-01", ERROR, "draft", "the word \x1b[2J\u202e is no code", "", Mark("x", 1, 1, 1, 3, "table-1[1].code\x07")
    )
    told = report.text_report([Judged("a\x1b[0m.yaml", "failed", None, None, (wicked,), {1: "\x1b]0;x\x07 code"})], 0)
    assert told.replace("\n", "").isprintable()
    assert "the word \ufffd[2J\ufffd is no code" in told


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    found = Finding("DR-01", ERROR, "draft", "m", "", Mark("x", 7, 501, 7, 505))
    told = report.text_report([Judged("a", "failed", None, None, (found,), {7: line})], 0, "checked", Screen(60))
    shown, below = (row for row in told.splitlines() if " | " in row)
    assert len(shown) <= 60
    assert shown.index("HERE") == below.index("^^^^")
    assert below.count("^") == 4
    assert shown.startswith("    7 | ...x")
    assert shown.endswith("y...")


def test_wide_signs_take_two_cells() -> None:
    found = Finding("DR-01", ERROR, "draft", "m", "", Mark("x", 1, 7, 1, 9))
    told = report.text_report([Judged("a", "failed", None, None, (found,), {1: "name: 株式 x"})], 0)
    assert "\n      |       ^^^^\n" in told


def test_many_places_are_counted_off() -> None:
    also = tuple(Mark("x", line, 1, line, 2) for line in range(2, 8))
    found = Finding("DR-01", ERROR, "draft", "m", "", Mark("x", 1, 1, 1, 2), also)
    told = report.text_report([Judged("a", "failed", None, None, (found,), dict.fromkeys(range(1, 9), "ab"))], 0)
    assert "    4 | ab" in told
    assert "    5 | ab" not in told
    assert "    also lines 5, 6, 7" in told


def test_json_tells_everything_and_null_where_nothing_is_known() -> None:
    told: dict[str, Any] = json.loads(report.json_report([CLEAN, THAKAR, Judged("gone.yaml", "unreadable")], "0.1.0"))
    assert list(told) == ["form4gen", "format", "files", "summary"]
    assert (told["form4gen"], told["format"]) == ("0.1.0", 1)
    assert told["summary"] == {"files": 3, "errors": 1, "warnings": 1, "notes": 1, "accepted": 1}
    clean, thakar, gone = told["files"]
    assert clean == {
        "path": "drafts/clean.yaml",
        "status": "clean",
        "form": "4",
        "schema": "X0609",
        "findings": [],
    }
    assert gone == {"path": "gone.yaml", "status": "unreadable", "form": None, "schema": None, "findings": []}
    accepted, _, noted, gift = thakar["findings"]
    assert gift == {
        "rule": "CODE-G.1",
        "severity": "error",
        "kind": "form",
        "message": "a gift (code G) has no price; this says 12.50",
        "hint": "write price: 0 or change the code",
        "line": 24,
        "column": 12,
        "end_line": 24,
        "end_column": 17,
        "where": "table-1[2].price",
        "also": [{"line": 22, "column": 11, "where": "table-1[2].code"}],
        "accepted": None,
        "cite": {"title": "Form 4, General Instruction 8", "href": "https://www.sec.gov/files/form4.pdf"},
    }
    assert accepted["accepted"] == "On paper before."
    assert [noted[name] for name in ("hint", "line", "column", "end_line", "end_column", "where")] == [None] * 6
    assert noted["cite"] == {"title": "What filers do, measured", "href": None}


def test_json_of_nothing_is_json() -> None:
    assert json.loads(report.json_report((), "0.1.0"))["files"] == []


GIFTS = Rule(
    "CODE-G.1",
    "A gift is reported at price 0.\n\nWhy: Nothing is paid for a gift, so the column says 0.",
    ERROR,
    "form",
    FORM_4,
    "prices",
    event=("2023-02-27", ""),
    schema=("X0407", "X0508"),
)
OLD = Rule("FN-02", "A | stands <here>.\n\nWhy: Because.", NOTE, "practice", STAFF, "notes", filed=("", "2019-12-31"))
EXAMPLE = """\
# good: at nothing
table-1:
  - code: G
    price: 0
---
# bad: at a price
table-1:
  - code: G
    price: 12.50   # CODE-G.1
---
# bad: at another
table-1: []
"""


def test_the_page_of_a_rule() -> None:
    assert (
        report.rule_page(GIFTS, EXAMPLE)
        == """\
CODE-G.1  A gift is reported at price 0.

Nothing is paid for a gift, so the column says 0.

Counts   error: nothing is written while it stands
Means    form: EDGAR would take it; the form is wrong
Applies  events from 2023-02-27, schemas from X0407 to X0508
Source   Form 4, General Instruction 8
         https://www.sec.gov/files/form4.pdf

Wrong
  table-1:
    - code: G
      price: 12.50   # CODE-G.1

Right
  table-1:
    - code: G
      price: 0"""
    )


def test_the_page_of_a_rule_without_bounds_and_example() -> None:
    always = report.rule_page(OLD)
    assert "Applies  filings until 2019-12-31" in always
    assert "Wrong" not in always
    assert "Source   What filers do, measured" in always


@pytest.mark.parametrize(
    ("severity", "counts"),
    [
        (ERROR, "error: the signed file does not stand for the filing"),
        (WARNING, "warning: to be looked at; it fails only with --strict"),
        (NOTE, "note: nothing is held up"),
    ],
)
def test_the_page_of_a_rule_on_signed_files_speaks_of_no_draft(severity: Severity, counts: str) -> None:
    signed = Rule("VERIFY-09", "A day is typed.\n\nWhy: Because.", severity, "form", STAFF, "signing")

    assert f"\nCounts   {counts}\n" in report.rule_page(signed)


def test_the_list_of_rules() -> None:
    assert report.rules_text([OLD, GIFTS], Screen(72)).splitlines() == [
        "CODE-G.1    error    form      A gift is reported at price 0.",
        "                               Form 4, General Instruction 8",
        "FN-02       note     practice  A | stands <here>.",
        "                               What filers do, measured",
    ]


def test_the_table_of_rules_is_markdown() -> None:
    assert report.rules_markdown([OLD, GIFTS]).splitlines()[2:] == [
        "| CODE-G.1 | error | form | A gift is reported at price 0. "
        "| [Form 4, General Instruction 8](https://www.sec.gov/files/form4.pdf) |",
        "| FN-02 | note | practice | A \\| stands &lt;here>. | What filers do, measured |",
    ]
