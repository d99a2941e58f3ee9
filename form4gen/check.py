# SPDX-License-Identifier: Apache-2.0
"""Asks every rule about every node it is for, and sorts what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from .case import Case, Place
from .envelope import Exhibit, Submission
from .model import Filing, Footnote, Issuer, Owner, Row, Signature
from .rule import ERROR, NOWHERE, RULES, Cite, Finding, Mark, Rule, Told, chosen, declare, is_ours
from .tally import Exercise, Run

NODES: dict[type, Callable[[Case], Iterable[Any]]] = {
    Filing: lambda case: (case.filing,),
    Issuer: lambda case: (case.filing.issuer,),
    Owner: lambda case: case.filing.owners,
    Row: lambda case: case.filing.rows,
    Footnote: lambda case: case.filing.footnotes,
    Signature: lambda case: case.filing.signatures,
    Place: lambda case: case.places,
    Run: lambda case: case.runs,
    Exercise: lambda case: case.exercises,
    Submission: lambda case: (case.submission,) if case.submission else (),
    Exhibit: lambda case: case.submission.exhibits if case.submission else (),
}
CRASHED = declare(
    "HOUSE-01",
    ERROR,
    "Every rule can be asked about every filing.",
    "A rule that fails has judged nothing: the filing is not checked. It is a fault of form4gen.",
    kind="draft",
    cite=Cite("form4gen's own rule"),
    room="check",
)


@cache
def _rules() -> tuple[Rule, ...]:
    from . import rules  # its modules register themselves

    assert rules
    return tuple(rule for rule in RULES.values() if rule.check and is_ours(rule))


def _from_elsewhere(names: tuple[str, ...]) -> tuple[Rule, ...]:
    if not names:
        return ()
    from .own_rules import load

    return tuple(rule for name in names for rule in load(name, NODES))


_ALWAYS = ("", "")


def run(case: Case, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of the rules on a case, in the order of the file. A rule that raises is a finding of its own."""
    found: list[Finding] = []
    elsewhere = case.profile.python_rules if case.profile and not case.profile.faulty else ()
    for each, alike in _asked(case.version, select, ignore, elsewhere):
        for node in NODES[each](case):
            _ask(alike, node, case, found)
    return sorted(found, key=_place)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.mark.line, finding.mark.column, finding.rule


class Alike(NamedTuple):
    """Rules that need the same boxes of a node; `dated`: some days stand before or after them."""

    needs: tuple[str, ...]
    dated: bool
    rules: list[Rule]


@lru_cache(maxsize=64)
def _asked(
    version: str, select: tuple[str, ...], ignore: tuple[str, ...], elsewhere: tuple[str, ...]
) -> tuple[tuple[type, tuple[Alike, ...]], ...]:
    """For each class of node the rules that are chosen and in force for the schema version."""
    made: dict[type, dict[Any, Alike]] = {node: {} for node in NODES}
    for rule in _rules() + _from_elsewhere(elsewhere):
        if rule.each and _chosen(rule, version, select, ignore):
            dated = rule.event != _ALWAYS or rule.filed != _ALWAYS
            alike = made[rule.each].setdefault((rule.needs, dated), Alike(rule.needs, dated, []))
            alike.rules.append(rule)
    return tuple((each, tuple(alike.values())) for each, alike in made.items())


def _chosen(rule: Rule, version: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if (select and not chosen(rule.id, select)) or chosen(rule.id, ignore):
        return False
    return _within(rule.schema, version)


def _within(bounds: tuple[str, str], value: str) -> bool:
    first, last = bounds
    return (not first or value >= first) and (not last or value <= last)


def _in_force(rule: Rule, node: Any, case: Case) -> bool:
    if not _within(rule.filed, case.day.isoformat()):
        return False
    happened: date | None = node.date.value if isinstance(node, Row) else case.filing.period.value
    return happened is None or _within(rule.event, happened.isoformat())


def _ask(asked: tuple[Alike, ...], node: Any, case: Case, found: list[Finding]) -> None:
    # Hundreds of rules are asked about each row of thousands of drafts, so this loop calls nothing it can spare.
    for needs, dated, rules in asked:
        for name in needs:
            if getattr(node, name).value is None:
                break
        else:
            for rule in rules:
                if dated and not _in_force(rule, node, case):
                    continue
                try:
                    for told in rule.check(node, case):  # type: ignore[misc]
                        also = tuple(mark_of(other) for other in told.also)
                        found.append(rule.tell(mark_of(told.where), told.message, told.do, also))
                except Exception as fault:
                    found.append(CRASHED.tell(mark_of(node), *_crash(rule, fault)))


def _crash(rule: Rule, fault: Exception) -> tuple[str, str]:
    """What is told of a rule that failed: the kind of fault alone, as its words may hold a value of the filing."""
    message = f"rule {rule.id} failed with {type(fault).__name__}; nothing is known of what it checks"
    whom = "as a fault of form4gen, with the rule's name" if is_ours(rule) else f"to who wrote {rule.room}"
    return message, f"please report this {whom}"


def mark_of(node: Any) -> Mark:
    """The mark of a node, NOWHERE if it has none."""
    mark = getattr(node, "mark", NOWHERE)
    return mark if isinstance(mark, Mark) else NOWHERE


__all__ = ["CRASHED", "NODES", "Told", "mark_of", "run"]
