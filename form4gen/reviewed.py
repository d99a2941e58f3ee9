# SPDX-License-Identifier: Apache-2.0
"""The words of a review: when one filing is due, and what one box says differently."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .rule import Cite


class DueDay(NamedTuple):
    """When one filing is due, and whether it comes in time.

    status       open (still to be filed), timely (filed) or late; doubtful: late unless EDGAR was closed on a day of
                 which that is not known; none: there is no due day, for the `reason`; unreadable or crashed
    judged_on    the day that is held against the due day, which is the last signature's where it is `signed`
    published    EDGAR has it, so nothing is left to do
    left         days from then to the due day, and how many of them are business days; below 0 when it is late
    row          the transaction that decides a Form 4, in the draft's words; `line` is its date's, else the period's
    closed       the weekdays that were not counted, each with its name
    rule, cite   the rule of form4gen that says so in a check, and the law
    website      the last day to post it on the issuer's website if it is filed on the due day, or when late on the day
                 judged by; None where it has been filed, since nobody told when
    later        the due day if EDGAR was closed on the doubtful days, where that is another one
    not_counted  rows that do not decide it, each with the reason
    """

    path: str
    status: str
    form: str | None = None
    day: date | None = None
    judged_on: date | None = None
    signed: bool = False
    published: bool = False
    left: int = 0
    business_days_left: int = 0
    row: str = ""
    line: int = 0
    reason: str = ""
    closed: tuple[tuple[date, str], ...] = ()
    website: date | None = None
    later: date | None = None
    not_counted: tuple[tuple[str, str], ...] = ()
    rule: str = ""
    cite: Cite = Cite("")


class Change(NamedTuple):
    """One box, or the order of a table, in which two filings differ.

    what           added, removed (with its row, owner, signature or footnote), changed or moved
    was, where     the part that holds the box, in the draft's words, before and after; "" where it is not there, or for
                   the head of the form
    box, column    the box in the draft's words, and its column on paper
    before, after  what the form shows, its footnotes in brackets; "" for nothing
    lines          where the box stands in either file, 0 for nowhere
    """

    what: str
    was: str
    where: str
    box: str
    column: str
    before: str
    after: str
    lines: tuple[int, int] = (0, 0)
