# SPDX-License-Identifier: Apache-2.0
"""What a signer saw is what is filed: the pages of a signed file are drawn again from the draft inside it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import SALE

from form4gen import corridor, paper
from form4gen.corridor import Judged
from form4gen.signing import making, redrawing

SAMPLES = Path(__file__).parent.parent / "samples"


def built(folder: Path, text: str = SALE, day: str = "2026-03-03") -> Path:
    """The signature file of a draft, and beside it sale.xml."""
    (folder / "sale.yaml").write_text(text, "utf-8")
    only = frozenset({"signature", "xml"})
    corridor.build([folder / "sale.yaml"], folder, today=date.fromisoformat(day), only=only)
    return folder / "sale.signature.pdf"


def told(file: Path) -> list[tuple[str, str]]:
    """What `verify` says of the pages: places and messages."""
    judged: Judged = corridor.verify(file, file.parent / "sale.xml").files[0]
    return [(found.mark.path, found.message) for found in judged.findings if found.rule.startswith("VERIFY-11")]


@pytest.mark.parametrize("sample", ["amendment", "foreign-director", "joint-trust", "sales-in-bands", "seed-today"])
def test_the_pages_of_a_file_are_those_that_its_draft_makes(sample: str, tmp_path: Path) -> None:
    file = built(tmp_path, (SAMPLES / sample / "draft.yaml").read_text("utf-8"), "2026-07-06")

    assert told(file) == []


def test_a_page_that_shows_another_price_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = making.html
    monkeypatch.setattr(making, "html", lambda *basis: honest(*basis).replace("21.50", "12.50"))
    assert told(built(tmp_path)) == [
        ("page 1", "the page says `12.505,000DTableII-DerivativeSecuritiesA` where the enclosed draft makes "
         "`21.505,000DTableII-DerivativeSecuritiesA` (blanks left out)")
    ]  # fmt: skip


def test_a_draft_that_makes_another_xml_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = making.enclosed

    def enclosed(basis: Any) -> Any:
        xml, draft, findings = honest(basis)
        return xml, draft._replace(content=draft.content.replace(b"21.50", b"12.50")), findings

    monkeypatch.setattr(making, "enclosed", enclosed)
    places, messages = zip(*told(built(tmp_path)), strict=True)

    assert places == ("", "page 1")
    assert messages[0] == "the XML that is enclosed is not what the draft beside it makes"


def test_a_page_too_many_is_told(tmp_path: Path) -> None:
    file = built(tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages.insert(1, pdf.pages[0])
        pdf.save(file)

    assert told(file) == [("", "2 pages stand before the signature page; the enclosed draft makes 1")]


def test_what_a_service_prints_on_a_page_is_told_and_is_no_error(tmp_path: Path) -> None:
    file = built(tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        fonts = pdf.pages[0].Resources.Font
        fonts["/Own"] = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        pdf.pages[0].contents_add(b"BT /Own 7 Tf 10 10 Td (Envelope 12-34) Tj ET")
        pdf.save(file)
    judged = corridor.verify(file, tmp_path / "sale.xml").files[0]
    (found,) = (found for found in judged.findings if found.rule.startswith("VERIFY-11"))

    assert (found.rule, found.severity, found.mark.path) == ("VERIFY-11.1", "warning", "page 1")
    assert found.message == "beside the form the page says `Envelope12-34` (blanks left out)"


def test_another_version_draws_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = built(tmp_path)
    monkeypatch.setattr(redrawing, "__version__", "9.9")

    assert told(file) == [
        ("", "the file was built by form4gen 0.1.0, and this is 9.9, which may draw the form otherwise")
    ]


def test_without_pango_or_the_draft_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = built(tmp_path)

    def missing(page: str) -> bytes:
        raise paper.NoPango("a PDF needs the Pango library")

    with monkeypatch.context() as without:
        without.setattr(paper, "pdf", missing)
        assert told(file) == [("", "the form cannot be drawn here: a PDF needs the Pango library")]
    raw = io.BytesIO(file.read_bytes())
    with pikepdf.open(raw) as pdf:
        del pdf.attachments["sale.yaml"]
        pdf.save(file)

    assert told(file) == [("", "the file does not enclose the draft that it was built from")]
