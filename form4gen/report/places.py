# SPDX-License-Identifier: Apache-2.0
"""How reports of a review name a file: from where the review stands, with forward slashes."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote


def address(path: str) -> str:
    """A file below the folder in which form4gen runs as that folder sees it, any other as it was named."""
    named = PurePath(path)
    here = Path.cwd()
    return (named.relative_to(here) if named.is_relative_to(here) else named).as_posix()


def uri(path: str) -> str:
    """The same as a URI reference, relative unless the file lies elsewhere."""
    named = address(path)
    if PurePath(named).is_absolute():
        return Path(named).as_uri()
    return quote(named, safe="/", errors="surrogateescape")
