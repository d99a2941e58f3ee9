# SPDX-License-Identifier: Apache-2.0
"""EXIT: the box of a person who is no longer subject to Section 16."""

from __future__ import annotations

from collections.abc import Iterator

from .. import phrases
from ..case import Case
from ..model import Filing, Row
from ..rule import ERROR, NOTE, Told, rule
from .cites import instruction, rule_of, specification

FORFEITED = ("D", "J", "H")


@rule("EXIT-02", NOTE, kind="practice", each=Filing, needs="no_longer_subject", cite=instruction("1(b)"))
def leaver_says_since_when(filing: Filing, case: Case) -> Iterator[Told]:
    """A form with the exit box ticked can say since when the person is no longer a director or officer.

    Why: The old role stays ticked, since some role must be, and then only a footnote or remark tells that it ended.
    """
    active = [owner for owner in filing.owners if owner.director.value or owner.officer.value]
    if case.published or not filing.no_longer_subject.value or phrases.says_when_they_left(case.explanation):
        return
    if active:
        yield Told(
            filing.no_longer_subject,
            "the exit box is ticked beside a current role; nothing says when the role ended",
            "leave the role ticked, and add the day to the remarks if you like, such as: retired on June 30, 2026",
            tuple(active),
        )


@rule("EXIT-03", NOTE, kind="form", each=Row, needs="code", cite=rule_of("16a-4(d)"))
def forfeiture_for_nothing_is_not_reported(row: Row, case: Case) -> Iterator[Told]:
    """A derivative security that is forfeited or cancelled for no value is not reported.

    Why: The rule exempts it; the next form can show the smaller number with a footnote.
    """
    if case.published or row.table != 2 or row.code.value not in FORFEITED or row.price.value:
        return
    if phrases.forfeits_for_nothing(case.words(row)):
        yield Told(
            row.code,
            "this row reports a forfeiture for no value, which need not be reported",
            "take the row out, and explain the smaller number in a footnote of the next form",
        )


@rule("EXIT-05", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def form_3_has_no_exit_box(filing: Filing, case: Case) -> Iterator[Told]:
    """Form 3 has no box for a person who is no longer subject to Section 16.

    Why: Form 3 is the first report of an insider; EDGAR's schema has no such box on it. A box that says no is silent.
    """
    if filing.base == "3" and filing.no_longer_subject and filing.no_longer_subject.value is not False:
        yield Told(filing.no_longer_subject, "a Form 3 has no exit box", "take no-longer-subject out")
