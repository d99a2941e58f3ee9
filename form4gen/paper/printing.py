# SPDX-License-Identifier: Apache-2.0
"""A page as a PDF on Letter landscape, tagged, and the same bytes each time."""

from __future__ import annotations

import ctypes.util
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from . import tags
from .form import style


class NoPango(Exception):  # noqa: N818
    """The libraries that set the type of the PDF are missing; its one line says what to install."""


class Enclosed(NamedTuple):
    """A file to be enclosed in a PDF; `relation` says what it is to the PDF (PDF/A-3, AFRelationship)."""

    name: str
    type: str
    relation: str
    says: str
    content: bytes


def pdf(html: str) -> bytes:
    """The tagged PDF of a page that `html` made: the same bytes for the same page. No address is ever fetched.

    Raises NoPango where Pango cannot be loaded.
    """
    with _uncollected():
        made: bytes = laid_out(html).write_pdf(pdf_variant="pdf/ua-1", finisher=tags.finish)
    return made


def enclosing(html: str, enclosed: Sequence[Enclosed], day: date, finish: Callable[[Any, Any], None]) -> bytes:
    """The tagged PDF of a page, laid out as PDF/A-3a, with files in it that bear the date `day`.

    `finish` is given WeasyPrint's document and pydyf's PDF before it is written. Raises NoPango.
    """
    document = laid_out(html)
    from weasyprint import Attachment

    moment = datetime(day.year, day.month, day.day)
    files = [
        Attachment(
            string=file.content,
            name=file.name,
            description=file.says,
            relationship=file.relation,
            created=moment,
            modified=moment,
        )
        for file in sorted(enclosed)  # a reader looks them up by name (ISO 32000-1, 7.9.6)
    ]
    types = {file.name: "/" + file.type.replace("/", "#2f") for file in enclosed}

    def finished(document: Any, pdf: Any) -> None:
        for file in [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Filespec"]:
            # WeasyPrint asks the machine for types, and not every machine knows YAML
            pdf.objects[int(file["EF"]["F"].split()[0])].extra["Subtype"] = types[file["UF"].string]
        tags.finish(document, pdf)
        finish(document, pdf)

    with _uncollected():
        made: bytes = document.write_pdf(pdf_variant="pdf/a-3a", attachments=files, finisher=finished)
    return made


def laid_out(html: str) -> Any:
    """WeasyPrint's document of a page. Raises NoPango where Pango cannot be loaded."""
    try:
        try:
            with _unsearched(), _put_off():
                from .press import press
        except OSError:  # another system, another place
            from .press import press
    except OSError as missing:
        raise NoPango(
            "a PDF needs the Pango library: on Debian and Ubuntu install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0, on macOS run `brew install pango`; the HTML needs nothing"
        ) from missing
    return press().laid_out(html.replace(style(), "", 1))  # the press holds the style already parsed


@contextmanager
def _unsearched() -> Iterator[None]:
    """Pango is loaded by its names on Linux; asking a compiler for others takes a quarter of the start."""
    search = ctypes.util.find_library
    if sys.platform == "linux" and "form4gen.paper.press" not in sys.modules:
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


class _Later(ModuleType):
    """A module whose functions load it when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *words, **named: getattr(import_module(self.__name__), name)(*words, **named)


@contextmanager
def _put_off() -> Iterator[None]:
    """What cuts fonts where libharfbuzz-subset is missing is loaded when it cuts: it takes an eighth of the start."""
    names = [name for name in ("fontTools.subset", "fontTools.varLib.instancer") if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


@contextmanager
def _uncollected() -> Iterator[None]:
    """The 100,000 objects of a paper live equally long: they are freed at once, and not looked through meanwhile."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if before:
            gc.enable()
