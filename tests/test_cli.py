# SPDX-License-Identifier: Apache-2.0
"""The command line as its users meet it: exit codes, what stands on which stream, help, and our own faults."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import SALE, Run

import form4gen as package
from form4gen import cli, corridor, report
from form4gen.cli import app, checking, output
from form4gen.corridor import Judged, Outcome, Refusal
from form4gen.rule import WARNING, Cite, Finding, Mark

COMMANDS = tuple(app.COMMANDS)
DAY = ("--today", "2026-03-03")


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """An empty folder for drafts, below the folder in which form4gen runs."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    return folder


def written(path: Path, text: str = SALE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def faulty(text: str = SALE) -> str:
    return text.replace("code: S", "code: G")


# Exit codes ---------------------------------------------------------------------------------------------------------


def test_a_clean_draft_is_0_and_ok(form4gen: Run, drafts: Path) -> None:
    done = form4gen("check", written(drafts / "a.yaml"), *DAY, "--ignore", "DUE-01")

    assert (done.returncode, done.stdout, done.stderr) == (0, "OK: 1 file checked.\n", "form4gen: left out DUE-01\n")


def test_a_faulty_draft_is_1_with_its_line_and_rule(form4gen: Run, drafts: Path) -> None:
    done = form4gen("check", written(drafts / "a.yaml", faulty()), *DAY)

    assert done.returncode == 1
    assert "\n    17 |     price: 21.50\n       |            ^^^^^\n" in done.stdout
    assert "\n  ERROR  line 17, table-1[1].price  CODE-G" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("FAILED: ")


@pytest.mark.parametrize("text", ["a: [", "<!DOCTYPE x>", "", "- a\n- b\n", "\0"])
def test_a_named_file_that_is_no_draft_is_judged_and_fails(form4gen: Run, drafts: Path, text: str) -> None:
    assert form4gen("check", written(drafts / "a.yaml", text)).returncode == 1


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE ownershipDocument><ownershipDocument/>", "<other/>", "<ownershipDocument>", "no XML", ""]
)
def test_a_named_file_that_is_no_filing_is_judged_and_fails(form4gen: Run, drafts: Path, text: str) -> None:
    assert form4gen("check", written(drafts / "a.xml", text)).returncode == 1


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "empty"),
        ("check", "gone.yaml"),
        ("check", "a.yaml", "--today", "yesterday"),
        ("check", "a.yaml", "--jobs", "0"),
        ("check", "a.yaml", "--select", "NO-SUCH"),
        ("check", "a.yaml", "--ignore", "NO-SUCH"),
        ("build", "a.yaml"),
        ("build", "a.yaml", "-o", "out", "--only", "docx"),
        ("build", "a.yaml", "other/a.yaml", "-o", "out"),
        ("import", "empty", "-o", "out"),
        ("new", "13F"),
        ("explain", "NO-SUCH"),
        ("chekc", "a.yaml"),
        ("check", "a.yaml", "--nonsense"),
    ],
)
def test_nothing_to_judge_and_wrong_words_are_2(form4gen: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    written(tmp_path / "a.yaml")
    written(tmp_path / "other" / "a.yaml")
    (tmp_path / "empty").mkdir()

    done = form4gen(*words)

    assert done.returncode == 2
    assert done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_bad_file_stops_no_other_and_the_highest_code_counts(form4gen: Run, drafts: Path) -> None:
    files = [written(drafts / "good.yaml"), written(drafts / "bad.yaml", "a: ["), drafts / "gone.yaml"]

    done = form4gen("check", *files, *DAY, "--format", "json")

    assert done.returncode == 2
    statuses = {Path(file["path"]).name: file["status"] for file in json.loads(done.stdout)["files"]}
    assert statuses == {"good.yaml": "clean", "bad.yaml": "failed", "gone.yaml": "unreadable"}


def test_warnings_fail_only_when_strict(form4gen: Run, drafts: Path) -> None:
    late = written(drafts / "late.yaml")

    assert form4gen("check", late, "--today", "2026-04-01").returncode == 0
    strict = form4gen("check", late, "--today", "2026-04-01", "--strict", "--format", "json")
    assert strict.returncode == 1
    assert json.loads(strict.stdout)["files"][0]["status"] == "failed"


# Folders ------------------------------------------------------------------------------------------------------------


def test_a_folder_is_searched_and_what_is_no_draft_is_counted(form4gen: Run, drafts: Path) -> None:
    written(drafts / "deep" / "a.yml")
    written(drafts / "settings.yaml", "name: x\n")
    written(drafts / "feed.xml", "<rss/>")
    written(drafts / "notes.txt", "form: 4")

    done = form4gen("check", drafts, *DAY, "--ignore", "DUE-01")

    assert (done.returncode, done.stdout) == (0, "OK: 1 file checked; 3 other files passed over.\n")


def test_the_same_in_two_processes(form4gen: Run, drafts: Path) -> None:
    for number in range(6):
        written(drafts / f"{number}.yaml", faulty() if number % 2 else SALE)

    one, two = (form4gen("check", drafts, *DAY, "--format", "json", "--jobs", jobs) for jobs in (1, 2))

    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout


# Streams ------------------------------------------------------------------------------------------------------------


def test_json_stands_alone_on_standard_output(form4gen: Run, drafts: Path) -> None:
    done = form4gen("check", written(drafts / "a.yaml", faulty()), *DAY, "--format", "json")

    told = json.loads(done.stdout)
    assert told["form4gen"] == package.__version__
    assert told["files"][0]["form"] == "4"
    assert told["summary"]["errors"] >= 1
    assert done.stderr.startswith("FAILED: ")
    assert done.stderr.count("\n") == 1


def test_json_stays_json_where_nothing_is_found(form4gen: Run, drafts: Path) -> None:
    done = form4gen("check", drafts, "--format", "json")

    assert done.returncode == 2
    assert json.loads(done.stdout)["summary"]["files"] == 0
    assert done.stderr.startswith("form4gen: ")


def test_select_gives_these_rules_alone(form4gen: Run, drafts: Path) -> None:
    draft = written(drafts / "a.yaml", faulty())

    assert form4gen("check", draft, *DAY, "--select", "XSD").returncode == 0
    assert form4gen("check", draft, *DAY, "--select", "CODE").returncode == 1
    assert form4gen("check", draft, *DAY, "--ignore", "CODE").returncode == 0


def test_build_writes_and_names_what_it_wrote(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    written(drafts / "2026" / "a.yaml")

    done = form4gen("build", "drafts", "-o", "out", *DAY, "--only", "xml,html")

    assert done.returncode == 0
    assert sorted(done.stdout.split()) == [str(Path("out", "2026", name)) for name in ("a.html", "a.xml")]
    assert re.fullmatch(r"OK: 1 file built;.* 2 files written\.", done.stderr.splitlines()[-1])
    assert b"<ownershipDocument" in (tmp_path / "out" / "2026" / "a.xml").read_bytes()


def test_build_writes_nothing_while_an_error_stands(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    draft = written(drafts / "a.yaml", faulty())

    done = form4gen("build", draft, "-o", "out", *DAY, "--only", "xml", "--only", "html")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("nothing written.\n")
    assert not (tmp_path / "out").exists()

    forced = form4gen("build", draft, "-o", "out", *DAY, "--only", "xml,html", "--unchecked")
    assert forced.returncode == 1
    assert "DRAFT (not filed), NOT CHECKED" in (tmp_path / "out" / "a.html").read_text("utf-8")


def test_paper_says_that_it_is_a_draft_and_of_which_xml(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    written(drafts / "a.yaml")

    form4gen("build", drafts, "-o", "out", *DAY, "--only", "xml,html")
    page = (tmp_path / "out" / "a.html").read_text("utf-8")
    xml = (tmp_path / "out" / "a.xml").read_bytes()

    assert re.findall(r'<div class="stamp">(.*?)</div>', page) == ["DRAFT (not filed)"]
    assert f"form4gen {package.__version__}, XML SHA-256 {sha256(xml).hexdigest()}" in page


def test_what_is_built_can_be_imported_and_checked_again(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    written(drafts / "a.yaml")
    form4gen("build", drafts, "-o", "out", *DAY, "--only", "xml")

    done = form4gen("import", "out", "-o", "again")

    assert (done.returncode, done.stdout.strip()) == (0, str(Path("again", "a.yaml")))
    assert form4gen("check", "out", "again").returncode == 0


def test_new_writes_a_draft_and_never_over_another(form4gen: Run, tmp_path: Path) -> None:
    assert "\nform: 4" in "\n" + form4gen("new").stdout
    assert "\nform: 4/A" in "\n" + form4gen("new", "4/a").stdout
    assert form4gen("new", "-o", "mine.yaml").returncode == 0
    (tmp_path / "mine.yaml").write_text("worked on")

    again = form4gen("new", "-o", "mine.yaml")

    assert (again.returncode, (tmp_path / "mine.yaml").read_text()) == (2, "worked on")
    assert again.stderr == "form4gen: mine.yaml is there already; a draft is not overwritten\n"


def test_new_makes_the_folder_and_says_what_is_in_its_way(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert form4gen("new", "4", "-o", "a/b/mine.yaml").returncode == 0
    assert (tmp_path / "a" / "b" / "mine.yaml").read_text("utf-8").startswith("#")
    refused = form4gen("new", "4", "-o", "file/mine.yaml")
    assert refused.returncode == 2
    assert refused.stderr == "form4gen: file is a file, not a folder; choose another folder with -o\n"


def test_what_cannot_be_written_is_2(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = form4gen("new", "-o", Path("file", "folder", "x.yaml"))

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


# Words --------------------------------------------------------------------------------------------------------------


def test_every_command_has_help(form4gen: Run) -> None:
    front = form4gen("--help").stdout
    for command in COMMANDS:
        told = form4gen(command, "--help")
        assert told.returncode == 0
        assert told.stdout.startswith(f"Usage: form4gen {command} ")
        assert re.search(rf"^  {command} +\w", front, re.MULTILINE)
    assert "Exit codes: 0 clean" in front


def test_version(form4gen: Run) -> None:
    assert form4gen("--version").stdout == f"form4gen {package.__version__}\n"


def test_explain_tells_source_and_examples_of_every_rule(form4gen: Run) -> None:
    done = form4gen("explain", "fn-02")

    assert done.returncode == 0
    for word in ("FN-02", "Counts   error", "Source   ", "Measured speaks on 0 of 366", "\nWrong\n", "\nRight\n"):
        assert word in done.stdout
    for rule in corridor.rules().values():
        page = report.rule_page(rule, corridor.example(rule.id))
        assert rule.cite.title.split()[0] in page


def test_explain_guesses_what_was_meant(form4gen: Run) -> None:
    assert "; did you mean FN-02" in form4gen("explain", "FN02").stderr
    family = form4gen("explain", "fn").stdout
    assert re.findall(r"^(\S+) ", family, re.M) == sorted(id for id in corridor.rules() if id.startswith("FN"))
    assert re.findall(r"^(\S+) ", form4gen("explain", "10b5-1").stdout, re.M)[-1].startswith("TP-")


def test_rules_lists_those_that_are_asked_for(form4gen: Run) -> None:
    some = form4gen("rules", "tp-03", "PX").stdout
    assert {id[:5] for id in re.findall(r"^(\S+) ", some, re.M)} >= {"TP-03", "PX-01"}
    assert {id[:2] for id in re.findall(r"^(\S+) ", some, re.M)} == {"TP", "PX"}
    assert form4gen("rules", "ZZ").returncode == 2


def test_rules_lists_all(form4gen: Run) -> None:
    listed = form4gen("rules").stdout
    table = form4gen("rules", "--format", "md").stdout
    for id in corridor.rules():
        assert re.search(rf"^{re.escape(id)} ", listed, re.MULTILINE)
        assert f"\n| {id} | " in table


def test_the_readme_shows_what_form4gen_says(checkout: Path) -> None:
    """The tour and the table of rules; `make readme` refreshes them."""
    words = [sys.executable, str(checkout / ".ci" / "readme.py"), "--check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_readme_names_every_command_and_option(checkout: Path) -> None:
    text = (checkout / "README.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"form4gen {command}" in text


# Our own faults -----------------------------------------------------------------------------------------------------


def run_main(monkeypatch: pytest.MonkeyPatch, words: list[str], **face: Any) -> int:
    """main() in this process with a corridor of our own; its exit code."""
    fake = ModuleType("form4gen.corridor")
    for name, value in {"Refusal": Refusal, "rules": corridor.rules, "example": corridor.example, **face}.items():
        setattr(fake, name, value)
    monkeypatch.setitem(sys.modules, "form4gen.corridor", fake)
    monkeypatch.setattr(package, "corridor", fake)
    monkeypatch.setattr(app.app, "registered_commands", list(app.app.registered_commands))
    monkeypatch.setattr(sys, "argv", ["form4gen", *words])
    monkeypatch.delenv("FORM4GEN_DEBUG", raising=False)
    with pytest.raises(SystemExit) as left:
        cli.main()
    return int(left.value.code or 0)


def raising(fault: BaseException) -> Any:
    def fails(*_: object, **__: object) -> None:
        raise fault

    return fails


def test_a_fault_of_ours_is_3_and_tells_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = raising(KeyError("Doe Jane, 21.50"))

    assert run_main(monkeypatch, ["check", "a.yaml", *DAY], check=fault) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "KeyError in test_cli.py:" in told.err
    assert "Doe" not in told.err


def test_debugging_shows_the_traceback_and_is_still_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        monkeypatch.setenv("FORM4GEN_DEBUG", "1")
        raise KeyError("Doe Jane")

    assert run_main(monkeypatch, ["check", "a.yaml", *DAY], check=fails) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_main(monkeypatch, ["check", "a.yaml", *DAY], check=raising(KeyboardInterrupt())) == 130


def test_a_full_disk_is_2_and_names_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = raising(OSError(28, "No space left on device", "out/a.xml"))

    assert run_main(monkeypatch, ["build", "a.yaml", "-o", "out", *DAY], build=fault) == 2
    assert capsys.readouterr().err == "form4gen: out/a.xml: No space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "a.yaml"), "standard output cannot be written"),
        (("check", "a.yaml", "--format", "json"), "standard output cannot be written"),
        (("build", "a.yaml", "-o", "out", "--only", "html,pdf", *DAY), "standard output cannot be written"),
        (("new",), "standard output cannot be written"),
        (("--help",), "the output"),
    ],
)
def test_standard_output_that_cannot_be_written_is_2(drafts: Path, words: tuple[str, ...], said: str) -> None:
    written(drafts / "a.yaml")
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "form4gen", *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=drafts, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, f"form4gen: {said}: No space left on device\n")


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        (("clean",), 0),
        (("clean", "failed"), 1),
        (("failed", "unreadable"), 2),
        (("failed", "unwritten"), 2),
        (("unreadable", "crashed", "failed"), 3),
    ],
)
def test_the_highest_code_of_many_files(monkeypatch: pytest.MonkeyPatch, statuses: tuple[str, ...], code: int) -> None:
    outcome = Outcome(tuple(Judged("a", status, None, None, (), {}) for status in statuses), 0)

    assert run_main(monkeypatch, ["check", "a.yaml", *DAY], check=lambda *_, **__: outcome) == code


def test_an_accepted_warning_does_not_fail_when_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Finding("DUE-02", WARNING, "form", "late", "", Mark(), (), Cite("x"))
    for finding, code in ((warning, 1), (warning.accept("on paper"), 0)):
        outcome = Outcome((Judged("a", "clean", None, None, (finding,), {}),), 0)
        words = ["check", "a.yaml", *DAY, "--strict"]
        assert run_main(monkeypatch, words, check=lambda *_, told=outcome, **__: told) == code


def test_today_and_the_asked_day_reach_the_corridor(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[date, date | None]] = []

    def noted(*_: object, today: date, asked_day: date | None, **__: object) -> Outcome:
        asked.append((today, asked_day))
        return Outcome((), 0)

    run_main(monkeypatch, ["check", "a.yaml", *DAY], check=noted)
    monkeypatch.setattr(checking, "today_in_new_york", lambda: date(2026, 3, 9))
    run_main(monkeypatch, ["check", "a.yaml"], check=noted)

    assert asked == [(date(2026, 3, 3), date(2026, 3, 3)), (date(2026, 3, 9), None)]


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe that is closed from the other end")
def test_a_closed_pipe_is_quiet_and_keeps_the_verdict(drafts: Path) -> None:
    draft = written(drafts / "a.yaml", faulty())
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        words = [sys.executable, "-m", "form4gen", "check", str(draft), *DAY]
        done = subprocess.run(words, stdout=pipe, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (1, b"")


def test_colour_only_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        def __init__(self, terminal: bool) -> None:
            self.isatty = lambda: terminal

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    screen: Any = output.screen_of
    assert screen(Stream(True)).colour
    assert not screen(Stream(False)).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not screen(Stream(True)).colour


# Amend and split ---------------------------------------------------------------------------------------------------


def test_amend_tells_and_writes_what_changed(form4gen: Run, checkout: Path, tmp_path: Path) -> None:
    original = checkout / "samples" / "sales-in-bands" / "draft.yaml"
    whole = tmp_path / "whole.yaml"
    whole.write_text(original.read_text("utf-8").replace("disposed: ", "disposed: 1", 1), "utf-8")

    made = form4gen("amend", original, "--corrected", whole, "--filed", "2026-06-22", "-o", "a.yaml")
    told = form4gen("amend", original, "--explain", whole)
    again = form4gen("amend", original, "-o", "a.yaml")

    assert made.returncode == 0, made.stderr
    text = (tmp_path / "a.yaml").read_text("utf-8")
    assert "form: 4/A" in text
    assert "original-filed: 2026-06-22" in text
    assert "This amendment corrects the number of shares disposed of" in " ".join(told.stdout.split())
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_an_amendment_leaves_the_day_of_the_original_to_be_filled_in(
    form4gen: Run, checkout: Path, tmp_path: Path
) -> None:
    done = form4gen("amend", checkout / "samples" / "seed" / "draft.yaml", "-o", "a.yaml")

    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "a.yaml").read_text("utf-8").splitlines()
    assert lines[1:3] == ["form: 4/A", "original-filed: YYYY-MM-DD  # the day on which EDGAR received the original"]
    assert "line 3, original-filed  DOC-07" in form4gen("check", "a.yaml").stdout


def test_amend_refuses_a_row_that_is_not_there(form4gen: Run, checkout: Path, tmp_path: Path) -> None:
    told = form4gen("amend", checkout / "samples" / "gift" / "draft.yaml", "--row", "table-2[9]", "-o", "a.yaml")

    assert told.returncode == 2
    assert "table-2[9]" in told.stderr
    assert not (tmp_path / "a.yaml").exists()


def test_split_makes_forms_that_fit(form4gen: Run, checkout: Path, tmp_path: Path) -> None:
    text = (checkout / "samples" / "gift" / "draft.yaml").read_text("utf-8")
    head, _, rest = text.partition("table-1:\n")
    rows = "".join(
        f"  - {{security: Common Stock, date: 2026-10-01, code: G, disposed: 1, price: 0, owned-after: {100 - n}, "
        "ownership: direct}\n"
        for n in range(40)
    )
    (tmp_path / "big.yaml").write_text(f"{head}table-1:\n{rows}{rest[rest.index('signatures:') :]}", "utf-8")

    made = form4gen("split", "big.yaml", "-o", "parts")
    fits = form4gen("split", checkout / "samples" / "gift" / "draft.yaml", "-o", "parts")

    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in (tmp_path / "parts").iterdir()) == ["big-1-of-2.yaml", "big-2-of-2.yaml"]
    assert fits.returncode == 2
    assert "fits on one form" in fits.stderr

    (tmp_path / "a.yaml").write_text(text, "utf-8")
    many = form4gen("split", "a.yaml", "big.yaml", "-o", "both")
    (tmp_path / "big.yml").write_bytes((tmp_path / "big.yaml").read_bytes())
    clash = form4gen("split", "big.yaml", "big.yml", "-o", "clash", "--force")

    assert many.returncode == 0, many.stderr
    assert len(list((tmp_path / "both").iterdir())) == 2, "one that fits stops no other"
    assert clash.returncode == 2
    assert "would both be written to" in clash.stderr
    assert not (tmp_path / "clash").exists()


# The SEC's own schemas ---------------------------------------------------------------------------------------------


def test_schemas_are_listed_and_bad_packages_refused(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"this is no zip")

    known = form4gen("schema", "list", FORM4GEN_SCHEMAS=str(tmp_path / "mine"))
    refused = form4gen("schema", "add", "no.zip", FORM4GEN_SCHEMAS=str(tmp_path / "mine"))

    assert "X0609  Forms 4, 5  filed 2026-03-18 to today" in known.stdout
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1), refused.stderr
    assert not (tmp_path / "mine").exists()


# Filings that are out ----------------------------------------------------------------------------------------------


def test_an_edited_import_is_a_new_draft(form4gen: Run, checkout: Path, tmp_path: Path) -> None:
    """What was taken from a filing is judged as of its day and printed without a stamp only while it says the same."""
    filing = (checkout / "samples" / "seed" / "filing.xml").read_text("ascii")
    named = filing.replace("<documentType>", "<schemaVersion>X0306</schemaVersion><documentType>")
    (tmp_path / "f.xml").write_text(named, "ascii")
    assert form4gen("import", "f.xml", "-o", "f.yaml").returncode == 0
    build = ("build", "f.yaml", "-o", "out", "--published", "--unchecked", "--only", "html")

    same = form4gen("check", "f.yaml", "--strict")
    form4gen(*build)
    first = (tmp_path / "out" / "f.html").read_text("utf-8")
    draft = tmp_path / "f.yaml"
    draft.write_text(draft.read_text("utf-8").replace("36,943", "36,944"), "utf-8")
    edited = form4gen("check", "f.yaml", "--strict")
    form4gen(*build)
    second = (tmp_path / "out" / "f.html").read_text("utf-8")

    assert (same.returncode, edited.returncode) == (0, 1), same.stdout
    assert "no longer says what f.xml says" in edited.stdout
    assert "DUE-02" in edited.stdout
    assert ("NOT CHECKED" in first, "NOT CHECKED" in second) == (False, True)
    assert [word for word in ("DRAFT", "form4gen", "SHA-256") if word in first + second] == []


def test_a_draft_that_was_filed_is_judged_as_of_its_day(form4gen: Run, checkout: Path, tmp_path: Path) -> None:
    text = (checkout / "samples" / "option-exercise-and-sale" / "draft.yaml").read_text("utf-8")
    (tmp_path / "kept.yaml").write_text(text, "utf-8")
    (tmp_path / "filed.yaml").write_text(text + "filed-on: 2026-09-16\n", "utf-8")
    (tmp_path / "odd.yaml").write_text(text + "filed-on: 2026-09-31\n", "utf-8")

    filed = form4gen("check", "filed.yaml", "--strict")
    odd = form4gen("check", "odd.yaml", "--today", "2026-09-16")

    assert filed.returncode == 0, filed.stdout
    assert "September 2026 has 30 days" in odd.stdout
