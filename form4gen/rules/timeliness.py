# SPDX-License-Identifier: Apache-2.0
"""Which form a row belongs on, and whether it comes early or late: Forms 3 and 5, and column V of Form 4."""

from __future__ import annotations

from collections.abc import Iterator

from .. import codes
from ..case import Case
from ..model import Row
from ..rule import ERROR, WARNING, Told, rule
from .cites import instruction, rule_of, specification

TWO_DAYS = "2002-08-29.."  # since then such transactions are due within two business days


@rule("F3-01", ERROR, kind="edgar", each=Row, cite=specification(""))
def form_3_has_no_transactions(row: Row, case: Case) -> Iterator[Told]:
    """Form 3 holds holdings and no transactions.

    Why: Its schema has no transactions; they belong on Form 4 or 5.
    """
    if case.filing.base == "3" and not row.holding:
        hint = "write owned: and take date:, code:, price: out, or report the transaction on a Form 4"
        yield Told(row, "this row is a transaction, and Form 3 takes holdings alone", hint)


@rule("CODE-V", ERROR, kind="form", each=Row, needs="form_type code", event=TWO_DAYS, cite=instruction("4(a)(i)"))
def early_only_what_may_wait(row: Row, case: Case) -> Iterator[Told]:
    """Only a transaction that may wait for Form 5 is reported early on Form 4.

    Why: Sales, awards, withholdings, returns to the issuer and exercises are due on Form 4 within two business days.
    """
    if early(row, case) and codes.early(row.code.value) == codes.NEVER:
        said = f"{_named(row)} belongs on Form 4 itself; it cannot come early"
        yield Told(row.form_type, said, "take timeliness: early (or form-type: 5) out", (row.code,))


@rule(
    "CODE-V.1",
    WARNING,
    kind="form",
    each=Row,
    needs="form_type code",
    event=TWO_DAYS,
    cite=instruction("4(a)(i)"),
)
def early_hardly_a_conversion(row: Row, case: Case) -> Iterator[Told]:
    """Conversions, expirations and tenders are due on Form 4 and do not come early.

    Why: No exemption covers them, and all conversions belong there; some filings of 2012 and 2013 mark conversions
    early all the same.
    """
    if early(row, case) and codes.early(row.code.value) == codes.HARDLY:
        said = f"{_named(row)} is due on Form 4 within two business days, so it does not come early"
        yield Told(row.form_type, said, "take timeliness: early (or form-type: 5) out", (row.code,))


def _named(row: Row) -> str:
    """The code of a row, and what it means."""
    return f"code {row.code.text} ({codes.codes()[row.code.text].meaning})"


def early(row: Row, case: Case) -> bool:
    """Whether a transaction that may wait for Form 5 is reported on a Form 4 (column V)."""
    return case.filing.base == "4" and not row.holding and row.form_type.value == "5"


@rule("CODE-V.2", ERROR, kind="edgar", each=Row, needs="form_type timeliness", cite=specification("4.3.8.2"))
def timeliness_on_form_4(row: Row, case: Case) -> Iterator[Told]:
    """On Form 4 a transaction is on time, or early; it is never marked late.

    Why: EDGAR suspends a Form 5 transaction on a Form 4 that says other than early, and a Form 4 transaction there is
    on time by definition.
    """
    if case.filing.base != "4":
        return
    if row.form_type.value == "4" or row.timeliness.value != "E":
        early = row.timeliness.value == "E"
        said = "a Form 4 transaction is on time by definition" if early else "on Form 4 nothing is marked late"
        hint = "take form-type: 4 out, or take timeliness: out" if early else "take timeliness: out"
        yield Told(row.timeliness, said, hint, (row.form_type,))


@rule("CODE-FT", ERROR, kind="edgar", each=Row, needs="timeliness", cite=specification("4.3.8.3"))
def timeliness_on_form_5(row: Row, case: Case) -> Iterator[Told]:
    """On Form 5 a transaction is on time, or late; it is never marked early.

    Why: EDGAR suspends any other mark there.
    """
    if case.filing.base == "5" and row.timeliness.value == "E":
        yield Told(row.timeliness, "on Form 5 nothing is early", "take timeliness: out, or write timeliness: late")


@rule("CODE-FT.3", WARNING, kind="form", each=Row, needs="form_type code", event=TWO_DAYS, cite=rule_of("16a-3(f)(1)"))
def form_4_item_says_so_on_form_5(row: Row, case: Case) -> Iterator[Told]:
    """On Form 5 a transaction that was due on Form 4 says so: its form type is 4.

    Why: Sales, awards, withholdings, returns to the issuer and exercises are due on Form 4 within two business days.
    Form 5 prints the 4 behind the code, and EDGAR ticks "Form 4 Transactions Reported" by it.
    """
    if case.filing.base == "5" and row.form_type.value == "5" and codes.early(row.code.value) == codes.NEVER:
        said = f"{_named(row)} was due on Form 4, and nothing says that it comes late"
        yield Told(row.code, said, "write form-type: 4", (row.form_type,))


@rule("CODE-FT.2", ERROR, kind="edgar", each=Row, needs="form_type", cite=specification("4.3.8"))
def transaction_is_of_form_4_or_5(row: Row, case: Case) -> Iterator[Told]:
    """A transaction belongs on Form 4 or on Form 5.

    Why: The specification takes 4 and 5 for transactions, and 3 only for a late holding on Form 5.
    """
    if not row.holding and row.form_type.value == "3":
        said = "form-type 3 is for a holding that was left off Form 3, not for a transaction"
        yield Told(row.form_type, said, "write form-type: 4 for a late Form 4 transaction, or leave it out")


@rule("CODE-HOLD", ERROR, kind="edgar", each=Row, cite=specification("4.3.8"))
def holding_has_no_coding(row: Row, case: Case) -> Iterator[Told]:
    """A holding has no form type on Forms 3 and 4.

    Why: Only Form 5 can say that a holding was left off Form 3.
    """
    if row.holding and case.filing.base in ("3", "4") and (row.form_type or row.coding):
        said = f"a holding on Form {case.filing.base} has no form type"
        yield Told(row.form_type or row.coding, said, "take form-type: out, and hang its footnote on another box")


@rule("F5-03", ERROR, kind="edgar", each=Row, needs="form_type", cite=specification("4.3.8.3"))
def late_holding_is_of_form_3(row: Row, case: Case) -> Iterator[Told]:
    """A holding on Form 5 has a form type only where it was left off Form 3.

    Why: The specification knows the value 3 there and no other.
    """
    if row.holding and case.filing.base == "5" and row.form_type.value != "3":
        said = f"a holding has form type {row.form_type.text}"
        yield Told(row.form_type, said, "write form-type: 3 if it was left off Form 3, or leave it out")


@rule("F5-04", ERROR, kind="edgar", each=Row, cite=specification(""))
def timeliness_of_form_5_takes_no_footnote(row: Row, case: Case) -> Iterator[Told]:
    """The timeliness of a transaction on Form 5 takes no footnote.

    Why: The schema has no place for one there, though Form 4 has.
    """
    if case.filing.base == "5" and row.timeliness.notes:
        yield Told(row.timeliness, "this box of Form 5 takes no footnote", "hang the footnote on code:")


@rule("F5-05", WARNING, kind="form", each=Row, needs="form_type", cite=rule_of("16a-3(f)(1)"))
def form_4_transaction_is_late_on_form_5(row: Row, case: Case) -> Iterator[Told]:
    """A Form 4 transaction on Form 5 is late.

    Why: Form 5 takes what was missed, yet a late Form 4 tells the market sooner. An amendment has its place already.
    """
    if case.filing.form.value == "5" and not row.holding and row.form_type.value == "4":
        said = f"this transaction of {row.date.text or 'the year'} belonged on a Form 4; here it is reported late"
        hint = "file it on a Form 4 at once if Form 5 is not due yet; else accept this with the reason"
        yield Told(row.form_type, said, hint)
