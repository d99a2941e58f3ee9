# SPDX-License-Identifier: Apache-2.0
"""The signature file: the form, the page on which it is signed, and enclosed what was checked and will be filed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from .. import paper, report
from ..draft import hidden
from ..filed import as_filed
from ..judging import Judged
from ..paper import Enclosed
from ..rule import Finding, Mark
from ..submission import Cccs, NotACcc
from .adopting import Adoption, Basis, adoption
from .fields import add_fields
from .refusals import SECRET, SIGNED_ALREADY


def secrets(basis: Basis, cccs: Cccs | None) -> list[Finding]:
    """What keeps a draft out of a file that is handed on: an owner's CCC in a comment, say; no value is told."""
    text = basis.draft.decode("utf-8", "replace")
    masked = hidden(text).splitlines()
    lines = [number for number, line in enumerate(text.splitlines(), 1) if masked[number - 1] != line]
    for owner in basis.filing.owners if cccs else ():
        try:
            known = cccs.of(owner.cik.text) if cccs else None
        except NotACcc:
            continue  # the submission's own finding says so
        if known and known.reveal() in text:
            lines.append(text[: text.index(known.reveal())].count("\n") + 1)
    file = basis.filing.mark.file
    return [
        SECRET.tell(
            Mark(file),  # without the line, which a report would show
            f"line {line} holds what looks like an owner's CCC, and the draft is enclosed in the signature file",
            "take it out, comments included",
        )
        for line in sorted(set(lines))
    ]


def kept(place: Path, file: str) -> list[Finding]:
    """What keeps a signature file from being written: one at its place that has been signed."""
    try:
        signed = b"/ByteRange" in place.read_bytes()
    except OSError:
        return []  # nothing is there; what cannot be read, writing tells of
    do = "keep it, and build into another folder with -o; or move it away first"
    return [SIGNED_ALREADY.tell(Mark(file), f"{place} has been signed, and would be lost", do)] if signed else []


def html(basis: Basis, adopted: Adoption, esign: str = "") -> str:
    """The form as on paper and the signature page behind it, with the anchors of a signing service where asked."""
    shown = as_filed(basis.filing, basis.schema, True)
    return paper.html(
        shown,
        version=basis.schema,
        source=paper.made_of(basis.program, basis.xml),
        headed=True,
        template="signature.html.j2",
        adoption=adopted,
        esign=esign,
    )


def pdf(basis: Basis, esign: str = "") -> bytes:
    """The signature file of a filing without an error: the same bytes for the same draft, judged on the same day.

    `esign` is docusign, adobe or "". Raises paper.NoPango where Pango cannot be loaded.
    """
    adopted = adoption(basis)
    day = basis.filing.signed or basis.day
    return paper.enclosing(html(basis, adopted, esign), enclosed(basis), day, partial(add_fields, adopted.signatures))


def enclosed(basis: Basis) -> tuple[Enclosed, ...]:
    """The files that travel in a signature file: the draft as it stands, the XML without any CCC, the findings."""
    name = f"{basis.called}{Path(basis.name).suffix}"
    judged = Judged(name, "clean", basis.filing.form.value, basis.schema, tuple(basis.findings), {})
    findings = report.json_report([judged], basis.program).encode("ascii")
    return (
        Enclosed(f"{basis.called}.xml", "application/xml", "Data", "The XML to be filed, without any CCC", basis.xml),
        Enclosed(name, "application/yaml", "Source", "The draft as it stands", basis.draft),
        Enclosed(f"{basis.called}.findings.json", "application/json", "Supplement", "What was found", findings),
    )
