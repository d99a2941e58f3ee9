# SPDX-License-Identifier: Apache-2.0
"""Issuer and reporting persons: who they are, how they are related, and how many can file together."""

from __future__ import annotations

from collections.abc import Iterator

from .. import wording
from ..case import Case
from ..model import MOST_OWNERS, Cell, Filing, Issuer, Owner
from ..rule import ERROR, NOTE, WARNING, Told, rule
from .cites import instruction, rule_of, specification
from .values import refused

EXEMPT_CODES = "ADFIM"  # the codes of Rule 16b-3
NO_TITLE = {
    "director",
    "officer",
    "insider",
    "10% owner",
    "ten percent owner",
    "10 percent owner",
    "section 16 officer",
}
NO_REASON = {"other", "insider", "n/a", "na", "none", "reporting person", "affiliate", "see below"}
RELATIONS = "write director: yes, officer: (the title), ten-percent: yes or other: (the reason)"


def digits(cik: Cell[str]) -> str:
    """A CIK without the zeros in front."""
    return (cik.value or "").lstrip("0")


@rule("ISS-01", ERROR, kind="edgar", each=Issuer, cite=specification("4.3.1"))
def issuer_has_a_cik(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The issuer is named by its CIK, of 1 to 10 digits.

    Why: EDGAR knows the issuer by this number alone, fills in the name from it, and suspends an invalid one. Whether
    the number is the right company's can't be seen offline.
    """
    yield from refused(issuer.cik)
    if not issuer.cik:
        yield Told(issuer.cik, "the issuer has no CIK", "write issuer: cik: with the issuer's number on EDGAR")


@rule("ISS-01.1", ERROR, kind="form", each=Owner, needs="cik", cite=specification("4.3.1"))
def issuer_is_no_owner(owner: Owner, case: Case) -> Iterator[Told]:
    """An issuer is not a reporting person of its own form.

    Why: The form states what an insider owns in the issuer; one CIK in both places is one of the two mistyped.
    """
    if digits(owner.cik) and digits(owner.cik) == digits(case.filing.issuer.cik):
        yield Told(
            owner.cik,
            f"{owner.cik.text} is the issuer's CIK too",
            "correct the CIK of the owner or of the issuer",
            (case.filing.issuer.cik,),
        )


@rule("ISS-02", ERROR, kind="edgar", each=Issuer, cite=specification("4.3.1"))
def issuer_has_a_symbol(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The issuer has a trading symbol, or the word NONE.

    Why: IssuerTradingSymbol is mandatory with 1 to 10 characters; issuers without one file NONE.
    """
    if not issuer.symbol:
        yield Told(issuer.symbol, "the issuer has no trading symbol", "write symbol: with the ticker, or symbol: NONE")


@rule("ISS-03", WARNING, kind="form", each=Issuer, needs="symbol", cite=specification("4.3.1"))
def symbol_is_bare(issuer: Issuer, case: Case) -> Iterator[Told]:
    """A trading symbol stands alone: no exchange in front, no dollar sign, no brackets.

    Why: Readers of EDGAR look forms up by symbol, and wrong ones are on published lists of common mistakes.
    """
    symbol = issuer.symbol.text
    if symbol.upper() not in ("NONE", "N/A", "NA") and not wording.finds(
        r"^[A-Z0-9]{1,6}([.\-/ ][A-Z0-9]{1,3})?$", symbol
    ):
        yield Told(
            issuer.symbol, f"`{symbol}` is more than a trading symbol", "write the symbol alone, such as ACME or BRK.B"
        )


@rule("ISS-03.1", NOTE, kind="form", each=Issuer, needs="symbol", cite=specification("3.2"))
def symbol_is_in_capitals(issuer: Issuer, case: Case) -> Iterator[Told]:
    """A trading symbol is written in capitals.

    Why: EDGAR stores it so, and readers look for it so.
    """
    symbol = issuer.symbol.text
    if symbol != symbol.upper():
        yield Told(issuer.symbol, f"`{symbol}` has small letters", f"write symbol: {symbol.upper()}")


@rule("ISS-04", WARNING, kind="form", each=Issuer, needs="symbol foreign_symbol", cite=specification("1.2"))
def foreign_symbol_is_another(issuer: Issuer, case: Case) -> Iterator[Told]:
    """The foreign trading symbol is that of a market abroad, not the domestic one again.

    Why: Box 2a (Form 3: 3a) was made in March 2026 for issuers that trade abroad.
    """
    if issuer.symbol.text.upper() == issuer.foreign_symbol.text.upper() not in ("NONE", "N/A"):
        do = "write the symbol of the market abroad, such as 2330.TW, or leave foreign-symbol out"
        yield Told(
            issuer.foreign_symbol, f"`{issuer.foreign_symbol.text}` is the symbol once more", do, (issuer.symbol,)
        )


@rule("OWN-01", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def owners_are_one_to_ten(filing: Filing, case: Case) -> Iterator[Told]:
    """A form has 1 to 10 reporting persons.

    Why: The schema has these bounds. A larger group files a second form with the same rows, and says so in the
    remarks.
    """
    if not filing.owners:
        yield Told(filing, "the form has no reporting person", "write owners: with a cik for each")
    elif len(filing.owners) > MOST_OWNERS:
        do = "put the others on a second form with the same rows, and say so in the remarks of both"
        yield Told(
            filing.owners[MOST_OWNERS],
            f"the form has {len(filing.owners)} reporting persons; it takes {MOST_OWNERS}",
            do,
        )


@rule("OWN-02", ERROR, kind="edgar", each=Filing, cite=specification("4.3.2"))
def owners_differ(filing: Filing, case: Case) -> Iterator[Told]:
    """A reporting person is listed once.

    Why: EDGAR suspends a form with the same owner CIK twice, zeros in front or not.
    """
    seen: dict[str, Owner] = {}
    for owner in filing.owners:
        number = digits(owner.cik)
        if number and number in seen:
            yield Told(
                owner.cik,
                f"the CIK {owner.cik.text} is on the form already",
                "correct the cik, or take this owner out",
                (seen[number].cik,),
            )
        seen.setdefault(number, owner)


@rule("OWN-03", ERROR, kind="edgar", each=Owner, cite=specification("4.3.2"))
def owner_has_a_cik(owner: Owner, case: Case) -> Iterator[Told]:
    """Each reporting person is named by a CIK, of 1 to 10 digits.

    Why: EDGAR knows the person by this number, together with the secret CCC that no draft holds, and suspends an
    invalid one.
    """
    yield from refused(owner.cik)
    if not owner.cik:
        yield Told(owner.cik, "the owner has no CIK", "write cik: with the person's own number on EDGAR")


@rule("OWN-04", ERROR, kind="edgar", each=Owner, cite=specification("3.3"))
def owner_has_a_relationship(owner: Owner, case: Case) -> Iterator[Told]:
    """Each reporting person is a director, an officer, a ten percent owner or something else that is said.

    Why: EDGAR suspends an owner without any of the four ticks. A person who has left keeps the former role or ticks
    Other.
    """
    ticks = (owner.director, owner.officer, owner.ten_percent, owner.other)
    if not any(tick.value for tick in ticks) and not any(tick.refused for tick in ticks):
        yield Told(owner, "the owner has no relationship to the issuer", RELATIONS)


@rule("OWN-05", ERROR, kind="edgar", each=Owner, needs="officer", cite=specification("3.3"))
def officer_has_a_title(owner: Owner, case: Case) -> Iterator[Told]:
    """An officer has a title, of at most 30 characters.

    Why: EDGAR suspends an officer without a title. A longer one goes into the remarks, with See Remarks as the title.
    """
    if owner.officer.value and not owner.officer_title:
        yield Told(
            owner.officer,
            "the officer has no title",
            "write officer: and the title, such as officer: Chief Financial Officer",
        )


@rule("OWN-06", ERROR, kind="form", each=Owner, needs="officer_title", cite=specification("3.3"))
def title_belongs_to_an_officer(owner: Owner, case: Case) -> Iterator[Told]:
    """Only an officer has an officer title.

    Why: The title is printed whether the box is ticked or not, so a stray one contradicts the boxes beside it.
    """
    if not owner.officer.value and not owner.officer.refused:
        title = owner.officer_title
        yield Told(
            title,
            f"the title `{title.text}` stands beside an officer box that is not ticked",
            f"write officer: {title.text}, or take the title out",
        )


@rule("OWN-07", ERROR, kind="edgar", each=Owner, needs="other", cite=specification("3.3"))
def other_is_described(owner: Owner, case: Case) -> Iterator[Told]:
    """Who ticks Other says what it is, in at most 30 characters.

    Why: EDGAR suspends the tick without the text, and General Instruction 1(d) asks for the reason of the report.
    """
    if owner.other.value and not owner.other_text:
        yield Told(
            owner.other,
            "Other is ticked, and nothing says what it is",
            "write other: and the reason, such as other: Former Director",
        )


@rule("OWN-07.1", ERROR, kind="form", each=Owner, needs="other_text", cite=instruction("1(d)"))
def other_text_has_its_tick(owner: Owner, case: Case) -> Iterator[Told]:
    """The text of Other stands with its tick.

    Why: The text is printed whether the box is ticked or not, so a stray one contradicts the boxes beside it.
    """
    if not owner.other.value and not owner.other.refused:
        text = owner.other_text
        yield Told(
            text,
            f"`{text.text}` stands beside a box Other that is not ticked",
            f"write other: {text.text}, or take the text out",
        )


@rule("OWN-08", WARNING, kind="form", each=Owner, needs="officer officer_title", cite=specification("3.3"))
def title_is_a_title(owner: Owner, case: Case) -> Iterator[Told]:
    """An officer title is an office, not one of the other boxes again.

    Why: Director and 10% Owner have boxes of their own, and Officer or Insider says nothing that the box does not.
    """
    title = owner.officer_title
    if owner.officer.value and title.text.lower().strip(" .") in NO_TITLE:
        yield Told(title, f"`{title.text}` is not an office", "write the title held, or tick the other box instead")


@rule("OWN-09", WARNING, kind="form", each=Filing, cite=rule_of("16b-3(d)"))
def exempt_codes_are_for_insiders(filing: Filing, case: Case) -> Iterator[Told]:
    """Codes A, D, F, I and M are for officers and directors, not for those who only own ten percent.

    Why: They name transactions that Rule 16b-3 exempts, and that rule covers officers and directors alone. A fund
    that is a director by deputization may use them.
    """
    if not filing.owners or any(o.director.value or o.officer.value or o.other.value for o in filing.owners):
        return
    if all(owner.ten_percent.value for owner in filing.owners):
        for row in case.transactions(*EXEMPT_CODES):
            code = row.code.text
            yield Told(
                row.code,
                f"code {code} is of Rule 16b-3, and no owner is a director or officer",
                "correct the code, or the relationship",
            )


def _other_alone(owner: Owner) -> bool:
    return bool(owner.other.value) and not (owner.director.value or owner.officer.value or owner.ten_percent.value)


@rule("OWN-17", WARNING, kind="form", each=Owner, needs="other other_text", cite=instruction("1(d)"))
def other_gives_a_reason(owner: Owner, case: Case) -> Iterator[Told]:
    """Where Other is the only tick, its text says why the person reports.

    Why: General Instruction 1(d) asks a person who is not an officer, director or ten percent holder for the reason.
    """
    text = owner.other_text
    if _other_alone(owner) and text.text.lower().strip(" .") in NO_REASON:
        yield Told(
            text, f"`{text.text}` gives no reason for the report", "write the reason, such as other: Former Director"
        )


@rule("OWN-17.1", WARNING, kind="form", each=Owner, needs="other other_text", cite=instruction("1(d)"))
def office_stands_under_officer(owner: Owner, case: Case) -> Iterator[Told]:
    """A person who holds an office is an officer, not Other.

    Why: Other is for those who are not an officer, director or ten percent holder.
    """
    text = owner.other_text
    office = r"^(chief \w+( \w+)? officer|president|c[efot]o|general counsel|treasurer)$"
    if _other_alone(owner) and wording.finds(office, text.text):
        yield Told(
            text,
            f"`{text.text}` is an office, and the officer box is not ticked",
            f"write officer: {text.text}, or say why not",
        )
