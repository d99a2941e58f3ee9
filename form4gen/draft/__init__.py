# SPDX-License-Identifier: Apache-2.0
"""The YAML draft: a filing, and what is never filed."""

from .composing import hidden
from .content import Accept, Draft, Published
from .reading import read
from .writing import write

__all__ = ["Accept", "Draft", "Published", "hidden", "read", "write"]
