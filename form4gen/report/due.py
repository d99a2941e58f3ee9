# SPDX-License-Identifier: Apache-2.0
"""Due days: for each filing the day and hour, what is left, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ..reviewed import DueDay
from ..screen import Screen, plain
from .judged import many
from .text import BOLD, GREEN, PAPER, RED, YELLOW, source

_PAINT = {"open": GREEN, "timely": GREEN, "doubtful": YELLOW, "late": RED}
_BAD = {"late": "late", "unreadable": "cannot be read", "crashed": "on which form4gen itself failed"}


def due_text(found: Sequence[DueDay], passed_over: int, screen: Screen = PAPER) -> str:
    """Due days by file, and a last line that counts those that are late."""
    return "\n".join(
        [*("\n".join([*_told(due, screen), ""]) for due in found), due_verdict(found, passed_over, screen)]
    )


def due_verdict(found: Sequence[DueDay], passed_over: int, screen: Screen = PAPER) -> str:
    """One line that says OK, or LATE or FAILED, and counts."""
    status = Counter(due.status for due in found)
    bad = [f"{status[name]} {words}" for name, words in _BAD.items() if status[name]]
    told = f"of {many(len(found), 'filing')} {', '.join(bad)}" if bad else many(len(found), "filing")
    told += f"; {status['doubtful']} doubtful" if status["doubtful"] else ""
    told += f"; {many(passed_over, 'other file')} passed over" if passed_over else ""
    word = "FAILED" if len(bad) > bool(status["late"]) else "LATE" if bad else "OK"
    return f"{screen.paint(word, RED if bad else GREEN)}: {told}."


def _told(due: DueDay, screen: Screen) -> Iterator[str]:
    yield screen.paint(plain(due.path), BOLD) + (f"  (Form {plain(due.form)})" if due.form else "")
    yield ""
    if due.day is None or due.judged_on is None:
        yield from screen.wrap(f"no due day: {due.reason}" if due.status == "none" else due.reason, "  ")
        yield from _rows(due, screen)
        return
    hour = "10 p.m. in New York"
    yield screen.paint(f"  Due     {_day(due.day)}, {hour}", BOLD)
    yield screen.paint(f"  {_standing(due)}", _PAINT[due.status])
    where = f"{plain(due.row)}, line {due.line}: " if due.row else f"line {due.line}: " if due.line else ""
    yield from screen.wrap(where + due.reason, "  Why     ")
    if due.closed:
        yield from screen.wrap(", ".join(f"{_day(day)} ({name})" for day, name in due.closed), "  Closed  ")
    if due.later:
        yield from screen.wrap(
            f"{_day(due.later)}, if EDGAR was closed on a day of which that is not known", "  Or      "
        )
    yield from _afterwards(due, screen)
    yield from _rows(due, screen)
    yield from source(due.cite, "  Source  ", screen)
    yield from screen.wrap(f"form4gen explain {due.rule}", "  Rule    ")


def _standing(due: DueDay) -> str:
    assert due.judged_on
    as_of = f"{'signed' if due.signed else 'as of'} {_day(due.judged_on)}"
    if due.left < 0:
        words = "Late    by" if due.status == "late" else "Late?   by"
        business = f" ({many(-due.business_days_left, 'business day')})" if due.business_days_left else ""
        return f"{words} {many(-due.left, 'day')}{business}, {as_of}"
    if due.status == "timely":
        return f"Filed   in time, {as_of}"
    if due.left == 0:
        return f"Left    until tonight, {as_of}"
    return f"Left    {many(due.left, 'day')} ({many(due.business_days_left, 'business day')}), {as_of}"


def _afterwards(due: DueDay, screen: Screen) -> Iterator[str]:
    if due.website:
        when = f"by the end of {_day(due.website)} if it is filed {'then' if due.left < 0 else 'on the due day'}"
        yield from screen.wrap(
            f"on the issuer's website, if it has one, {when}; for 12 months (Rule 16a-3(k))", "  Then    "
        )
    if due.status == "late":
        told = "late reports are disclosed by the issuer (Regulation S-K, Item 405)"
        yield from screen.wrap(told, "          " if due.website else "  Then    ")


def _rows(due: DueDay, screen: Screen) -> Iterator[str]:
    for row, why in due.not_counted:
        yield from screen.wrap(f"{row}: {why}", "  Beside  ")


def _day(day: date) -> str:
    return f"{day:%A} {day.isoformat()}"


def due_json(found: Sequence[DueDay], version: str) -> str:
    """Due days for a machine: one document, a line for each filing, in ASCII; what is unknown is null."""
    each = ",\n".join(json.dumps(_record(due)) for due in found)
    status = Counter(due.status for due in found)
    names = ("open", "timely", "doubtful", "late", "none", "unreadable", "crashed")
    summary = json.dumps({"filings": len(found), **{name: status[name] for name in names}})
    return f'{{"form4gen": {json.dumps(version)}, "format": 1, "filings": [\n{each}\n], "summary": {summary}}}'


def _record(due: DueDay) -> dict[str, Any]:
    known = due.day is not None
    return {
        "path": due.path,
        "status": due.status,
        "form": due.form,
        "due": f"{due.day}T22:00" if known else None,
        "zone": "America/New_York" if known else None,
        "judged_on": due.judged_on.isoformat() if due.judged_on else None,
        "signed": due.signed,
        "published": due.published,
        "days_left": due.left if known else None,
        "business_days_left": due.business_days_left if known else None,
        "row": due.row or None,
        "line": due.line or None,
        "reason": due.reason,
        "closed": [{"day": day.isoformat(), "name": name} for day, name in due.closed],
        "website": due.website.isoformat() if due.website else None,
        "later": due.later.isoformat() if due.later else None,
        "not_counted": [{"row": row, "reason": why} for row, why in due.not_counted],
        "rule": due.rule or None,
        "cite": {"title": due.cite.title or None, "href": due.cite.href or None},
    }
