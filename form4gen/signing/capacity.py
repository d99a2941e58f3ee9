# SPDX-License-Identifier: Apache-2.0
"""In what capacity somebody signs, and by which power of attorney: as far as draft and profile say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .. import wording
from ..envelope import Submission
from ..model import Filing, Owner, Signature
from ..phrases import normal
from ..profile import Power, Profile

AS_TYPED = "As stated in the typed signature"
FOR_AN_ENTITY = r"\bits\b"  # "Fund, L.P., by Company, LLC, its general partner, by /s/ Ann Lee, Attorney-in-Fact"


def by_attorney(signature: Signature) -> bool:
    """Whether the typed signature says that an attorney-in-fact signs."""
    return bool(wording.finds(wording.BY_ATTORNEY, normal(signature.name.text)))


def capacity(signature: Signature, filing: Filing) -> str:
    """The capacity of a signer in words, "" where nothing says it, so that the signer fills it in.

    Form 4, General Instruction 7: the person signs, or somebody on the person's behalf, who says in what capacity.
    """
    name = normal(signature.name.text)
    if wording.finds(FOR_AN_ENTITY, name):
        return AS_TYPED  # who signs for whom in such a row of persons is the signer's to say
    if by_attorney(signature):
        of = _named(filing.owners, name) or (filing.owners if len(filing.owners) == 1 else ())
        whom = " and ".join(owner.name.text for owner in of if owner.name.text)
        return "Attorney-in-fact" + (f" for {whom}" if whom else "")
    if wording.finds(wording.STAND_IN, name) or wording.finds(wording.CAPACITY, name):
        return AS_TYPED
    if len(_named([owner for owner in filing.owners if not wording.is_entity(owner.name.text)], name)) == 1:
        return "Reporting person"
    return ""


def power(signature: Signature, filing: Filing, profile: Profile | None, submission: Submission | None) -> str:
    """Where the power of attorney of an attorney-in-fact is, "" where neither profile nor draft says it."""
    attached = [exhibit.name for exhibit in submission.exhibits if exhibit.base == "EX-24"] if submission else []
    if attached:
        return f"Goes with this filing as Exhibit 24 ({', '.join(attached)})"
    found = [one for owner in filing.owners for one in _powers(owner, signature, profile)]
    filed = dict.fromkeys(one.filed for one in found if one.filed)
    return f"Filed with the SEC as Exhibit 24 to {', '.join(filed)}" if filed else ""


def _powers(owner: Owner, signature: Signature, profile: Profile | None) -> list[Power]:
    """The powers of an owner for this signer that hold on the day of signature."""
    day: date | None = signature.date.value
    typed = wording.words(normal(signature.name.text))
    given = profile.powers(owner.cik.value) if profile else ()
    return [
        one
        for one in given
        if day and one.holds(day) and (signer := wording.words(one.signer or "")) and signer <= typed
    ]


def _named(owners: Sequence[Owner], typed: str) -> Sequence[Owner]:
    """The owners whose whole name is typed, else the one with whom it shares a word; a family shares its name."""
    words = wording.words(typed)
    whole = [owner for owner in owners if (name := wording.words(owner.name.text)) and name <= words]
    shared = [owner for owner in owners if wording.words(owner.name.text) & words]
    return whole or (shared if len(shared) == 1 else ())
