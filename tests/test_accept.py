# SPDX-License-Identifier: Apache-2.0
"""Warnings accepted with a reason: silenced where the draft says, told in every report, and never an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SALE, Run

from form4gen.accepting import accept
from form4gen.corridor import rules
from form4gen.rule import ERROR, NOTE, WARNING, Finding, Mark, Severity

HERE = Mark("d.yaml", 40, 5, path="accept[1]")
KNOWN = rules()


def found(rule: str, path: str = "", severity: Severity = WARNING) -> Finding:
    return Finding(rule, severity, "form", "it is so", "change it", Mark("d.yaml", 9, 3, path=path))


def answer(entry: tuple[str, str, str], *findings: Finding) -> list[tuple[str, str, str]]:
    """What is told beside the findings, and the reasons that they got."""
    made = accept([(*entry, HERE)], list(findings))
    return [(each.rule, each.message, each.hint) for each in made[len(findings) :]]


def reasons(entry: tuple[str, str, str], *findings: Finding) -> list[str]:
    return [each.accepted for each in accept([(*entry, HERE)], list(findings))[: len(findings)]]


@pytest.mark.parametrize(
    ("rule", "where", "silenced"),
    [
        ("FN-11", "", True),
        ("FN-11", "table-1[3]", True),
        ("FN-11", "table-1[3].price", True),
        ("FN-11", "table-1", True),
        ("FN", "", True),
        ("FN-1", "", False),
        ("FN-10", "", False),
        ("FN-11", "table-1[30]", False),
        ("FN-11", "table-1[3].pri", False),
        ("FN-11", "table-2", False),
    ],
)
def test_where_and_rule_choose_the_warning(rule: str, where: str, silenced: bool) -> None:
    warning = found("FN-11", "table-1[3].price")

    assert reasons((rule, "It is right.", where), warning) == (["It is right."] if silenced else [""])


def test_a_note_may_be_accepted_too() -> None:
    assert reasons(("FN-09", "Numbers of the plan.", ""), found("FN-09", "", NOTE)) == ["Numbers of the plan."]


def test_an_error_is_never_accepted() -> None:
    error = found("FN-02", "footnotes.a", ERROR)

    assert reasons(("FN-02", "I say so.", ""), error) == [""]
    assert answer(("FN-02", "I say so.", ""), error) == [
        ("ACCEPT-02", "FN-02 is an error and cannot be accepted", "mend what it says, and take this entry out")
    ]


def test_a_family_accepts_its_warnings_and_not_its_errors() -> None:
    error, warning = found("FN-02", "footnotes.a", ERROR), found("FN-11", "footnotes.b")

    assert reasons(("FN", "So.", ""), error, warning) == ["", "So."]
    assert [rule for rule, _, _ in answer(("FN", "So.", ""), error, warning)] == ["ACCEPT-02"]


@pytest.mark.parametrize(
    ("rule", "hint"),
    [("FN-111", "did you mean FN-11?"), ("XYZ", "`form4gen rules` lists them"), ("fn-11", "did you mean FN-11?")],
)
def test_an_unknown_rule_is_told(rule: str, hint: str) -> None:
    told = answer((rule, "So.", ""))

    assert [(id, message) for id, message, _ in told] == [
        ("ACCEPT-02", f"there is no rule {rule} that can be accepted")
    ]
    assert told[0][2] == hint


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        ("VERIFY-09", "a signed file"),
        ("VERIFY-03", "a signed file"),
        ("VERIFY", "a signed file"),
        ("XML-08", "a filing in XML"),
        ("FILE-09", "the files of a build"),
    ],
)
def test_what_speaks_of_no_draft_is_accepted_in_none(rule: str, about: str) -> None:
    message = f"{rule} is about {about} and cannot be accepted in a draft"

    assert answer((rule, "So.", "")) == [("ACCEPT-02", message, "take this entry out")]


def test_whether_a_rule_can_be_accepted_hangs_on_no_room_that_is_open(form4gen: Run, tmp_path: Path) -> None:
    """A check does not open the room of signed files, so that it does not know their rules."""
    (tmp_path / "a.yaml").write_text(f"{SALE}accept:\n  - rule: VERIFY-09\n    because: So.\n")

    done = form4gen("check", "a.yaml", "--today", "2026-03-03")

    assert "VERIFY-09 is about a signed file and cannot be accepted in a draft" in done.stdout


def test_a_silence_that_silences_nothing_is_told() -> None:
    assert answer(("FN-11", "So.", "")) == [("ACCEPT-03", "nothing is said by FN-11", "take this entry out")]
    assert answer(("FN-11", "So.", "table-1[2]"), found("FN-11", "table-1[1]")) == [
        ("ACCEPT-03", "nothing is said by FN-11 at table-1[2]", "take this entry out")
    ]


def test_one_reason_for_many_places_is_told() -> None:
    one, two = found("FN-11", "footnotes.a"), found("FN-11", "")

    assert reasons(("FN-11", "So.", ""), one, two) == ["So.", "So."]
    assert answer(("FN-11", "So.", ""), one, two) == [
        (
            "ACCEPT-04",
            "FN-11 speaks of 2 places: footnotes.a, the form",
            "say `where:` and give each place its reason",
        )
    ]


def test_two_places_each_with_their_reason() -> None:
    one, two = found("FN-11", "footnotes.a"), found("FN-11", "footnotes.b")
    wanted = [("FN-11", "First.", "footnotes.a", HERE), ("FN-11", "Second.", "footnotes.b", HERE)]

    assert [each.accepted for each in accept(wanted, [one, two])] == ["First.", "Second."]


def test_an_entry_without_rule_or_reason_is_left_to_the_reader() -> None:
    assert answer(("", "So.", ""), found("FN-11")) == []
    assert answer(("FN-11", "", ""), found("FN-11")) == []


def test_what_is_told_stands_at_the_entry() -> None:
    assert accept([("FN-11", "So.", "", HERE)], [])[0].mark == HERE
    assert KNOWN["ACCEPT-02"].severity is ERROR
    assert KNOWN["ACCEPT-03"].severity is WARNING
    assert KNOWN["ACCEPT-04"].severity is WARNING
