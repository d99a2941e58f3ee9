# SPDX-License-Identifier: Apache-2.0
"""Lines of text: set once, and drawn at once where they are of glyphs that the PDF has shown before."""

from __future__ import annotations

from typing import Any

from weasyprint.draw import text
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi

from .places import stands

_GLYPH = ffi.sizeof("PangoGlyphInfo")  # five numbers: the glyph, its width, its two offsets, its cluster

_draw, _strut = text.draw_first_line, line_break.strut


class Line(line_break.Layout):  # type: ignore[misc]
    """A line that stays set until it is drawn, and after; only one that is to be stretched is set again."""

    def deactivate(self) -> None:
        """Leave the line as it is."""

    def reactivate(self, style: Any) -> None:
        """Set the line as it is to be drawn, unless it is set so."""
        if self.justification_spacing:
            super().reactivate(style)


class Glyphs(dict[tuple[int, int], str]):
    """What a PDF says of a glyph set so wide (ISO 32000-1, 9.4.3): its number, and how far its font's width is off."""

    def __init__(self, font: Any, size: float) -> None:
        self._font, self._size = font, size

    def __missing__(self, set_so: tuple[int, int]) -> str:
        """Raises KeyError for a glyph that this PDF has not shown yet."""
        glyph, width = set_so
        off = self._font.widths[glyph] - width * 1000 * FROM_UNITS / self._size
        self[set_so] = f"{glyph:04x}>{int(off)}<" if off else f"{glyph:04x}"
        return self[set_so]


def draw_first_line(stream: Any, textbox: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
    """Draw a line: at once if it is of glyphs in one font that the PDF has shown before, else glyph by glyph."""
    line = textbox.pango_layout
    whole = (overflow, ellipsis) == ("clip", "none") and len(line.text.splitlines()) == 1
    if not (whole and textbox.text.strip()):
        return _draw(stream, textbox, overflow, ellipsis, matrix)
    run = line.get_first_line()[0].runs[0]
    font, size = stream.add_font(run.data.item.analysis.font)
    glyphs = run.data.glyphs
    numbers = memoryview(ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _GLYPH)).cast("i").tolist()
    ids, widths, *offsets = (numbers[nth :: _GLYPH // 4] for nth in range(4))
    known = font.__dict__.setdefault("known", {}).setdefault(size, Glyphs(font, size))
    try:
        shown = "".join(map(known.__getitem__, zip(ids, widths, strict=True)))
    except KeyError:
        shown = ""
    if not shown or run.next or any(map(any, offsets)) or font.bitmap or font.svg or font.png or font.colr:
        return _draw(stream, textbox, overflow, ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(font.hash, size)
    stream.show_text(f"<{shown}>".removesuffix("<>"))
    return []


def strut(style: Any) -> Any:
    """The height of a line of a style and its baseline, which a style that stands keeps."""
    if not stands(style):
        return _strut(style)
    if not hasattr(style, "strut"):
        style.strut = _strut(style)
    return style.strut
