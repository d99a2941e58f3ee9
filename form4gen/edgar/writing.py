# SPDX-License-Identifier: Apache-2.0
"""The model to ownershipDocument XML, by the map alone."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from ..model import ROW_TAGS, Box, Cell, Filing, Record, Row, boxes
from ..rule import Mark


class Written(NamedTuple):
    """An ownershipDocument and where each of its elements comes from."""

    root: Any
    marks: list[tuple[Any, Mark]]


def write(filing: Filing) -> Written:
    """Write a filing that filed.as_filed has prepared. Beside a Table II stands a Table I, even empty (DOC-25)."""
    written = Written(etree.Element("ownershipDocument"), [])
    written.marks.append((written.root, filing.mark))
    _write_record(written, written.root, filing)
    return written


def _write_record(written: Written, element: Any, record: Record) -> None:
    of: Any = type(record)
    for name, box in boxes(of):
        value = getattr(record, name)
        if box.how == "one":
            _write_record(written, _at(written, element, box.xml, value.mark), value)
        elif box.how == "many":
            for part in value:
                _write_record(written, _at(written, element, box.xml, part.mark), part)
        elif box.how == "rows":
            _write_rows(written, element, box, value, record)
        elif box.how == "footnotes":
            if value:
                notes = _at(written, element, box.xml, value[0].mark)
                for note in value:
                    made = etree.SubElement(notes, "footnote", id=_clean(note.name) or "F0")
                    made.text = _clean(note.text)
                    written.marks.append((made, note.mark))
        elif value.text or value.notes:
            _write_cell(written, element, box, value)


def _write_rows(written: Written, element: Any, box: Box, rows: tuple[Row, ...], record: Any) -> None:
    first = box.key == "table-1"
    if not rows and not (first and record.table_2 and record.base != "3"):
        return
    table = _at(written, element, box.xml, rows[0].mark if rows else record.mark)
    if not rows:
        table.text = ""
    for row in rows:
        made = etree.SubElement(table, ROW_TAGS[row.column])
        written.marks.append((made, row.mark))
        _write_record(written, made, row)


def _write_cell(written: Written, element: Any, box: Box, cell: Cell[Any]) -> None:
    holder = _at(written, element, box.xml, cell.mark, again=box.how == "notes")
    if cell.text:
        leaf = holder
        if box.how == "boxed":
            leaf = etree.SubElement(holder, "value")
            written.marks.append((leaf, cell.mark))
        leaf.text = _clean(cell.text)
    if box.how != "plain":
        for name in cell.notes:
            written.marks.append((etree.SubElement(holder, "footnoteId", id=_clean(name)), cell.mark))


def _at(written: Written, element: Any, path: str, mark: Mark, again: bool = False) -> Any:
    *ups, leaf = path.split("/")
    for tag in ups:
        element = _last_or_new(written, element, tag, mark)
    if again:
        return _last_or_new(written, element, leaf, mark)
    made = etree.SubElement(element, leaf)
    written.marks.append((made, mark))
    return made


def _last_or_new(written: Written, element: Any, tag: str, mark: Mark) -> Any:
    if len(element) and element[-1].tag == tag:
        return element[-1]
    made = etree.SubElement(element, tag)
    written.marks.append((made, mark))
    return made


def _clean(text: str) -> str:
    # XML cannot hold these at all. A rule speaks of them, and the re-read refuses to write what lost one.
    if text.isascii() and text.isprintable():
        return text
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "?", text)


def serialize(root: Any) -> bytes:
    """The document as EDGAR takes it: declaration first, one element a line, ASCII, and the quotation mark escaped too
    (EDGAR Ownership XML Technical Specification v5.5, 3.2 and 4.1)."""
    body = etree.tostring(root, pretty_print=True, encoding="us-ascii").decode("ascii")
    body = re.sub(r">[^<]*\"[^<]*<", lambda found: found[0].replace('"', "&quot;"), body)
    return b'<?xml version="1.0"?>\n' + body.encode("ascii")
