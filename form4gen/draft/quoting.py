# SPDX-License-Identifier: Apache-2.0
"""Texts written so that YAML reads them back unchanged: plain, quoted, folded or literal."""

from __future__ import annotations

import re

from .scalars import NULLS

LONG = 100
_WIDTH = 110
_PLAIN = re.compile(r"[\w/($.][^\n\t]*")
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def scalar(text: str, indent: int) -> str:
    """What stands behind `key: ` at column `indent`; long texts and those with line breaks stand below the key."""
    if _BREAKS.search(text):
        return _escaped(text)
    if "\n" in text:
        return _literal(text, indent + 2)
    if len(text) > LONG and (folded := _folded(text, indent + 2)):
        return folded
    if _PLAIN.fullmatch(text) and not re.search(r":(\s|$)|\s#", text) and text not in NULLS:
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    shown = (signs.get(sign) or (f"\\u{ord(sign):04x}" if _BREAKS.match(sign) else sign) for sign in text)
    return '"' + "".join(shown) + '"'


def _literal(text: str, indent: int) -> str:
    lead = " " * indent
    return "|-\n" + "\n".join(lead + line if line else "" for line in text.split("\n"))


def _folded(text: str, indent: int) -> str:
    """Lines broken only between two words with a single blank; "" where a text offers no such place."""
    if re.search(r"^\s|\s$", text):
        return ""
    lead = " " * indent
    lines, line = [], ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + 1 + len(word) > _WIDTH - indent:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return ">-\n" + "\n".join(lead + each for each in [*lines, line])
