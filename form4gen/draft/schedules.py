# SPDX-License-Identifier: Apache-2.0
"""The `vesting:` of a draft, read and written: schedules under names that boxes mark as they mark footnotes.

The schedule is never filed; the footnote of its name is, in words of its own or in those that are made of it here. What
reads and counts schedules is imported for a draft that has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from ..kinds import Kind, count, day, flag, text
from ..model import Cell, Filing, Footnote, Row
from .brackets import NAMES, is_name
from .composing import says
from .quoting import scalar
from .scalars import BRACKETS, SHAPE, TWICE, Nodes

if TYPE_CHECKING:
    from ..vesting import Schedule, Slip, Step

ONE_WAY = says(
    "YAML-16",
    "A vesting schedule says once what vests when: as tranches or as a run.",
    "Of two schedules for one award nobody can tell which one counts, and without one there is nothing to say.",
)
UNREAD = says(
    "YAML-17",
    "A vesting schedule is made of portions and days.",
    "What cannot be read as a portion of the grant on a day can neither be counted nor told in a footnote.",
)
BOXES: dict[str, Kind] = {
    "award": text(60),
    "granted": count,
    "granted-on": day,
    "early-exercise": flag,
    "subject-to": text(400),
}
KEYS = ("award", "granted", "granted-on", "vests", "tranches", "early-exercise", "subject-to")
_DO = "write vests: 1/4 on 2027-02-01, then 1/48 monthly, or tranches: with a line such as 2027-02-01: 1/4 for each day"


def scheduled(nodes: Nodes, node: Any, filing: Filing) -> tuple[Filing, tuple[Schedule, ...]]:
    """The filing with the footnotes that its schedules give it, and the schedules."""
    found = _schedules(nodes, node, filing)
    return replace(filing, footnotes=filing.footnotes + footnotes(found, filing)), found


def _schedules(nodes: Nodes, node: Any, filing: Filing) -> tuple[Schedule, ...]:
    """The schedules of a draft whose filing has been read; what cannot be read is told by `nodes`."""
    found: list[Schedule] = []
    words = {note.name for note in filing.footnotes}
    lower = {name.lower(): name for name in words}
    for name, at, value in nodes.pairs(node, "vesting", "", None):
        path = f"vesting.{name}"
        if not is_name(name):
            nodes.refuse(BRACKETS, at, path, f"`{name}` is no name of a footnote", NAMES)
        elif lower.setdefault(name.lower(), name) != name:
            message = f"{name} and {lower[name.lower()]} differ only in case"
            nodes.refuse(TWICE, at, path, message, "give one of them another name")
        made = _counted(nodes, _schedule(nodes, at, value, name), filing.rows, at, path)
        found.append(replace(made, own_words=name in words))
    return tuple(found)


def _schedule(nodes: Nodes, at: Any, node: Any, name: str) -> Schedule:
    from ..vesting import Schedule

    path = f"vesting.{name}"
    absent: Cell[Any] = Cell(mark=nodes.mark(at, path))
    found: dict[str, Any] = {key.replace("-", "_"): absent for key in BOXES}
    if isinstance(node, yaml.ScalarNode):  # the short spelling: the run alone
        found["vests"], found["steps"] = _run(nodes, node, path, absent)
        return Schedule(name, absent.mark, **found)
    pairs = {key: (where, value) for key, where, value in nodes.pairs(node, path, "schedule", KEYS)}
    for key, (_, value) in pairs.items():
        if key in BOXES:
            cell = nodes.plain(value, f"{path}.{key}", BOXES[key])
            if cell.refused:
                nodes.refuse(UNREAD, value, f"{path}.{key}", f"`{cell.text}` {cell.refused[0]}", cell.refused[1])
            found[key.replace("-", "_")] = cell
    if "tranches" in pairs and "vests" in pairs:
        message = "this schedule has a run and tranches"
        nodes.refuse(ONE_WAY, pairs["tranches"][0], f"{path}.tranches", message, "keep vests: or tranches:, not both")
    elif "tranches" in pairs:
        found["steps"] = _listed(nodes, pairs["tranches"][1], f"{path}.tranches")
    elif "vests" in pairs:
        found["vests"], found["steps"] = _run(nodes, pairs["vests"][1], f"{path}.vests", found["granted_on"])
    elif isinstance(node, yaml.MappingNode):
        nodes.refuse(ONE_WAY, at, path, "this schedule does not say what vests when", _DO)
    return Schedule(name, absent.mark, **found)


def _listed(nodes: Nodes, node: Any, path: str) -> tuple[Step, ...]:
    """Tranches as `day: portion`; () where one was refused, for what is left would add up to too little."""
    from ..vesting import Slip, Step, portion

    if isinstance(node, yaml.SequenceNode):
        hint = "write a line for each day, without `- `: 2027-02-01: 1/4"
        nodes.refuse(SHAPE, node, path, f"{path} holds days, not a list", hint)
        return ()
    told = len(nodes.findings)
    made = []
    for key, at, value in nodes.pairs(node, path, "", None):
        where = f"{path}.{key}"
        on = nodes.plain(at, where, day)
        if on.refused:
            nodes.refuse(UNREAD, at, where, f"`{on.text}` {on.refused[0]}", on.refused[1])
        said = nodes.text(value, where, False)
        try:
            much = portion(said) if said else None
        except Slip as slip:
            _slipped(nodes, value, where, slip)
        else:
            if much and on.value:
                made.append(Step(much, on.value, mark=nodes.mark(at, where)))
    left = [step for step in made[:-1] if step.portion.kind == "rest"]
    for step in left:
        nodes.findings.append(UNREAD.tell(step.mark, "the rest vests here, and more follows", "put it last"))
    return () if len(nodes.findings) > told else tuple(made)


def _run(nodes: Nodes, node: Any, path: str, granted_on: Cell[date]) -> tuple[str, tuple[Step, ...]]:
    """A run as typed and its steps; () where it was refused, or the day of the grant from which it may count."""
    from ..vesting import Slip, steps

    said = nodes.text(node, path) or ""
    try:
        made = steps(said, nodes.mark(node, path), date.max if granted_on.refused else granted_on.value) if said else ()
        return said, () if granted_on.refused else made
    except Slip as slip:
        _slipped(nodes, node, path, slip)
        return said, ()


def _slipped(nodes: Nodes, node: Any, path: str, slip: Slip) -> None:
    nodes.refuse(UNREAD, node, path, f"`{slip.text}` {slip.says}", slip.do)


def _counted(nodes: Nodes, made: Schedule, rows: Iterable[Row], at: Any, path: str) -> Schedule:
    """The schedule with its grant, as it says or the row of the grant; where its numbers need one, that is told."""
    grant = made.granted.value if made.granted.text else _granted_here(made.name, rows)
    numbers = [step.portion.kind == "number" for step in made.steps]
    uncounted = any(numbers) and (not all(numbers) or any(step.months for step in made.steps))
    if grant == 0:
        nodes.refuse(UNREAD, at, path, "nothing was granted", "write granted: and the number of the grant")
    elif grant is None and uncounted and not made.granted.text:
        message = "this schedule counts securities, and nothing says how many were granted"
        nodes.refuse(ONE_WAY, at, path, message, "write granted: and their number")
    elif grant is not None or not uncounted:
        return replace(made, grant=grant)
    return replace(made, steps=())


def _granted_here(name: str, rows: Iterable[Row]) -> Decimal | None:
    """How many the rows of the grant (code A) that mark a schedule acquire, None where there is none."""
    many = [row.shares.value for row in rows if row.code.value == "A" and name in row.notes]
    known = [one for one in many if one is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(many) else None


def footnotes(schedules: Iterable[Schedule], filing: Filing) -> tuple[Footnote, ...]:
    """The footnotes of schedules without words of their own, as of the filing's period."""
    from ..vesting import award_of, sentence

    made = []
    for schedule in schedules:
        if not schedule.own_words:
            rows = [row for row in filing.rows if schedule.name in row.notes]
            award = award_of(rows[0].security.text, rows[0].table) if rows else "shares"
            granted_here = any(row.code.value == "A" for row in rows)
            said = f"The vesting schedule {schedule.name} cannot be read."  # refused already: no rule need echo it
            if schedule.steps:
                said = sentence(schedule, award, filing.period.value, granted_here)
            made.append(Footnote(name=schedule.name, text=said, mark=schedule.mark))
    return tuple(made)


def carried(schedules: Iterable[Schedule], filing: Filing) -> tuple[Schedule, ...]:
    """The schedules that go along into a part or an amendment: those whose footnotes it has, in the words it has.

    The row of the grant may stay behind, so its number is written down.
    """
    texts = {note.name: note.text for note in filing.footnotes}
    made = []
    for schedule in schedules:
        if schedule.name in texts and schedule.steps:
            if schedule.grant is not None and not schedule.granted.text:
                schedule = replace(schedule, granted=Cell(schedule.grant, str(schedule.grant)))
            again = footnotes([replace(schedule, own_words=False)], filing)[0].text
            made.append(replace(schedule, own_words=again != texts[schedule.name]))
    return tuple(made)


def write_schedules(schedules: Iterable[Schedule]) -> Iterator[str]:
    """The lines of `vesting:`, none where there is no schedule."""
    for number, schedule in enumerate(schedules):
        if not number:
            yield "vesting:  # never filed, but for the footnotes that are made of it"
        boxes = list(_boxes(schedule))
        if [key for key, _ in boxes] == ["vests"]:
            yield f"  {schedule.name}: {scalar(schedule.vests, 2)}"
            continue
        yield f"  {schedule.name}:"
        for key, said in boxes:
            yield f"    {key}:{said}"


def _boxes(schedule: Schedule) -> Iterator[tuple[str, str]]:
    """The keys of a schedule and what stands behind them."""
    for key in KEYS:
        if key == "vests" and schedule.vests:
            yield key, f" {scalar(schedule.vests, 4)}"
        elif key == "tranches" and schedule.steps and not schedule.vests:
            yield key, "".join(f"\n      {step.first}: {step.portion.text}" for step in schedule.steps)
        elif key in BOXES:
            cell: Cell[Any] = getattr(schedule, key.replace("-", "_"))
            if cell.text and cell.value is not False:
                yield key, f" {scalar(BOXES[key].to_draft(cell.text), 4)}"
