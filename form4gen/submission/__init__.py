# SPDX-License-Identifier: Apache-2.0
"""The submission: the form and its exhibits in the envelope that goes to EDGAR, with the owners' passwords."""

from .ccc import Ccc, Cccs, NotACcc
from .contents import Contents, Document
from .making import Made, make
from .reading import Read, read
from .writing import write, write_private

__all__ = ["Ccc", "Cccs", "Contents", "Document", "Made", "NotACcc", "Read", "make", "read", "write", "write_private"]
