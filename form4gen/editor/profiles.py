# SPDX-License-Identifier: Apache-2.0
"""The JSON schema of a company profile, from the classes that say what one holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ..kinds import Kind
from ..profile.content import Issuer, Person, Power, Profile, Symbol
from . import hints
from .drafts import DIALECT
from .shapes import Schema, box, many, part, said

_HINTS: dict[Any, Mapping[str, str]] = {
    Profile: hints.PROFILE,
    Issuer: hints.PROFILE_ISSUER,
    Person: hints.PROFILE_PERSON | hints.TERM,
    Power: hints.POWER | hints.TERM,
    Symbol: hints.SYMBOL | hints.TERM,
}


def profile() -> Schema:
    """The schema of a profile."""
    return {"$schema": DIALECT, "title": "form4gen: the profile of a company", **_entry(Profile), "type": "object"}


def _entry(of: Any) -> Schema:
    """A mapping that is an entry of a class; its keys in the order of the hints."""
    made = {field.name.strip("_").replace("_", "-"): field for field in fields(of) if field.metadata}
    keys = {key: said(_shape(made[key].metadata), hint) for key, hint in _HINTS[of].items()}
    needed = [key for key, field in made.items() if field.metadata.get("needed")]
    return part(keys, **({"required": needed} if needed else {}))


def _shape(told: Mapping[str, Any]) -> Schema:
    of = told.get("of")
    if of is None:
        return box(told["kind"])
    return many(box(of) if isinstance(of, Kind) else _entry(of))
