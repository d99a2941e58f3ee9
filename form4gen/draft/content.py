# SPDX-License-Identifier: Apache-2.0
"""A draft is a filing and what travels with it but is never filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..envelope import Submission
from ..model import Filing
from ..rule import NOWHERE, Mark

if TYPE_CHECKING:
    from ..vesting import Schedule


@dataclass(frozen=True, slots=True, eq=False)
class Accept:
    """A warning silenced with a reason, everywhere or at one place such as `table-1[3]`."""

    rule: str
    because: str
    where: str = ""
    mark: Mark = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """What `import` took the draft from: the file's name and SHA-256, and a digest of what it said."""

    file: str
    sha256: str
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A filing with its accepted warnings, where it came from, what its submission says, and the lines of its text.

    `vesting` are the schedules as data; those without words of their own have given the filing a footnote.
    """

    filing: Filing
    accept: tuple[Accept, ...] = ()
    published: Published | None = None
    submission: Submission | None = None
    lines: tuple[str, ...] = ()
    filed_on: date | None = None
    vesting: tuple[Schedule, ...] = ()
