# SPDX-License-Identifier: Apache-2.0
"""What the commands print, and how they leave."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NoReturn, TextIO

from ..rule import Rule, chosen

if TYPE_CHECKING:
    from ..corridor import Judged, Outcome
    from ..screen import Screen

CLEAN, FAILED, NOT_JUDGED, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_CODES = {"clean": CLEAN, "failed": FAILED, "unreadable": NOT_JUDGED, "unwritten": NOT_JUDGED, "crashed": OUR_FAULT}


def tell(outcome: Outcome, did: str) -> NoReturn:
    """Paths of what was written on standard output, a line each; the findings on standard error."""
    from .. import report

    written = [path for judged in outcome.files for path in judged.written]
    if written:
        say("\n".join(written))
    say(report.text_report(outcome.files, outcome.passed_over, did, screen_of(sys.stderr)), sys.stderr)
    leave(outcome.files)


def near(word: str, known: dict[str, Rule]) -> str:
    from difflib import get_close_matches

    word = word.upper()
    families = {id.partition("-")[0] for id in known}
    near = sorted(id for id in known if chosen(id, (word,))) or get_close_matches(word, [*known, *families], 3, 0.5)
    return f"; did you mean {', '.join(near[:6])}?" if near else "; `form4gen rules` lists them"


def today() -> date:
    """EDGAR's clock is New York's."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("America/New_York")).date()


def screen_of(stream: TextIO) -> Screen:
    from shutil import get_terminal_size

    from ..screen import Screen

    windows = os.name == "nt" and "WT_SESSION" not in os.environ  # the old console shows colours as signs
    colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and not windows
    return Screen(min(get_terminal_size((100, 24)).columns, 110), colour)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print, to standard output if not told otherwise. Who stops reading wants no more, and the verdict stands.

    What cannot be printed ends the run: whoever asked would take silence for an answer.
    """
    stream = stream or sys.stdout
    try:
        print(text, file=stream, flush=True)
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # what is left of it would be tried again at the end
        if not isinstance(fault, BrokenPipeError):
            if stream is sys.stdout:
                say(f"form4gen: standard output cannot be written: {fault.strerror}", sys.stderr)
            sys.exit(NOT_JUDGED)


def leave(files: Sequence[Judged]) -> NoReturn:
    sys.exit(max((_CODES[judged.status] for judged in files), default=CLEAN))


def refuse(message: str) -> NoReturn:
    say(f"form4gen: {message}", sys.stderr)
    sys.exit(NOT_JUDGED)


@contextmanager
def refusals(instead: str = "") -> Iterator[None]:
    """What cannot be judged at all is one line and exit 2; `instead` is what a machine reads then."""
    from ..gathering import Refusal

    try:
        yield
    except Refusal as refusal:
        if instead:
            say(instead)
        refuse(str(refusal))
