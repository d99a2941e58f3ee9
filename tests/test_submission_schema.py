# SPDX-License-Identifier: Apache-2.0
"""Our XSD of the envelope takes and refuses what the SEC's does.

Where FORM4GEN_SEC names a folder with the SEC's own files, both are compared on every case of this file, and what
form4gen writes is judged by the SEC's.
"""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from conftest import CHECKOUT, SEC, needs_sec
from lxml import etree

from form4gen import draft, edgar, schema, submission
from form4gen.filed import as_filed
from form4gen.home import folder
from form4gen.submission import Cccs

OURS = folder("schemas") / "X0609" / "submission.xsd"

TYPE, TEST = "<submissionType>4</submissionType>", "<testOrLive>TEST</testOrLive>"
NAME, KIND, BLOCK = (
    "<documentName>a.xml</documentName>",
    "<documentType>4</documentType>",
    "<documentMimeBlock>eA==</documentMimeBlock>",
)
ONE = f"<edgarDocument>{NAME}{KIND}{BLOCK}</edgarDocument>"
CONTACT = "<pointOfContact>{}</pointOfContact>"
NOTIFIED = "<notificationAddresses>{}</notificationAddresses>"
ADDRESS = "<notificationEmailAddress>a@x.com</notificationEmailAddress>"


def element(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag}>"


def enclosed(*parts: str) -> str:
    return TYPE + TEST + element("edgarDocument", "".join(parts))


def lengths(tag: str, least: int, most: int) -> list[tuple[str, str, bool]]:
    """A box of a contact or a document at the edges of its length."""
    found = []
    for length in {0, 1, most, most + 1}:
        box = element(tag, "x" * length)
        parts = {"documentName": box + KIND + BLOCK, "documentType": NAME + box + BLOCK}
        parts["documentDescription"] = NAME + KIND + box + BLOCK
        inside = enclosed(parts[tag]) if tag in parts else TYPE + TEST + CONTACT.format(box) + ONE
        found.append((f"{tag} of {length}", inside, least <= length <= most))
    return found


CASES: list[tuple[str, str, bool]] = [
    ("the least", TYPE + TEST + ONE, True),
    ("all of it", TYPE + TEST + CONTACT.format("") + NOTIFIED.format("") + ONE + ONE, True),
    *[(f"type {text!r}", element("submissionType", text) + TEST + ONE, text in schema.FORMS)
      for text in (*schema.FORMS, "", "4 ", " 4", "6", "4/B", "3|4")],
    *[(f"{text!r}", TYPE + element("testOrLive", text) + ONE, text in ("TEST", "LIVE"))
      for text in ("TEST", "LIVE", "", "test", "LIVE ", "TEST|LIVE")],
    ("no type", TEST + ONE, False),
    ("neither test nor live", TYPE + ONE, False),
    ("no document", TYPE + TEST, False),
    ("611 documents", TYPE + TEST + ONE * 611, True),
    ("612 documents", TYPE + TEST + ONE * 612, False),
    ("a document before the contact", TYPE + TEST + ONE + CONTACT.format(""), False),
    ("addresses before the contact", TYPE + TEST + NOTIFIED.format("") + CONTACT.format("") + ONE, False),
    ("two contacts", TYPE + TEST + CONTACT.format("") * 2 + ONE, False),
    ("30 addresses", TYPE + TEST + NOTIFIED.format(ADDRESS * 30) + ONE, True),
    ("31 addresses", TYPE + TEST + NOTIFIED.format(ADDRESS * 31) + ONE, False),
    ("an address of 81", TYPE + TEST + NOTIFIED.format(element("notificationEmailAddress", "x" * 81)) + ONE, False),
    ("an address that is none", TYPE + TEST + NOTIFIED.format(element("notificationEmailAddress", "x")) + ONE, True),
    ("returnCopy", TYPE + TEST + "<returnCopy>true</returnCopy>" + ONE, False),
    ("a phone before the name", TYPE + TEST + CONTACT.format(
        "<contactPhoneNumber>1</contactPhoneNumber><contactName>x</contactName>") + ONE, False),
    ("text between", TYPE + "x" + TEST + ONE, False),
    ("an attribute", TYPE.replace(">4", " a='b'>4") + TEST + ONE, False),
    ("a block that is empty", enclosed(NAME, KIND, element("documentMimeBlock", "")), False),
    ("a block of blanks", enclosed(NAME, KIND, element("documentMimeBlock", "\n \n")), True),
    ("a block that is not encoded", enclosed(NAME, KIND, element("documentMimeBlock", "%")), True),
    ("a block with markup", enclosed(NAME, KIND, element("documentMimeBlock", "<a/>")), False),
    ("no block", enclosed(NAME, KIND), False),
    ("a type before its name", enclosed(KIND, NAME, BLOCK), False),
    ("a description behind the block", enclosed(NAME, KIND, BLOCK, "<documentDescription/>"), False),
    *lengths("contactName", 0, 30),
    *lengths("contactPhoneNumber", 0, 20),
    *lengths("contactEmailAddress", 0, 80),
    *lengths("documentName", 1, 32),
    *lengths("documentType", 1, 20),
    *lengths("documentDescription", 0, 255),
]  # fmt: skip


def root(inside: str) -> etree._Element:
    return etree.fromstring(element("edgarSubmission", inside))


@pytest.mark.parametrize(("inside", "valid"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_our_schema_takes_and_refuses(inside: str, valid: bool) -> None:
    assert (not schema.judged(root(inside), schema.compiled(OURS))) == valid


def test_another_root_or_a_namespace_is_refused() -> None:
    for tag in ("ownershipDocument", "{urn:other}edgarSubmission"):
        changed = root(TYPE + TEST + ONE)
        changed.tag = tag
        assert schema.judged(changed, schema.compiled(OURS))


# The SEC's own -----------------------------------------------------------------------------------------------------


def of_the_sec(name: str) -> etree.XMLSchema:
    return schema.compiled(Path(SEC, "X0609", name))


@needs_sec
def test_the_sec_says_the_same_of_every_case() -> None:
    for name, inside, _ in CASES:
        theirs = schema.judged(root(inside), of_the_sec("edgarSubmission.xsd.xml"))
        ours = schema.judged(root(inside), schema.compiled(OURS))

        assert {c.element_path for c in ours} == {c.element_path for c in theirs}, name


@needs_sec
def test_the_sec_takes_what_is_written_of_every_sample(tmp_path: Path) -> None:
    (tmp_path / "ex24.txt").write_text("Know all by these presents\n")
    taken = []
    for path in sorted(CHECKOUT.glob("samples/*/draft.yaml")):
        text = (
            path.read_bytes()
            + b"\nsubmission:\n  contact: {name: Ann Lee}\n  exhibits: [{type: EX-24, file: ex24.txt}]\n"
        )
        read, refused = draft.read(text, path.name)
        if read is None or refused or read.filing.version:
            continue  # a draft with faults, or in the words of an older schema
        cccs = Cccs({}, lambda cik: "abcd#123")
        tree = edgar.write(as_filed(read.filing, "X0609", False)).root
        made = submission.make(read.filing, tree, read.submission, cccs, live=False, base=tmp_path)
        assert made.content, (path, made.findings)
        envelope = etree.fromstring(made.content)
        assert not schema.judged(envelope, of_the_sec("edgarSubmission.xsd.xml")), path
        form = etree.fromstring(b64decode(envelope.findtext("edgarDocument/documentMimeBlock") or ""))
        name = f"ownership{(read.filing.form.value or '').replace('/', '')}Document.xsd.xml"
        assert not schema.judged(form, of_the_sec(name)), path
        assert form.findtext("reportingOwner/reportingOwnerId/rptOwnerCcc") == "abcd#123"
        taken.append(path.parent.name)

    assert len(taken) >= 6
