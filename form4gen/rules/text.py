# SPDX-License-Identifier: Apache-2.0
"""Texts and remarks: their characters and lengths, and what has been left unfinished in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from .. import phrases, wording
from ..case import Case, Place
from ..model import MOST_OWNERS, MOST_ROWS, Filing, Footnote, Owner
from ..rule import ERROR, NOTE, WARNING, Told, rule
from .cites import MEASURED, PLAIN_TEXT, instruction, specification
from .values import key

TYPED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u2014\u2015", "--"),
    **dict.fromkeys("\u2022\u00b7\u25cf", "*"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", "a blank"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u00ae\u00a9\u2122", "nothing"),
    "\u2026": "...",
    "\u00a7": "Sec.",
    "\u00bd": "1/2",
    "\u00bc": "1/4",
    "\u00be": "3/4",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u00d7": "x",
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u00f8": "o",
    "\u0142": "l",
}
SHORT = 4  # words that may well stand in capitals: SEE EXHIBIT 99.1
# HTML's elements; those that are words too, such as <title> and <address>, may stand for what is to be filled in.
MARKUP = (
    r"</?(a|b|big|blockquote|body|br|center|div|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img|li|meta|ol|p|pre"
    r"|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)(\s[^<>]*)?/?>"
)
ONE_LINE = ("security", "underlying", "nature", "officer_title", "other_text")


def _texts(case: Case) -> Iterator[tuple[Place | Footnote, str]]:
    """Every text of the filing with the node it stands in: boxes, then footnotes."""
    for place in case.places:
        if place.cell.text:
            yield place, place.cell.text
    for note in case.filing.footnotes:
        yield note, note.text


def _instead(sign: str) -> str:
    if sign.isspace():
        return "a blank"
    if not sign.isprintable():
        return "nothing"
    if sign in TYPED:
        return TYPED[sign]
    base = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return base or ("a plain spelling" if sign.isalpha() else "")


def _named(sign: str) -> str:
    """A sign by its name; one that shows nothing by its number, as nobody finds it by its looks."""
    shown = f"`{sign}`" if sign.isprintable() else _shown(sign)
    return f"{shown} ({unicodedata.name(sign)})" if unicodedata.name(sign, "") else _shown(sign)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"


def _told_strange(node: Place | Footnote, signs: tuple[str, ...]) -> Told:
    first = signs[:4]
    named = ", ".join(map(_named, first))
    more = f" and {len(signs) - 4} more" if len(signs) > 4 else ""
    gone = [_shown(sign) for sign in first if _instead(sign) == "nothing"]
    plain = [f"{_instead(sign)} for {_shown(sign)}" for sign in first if _instead(sign) not in ("", "nothing")]
    does = [f"delete {', '.join(gone)}" if gone else "", f"type {', '.join(plain)}" if plain else ""]
    do = "; ".join(filter(None, does)) or "write it with the signs of an American keyboard"
    return Told(node, f"{named}{more}: not on EDGAR's list of valid characters", do)


@rule("TXT-01", ERROR, kind="practice", each=Filing, cite=PLAIN_TEXT)
def text_is_ascii(filing: Filing, case: Case) -> Iterator[Told]:
    """Texts are typed with the characters of ASCII: no curly quotes, long dashes, accents or signs of currency.

    Why: EDGAR's manual counts the others as invalid. Whether it suspends an XML form for one is not stated anywhere;
    none of 3,662 published footnotes has one, so nobody need be the first.
    """
    for node, text in _texts(case):
        if not text.isascii():
            yield _told_strange(node, tuple(dict.fromkeys(sign for sign in text if not sign.isascii())))


@rule("TXT-03", ERROR, kind="edgar", each=Filing, cite=specification("4.1"))
def text_has_no_control_characters(filing: Filing, case: Case) -> Iterator[Told]:
    """Texts hold no control characters.

    Why: XML cannot carry them, so the filing could not be read. They come along when text is pasted.
    """
    for node, text in _texts(case):
        if text.isprintable():
            continue
        if found := wording.finds(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text):
            yield Told(
                node, f"the text holds a control character (U+{ord(found):04X})", "delete it, or type the text anew"
            )


@rule("TXT-04.1", ERROR, kind="form", each=Filing, cite=specification("3.2"))
def text_is_not_escaped_twice(filing: Filing, case: Case) -> Iterator[Told]:
    """A text is written as it is read: `&`, not `&amp;`, and without HTML.

    Why: Form4gen escapes what XML wants escaped. An entity or a tag typed into the text would be printed on the form
    letter by letter.
    """
    for node, text in _texts(case):
        if "&" in text or "<" in text:
            if found := wording.finds(
                r"&(amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[0-9a-f]{2,5});", text
            ):
                yield Told(node, f"`{found}` would stand on the form as these letters", "type the character itself")
            elif found := wording.finds(MARKUP, text):
                yield Told(node, f"`{found}` would stand on the form as these letters", "take the markup out")


@rule("TXT-06", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def text_fits_its_box(filing: Filing, case: Case) -> Iterator[Told]:
    """A text fits its box.

    Why: EDGAR suspends a value that is longer than its table says; characters count after entities are resolved.
    """
    for place in case.places:
        most, length = (place.box.kind.longest if place.box.kind else 0), len(place.cell.text)
        if 0 < most < length and place.name not in ("state", "country"):  # OWN-12 and OWN-13 speak of those
            says = f"{key(place)} has {length} characters; the box takes {most}"
            yield Told(place, says, _shorter(place, length - most))


def _shorter(place: Place, excess: int) -> str:
    if place.name == "remarks":
        return f"shorten it by {excess}, or move the rest to an Exhibit 99"
    if place.name == "officer_title":
        return "shorten it, or write officer: See Remarks and the full title in remarks"
    if place.name == "symbol":
        return "write the symbol alone, without an exchange"
    rest = "" if place.name not in ONE_LINE else "; a footnote or the remarks take what is left"
    return f"shorten it by {excess}{rest}"


@rule("TXT-07", NOTE, kind="practice", each=Filing, cite=MEASURED)
def title_has_single_blanks(filing: Filing, case: Case) -> Iterator[Told]:
    """A title has single blanks between its words.

    Why: The running balance goes by title, and a doubled blank makes another one to those who compare letter by letter.
    """
    seen: set[str] = set()
    for place in case.places:
        text = place.cell.text
        if place.name in ONE_LINE and "  " in text and text not in seen:
            seen.add(text)
            do = f"write {key(place)}: {' '.join(text.split())}"
            yield Told(place, f"{key(place)} has two blanks in a row", do)


@rule("TXT-09", NOTE, kind="practice", each=Filing, cite=MEASURED)
def word_is_spelled_right(filing: Filing, case: Case) -> Iterator[Told]:
    """Words that are often mistyped are spelled right.

    Why: The form is public for ever; these slips stand in published ones.
    """
    slips = r"\b(" + "|".join(wording.SLIPS) + r")\b"
    for node, text in _texts(case):
        named = isinstance(node, Place) and node.name not in (*ONE_LINE, "remarks")
        if not named and (found := wording.finds(slips, text, *wording.SLIPS)):
            yield Told(node, f"`{found}` is a slip", f"write {wording.SLIPS[found.lower()]}")


@rule("TXT-09.1", WARNING, kind="form", each=Filing, cite=instruction("6(a)"))
def date_in_words_exists(filing: Filing, case: Case) -> Iterator[Told]:
    """A date in a footnote or in the remarks is a day of the calendar.

    Why: June has 30 days; nobody can tell which day June 31 was meant to be.
    """
    nodes: list[tuple[Place | Footnote, str]] = [(p, p.cell.text) for p in case.places if p.name == "remarks"]
    for node, text in nodes + [(note, note.text) for note in filing.footnotes]:
        for found in phrases.impossible_dates(text):
            yield Told(node, f"`{found}` is no day of the calendar", "correct the date, month before day")


@rule("REM-02", ERROR, kind="form", each=Owner, cite=instruction("6(a)"))
def remarks_hold_what_they_promise(owner: Owner, case: Case) -> Iterator[Told]:
    """A title or reason that says See Remarks stands in the remarks.

    Why: The box has room for 30 characters; a pointer to an empty box says nothing.
    """
    for cell in (owner.officer_title, owner.other_text):
        if wording.finds(r"\bsee remarks?\b", cell.text) and not case.filing.remarks.text:
            yield Told(cell, f"`{cell.text}`, and there are no remarks", "write remarks: with the full title or reason")


@rule("REM-03", WARNING, kind="form", each=Filing, needs="remarks", cite=instruction("6(a)"))
def remarks_are_no_footnotes(filing: Filing, case: Case) -> Iterator[Told]:
    """Remarks are about the form as a whole; they have no footnote numbers.

    Why: No box can refer to a number in the remarks. What explains a box goes into a footnote that the box marks.
    """
    if found := wording.finds(r"^\(\d{1,2}\) |[.;:] \(\d{1,2}\) [A-Z]", case.remarks):
        yield Told(
            filing.remarks,
            f"the remarks are numbered like footnotes (`{found.strip()}`)",
            "move each to footnotes and mark it in its box",
        )


@rule("REM-05", NOTE, kind="practice", each=Filing, cite=MEASURED)
def full_form_names_the_next(filing: Filing, case: Case) -> Iterator[Told]:
    """A form that is filled to the last row says which other forms belong to it.

    Why: A table holds 30 rows and a form ten owners. Nearly all accepted forms that are full are one of several for the
    same event, and say so in their remarks: the first of two Forms 4.
    """
    full = [
        f"Table {'I' * number}"
        for number, rows in enumerate((filing.table_1, filing.table_2), 1)
        if len(rows) >= MOST_ROWS
    ]
    full += ["the list of owners"] if len(filing.owners) >= MOST_OWNERS else []
    texts = [case.remarks, *(note.text for note in filing.footnotes)]
    if full and not any(phrases.names_another_form(text) for text in texts):
        said = f"{' and '.join(full)} can hold no more, and no remark says whether another form goes on"
        do = "if it is one of several, write remarks: This is the first of two Forms 4 ...; form4gen split does it"
        yield Told(filing.remarks, said, do)


@rule("REM-06", NOTE, kind="form", each=Filing, needs="remarks", cite=instruction("6(a)"))
def remarks_leave_prices_to_footnotes(filing: Filing, case: Case) -> Iterator[Told]:
    """What explains the price of a row stands in a footnote at that price.

    Why: The instruction gives footnotes that space. Nobody can tell which of several rows a remark on an average price
    is about.
    """
    priced = [row.price for row in case.transactions() if row.price and not row.price.notes]
    if priced and phrases.averages(case.remarks):
        do = "move it into footnotes:, and mark it at the price: price: 21.50 [average]"
        yield Told(filing.remarks, "the remarks tell of an average price", do, tuple(priced))


@rule("TXT-10", NOTE, kind="practice", each=Footnote, cite=MEASURED)
def footnote_is_not_in_capitals(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote is written in small letters, like its neighbours.

    Why: EDGAR keeps footnotes as they are typed, and a sentence in capitals is hard to read; some programs turn all
    text into them.
    """
    if note.text.isupper() and len(note.text.split()) > SHORT:
        yield Told(
            note, f"footnote {note.name} is all in capitals", "type it in small letters, with capitals where due"
        )
