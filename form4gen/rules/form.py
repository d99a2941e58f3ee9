# SPDX-License-Identifier: Apache-2.0
"""The document: which form it is, which boxes it has, and that it has content."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..model import MOST_ROWS, SINCE_10B5_1, Filing, Row, boxes, has_box
from ..rule import ERROR, WARNING, Told, rule
from .cites import specification
from .values import key, refused

PLAN_BOX = dict(boxes(Filing))["rule_10b5_1"]
NO_TRANSACTION = "add the transaction, or no-longer-subject: yes if that is what the form says"
HOLDINGS_ONLY = "the form has holdings only; by its specification EDGAR wants a transaction"


@rule("DOC-01", ERROR, kind="edgar", each=Filing, cite=specification("4.3"))
def form_is_named(filing: Filing, case: Case) -> Iterator[Told]:
    """A filing says which form it is: 3, 4 or 5, or an amendment of one.

    Why: The document type decides which boxes exist; EDGAR suspends a document without it or with another word.
    """
    yield from refused(filing.form)
    if not filing.form:
        yield Told(filing.form, "nothing says which form this is", "write form: 4, or 3, 5, 3/A, 4/A, 5/A")


@rule("DOC-02.1", ERROR, kind="edgar", each=Filing, needs="form", cite=specification())
def box_exists(filing: Filing, case: Case) -> Iterator[Told]:
    """A form has only the boxes of its type and of its schema version.

    Why: EDGAR suspends an element that the schema does not have at that place. A tick box that says no is silent and
    is left out.
    """
    for place in case.places:
        if place.cell.value is False or place.name == "no_longer_subject":  # EXIT-05 tells
            continue
        word, base = key(place), filing.base
        if not has_box(place.box, base, ""):
            yield Told(place, f"Form {base} has no box {word}", f"take {word} out")
        elif not has_box(place.box, base, case.version):
            says = f"{word} exists from schema {place.box.since[base == '3']} on; this filing is {case.version}"
            yield Told(place, says, f"take {word} out, or correct schema")
        elif isinstance(place.record, Row) and place.record.column not in place.box.columns.split():
            row = place.record
            what = f"a {'holding' if row.holding else 'transaction'} in Table {'I' * row.table}"
            yield Told(place, f"{what} has no box {word}", f"take {word} out")  # T2-20 tells what only Form 3 lacks


@rule("DOC-02.2", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def period_is_given(filing: Filing, case: Case) -> Iterator[Told]:
    """Every form has its date: of the event (3), of the earliest transaction (4), of the end of the fiscal year (5).

    Why: PeriodOfReport is mandatory on all six forms; EDGAR suspends a document without it.
    """
    if not filing.period:
        earliest = min((row.date.value for row in case.transactions() if row.date.value), default=None)
        do = f"write period: {earliest}" if earliest and filing.base == "4" else "write period: YYYY-MM-DD"
        yield Told(filing.period, "the form has no period", do)


@rule("DOC-09", ERROR, kind="edgar", each=Filing, cite=specification("4.3"))
def form_has_content(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 or 5 reports a transaction, or ticks the exit box.

    Why: EDGAR suspends a Form 4 or 5 that has neither a row nor the tick "no longer subject to Section 16".
    """
    if has_no_content(filing) and not filing.rows and not filing.amends:
        yield Told(filing, f"this Form {filing.base} has no row, and the exit box is not ticked", NO_TRANSACTION)


@rule("DOC-10", ERROR, kind="edgar", each=Filing, cite=specification("4.3.3"))
def form_is_more_than_holdings(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 or 5 with holdings has at least one transaction beside them, unless the exit box is ticked.

    Why: Sections 4.3.3 and 4.3.4 suspend a submission without a transaction; section 4.3 speaks of "transactions or
    holdings". The stricter sentence is the safe one. Where remarks explain the form, DOC-10.1 speaks instead.
    """
    if has_no_content(filing) and filing.rows and not filing.amends and not filing.remarks:
        yield Told(filing.rows[0], HOLDINGS_ONLY, NO_TRANSACTION)


@rule("DOC-10.1", WARNING, kind="form", each=Filing, cite=specification("4.3.3"))
def form_of_holdings_is_explained_and_rare(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 or 5 with holdings alone is the rare form whose remarks say why it is filed.

    Why: By section 4.3.3 EDGAR suspends a form without a transaction, yet it has taken one whose remarks say that
    nothing was acquired or disposed of (a group was formed). Somebody should have decided that this is meant.
    """
    if has_no_content(filing) and filing.rows and not filing.amends and filing.remarks:
        yield Told(filing.rows[0], HOLDINGS_ONLY, NO_TRANSACTION)


def has_no_content(filing: Filing) -> bool:
    """Whether a Form 4 or 5 has neither a transaction nor the tick of the exit box."""
    has_transaction = any(not row.holding for row in filing.rows)
    return filing.base in ("4", "5") and not has_transaction and not filing.no_longer_subject.value


@rule("DOC-11", ERROR, kind="edgar", each=Filing, cite=specification("3.3"))
def tables_have_thirty_rows(filing: Filing, case: Case) -> Iterator[Told]:
    """A table has at most 30 rows, transactions and holdings together.

    Why: The schema stops at 30 and EDGAR suspends more. Filers split such a report into several forms of one period,
    with running balances and a remark on each.
    """
    for table, rows in (("table-1", filing.table_1), ("table-2", filing.table_2)):
        if len(rows) > MOST_ROWS:
            do = "form4gen split makes two forms of it, with one period, running balances and a remark on each"
            yield Told(rows[MOST_ROWS], f"{table} has {len(rows)} rows; a form takes {MOST_ROWS}", do)


@rule("DOC-18", ERROR, kind="edgar", each=Filing, cite=specification(), schema=f"{SINCE_10B5_1[0]}..")
def plan_box_is_answered(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 4 or 5 says whether a transaction was made under a Rule 10b5-1 plan.

    Why: The schema has demanded the answer since March 2023 (X0407); EDGAR suspends a Form 4 or 5 without it. There
    is no default, because the box is a statement on the first page.
    """
    if filing.base in ("4", "5") and not filing.rule_10b5_1:
        yield Told(
            filing,
            "nothing says whether a transaction was made under a Rule 10b5-1 plan",
            "write rule-10b5-1: yes or no",
        )


@rule("DOC-18.1", WARNING, kind="edgar", each=Filing, needs="rule_10b5_1", cite=specification("3.5"))
def plan_box_is_not_on_form_3(filing: Filing, case: Case) -> Iterator[Told]:
    """A Form 3 does not say whether a transaction was made under a Rule 10b5-1 plan.

    Why: It reports no transaction. The schema of March 2026 lets the answer pass, but the specification has no such box
    on Form 3, so EDGAR warns and discards it.
    """
    if filing.base == "3" and not case.published and has_box(PLAN_BOX, "3", case.version):
        yield Told(filing.rule_10b5_1, "a Form 3 has no box for Rule 10b5-1 plans", "take rule-10b5-1 out")
