# SPDX-License-Identifier: Apache-2.0
"""Rules as a list, as the table of the README, and each as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

from ..rule import ERROR, KINDS, NOTE, WARNING, Rule, chosen
from ..screen import Screen, plain
from .text import BOLD, GREEN, PAPER, RED, source

COUNTS = {
    ERROR: "nothing is written while it stands",
    WARNING: "nothing is held up, unless --strict; `accept:` in the draft silences it for a stated reason",
    NOTE: "nothing is held up",
}
_COUNTS_WHEN_SIGNED = {
    ERROR: "the signed file does not stand for the filing",
    WARNING: "to be looked at; it fails only with --strict",
    NOTE: "nothing is held up",
}


def rules_text(rules: Iterable[Rule], screen: Screen = PAPER) -> str:
    """All rules, two or more lines each: id, severity, kind and title, and the source below."""
    told: list[str] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        lead = f"{rule.id:<11} {rule.severity:<8} {rule.kind:<9} "
        first, *rest = screen.wrap(rule.title, " " * len(lead))
        told += [screen.paint(lead[:11], BOLD) + lead[11:] + first[len(lead) :], *rest]
        told += screen.wrap(rule.cite.title, " " * len(lead))
    return "\n".join(told)


def rules_markdown(rules: Iterable[Rule]) -> str:
    """All rules as the table of the README."""
    rows = [
        f"| {rule.id} | {rule.severity} | {rule.kind} | {_cell(rule.title)} | {_link(rule)} |"
        for rule in sorted(rules, key=lambda rule: rule.id)
    ]
    return "\n".join(["| rule | severity | kind | what it states | source |", "|---|---|---|---|---|", *rows])


def _link(rule: Rule) -> str:
    return f"[{_cell(rule.cite.title)}]({rule.cite.href})" if rule.cite.href else _cell(rule.cite.title)


def _cell(text: str) -> str:
    return plain(text).replace("|", "\\|").replace("<", "&lt;")


def rule_page(rule: Rule, example: str = "", screen: Screen = PAPER, measured: tuple[int, int] | None = None) -> str:
    """One rule: title, reason, weight, source, since when, and what is wrong and right from its example file.

    `measured`: on how many of how many accepted filings it speaks.
    """
    told = [f"{screen.paint(rule.id, BOLD)}  {plain(rule.title)}", "", *screen.wrap(rule.why, ""), ""]
    counts = _COUNTS_WHEN_SIGNED if chosen(rule.id, ("VERIFY",)) else COUNTS
    told += screen.wrap(f"{rule.severity}: {counts[rule.severity]}", "Counts   ")
    told += screen.wrap(f"{rule.kind}: {KINDS[rule.kind]}", "Means    ")
    told += screen.wrap(_applies(rule), "Applies  ")
    told += source(rule.cite, "Source   ", screen)
    if measured and rule.check:
        told += screen.wrap(f"speaks on {measured[0]} of {measured[1]} filings that EDGAR accepted", "Measured ")
    for lead, heading, paint in (("# bad", "Wrong", RED), ("# good", "Right", GREEN)):
        shown = _document(example, lead)
        if shown:
            told += ["", screen.paint(heading, paint), *(f"  {line}".rstrip() for line in shown)]
    return "\n".join(told)


def _applies(rule: Rule) -> str:
    bounds = {"events": rule.event, "filings": rule.filed, "schemas": rule.schema}
    told = [f"{what} {_span(*span)}" for what, span in bounds.items() if span != ("", "")]
    return ", ".join(told) if told else "always"


def _span(first: str, last: str) -> str:
    return f"from {first} to {last}" if first and last else f"from {first}" if first else f"until {last}"


def _document(example: str, lead: str) -> list[str]:
    """The first YAML document of an example file that begins with `lead`, its heading left out."""
    documents: list[list[str]] = [[]]
    for line in example.splitlines():
        if line.rstrip() == "---":
            documents.append([])
        elif line.strip() or documents[-1]:
            documents[-1].append(line)
    return next((lines[1:] for lines in documents if lines and lines[0].startswith(lead)), [])
