# SPDX-License-Identifier: Apache-2.0
"""The company profile: what is refused in it, where it is found, what it closes, and the Python rules it asks for."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import reduce
from pathlib import Path

import pytest
from conftest import SALE, Run

from form4gen import profile
from form4gen.profile import Power, Profile
from form4gen.profile.kinds import YearEnd

EXAMPLE = Path(__file__).parents[1] / "docs" / "form4gen.profile.yaml"
NAME = "form4gen.profile.yaml"
DAY = ("--today", "2026-03-03")
CHANGES = {
    "0001107843": "0009900120",
    "EXAMPLE, INC.": "EXAMPLE CORP",
    "0001234567": "0009900220",
    "name: Doe Jane\n": "name: Doe Jane Q\n",
    "Chief Financial Officer": "CFO",
    "security: Common": "security: Class A Common",
}
DRAFT = reduce(lambda text, change: text.replace(*change), CHANGES.items(), SALE)
ACME = '''
from form4gen.model import Row
from form4gen.rule import WARNING, Cite, Told, rule

@rule("ACME-01", WARNING, kind="practice", each=Row, needs="price", cite=Cite("Acme, policy"))
def sales_are_dear(row, case):
    """Acme's insiders sell dear.

    Why: Somebody has to check the shop.
    """
    if row.price.value < 100:
        yield Told(row.price, f"{row.price.text} is cheap", "sell later")
'''


def read(text: str) -> Profile:
    found = profile.read(text.encode(), NAME)
    assert not found.findings
    return found.profile


def told(text: str) -> list[tuple[str, int, str, str]]:
    found = profile.read(text.encode(), NAME)
    assert found.profile.faulty
    return [(one.rule, one.mark.line, one.message, one.hint) for one in found.findings]


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A repository with the example profile at its top and a draft two folders below."""
    (tmp_path / ".git").mkdir()
    (tmp_path / NAME).write_bytes(EXAMPLE.read_bytes())
    folder = tmp_path / "2026" / "march"
    folder.mkdir(parents=True)
    (folder / "draft.yaml").write_text(DRAFT)
    return folder


def rules_of(answer: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    """File -> the rules that speak there, notes left out."""
    files = json.loads(answer.stdout)["files"]
    return {
        Path(file["path"]).name: [one["rule"] for one in file["findings"] if one["severity"] != "note"]
        for file in files
    }


def test_the_example_is_read_as_it_stands() -> None:
    made = read(EXAMPLE.read_text("utf-8"))

    issuer = made.issuer("9900120")
    assert issuer
    assert issuer.securities == ("Class A Common Stock", "Class B Common Stock")
    assert issuer.fiscal_year_end == YearEnd(12, 31)
    assert issuer.foreign is False
    assert issuer.symbols_on(date(2024, 6, 30)) == ("EXCO",)
    assert issuer.symbols_on(date(2024, 7, 1)) == ("EXMP",)
    doe = made.person("9900220", "9900120", date(2026, 1, 1))
    assert doe
    assert (doe.officer, doe.director, doe.ten_percent) == ("Chief Financial Officer", False, None)
    (power,) = made.powers("9900220")
    assert power == Power(date(2024, 3, 1), date(2027, 3, 1), "John Poe", "0009900220", "0009900220-24-000001")


def test_people_change_offices_and_issuers() -> None:
    made = read(
        "people:\n"
        "  - {cik: 7, officer: Controller, until: 2025-12-31}\n"
        "  - {cik: 7, officer: Treasurer, since: 2026-01-01, issuer: 1}\n"
        "  - {cik: 7, director: yes, since: 2026-01-01, issuer: 2}\n"
    )

    found = [made.person("07", issuer, day) for issuer, day in (("1", date(2025, 12, 31)), ("1", date(2026, 1, 1)))]
    assert [person and person.officer for person in found] == ["Controller", "Treasurer"]
    other = made.person("7", "2", date(2026, 1, 1))
    assert other
    assert other.director
    assert made.person("7", "3", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "rule", "line", "says"),
    [
        ("", "YAML-04", 1, "begin with issuers:"),
        ("issuers:\n  - cik: 1\n    symbl: X\n", "YAML-07", 3, "did you mean symbol?"),
        ("issuers:\n  - cik: 1\n    cik: 2\n", "YAML-06", 3, "stands twice"),
        ("issuers:\n  cik: 1\n", "YAML-08", 2, "is a list"),
        ("people: &a\n  - cik: 1\n", "YAML-05", 1, "anchor"),
        ("issuers:\n  - cik: 12345678901\n", "PROFILE-01", 2, "is not a CIK"),
        ("issuers:\n  - cik: 1\n    fiscal-year-end: 13-31\n", "PROFILE-01", 3, "is not the end of a year"),
        ("issuers:\n  - cik: 1\n    fiscal-year-end: 02-30\n", "PROFILE-01", 3, "is not the end of a year"),
        ("issuers:\n  - cik: 1\n    foreign: maybe\n", "PROFILE-01", 3, "neither yes nor no"),
        (
            "people:\n  - cik: 1\n    officer: " + "x" * 31 + "\n",
            "PROFILE-01",
            3,
            "has 31 characters; the box takes 30",
        ),
        ("people:\n  - cik: 1\n    since: 2026-01-02\n    until: 2026-01-01\n", "PROFILE-01", 4, "before it begins"),
        ("people:\n  - name: Doe Jane\n", "PROFILE-02", 2, "a person of a profile has no cik"),
        ("powers-of-attorney:\n  - signer: John Poe\n", "PROFILE-02", 2, "has no for"),
        (
            "powers-of-attorney:\n  - signer: John Poe\n    for: 1\n    filed: 24-1\n",
            "PROFILE-01",
            4,
            "is not an accession number",
        ),
        ("issuers:\n  - cik: 1\n  - cik: 01\n", "PROFILE-03", 3, "stands above already"),
        ("people:\n  - cik: 1\n  - cik: 1\n    since: 2026-01-01\n", "PROFILE-03", 3, "say since: and until:"),
        ("issuers:\n  - cik: 1\n    symbol: A\n    symbols: [{symbol: B}]\n", "PROFILE-03", 3, "symbol and symbols"),
        ("issuers:\n  - cik: 1\n    securities: [Common, Common]\n", "PROFILE-03", 3, "stands above already"),
    ],
)
def test_a_mistake_is_told_on_its_line(text: str, rule: str, line: int, says: str) -> None:
    (one,) = told(text)

    assert one[:2] == (rule, line)
    assert says in one[2] + one[3]


@pytest.mark.parametrize(
    ("end", "day", "fits"),
    [
        (YearEnd(12, 31), date(2025, 12, 31), True),
        (YearEnd(12, 31), date(2026, 1, 1), False),
        (YearEnd(2, 28), date(2024, 2, 29), True),
        (YearEnd(2, 28), date(2024, 2, 28), False),
        (YearEnd(2, 29), date(2025, 2, 28), True),
        (YearEnd(12, 31, near=True), date(2026, 1, 3), True),
        (YearEnd(12, 31, near=True), date(2026, 1, 8), False),
        (YearEnd(12, 31), date(9999, 12, 31), True),
        (YearEnd(12, 31), date(1, 1, 1), False),
    ],
)
def test_the_end_of_a_fiscal_year(end: YearEnd, day: date, fits: bool) -> None:
    assert end.fits(day) is fits


def test_the_nearest_profile_counts_and_a_named_one_before_it(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    found = form4gen("check", drafts, "--format", "json", *DAY)
    (tmp_path / "own.yaml").write_text("people:\n  - {cik: 9900220, officer: CFO}\n")
    named = form4gen("check", drafts, "--format", "json", "--profile", "own.yaml", *DAY)
    (drafts / NAME).write_text("people:\n  - {cik: 9900220, officer: yes}\n")
    nearer = form4gen("check", tmp_path, "--format", "json", *DAY)

    assert rules_of(found) == {"draft.yaml": ["OWN-08.1"]}
    assert rules_of(named) == {"draft.yaml": []}
    assert rules_of(nearer) == {"draft.yaml": []}, "and the profile in the folder is no draft"


def test_nothing_is_looked_for_above_the_repository(form4gen: Run, drafts: Path) -> None:
    (drafts / ".git").write_text("gitdir: elsewhere\n")

    assert rules_of(form4gen("check", drafts, "--format", "json", *DAY)) == {"draft.yaml": []}


def test_what_is_published_is_not_held_against_it(form4gen: Run, drafts: Path) -> None:
    built = form4gen("build", drafts, "-o", drafts, "--only", "xml", *DAY)
    assert built.returncode == 0, built.stdout

    answer = form4gen("check", drafts / "draft.xml", "--profile", drafts.parents[1] / NAME, "--format", "json", *DAY)

    assert rules_of(answer) == {"draft.xml": []}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_faulty_profile_closes_the_gate(form4gen: Run, drafts: Path, jobs: int) -> None:
    (drafts / "other.yaml").write_text(DRAFT)
    top = drafts.parents[1] / NAME
    top.write_text(top.read_text().replace("director: no", "directr: no"))

    checked = form4gen("check", drafts, "--format", "json", "--jobs", jobs, *DAY)
    built = form4gen("build", drafts, "-o", drafts / "out", "--only", "xml", *DAY)

    assert checked.returncode == built.returncode == 1
    assert rules_of(checked) == {NAME: ["YAML-07"], "draft.yaml": ["PROFILE-04"], "other.yaml": ["PROFILE-04"]}
    assert not (drafts / "out").exists()


def test_a_profile_is_checked_by_itself(form4gen: Run, drafts: Path) -> None:
    good = form4gen("check", drafts.parents[1] / NAME, "--format", "json")
    bad = form4gen("check", drafts, "--profile", "nowhere.yaml")

    assert (good.returncode, rules_of(good)) == (0, {NAME: []})
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("form4gen: nowhere.yaml: ")


def installed(folder: Path, module: str) -> dict[str, str]:
    """A tiny package with an entry point, and the environment in which it is installed."""
    (folder / "acme_rules.py").write_text(module)
    about = folder / "acme-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[form4gen.rules]\nacme = acme_rules\n")
    return {"PYTHONPATH": str(folder)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_python_rules_are_asked_where_a_profile_asks_for_them(
    form4gen: Run, drafts: Path, tmp_path: Path, jobs: int
) -> None:
    (tmp_path / "site").mkdir()
    environment = installed(tmp_path / "site", ACME)
    (drafts / NAME).write_text("python-rules: [acme]\n")
    beside = tmp_path / "2026" / "april"
    beside.mkdir()
    (beside / "beside.yaml").write_text(DRAFT)
    words = ("--format", "json", "--jobs", jobs, *DAY)

    asked = form4gen("check", tmp_path / "2026", *words, **environment)
    ignored = form4gen("check", drafts, "--ignore", "ACME", *words, **environment)
    unknown = form4gen("check", beside, "--ignore", "ACME", *words, **environment)

    assert rules_of(asked) == {"draft.yaml": ["ACME-01"], "beside.yaml": ["OWN-08.1"]}
    assert rules_of(ignored) == {"draft.yaml": []}
    assert (unknown.returncode, unknown.stderr[:35]) == (2, "form4gen: no rule begins with ACME;")


@pytest.mark.parametrize(
    ("module", "says"),
    [
        ("import nothing_of_that_name\n", "cannot be imported: ModuleNotFoundError"),
        (ACME.replace("ACME-01", "ISS-05"), "ISS-05 is taken by house"),
        (ACME.replace("ACME-01", "ISS-99"), "ISS-99 begins like form4gen's own ids"),
        (ACME.replace("each=Row", "each=int"), "ACME-01 is asked about int"),
        ("", "registers no rule"),
    ],
)
def test_python_rules_that_cannot_be_asked_are_a_finding(
    form4gen: Run, drafts: Path, tmp_path: Path, module: str, says: str
) -> None:
    (tmp_path / "site").mkdir()
    environment = installed(tmp_path / "site", module)
    (drafts / NAME).write_text("python-rules:\n  - acme\n")

    answer = form4gen("check", drafts, "--format", "json", *DAY, **environment)

    assert answer.returncode == 3
    assert rules_of(answer) == {NAME: ["HOUSE-05"], "draft.yaml": ["PROFILE-04"]}
    (finding,) = json.loads(answer.stdout)["files"][0]["findings"]
    assert says in finding["message"]


def test_a_python_rule_that_crashes_is_reported_to_its_author(form4gen: Run, drafts: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    environment = installed(tmp_path / "site", ACME.replace("if row", "1 / 0\n    if row"))
    (drafts / NAME).write_text("python-rules: [acme]\n")

    answer = form4gen("check", drafts, *DAY, **environment)

    assert answer.returncode == 3
    assert "rule ACME-01 failed with ZeroDivisionError" in answer.stdout
    assert "please report this to who wrote acme_rules" in answer.stdout


def test_without_a_profile_nothing_of_it_is_imported(drafts: Path) -> None:
    (drafts.parents[1] / NAME).unlink()
    words = [sys.executable, "-X", "importtime", "-m", "form4gen", "check", *DAY, str(drafts / "draft.yaml")]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)

    names = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines() if "|" in line}
    assert "form4gen.rules.house" in names
    assert not names & {"form4gen.profile", "form4gen.housing", "form4gen.own_rules", "importlib.metadata"}


# A draft to begin with -----------------------------------------------------------------------------------------------

TWO = """\
issuers:
  - {cik: 0009900121, name: 'Example Holding: A plc', symbol: EXHO}
  - {cik: 0009900122, name: Example Domestic Inc.}
people:
  - {cik: 0009900220, name: Doe Jane Q, officer: yes, issuer: 9900121}
  - {cik: 0009900221, name: Doe John, director: yes, other: Adviser}
  - {cik: 0009900222, name: Li Bo, ten-percent: yes, until: 2025-12-31}
powers-of-attorney:
  - {signer: John Poe, for: 9900221}
  - {signer: Ann Poe, for: 9900221}
  - {signer: Old Poe, for: 9900220, until: 2025-12-31}
"""


def begun(form4gen: Run, *words: str) -> list[str]:
    """The lines of a new draft, without what is said beside them."""
    done = form4gen("new", *words, *DAY)
    assert done.returncode == 0, done.stderr
    return [line.partition("   #")[0].rstrip() for line in done.stdout.splitlines()]


def part(lines: list[str], key: str) -> list[str]:
    """The lines below a key, but for the address."""
    first = next(place for place, line in enumerate(lines) if line == f"{key}:")
    made = lines[first + 1 : [*lines, ""].index("", first)]
    return [line for line in made if not line.startswith("      ") and line != "    address:"]


@pytest.mark.parametrize("form", ["3", "4", "5", "3/A", "4/A", "5/A"])
def test_a_new_draft_has_the_issuer_and_the_person_of_the_profile(form4gen: Run, drafts: Path, form: str) -> None:
    made = begun(form4gen, form, "--for", "jane doe")

    assert part(made, "issuer") == ["  cik: 0009900120", "  name: Example Corp.", "  symbol: EXMP"]
    assert part(made, "owners") == [
        "  - cik: 0009900220",
        "    name: Doe Jane Q",
        "    officer: Chief Financial Officer",
    ]
    assert part(made, "signatures") == ["  - name: /s/ John Poe, Attorney-in-Fact", "    date: YYYY-MM-DD"]


def test_what_a_profile_fills_in_is_what_it_asks_for(form4gen: Run, drafts: Path) -> None:
    """A draft for each person is checked under the profile: no rule that goes by the profile has a word to say."""
    for person in ("9900220", "Roe Richard"):
        path = drafts / f"{person}.yaml"
        assert form4gen("new", "-o", path, "--for", person, *DAY).returncode == 0
        text = (
            path.read_text("utf-8").replace("YYYY-MM-DD", "2026-03-02").replace("Common Stock", "Class A Common Stock")
        )
        path.write_text(text, "utf-8")
        (told,) = rules_of(form4gen("check", path, "--format", "json", *DAY)).values()
        assert not [rule for rule in told if rule.startswith(("ISS-", "OWN-08", "SIG-06", "PROFILE", "YAML-"))], told


def test_the_nearest_profile_of_the_target_counts_and_a_named_one_before_it(
    form4gen: Run, drafts: Path, tmp_path: Path
) -> None:
    (drafts.parent / NAME).write_text("issuers:\n  - {cik: 7, name: Near Corp.}\n")
    (tmp_path / "named.yaml").write_text("issuers:\n  - {cik: 8, name: Named Corp.}\n")
    for more, cik in (((), "7"), (("--profile", tmp_path / "named.yaml"), "8")):
        path = drafts / f"{cik}.yaml"
        assert form4gen("new", "-o", path, *more, *DAY).returncode == 0
        assert f"\n  cik: {cik} " in path.read_text("utf-8")


def test_what_the_profile_leaves_open_is_listed_and_not_guessed(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / NAME).write_text(TWO)

    nobody = begun(form4gen)
    assert part(nobody, "issuer") == [
        "  # issuers of the profile: 0009900121 Example Holding: A plc; 0009900122 Example Domestic Inc.",
        *("  cik: ISSUER-CIK", "  name: ISSUER NAME??", "  symbol: SYMBOL??"),
    ]
    assert nobody[nobody.index("owners:") + 1 :][:2] == [
        "  # people of the profile, for --for: 0009900220 Doe Jane Q; 0009900221 Doe John; 0009900222 Li Bo",
        "  - cik: OWNER-CIK",
    ]
    jane = begun(form4gen, "--for", "Jane Doe")  # at one issuer alone; her power of attorney has ended
    assert part(jane, "issuer") == ["  cik: 0009900121", "  name: 'Example Holding: A plc'", "  symbol: EXHO"]
    assert part(jane, "owners") == ["  - cik: 0009900220", "    name: Doe Jane Q", "    officer: TITLE??"]
    assert part(jane, "signatures")[0] == "  - name: /s/ FIRST LAST??"
    john = begun(form4gen, "--for", "9900221")
    assert part(john, "issuer")[1] == "  cik: ISSUER-CIK"
    assert part(john, "owners")[2:] == ["    director: yes", "    other: Adviser"]
    assert part(john, "signatures")[:2] == [
        "  # signers by power of attorney: John Poe; Ann Poe",
        "  - name: /s/ FIRST LAST??",
    ]
    gone = begun(form4gen, "--for", "li bo")  # ten percent until the end of last year
    assert part(gone, "owners") == ["  - cik: 0009900222", "    name: Li Bo", "    officer: TITLE??"]


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        (TWO, ("--for", "doe"), "doe may be 0009900220 Doe Jane Q or 0009900221 Doe John; write the CIK after --for"),
        (
            "people:\n  - {cik: 5, name: Doe Jane}\n",
            ("--for", "Smith"),
            "form4gen.profile.yaml has no person Smith; it has 5 Doe Jane",
        ),
        ("issuer: 5\n", ("--for", "5"), "form4gen.profile.yaml has mistakes, so nothing is taken from it; "),
        ("", ("--profile", "none.yaml"), "none.yaml: No such file or directory; it is the company profile"),
        (
            None,
            ("--for", "5"),
            "--for takes a person of the company profile, and no form4gen.profile.yaml lies at or above .",
        ),
    ],
)
def test_whom_no_profile_knows_is_told(
    form4gen: Run, tmp_path: Path, text: str | None, words: tuple[str, ...], says: str
) -> None:
    (tmp_path / ".git").mkdir()
    if text is not None:
        (tmp_path / NAME).write_text(text)
    done = form4gen("new", *words, *DAY)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"form4gen: {says}")


def test_a_faulty_profile_fills_in_nothing_and_says_so(form4gen: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / NAME).write_text("issuers:\n  - {cik: 5, nam: Example Corp.}\n")
    made = form4gen("new", *DAY).stdout

    assert made.startswith(f"# {NAME} has mistakes, so nothing is taken from it; form4gen check {NAME} tells them\n")
    assert "cik: ISSUER-CIK" in made
