# SPDX-License-Identifier: Apache-2.0
"""Amounts owned: the running tally from row to row."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..model import Row
from ..rule import NOTE, WARNING, Told, rule
from ..tally import EXERCISES, Run, Step, change, shown, strays
from ..titles import is_a
from .cites import MEASURED, RUNNING_TALLY, face

NUMBERS = "shares owned_after acquired_or_disposed"


def _excused(step: Step, case: Case) -> bool:
    """A footnote at the balance explains it; an early row on Form 4 stands apart; a grant may be counted alone."""
    row, before = step.row, step.before
    if row.owned_after.notes:
        return True
    if case.filing.base == "4" and "5" in (row.form_type.value, before.form_type.value):
        return True
    return row.table == 2 and row.code.value == "A" and row.owned_after.value == row.shares.value


@rule("BAL-01", WARNING, kind="form", each=Run, cite=RUNNING_TALLY)
def balances_run(run: Run, case: Case) -> Iterator[Told]:
    """The amount owned after each transaction is the amount before, more or less what the transaction moved.

    Why: The staff asks for a running tally within each class and form of ownership. Rows of other vehicles are told
    apart by nature and footnotes, and a footnote on the amount owned explains a jump.
    """
    if run.final_total:
        return
    off = [step for step in run.steps if step.off]
    while off:
        step = off.pop(0)
        single = bool(off) and off[0].before is step.row and off[0].off == -step.off
        following = off.pop(0) if single else None
        if _excused(step, case) or strays(step, case.filing):
            continue
        cell = step.row.owned_after
        said = f"{step.sum}, but this row says {shown(cell.value)}" if cell.value is not None else step.sum
        if following:
            said += f"; the row after it goes on from {shown(step.expected)}"
        begins = step.before is run.steps[0].before and len(run.steps) > 1 and not off and not following
        yield Told(cell, said, _mended(step, begins), (step.before.owned_after,))


def _mended(step: Step, begins: bool) -> str:
    """What to do of a balance that is off; one that `begins` a run agrees with all that follows."""
    owned, moved = step.row.owned_after.value, change(step.row)
    if step.expected < 0:
        hint = "more is disposed of than was owned: check the rows above"
    else:
        hint = f"write owned-after: {shown(step.expected)}"
        if begins and owned is not None and moved is not None and owned - moved >= 0:
            # What follows agrees with this row, so the one before it is as likely to be the wrong one.
            hint = f"if the row before is wrong, write owned-after: {shown(owned - moved)} there; else {hint} here"
    backwards = moved is not None and step.off == -2 * moved
    return f"{hint}, or {'turn acquired and disposed round' if backwards else 'explain the jump in a footnote there'}"


@rule("BAL-01.1", NOTE, kind="form", each=Run, cite=RUNNING_TALLY)
def balances_show_each_step(run: Run, case: Case) -> Iterator[Told]:
    """Each row shows what was owned after it, not what was owned after all.

    Why: The staff answered in 2003 that the column is a running tally; many forms show the last total in every row.
    Form 5 is another matter: its column 5 asks for what is owned at the end of the fiscal year.
    """
    total = run.rows[0].owned_after
    if run.final_total and total.value is not None and case.filing.base != "5":
        said = f"{len(run.rows)} rows show a total after several transactions, such as {shown(total.value)}"
        yield Told(total, said, "give each row the amount owned after it", tuple(r.owned_after for r in run.rows[1:]))


@rule("BAL-01.2", WARNING, kind="practice", each=Run, cite=RUNNING_TALLY)
def one_line_of_holdings_bears_one_set_of_footnotes(run: Run, case: Case) -> Iterator[Told]:
    """Rows whose balances follow from each other bear the same footnotes on ownership and nature.

    Why: These footnotes tell vehicles apart. Where the balances run on through a row without them, the mark was
    forgotten there, or stands there by mistake.
    """
    for step in run.steps:
        for row in strays(step, case.filing) if step.off and not _excused(step, case) else ():
            ours, its = (set(_held(each)) for each in (step.row, row))
            lacking, extra = " ".join(sorted(ours - its)), " ".join(sorted(its - ours))
            said = [f"lacks the footnote {lacking}"] if lacking else []
            said += [f"bears the footnote {extra}"] if extra else []
            yield Told(
                row.nature if row.nature else row.ownership,
                f"the balances run on through this row, but it {' and '.join(said)}, unlike the rows around it",
                f"write [{' '.join(_held(step.row))}] here as there" if ours else f"take [{extra}] away here",
                (step.before.nature, step.row.nature),
            )


def _held(row: Row) -> tuple[str, ...]:
    return row.nature.notes + row.ownership.notes


@rule("BAL-02", WARNING, kind="practice", each=Row, needs=NUMBERS, cite=face("Following Reported Transaction(s)"))
def owned_includes_what_came(row: Row, case: Case) -> Iterator[Told]:
    """After an acquisition at least what was acquired is owned.

    Why: Nothing left in the same row. Funds that show other vehicles there explain it in a footnote. Form 5 asks for
    the amount at the end of the year, when some may have been sold.
    """
    if case.filing.base != "5":
        yield from _too_little(row, 1)


@rule("BAL-05", WARNING, kind="practice", each=Row, needs=NUMBERS, cite=MEASURED)
def derivatives_include_what_came(row: Row, case: Case) -> Iterator[Told]:
    """After a grant or purchase at least that many derivative securities of the series are owned.

    Why: Column 9 counts the series of the row, the new ones included. What closes an option that the person wrote
    (code E, or a purchase of an obligation) leaves none.
    """
    yield from _too_little(row, 2)


def _too_little(row: Row, table: int) -> Iterator[Told]:
    moved, owned = row.shares.value, row.owned_after.value
    if row.table != table or row.acquired_or_disposed.value != "A" or moved is None or owned is None:
        return
    closes = row.code.value == "E" or is_a("obligation", row.security.text)
    if table == 2 and (closes or row.code.value in EXERCISES):
        return  # of exercises CODE-M.1 and its like say the direction
    if owned < moved and not row.owned_after.notes and not row.nature.notes:
        said = f"{shown(moved)} acquired, but only {shown(owned)} owned after it"
        yield Told(row.owned_after, said, "check both numbers, or explain in a footnote at owned-after:", (row.shares,))
