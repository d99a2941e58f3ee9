# SPDX-License-Identifier: Apache-2.0
"""Files that are no UTF-8 text: what they are instead, and which character a byte of Windows means."""

from __future__ import annotations

from typing import NamedTuple

_START = "name the draft itself, a text file; `form4gen new 4` writes a start"
_BEGINS = {
    b"%PDF": "the file is a PDF",
    b"PK\x03\x04": "the file is a Word or Excel document or another zip archive",
    b"\xd0\xcf\x11\xe0": "the file is an old Word or Excel document",
    b"{\\rtf": "the file is a document of a word processor (RTF)",
    b"\x89PNG": "the file is a picture",
    b"\xff\xd8\xff": "the file is a picture",
    b"\x1f\x8b": "the file is compressed",
}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_TYPED = {
    0x85: ("three dots in one character", "..."),
    0x91: ("an opening single quote", "'"),
    0x92: ("an apostrophe or closing single quote", "'"),
    0x93: ("an opening double quote", '"'),
    0x94: ("a closing double quote", '"'),
    0x95: ("a bullet", "*"),
    0x96: ("an en dash", "-"),
    0x97: ("an em dash", "--"),
    0xA0: ("a no-break space", "a blank"),
}


class Unread(NamedTuple):
    """What the file is, what to do, and whether a line of it can be shown."""

    message: str
    hint: str
    shown: bool


def no_text(raw: bytes) -> Unread | None:
    """What a file is that is no text in UTF-8, by how it begins; None if it may be one."""
    for begins, message in _BEGINS.items():
        if raw.startswith(begins):
            return Unread(f"{message}, not a draft", _START, False)
    if raw.startswith(_WIDE) or _is_wide(raw[:64]):
        return Unread("the file is in UTF-16, not in UTF-8", "save the file as UTF-8", raw.startswith(_WIDE))
    return None


def _is_wide(head: bytes) -> bool:
    return len(head) > 7 and any(not any(head[n::2]) and all(head[1 - n :: 2]) for n in (0, 1))


def undecoded(fault: UnicodeDecodeError) -> Unread:
    """What a byte is that is not UTF-8."""
    raw = fault.object  # without the mark of UTF-8 that may stand before it, as the place that is told counts
    byte = raw[fault.start]
    if b"\x00" in raw[:8000]:
        return Unread("the file is not a text", _START, False)
    said = f"byte 0x{byte:02x} is not UTF-8"
    if byte not in _TYPED:
        return Unread(said, "save the file as UTF-8", True)
    name, plain = _TYPED[byte]
    hint = f"type {plain} there, or save the file as UTF-8"
    return Unread(f"{said}: in Windows it is {name}", hint, True)
