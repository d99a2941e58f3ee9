# SPDX-License-Identifier: Apache-2.0
"""The commands that tell what form4gen knows: rules, explain."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .output import near, refuse, say, screen_of

if TYPE_CHECKING:
    from ..rule import Rule


def rules(
    prefixes: Annotated[
        list[str] | None, typer.Argument(metavar="[PREFIX...]", help="Only these: FN, TP-03. All without.")
    ] = None,
    form: Annotated[Literal["text", "md"], typer.Option("--format", help="A list or a Markdown table.")] = "text",
) -> None:
    """List rules: id, severity, kind, what each states, source."""
    from .. import corridor, report

    known = [rule for rule in corridor.rules().values() if not prefixes or _is_of(rule, *prefixes)]
    if not known:
        refuse(f"no rule begins with {' or '.join(prefixes or ())}; `form4gen rules` lists all")
    say(report.rules_markdown(known) if form == "md" else report.rules_text(known, screen_of(sys.stdout)))


def _is_of(rule: Rule, *prefixes: str) -> bool:
    from ..rule import chosen

    return chosen(rule.id, tuple(prefix.upper() for prefix in prefixes))


def _about(word: str, titles: bool) -> list[Rule]:
    """The rules of a prefix, else with `titles` those whose title holds the word."""
    from .. import corridor

    known = corridor.rules().values()
    family = [rule for rule in known if _is_of(rule, word)]
    told = titles and len(word) > 3
    return family or [rule for rule in known if told and word.lower() in rule.title.lower()]


def explain(
    words: Annotated[
        list[str], typer.Argument(metavar="RULE|CODE", help="A rule's id, such as FN-02; a transaction code; `codes`.")
    ],
) -> None:
    """Tell one rule, or one transaction code: what it means, why, its source, and what is right and wrong."""
    from .. import corridor, reference, report

    word = " ".join(words)
    if word.lower() in ("code", "codes"):
        say(report.codes_text(reference.codes(), screen_of(sys.stdout)))
        return
    named = words[-1] if words[0].lower() == "code" else word
    if letter := _letter(named):
        spoken = [rule for rule in corridor.rules().values() if reference.codes()[letter].speaks(rule.id)]
        say(report.code_page(reference.codes()[letter], spoken, reference.code_example(letter), screen_of(sys.stdout)))
        return
    known = corridor.rules()
    found = known.get(word) or known.get(word.upper())
    unknown = "" if found else _unknown(named)
    if about := [] if found else _about(word, titles=not unknown):
        say(report.rules_text(about, screen_of(sys.stdout)))
        return
    if not found:
        refuse(unknown or f"no rule is called {word}{near(word, known)}")
    say(report.rule_page(found, corridor.example(found.id), screen_of(sys.stdout), reference.measured(found.id)))


def _letter(named: str) -> str:
    """The code or flag that is named, of `S/K` and `G V` the flag; "" for none."""
    from .. import reference

    known = reference.codes()
    named = named.upper()
    behind = named[-1:] if named[:1] in known and named[1:].strip(" /") in ("K", "V") else ""
    return behind or (named if named in known else "")


def _unknown(named: str) -> str:
    """What to say of a word that is neither rule nor code, but is like a code; "" if it is not."""
    from .. import reference

    if len(named) == 1:
        return f"no transaction code is called {named}; the codes are {' '.join(sorted(reference.codes()))}"
    meant = [f"`form4gen explain {known.letter}` ({known.meaning})" for known in reference.called(named)]
    return f"{named} is neither a rule nor a code; did you mean {' or '.join(meant)}?" if meant else ""
