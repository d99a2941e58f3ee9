# SPDX-License-Identifier: Apache-2.0
"""The samples, end to end: what is said of each draft, its XML, and every phrase that its paper must show."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import CHECKOUT, Run
from lxml import etree, html

from form4gen import corridor, schema
from form4gen.model import CURRENT
from form4gen.rule import ERROR, WARNING

SAMPLES = CHECKOUT / "samples"
DAYS = {
    "amendment": "2026-05-28",
    "amendment-of-form-3": "2026-05-04",
    "amendment-of-form-5": "2026-06-03",
    "foreign-director": "2026-06-26",
    "form-3-no-securities": "2026-11-09",
    "form-3-options-and-trust": "2026-09-18",
    "form-5-gift-and-late-item": "2026-08-07",
    "gift": "2026-10-07",
    "joint-trust": "2026-07-06",
    "mistakes": "2026-11-16",
    "option-exercise-and-sale": "2026-09-16",
    "rsu-vesting": "2026-08-24",
    "sales-in-bands": "2026-06-22",
    "seed": "2013-10-07",
    "seed-today": "2013-10-07",
    "vesting-schedules": "2026-08-24",
}
FAULTY = "mistakes"
ACCEPTED = {"gift": ["DUE-02"], "form-5-gift-and-late-item": ["F5-05"]}
RIGHT = sorted(DAYS.keys() - {FAULTY})


class Built(NamedTuple):
    """A sample and the folder in which its paper was written."""

    name: str
    folder: Path

    def made(self, suffix: str) -> bytes:
        return (self.folder / f"draft.{suffix}").read_bytes()


@pytest.fixture(scope="session", params=sorted(DAYS))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The paper of each sample; that of the faulty one is stamped NOT CHECKED."""
    name: str = request.param
    return Built(name, _build(SAMPLES / name / "draft.yaml", name, tmp_path_factory.mktemp(name), "html", "pdf"))


def _build(draft: Path, name: str, target: Path, *only: str) -> Path:
    day = date.fromisoformat(DAYS[name])
    corridor.build([draft], target, today=day, asked_day=day, only=frozenset(only), unchecked=name == FAULTY)
    return target


def _golden(path: Path, text: str, config: pytest.Config) -> str:
    if config.getoption("--accept"):
        path.write_text(text, "utf-8", newline="\n")
    return path.read_text("utf-8")


def test_every_sample_has_its_day() -> None:
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert folders == set(DAYS)


@pytest.mark.parametrize("name", sorted(DAYS))
def test_findings(name: str, form4gen: Run, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    shutil.copy(SAMPLES / name / "draft.yaml", tmp_path)
    checked = form4gen("check", "draft.yaml", "--today", DAYS[name])

    assert (checked.returncode, checked.stderr) == (int(name == FAULTY), "")
    assert checked.stdout == _golden(SAMPLES / name / "findings.txt", checked.stdout, pytestconfig)


@pytest.mark.parametrize("name", RIGHT)
def test_right_drafts_are_clean(name: str) -> None:
    day = date.fromisoformat(DAYS[name])
    judged = corridor.check([SAMPLES / name / "draft.yaml"], today=day, asked_day=day).files[0]
    blocking = [(f.rule, f.message) for f in judged.findings if f.severity in (ERROR, WARNING) and not f.accepted]

    assert blocking == []
    assert [f.rule for f in judged.findings if f.accepted] == ACCEPTED.get(name, [])


def test_nothing_is_written_from_a_faulty_draft(tmp_path: Path) -> None:
    day = date.fromisoformat(DAYS[FAULTY])
    judged = corridor.build([SAMPLES / FAULTY / "draft.yaml"], tmp_path, today=day, asked_day=day).files[0]

    assert (judged.status, judged.written, list(tmp_path.iterdir())) == ("failed", (), [])
    assert not (SAMPLES / FAULTY / "filing.xml").exists()


@pytest.mark.parametrize("name", RIGHT)
def test_xml(name: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    made = (_build(SAMPLES / name / "draft.yaml", name, tmp_path, "xml") / "draft.xml").read_bytes()

    assert made.decode("utf-8") == _golden(SAMPLES / name / "filing.xml", made.decode("utf-8"), pytestconfig)
    assert made == (SAMPLES / name / "filing.xml").read_bytes()


@pytest.mark.parametrize("name", RIGHT)
def test_xml_is_valid(name: str) -> None:
    document = etree.parse(SAMPLES / name / "filing.xml")
    form = document.findtext("documentType") or ""
    version = "X0306" if name == "seed" else CURRENT[form[0]]

    assert [complaint.message for complaint in schema.verdict(document.getroot(), form, version)] == []


@pytest.mark.parametrize("name", RIGHT)
def test_draft_comes_back_from_its_xml(name: str, tmp_path: Path) -> None:
    draft, filing = tmp_path / "draft.yaml", SAMPLES / name / "filing.xml"
    corridor.import_filings([filing], draft)
    if name == "seed":  # the XML leaves its version to EDGAR, so the draft taken from it cannot know it
        draft.write_text(draft.read_text("utf-8") + "schema: X0306\n", "utf-8")

    assert (_build(draft, name, tmp_path, "xml") / "draft.xml").read_bytes() == filing.read_bytes()


def test_html_shows_every_phrase(built: Built) -> None:
    page = html.document_fromstring(built.made("html"))
    etree.strip_elements(page, "style", "title", with_tail=False)

    assert _missing(built.name, "".join(map(str, page.itertext()))) == []


def test_pdf_shows_every_phrase(built: Built) -> None:
    assert _missing(built.name, _text_of_pdf(built)) == []


def _missing(name: str, text: str) -> list[str]:
    """The phrases of words.txt that a text lacks; blanks do not count, nor the numbers of the pages."""
    bare = _bare(re.sub(r"(?m)^\s*\d+ of \d+\s*$", "", text))
    return [phrase for phrase in _phrases(name) if _bare(phrase) not in bare]


def _bare(text: str) -> str:
    return "".join(text.split())


def _phrases(name: str) -> list[str]:
    lines = (SAMPLES / name / "words.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def _text_of_pdf(built: Built) -> str:
    """The text of the PDF by poppler, else the text that WeasyPrint lays out from the same page."""
    if shutil.which("pdftotext"):
        words = ["pdftotext", "-raw", "-enc", "UTF-8", str(built.folder / "draft.pdf"), "-"]
        return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
    from weasyprint import HTML

    pages = HTML(string=built.made("html").decode("utf-8")).render().pages
    boxes = (box for page in pages for box in page._page_box.descendants())
    return "\n".join(box.text for box in boxes if hasattr(box, "text"))


# The seed as it was printed, box by box: `(1)` behind a value is the mark of footnote 1.
SEED = """
documentType: 4
periodOfReport: 2013-10-07
issuer/issuerCik: 0001107843
issuer/issuerTradingSymbol: QLYS
reportingOwner/reportingOwnerId/rptOwnerCik: 0001234567
reportingOwner/reportingOwnerAddress/rptOwnerStreet1: C/O QUALYS, INC., 1600 BRIDGE PARKWAY
reportingOwner/reportingOwnerAddress/rptOwnerCity: REDWOOD CITY
reportingOwner/reportingOwnerAddress/rptOwnerState: CA
reportingOwner/reportingOwnerAddress/rptOwnerZipCode: 94065
reportingOwner/reportingOwnerRelationship/isOfficer: 1
reportingOwner/reportingOwnerRelationship/officerTitle: VP, Engineering

nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle: Common Stock
nonDerivativeTable/nonDerivativeTransaction[1]/transactionDate: 2013-10-07
nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding/transactionFormType: 4
nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding/transactionCode: M
nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding/equitySwapInvolved: 0
nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding: (1)
nonDerivativeTable/nonDerivativeTransaction[1]/transactionAmounts/transactionShares: 1200
nonDerivativeTable/nonDerivativeTransaction[1]/transactionAmounts/transactionPricePerShare: 4.4
nonDerivativeTable/nonDerivativeTransaction[1]/transactionAmounts/transactionAcquiredDisposedCode: A
nonDerivativeTable/nonDerivativeTransaction[1]/postTransactionAmounts/sharesOwnedFollowingTransaction: 1200
nonDerivativeTable/nonDerivativeTransaction[1]/ownershipNature/directOrIndirectOwnership: D

nonDerivativeTable/nonDerivativeTransaction[2]/securityTitle: Common Stock
nonDerivativeTable/nonDerivativeTransaction[2]/transactionDate: 2013-10-07
nonDerivativeTable/nonDerivativeTransaction[2]/transactionCoding/transactionFormType: 4
nonDerivativeTable/nonDerivativeTransaction[2]/transactionCoding/transactionCode: S
nonDerivativeTable/nonDerivativeTransaction[2]/transactionCoding/equitySwapInvolved: 0
nonDerivativeTable/nonDerivativeTransaction[2]/transactionCoding: (1)
nonDerivativeTable/nonDerivativeTransaction[2]/transactionAmounts/transactionShares: 1200
nonDerivativeTable/nonDerivativeTransaction[2]/transactionAmounts/transactionPricePerShare: 21.0773 (2)
nonDerivativeTable/nonDerivativeTransaction[2]/transactionAmounts/transactionAcquiredDisposedCode: D
nonDerivativeTable/nonDerivativeTransaction[2]/postTransactionAmounts/sharesOwnedFollowingTransaction: 0
nonDerivativeTable/nonDerivativeTransaction[2]/ownershipNature/directOrIndirectOwnership: D

derivativeTable/derivativeTransaction/securityTitle: Stock Option (right to buy)
derivativeTable/derivativeTransaction/conversionOrExercisePrice: 4.4
derivativeTable/derivativeTransaction/transactionDate: 2013-10-07
derivativeTable/derivativeTransaction/transactionCoding/transactionFormType: 4
derivativeTable/derivativeTransaction/transactionCoding/transactionCode: M
derivativeTable/derivativeTransaction/transactionCoding/equitySwapInvolved: 0
derivativeTable/derivativeTransaction/transactionCoding: (1)
derivativeTable/derivativeTransaction/transactionAmounts/transactionShares: 1200
derivativeTable/derivativeTransaction/transactionAmounts/transactionPricePerShare: 0.00
derivativeTable/derivativeTransaction/transactionAmounts/transactionAcquiredDisposedCode: D
derivativeTable/derivativeTransaction/exerciseDate: (3)
derivativeTable/derivativeTransaction/expirationDate: 2021-02-03
derivativeTable/derivativeTransaction/underlyingSecurity/underlyingSecurityTitle: Common Stock
derivativeTable/derivativeTransaction/underlyingSecurity/underlyingSecurityShares: 1200
derivativeTable/derivativeTransaction/postTransactionAmounts/sharesOwnedFollowingTransaction: 36943
derivativeTable/derivativeTransaction/ownershipNature/directOrIndirectOwnership: D

ownerSignature/signatureName: /s/ Bruce Posey by power of attorney for Sumedh S. Thakar
ownerSignature/signatureDate: 2013-10-07
"""
SEED_FOOTNOTES = {
    "F1": "The transactions reported on this Form 4 were effected pursuant to a Rule 10b5-1 trading plan adopted by "
    "the Reporting Person on February 28, 2013.",
    "F2": "The sale price reported for this transaction in column 4 of Table I represents the weighted average sale "
    "price of the shares sold, ranging from $20.99 to $21.29 per share. Upon request by the Commission staff, the "
    "Issuer or a security holder of the Issuer, the Reporting Person will provide full information regarding the "
    "number of shares sold at each separate price.",
    "F3": "The option is subject to an early exercise provision and is immediately exercisable. One forty-eighth of "
    "the shares subject to the option vested on January 1, 2011 and one forty-eighth of the shares subject to the "
    "option vest monthly thereafter.",
}


def _cells(element: etree._Element, path: str = "") -> Iterator[str]:
    """Each box that says something, in the order of the document, as `path: value (marks)`."""
    tags = [child.tag for child in element]
    told = [] if "value" not in tags and tags else [(element.findtext("value") or element.text or "").strip()]
    told += [f"({(note.get('id') or '').removeprefix('F')})" for note in element.findall("footnoteId")]
    for child in element:
        if child.tag not in ("value", "footnoteId", "footnotes"):
            earlier = len(list(child.itersiblings(child.tag, preceding=True)))
            number = f"[{earlier + 1}]" if tags.count(child.tag) > 1 else ""
            yield from _cells(child, f"{path}/{child.tag}{number}")
    if any(told):
        yield f"{path[1:]}: {' '.join(told)}"


def test_the_seed_says_in_xml_what_it_says_on_paper() -> None:
    document = etree.parse(SAMPLES / "seed" / "filing.xml")
    footnotes = {note.get("id"): note.text for note in document.iterfind("footnotes/footnote")}

    assert list(_cells(document.getroot())) == [line for line in SEED.splitlines() if line]
    assert footnotes == SEED_FOOTNOTES


def test_the_seed_of_today_says_two_things_more() -> None:
    then, now = (list(_cells(etree.parse(SAMPLES / name / "filing.xml").getroot())) for name in ("seed", "seed-today"))
    more = [line for line in now if line not in then]

    assert more == ["reportingOwner/reportingOwnerAddress/rptOwnerNonUSAddressFlag: false", "aff10b5One: 0"]
    assert [line for line in now if line not in more] == then
