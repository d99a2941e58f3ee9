# SPDX-License-Identifier: Apache-2.0
"""Values that no box can take: what the reader refused, numbers and years out of range, broken lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .. import codes, kinds
from ..case import Case, Place
from ..kinds import Kind
from ..model import Cell, Filing, Row
from ..rule import ERROR, WARNING, Told, rule
from ..wording import finds, shown
from .cites import specification
from .codes import LISTED

FLAGS = (kinds.flag, kinds.spelled_flag)
NUMBERS = (kinds.count, kinds.money)
FIRST_YEAR = 1934  # the year of the Securities Exchange Act
LARGEST = Decimal(10) ** 12
LOOKING_AHEAD = ("exercisable", "expires")
ALONE = ("price", "exercise_price", "exercisable", "expires", "underlying_shares", "underlying_value")


def refused(cell: Cell[Any]) -> Iterator[Told]:
    """What the box's kind said of a text that it refused."""
    if cell.refused:
        says, do = cell.refused
        yield Told(cell, f"`{shown(cell.text)}` {says}", do)


def key(place: Place) -> str:
    """The word for a place's box in the draft."""
    holding = isinstance(place.record, Row) and place.record.holding
    if place.name == "coding":
        return "form-type" if holding else "code"
    return place.box.key.replace("owned-after", "owned") if holding else place.box.key


def _refused(case: Case, *of: Kind) -> Iterator[Told]:
    for place in case.places:
        if place.cell.refused and place.box.kind in of:
            for told in refused(place.cell):
                yield told._replace(do=_or_a_footnote(place, told.do))


def _or_a_footnote(place: Place, do: str) -> str:
    """The hint, and for a box of a row how a footnote stands in it."""
    if place.box.how != "boxed":
        return do
    word = place.cell.mark.path.rpartition(".")[2] or key(place)  # as it was typed: acquired, not shares
    if found := finds(r"^[^()]*[^() ] ?\((\d{1,2}|[a-z][\w.-]*)\)$", place.cell.text):
        value, _, name = found.rstrip(")").partition("(")
        name = "name" if name.isdigit() else name
        return f"a footnote is named in brackets: {word}: {value.strip()} [{name}]"
    if found := finds(r"^[^\[\]]+\[[\w., -]+$", place.cell.text):
        return f"close the bracket: {word}: {found}]"
    alone = place.name in ALONE and not finds(r"\d", place.cell.text)
    return f"{do}; or {key(place)}: [name] with a footnote that explains" if alone else do


@rule("DOC-23.1", ERROR, kind="draft", each=Filing, cite=specification("4.3"))
def version_is_known(filing: Filing, case: Case) -> Iterator[Told]:
    """A schema version is written as EDGAR writes it: X and four digits.

    Why: The version decides which boxes and codes exist. EDGAR fills it in on publication, so only a draft of an old
    filing names one.
    """
    yield from refused(filing.version)


@rule("DOC-06", ERROR, kind="edgar", each=Filing, cite=specification("3.2"))
def flag_is_yes_or_no(filing: Filing, case: Case) -> Iterator[Told]:
    """A box to tick says yes or no and nothing else.

    Why: EDGAR takes 1, 0, true or false, in lower case, and suspends anything else as a violation of its schema.
    """
    yield from _refused(case, *FLAGS)


@rule("DOC-07", ERROR, kind="edgar", each=Filing, cite=specification("3.2"))
def date_is_a_day(filing: Filing, case: Case) -> Iterator[Told]:
    """A date is a day of the calendar.

    Why: EDGAR wants YYYY-MM-DD and suspends a date that it cannot read. A draft may say MM/DD/YYYY as well.
    """
    yield from _refused(case, kinds.day)


@rule("DOC-07.1", ERROR, kind="form", each=Filing, cite=specification("3.2"))
def year_is_plausible(filing: Filing, case: Case) -> Iterator[Told]:
    """A date lies after the Securities Exchange Act of 1934, and no later than next year unless it looks ahead.

    Why: EDGAR reads any four digits as a year and has taken 0023 for 2023. Only the dates on which a derivative
    becomes exercisable or expires may lie far ahead.
    """
    for place in case.places:
        if place.box.kind is not kinds.day or place.cell.value is None:
            continue
        year = place.cell.value.year
        if year < FIRST_YEAR or (year > case.day.year + 1 and place.name not in LOOKING_AHEAD):
            do = f"correct {key(place)}: YYYY-MM-DD"
            yield Told(place, f"the year of `{place.cell.text}` cannot be right", do)


@rule("DOC-08", ERROR, kind="edgar", each=Filing, cite=specification("3.2"))
def number_is_digits(filing: Filing, case: Case) -> Iterator[Told]:
    """A number is digits with an optional point: no sign, no currency, no words.

    Why: EDGAR takes the digits 0 to 9 and a period, and suspends commas, signs, dollar signs and parentheses. A draft
    may mark thousands with commas, and money with a dollar sign.
    """
    yield from _refused(case, *NUMBERS)
    for place, text in _numbers(case):
        if text.startswith("+") or text.endswith("."):
            yield Told(place, f"`{text}` is not plain digits with an optional point", "write digits only, such as 12.5")


def _numbers(case: Case) -> Iterator[tuple[Place, str]]:
    for place in case.places:
        if place.box.kind in NUMBERS and place.cell.value is not None:
            yield place, place.cell.text


@rule("DOC-08.1", ERROR, kind="edgar", each=Filing, cite=specification("3.2"))
def number_has_room(filing: Filing, case: Case) -> Iterator[Told]:
    """A number has at most 12 digits before the point and 4 after it.

    Why: The schema ends at 999999999999.9999 and refuses a fifth decimal. Rounding is the filer's choice, so form4gen
    never rounds for him.
    """
    for place, text in _numbers(case):
        decimals = len(text.partition(".")[2])
        if decimals > 4:
            nearest = f"{round(Decimal(text), 4):f}"
            do = f"round to four places, such as {nearest}, and say so in a footnote if it matters"
            yield Told(place, f"`{text}` has {decimals} decimals; the box takes 4", do)
        if Decimal(text) >= LARGEST:
            yield Told(place, f"`{text}` has more than 12 digits before the point", f"correct {key(place)}")


@rule("CODE-00.1", ERROR, kind="edgar", each=Filing, cite=specification("3.6.9"))
def code_is_a_letter(filing: Filing, case: Case) -> Iterator[Told]:
    """A transaction code is one capital letter; V and K are boxes of their own.

    Why: EDGAR's list has single letters. It prints K from the equity swap box and V from the timeliness of the row.
    """
    for told in _refused(case, kinds.code):
        if told.do.startswith(("write code:", "write the code")):
            yield told
            continue
        meant = [known for known in codes.called(told.where.text) if known.letter in codes.codes()]
        letters = " or ".join(f"{known.letter} ({known.meaning})" for known in meant)
        yield told._replace(do=f"write code: {letters}" if meant else f"write one capital letter; {LISTED}")


@rule("T1-12.1", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def direction_is_a_or_d(filing: Filing, case: Case) -> Iterator[Told]:
    """A transaction is acquired (A) or disposed of (D).

    Why: The box is mandatory in each transaction and has these two choices; EDGAR suspends any other.
    """
    yield from _refused(case, kinds.direction)


@rule("T1-13.1", ERROR, kind="edgar", each=Filing, cite=specification("3.5"))
def ownership_is_d_or_i(filing: Filing, case: Case) -> Iterator[Told]:
    """Ownership is direct (D) or indirect (I).

    Why: The box is mandatory in each row and has these two choices; EDGAR suspends any other.
    """
    yield from _refused(case, kinds.ownership_form)


@rule("CODE-TL.1", ERROR, kind="edgar", each=Filing, cite=specification("4.3.8"))
def timeliness_is_e_or_l(filing: Filing, case: Case) -> Iterator[Told]:
    """Timeliness is early (E), late (L), or left out.

    Why: The box has these two choices; EDGAR suspends any other. A transaction on time says nothing.
    """
    yield from _refused(case, kinds.timeliness)


@rule("CODE-FT.1", ERROR, kind="edgar", each=Filing, cite=specification("4.3.8"))
def form_type_is_a_form(filing: Filing, case: Case) -> Iterator[Told]:
    """A row's form type is the number of the form on which it belongs: 3, 4 or 5.

    Why: EDGAR has these choices; it decides by them what is early and what is late.
    """
    yield from _refused(case, kinds.form_type)


@rule("DOC-05", WARNING, kind="practice", each=Filing, cite=specification("4.1"))
def value_stands_on_one_line(filing: Filing, case: Case) -> Iterator[Told]:
    """A value stands on one line, footnotes and remarks aside.

    Why: The specification asks for the opening tag, the value and the closing tag on one line and warns of schema
    violations otherwise; EDGAR has taken a signature on two lines.
    """
    for place in case.places:
        text = place.cell.text
        if place.name != "remarks" and ("\n" in text or "\r" in text or "\t" in text):
            do = "put the text on one line, with single blanks"
            yield Told(place, f"{key(place)} holds a line break or a tab", do)
