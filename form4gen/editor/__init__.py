# SPDX-License-Identifier: Apache-2.0
"""The JSON schemas by which an editor completes and checks the keys of a draft and of a company profile.

They are generated from the map, the kinds, the codes and the profile's classes, and stand in schemas/. An editor
knows what a box can hold and not what the law says of it: that is for `form4gen check`. No schema refuses what the
reader of drafts takes, but a code that EDGAR does not list.
"""

from __future__ import annotations

import json
from typing import Any

from .drafts import draft
from .profiles import profile

SCHEMAS = {"draft": draft, "profile": profile}


def text(name: str) -> str:
    """The JSON schema of `draft` or `profile` as it stands in schemas/."""
    return json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n"


def schema(name: str) -> dict[str, Any]:
    """The JSON schema of `draft` or `profile`."""
    return SCHEMAS[name]()


__all__ = ["SCHEMAS", "schema", "text"]
