# SPDX-License-Identifier: Apache-2.0
"""What may stand in a box, as JSON schema (draft 7, which every editor knows).

An editor sees typed YAML where the reader of drafts sees text: 4 is a number there, yes a word or a flag, 02142 a
number, an empty value null. So a shape takes all types that a right text can come as. It names those that it does
not take: for a box, editors would offer null, true and false if it named these types. Most are flat, all types in
one, so that an editor says what is wrong with the one that was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import codes
from ..kinds import Kind

Schema = dict[str, Any]

NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}"  # of a footnote, as draft.brackets has it
LIST = rf"\[ *{NAME} *(, *{NAME} *)*\]"
_NUMBER = r"\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?|\.\d+"
# kind -> a pattern of its texts; other types that such a text comes as; what to type
_TEXTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "number": (_NUMBER, ("number",), "write digits with an optional point, such as 1,200 or 12.50"),
    "money": (rf"\$?({_NUMBER})", ("number",), "write dollars, such as 12.50 or $1,200"),
    "date": (r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}", (), "write the day as in 2026-03-09 or 3/9/2026"),
    "cik": (r"\d{1,10}", ("number",), "write 1 to 10 digits"),
    "schema": (r"X\d{4}", (), "write X and four digits"),
    "year end": (r"(near\s+)?\d{1,2}[-/]\d{1,2}", (), "write month and day, such as 12-31 or near 01-31"),
    "accession number": (r"\d{10}-?\d{2}-?\d{6}", ("number",), "write it as in 0001234567-24-000012"),
}
_ALL = ("string", "number", "boolean", "object", "array")  # and null, for an empty value
_TEXT = ("string", "number", "boolean")  # what a text without a pattern can look like: 94065, ON, 12.50


def only(*types: str) -> Schema:
    """These types, or nothing."""
    others = [other for other in _ALL if other not in types]
    return {"not": {"type": others}} if others else {}


def box(kind: Kind, noted: bool = False) -> Schema:
    """What may stand in a box of a kind, with footnotes if it takes them, in all spellings; an empty one is no box."""
    types: tuple[str, ...] = ("string",)
    shape = _long(noted)
    if kind.name in _TEXTS:
        words, typed, do = _TEXTS[kind.name]
        types += typed
        shape |= _fitting(words, do, noted) | ({"minimum": 0} if typed else {})
    elif kind.name == "code":
        shape |= _fitting(f"[{''.join(codes.codes())}]", "write a transaction code: form4gen explain codes", noted)
    elif kind.choices:
        digits = sorted(int(word) for word in kind.choices if word.isdigit())
        types += ("number",) * bool(digits) + ("boolean",) * ("true" in kind.choices)
        shape |= _fitting("|".join(map(_any_case, kind.choices)), f"write {_or(_words(kind))}", noted)
        shape |= {"minimum": digits[0], "maximum": digits[-1]} if digits else {}
    else:
        types = _TEXT
    if noted:
        shape["items"] = names()
    return _offering(kind, {**only(*types, "object", *(["array"] if noted else [])), **shape})


def named(kind: Kind, noted: bool = False) -> str:
    """What the shape of a kind is called among the definitions of a schema."""
    return kind.name.replace(" ", "-") + ("-noted" if noted else "")


def refer(kind: Kind, noted: bool = False) -> Schema:
    """The shape of a kind by its name."""
    return {"allOf": [{"$ref": f"#/definitions/{named(kind, noted)}"}]}


def _offering(kind: Kind, shape: Schema) -> Schema:
    """The shape, and before it the words that an editor offers where a box has few, each with its meaning."""
    if kind.name == "code":
        known = codes.codes()
        return {"anyOf": [{"enum": [*known], "enumDescriptions": [code.meaning for code in known.values()]}, shape]}
    if not kind.choices:
        return shape
    return {"anyOf": [{"enum": [int(word) if word.isdigit() else word for word in _words(kind)]}, shape]}


def _words(kind: Kind) -> list[str]:
    """The choices of a kind as `import` would write them."""
    return list(dict.fromkeys(kind.to_draft(kind.from_draft(word).text) for word in kind.choices))


def _fitting(words: str, do: str, noted: bool) -> Schema:
    behind = rf"\s*({LIST})?" if noted else ""
    more = "; names of footnotes stand behind it in brackets" if noted else ""
    return {"pattern": rf"^\s*({words})?{behind}\s*$", "patternErrorMessage": do + more}


def _long(noted: bool) -> Schema:
    """The long spelling: value and footnotes on lines of their own."""
    keys: Schema = {
        "value": {**only(*_TEXT), "description": "The text of the box; brackets in it are text."},
        "filed": {**only(*_TEXT), "description": "The text as EDGAR published it; for `import`."},
    }
    if noted:
        keys["notes"] = {
            "description": "The name of a footnote, or a list of names.",
            **only("string", "number", "array"),
            "pattern": rf"^\s*({NAME}|{LIST})?\s*$",
            "items": names(),
        }
    return {"properties": keys, "additionalProperties": False}


def names() -> Schema:
    """The name of a footnote."""
    do = "a name of a footnote has 1 to 40 letters, digits, - _ and ."
    return {**only("string", "number"), "pattern": rf"^\s*({NAME}|{LIST})?\s*$", "patternErrorMessage": do}


def part(keys: Schema, **more: Any) -> Schema:
    """A mapping of known keys."""
    return {"type": ["object", "null"], "properties": keys, "additionalProperties": False, **more}


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": ["array", "null"], "items": items}


def said(shape: Schema, hint: str) -> Schema:
    """A shape with what an editor shows of it."""
    return {"description": hint, **shape}


def text() -> Schema:
    """Words without a pattern, and without the long spelling."""
    return only(*_TEXT)


def _any_case(word: str) -> str:
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in word)


def _or(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"
