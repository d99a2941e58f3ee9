# SPDX-License-Identifier: Apache-2.0
"""Amendments: the date of the original, what a 4/A must hold, and the words that explain it.

What needs the original itself (only changed lines, the same people) waits for a store of past filings.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .. import calendar, wording
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from .cites import face, instruction, specification
from .form import has_no_content

ORIGINAL = face("4. If Amendment, Date of Original Filed")


@rule("AMD-01", ERROR, kind="edgar", each=Filing, needs="form", cite=specification())
def amendment_has_the_original_date(filing: Filing, case: Case) -> Iterator[Told]:
    """An amendment says when the original was filed, and nothing else says it.

    Why: The schemas of 3/A, 4/A and 5/A demand dateOfOriginalSubmission; those of 3, 4 and 5 do not have it.
    """
    if filing.amends and not filing.original_filed:
        yield Told(
            filing.original_filed,
            f"a {filing.form.value} needs the date on which the original was filed",
            "write original-filed: YYYY-MM-DD",
        )
    elif not filing.amends and filing.original_filed:
        do = f"write form: {filing.base}/A, or take original-filed out"
        yield Told(filing.original_filed, f"a Form {filing.base} that amends nothing has no original", do)


@rule("AMD-02", ERROR, kind="form", each=Filing, needs="original_filed", cite=ORIGINAL)
def original_was_filed_between(filing: Filing, case: Case) -> Iterator[Told]:
    """The original was filed after the period of the report and before the amendment was signed.

    Why: Box 4 asks for the date of filing of the original, not for that of the transaction or of an earlier
    amendment.
    """
    original, period = filing.original_filed.value, filing.period.value
    if not filing.amends or original is None:
        return
    signed = min((sign.date.value for sign in filing.signatures if sign.date.value), default=None)
    do = "write the day on which the original was filed"
    if period and original < period:
        yield Told(
            filing.original_filed,
            f"the original cannot have been filed on {original}, before its period {period}",
            do,
            (filing.period,),
        )
    elif signed and original > signed:
        yield Told(
            filing.original_filed,
            f"the original cannot have been filed on {original}: this amendment was signed on {signed}",
            do,
        )


@rule("AMD-02.1", WARNING, kind="form", each=Filing, needs="original_filed", cite=ORIGINAL)
def original_was_filed_on_an_open_day(filing: Filing, case: Case) -> Iterator[Told]:
    """The original was filed on a day on which EDGAR takes filings.

    Why: A form sent on a Saturday, Sunday or holiday is filed on the next business day, so the date is another's.
    """
    day = filing.original_filed.value
    if filing.amends and day and not calendar.is_business_day(day):
        said = f"EDGAR is closed on {calendar.told(day)}, so the original was not filed then"
        yield Told(filing.original_filed, said, "write the date that EDGAR shows as the original's day of filing")


def _explained_in_footnotes(filing: Filing, case: Case) -> bool:
    return bool(wording.finds(wording.AMENDS, case.text(*case.footnotes)))


@rule("AMD-03", WARNING, kind="form", each=Filing, cite=instruction("9"))
def amendment_is_explained(filing: Filing, case: Case) -> Iterator[Told]:
    """An amendment says in a footnote what it changes and why.

    Why: General Instruction 9(a) to (c) asks for one or more footnotes, as necessary, that explain the line added,
    the line amended, or whatever else the amendment is for.
    """
    if filing.amends and not _explained_in_footnotes(filing, case) and not wording.finds(wording.AMENDS, case.remarks):
        do = "add a footnote such as: This amendment corrects the number of shares sold on line 1."
        yield Told(filing.form, f"nothing on this {filing.form.value} says what it amends", do)


@rule("AMD-03.1", NOTE, kind="form", each=Filing, cite=instruction("9"))
def explanation_is_a_footnote(filing: Filing, case: Case) -> Iterator[Told]:
    """The explanation of an amendment stands in a footnote rather than in the remarks.

    Why: General Instruction 9 names footnotes.
    """
    if filing.amends and not _explained_in_footnotes(filing, case) and wording.finds(wording.AMENDS, case.remarks):
        yield Told(
            filing.remarks, "only the remarks say what is amended", "mark the amended line with a footnote that says it"
        )


@rule("AMD-05", ERROR, kind="edgar", each=Filing, cite=specification("4.3.3"))
def amendment_has_a_transaction(filing: Filing, case: Case) -> Iterator[Told]:
    """An amendment of a Form 4 or 5 holds a transaction, or ticks the exit box.

    Why: EDGAR's specification suspends a form without one, even if only a holding or a footnote changes. One line of
    the original is then repeated, and a footnote says that it is repeated for this reason alone.
    """
    if filing.amends and has_no_content(filing):
        do = "repeat one transaction of the original, with a footnote that says why"
        yield Told(filing.rows[0] if filing.rows else filing, f"this {filing.form.value} has no transaction", do)


@rule("AMD-08", WARNING, kind="form", each=Filing, cite=instruction("9"))
def error_is_not_traded_away(filing: Filing, case: Case) -> Iterator[Told]:
    """A mistake on an earlier form is amended there, not undone by a row that never happened.

    Why: A transaction row reports a transaction. The amendment and its footnote are the place for a correction.
    """
    if not filing.amends:
        for row in case.transactions("J"):
            if found := wording.finds(wording.UNDOES, case.words(row)):
                yield Told(
                    row.code,
                    f"this row seems to undo a mistake (`{found}`)",
                    f"file a {filing.base}/A of the earlier form instead",
                )


@rule("AMD-12", WARNING, kind="form", each=Row, cite=instruction("9(b)"))
def amended_line_is_as_amended(row: Row, case: Case) -> Iterator[Told]:
    """An amended line shows what is right, not what its footnote calls wrong.

    Why: General Instruction 9(b) asks for the complete line, as amended.
    """
    if not case.filing.amends:
        return
    wrong = {Decimal(found.replace(",", "")) for found in wording.called_wrong(case.words(row))}
    for cell in (row.shares, row.price, row.owned_after, row.exercise_price, row.underlying_shares):
        if cell.value is not None and cell.value in wrong:
            said = f"{cell.text} stands here, and a footnote of this row says that it was reported in error"
            yield Told(cell, said, "write what is right in the box, and what was wrong in the footnote")
