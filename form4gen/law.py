# SPDX-License-Identifier: Apache-2.0
"""Dated facts with their sources, kept as YAML in schemas/law/: codes, deadlines, closed days, places."""

from __future__ import annotations

from functools import cache
from typing import Any

from .home import folder


@cache
def table(name: str) -> Any:
    """The facts of schemas/law/`name`.yaml as plain mappings and lists. Raises FileNotFoundError on an unknown name."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((folder("schemas") / "law" / f"{name}.yaml").read_bytes(), Loader=loader)
