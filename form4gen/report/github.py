# SPDX-License-Identifier: Apache-2.0
"""Findings as workflow commands of GitHub Actions, which shows them on the lines of a pull request.

Source: GitHub, Workflow commands for GitHub Actions. GitHub shows ten of a weight and step, so errors come first.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..rule import ERROR, NOTE, WARNING, Finding, Severity
from ..screen import plain
from .judged import Judged
from .places import address

_COMMANDS = {ERROR: "error", WARNING: "warning", NOTE: "notice"}


def github_report(files: Sequence[Judged]) -> str:
    """One command for each finding, "" where there is none; what is accepted is a notice with its reason."""
    return "\n".join(
        _command(judged.path, finding)
        for severity in Severity
        for judged in files
        for finding in judged.findings
        if (NOTE if finding.accepted else finding.severity) is severity
    )


def _command(path: str, finding: Finding) -> str:
    mark = finding.mark
    places = {"file": address(path), "line": mark.line or "", "col": mark.column or ""}
    title = finding.rule + (" (accepted)" if finding.accepted else "")
    properties = ",".join(
        f"{key}={_property(str(value))}" for key, value in {**places, "title": title}.items() if value
    )
    told = [finding.message]
    told += (
        [f"Accepted: {finding.accepted}"] if finding.accepted else [f"To do: {finding.hint}"] if finding.hint else []
    )
    told += [f"Source: {', '.join(filter(None, finding.cite))}"] if finding.cite.title else []
    command = _COMMANDS[NOTE if finding.accepted else finding.severity]
    return f"::{command} {properties}::" + "%0A".join(_message(line) for line in told)


def _message(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
