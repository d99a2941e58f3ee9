# SPDX-License-Identifier: Apache-2.0
"""The house's words: a place in a file, a citation, a rule, a finding; and the registry of all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A place: file, line and column from 1 (0 where unknown), and the path in the draft's words.

    `path` counts rows, owners and signatures from 1, as a person does: `table-1[3].price`.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    path: str = ""


NOWHERE = Mark()


class Severity(StrEnum):
    """How a finding counts: an error closes the gate, a warning can be accepted with a reason, a note never blocks."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
KINDS = {
    "edgar": "EDGAR suspends it, or warns and discards the value",
    "form": "EDGAR would take it; the form is wrong",
    "practice": "measured on real filings or known second-hand only",
    "draft": "the file cannot be read as it is meant",
}


class Cite(NamedTuple):
    """A source: what it is called, and where it can be read ("" where it has no public address)."""

    title: str
    href: str = ""


class Told(NamedTuple):
    """What a rule says: `where` is a node with a mark, `do` is what to type, `also` are further nodes."""

    where: Any
    message: str
    do: str = ""
    also: tuple[Any, ...] = ()


Check = Callable[[Any, Any], Iterator[Told]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One check: what it says of the law, why, from which source, and the function that asks.

    `says` is its title, a blank line and "Why: ...". `each` is the class of node it is asked about; `needs` names boxes
    of that node that must have a value. `event`, `filed` and `schema` are (first, last) bounds of the day of the
    transaction, the day of filing and the schema version; "" is open. `check` is None for what readers and the schema
    say.
    """

    id: str
    says: str
    severity: Severity
    kind: str
    cite: Cite
    room: str
    each: type | None = None
    needs: tuple[str, ...] = ()
    event: tuple[str, str] = ("", "")
    filed: tuple[str, str] = ("", "")
    schema: tuple[str, str] = ("", "")
    check: Check | None = None

    @property
    def title(self) -> str:
        """The law in one sentence."""
        return " ".join(self.says.partition("Why:")[0].split())

    @property
    def why(self) -> str:
        """The reason."""
        return " ".join(self.says.partition("Why:")[2].split())

    def tell(self, mark: Mark, message: str, hint: str = "", also: tuple[Mark, ...] = ()) -> Finding:
        """A finding of this rule at `mark`."""
        return Finding(self.id, self.severity, self.kind, message, hint, mark, also, self.cite)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, why (the citation) and what to type; `accepted` is the draft's reason, "" if none."""

    rule: str
    severity: Severity
    kind: str
    message: str
    hint: str
    mark: Mark
    also: tuple[Mark, ...] = ()
    cite: Cite = field(default=Cite(""))
    accepted: str = ""

    def accept(self, because: str) -> Finding:
        """The same finding, silenced for a stated reason."""
        return replace(self, accepted=because)


RULES: dict[str, Rule] = {}


def _range(bounds: str) -> tuple[str, str]:
    first, _, last = bounds.partition("..")
    return first, last


def _add(made: Rule) -> Rule:
    if made.id in RULES:
        raise ValueError(f"{made.id} is taken by {RULES[made.id].room}")
    if made.kind not in KINDS:
        raise ValueError(f"{made.id} is of no known kind: {made.kind}")
    if ".\n\n" not in made.says or "Why: " not in made.says or not made.cite.title:
        raise ValueError(f"{made.id} needs a title that ends in a full stop, a Why and a citation")
    RULES[made.id] = made
    return made


def rule(
    id: str,
    severity: Severity,
    *,
    kind: str,
    each: type,
    cite: Cite,
    needs: str = "",
    event: str = "..",
    filed: str = "..",
    schema: str = "..",
) -> Callable[[Check], Check]:
    """Register a generator `check(node, case)` that yields Told.

    Its docstring is the title (one present-tense sentence that states the law), a blank line, and `Why: ...`.
    `event`, `filed` and `schema` are ranges such as "2023-02-27.." or "X0407..".
    Raises ValueError on a taken id or a missing title, Why or citation.
    """

    def register(check: Check) -> Check:
        room = check.__module__.rpartition(".")[2]
        bounds = (_range(event), _range(filed), _range(schema))
        _add(Rule(id, check.__doc__ or "", severity, kind, cite, room, each, tuple(needs.split()), *bounds, check))
        return check

    return register


def declare(id: str, severity: Severity, title: str, why: str, *, kind: str, cite: Cite, room: str) -> Rule:
    """Register what a reader, the schema or the engine itself says, so that it has a page like any other rule."""
    return _add(Rule(id, f"{title}\n\nWhy: {why}", severity, kind, cite, room))


def is_ours(rule: Rule) -> bool:
    """Whether a rule is form4gen's own, and not of a module that a company profile asks for."""
    return rule.check is None or rule.check.__module__.startswith("form4gen.")


def chosen(id: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a rule id is meant by one of the prefixes: `FN` and `FN-02` mean FN-02 and FN-02.1, `F` does not."""
    return any(id == p or id.startswith((p + "-", p + ".")) for p in prefixes)
