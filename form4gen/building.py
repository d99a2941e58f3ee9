# SPDX-License-Identifier: Apache-2.0
"""Behind the gate: a checked draft becomes XML and paper, and what is written is read back before it is handed out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from . import __version__, compare, edgar, submission
from .filed import as_filed, judged_version
from .gathering import Source, write_together
from .judging import Judged, Loaded, Options, filing_day, judge, load, outcome
from .model import Filing
from .rule import ERROR, NOTE, Cite, Finding, Mark, declare

SUBMISSION, SIGNATURE = "submission.xml", "signature.pdf"
SUFFIXES = {"submission": SUBMISSION, "signature": SIGNATURE}
_ALL = ("xml", "html", "pdf", SIGNATURE, SUBMISSION)
_OURS = Cite("form4gen's own rule")
REREAD = declare(
    "HOUSE-03",
    ERROR,
    "What is written says what was read.",
    "The XML is read back before it is handed out; a box that changed on the way would be filed wrong.",
    kind="draft",
    cite=_OURS,
    room="building",
)
NOT_HELD = declare(
    "FILE-11",
    ERROR,
    "A text that XML cannot hold is not written.",
    "XML leaves control characters no place, so the filing would say something else than the draft.",
    kind="draft",
    cite=Cite("Extensible Markup Language (XML) 1.0, 2.2", "https://www.w3.org/TR/xml/#charsets"),
    room="building",
)
NOT_PUBLISHED = declare(
    "FILE-02",
    ERROR,
    "--published is for filings that are out.",
    "Names and schema version are EDGAR's to write; only what EDGAR has published may carry them.",
    kind="draft",
    cite=_OURS,
    room="building",
)
NO_PANGO = declare(
    "FILE-03",
    ERROR,
    "A PDF needs Pango.",
    "WeasyPrint draws the paper with the Pango library; without it XML and HTML are written, and no PDF.",
    kind="draft",
    cite=Cite("WeasyPrint, installation", "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"),
    room="building",
)
EARLIER = declare(
    "FILE-09",
    NOTE,
    "A build that an error stops tells which files of an earlier one are still there.",
    "They look like what was asked for, and say what the draft said before; one of them could be filed or signed.",
    kind="draft",
    cite=_OURS,
    room="building",
)


class Building(NamedTuple):
    """What is asked of a build."""

    options: Options
    target: Path
    only: frozenset[str]
    unchecked: bool
    published: bool
    live: bool = False
    cccs: submission.Cccs | None = None
    esign: str = ""

    def place(self, source: Source, suffix: str) -> Path:
        """Where a file of a draft is written."""
        return self.target / f"{source.stem}.{suffix}"


def contradiction(only: frozenset[str], *, unchecked: bool, published: bool, live: bool, esign: str) -> str:
    """What is asked for and does not go together, "" for nothing."""
    if "submission" in only and published:
        return "a published filing is not submitted again; build the submission without --published"
    if unchecked and live:
        return "what is not checked is not filed: --live goes without --unchecked"
    if "signature" in only and unchecked:
        return "what is not checked is not signed: --only signature goes without --unchecked"
    if "signature" in only and published:
        return "a published filing was signed before it was filed: --only signature goes without --published"
    return "--esign is for the signature file: add --only signature" if esign and "signature" not in only else ""


def build_one(building: Building, source: Source) -> Judged:
    """Check one draft and write what was asked for; nothing while an error stands, unless unchecked."""
    loaded = load(source)
    made, findings = _checked(building, source, loaded)
    places = {suffix: building.place(source, suffix) for suffix in _ALL}
    write_together(
        [
            (places[suffix], content, submission.write_private if suffix == SUBMISSION else Path.write_bytes)
            for suffix, content in made.items()
        ]
    )
    written = tuple(str(places[suffix]) for suffix in made)
    left = [str(place) for suffix, place in places.items() if suffix not in made and os.path.isfile(place)]
    if left and not loaded.published and any(finding.severity is ERROR for finding in findings):
        findings.append(_earlier(source, left))
    return outcome(source, loaded, findings, written)


def _earlier(source: Source, left: list[str]) -> Finding:
    said, them = ("are", "them") if len(left) > 1 else ("is", "it")
    message = f"{' and '.join(left)} {said} of an earlier build, and not of this one"
    return EARLIER.tell(Mark(str(source.path)), message, f"do not file or sign {them}")


def _checked(building: Building, source: Source, loaded: Loaded) -> tuple[dict[str, bytes], list[Finding]]:
    """What is to be written of a draft, and what is to be said of it."""
    findings = judge(loaded, building.options)
    filing = loaded.filing
    if filing is None:
        return {}, findings
    if building.published and not (loaded.draft and loaded.draft.published):
        message = "this draft has no `published:`, so EDGAR has not published it"
        do = "build it without --published; `form4gen import` makes drafts of published filings"
        return {}, [NOT_PUBLISHED.tell(filing.mark, message, do), *findings]
    if any(finding.severity is ERROR for finding in findings) and not building.unchecked:
        return {}, findings
    made, more = _make(building, source, loaded, findings)
    return made, [*findings, *more]


def _make(
    building: Building, source: Source, loaded: Loaded, findings: list[Finding]
) -> tuple[dict[str, bytes], list[Finding]]:
    filing = loaded.filing
    assert filing is not None
    version = judged_version(filing)
    filed = as_filed(filing, version, building.published)
    xml = edgar.serialize(edgar.write(filed).root)
    told = _reread(filed, xml)
    if told and any(finding.rule == "TXT-03" for finding in findings):
        message = "XML cannot hold a control character, unchecked or not; nothing was written"
        return {}, [NOT_HELD.tell(filing.mark, message, "take out what TXT-03 tells of")]
    if told:
        return {}, told
    made = {"xml": xml} if "xml" in building.only else {}
    if building.cccs:
        enclosed = _enclosed(building, building.cccs, loaded, filing)
        if enclosed.content is None:
            return {}, enclosed.findings
        made[SUBMISSION] = enclosed.content
    if "signature" in building.only:
        signed, told = _signature(building, source, loaded, findings, xml)
        if told and told[0].rule != NO_PANGO.id:
            return {}, told
        made |= signed
    if building.only & {"html", "pdf"}:
        papers, more = _paper(building, loaded, filing, xml)
        made |= papers
        told = told or more
    return made, told


def _paper(building: Building, loaded: Loaded, filing: Filing, xml: bytes) -> tuple[dict[str, bytes], list[Finding]]:
    from . import paper

    version = judged_version(filing)
    made = {}
    page = paper.html(
        as_filed(filing, version, True),
        version=version,
        stamp=_stamp(building, loaded),
        source=_source(building, xml),
        headed=not building.published,
    )
    if "html" in building.only:
        made["html"] = page.encode("utf-8")
    if "pdf" in building.only:
        try:
            made["pdf"] = paper.pdf(page)
        except paper.NoPango as missing:
            return made, [_no_pango(filing, missing)]
    return made, []


def _no_pango(filing: Filing, missing: Exception) -> Finding:
    return NO_PANGO.tell(filing.mark, "Pango is not installed, so no PDF was written", str(missing))


def _signature(
    building: Building, source: Source, loaded: Loaded, findings: list[Finding], xml: bytes
) -> tuple[dict[str, bytes], list[Finding]]:
    from . import paper
    from .signing import making
    from .signing.adopting import Basis

    filing, draft = loaded.filing, loaded.draft
    assert filing is not None
    assert draft is not None
    basis = Basis(
        filing=filing,
        draft=loaded.raw,
        xml=xml,
        findings=findings,
        day=filing_day(loaded, building.options.asked_day, building.options.today),
        program=__version__,
        schema=judged_version(filing),
        name=source.path.name,
        stem=source.stem.name,
        profile=building.options.profile_of(filing, loaded),
        submission=draft.submission,
    )
    place = building.place(source, SIGNATURE)
    if told := making.secrets(basis, building.cccs) or making.kept(place, filing.mark.file):
        return {}, told
    try:
        return {SIGNATURE: making.pdf(basis, building.esign)}, []
    except paper.NoPango as missing:
        return {}, [_no_pango(filing, missing)]


def _enclosed(building: Building, cccs: submission.Cccs, loaded: Loaded, filing: Filing) -> submission.Made:
    """The submission of a draft; its exhibits lie beside it."""
    root = edgar.write(as_filed(filing, judged_version(filing), False)).root
    said = loaded.draft.submission if loaded.draft else None
    return submission.make(filing, root, said, cccs, live=building.live, base=Path(filing.mark.file).parent)


def _stamp(building: Building, loaded: Loaded) -> str:
    """None on a filing that is out while the draft still says what its source said."""
    if building.published and loaded.published:
        return ""
    states = {
        "DRAFT (not filed)": not building.published,
        "NOT CHECKED": building.unchecked,
        "CHANGED SINCE PUBLISHED": building.published and not building.unchecked,
    }
    return ", ".join(state for state, so in states.items() if so)


def _source(building: Building, xml: bytes) -> str:
    """Which program made the paper, of which XML; EDGAR's page of a filing that is out says nothing like it."""
    from . import paper

    return "" if building.published else paper.made_of(__version__, xml)


def _reread(filed: Filing, xml: bytes) -> list[Finding]:
    read = edgar.read(xml, "")
    if read.filing is None:
        return [
            REREAD.tell(
                filed.mark, "the XML that was written cannot be read back", "please report this as a fault of form4gen"
            )
        ]
    found = compare.differences(filed, read.filing)
    paths = ", ".join(difference.path for difference in found[:3])
    message = f"read back, the XML says something else at {paths}; nothing was written"
    mark = filed.mark if found else Mark()
    return [REREAD.tell(mark, message, "look at these boxes for characters that XML cannot hold")] if found else []
