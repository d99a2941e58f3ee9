# SPDX-License-Identifier: Apache-2.0
"""Forms that together say what is too big for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from form4gen import check, phrases, rules, tally
from form4gen.case import Case
from form4gen.filed import numbers
from form4gen.model import (
    LONGEST_REMARKS,
    MOST_OWNERS,
    MOST_ROWS,
    Cell,
    Filing,
    Footnote,
    Issuer,
    Owner,
    Row,
    Signature,
    cells,
)
from form4gen.split import parts

assert rules
FIRST = date(2026, 11, 2)


def cell(value: Any, *notes: str) -> Cell[Any]:
    return Cell(value, str(value), notes)


def row(number: int, *, code: str = "S", table: int = 1, owned: int = 100_000, note: str = "") -> Row:
    day = FIRST + timedelta(days=number // 10)
    more: dict[str, Any] = {}
    if table == 2:
        more = {"underlying": cell("Common Stock"), "underlying_shares": cell(Decimal(10))}
    return Row(
        table=table,
        security=cell("Common Stock" if table == 1 else "Option"),
        date=cell(day),
        form_type=cell("4"),
        code=cell(code),
        shares=cell(Decimal(10)),
        price=Cell(Decimal(5), "5", (note,) if note else ()),
        acquired_or_disposed=cell("A" if code == "M" and table == 1 else "D"),
        owned_after=cell(Decimal(owned)),
        ownership=cell("D"),
        **more,
    )


def holding(number: int) -> Row:
    return Row(holding=True, security=cell("Common Stock"), owned_after=cell(Decimal(number)), ownership=cell("D"))


def sales(count: int, notes: int = 0) -> tuple[Row, ...]:
    return tuple(row(n, owned=100_000 - 10 * (n + 1), note=f"F{n % notes + 1}" if notes else "") for n in range(count))


def filing(table_1: Iterable[Row] = (), table_2: Iterable[Row] = (), owners: int = 1, **more: Any) -> Filing:
    persons = tuple(
        Owner(cik=cell(f"{n + 100}"), name=cell(f"Person {n + 1}"), ten_percent=cell(True)) for n in range(owners)
    )
    return Filing(
        form=more.pop("form", cell("4")),
        period=cell(FIRST),
        issuer=Issuer(cik=cell("77"), symbol=cell("EXMP")),
        owners=persons,
        rule_10b5_1=cell(False),
        table_1=tuple(table_1),
        table_2=tuple(table_2),
        signatures=more.pop("signatures", (Signature(name=cell("/s/ A B")),)),
        **more,
    )


def together(found: list[Filing]) -> Filing:
    """The parts put one after the other, their footnotes told by their texts."""
    return replace(
        found[0],
        table_1=tuple(told for part in found for told in by_text(part, part.table_1)),
        table_2=tuple(told for part in found for told in by_text(part, part.table_2)),
    )


def by_text(part: Filing, rows: Iterable[Row]) -> Iterator[Row]:
    texts = {note.name: note.text for note in part.footnotes}
    for one in rows:
        marked: Any = {
            name: replace(c, notes=tuple(texts[note] for note in c.notes)) for name, _, c in cells(one) if c.notes
        }
        yield replace(one, **marked)


def said(rows: Iterable[Row]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(c.text, c.notes) for _, _, c in cells(one)] for one in rows]


def findings(part: Filing, *prefixes: str) -> list[str]:
    case = Case(part, date(2026, 12, 1), "X0609")
    return [finding.rule for finding in check.run(case, prefixes, ())]


def test_what_fits_stays_as_it_is() -> None:
    whole = filing(sales(30), owners=10)

    assert parts(whole) == [whole]


def test_thirty_one_rows_are_two_forms() -> None:
    first, second = parts(filing(sales(31)))

    assert (len(first.rows), len(second.rows)) == (30, 1)
    assert second.rows[0].owned_after.value == 100_000 - 310
    assert first.remarks.text == (
        "This is the first of two Forms 4 that together make one report, because one form takes no more than thirty "
        "lines in each table. Lines and amounts owned continue from one form to the next."
    )
    assert second.remarks.text.startswith("This is the second of two Forms 4 ")
    assert second.period.value == first.period.value == FIRST
    assert findings(second, "DOC-12") == [], "the later form keeps the period of the first"


def test_each_form_has_its_own_footnotes_numbered_from_one() -> None:
    notes = tuple(Footnote(name=f"F{n + 1}", text=f"Words on price {n + 1}.") for n in range(40))
    whole = filing(sales(40, notes=40), footnotes=notes)

    first, second = parts(whole)

    assert [note.name for note in second.footnotes] == [f"F{n + 1}" for n in range(10)]
    assert [note.text for note in second.footnotes] == [note.text for note in notes[30:]]
    assert set(numbers(second).values()) == {note.name for note in second.footnotes}
    assert len(first.footnotes) == 30


def test_a_footnote_without_a_mark_is_told_once() -> None:
    first, second = parts(filing(sales(31), footnotes=(Footnote(name="F1", text="Nobody marks me."),)))

    assert (len(first.footnotes), len(second.footnotes)) == (1, 0)


def test_an_exercise_is_not_torn() -> None:
    options = [row(28, code="M", table=2, owned=0)]
    exercise = [row(28, code="M", owned=99_720 + 10)]
    rows = [*sales(28), *exercise, *sales(30)[28:], *sales(10)]

    found = parts(filing(rows, [*(row(n, code="S", table=2) for n in range(30)), *options]))

    for part in found:
        came = sum(one.code.value == "M" for one in part.table_1)
        went = sum(one.code.value == "M" for one in part.table_2)
        assert came == went


def test_each_form_gets_a_transaction() -> None:
    rows = [*sales(20), *(holding(n) for n in range(25))]

    first, second = parts(filing(rows))

    assert any(not one.holding for one in first.rows)
    assert any(not one.holding for one in second.rows)


def test_eleven_owners_are_two_forms_with_the_same_rows() -> None:
    signatures = tuple(Signature(name=cell(f"/s/ Person {n + 1}")) for n in range(11))

    first, second = parts(filing(sales(3), owners=11, signatures=signatures))

    assert (len(first.owners), len(second.owners)) == (10, 1)
    assert said(first.rows) == said(second.rows)
    assert [sign.name.text for sign in second.signatures] == ["/s/ Person 11"]
    assert "no more than ten reporting persons." in first.remarks.text
    assert first.remarks.text.endswith("The other reporting persons are: Person 11.")
    assert "Person 1; Person 2;" in second.remarks.text


def test_too_many_of_both() -> None:
    found = parts(filing(sales(61), owners=21))

    assert len(found) == 9
    assert found[4].remarks.text.startswith("This is number 5 of 9 Forms 4 that together make one report")
    assert "thirty lines in each table and ten reporting persons" in found[4].remarks.text


def test_own_remarks_stay_whole() -> None:
    own = "See Exhibit 24. " + "x" * 1900
    found = parts(filing(sales(31), remarks=Cell(own, own)))

    assert all(part.remarks.text.endswith(own) for part in found)
    assert all(len(part.remarks.text) <= LONGEST_REMARKS for part in found)
    assert found[1].remarks.text.startswith("This is the second of two Forms 4 that together make one report.")


def test_the_remarks_are_what_the_rules_look_for() -> None:
    for part in parts(filing(sales(301))):
        assert phrases.names_another_form(part.remarks.text)


def test_form_3_has_holdings_alone() -> None:
    found = parts(filing((holding(n) for n in range(65)), form=cell("3")))

    assert [len(part.rows) for part in found] == [30, 30, 5]
    assert "Forms 3 that together" in found[0].remarks.text


CODES = some.sampled_from(["S", "S", "S", "M", "holding"])


@settings(max_examples=30, deadline=None)
@given(
    some.lists(CODES, min_size=25, max_size=75),
    some.lists(some.sampled_from(["M", "S"]), max_size=50),
    some.integers(1, 23),
)
def test_the_parts_together_say_the_whole(first: list[str], second: list[str], owners: int) -> None:
    owned, table_1 = 100_000, []
    for n, code in enumerate(first):
        owned += {"S": -10, "M": 10, "holding": 0}[code]
        table_1.append(holding(n) if code == "holding" else row(n, code=code, owned=owned, note=f"F{n % 7 + 1}"))
    table_2 = [row(n, code=code, table=2, owned=5_000 - 10 * n) for n, code in enumerate(second)]
    used = {name for one in table_1 for name in one.notes}
    notes = tuple(Footnote(name=f"F{n}", text=f"Words {n}.") for n in range(1, 8) if f"F{n}" in used)
    whole = filing(table_1, table_2, owners=owners, footnotes=notes)

    found = parts(whole)

    groups = -(-owners // MOST_OWNERS)
    size = len(found) // groups
    for begin in range(0, len(found), size):
        joined = together(found[begin : begin + size])
        assert said(joined.rows) == said(together([whole]).rows)
        assert all(tally.chains(run.rows) for run in tally.runs(joined))
    assert [owner for part in found[::size] for owner in part.owners] == list(whole.owners)
    for part in found:
        assert len(part.table_1) <= MOST_ROWS
        assert len(part.table_2) <= MOST_ROWS
        assert findings(part, "DOC-11", "OWN-01") == []
        assert {name for one in part.rows for name in one.notes} == {note.name for note in part.footnotes}


@pytest.mark.parametrize("count", [30, 31, 60, 61])
def test_as_few_forms_as_possible(count: int) -> None:
    assert len(parts(filing(sales(count)))) == -(-count // MOST_ROWS)
