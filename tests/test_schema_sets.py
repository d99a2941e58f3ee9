# SPDX-License-Identifier: Apache-2.0
"""The SEC's own schemas: taken whole out of a zip or folder, or refused in one line; then theirs is the verdict.

Our XSDs, put together as the SEC's package is, stand in for it. Where FORM4GEN_SEC names a folder with the SEC's own
files, these are zipped and added too.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import SEC, needs_sec
from lxml import etree

from form4gen import schema
from form4gen.gathering import Refusal
from form4gen.home import folder
from form4gen.rule import Mark
from form4gen.schema import adding, judging
from form4gen.schema.sets import NAMES, NEEDED, Added, listing, sets
from form4gen.schema.versions import COMMON, entries, name_of

XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{}</xs:schema>'
BESIDE = '<xs:include schemaLocation=".//ownershipDocumentCommon.xsd.xml"/>'
SHARED = ("X0609/people", "X0609/places", "X0306/owner", "X0306/rows", "X0306/boxes", "X0306/values", "X0306/document")
Set = dict[str, bytes]
FORM_4 = name_of("4")


@cache
def content(path: str) -> str:
    root = etree.parse(str(folder("schemas") / f"{path}.xsd")).getroot()
    return "".join(etree.tostring(part, encoding="unicode") for part in root if not str(part.tag).endswith("include"))


def stand_in() -> Set:
    """Our newest schemas under the SEC's names and wired as theirs: one file for each form, and a common one."""
    made = {COMMON: XSD.format("".join(content(part) for part in SHARED))}
    for form in schema.FORMS:
        own = content(f"X0609/form-{form.replace('/', '').lower()}") + content(f"X0306/tables-{form[0]}")
        made[name_of(form)] = XSD.format(BESIDE + own)
    return {name: text.encode() for name, text in made.items()}


def zipped(path: Path, files: Set, below: str = "package/schemas/") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("package/specification.pdf", b"%PDF-")
        for name, text in files.items():
            archive.writestr(below + name, text)
    return path


def laid(path: Path, files: Set) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_bytes(text)
    return path


def below(path: Path) -> list[str]:
    return sorted(str(found.relative_to(path)) for found in path.rglob("*"))


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "own" / "schemas"


# Adding --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["", "a/", "package/schemas/", "package\\schemas\\"])
def test_a_zip_is_added_wherever_its_schemas_lie(tmp_path: Path, into: Path, where: str) -> None:
    added = adding.add(zipped(tmp_path / "spec.zip", stand_in(), where), into, "X0609")

    assert added == sorted(NEEDED)
    assert below(into) == ["X0609", *sorted(f"X0609/{name}" for name in NEEDED)]
    assert {name: (into / "X0609" / name).read_bytes() for name in NEEDED} == stand_in()


def test_a_folder_is_added_and_nothing_else_in_it(tmp_path: Path, into: Path) -> None:
    spec = laid(tmp_path / "spec" / "xsd", stand_in() | {"edgarSubmission.xsd.xml": XSD.format("").encode()}).parent
    (spec / "read.me").write_text("not a schema")
    laid(spec / ".hidden", {FORM_4: b"not looked at"})

    assert adding.add(spec, into) == sorted(NAMES)
    assert below(into / "X0609") == sorted(NAMES)


@pytest.mark.parametrize(
    ("version", "kept"),
    [("", "X0609"), ("X0607", "X0609"), ("X0508", "X0508"), ("X0407", "X0508"), ("X0306", "X0306"), ("X0206", "X0306")],
)
def test_the_version_that_a_set_stands_for(tmp_path: Path, into: Path, version: str, kept: str) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into, version)

    assert [one.version for one in sets(into)] == [kept]


def test_a_set_is_replaced_as_a_whole(tmp_path: Path, into: Path) -> None:
    more = stand_in() | {"edgarSubmission.xsd.xml": XSD.format("").encode()}
    adding.add(laid(tmp_path / "more", more), into)
    adding.add(laid(tmp_path / "less", stand_in()), into)

    assert below(into) == ["X0609", *sorted(f"X0609/{name}" for name in NEEDED)]


def test_what_cannot_be_put_in_its_place_leaves_the_old_set(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    before, rename = sets(into), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(Refusal, match="takes no schemas: No space left on device; nothing was added"):
        adding.add(laid(tmp_path / "new", changed(COMMON, b"</xs:schema>", b"<!-- new --></xs:schema>")), into)

    assert sets(into) == before
    assert below(into) == ["X0609", *sorted(f"X0609/{name}" for name in NEEDED)]


def test_a_full_temporary_folder_is_not_blamed_on_the_package(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(found: Set, folder: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adding, "_write", full)
    with pytest.raises(Refusal, match=r"^no temporary folder takes the schemas: No space left on device; nothing was"):
        adding.add(laid(tmp_path / "spec", stand_in()), into)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file")

    with pytest.raises(Refusal, match=r"takes no schemas: .*; nothing was added"):
        adding.add(laid(tmp_path / "spec", stand_in()), tmp_path / "own")


# Bad input -----------------------------------------------------------------------------------------------------------


def changed(name: str, old: bytes, new: bytes) -> Set:
    files = stand_in()
    assert old in files[name]
    return files | {name: files[name].replace(old, new)}


def referring(reference: str) -> Set:
    return changed(FORM_4, BESIDE.encode(), BESIDE.encode() + reference.encode())


def forged(path: Path, name: str, text: bytes, **said: int) -> Path:
    """A zip with an entry more, whose own words on itself are changed."""
    with zipfile.ZipFile(zipped(path, stand_in()), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        for word, value in said.items():
            setattr(archive.infolist()[-1], word, value)
    return path


def misplaced(path: Path) -> None:
    """A zip whose directory says that its first entry begins where no file has a byte (zip64)."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(FORM_4, XSD)
        archive.infolist()[0].header_offset = 2**62


BAD_SETS: list[tuple[str, Set, str]] = [
    ("nothing", {}, "holds none of the SEC's schemas, such as ownershipDocumentCommon.xsd.xml"),
    ("a part", {name: text for name, text in stand_in().items() if "5" not in name},
     "holds only a part of the SEC's schemas: ownership5Document.xsd.xml, ownership5ADocument.xsd.xml missing"),
    ("no common", {name: text for name, text in stand_in().items() if name != COMMON}, "Common.xsd.xml missing"),
    ("no XML", stand_in() | {FORM_4: b"not XML"}, "is no XML"),
    ("empty", stand_in() | {FORM_4: b""}, "is no XML"),
    ("no XSD", stand_in() | {FORM_4: b"<letter/>"}, "is no XSD"),
    ("too large", stand_in() | {FORM_4: hashlib.shake_256().digest(1_000_001)}, "larger than 1 MB"),
    ("unsound", changed(FORM_4, b'name="Form"', b'name="Fort"'), "is no sound XSD: "),
    ("no document", changed(FORM_4, b'"ownershipDocument"', b'"letter"'), "does not take a Form 4"),
    ("another form", stand_in() | {FORM_4: stand_in()[name_of("4/A")]}, "does not take a Form 4"),
    ("a bad envelope", stand_in() | {"edgarSubmission.xsd.xml": XSD.format("<xs:element/>").encode()}, "no sound XSD"),
    ("a network", referring('<xs:include schemaLocation="http://192.0.2.1/a.xsd"/>'), "to 'http://192.0.2.1/a.xsd';"),
    ("a file", referring('<xs:include schemaLocation="/etc/passwd"/>'), "refers to '/etc/passwd'"),
    ("above", referring('<xs:include schemaLocation="../ownershipDocumentCommon.xsd.xml"/>'), "refers to '../owner"),
    ("an import", referring('<xs:import namespace="urn:x" schemaLocation="ownershipDocumentCommon.xsd.xml"/>'), "ref"),
    ("a bare import", referring('<xs:import namespace="http://192.0.2.1/"/>'), "refers to ''"),
    ("redefined", referring('<xs:redefine schemaLocation="http://192.0.2.1/a.xsd"/>'), "refers to "),
    ("a DTD", stand_in() | {COMMON: b'<!DOCTYPE a SYSTEM "http://192.0.2.1/">' + stand_in()[COMMON]}, "document type"),
    ("an entity", stand_in() | {COMMON: b'<!DOCTYPE a [<!ENTITY b "c">]>' + stand_in()[COMMON]}, "document type"),
]  # fmt: skip


def refused(path: Path, into: Path) -> str:
    """The one line of the refusal, which leaves no folder and touches none that is there."""
    with pytest.raises(Refusal) as told:
        adding.add(path, into)
    assert not into.parent.exists()
    adding.add(laid(into.parent.parent / "sound", stand_in()), into)
    before = sets(into), below(into)
    with pytest.raises(Refusal, match=re.escape(str(told.value))):
        adding.add(path, into)
    assert (sets(into), below(into)) == before
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize(("files", "message"), [pytest.param(*case, id=name) for name, *case in BAD_SETS])
def test_a_bad_set_is_refused_in_one_line(tmp_path: Path, into: Path, files: Set, message: str) -> None:
    assert message in refused(zipped(tmp_path / "spec.zip", files), into)


BAD_ZIPS: list[tuple[str, Callable[[Path], object], str]] = [
    ("climbing", lambda path: forged(path, "../../evil.sh", b""), "leads out of it: '../../evil.sh'"),
    ("climbing twice", lambda path: forged(path, f"a/..\\../{FORM_4}", b""), "leads out of it"),
    ("absolute", lambda path: forged(path, f"/tmp/{FORM_4}", b""), "leads out of it"),
    ("a drive", lambda path: forged(path, f"C:\\{FORM_4}", b""), "leads out of it"),
    ("an odd name", lambda path: forged(path, "../a\n\x1b[1mb", b""), r"'../a\n\x1b[1mb'"),
    ("a bomb", lambda path: forged(path, "zeros", bytes(3_000_000)), "than 200 times its size: 'zeros'"),
    ("a bomb that lies", lambda path: forged(path, f"b/{FORM_4}", bytes(900_000), file_size=9), "a damaged one"),
    ("too much", lambda path: forged(path, "a", b"", file_size=300_000_000, compress_size=9_000_000), "than 200 MB"),
    ("deep", lambda path: forged(path, "a/" * 11 + FORM_4, b""), "folders more than 10 deep"),
    ("two sets", lambda path: forged(path, f"old/{FORM_4}", XSD.encode()), "holds two different ownership4Document"),
    ("locked", lambda path: forged(path, f"b/{FORM_4}", b"", flag_bits=1), "is locked or packed in a way"),
    ("packed oddly", lambda path: forged(path, f"b/{FORM_4}", b"", compress_type=99), "is locked or packed in a way"),
    ("no zip", lambda path: path.write_bytes(b"not a zip"), "is no zip, or a damaged one"),
    ("empty", lambda path: path.write_bytes(b""), "is no zip, or a damaged one"),
    ("cut", lambda path: path.write_bytes(zipped(path, stand_in()).read_bytes()[:-30]), "is no zip, or a damaged one"),
    ("misplaced", misplaced, "is no zip, or a damaged one"),
    ("not there", lambda path: None, "there is no "),
    ("large", lambda path: path.write_bytes(bytes(20_000_001)), "larger than 20 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "message"), [pytest.param(*case, id=name) for name, *case in BAD_ZIPS])
def test_a_bad_zip_is_refused_in_one_line(
    tmp_path: Path, into: Path, make: Callable[[Path], object], message: str
) -> None:
    make(tmp_path / "spec.zip")

    assert message in refused(tmp_path / "spec.zip", into)


def test_a_zip_or_folder_of_too_many_files(tmp_path: Path, into: Path) -> None:
    many = {f"{number}.txt": b"" for number in range(1001)}

    assert "more than 1000 files" in refused(zipped(tmp_path / "spec.zip", many), into)
    with pytest.raises(Refusal, match="name the folder in which they lie"):
        adding.add(laid(tmp_path / "many", many | stand_in()), into)


def test_a_folder_too_deep(tmp_path: Path, into: Path) -> None:
    laid(tmp_path.joinpath("spec", *"abcdefghijkl"), stand_in())

    assert "name the folder in which they lie" in refused(tmp_path / "spec", into)


@pytest.mark.parametrize("version", ["X0710", "X06", "X0306/../../x", "x0609", "today"])
def test_a_version_that_is_not_known(tmp_path: Path, into: Path, version: str) -> None:
    with pytest.raises(Refusal, match=r"form4gen knows no schema version .*; it knows X01xx, .*X0609, X0607$"):
        adding.add(laid(tmp_path / "spec", stand_in()), into, version)

    assert not into.exists()


# Listing -------------------------------------------------------------------------------------------------------------


def test_the_sum_of_a_set_is_that_of_its_files_by_name(tmp_path: Path, into: Path) -> None:
    files = stand_in()
    adding.add(laid(tmp_path / "spec", files), into)
    sha256 = hashlib.sha256(b"".join(files[name] for name in sorted(files))).hexdigest()

    assert sets(into) == (Added("X0609", 7, sha256),)
    assert sets(into / "nowhere") == ()


def test_a_set_that_has_lost_a_file_is_told(tmp_path: Path, into: Path) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    (into / "X0609" / COMMON).unlink()

    with pytest.raises(Refusal, match=f"X0609 have lost {COMMON}; add them again"):
        listing(into)


def test_the_listing_says_from_when_and_from_where(tmp_path: Path, into: Path) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    ours, theirs = listing(), listing(into)

    assert {known.whose for known in ours} == {"ours"}
    assert [known.version for known in theirs if known.whose == "added"] == ["X0609", "X0607"]
    assert len(ours) == len(theirs) == len(entries())
    assert (ours[0].version, ours[0].forms, ours[0].since) == ("X01xx, X02xx", ("4", "5"), date(2003, 5, 6))
    assert all(known.title for known in ours)
    assert all(known.href.startswith("https://www.sec.gov/") for known in ours if known.href)


# Judging -------------------------------------------------------------------------------------------------------------

DOCUMENT = (
    "<ownershipDocument><documentType>4</documentType><periodOfReport>2026-09-01</periodOfReport><issuer>"
    "<issuerCik>320193</issuerCik><issuerTradingSymbol>AAPL</issuerTradingSymbol></issuer><reportingOwner>"
    "<reportingOwnerId><rptOwnerCik>0001214156</rptOwnerCik><rptOwnerCcc>abcd#123</rptOwnerCcc></reportingOwnerId>"
    "<reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship></reportingOwner>"
    "<aff10b5One>0</aff10b5One><remarks>None.</remarks><ownerSignature><signatureName>A. Person</signatureName>"
    "<signatureDate>2026-09-02</signatureDate></ownerSignature></ownershipDocument>"
)
EDITS = [
    ("", ""),
    ("AAPL", "ABCDEFGHIJK"),
    ("<documentType>4<", "<documentType>4/A<"),
    ("2026-09-01", "1.9.2026"),
    ("<aff10b5One>0</aff10b5One>", ""),
    ("<remarks>", "<remark>x</remark><remarks>"),
    ("<issuer>", "<issuer lang='en'>"),
    ("<remarks>None.", "x<remarks>"),
    ("abcd#123", "top"),
    ("ownershipDocument>", "letter>"),
]


def told(old: str, new: str, into: Path | None, version: str = "X0609", **more: Any) -> list[tuple[str, str, str]]:
    root = etree.fromstring(DOCUMENT.replace(old, new) if old else DOCUMENT)
    given: dict[str, Any] = {"spoken": frozenset(), "any_error": False, "folder": into, **more}
    found = schema.findings(root, "4", version, lambda path: Mark("draft.yaml", path=path), **given)
    return [(one.rule, one.message, one.mark.path) for one in found]


def test_the_file_of_a_form_is_the_added_one(tmp_path: Path, into: Path) -> None:
    ours = schema.file_of("4", "X0609", into)
    adding.add(laid(tmp_path / "spec", stand_in()), into)

    assert ours == schema.file_of("4", "X0609") == folder("schemas") / "X0609" / "form-4.xsd"
    assert schema.file_of("4/A", "X0609", into) == into / "X0609" / "ownership4ADocument.xsd.xml"
    assert schema.file_of("3", "X0607", into) == into / "X0609" / "ownership3Document.xsd.xml"
    assert schema.file_of("8-K", "", into) == into / "X0609" / FORM_4
    assert schema.file_of("4", "X0508", into) == folder("schemas") / "X0508" / "form-4.xsd"


@pytest.mark.parametrize(("old", "new"), EDITS)
def test_findings_are_the_same_by_the_added_set(tmp_path: Path, into: Path, old: str, new: str) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)

    assert told(old, new, into) == told(old, new, None)
    assert bool(told(old, new, into)) == bool(old)


def test_the_added_set_is_the_judge(tmp_path: Path, into: Path) -> None:
    wider = changed(COMMON, b'<xs:maxLength value="10"/>', b'<xs:maxLength value="20"/>')
    adding.add(laid(tmp_path / "spec", wider), into)

    assert [rule for rule, _, _ in told("AAPL", "ABCDEFGHIJK", None)] == ["XSD-LENGTH"]
    assert told("AAPL", "ABCDEFGHIJK", into) == []


def test_what_the_added_set_alone_refuses_is_told_in_the_words_of_libxml2(tmp_path: Path, into: Path) -> None:
    adding.add(laid(tmp_path / "spec", changed(COMMON, b'<xs:length value="8"/>', b'<xs:length value="9"/>')), into)
    adding.add(laid(tmp_path / "plan", changed(FORM_4, b'name="aff10b5One"', b'name="planned"')), into, "X0508")
    secret, plan = told("", "", into), told("", "", into, version="X0508")

    assert [found[:2] for found in secret] == [("XSD-LENGTH", "rptOwnerCcc: the schema refuses this value")]
    assert [found[:2] for found in plan] == [
        ("XSD-UNEXPECTED", "aff10b5One: This element is not expected. Expected is ( planned ).")
    ]


def test_a_set_added_again_judges_at_once(tmp_path: Path, into: Path) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    assert told("AAPL", "ABCDEFGHIJK", into)
    wider = changed(COMMON, b'<xs:maxLength value="10"/>', b'<xs:maxLength value="20"/>')
    adding.add(laid(tmp_path / "wider", wider), into)

    assert told("AAPL", "ABCDEFGHIJK", into) == []


def test_rules_go_before_the_added_set_too(tmp_path: Path, into: Path) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    mark = Mark("draft.yaml", path="/ownershipDocument/issuer/issuerTradingSymbol")

    assert told("AAPL", "ABCDEFGHIJK", into, spoken=frozenset({mark}), any_error=True) == []
    assert told("<aff10b5One>0</aff10b5One>", "", into, any_error=True) == []


def test_a_valid_document_asks_the_added_set_alone(tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adding.add(laid(tmp_path / "spec", stand_in()), into)
    asked: list[Path] = []
    compiled = judging.compiled
    monkeypatch.setattr(judging, "compiled", lambda path: asked.append(path) or compiled(path))  # type: ignore[func-returns-value]

    assert told("", "", into) == []
    assert asked == [into / "X0609" / FORM_4]


# The SEC's own -------------------------------------------------------------------------------------------------------


@needs_sec
@pytest.mark.parametrize(("old", "new"), EDITS)
def test_the_sec_s_own_files_are_added_and_judge(tmp_path: Path, into: Path, old: str, new: str) -> None:
    files = {path.name: path.read_bytes() for path in Path(SEC, "X0609").glob("*.xsd.xml")}

    assert adding.add(zipped(tmp_path / "ownershipxmltechspec-v5-5.zip", files), into) == sorted(NAMES)
    assert [(one.version, one.files) for one in sets(into)] == [("X0609", 8)]
    assert told(old, new, into) == told(old, new, None)
