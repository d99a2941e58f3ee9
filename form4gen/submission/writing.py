# SPDX-License-Identifier: Apache-2.0
"""Contents to edgarSubmission XML, and the form's own document with the passwords in it."""

from __future__ import annotations

import copy
import os
import tempfile
from base64 import encodebytes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from .. import edgar
from .ccc import Ccc
from .contents import Contents, Document


def primary(form: str, root: Any, cccs: Sequence[Ccc]) -> Document:
    """The form as a document: a copy of its tree, the CCC of each owner behind the owner's CIK."""
    made = copy.deepcopy(root)
    for owner, ccc in zip(made.iterfind("reportingOwner/reportingOwnerId/rptOwnerCik"), cccs, strict=True):
        password = etree.Element("rptOwnerCcc")
        password.text = ccc.reveal()
        owner.addnext(password)
    return Document(f"form{form.replace('/', '').lower()}.xml", form, "", edgar.serialize(made))


def write(contents: Contents) -> bytes:
    """The submission file: its documents in base 64, in lines as the specification shows them (4.2.1)."""
    root: Any = etree.Element("edgarSubmission")
    for place, text in contents.header:
        *ups, leaf = place.split("/")
        above = root
        for tag in ups:
            above = above[-1] if len(above) and above[-1].tag == tag else etree.SubElement(above, tag)
        etree.SubElement(above, leaf).text = text
    for document in contents.documents:
        made = etree.SubElement(root, "edgarDocument")
        etree.SubElement(made, "documentName").text = document.name
        etree.SubElement(made, "documentType").text = document.type
        if document.description:
            etree.SubElement(made, "documentDescription").text = document.description
        etree.SubElement(made, "documentMimeBlock").text = "\n" + encodebytes(document.content).decode("ascii")
    return edgar.serialize(root)


def write_private(path: Path, content: bytes) -> None:
    """The old file or the new one, never a part, and from its first byte readable by its owner only. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    open_file, made = tempfile.mkstemp(".part", ".form4gen-", path.parent)  # made with mode 0600
    try:
        with os.fdopen(open_file, "wb") as file:
            file.write(content)
        os.replace(made, path)
    finally:
        Path(made).unlink(missing_ok=True)
