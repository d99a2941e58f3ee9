# SPDX-License-Identifier: Apache-2.0
"""The words that commands share: paths, days, folders."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def day_of(word: str) -> date:
    """A day of the command line, as a draft takes it. Raises BadParameter for another word."""
    from ..kinds import Refused, day

    try:
        found: date = day.from_draft(word).value
    except Refused as refused:
        raise typer.BadParameter(f"{word!r} {refused.says}; {refused.do}") from None
    return found


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders to search.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes share the files.")]
_MANY = "How many processes share the files; else as many as there are cores where PDFs are made of several."
ManyJobs = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help=_MANY, show_default=False)]
_DAY = "The day of filing, YYYY-MM-DD; else the last signature's of a published filing, else today in New York."
Day = Annotated[date | None, typer.Option(parser=day_of, metavar="DATE", help=_DAY, show_default=False)]
_PROFILE = "The company profile; else the nearest form4gen.profile.yaml at or above each draft."
Profile = Annotated[Path | None, typer.Option("--profile", metavar="FILE", help=_PROFILE, show_default=False)]
Target = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.")]
