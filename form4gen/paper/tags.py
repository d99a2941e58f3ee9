# SPDX-License-Identifier: Apache-2.0
"""Which head each cell of a tagged table stands under, for who has a PDF read aloud."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any


def head_cells(document: Any, pdf: Any) -> None:
    """Give each cell of each table its heads, and each head its scope (ISO 32000-1, 14.8.5.7).

    A head in a row with other cells is that row's, one in a row of heads its column's.

    `document` is WeasyPrint's and `pdf` pydyf's, before it is written: WeasyPrint counts columns without those that a
    cell of an earlier row reaches down into, and so leaves out the tree that finds heads by their names.
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
        (root,) = (one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructTreeRoot")
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
