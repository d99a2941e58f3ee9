# SPDX-License-Identifier: Apache-2.0
"""Signatures: how many, whose, for whom, in what capacity, and when."""

from __future__ import annotations

from collections.abc import Iterator

from .. import wording
from ..calendar import told
from ..case import Case
from ..model import Filing, Owner, Signature
from ..phrases import normal
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..titles import folded, nearly
from .cites import MEASURED, instruction, regulation_s_t, specification

MOST_SIGNATURES = 10


@rule("SIG-01", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def signatures_are_one_to_ten(filing: Filing, case: Case) -> Iterator[Told]:
    """A form has 1 to 10 signatures.

    Why: The schema has these bounds. One signature may stand for several owners.
    """
    if not filing.signatures:
        yield Told(filing, "nobody has signed", "write signatures: with a name and a date")
    elif len(filing.signatures) > MOST_SIGNATURES:
        extra = filing.signatures[MOST_SIGNATURES]
        yield Told(
            extra,
            f"the form has {len(filing.signatures)} signatures; it takes {MOST_SIGNATURES}",
            "let one sign for several",
        )


@rule("SIG-01.1", ERROR, kind="edgar", each=Signature, cite=specification("3.5"))
def signature_has_name_and_date(signature: Signature, case: Case) -> Iterator[Told]:
    """A signature has a name and a date.

    Why: Both are mandatory in each ownerSignature.
    """
    if not signature.name:
        yield Told(signature, "the signature has no name", "write name: '/s/ Jane Roe'")
    if not signature.date:
        yield Told(signature, "the signature has no date", "write date: with the day of signing")


@rule("SIG-02", WARNING, kind="form", each=Filing, cite=instruction("4(b)(v)"))
def every_owner_has_signed(filing: Filing, case: Case) -> Iterator[Told]:
    """A joint form is signed by each owner, or on behalf of each.

    Why: General Instruction 4(b)(v) asks for it. EDGAR ties no signature to an owner, and one may stand for several,
    so fewer signatures than owners is a question, unless they name every owner.
    """
    owners, signatures = len(filing.owners), len(filing.signatures)
    if 0 < signatures < owners and not all(_is_named(owner, filing) for owner in filing.owners):
        do = "add the missing signatures; who signs for several names each: Rita Roe, attorney-in-fact for A and for B"
        yield Told(filing.signatures[0], f"{owners} owners and {signatures} signature{'s' * (signatures > 1)}", do)


def _is_named(owner: Owner, filing: Filing) -> bool:
    """Whether a signature names the owner: an entity in full, a person in two words of the name."""
    signed = [normal(signature.name.text) for signature in filing.signatures]
    if wording.is_entity(owner.name.text):
        return any(folded(owner.name.text) in folded(name) for name in signed)
    name = wording.words(owner.name.text)
    return bool(name) and any(len(name & wording.words(each)) >= min(2, len(name)) for each in signed)


@rule("SIG-03", WARNING, kind="form", each=Signature, needs="name", cite=regulation_s_t("302(a)"))
def signature_is_typed(signature: Signature, case: Case) -> Iterator[Told]:
    """A signature is the typed name of the signer, with /s/ in front as a rule.

    Why: Regulation S-T wants typed signatures. A pointer to a paper, or a slip such as /a/, is none. Plain names are
    common and taken.
    """
    name = normal(signature.name.text)
    if wording.finds(r"\bon file\b|see attached|signature page|original signed", name):
        yield Told(signature.name, f"`{name}` points to a signature elsewhere", "write /s/ and the signer's name")
    elif found := wording.finds(r"^\W*[/\\][^s/\\]?[/\\]|^\W*[/\\]s\b(?! ?/)", name):
        yield Told(signature.name, f"`{found}` is not the usual sign", "write /s/ and the signer's name")


@rule("SIG-04", ERROR, kind="form", each=Signature, needs="date", cite=instruction("7(a)"))
def signature_follows_the_transactions(signature: Signature, case: Case) -> Iterator[Told]:
    """Nobody signs for a transaction that has not happened yet.

    Why: The signer states that the form is true. Early reports (column V) are left aside, since some have been
    announced ahead. EDGAR does not compare the dates.
    """
    signed = signature.date.value
    due = (row for row in case.transactions() if row.form_type.value != "5" or case.filing.base == "5")
    late = [(row.date.value, row) for row in due if row.date.value and signed and row.date.value > signed]
    if late and signed:
        day, row = max(late, key=lambda item: item[0])
        do = "correct the date of the signature, or of the transaction"
        yield Told(
            signature.date,
            f"signed on {told(signed)}, before the transaction of {told(day)}",
            do,
            (row.date,),
        )


@rule("SIG-04.1", ERROR, kind="form", each=Signature, needs="date", cite=instruction("7(a)"))
def signature_is_not_in_the_future(signature: Signature, case: Case) -> Iterator[Told]:
    """A form is signed no later than on the day it is filed.

    Why: The date says when the person signed. EDGAR takes a date in the future without a word.
    """
    if signature.date.value and signature.date.value > case.day:
        yield Told(
            signature.date,
            f"signed on {told(signature.date.value)}, after the day on which the draft is judged, {told(case.day)}",
            "write the day of signing; --today judges as of another day",
        )


@rule("SIG-04.2", NOTE, kind="practice", each=Filing, cite=MEASURED)
def signatures_share_a_day(filing: Filing, case: Case) -> Iterator[Told]:
    """The signatures of a form usually have one date.

    Why: 96 of 100 accepted forms show one day; another day is legal, or a slip of the pen.
    """
    first, *others = filing.signatures or (None,)
    for other in others:
        if first and other and first.date.value and other.date.value and other.date.value != first.date.value:
            says = f"signed on {other.date.value}, the first signature on {first.date.value}"
            yield Told(other.date, says, "see that both dates are right", (first.date,))


@rule("SIG-05", WARNING, kind="form", each=Filing, cite=instruction("7(a)"))
def stranger_signs_for_the_owner(filing: Filing, case: Case) -> Iterator[Told]:
    """Who signs for another says so.

    Why: The form is signed by the person, or specifically on behalf of the person by somebody who is authorized:
    "John Poe, Attorney-in-Fact". The owner's own name need not be repeated.
    """
    if len(filing.owners) != 1 or not filing.owners[0].name or wording.is_entity(filing.owners[0].name.text):
        return
    owner = filing.owners[0].name.text
    for signature in filing.signatures:
        name = normal(signature.name.text)
        if name and not wording.words(name) & wording.words(owner) and not wording.finds(wording.STAND_IN, name):
            do = f"write {name}, Attorney-in-Fact; or correct the name"
            yield Told(signature.name, f"`{name}` signs for {owner}, and nothing says by what authority", do)


@rule("SIG-05.2", WARNING, kind="practice", each=Filing, cite=instruction("7(a)"))
def owner_is_spelled_alike(filing: Filing, case: Case) -> Iterator[Told]:
    """The owner's name is spelled in the signature as in box 1.

    Why: A name that is nearly the owner's is the owner's, mistyped in one of the two places.
    """
    if len(filing.owners) != 1 or wording.is_entity(filing.owners[0].name.text):
        return
    owner = wording.words(filing.owners[0].name.text)
    for signature in filing.signatures:
        signed = wording.words(normal(signature.name.text))
        for word in sorted(signed - owner):
            near = [name for name in owner - signed if nearly(word, name) and min(len(word), len(name)) > 3]
            if near and signed & owner:
                said = f"the signature says {word.capitalize()}, box 1 {near[0].capitalize()}"
                yield Told(signature.name, said, "correct the one that is mistyped", (filing.owners[0].name,))


@rule("SIG-05.1", WARNING, kind="form", each=Signature, needs="name", cite=instruction("7(a)"))
def signature_is_for_an_owner(signature: Signature, case: Case) -> Iterator[Told]:
    """Who signs for somebody signs for a reporting person of this form.

    Why: A signature block copied from another person's form names that person, and then nobody has signed this one.
    """
    owners = [owner.name.text for owner in case.filing.owners]
    name = normal(signature.name.text)
    whom = wording.finds(wording.SIGNED_FOR, name)
    known = wording.words(" ".join([*owners, case.filing.issuer.name.text, wording.ANY_OWNER]))
    if whom and owners and all(owners) and wording.words(whom) and not wording.words(whom) & known:
        said = f"`{wording.shown(name)}` signs for nobody on this form; its owner is {owners[0]}"
        yield Told(signature.name, said, "correct the name in the signature", (case.filing.owners[0].name,))


@rule("SIG-06", NOTE, kind="form", each=Filing, cite=instruction("7(a)"))
def attorney_has_a_power(filing: Filing, case: Case) -> Iterator[Told]:
    """Who signs by power of attorney has it on file with the SEC, or attaches it as Exhibit 24.

    Why: The authority is confirmed in writing with the form or as soon as practicable by amendment, unless a
    confirmation that is still in effect is on file.
    """
    listed = case.profile and case.profile.powers_of_attorney  # then SIG-06.1 asks
    if case.published or listed or has_power_attached(case):
        return
    for signature in filing.signatures:
        if wording.finds(wording.BY_ATTORNEY, normal(signature.name.text)):
            said = "signed by an attorney-in-fact"
            yield Told(signature.name, said, "see that the power of attorney is on file; if not, attach it as EX-24")
            return


def has_power_attached(case: Case) -> bool:
    """Whether a power of attorney goes with the form, or its remarks speak of one."""
    exhibits = case.submission.exhibits if case.submission else ()
    attached = any(exhibit.type.text.upper().startswith("EX-24") for exhibit in exhibits)
    return attached or bool(wording.finds(r"\bexhibit|power of attorney|\bpoa\b", case.remarks))


@rule("SIG-08", WARNING, kind="form", each=Filing, cite=instruction("7(b)"))
def entity_signs_in_a_capacity(filing: Filing, case: Case) -> Iterator[Told]:
    """Who signs for a company, partnership or trust says in what capacity.

    Why: General Instruction 7(b) asks for it, with the example "John Smith, Secretary, on behalf of X Corporation".
    """
    entities = [owner for owner in filing.owners if wording.is_entity(owner.name.text)]
    stated = [sign for sign in filing.signatures if wording.finds(wording.CAPACITY, normal(sign.name.text))]
    if entities and filing.signatures and not stated:
        says = f"nothing says in what capacity somebody signs for {entities[0].name.text}"
        yield Told(filing.signatures[0].name, says, "write By: /s/ Name, Title", (entities[0].name,))
