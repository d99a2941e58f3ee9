# SPDX-License-Identifier: Apache-2.0
"""The press: what a process needs to print pages, made once. Importing it loads Pango, or raises OSError."""

from __future__ import annotations

import atexit
import zlib
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.pdf import fonts as cutter
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .form import templates
from .places import Standing
from .standing import keep


class Fonts(URLFetcher):  # type: ignore[misc]
    """Serves our own fonts, refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The font of an address `font:NAME.ttf`. Raises ValueError for every other address."""
        name = url.removeprefix("font:")
        if name == url or name not in {font.name for font in (templates() / "fonts").glob("*.ttf")}:
            raise ValueError("a page fetches nothing")
        return URLFetcherResponse(url, (templates() / "fonts" / name).read_bytes(), {"Content-Type": "font/ttf"})


class Sheet(HTML):  # type: ignore[misc]
    """A page. The form's is well-formed XML, whose parser is written in C and not, as that of HTML, in Python."""

    standing: Standing | None = None

    def __init__(self, page: str, url_fetcher: URLFetcher, elements: CSS, standing: Standing) -> None:
        try:
            root = ElementTree.fromstring(page)
        except ElementTree.ParseError:
            super().__init__(string=page, url_fetcher=url_fetcher)
            self._sheets: list[CSS] = super()._ua_stylesheets()
            return
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self._sheets = [elements]
        own_style = (root.findtext("head/style") or "").strip()
        self.standing = Standing() if own_style else standing  # what is of this page alone stands on it alone

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return self._sheets


class Press(NamedTuple):
    """What serves the fonts, what the elements are, how the paper looks, the fonts themselves, and what stands."""

    fetcher: Fonts
    elements: CSS
    style: CSS
    fonts: FontConfiguration
    standing: Standing

    def laid_out(self, page: str) -> Any:
        """The WeasyPrint document of a page without its style."""
        sheet = Sheet(page, self.fetcher, self.elements, self.standing)
        return sheet.render(font_config=self.fonts, stylesheets=[self.style])


@cache
def press() -> Press:
    """The press of this process: a font configuration for each PDF leaks."""
    # Where libharfbuzz-subset is missing, fontTools cuts the fonts, and would write the time of day into them.
    cutter.TTFont = partial(cutter.TTFont, recalcTimestamp=False)
    # The last 2 % of a file's size would take a twentieth of its time.
    pydyf.zlib = SimpleNamespace(compressobj=lambda level: zlib.compressobj(), compress=zlib.compress)
    fetcher, fonts = Fonts(), FontConfiguration()
    elements, look, paper = ((templates() / f"{name}.css").read_text("utf-8") for name in ("press", "fonts", "paper"))
    style = CSS(string=look + paper, url_fetcher=fetcher, font_config=fonts)
    atexit.register(press.cache_clear)  # fonts that die later than the interpreter's modules print a traceback
    keep()
    return Press(fetcher, CSS(string=elements), style, fonts, Standing())
