# SPDX-License-Identifier: Apache-2.0
"""The commands of a review: due, diff."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from .. import __version__
from .output import CLEAN, FAILED, NOT_JUDGED, OUR_FAULT, refusals, say, screen_of
from .output import today as today_in_new_york
from .words import Day, Paths

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="For a person or a machine.")]
_CODES = {"late": FAILED, "unreadable": NOT_JUDGED, "crashed": OUR_FAULT}


def due(paths: Paths, form: Format = "text", today: Day = None) -> None:
    """Tell when drafts and filings are due, what is left, and why. Exit code 1: one is late."""
    from .. import corridor, report

    day = today or today_in_new_york()
    with refusals(report.due_json((), __version__) if form == "json" else ""):
        found, passed_over = corridor.due(paths, today=day, asked_day=today)
    if form == "json":
        say(report.due_json(found, __version__))
        say(report.due_verdict(found, passed_over, screen_of(sys.stderr)), sys.stderr)
    else:
        say(report.due_text(found, passed_over, screen_of(sys.stdout)))
    sys.exit(max(_CODES.get(each.status, CLEAN) for each in found))


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="A draft or a filing.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Another.")],
    form: Format = "text",
) -> None:
    """Tell what changed from A to B, row by row and box by box. Exit code 0: the same, 1: different, 2: unreadable."""
    from .. import corridor, report

    names = str(before), str(after)
    with refusals(report.difference_json(*names, None, __version__) if form == "json" else ""):
        changes = corridor.difference(before, after)
    if form == "json":
        say(report.difference_json(*names, changes, __version__))
    else:
        say(report.difference_text(*names, changes, screen_of(sys.stdout)))
    sys.exit(FAILED if changes else CLEAN)
