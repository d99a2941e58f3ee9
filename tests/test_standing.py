# SPDX-License-Identifier: Apache-2.0
"""Type that stands from paper to paper: the same bytes as without it, and no more of it than is said."""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator

import pypdf
import pytest
from test_paper import cell, filing, one_row, page_of
from test_pdf import large

from form4gen import paper
from form4gen.model import Footnote, Row
from form4gen.paper import cells
from form4gen.paper.form import templates
from form4gen.paper.places import Place
from form4gen.paper.press import press

_NUMBER = re.compile(rb"-?\d+(?:\.\d*)?")
_BY_ITSELF = """
import pickle, sys
from form4gen import paper
from form4gen.paper import press
press.keep = lambda: None
pickle.dump([paper.pdf(page) for page in pickle.load(sys.stdin.buffer)], sys.stdout.buffer)
"""

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


def _by_weasyprint_itself(pages: list[str]) -> list[bytes]:
    asked = pickle.dumps(pages)
    made: list[bytes] = pickle.loads(
        subprocess.run([sys.executable, "-c", _BY_ITSELF], input=asked, capture_output=True, check=True).stdout
    )
    return made


def _drawn(pdf: bytes) -> list[bytes]:
    """What draws each sheet."""
    contents = [page.get_contents() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [each.get_data() for each in contents if each is not None]


def _count(place: Place) -> int:
    return 1 + sum(map(_count, place.within.values()))


def test_what_was_printed_before_changes_no_byte(fresh: None, pages: list[str]) -> None:
    forwards = [paper.pdf(page) for page in pages]
    backwards = [paper.pdf(page) for page in reversed(pages)][::-1]
    alone = []
    for page in pages:
        press.cache_clear()
        alone.append(paper.pdf(page))

    assert [made == by_itself for made, by_itself in zip(forwards, alone, strict=True)] == [True] * len(pages)
    assert [made == by_itself for made, by_itself in zip(backwards, alone, strict=True)] == [True] * len(pages)


def test_all_stands_where_weasyprint_by_itself_would_put_it(fresh: None, pages: list[str]) -> None:
    ours = [_drawn(paper.pdf(page)) for page in pages]
    plain = [_drawn(made) for made in _by_weasyprint_itself(pages)]

    for kept, made in zip(ours, plain, strict=True):
        assert [_NUMBER.sub(b"#", sheet) for sheet in kept] == [_NUMBER.sub(b"#", sheet) for sheet in made]
        here, there = (list(map(float, _NUMBER.findall(b" ".join(sheets)))) for sheets in (kept, made))
        assert len(here) > 1000
        # The last of six decimals can differ where the sum before the rounding ends in 5.
        assert max(abs(one - other) for one, other in zip(here, there, strict=True)) < 2e-6


def test_styles_are_those_of_the_sheets_and_cells_make_way(
    fresh: None, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MOST", 50)
    for page in pages:
        paper.pdf(page)
    stands = press().standing
    places, oldest = _count(stands.top), next(iter(stands.cells))
    for page in pages[:3]:
        paper.pdf(page)

    assert 100 < _count(stands.top) == places
    assert len(stands.cells) == 50
    assert oldest not in stands.cells


def test_a_cell_that_the_page_ends_in_is_broken_there(fresh: None) -> None:
    page = page_of(one_row("4", 1, Row(table=1, security=cell("word " * 3000))))
    sheets = pypdf.PdfReader(io.BytesIO(paper.pdf(page))).pages

    assert len(sheets) > 2
    assert sum(sheet.extract_text().count("word") for sheet in sheets) == 3000


@pytest.mark.parametrize("sheet", ["press", "paper", "fonts", "signature"])
def test_a_sheet_asks_for_nothing_that_a_place_does_not_tell(sheet: str) -> None:
    style = re.sub(r"/\*.*?\*/", "", (templates() / f"{sheet}.css").read_text("utf-8"), flags=re.DOTALL)
    selectors = ", ".join(re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", style))

    assert selectors or sheet == "fonts"
    assert set(re.findall(r":[\w-]+", selectors)) <= {":first-child", ":last-child", ":before"}
    assert not set("+~[#*") & set(selectors)


def test_a_document_of_somebody_else_is_not_kept(fresh: None) -> None:
    from weasyprint import HTML

    paper.pdf(page_of(filing()))
    stands = press().standing
    before = _count(stands.top), len(stands.cells)
    HTML(string="<table><td class=caption>Somebody else's document in the same process</table>").write_pdf()

    assert (_count(stands.top), len(stands.cells)) == before


def test_a_page_with_a_style_of_its_own_keeps_nothing(fresh: None) -> None:
    own = page_of(filing()).replace("</style>", ".caption { margin: calc(1px + 1px) }</style>")
    paper.pdf(own)

    assert (press().standing.top.within, press().standing.cells) == ({}, {})
