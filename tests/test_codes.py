# SPDX-License-Identifier: Apache-2.0
"""The matrix of the transaction codes holds what General Instruction 8 and the rules say."""

from __future__ import annotations

from datetime import date

import pytest

from form4gen.codes import Code, Flag, called, cite, codes, flags
from form4gen.corridor import rules
from form4gen.tally import EXERCISES


def test_there_are_eighteen_codes_and_two_flags() -> None:
    assert "".join(codes()) == "PSADFIMCEHOXGLWZJU"
    assert set(flags()) == {"V", "K"}
    assert "General Instruction 8" in cite().title


@pytest.mark.parametrize("letter", codes())
def test_every_code_is_complete(letter: str) -> None:
    known = codes()[letter]

    assert known.meaning
    assert known.source[0] == cite()
    assert len(known.source) > 1
    assert known.called
    assert known.footnote
    assert any(known.use(table) for table in (1, 2))
    assert all(use.direction in ("A", "D", "A or D") for use in (known.table_1, known.table_2) if use)


@pytest.mark.parametrize(
    ("letter", "direction", "day", "form"),
    [
        ("S", "D", date(2026, 11, 18), "4"),
        ("G", "D", date(2023, 2, 26), "5"),
        ("G", "D", date(2023, 2, 27), "4"),
        ("G", "A", date(2026, 11, 18), "5"),
        ("W", "A", date(2026, 11, 18), "5"),
    ],
)
def test_the_form_on_which_a_transaction_belongs(letter: str, direction: str, day: date, form: str) -> None:
    assert codes()[letter].form(direction, day) == form


@pytest.mark.parametrize("known", [*codes().values(), *flags().values()], ids=lambda known: known.letter)
def test_the_rules_that_the_matrix_names_are_there(known: Code | Flag) -> None:
    assert set(known.rules) <= set(rules())
    assert any(known.speaks(id) for id in rules())


def test_what_never_comes_early_is_due_on_form_4_alone() -> None:
    """P and J may come early where an exemption covers them; a gift where it is received."""
    late = {letter for letter, code in codes().items() if {due.form for due in code.due} == {"4"}}

    assert {letter for letter, code in codes().items() if code.early} == late
    assert late == set("SADFIMCEHOXU")
    assert {letter for letter, code in codes().items() if code.early == "hardly"} == set("CEHU")


def test_exercises_are_the_codes_whose_two_sides_belong_together() -> None:
    assert set(EXERCISES) == {letter for letter, code in codes().items() if "goes in Table II" in code.pairs}


@pytest.mark.parametrize(
    ("word", "letters"), [("gift", "G"), ("Sale", "S"), ("RSU vesting", "AM"), ("swap", "K"), ("nothing", "")]
)
def test_what_people_call_a_code(word: str, letters: str) -> None:
    assert "".join(known.letter for known in called(word)) == letters


def test_codes_without_a_place_in_a_table() -> None:
    assert [letter for letter, code in codes().items() if code.use(1) is None] == ["E", "H"]
