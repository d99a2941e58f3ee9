# SPDX-License-Identifier: Apache-2.0
"""What the map is made of: cells, records, and the line that declares a box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from .kinds import Kind
from .rule import NOWHERE, Mark

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Cell(Generic[T]):
    """One box: its value, the text in which it is filed, the names of its footnotes, and where it stands.

    An absent box is an empty Cell with its record's mark. `refused` says why a text is no value of its kind and
    what to type instead: such a cell keeps the text as typed and has no value.
    """

    value: T | None = None
    text: str = ""
    notes: tuple[str, ...] = ()
    mark: Mark = NOWHERE
    refused: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        """Whether anything stands in the box."""
        return bool(self.text or self.notes)


class Box(NamedTuple):
    """What the map says of a field.

    how      plain (text), boxed (value + footnote marks), notes (marks alone), one, many, rows, footnotes
    key      the long spelling in the draft; xml: the place below the record's element
    columns  for rows: where the box exists, of T1 H1 T2 H2 (transaction and holding of Table I and II)
    forms    the forms that have the box; since: the first schema versions that have it, of Forms 4 and 5, and 3
    printed  for rows: the column on paper in Table I, Table II and Table II of Form 3, for the reading order
    public   EDGAR fills it in: written only with --published
    """

    how: str
    key: str
    xml: str
    kind: Kind | None = None
    of: type | None = None
    columns: str = ""
    forms: str = "345"
    since: tuple[str, str] = ("", "")
    printed: tuple[str, str, str] = ("", "", "")
    public: bool = False


def cell(box: Box) -> Any:
    """The field of a single box."""
    return field(default_factory=Cell, metadata={"box": box})


def plain(key: str, xml: str, kind: Kind, **more: Any) -> Any:
    """A box whose text stands in the element itself."""
    return cell(Box("plain", key, xml, kind, **more))


def _columns(first: str = "", second: str = "", third: str = "") -> tuple[str, str, str]:
    return first, second, third


def boxed(key: str, xml: str, kind: Kind, columns: str, *printed: str, **more: Any) -> Any:
    """A box of a row: a value, footnote marks, or both."""
    return cell(Box("boxed", key, xml, kind, columns=columns, printed=_columns(*printed), **more))


def group(box: Box) -> Any:
    """The field of a part that repeats."""
    return field(default=(), metadata={"box": box})


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Record:
    """A part of the form that holds boxes."""

    mark: Mark = NOWHERE


@cache
def boxes(of: Any) -> tuple[tuple[str, Box], ...]:
    """The boxes of a record class: (field name, Box) in declaration order."""
    return tuple((made.name, made.metadata["box"]) for made in fields(of) if "box" in made.metadata)


@cache
def cell_names(of: Any) -> tuple[tuple[str, Box], ...]:
    """The boxes of a record class that are single cells."""
    return tuple((name, box) for name, box in boxes(of) if box.how in ("plain", "boxed", "notes"))


def cells(record: Record) -> Iterator[tuple[str, Box, Cell[Any]]]:
    """The cells of one record: (field name, Box, Cell), absent ones included."""
    of: Any = type(record)
    for name, box in cell_names(of):
        yield name, box, getattr(record, name)
