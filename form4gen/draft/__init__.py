# SPDX-License-Identifier: Apache-2.0
"""The YAML draft: a filing, and what is never filed."""

from .composing import hidden
from .content import Accept, Draft, Published
from .reading import read


def write(draft: Draft, comment: str = "") -> str:
    """The text of a draft; see writing.write. A check writes none, so the room is opened here, not at the start."""
    from .writing import write as written

    return written(draft, comment)


__all__ = ["Accept", "Draft", "Published", "hidden", "read", "write"]
