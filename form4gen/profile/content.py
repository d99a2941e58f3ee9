# SPDX-License-Identifier: Apache-2.0
"""What a profile says. A field is declared once: its name is its key, its kind says what may stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .. import kinds
from .kinds import YearEnd, accession, tick, year_end


def said(kind: kinds.Kind, needed: bool = False) -> Any:
    """A field of one value, None where nothing is said."""
    return field(default=None, metadata={"kind": kind, "needed": needed})


def listed(of: Any) -> Any:
    """A field that is a list of values of a kind, or of entries of a class."""
    return field(default=(), metadata={"of": of})


def same_cik(one: str | None, other: str | None) -> bool:
    """Whether two CIKs are one, with zeros in front or without."""
    return bool(one and other) and (one or "").lstrip("0") == (other or "").lstrip("0")


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when something holds, both days included; open where a day is not said."""

    since: date | None = said(kinds.day)
    until: date | None = said(kinds.day)

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Term) -> bool:
        """Whether both hold on one day."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )


@dataclass(frozen=True, slots=True)
class Symbol(Term):
    """A trading symbol, and when it is one."""

    symbol: str | None = said(kinds.text(10), needed=True)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A company whose securities are reported."""

    cik: str | None = said(kinds.cik, needed=True)
    name: str | None = said(kinds.text(150))
    symbol: str | None = said(kinds.text(10))
    symbols: tuple[Symbol, ...] = listed(Symbol)
    fiscal_year_end: YearEnd | None = said(year_end)
    foreign: bool | None = said(kinds.flag)
    securities: tuple[str, ...] = listed(kinds.text(60))
    derivatives: tuple[str, ...] = listed(kinds.text(60))

    def symbols_on(self, day: date) -> tuple[str, ...]:
        """The trading symbols of a day."""
        dated = (entry.symbol for entry in self.symbols if entry.holds(day))
        return tuple(symbol for symbol in (self.symbol, *dated) if symbol)


@dataclass(frozen=True, slots=True)
class Person(Term):
    """A reporting person as the boxes are to be filed, at one issuer or at all."""

    cik: str | None = said(kinds.cik, needed=True)
    name: str | None = said(kinds.text(150))
    issuer: str | None = said(kinds.cik)
    director: bool | None = said(kinds.flag)
    officer: str | bool | None = said(tick)
    ten_percent: bool | None = said(kinds.flag)
    other: str | bool | None = said(tick)


@dataclass(frozen=True, slots=True)
class Power(Term):
    """A power of attorney: who signs for whom, and in which filing the SEC has it."""

    signer: str | None = said(kinds.text(255), needed=True)
    for_: str | None = said(kinds.cik, needed=True)
    filed: str | None = said(accession)


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it; `file` is where it was read, `faulty` whether something in it could not be."""

    issuers: tuple[Issuer, ...] = listed(Issuer)
    people: tuple[Person, ...] = listed(Person)
    powers_of_attorney: tuple[Power, ...] = listed(Power)
    python_rules: tuple[str, ...] = listed(kinds.text(100))
    file: str = ""
    faulty: bool = False

    def issuer(self, cik: str | None) -> Issuer | None:
        """The issuer of a CIK, None for a stranger."""
        return next((issuer for issuer in self.issuers if same_cik(issuer.cik, cik)), None)

    def knows(self, cik: str | None) -> bool:
        """Whether a person has this CIK, on whatever day."""
        return any(same_cik(person.cik, cik) for person in self.people)

    def person(self, cik: str | None, issuer: str | None, day: date) -> Person | None:
        """What the boxes of a reporting person are to say on a day, None for a stranger."""
        return next(
            (
                person
                for person in self.people
                if same_cik(person.cik, cik)
                and (person.issuer is None or same_cik(person.issuer, issuer))
                and person.holds(day)
            ),
            None,
        )

    def powers(self, cik: str | None) -> Iterator[Power]:
        """The powers of attorney that a person has given, in force or not."""
        return (power for power in self.powers_of_attorney if same_cik(power.for_, cik))
