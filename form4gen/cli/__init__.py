# SPDX-License-Identifier: Apache-2.0
"""The command line: words in, one call of the library, a report and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from .. import __version__
from .output import INTERRUPTED, NOT_JUDGED, OUR_FAULT, say

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Draft SEC Forms 3, 4 and 5 in YAML, check them, and write the EDGAR XML and the form on paper.",
    epilog="Exit codes: 0 clean, 1 a file fails, 2 nothing could be judged, 3 a fault of form4gen, 130 interrupted.",
)
# command -> the room and the function in it; typer is given only the named one, which is felt in a single check
COMMANDS = {
    "check": ("judging", "check"),
    "build": ("judging", "build"),
    "import": ("drafting", "import_"),
    "new": ("drafting", "new"),
    "amend": ("drafting", "amend"),
    "split": ("drafting", "split"),
    "schema": ("schemas", "schema"),
    "rules": ("telling", "rules"),
    "explain": ("telling", "explain"),
}


def _version(asked: bool) -> None:
    if asked:
        say(f"form4gen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version and leave.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line. A fault of ours is exit 3 and one line without any value of a filing in it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _only(sys.argv[1:2])
        get_command(app)(prog_name="form4gen")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as fault:
        sys.exit(_confess(fault))


def _only(named: Sequence[str]) -> None:
    for command in [name for name in named if name in COMMANDS] or COMMANDS:
        room, function = COMMANDS[command]
        found = getattr(import_module(f".{room}", __name__), function)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=command)
        else:
            app.command(command)(found)


def _confess(fault: Exception) -> int:
    if isinstance(fault, OSError) and fault.filename and fault.strerror:  # a full disk, a locked folder
        say(f"form4gen: {fault.filename}: {fault.strerror}", sys.stderr)
        return NOT_JUDGED
    from traceback import extract_tb, print_exception

    if os.environ.get("FORM4GEN_DEBUG"):
        print_exception(fault)
    place = extract_tb(fault.__traceback__)[-1]
    say(
        f"form4gen: a fault of form4gen itself ({type(fault).__name__} in {Path(place.filename).name}:{place.lineno})"
        ": the files are not checked. FORM4GEN_DEBUG=1 shows more, and may show what the filing says.",
        sys.stderr,
    )
    return OUR_FAULT
