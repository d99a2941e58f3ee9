# SPDX-License-Identifier: Apache-2.0
"""The matrix of the transaction codes holds what General Instruction 8 and the rules say."""

from __future__ import annotations

from datetime import date

import pytest

from form4gen.codes import cite, codes, flags


def test_there_are_eighteen_codes_and_two_flags() -> None:
    assert "".join(codes()) == "PSADFIMCEHOXGLWZJU"
    assert set(flags()) == {"V", "K"}
    assert "General Instruction 8" in cite().title


@pytest.mark.parametrize("letter", codes())
def test_every_code_is_complete(letter: str) -> None:
    known = codes()[letter]

    assert known.meaning
    assert known.source
    assert known.due
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


def test_codes_without_a_place_in_a_table() -> None:
    assert [letter for letter, code in codes().items() if code.use(1) is None] == ["E", "H"]
