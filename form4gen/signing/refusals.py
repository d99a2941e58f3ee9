# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a signature file, and what a verification of one may say."""

from __future__ import annotations

from ..rule import ERROR, NOTE, WARNING, Cite, Rule, Severity, declare

LARGEST = 100_000_000  # bytes; a signature file of 60 rows and 99 footnotes, signed ten times, is about 1 MB
_OURS = Cite("form4gen's own rule")
_ADOPTED = Cite(
    "Regulation S-T Rule 302(b)(1), 17 CFR 232.302(b)(1)", "https://www.law.cornell.edu/cfr/text/17/232.302"
)


def _says(id: str, title: str, why: str, cite: Cite, severity: Severity = ERROR, kind: str = "form") -> Rule:
    return declare(id, severity, title, why, kind=kind, cite=cite, room="signing")


SECRET = _says(
    "FILE-08",
    "A draft that is enclosed in a signature file holds no CCC.",
    "The file goes to signers and signing services, and the draft in it is the draft as it stands, comments included.",
    _OURS,
    kind="draft",
)
SIGNED_ALREADY = _says(
    "FILE-10",
    "A signature file that has been signed is not written over.",
    "It is kept for five years, and shown to the SEC on request. Written anew it would bear no signature.",
    _ADOPTED,
    kind="draft",
)
NOT_READ = _says(
    "VERIFY-01",
    "A signature file and its filing can be read.",
    "What cannot be read cannot be held against anything.",
    _OURS,
    kind="draft",
)
NOT_ENCLOSED = _says(
    "VERIFY-02",
    "A signature file encloses the XML that was to be filed.",
    "It is what the signer was shown. A program that writes the PDF anew may leave enclosed files out.",
    _OURS,
)
ANOTHER_FILING = _says(
    "VERIFY-03",
    "The XML that is enclosed says what the filing says.",
    "The signer adopts a signature within one filing. What EDGAR fills in itself and an owner's CCC do not count.",
    _ADOPTED,
)
ANOTHER_HASH = _says(
    "VERIFY-04",
    "The signature page shows the SHA-256 of the XML that is enclosed.",
    "A page and an XML of two filings would be adopted by nobody.",
    _OURS,
)
NOT_TYPED = _says(
    "VERIFY-05",
    "The signature page shows the typed signatures of the filing and their dates.",
    "The signature that is adopted is the one that appears in typed form within the electronic filing.",
    _ADOPTED,
)
NOT_VALID = _says(
    "VERIFY-06",
    "An electronic signature holds for every byte that it covers.",
    "A signature that does not hold proves nothing: the file was altered, or the signature is not its own.",
    _OURS,
)
CHANGED = _says(
    "VERIFY-07",
    "After a signature nothing is added to a file but further signatures and what later validation needs.",
    "What is added later was not seen by who signed before. Certificates and timestamps for later validation show "
    "nothing, and keep a signature verifiable.",
    _OURS,
)
NOT_SIGNED = _says(
    "VERIFY-08",
    "Each typed signature is adopted by a signature.",
    "Each signer signs, by hand or electronically; form4gen sees electronic signatures alone.",
    _ADOPTED,
)
ON_PAPER = _says(
    "VERIFY-08.1",
    "A signature by hand is on the paper that is kept.",
    "--by-hand takes the user's word for it: form4gen sees no paper.",
    _ADOPTED,
    NOTE,
)
ANOTHER_DAY = _says(
    "VERIFY-09",
    "An electronic signature bears the day that is typed on the form.",
    "The date on the form says when the person signed: the day in New York, or the day where the signature's time "
    "counts it. The clock is the signer's own, unless there is a timestamp.",
    _ADOPTED,
    WARNING,
)
SIGNED = _says(
    "VERIFY-10",
    "An electronic signature says which typed signature it adopts, whose certificate made it, and when.",
    "Whether the certificate is the signer's is for a person to judge: form4gen asks no authority, since it uses no "
    "network. The page is signed before the filing is made, or when it is made.",
    _ADOPTED,
    NOTE,
)
ANOTHER_NAME = _says(
    "VERIFY-10.1",
    "A certificate names who is named in the typed signature that it adopts.",
    "A wrong card or the wrong field is the commonest slip. A signing service may sign with a certificate of its own.",
    _ADOPTED,
    WARNING,
)
ANOTHER_FORM = _says(
    "VERIFY-11",
    "The form that was signed is the one that the enclosed draft makes, and no remark lies on it.",
    "The signer reads the pages, and EDGAR the XML. Both are made again from the draft, and compared to the letter.",
    _ADOPTED,
)
MORE_SHOWN = _says(
    "VERIFY-11.1",
    "A page of the form that was signed says nothing beside the form.",
    "A signing service may print a number of its own on each page. Anything else is no part of the filing, and may "
    "cover what is: such a page is compared by its words alone.",
    _OURS,
    WARNING,
)
NOT_REDRAWN = _says(
    "VERIFY-11.2",
    "The form is drawn again by the form4gen that drew it.",
    "Another version may set a line otherwise, so that a difference would mean nothing.",
    _OURS,
    NOTE,
)
DRAWN_OTHERWISE = _says(
    "VERIFY-11.3",
    "A page of the form that was signed is drawn as form4gen draws it.",
    "Something white may cover an amount, and the words of the page still be there. Another computer, with other "
    "versions of the libraries that set the type, may draw an untouched page otherwise, too.",
    _OURS,
    WARNING,
)
