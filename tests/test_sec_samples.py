# SPDX-License-Identifier: Apache-2.0
"""The SEC's own sample documents, repaired, from import to the submission, judged by the SEC's own schemas.

They are meant to show boxes, not facts: an obsolete country, an issuer that is its own owner, options in Table I. So
they are built unchecked. And they are written as submitted, with passwords, which no published filing has and no
import takes.
"""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import date
from pathlib import Path

import pytest
from conftest import SEC, needs_sec
from lxml import etree

from form4gen import compare, corridor, edgar, schema
from form4gen.filed import as_filed
from form4gen.model import CURRENT, Filing
from form4gen.rule import ERROR

SAMPLES = {"doc3": "3", "doc3a": "3/A", "doc4": "4", "doc4a": "4/A", "doc5": "5", "doc5a": "5/A"}
TODAY = date(2026, 11, 20)
PASSWORD = re.compile(rb"\s*<rptOwnerCcc>([^<]*)</rptOwnerCcc>")
# What is wrong with them, and no more than that: each finding was read and is true.
FAULTS = {
    "doc3": {"OWN-13.1", "T1-04"},
    "doc3a": {"AMD-02", "OWN-13.1", "T1-04"},
    "doc4": {"DOC-12", "DOC-14", "ISS-01.1", "OWN-13.1", "T1-04", "T1-06", "T1-10"},
    "doc4a": {"AMD-02", "DOC-12", "DOC-14", "ISS-01.1", "OWN-13.1", "T1-04", "T1-06", "T1-10"},
    "doc5": {"CODE-A", "ISS-01.1", "OWN-13.1", "SIG-04", "T1-04", "T1-10"},
    "doc5a": {"AMD-02", "CODE-A", "ISS-01.1", "OWN-13.1", "SIG-04", "T1-04", "T1-10"},
}

pytestmark = needs_sec


def original(name: str) -> bytes:
    return Path(SEC, "samples", f"{name}.xml").read_bytes()


def of_the_sec(name: str) -> etree.XMLSchema:
    return schema.compiled(Path(SEC, "X0609", name))


def filing(raw: bytes) -> Filing:
    read = edgar.read(raw, "")
    assert read.filing is not None
    assert read.findings == []
    return read.filing


def imported(name: str, folder: Path) -> Path:
    """The draft of a sample as EDGAR would have published it: without the passwords."""
    (folder / f"{name}.xml").write_bytes(PASSWORD.sub(b"", original(name)))
    taken = corridor.import_filings([folder / f"{name}.xml"], folder / f"{name}.yaml").files[0]
    assert taken.status == "clean", taken.findings
    return folder / f"{name}.yaml"


@pytest.mark.parametrize("name", SAMPLES)
def test_passwords_are_left_out_of_an_import_and_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "as-submitted.xml").write_bytes(original(name))
    taken = corridor.import_filings([tmp_path / "as-submitted.xml"], tmp_path / "out").files[0]
    draft = (tmp_path / "out" / "as-submitted.yaml").read_text("utf-8")

    assert {found.rule for found in taken.findings} == {"XML-08"}
    assert not [password for password in PASSWORD.findall(original(name)) if password.decode() in draft]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_findings_are_its_oddities(name: str, tmp_path: Path) -> None:
    judged = corridor.check([imported(name, tmp_path)], today=TODAY).files[0]

    assert {found.rule for found in judged.findings if found.severity is ERROR} == FAULTS[name]


@pytest.mark.parametrize(("name", "form"), SAMPLES.items())
def test_the_sec_takes_its_submission(name: str, form: str, tmp_path: Path) -> None:
    draft, said = imported(name, tmp_path), filing(PASSWORD.sub(b"", original(name)))
    passwords = [found.decode() for found in PASSWORD.findall(original(name))]
    environment = {
        f"FORM4GEN_CCC_{owner.cik.text.zfill(10)}": password
        for owner, password in zip(said.owners, passwords, strict=True)
    }
    only = frozenset({"xml", "html", "submission"})
    built = corridor.build(
        [draft], tmp_path / "out", today=TODAY, only=only, unchecked=True, environment=environment
    ).files[0]
    assert len(built.written) == len(only), built.findings

    written = (tmp_path / "out" / f"{name}.xml").read_bytes()
    wanted = as_filed(said, CURRENT[form[0]], False)
    assert compare.differences(wanted, filing(written)) == []

    envelope = etree.parse(tmp_path / "out" / f"{name}.submission.xml").getroot()
    assert schema.judged(envelope, of_the_sec("edgarSubmission.xsd.xml")) == []
    assert (envelope.findtext("submissionType"), envelope.findtext("testOrLive")) == (form, "TEST")
    enclosed = b64decode(envelope.findtext("edgarDocument/documentMimeBlock") or "")
    document = etree.fromstring(enclosed)
    assert schema.judged(document, of_the_sec(f"ownership{form.replace('/', '')}Document.xsd.xml")) == []
    assert [found.decode() for found in PASSWORD.findall(enclosed)] == passwords
    assert compare.differences(wanted, filing(PASSWORD.sub(b"", enclosed))) == []
    assert schema.verdict(etree.fromstring(written), form, CURRENT[form[0]]) == []
