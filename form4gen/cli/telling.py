# SPDX-License-Identifier: Apache-2.0
"""The commands that tell what form4gen knows: rules, explain."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from .output import near, refuse, say, screen_of


def rules(
    form: Annotated[Literal["text", "md"], typer.Option("--format", help="A list or a Markdown table.")] = "text",
) -> None:
    """List all rules: id, severity, kind, what it states, source."""
    from .. import corridor, report

    known = corridor.rules().values()
    say(report.rules_markdown(known) if form == "md" else report.rules_text(known, screen_of(sys.stdout)))


def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id, such as FN-02.")]) -> None:
    """Tell one rule: why it is there, its source, and what is right and wrong."""
    from .. import corridor, report

    known = corridor.rules()
    found = known.get(rule) or known.get(rule.upper())
    if not found:
        refuse(f"no rule is called {rule}{near(rule, known)}")
    say(report.rule_page(found, corridor.example(found.id), screen_of(sys.stdout)))
