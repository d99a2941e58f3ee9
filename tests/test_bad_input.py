# SPDX-License-Identifier: Apache-2.0
"""Bad input of every sort: a finding with its line, exit 1 or 2, nothing written, and never a traceback."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest
from conftest import SALE, Run

from form4gen import corridor, gathering, submission
from form4gen.corridor import Judged, Refusal
from form4gen.rule import ERROR, NOTE, Finding

TODAY = date(2026, 3, 3)
XML = b"""\
<?xml version="1.0"?>
<ownershipDocument>
    <documentType>4</documentType>
</ownershipDocument>
"""
PASSWORD = "qwer$4ty"
ENTITY = b'<!DOCTYPE a [\n<!ENTITY b "&c;&c;"><!ENTITY c "&b;">]><ownershipDocument>&b;</ownershipDocument>'


def swapped(old: str, new: str) -> str:
    assert old in SALE
    return SALE.replace(old, new)


def judged(path: Path, content: str | bytes = "") -> Judged:
    if content:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return corridor.check([path], today=TODAY).files[0]


def built(
    tmp_path: Path, content: str | bytes, only: frozenset[str] = frozenset({"xml"}), out: Path | None = None
) -> Judged:
    (tmp_path / "a.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    return corridor.build([tmp_path / "a.yaml"], out or tmp_path / "out", today=TODAY, only=only).files[0]


def errors(of: Judged) -> list[tuple[str, int]]:
    return [(finding.rule, finding.mark.line) for finding in of.findings if finding.severity is ERROR]


DRAFTS: dict[str, tuple[str | bytes, str, int]] = {
    "empty": ("\n", "YAML-04", 1),
    "not YAML": ("form: 4\n  : [\n", "YAML-01", 2),
    "no mapping": ("form 4", "YAML-04", 1),
    "a tab": (swapped("  cik: 0001107843", "\tcik: 0001107843"), "YAML-01", 5),
    "a key twice": (swapped("period:", "form: 4\nperiod:"), "YAML-06", 2),
    "an unknown key": (swapped("period", "perod"), "YAML-07", 2),
    "an anchor": (swapped("form: 4", "form: &four 4"), "YAML-05", 1),
    "an alias": (swapped("form: 4", "form: *four"), "YAML-05", 1),
    "a merge key": (swapped("period", "<<"), "YAML-05", 2),
    "a tag": (swapped("form: 4", "form: !!python/object/apply:os.system [x]"), "YAML-05", 1),
    "two documents": (SALE + "---\nform: 4\n", "YAML-04", 23),
    "nested brackets": (SALE + "remarks: " + "[" * 100_000, "YAML-03", 23),
    "nested brackets in a lost line": (SALE + "  remarks: " + "[" * 100_000, "YAML-01", 23),
    "nested lists": (SALE + "remarks:\n" + "- " * 5000 + "x\n", "YAML-03", 24),
    "nested indents": ("".join(" " * n + "a:\n" for n in range(1800)), "YAML-03", 25),
    "far too long": (b"# " + b"x" * 50_000_000, "YAML-03", 1),
    "a control character": (SALE + "remarks: a\x00b\n", "YAML-02", 23),
    "an escaped one": (SALE + 'remarks: "a\\x07b"\n', "TXT-03", 23),
    "a lone surrogate": (SALE.encode() + b"remarks: \xed\xa0\x80\n", "YAML-02", 23),
    "an escaped surrogate": (SALE + 'remarks: "\\ud800"\n', "YAML-01", 23),
    "UTF-16": (SALE.encode("utf-16"), "YAML-02", 1),
    "Latin-1": ((SALE + "remarks: caf\xe9\n").encode("latin-1"), "YAML-02", 23),
    "a colon": (SALE + "remarks: Note: see below\n", "YAML-01", 23),
    "a quote": (SALE + 'remarks: "Plan" shares\n', "YAML-01", 23),
    "a star": (SALE + "remarks: * see below\n", "YAML-01", 23),
    "an at sign": (SALE + "remarks: @ 5 dollars\n", "YAML-01", 23),
    "a list for a text": (swapped("Common Stock", "{a: b}"), "YAML-07", 13),
    "a text for a list": (swapped("signatures:", "signatures: Jane\nx:"), "YAML-08", 20),
    "a list as remarks": (SALE + "remarks: [a, b]\n", "YAML-08", 23),
    "a cut text": (swapped("Common Stock", "Common Stock #44"), "YAML-10", 13),
    "a comma in braces": (swapped("disposed: 1,000", "disposed: {value: 1,000}"), "YAML-07", 16),
    "a comma in a row": (swapped("signatures:", "table-2: [{shares: 1,000}]\nsignatures:"), "YAML-07", 20),
    "no such day": (swapped("date: 2026-03-02", "date: 2026-02-30"), "DOC-07", 14),
    "five decimals": (swapped("21.50", "21.12345"), "DOC-08.1", 17),
    "an odd comma": (swapped("1,000", "1,00"), "DOC-08", 16),
    "a negative": (swapped("1,000", "-1,000"), "DOC-08", 16),
    "an exponent": (swapped("1,000", "1e3"), "DOC-08", 16),
    "not a number": (swapped("1,000", "NaN"), "DOC-08", 16),
    "too many digits": (swapped("1,000", "9" * 13), "DOC-08.1", 16),
    "too long a text": (swapped("Common Stock", "C" * 61), "TXT-06", 13),
    "no such footnote": (swapped("21.50", "21.50 [range]"), "FN-03", 17),
    "an unused footnote": (SALE + "footnotes:\n  a: Something that is said.\n", "FN-02", 24),
    "a strange character": (swapped("Doe Jane", "Do\xe9 Jane"), "TXT-01", 10),
    "a form type of a transaction": (swapped("code: S", "form-type: 3\n    code: S"), "CODE-FT.2", 15),
    "an amount twice": (
        swapped("table-1", "table-2").replace("disposed: 1,000", "shares: 1\n    total-value: 5"),
        "T2-11",
        17,
    ),
    "a footnote on the letter of table-2": (
        swapped("table-1", "table-2").replace("disposed: 1,000", "shares: 1\n    acquired-or-disposed: D [a]"),
        "T2-16",
        17,
    ),
    "a password": (swapped("    name: Doe", f"    ccc: {PASSWORD}\n    name: Doe"), "YAML-07", 10),
}
FILINGS: dict[str, tuple[bytes, str, int]] = {
    "empty": (b" ", "XML-01", 1),
    "no XML": (b"form: 4\n", "XML-01", 1),
    "truncated": (XML[:60], "XML-01", 3),
    "a doctype": (XML.replace(b"<own", b"<!DOCTYPE a>\n<own", 1), "XML-02", 2),
    "entities": (ENTITY, "XML-02", 1),
    "an instruction": (XML.replace(b"<own", b"<?x y?><own", 1), "DOC-04", 2),
    "another root": (b"\n<html/>", "XML-03", 1),
    "a submission": (b"<edgarSubmission><ccc>qwer$4ty</ccc></edgarSubmission>", "XML-03", 1),
    "deep": (b"<a>" * 100_000, "XML-01", 1),
    "far too long": (b"<a>" + b"x" * 50_000_000, "XML-06", 1),
    "an unknown element": (XML.replace(b"</own", b"<ownerCcc>qwer$4ty</ownerCcc></own"), "XML-04", 4),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_a_bad_draft_is_told_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    content, rule, line = DRAFTS[name]

    told = built(tmp_path, content)

    assert (rule, line) in errors(told)
    assert told.status == "failed"
    assert told.written == ()
    assert not (tmp_path / "out").exists()
    assert PASSWORD not in repr(told)
    for finding in told.findings:
        assert finding.mark.file == str(tmp_path / "a.yaml")
        assert finding.mark.line >= 1
        assert finding.mark.column >= 1


@pytest.mark.parametrize("name", FILINGS)
def test_a_bad_filing_is_told_and_nothing_is_imported(name: str, tmp_path: Path) -> None:
    content, rule, line = FILINGS[name]
    told = judged(tmp_path / "a.xml", content)

    assert (rule, line) in errors(told)
    assert told.status == "failed"
    assert PASSWORD not in repr(told)
    assert all(finding.mark.file == str(tmp_path / "a.xml") for finding in told.findings)
    assert corridor.import_filings([tmp_path / "a.xml"], tmp_path / "out").files[0].written == ()
    assert not (tmp_path / "out").exists()


def only(of: Judged, rule: str) -> Finding:
    return next(finding for finding in of.findings if finding.rule == rule)


def test_hints_say_what_to_type(tmp_path: Path) -> None:
    for name, hint in {
        "an unknown key": "did you mean period?",
        "a colon": "put it in quotes: 'Note: see below'",
        "a quote": "put it in quotes: '\"Plan\" shares'",
        "a star": "put it in quotes: '* see below'",
        "a cut text": "put the text in quotes; set a comment off with two blanks, # and a blank",
        "a comma in a row": 'inside { } a comma ends the value; write "1,200" or use separate lines',
        "an odd comma": "commas only mark thousands, all of them, and a point the decimals: 1,200,000.50",
        "an exponent": "write all the digits, without an exponent",
    }.items():
        content, rule, _ = DRAFTS[name]
        assert only(judged(tmp_path / "a.yaml", content), rule).hint == hint


def test_a_strange_character_is_named_with_what_to_type(tmp_path: Path) -> None:
    told = only(judged(tmp_path / "a.yaml", DRAFTS["a strange character"][0]), "TXT-01")

    assert "`\xe9` (LATIN SMALL LETTER E WITH ACUTE)" in told.message
    assert told.hint.startswith("type e ")


def test_the_clean_draft_is_clean(tmp_path: Path) -> None:
    assert errors(built(tmp_path, SALE)) == []
    assert (tmp_path / "out" / "a.xml").read_bytes().startswith(b'<?xml version="1.0"?>\n<ownershipDocument>')


# Files and folders -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["no.yaml", "no.xml", "no-folder", "no/such/file.yaml", "x" * 300 + ".yaml"])
def test_a_name_that_is_no_file(name: str, tmp_path: Path) -> None:
    told = judged(tmp_path / name)

    assert told.status == "unreadable"
    assert [finding.rule for finding in told.findings] == ["FILE-01"]
    assert str(tmp_path / name) in told.findings[0].message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> bytes:  # root reads everything, so the refusal is played
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "a.yaml").write_text(SALE)
    monkeypatch.setattr(Path, "read_bytes", locked)

    told = judged(tmp_path / "a.yaml")

    assert told.status == "unreadable"
    assert told.findings[0].message == f"Permission denied: {tmp_path / 'a.yaml'}"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("form: [")
    (tmp_path / "c.yaml").write_text(SALE)
    names = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml")]

    assert [each.status for each in corridor.check(names, today=TODAY).files] == ["failed", "unreadable", "clean"]


@pytest.mark.parametrize("name", ["empty", "folder.yaml"])
def test_a_folder_without_drafts(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "compose.yaml").write_text("services: {}\n")
    (tmp_path / name / ".hidden.yaml").write_text(SALE)

    with pytest.raises(Refusal, match="nothing to read below"):
        corridor.check([tmp_path / name], today=TODAY)


def test_a_folder_named_like_a_draft_is_searched(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "a.yml").write_text(SALE)

    assert [each.status for each in corridor.check([tmp_path / "x.yaml"], today=TODAY).files] == ["clean"]


def test_other_files_of_a_folder_are_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SALE)
    (tmp_path / "b.xml").write_text("<html/>")
    (tmp_path / "c.txt").write_text("form: 4")

    found = corridor.check([tmp_path], today=TODAY)

    assert (len(found.files), found.passed_over) == (1, 2)


QUOTED = SALE.replace("form: 4", "'form': 4", 1)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SALE.replace("form: 4", "form:4", 1), id="no blank"),
        pytest.param(SALE.replace("form: 4", "form = 4", 1), id="no colon"),
        pytest.param(QUOTED, id="quoted"),
        pytest.param(SALE.replace("form: 4", '"form" : 4', 1), id="quoted twice"),
        pytest.param(SALE.replace("form: 4", "Form: 4", 1), id="a capital"),
        pytest.param(SALE.replace("form: 4", "FORM: 4", 1), id="capitals"),
        pytest.param(SALE.replace("form: 4\n", "", 1), id="no form"),
        pytest.param("from: 4\nissuer:\n  cik: 1\n", id="nearly form"),
        pytest.param("frm: 4\ntable1:\n  - security: x\n", id="nearly form, nearly a table"),
        pytest.param("Table-1:\nSignature:\n", id="two parts, badly spelled"),
        pytest.param("".join(f"  {line}\n" for line in SALE.splitlines()), id="all indented"),
        pytest.param(SALE.encode("utf-16"), id="UTF-16"),
        pytest.param(SALE.encode("utf-16-le"), id="UTF-16 without its mark"),
        pytest.param(b"\xef\xbb\xbf" + QUOTED.encode(), id="a byte order mark"),
        pytest.param(QUOTED.encode() + b"remarks: \x93x\x94\n", id="Windows"),
        pytest.param("{form: 4, period: 2026-03-02}\n", id="in braces"),
    ],
)
def test_a_folder_check_does_not_pass_over_a_broken_draft(content: str | bytes, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(content if isinstance(content, bytes) else content.encode())

    found = gathering.gather([tmp_path], gathering.DRAFTS)

    assert [source.path for source in found.sources] == [tmp_path / "a.yml"]
    assert found.yaml_passed_over == ()


@pytest.mark.parametrize(
    "content",
    [
        "name: check\non: push\njobs:\n  form: 4\n  issuer: x\n",
        "services:\n  web:\n    image: form\n",
        "# form: 4\nversion: 2\n",
        "- form: 4\n",
        "owners: [ann]\nfrom_address: x\n",
        "platform: linux\nperiod: 3\n",
        "text: >-\n  form: 4\n  period: x\n",
        "",
    ],
)
def test_other_yaml_of_a_folder_is_passed_over_by_name(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SALE)
    (tmp_path / "b.yaml").write_text(content)
    (tmp_path / "c.txt").write_text(SALE)

    found = gathering.gather([tmp_path], gathering.DRAFTS)

    assert [source.path.name for source in found.sources] == ["a.yaml"]
    assert found.passed_over == 2
    assert found.yaml_passed_over == (tmp_path / "b.yaml",)


def test_a_pdf_is_named_and_no_line_of_it_is_shown(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nqzqz\x00stream\n")

    for form in ("text", "json"):
        done = form4gen("check", "a.yaml", "--format", form, *WORDS)

        assert done.returncode == 1
        assert "the file is a PDF, not a draft" in done.stdout + done.stderr
        assert "%PDF" not in done.stdout + done.stderr


def test_a_named_file_of_another_suffix_is_read_by_how_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SALE)
    (tmp_path / "b.txt").write_bytes(XML)

    assert judged(tmp_path / "a.txt").status == "clean"
    assert "DOC-09" in dict(errors(judged(tmp_path / "b.txt")))


def test_two_inputs_for_one_output(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(SALE)
    paths = [tmp_path / "one" / "a.yaml", tmp_path / "two" / "a.yaml"]

    with pytest.raises(Refusal, match=r"would both be written to .*a\.xml; nothing was written"):
        corridor.build(paths, tmp_path / "out", today=TODAY, only=frozenset({"xml"}))
    assert not (tmp_path / "out").exists()


def test_a_file_named_twice_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(SALE)

    assert len(corridor.check([path, path], today=TODAY).files) == 1


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        told = built(tmp_path, SALE, out=out)

        assert told.status == "unwritten"
        assert only(told, "FILE-01").message == f"{tmp_path / 'out'} is a file, not a folder"
        assert only(told, "FILE-01").hint == "choose another folder with -o"
    assert (tmp_path / "out").read_text() == "mine"


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, SALE)
    old = (tmp_path / "out" / "a.xml").read_bytes()

    def full(*paths: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(paths[-1]))

    monkeypatch.setattr(os, "replace", full)
    told = built(tmp_path, swapped("1,000", "2,000"))

    assert told.status == "unwritten"
    assert told.written == ()
    assert (tmp_path / "out" / "a.xml").read_bytes() == old
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.xml"]


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        (errno.ENOSPC, "make room there"),
        (errno.EROFS, "choose a folder you may write to with -o"),
        (errno.EACCES, "close it where it is open, or choose a folder you may write to with -o"),
        (errno.EIO, "look at the name and at who may write there"),
    ],
)
def test_all_files_of_a_draft_are_written_or_none(
    kind: int, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = frozenset({"xml", "html"})
    built(tmp_path, SALE, both)
    old = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:  # as a disk that is full fails: half a part, and no name of it
        if ".html" not in path.name:
            return write(path, content)
        write(path, content[:100])
        raise OSError(kind, os.strerror(kind))

    monkeypatch.setattr(Path, "write_bytes", full)
    (tmp_path / "a.yaml").write_text(swapped("1,000", "2,000"))
    told = corridor.build([tmp_path / "a.yaml"], tmp_path / "out", today=TODAY, only=both).files[0]

    assert (told.status, told.written) == ("unwritten", ())
    assert only(told, "FILE-01").message == f"{os.strerror(kind)}: {tmp_path / 'out' / 'a.html'}"
    assert only(told, "FILE-01").hint == hint
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == old


def test_a_folder_in_the_place_of_a_file_stops_the_others_too(tmp_path: Path) -> None:
    (tmp_path / "out" / "a.html").mkdir(parents=True)

    told = built(tmp_path, SALE, frozenset({"xml", "html"}))

    assert only(told, "FILE-01").message == f"{tmp_path / 'out' / 'a.html'} is a folder, not a file"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.html"]


def test_a_part_that_was_private_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "a.submission.xml"
    path.write_text("old")
    path.chmod(0o644)

    gathering.write_together([(path, b"new", submission.write_private), (tmp_path / "a.xml", b"x", Path.write_bytes)])

    assert path.read_bytes() == b"new"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.submission.xml", "a.xml"]


def test_files_of_an_earlier_build_are_named_when_an_error_stops_a_build(tmp_path: Path) -> None:
    built(tmp_path, SALE, frozenset({"xml", "html"}))
    (tmp_path / "out" / "other.xml").write_text("of another draft")

    stopped = built(tmp_path, swapped("code: S", "code: G"))
    unread = built(tmp_path, "form: [", out=tmp_path / "out")
    elsewhere = built(tmp_path, swapped("code: S", "code: G"), out=tmp_path / "new")
    again = built(tmp_path, SALE)

    xml, html = tmp_path / "out" / "a.xml", tmp_path / "out" / "a.html"
    for told in (stopped, unread):
        message = f"{xml} and {html} are of an earlier build, and not of this one"
        assert (only(told, "FILE-09").message, only(told, "FILE-09").hint) == (message, "do not file or sign them")
    for told in (elsewhere, again):
        assert "FILE-09" not in [finding.rule for finding in told.findings]


def test_one_file_of_an_earlier_build_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    signed = tmp_path / "out" / "a.signature.pdf"
    signed.write_text("signed")

    told = only(built(tmp_path, swapped("code: S", "code: G")), "FILE-09")

    assert told.message == f"{signed} is of an earlier build, and not of this one"
    assert told.hint == "do not file or sign it"
    assert told.severity is NOTE


def test_an_interrupt_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*paths: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)

    with pytest.raises(KeyboardInterrupt):
        gathering.write_atomically(tmp_path / "a.xml", b"x")
    assert list(tmp_path.iterdir()) == []


def test_an_import_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(XML)
    first = corridor.import_filings([tmp_path / "a.xml"], tmp_path).files[0]
    (tmp_path / "a.yaml").write_text("# worked on")
    again = corridor.import_filings([tmp_path / "a.xml"], tmp_path).files[0]

    assert first.written == (str(tmp_path / "a.yaml"),)
    assert [finding.rule for finding in again.findings] == ["FILE-04"]
    assert (tmp_path / "a.yaml").read_text() == "# worked on"


# Pango -------------------------------------------------------------------------------------------------------------


def test_without_pango_all_but_the_pdf_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from form4gen import paper

    def missing(page: str) -> bytes:
        raise paper.NoPango("install Pango: apt-get install libpango-1.0-0")

    monkeypatch.setattr(paper, "pdf", missing)
    (tmp_path / "a.yaml").write_text(SALE)
    told = corridor.build([tmp_path / "a.yaml"], tmp_path / "out", today=TODAY).files[0]

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.xml"]
    assert only(told, "FILE-03").message == "Pango is not installed, so no PDF was written"
    assert only(told, "FILE-03").hint == "install Pango: apt-get install libpango-1.0-0"
    assert judged(tmp_path / "a.yaml").status == "clean"


# The command line --------------------------------------------------------------------------------------------------

WORDS = ("--today", "2026-03-03")


@pytest.mark.parametrize("name", ["nested brackets", "not YAML", "a control character", "UTF-16", "empty"])
def test_the_command_line_says_where(name: str, form4gen: Run, tmp_path: Path) -> None:
    content, rule, line = DRAFTS[name]
    (tmp_path / "a.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())

    done = form4gen("build", "a.yaml", "-o", "out", *WORDS)

    assert done.returncode == 1
    assert f"ERROR  line {line}  {rule}" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "typed", [f"ccc: {PASSWORD}", f"ccc: @{PASSWORD}", f"ccc:\n  [{PASSWORD}", f"<ccc>{PASSWORD}</ccc>"]
)
def test_the_password_is_in_no_output(form: str, typed: str, form4gen: Run, tmp_path: Path) -> None:
    name = "a.xml" if typed.startswith("<") else "a.yaml"
    (tmp_path / name).write_text(
        f"<ownershipDocument>{typed}</ownershipDocument>" if name == "a.xml" else f"{typed}\n{SALE}"
    )

    done = form4gen("check", name, "--format", form, *WORDS, FORM4GEN_DEBUG="1")

    assert done.returncode == 1
    assert PASSWORD not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_judge_is_2(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for words in (
        ("check", "no.yaml"),
        ("check", "empty"),
        ("build", "empty", "-o", "out"),
        ("import", "no.xml", "-o", "x"),
    ):
        done = form4gen(*words)

        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "FAILED" in done.stdout + done.stderr or done.stderr.startswith("form4gen: nothing to read")


def test_a_control_character_is_no_fault_of_form4gen(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SALE + 'remarks: "A \\x07 bell"\n', "utf-8")
    done = form4gen("build", "a.yaml", "-o", "out", "--unchecked")

    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert "  ERROR  line 1  FILE-11\n  XML cannot hold a control character, unchecked or not; nothing was written" in (
        done.stdout + done.stderr
    )
    assert "HOUSE-03" not in done.stdout + done.stderr


def test_the_paper_of_a_draft_is_not_the_file_that_is_signed(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SALE, "utf-8")
    form4gen("build", "a.yaml", "-o", "out", "--today", "2026-03-03")
    done = form4gen("verify", "out/a.pdf", "out/a.xml")

    assert done.returncode == 1
    assert "this is the paper of the draft: name a file that" in " ".join(done.stdout.split())
