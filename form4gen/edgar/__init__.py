# SPDX-License-Identifier: Apache-2.0
"""ownershipDocument XML, as EDGAR takes and publishes it."""

from .reading import Read, read
from .writing import Written, serialize, write

__all__ = ["Read", "Written", "read", "serialize", "write"]
