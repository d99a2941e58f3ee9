# SPDX-License-Identifier: Apache-2.0
"""The map of the envelope in which a filing is sent to EDGAR: the parts that a draft says below `submission:`.

Facts: EDGAR Ownership XML Technical Specification v5.5, 3.4 (elements and lengths), 3.6.3 (types of documents) and 4.2
(file names, numbers of documents). Declaration order is the order of the SEC's XSD.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from . import kinds
from .box import Box, Cell, Record, group, plain

TYPES = ("CORRESP", "COVER", "EX-24", "EX-99", "GRAPHIC")
MOST = {("CORRESP",): 100, ("COVER",): 10, ("EX-24", "EX-99", "GRAPHIC"): 500}
MOST_NOTIFIED = 30
TEXTS, PICTURES = (".txt", ".htm"), (".jpg", ".gif")
LONGEST_NAME = 32


@dataclass(slots=True, eq=False, init=False, repr=False)
class Contact(Record):
    """Whom EDGAR's staff may ask about the submission."""

    name: Cell[str] = plain("name", "contactName", kinds.text(30))
    phone: Cell[str] = plain("phone", "contactPhoneNumber", kinds.text(20))
    email: Cell[str] = plain("email", "contactEmailAddress", kinds.text(80))


@dataclass(slots=True, eq=False, init=False, repr=False)
class Exhibit(Record):
    """A file that goes with the form. `file` is a path from the draft's folder; EDGAR sees its last part."""

    file: Cell[str] = plain("file", "documentName", kinds.text(0))
    type: Cell[str] = plain("type", "documentType", kinds.text(20))
    description: Cell[str] = plain("description", "documentDescription", kinds.text(255))

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return re.split(r"[\\/]", self.file.text)[-1]

    @property
    def extension(self) -> str:
        """What the file's name ends in, from its last period on, in lower case."""
        return extension(self.name)

    @property
    def base(self) -> str:
        """The type without the text that a filer may hang on it: EX-99 of EX-99.1."""
        return self.type.text.partition(".")[0]


@dataclass(slots=True, eq=False, init=False, repr=False)
class Submission(Record):
    """What a draft says of its submission. TEST or LIVE is not among it, nor is any password."""

    contact: Contact = field(default_factory=Contact, metadata={"box": Box("one", "contact", "pointOfContact")})
    notify: tuple[Cell[str], ...] = group(
        Box("texts", "notify", "notificationAddresses/notificationEmailAddress", kinds.text(80))
    )
    exhibits: tuple[Exhibit, ...] = group(Box("many", "exhibits", "edgarDocument", of=Exhibit))


def extension(name: str) -> str:
    """The extension of a file name with its period, in lower case; "" if it has none."""
    return name[name.rfind(".") :].lower() if "." in name else ""


def is_file_name(name: str) -> bool:
    """Whether EDGAR takes the name: small letters, digits, one each of _ - and . at most, a letter first, 32 signs."""
    fits = re.fullmatch(r"[a-z][a-z0-9_-]*\.[a-z0-9_-]+", name, re.ASCII) is not None
    return fits and len(name) <= LONGEST_NAME and name.count("_") <= 1 and name.count("-") <= 1


def proposed_name(name: str) -> str:
    """A name like this one that EDGAR takes."""
    plain_name = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    stem, point, end = plain_name.rpartition(".")
    if not point:
        stem, end = end, "txt"
    end = {"html": "htm", "jpeg": "jpg", "text": "txt"}.get(end, re.sub("[^a-z0-9]", "", end)) or "txt"
    stem = re.sub("[^a-z0-9]", "", stem)
    stem = stem if stem[:1].isalpha() else "ex" + stem
    return f"{stem[: LONGEST_NAME - 1 - len(end)]}.{end}"
