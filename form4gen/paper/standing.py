# SPDX-License-Identifier: Apache-2.0
"""Standing type: what is worked out for one paper and kept for the next, as most of a form is that of every form.

The styles of places, cells of text and the measures of boxes stand, those of the paper's own pages alone. A PDF is the
same byte for byte, whatever was printed before it.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css, draw
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import absolute, background, block, float, inline, page, percent, table
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

from .cells import block_container_layout
from .lines import Line, draw_first_line, strut
from .places import Styles, stands

MOST_SIZES = 100  # of what a box of one style may stand in
SIZED_RIGHT = 14802  # before 1.48.2 Pango told another size of a font than it was asked for (its issue 530)
_MEASURES = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
    *(bound + axis for bound in ("", "min_", "max_") for axis in ("width", "height")),
)
_BARE = ("background", *(f"border_{y}_{x}_radius" for y in ("top", "bottom") for x in ("left", "right")))

_resolve, _backgrounds = percent.resolve_percentages, background.layout_box_backgrounds


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """The measures of a box within another, which its style keeps for each size of the other, if it stands."""
    style = box.style
    if not stands(style) or style["border_collapse"] == "collapse" or isinstance(box, PageBox):
        _resolve(box, containing_block)
        return
    within = containing_block
    size = (within.width, within.height) if isinstance(within, Box) else tuple(within)
    known = style.__dict__.setdefault("measures", {})
    if size not in known:
        _resolve(box, containing_block)
        if len(known) < MOST_SIZES:
            known[size] = {name: getattr(box, name) for name in _MEASURES}
        return
    box.__dict__.update(known[size])


def layout_box_backgrounds(page: Any, box: Any, image: Any, layout_children: bool = True, style: Any = None) -> None:
    """Lay out what is behind a box and the boxes within; a style that stands keeps that it has nothing behind it."""
    bare = None if style or not isinstance(box, Box) else box.style.__dict__.get("bare")
    if bare:
        box.__dict__.update(bare)
        for child in box.all_children() if layout_children else ():
            layout_box_backgrounds(page, child, image)
        return
    _backgrounds(page, box, image, layout_children, style)
    found = {name: getattr(box, name) for name in _BARE}
    if stands(box.style) and all(value is None or value == (0, 0) for value in found.values()):
        box.style.bare = found


def keep() -> None:
    """Let WeasyPrint keep what stands of pages that have `standing`."""
    css.StyleFor = Styles
    for room in (absolute, block, float, inline, page, table):
        room.resolve_percentages = resolve_percentages
    background.layout_box_backgrounds = layout_box_backgrounds
    block.block_container_layout = block_container_layout
    inline.strut = strut
    line_break.Layout = Line
    if pango.pango_version() >= SIZED_RIGHT:
        draw.text.draw_first_line = draw_first_line
