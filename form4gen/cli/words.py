# SPDX-License-Identifier: Apache-2.0
"""The words that commands share: paths, days, folders."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def day_of(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is no day; write it like 2026-03-02") from None


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders to search.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes share the files.")]
_DAY = "The day of filing, YYYY-MM-DD; else the last signature's of a published filing, else today in New York."
Day = Annotated[date | None, typer.Option(parser=day_of, metavar="DATE", help=_DAY, show_default=False)]
Target = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.")]
