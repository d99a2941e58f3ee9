# SPDX-License-Identifier: Apache-2.0
"""FPI: insiders of foreign private issuers. No box says that an issuer is one; a symbol abroad hints at it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import law, phrases
from ..calendar import told
from ..case import Case
from ..model import Filing, Row
from ..rule import NOTE, Told, rule
from .cites import rule_of

IF_FOREIGN = "if the issuer is a foreign private issuer"


def _may_be_foreign(case: Case) -> bool:
    """Whether a symbol abroad hints at it, and no profile knows."""
    known = case.company and case.company.foreign is not None
    return bool(case.filing.issuer.foreign_symbol.value) and not known


def ten_percent_alone(filing: Filing) -> bool:
    """Whether every owner holds ten percent, and none is a director or officer."""
    owners = filing.owners
    return bool(owners) and all(o.ten_percent.value and not (o.director.value or o.officer.value) for o in owners)


@rule("FPI-02", NOTE, kind="form", each=Filing, filed="2026-03-18..", cite=rule_of("16a-2"))
def ten_percent_owner_abroad(filing: Filing, case: Case) -> Iterator[Told]:
    """Ten percent owners of a foreign private issuer who are neither directors nor officers do not report.

    Why: Since March 18, 2026 its directors and officers report; the rule leaves its ten percent owners out.
    """
    if _may_be_foreign(case) and ten_percent_alone(filing) and not case.published:
        yield Told(
            filing.owners[0].ten_percent,
            f"{IF_FOREIGN}, a ten percent owner who is neither director nor officer need not report",
            "make sure that the issuer is not one, or that another role applies",
        )


@rule("FPI-03", NOTE, kind="form", each=Row, needs="date", filed="2026-03-18..", cite=rule_of("16a-2"))
def before_the_law_abroad(row: Row, case: Case) -> Iterator[Told]:
    """Insiders of foreign private issuers report transactions from March 18, 2026 on.

    Why: Before that day Section 16 did not apply to them, and there is no look back to earlier transactions.
    """
    since = law.table("deadlines")["foreign-insiders"]["since"]
    if _may_be_foreign(case) and row.date.value and row.date.value < since and not case.published:
        yield Told(
            row.date,
            f"{IF_FOREIGN}, this transaction of {told(row.date.value)} lies before the law, which begins {told(since)}",
            "take the row out, or correct its date",
        )


@rule("FPI-08", NOTE, kind="practice", each=Row, needs="security", filed="2026-03-18..", cite=rule_of("16a-2"))
def depositary_shares_have_a_ratio(row: Row, case: Case) -> Iterator[Told]:
    """Depositary shares have a footnote that says for how many ordinary shares one stands.

    Why: Shares and depositary shares are counted apart, and only the ratio tells how much of the company they are.
    """
    text = phrases.normal(row.security.text)
    if case.published or not phrases.speaks_of_depositary_shares(text):
        return
    if not phrases.gives_a_ratio(text + " " + case.explanation):
        yield Told(
            row.security,
            "nothing says for how many ordinary shares one depositary share stands",
            "add a footnote, such as: Each American Depositary Share represents five ordinary shares.",
        )
