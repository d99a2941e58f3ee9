# SPDX-License-Identifier: Apache-2.0
"""Standing type: what was set for one paper and is kept for the next, as most words of a form are those of every form.

What is kept is what WeasyPrint made, so a PDF is the same byte for byte, whatever was printed before it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import css
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import absolute, block, float, inline, page, percent, table
from weasyprint.text import line_break

MOST_LINES = 2000  # heads and captions of all forms are some 600; the others are of one filing, and make way
MOST_SIZES = 100  # of what a box of one style may stand in
_MEASURES = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
    *(bound + axis for bound in ("", "min_", "max_") for axis in ("width", "height")),
)

_split, _strut, _resolve = line_break.split_first_line, line_break.strut, percent.resolve_percentages


class Standing:
    """The styles of elements and the lines of text that stand; the line that was used last comes last."""

    def __init__(self) -> None:
        self.styles: dict[Any, Any] = {}
        self.lines: OrderedDict[Any, Any] = OrderedDict()


class Styles(css.StyleFor):  # type: ignore[misc]
    """The styles of a page. Of a page that has `standing`, each style is computed once for all such pages."""

    def __init__(self, html: Any, *rest: Any) -> None:
        self._standing: Standing | None = getattr(html, "standing", None)
        super().__init__(html, *rest)

    def set_computed_styles(self, element: Any, parent: Any, *rest: Any, pseudo_type: Any = None, **more: Any) -> None:
        """Take the style of an element from those that stand, or compute it and let it stand."""
        if self._standing is None or not isinstance(element, Element):  # sheets of paper are no elements
            super().set_computed_styles(element, parent, *rest, pseudo_type=pseudo_type, **more)
            return
        styles, cascaded = self._computed_styles, self._cascaded_styles.get((element, pseudo_type), {})
        above = None if parent is None else styles[parent, None]
        # What is above stands too, and keeps its id to itself.
        key = (id(above), pseudo_type, _frozen(list(cascaded.items())))
        if key not in self._standing.styles:
            super().set_computed_styles(element, parent, *rest, pseudo_type=pseudo_type, **more)
            self._standing.styles[key] = styles[element, pseudo_type]
            styles[element, pseudo_type].lines = self._standing.lines
        styles[element, pseudo_type] = self._standing.styles[key]


class Line(line_break.Layout):  # type: ignore[misc]
    """A line that stays set between the papers that it is drawn on."""

    def reactivate(self, style: Any) -> None:
        """Set the line, unless it is set."""
        if not hasattr(self, "layout"):
            super().reactivate(style)

    def deactivate(self) -> None:
        """Leave the line as it is."""


def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **more: Any) -> Any:
    """What WeasyPrint says of the first line of a text; for text in an element whose style stands, the line stands."""
    if not _stands(style):
        return _split(text, style, context, width, *rest, **more)
    lines: OrderedDict[Any, Any] = style.parent_style.lines
    key = (text, id(style), width, rest, *more.items())
    if key in lines:
        lines.move_to_end(key)
        return lines[key]
    line = lines[key] = _split(text, style, context, width, *rest, **more)
    line[0].__class__ = Line
    if len(lines) > MOST_LINES:
        lines.popitem(last=False)
    return line


def strut(style: Any) -> Any:
    """The height of a line of a style and its baseline, which a style that stands keeps."""
    if not _stands(style):
        return _strut(style)
    if not hasattr(style, "strut"):
        style.strut = _strut(style)
    return style.strut


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """The measures of a box within another, which its style keeps for each size of the other, if it stands."""
    style = box.style
    if not _stands(style) or style["border_collapse"] == "collapse" or isinstance(box, PageBox):
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


def _stands(style: Any) -> bool:
    """Whether a style is one that stands, or that of the nameless boxes in such an element."""
    above = style.parent_style
    return hasattr(style, "lines") or (hasattr(above, "lines") and style is above.anonymous_style)


def keep() -> None:
    """Let WeasyPrint keep the type of pages that have `standing`."""
    css.StyleFor = Styles
    for room in (absolute, block, float, inline, page, table):
        room.resolve_percentages = resolve_percentages
    inline.split_first_line = split_first_line
    inline.strut = strut


def _frozen(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(map(_frozen, value))
    return frozenset(value) if isinstance(value, set) else value
