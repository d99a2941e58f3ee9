# SPDX-License-Identifier: Apache-2.0
"""The commands that judge: check, and build behind it."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .. import __version__
from ..rule import WARNING, chosen
from .output import leave, near, refusals, refuse, say, screen_of, tell
from .output import today as today_in_new_york
from .words import Day, Jobs, Paths, Target, own_schemas

if TYPE_CHECKING:
    from ..corridor import Judged

_PAPERS = frozenset(("xml", "html", "pdf", "submission"))
Prefixes = list[str] | None


def check(
    paths: Paths,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="For a person or a machine.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
    select: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Only these rules: FN, FN-02. Repeatable.")] = None,
    ignore: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Not these rules. Repeatable.")] = None,
    today: Day = None,
    jobs: Jobs = 1,
) -> None:
    """Judge drafts (.yaml, .yml) and published filings (.xml)."""
    from .. import corridor, report

    wanted, unwanted, day = _prefixes(select), _prefixes(ignore), today or today_in_new_york()
    with refusals(report.json_report((), __version__) if form == "json" else ""):
        how = partial(corridor.check, select=wanted, ignore=unwanted, schemas=own_schemas(), jobs=jobs)
        outcome = how(paths, today=day, asked_day=today)
    files = [_strictly(judged) if strict else judged for judged in outcome.files]
    if form == "json":
        say(report.json_report(files, __version__))
        say(report.verdict(files, outcome.passed_over, "checked", screen_of(sys.stderr)), sys.stderr)
    else:
        say(report.text_report(files, outcome.passed_over, "checked", screen_of(sys.stdout)))
    leave(files)


def build(
    paths: Paths,
    target: Target,
    only: Annotated[str, typer.Option(metavar="LIST", help="What to write: xml, html, pdf, submission.")] = "xml,pdf",
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Write in spite of errors, stamped NOT CHECKED.")
    ] = False,
    published: Annotated[bool, typer.Option("--published", help="For filings already out; no stamp.")] = False,
    live: Annotated[bool, typer.Option("--live", help="A submission to be filed, not a TEST.")] = False,
    today: Day = None,
    jobs: Jobs = 1,
) -> None:
    """Check drafts, and write the EDGAR XML and the form on paper. Nothing is written while an error stands."""
    from .. import corridor

    wanted = frozenset(word.strip().lower() for word in only.split(",") if word.strip())
    if not wanted or wanted - _PAPERS:
        raise typer.BadParameter(f"{only!r}: choose from xml, html, pdf, submission", param_hint="--only")
    day = today or today_in_new_york()
    how = partial(corridor.build, today=day, asked_day=today, only=wanted, schemas=own_schemas(), jobs=jobs)
    with refusals():
        outcome = how(paths, target, unchecked=unchecked, published=published, live=live, environment=os.environ)
    tell(outcome, "built")


def _strictly(judged: Judged) -> Judged:
    warned = any(finding.severity is WARNING and not finding.accepted for finding in judged.findings)
    return judged._replace(status="failed") if warned and judged.status == "clean" else judged


def _prefixes(asked: Prefixes) -> tuple[str, ...]:
    """The asked prefixes. One that means no rule is a slip that would switch off what was meant: refused."""
    if asked:
        from .. import corridor

        known = corridor.rules()
        for prefix in asked:
            if not any(chosen(id, (prefix,)) for id in known):
                refuse(f"no rule begins with {prefix}{near(prefix, known)}")
    return tuple(asked or ())
