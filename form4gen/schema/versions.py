# SPDX-License-Identifier: Apache-2.0
"""Which XSD judges a document, by its form and schema version; the facts stand in schemas/versions.yaml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from ..home import folder

FORMS = ("3", "3/A", "4", "4/A", "5", "5/A")
COMMON = "ownershipDocumentCommon.xsd.xml"  # the one file that those of the forms include


def name_of(form: str) -> str:
    """What the SEC calls the XSD of a form; a form that does not exist is judged as a Form 4, which refuses it."""
    return f"ownership{form.replace('/', '') if form in FORMS else '4'}Document.xsd.xml"


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


def version_on(form: str, day: str) -> str:
    """The folder of schemas/ whose version EDGAR gave a form on a day (YYYY-MM-DD), "" for that of today."""
    past = [entry for entry in _of_form(form) if str(entry["from"]) <= day] or _of_form(form)[:1]
    return str(past[-1]["schema"]) if past[-1]["until"] else ""


def folder_that_lists(version: str) -> str:
    """The folder of schemas/ that stands for a listed version, whatever the form; "" if none lists it."""
    found = {str(entry["schema"]) for entry in entries() if version.startswith(tuple(entry["versions"]))}
    return found.pop() if len(found) == 1 and re.fullmatch(r"X\d{4}", version) else ""


def file_of(form: str, version: str, added: Path | None = None) -> Path:
    """The XSD of a form under a schema version: the SEC's, where the user's folder has that set, else ours."""
    if added is not None and (theirs := added / folder_of(form, version)).is_dir():
        return theirs / name_of(form)
    return _our_file(form, version)


@cache
def _our_file(form: str, version: str) -> Path:
    name = form.replace("/", "").lower() if form in FORMS else "4"
    return folder("schemas") / folder_of(form, version) / f"form-{name}.xsd"
