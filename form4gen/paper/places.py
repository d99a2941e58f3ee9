# SPDX-License-Identifier: Apache-2.0
"""The places of a page's elements, whose styles are computed once for all pages that are written alike."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import css

_ASKED = ("class", "style", "lang", "id")  # of the attributes that elements of the paper have, what styles depend on


class Place:
    """Where elements stand, as far as the paper's sheets can tell, with their styles and the places within."""

    def __init__(self) -> None:
        self.styles: dict[str | None, Any] = {}  # by pseudo-element, None for the element itself
        self.within: dict[Any, Place] = {}


class Standing:
    """What stands from page to page: the styles of places, and cells with their lines, the one used last comes last."""

    def __init__(self) -> None:
        self.top = Place()
        self.cells: OrderedDict[Any, Any] = OrderedDict()


class Part:
    """As much of a page as has elements in new places, and what these stand in."""

    def __init__(self, html: Any, places: dict[Element, Place]) -> None:
        self.base_url = html.base_url
        self.wrapper_element = self
        self._whole, self._wanted = html.wrapper_element, set[Element]()
        self.etree_element = html.etree_element if self._find(html.etree_element, places) else Element("html")

    def _find(self, element: Element, places: dict[Element, Place]) -> bool:
        within = [self._find(child, places) for child in element]
        if any(within) or not places[element].styles:
            self._wanted.add(element)
            return True
        return False

    def iter_subtree(self) -> Iterator[Any]:
        """WeasyPrint's elements of it, in their order."""
        whole = self._whole.iter_subtree() if self._wanted else ()
        return (element for element in whole if element.etree_element in self._wanted)


class Styles(css.StyleFor):  # type: ignore[misc]
    """The styles of a page. Of a page that has `standing`, those of a place are computed once for all such pages."""

    def __init__(self, html: Any, *rest: Any) -> None:
        standing: Standing | None = getattr(html, "standing", None)
        self._places = dict(_placed(html.etree_element, standing.top)) if standing else {}
        super().__init__(Part(html, self._places) if standing else html, *rest)
        if standing:
            self._let_stand(standing)

    def _let_stand(self, standing: Standing) -> None:
        for (element, pseudo_type), style in self._computed_styles.items():
            if pseudo_type not in self._places[element].styles:
                style.cells = standing.cells
                self._places[element].styles[pseudo_type] = style
        for element, place in self._places.items():
            for pseudo_type, style in place.styles.items():
                self._computed_styles[element, pseudo_type] = style

    def set_computed_styles(self, element: Any, *rest: Any, pseudo_type: Any = None, **more: Any) -> None:
        """Take the style of an element from its place, or compute it."""
        place = self._places.get(element)
        if place and pseudo_type in place.styles:
            self._computed_styles[element, pseudo_type] = place.styles[pseudo_type]
        else:
            super().set_computed_styles(element, *rest, pseudo_type=pseudo_type, **more)


def stands(style: Any) -> bool:
    """Whether a style is one that stands, or that of the nameless boxes in such an element."""
    above = style.parent_style
    return hasattr(style, "cells") or (hasattr(above, "cells") and style is above.anonymous_style)


def _placed(element: Element, place: Place) -> Iterator[tuple[Element, Place]]:
    """An element and all within it, each with its place: tag, attributes asked for, and whether first or last."""
    yield element, place
    last = len(element) - 1
    for number, child in enumerate(element):
        key = child.tag, *map(child.get, _ASKED), number == 0, number == last
        if key not in place.within:
            place.within[key] = Place()
        yield from _placed(child, place.within[key])
