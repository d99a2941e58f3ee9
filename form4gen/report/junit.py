# SPDX-License-Identifier: Apache-2.0
"""Findings as JUnit XML: each file is a test case, which fails as the file does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..screen import plain
from .judged import Judged, counts, many
from .places import address
from .text import PAPER, file_text

_ELEMENTS = {"failed": "failure", "unreadable": "error", "crashed": "error"}


def junit_report(files: Sequence[Judged]) -> str:
    """One document in ASCII. A failure holds all findings of its file; those of a clean file are its output."""
    found = Counter(_ELEMENTS.get(judged.status, "") for judged in files)
    numbers = {"tests": str(len(files)), "failures": str(found["failure"]), "errors": str(found["error"])}
    root = Element("testsuites", {"name": "form4gen", **numbers})
    suite = SubElement(root, "testsuite", {"name": "form4gen", **numbers, "skipped": "0"})
    for judged in files:
        _case(suite, judged)
    indent(root)
    written: bytes = tostring(root, "us-ascii", xml_declaration=True)
    return written.decode("ascii")


def _case(suite: Element, judged: Judged) -> None:
    path = plain(address(judged.path))
    case = SubElement(suite, "testcase", {"classname": "form4gen", "name": path, "file": path})
    element = _ELEMENTS.get(judged.status)
    if element:
        fault = SubElement(case, element, {"message": _summary(judged), "type": judged.status})
        fault.text = file_text(judged, PAPER, set())
    elif judged.findings:
        SubElement(case, "system-out").text = file_text(judged, PAPER, set())


def _summary(judged: Judged) -> str:
    found = counts((judged,))
    told = [many(found[f"{what}s"], what) for what in ("error", "warning") if found[f"{what}s"]]
    return ", ".join(told) or judged.status
