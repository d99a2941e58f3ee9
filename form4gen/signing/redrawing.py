# SPDX-License-Identifier: Apache-2.0
"""The form that was signed, drawn again from what is enclosed: what a signer saw is what the XML says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .. import __version__, draft, edgar, paper
from ..filed import as_filed, judged_version
from ..rule import Finding, Mark
from .opening import FIELDS, Opened, Page, pages
from .refusals import ANOTHER_FORM, DRAWN_OTHERWISE, MORE_SHOWN, NOT_REDRAWN

_BUILD = "build the signature file anew from the draft, and have it signed"
_SHOWN = 40  # characters of a page, which has thousands
_BEFORE = 12  # characters before these, so that no word is cut


class Redrawn(NamedTuple):
    """What the enclosed draft makes today: its XML, and the form's pages."""

    xml: bytes
    pages: tuple[Page, ...]


class NotRedrawn(Exception):  # noqa: N818
    """The form cannot be drawn again as it was; the message says why."""


def of_form(file: str, signed: Opened, form_pages: int) -> Iterator[Finding]:
    """Where the XML or a page is not what the enclosed draft makes; `form_pages` stand before the signature page."""
    if not form_pages:
        message = "no page of the form stands before the signature page, so that the signer saw none"
        yield ANOTHER_FORM.tell(Mark(file), message, "get the whole file as it was signed")
    if behind := len(signed.pages) - _drawn_pages(signed, form_pages):
        stand = "page stands" if behind == 1 else "pages stand"
        message = f"{behind} {stand} behind those that form4gen made"
        do = "read what stands there: a signing service appends its own certificate; it is no part of the filing"
        yield MORE_SHOWN.tell(Mark(file), message, do)
    if not _only(signed, ".xml"):
        return  # VERIFY-02 says so
    try:
        redrawn = _redrawn(signed, form_pages)
    except NotRedrawn as why:
        do = "compare the pages of the form with the XML by eye, or verify with the form4gen that built the file"
        yield NOT_REDRAWN.tell(Mark(file), str(why), do)
        return
    if redrawn.xml != _only(signed, ".xml"):
        message = "the XML that is enclosed is not what the draft beside it makes"
        yield ANOTHER_FORM.tell(Mark(file), message, _BUILD)
    if form_pages and form_pages != len(redrawn.pages):
        stand = "page stands" if form_pages == 1 else "pages stand"
        message = f"{form_pages} {stand} before the signature page; the enclosed draft makes {len(redrawn.pages)}"
        yield ANOTHER_FORM.tell(Mark(file), message, _BUILD)
    elif form_pages:
        for number, ours in enumerate(redrawn.pages, 1):
            yield from _of_page(Mark(file, path=f"page {number}"), signed.pages[number - 1], ours)


def of_remarks(file: str, signed: Opened, form_pages: int) -> Iterator[Finding]:
    """What is laid on the pages: remarks on any of them, and fields or links on a page of the form."""
    for number, page in enumerate(signed.pages, 1):
        here = Mark(file, path=f"page {number}")
        kinds = [kind for kind in dict.fromkeys(page.laid) if kind not in FIELDS]
        if kinds:
            what = f"a remark ({kinds[0]}) stands" if len(kinds) == 1 else f"remarks ({', '.join(kinds)}) stand"
            do = "get the file without remarks: they may cover or change what the page shows"
            yield ANOTHER_FORM.tell(here, f"{what} on page {number}", do)
        if number <= form_pages and len(page.laid) > sum(kind in kinds for kind in page.laid):
            message = f"a field or a link lies on page {number}, where form4gen puts none"
            yield MORE_SHOWN.tell(here, message, "see who added it, and that it covers nothing of the form")


def _of_page(here: Mark, shown: Page, drawn: Page) -> Iterator[Finding]:
    """Where one page of the form has other words, more words, or the same words drawn otherwise."""
    if shown.words != drawn.words and drawn.words in shown.words:
        more = shown.words.replace(drawn.words, " ").strip()[:_SHOWN]
        message = f"beside the form the page says `{more}` (blanks left out)"
        do = "see who added it, and that nothing covers the form: a signing service may print its own number"
        yield MORE_SHOWN.tell(here, message, do)
    elif shown.words != drawn.words:
        yield ANOTHER_FORM.tell(here, _apart(shown.words, drawn.words), _BUILD)
    elif shown.drawn != drawn.drawn:
        message = "the page says what it should, but is drawn otherwise than here; something may cover what it shows"
        do = "look at the page beside the XML; the computer that built the file draws an untouched page alike"
        yield DRAWN_OTHERWISE.tell(here, message, do)


def _redrawn(signed: Opened, form_pages: int) -> Redrawn:
    made_by = re.search(
        r"Checkedbyform4gen([\w.+-]+?)withtherules", "".join(page.words for page in signed.pages[form_pages:])
    )
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
    behind = _drawn_pages(signed, form_pages) - form_pages
    try:
        page = paper.html(shown, version=version, source=paper.made_of(__version__, xml), headed=True)
        drawn = pages(paper.pdf(_followed(page, behind)))
        return Redrawn(xml, drawn[: len(drawn) - behind])
    except (ValueError, paper.NoPango) as why:
        raise NotRedrawn(f"the form cannot be drawn here: {why}") from None


def _drawn_pages(signed: Opened, form_pages: int) -> int:
    """How many pages form4gen drew, as the signature page counts them: a service may append pages of its own."""
    counted = re.findall(r"Notforfiling\.\d+of(\d+)", signed.pages[form_pages].words)
    total = int(counted[-1]) if counted else 0
    return total if form_pages < total <= len(signed.pages) else len(signed.pages)


def _followed(page: str, behind: int) -> str:
    """The form with as many empty pages behind it as the signature page takes: each page bears their number."""
    return page.replace("</body>", '<div style="break-before: page"></div>' * behind + "</body>")


def _only(signed: Opened, *endings: str) -> bytes:
    found = [content for name, content in signed.enclosed.items() if name.lower().endswith(endings)]
    return found[0] if len(found) == 1 else b""


def _apart(shown: str, drawn: str) -> str:
    at = next((n for n, (one, other) in enumerate(zip(shown, drawn, strict=False)) if one != other), None)
    at = min(len(shown), len(drawn)) if at is None else at
    begin = max(at - _BEFORE, 0)
    says, should = (text[begin : at + _SHOWN] or "nothing" for text in (shown, drawn))
    return f"the page says `{says}` where the enclosed draft makes `{should}` (blanks left out)"
