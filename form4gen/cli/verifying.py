# SPDX-License-Identifier: Apache-2.0
"""The command of what comes back signed: verify."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from .. import __version__
from .checking import strictly
from .output import leave, refusals, say, screen_of

Format = Literal["text", "json"]


def verify(
    signed: Annotated[Path, typer.Argument(metavar="SIGNED.PDF", help="The signature file, signed.")],
    filing: Annotated[Path, typer.Argument(metavar="FILING.XML", help="The XML, the submission, or as published.")],
    form: Annotated[Format, typer.Option("--format", help="For a person or a machine.")] = "text",
    by_hand: Annotated[
        bool, typer.Option("--by-hand", help="Who did not sign electronically signed on paper.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
) -> None:
    """Hold a signed signature file against a filing: the same filing, typed signatures, and signatures that hold.

    Needs the extra `sign`: pip install 'form4gen[sign]'.
    """
    from .. import corridor, report

    with refusals(report.machine_report(form, (), __version__, {}) if form == "json" else ""):
        outcome = corridor.verify(signed, filing, by_hand)
    files = [strictly(judged) if strict else judged for judged in outcome.files]
    if form == "json":
        say(report.machine_report(form, files, __version__, {}))
        say(report.verdict(files, 0, "verified", screen_of(sys.stderr)), sys.stderr)
    else:
        say(report.text_report(files, 0, "verified", screen_of(sys.stdout)))
    leave(files)
