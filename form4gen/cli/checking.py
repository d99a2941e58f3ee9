# SPDX-License-Identifier: Apache-2.0
"""What `check` does, behind typer and beside it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .. import __version__
from ..rule import WARNING, chosen
from .output import leave, near, refusals, refuse, say, screen_of
from .output import today as today_in_new_york
from .paths import own_schemas

if TYPE_CHECKING:
    from ..corridor import Judged


def check(
    paths: Sequence[Path],
    form: str = "text",
    strict: bool = False,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    today: date | None = None,
    jobs: int = 1,
) -> NoReturn:
    """Judge files, print the report, and leave with its exit code."""
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


def _strictly(judged: Judged) -> Judged:
    warned = any(finding.severity is WARNING and not finding.accepted for finding in judged.findings)
    return judged._replace(status="failed") if warned and judged.status == "clean" else judged


def _prefixes(asked: Sequence[str] | None) -> tuple[str, ...]:
    """The asked prefixes. One that means no rule is a slip that would switch off what was meant: refused."""
    if asked:
        from .. import corridor

        known = corridor.rules()
        for prefix in asked:
            if not any(chosen(id, (prefix,)) for id in known):
                refuse(f"no rule begins with {prefix}{near(prefix, known)}")
    return tuple(asked or ())
