# SPDX-License-Identifier: Apache-2.0
"""The commands that judge: check, and build behind it."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated, Literal

import typer

from . import checking
from .output import refusals, tell
from .output import today as today_in_new_york
from .paths import own_schemas
from .words import Day, Jobs, ManyJobs, Paths, Profile, Target, cores

_PAPERS = frozenset(("xml", "html", "pdf", "signature", "submission"))
Prefixes = list[str] | None
Format = Literal["text", "json", "github", "sarif", "junit"]


def check(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="For a person or a machine.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
    select: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Only these rules: FN, FN-02. Repeatable.")] = None,
    ignore: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Not these rules. Repeatable.")] = None,
    today: Day = None,
    profile: Profile = None,
    jobs: Jobs = 1,
) -> None:
    """Judge drafts (.yaml, .yml) and published filings (.xml)."""
    checking.check(paths, form, strict, select, ignore, today, profile, jobs)


def build(
    paths: Paths,
    target: Target,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="What to write: xml, html, pdf, signature, submission. [default: xml,pdf]"),
    ] = None,
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Write in spite of errors, stamped NOT CHECKED.")
    ] = False,
    published: Annotated[bool, typer.Option("--published", help="For filings already out; no stamp.")] = False,
    live: Annotated[bool, typer.Option("--live", help="A submission to be filed, not a TEST.")] = False,
    esign: Annotated[
        Literal["docusign", "adobe"] | None,
        typer.Option(help="Hidden anchors in the signature file, for one signing service.", show_default=False),
    ] = None,
    today: Day = None,
    profile: Profile = None,
    jobs: ManyJobs = None,
) -> None:
    """Check drafts, and write the EDGAR XML and the form on paper. Nothing is written while an error stands."""
    from .. import corridor

    named = ",".join(only or ["xml,pdf"])
    wanted = frozenset(word.strip().lower() for word in named.split(",") if word.strip())
    if not wanted or wanted - _PAPERS:
        raise typer.BadParameter(f"{named!r}: choose from xml, html, pdf, signature, submission", param_hint="--only")
    if target.suffix.lower() in (".yaml", ".yml", ".xml", ".pdf", ".html") and not target.is_dir():
        raise typer.BadParameter(f"{target} is named like a file; name the folder to write to", param_hint="-o")
    day = today or today_in_new_york()
    how = partial(corridor.build, today=day, asked_day=today, only=wanted, schemas=own_schemas())
    how = partial(how, profile=profile, environment=os.environ, jobs=jobs or (cores() if "pdf" in wanted else 1))
    with refusals():
        outcome = how(paths, target, unchecked=unchecked, published=published, live=live, esign=esign or "")
    tell(outcome, "built")
