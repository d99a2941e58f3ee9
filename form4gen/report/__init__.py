# SPDX-License-Identifier: Apache-2.0
"""Tells findings, rules, due days and differences: to a person as text, to machines in the formats they read.

Only the text is at hand at once; a format's room is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..rule import Rule
from .judged import Judged
from .text import PAPER, text_report, verdict

if TYPE_CHECKING:
    from .codes import code_page, codes_text
    from .difference import difference_json, difference_text
    from .due import due_json, due_text, due_verdict
    from .machine import json_report
    from .rules import rule_page, rules_markdown, rules_text

_ROOMS = {
    "code_page": "codes",
    "codes_text": "codes",
    "difference_json": "difference",
    "difference_text": "difference",
    "due_json": "due",
    "due_text": "due",
    "due_verdict": "due",
    "json_report": "machine",
    "rule_page": "rules",
    "rules_markdown": "rules",
    "rules_text": "rules",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f".{_ROOMS[name]}", __name__), name)


def machine_report(form: str, files: Sequence[Judged], version: str, rules: Mapping[str, Rule]) -> str:
    """The findings as json, github, sarif or junit; sarif tells of the `rules`, too."""
    if form == "sarif":
        from .sarif import sarif_report

        return sarif_report(files, version, rules)
    if form == "github":
        from .github import github_report

        return github_report(files)
    if form == "junit":
        from .junit import junit_report

        return junit_report(files)
    from .machine import json_report

    return json_report(files, version)


__all__ = [
    "PAPER",
    "Judged",
    "code_page",
    "codes_text",
    "difference_json",
    "difference_text",
    "due_json",
    "due_text",
    "due_verdict",
    "json_report",
    "machine_report",
    "rule_page",
    "rules_markdown",
    "rules_text",
    "text_report",
    "verdict",
]
