# SPDX-License-Identifier: Apache-2.0
"""Telling names for footnotes: from the text, unique, and without a word changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CORPUS, needs_corpus

from form4gen import draft, edgar
from form4gen.filed import as_filed, marks_in_reading_order, numbers
from form4gen.model import Cell, Filing, Footnote, Row, cells
from form4gen.naming import names, renamed, subject

RANGE = (
    "The price is a weighted average price. The shares were sold in multiple transactions at prices from $10.00 to "
    "$10.60. The reporting person undertakes to provide full information upon request."
)
PLAN = "The sale was effected pursuant to a Rule 10b5-1 trading plan adopted on March 3, 2026."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("range", RANGE),
        ("plan", PLAN),
        ("vesting", "One third of the options vests on each anniversary of the grant."),
        ("trust", "Held in a family trust of which the reporting person is the trustee."),
        ("gift", "A bona fide gift to a charity, for no consideration."),
        ("withholding", "Shares withheld by the issuer to pay the taxes due on vesting."),
        ("conversion", "Class B Common Stock is convertible at any time into shares of Class A Common Stock."),
        ("unit", "Each restricted stock unit represents a contingent right to receive one share; it vests in 2027."),
        ("disclaimer", "The reporting person disclaims beneficial ownership save for a pecuniary interest."),
        ("espp", "Includes 40 shares bought under the Employee Stock Purchase Plan."),
        ("amendment", "This amendment corrects the number of shares sold."),
        ("holder", "These shares are held of record by Example Fund, L.P. The person disclaims ownership."),
        ("", "As of May 6, 2026."),
    ],
)
def test_subject(name: str, text: str) -> None:
    assert subject(text) == name


def filing(*texts: str, order: tuple[int, ...] = ()) -> Filing:
    """One row per footnote, in `order`."""
    rows = tuple(
        Row(security=Cell("Common Stock", "Common Stock"), price=Cell(notes=(f"F{n}",)))
        for n in order or range(1, len(texts) + 1)
    )
    return Filing(table_1=rows, footnotes=tuple(Footnote(name=f"F{n}", text=text) for n, text in enumerate(texts, 1)))


def test_names_are_unique_and_what_tells_nothing_keeps_its_number() -> None:
    assert names(filing(RANGE, "As of May 6.", RANGE, PLAN)) == {"F1": "range", "F3": "range-2", "F4": "plan"}


def test_names_that_a_person_gave_stay() -> None:
    named = renamed(filing(PLAN, PLAN), {"F1": "plan"})

    assert names(named) == {"F2": "plan-2"}


def test_references_by_number_are_never_broken() -> None:
    turned = filing(PLAN, "See footnote (1).", order=(2, 1))

    assert names(turned) == {"F1": "plan"}, "F2 keeps its number, so plan is given number 1 again"
    assert names(filing(PLAN, RANGE, "See footnote (1).", order=(2, 1, 3))) == {}


def said(filing: Filing) -> Iterator[tuple[int, str, str]]:
    texts = {note.name: note.text for note in filing.footnotes}
    for place, row in enumerate(filing.rows):
        for name, _, cell in cells(row):
            yield from ((place, name, texts[note]) for note in cell.notes)


def test_renaming_changes_no_word() -> None:
    before = filing(RANGE, PLAN, order=(2, 1))

    after = renamed(before, names(before))

    assert list(said(after)) == list(said(before))
    assert numbers(after) == {"plan": "F1", "range": "F2"}, "named footnotes are numbered in reading order"


@needs_corpus
def test_real_filings_say_the_same_under_telling_names() -> None:
    named = seen = moved = 0
    for path in sorted(Path(CORPUS).rglob("*.xml")):
        original = edgar.read(path.read_bytes(), path.name).filing
        if original is None or not original.footnotes:
            continue
        given = names(original)
        made = renamed(original, given)
        again, findings = draft.read(draft.write(draft.Draft(made)).encode(), path.name)
        assert again, path.name
        assert not [finding for finding in findings if finding.rule.startswith("FN")], path.name
        filed = as_filed(again.filing, "X0609", False)
        assert list(said(filed)) == list(said(original)), path.name
        if [note.name for note in filed.footnotes] and numbers(made) != {
            given.get(k, k): v for k, v in numbers(original).items()
        }:
            marks = list(dict.fromkeys(marks_in_reading_order(original)))
            assert marks != sorted(marks, key=lambda name: int(name[1:])), f"{path.name}: moved without need"
            moved += 1
        named += len(given)
        seen += len(original.footnotes)
    assert seen > 2000
    assert named > 0.9 * seen
    assert moved < 20
