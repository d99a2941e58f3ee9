# SPDX-License-Identifier: Apache-2.0
"""A signed file is held against a filing: what is accepted, what is refused, and what is told of it."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pikepdf
import pytest
from conftest import SALE, Run
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfTimeStamper, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from signers import sign, throw_away

from form4gen import corridor
from form4gen.corridor import Judged, Refusal
from form4gen.signing import opening, refusals, verifying

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
SECRET = "q7$Zx#9w"
JOINT = (SAMPLES / "joint-trust" / "draft.yaml").read_text("utf-8")
needs_pdfsig = pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig is not here: install poppler-utils")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """sale and joint, built: signature files, XML and submissions."""
    made = tmp_path_factory.mktemp("built")
    known = {f"FORM4GEN_CCC_{cik}": SECRET for cik in ("0001234567", "0009900205", "0009900206")}
    for name, text, day in (("sale", SALE, "2026-03-03"), ("joint", JOINT, "2026-07-06")):
        (made / f"{name}.yaml").write_text(text, "utf-8")
        only = frozenset({"signature", "xml", "submission"})
        corridor.build([made / f"{name}.yaml"], made, today=date.fromisoformat(day), only=only, environment=known)
    return made


@pytest.fixture(scope="module")
def signer() -> SimpleSigner:
    """Who signs."""
    return throw_away("Jane Doe")


@pytest.fixture(scope="module")
def sale(folder: Path, signer: SimpleSigner) -> bytes:
    """The sale's signature file, signed."""
    return sign((folder / "sale.signature.pdf").read_bytes(), "signature-1", signer)


@pytest.fixture(scope="module")
def joint(folder: Path) -> bytes:
    """The joint filers' signature file, signed by both."""
    erik = throw_away("Erik Halvorsen")
    once = sign((folder / "joint.signature.pdf").read_bytes(), "signature-1", erik, "2026-07-06")
    return sign(once, "signature-2", throw_away("Erik M. Halvorsen, Trustee"), "2026-07-06")


def verified(raw: bytes, filing: Path, path: Path) -> Judged:
    """What is said of a file's bytes."""
    path.write_bytes(raw)
    (judged,) = corridor.verify(path, filing).files
    return judged


def rules(judged: Judged) -> list[str]:
    return [finding.rule for finding in judged.findings]


def pdfsig(path: Path) -> list[str]:
    """What poppler says of each signature."""
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False, errors="replace").stdout
    return [line.partition(": ")[2] for line in told.splitlines() if "Signature Validation" in line]


# Signed as it should be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("filing", ["joint.xml", "joint.submission.xml"])
def test_a_file_that_all_have_signed_is_accepted(folder: Path, joint: bytes, tmp_path: Path, filing: str) -> None:
    judged = verified(joint, folder / filing, tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("clean", ["VERIFY-10", "VERIFY-10"])
    assert "Erik Halvorsen, issued by itself" in judged.findings[0].message
    assert judged.findings[0].message.startswith(
        "the field of `/s/ Erik M. Halvorsen` was signed on 2026-07-06 11:00 in New York (2026-07-06 15:00:00+00:00), "
        "by the signer's own clock; the certificate says "
    )


@needs_pdfsig
def test_poppler_accepts_it_too(joint: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(joint)

    assert pdfsig(tmp_path / "a.pdf") == ["Signature is Valid."] * 2


def test_what_edgar_fills_in_and_a_ccc_make_no_other_filing(folder: Path, sale: bytes, tmp_path: Path) -> None:
    text = (folder / "sale.xml").read_text("ascii")
    published = (
        text.replace("<ownershipDocument>", "<ownershipDocument>\n  <schemaVersion>X0609</schemaVersion>")
        .replace("<issuerTradingSymbol>", "<issuerName>EXAMPLE INC</issuerName><issuerTradingSymbol>")
        .replace("</rptOwnerCik>", f"</rptOwnerCik><rptOwnerCcc>{SECRET}</rptOwnerCcc><rptOwnerName>D</rptOwnerName>")
    )
    assert published.count("EXAMPLE INC") == published.count(SECRET) == 1
    (tmp_path / "published.xml").write_text(published, "ascii")

    judged = verified(sale, tmp_path / "published.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("clean", ["VERIFY-10"])


# Altered ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.001, 0.01, 0.2, 0.4, 0.6, 0.8, 0.9, 0.985, 0.992, 0.9999])
@needs_pdfsig
def test_one_byte_changed_is_refused_by_both(folder: Path, sale: bytes, tmp_path: Path, share: float) -> None:
    _, end, again, rest = map(int, re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", sale).groups())  # type: ignore[union-attr]
    place = int((end + rest) * share)
    altered = bytearray(sale)
    altered[place if place < end else again + place - end] ^= 1

    judged = verified(bytes(altered), folder / "sale.xml", tmp_path / "a.pdf")

    assert judged.status == "failed"
    assert "VERIFY-06" in rules(judged) or "VERIFY-01" in rules(judged)
    assert pdfsig(tmp_path / "a.pdf") != ["Signature is Valid."]


def test_a_signature_that_lost_its_field_is_told(folder: Path, sale: bytes, tmp_path: Path) -> None:
    altered = sale.replace(b"/AcroForm", b"/AcroFork")

    judged = verified(altered, folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-08", "VERIFY-06"])


def test_no_byte_hides_behind_a_signature(folder: Path, sale: bytes, tmp_path: Path) -> None:
    end = sale.rindex(b"00>", 0, sale.rindex(b"/ByteRange") + 20_000)
    altered = sale[:end] + b"01" + sale[end + 2 :]

    assert rules(verified(altered, folder / "sale.xml", tmp_path / "a.pdf")) == ["VERIFY-06"]


def test_saved_anew_by_another_program_no_signature_holds(folder: Path, sale: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(sale)) as file:
        file.save(tmp_path / "anew.pdf")

    judged = verified((tmp_path / "anew.pdf").read_bytes(), folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-06"])


@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
def test_saved_anew_without_what_was_enclosed_the_page_still_tells(folder: Path, tmp_path: Path) -> None:
    with pikepdf.open(folder / "sale.signature.pdf") as file:
        del file.Root.Names, file.Root.AF, file.Root.AcroForm
        file.save(tmp_path / "anew.pdf")
    raw = (tmp_path / "anew.pdf").read_bytes()

    same, other = (verified(raw, folder / f"{name}.xml", tmp_path / "a.pdf") for name in ("sale", "joint"))

    assert rules(same) == ["VERIFY-02", "VERIFY-08"]
    assert same.findings[1].message == "the file has no field for `/s/ Jane Doe`"
    assert rules(other) == ["VERIFY-02", "VERIFY-04", "VERIFY-05", "VERIFY-05", "VERIFY-08", "VERIFY-08"]


def test_what_is_added_after_a_signature_is_told(folder: Path, sale: bytes, tmp_path: Path) -> None:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(sale))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.pdf_name("/180")
    writer.update_container(page)
    made = io.BytesIO()
    writer.write(made)

    judged = verified(made.getvalue(), folder / "sale.xml", tmp_path / "a.pdf")
    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-11.3", "VERIFY-07", "VERIFY-10"])
    assert judged.findings[1].message == "the file was changed after this signature, or a comment was added"

    judged = verified(sale + b"% and more\n", folder / "sale.xml", tmp_path / "a.pdf")
    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-07", "VERIFY-10"])
    assert judged.findings[0].message == "after the last signature something was added to the file"


def later(raw: bytes, change: Callable[[Any], object]) -> bytes:
    """The file with something added behind what was signed, as a reader or an archive adds it."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(raw))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def validatable(raw: bytes, signer: SimpleSigner) -> bytes:
    """The file with the certificate enclosed for later validation."""
    made = io.BytesIO(raw)
    DocumentSecurityStore.add_dss(made, None, certs=[signer.signing_cert])
    return made.getvalue()


def stamped(raw: bytes) -> bytes:
    """The file with a timestamp of all that is in it."""
    with patch.object(ec, "generate_private_key", lambda curve: rsa.generate_private_key(65537, 2048)):
        notary = throw_away("A Notary of Time")
    at: Any = datetime(2026, 3, 4, tzinfo=UTC)
    clock: Any = DummyTimeStamper(notary.signing_cert, notary.signing_key, fixed_dt=at)
    made: bytes = PdfTimeStamper(clock).timestamp_pdf(IncrementalPdfFileWriter(io.BytesIO(raw)), "sha256").getvalue()
    return made


def test_a_comment_added_later_is_told_in_one_sentence(folder: Path, sale: bytes, tmp_path: Path) -> None:
    def comment(writer: Any) -> None:
        page = writer.root["/Pages"]["/Kids"][1]
        made: Any = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Annot")})  # type: ignore[no-untyped-call]
        made["/Subtype"] = generic.pdf_name("/Text")
        made["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (10, 10, 30, 30)))
        page["/Annots"].append(writer.add_object(made))
        writer.update_container(page["/Annots"])

    judged = verified(later(sale, comment), folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-11", "VERIFY-07", "VERIFY-10"])
    assert judged.findings[0].message == "a remark (Text) stands on page 2"
    assert judged.findings[1].message == "the file was changed after this signature, or a comment was added"


def test_data_for_later_validation_may_be_added(
    folder: Path, sale: bytes, signer: SimpleSigner, tmp_path: Path
) -> None:
    says = "; data for later validation was added since"
    for raw in (validatable(sale, signer), stamped(sale), stamped(validatable(sale, signer))):
        judged = verified(raw, folder / "sale.xml", tmp_path / "a.pdf")
        assert (judged.status, rules(judged)) == ("clean", ["VERIFY-10"])
        assert judged.findings[0].message.endswith(says)
        judged = verified(raw + b"and more", folder / "sale.xml", tmp_path / "a.pdf")
        assert rules(judged) == ["VERIFY-07", "VERIFY-10"]

    for end in (b"\n", b"\r\n"):
        judged = verified(sale + end, folder / "sale.xml", tmp_path / "a.pdf")
        assert (judged.status, rules(judged)) == ("clean", ["VERIFY-10"])
        assert says not in judged.findings[0].message


def test_a_timestamp_is_nobodys_signature(folder: Path, tmp_path: Path) -> None:
    raw = stamped((folder / "sale.signature.pdf").read_bytes())

    assert rules(verified(raw, folder / "sale.xml", tmp_path / "a.pdf")) == ["VERIFY-08"]
    spoilt = raw.replace(b"/Lang (en)", b"/Lang (de)")
    assert rules(verified(spoilt, folder / "sale.xml", tmp_path / "a.pdf")) == ["VERIFY-08", "VERIFY-06"]


def test_an_empty_field_added_after_the_last_signature_is_told(folder: Path, sale: bytes, tmp_path: Path) -> None:
    field = SigFieldSpec("Another", on_page=1, box=(10, 10, 200, 60))
    raw = later(sale, lambda writer: append_signature_field(writer, field))

    judged = verified(raw, folder / "sale.xml", tmp_path / "a.pdf")

    assert rules(judged) == ["VERIFY-07", "VERIFY-10"]
    assert judged.findings[0].message == "after the last signature something was added to the file"


# Of another filing --------------------------------------------------------------------------------------------------


def test_each_box_that_differs_is_told_up_to_five(
    folder: Path, sale: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "_whose", lambda filing: "one filing, changed throughout")
    judged = verified(sale, folder / "joint.xml", tmp_path / "a.pdf")

    assert rules(judged)[:6] == ["VERIFY-03"] * 6
    assert judged.findings[5].message.endswith("more boxes differ")
    assert rules(judged)[6:] == ["VERIFY-05", "VERIFY-05", "VERIFY-08", "VERIFY-09", "VERIFY-10", "VERIFY-10.1"]


def test_a_file_of_somebody_else_is_told_in_one_line(folder: Path, sale: bytes, tmp_path: Path) -> None:
    (found,) = verified(sale, folder / "joint.xml", tmp_path / "a.pdf").findings

    assert (found.rule, found.severity) == ("VERIFY-03", "error")
    assert found.message == (
        "the signed file is Form 4 of CIK 0001234567 on the issuer 0001107843, and the filing is "
        "Form 4 of CIK 0009900205 and 0009900206 on the issuer 0009900105"
    )


def test_one_figure_changed_since_is_told(folder: Path, sale: bytes, tmp_path: Path) -> None:
    text = (folder / "sale.xml").read_text("ascii")
    (tmp_path / "b.xml").write_text(text.replace("<value>1000</value>", "<value>1001</value>"), "ascii")

    judged = verified(sale, tmp_path / "b.xml", tmp_path / "a.pdf")

    assert rules(judged) == ["VERIFY-03", "VERIFY-10"]
    assert judged.findings[0].message == "table-1[1].shares: the signed file says `1000`, the filing `1001`"


def test_a_page_of_another_xml_is_told(folder: Path, tmp_path: Path) -> None:
    with pikepdf.open(folder / "sale.signature.pdf") as file:
        file.attachments["sale.xml"] = (folder / "joint.xml").read_bytes()
        file.save(tmp_path / "mixed.pdf")

    judged = verified((tmp_path / "mixed.pdf").read_bytes(), folder / "joint.xml", tmp_path / "a.pdf")

    assert rules(judged) == ["VERIFY-04", "VERIFY-05", "VERIFY-05", "VERIFY-11", "VERIFY-08", "VERIFY-08"]


# Who and when -------------------------------------------------------------------------------------------------------


def test_who_has_not_signed_is_told_unless_it_was_by_hand(folder: Path, form4gen: Run) -> None:
    once = sign(
        (folder / "joint.signature.pdf").read_bytes(), "signature-2", throw_away("Erik M. Halvorsen"), "2026-07-06"
    )
    (folder / "once.pdf").write_bytes(once)

    judged = verified(once, folder / "joint.xml", folder / "once.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-08", "VERIFY-10"])
    assert judged.findings[0].message == "nobody has signed electronically in the field of `/s/ Erik M. Halvorsen`"
    words = ("verify", folder / "once.pdf", folder / "joint.xml")
    assert [form4gen(*words, *more).returncode for more in ((), ("--by-hand",), ("--by-hand", "--strict"))] == [1, 0, 0]
    assert "VERIFY-08.1" in form4gen(*words, "--by-hand").stdout


def test_a_certificate_of_somebody_else_is_told(folder: Path, tmp_path: Path) -> None:
    raw = sign((folder / "sale.signature.pdf").read_bytes(), "signature-1", throw_away("Mallory Évil"))
    judged = verified(raw, folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("clean", ["VERIFY-10", "VERIFY-10.1"])
    assert judged.findings[1].severity == "warning"
    assert judged.findings[1].message == (
        "the certificate says Common Name: Mallory Évil; nobody of that name is in `/s/ Jane Doe`"
    )


def test_the_parts_of_a_certificate_name_nobody() -> None:
    assert verifying._names("Common Name: Ann Lee, Organization: Lee & Co, Country: US") == "Ann Lee, Lee & Co, US"


def test_bytes_of_the_signature_itself_that_changed_are_told_as_such(folder: Path, sale: bytes, tmp_path: Path) -> None:
    _, end, again, _ = map(int, re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", sale).groups())  # type: ignore[union-attr]
    said = set()
    for share in (0.02, 0.1, 0.2, 0.3, 0.4):
        altered = bytearray(sale)
        place = end + 1 + int((again - end) * share)
        altered[place] = ord("0") if altered[place] != ord("0") else ord("1")
        judged = verified(bytes(altered), folder / "sale.xml", tmp_path / "a.pdf")
        said |= {(judged.status, finding.rule) for finding in judged.findings}

    assert said <= {("failed", "VERIFY-06"), ("failed", "VERIFY-01")}
    assert ("failed", "VERIFY-06") in said


def signed_at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each signature of a file tell this time."""
    honest = opening.opened

    def opened(raw: bytes) -> Any:
        file = honest(raw)
        at = datetime.fromisoformat(moment)
        return file._replace(fields={name: one and one._replace(at=at) for name, one in file.fields.items()})

    monkeypatch.setattr(verifying, "opened", opened)


@pytest.mark.parametrize(
    "moment",
    [
        "2026-03-04 01:00+00:00",  # the evening in New York
        "2026-03-03 02:00+00:00",  # the morning in Europe, the evening before in New York
        "2026-03-03 08:00+09:00",  # the morning in Tokyo
        "2026-03-03 23:59",
    ],
)
def test_the_day_is_that_of_new_york_or_of_the_signer(
    moment: str, folder: Path, sale: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_at(moment, monkeypatch)

    assert rules(verified(sale, folder / "sale.xml", tmp_path / "a.pdf")) == ["VERIFY-10"]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-04 06:00+00:00", "2026-03-04 01:00 in New York (2026-03-04 06:00:00+00:00)"),
        ("2026-03-04 00:00", "2026-03-04 00:00:00, in a time zone that it does not tell"),
        ("0001-01-01 00:00+00:00", "1-01-01 00:00 in New York (0001-01-01 00:00:00+00:00)"),
    ],
)
def test_a_signature_of_another_day_is_told(
    moment: str, shown: str, folder: Path, sale: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_at(moment, monkeypatch)

    judged = verified(sale, folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("clean", ["VERIFY-09", "VERIFY-10"])
    assert judged.findings[0].message.endswith(f"{shown}; the form is dated 2026-03-03")
    assert f"{shown}, by the signer's own clock" in judged.findings[1].message


def test_whose_field_was_signed_stands_beside_whose_certificate(folder: Path, sale: bytes, tmp_path: Path) -> None:
    raw = (folder / "sale.signature.pdf").read_bytes()
    field = SigFieldSpec("Another", on_page=1, box=(10, 10, 200, 60))
    raw = later(raw, lambda writer: append_signature_field(writer, field))
    raw = sign(raw, "Another", throw_away("A Stranger"))

    judged = verified(raw, folder / "sale.xml", tmp_path / "a.pdf")

    assert rules(judged) == ["VERIFY-08", "VERIFY-10"]
    assert judged.findings[1].message.startswith("a field that belongs to no typed signature was signed on 2026-03-03 ")
    assert "the certificate says Common Name: A Stranger" in judged.findings[1].message


# Bad input ----------------------------------------------------------------------------------------------------------


def encrypted(raw: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as file:
        file.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda raw: b"", "this is no PDF"),
        (lambda raw: b"PK\3\4 a Word file", "this is no PDF"),
        (lambda raw: b"%PDF-1.7\n", "the PDF is damaged"),
        (lambda raw: raw[: len(raw) // 2], "the PDF is damaged"),
        (lambda raw: encrypted(raw), "the PDF is encrypted"),
    ],
    ids=["empty", "another", "headless", "half", "encrypted"],
)
def test_what_cannot_be_read_is_told(folder: Path, sale: bytes, tmp_path: Path, spoil: Any, says: str) -> None:
    judged = verified(spoil(sale), folder / "sale.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-01"])
    assert judged.findings[0].message.startswith(says)


def test_a_huge_file_is_not_read(folder: Path, tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(refusals.LARGEST + 1)

    (judged,) = corridor.verify(tmp_path / "a.pdf", folder / "sale.xml").files

    assert rules(judged) == ["VERIFY-01"]
    assert judged.findings[0].message == "the file has 100 MB; no signature file is that long"


@pytest.mark.parametrize("text", ["", "<rss/>", "<edgarSubmission/>", "<!DOCTYPE a><ownershipDocument/>"])
def test_a_filing_that_is_none_is_told(sale: bytes, tmp_path: Path, text: str) -> None:
    (tmp_path / "b.xml").write_text(text, "ascii")

    judged = verified(sale, tmp_path / "b.xml", tmp_path / "a.pdf")

    assert (judged.status, rules(judged)) == ("failed", ["VERIFY-01"])
    assert judged.findings[0].message.startswith(f"{tmp_path / 'b.xml'}: ")


def test_what_was_named_in_place_of_the_filing_is_told(folder: Path, sale: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(sale)
    named = [(folder / "sale.xml", tmp_path / "a.pdf"), (tmp_path / "a.pdf", tmp_path / "a.pdf")]
    named.append((tmp_path / "a.pdf", folder / "sale.yaml"))
    found = [corridor.verify(signed, filing).files[0].findings for signed, filing in named]

    assert [[one.rule for one in each] for each in found] == [["VERIFY-01"]] * 3
    assert [(each[0].message.rpartition(": ")[2], each[0].hint) for each in found] == [
        ("this is a PDF, and no filing", "the two are the other way round: form4gen verify SIGNED.PDF FILING.XML"),
        ("this is a PDF, and no filing", "name the XML that build wrote"),
        ("this is a draft", "name the XML that build wrote"),
    ]


def test_a_missing_file_is_2(folder: Path, form4gen: Run) -> None:
    done = [
        form4gen("verify", folder / one, folder / two)
        for one, two in (("gone.pdf", "sale.xml"), ("sale.signature.pdf", "gone.xml"))
    ]

    assert [one.returncode for one in done] == [2, 2]
    assert all("No such file or directory" in one.stdout and "Traceback" not in one.stderr for one in done)


def test_without_pyhanko_one_line_says_what_to_install_and_what_to_see(
    folder: Path, form4gen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Refusal) as told:
        corridor.verify(folder / "sale.signature.pdf", folder / "sale.submission.xml")

    assert "\n" not in str(told.value)
    assert "pip install 'form4gen[sign]'" in str(told.value)
    assert hashlib.sha256((folder / "sale.xml").read_bytes()).hexdigest() in str(told.value)


# As the user meets it -----------------------------------------------------------------------------------------------


def test_what_is_said_to_a_person(
    folder: Path, sale: bytes, form4gen: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    golden = HERE / "snapshots" / "verify.txt"
    for name in ("sale", "joint"):
        shutil.copy(folder / f"{name}.xml", tmp_path)
    (tmp_path / "signed.pdf").write_bytes(sale)
    (tmp_path / "altered.pdf").write_bytes(sale.replace(b"/Lang (en)", b"/Lang (de)"))
    shutil.copy(folder / "sale.signature.pdf", tmp_path / "unsigned.pdf")
    said = ""
    for one, two in (("signed", "sale"), ("unsigned", "sale"), ("altered", "sale"), ("signed", "joint")):
        done = form4gen("verify", f"{one}.pdf", f"{two}.xml")
        said += f"$ form4gen verify {one}.pdf {two}.xml\n{done.stdout}{done.stderr}exit {done.returncode}\n\n"
    if request.config.getoption("--accept"):
        golden.write_text(said, "utf-8")

    assert said == golden.read_text("utf-8")


def test_json_stands_alone_on_standard_output(folder: Path, sale: bytes, form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "signed.pdf").write_bytes(sale)
    done = form4gen("verify", "signed.pdf", folder / "sale.xml", "--format", "json")

    told = json.loads(done.stdout)
    assert (done.returncode, told["files"][0]["status"], told["summary"]["notes"]) == (0, "clean", 1)
    assert told["files"][0]["findings"][0]["where"] == "signature-1"
    assert done.stderr == "OK: 1 file verified; 1 note.\n"
