# SPDX-License-Identifier: Apache-2.0
"""What a reviewer asks of drafts and filings: when each is due and why, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from . import calendar, law, phrases
from . import difference as differing
from . import due as counting
from .case import Case
from .due import Due
from .filed import judged_version
from .gathering import Source
from .judging import Loaded, filing_day, load
from .model import Filing, Row
from .reviewed import Change, DueDay
from .revising import filing_of
from .rule import Cite

# Until then a Form 4 was due on the tenth day of the next month. Source: SEC Release 34-46421 (August 27, 2002).
TWO_DAYS_SINCE = date(2002, 8, 29)
_RULES = {"3": ("DUE-08.1", "DUE-08"), "4": ("DUE-01", "DUE-02"), "5": ("DUE-09.1", "DUE-09")}  # due, and late
_REGISTERS = "; on the effective date itself if the event is the issuer's first registration"


class Asked(NamedTuple):
    """The days against which due days are held: today, and the day of filing that was asked for."""

    today: date
    asked_day: date | None = None


def due_day(asked: Asked, source: Source) -> DueDay:
    """When one file's filing is due. A file that cannot be read, and a fault of ours, are told and stop no other."""
    path = str(source.path)
    try:
        loaded = load(source)
        if loaded.whole is None:
            return DueDay(path, "unreadable", reason=f"it cannot be read; `form4gen check {path}` tells why")
        return _due_day(asked, path, loaded.whole, loaded)
    except OSError as fault:
        return DueDay(path, "unreadable", reason=fault.strerror or "it cannot be opened")
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as fault:
        return DueDay(path, "crashed", reason=f"form4gen failed with {type(fault).__name__}")


def difference(before: Path, after: Path) -> list[Change]:
    """What changed from one draft or filing to another. Raises Refusal where one of them cannot be read."""
    return differing.changes(filing_of(before), filing_of(after))


def _due_day(asked: Asked, path: str, filing: Filing, loaded: Loaded) -> DueDay:
    case = Case(filing, asked.today, judged_version(filing), loaded.published)
    signed = case.signed
    day = filing_day(loaded, asked.asked_day, asked.today)
    last = max(day, signed or day)
    left_out = dict(_left_out(filing, case)) if filing.form.value == "4" else {}
    counted = replace(
        filing,
        table_1=tuple(row for row in filing.table_1 if row not in left_out),
        table_2=tuple(row for row in filing.table_2 if row not in left_out),
    )
    found = DueDay(
        path,
        "none",
        filing.form.value,
        judged_on=last,
        signed=last == signed,
        published=loaded.published or bool(loaded.draft and loaded.draft.filed_on),
        not_counted=tuple((row.mark.path, why) for row, why in left_out.items()),
    )
    strict, lenient = counting.due(counted), counting.due(counted, lenient=True)
    if strict is None or lenient is None:
        return found._replace(reason=_why_none(filing))
    return _told(found, filing, last, strict, lenient)


def _told(found: DueDay, filing: Filing, last: date, strict: Due, lenient: Due) -> DueDay:
    in_time = "timely" if found.published else "open"
    status = "late" if last > lenient.day else "doubtful" if last > strict.day else in_time
    made = lenient if status == "late" else strict
    table = law.table("deadlines")
    cite = table[f"form-{filing.base}"]
    filed = calendar.roll(max(made.day, last))
    posted = calendar.business_days_after(filed, table["website"]["business-days"])
    return found._replace(
        status=status,
        day=made.day,
        left=(made.day - last).days,
        business_days_left=_business_days(last, made.day),
        row=made.row.mark.path if made.row else "",
        line=(made.row.date if made.row else filing.period).mark.line,
        reason=made.reason + (_REGISTERS if filing.base == "3" else ""),
        closed=tuple((step.day, step.says) for step in made.steps if step.closed),
        website=None if found.published else posted,
        later=lenient.day if lenient.day != made.day else None,
        rule=_RULES[filing.base][status == "late"],
        cite=Cite(cite["title"], cite["href"]),
    )


def _left_out(filing: Filing, case: Case) -> Iterator[tuple[Row, str]]:
    """The transactions that do not decide when a Form 4 is due, each with the reason."""
    for row in case.transactions():
        if row.form_type.value == "5":
            yield row, "reported early; it could wait for Form 5"
        elif row.date.value is None:
            yield row, "it has no date yet"
        elif row.date.value < TWO_DAYS_SINCE:
            yield row, f"before {TWO_DAYS_SINCE} a Form 4 was due ten days after the month"
        elif phrases.looks_back(case.words(row)):
            yield row, "of before the issuer registered, reported under Rule 16a-2(a)"


def _why_none(filing: Filing) -> str:
    if filing.amends:
        return "an amendment has no due day of its own"
    if filing.base == "4":
        return "no transaction of it has a due day"
    return "it does not yet give its period" if filing.base else "it does not say which form it is"


def _business_days(first: date, last: date) -> int:
    """The business days after the one day up to the other; below 0 where the other has passed."""
    if first > last:
        return -_business_days(last, first)
    return sum(
        calendar.is_business_day(date.fromordinal(n)) for n in range(first.toordinal() + 1, last.toordinal() + 1)
    )
