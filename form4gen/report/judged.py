# SPDX-License-Identifier: Apache-2.0
"""What all reports are made of: the outcome of each file, and how many findings of which weight there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from ..rule import Finding, Severity


class Judged(Protocol):
    """One file's outcome, as the corridor hands it over."""

    @property
    def path(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def form(self) -> str | None: ...
    @property
    def schema(self) -> str | None: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def lines(self) -> dict[int, str]: ...
    @property
    def written(self) -> tuple[str, ...]: ...


def many(number: int, what: str) -> str:
    """A number and what it counts: `1 file`, `2,000 files`."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def counts(files: Iterable[Judged]) -> dict[str, int]:
    """How many errors, warnings and notes stand, and how many warnings are accepted."""
    found = Counter("" if f.accepted else f.severity.value for judged in files for f in judged.findings)
    return {**{f"{severity}s": found[severity.value] for severity in Severity}, "accepted": found[""]}
