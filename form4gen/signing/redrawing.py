# SPDX-License-Identifier: Apache-2.0
"""The form that was signed, drawn again from what is enclosed: what a signer saw is what the XML says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import __version__, draft, edgar, paper
from ..filed import as_filed, judged_version
from ..rule import Finding, Mark
from .opening import Opened, texts
from .refusals import ANOTHER_FORM, MORE_SHOWN, NOT_REDRAWN

_BUILD = "build the signature file anew from the draft, and have it signed"
_SHOWN = 40  # characters of a page, which has thousands


class Redrawn(NamedTuple):
    """What the enclosed draft makes today: its XML, and the words of the form's pages without blanks."""

    xml: bytes
    pages: tuple[str, ...]


class NotRedrawn(Exception):  # noqa: N818
    """The form cannot be drawn again as it was; the message says why."""


def of_form(file: str, signed: Opened, form_pages: int) -> Iterator[Finding]:
    """Where the XML or a page is not what the enclosed draft makes; `form_pages` stand before the signature page."""
    if not _only(signed, ".xml"):
        return  # VERIFY-02 says so
    try:
        redrawn = _redrawn(signed)
    except NotRedrawn as why:
        do = "compare the pages of the form with the XML by eye, or verify with the form4gen that built the file"
        yield NOT_REDRAWN.tell(Mark(file), str(why), do)
        return
    if redrawn.xml != _only(signed, ".xml"):
        message = "the XML that is enclosed is not what the draft beside it makes"
        yield ANOTHER_FORM.tell(Mark(file), message, _BUILD)
    if form_pages != len(redrawn.pages):
        message = f"{form_pages} pages stand before the signature page; the enclosed draft makes {len(redrawn.pages)}"
        yield ANOTHER_FORM.tell(Mark(file), message, _BUILD)
        return
    for number, ours in enumerate(redrawn.pages, 1):
        counters = rf"{number}of(?:{len(signed.pages)}|{len(redrawn.pages)})"  # the signature page is counted, too
        shown, drawn = (re.sub(counters, "", page) for page in (signed.pages[number - 1], ours))
        here = Mark(file, path=f"page {number}")
        if shown != drawn and drawn in shown:
            message = f"beside the form the page says `{shown.replace(drawn, ' ').strip()[:_SHOWN]}` (blanks left out)"
            yield MORE_SHOWN.tell(here, message, "see who added it: a signing service may print its own number")
        elif shown != drawn:
            yield ANOTHER_FORM.tell(here, _apart(shown, drawn), _BUILD)


def _redrawn(signed: Opened) -> Redrawn:
    made_by = re.search(r"form4gen([\w.+-]+),XMLSHA-256", "".join(signed.pages))
    if not made_by or made_by[1] != __version__:
        whose = f"form4gen {made_by[1]}" if made_by else "a form4gen that it does not name"
        raise NotRedrawn(f"the file was built by {whose}, and this is {__version__}, which may draw the form otherwise")
    source = _only(signed, ".yaml", ".yml")
    read = draft.read(source, "")[0] if source else None
    if read is None:
        raise NotRedrawn("the file does not enclose the draft that it was built from")
    version = judged_version(read.filing)
    xml = edgar.serialize(edgar.write(as_filed(read.filing, version, False)).root)
    shown = as_filed(read.filing, version, True)
    try:
        page = paper.html(shown, version=version, source=paper.made_of(__version__, xml), headed=True)
        return Redrawn(xml, texts(paper.pdf(page)))
    except (ValueError, paper.NoPango) as why:
        raise NotRedrawn(f"the form cannot be drawn here: {why}") from None


def _only(signed: Opened, *endings: str) -> bytes:
    found = [content for name, content in signed.enclosed.items() if name.lower().endswith(endings)]
    return found[0] if len(found) == 1 else b""


def _apart(shown: str, drawn: str) -> str:
    at = next((n for n, (one, other) in enumerate(zip(shown, drawn, strict=False)) if one != other), None)
    at = min(len(shown), len(drawn)) if at is None else at
    says, should = (text[at : at + _SHOWN] or "nothing" for text in (shown, drawn))
    return f"the page says `{says}` where the enclosed draft makes `{should}` (blanks left out)"
