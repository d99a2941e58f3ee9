# SPDX-License-Identifier: Apache-2.0
"""Every rule has a file of good and bad drafts; a bad line ends in `# ID`. And every message is held as it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from form4gen import check, corridor, draft, profile
from form4gen.case import Case
from form4gen.corridor import rules
from form4gen.filed import judged_version
from form4gen.rule import Finding

HERE = Path(__file__).parent
FIXTURES = HERE / "rules"
MESSAGES = HERE / "snapshots" / "messages.txt"
ASKED = sorted(id for id, rule in rules().items() if rule.check)
# Of what readers say, a draft can show this; the rest is about bytes, XML, exhibits, profiles and what commands meet.
UNSHOWN = {"YAML-02": "bytes that are no text", "YAML-03": "a draft of more than a megabyte"}
READ = sorted(id for id in rules() if id.startswith(("YAML-", "ACCEPT-")) and id not in UNSHOWN)
SHOWN = ASKED + READ


class Example(NamedTuple):
    """One document of a fixture."""

    rule: str
    title: str
    text: str

    @property
    def good(self) -> bool:
        return self.title.startswith("good")

    def said(self, name: str) -> str:
        found = re.search(rf"^# {name}: *(\S+)", self.text, re.M)
        return found[1] if found else ""


def examples() -> Iterator[Example]:
    for path in sorted(FIXTURES.glob("*.yaml")):
        for text in re.split(r"^---\n", path.read_text("utf-8"), flags=re.M):
            yield Example(path.stem, text.lstrip("# ").partition("\n")[0], text)


EXAMPLES = list(examples())


def profiled(name: str) -> profile.Profile | None:
    """The profile that a fixture names, of tests/profiles/ or docs/."""
    if not name:
        return None
    path = next(path for path in (HERE / "profiles" / name, HERE.parent / "docs" / name) if path.is_file())
    read = profile.read(path.read_bytes(), name)
    assert not read.findings, read.findings
    return read.profile


def read_by_a_reader(example: Example, folder: Path) -> list[Finding]:
    """What is said of a document by those who read drafts and accept findings, before and after the rules are asked."""
    path = folder / "draft.yaml"
    path.write_text(example.text, "utf-8")
    return list(corridor.check([path], today=date(2026, 11, 20)).files[0].findings)


def asked(example: Example) -> list[Finding]:
    read, refused = draft.read(example.text.encode(), "draft.yaml")
    assert read is not None, refused
    assert not refused, refused
    filing = read.filing
    signed = max((s.date.value for s in filing.signatures if s.date.value), default=None)
    day = date.fromisoformat(example.said("day")) if example.said("day") else signed or date(2026, 11, 20)
    version = example.said("schema") or judged_version(filing)
    case = Case(
        filing,
        day,
        version,
        submission=read.submission,
        profile=profiled(example.said("profile")),
        vesting=read.vesting,
    )
    return check.run(case, select=(example.rule,))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.title[:50]}")
def test_a_rule_speaks_where_the_fixture_says(example: Example, tmp_path: Path) -> None:
    wanted = [
        (number, example.rule)
        for number, line in enumerate(example.text.splitlines(), 1)
        for id in re.findall(r"# ([A-Z][A-Z0-9]*-[\w.]+)", line.partition("  # ")[1] + line.partition("  # ")[2])
        if id == example.rule
    ]

    told = asked(example) if example.rule in ASKED else read_by_a_reader(example, tmp_path)
    found = [(finding.mark.line, finding.rule) for finding in told if finding.rule == example.rule]

    assert sorted(found) == sorted(wanted)
    assert bool(wanted) != example.good, "a good document has no marked line, a bad one has"


@pytest.mark.parametrize("id", SHOWN)
def test_every_rule_has_good_and_bad(id: str) -> None:
    kinds = {example.good for example in EXAMPLES if example.rule == id}

    assert kinds == {True, False}, f"tests/rules/{id}.yaml needs a good and a bad document"


def test_every_fixture_is_of_a_rule() -> None:
    assert {example.rule for example in EXAMPLES} <= set(SHOWN)


def test_messages_read_as_they_are_held(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    told = []
    for example in EXAMPLES:
        for finding in asked(example) if example.rule in ASKED else read_by_a_reader(example, tmp_path):
            if finding.rule == example.rule:
                told.append(f"{finding.rule} {finding.severity}\n    {finding.message}\n    -> {finding.hint}\n")
    now = "\n".join(dict.fromkeys(told))

    if request.config.getoption("--accept"):
        MESSAGES.parent.mkdir(exist_ok=True)
        MESSAGES.write_text(now, "utf-8")

    assert MESSAGES.read_text("utf-8") == now, "messages changed: read them, then run pytest --accept"
