# SPDX-License-Identifier: Apache-2.0
"""Findings as SARIF 2.1.0, the format of code scanning. Source: OASIS, Static Analysis Results Interchange Format."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..rule import Finding, Mark, Rule
from ..screen import plain
from .judged import Judged
from .places import uri
from .rules import rule_page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_report(files: Sequence[Judged], version: str, rules: Mapping[str, Rule]) -> str:
    """One log of one run, in ASCII: the rules that spoke, and a result for each finding."""
    spoke = {finding.rule: finding for judged in files for finding in judged.findings}
    place = {id: number for number, id in enumerate(sorted(spoke))}
    told = [_rule(rules[id]) if id in rules else _named(spoke[id]) for id in place]
    run = {
        "tool": {"driver": {"name": "form4gen", "version": version, "rules": told}},
        "invocations": [{"executionSuccessful": _judged_all(files)}],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(judged.path)}} for judged in files],
        "results": [
            _result(judged.path, finding, place[finding.rule]) for judged in files for finding in judged.findings
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _judged_all(files: Sequence[Judged]) -> bool:
    return bool(files) and not any(judged.status in ("unreadable", "crashed") for judged in files)


def _rule(rule: Rule) -> dict[str, Any]:
    told = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule_page(rule)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.kind], "source": rule.cite.title},
    }
    return told | ({"helpUri": rule.cite.href} if rule.cite.href else {})


def _named(finding: Finding) -> dict[str, Any]:
    """A rule that is not one of form4gen's, as one of its findings knows it."""
    told = {
        "id": finding.rule,
        "help": {"text": finding.cite.title or finding.rule},
        "defaultConfiguration": {"level": finding.severity.value},
        "properties": {"tags": [finding.kind], "source": finding.cite.title},
    }
    return told | ({"helpUri": finding.cite.href} if finding.cite.href else {})


def _result(path: str, finding: Finding, place: int) -> dict[str, Any]:
    told = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [_location(path, finding.mark)],
        # A run gives all of its results a list of suppressions, or none (3.27.23).
        "suppressions": [{"kind": "external", "justification": finding.accepted}] if finding.accepted else [],
    }
    if finding.also:
        also = [{"id": number, **_location(path, mark)} for number, mark in enumerate(finding.also, 1)]
        told["relatedLocations"] = also
    return told


def _message(finding: Finding) -> str:
    hint = f". To do: {plain(finding.hint)}" if finding.hint else ""
    return plain(finding.message).removesuffix(".") + hint


def _location(path: str, mark: Mark) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if mark.line:
        numbers = {
            "startLine": mark.line,
            "startColumn": mark.column,
            "endLine": mark.end_line,
            "endColumn": mark.end_column,
        }
        where["region"] = {name: number for name, number in numbers.items() if number}
    told: dict[str, Any] = {"physicalLocation": where}
    return told | ({"logicalLocations": [{"fullyQualifiedName": mark.path}]} if mark.path else {})
