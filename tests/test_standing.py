# SPDX-License-Identifier: Apache-2.0
"""Type that stands from paper to paper: the same bytes as without it, and no more of it than is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_paper import cell, filing, page_of
from test_pdf import large

from form4gen import paper
from form4gen.model import Footnote
from form4gen.paper import standing
from form4gen.paper.press import Sheet, press

FORMS = ("3", "4", "5")


@pytest.fixture
def fresh() -> Iterator[None]:
    """A press on which nothing stands yet."""
    press.cache_clear()
    yield
    press.cache_clear()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All forms, a full one on many sheets, signs of other scripts, and what breaks in odd places."""
    odd = "“Préférence” – ½ § שלום \u202edesrever\u202c " + "x" * 300 + " fi ffi AVAVA\ttab"
    return [
        *(page_of(filing(form)) for form in FORMS),
        page_of(filing(footnotes=(Footnote(name="F1", text=odd),), remarks=cell(odd * 3)), stamp="DRAFT (not filed)"),
        page_of(large(), stamp="NOT CHECKED", source="form4gen"),
    ]


def test_what_stands_changes_no_byte(
    fresh: None, pages: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    forwards = [paper.pdf(page) for page in pages]
    backwards = [paper.pdf(page) for page in reversed(pages)][::-1]
    monkeypatch.setattr(Sheet, "standing", property(lambda sheet: None, lambda sheet, stands: None))
    monkeypatch.setattr("weasyprint.layout.inline.strut", standing._strut)
    press.cache_clear()
    plain = [paper.pdf(page) for page in pages]

    assert (press().standing.styles, press().standing.lines) == ({}, {})
    assert [made == by_itself for made, by_itself in zip(forwards, plain, strict=True)] == [True] * len(pages)
    assert [made == by_itself for made, by_itself in zip(backwards, plain, strict=True)] == [True] * len(pages)


def test_styles_are_those_of_the_sheets_and_lines_make_way(
    fresh: None, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "MOST_LINES", 100)
    for page in pages:
        paper.pdf(page)
    stands = press().standing
    styles, oldest = len(stands.styles), next(iter(stands.lines))
    for page in pages[:3]:
        paper.pdf(page)

    assert 50 < len(stands.styles) == styles
    assert len(stands.lines) == 100
    assert oldest not in stands.lines


def test_a_document_of_somebody_else_is_not_kept(fresh: None) -> None:
    from weasyprint import HTML

    paper.pdf(page_of(filing()))
    stands = press().standing
    before = len(stands.styles), len(stands.lines)
    HTML(string="<p class=caption>Somebody else's document in the same process</p>").write_pdf()

    assert (len(stands.styles), len(stands.lines)) == before


def test_a_page_with_a_style_of_its_own_keeps_nothing(fresh: None) -> None:
    own = page_of(filing()).replace("</style>", ".caption { margin: calc(1px + 1px) }</style>")
    paper.pdf(own)

    assert (press().standing.styles, press().standing.lines) == ({}, {})
