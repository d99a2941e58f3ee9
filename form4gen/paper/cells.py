# SPDX-License-Identifier: Apache-2.0
"""Cells of text, laid out once for all pages: most cells of a form are those of every form.

A cell is always laid out at the top left corner and then moved, so that it stands at the same place to the last digit,
whatever was laid out before it.
"""

from __future__ import annotations

from collections import OrderedDict
from math import inf
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, InlineBlockBox, InlineBox, LineBox, TableCellBox, TextBox
from weasyprint.layout import block

from .places import stands

MOST = 1000  # heads and captions of all forms are some 500; the others are of one filing, and make way
_WITHIN = (BlockBox, InlineBlockBox, InlineBox, LineBox, TableCellBox)

_lay_out = block.block_container_layout


def block_container_layout(context: Any, box: Any, bottom_space: float, skip_stack: Any, *rest: Any, **how: Any) -> Any:
    """Lay out a box as WeasyPrint does; a cell of text that stands is put where it belongs, if the page has room."""
    says = _says(box) if type(box) is TableCellBox and skip_stack is None else None
    if says is None:
        return _lay_out(context, box, bottom_space, skip_stack, *rest, **how)
    cells: OrderedDict[Any, Any] = box.style.cells
    key, here = (says, box.width), (box.position_x, box.position_y)
    if key in cells:
        cells.move_to_end(key)
    else:
        box.position_x = box.position_y = 0
        cells[key] = _lay_out(context, box, -inf, None, *rest, **how)[0], _elements(box)
        box.position_x, box.position_y = here
        if len(cells) > MOST:
            cells.popitem(last=False)
    laid, elements = cells[key]
    if laid is None or context.overflows_page(bottom_space, box.position_y + laid.border_height()):
        return _lay_out(context, box, bottom_space, skip_stack, *rest, **how)
    now = dict(zip(elements, _elements(box), strict=True))
    put = box.copy_with_children([_put(child, now, *here) for child in laid.children])
    put.height = laid.height
    return put, None, None, None, None, None


def _says(box: Any) -> Any:
    """All that a box says and in what styles, or None if not all of it is text in its place, in styles that stand."""
    if not stands(box.style):
        return None  # it dies with its page, and another may take its id
    if type(box) is TextBox:
        return id(box.style), box.text
    if type(box) not in _WITHIN or box.style["position"] not in ("static", "relative"):
        return None
    within = [_says(child) for child in box.children]
    return None if None in within else (type(box), id(box.style), *within)


def _elements(box: Any) -> list[Any]:
    return [one.element for one in box.descendants()]


def _put(box: Any, now: dict[Any, Any], x: float, y: float) -> Any:
    """A copy of a box, moved, of the elements that are `now` where others were."""
    copy = box.copy()
    copy.element, copy.position_x, copy.position_y = now[box.element], x + box.position_x, y + box.position_y
    copy.children = [_put(child, now, x, y) for child in box.children]
    return copy
