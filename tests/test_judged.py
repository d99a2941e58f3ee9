# SPDX-License-Identifier: Apache-2.0
"""What the rules say of filings that EDGAR took, each alarm read and judged; and drafts that tempt to a false one."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import CORPUS, SALE, needs_corpus

from form4gen import corridor
from form4gen.rule import NOTE

HERE = Path(__file__).parent
JUDGED: dict[str, Any] = yaml.safe_load((HERE / "judged_alarms.yaml").read_text("utf-8"))
REMINDERS = ("DUE-01", "SIG-06")  # notes on every such form: its due day, and to have the power of attorney on file
TEMPTING = re.split(r"^---\n", (HERE / "tempting.yaml").read_text("utf-8"), flags=re.M)


@cache
def alarms() -> dict[str, Counter[str]]:
    """The rules that warn of each filing of the corpus."""
    files = corridor.check([Path(CORPUS)], today=date(2026, 11, 22)).files
    return {
        Path(file.path).stem: Counter(finding.rule for finding in file.findings if finding.severity is not NOTE)
        for file in files
    }


@needs_corpus
def test_every_alarm_on_an_accepted_filing_is_judged() -> None:
    judged = {
        (filing, rule) for rule, kinds in JUDGED["alarms"].items() for kind in kinds for filing in kind["filings"]
    }

    assert {(filing, rule) for filing, rules in alarms().items() for rule in rules} == judged


@needs_corpus
@pytest.mark.parametrize("case", JUDGED["silent"], ids=lambda case: case["filing"])
def test_no_false_alarm(case: dict[str, Any]) -> None:
    told = alarms()[case["filing"]]

    assert not [rule for rule in told if rule.startswith(tuple(case["rules"]))], case["because"]


@pytest.mark.parametrize("text", TEMPTING, ids=lambda text: text[2:].partition(":")[0])
def test_a_tempting_check_is_not_made(text: str, tmp_path: Path) -> None:
    """Each draft does what real filings do; whoever adds the check that forbids it finds this test."""
    said = set(re.findall(r"^([\w-]+):", text, re.M))
    rest = [part for part in re.split(r"^(?=[\w-]+:)", SALE, flags=re.M) if part.partition(":")[0] not in said]
    draft = tmp_path / "draft.yaml"
    draft.write_text(text + "".join(rest), "utf-8")

    (file,) = corridor.check([draft], today=date(2026, 3, 3)).files

    told = [f"{finding.rule}: {finding.message}" for finding in file.findings if finding.rule not in REMINDERS]
    assert told == []
