# SPDX-License-Identifier: Apache-2.0
"""The map: each box of Forms 3, 4 and 5 is declared once, with its draft key, its place in the XML, its kind and its
column on paper. Readers and writers of draft, XML and paper go by these lines; nobody else names an SEC tag.

Declaration order is the order of the SEC's XSDs. Nodes are frozen and compared by identity: two equal rows are two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from . import kinds
from .box import Box, Cell, Record, boxed, boxes, cell, cell_names, cells, group, plain

SINCE_10B5_1 = ("X0407", "X0607")
SINCE_FOREIGN = ("X0609", "X0607")
_ADDRESS = "reportingOwnerAddress/"
_RELATION = "reportingOwnerRelationship/"


@dataclass(slots=True, eq=False, init=False, repr=False)
class Issuer(Record):
    """Box 2 (Form 3: box 3): whose securities these are."""

    cik: Cell[str] = plain("cik", "issuerCik", kinds.cik)
    name: Cell[str] = plain("name", "issuerName", kinds.text(150), public=True)
    symbol: Cell[str] = plain("symbol", "issuerTradingSymbol", kinds.text(10))
    foreign_symbol: Cell[str] = plain(
        "foreign-symbol", "issuerForeignTradingSymbol", kinds.text(14), since=SINCE_FOREIGN
    )


@dataclass(slots=True, eq=False, init=False, repr=False)
class Owner(Record):
    """Boxes 1 and 5: a reporting person, the address, and the relationship to the issuer."""

    cik: Cell[str] = plain("cik", "reportingOwnerId/rptOwnerCik", kinds.cik)
    name: Cell[str] = plain("name", "reportingOwnerId/rptOwnerName", kinds.text(150), public=True)
    non_us: Cell[bool] = plain(
        "address.non-us", _ADDRESS + "rptOwnerNonUSAddressFlag", kinds.spelled_flag, since=SINCE_FOREIGN
    )
    street: Cell[str] = plain("address.street", _ADDRESS + "rptOwnerStreet1", kinds.text(40))
    street_2: Cell[str] = plain("address.street-2", _ADDRESS + "rptOwnerStreet2", kinds.text(40))
    city: Cell[str] = plain("address.city", _ADDRESS + "rptOwnerCity", kinds.text(30))
    territory: Cell[str] = plain(
        "address.territory", _ADDRESS + "rptOwnerNonUSStateTerritory", kinds.text(40), since=SINCE_FOREIGN
    )
    state: Cell[str] = plain("address.state", _ADDRESS + "rptOwnerState", kinds.state)
    country: Cell[str] = plain("address.country", _ADDRESS + "rptOwnerCountry", kinds.country, since=SINCE_FOREIGN)
    zip: Cell[str] = plain("address.zip", _ADDRESS + "rptOwnerZipCode", kinds.text(10))
    state_name: Cell[str] = plain(
        "address.state-name", _ADDRESS + "rptOwnerStateDescription", kinds.text(50), public=True
    )
    good_address: Cell[bool] = plain("address.good-address", _ADDRESS + "rptOwnerGoodAddress", kinds.flag, public=True)
    director: Cell[bool] = plain("director", _RELATION + "isDirector", kinds.flag)
    officer: Cell[bool] = plain("officer", _RELATION + "isOfficer", kinds.flag)
    ten_percent: Cell[bool] = plain("ten-percent", _RELATION + "isTenPercentOwner", kinds.flag)
    other: Cell[bool] = plain("other", _RELATION + "isOther", kinds.flag)
    officer_title: Cell[str] = plain("officer-title", _RELATION + "officerTitle", kinds.text(30))
    other_text: Cell[str] = plain("other-text", _RELATION + "otherText", kinds.text(30))


_CODING = "transactionCoding"
_AMOUNTS = "transactionAmounts/"
_UNDERLYING = "underlyingSecurity/"
_POST = "postTransactionAmounts/"
_NATURE = "ownershipNature/"
_ALL, _TRANSACTIONS, _DERIVATIVE = "T1 H1 T2 H2", "T1 T2", "T2 H2"


@dataclass(slots=True, eq=False, init=False, repr=False)
class Row(Record):
    """A line of Table I or Table II: a transaction, or a holding."""

    table: int = 1
    holding: bool = False
    security: Cell[str] = boxed("security", "securityTitle", kinds.text(60), _ALL, "1", "1", "1")
    exercise_price: Cell[Decimal] = boxed(
        "exercise-price", "conversionOrExercisePrice", kinds.money, _DERIVATIVE, "", "2", "4"
    )
    date: Cell[datetime.date] = boxed("date", "transactionDate", kinds.day, _TRANSACTIONS, "2", "3")
    deemed: Cell[datetime.date] = boxed("deemed", "deemedExecutionDate", kinds.day, _TRANSACTIONS, "2A", "3A")
    form_type: Cell[str] = plain("form-type", f"{_CODING}/transactionFormType", kinds.form_type, columns=_ALL)
    code: Cell[str] = plain("code", f"{_CODING}/transactionCode", kinds.code, columns=_TRANSACTIONS)
    equity_swap: Cell[bool] = plain("equity-swap", f"{_CODING}/equitySwapInvolved", kinds.flag, columns=_TRANSACTIONS)
    coding: Cell[str] = cell(Box("notes", "coding", _CODING, columns=_ALL, printed=("3a", "4a", "")))
    timeliness: Cell[str] = boxed("timeliness", "transactionTimeliness", kinds.timeliness, _TRANSACTIONS, "3b", "4b")
    shares: Cell[Decimal] = boxed("shares", _AMOUNTS + "transactionShares", kinds.count, _TRANSACTIONS, "4a", "5a")
    total_value: Cell[Decimal] = boxed("total-value", _AMOUNTS + "transactionTotalValue", kinds.money, "T2", "", "5b")
    price: Cell[Decimal] = boxed("price", _AMOUNTS + "transactionPricePerShare", kinds.money, _TRANSACTIONS, "4c", "8")
    acquired_or_disposed: Cell[str] = boxed(
        "acquired-or-disposed", _AMOUNTS + "transactionAcquiredDisposedCode", kinds.direction, _TRANSACTIONS, "4b", "5c"
    )
    exercisable: Cell[datetime.date] = boxed("exercisable", "exerciseDate", kinds.day, _DERIVATIVE, "", "6a", "2a")
    expires: Cell[datetime.date] = boxed("expires", "expirationDate", kinds.day, _DERIVATIVE, "", "6b", "2b")
    underlying: Cell[str] = boxed(
        "underlying", _UNDERLYING + "underlyingSecurityTitle", kinds.text(60), _DERIVATIVE, "", "7a", "3a"
    )
    underlying_shares: Cell[Decimal] = boxed(
        "underlying-shares", _UNDERLYING + "underlyingSecurityShares", kinds.count, _DERIVATIVE, "", "7b", "3b"
    )
    underlying_value: Cell[Decimal] = boxed(
        "underlying-value", _UNDERLYING + "underlyingSecurityValue", kinds.money, _DERIVATIVE, "", "7c", "3c"
    )
    owned_after: Cell[Decimal] = boxed(
        "owned-after", _POST + "sharesOwnedFollowingTransaction", kinds.count, _ALL, "5a", "9a", "4a"
    )
    owned_after_value: Cell[Decimal] = boxed(
        "owned-after-value", _POST + "valueOwnedFollowingTransaction", kinds.money, _ALL, "5b", "9b", "4b"
    )
    ownership: Cell[str] = boxed(
        "ownership", _NATURE + "directOrIndirectOwnership", kinds.ownership_form, _ALL, "6", "10", "5"
    )
    nature: Cell[str] = boxed("nature", _NATURE + "natureOfOwnership", kinds.text(100), _ALL, "7", "11", "6")

    @property
    def column(self) -> str:
        """T1, H1, T2 or H2: transaction or holding, of Table I or II."""
        return ("H" if self.holding else "T") + str(self.table)

    @property
    def notes(self) -> tuple[str, ...]:
        """The names of all footnotes of the row, in declaration order, each once."""
        found: dict[str, None] = {}
        for name in noted():
            if notes := getattr(self, name).notes:
                found.update(dict.fromkeys(notes))
        return tuple(found)


@dataclass(slots=True, eq=False, init=False, repr=False)
class Footnote(Record):
    """A footnote: its name in the draft (F1 to F99 in the XML) and its text of at most 1000 characters."""

    name: str = ""
    text: str = ""


@dataclass(slots=True, eq=False, init=False, repr=False)
class Signature(Record):
    """A typed signature and its date."""

    name: Cell[str] = plain("name", "signatureName", kinds.text(255))
    date: Cell[datetime.date] = plain("date", "signatureDate", kinds.day)


MOST_ROWS, MOST_OWNERS = 30, 10  # rows in a table, reporting persons on a form
LONGEST_FOOTNOTE, LONGEST_REMARKS = 1000, 2000  # characters


@dataclass(slots=True, eq=False, init=False, repr=False)
class Filing(Record):
    """One Form 3, 4 or 5, or an amendment of one."""

    version: Cell[str] = plain("schema", "schemaVersion", kinds.schema_version, public=True)
    form: Cell[str] = plain("form", "documentType", kinds.document_type)
    period: Cell[datetime.date] = plain("period", "periodOfReport", kinds.day)
    original_filed: Cell[datetime.date] = plain("original-filed", "dateOfOriginalSubmission", kinds.day)
    no_securities_owned: Cell[bool] = plain(
        "no-securities-owned", "noSecuritiesOwned", kinds.flag, forms="3", public=True
    )
    no_longer_subject: Cell[bool] = plain("no-longer-subject", "notSubjectToSection16", kinds.flag, forms="45")
    form_3_holdings: Cell[bool] = plain(
        "form-3-holdings-reported", "form3HoldingsReported", kinds.flag, forms="5", public=True
    )
    form_4_transactions: Cell[bool] = plain(
        "form-4-transactions-reported", "form4TransactionsReported", kinds.flag, forms="5", public=True
    )
    issuer: Issuer = field(default_factory=Issuer, metadata={"box": Box("one", "issuer", "issuer", of=Issuer)})
    owners: tuple[Owner, ...] = group(Box("many", "owners", "reportingOwner", of=Owner))
    rule_10b5_1: Cell[bool] = plain("rule-10b5-1", "aff10b5One", kinds.flag, since=SINCE_10B5_1)
    table_1: tuple[Row, ...] = group(Box("rows", "table-1", "nonDerivativeTable", of=Row, columns="T1 H1"))
    table_2: tuple[Row, ...] = group(Box("rows", "table-2", "derivativeTable", of=Row, columns="T2 H2"))
    footnotes: tuple[Footnote, ...] = group(Box("footnotes", "footnotes", "footnotes", of=Footnote))
    remarks: Cell[str] = plain("remarks", "remarks", kinds.text(LONGEST_REMARKS))
    signatures: tuple[Signature, ...] = group(Box("many", "signatures", "ownerSignature", of=Signature))

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, Table I before Table II."""
        return self.table_1 + self.table_2

    @property
    def signed(self) -> datetime.date | None:
        """The last day of signature, None where no signature has one."""
        return max((signature.date.value for signature in self.signatures if signature.date.value), default=None)

    @property
    def base(self) -> str:
        """The form without its amendment sign: 3, 4, 5, or "" where the draft does not say."""
        return (self.form.value or "")[:1]

    @property
    def amends(self) -> bool:
        """Whether this is an amendment."""
        return (self.form.value or "").endswith("/A")


ROW_TAGS = {
    "T1": "nonDerivativeTransaction",
    "H1": "nonDerivativeHolding",
    "T2": "derivativeTransaction",
    "H2": "derivativeHolding",
}
CURRENT = {"3": "X0607", "4": "X0609", "5": "X0609"}


@cache
def noted() -> tuple[str, ...]:
    """The fields of a row that take footnotes, in declaration order."""
    return tuple(name for name, box in cell_names(Row) if box.how != "plain")


@cache
def reading_order(table: int, base: str) -> tuple[str, ...]:
    """The fields of a row in the order in which the printed form shows them."""
    column = 0 if table == 1 else 2 if base == "3" else 1

    def place(item: tuple[str, Box]) -> tuple[int, str]:
        printed = item[1].printed[column]
        digits = "".join(sign for sign in printed if sign.isdigit())
        return (int(digits), printed[len(digits) :]) if digits else (99, "")

    return tuple(name for name, _ in sorted(cell_names(Row), key=place))


def records(filing: Filing) -> Iterator[Record]:
    """Every record of a filing, the filing first, in the order of the form."""
    yield filing
    yield filing.issuer
    yield from filing.owners
    yield from filing.table_1
    yield from filing.table_2
    yield from filing.footnotes
    yield from filing.signatures


def has_box(box: Box, filing_base: str, version: str) -> bool:
    """Whether the form and the schema version have a box."""
    since = box.since[1] if filing_base == "3" else box.since[0]
    return filing_base in box.forms and (not since or not version or version >= since)


__all__ = [
    "CURRENT",
    "LONGEST_FOOTNOTE",
    "LONGEST_REMARKS",
    "MOST_OWNERS",
    "MOST_ROWS",
    "ROW_TAGS",
    "Box",
    "Cell",
    "Filing",
    "Footnote",
    "Issuer",
    "Owner",
    "Record",
    "Row",
    "Signature",
    "boxes",
    "cell_names",
    "cells",
    "has_box",
    "reading_order",
    "records",
]
