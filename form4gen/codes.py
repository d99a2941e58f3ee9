# SPDX-License-Identifier: Apache-2.0
"""The 18 transaction codes and the flags V and K: what each means, where it stands, the form it belongs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from . import law
from .rule import Cite, chosen

NEVER, HARDLY = "never", "hardly"  # what comes early (column V)


@dataclass(frozen=True, slots=True)
class Use:
    """What is usual of a code in one table: `direction` is A, D or "A or D"; `price` and `also` are words."""

    direction: str
    price: str
    also: str = ""
    seldom: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The form on which a transaction belongs, for a direction ("" for both) and a span of days ("" is open)."""

    form: str
    direction: str = ""
    since: str = ""
    until: str = ""
    only: str = ""

    def covers(self, direction: str, day: date) -> bool:
        """Whether this line speaks of the transaction without further conditions."""
        said = day.isoformat()
        return (
            not self.only
            and self.direction in ("", direction)
            and (not self.since or said >= self.since)
            and (not self.until or said <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What codes and flags have in common. `called` are the words that people try for it."""

    letter: str
    meaning: str
    footnote: str
    source: tuple[Cite, ...]
    rules: tuple[str, ...]
    called: tuple[str, ...]

    def speaks(self, rule: str) -> bool:
        """Whether a rule speaks of it: the rules named after it, and those that the matrix lists."""
        return rule in self.rules or chosen(rule, (f"CODE-{self.letter}",))


@dataclass(frozen=True, slots=True)
class Code(Known):
    """One transaction code. A table in which it has no use is None; `early` is never, hardly or "" (it may)."""

    group: str
    table_1: Use | None
    table_2: Use | None
    due: tuple[Due, ...]
    early: str
    pairs: str
    not_for: str

    def use(self, table: int) -> Use | None:
        """What is usual in Table I (1) or II (2)."""
        return self.table_1 if table == 1 else self.table_2

    def form(self, direction: str, day: date) -> str:
        """The form, 4 or 5, on which the transaction belonged on that day; "" where it depends on more."""
        return next((due.form for due in self.due if due.covers(direction, day)), "")


@dataclass(frozen=True, slots=True)
class Flag(Known):
    """V or K, which is no code: `draft` is what to type instead, `beside` the codes that it stands with."""

    draft: str
    beside: str
    due: str


def _use(said: Any) -> Use | None:
    return Use(**said) if said else None


def _due(said: Any) -> Due:
    return Due(**{name: str(value) for name, value in said.items()})


def _known(letter: str, said: Any) -> dict[str, Any]:
    return {
        "letter": letter,
        "meaning": said["meaning"],
        "footnote": said["footnote"],
        "source": (cite(), *map(law.rule_of, said["source"].split())),
        "rules": tuple(said.get("rules", "").split()),
        "called": tuple(said["called"].split()),
    }


@cache
def codes() -> dict[str, Code]:
    """All codes by their letter, in the order of General Instruction 8."""
    return {letter: _code(letter, said) for letter, said in law.table("codes")["codes"].items()}


def _code(letter: str, said: Any) -> Code:
    return Code(
        **_known(letter, said),
        group=law.table("codes")["groups"][said["group"]],
        table_1=_use(said.get("table-1")),
        table_2=_use(said.get("table-2")),
        due=tuple(map(_due, said["due"])),
        early=said.get("early", ""),
        pairs=said.get("pairs", ""),
        not_for=said.get("not-for", ""),
    )


@cache
def flags() -> dict[str, Flag]:
    """V and K, which are no codes."""
    return {
        letter: Flag(**_known(letter, said), draft=said["draft"], beside=said["beside"], due=said["due"])
        for letter, said in law.table("codes")["flags"].items()
    }


def early(letter: str | None) -> str:
    """Whether a transaction of this code comes early: never, hardly, or "" where it may or the code is none."""
    known = codes().get(letter or "")
    return known.early if known else ""


def called(word: str) -> list[Code | Flag]:
    """The codes and flags that people call so: `gift`, `Sale`, `10 vesting`."""
    words = word.lower().split()
    known: list[Code | Flag] = [*codes().values(), *flags().values()]
    return [each for each in known if any(word in each.called for word in words)]


@cache
def cite() -> Cite:
    """The source of the list."""
    return Cite(**law.table("codes")["source"])
