# SPDX-License-Identifier: Apache-2.0
"""The PDF of the form: geometry, bytes, fonts, and what it refuses."""

from __future__ import annotations

import builtins
import gc
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from test_paper import cell, filing, page_of

from form4gen import paper
from form4gen.model import Filing, Footnote, Issuer, Owner, Row, Signature
from form4gen.paper import printing


def large() -> Filing:
    """30 and 30 rows with the longest texts and numbers, 99 footnotes, 10 owners."""
    number, notes = "123456789012.1234", ("F1", "F22", "F99")
    row: dict[str, Any] = {
        "security": cell("Restricted Stock Units of Pneumonoultramicroscopicsilicovol", *notes),
        "date": cell("2026-12-31", "F1"),
        "deemed": cell("2026-12-31", "F1"),
        "form_type": cell("5"),
        "code": cell("J"),
        "equity_swap": cell("1"),
        "coding": cell("", *notes),
        "timeliness": cell("E", *notes),
        "shares": cell(number, "F1"),
        "price": cell(number, *notes),
        "acquired_or_disposed": cell("D", "F1"),
        "owned_after": cell(number, "F1"),
        "ownership": cell("I", "F1"),
        "nature": cell("By " + "W" * 97, *notes),
    }
    option = row | {
        "exercise_price": cell(number, *notes),
        "exercisable": cell("2026-12-31", *notes),
        "expires": cell("2026-12-31", "F1"),
        "underlying": cell("W" * 60, *notes),
        "underlying_shares": cell(number, "F1"),
    }
    owner = Owner(name=cell("W" * 150), street=cell("W" * 40), city=cell("W" * 30), officer_title=cell("W" * 30))
    return filing(
        owners=(owner,) * 10,
        issuer=Issuer(name=cell("W" * 150), symbol=cell("W" * 10), foreign_symbol=cell("W" * 14)),
        table_1=tuple(Row(**row) for _ in range(30)),
        table_2=tuple(Row(table=2, **option) for _ in range(30)),
        footnotes=tuple(Footnote(name=f"F{n}", text="word " * 60 + "x" * 300) for n in range(1, 100)),
        remarks=cell("r" * 2000),
        signatures=(Signature(name=cell("S" * 255), date=cell("2026-12-31")),),
    )


@pytest.fixture(scope="module")
def laid_out() -> list[list[Any]]:
    """The runs of text of each page of the large filing."""
    document = printing.laid_out(page_of(large(), stamp="NOT CHECKED"))
    return [
        [box for box in page._page_box.descendants() if getattr(box, "text", "").strip()] for page in document.pages
    ]


def test_no_word_leaves_the_page(laid_out: list[list[Any]]) -> None:
    over = [
        box.text
        for runs in laid_out
        for box in runs
        if box.position_x < 30 or box.position_x + box.width > 1056 - 30 or box.position_y + box.height > 816 - 10
    ]

    assert over == []


def test_no_word_overlaps_another(laid_out: list[list[Any]]) -> None:
    clashes = []
    for runs in laid_out:
        shapes = [
            (box.position_x + 0.5, box.position_x + box.width - 0.5, middle - 2, middle + 2, box.text)
            for box in runs
            for middle in [box.position_y + box.height / 2]
        ]
        shapes.sort(key=lambda shape: shape[2])
        for place, (left, right, _, low, text) in enumerate(shapes):
            for other_left, other_right, other_high, _, other in shapes[place + 1 :]:
                if other_high > low:
                    break
                if left < other_right and other_left < right:
                    clashes.append((text, other))

    assert clashes == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="a PDF reader of another house: poppler-utils")
def test_another_reader_finds_every_word_within_the_page(tmp_path: Path) -> None:
    (tmp_path / "large.pdf").write_bytes(paper.pdf(page_of(large(), stamp="NOT CHECKED", source="form4gen")))
    told = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "large.pdf", "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    pages = told.split("<page ")[1:]
    boxes = [
        (*map(float, word[:4]), word[4])
        for page in pages
        for word in re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page)
    ]

    assert len(boxes) > 10_000
    assert [box for box in boxes if box[0] < 20 or box[1] < 5 or box[2] > 792 - 20 or box[3] > 612 - 5] == []
    assert ['width="792.000000" height="612.000000"' in page for page in pages] == [True] * len(pages)
    assert sum(box[4] == "NOT" for box in boxes) == sum(box[4] == "form4gen" for box in boxes) == len(pages)


def test_heads_stamp_and_count_stand_on_every_page(laid_out: list[list[Any]]) -> None:
    said = [" ".join(box.text for box in runs) for runs in laid_out]
    codes = [len(re.findall(r"\bJ/K\b", page)) for page in said]

    assert [page for page in said if "NOT CHECKED" not in page] == []
    assert [f"{n} of {len(said)}" in page for n, page in enumerate(said, 1)] == [True] * len(said)
    assert sum(codes) == 60
    assert [page for page, count in zip(said, codes, strict=True) if count and "Table I" not in page] == []


def test_a_usual_form_4_is_one_letter_page_across() -> None:
    row = Row(security=cell("Common Stock", "F1"), date=cell("2026-08-03"), code=cell("S"), price=cell("43.88"))
    (page,) = printing.laid_out(
        page_of(filing(table_1=(row,), footnotes=(Footnote(name="F1", text="A plan of May 5, 2026."),)))
    ).pages

    assert (page.width, page.height) == (11 * 96, 8.5 * 96)


def test_same_page_same_bytes_and_no_font_of_the_machine() -> None:
    page = page_of(filing(footnotes=(Footnote(name="F1", text="“Préférence” – ½ §"),)))
    first = paper.pdf(page)

    assert first == paper.pdf(page)
    assert first.startswith(b"%PDF-")
    assert len(first) < 40_000
    assert {font.family for font in _fonts(page)} == {"Filing Sans", "Filing Serif"}


@pytest.mark.parametrize("odd", ["", "\u05e9\u05dc\u05d5\u05dd \u202edesrever\u202c"], ids=["latin", "right to left"])
def test_same_bytes_on_another_machine(odd: str, tmp_path: Path) -> None:
    """Another process, another hash seed, another time zone, and a machine that has no fonts."""
    page = tmp_path / "page.html"
    page.write_text(page_of(filing(remarks=cell("Préférence " + odd)), stamp="DRAFT (not filed)"), "utf-8")
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", "utf-8")
    program = (
        "import sys, hashlib, pathlib; from form4gen import paper; "
        "print(hashlib.sha256(paper.pdf(pathlib.Path(sys.argv[1]).read_text('utf-8'))).hexdigest())"
    )
    bare = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}
    made = {
        subprocess.run(
            [sys.executable, "-c", program, str(page)],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        ).stdout
        for environment in (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C"},
            *([bare] if not odd else []),  # signs that our fonts lack are set in the machine's
        )
    }

    assert len(made) == 1


def test_papers_leak_nothing() -> None:
    """No more objects after each paper, and none of the font features whose every use Pango keeps (WeasyPrint 70)."""
    page = page_of(filing())
    paper.pdf(page)
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(5):
        paper.pdf(page)

    from form4gen.paper.press import press

    assert len(gc.get_objects()) - before < 200
    assert gc.isenabled()
    assert press().fonts.font_features == {}


def test_a_page_that_is_no_xml_is_laid_out_too() -> None:
    assert paper.pdf("<!DOCTYPE html><html lang=en><title>a</title><p>a&nbsp;b<br>c</html>").startswith(b"%PDF-")


def test_the_process_ends_in_silence() -> None:
    program = "from form4gen import paper; paper.pdf('<p>a</p>')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)

    assert (done.returncode, done.stderr) == (0, "")


def test_bytes_do_not_tell_the_time_without_harfbuzz_subset(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.pdf import fonts

    page = page_of(filing())
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    made = []
    for moment in (1_000_000_000, 2_000_000_000):
        monkeypatch.setattr("fontTools.ttLib.tables._h_e_a_d.timestampNow", lambda moment=moment: moment)
        made.append(paper.pdf(page))

    assert made[0] == made[1]


def _fonts(page: str) -> list[Any]:
    document = printing.laid_out(page)
    document.write_pdf()
    return list(document.fonts.values())


def test_title_and_language_are_told() -> None:
    metadata = printing.laid_out(page_of(filing("3"))).metadata

    assert metadata.title == "SEC FORM 3"
    assert metadata.lang == "en"


def test_nothing_is_fetched() -> None:
    from form4gen.paper.press import press

    fetcher = press().fetcher
    for address in (
        "file:///etc/passwd",
        "https://example.com/a.png",
        "font:../paper.css",
        "data:text/css,a",
        "OFL.txt",
    ):
        with pytest.raises(ValueError, match="fetches nothing"):
            fetcher.fetch(address)

    sneaky = page_of(filing()).replace("</body>", '<img src="file:///etc/passwd" alt="no picture"></body>')

    assert paper.pdf(sneaky).startswith(b"%PDF-")


def test_missing_pango_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_pango(name: str, *rest: Any) -> Any:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", no_pango)
    monkeypatch.delitem(sys.modules, "form4gen.paper.press", raising=False)
    with pytest.raises(paper.NoPango) as told:
        paper.pdf("<p>a</p>")

    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in str(told.value)
    assert "\n" not in str(told.value)


def test_pango_is_searched_for_where_its_usual_names_do_not_load() -> None:
    program = """
import builtins, ctypes.util, sys
real, search, tried = builtins.__import__, ctypes.util.find_library, []
def slow(name, *rest, **more):
    if name == "weasyprint":
        tried.append(ctypes.util.find_library is search)
        if not tried[-1]:
            raise OSError("not by that name")
    return real(name, *rest, **more)
builtins.__import__ = slow
from form4gen import paper
assert paper.pdf("<p>a</p>").startswith(b"%PDF-")
assert ctypes.util.find_library is search
print(tried[0], tried[-1])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)

    assert (done.stdout, done.returncode) == ("False True\n" if sys.platform == "linux" else "True True\n", 0), (
        done.stderr
    )


def test_the_fonts_carry_their_licence_and_a_name_of_their_own(checkout: Path) -> None:
    fonts = checkout / "templates" / "paper" / "fonts"

    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / "OFL.txt").read_text("utf-8")
    for font in fonts.glob("*.ttf"):
        assert font.stat().st_size < 100_000
        assert b"Liberation" not in font.read_bytes().replace(b"\0", b"")


def sheets(pdf: bytes) -> list[str]:
    """The text of each sheet."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("form", ["3", "4", "5"])
@pytest.mark.parametrize("number", ["112,500,000", "7,316,000.25", "1,137.5"])
def test_a_number_is_not_broken_within_its_digits(form: str, number: str) -> None:
    plain = cell(number.replace(",", ""))
    option = {"underlying_shares": plain, "owned_after": plain, "exercise_price": plain, "price": plain}
    rows = [Row(table=2, shares=plain, acquired_or_disposed=cell(side), **option) for side in "AD"]
    share = Row(table=1, shares=plain, acquired_or_disposed=cell("A"), price=plain, owned_after=plain)
    (sheet,) = sheets(paper.pdf(page_of(filing(form, table_1=(share,), table_2=tuple(rows)))))

    columns = {"3": 1 + 2 * 2, "4": 3 + 2 * 5, "5": 3 + 2 * 5}
    assert sheet.count(number) == columns[form]


def test_a_number_that_fits_no_line_is_broken_after_a_comma() -> None:
    number = cell("123456789012.1234")
    row = Row(table=2, shares=number, acquired_or_disposed=cell("D"), exercise_price=number)
    (sheet,) = sheets(paper.pdf(page_of(filing(table_2=(row,)))))
    lines = [line for line in sheet.splitlines() if re.fullmatch(r"\$?[\d,]+(\.\d+)?", line)]

    assert "".join(lines).count("123,456,789,012.1234") == 2
    assert [line for line in lines if not line.endswith((",", ".1234"))] == ["0.5"]  # hours of the OMB


def test_a_signature_stands_below_words_of_its_filing() -> None:
    note = Footnote(name="F1", text="A footnote that is signed.")
    for notes in range(10, 60):
        made = filing(footnotes=(note,) * notes)
        if len(pages := sheets(paper.pdf(page_of(made)))) > 1 and "/s/ Jane Doe" in pages[1]:
            break

    assert "A footnote that is signed." in pages[1].partition("/s/ Jane Doe")[0]


def test_a_typed_signature_is_not_broken_within_its_sign() -> None:
    for length in range(20, 60, 2):
        typed = "W" * (length // 2) + " by " + "i" * length + " /s/ Ann Lee"
        signed = Signature(name=cell(typed), date=cell("2026-08-04"))
        (sheet,) = sheets(paper.pdf(page_of(filing(signatures=(signed,)))))

        assert "/s/" in sheet
