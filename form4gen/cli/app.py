# SPDX-License-Identifier: Apache-2.0
"""The commands as typer knows them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer.main import get_command

from .. import __version__
from .output import say

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
    "verify": ("verifying", "verify"),
    "import": ("drafting", "import_"),
    "new": ("drafting", "new"),
    "amend": ("drafting", "amend"),
    "split": ("drafting", "split"),
    "due": ("reviewing", "due"),
    "diff": ("reviewing", "diff"),
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


def run(words: Sequence[str]) -> None:
    """Run the command that the words begin with."""
    _only(words[:1])
    get_command(app)(list(words), prog_name="form4gen")


def _only(named: Sequence[str]) -> None:
    for command in [name for name in named if name in COMMANDS] or COMMANDS:
        room, function = COMMANDS[command]
        found = getattr(import_module(f".{room}", __package__), function)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=command)
        else:
            app.command(command)(found)
