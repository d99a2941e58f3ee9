# SPDX-License-Identifier: Apache-2.0
"""Transaction codes as a list, and each as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..codes import HARDLY, NEVER, Code, Due, Flag, Use
from ..rule import Rule
from ..screen import Screen, plain
from .text import BOLD, GREEN, PAPER, RED, source

_WAYS = {"A": "acquired", "D": "disposed of", "A or D": "acquired or disposed of"}
_FORMS = {"4": "Form 4, within two business days", "5": "Form 5, or early on a Form 4 (timeliness: early)"}
_EARLY = {
    NEVER: "never (CODE-V)",
    HARDLY: "no: no exemption covers it (CODE-V.1)",
    "": "where it can wait for Form 5",
}
_SHOWN = ("form:", "table-1:", "table-2:", "footnotes:")
_SLIP, _RULE = "mistake: ", "rule: "


def codes_text(known: Mapping[str, Code | Flag], screen: Screen = PAPER) -> str:
    """All codes by their groups, a line or two each, the flags at the end."""
    told: list[str] = []
    group = ""
    for letter, each in known.items():
        heading = each.group if isinstance(each, Code) else "no codes, but marks beside one"
        if heading != group:
            told += ["", *screen.wrap(heading, "")]
        group = heading
        first, *rest = screen.wrap(each.meaning, f"  {letter}  ")
        told += [f"  {screen.paint(letter, BOLD)}{first[3:]}", *rest]
    return "\n".join([*told[1:], "", "`form4gen explain M` tells one of them."])


def code_page(known: Code | Flag, rules: Iterable[Rule], example: str = "", screen: Screen = PAPER) -> str:
    """One code: what it means, where it stands, when it is due, what goes with it, its sources and rules, a draft."""
    told = [f"{screen.paint(known.letter, BOLD)}  {plain(known.meaning)}", ""]
    for lead, said in _of_code(known) if isinstance(known, Code) else _of_flag(known):
        told += screen.wrap(said, f"{lead:<10}") if said else []
    for number, cite in enumerate(known.source):
        told += source(cite, "Source    " if not number else " " * 10, screen)
    for number, rule in enumerate(sorted(rules, key=lambda rule: rule.id)):
        told += screen.wrap(rule.title, f"{'' if number else 'Rules':<10}{rule.id:<11} ")
    for heading, paint, lines in (("Wrong", RED, _wrong(example)), ("Right", GREEN, _right(example))):
        if shown := list(lines):
            told += ["", screen.paint(heading, paint), *(f"  {line}".rstrip() for line in shown)]
    return "\n".join(told)


def _of_code(code: Code) -> Iterator[tuple[str, str]]:
    yield "Group", code.group
    yield "Table I", _use(code.table_1)
    yield "Table II", _use(code.table_2)
    for number, due in enumerate(code.due):
        yield "" if number else "Due", _due(due)
    yield "Column V", _EARLY[code.early]
    yield "Pairs", code.pairs
    yield "Footnote", code.footnote
    yield "Not for", code.not_for


def _of_flag(flag: Flag) -> Iterator[tuple[str, str]]:
    yield "Typed as", f"{flag.draft}; in the box for the code it is refused"
    yield "Beside", flag.beside
    yield "Due", flag.due
    yield "Footnote", flag.footnote


def _use(use: Use | None) -> str:
    if not use:
        return "never"
    seldom = "seldom; then " if use.seldom else ""
    also = f"; also {use.also}" if use.also else ""
    return f"{seldom}as a rule {_WAYS[use.direction]}{also}; price: {use.price}"


def _due(due: Due) -> str:
    told = [_FORMS[due.form]]
    told += [f"where {_WAYS[due.direction]}"] if due.direction else []
    told += [f"from {due.since}"] if due.since else []
    told += [f"until {due.until}"] if due.until else []
    told += [f"for {due.only}"] if due.only else []
    return ", ".join(told)


def _wrong(example: str) -> Iterator[str]:
    """The likeliest mistakes, each with the rule that tells it: from the documents behind the first."""
    slip = ""
    for line in example.splitlines():
        if line.startswith(_SLIP):
            slip = line.removeprefix(_SLIP).strip("\"'")
        elif line.startswith(_RULE) and slip:
            yield f"{line.removeprefix(_RULE):<11} {slip}"


def _right(example: str) -> Iterator[str]:
    """What the first document says of form, rows and footnotes."""
    shown = False
    for line in example.partition("\n---\n")[0].splitlines():
        if not line.startswith((" ", "#")):
            shown = line.startswith(_SHOWN)
        if line.startswith("# good: "):
            yield "# " + line.removeprefix("# good: ")
        elif shown:
            yield line
