# SPDX-License-Identifier: Apache-2.0
"""The XSDs: which one judges a document, its verdict, and what it refuses in English."""

from .judging import compiled, findings, judged, verdict
from .refusals import Complaint
from .versions import FORMS, file_of, folder_of, is_known, version_on

__all__ = [
    "FORMS",
    "Complaint",
    "compiled",
    "file_of",
    "findings",
    "folder_of",
    "is_known",
    "judged",
    "verdict",
    "version_on",
]
