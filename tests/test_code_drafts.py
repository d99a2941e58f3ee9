# SPDX-License-Identifier: Apache-2.0
"""Every transaction code, V and K: a whole draft that is right, and its likeliest mistakes, each told with its fix.

tests/codes/M.yaml begins with the draft. Its header may say `# notes: ID...`: the notes that stand on it with good
reason. Each further document is a mistake: a change of the draft as a patch writes it, the rule that speaks, and
words of what it says to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from form4gen import corridor
from form4gen.codes import codes, flags
from form4gen.rule import NOTE, Finding

FOLDER = Path(__file__).parent / "codes"
LETTERS = (*codes(), *flags())
DUE_DAY = {"DUE-01", "DUE-09.1"}  # the due day stands on every form that is in time


class Mistake(NamedTuple):
    """A change of a right draft, and what is to be said of it."""

    letter: str
    mistake: str
    change: str
    rule: str
    do: str

    def __str__(self) -> str:
        return f"{self.letter}: {self.mistake}"

    def made(self, draft: str) -> str:
        """The draft with the change; parts of a change are set off by @@."""
        for part in self.change.split("@@\n"):
            lines = part.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] != "+")
            assert before in draft, f"{self}: the draft does not say\n{before}"
            draft = draft.replace(before, "".join(line[1:] for line in lines if line[0] != "-"), 1)
        return draft


def right(letter: str) -> str:
    return (FOLDER / f"{letter}.yaml").read_text("utf-8").split("---\n")[0]


def mistakes() -> Iterator[Mistake]:
    for letter in LETTERS:
        for document in (FOLDER / f"{letter}.yaml").read_text("utf-8").split("---\n")[1:]:
            yield Mistake(letter, **yaml.safe_load(document))


MISTAKES = list(mistakes())


def findings(text: str, folder: Path) -> tuple[Finding, ...]:
    """All that is said of a draft on the day of its signature, by rules and schema."""
    path = folder / "draft.yaml"
    path.write_text(text, "utf-8")
    day = date.fromisoformat(re.findall(r"^    date: (\S+)", text, re.M)[-1])
    judged = corridor.check([path], today=day, asked_day=day).files[0]
    assert judged.status in ("clean", "failed")
    return judged.findings


def test_every_code_has_its_draft_and_two_mistakes() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(LETTERS)
    for letter in LETTERS:
        assert len([mistake for mistake in MISTAKES if mistake.letter == letter]) >= 2, letter


@pytest.mark.parametrize("letter", LETTERS)
def test_the_draft_that_is_right_is_clean(letter: str, tmp_path: Path) -> None:
    text = right(letter)
    said = re.search(r"^# notes: (.+)", text, re.M)

    found = [finding for finding in findings(text, tmp_path) if finding.rule not in DUE_DAY]

    assert {finding.rule for finding in found} == set(said[1].split() if said else ())
    assert all(finding.severity is NOTE for finding in found)
    assert flags()[letter].draft in text if letter in flags() else f"code: {letter}" in text


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_likely_mistake_is_told_with_its_fix(mistake: Mistake, tmp_path: Path) -> None:
    found = findings(mistake.made(right(mistake.letter)), tmp_path)

    told = [finding.hint for finding in found if finding.rule == mistake.rule]
    assert told, [(finding.rule, finding.hint) for finding in found]
    assert any(mistake.do in hint for hint in told), told
