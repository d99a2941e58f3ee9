# SPDX-License-Identifier: Apache-2.0
"""The submission: what is enclosed, what stands in the way, and that an envelope opened says what was put in."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from form4gen import draft, edgar, submission
from form4gen.filed import as_filed
from form4gen.submission import Cccs, Contents, Document, Made

CCC, OTHER = "abc$1<&9", "xyz#7777"
DRAFT = """\
form: 4/A
period: 2026-11-18
original-filed: 2026-11-19
rule-10b5-1: no
issuer: {cik: 320193, symbol: AAPL, name: Apple Inc.}
owners:
  - {cik: 0001234567, name: Lee Ann, director: yes}
  - {cik: 7654321, name: Roe Bea, director: yes}
table-1:
  - security: Common Stock
    date: 2026-11-18
    code: S
    disposed: 5
    price: 7
    owned-after: 0
    ownership: direct
signatures:
  - {name: /s/ Ann Lee, date: 2026-11-20}
submission:
  contact: {name: Ann Lee, phone: 212-555-0100, email: ann@issuer.com}
  notify: [filings@issuer.com, desk@issuer.com]
  exhibits:
    - {type: EX-24.1, file: papers/ex24.txt, description: Power of Attorney}
    - {type: EX-99, file: ex99.htm}
    - {type: GRAPHIC, file: sign.gif}
"""
FILES = {
    "papers/ex24.txt": b"Know all by these presents\r\n" + b"x" * 80 + b"\n<TABLE>\n" + b"x" * 132 + b"\n</TABLE>\n",
    "ex99.htm": b'<html><body><img alt="" src="sign.gif"></body></html>',
    "sign.gif": b"GIF89a\x00\x01\xff",
}
GIVEN = {"FORM4GEN_CCC_0001234567": CCC, "FORM4GEN_CCC_7654321": OTHER}
Making = Callable[..., Made]


@pytest.fixture
def making(tmp_path: Path) -> Making:
    """Make the submission of a draft beside its exhibits; `files` replaces some, None takes one away."""

    def make(
        text: str = DRAFT,
        files: dict[str, bytes | None] | None = None,
        given: dict[str, str] = GIVEN,
        live: bool = False,
    ) -> Made:
        for name, content in ({**FILES, **(files or {})}).items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            if content is not None:
                path.write_bytes(content)
        read, refused = draft.read(text.encode(), "draft.yaml")
        assert read, refused
        assert not refused
        root = edgar.write(as_filed(read.filing, "X0609", False)).root
        cccs = Cccs(given, lambda cik: None)
        return submission.make(read.filing, root, read.submission, cccs, live=live, base=tmp_path)

    return make


def opened(made: Made) -> Contents:
    assert made.content, made.findings
    read = submission.read(made.content)
    assert read.contents
    assert not read.findings
    return read.contents


def told(made: Made) -> list[tuple[str, str]]:
    assert made.content is None
    return [(finding.rule, finding.message) for finding in made.findings]


def test_everything_is_enclosed(making: Making) -> None:
    contents = opened(making())

    assert contents.header == (
        ("submissionType", "4/A"),
        ("testOrLive", "TEST"),
        ("pointOfContact/contactName", "Ann Lee"),
        ("pointOfContact/contactPhoneNumber", "212-555-0100"),
        ("pointOfContact/contactEmailAddress", "ann@issuer.com"),
        ("notificationAddresses/notificationEmailAddress", "filings@issuer.com"),
        ("notificationAddresses/notificationEmailAddress", "desk@issuer.com"),
    )
    assert [(one.name, one.type, one.description) for one in contents.documents] == [
        ("form4a.xml", "4/A", ""),
        ("ex24.txt", "EX-24.1", "Power of Attorney"),
        ("ex99.htm", "EX-99", ""),
        ("sign.gif", "GRAPHIC", ""),
    ]
    assert [one.content for one in contents.documents[1:]] == list(FILES.values())


def test_each_owner_has_the_own_password_behind_the_cik(making: Making) -> None:
    root = etree.fromstring(opened(making()).documents[0].content)

    assert [[(box.tag, box.text) for box in owner] for owner in root.iter("reportingOwnerId")] == [
        [("rptOwnerCik", "0001234567"), ("rptOwnerCcc", CCC)],
        [("rptOwnerCik", "7654321"), ("rptOwnerCcc", OTHER)],
    ]
    assert not [*root.iter("schemaVersion", "issuerName", "rptOwnerName")]


def test_live_is_never_the_default(making: Making) -> None:
    assert dict(opened(making()).header)["testOrLive"] == "TEST"
    assert dict(opened(making(live=True)).header)["testOrLive"] == "LIVE"


def test_a_form_goes_alone_too(making: Making) -> None:
    contents = opened(making(DRAFT.partition("submission:")[0]))

    assert contents.header == (("submissionType", "4/A"), ("testOrLive", "TEST"))
    assert [one.name for one in contents.documents] == ["form4a.xml"]


PAGE = b"<html></html>"
TOO_LONG = b"short\n" + b"x" * 81 + b"\nshort\n" + b"x" * 90
BAD_FILES: list[tuple[dict[str, bytes | None], list[tuple[str, str]]]] = [
    ({"sign.gif": None}, [("DOC-20.4", "sign.gif: No such file or directory")]),
    ({"sign.gif": b" \n"}, [("DOC-20.4", "sign.gif is empty")]),
    ({"sign.gif": b"\xff\xd8\xff\xe0"}, [("DOC-20.5", "sign.gif is no GIF picture")]),
    ({"papers/ex24.txt": b"%PDF-1.7"}, [("DOC-20.5", "papers/ex24.txt is a PDF")]),
    (
        {"papers/ex24.txt": "One\nit’s mine".encode()},
        [("DOC-20.6", "papers/ex24.txt, line 2: `’` is not ASCII")],
    ),
    (
        {"papers/ex24.txt": b"One\x0c"},
        [("DOC-20.6", "papers/ex24.txt, line 1: the byte 0x0c is not printable ASCII")],
    ),
    (
        {"papers/ex24.txt": TOO_LONG},
        [("DOC-20.6", "papers/ex24.txt, line 2 has 81 characters, and 1 more; 80 are taken")],
    ),
    ({"ex99.htm": PAGE + b"x" * 200}, [("DOC-20.7", "no HTML exhibit shows sign.gif")]),
]


@pytest.mark.parametrize(("files", "expected"), BAD_FILES, ids=lambda value: str(value)[:40])
def test_a_bad_file_is_told_on_the_draft(
    making: Making, tmp_path: Path, files: dict[str, bytes | None], expected: list[tuple[str, str]]
) -> None:
    made = making(files=files)

    assert told(made) == expected
    assert made.findings[0].mark.path.endswith(".file")
    assert made.findings[0].mark.line > DRAFT.count("\n") - 4
    assert made.findings[0].hint


def test_a_file_too_large_is_not_even_read(making: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("form4gen.submission.exhibits.LARGEST", 200)

    assert told(making())[0] == ("DOC-20.4", "papers/ex24.txt has 0 MB; form4gen encloses up to 0")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "nobody gave the CCC of owner 7654321"),
        ({"FORM4GEN_CCC_7654321": "abcd#12"}, "FORM4GEN_CCC_7654321 has 7 characters; a CCC has 8"),
        ({"FORM4GEN_CCC_0007654321": "abcd# 12"}, "FORM4GEN_CCC_0007654321 has a blank or a sign that no CCC has"),
    ],
)
def test_a_missing_or_wrong_password_is_told_before_anything_is_written(
    making: Making, given: dict[str, str], message: str
) -> None:
    made = making(given={"FORM4GEN_CCC_1234567": CCC, **given})

    assert told(made) == [("OWN-03.1", message)]
    assert made.findings[0].mark.path == "owners[2].cik"
    assert "FORM4GEN_CCC_0007654321" in made.findings[0].hint


def test_all_that_is_missing_is_told_at_once(making: Making) -> None:
    text = DRAFT.replace("form: 4/A", "form: 4/A\nschema: X0508")

    assert [rule for rule, _ in told(making(text, {"sign.gif": None}, {}))] == [
        "DOC-20.4",
        "DOC-03.1",
        "OWN-03.1",
        "OWN-03.1",
    ]


def test_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.submission.xml"
    path.parent.mkdir()
    path.write_text("old")
    path.chmod(0o644)

    submission.write_private(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.xml").mkdir()

    with pytest.raises(OSError, match=r"a\.xml"):
        submission.write_private(tmp_path / "a.xml", b"secret")

    assert [one.name for one in tmp_path.iterdir()] == ["a.xml"]


# Submissions of others ---------------------------------------------------------------------------------------------

FORM = Document("doc4.xml", "4", "", b"<ownershipDocument><documentType>4</documentType></ownershipDocument>")
HEADER = (("submissionType", "4"), ("testOrLive", "TEST"))


def wrong(raw: bytes) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in submission.read(raw, "a.xml").findings]


def enclosing(*documents: Document) -> bytes:
    return submission.write(Contents(HEADER, documents))


def test_an_envelope_of_another_tool_is_opened() -> None:
    read = submission.read(enclosing(Document("a.txt", "COVER", "", b"x"), FORM))

    assert not read.findings
    assert read.contents
    assert read.contents.primary == (FORM,)


@pytest.mark.parametrize(
    ("raw", "rule", "says"),
    [
        (b"", "SUB-01", "this is not XML: the file is empty"),
        (b"form: 4", "SUB-01", "this is not XML: Start tag expected"),
        (b"<ownershipDocument/>", "SUB-01", "the root is ownershipDocument, not edgarSubmission"),
        (b"<edgarSubmission xmlns='urn:x'/>", "SUB-01", "the root is edgarSubmission, not edgarSubmission without"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><edgarSubmission/>", "SUB-01", "the file has a DOCTYPE"),
        (b"<edgarSubmission/>", "SUB-02", "Element 'edgarSubmission': Missing child element(s)"),
        (enclosing(FORM).replace(b"UTAv", b"%%%%").replace(b"PG93", b"%%%%"), "SUB-02", "the block of doc4.xml is not"),
        (enclosing(FORM, FORM), "DOC-01.1", "the submission has 2 primary documents (doc4.xml, doc4.xml)"),
        (enclosing(Document("a.txt", "COVER", "", b"x")), "DOC-01.1", "the submission has no primary document"),
        (
            enclosing(Document("doc4.xml", "3", "", FORM.content)),
            "DOC-01.1",
            "the envelope says 4, its document doc4.xml 3, and the form in it 4",
        ),
    ],
)
def test_what_is_no_submission_is_told(raw: bytes, rule: str, says: str) -> None:
    found = wrong(raw)

    assert found[0][0] == rule
    assert found[0][1].startswith(says)


# The draft ---------------------------------------------------------------------------------------------------------


def test_a_draft_keeps_what_it_says_of_its_submission() -> None:
    first, refused = draft.read(DRAFT.encode(), "draft.yaml")
    assert first, refused
    again, refused = draft.read(draft.write(first).encode(), "draft.yaml")
    assert again
    assert again.submission
    assert not refused

    assert [cell.text for cell in again.submission.notify] == ["filings@issuer.com", "desk@issuer.com"]
    assert again.submission.contact.phone.text == "212-555-0100"
    assert [(one.type.text, one.file.text, one.description.text) for one in again.submission.exhibits] == [
        ("EX-24.1", "papers/ex24.txt", "Power of Attorney"),
        ("EX-99", "ex99.htm", ""),
        ("GRAPHIC", "sign.gif", ""),
    ]


def test_test_or_live_and_passwords_have_no_place_in_a_draft() -> None:
    _, refused = draft.read(DRAFT.encode() + b"  live: yes\n  owner-ccc: abcd#123\n", "draft.yaml")

    assert [finding.message for finding in refused] == [
        "live is no box of submission",
        "the CCC is a password and never stands in a draft",
    ]
