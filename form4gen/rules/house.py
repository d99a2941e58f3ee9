# SPDX-License-Identifier: Apache-2.0
"""A draft against the company's own profile. Without a profile these rules are silent, as they are on what is filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .. import law, wording
from ..calendar import told
from ..case import Case
from ..model import Cell, Filing, Issuer, Owner, Row, Signature
from ..phrases import normal
from ..rule import WARNING, Told, rule
from ..titles import folded
from .cites import instruction, rule_of, specification
from .foreign import ten_percent_alone
from .period import YEAR_END
from .securities import names_no_class
from .signatures import has_power_attached

if TYPE_CHECKING:
    from ..profile import Person, Power

TICKS = ("director", "officer", "ten_percent", "other")


@rule("ISS-05", WARNING, kind="form", each=Issuer, needs="cik", cite=specification("4.3.1"))
def issuer_is_of_the_profile(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The issuer's CIK is that of an issuer of the company profile.

    Why: EDGAR takes any company's number, and the form then stands on that company's page.
    """
    if case.company or not case.profile or not case.profile.issuers:
        return
    said = {folded(issuer.name.text), folded(issuer.symbol.text)} - {""}
    for known in case.profile.issuers:
        if known.cik and said & {folded(known.name), *map(folded, known.symbols_on(case.day))}:
            whose = known.name or f"the issuer {known.cik}"
            yield Told(issuer.cik, f"{issuer.cik.text} is not the CIK of {whose}", f"write cik: {known.cik}")
            return
    yield Told(
        issuer.cik,
        f"{issuer.cik.text} is the CIK of no issuer of the company profile",
        "correct the CIK, or add the issuer to the profile",
    )


@rule("ISS-05.1", WARNING, kind="form", each=Issuer, needs="name", cite=specification("4.3.1"))
def issuer_is_named_as_in_the_profile(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The issuer has the name that the company profile gives to its CIK.

    Why: EDGAR fills in the name by the CIK, so another name beside it says that one of the two is wrong.
    """
    known = case.company.name if case.company else None
    if known and folded(known) != folded(issuer.name.text):
        yield Told(
            issuer.name, f"{issuer.cik.text} is {known}, not {issuer.name.text}", f"write name: {known}, or correct cik"
        )


@rule("ISS-05.2", WARNING, kind="form", each=Issuer, needs="symbol", cite=specification("4.3.1"))
def symbol_is_of_the_profile(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The trading symbol is the issuer's on the day of filing.

    Why: Readers look forms up by symbol, and EDGAR does not compare it with the CIK.
    """
    known = case.company.symbols_on(case.day) if case.company else ()
    if known and folded(issuer.symbol.text) not in map(folded, known):
        message = f"{issuer.symbol.text} is not the symbol that the company profile gives for {told(case.day)}"
        yield Told(issuer.symbol, message, f"write symbol: {' or '.join(known)}")


@rule("DOC-16.1", WARNING, kind="form", each=Filing, needs="period", cite=YEAR_END)
def period_of_form_5_is_the_year_end_of_the_profile(filing: Filing, case: Case) -> Iterator[Told]:
    """The period of a Form 5 is the last day of the fiscal year that the company profile gives.

    Why: Box 3 of Form 5 asks for it. The form is due 45 days after that day.
    """
    end = case.company.fiscal_year_end if case.company else None
    period = filing.period.value
    if filing.base == "5" and end and period and not end.fits(period):
        about = "near " if end.near else ""
        yield Told(
            filing.period,
            f"the period is {told(period)}, but the fiscal year ends {about}{end.closest(period):%m-%d}",
            f"write period: {'the day on which that year ended' if end.near else end.closest(period).isoformat()}",
        )


@rule("OWN-08.1", WARNING, kind="form", each=Owner, needs="cik officer_title", cite=specification("3.3"))
def title_is_that_of_the_profile(owner: Owner, case: Case) -> Iterator[Told]:
    """An officer's title is the one that the company profile gives.

    Why: A title that differs from form to form is a question for the reader, and a stale one is wrong.
    """
    person = _person(owner, case)
    title = " ".join(owner.officer_title.text.split())
    if person and isinstance(person.officer, str) and title not in (person.officer, "See Remarks"):
        yield Told(
            owner.officer_title,
            f"`{title}` is not the title of {_name(owner, person)} in the company profile",
            f"write officer: {person.officer}",
        )


@rule("OWN-08.2", WARNING, kind="form", each=Owner, needs="cik", cite=specification("3.3"))
def ticks_are_those_of_the_profile(owner: Owner, case: Case) -> Iterator[Told]:
    """The relationship is ticked as the company profile says of the person.

    Why: EDGAR takes any tick. Who is a director as well must say so, and who is none no more must not.
    """
    person = _person(owner, case)
    for name in TICKS if person else ():
        cell: Cell[bool] = getattr(owner, name)
        wanted: str | bool | None = getattr(person, name)
        if wanted is None or cell.refused or bool(cell.value) == bool(wanted):
            continue
        key = name.replace("_", "-")
        says = wanted if isinstance(wanted, str) else "yes" if wanted else "no"
        ticked = "is not ticked" if wanted else "is ticked"
        message = f"{key} {ticked} for {_name(owner, person)}; the company profile says {says}"
        yield Told(cell, message, f"write {key}: {says}")


@rule("OWN-08.3", WARNING, kind="form", each=Owner, needs="cik name", cite=specification("4.3.1"))
def owner_has_the_cik_of_the_profile(owner: Owner, case: Case) -> Iterator[Told]:
    """A reporting person has the CIK that the company profile gives to the name.

    Why: EDGAR goes by the number alone, and a form under another person's number cannot be moved.
    """
    if not case.profile or case.profile.knows(owner.cik.text):
        return
    for person in case.profile.people:
        if person.name and person.cik and sorted(_words(person.name)) == sorted(_words(owner.name.text)):
            yield Told(owner.cik, f"{owner.cik.text} is not the CIK of {person.name}", f"write cik: {person.cik}")
            return


@rule("T1-03.1", WARNING, kind="form", each=Row, needs="security", cite=instruction("3(b)"))
def title_is_of_the_profile(row: Row, case: Case) -> Iterator[Told]:
    """The title of a security is one that the company profile lists for its table.

    Why: The instruction wants the class clearly identified, and readers group rows by the title, letter by letter.
    """
    known = case.company and (case.company.securities if row.table == 1 else case.company.derivatives)
    if known and not names_no_class(row, case):
        yield from _of_a_list(row.security, known)


@rule("T2-08.1", WARNING, kind="form", each=Row, needs="underlying", cite=instruction("4(c)(iii)"))
def underlying_is_of_the_profile(row: Row, case: Case) -> Iterator[Told]:
    """The security underlying a derivative is one that the company profile lists.

    Why: What a derivative turns into stands under the same title in the other rows.
    """
    if case.company and case.company.securities:
        yield from _of_a_list(row.underlying, case.company.securities + case.company.derivatives)


@rule("SIG-06.1", WARNING, kind="form", each=Signature, needs="name", cite=instruction("7(a)"))
def attorney_has_a_power_of_the_profile(signature: Signature, case: Case) -> Iterator[Told]:
    """Who signs by power of attorney has one in force on the day of signature, on file with the SEC or attached.

    Why: The authority is confirmed in writing with the form or as soon as practicable by amendment, unless a
    confirmation that is still in effect is on file.
    """
    name = normal(signature.name.text)
    listed = case.profile and case.profile.powers_of_attorney
    if not case.profile or not listed or has_power_attached(case) or not wording.finds(wording.BY_ATTORNEY, name):
        return
    given = [power for owner in case.filing.owners for power in case.profile.powers(owner.cik.value)]
    message = _without_power(signature, case, [power for power in given if _signs(power, name)])
    if message:
        do = "attach the power of attorney as EX-24, or add it to the profile; it may follow by amendment"
        yield Told(signature.name, message, do)


def _without_power(signature: Signature, case: Case, powers: list[Power]) -> str:
    """What is missing, "" where a power is in force and on file."""
    day = signature.date.value or case.day
    if not powers:
        return "the company profile has no power of attorney of this signer for an owner of this form"
    in_force = [power for power in powers if power.holds(day)]
    if not in_force:
        terms = " and ".join(f"from {power.since or 'ever'} until {power.until or 'revoked'}" for power in powers)
        return f"signed on {told(day)}; the signer's power of attorney holds {terms}"
    on_file = any(power.filed for power in in_force)
    return "" if on_file else "the company profile does not say in which filing the SEC has this power of attorney"


def _signs(power: Power, name: str) -> bool:
    words = _words(power.signer or "")
    return bool(words) and set(words) <= set(_words(name))


@rule("FPI-02.1", WARNING, kind="form", each=Filing, filed="2026-03-18..", cite=rule_of("16a-2"))
def ten_percent_owner_of_a_foreign_issuer(filing: Filing, case: Case) -> Iterator[Told]:
    """A ten percent owner of an issuer that the company profile calls foreign reports only as a director or officer.

    Why: Since March 18, 2026 directors and officers of foreign private issuers report; Rule 16a-2 leaves their ten
    percent owners out.
    """
    if case.company and case.company.foreign and ten_percent_alone(filing):
        message = "the issuer is a foreign private issuer, and its ten percent owners need not report"
        yield Told(filing.owners[0].ten_percent, message, "make sure that another relationship applies")


@rule("FPI-03.1", WARNING, kind="form", each=Row, needs="date", filed="2026-03-18..", cite=rule_of("16a-2"))
def before_the_law_at_a_foreign_issuer(row: Row, case: Case) -> Iterator[Told]:
    """Insiders of an issuer that the company profile calls foreign report transactions from March 18, 2026 on.

    Why: Before that day Section 16 did not apply to them, and there is no look back to earlier transactions.
    """
    since = law.table("deadlines")["foreign-insiders"]["since"]
    if case.company and case.company.foreign and row.date.value and row.date.value < since:
        message = f"this transaction of {told(row.date.value)} lies before the law, which begins {told(since)}"
        yield Told(row.date, message, "take the row out, or correct its date")


def _of_a_list(cell: Cell[Any], known: Iterable[str]) -> Iterator[Told]:
    title = " ".join(cell.text.split())
    if title in known:
        return
    from difflib import get_close_matches  # only a stranger among the titles is looked up

    plain = {wanted.casefold(): wanted for wanted in known}
    near = get_close_matches(title.casefold(), plain, 2, 0.5)
    if near and near[0] == title.casefold():
        near = near[:1]
    do = f"did you mean {' or '.join(plain[word] for word in near)}?" if near else f"write one of: {'; '.join(known)}"
    yield Told(cell, f'"{title}" is no title of the company profile', do)


def _person(owner: Owner, case: Case) -> Person | None:
    issuer = case.filing.issuer.cik.value
    return case.profile.person(owner.cik.value, issuer, case.day) if case.profile else None


def _name(owner: Owner, person: Person | None) -> str:
    return (person.name if person else None) or owner.name.text or owner.cik.text


def _words(name: str) -> list[str]:
    """The words of a name, initials and points left out where a longer word stands."""
    words = ["".join(sign for sign in word if sign.isalnum()) for word in name.casefold().split()]
    return [word for word in words if len(word) > 1]
