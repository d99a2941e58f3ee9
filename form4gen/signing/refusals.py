# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a signature file, and what a verification of one may say."""

from __future__ import annotations

from ..rule import ERROR, NOTE, WARNING, Cite, Rule, Severity, declare

RETENTION = Cite("Regulation S-T Rule 302(b), 17 CFR 232.302(b)", "https://www.law.cornell.edu/cfr/text/17/232.302")
_OURS = Cite("form4gen's own rule")
_PDF = Cite("ISO 32000-1, 12.8: digital signatures", "https://pdfa.org/resource/iso-32000-1/")


def _says(id: str, title: str, why: str, severity: Severity = ERROR, kind: str = "form", cite: Cite = RETENTION) -> Rule:
    return declare(id, severity, title, why, kind=kind, cite=cite, room="signing")


SECRET = _says(
    "VERIFY-00",
    "A draft that is enclosed in a signature file holds no CCC.",
    "The file goes to signers and signing services, and the draft in it is the draft as it stands, comments included.",
    kind="draft",
    cite=_OURS,
)
