# SPDX-License-Identifier: Apache-2.0
"""Faults for filings: each function damages one filing in one way, as a slip of the hand would, if it has the place.

A fault takes the root of an ownershipDocument and answers whether it did damage. Only such slips stand here as a
careful reader sees from the form alone.
"""

from __future__ import annotations

from . import amounts, codes, dates, forms, notes, people, plans
from .tree import FAULTS

__all__ = ["FAULTS", "amounts", "codes", "dates", "forms", "notes", "people", "plans"]
