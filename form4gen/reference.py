# SPDX-License-Identifier: Apache-2.0
"""What can be looked up without a draft: the transaction codes with their examples, the JSON schemas for editors."""

from __future__ import annotations

import json
import os
from pathlib import Path

from . import codes as matrix
from .codes import Code, Flag
from .gathering import nearest
from .home import folder

DRAFT_SCHEMA = "draft.schema.json"


def codes() -> dict[str, Code | Flag]:
    """The transaction codes by letter, in the order of the form's instruction, and the flags V and K."""
    return {**matrix.codes(), **matrix.flags()}


def called(word: str) -> list[Code | Flag]:
    """The codes and flags that people call so."""
    return matrix.called(word)


def code_example(letter: str) -> str:
    """A draft that has the code rightly, and its likeliest mistakes."""
    return (folder("code_examples") / f"{letter}.yaml").read_text("utf-8")


def measured(rule: str) -> tuple[int, int]:
    """On how many filings that EDGAR accepted a rule speaks, and how many were asked."""
    told = json.loads((folder("examples") / "counts.json").read_text("utf-8"))
    return told["rules"].get(rule, 0), told["filings"]


def json_schema(name: str) -> str:
    """The JSON schema of a `draft` or a `profile`, for editors."""
    return (folder("schemas") / f"{name}.schema.json").read_text("utf-8")


def modeline(target: Path) -> str:
    """The first line of a draft by which an editor finds the JSON schema that lies beside it or above it, else ""."""
    found = nearest(str(target.parent), DRAFT_SCHEMA)
    if not found:
        return ""
    return f"# yaml-language-server: $schema={Path(os.path.relpath(found, target.parent)).as_posix()}\n"
