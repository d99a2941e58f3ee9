# SPDX-License-Identifier: Apache-2.0
"""What a reviewer is told: when filings are due and why, and what changed between two of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from drafting import ROW, filing, row_draft

from form4gen import corridor, report
from form4gen.difference import changes
from form4gen.reviewed import Change, DueDay

DAY = date.fromisoformat
FORM_4 = """\
form: 4
period: 2026-11-24
rule-10b5-1: no
issuer: {cik: 0001107843, symbol: EXMP}
owners: [{cik: 0001234567, director: yes}]
table-1:
"""


def row(day: str, *more: str) -> str:
    said = ("security: Common Stock", f"date: {day}", "code: S", "disposed: 10", "price: 5", "owned-after: 1")
    return "  - " + "\n    ".join((*said, "ownership: direct", *more)) + "\n"


def due_of(folder: Path, text: str, today: str = "2026-11-25") -> DueDay:
    path = folder / "draft.yaml"
    path.write_text(text, "utf-8")
    (found,), passed_over = corridor.due([path], today=DAY(today))
    assert passed_over == 0
    return found


# Due days -----------------------------------------------------------------------------------------------------------


def test_a_form_4_is_due_by_its_earliest_row_and_says_which_days_were_closed(tmp_path: Path) -> None:
    found = due_of(tmp_path, FORM_4 + row("2026-11-25") + row("2026-11-24"))

    assert (found.status, found.day, found.row, found.line) == ("open", DAY("2026-11-27"), "table-1[2]", 15)
    assert found.closed == ((DAY("2026-11-26"), "Thanksgiving Day"),)
    assert (found.left, found.business_days_left) == (2, 1)
    assert found.reason == "the second business day after the transaction of Tuesday 2026-11-24"
    assert found.cite.title.endswith("Rule 16a-3(g)(1)")
    assert found.rule == "DUE-01"


def test_a_late_one_is_late_by_days_and_business_days(tmp_path: Path) -> None:
    found = due_of(tmp_path, FORM_4 + row("2026-11-24"), "2026-11-30")

    assert (found.status, found.left, found.business_days_left, found.rule) == ("late", -3, -1, "DUE-02")


def test_a_signature_of_tomorrow_counts(tmp_path: Path) -> None:
    signed = "signatures: [{name: /s/ Jane Doe, date: 2026-11-30}]\n"
    found = due_of(tmp_path, FORM_4 + row("2026-11-24") + signed, "2026-11-25")

    assert (found.status, found.judged_on, found.signed) == ("late", DAY("2026-11-30"), True)


def test_the_day_that_edgar_received_it_counts_as_in_check(tmp_path: Path) -> None:
    text = FORM_4 + row("2026-11-24") + "filed-on: 2026-11-27\n"

    found = due_of(tmp_path, text, "2030-01-02")
    (judged,) = corridor.check([tmp_path / "draft.yaml"], today=DAY("2030-01-02")).files

    assert (found.status, found.judged_on) == ("timely", DAY("2026-11-27"))
    assert "DUE-02" not in {finding.rule for finding in judged.findings}


def test_a_day_of_which_it_is_not_known_makes_it_doubtful(tmp_path: Path) -> None:
    """December 24, 2025: offices of the government were closed by executive order."""
    found = due_of(tmp_path, FORM_4 + row("2025-12-22"), "2025-12-29")

    assert (found.status, found.day, found.later) == ("doubtful", DAY("2025-12-24"), DAY("2025-12-29"))


@pytest.mark.parametrize(
    ("day", "more", "why"),
    [
        ("2026-11-02", "timeliness: early", "reported early; it could wait for Form 5"),
        ("2026-11-02", "nature: x [back]", "of before the issuer registered, reported under Rule 16a-2(a)"),
        ("2002-08-28", "", "before 2002-08-29 a Form 4 was due ten days after the month"),
    ],
)
def test_some_rows_decide_nothing_and_are_named(tmp_path: Path, day: str, more: str, why: str) -> None:
    back = "footnotes: {back: Reported pursuant to Rule 16a-2(a) under the Exchange Act.}\n"
    text = FORM_4 + row(day, *filter(None, [more])) + row("2026-11-24") + back * ("back" in more)

    found = due_of(tmp_path, text)

    assert found.row == "table-1[2]"
    assert found.not_counted == (("table-1[1]", why),)


def test_a_row_without_a_date_is_named(tmp_path: Path) -> None:
    undated = row("2026-11-24").replace("    date: 2026-11-24\n", "")

    found = due_of(tmp_path, FORM_4 + undated)

    assert (found.status, found.reason) == ("none", "no transaction of it has a due day")
    assert found.not_counted == (("table-1[1]", "it has no date yet"),)


@pytest.mark.parametrize(
    ("form", "period", "status", "day", "reason"),
    [
        (
            "3",
            "2026-11-02",
            "late",
            "2026-11-12",
            "the tenth day after Monday 2026-11-02; on the effective date itself",
        ),
        (
            "5",
            "2026-10-31",
            "open",
            "2026-12-15",
            "the 45th day after the fiscal year that ended on Saturday 2026-10-31",
        ),
        ("4/A", "2026-11-02", "none", "", "an amendment has no due day of its own"),
    ],
)
def test_the_other_forms(tmp_path: Path, form: str, period: str, status: str, day: str, reason: str) -> None:
    found = due_of(tmp_path, f"form: {form}\nperiod: {period}\n")

    assert (found.status, found.day) == (status, DAY(day) if day else None)
    assert found.reason.startswith(reason)
    assert (found.line == 2) is bool(day)


def test_a_published_filing_is_held_against_its_signature(checkout: Path) -> None:
    ((found,), _) = corridor.due([checkout / "samples" / "seed" / "filing.xml"], today=DAY("2026-11-22"))

    assert (found.status, found.published, found.judged_on) == ("timely", True, DAY("2013-10-07"))
    assert "Filed   in time, signed Monday 2013-10-07" in report.due_text([found], 0)


def test_due_days_as_text(tmp_path: Path) -> None:
    found = due_of(tmp_path, FORM_4 + row("2026-11-24"))._replace(path="a.yaml")

    assert report.due_text([found, DueDay("b.yaml", "unreadable", reason="it cannot be opened")], 2).splitlines() == [
        "a.yaml  (Form 4)",
        "",
        "  Due     Friday 2026-11-27, 10 p.m. in New York",
        "  Left    2 days (1 business day), as of Wednesday 2026-11-25",
        "  Why     table-1[1], line 8: the second business day after the transaction of Tuesday 2026-11-24",
        "  Closed  Thursday 2026-11-26 (Thanksgiving Day)",
        "  Then    on the issuer's website, if it has one, by the end of Monday 2026-11-30 if it is filed on",
        "          the due day; for 12 months (Rule 16a-3(k))",
        "  Source  15 U.S.C. 78p(a)(2)(C); Rule 16a-3(g)(1)",
        "          https://www.law.cornell.edu/cfr/text/17/240.16a-3",
        "  Rule    form4gen explain DUE-01",
        "",
        "b.yaml",
        "",
        "  it cannot be opened",
        "",
        "FAILED: of 2 filings 1 cannot be read; 2 other files passed over.",
    ]


def test_due_on_the_command_line(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FORM_4 + row("2026-11-24"), "utf-8")
    (tmp_path / "bad.yaml").write_text("form: 4\nperiod: [\n", "utf-8")

    open_, late = (form4gen("due", "a.yaml", "--today", day) for day in ("2026-11-27", "2026-11-30"))
    told = form4gen("due", "a.yaml", "bad.yaml", "gone.yaml", "--today", "2026-11-27", "--format", "json")

    assert (open_.returncode, late.returncode, told.returncode) == (0, 1, 2)
    assert "  Left    until tonight, as of Friday 2026-11-27\n" in open_.stdout
    assert "  Late    by 3 days (1 business day), as of Monday 2026-11-30\n" in late.stdout
    assert "by the end of Tuesday 2026-12-01 if it is filed then" in " ".join(late.stdout.split())
    assert "late reports are disclosed by the issuer (Regulation S-K, Item 405)\n" in late.stdout
    assert late.stdout.endswith("\nLATE: of 1 filing 1 late.\n")
    document = json.loads(told.stdout)
    assert [each["status"] for each in document["filings"]] == ["open", "unreadable", "unreadable"]
    assert (document["filings"][0]["due"], document["filings"][0]["zone"]) == ("2026-11-27T22:00", "America/New_York")
    assert document["filings"][0]["website"] == "2026-11-30"
    assert document["filings"][0]["closed"] == [{"day": "2026-11-26", "name": "Thanksgiving Day"}]
    assert told.stderr == "FAILED: of 3 filings 2 cannot be read.\n"


# Differences --------------------------------------------------------------------------------------------------------


def two_rows(first: dict[str, str], second: dict[str, str]) -> str:
    one = row_draft(**{key.replace("-", "_"): value for key, value in first.items()})
    head, _, tail = one.partition("footnotes:\n")
    lines = "\n    ".join(f"{key}: {value}" for key, value in second.items())
    return f"{head}  - {lines}\nfootnotes:\n{tail}"


def told(before: str, after: str) -> list[Change]:
    return changes(filing(before), filing(after))


def test_a_box_that_changed_is_told_in_the_words_of_the_form() -> None:
    before, after = row_draft(price="21.07 [a]"), row_draft(price="21.7 [a]", ownership="indirect", nature="By Trust")

    assert told(before, after) == [
        Change("changed", "table-1[1]", "table-1[1]", "price", "4c", "$21.07 [a]", "$21.7 [a]", (15, 15)),
        Change("changed", "table-1[1]", "table-1[1]", "ownership", "6", "direct (D)", "indirect (I)", (17, 17)),
        Change("changed", "table-1[1]", "table-1[1]", "nature", "7", "", "By Trust", (0, 18)),
    ]


def test_what_says_the_same_is_the_same() -> None:
    plain, spelled = row_draft(), row_draft(disposed="1200.0", date="10/07/2013")

    assert told(plain, spelled) == []


def test_a_footnote_counts_by_its_text() -> None:
    before = row_draft(code="S [plan]").replace("plan: The third.", "plan: Sold under a plan of May 1.")
    renamed = before.replace("[plan]", "[F1]").replace("plan:", "F1:")
    revised = before.replace("May 1.", "May 2.")
    elsewhere = before.replace("S [plan]", "S").replace("1,200", "1,200 [plan]")

    assert told(before, renamed) == []
    assert [(c.what, c.where, c.before[-6:], c.after[-6:]) for c in told(before, revised)] == [
        ("changed", "footnotes.plan", "May 1.", "May 2.")
    ]
    assert [(c.box, c.before, c.after) for c in told(before, elsewhere)] == [
        ("coding", "[plan]", ""),
        ("shares", "1,200", "1,200 [plan]"),
    ]


def test_rows_are_matched_wherever_they_stand() -> None:
    grant = {**ROW, "code": "A", "disposed": "", "acquired": "500", "price": "0", "owned-after": "700"}
    del grant["disposed"]
    one, both, turned = row_draft(), two_rows({}, grant), two_rows({}, grant)
    head, rows, tail = turned.partition("table-1:\n")[0], turned.partition("table-1:\n")[2], ""
    rows, _, tail = rows.partition("footnotes:\n")
    parts = rows.split("  - ")[1:]
    turned = f"{head}table-1:\n  - {parts[1]}  - {parts[0]}footnotes:\n{tail}"

    added, removed = told(one, both), told(both, one)

    assert {(c.what, c.was, c.where) for c in added} == {("added", "", "table-1[2]")}
    assert {(c.what, c.was, c.where) for c in removed} == {("removed", "table-1[2]", "")}
    assert [c.box for c in added] == [c.box for c in removed]
    assert [(c.what, c.where, c.before, c.after) for c in told(both, turned)] == [("moved", "table-1", "1, 2", "2, 1")]


def test_owners_are_matched_by_their_cik_and_the_head_is_told() -> None:
    before = row_draft()
    after = before.replace("cik: 0001494730", "cik: 0009900001").replace("symbol: QLYS", "symbol: QQ")

    assert [(c.what, c.was, c.where, c.box) for c in told(before, after)][:2] == [
        ("changed", "issuer", "issuer", "symbol"),
        ("added", "", "owners[1]", "cik"),
    ]
    assert {c.was for c in told(before, after) if c.what == "removed"} == {"owners[1]"}


@pytest.mark.parametrize("sample", ["seed", "sales-in-bands", "form-3-options-and-trust", "form-5-gift-and-late-item"])
def test_a_sample_and_its_filing_are_the_same(checkout: Path, sample: str) -> None:
    folder = checkout / "samples" / sample

    assert list(corridor.difference(folder / "draft.yaml", folder / "filing.xml")) == []


def test_differences_as_text() -> None:
    found = told(row_draft(), row_draft(price="21.5"))

    assert report.difference_text("a.yaml", "b.yaml", found).splitlines() == [
        "a.yaml -> b.yaml",
        "",
        "  CHANGED  table-1[1]",
        "    price, column 4c  (lines 15 and 15)",
        "      - $21.07",
        "      + $21.5",
        "",
        "DIFFERENT: 1 box changed.",
    ]


def test_diff_on_the_command_line(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(row_draft(), "utf-8")
    (tmp_path / "b.yaml").write_text(row_draft(price="21.5", deemed="2013-10-08"), "utf-8")

    same, other, gone = (form4gen("diff", "a.yaml", name) for name in ("a.yaml", "b.yaml", "gone.yaml"))
    document: Any = json.loads(form4gen("diff", "a.yaml", "b.yaml", "--format", "json").stdout)
    unread = form4gen("diff", "a.yaml", "gone.yaml", "--format", "json")

    assert (same.returncode, other.returncode, gone.returncode, unread.returncode) == (0, 1, 2, 2)
    assert same.stdout.endswith("\nSAME: both say the same.\n")
    assert (gone.stdout, gone.stderr) == ("", "form4gen: gone.yaml: No such file or directory\n")
    assert (document["same"], len(document["changes"])) == (False, 2)
    assert document["changes"][0] == {
        "what": "changed",
        "was": "table-1[1]",
        "where": "table-1[1]",
        "box": "deemed",
        "column": "2A",
        "before": None,
        "after": "10/08/2013",
        "line_before": None,
        "line_after": 18,
    }
    assert json.loads(unread.stdout)["same"] is None
