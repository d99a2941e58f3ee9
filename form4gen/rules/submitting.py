# SPDX-License-Identifier: Apache-2.0
"""What goes with the form to EDGAR: contact, addresses to notify, exhibits. The files are not opened here."""

from __future__ import annotations

from collections.abc import Iterator

from .. import wording
from ..box import Cell, cells
from ..case import Case
from ..envelope import (
    MOST,
    MOST_NOTIFIED,
    PICTURES,
    TEXTS,
    TYPES,
    Exhibit,
    Submission,
    extension,
    is_file_name,
    proposed_name,
)
from ..kinds import FORMS
from ..rule import ERROR, NOTE, WARNING, Cite, Told, rule
from .cites import PLAIN_TEXT, instruction, specification

_ADDRESS = r"^[^\s@,;<>()\"]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"
_NAMED = r"\b(?:exhibits?|exh?\.?)[ .-]*{}\b"
_LISTED = r"\b(?:exhibits?|exh?)\b.*\b{}\b"


@rule("DOC-19", ERROR, kind="edgar", each=Exhibit, needs="file", cite=specification("4.2"))
def file_name_is_edgars(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """A file has a name that EDGAR takes.

    Why: Names have at most 32 characters: small letters, digits, one underscore, one hyphen and one period, a letter
    first. EDGAR's convention has no exception; the file is renamed rather than sent under another name than it has.
    """
    if not is_file_name(exhibit.name):
        says = f"EDGAR takes no file called `{exhibit.name}`"
        yield Told(exhibit.file, says, f"call it {proposed_name(exhibit.name)}")


@rule("DOC-19.1", ERROR, kind="draft", each=Submission, cite=Cite("form4gen's own rule"))
def file_names_differ(submission: Submission, case: Case) -> Iterator[Told]:
    """Two exhibits have two names.

    Why: EDGAR sees the names without their folders; of two documents with one name nobody could tell which is meant.
    """
    seen: dict[str, Exhibit] = {}
    for exhibit in submission.exhibits:
        first = seen.setdefault(exhibit.name, exhibit)
        if exhibit.name and first is not exhibit:
            yield Told(exhibit.file, f"two exhibits are called {exhibit.name}", "rename one of them", (first.file,))


@rule("DOC-20", ERROR, kind="edgar", each=Exhibit, cite=specification("3.6.3"))
def exhibit_has_type_and_file(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """An exhibit names its file and one of EDGAR's types.

    Why: EDGAR knows CORRESP, COVER, EX-24, EX-99 and GRAPHIC beside the form itself, each with or without a period and
    a text of one's own.
    """
    if not exhibit.file:
        yield Told(exhibit, "the exhibit names no file", "write file: with a path from the folder of this draft")
    if not exhibit.type:
        yield Told(exhibit, "the exhibit has no type", f"write type: with one of {', '.join(TYPES)}")
    elif exhibit.type.text in FORMS:
        do = "take it out; form4gen encloses the form by itself, and another form is a submission of its own"
        yield Told(exhibit.type, "a submission has one primary document, and this would be a second", do)
    elif exhibit.base not in TYPES:
        yield Told(exhibit.type, f"`{exhibit.type.text}` is no type of exhibit that a form takes", _type(exhibit))


def _type(exhibit: Exhibit) -> str:
    near = [type for type in TYPES if type.replace("-", "") == exhibit.base.upper().replace("-", "").replace(" ", "")]
    if near:
        return f"write type: {near[0]}{exhibit.type.text[len(exhibit.base) :]}"
    return f"write one of {', '.join(TYPES)}; what is no power of attorney is EX-99"


@rule("DOC-20.1", ERROR, kind="edgar", each=Exhibit, needs="file", cite=specification("4.2.1.2"))
def exhibit_has_a_known_extension(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """An exhibit is a .txt, .htm, .jpg or .gif file.

    Why: EDGAR takes no other file, and discards a PDF with a warning: a power of attorney would be missing.
    """
    if exhibit.extension not in TEXTS + PICTURES and exhibit.base not in FORMS:
        what = "a PDF, which EDGAR discards" if exhibit.extension == ".pdf" else "no file that EDGAR takes"
        renamed = proposed_name(exhibit.name)
        do = f"call it {renamed}" if extension(renamed) in TEXTS + PICTURES else "save it as .txt or .htm"
        do = "save it as .jpg or .gif" if exhibit.base == "GRAPHIC" else do
        yield Told(exhibit.file, f"{exhibit.name} is {what}", do)


@rule("DOC-20.3", ERROR, kind="practice", each=Exhibit, needs="file", cite=PLAIN_TEXT)
def picture_is_a_graphic(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """A picture is a GRAPHIC, and a GRAPHIC is a picture.

    Why: EDGAR's documents are texts, plain or HTML; pictures only stand in them. A scanned power of attorney is a
    picture of one.
    """
    if exhibit.base == "GRAPHIC" and exhibit.extension in TEXTS:
        do = "write the type of the text, such as EX-24 or EX-99"
        yield Told(exhibit.file, f"{exhibit.name} is a text, and a GRAPHIC is a picture", do)
    elif exhibit.base in TYPES and exhibit.base != "GRAPHIC" and exhibit.extension in PICTURES:
        do = "save the text as .txt or .htm; a picture that a .htm exhibit shows is a GRAPHIC"
        yield Told(exhibit.file, f"{exhibit.name} is a picture, and {exhibit.base} is a text", do)


@rule("DOC-20.2", ERROR, kind="edgar", each=Submission, cite=specification("4.2.1.2"))
def exhibits_are_not_too_many(submission: Submission, case: Case) -> Iterator[Told]:
    """A submission has at most 100 CORRESP, 10 COVER and 500 other documents beside the form.

    Why: EDGAR counts by type and suspends what is more.
    """
    for types, most in MOST.items():
        counted = [exhibit for exhibit in submission.exhibits if exhibit.base in types]
        if len(counted) > most:
            says = f"{len(counted)} documents are {' or '.join(types)}; EDGAR takes {most}"
            yield Told(counted[most], says, "join some of them")


@rule("DOC-21", ERROR, kind="edgar", each=Submission, cite=specification("3.4"))
def envelope_has_room(submission: Submission, case: Case) -> Iterator[Told]:
    """A contact, an address, a type and a description are as short as the envelope wants them.

    Why: EDGAR suspends a value that is longer than its element: 30 for a name, 20 for a phone number and a type, 80
    for an address, 255 for a description. Of addresses to notify it takes 30.
    """
    for record in (submission.contact, *submission.exhibits):
        for _, box, cell in cells(record):
            yield from _room(cell, box.key, box.kind.longest if box.kind else 0)
    for address in submission.notify:
        yield from _room(address, "notify", 80)
    if len(submission.notify) > MOST_NOTIFIED:
        says = f"{len(submission.notify)} addresses to notify; EDGAR takes {MOST_NOTIFIED}"
        yield Told(submission.notify[MOST_NOTIFIED], says, "take some out")


def _room(cell: Cell[str], key: str, most: int) -> Iterator[Told]:
    length = len(cell.text)
    if 0 < most < length:
        yield Told(cell, f"{key} has {length} characters; EDGAR takes {most}", f"shorten it by {length - most}")


def _addresses(submission: Submission) -> list[Cell[str]]:
    return [cell for cell in (submission.contact.email, *submission.notify) if cell]


@rule("DOC-21.1", ERROR, kind="edgar", each=Submission, cite=specification("5"))
def address_is_well_formed(submission: Submission, case: Case) -> Iterator[Told]:
    """An e-mail address has one @ between a name and a domain.

    Why: EDGAR suspends a submission for an improperly formatted address.
    """
    for cell in _addresses(submission):
        if not wording.finds(_ADDRESS, cell.text):
            yield Told(cell, f"`{cell.text}` is no e-mail address", "write one, such as filings@issuer.com")


@rule("DOC-21.2", WARNING, kind="edgar", each=Submission, cite=specification("4.2"))
def address_stands_once(submission: Submission, case: Case) -> Iterator[Told]:
    """An address stands once among the contact's and those to notify.

    Why: EDGAR warns of a duplicate.
    """
    seen: dict[str, Cell[str]] = {}
    for cell in _addresses(submission):
        first = seen.setdefault(cell.text.lower(), cell)
        if first is not cell:
            yield Told(cell, f"{cell.text} stands twice", "take one of them out", (first,))


@rule("FN-19", WARNING, kind="form", each=Exhibit, needs="type", cite=instruction("6(a)"))
def further_explanation_is_referred_to(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """A footnote refers to an Exhibit 99 that holds what had no room on the form.

    Why: The instruction wants a footnote that points to the exhibit, and without one it is assumed that there is no
    more to say. A remark that names it is taken, too.
    """
    if exhibit.base == "EX-99" and not wording.finds(_LISTED.format("99"), case.explanation):
        says = f"no footnote and no remark speaks of Exhibit {_number(exhibit)}"
        yield Told(exhibit.type, says, f"write `See Exhibit {_number(exhibit)}.` in the footnote it explains")


@rule("REM-04", NOTE, kind="form", each=Submission, cite=instruction("6(c)"))
def named_exhibit_is_attached(submission: Submission, case: Case) -> Iterator[Told]:
    """An exhibit that the remarks name goes with the form.

    Why: What is listed and not attached is missed by whoever reads the form.
    """
    kept = {exhibit.base for exhibit in submission.exhibits}
    for number in ("24", "99"):
        if f"EX-{number}" not in kept and wording.finds(_NAMED.format(number), case.remarks):
            says = f"the remarks name Exhibit {number}, and no EX-{number} is attached"
            yield Told(case.filing.remarks, says, f"add the exhibit of type: EX-{number}, or reword the remarks")


@rule("REM-07", NOTE, kind="form", each=Exhibit, needs="type", cite=instruction("6(c)"))
def exhibit_is_listed(exhibit: Exhibit, case: Case) -> Iterator[Told]:
    """The form lists its exhibits.

    Why: The instruction asks for a numbered list of the exhibits on the form; the remarks are the place for it.
    """
    number = _number(exhibit)
    listed = wording.finds(_LISTED.format(number.replace(".", r"\.")), case.remarks)
    if exhibit.base in ("EX-24", "EX-99") and not listed:
        what = "Power of Attorney" if exhibit.base == "EX-24" else exhibit.description.text or "what it is"
        yield Told(exhibit.type, f"the remarks do not list Exhibit {number}", f"add `Exhibit {number} - {what}`")


@rule("REM-07.1", WARNING, kind="form", each=Submission, cite=instruction("6(c)"))
def exhibits_are_numbered(submission: Submission, case: Case) -> Iterator[Told]:
    """A power of attorney is Exhibit 24, all else is Exhibit 99, and several of a number have parts: 24.1, 24.2.

    Why: The instruction fixes the numbers, so that a reader finds the power of attorney where it is looked for.
    """
    seen: dict[str, Exhibit] = {}
    for exhibit in submission.exhibits:
        if exhibit.base == "EX-99" and wording.finds(r"\bpower of attorney\b|\bpoa\b", exhibit.description.text):
            yield Told(exhibit.type, "a power of attorney is Exhibit 24", "write type: EX-24")
        first = seen.setdefault(exhibit.type.text.upper(), exhibit)
        if exhibit.base in ("EX-24", "EX-99") and first is not exhibit:
            says, do = f"two exhibits are {exhibit.type.text}", f"number them {exhibit.base}.1 and {exhibit.base}.2"
            yield Told(exhibit.type, says, do, (first.type,))


def _number(exhibit: Exhibit) -> str:
    """24.1 of EX-24.1, and 24 where the type carries words behind its period."""
    part = exhibit.type.text.partition(".")[2]
    return exhibit.base.removeprefix("EX-") + (f".{part}" if part.isdigit() else "")
