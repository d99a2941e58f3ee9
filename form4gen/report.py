# SPDX-License-Identifier: Apache-2.0
"""Tells findings and rules: as text for a person, as JSON for a machine, as a Markdown table for the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from .rule import ERROR, KINDS, NOTE, WARNING, Cite, Finding, Mark, Rule, Severity
from .screen import Screen, plain


class Judged(Protocol):
    """One file's outcome, as the corridor hands it over."""

    @property
    def path(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def form(self) -> str | None: ...
    @property
    def schema(self) -> str | None: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def lines(self) -> dict[int, str]: ...
    @property
    def written(self) -> tuple[str, ...]: ...


PAPER = Screen()
_BOLD, _FAINT, _RED, _YELLOW, _GREEN, _CYAN = "1", "2", "1;31", "1;33", "1;32", "1;36"
_PAINT = {ERROR: _RED, WARNING: _YELLOW, NOTE: _CYAN}
# What a kind, defined by rule.KINDS, means to who must file today: an error states it, a warning doubts.
_MEANS = {
    ERROR: {
        "edgar": "EDGAR suspends this",
        "form": "EDGAR would take it; the form is wrong",
        "practice": "a matter of practice; what EDGAR makes of it is not certain",
        "draft": "the file cannot be read as it is meant",
    },
    WARNING: {
        "edgar": "EDGAR warns of this, or discards the value",
        "form": "EDGAR would take it; the form may be wrong",
        "practice": "a matter of practice; no written rule says so",
        "draft": "the file may not be read as it is meant",
    },
    NOTE: dict.fromkeys(KINDS, "good to know; it holds nothing up"),
}
_OURS = {"HOUSE": "a fault of form4gen, not of the file: it is not checked", "FILE": ""}
_COUNTS = {
    ERROR: "nothing is written while it stands",
    WARNING: "nothing is held up, unless --strict; `accept:` in the draft silences it for a stated reason",
    NOTE: "nothing is held up",
}
_SILENT = {"unreadable": "cannot be opened", "crashed": "form4gen itself failed on this file: it is not checked"}
_MOST_ALSO = 3


def text_report(files: Sequence[Judged], passed_over: int, did: str = "checked", screen: Screen = PAPER) -> str:
    """The findings by file, errors first, and a last line that says OK or FAILED with the counts."""
    blocks = [_file(judged, screen) for judged in files if judged.findings or judged.status not in ("clean", "failed")]
    return "\n".join([*blocks, verdict(files, passed_over, did, screen)])


def _file(judged: Judged, screen: Screen) -> str:
    about = [f"Form {plain(judged.form)}"] if judged.form else []
    about += [f"schema {plain(judged.schema)}"] if judged.schema else []
    told = [screen.paint(plain(judged.path), _BOLD) + (f"  ({', '.join(about)})" if about else "")]
    if not judged.findings:
        told.append(f"\n  {_SILENT.get(judged.status, judged.status)}")
    standing = [finding for finding in judged.findings if not finding.accepted]
    for severity in Severity:
        for finding in standing:
            if finding.severity is severity:
                told += ["", *_finding(finding, judged.lines, screen)]
    for finding in judged.findings:
        if finding.accepted:
            told += ["", *_accepted(finding, screen)]
    return "\n".join([*told, ""])


def _finding(finding: Finding, lines: dict[int, str], screen: Screen) -> Iterator[str]:
    means = _OURS.get(finding.rule.partition("-")[0], _MEANS[finding.severity][finding.kind])
    word = screen.paint(finding.severity.upper(), _PAINT[finding.severity])
    yield f"  {word}  {_place(finding.mark)}{finding.rule}"
    yield from (screen.paint(line, _BOLD) for line in screen.wrap(finding.message, "  "))
    shown = list(_excerpts(finding, lines, screen))
    yield from ["", *shown, ""] if shown else [""]
    if finding.hint:
        yield from screen.wrap(finding.hint, "    To do   ")
    yield from screen.wrap(means, "    Means   ")
    yield from _source(finding.cite, "    Source  ", screen)


def _accepted(finding: Finding, screen: Screen) -> Iterator[str]:
    yield f"  {screen.paint('ACCEPTED', _FAINT)}  {_place(finding.mark)}{finding.rule}"
    yield from screen.wrap(finding.message, "  ")
    yield from screen.wrap(finding.accepted, "    Reason  ")


def _place(mark: Mark) -> str:
    places = ([f"line {mark.line}"] if mark.line else []) + ([plain(mark.path)] if mark.path else [])
    return ", ".join(places) + "  " if places else ""


def _source(cite: Cite, lead: str, screen: Screen) -> list[str]:
    return screen.wrap(cite.title, lead) + ([" " * len(lead) + plain(cite.href)] if cite.href else [])


def _excerpts(finding: Finding, lines: dict[int, str], screen: Screen) -> Iterator[str]:
    """The line that is meant, underlined by ^, among the lines that belong to it, underlined by -."""
    also = [mark for mark in finding.also if mark.line in lines and mark.line != finding.mark.line]
    drawn = {mark.line: (mark, "-") for mark in also[:_MOST_ALSO]}
    if finding.mark.line in lines:
        drawn[finding.mark.line] = finding.mark, "^"
    gutter = len(str(max(drawn, default=0)))
    for line, (mark, sign) in sorted(drawn.items()):
        columns = mark.column, mark.end_column if mark.end_line in (0, mark.line) else 0
        paint = _PAINT[finding.severity] if sign == "^" else _FAINT
        yield from screen.underline(lines[line], columns, f"    {line:>{gutter}} | ", sign, paint)
    if len(also) > _MOST_ALSO:
        yield from screen.wrap(
            f"also line{'s' if len(also) - _MOST_ALSO > 1 else ''} "
            + ", ".join(str(mark.line) for mark in also[_MOST_ALSO:]),
            "    ",
        )


def verdict(files: Sequence[Judged], passed_over: int, did: str = "checked", screen: Screen = PAPER) -> str:
    """One line that says OK or FAILED, and counts."""
    status = Counter(judged.status for judged in files)
    count = _counts(files)
    bad = [f"{status['failed']} failed"] if status["failed"] else []
    bad += [f"{status['unreadable']} could not be opened"] if status["unreadable"] else []
    bad += [f"form4gen itself failed on {status['crashed']}"] if status["crashed"] else []
    told = [f"of {_many(len(files), 'file')} {', '.join(bad)}" if bad else f"{_many(len(files), 'file')} {did}"]
    if len(files) == status["failed"] == 1:
        told = []
    found = [_many(count[f"{severity}s"], severity) for severity in Severity if count[f"{severity}s"]]
    found += [f"{count['accepted']} accepted"] if count["accepted"] else []
    told += [", ".join(found)] if found else []
    written = sum(len(judged.written) for judged in files)
    if did != "checked":
        told.append(f"{_many(written, 'file')} written" if written else "nothing written")
    if passed_over:
        told.append(f"{_many(passed_over, 'other file')} passed over")
    return (screen.paint("FAILED", _RED) if bad else screen.paint("OK", _GREEN)) + f": {'; '.join(told)}."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _counts(files: Iterable[Judged]) -> dict[str, int]:
    found = Counter("" if f.accepted else f.severity.value for judged in files for f in judged.findings)
    return {**{f"{severity}s": found[severity.value] for severity in Severity}, "accepted": found[""]}


def json_report(files: Sequence[Judged], version: str) -> str:
    """The findings for a machine: one document, a line for each file, in ASCII; what is unknown is null."""
    import json

    each = ",\n".join(json.dumps(_file_record(judged)) for judged in files)
    summary = json.dumps({"files": len(files), **_counts(files)})
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


def rules_text(rules: Iterable[Rule], screen: Screen = PAPER) -> str:
    """All rules, two or more lines each: id, severity, kind and title, and the source below."""
    told: list[str] = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        lead = f"{rule.id:<11} {rule.severity:<8} {rule.kind:<9} "
        first, *rest = screen.wrap(rule.title, " " * len(lead))
        told += [screen.paint(lead[:11], _BOLD) + lead[11:] + first[len(lead) :], *rest]
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


def rule_page(rule: Rule, example: str = "", screen: Screen = PAPER) -> str:
    """One rule: title, reason, weight, source, since when, and what is wrong and right from its example file."""
    told = [f"{screen.paint(rule.id, _BOLD)}  {plain(rule.title)}", "", *screen.wrap(rule.why, ""), ""]
    told += screen.wrap(f"{rule.severity}: {_COUNTS[rule.severity]}", "Counts   ")
    told += screen.wrap(f"{rule.kind}: {KINDS[rule.kind]}", "Means    ")
    told += screen.wrap(_applies(rule), "Applies  ")
    told += _source(rule.cite, "Source   ", screen)
    for lead, heading, paint in (("# bad", "Wrong", _RED), ("# good", "Right", _GREEN)):
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
