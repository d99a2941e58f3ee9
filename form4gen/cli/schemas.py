# SPDX-License-Identifier: Apache-2.0
"""The commands of schemas: the SEC's own (schema add, schema list), and those for editors (schema draft, profile)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .output import refusals, refuse, say
from .paths import own_schemas

schema = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Judge by the SEC's own schema files; give editors the JSON schemas of drafts and profiles.",
)


File = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Else standard output.")]


@schema.command("draft")
def draft(target: File = None) -> None:
    """Write the JSON schema by which an editor completes and checks drafts."""
    _write("draft", target)


@schema.command("profile")
def profile(target: File = None) -> None:
    """Write the JSON schema by which an editor completes and checks company profiles."""
    _write("profile", target)


def _write(name: str, target: Path | None) -> None:
    from .. import reference

    text = reference.json_schema(name)
    if target is None:
        say(text.rstrip("\n"))
        return
    if target.is_dir():
        refuse(f"{target} is a folder; name a file, such as {target / f'{name}.schema.json'}")
    from ..gathering import write_atomically

    write_atomically(target, text.encode())
    say(f"wrote {target}")


@schema.command("add")
def add(
    path: Annotated[Path, typer.Argument(metavar="ZIP|FOLDER", help="The SEC's package, such as ...-v5-5.zip.")],
    version: Annotated[str, typer.Option("--as", metavar="VERSION", help="The version it is; else today's.")] = "",
) -> None:
    """Take the schemas out of the SEC's package; from then on they judge."""
    from .. import corridor

    with refusals():
        added = corridor.add_schemas(path, own_schemas(), version)
    say("\n".join(f"added {name}" for name in added))


@schema.command("list")
def list_() -> None:
    """Tell which schema versions are known, from when, and from where."""
    from .. import corridor

    with refusals():
        known = corridor.schemas(own_schemas())
    for each in known:
        whose = "the SEC's files, added by you" if each.whose == "added" else "written for form4gen"
        span = f"{each.since} to {each.until or 'today'}"
        say(f"{each.version}  Forms {', '.join(each.forms)}  filed {span} ({each.dates}); {whose}")
        say(f"       {each.title}" + (f"\n       {each.href}" if each.href else ""))
