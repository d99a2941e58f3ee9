# SPDX-License-Identifier: Apache-2.0
"""Findings as JSON, form4gen's own document for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..rule import Finding
from .judged import Judged, counts


def json_report(files: Sequence[Judged], version: str) -> str:
    """The findings for a machine: one document, a line for each file, in ASCII; what is unknown is null."""
    each = ",\n".join(json.dumps(_file_record(judged)) for judged in files)
    summary = json.dumps({"files": len(files), **counts(files)})
    head = f'{{"form4gen": {json.dumps(version)}, "format": 1, "files": ['
    return f'{head}\n{each}\n], "summary": {summary}}}' if files else f'{head}], "summary": {summary}}}'


def _file_record(judged: Judged) -> dict[str, Any]:
    return {
        "path": judged.path,
        "status": judged.status,
        "form": judged.form or None,
        "schema": judged.schema or None,
        "findings": [_finding_record(finding) for finding in judged.findings],
    }


def _finding_record(finding: Finding) -> dict[str, Any]:
    mark = finding.mark
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "kind": finding.kind,
        "message": finding.message,
        "hint": finding.hint or None,
        "line": mark.line or None,
        "column": mark.column or None,
        "end_line": mark.end_line or None,
        "end_column": mark.end_column or None,
        "where": mark.path or None,
        "also": [{"line": m.line or None, "column": m.column or None, "where": m.path or None} for m in finding.also],
        "accepted": finding.accepted or None,
        "cite": {"title": finding.cite.title or None, "href": finding.cite.href or None},
    }
