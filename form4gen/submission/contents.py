# SPDX-License-Identifier: Apache-2.0
"""What an envelope holds: its header as (place, text), and its documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..box import cells
from ..envelope import Submission, extension

TYPE, LIVE = "submissionType", "testOrLive"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as enclosed. Its content is not shown: the primary one holds passwords."""

    name: str
    type: str
    description: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an envelope says. Two that say the same are equal."""

    header: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...]

    @property
    def type(self) -> str:
        """The type of the submission, such as 4/A."""
        return dict(self.header).get(TYPE, "")

    @property
    def primary(self) -> tuple[Document, ...]:
        """The documents that are the form itself by type or extension: one, if the envelope is sound."""
        return tuple(one for one in self.documents if one.type == self.type or extension(one.name) == ".xml")


def header(form: str, live: bool, submission: Submission) -> tuple[tuple[str, str], ...]:
    """What stands on the envelope of a form, in the order of the schema."""
    said = [(TYPE, form), (LIVE, "LIVE" if live else "TEST")]
    said += [(f"pointOfContact/{box.xml}", cell.text) for _, box, cell in cells(submission.contact) if cell.text]
    said += [("notificationAddresses/notificationEmailAddress", address.text) for address in submission.notify]
    return tuple(said)
