# SPDX-License-Identifier: Apache-2.0
"""What the title of a security must say, and into which table it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from ..model import Cell, Filing, Row
from ..rule import ERROR, WARNING, Told, rule
from ..titles import folded, is_a, is_derivative_alone, nearly
from .cites import instruction

BARE_TITLES = {"share", "shares", "stock", "stocks", "equity", "equities", "security", "securities"}


@rule("T1-02", WARNING, kind="form", each=Filing, cite=instruction("3(b)"))
def one_class_has_one_title(filing: Filing, case: Case) -> Iterator[Told]:
    """One class of securities has one and the same title in all rows.

    Why: Readers and running totals group rows by the title, so a capital, a comma or a mistyped letter splits a class
    in two; so do Common Shares beside Common Stock.
    """
    seen: dict[str, Cell[str]] = {}
    for row in filing.rows:
        for cell in (row.security, row.underlying):
            if not cell.value:
                continue
            near = (other for other in seen.values() if nearly(other.text, cell.text))
            first = seen.setdefault(folded(cell.text), next(near, cell))
            if " ".join(first.text.split()) != " ".join(cell.text.split()):
                said = f'"{cell.text}" and "{first.text}" look like one class with two titles'
                yield Told(cell, said, f"write {first.text} in both places", (first,))


@rule("T1-03", WARNING, kind="form", each=Row, needs="security", cite=instruction("3(b)"))
def title_names_the_class(row: Row, case: Case) -> Iterator[Told]:
    """The title clearly identifies the class, even if the issuer has only one.

    Why: The instruction's examples are Common Stock, Class A Common Stock and Class B Convertible Preferred Stock.
    """
    if names_no_class(row, case):
        message = f'"{row.security.text}" does not name a class of securities'
        yield Told(row.security, message, "write the class, such as security: Common Stock")


def names_no_class(row: Row, case: Case) -> bool:
    """Whether the title is a bare word or the trading symbol."""
    said = folded(row.security.text)
    symbol = case.filing.issuer.symbol.text
    return said in BARE_TITLES or bool(symbol and said == folded(symbol))


@rule("T1-04", ERROR, kind="form", each=Row, needs="security", cite=instruction("4(c)(i)"))
def derivative_stands_in_table_2(row: Row, case: Case) -> Iterator[Told]:
    """Options, warrants, puts, calls, convertible notes and other derivative securities stand in Table II.

    Why: The instruction puts rights and obligations to buy or sell there. Restricted stock always stands in Table I,
    restricted stock units may stand in either.
    """
    if row.table == 1 and is_derivative_alone(row.security.text):
        said = f'"{row.security.text}" is a derivative security, but the row stands in Table I'
        yield Told(row.security, said, "move the row to table-2, with its price, dates and underlying security")


@rule("T1-25", WARNING, kind="form", each=Row, needs="security", cite=instruction("4(c)(i)"))
def convertible_class_stands_in_table_2(row: Row, case: Case) -> Iterator[Told]:
    """A class of stock that converts into another stands only in Table II.

    Why: The instruction says so of equity securities that are convertible, such as convertible preferred stock. A right
    that has lapsed, or is the issuer's alone, is another matter; a footnote says so.
    """
    title = row.security.text
    if (
        row.table == 1
        and is_a("convertible class", title)
        and not is_derivative_alone(title)
        and not row.security.notes
    ):
        said = f'"{title}" is convertible, but the row stands in Table I'
        yield Told(row.security, said, "move the row to table-2, or say in a footnote why it cannot be converted")


@rule("T1-28", WARNING, kind="form", each=Row, needs="security", cite=instruction("4(c)(iv)"))
def unit_is_taken_apart(row: Row, case: Case) -> Iterator[Told]:
    """The components of a unit stand on rows of their own, each in its table.

    Why: The instruction wants the share in Table I, the warrant in Table II, and their relation in a footnote.
    """
    if row.table == 1 and folded(row.security.text) in ("unit", "units") and not row.security.notes:
        said = "a unit is reported by its components, not as one security"
        yield Told(row.security, said, "write a row for the share and one in table-2 for the warrant, with a footnote")
