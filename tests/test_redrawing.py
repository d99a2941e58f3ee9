# SPDX-License-Identifier: Apache-2.0
"""What a signer saw is what is filed: the pages of a signed file are drawn again from the draft inside it."""

from __future__ import annotations

import io
from collections.abc import Callable
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


def altered(file: Path, change: Callable[[pikepdf.Pdf], object]) -> Path:
    """The file, changed before anybody signs it."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file)
    return file


def laid(pdf: pikepdf.Pdf, page: int, kind: str, place: tuple[int, ...] = (40, 40, 300, 300)) -> None:
    """Lay an annotation on a page."""
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=list(place), F=4)
    sheet = pdf.pages[page].obj
    sheet.Annots = pikepdf.Array([*sheet.get("/Annots", ()), pdf.make_indirect(note)])


@pytest.mark.parametrize(
    ("sample", "day"),
    [
        *((name, "2026-07-06") for name in ("amendment", "foreign-director", "joint-trust", "sales-in-bands")),
        ("seed-today", "2026-07-06"),
        ("option-exercise-and-sale", "2026-09-16"),
    ],
)
def test_the_pages_of_a_file_are_those_that_its_draft_makes(sample: str, day: str, tmp_path: Path) -> None:
    file = built(tmp_path, (SAMPLES / sample / "draft.yaml").read_text("utf-8"), day)

    assert told(file) == []


def test_a_page_that_shows_another_price_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = making.html
    monkeypatch.setattr(making, "html", lambda *basis: honest(*basis).replace("21.50", "12.50"))
    assert told(built(tmp_path)) == [
        ("page 1", "the page says `2026S1,000D$12.505,000DTableII-DerivativeSecuritiesA` where the enclosed draft "
         "makes `2026S1,000D$21.505,000DTableII-DerivativeSecuritiesA` (blanks left out)")
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
    file = altered(built(tmp_path), lambda pdf: pdf.pages.insert(1, pdf.pages[0]))

    assert told(file) == [("", "2 pages stand before the signature page; the enclosed draft makes 1")]


def test_a_page_that_is_gone_is_told(tmp_path: Path) -> None:
    file = altered(built(tmp_path), lambda pdf: pdf.pages.__delitem__(0))
    assert told(file) == [("", "no page of the form stands before the signature page, so that the signer saw none")]

    joint = built(tmp_path, (SAMPLES / "joint-trust" / "draft.yaml").read_text("utf-8"), "2026-07-06")
    assert told(altered(joint, lambda pdf: pdf.pages.__delitem__(1))) == [
        ("", "1 page stands before the signature page; the enclosed draft makes 2")
    ]


def test_what_a_service_appends_behind_is_told_and_changes_no_page(tmp_path: Path) -> None:
    assert told(altered(built(tmp_path), lambda pdf: pdf.add_blank_page())) == [
        ("", "1 page stands behind those that form4gen made")
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.pages[0].contents_add(b"q 1 1 1 rg 100 100 400 300 re f Q"),
        lambda pdf: pdf.pages[0].obj.__setattr__("CropBox", pikepdf.Array([0, 0, 400, 612])),
        lambda pdf: pdf.pages[0].rotate(180, relative=True),
    ],
    ids=["covered", "cropped", "turned"],
)
def test_a_page_with_the_same_words_drawn_otherwise_is_told(tmp_path: Path, change: Any) -> None:
    assert told(altered(built(tmp_path), change)) == [
        (
            "page 1",
            "the page says what it should, but is drawn otherwise than here; something may cover what it shows",
        )
    ]


def test_remarks_on_any_page_are_told(tmp_path: Path) -> None:
    file = built(tmp_path)
    for page, kind in ((0, "FreeText"), (1, "Square"), (1, "Stamp")):
        altered(file, lambda pdf, page=page, kind=kind: laid(pdf, page, kind))  # type: ignore[misc]

    assert told(file) == [
        ("page 1", "a remark (FreeText) stands on page 1"),
        ("page 2", "remarks (Square, Stamp) stand on page 2"),
    ]


@pytest.mark.filterwarnings("ignore:This document has . form widget")
def test_a_field_that_lies_on_the_form_is_told_and_is_no_error(tmp_path: Path) -> None:
    file = altered(built(tmp_path), lambda pdf: laid(pdf, 0, "Widget", (0, 0, 0, 0)))
    assert told(file) == []

    judged = corridor.verify(altered(file, lambda pdf: laid(pdf, 0, "Widget")), tmp_path / "sale.xml").files[0]
    (found,) = (found for found in judged.findings if found.rule.startswith("VERIFY-11"))
    assert (found.rule, found.severity) == ("VERIFY-11.1", "warning")
    assert found.message == "a field or a link lies on page 1, where form4gen puts none"


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
    assert found.hint.startswith("see who added it, and that nothing covers the form")


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
