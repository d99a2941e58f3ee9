# SPDX-License-Identifier: Apache-2.0
"""One file from its bytes to its findings: read, rules, schema, accepted warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import check as checks
from . import edgar, schema
from .accepting import accept
from .case import Case
from .compare import digest
from .draft import Draft, hidden
from .draft import read as read_draft
from .filed import as_filed, judged_version
from .gathering import Source
from .model import Filing
from .rule import ERROR, NOTE, Cite, Finding, Mark, chosen, declare

if TYPE_CHECKING:
    from .profile import Profile

EDITED = declare(
    "FILE-07",
    NOTE,
    "A draft stands for a published filing while it says the same.",
    "What EDGAR has is judged as of its last signature; what was changed since is to be filed, and judged today.",
    kind="draft",
    cite=Cite("form4gen's own rule"),
    room="judging",
)
PAST_SCHEMA = declare(
    "DOC-02.3",
    ERROR,
    "What is still to be filed is written for the schema of its day.",
    "An older schema shows how a filing was; what has changed since then would be missing, or refused.",
    kind="form",
    cite=Cite(
        "EDGAR Ownership XML Technical Specification v5.5 (March 2026), section 4.3",
        "https://www.sec.gov/files/edgar/filer-information/specifications/ownershipxmltechspec-v5-5.zip",
    ),
    room="judging",
)


class Judged(NamedTuple):
    """One file's outcome: clean, failed, unreadable, unwritten or crashed; `lines` are those that findings point at."""

    path: str
    status: str
    form: str | None
    schema: str | None
    findings: tuple[Finding, ...]
    lines: dict[int, str]
    written: tuple[str, ...] = ()


class Loaded(NamedTuple):
    """A file as read: its filing, what its reader says, and its XML with the marks of its elements.

    `published` says that EDGAR has it: it is a filing, or a draft that still says what it was taken from. `raw` are the
    bytes of a draft.
    """

    filing: Filing | None
    findings: list[Finding]
    lines: Sequence[str]
    draft: Draft | None = None
    written: edgar.Written | None = None

    published: bool = False
    raw: bytes = b""

    @property
    def whole(self) -> Filing | None:
        """The filing, None where its reader met an error: then part of what the file says may be missing."""
        return None if any(finding.severity is ERROR for finding in self.findings) else self.filing


@dataclass(frozen=True, slots=True)
class Options:
    """How files are judged: today's date, the day asked for, which rules, where the user's own schemas lie, and by
    which company profile the drafts of a folder."""

    today: date
    asked_day: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    schemas: Path | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def wanted(self, rule: str) -> bool:
        """Whether findings of this rule are asked for."""
        return (not self.select or chosen(rule, self.select)) and not chosen(rule, self.ignore)

    def profile_of(self, filing: Filing, loaded: Loaded) -> Profile | None:
        """The company profile that a draft stands under, None for what EDGAR has."""
        return None if loaded.published else self.profiles.get(str(Path(filing.mark.file).parent))


def load(source: Source) -> Loaded:
    """Read a file. Raises OSError where it cannot be opened."""
    raw = source.path.read_bytes()
    name = str(source.path)
    if source.is_draft:
        draft, findings = read_draft(raw, name)
        lines = draft.lines if draft else _shown(raw) if len(raw) < 4_000_000 else ()
        if draft is None:
            return Loaded(None, findings, lines)
        filed = as_filed(draft.filing, judged_version(draft.filing), bool(draft.published))
        same = draft.published is not None and draft.published.says == digest(filed)
        if draft.published and not same:
            findings.append(_edited(draft))
            filed = as_filed(draft.filing, judged_version(draft.filing), False)
        return Loaded(draft.filing, findings, lines, draft, edgar.write(filed), same, raw)
    read = edgar.read(raw, name)
    lines = _shown(raw) if read.findings or read.filing else ()
    return Loaded(read.filing, read.findings, lines, None, edgar.Written(read.root, read.marks), True)


def _edited(draft: Draft) -> Finding:
    source = draft.published.file if draft.published else ""
    message = f"this draft no longer says what {source} says, so it is judged as a new one"
    return EDITED.tell(draft.filing.mark, message, "take `published:` out when the draft is a filing of its own")


def _shown(raw: bytes) -> list[str]:
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    return hidden(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def filing_day(loaded: Loaded, asked: date | None, today: date) -> date:
    """The day of filing: the one asked for, that of the draft, of what is published the last signature's, or today."""
    said = loaded.draft.filed_on if loaded.draft else None
    signed = loaded.filing.signed if loaded.filing and loaded.published else None
    return asked or said or signed or today


def judge(loaded: Loaded, options: Options) -> list[Finding]:
    """What readers, rules and schema say of a loaded file, accepted warnings marked."""
    filing = loaded.filing
    if filing is None:
        return loaded.findings
    version = _version(loaded, filing)
    day = filing_day(loaded, options.asked_day, options.today)
    found = [finding for finding in loaded.findings if options.wanted(finding.rule)]
    submission = loaded.draft.submission if loaded.draft else None
    profile = options.profile_of(filing, loaded)
    if profile and profile.faulty:
        found.append(_unsure(profile, filing))
        profile = None
    vesting = loaded.draft.vesting if loaded.draft else ()
    case = Case(filing, day, version, loaded.published, submission, profile, vesting)
    if loaded.draft and not loaded.published and options.wanted(PAST_SCHEMA.id):
        found += _of_a_past_schema(filing, day)
    found += checks.run(case, options.select, options.ignore)
    if options.wanted("XSD") or any(prefix.startswith("XSD") for prefix in options.select):
        told = _by_schema(loaded, filing, version, found, options)
        found += [finding for finding in told if options.wanted(finding.rule)]
    if loaded.draft and not options.select:
        wanted = [(a.rule, a.because, a.where, a.mark) for a in loaded.draft.accept if options.wanted(a.rule)]
        found = accept(wanted, found)
    return sorted(found, key=lambda finding: (finding.mark.line, finding.mark.column, finding.rule))


def _of_a_past_schema(filing: Filing, day: date) -> Iterator[Finding]:
    """A draft that is still to be filed and names a schema that EDGAR does not take on that day."""
    form, named = filing.form.value or "4", filing.version
    taken = schema.version_on(form, day.isoformat())
    if named.value and schema.folder_of(form, named.value) != (taken or schema.folder_of(form, "")):
        message = f"EDGAR does not take {named.value} on {day}; it is the schema of another time"
        do = "take schema: out, and the draft is written for the day of filing; --today says another day"
        yield PAST_SCHEMA.tell(named.mark, message, do)


def _unsure(profile: Profile, filing: Filing) -> Finding:
    from .profile import UNSURE

    message = f"{profile.file} has mistakes, so this draft was not held against it"
    return UNSURE.tell(filing.mark, message, "mend what is said of the profile")


def _version(loaded: Loaded, filing: Filing) -> str:
    """The schema version that judges: of XML that leaves it to EDGAR, that of the day on which it was signed.

    A Form 4 or 5 with the box for Rule 10b5-1 plans is none of the days before that box.
    """
    signed = [signature.date.value.isoformat() for signature in filing.signatures if signature.date.value]
    then = ""
    if loaded.draft is None and signed and not filing.version and not filing.rule_10b5_1 and filing.base != "3":
        then = schema.version_on(filing.form.value or "4", max(signed))
    return then or judged_version(filing)


def _by_schema(loaded: Loaded, filing: Filing, version: str, found: list[Finding], options: Options) -> list[Finding]:
    assert loaded.written
    written = loaded.written
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
    version = _version(loaded, filing) if filing and form else None
    return Judged(str(source.path), status, form, version, told, lines, written)
