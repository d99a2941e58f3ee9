# SPDX-License-Identifier: Apache-2.0
"""What a signer adopts, in the words and figures of the signature page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .. import wording
from ..envelope import Submission
from ..model import Filing, Row
from ..profile import Profile
from ..report.judged import many
from ..rule import ERROR, WARNING, Finding
from .capacity import by_attorney, capacity, power

TITLES = {
    "3": "Initial Statement of Beneficial Ownership of Securities",
    "4": "Statement of Changes in Beneficial Ownership of Securities",
    "5": "Annual Statement of Changes in Beneficial Ownership of Securities",
}
PERIODS = {"3": "Date of event requiring statement", "4": "Date of earliest transaction", "5": "Fiscal year ended"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """One typed signature: the name of its field in the PDF, name and date as typed, and who signs for whom.

    `capacity` and `power` are "" where the signer has to write them; `attorney`: there is a power of attorney.
    """

    field: str
    name: str
    date: str
    capacity: str
    attorney: bool
    power: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A warning: its rule, where it stands, what it says, and the draft's reason where it is accepted."""

    rule: str
    where: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Everything that the signature page says beside what the form itself says.

    `xml` is the name of the XML to be filed, without any CCC; `size` in bytes, `sha256` in hexadecimal.
    """

    form: str
    title: str
    period: str
    rows: str
    notes: str
    xml: str
    size: int
    sha256: str
    program: str
    schema: str
    day: date
    accepted: tuple[Told, ...]
    standing: tuple[Told, ...]
    signatures: tuple[Adopted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a signature file is made from: a draft, its filing, the XML of it that is filed, and how it was judged.

    `day` is the day on which the findings hold; `name` the draft's file, `stem` that of what is built from it;
    `program` is the version of form4gen.
    """

    filing: Filing
    draft: bytes
    xml: bytes
    findings: Sequence[Finding]
    day: date
    program: str
    schema: str
    name: str
    stem: str
    profile: Profile | None = None
    submission: Submission | None = None

    @property
    def called(self) -> str:
        """What the enclosed files are called, without a suffix."""
        return wording.plain(self.stem)


def adoption(basis: Basis) -> Adoption:
    """What is adopted. Raises ValueError where the filing does not say which form it is."""
    filing = basis.filing
    if filing.base not in TITLES:
        raise ValueError("the filing does not say whether it is a Form 3, 4 or 5")
    warnings = [
        one for one in basis.findings if one.severity is WARNING or (one.accepted and one.severity is not ERROR)
    ]
    told = tuple(
        Told(rule=one.rule, where=_on_the_form(one.mark.path), message=one.message, reason=one.accepted)
        for one in warnings
    )
    return Adoption(
        form=filing.form.text,
        title=TITLES[filing.base],
        period=PERIODS[filing.base],
        rows=_rows(filing),
        notes=_notes(filing),
        xml=f"{basis.called}.xml",
        size=len(basis.xml),
        sha256=hashlib.sha256(basis.xml).hexdigest(),
        program=basis.program,
        schema=basis.schema,
        day=basis.day,
        accepted=tuple(one for one in told if one.reason),
        standing=tuple(one for one in told if not one.reason),
        signatures=_signatures(basis),
    )


def _on_the_form(path: str) -> str:
    """Where a warning stands, as one who reads the form finds it: `Table I, line 2 (owned-after)`."""
    row = re.fullmatch(r"table-([12])\[(\d+)\](?:\.(.+))?", path)
    if not row:
        return path or "the form"
    return f"Table {'I' * int(row[1])}, line {row[2]}" + (f" ({row[3]})" if row[3] else "")


def _signatures(basis: Basis) -> tuple[Adopted, ...]:
    return tuple(
        Adopted(
            field=f"signature-{number}",
            name=signature.name.text,
            date=signature.date.value.strftime("%m/%d/%Y") if signature.date.value else "",
            capacity=capacity(signature, basis.filing),
            attorney=by_attorney(signature),
            power=power(signature, basis.filing, basis.profile, basis.submission) if by_attorney(signature) else "",
        )
        for number, signature in enumerate(basis.filing.signatures, 1)
    )


def _rows(filing: Filing) -> str:
    if filing.base == "3" and not filing.rows:
        return "No securities are beneficially owned."
    return f"Table I: {_count(filing.table_1)}. Table II: {_count(filing.table_2)}."


def _count(rows: Sequence[Row]) -> str:
    holdings = sum(row.holding for row in rows)
    said = [many(len(rows) - holdings, "transaction")] if len(rows) > holdings else []
    said += [many(holdings, "holding")] if holdings else []
    return " and ".join(said) or "no rows"


def _notes(filing: Filing) -> str:
    notes = many(len(filing.footnotes), "footnote") if filing.footnotes else "No footnotes"
    return f"{notes}; {'remarks' if filing.remarks else 'no remarks'}."
