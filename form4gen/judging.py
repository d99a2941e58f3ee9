# SPDX-License-Identifier: Apache-2.0
"""One file from its bytes to its findings: read, rules, schema, accepted warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from . import check as checks
from . import edgar, schema
from .accepting import accept
from .case import Case
from .draft import Draft, hidden
from .draft import read as read_draft
from .filed import as_filed, judged_version
from .gathering import Source
from .model import Filing
from .rule import ERROR, Finding, Mark, chosen


class Judged(NamedTuple):
    """One file's outcome: clean, failed, unreadable or crashed; `lines` are those that findings point at."""

    path: str
    status: str
    form: str | None
    schema: str | None
    findings: tuple[Finding, ...]
    lines: dict[int, str]
    written: tuple[str, ...] = ()


class Loaded(NamedTuple):
    """A file as read: its filing, what its reader says, and for XML its own tree and marks."""

    filing: Filing | None
    findings: list[Finding]
    lines: Sequence[str]
    draft: Draft | None = None
    written: edgar.Written | None = None

    @property
    def published(self) -> bool:
        """Whether EDGAR has this filing: it is one, or the draft was taken from one."""
        return self.written is not None or bool(self.draft and self.draft.published)


@dataclass(frozen=True, slots=True)
class Options:
    """How files are judged: today's date, the day asked for, which rules, and where the user's own schemas lie."""

    today: date
    asked_day: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    schemas: Path | None = None

    def wanted(self, rule: str) -> bool:
        """Whether findings of this rule are asked for."""
        return (not self.select or chosen(rule, self.select)) and not chosen(rule, self.ignore)


def load(source: Source) -> Loaded:
    """Read a file. Raises OSError where it cannot be opened."""
    raw = source.path.read_bytes()
    name = str(source.path)
    if source.is_draft:
        draft, findings = read_draft(raw, name)
        lines = draft.lines if draft else _shown(raw) if len(raw) < 4_000_000 else ()
        return Loaded(draft.filing if draft else None, findings, lines, draft)
    read = edgar.read(raw, name)
    lines = _shown(raw) if read.findings or read.filing else ()
    return Loaded(read.filing, read.findings, lines, None, edgar.Written(read.root, read.marks))


def _shown(raw: bytes) -> list[str]:
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return hidden(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def judge(loaded: Loaded, options: Options) -> list[Finding]:
    """What readers, rules and schema say of a loaded file, accepted warnings marked."""
    filing = loaded.filing
    if filing is None:
        return loaded.findings
    version = judged_version(filing)
    signed = max((s.date.value for s in filing.signatures if s.date.value), default=None)
    day = options.asked_day or (signed if loaded.published else None) or options.today
    found = [finding for finding in loaded.findings if options.wanted(finding.rule)]
    submission = loaded.draft.submission if loaded.draft else None
    found += checks.run(Case(filing, day, version, loaded.published, submission), options.select, options.ignore)
    if options.wanted("XSD") or any(prefix.startswith("XSD") for prefix in options.select):
        told = _by_schema(loaded, filing, version, found, options)
        found += [finding for finding in told if options.wanted(finding.rule)]
    if loaded.draft and not options.select:
        wanted = [(a.rule, a.because, a.where, a.mark) for a in loaded.draft.accept if options.wanted(a.rule)]
        found = accept(wanted, found)
    return sorted(found, key=lambda finding: (finding.mark.line, finding.mark.column, finding.rule))


def _by_schema(loaded: Loaded, filing: Filing, version: str, found: list[Finding], options: Options) -> list[Finding]:
    written = loaded.written or edgar.write(as_filed(filing, version, loaded.published))
    spoken = frozenset(finding.mark for finding in found if finding.severity is ERROR)
    return schema.findings(
        written.root,
        filing.form.value or "4",
        version,
        _mark_of_path(written),
        spoken,
        bool(spoken),
        alone=bool(options.select),
        folder=options.schemas,
    )


def _mark_of_path(written: edgar.Written) -> Callable[[str], Mark]:
    """Where the element of a tree path stands, or the nearest one above it."""
    marks: dict[str, Mark] = {}

    def find(path: str) -> Mark:
        if not marks:
            tree = written.root.getroottree()
            for element, mark in written.marks:
                marks.setdefault(tree.getpath(element), mark)
        while path and path not in marks:
            path = path.rpartition("/")[0]
        return marks.get(path) or written.marks[0][1]

    return find


def outcome(source: Source, loaded: Loaded, findings: Iterable[Finding], written: tuple[str, ...] = ()) -> Judged:
    """What became of one file."""
    told = tuple(findings)
    crashed = any(finding.rule.startswith("HOUSE-") for finding in told)
    failed = any(finding.severity is ERROR for finding in told)
    filing = loaded.filing
    lines = {}
    for finding in told:
        for mark in (finding.mark, *finding.also):
            if 0 < mark.line <= len(loaded.lines):
                lines[mark.line] = loaded.lines[mark.line - 1].rstrip("\r\n")
    status = "crashed" if crashed else "failed" if failed else "clean"
    form = filing.form.value if filing else None
    version = judged_version(filing) if filing and form else None
    return Judged(str(source.path), status, form, version, told, lines, written)
