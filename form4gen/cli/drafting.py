# SPDX-License-Identifier: Apache-2.0
"""The commands that make drafts: import, new, amend, split."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .output import refusals, refuse, say, tell
from .output import today as today_in_new_york
from .words import Day, Jobs, Paths, Profile, Target, day_of


def import_(
    paths: Paths,
    target: Annotated[Path, typer.Option("--output", "-o", metavar="DIR|FILE", help="A folder, or a file for one.")],
    force: Annotated[bool, typer.Option("--force", help="Write over drafts that are there.")] = False,
    name_footnotes: Annotated[bool, typer.Option("--name-footnotes", help="Telling names instead of F1, F2.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Turn published filings (.xml) into drafts."""
    from .. import corridor

    with refusals():
        outcome = corridor.import_filings(paths, target, force=force, name_footnotes=name_footnotes, jobs=jobs)
    tell(outcome, "imported")


def new(
    form: Annotated[str, typer.Argument(metavar="[3|3/A|4|4/A|5|5/A]", help="Which form.")] = "4",
    target: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Else standard output.")] = None,
    person: Annotated[
        str, typer.Option("--for", metavar="PERSON", help="Whom of the company profile: CIK or name.")
    ] = "",
    profile: Profile = None,
    today: Day = None,
) -> None:
    """Begin a draft: a commented template, with the issuer of the company profile."""
    from .. import corridor, reference
    from ..beginning import Asked
    from ..gathering import Unwritten, write_atomically

    folder = target.parent if target else Path()
    with refusals():
        text = corridor.new(form.upper(), Asked(folder, today or today_in_new_york(), profile, person))
    if target is None:
        say(text.rstrip("\n"))
        return
    if target.exists():
        refuse(f"{target} is there already; a draft is not overwritten")
    try:
        write_atomically(target, (reference.modeline(target) + text).encode("utf-8"))
    except Unwritten as fault:
        refuse("; ".join(filter(None, fault.told)))
    say(f"wrote {target}; fill it in, then: form4gen check {target}", sys.stderr)


def amend(
    original: Annotated[Path, typer.Argument(metavar="ORIGINAL", help="The filing (.xml) or draft to amend.")],
    target: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The draft to write.")] = None,
    filed: Annotated[
        date | None, typer.Option(parser=day_of, metavar="DATE", help="When EDGAR got the original.")
    ] = None,
    row: Annotated[list[str] | None, typer.Option(metavar="ROW", help="Only this row: table-1[2]. Repeatable.")] = None,
    corrected: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The whole form as it should be: only what differs is amended.")
    ] = None,
    explain: Annotated[
        Path | None, typer.Option(metavar="AMENDMENT", help="Only tell what this amendment changes, for its footnote.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a draft that is there.")] = False,
) -> None:
    """Begin the amendment of a filing, or tell in words what one changes."""
    from .. import corridor

    with refusals():
        if explain:
            text = corridor.explanation(original, explain)
            say(text or "the amendment changes nothing")
            return
        if target is None:
            refuse("say where the draft goes: -o FILE")
        outcome = corridor.amend(original, target, filed_on=filed, rows=row, corrected=corrected, force=force)
    tell(outcome, "amended")


def split(
    paths: Paths,
    target: Target,
    force: Annotated[bool, typer.Option("--force", help="Write over drafts that are there.")] = False,
) -> None:
    """Split drafts of more than 30 rows in a table or more than 10 owners into forms that together say the same."""
    from .. import corridor

    with refusals():
        outcome = corridor.split(paths, target, force=force)
    tell(outcome, "split")
