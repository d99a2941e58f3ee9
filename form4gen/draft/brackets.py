# SPDX-License-Identifier: Apache-2.0
"""Lists of footnotes behind a value: `[a, b]`, and what is meant by one that is not well formed."""

from __future__ import annotations

import re
from collections.abc import Container

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
NAMES = "a name has 1 to 40 letters, digits, - _ and ."


def is_name(text: str) -> bool:
    """Whether a text can be the name of a footnote."""
    return _NAME.fullmatch(text) is not None


def bracketed(text: str) -> tuple[str, ...]:
    """The names of a well-formed list `[a, b]`, else ()."""
    if not (text.startswith("[") and text.endswith("]")):
        return ()
    names = tuple(name.strip(" ") for name in text[1:-1].split(","))
    return names if all(_NAME.fullmatch(name) for name in names) else ()


def split(text: str) -> tuple[str, tuple[str, ...] | None]:
    """A box's text and the footnotes behind it; None for a bracket at the end that is no list of names."""
    if not text.endswith("]"):
        return text, ()
    start = text.rfind("[")
    names = bracketed(text[start:]) if start >= 0 else ()
    value = text[:start].strip() if names else ""
    if not names or value.endswith("]"):
        return text, None
    return value, names


def known(text: str, footnotes: Container[str]) -> tuple[str, ...]:
    """The words of a text that are names of footnotes, each once."""
    words = (word for found in _NAME.findall(text) for word in (found, found.rstrip(".-_")))
    return tuple(dict.fromkeys(word for word in words if word in footnotes))


def mended(text: str, key: str, footnotes: Container[str]) -> str:
    """What to type instead of a text that ends in a bracket but in no list of names."""
    found = re.fullmatch(r"([^\[\]]*?)\s*((?:\[[^\[\]]*\]\s*)+)", text)
    words = re.findall(r"[^\s,;\[\]]+", found[2]) if found else []
    if found and words and all(word in footnotes for word in words):
        listed = f"[{', '.join(dict.fromkeys(words))}]"
        return f"write {found[1]} {listed}" if found[1] else f"write {listed}"
    return (
        "brackets at the end name footnotes: [a, b]; if they belong to the text use `value:`, on a line of its own "
        f"below `{key}:`"
    )
