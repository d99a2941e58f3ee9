# SPDX-License-Identifier: Apache-2.0
"""Judges an ownership document by the XSD of its form and schema version, and says in English what is refused.

libxml2 gives the verdict. Only where it refuses, and no rule has said so already, xmlschema is asked what the box
takes. It reads our schema and never the document, so nothing is fetched. Where the user has added the SEC's own files
theirs is the verdict, and ours the wording of what both refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lxml import etree

from ..rule import Finding, Mark
from .refusals import Complaint, explained, is_structural
from .versions import file_of


@cache
def compiled(path: Path) -> etree.XMLSchema:
    """An XSD ready to judge, ours or one that a user points to. Raises XMLSchemaParseError or OSError."""
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)))


def judged(root: etree._Element, schema: etree.XMLSchema) -> list[Complaint]:
    """What the schema refuses in a document, in document order; empty if it is valid."""
    if schema.validate(root):
        return []
    found = [
        Complaint(
            str(error.path or "/*").partition("/@")[0],
            " ".join(str(error.message).split()),
            str(error.type_name),
            is_structural(str(error.type_name)),
        )
        for error in list(schema.error_log)  # type: ignore[call-overload]
    ]
    return list(dict.fromkeys(found)) or [Complaint("/*", "the schema refuses this document", "CVC_ELT_1", True)]


def verdict(root: etree._Element, form: str, version: str) -> list[Complaint]:
    """What the XSD of the form and version refuses in a document; empty if it is valid."""
    return judged(root, compiled(file_of(form, version)))


def findings(
    root: etree._Element,
    form: str,
    version: str,
    mark_of_path: Callable[[str], Mark],
    spoken: frozenset[Mark],
    any_error: bool,
    alone: bool = False,
    folder: Path | None = None,
) -> list[Finding]:
    """The complaints that no rule has told, as findings in document order.

    `mark_of_path` takes the getpath of an element to its place in the user's file; `spoken` are the marks of the rules'
    errors and `any_error` says whether there is one. A refused value is told unless a rule spoke of the same mark; a
    fault of structure only where no rule told an error, because it is mostly its echo. `alone` tells them all. `folder`
    is where the user has added the SEC's own files.
    """
    told: dict[tuple[str, str, str], Finding] = {}
    ours = file_of(form, version)
    complaints = _complaints(root, ours, file_of(form, version, folder))
    elements = _elements(root) if complaints else {}
    for complaint, is_ours in complaints:
        mark = mark_of_path(complaint.element_path)
        if alone or not (any_error if complaint.structural else mark in spoken):
            known = _declarations(ours) if is_ours else SimpleNamespace(elements={})  # no box: libxml2's words stand
            rule, message, where = explained(complaint, elements.get(complaint.element_path, root), known)
            told.setdefault((where, rule.id, message), rule.tell(mark_of_path(where), message))
    return list(told.values())


def _complaints(root: etree._Element, ours: Path, judge: Path) -> list[tuple[Complaint, bool]]:
    """What the judge refuses; as our schema puts it, and True, where ours refuses the same element."""
    found = judged(root, compiled(judge))
    if judge == ours or not found:
        return [(complaint, True) for complaint in found]
    known: dict[str, list[tuple[Complaint, bool]]] = {}
    for complaint in judged(root, compiled(ours)):
        known.setdefault(complaint.element_path, []).append((complaint, True))
    worded = [known.get(theirs.element_path) or [(_without_secret(theirs), False)] for theirs in found]
    return list(dict.fromkeys(pair for pairs in worded for pair in pairs))


def _without_secret(complaint: Complaint) -> Complaint:
    """libxml2 quotes the value that it refuses; an owner's access code is never shown."""
    secret = complaint.element_path.rpartition("/")[2].startswith("rptOwnerCcc")
    return complaint._replace(message="the schema refuses this value") if secret else complaint


def _elements(root: etree._Element) -> dict[str, etree._Element]:
    tree = etree.ElementTree(root)  # paths begin at the root that was judged, which need not be the root of its tree
    return {tree.getpath(element): element for element in root.iter("*")}


@cache
def _declarations(path: Path) -> Any:
    import xmlschema

    return xmlschema.XMLSchema10(str(path), allow="local")
