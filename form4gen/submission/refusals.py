# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a submission that no rule of the draft can see: files, passwords, and envelopes read back."""

from __future__ import annotations

from ..rule import ERROR, Cite, Rule, declare

_OURS = Cite("form4gen's own rule")
_PLAIN_TEXT = Cite(
    "SEC, Prepare an EDGAR Filing in Plain Text (June 4, 2024), after EDGAR Filer Manual, Volume II, 5.2.1",
    "https://www.sec.gov/submit-filings/filer-support-resources/how-do-i-guides/prepare-edgar-filing-plain-text",
)


def _specification(section: str) -> Cite:
    return Cite(
        f"EDGAR Ownership XML Technical Specification v5.5 (March 2026), section {section}",
        "https://www.sec.gov/files/edgar/filer-information/specifications/ownershipxmltechspec-v5-5.zip",
    )


def _says(id: str, title: str, why: str, kind: str, cite: Cite) -> Rule:
    return declare(id, ERROR, title, why, kind=kind, cite=cite, room="submission")


NO_CCC = _says(
    "OWN-03.1",
    "A submission has the CCC of each owner.",
    "EDGAR suspends a submission without it, and takes it out before the form is published. It is a password: it "
    "stands in the environment or the keyring and in the submission file, and nowhere else.",
    "edgar",
    _specification("4.3.2"),
)
OLD_SCHEMA = _says(
    "DOC-03.1",
    "A submission is written for the schema that EDGAR takes today.",
    "A draft with an older schema: shows how a filing was; EDGAR would suspend it now.",
    "edgar",
    _specification("4.3"),
)
NO_FILE = _says(
    "DOC-20.4",
    "The file of an exhibit is there, holds something, and is of a size that can be sent.",
    "What cannot be opened cannot be enclosed, and EDGAR wants content in every document.",
    "draft",
    _specification("4.2.1"),
)
OTHER_CONTENT = _says(
    "DOC-20.5",
    "The file of an exhibit is what its extension says, and no PDF.",
    "EDGAR discards a PDF with a warning, so that a power of attorney would be missing from the form.",
    "edgar",
    _specification("4.2.1.2"),
)
NOT_PLAIN = _says(
    "DOC-20.6",
    "A text exhibit is typed in ASCII, with at most 80 characters a line, or 132 in a table.",
    "EDGAR suspends an enclosed text with other content or warns of it (section 5 of the specification).",
    "practice",
    _PLAIN_TEXT,
)
UNSHOWN = _says(
    "DOC-20.7",
    "A graphic is shown by an HTML exhibit.",
    "EDGAR suspends a submission with a graphic that no HTML document refers to.",
    "edgar",
    _specification("5"),
)
NOT_ONE = _says(
    "SUB-01",
    "A submission file is an edgarSubmission, alone and well-formed.",
    "EDGAR reads nothing else; a form without its envelope is not submitted.",
    "edgar",
    _specification("4.1"),
)
NOT_VALID = _says(
    "SUB-02",
    "A submission keeps to the schema of its envelope.",
    "Any violation of edgarSubmission.xsd suspends the filing.",
    "edgar",
    _specification("4.2"),
)
PRIMARY = _says(
    "DOC-01.1",
    "A submission has one primary document, an XML file of the type of the submission.",
    "EDGAR takes the form from it; the type stands on the envelope, on the document and in it.",
    "edgar",
    _specification("4.2.1.1"),
)
CHANGED = _says(
    "HOUSE-04",
    "A submission read back says what was enclosed.",
    "The envelope is opened again before it is handed out; what changed on the way would be filed wrong.",
    "draft",
    _OURS,
)
