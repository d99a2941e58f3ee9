# SPDX-License-Identifier: Apache-2.0
"""The signature file: what its page says, the fields in it, what it encloses, and what is refused."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from conftest import SALE, Run

from form4gen.draft import read
from form4gen.profile import Power, Profile
from form4gen.signing.capacity import AS_TYPED, capacity, power
from form4gen.signing.opening import opened

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
DAY = ("--today", "2026-03-03")
SECRET = "q7$Zx#9w"
JOINT = (SAMPLES / "joint-trust" / "draft.yaml").read_text("utf-8")
ACCEPTED = SALE + "accept:\n  - rule: DUE-02\n    because: Filed on paper before, under a hardship exemption.\n"
LATE = ("--today", "2026-03-20")


def built(form4gen: Run, folder: Path, text: str = SALE, *words: str, **environment: str) -> bytes:
    """The signature file of a draft."""
    (folder / "sale.yaml").write_text(text, "utf-8")
    done = form4gen("build", "sale.yaml", "-o", "out", "--only", "signature", *(words or DAY), **environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(Path("out", "sale.signature.pdf"))]
    return (folder / "out" / "sale.signature.pdf").read_bytes()


def page_of(raw: bytes) -> str:
    """The text of the signature page, and of those behind it."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]
    first = next(number for number, text in enumerate(pages) if "Signature Page" in text)
    return "\n".join(line.rstrip() for page in pages[first:] for line in page.splitlines())


def shown(raw: bytes) -> bytes:
    """Everything that a PDF holds, unpacked."""
    with pikepdf.open(io.BytesIO(raw)) as file:
        streams = [one.read_bytes() for one in file.objects if isinstance(one, pikepdf.Stream)]
    return b"\n".join([raw, *streams])


# The page -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "day"), [("joint", JOINT, "2026-07-06"), ("accepted", ACCEPTED, "2026-03-20")]
)
def test_the_page_says_what_is_adopted(
    form4gen: Run, tmp_path: Path, request: pytest.FixtureRequest, name: str, text: str, day: str
) -> None:
    golden = HERE / "snapshots" / f"signature-{name}.txt"
    said = page_of(built(form4gen, tmp_path, text, "--today", day)) + "\n"
    if request.config.getoption("--accept"):
        golden.write_text(said, "utf-8")

    assert said == golden.read_text("utf-8")


def test_the_page_stands_alone_behind_the_form(form4gen: Run, tmp_path: Path) -> None:
    pages = pypdf.PdfReader(io.BytesIO(built(form4gen, tmp_path))).pages

    assert ["Signature Page" in page.extract_text() for page in pages] == [False] * (len(pages) - 1) + [True]
    assert [tuple(map(float, page.mediabox[2:])) for page in pages] == [(792, 612)] * (len(pages) - 1) + [(612, 792)]


# The fields ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 10])
def test_each_signature_has_a_field_that_is_large_enough_and_tagged(form4gen: Run, tmp_path: Path, count: int) -> None:
    more = "".join(f"  - name: /s/ Jane Doe\n    date: 2026-03-0{number % 3 + 1}\n" for number in range(1, count))
    raw = built(form4gen, tmp_path, SALE.replace("2026-03-02", "2026-02-27") + more)

    with pikepdf.open(io.BytesIO(raw)) as file:
        fields: Any = file.Root.AcroForm.Fields
        named = [str(field.T) for field in fields]
        sizes = [[float(side) for side in field.Rect] for field in fields]
        on_pages = [page.objgen for page in file.pages for one in page.get("/Annots", []) if one.get("/FT") == "/Sig"]
        numbers: Any = file.Root.StructTreeRoot.ParentTree.Nums
        tagged = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))
        held = [tagged[int(field.StructParent)] for field in fields]

        assert named == [f"signature-{number}" for number in range(1, count + 1)]
        assert all(right - left >= 216 and top - bottom >= 36 for left, bottom, right, top in sizes)
        assert [field.P.objgen for field in fields] == on_pages
        assert [str(element.S) for element in held] == ["/Form"] * count
        assert [element.K.Obj.objgen for element in held] == [field.objgen for field in fields]
        assert all(field.FT == "/Sig" and "/V" not in field and field.F == 4 for field in fields)


def test_a_field_lies_on_its_line(form4gen: Run, tmp_path: Path) -> None:
    reader = pypdf.PdfReader(io.BytesIO(built(form4gen, tmp_path)))
    places: dict[str, float] = {}

    def place(text: str, of_page: list[float], of_text: list[float], *rest: Any) -> None:
        places.setdefault(text.strip(), of_text[5] * of_page[3] + of_page[5])

    page = reader.pages[-1]
    page.extract_text(visitor_text=place)
    _, bottom, _, top = (float(side) for side in page["/Annots"][0].get_object()["/Rect"])  # type: ignore[index]

    assert places["Jane Doe"] > top > bottom > places["Signature, by hand or electronic"]


@pytest.mark.parametrize("esign", ["", "docusign", "adobe"])
def test_anchors_are_for_one_service_and_only_on_request(form4gen: Run, tmp_path: Path, esign: str) -> None:
    raw = built(form4gen, tmp_path, JOINT, "--today", "2026-07-06", *(("--esign", esign) if esign else ()))
    said = page_of(raw)

    docusign = [f"/f4{what}{number}/" in said for what in ("sig", "date") for number in (1, 2)]
    adobe = ["{{%s_es_:signer%d:%s}}" % word in said for word in (("Sig", 1, "signature"), ("Dte", 2, "date"))]  # noqa: UP031
    assert set(docusign) == {esign == "docusign"}
    assert set(adobe) == {esign == "adobe"}
    with pikepdf.open(io.BytesIO(raw)) as file:
        silent = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one]
        assert len(silent) == (4 if esign else 0)


# What is enclosed ---------------------------------------------------------------------------------------------------


def test_draft_xml_and_findings_are_enclosed(form4gen: Run, tmp_path: Path) -> None:
    raw = built(form4gen, tmp_path, "# As told on the phone.\r\n" + SALE)
    form4gen("build", "sale.yaml", "-o", "out", "--only", "xml", *DAY)

    with pikepdf.open(io.BytesIO(raw)) as file:
        found = dict(file.attachments.items())
        contents = {name: spec.get_file().read_bytes() for name, spec in found.items()}
        told = {name: (str(spec.relationship), spec.get_file().mime_type) for name, spec in found.items()}

    assert contents["sale.yaml"] == (tmp_path / "sale.yaml").read_bytes()
    assert contents["sale.xml"] == (tmp_path / "out" / "sale.xml").read_bytes()
    assert [one["rule"] for one in json.loads(contents["sale.findings.json"])["files"][0]["findings"]] == ["DUE-01"]
    assert str(tmp_path).encode() not in shown(raw)
    assert told == {
        "sale.findings.json": ("/Supplement", "application/json"),
        "sale.xml": ("/Data", "application/xml"),
        "sale.yaml": ("/Source", "application/yaml"),
    }


def test_the_ccc_is_nowhere(form4gen: Run, tmp_path: Path) -> None:
    known = {"FORM4GEN_CCC_0001234567": SECRET}
    (tmp_path / "sale.yaml").write_text(SALE, "utf-8")
    done = form4gen("build", "sale.yaml", "-o", "out", "--only", "signature,submission", *DAY, **known)

    assert done.returncode == 0, done.stderr
    assert SECRET.encode() not in shown((tmp_path / "out" / "sale.signature.pdf").read_bytes())


def test_a_signed_file_is_not_written_over(form4gen: Run, tmp_path: Path) -> None:
    from signers import sign, throw_away

    place = tmp_path / "out" / "sale.signature.pdf"
    signed = sign(built(form4gen, tmp_path), "signature-1", throw_away("Jane Doe"))
    place.write_bytes(signed)
    done = form4gen("build", "sale.yaml", "-o", "out", "--only", "xml,signature", *DAY)

    assert (done.returncode, place.read_bytes() == signed) == (1, True)
    assert not (tmp_path / "out" / "sale.xml").exists()
    assert f"  ERROR  FILE-10\n  {Path('out', place.name)} has been signed, and would be lost" in done.stderr
    assert "build into another folder with -o" in done.stderr


def test_names_of_files_stand_on_any_page_and_in_any_pdf(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "Gödel 株\u202e.yaml").write_text(SALE, "utf-8")
    done = form4gen("build", "Gödel 株\u202e.yaml", "-o", "out", "--only", "xml,signature", *DAY)
    raw = (tmp_path / "out" / "Gödel 株\u202e.signature.pdf").read_bytes()

    assert done.returncode == 0
    assert list(opened(raw).enclosed) == ["Godel __.findings.json", "Godel __.xml", "Godel __.yaml"]
    assert "Godel __.xml" in page_of(raw)


@pytest.mark.parametrize("only", ["signature", "signature,submission"])
def test_a_draft_with_a_ccc_in_a_comment_is_not_enclosed(form4gen: Run, tmp_path: Path, only: str) -> None:
    lead = "# her CCC: " if only == "signature" else "# "
    (tmp_path / "sale.yaml").write_text(f"{SALE}{lead}{SECRET}\n", "utf-8")
    done = form4gen("build", "sale.yaml", "-o", "out", "--only", only, *DAY, FORM4GEN_CCC_0001234567=SECRET)

    assert done.returncode == 1
    assert "  ERROR  FILE-08\n  line 23 holds what looks like an owner's CCC" in done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert not (tmp_path / "out").exists()


# The file -----------------------------------------------------------------------------------------------------------


def test_the_same_bytes_in_each_process(form4gen: Run, tmp_path: Path) -> None:
    made = set()
    for seed in ("1", "2", "33"):
        folder = tmp_path / seed
        folder.mkdir()
        (folder / "sale.yaml").write_text(ACCEPTED, "utf-8")
        words = ("build", str(folder / "sale.yaml"), "-o", str(folder), "--only", "signature", *LATE)
        assert form4gen(*words, PYTHONHASHSEED=seed, TZ="Asia/Tokyo" if seed == "2" else "UTC").returncode == 0
        made.add((folder / "sale.signature.pdf").read_bytes())

    assert len(made) == 1


def test_the_file_is_sound_and_says_what_it_is(form4gen: Run, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(built(form4gen, tmp_path))) as file:
        names = [str(name) for name in list(file.Root.Names.EmbeddedFiles.Names)[::2]]

        assert file.check_pdf_syntax() == []
        assert names == sorted(names)
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
        assert "/CreationDate" not in file.docinfo
        assert "/JavaScript" not in file.Root.Names
        assert all("/FontFile2" in one or "/FontFile3" in one for one in _descriptors(file))


def _descriptors(file: pikepdf.Pdf) -> list[Any]:
    found = [
        one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
    ]
    assert found
    return found


# What is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--only", "signature", "--unchecked"), "what is not checked is not signed"),
        (("--only", "signature", "--published"), "a published filing was signed before it was filed"),
        (("--only", "pdf", "--esign", "adobe"), "--esign is for the signature file"),
        (("--only", "signature", "--esign", "ink"), "'ink' is not one of"),
    ],
)
def test_what_nobody_should_sign_is_refused(form4gen: Run, tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    (tmp_path / "sale.yaml").write_text(SALE, "utf-8")
    done = form4gen("build", "sale.yaml", "-o", "out", *DAY, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (tmp_path / "out").exists()


def test_while_an_error_stands_there_is_nothing_to_sign(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "sale.yaml").write_text(SALE.replace("code: S", "code: G"), "utf-8")

    assert form4gen("build", "sale.yaml", "-o", "out", "--only", "signature", *DAY).returncode == 1
    assert not (tmp_path / "out").exists()


def test_without_pango_the_xml_is_written_and_one_line_says_what_to_install(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')\n", "utf-8")
    (tmp_path / "sale.yaml").write_text(SALE, "utf-8")
    path = str(tmp_path) + ":" + str(HERE.parent)
    done = form4gen("build", "sale.yaml", "-o", "out", "--only", "xml,html,signature", *DAY, PYTHONPATH=path)

    assert done.stdout.split() == [str(Path("out", name)) for name in ("sale.xml", "sale.html")]
    assert (done.returncode, done.stderr.count("FILE-03")) == (1, 1)
    assert "libpango-1.0-0" in done.stderr


def test_a_folder_that_cannot_be_written_is_told(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "sale.yaml").write_text(SALE, "utf-8")
    (tmp_path / "taken").write_text("a file", "utf-8")
    done = form4gen("build", "sale.yaml", "-o", "taken/here", "--only", "signature", *DAY)

    assert done.returncode == 2
    assert "taken is a file, not a folder" in done.stderr
    assert "Traceback" not in done.stderr


# Who signs for whom -------------------------------------------------------------------------------------------------

ATTORNEY = "/s/ John Poe, Attorney-in-Fact for Jane Doe"


@pytest.mark.parametrize(
    ("typed", "owners", "says"),
    [
        ("/s/ Jane Doe", "Doe Jane", "Reporting person"),
        ("Jane A. Doe", "Doe Jane", "Reporting person"),
        (ATTORNEY, "Doe Jane", "Attorney-in-fact for Doe Jane"),
        ("/s/ John Poe, Attorney-in-Fact", "Doe Jane", "Attorney-in-fact for Doe Jane"),
        ("/s/ John Poe, Attorney-in-Fact", "Doe Jane|Roe Jim", "Attorney-in-fact"),
        ("/s/ J. Poe, POA for Jim Roe", "Doe Jane|Roe Jim", "Attorney-in-fact for Roe Jim"),
        ("Doe Trust, By: /s/ Jane Doe, Trustee", "Doe Trust", AS_TYPED),
        ("/s/ Jane Doe, Trustee", "Doe Trust", AS_TYPED),
        ("/s/ Ann Lee, President", "Doe Capital LLC", AS_TYPED),
        ("/s/ Ann Lee", "Doe Jane", ""),
        ("/s/ Jane Doe", "Doe Jane|Doe Jim", "Reporting person"),
        ("/s/ J. Doe", "Doe Jane|Doe Jim", ""),
        ("/s/ J. Poe, Attorney-in-Fact for Jim Doe", "Doe Jane|Doe Jim C", "Attorney-in-fact for Doe Jim C"),
        ("/s/ J. Poe, Attorney-in-Fact for J. Doe", "Doe Jane|Doe Jim", "Attorney-in-fact"),
        (
            "Ridge III, L.P., by Ridge GP, LLC, its general partner, by /s/ J. Poe, POA",
            "Ridge III LP|Ridge GP LLC",
            AS_TYPED,
        ),
        ("/s/ Jane Doe, managing member of the general partner", "Doe Jane|Doe Fund LP", AS_TYPED),
    ],
)
def test_the_capacity_is_what_the_form_says_or_is_left_to_the_signer(typed: str, owners: str, says: str) -> None:
    lines = "".join(f"  - {{cik: 1, name: {name}}}\n" for name in owners.split("|"))
    draft, _ = read(f"form: 4\nowners:\n{lines}signatures:\n  - name: '{typed}'\n".encode(), "")
    assert draft

    assert capacity(draft.filing.signatures[0], draft.filing) == says


@pytest.mark.parametrize(
    ("signer", "owner", "day", "says"),
    [
        ("John Poe", "1234567", "2026-03-03", "Filed with the SEC as Exhibit 24 to 0001107843-25-000012"),
        ("Ann Lee", "1234567", "2026-03-03", ""),
        ("John Poe", "99", "2026-03-03", ""),
        ("John Poe", "1234567", "2024-03-03", ""),
    ],
)
def test_a_power_of_attorney_comes_from_the_profile(signer: str, owner: str, day: str, says: str) -> None:
    text = SALE.replace("/s/ Jane Doe", ATTORNEY).replace("date: 2026-03-03", f"date: {day}")
    draft, _ = read(text.encode(), "")
    assert draft
    given = Power(signer=signer, for_=owner, filed="0001107843-25-000012", since=date(2025, 1, 1))
    profile = Profile(powers_of_attorney=(given,))

    assert power(draft.filing.signatures[0], draft.filing, profile, None) == says


def test_a_power_of_attorney_that_goes_with_the_filing_is_named(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "poa.txt").write_text("POWER OF ATTORNEY\n", "ascii")
    envelope = "submission:\n  exhibits:\n    - file: poa.txt\n      type: EX-24\n"
    said = page_of(built(form4gen, tmp_path, SALE.replace("/s/ Jane Doe", ATTORNEY) + envelope))

    assert "Power of attorney Goes with this filing as Exhibit 24 (poa.txt)" in " ".join(said.split())


def test_a_build_without_signature_opens_no_room_of_signing(form4gen: Run, tmp_path: Path) -> None:
    program = (
        "import sys; from form4gen import cli; sys.argv[1:] = ['build', 'sale.yaml', '-o', 'out', '--only', 'xml',"
        " '--today', '2026-03-03']\ntry: cli.main()\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith(('pyhanko', 'pypdf', 'form4gen.paper'))])"
    )
    (tmp_path / "sale.yaml").write_text(SALE, "utf-8")
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
