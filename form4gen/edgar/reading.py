# SPDX-License-Identifier: Apache-2.0
"""ownershipDocument XML to the model, by the map alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from ..kinds import Refused
from ..model import ROW_TAGS, Box, Cell, Filing, Footnote, Record, Row, boxes
from ..rule import Finding, Mark, Rule
from .refusals import (
    DOCTYPE,
    INSTRUCTION,
    LARGEST,
    NOT_XML,
    OTHER_ROOT,
    PASSWORD,
    TOO_LARGE,
    TWICE,
    UNKNOWN,
    UNNUMBERED,
)

_NUMBER = re.compile(r"F[1-9][0-9]?", re.ASCII)
_SCHEMA_WORDS = "{http://www.w3.org/2001/XMLSchema-instance}"
_STRAY_TEXT = "//text()[normalize-space()][../* or parent::footnoteId][not(parent::footnote)]"
_STRAY_ATTRIBUTE = "//@*[not(name() = 'id' and (parent::footnote or parent::footnoteId))]"
_MOST = 200  # findings; who has more reads another kind of file


class Read(NamedTuple):
    """What reading gives: the filing, what the reader says, the tree it came from, and where each element stands."""

    filing: Filing | None
    findings: list[Finding]
    root: Any = None
    marks: list[tuple[Any, Mark]] = []  # noqa: RUF012


class Plan:
    """Where the fields of a record stand below its element: a tree of tags."""

    __slots__ = ("leaf", "notes", "tags")

    def __init__(self) -> None:
        self.tags: dict[str, Plan] = {}
        self.leaf: tuple[str, Box] | None = None
        self.notes = ""


@cache
def _plan(of: type) -> Plan:
    top = Plan()
    for name, box in boxes(of):
        here = top
        for tag in box.xml.split("/"):
            here = here.tags.setdefault(tag, Plan())
        if box.how == "notes":
            here.notes = name
        else:
            here.leaf = (name, box)
    return top


def read(raw: bytes, file: str) -> Read:
    """Read one ownershipDocument. What cannot be read is a finding; nothing is fetched, no entity is resolved."""
    here = Mark(file, 1, 1)
    if len(raw) > LARGEST:
        message = f"the file has {len(raw) / 1e6:.0f} MB; no ownership form is that long"
        return Read(None, [TOO_LARGE.tell(here, message, "name the filing itself")])
    for sign in (b"<!DOCTYPE", b"<!ENTITY"):
        if sign in raw:
            return Read(None, [_doctype(Mark(file, raw[: raw.find(sign)].count(b"\n") + 1, 1))])
    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as fault:
        line, column = fault.position
        says = re.sub(r", line \d+, column \d+.*", "", fault.msg or "") if raw.strip() else "the file is empty"
        told = NOT_XML.tell(Mark(file, line or 1, column or 1), f"this is not XML: {says}", "export the filing again")
        return Read(None, [told])
    tree: Any = root.getroottree()
    if tree.docinfo.doctype:
        return Read(None, [_doctype(here)])
    if root.tag != "ownershipDocument":
        message = f"the root is {etree.QName(root).localname}, not ownershipDocument without a namespace"
        return Read(None, [OTHER_ROOT.tell(here, message, "name a Form 3, 4 or 5 as EDGAR publishes it")])
    return _Reader(file).document(root)


def _doctype(mark: Mark) -> Finding:
    return DOCTYPE.tell(mark, "the file has a DOCTYPE or an entity", "take the <!DOCTYPE ...> out")


class _Reader:
    """Reads one document; collects what no box takes and where each element stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.marks: list[tuple[Any, Mark]] = []

    def document(self, root: Any) -> Read:
        for node in [
            *root.xpath("preceding-sibling::processing-instruction()"),
            *root.iter(etree.ProcessingInstruction),
        ]:
            mark = Mark(self.file, node.sourceline or 1, 1)
            self.tell(INSTRUCTION, mark, f"a processing instruction <?{node.target} ...?> stands here", "take it out")
        filing = self.record(root, Filing, "")
        self.stray(root)
        return Read(filing, self.findings, root, self.marks)

    def tell(self, rule: Rule, mark: Mark, message: str, hint: str) -> None:
        if len(self.findings) < _MOST:
            self.findings.append(rule.tell(mark, message, hint))

    def mark(self, element: Any, path: str) -> Mark:
        made = Mark(self.file, element.sourceline or 0, 0, 0, 0, path)
        self.marks.append((element, made))
        return made

    def named(self, element: Any, mark: Mark) -> str:
        """The id of a footnote or of a footnote's mark."""
        name = str(element.get("id", ""))
        if not _NUMBER.fullmatch(name):
            message = f"a footnote is called `{name}` here" if name else f"<{element.tag}> has no id"
            self.tell(UNNUMBERED, mark, message, "number the footnotes F1 to F99")
        return name

    def twice(self, element: Any, path: str) -> None:
        mark = Mark(self.file, element.sourceline or 0, path=path)
        self.tell(TWICE, mark, f"<{element.tag}> stands a second time", "keep one of the two")

    def stray(self, root: Any) -> None:
        """Tell text between the elements of a part, and attributes, which belong to no box."""
        for text in root.xpath(_STRAY_TEXT):
            parent = text.getparent() if text.is_text else text.getparent().getparent()
            message = f"text stands between the elements of <{parent.tag}>: `{' '.join(text.split())[:60]}`"
            mark = Mark(self.file, parent.sourceline or 0)
            self.tell(UNKNOWN, mark, message, "take it out, or move it to a box that exists")
        for value in root.xpath(_STRAY_ATTRIBUTE):
            element, name = value.getparent(), value.attrname
            if not name.startswith(_SCHEMA_WORDS):
                mark = Mark(self.file, element.sourceline or 0)
                self.tell(UNKNOWN, mark, f"<{element.tag}> has an attribute {name}, which no box knows", "take it out")

    def record(self, element: Any, of: type, path: str, **given: Any) -> Any:
        mark = self.mark(element, path)
        found: dict[str, Any] = {"mark": mark, **given}
        self.children(element, _plan(of), f"{path}." if path else "", found)
        return _filled(of, mark, found)

    def children(self, element: Any, plan: Plan, lead: str, found: dict[str, Any]) -> None:
        opened = set()
        for child in element:
            if not isinstance(child.tag, str):
                continue
            known = plan.tags.get(child.tag)
            if child.tag in opened:
                self.twice(child, lead.rstrip("."))
            elif known and not known.leaf:
                opened.add(child.tag)
            if known is None:
                if not (child.tag == "footnoteId" and plan.notes):
                    self.unknown(child, lead)
            elif known.leaf is None:
                self.group(child, known, lead, found)
            else:
                self.box(child, *known.leaf, lead, found)

    def group(self, element: Any, plan: Plan, lead: str, found: dict[str, Any]) -> None:
        mark = self.mark(element, lead.rstrip("."))
        if plan.notes:
            found[plan.notes] = Cell(notes=self.marked(element, mark), mark=mark)
        self.children(element, plan, lead, found)

    def box(self, element: Any, name: str, box: Box, lead: str, found: dict[str, Any]) -> None:
        path = lead + _key(box, found)
        if box.how == "many":
            made = found.get(name, ())
            found[name] = (*made, self.record(element, box.of or Record, f"{path}[{len(made) + 1}]"))
        elif name in found:
            self.twice(element, path)
        elif box.how == "one":
            found[name] = self.record(element, box.of or Record, path)
        elif box.how == "rows":
            self.mark(element, path)
            found[name] = tuple(self.rows(element, box, path))
        elif box.how == "footnotes":
            self.mark(element, path)
            found[name] = tuple(self.footnotes(element, path))
        else:
            found[name] = self.cell(element, box, path)

    def rows(self, table: Any, box: Box, path: str) -> Any:
        columns = {ROW_TAGS[column]: column for column in box.columns.split()}
        number = 0
        for child in table:
            if isinstance(child.tag, str):
                number += 1
                column = columns.get(child.tag)
                if column is None:
                    self.unknown(child, path + ".")
                else:
                    yield self.record(child, Row, f"{path}[{number}]", table=int(column[1]), holding=column[0] == "H")

    def footnotes(self, parent: Any, path: str) -> Iterator[Footnote]:
        seen = set()
        for element in parent:
            if element.tag != "footnote":
                self.unknown(element, path + ".")
                continue
            for child in element:
                self.unknown(child, path + ".")
            mark = self.mark(element, f"{path}.{element.get('id', '')}")
            name = self.named(element, mark)
            if name in seen:
                self.tell(TWICE, mark, f"footnote {name} stands a second time", "keep one of the two")
            seen.add(name)
            yield Footnote(name=name, text="".join(element.itertext()).strip(), mark=mark)

    def marked(self, element: Any, mark: Mark) -> tuple[str, ...]:
        """The names of the footnotes that an element marks."""
        names = []
        for child in element:
            if child.tag == "footnoteId":
                names.append(self.named(child, mark))
                self.marks.append((child, mark))
        return tuple(names)

    def cell(self, element: Any, box: Box, path: str) -> Cell[Any]:
        mark = self.mark(element, path)
        notes: tuple[str, ...] = ()
        holder: Any = element
        if box.how == "boxed":
            holder = None
            notes = self.marked(element, mark)
            for child in element:
                if child.tag == "value" and holder is None:
                    holder = child
                    self.marks.append((child, mark))
                elif child.tag != "footnoteId":
                    self.unknown(child, path + ".")
        if holder is not None and len(holder):
            for child in holder:
                self.unknown(child, path + ".")
        text = (holder.text or "").strip() if holder is not None else ""
        if not text or box.kind is None:
            return Cell(None, "", notes, mark)
        try:
            value, filed = box.kind.from_xml(text)
        except Refused as refused:
            return Cell(None, text, notes, mark, (refused.says, refused.do))
        return Cell(value, filed, notes, mark)

    def unknown(self, element: Any, lead: str) -> None:
        if not isinstance(element.tag, str):
            return
        text = " ".join("".join(element.itertext()).split())
        mark = Mark(self.file, element.sourceline or 0, 0, 0, 0, lead.rstrip("."))
        self.marks.append((element, mark))
        if text and element.tag == "rptOwnerCcc":
            message = "an owner's CCC, a password, stands in this file; it is left out of everything made from it"
            self.tell(PASSWORD, mark, message, "pass the file on to nobody")
        elif text:
            says = f", and it says `{text[:60]}`" if not element.tag.lower().endswith("ccc") else ""
            hint = "take it out, or move its text to a box that exists"
            self.tell(UNKNOWN, mark, f"no box of the form is called <{element.tag}> here{says}", hint)


def _filled(of: type, mark: Mark, found: dict[str, Any]) -> Any:
    """A record with an empty cell, at the record's own mark, for each box that is not there."""
    absent: Cell[Any] = Cell(mark=mark)
    for name, box in boxes(of):
        if name not in found:
            if box.how in ("plain", "boxed", "notes"):
                found[name] = absent
            elif box.how == "one" and box.of:
                found[name] = _filled(box.of, mark._replace(path=box.key), {"mark": mark._replace(path=box.key)})
    return of(**found)


def _key(box: Box, found: dict[str, Any]) -> str:
    if found.get("holding") and box.key.startswith("owned-after"):
        return box.key.replace("owned-after", "owned")
    return box.key
