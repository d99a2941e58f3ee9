# SPDX-License-Identifier: Apache-2.0
"""Real filings, each damaged in one way (faults/): the rule that must speak does. Asked for by FORM4GEN_CORPUS."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from pathlib import Path

from conftest import CORPUS, needs_corpus
from faults import FAULTS
from lxml import etree

from form4gen import corridor
from form4gen.rule import ERROR, WARNING, Finding

TODAY = date(2026, 11, 22)
EACH = 8
MOST_MISSED = 0.05
ROW = """
<ownershipDocument><documentType>4</documentType><nonDerivativeTable><nonDerivativeTransaction>
  <transactionCoding><transactionFormType>4</transactionFormType><transactionCode>S</transactionCode></transactionCoding>
</nonDerivativeTransaction></nonDerivativeTable></ownershipDocument>
"""


def test_a_fault_damages_or_says_that_it_did_not() -> None:
    for name in ("sale_comes_early", "gift_has_a_price", "footnote_is_a_placeholder"):
        root = etree.fromstring(ROW)
        before = etree.tostring(root)

        assert FAULTS[name].damage(root) == (etree.tostring(root) != before), name


@needs_corpus
def test_95_of_100_faults_are_seen(tmp_path: Path) -> None:
    filings = sorted(Path(CORPUS).glob("*.xml"), key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())
    made = [copy for name in FAULTS for copy in _damaged(name, filings, tmp_path)]
    before, after = _blamed(Path(CORPUS)), _blamed(tmp_path)

    missed = [copy for copy in made if not _sees(copy, after[copy] - before[copy.partition("--")[2]])]

    assert {copy.partition("--")[0] for copy in made} == set(FAULTS), "a fault found no filing to damage"
    assert len(missed) <= MOST_MISSED * len(made), missed


def _sees(copy: str, told: Counter[str]) -> bool:
    """Whether one of the rules speaks that must."""
    wanted = FAULTS[copy.partition("--")[0]].rules
    return any(rule == each or rule.startswith(f"{each}.") for rule in told for each in wanted)


def _damaged(name: str, filings: list[Path], folder: Path) -> list[str]:
    made: list[str] = []
    for filing in filings:
        root = etree.fromstring(filing.read_bytes())
        if len(made) < EACH and FAULTS[name].damage(root):
            made.append(f"{name}--{filing.stem}")
            (folder / f"{made[-1]}.xml").write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return made


def _blamed(folder: Path) -> dict[str, Counter[str]]:
    """Stem of a file -> how often each rule speaks of it as a warning or an error."""
    judged = corridor.check([folder], today=TODAY).files
    return {Path(one.path).stem: Counter(f.rule for f in one.findings if _counts(f)) for one in judged}


def _counts(finding: Finding) -> bool:
    return finding.severity in (ERROR, WARNING)
