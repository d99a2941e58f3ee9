# SPDX-License-Identifier: Apache-2.0
"""A filing that is too big for one form becomes forms that together say the same.

A form holds 30 rows in each table and 10 reporting persons (EDGAR Ownership XML Technical Specification, 3.3 and 3.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .excerpt import excerpt
from .model import LONGEST_REMARKS, MOST_OWNERS, MOST_ROWS, Cell, Filing, Signature
from .tally import exercises

_ORDINALS = ("first", "second", "third", "fourth")
_COUNTS = ("one", "two", "three", "four")
_MORE_FORMS = 2  # how many forms beyond the fewest are worth an exercise that is not torn


_Tie = tuple[list[int], list[int]]  # rows of Table I and of Table II


class _Cut(NamedTuple):
    """Where a form ends: how many rows of Table I and of Table II stand before it."""

    first: int
    second: int


def parts(filing: Filing) -> list[Filing]:
    """The forms that together say what the filing says, in order; the filing itself where it fits on one.

    Rows keep their order, so the balances run on from form to form; the two sides of an exercise stay together, and a
    Form 4 or 5 gets a transaction on each form, wherever the order allows it. Each form has its own footnotes. The
    remarks of each name the others. More than ten owners come in groups, each with all the rows (rulebook OWN-01).

    All forms keep the period of the whole, though the rows of a later one may begin later: they are one report in
    several forms, and filers of such forms give them one date (rulebook REM-05; DOC-12 knows it by the remarks).
    Signatures follow their owners where there are as many, else all stand on each form.
    """
    groups = [filing.owners[n : n + MOST_OWNERS] for n in range(0, len(filing.owners), MOST_OWNERS)] or [()]
    cuts = _cuts(filing)
    if len(groups) == len(cuts) == 1:
        return [filing]
    made = []
    for number, owners in enumerate(groups):
        head = replace(filing, owners=owners, signatures=_signatures(filing, number))
        for begin, end in pairwise([_Cut(0, 0), *cuts]):
            # A footnote that no row marks is told on the first form alone.
            whole = _marked_only(head) if begin != (0, 0) else head
            made.append(
                excerpt(whole, whole.table_1[begin.first : end.first], whole.table_2[begin.second : end.second])
            )
    return [
        replace(part, remarks=_remarks(filing, part, _place(place, len(made)), len(cuts) > 1))
        for place, part in enumerate(made)
    ]


def _marked_only(filing: Filing) -> Filing:
    marked = {name for row in filing.rows for name in row.notes}
    return replace(filing, footnotes=tuple(note for note in filing.footnotes if note.name in marked))


def _signatures(filing: Filing, number: int) -> tuple[Signature, ...]:
    if len(filing.signatures) != len(filing.owners):
        return filing.signatures
    return filing.signatures[number * MOST_OWNERS : (number + 1) * MOST_OWNERS]


# Where the rows are cut --------------------------------------------------------------------------------------------


def _cuts(filing: Filing) -> list[_Cut]:
    """The ends of the forms: of the fewest forms, unless one or two more have fewer faults."""
    fewest = -(-max(len(filing.table_1), len(filing.table_2)) // MOST_ROWS)
    if fewest <= 1:
        return [_Cut(len(filing.table_1), len(filing.table_2))]
    torn = _torn(filing)
    best = _cut_into(filing, fewest, torn)
    for count in range(fewest + 1, fewest + 1 + _MORE_FORMS):
        best = best if not best.faults else min(best, _cut_into(filing, count, torn))
    return best.ends


class _Way(NamedTuple):
    """Cuts up to some row: the better, the fewer faults and forms and the fuller the first forms."""

    faults: int
    forms: int
    filled: tuple[int, ...]
    ends: list[_Cut]


def _cut_into(filing: Filing, count: int, torn: Callable[[_Cut], int]) -> _Way:
    """The best way; faults are torn exercises and forms without the transaction that EDGAR wants on a Form 4 or 5."""
    whole = _Cut(len(filing.table_1), len(filing.table_2))
    bare = filing.base == "3" or bool(filing.no_longer_subject.value)
    ways = {_Cut(0, 0): _Way(0, 0, (), [])}
    for rest in range(count - 1, -1, -1):
        further: dict[_Cut, _Way] = {}
        for begin, way in ways.items():
            for end in _next(begin, whole, rest * MOST_ROWS, torn):
                rows = filing.table_1[begin.first : end.first] + filing.table_2[begin.second : end.second]
                faults = way.faults + torn(end) + (not bare and all(row.holding for row in rows))
                found = _Way(faults, way.forms + 1, (*way.filled, -sum(end)), [*way.ends, end])
                further[end] = min(further.get(end, found), found)
        ways = further
    return ways[whole]


def _next(begin: _Cut, whole: _Cut, room: int, torn: Callable[[_Cut], int]) -> Iterator[_Cut]:
    """Where a form that begins here can end: it holds so many rows, and the forms after it have room for the rest.

    For each row of Table I the last and the first row of Table II that tear the fewest exercises, for speed.
    """
    seconds = range(max(begin.second, whole.second - room), min(begin.second + MOST_ROWS, whole.second) + 1)
    for first in range(max(begin.first, whole.first - room), min(begin.first + MOST_ROWS, whole.first) + 1):
        cuts = [cut for second in seconds if (cut := _Cut(first, second)) != begin]
        fewest = min(map(torn, cuts), default=0)
        fit = [cut for cut in cuts if torn(cut) == fewest]
        yield from dict.fromkeys(fit[-1:] + fit[:1]) if whole.first else fit


def _torn(filing: Filing) -> Callable[[_Cut], int]:
    """How many exercises the end of a form tears."""
    tied = list(_tied(filing))

    @cache
    def torn(end: _Cut) -> int:
        sides = ({n < end.first for n in first} | {n < end.second for n in second} for first, second in tied)
        return sum(len(side) > 1 for side in sides)

    return torn


def _tied(filing: Filing) -> Iterator[_Tie]:
    """What belongs on one form: an exercise as a whole, or line by line where both sides have the same lines."""
    first = {id(row): n for n, row in enumerate(filing.table_1)}
    second = {id(row): n for n, row in enumerate(filing.table_2)}
    for exercise in exercises(filing):
        came, went = [first[id(row)] for row in exercise.came], [second[id(row)] for row in exercise.went]
        if [row.shares.value for row in exercise.came] == [row.shares.value for row in exercise.went]:
            yield from (([one], [other]) for one, other in zip(came, went, strict=True))
        elif came and went:
            yield came, went


# The remarks -------------------------------------------------------------------------------------------------------


def _place(place: int, count: int) -> str:
    if count > len(_COUNTS):
        return f"number {place + 1} of {count}"
    return f"the {_ORDINALS[place]} of {_COUNTS[count - 1]}"


def _remarks(filing: Filing, part: Filing, place: str, rows_run_on: bool) -> Cell[str]:
    """The cross-reference before the filing's own remarks, as much of it as they leave room for."""
    others = "; ".join(o.name.text or f"CIK {o.cik.text}" for o in filing.owners if o not in part.owners)
    too_many = " and ".join(["thirty lines in each table"] * rows_run_on + ["ten reporting persons"] * bool(others))
    lead = f"This is {place} Forms {filing.form.text} that together make one report"
    why = f", because one form takes no more than {too_many}."
    run_on = " Lines and amounts owned continue from one form to the next." if rows_run_on else ""
    persons = f" The other reporting persons are: {others}." if others else ""
    own = f" {filing.remarks.text}" if filing.remarks else ""
    texts = [lead + why + run_on + persons + own, lead + why + run_on + own, f"{lead}.{own}"]
    text = next((text for text in texts if len(text) <= LONGEST_REMARKS), texts[-1])
    return Cell(text, text, mark=filing.remarks.mark)
