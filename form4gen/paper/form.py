# SPDX-License-Identifier: Apache-2.0
"""The form as an HTML page, in the words of EDGAR's page of that schema version."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..home import folder
from ..model import Filing
from .page import page, set_smaller


def html(
    filing: Filing,
    *,
    version: str,
    stamp: str = "",
    source: str = "",
    headed: bool = False,
    template: str = "",
    **more: Any,
) -> str:
    """One HTML file without script and outside reference.

    The footnotes of `filing` are numbered (filed.as_filed). `stamp` stands in a band above each page,
    and `source`, what the page was made from, small below it. With `headed`,
    every page after the first says whose form it is: EDGAR has no pages, but a lawyer signs sheets of paper.
    `template` builds on that of the form, and is given `more`.
    Raises ValueError where the filing does not say which form it is.
    """
    shown = page(filing, version)
    named = _templates().get_template(template or f"form{shown.form}.html.j2")
    made: str = named.render(page=shown, stamp=stamp, source=source, headed=headed, **more)
    return made


def made_of(program: str, xml: bytes) -> str:
    """The line that says which version of form4gen made the paper, and of which XML."""
    return f"form4gen {program}, XML SHA-256 {sha256(xml).hexdigest()}"


@cache
def style() -> str:
    """The style that stands in every page."""
    return (templates() / "paper.css").read_text("utf-8").strip()


@cache
def templates() -> Path:
    """The folder of the paper's templates, styles and fonts."""
    return folder("templates") / "paper"


@cache
def _templates() -> Any:
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["set_smaller"] = set_smaller
    return made
