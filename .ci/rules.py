# SPDX-License-Identifier: Apache-2.0
"""Writes docs/rules.md, a page of all rules, from the rules themselves and their examples.

`--check` writes nothing and fails where the page is not fresh. With FORM4GEN_CORPUS, a folder of published
filings, it first counts anew on how many of them each rule speaks (tests/rules/counts.json).
"""

from __future__ import annotations

import collections
import json
import os
import re
import sys
from datetime import date
from pathlib import Path

from form4gen import corridor
from form4gen.rule import KINDS, Rule

DOCS = Path(__file__).resolve().parents[1] / "docs"
COUNTS = DOCS.parent / "tests" / "rules" / "counts.json"
PAGE = DOCS / "rules.md"


def counted(folder: Path) -> dict[str, object]:
    """On how many filings of a folder each rule speaks."""
    found: collections.Counter[str] = collections.Counter()
    judged = corridor.check([folder], today=date(2026, 11, 22)).files
    for file in judged:
        found.update({finding.rule for finding in file.findings})
    return {"filings": len(judged), "rules": dict(sorted(found.items()))}


def example(text: str, good: bool) -> str:
    """The first right or wrong document of a rule's examples."""
    for document in re.split(r"^---\n", text, flags=re.M):
        title, _, body = document.lstrip("# ").partition("\n")
        if title.startswith("good" if good else "bad"):
            return f"{title}\n\n```yaml\n{body.rstrip()}\n```\n"
    return ""


def section(rule: Rule, counts: dict[str, int], filings: int) -> str:
    """One rule."""
    source = f"[{rule.cite.title}]({rule.cite.href})" if rule.cite.href else rule.cite.title
    bounds = {"transactions of": rule.event, "forms filed": rule.filed, "schema": rule.schema}
    spans = [f"{what} {first or '...'} to {last or 'today'}" for what, (first, last) in bounds.items() if first or last]
    lines = [
        f"### {rule.id}",
        "",
        f"**{rule.title}** {rule.severity.value.capitalize()}, {rule.kind}: {KINDS[rule.kind]}.",
        "",
        rule.why,
        "",
        f"Source: {source}." + (f" In force for {'; '.join(spans)}." if spans else ""),
    ]
    if rule.check:
        lines += ["", f"It speaks on {counts.get(rule.id, 0)} of {filings} accepted filings."]
    text = corridor.example(rule.id)
    lines += [f"\n{part.rstrip()}" for part in (example(text, True), example(text, False)) if part]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The whole page."""
    counts = json.loads(COUNTS.read_text("utf-8"))
    rules = sorted(corridor.rules().values(), key=lambda rule: rule.id)
    asked = sum(1 for rule in rules if rule.check)
    head = (
        "# The rules\n\n"
        f"{len(rules)} rules, of which {asked} are asked about a filing; the others are what readers and schema say. "
        "Written by `.ci/rules.py` from the rules themselves; the examples are those of `tests/rules`.\n"
    )
    return head + "\n" + "\n".join(section(rule, counts["rules"], counts["filings"]) for rule in rules)


def main() -> None:
    """Count, write or compare."""
    folder = os.environ.get("FORM4GEN_CORPUS")
    if folder and "--check" not in sys.argv:
        COUNTS.write_text(json.dumps(counted(Path(folder)), indent=1) + "\n", "utf-8")
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text("utf-8") == page() else "docs/rules.md is not fresh: run `make readme`")
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
