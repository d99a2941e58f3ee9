# SPDX-License-Identifier: Apache-2.0
"""TP: trading plans under Rule 10b5-1, the box for them, and the words that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import law, phrases, plan_words
from ..calendar import told
from ..case import Case
from ..model import Filing, Footnote, Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..titles import folded
from .cites import COOLING_OFF, MEASURED, PLANS_BEFORE_2023, instruction
from .period import day_of

BOX = "X0407.."
FILED = "2023-04-01.."
TEN = instruction("10")
TRADING_CODES = frozenset("PSGMXFJCODU")
THREE_YEARS = 3 * 366
SAY = "This transaction was effected pursuant to a Rule 10b5-1 trading plan adopted by the reporting person on"


def _new_law() -> date:
    found: date = law.table("deadlines")["plan-box"]["plans-adopted-since"]
    return found


def _plan_notes(case: Case) -> list[Footnote]:
    return [note for note in case.filing.footnotes if plan_words.names_a_plan(note.text)]


def _adopted(case: Case) -> tuple[date, ...]:
    texts = [note.text for note in case.filing.footnotes] + [case.remarks]
    return tuple(dict.fromkeys(day for text in texts for day in plan_words.adoptions(text)))


def _under(note: Footnote, case: Case) -> list[Row]:
    """The dated transactions that a footnote stands on: those that it says were made under a plan."""
    return [row for row in case.transactions() if note.name in row.notes and row.date.value]


@rule("TP-01.1", ERROR, kind="form", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def ticked_box_has_its_words(filing: Filing, case: Case) -> Iterator[Told]:
    """Where the Rule 10b5-1 box is ticked, the explanation of responses names the plan and the day of its adoption.

    Why: Instruction 10 asks for the date of adoption in the "Explanation of Responses"; the box alone does not say
    which transaction was made under which plan.
    """
    if filing.rule_10b5_1.value and not plan_words.names_a_plan(case.explanation):
        yield Told(
            filing.rule_10b5_1,
            "the Rule 10b5-1 box is ticked, but neither footnotes nor remarks name a plan and its day of adoption",
            f"add a footnote to the rows: {SAY} [date]. Or write rule-10b5-1: no",
        )


@rule("TP-01.2", ERROR, kind="form", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def plan_has_its_day_of_adoption(filing: Filing, case: Case) -> Iterator[Told]:
    """The words on a Rule 10b5-1 plan give the day on which it was adopted.

    Why: Instruction 10: "Provide the date of adoption of the Rule 10b5-1(c) plan".
    """
    if not filing.rule_10b5_1.value or not plan_words.names_a_plan(case.explanation):
        return
    notes = _plan_notes(case)
    said = [note.text for note in notes] or [case.remarks]
    if not any(phrases.dates(text) for text in said):
        never = next((found for text in said for found in phrases.impossible_dates(text)), "")
        what = f"`{never}` is no day of the calendar" if never else "not the day of its adoption"
        yield Told(
            notes[0] if notes else filing.remarks,
            f"a Rule 10b5-1 plan is named, but {what}",
            "write the day, such as: adopted by the reporting person on March 3, 2026",
            (filing.rule_10b5_1,),
        )


@rule("TP-01.3", WARNING, kind="practice", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def plan_stands_in_a_footnote(filing: Filing, case: Case) -> Iterator[Told]:
    """The plan is named in a footnote to its transactions, not in the remarks alone.

    Why: A footnote ties the plan to its rows; remarks speak of the whole form. Many filings use the remarks.
    """
    if filing.rule_10b5_1.value and plan_words.names_a_plan(case.remarks) and not _plan_notes(case):
        yield Told(
            filing.remarks,
            "the Rule 10b5-1 plan is named in the remarks only",
            "move the sentence to a footnote, and put its name in brackets behind the code of each row under the plan",
        )


@rule("TP-02.1", WARNING, kind="form", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def plan_in_words_has_its_box(filing: Filing, case: Case) -> Iterator[Told]:
    """Where the words say that a transaction was made under a Rule 10b5-1 plan, the box is ticked.

    Why: The box tells every reader of the form what the footnote tells one. It does not apply to plans adopted before
    February 27, 2023.
    """
    if filing.rule_10b5_1.value or not any(case.transactions()):
        return
    for note in _plan_notes(case):
        days = plan_words.adoptions(note.text)
        of_new_law = not days or max(days) >= _new_law()
        if of_new_law and plan_words.under_the_plan(note.text) and not plan_words.sells_to_cover(note.text):
            yield Told(
                note,
                "this says that a transaction was made under a Rule 10b5-1 plan, but the box for it is not ticked",
                "write rule-10b5-1: yes",
                (filing.rule_10b5_1,),
            )
            return


@rule("TP-02.2", NOTE, kind="form", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=PLANS_BEFORE_2023)
def old_plan_needs_no_box(filing: Filing, case: Case) -> Iterator[Told]:
    """The Rule 10b5-1 box does not apply to plans adopted before February 27, 2023.

    Why: The SEC staff reads the box as one for plans under the amended rule.
    """
    days = _adopted(case)
    if filing.rule_10b5_1.value and days and max(days) < _new_law():
        yield Told(
            filing.rule_10b5_1,
            f"the box is ticked for a plan of {told(max(days))}; it does not apply to those adopted before 2023-02-27",
            "write rule-10b5-1: no if no newer plan is meant; the footnote can stay",
        )


@rule("TP-03.1", ERROR, kind="form", each=Footnote, cite=COOLING_OFF)
def plan_is_older_than_its_trades(note: Footnote, case: Case) -> Iterator[Told]:
    """A plan is adopted before the transactions that are made under it.

    Why: A plan protects only what follows it, so either the date of adoption or that of the transaction is mistyped.
    """
    days = plan_words.adoptions(note.text)
    rows = _under(note, case) if days and plan_words.under_the_plan(note.text) else []
    if not rows:
        return
    first, adopted = min(rows, key=day_of), min(days)
    if adopted >= day_of(first):
        yield Told(
            note,
            f"the plan is said to be adopted on {told(adopted)}, but a transaction under it is of"
            f" {told(day_of(first))}",
            "correct the day of adoption or the date of the row, or take the footnote off rows not under the plan",
            (first.date,),
        )


@rule("TP-03.2", WARNING, kind="form", each=Footnote, event="2023-02-27..", cite=COOLING_OFF)
def plan_has_cooled_off(note: Footnote, case: Case) -> Iterator[Told]:
    """A plan's first trade comes after a cooling-off period: 90 to 120 days for directors and officers, else 30.

    Why: Without it the plan gives no defense. A plan adopted before February 27, 2023 needs none; a change of amount,
    price or timing counts as a new plan.
    """
    owners = case.filing.owners
    insiders = bool(owners) and all(owner.director.value or owner.officer.value for owner in owners)
    facts = law.table("deadlines")["cooling-off"]
    days_needed = facts["directors-and-officers" if insiders else "others"]
    days = plan_words.adoptions(note.text)
    planned = days and min(days) >= _new_law() and plan_words.under_the_plan(note.text)
    rows = _under(note, case) if planned else []
    if not rows:
        return
    first, adopted = min(rows, key=day_of), min(days)
    waited = (day_of(first) - adopted).days
    if 0 < waited < days_needed:
        who = "a director's or officer's plan" if insiders else "the plan of anyone else"
        yield Told(
            note,
            f"the plan was adopted on {told(adopted)} and traded {waited} days later; {who} waits at least"
            f" {days_needed} days",
            "check the day of adoption; a plan that traded too early does not belong in the box",
            (first.date,),
        )


@rule("TP-04", WARNING, kind="practice", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def plan_is_tied_to_its_rows(filing: Filing, case: Case) -> Iterator[Told]:
    """Where a form has several trades and the box is ticked, the footnote on the plan stands on the trades under it.

    Why: The box is one for the whole form; only the footnote tells which transactions are meant.
    """
    trades = list(case.transactions(*TRADING_CODES))
    notes = _plan_notes(case)
    tied = any(note.name in row.notes for note in notes for row in trades)
    if filing.rule_10b5_1.value and len(trades) > 1 and notes and not tied:
        yield Told(
            notes[0],
            "the Rule 10b5-1 plan is named in a footnote that stands on none of the trades",
            "put the footnote's name in brackets behind the code of each row under the plan",
        )


@rule("TP-04.1", WARNING, kind="practice", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=TEN)
def plan_is_on_every_sale_of_the_day(filing: Filing, case: Case) -> Iterator[Told]:
    """Where the box is ticked and a sale names its plan, another sale of that day and class says so too.

    Why: A mark forgotten on one of several lines looks like a sale outside the plan. A real one is told apart by a
    footnote of its own.
    """
    notes = {note.name for note in _plan_notes(case)}
    if not filing.rule_10b5_1.value or not notes:
        return
    for code in ("S", "P"):
        under = {_of_a_day(row): row for row in case.transactions(code) if notes & set(row.notes)}
        for row in case.transactions(code):
            other = under.get(_of_a_day(row))
            if other and not notes & set(row.notes) and not plan_words.denies_the_plan(case.explanation):
                said = f"another row of {row.date.text} names a Rule 10b5-1 plan, this one does not"
                do = (
                    "if it was under the plan, mark the plan's footnote at code: here too; if not, say so in a footnote"
                )
                yield Told(row.code, said, do, (other,))


def _of_a_day(row: Row) -> tuple[object, ...]:
    return row.table, row.date.value, folded(row.security.text), row.ownership.value, folded(row.nature.text)


@rule("TP-05", WARNING, kind="practice", each=Filing, needs="rule_10b5_1", filed=FILED, schema=BOX, cite=MEASURED)
def box_has_a_trade(filing: Filing, case: Case) -> Iterator[Told]:
    """The Rule 10b5-1 box is ticked on a form that has a trade, gift or exercise, not on one of awards alone.

    Why: An award, an inheritance or a small acquisition is not made under the reporting person's own trading plan.
    """
    codes = {row.code.value for row in case.transactions()} - {None}
    if filing.rule_10b5_1.value and codes and not codes & TRADING_CODES:
        yield Told(
            filing.rule_10b5_1,
            f"the Rule 10b5-1 box is ticked, but the form has only code {', '.join(sorted(filter(None, codes)))}",
            "write rule-10b5-1: no",
        )


@rule("TP-06", WARNING, kind="practice", each=Footnote, cite=TEN)
def plans_are_kept_apart(note: Footnote, case: Case) -> Iterator[Told]:
    """Of several plans, each has its own footnote on its own rows.

    Why: The reader must be able to tell which transaction was made under which plan.
    """
    days = plan_words.adoptions(note.text)
    apart = plan_words.changes_the_plan(note.text) or "respectively" in note.text.lower()
    if len(days) > 1 and not apart and plan_words.under_the_plan(note.text) and len(_under(note, case)) > 1:
        said = " and ".join(day.isoformat() for day in days)
        yield Told(
            note,
            f"one footnote gives plans of {said} for several rows",
            "write a footnote for each plan, and mark each row with the one that applies to it",
        )


@rule("TP-07", WARNING, kind="practice", each=Footnote, cite=TEN)
def plan_is_of_its_time(note: Footnote, case: Case) -> Iterator[Told]:
    """The day of a plan's adoption is not in the future and not years before the trade.

    Why: A plan seldom runs for more than three years, so the year may be mistyped.
    """
    days = plan_words.adoptions(note.text)
    rows = _under(note, case) if days and plan_words.under_the_plan(note.text) else []
    if not rows:
        return
    adopted, first = max(days), min(rows, key=day_of)
    if adopted > case.day:
        yield Told(
            note, f"the plan is said to be adopted on {told(adopted)}, which is still to come", "correct the date"
        )
    elif (day_of(first) - adopted).days > THREE_YEARS:
        yield Told(
            note,
            f"the plan is said to be adopted on {told(adopted)}, over three years before {told(day_of(first))}",
            "correct the year, or accept this if the plan has run so long",
            (first.date,),
        )


@rule("TP-08", NOTE, kind="form", each=Footnote, filed=FILED, cite=COOLING_OFF)
def changed_plan_is_a_new_plan(note: Footnote, case: Case) -> Iterator[Told]:
    """A change of a plan's amount, price or timing counts as the adoption of a new plan.

    Why: Then the day of the change is the day of adoption, and the cooling-off period starts again.
    """
    changed = plan_words.under_the_plan(note.text) and plan_words.changes_the_plan(note.text)
    if changed and plan_words.adoptions(note.text) and not case.published:
        yield Told(
            note,
            "the plan was changed; if its amount, price or timing changed, the day of the change is its adoption",
            "give both days, and the day of that change as the adoption of the plan in force",
        )
