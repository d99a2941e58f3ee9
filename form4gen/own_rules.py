# SPDX-License-Identifier: Apache-2.0
"""Rules in Python from elsewhere: modules that entry points of the group `form4gen.rules` name and a profile asks for.

They use the decorator of form4gen's own rules. What no profile asks for is never imported.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import NamedTuple

from .rule import RULES, Rule, is_ours

GROUP = "form4gen.rules"


class Unusable(Exception):  # noqa: N818
    """A module whose rules cannot be asked; the message says why."""


class _Imported(NamedTuple):
    rules: tuple[Rule, ...]
    fault: str


def load(name: str, nodes: Container[type]) -> tuple[Rule, ...]:
    """The rules of an entry point, about the classes of `nodes`. Raises Unusable."""
    imported = _imported(name)
    if imported.fault:
        raise Unusable(imported.fault)
    for rule in imported.rules:
        if rule.each and rule.each not in nodes:
            raise Unusable(f"{rule.id} is asked about {rule.each.__name__}, which no form has")
    return imported.rules


@cache
def _imported(name: str) -> _Imported:
    """A module registers its rules once, as it is imported; one that fails half way leaves nothing behind."""
    from importlib.metadata import entry_points

    found = tuple(entry_points(group=GROUP, name=name))
    if not found:
        return _Imported((), f"no installed package has an entry point {name} in the group {GROUP}")
    from . import rules  # form4gen's own come first, so that none of their ids can be taken

    assert rules
    before = set(RULES)
    taken = {_prefix(id) for id, rule in RULES.items() if is_ours(rule)}
    try:
        found[0].load()
        made = tuple(rule for id, rule in RULES.items() if id not in before)
        if theirs := [rule.id for rule in made if _prefix(rule.id) in taken]:
            raise ValueError(f"{theirs[0]} begins like form4gen's own ids")
    except Exception as fault:
        for id in set(RULES) - before:
            del RULES[id]
        return _Imported((), f"{name} cannot be imported: {type(fault).__name__}: {fault}")
    return _Imported(made, "" if made else f"{name} registers no rule")


def _prefix(id: str) -> str:
    return id.partition("-")[0]
