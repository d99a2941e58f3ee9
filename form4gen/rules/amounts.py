# SPDX-License-Identifier: Apache-2.0
"""How much, at what price: what single rows and the prices of one day can say wrongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ..case import Case
from ..model import Filing, Row
from ..phrases import price_ranges
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import dollars, shown
from ..titles import folded, is_a
from ..wording import FRACTION, finds
from .cites import MEASURED, instruction

MARKET = ("P", "S")
PRICED = (*MARKET, "F")  # what is withheld counts at the market price of the day
IN_KIND = (
    r"(?<!no )(?<!without )(?<!without any )\bconsideration|contribut|in[- ]kind|distribut"
    r"|(?<!securities )(?<!and )(?<!stock )\bexchang(?!e (act|commission))"
)
VERY_HIGH = Decimal(5000)  # dollars a share; of 2,205 measured prices none was above it
DEAR = ("brka", "nvr")  # symbols of shares that trade above it
APART = Decimal("1.25")  # within a day; one of 191 measured pairs of prices was further apart


@rule("T1-06", ERROR, kind="form", each=Row, needs="shares", cite=instruction("4(a)(i)"))
def amount_is_not_zero(row: Row, case: Case) -> Iterator[Told]:
    """A transaction moves more than nothing.

    Why: A row reports a change in what is owned; none of 3,283 accepted rows says 0.
    """
    if row.shares.value == 0:
        yield Told(row.shares, "this transaction moves 0 securities", "write the number, or take the row out")


@rule("T1-10", ERROR, kind="form", each=Row, needs="code price", cite=instruction("5(a)"))
def purchase_and_sale_have_a_price(row: Row, case: Case) -> Iterator[Told]:
    """A purchase or sale at 0 is explained by a footnote.

    Why: Codes P and S are for market and private trades; consideration other than cash is described in a footnote.
    """
    free = row.code.value in MARKET and row.price.value == 0
    if free and not row.price.notes and not finds(IN_KIND, case.words(row)):
        what = "purchase" if row.code.value == "P" else "sale"
        said = f"a {what} (code {row.code.value}) at a price of 0, without a footnote"
        yield Told(row.price, said, "write the price per share, another code, or price: 0 [name] with a footnote")


@rule("T1-11", WARNING, kind="practice", each=Row, needs="code price", cite=instruction("5(a)"))
def price_is_per_share(row: Row, case: Case) -> Iterator[Told]:
    """The price is that of one share, not of all.

    Why: Amounts typed into the price box are a known fault. Few shares trade above $5,000, though some do.
    """
    price, number = row.price.value, row.shares.value
    dear = folded(case.filing.issuer.symbol.text) in DEAR
    if price_ranges(case.text(*row.price.notes)):
        return  # PX-03 holds it against its range
    if row.code.value not in ("P", "S", "F") or is_a("debt", row.security.text) or not price or dear:
        return
    if number and number > 1 and price == number:
        said = f"the price, {row.price.text}, is the number of shares"
    elif price > VERY_HIGH and number and number > 1:
        said = f"a price of {dollars(price)} a share is very high; is it the total of {shown(number)} shares?"
    else:
        return
    each = f": {dollars(round(price / number, 4))}" if number and price > VERY_HIGH else ""
    yield Told(row.price, said, f"write the price of one share{each}")


@rule("T1-11.2", WARNING, kind="practice", each=Row, needs="code price shares", cite=MEASURED)
def amount_and_price_keep_their_boxes(row: Row, case: Case) -> Iterator[Told]:
    """A trade is of many shares at a price in cents, not of cents of a share at a whole number of dollars.

    Why: Where the amount has cents and the price has none, the two are likely to have changed places.
    """
    price, number = row.price.value, row.shares.value
    if not price or not number or row.code.value not in ("P", "S", "F") or row.table != 1:
        return
    cents = number % 1 and len(row.shares.text.partition(".")[2]) == 2
    if cents and not price % 1 and number < price <= VERY_HIGH:
        said = f"{shown(number)} securities at ${row.price.text}: have amount and price changed places?"
        yield Told(row.price, said, "exchange the two, or accept this if both are right", (row.shares,))


@rule("T1-11.1", WARNING, kind="practice", each=Filing, cite=MEASURED)
def prices_of_a_day_lie_together(filing: Filing, case: Case) -> Iterator[Told]:
    """Market prices of one class on one day lie within a quarter of each other, and so does what is withheld.

    Why: A slipped digit shows so; one of 191 measured pairs lies further apart, a private block.
    """
    days: dict[object, list[Row]] = defaultdict(list)
    for row in filing.rows:
        if row.code.value in PRICED and row.price.value and row.date.value and not is_a("debt", row.security.text):
            days[row.table, row.date.value, folded(row.security.text), row.exercise_price.value].append(row)
    for rows in days.values():
        low, high = min(rows, key=_price), max(rows, key=_price)
        if _price(high) > _price(low) * APART:
            said = f"on {high.date.text} one price is ${high.price.text}, another ${low.price.text}"
            yield Told(high.price, said, "check both prices; if both are right, accept this", (low.price,))


def _price(row: Row) -> Decimal:
    return row.price.value or Decimal(0)


@rule("T1-07", NOTE, kind="practice", each=Row, needs="code shares", cite=MEASURED)
def shares_trade_whole(row: Row, case: Case) -> Iterator[Told]:
    """Shares bought or sold on the market are whole.

    Why: Fractions come from reinvested dividends, purchase plans and stock units; in a trade they are rare. Other
    footnotes explain none.
    """
    number = row.shares.value
    if not number or not number % 1 or not _traded_in_table_1(row) or _thousands(row):
        return
    if not finds(FRACTION, case.words(row)):
        said = f"{shown(number)} is not a whole number of shares"
        yield Told(row.shares, said, "check the number, or say in a footnote where the fraction comes from")


@rule("T1-07.1", WARNING, kind="practice", each=Row, needs="code shares", cite=MEASURED)
def thousands_are_marked_with_commas(row: Row, case: Case) -> Iterator[Told]:
    """Thousands are marked with a comma, not with a point.

    Why: 6.200 shares are six and a fifth; in a trade or withholding at most a few thousand are meant.
    """
    number = row.shares.value
    if number and _thousands(row) and not finds(FRACTION, case.words(row)):
        thousands = row.shares.text.replace(".", ",")
        said = f"{row.shares.text} securities are {shown(number)}, not {thousands}"
        yield Told(row.shares, said, f"write {thousands} if thousands are meant, or {shown(number)} if not")


def _traded_in_table_1(row: Row) -> bool:
    return row.table == 1 and row.code.value in MARKET


def _thousands(row: Row) -> bool:
    """Whether the amount of a trade or withholding is written like thousands, with a point for the comma."""
    return (_traded_in_table_1(row) or row.code.value == "F") and bool(
        finds(r"^[1-9]\d{0,2}\.\d{2}0$", row.shares.text)
    )


NET = ("net of shares withheld", "net of withheld shares", "net of the shares withheld", "net of shares surrendered")


@rule("T1-05", WARNING, kind="form", each=Row, needs="code", cite=instruction("4(a)(ii)"))
def nothing_is_netted(row: Row, case: Case) -> Iterator[Told]:
    """Each transaction stands on its own line: an acquisition is not reported net of what was withheld or sold.

    Why: The instruction wants every transaction, even where acquisitions and dispositions are equal.
    """
    if row.table != 1 or row.code.value not in ("A", "M", "X") or any(case.transactions("F", "S", "D")):
        return
    if any(words in case.words(row).lower() for words in NET):
        said = f"a footnote says that {row.shares.text or 'the amount'} is net of shares withheld"
        yield Told(row.shares, said, "write the whole number here, and a row of its own, code F, for what was withheld")
