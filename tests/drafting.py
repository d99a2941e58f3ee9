# SPDX-License-Identifier: Apache-2.0
"""A short draft to which the tests of the draft format add a line or two, and both YAML loaders to read it with."""

from __future__ import annotations

from typing import NamedTuple

from form4gen import draft
from form4gen.model import Filing
from form4gen.rule import Finding

ROW = {
    "security": "Common Stock",
    "date": "2013-10-07",
    "code": "S",
    "disposed": "1,200",
    "price": "21.07",
    "owned-after": "36,943",
    "ownership": "direct",
}
HEAD = """\
form: 4
period: 2013-10-07
rule-10b5-1: no
issuer:
  cik: 0001107843
  symbol: QLYS
owners:
  - cik: 0001494730
    director: yes
"""
TAIL = """\
footnotes:
  a: The first.
  b: The second.
  plan: The third.
signatures:
  - name: Ann Lee
    date: 2013-10-07
"""


class Told(NamedTuple):
    """A finding as the tables write it."""

    rule: str
    line: int
    column: int
    message: str
    hint: str


def row_draft(**boxes: str | None) -> str:
    """A clean draft of one row of table-1, with boxes replaced, added, or left out (None); `_` stands for `-`."""
    said = ROW | {key.replace("_", "-"): value for key, value in boxes.items()}
    lines = [f"{key}: {value}" for key, value in said.items() if value is not None]
    return HEAD + "table-1:\n  - " + "\n    ".join(lines) + "\n" + TAIL


def rows_draft(table: int, *lines: str, form: str = "4") -> str:
    """A draft of one row of a table, of nothing but these lines."""
    return f"form: {form}\ntable-{table}:\n  - " + "\n    ".join(lines) + "\nfootnotes:\n  a: x\n  b: y\n"


def owner_draft(*lines: str) -> str:
    """A draft of one owner."""
    return "form: 4\nowners:\n  - cik: 1\n" + "".join(f"    {line}\n" for line in lines) + "footnotes:\n  plan: x\n"


def told(text: str | bytes) -> list[Told]:
    """What the reader refuses."""
    return [_told(finding) for finding in draft.read(text.encode() if isinstance(text, str) else text, "d.yaml")[1]]


def _told(finding: Finding) -> Told:
    return Told(finding.rule, finding.mark.line, finding.mark.column, finding.message, finding.hint)


def filing(text: str) -> Filing:
    """A draft of which nothing is refused."""
    read, findings = draft.read(text.encode(), "d.yaml")
    assert read is not None, findings
    assert not findings, findings
    return read.filing
