# SPDX-License-Identifier: Apache-2.0
"""The 18 transaction codes: what each means, its direction in either table, its price, and the form it belongs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from . import law
from .rule import Cite


@dataclass(frozen=True, slots=True)
class Use:
    """What is usual of a code in one table: `direction` is A, D or "A or D", `price` is said in words."""

    direction: str
    price: str


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
class Code:
    """One transaction code. A table in which it has no use is None."""

    letter: str
    meaning: str
    group: str
    table_1: Use | None
    table_2: Use | None
    due: tuple[Due, ...]
    pairs: str
    footnote: str
    source: str

    def use(self, table: int) -> Use | None:
        """What is usual in Table I (1) or II (2)."""
        return self.table_1 if table == 1 else self.table_2

    def form(self, direction: str, day: date) -> str:
        """The form, 4 or 5, on which the transaction belonged on that day; "" where it depends on more."""
        return next((due.form for due in self.due if due.covers(direction, day)), "")


def _use(said: Any) -> Use | None:
    return Use(said["direction"], said["price"]) if said else None


def _due(said: Any) -> Due:
    return Due(**{name: str(value) for name, value in said.items()})


@cache
def codes() -> dict[str, Code]:
    """All codes by their letter, in the order of General Instruction 8."""
    return {
        letter: Code(
            letter,
            said["meaning"],
            said["group"],
            _use(said.get("table-1")),
            _use(said.get("table-2")),
            tuple(_due(due) for due in said["due"]),
            said.get("pairs", ""),
            said.get("footnote", ""),
            said["source"],
        )
        for letter, said in law.table("codes")["codes"].items()
    }


@cache
def flags() -> dict[str, str]:
    """V and K, which are no codes: letter -> what to type in a draft."""
    return {letter: said["draft"] for letter, said in law.table("codes")["flags"].items()}


@cache
def cite() -> Cite:
    """The source of the list."""
    return Cite(**law.table("codes")["source"])
