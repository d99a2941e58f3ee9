# SPDX-License-Identifier: Apache-2.0
"""The JSON schema of a draft, from the map: every key in both spellings, with its column, its length and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .. import kinds, places
from ..box import Box, cell_names
from ..draft import schedules
from ..draft.rows import HOLDING, SHORT, words
from ..envelope import TYPES, Contact, Exhibit
from ..model import Filing, Issuer, Owner, Row, Signature
from . import hints
from .shapes import NAME, Schema, box, many, named, only, part, refer, said, text

_AFTER = ("owned-after", "owned-after-value")
DIALECT = "http://json-schema.org/draft-07/schema#"


def draft() -> Schema:
    """The schema of a draft."""
    keys = {
        **_boxes(Filing, hints.DRAFT),
        "issuer": part(_boxes(Issuer, hints.ISSUER)),
        "owners": many(part(_owner())),
        "table-1": many({"$ref": "#/definitions/row-1"}),
        "table-2": many({"$ref": "#/definitions/row-2"}),
        "footnotes": _named(refer(kinds.text(0))),
        "vesting": _named(_schedule()),
        "signatures": many(part(_boxes(Signature, hints.SIGNATURE))),
        "accept": many(part(_told({key: text() for key in hints.ACCEPT}, hints.ACCEPT), required=["rule", "because"])),
        "submission": part(_told(_submission(), hints.SUBMISSION)),
        "filed-on": refer(kinds.day),
        "published": part(_told({key: text() for key in hints.PUBLISHED}, hints.PUBLISHED)),
    }
    return {
        "$schema": DIALECT,
        "title": "form4gen: the draft of a Form 3, 4 or 5",
        "$comment": "Generated from the map of the form by form4gen's tests; `form4gen check` says what the law says.",
        **part(_told({key: keys[key] for key in hints.DRAFT}, hints.DRAFT), type="object"),
        "definitions": {"row-1": _row(1), "row-2": _row(2), **_kinds()},
    }


def _named(shape: Schema) -> Schema:
    """A mapping under names of footnotes."""
    return {"type": ["object", "null"], "propertyNames": {"pattern": f"^{NAME}$"}, "additionalProperties": shape}


def _schedule() -> Schema:
    """A vesting schedule: its run alone, or its parts."""
    keys = {
        "vests": text(),
        "tranches": {"type": ["object", "null"], "additionalProperties": text()},
        **{key: refer(kind) for key, kind in schedules.BOXES.items()},
    }
    return {**only("string", "object"), "properties": _told(keys, hints.SCHEDULE), "additionalProperties": False}


def _noted(made: Box) -> bool:
    """Whether footnotes stand behind the value in a draft: form-type takes those of a holding, code of the others."""
    return made.how == "boxed" or made.key in ("code", "form-type")


def _kinds() -> Schema:
    """The shapes to which the boxes refer."""
    parts = (Filing, Issuer, Owner, Row, Signature, Contact, Exhibit)
    found = [(made.kind, _noted(made)) for of in parts for _, made in cell_names(of) if made.kind]
    found += [(kind, False) for kind in schedules.BOXES.values()]
    return {named(kind, noted): box(kind, noted) for kind, noted in found}


def _told(keys: Mapping[str, Schema], hint: Mapping[str, str]) -> Schema:
    """Each key with its hint; where the shape has one from the map, that stands."""
    return {key: said(shape, hint[key]) for key, shape in keys.items()}


def _boxes(of: Any, hint: Mapping[str, str]) -> Schema:
    """The boxes of a record that take no footnotes."""
    return {made.key: said(_shaped(made), _hint(made, hint[made.key])) for _, made in cell_names(of)}


def _shaped(made: Box) -> Schema:
    assert made.kind
    shape = refer(made.kind, _noted(made))
    if made.kind in (kinds.state, kinds.country):
        listed = places.states("") if made.kind is kinds.state else places.countries("")
        codes = sorted(code for code in listed if not places.obsolete(code))
        shape = {"anyOf": [{"enum": codes, "enumDescriptions": [*map(places.name, codes)]}, shape]}
    return shape


def _hint(made: Box, hint: str) -> str:
    """The hint, and what the map adds: the columns, the length, the forms."""
    told = [hint]
    columns = [re.match(r"\d+[A-Z]?", printed) for printed in _printed(made)[:2]]
    told += [f"Table {'I' * table}, column {found[0]}." for table, found in enumerate(columns, 1) if found]
    told += [f"At most {made.kind.longest} characters."] if made.kind and made.kind.longest > 2 else []
    told += [f"Form{'s' * (len(made.forms) > 1)} {' and '.join(made.forms)} only."] if made.forms != "345" else []
    return " ".join(told)


def _printed(made: Box) -> tuple[str, str, str]:
    coding = dict(cell_names(Row))["coding"].printed
    return coding if made.key in ("code", "equity-swap") else made.printed


def _owner() -> Schema:
    """An owner: the boxes of the address below `address`, and the ticks that take their text as well."""
    flat = dict(cell_names(Owner))
    address = {made.key.removeprefix("address."): made for made in flat.values() if "." in made.key}
    keys = {made.key: _shaped(made) for made in flat.values() if "." not in made.key}
    keys["officer"] = keys["other"] = refer(kinds.text(30))
    keys["address"] = part({key: said(_shaped(made), _hint(made, hints.ADDRESS[key])) for key, made in address.items()})
    made = {made.key: made for made in flat.values()}
    return {key: said(keys[key], _hint(made[key], hint) if key in made else hint) for key, hint in hints.OWNER.items()}


def _row(table: int) -> Schema:
    """A row of a table. It is a transaction if it has a word of one, and then it says owned-after, else owned."""
    made = dict(_row_boxes(table))
    keys = {key: said(_shaped(made[key]), _hint(made[key], hints.ROW[key])) for key in made}
    own = [key for key in made if f"H{table}" not in made[key].columns]
    filled = [{"required": [key], "properties": {key: {"not": {"enum": [None, ""]}}}} for key in own]
    return part(
        keys,
        **{
            "if": {"anyOf": filled},
            "then": {"properties": _not([*HOLDING], "this row is a transaction: write owned-after")},
            "else": {"properties": _not(_AFTER, "this row is a holding: write owned, or add date, code and price")},
        },
    )


def _not(keys: Iterable[str], message: str) -> Schema:
    return {key: {"type": "null", "errorMessage": message, "doNotSuggest": True} for key in keys}


def _row_boxes(table: int) -> Iterator[tuple[str, Box]]:
    """The keys of a row of a table in the order of the reader, each with its box."""
    by_name = dict(cell_names(Row))
    by_key = {made.key: made for made in by_name.values()}
    for key in words():
        made = by_key.get(key) or by_name[HOLDING.get(key) or SHORT[key][0]]
        if f"T{table}" in made.columns or f"H{table}" in made.columns:
            yield key, made


def _submission() -> Schema:
    exhibit = _boxes(Exhibit, hints.EXHIBIT)
    exhibit["type"] = {"examples": [*TYPES], **exhibit["type"]}
    return {
        "contact": part(_boxes(Contact, hints.CONTACT)),
        "notify": many(refer(kinds.text(80))),
        "exhibits": many(part(exhibit)),
    }
