# SPDX-License-Identifier: Apache-2.0
"""What the reader of published filings may say."""

from __future__ import annotations

from ..rule import ERROR, WARNING, Cite, Rule, declare

SPECIFICATION = Cite(
    "EDGAR Ownership XML Technical Specification v5.5",
    "https://www.sec.gov/files/edgar/filer-information/specifications/ownershipxmltechspec-v5-5.zip",
)
LARGEST = 8_000_000  # bytes; a full form of 60 rows and 99 footnotes is about 150 KB


def _says(id: str, title: str, why: str, kind: str = "draft") -> Rule:
    return declare(id, ERROR, title, why, kind=kind, cite=SPECIFICATION, room="edgar")


NOT_XML = _says("XML-01", "A filing is well-formed XML.", "EDGAR suspends what its parser cannot read (section 5).")
DOCTYPE = _says("XML-02", "A filing has no DOCTYPE and no entities.", "Only the five XML entities exist (section 4.1).")
OTHER_ROOT = _says("XML-03", "The root of a filing is ownershipDocument.", "Each schema declares that root alone.")
INSTRUCTION = _says(
    "DOC-04",
    "A filing has no processing instruction but the XML declaration.",
    "Section 5 names xml-stylesheet and other processing instructions among the causes of suspension.",
    "edgar",
)
UNKNOWN = _says("XML-04", "Every text of a filing has a box.", "A text that no box knows would be lost in a draft.")
PASSWORD = declare(
    "XML-08",
    WARNING,
    "An owner's CCC stands in the submission alone.",
    "It is the owner's EDGAR password. EDGAR takes it out of what it publishes, and no draft and no paper holds it.",
    kind="draft",
    cite=SPECIFICATION,
    room="edgar",
)
TWICE = _says("XML-05", "A box stands once.", "Of two texts for one box nobody can tell which one counts.")
TOO_LARGE = _says(
    "XML-06", "A filing is of a size that a form can have.", "60 rows and 99 footnotes are a fraction of it."
)
UNNUMBERED = _says(
    "XML-07", "A footnote is called F1 to F99.", "The specification knows no other ids (4.3.5).", "edgar"
)
