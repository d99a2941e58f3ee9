# SPDX-License-Identifier: Apache-2.0
"""Folders that are the user's own."""

from __future__ import annotations

import os
from pathlib import Path


def own_schemas() -> Path:
    """Where the schemas lie that the user has added: FORM4GEN_SCHEMAS, else the folder for a user's data."""
    if named := os.environ.get("FORM4GEN_SCHEMAS"):
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join("~", ".local", "share")
    return Path(home).expanduser() / "form4gen" / "schemas"
