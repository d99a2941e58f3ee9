# SPDX-License-Identifier: Apache-2.0
"""The page of a transaction code in the terminal: all that the matrix says of it, its rules, and a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

from form4gen import corridor, draft, reference, report
from form4gen.codes import Code
from form4gen.screen import Screen

SNAPSHOTS = Path(__file__).parent / "snapshots"
LETTERS = list(reference.codes())


def page(letter: str) -> str:
    known = reference.codes()[letter]
    rules = [rule for rule in corridor.rules().values() if known.speaks(rule.id)]
    return report.code_page(known, rules, reference.code_example(letter), Screen(1000))


@pytest.mark.parametrize("letter", LETTERS)
def test_a_page_says_all_that_the_matrix_says(letter: str) -> None:
    known = reference.codes()[letter]
    said = page(letter)
    lines = said.splitlines()

    assert lines[0] == f"{letter}  {known.meaning}"
    for cite in known.source:
        assert cite.href in said
    for rule in known.rules:
        assert any(line[10:].startswith(f"{rule} ") for line in lines)
    assert f"\nFootnote  {known.footnote}\n" in said
    if isinstance(known, Code):
        assert known.pairs in said
        assert known.not_for in said
        assert all(use.price in said for use in (known.table_1, known.table_2) if use)
        assert "\nTable I   never\n" in said or known.table_1
    else:
        assert f"\nTyped as  {known.draft};" in said


@pytest.mark.parametrize("letter", LETTERS)
def test_the_draft_of_a_page_can_be_typed_as_it_stands(letter: str) -> None:
    shown = page(letter).partition("\nRight\n")[2]

    read, refused = draft.read("\n".join(line[2:] for line in shown.splitlines()).encode(), "draft.yaml")

    assert read is not None
    assert not refused
    assert read.filing.rows


def test_a_page_and_the_list_read_as_they_are_held(request: pytest.FixtureRequest, form4gen: Run) -> None:
    now = form4gen("explain", "G").stdout + "\n" + "-" * 100 + "\n\n" + form4gen("explain", "codes").stdout
    held = SNAPSHOTS / "codes.txt"
    if request.config.getoption("--accept"):
        held.write_text(now, "utf-8")

    assert held.read_text("utf-8") == now


def test_the_list_tells_every_code_and_the_rule_on_codes_names_the_list() -> None:
    listed = report.codes_text(reference.codes(), Screen(1000)).splitlines()

    assert [line for line in listed if line.startswith("  ")] == [
        f"  {letter}  {known.meaning}" for letter, known in reference.codes().items()
    ]
    assert "`form4gen explain codes`" in corridor.rules()["CODE-00"].why


def test_a_code_is_named_in_many_ways(form4gen: Run) -> None:
    said = form4gen("explain", "M").stdout
    for words in (("m",), ("code", "M"), ("CODE", "m")):
        assert form4gen("explain", *words).stdout == said
    for words in (("K",), ("S/K",), ("code", "k")):
        assert form4gen("explain", *words).stdout.startswith("K  an equity swap")
    assert form4gen("explain", "GV").stdout.startswith("V  reported earlier")
    assert form4gen("explain", "code").stdout == form4gen("explain", "codes").stdout


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("B", "no transaction code is called B; the codes are A C D"),
        ("gift", "gift is neither a rule nor a code; did you mean `form4gen explain G` (a bona fide gift)?"),
        ("CODE-M.9", "no rule is called CODE-M.9; did you mean CODE-M"),
    ],
)
def test_an_unknown_code_is_met_kindly(form4gen: Run, word: str, said: str) -> None:
    done = form4gen("explain", word)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
