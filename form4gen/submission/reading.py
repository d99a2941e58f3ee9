# SPDX-License-Identifier: Apache-2.0
"""edgarSubmission XML to its contents: what form4gen wrote, or what another tool did."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from typing import Any, NamedTuple

from lxml import etree

from .. import schema
from ..home import folder
from ..rule import Finding, Mark
from .contents import Contents, Document
from .refusals import NOT_ONE, NOT_VALID, PRIMARY

_WHOLE = "name the file that goes to EDGAR; `form4gen build --only submission` writes one"


class Read(NamedTuple):
    """What reading gives: the contents, None where the file is no submission, and what is wrong."""

    contents: Contents | None
    findings: list[Finding]


def read(raw: bytes, file: str = "") -> Read:
    """Open a submission file. What is wrong is a finding; nothing is fetched, no entity is resolved."""
    here = Mark(file, 1, 1)
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return Read(None, [NOT_ONE.tell(here, "the file has a DOCTYPE or an entity", "take it out")])
    try:
        # the documents' blocks are longer than libxml2 takes by itself; without entities nothing can swell
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
        root: Any = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        says = re.sub(r", line \d+, column \d+.*", "", str(getattr(fault, "msg", "") or fault))
        says = says if raw.strip() else "the file is empty"
        line, column = getattr(fault, "position", (1, 1))
        mark = Mark(file, line or 1, column or 1)
        return Read(None, [NOT_ONE.tell(mark, f"this is not XML: {says}", _WHOLE)])
    if root.tag != "edgarSubmission":
        says = f"the root is {etree.QName(root).localname}, not edgarSubmission without a namespace"
        return Read(None, [NOT_ONE.tell(here, says, _WHOLE)])
    found = [
        NOT_VALID.tell(Mark(file, _line(root, complaint.element_path)), complaint.message)
        for complaint in schema.judged(root, schema.compiled(folder("schemas") / "X0609" / "submission.xsd"))
    ]
    return _opened(root, file, found)


def _line(root: Any, path: str) -> int:
    elements = root.getroottree().xpath(path)
    return (elements[0].sourceline or 1) if elements else 1


def _opened(root: Any, file: str, found: list[Finding]) -> Read:
    header: list[tuple[str, str]] = []
    documents: list[Document] = []
    for part in root.iterchildren("*"):
        if part.tag != "edgarDocument":
            leaves = [(f"{part.tag}/{leaf.tag}", leaf) for leaf in part.iterchildren("*")] or [(part.tag, part)]
            header += [(place, leaf.text or "") for place, leaf in leaves]
            continue
        try:
            content = b64decode("".join((part.findtext("documentMimeBlock") or "").split()), validate=True)
        except (binascii.Error, ValueError):
            content = b""
            says = f"the block of {part.findtext('documentName')} is not base 64"
            found.append(NOT_VALID.tell(Mark(file, part.sourceline or 1), says, "encode the document again"))
        name, type, description = (part.findtext(f"document{tag}") or "" for tag in ("Name", "Type", "Description"))
        documents.append(Document(name, type, description, content))
    contents = Contents(tuple(header), tuple(documents))
    return Read(contents, found + _primary(contents, file))


def _primary(contents: Contents, file: str) -> list[Finding]:
    found = contents.primary
    here = Mark(file, 1, 1)
    if len(found) != 1:
        names = f" ({', '.join(one.name for one in found)})" if found else ""
        says = f"the submission has {len(found) or 'no'} primary document{'s' * (len(found) > 1)}{names}"
        return [PRIMARY.tell(here, says, "send each form in a submission of its own")]
    inside = re.search(rb"<documentType>([^<]*)</documentType>", found[0].content)
    types = (contents.type, found[0].type, inside[1].decode("latin-1") if inside else "nothing")
    if len({*types}) > 1 or not found[0].name.endswith(".xml"):
        says = f"the envelope says {types[0]}, its document {found[0].name} {types[1]}, and the form in it {types[2]}"
        return [PRIMARY.tell(here, says, "let all three say the same, and the name end in .xml")]
    return []
