# SPDX-License-Identifier: Apache-2.0
"""What the map is made of: cells, records, and the line that declares a box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

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


# Each part of the form is slotted, compared by identity and frozen. The methods that a dataclass would write for each
# class anew, at every start of a check, stand here once.
@dataclass(slots=True, eq=False, init=False, repr=False)
class Record:
    """A part of the form that holds boxes. Made with its fields by name; a box that is not given is empty."""

    mark: Mark = NOWHERE

    def __init__(self, **given: Any) -> None:
        put, of = object.__setattr__, cast(Any, type(self))
        for name, empty in _fields(of):
            put(self, name, given.pop(name) if name in given else empty)
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"{name} of {type(self).__name__} stays; dataclasses.replace makes another")

    def __repr__(self) -> str:
        of = cast(Any, type(self))
        said = ((name, getattr(self, name)) for name, empty in _fields(of) if getattr(self, name) is not empty)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"


@cache
def _fields(of: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record class and what each is when it is not given; empty cells and parts are shared."""
    return tuple(
        (made.name, made.default if made.default_factory is MISSING else made.default_factory()) for made in fields(of)
    )


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
