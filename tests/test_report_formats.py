# SPDX-License-Identifier: Apache-2.0
"""What code scanning, test reports and pull requests read of findings.

FORM4GEN_SARIF_SCHEMA names the official JSON schema of SARIF 2.1.0, which no package on PyPI carries; with it the
logs are held against it. Without them the parts of it that form4gen writes are, as stated below.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from conftest import Run
from test_report import CLEAN, GIFT, LATE, THAKAR, Judged

from form4gen import report
from form4gen.corridor import rules
from form4gen.report.places import uri
from form4gen.rule import ERROR, Finding, Mark

SARIF = os.environ.get("FORM4GEN_SARIF_SCHEMA", "")
GONE = Judged("gone.yaml", "unreadable")
ODD = Finding("DR-01", ERROR, "draft", "100% of a,b: \x1b[2J\nnext", "", Mark("x", 7, 3, 9, 4, "table-1[1].code"))
STEERED = Judged("a, b: 50%.yaml", "failed", None, None, (ODD,), {})
DRAFTS = [
    CLEAN,
    THAKAR,
    GONE,
    CLEAN._replace(path="räume/a b.yaml"),
]


# SARIF --------------------------------------------------------------------------------------------------------------

# object -> what it must have, and what it may have, as SARIF 2.1.0 says of the objects that form4gen writes
OBJECTS = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"invocations", "columnKind", "artifacts", "results"}),
    "driver": ({"name"}, {"version", "rules"}),
    "rule": (
        {"id"},
        {"shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration", "properties"},
    ),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "suppressions"}),
    "location": (set[str](), {"id", "physicalLocation", "logicalLocations"}),
    "suppression": ({"kind"}, {"justification"}),
    "region": (set[str](), {"startLine", "startColumn", "endLine", "endColumn"}),
}


def holds(kind: str, found: dict[str, Any]) -> None:
    must, may = OBJECTS[kind]
    assert must <= set(found) <= must | may, f"{kind}: {sorted(found)}"


def hold(log: dict[str, Any]) -> None:
    """Hold a log against the parts of the schema."""
    holds("log", log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    holds("run", run)
    holds("driver", run["tool"]["driver"])
    told = run["tool"]["driver"]["rules"]
    for rule in told:
        holds("rule", rule)
        texts = ("shortDescription", "fullDescription", "help") if rule["id"] in rules() else ("help",)
        assert all(rule[name]["text"] for name in texts)
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        holds("result", result)
        assert told[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", ())]:
            holds("location", location)
            place = location["physicalLocation"]
            assert not {"\\", " "} & set(place["artifactLocation"]["uri"])
            holds("region", place.get("region", {}))
            assert all(number >= 1 for number in place.get("region", {}).values())
        for suppression in result["suppressions"]:
            holds("suppression", suppression)
            assert suppression["kind"] in ("inSource", "external")


def sarif(files: list[Judged]) -> Any:
    return json.loads(report.machine_report("sarif", files, "0.1.0", rules()))


@pytest.mark.parametrize("files", [[], DRAFTS, [GONE]])
def test_sarif_is_sarif(files: list[Judged]) -> None:
    log = sarif(files)

    hold(log)
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.skipif(not SARIF, reason="set FORM4GEN_SARIF_SCHEMA to the official sarif-schema-2.1.0.json")
@pytest.mark.parametrize("files", [[], DRAFTS, [GONE]])
def test_the_official_schema_takes_it(files: list[Judged]) -> None:
    jsonschema.validate(sarif(files), json.loads(Path(SARIF).read_text("utf-8")))


def test_sarif_tells_rules_places_and_what_is_accepted() -> None:
    (run,) = sarif([THAKAR._replace(findings=(LATE.accept("On paper before."), GIFT_OF_OURS))])["runs"]

    late, gift = run["results"]
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CODE-G", "DUE-02"]
    assert "Source   Rule 16a-3(g)(1)" in run["tool"]["driver"]["rules"][1]["help"]["text"]
    assert run["tool"]["driver"]["rules"][1]["helpUri"].startswith("https://")
    assert late["suppressions"] == [{"kind": "external", "justification": "On paper before."}]
    assert (gift["suppressions"], gift["level"]) == ([], "error")
    assert gift["message"]["text"].endswith("this says 12.50. To do: write price: 0 or change the code")
    assert gift["locations"][0] == {
        "physicalLocation": {
            "artifactLocation": {"uri": "drafts/thakar.yaml"},
            "region": {"startLine": 24, "startColumn": 12, "endLine": 24, "endColumn": 17},
        },
        "logicalLocations": [{"fullyQualifiedName": "table-1[2].price"}],
    }
    assert [place["physicalLocation"]["region"]["startLine"] for place in gift["relatedLocations"]] == [22]


GIFT_OF_OURS = rules()["CODE-G"].tell(GIFT.mark, GIFT.message, GIFT.hint, GIFT.also)


def test_files_are_named_from_where_form4gen_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert uri(str(tmp_path / "drafts" / "a b.yaml")) == "drafts/a%20b.yaml"
    assert uri(str(Path("drafts", "50%.yaml"))) == "drafts/50%25.yaml"
    assert uri("c:odd.yaml" if os.name != "nt" else "odd.yaml").endswith("odd.yaml")
    assert uri(str(tmp_path.parent / "other.yaml")) == (tmp_path.parent / "other.yaml").as_uri()


# JUnit --------------------------------------------------------------------------------------------------------------


def test_junit_has_a_case_for_each_file() -> None:
    told = report.machine_report("junit", [CLEAN, THAKAR, GONE, STEERED], "0.1.0", {})
    root = ElementTree.fromstring(told)

    assert told.isascii()
    assert (root.tag, root.attrib) == (
        "testsuites",
        {"name": "form4gen", "tests": "4", "failures": "2", "errors": "1"},
    )
    clean, thakar, gone, steered = root.iter("testcase")
    assert (clean.attrib["name"], len(clean)) == ("drafts/clean.yaml", 0)
    failure = thakar.find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "1 error, 1 warning", "type": "failed"}
    for words in ("ERROR  line 24, table-1[2].price  CODE-G.1", "ACCEPTED  line 2  DUE-02", "Reason  On paper before."):
        assert words in (failure.text or "")
    assert gone.find("error") is not None
    assert "of a,b: \ufffd[2J next" in "".join(steered.itertext())


def test_junit_shows_what_a_clean_file_was_told() -> None:
    told = report.machine_report("junit", [CLEAN._replace(findings=(LATE,))], "0.1.0", {})

    (case,) = ElementTree.fromstring(told).iter("testcase")
    assert [child.tag for child in case] == ["system-out"]
    assert "WARNING  line 2  DUE-02" in (case[0].text or "")


# GitHub -------------------------------------------------------------------------------------------------------------


def test_github_gets_a_command_for_each_finding_the_errors_first() -> None:
    told = report.machine_report("github", [CLEAN, THAKAR], "0.1.0", {}).splitlines()

    assert [line.split(" ")[0] for line in told] == ["::error", "::warning", "::notice", "::notice"]
    assert told[0] == (
        "::error file=drafts/thakar.yaml,line=24,col=12,title=CODE-G.1::a gift (code G) has no price; this says 12.50"
        "%0ATo do: write price: 0 or change the code"
        "%0ASource: Form 4, General Instruction 8, https://www.sec.gov/files/form4.pdf"
    )
    assert "title=DUE-02 (accepted)::filed 3 business days late%0AAccepted: On paper before.%0ASource" in told[2]
    assert told[3].startswith("::notice file=drafts/thakar.yaml,title=OW-09::")


def test_github_commands_are_escaped() -> None:
    told = report.machine_report("github", [STEERED], "0.1.0", {})

    assert told == ("::error file=a%2C b%3A 50%25.yaml,line=7,col=3,title=DR-01::100%25 of a,b: \ufffd[2J next")


# The command line ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_a_machine_reads_standard_output_alone(form4gen: Run, tmp_path: Path, checkout: Path, form: str) -> None:
    seed = (checkout / "samples" / "seed" / "draft.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(seed.replace("[range]", "[rnge]"), "utf-8")

    done = form4gen("check", "a.yaml", "--today", "2013-10-07", "--format", form)

    assert done.returncode == 1
    assert done.stderr.startswith("FAILED: ")
    assert done.stderr.count("\n") == 1
    assert "FN-03" in done.stdout
    if form == "junit":
        assert ElementTree.fromstring(done.stdout).tag == "testsuites"
    elif form == "github":
        assert all(line.startswith("::") for line in done.stdout.splitlines())
    else:
        assert isinstance(json.loads(done.stdout), dict)


@pytest.mark.parametrize("form", ["github", "sarif", "junit"])
def test_a_machine_reads_its_format_where_nothing_is_found(form4gen: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "empty").mkdir()

    done = form4gen("check", "empty", "--format", form)

    assert done.returncode == 2
    assert done.stderr.startswith("form4gen: nothing to read")
    if form == "sarif":
        hold(json.loads(done.stdout))
    elif form == "junit":
        assert ElementTree.fromstring(done.stdout).attrib["tests"] == "0"
    else:
        assert done.stdout == ""


def test_a_clean_draft_is_nothing_to_github(form4gen: Run, checkout: Path) -> None:
    seed = checkout / "samples" / "seed" / "draft.yaml"

    done = form4gen("check", seed, "--today", "2013-10-07", "--select", "XSD", "--format", "github")

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "",
        "form4gen: asked only about XSD\nOK: 1 file checked.\n",
    )


def test_warnings_are_failures_of_junit_only_when_strict(form4gen: Run, checkout: Path) -> None:
    seed = checkout / "samples" / "seed" / "draft.yaml"
    words = ("check", seed, "--today", "2026-11-20", "--select", "DUE-02", "--format", "junit")

    kind = {
        strict: [child.tag for child in next(ElementTree.fromstring(form4gen(*words, *strict).stdout).iter("testcase"))]
        for strict in ((), ("--strict",))
    }

    assert kind == {(): ["system-out"], ("--strict",): ["failure"]}


def test_the_hooks_of_pre_commit_are_commands_that_are_there(checkout: Path) -> None:
    import yaml

    for hook in yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text("utf-8")):
        program, command, *options = hook["entry"].split()
        assert (program, command) == ("form4gen", "check")
        assert set(options) <= {"--strict"}
        assert {"id", "name", "language", "files"} <= set(hook)
