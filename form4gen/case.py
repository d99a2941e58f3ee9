# SPDX-License-Identifier: Apache-2.0
"""What a rule may ask beside its own node: the filing, the day, the schema version, and what is computed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import phrases, tally
from .envelope import Submission
from .model import Box, Cell, Filing, Footnote, Record, Row, cells, records

if TYPE_CHECKING:
    from .profile import Issuer, Profile
    from .vesting import Schedule


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A cell with the record and the field it stands in. Its mark is the cell's."""

    record: Record
    name: str
    box: Box
    cell: Cell[Any]

    @property
    def mark(self) -> Any:
        """Where the cell stands."""
        return self.cell.mark


class Case:
    """One filing as it is judged: on which day, under which schema version.

    `day` is the day of filing: of a published filing the last signature's, else --today or today.
    `version` is the schema version that judges, such as X0609. `published`: EDGAR has taken it.
    `submission` is what the draft says of its submission, None where it says nothing. `profile` is what the company
    says of itself, None where it says nothing and for what EDGAR has taken. `vesting` are the draft's schedules.
    """

    def __init__(
        self,
        filing: Filing,
        day: date,
        version: str,
        published: bool = False,
        submission: Submission | None = None,
        profile: Profile | None = None,
        vesting: tuple[Schedule, ...] = (),
    ) -> None:
        self.filing = filing
        self.day = day
        self.version = version
        self.published = published
        self.submission = submission
        self.profile = profile
        self.vesting = vesting

    @cached_property
    def company(self) -> Issuer | None:
        """What the profile says of the issuer, None where it does not know it."""
        return self.profile.issuer(self.filing.issuer.cik.value) if self.profile else None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every cell of the filing in which something stands, in the order of the form."""
        return tuple(
            Place(record, name, box, cell)
            for record in records(self.filing)
            for name, box, cell in cells(record)
            if cell
        )

    @cached_property
    def marked(self) -> dict[str, list[Place]]:
        """Footnote name -> the boxes that mark it."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            for name in dict.fromkeys(place.cell.notes):
                found.setdefault(name, []).append(place)
        return found

    @cached_property
    def footnotes(self) -> dict[str, Footnote]:
        """Name -> footnote; of two with one name the first."""
        return {note.name: note for note in reversed(self.filing.footnotes)}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {name: phrases.normal(note.text) for name, note in self.footnotes.items()}

    def text(self, *names: str) -> str:
        """The texts of footnotes by name, normalised (phrases.normal), joined by a blank; unknown names say nothing."""
        return " ".join(self._texts[name] for name in names if name in self._texts)

    def words(self, row: Row) -> str:
        """The texts of all footnotes of a row, normalised."""
        return self.text(*row.notes)

    @cached_property
    def remarks(self) -> str:
        """The remarks, normalised."""
        return phrases.normal(self.filing.remarks.text)

    @cached_property
    def explanation(self) -> str:
        """All footnotes and the remarks, normalised: the form's "Explanation of Responses"."""
        return " ".join([*self._texts.values(), self.remarks]).strip()

    @cached_property
    def runs(self) -> tuple[tally.Run, ...]:
        """The running balances of the filing."""
        return tally.runs(self.filing)

    @cached_property
    def exercises(self) -> tuple[tally.Exercise, ...]:
        """The exercises and conversions of the filing."""
        return tally.exercises(self.filing)

    @cached_property
    def signed(self) -> date | None:
        """The last day of signature, None where no signature has one."""
        return self.filing.signed

    def transactions(self, *codes: str) -> Iterator[Row]:
        """The transactions of both tables, of these codes or of all."""
        for row in self.filing.rows:
            if not row.holding and (not codes or row.code.value in codes):
                yield row
