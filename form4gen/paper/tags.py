# SPDX-License-Identifier: Apache-2.0
"""What WeasyPrint's tags leave out, for who has a PDF read aloud: the heads of cells, and what is not to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any


def finish(document: Any, pdf: Any) -> None:
    """Complete the tags of a PDF before it is written; `document` is WeasyPrint's, and `pdf` pydyf's."""
    (root,) = (one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructTreeRoot")
    _head_cells(pdf, root)
    _running_heads(pdf, root)


def _running_heads(pdf: Any, root: Any) -> None:
    """Mark what runs above and below each page as no part of what is read (ISO 32000-1, 14.8.2.2.2).

    WeasyPrint gives it elements that no other element leads to, and so it would be neither read nor passed over.
    """
    import pydyf

    (whole,) = _kids(pdf, root)
    elements: list[Any] = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructElem"]
    stray = {one.reference for one in elements if one["P"] == whole.reference} - {*whole["K"]}
    while below := {one.reference for one in elements if one["P"] in stray} - stray:
        stray |= below
    numbers = pdf.objects[int(root["ParentTree"].split()[0])]["Nums"]
    marked = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/Page"]:
        parents = marked[page["StructParents"]]
        passed = {number for number, parent in enumerate(parents) if parent in stray}
        parents[:] = ["null" if number in passed else parent for number, parent in enumerate(parents)]
        stream = pdf.objects[int(page["Contents"].split()[0])].stream
        for at, word in enumerate(stream):
            if word == b"BDC" and stream[at - 1].get("MCID") in passed:
                stream[at - 2 : at] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _head_cells(pdf: Any, root: Any) -> None:
    """Give each cell of each table its heads, and each head its scope (ISO 32000-1, 14.8.5.7).

    A head in a row with other cells is that row's, one in a row of heads its column's. WeasyPrint counts columns
    without those that a cell of an earlier row reaches down into, and so leaves out the tree that finds heads by their
    names.
    """
    import pydyf

    named: dict[str, bytes] = {}
    tables: list[Any] = [one for one in pdf.objects if isinstance(one, dict) and one.get("S") == "/Table"]
    for table in tables:
        heads: dict[int, list[str]] = defaultdict(list)
        beside: dict[int, list[str]] = defaultdict(list)
        rows = list(_rows(pdf, table))
        for row, column, cell in _grid(rows):
            if cell["S"] == "/TD":
                cell["A"]["Headers"] = pydyf.Array(map(pydyf.String, heads[column] + beside[row]))
                continue
            name = f"head-{table.number:05}-{row}-{column:02}"
            named[name] = cell.reference
            of_row = any(other["S"] == "/TD" for other in rows[row])
            cell["ID"], cell["A"]["Scope"] = pydyf.String(name), "/Row" if of_row else "/Column"
            if of_row:
                beside[row].append(name)
            for under in () if of_row else range(column, column + cell["A"].get("ColSpan", 1)):
                heads[under].append(name)
    if named:
        names = pydyf.Array(part for name in sorted(named) for part in (pydyf.String(name), named[name]))
        limits = pydyf.Array(map(pydyf.String, (min(named), max(named))))
        leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
        pdf.add_object(leaf)
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _kids(pdf: Any, element: Any) -> Iterator[Any]:
    return (pdf.objects[int(kid.split()[0])] for kid in element["K"])


def _rows(pdf: Any, element: Any) -> Iterator[list[Any]]:
    for kid in _kids(pdf, element):
        if kid["S"] == "/TR":
            yield list(_kids(pdf, kid))
        else:
            yield from _rows(pdf, kid)


def _grid(rows: list[list[Any]]) -> Iterator[tuple[int, int, Any]]:
    """Each cell with its row and column; what reaches over columns or down into rows takes the places there."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            wide, high = (cell["A"].get(span, 1) for span in ("ColSpan", "RowSpan"))
            taken |= {(row + down, column + across) for down in range(high) for across in range(wide)}
            yield row, column, cell
            column += wide
