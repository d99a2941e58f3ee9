# SPDX-License-Identifier: Apache-2.0
"""Which XSD judges a document, by its form and schema version; the facts stand in schemas/versions.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ..home import folder

FORMS = ("3", "3/A", "4", "4/A", "5", "5/A")


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """What versions.yaml says, oldest first within a form."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(yaml.load((folder("schemas") / "versions.yaml").read_bytes(), Loader=loader)["versions"])


def _of_form(form: str) -> list[dict[str, Any]]:
    base = form[:1] if form in FORMS else "4"
    return [entry for entry in entries() if base in entry["forms"]]


def is_known(form: str, version: str) -> bool:
    """Whether versions.yaml lists the version for the form; else the caller tells which schema judges instead."""
    return any(version.startswith(tuple(entry["versions"])) for entry in _of_form(form))


def folder_of(form: str, version: str) -> str:
    """The folder of schemas/ whose XSDs judge a form under a schema version; no version means the newest.

    A version that is not listed belongs to the last stylesheet folder that is not newer, so a future one to the newest.
    """
    entries = _of_form(form)
    past = [entry for entry in entries if not version or entry["versions"][0][:3] <= version[:3]]
    return str((past[-1] if past else entries[0])["schema"])


@cache
def file_of(form: str, version: str) -> Path:
    """The XSD of a form under a schema version; a form that does not exist is judged as a Form 4, which refuses it."""
    name = form.replace("/", "").lower() if form in FORMS else "4"
    return folder("schemas") / folder_of(form, version) / f"form-{name}.xsd"
