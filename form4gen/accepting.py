# SPDX-License-Identifier: Apache-2.0
"""Warnings that a draft accepts with a reason: silenced, told in every report, never an error."""

from __future__ import annotations

from collections.abc import Sequence

from .rule import ERROR, RULES, WARNING, Cite, Finding, Mark, chosen, declare

_CITE = Cite("form4gen, the draft format")
UNKNOWN = declare(
    "ACCEPT-02",
    ERROR,
    "An accepted rule exists and is no error.",
    "An error means that EDGAR or the instructions refuse the filing; a reason does not change that.",
    kind="draft",
    cite=_CITE,
    room="accepting",
)
NOTHING = declare(
    "ACCEPT-03",
    WARNING,
    "An accepted warning is there.",
    "A silence that silences nothing waits for a warning that nobody has looked at yet.",
    kind="draft",
    cite=_CITE,
    room="accepting",
)
MANY = declare(
    "ACCEPT-04",
    WARNING,
    "An accepted warning without a place is one warning.",
    "A reason is true of one place; the next row with the same warning may have another cause.",
    kind="draft",
    cite=_CITE,
    room="accepting",
)
# What these speak of is no draft, so that no draft can answer for it.
_BEYOND = {
    "VERIFY": "a signed file",
    "XML": "a filing in XML",
    "SUB": "a submission file",
    "PROFILE": "the company profile",
    "FILE-05": "an import",
    "FILE-06": "a split",
    "FILE-09": "the files of a build",
}


def accept(wanted: Sequence[tuple[str, str, str, Mark]], found: list[Finding]) -> list[Finding]:
    """Apply (rule, because, where, mark) entries; what they cannot do is told beside the findings."""
    told: list[Finding] = []
    for rule, because, where, mark in wanted:
        if not rule or not because:
            continue  # the draft's reader has said so
        known = [id for id in RULES if chosen(id, (rule,))]
        meant = [n for n, finding in enumerate(found) if finding.rule in known and _at(finding.mark.path, where)]
        beyond = next((what for prefix, what in _BEYOND.items() if chosen(rule, (prefix,))), "")
        if beyond and not meant:
            message = f"{rule} is about {beyond} and cannot be accepted in a draft"
            told.append(UNKNOWN.tell(mark, message, "take this entry out"))
        elif not known:
            told.append(UNKNOWN.tell(mark, f"there is no rule {rule} that can be accepted", _near(rule)))
        elif all(RULES[id].severity is ERROR for id in known) or any(found[n].severity is ERROR for n in meant):
            hint = "mend what it says, and take this entry out"
            told.append(UNKNOWN.tell(mark, f"{rule} is an error and cannot be accepted", hint))
        elif not meant:
            message = f"nothing is said by {rule}{f' at {where}' if where else ''}"
            told.append(NOTHING.tell(mark, message, "take this entry out"))
        elif len(meant) > 1 and not where:
            places = ", ".join(found[n].mark.path or "the form" for n in meant)
            message = f"{rule} speaks of {len(meant)} places: {places}"
            told.append(MANY.tell(mark, message, "say `where:` and give each place its reason"))
        for n in meant:
            if found[n].severity is not ERROR:
                found[n] = found[n].accept(because)
    return [*found, *told]


def _near(rule: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(rule.upper(), RULES, 1)
    return f"did you mean {near[0]}?" if near else "`form4gen rules` lists them"


def _at(path: str, where: str) -> bool:
    return not where or path == where or path.startswith((where + ".", where + "["))
