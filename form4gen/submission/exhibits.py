# SPDX-License-Identifier: Apache-2.0
"""The files of the exhibits, opened and looked at. Names and types are judged on the draft, by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..envelope import TEXTS, Exhibit, Submission
from ..rule import Finding, Rule
from .contents import Document
from .refusals import NO_FILE, NOT_PLAIN, OTHER_CONTENT, UNSHOWN

LARGEST = 20_000_000  # bytes; a power of attorney is a few thousand
LONGEST_LINE, LONGEST_IN_TABLE = 80, 132
_BEGINS = {".jpg": (b"\xff\xd8\xff",), ".gif": (b"GIF87a", b"GIF89a")}


def enclosed(submission: Submission, folder: Path) -> tuple[list[Document], list[Finding]]:
    """The exhibits as documents, and what is wrong with their files. Paths count from `folder`."""
    documents: list[Document] = []
    found: list[Finding] = []
    for exhibit in submission.exhibits:
        content, told = _content(exhibit, folder)
        found += told
        documents.append(Document(exhibit.name, exhibit.type.text, exhibit.description.text, content))
    shown = {name for document in documents if document.name.endswith(".htm") for name in _pictures(document.content)}
    for exhibit in submission.exhibits:
        if exhibit.base == "GRAPHIC" and exhibit.name not in shown:
            do = f'enclose the .htm exhibit that has <img src="{exhibit.name}">, or leave the graphic out'
            found.append(_told(UNSHOWN, exhibit, f"no HTML exhibit shows {exhibit.name}", do))
    return documents, found


def _content(exhibit: Exhibit, folder: Path) -> tuple[bytes, list[Finding]]:
    path = folder / exhibit.file.text
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or "it cannot be opened"
        do = "paths count from the folder of the draft"
        return b"", [_told(NO_FILE, exhibit, f"{exhibit.file.text}: {why}", do)]
    if size > LARGEST:
        says = f"{exhibit.file.text} has {size / 1e6:.0f} MB; form4gen encloses up to {LARGEST / 1e6:.0f}"
        return b"", [_told(NO_FILE, exhibit, says, "make it smaller, or enclose it in parts")]
    if not content.strip():
        return b"", [_told(NO_FILE, exhibit, f"{exhibit.file.text} is empty", "write what is to be enclosed")]
    return content, list(_looked_at(exhibit, content))


def _looked_at(exhibit: Exhibit, content: bytes) -> Iterator[Finding]:
    name, begins = exhibit.file.text, _BEGINS.get(exhibit.extension, (b"",))
    if b"%PDF-" in content[:1024]:
        yield _told(OTHER_CONTENT, exhibit, f"{name} is a PDF", "save its text as .txt or .htm")
    elif not content.startswith(begins):
        picture = exhibit.extension[1:].upper()
        yield _told(OTHER_CONTENT, exhibit, f"{name} is no {picture} picture", f"save it anew as {picture}")
    elif exhibit.extension in TEXTS:
        yield from _typed(exhibit, content)


def _typed(exhibit: Exhibit, content: bytes) -> Iterator[Finding]:
    if strange := re.search(rb"[^\t\n\r\x20-\x7e]", content):
        line = content.count(b"\n", 0, strange.start()) + 1
        says = f"{exhibit.file.text}, line {line}: {_named(content[strange.start() :])}"
        do = "type it with the signs of an American keyboard" + (", or as &#NNNN;" * (exhibit.extension == ".htm"))
        yield _told(NOT_PLAIN, exhibit, says, do)
    elif exhibit.extension == ".txt" and (long := list(_long_lines(content.decode("ascii")))):
        more = f", and {len(long) - 1} more" if len(long) > 1 else ""
        says = f"{exhibit.file.text}, line {long[0][0]} has {long[0][1]} characters{more}; {LONGEST_LINE} are taken"
        yield _told(NOT_PLAIN, exhibit, says, "save it with line breaks, or as .htm")


def _named(rest: bytes) -> str:
    sign = rest[:4].decode("utf-8", "ignore")[:1]
    if sign and sign.isprintable():
        return f"`{sign}` is not ASCII"
    return f"the byte 0x{rest[0]:02x} is not printable ASCII"


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    """(number, length) of each line that is too long."""
    most = LONGEST_LINE
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if re.search(r"<TABLE>", line, re.I):
            most = LONGEST_IN_TABLE
        if len(line) > most:
            yield number, len(line)
        if re.search(r"</TABLE>", line, re.I):
            most = LONGEST_LINE


def _pictures(page: bytes) -> Iterator[str]:
    for found in re.finditer(rb"<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", page, re.I):
        yield found[1].decode("latin-1")


def _told(rule: Rule, exhibit: Exhibit, message: str, hint: str) -> Finding:
    return rule.tell(exhibit.file.mark, message, hint)
