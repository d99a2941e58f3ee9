# SPDX-License-Identifier: Apache-2.0
"""The paper that a signer signs, and what is left of it once it is signed.

Only the parts that are asked for are imported: a signature page needs WeasyPrint, a verification pyHanko and pypdf.
"""

from . import refusals

__all__ = ["refusals"]
