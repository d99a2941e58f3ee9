# SPDX-License-Identifier: Apache-2.0
"""PX: prices, and footnotes that join several trades into one line at an average price."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from .. import phrases
from ..case import Case
from ..model import Cell, Filing, Footnote, Row
from ..rule import ERROR, WARNING, Told, rule
from .cites import AVERAGE_PRICE, MEASURED, instruction

ONE_DOLLAR = Decimal(1)
LETTER = "2008-06-25.."
TRADES = ("P", "S")
NOT_IN_THE_MARKET = {"A": "an award", "F": "a withholding of shares", "M": "an exercise"}


def _priced_by(note: Footnote, case: Case) -> list[Row]:
    """The purchases and sales whose price carries a footnote."""
    return [row for row in case.transactions(*TRADES) if note.name in row.price.notes]


def _average(row: Row, case: Case) -> str:
    """What the footnotes of a price say, if they call it an average of several trades, else ""."""
    text = case.text(*row.price.notes)
    return text if phrases.averages(text) else ""


@rule("PX-01.1", ERROR, kind="form", each=Footnote, event=LETTER, cite=AVERAGE_PRICE)
def average_has_its_undertaking(note: Footnote, case: Case) -> Iterator[Told]:
    """Who reports several trades in one line at an average price undertakes to give full information on each of them.

    Why: Each trade belongs on a line of its own (Instruction 4(a)(ii)); the SEC staff lets them share a line only where
    the filing undertakes to tell the staff, the issuer or a security holder, on request, how many shares went at each
    price. The undertaking can stand in any footnote or in the remarks.
    """
    if not phrases.averages(note.text) or not phrases.price_ranges(note.text):
        return
    rows = _priced_by(note, case)
    if rows and not phrases.undertakes(case.explanation):
        yield Told(
            note,
            "this is an average price of several trades, and the filing nowhere undertakes to give the single prices",
            "add: The reporting person undertakes to provide to the issuer, any security holder of the issuer, or the"
            " staff of the SEC, upon request, full information regarding the number of shares at each separate price.",
            tuple(row.price for row in rows),
        )


@rule("PX-01.2", WARNING, kind="form", each=Footnote, event=LETTER, cite=AVERAGE_PRICE)
def average_has_its_range(note: Footnote, case: Case) -> Iterator[Told]:
    """The footnote of an average price gives the lowest and the highest price of the trades.

    Why: The SEC staff lets several trades share a line only where a footnote gives the range of their prices.
    """
    if not phrases.averages(note.text):
        return
    rows = [row for row in _priced_by(note, case) if not phrases.price_ranges(case.text(*row.price.notes))]
    if rows:
        more = (
            "" if phrases.undertakes(case.explanation) else ", nor an undertaking to give the single prices on request"
        )
        yield Told(
            note,
            "no range of prices was found beside this average price" + more,
            "add the lowest and the highest price, such as: sold at prices ranging from $24.01 to $24.98",
            tuple(row.price for row in rows),
        )


@rule("PX-02", WARNING, kind="form", each=Footnote, event=LETTER, cite=AVERAGE_PRICE)
def range_within_one_dollar(note: Footnote, case: Case) -> Iterator[Told]:
    """The trades that share a line at an average price lie within one dollar.

    Why: The SEC staff lets trades share a line within a range of one dollar; trades further apart take more lines, one
    for each dollar. A letter of the staff is no rule: who relies on more than it says can accept this for a reason.
    """
    if not phrases.averages(note.text) or phrases.foreign_money(note.text):
        return
    rows = _priced_by(note, case)
    for low, high, *_ in phrases.price_ranges(note.text):
        if rows and high - low > ONE_DOLLAR:
            yield Told(
                note,
                f"the prices range from ${low} to ${high}, ${high - low} apart; trades of one line lie within $1.00",
                "correct the range if it is mistyped; otherwise write a row for each dollar, with its own average",
                tuple(row.price for row in rows),
            )


@rule("PX-02.1", WARNING, kind="practice", each=Footnote, cite=MEASURED)
def range_begins_with_the_lowest(note: Footnote, case: Case) -> Iterator[Told]:
    """A range of prices goes from the lowest to the highest.

    Why: The other way round it is unusual enough that one of the two is likely to be mistyped.
    """
    for found in phrases.price_ranges(note.text):
        if found.backwards and phrases.averages(note.text):
            said = f"the range goes down, from ${found.high} to ${found.low}"
            yield Told(note, said, "write the lowest price first, or correct the one that is mistyped")


@rule("PX-03", ERROR, kind="form", each=Row, needs="price", event=LETTER, cite=AVERAGE_PRICE)
def price_within_its_range(row: Row, case: Case) -> Iterator[Told]:
    """An average price lies between the lowest and the highest price that its footnote gives.

    Why: No average is below or above all of its trades, so the price or the range is mistyped.
    """
    price, text = row.price.value, _average(row, case)
    if price is None or row.code.value not in TRADES or not text or phrases.foreign_money(text):
        return
    ranges = phrases.price_ranges(text)
    if ranges and not any(_holds(found, price) for found in ranges):
        said = " or ".join(f"${found.low} to ${found.high}" for found in ranges)
        shifted = (price.scaleb(-places) for places in (1, 2, 3, -1))
        meant = next((each for each in shifted if any(_holds(found, each) for found in ranges)), None)
        do = "correct the price, the range, or the name of the footnote in brackets"
        yield Told(
            row.price,
            f"the average price {row.price.text} lies outside the range of its own footnote, {said}",
            do
            if meant is None
            else f"did you mean price: {meant.normalize():f}? a comma groups thousands, a point cents",
            tuple(case.footnotes[name] for name in row.price.notes if name in case.footnotes),
        )


def _holds(found: phrases.PriceRange, price: Decimal) -> bool:
    # A range in cents is rounded from prices of four decimals, so half a cent belongs to it.
    slack = Decimal(5).scaleb(-found.digits - 1)
    return found.low - slack <= price <= found.high + slack


@rule("PX-04.1", ERROR, kind="form", each=Row, needs="code", event=LETTER, cite=AVERAGE_PRICE)
def only_market_trades_are_averaged(row: Row, case: Case) -> Iterator[Told]:
    """Only purchases and sales in the market share a line at an average price.

    Why: The letter of the SEC staff speaks of open market purchases and sales; awards, exercises and withheld shares
    are reported line by line.
    """
    what = NOT_IN_THE_MARKET.get(row.code.value or "")
    if not what or not (text := _average(row, case)):
        return
    if phrases.price_ranges(text) and phrases.undertakes(text):
        yield Told(
            row.price,
            f"the footnote says that this is an average price of several trades, but code {row.code.value} is {what}",
            "move the footnote to the sale, or correct the code",
        )


@rule("PX-04.2", ERROR, kind="form", each=Footnote, event=LETTER, cite=AVERAGE_PRICE)
def averaged_trades_are_of_one_day(note: Footnote, case: Case) -> Iterator[Told]:
    """The trades that share a line at an average price are of one day.

    Why: The SEC staff lets trades share a line only if they are made on the same day, by one order.
    """
    if phrases.averages(note.text) and phrases.several_days(note.text) and (rows := _priced_by(note, case)):
        yield Told(
            note,
            "this average price is said to cover trades of more than one day",
            "write a row for each day, each with its own average and range",
            tuple(row.price for row in rows),
        )


@rule("PX-05", WARNING, kind="practice", each=Filing, event=LETTER, cite=MEASURED)
def ranges_do_not_overlap(filing: Filing, case: Case) -> Iterator[Told]:
    """Averaged lines of one day, one security and one kind of ownership have ranges that do not overlap.

    Why: The trades of a day are sorted into bands of prices, and a trade belongs to one band only. Several orders,
    brokers or accounts can overlap with good reason.
    """
    bands: dict[tuple[object, ...], list[tuple[Row, phrases.PriceRange]]] = {}
    for row in case.transactions(*TRADES):
        ranges = phrases.price_ranges(text) if (text := _average(row, case)) else ()
        if len(ranges) == 1:
            owner = (row.ownership.value, row.nature.value, row.ownership.notes, row.nature.notes)
            bands.setdefault((row.table, row.code.value, row.date.value, row.security.value, *owner), []).append(
                (row, ranges[0])
            )
    for found in bands.values():
        for (one, first), (other, second) in combinations(found, 2):
            if first.low < second.high and second.low < first.high and first != second:
                yield Told(
                    other.price,
                    f"${second.low} to ${second.high} overlaps with ${first.low} to ${first.high} of another row",
                    "sort the trades into bands that do not overlap, or accept this if they were separate orders",
                    (one.price,),
                )
                break


@rule("PX-08", WARNING, kind="form", each=Row, needs="price", cite=instruction("5(a)"))
def foreign_price_has_its_rate(row: Row, case: Case) -> Iterator[Told]:
    """A price is in US dollars; where the trade was in other money, a footnote says which and at what rate.

    Why: The box takes US dollars only, and a reader cannot tell a converted price from one in foreign money.
    """
    text = case.text(*row.price.notes)
    money = phrases.foreign_money(text)
    if money and not phrases.exchange_rate(text):
        yield Told(
            row.price,
            f"the footnote of the price speaks of {money} but of no rate; the price itself must be in US dollars",
            "add the price in its own money and the rate to the footnote, such as: converted at 5.16 BRL per US dollar",
        )


@rule("PX-11", WARNING, kind="form", each=Row, cite=instruction("5(b)"))
def other_consideration_has_a_value(row: Row, case: Case) -> Iterator[Told]:
    """Where a purchase or sale was not paid in cash, a footnote says in what, and what that was worth.

    Why: The instruction asks for the consideration "including the value of the consideration".
    """
    if row.code.value in TRADES and row.price.value is None and row.price.notes:
        text = case.text(*row.price.notes)
        if text and not _says_an_amount(row.price, text):
            yield Told(
                row.price,
                f"this {_trade(row)} has no price, and its footnote gives no amount",
                "write the price, or say in the footnote what was given for the shares and its value in dollars",
            )


def _trade(row: Row) -> str:
    return "purchase" if row.code.value == "P" else "sale"


def _says_an_amount(price: Cell[Decimal], text: str) -> bool:
    return bool(phrases.amounts(text) or phrases.foreign_money(text)) or "no consideration" in text.lower()
