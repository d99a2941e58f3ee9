# SPDX-License-Identifier: Apache-2.0
"""Dated facts with their sources, kept as YAML in schemas/law/: codes, deadlines, closed days, places; and how the
rules under the Securities Exchange Act are cited."""

from __future__ import annotations

from functools import cache
from typing import Any

from .home import folder
from .rule import Cite


@cache
def table(name: str) -> Any:
    """The facts of schemas/law/`name`.yaml as plain mappings and lists. Raises FileNotFoundError on an unknown name."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((folder("schemas") / "law" / f"{name}.yaml").read_bytes(), Loader=loader)


def rule_of(number: str) -> Cite:
    """A rule under the Securities Exchange Act, 17 CFR 240.`number`, such as 16a-3(g)(1)."""
    section = number.partition("(")[0]
    return Cite(f"Rule {number}, 17 CFR 240.{number}", f"https://www.law.cornell.edu/cfr/text/17/240.{section}")
