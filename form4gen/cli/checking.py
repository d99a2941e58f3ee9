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
    profile: Path | None = None,
    jobs: int = 1,
) -> NoReturn:
    """Judge files, print the report, and leave with its exit code."""
    from .. import corridor, report

    wanted, unwanted = (_prefixes(asked, paths, profile) for asked in (select, ignore))
    day = today or today_in_new_york()
    rules = corridor.rules() if form == "sarif" else {}
    with refusals("" if form == "text" else report.machine_report(form, (), __version__, rules)):
        how = partial(corridor.check, select=wanted, ignore=unwanted, schemas=own_schemas(), jobs=jobs)
        outcome = how(paths, today=day, asked_day=today, profile=profile)
    for words, what in ((wanted, "asked only about"), (unwanted, "left out")):
        if words:
            say(f"form4gen: {what} {', '.join(words)}", sys.stderr)
    for path in outcome.yaml_passed_over:
        say(f"form4gen: passed over {path}, which has no form: and so is no draft", sys.stderr)
    files = [strictly(judged) if strict else judged for judged in outcome.files]
    if form == "text":
        say(report.text_report(files, outcome.passed_over, "checked", screen_of(sys.stdout)))
    else:
        if told := report.machine_report(form, files, __version__, rules):
            say(told)
        say(report.verdict(files, outcome.passed_over, "checked", screen_of(sys.stderr)), sys.stderr)
    leave(files)


def strictly(judged: Judged) -> Judged:
    """The outcome of a file where warnings fail, too."""
    warned = any(finding.severity is WARNING and not finding.accepted for finding in judged.findings)
    return judged._replace(status="failed") if warned and judged.status == "clean" else judged


def _prefixes(asked: Sequence[str] | None, paths: Sequence[Path], profile: Path | None) -> tuple[str, ...]:
    """The asked prefixes. One that means no rule, nor one of a profile's, is a slip that would switch off what was
    meant: refused."""
    wanted = tuple(word.strip().upper() for words in asked or () for word in words.split(",") if word.strip())
    if wanted:
        from .. import corridor

        known = corridor.rules()
        for prefix in wanted:
            if not any(chosen(id, (prefix,)) for id in known):
                with refusals():
                    known = corridor.rules(paths, profile)
            if not any(chosen(id, (prefix,)) for id in known):
                refuse(f"no rule begins with {prefix}{near(prefix, known)}")
    return wanted
