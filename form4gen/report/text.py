# SPDX-License-Identifier: Apache-2.0
"""Findings as text for a person: what is wrong, where, what to do, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..rule import ERROR, KINDS, NOTE, WARNING, Cite, Finding, Mark, Severity
from ..screen import Screen, plain
from .judged import Judged, counts, many

PAPER = Screen()
BOLD, FAINT, RED, YELLOW, GREEN, CYAN = "1", "2", "1;31", "1;33", "1;32", "1;36"
_PAINT = {ERROR: RED, WARNING: YELLOW, NOTE: CYAN}
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
_OURS = {
    "HOUSE": "a fault of form4gen, not of the file: it is not checked",
    "HOUSE-05": "a fault of the company's own rules: the file is not checked by them",
    "FILE": "",
    "VERIFY": "",
}
_SILENT = {"unreadable": "cannot be opened", "crashed": "form4gen itself failed on this file: it is not checked"}
_MOST_ALSO = 3


def text_report(files: Sequence[Judged], passed_over: int, did: str = "checked", screen: Screen = PAPER) -> str:
    """The findings by file, errors first, and a last line that says OK, WARNINGS or FAILED with the counts."""
    told: set[str] = set()
    blocks = [
        file_text(judged, screen, told)
        for judged in files
        if judged.findings or judged.status not in ("clean", "failed")
    ]
    return "\n".join([*blocks, verdict(files, passed_over, did, screen)])


def file_text(judged: Judged, screen: Screen, addresses: set[str]) -> str:
    """All findings of one file, errors first, accepted ones last; an address that was told is not told again."""
    about = [f"Form {plain(judged.form)}"] if judged.form else []
    about += [f"schema {plain(judged.schema)}"] if judged.schema else []
    told = [screen.paint(plain(judged.path), BOLD) + (f"  ({', '.join(about)})" if about else "")]
    if not judged.findings:
        told.append(f"\n  {_SILENT.get(judged.status, judged.status)}")
    standing = [finding for finding in judged.findings if not finding.accepted]
    for severity in Severity:
        for finding in standing:
            if finding.severity is severity:
                told += ["", *_finding(finding, judged.lines, screen, addresses)]
    for finding in judged.findings:
        if finding.accepted:
            told += ["", *_accepted(finding, screen)]
    return "\n".join([*told, ""])


def _finding(finding: Finding, lines: dict[int, str], screen: Screen, addresses: set[str]) -> Iterator[str]:
    ours = _OURS.get(finding.rule, _OURS.get(finding.rule.partition("-")[0]))
    means = _MEANS[finding.severity][finding.kind] if ours is None else ours
    word = screen.paint(finding.severity.upper(), _PAINT[finding.severity])
    yield f"  {word}  {_place(finding.mark)}{finding.rule}"
    yield from (screen.paint(line, BOLD) for line in screen.wrap(finding.message, "  "))
    shown = list(_excerpts(finding, lines, screen))
    yield from ["", *shown, ""] if shown else [""]
    if finding.hint:
        yield from screen.wrap(finding.hint, "    To do   ")
    yield from screen.wrap(means, "    Means   ")
    cite = finding.cite
    yield from source(Cite(cite.title) if cite.href in addresses else cite, "    Source  ", screen)
    addresses.add(cite.href)


def _accepted(finding: Finding, screen: Screen) -> Iterator[str]:
    yield f"  {screen.paint('ACCEPTED', FAINT)}  {_place(finding.mark)}{finding.rule}"
    yield from screen.wrap(finding.message, "  ")
    yield from screen.wrap(finding.accepted, "    Reason  ")


def _place(mark: Mark) -> str:
    places = ([f"line {mark.line}"] if mark.line else []) + ([plain(mark.path)] if mark.path else [])
    return ", ".join(places) + "  " if places else ""


def source(cite: Cite, lead: str, screen: Screen) -> list[str]:
    """A citation behind `lead`, its address below."""
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
        paint = _PAINT[finding.severity] if sign == "^" else FAINT
        yield from screen.underline(lines[line], columns, f"    {line:>{gutter}} | ", sign, paint)
    if len(also) > _MOST_ALSO:
        yield from screen.wrap(
            f"also line{'s' if len(also) - _MOST_ALSO > 1 else ''} "
            + ", ".join(str(mark.line) for mark in also[_MOST_ALSO:]),
            "    ",
        )


def verdict(files: Sequence[Judged], passed_over: int, did: str = "checked", screen: Screen = PAPER) -> str:
    """One line that says OK, WARNINGS or FAILED, and counts."""
    status = Counter(judged.status for judged in files)
    count = counts(files)
    bad = [f"{status['failed']} failed"] if status["failed"] else []
    bad += [f"{status['unreadable']} could not be opened"] if status["unreadable"] else []
    bad += [f"{status['unwritten']} could not be written"] if status["unwritten"] else []
    bad += [f"form4gen itself failed on {status['crashed']}"] if status["crashed"] else []
    told = [f"of {many(len(files), 'file')} {', '.join(bad)}" if bad else f"{many(len(files), 'file')} {did}"]
    if len(files) == status["failed"] == 1:
        told = []
    found = [many(count[f"{severity}s"], severity) for severity in Severity if count[f"{severity}s"]]
    found += [f"{count['accepted']} accepted"] if count["accepted"] else []
    told += [", ".join(found)] if found else []
    written = sum(len(judged.written) for judged in files)
    if did not in ("checked", "verified"):
        told.append(f"{many(written, 'file')} written" if written else "nothing written")
    if passed_over:
        told.append(f"{many(passed_over, 'other file')} passed over")
    word, paint = ("FAILED", RED) if bad else ("WARNINGS", YELLOW) if count["warnings"] else ("OK", GREEN)
    return f"{screen.paint(word, paint)}: {'; '.join(told)}."
