# SPDX-License-Identifier: Apache-2.0
"""The transaction codes, continued: gifts, inheritance, expirations, voting trusts, tenders, and code J."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .. import codes, wording
from ..case import Case
from ..model import Row
from ..rule import ERROR, NOTE, WARNING, Told, rule
from ..tally import dollars, shown
from ..titles import is_a
from .cites import CODES, instruction, rule_of
from .codes import wrong_way

SMALL = Decimal(10_000)  # dollars in six months, Rule 16a-6


def _priced(row: Row, letter: str, what: str) -> Iterator[Told]:
    if row.code.value == letter and row.price.value:
        said = f"{what} (code {letter}) has no price; this row says ${row.price.text}"
        yield Told(row.price, said, "write price: 0, or change the code", (row.code,))


def _not_in_table_1(row: Row, letter: str) -> Iterator[Told]:
    if row.code.value == letter and row.table == 1:
        said = f"code {letter} ({codes.codes()[letter].meaning}) has no place in Table I"
        yield Told(row.code, said, "move the row to table-2, or change the code")


@rule("CODE-G", ERROR, kind="form", each=Row, needs="code price", cite=instruction("5(a)"))
def gift_has_no_price(row: Row, case: Case) -> Iterator[Told]:
    """A gift is reported at price 0.

    Why: Nothing is paid for a bona fide gift; none of the measured gifts has a price.
    """
    yield from _priced(row, "G", "a gift")


@rule("CODE-L", ERROR, kind="form", each=Row, needs="code", cite=rule_of("16a-6(a)"))
def small_acquisition_acquires(row: Row, case: Case) -> Iterator[Told]:
    """A small acquisition (code L) acquires securities.

    Why: Rule 16a-6 speaks of acquisitions alone.
    """
    yield from wrong_way(row, "L", 0, "write acquired:, or code: S for a sale")


@rule("CODE-L.1", ERROR, kind="form", each=Row, needs="code shares price", cite=rule_of("16a-6(a)"))
def small_acquisition_is_small(row: Row, case: Case) -> Iterator[Told]:
    """A small acquisition (code L) is worth at most $10,000.

    Why: Rule 16a-6 sets that limit for all acquisitions of the class in six months together.
    """
    if row.code.value == "L" and row.shares.value and row.price.value and row.shares.value * row.price.value > SMALL:
        worth = dollars(row.shares.value * row.price.value)
        said = f"{shown(row.shares.value)} x {dollars(row.price.value)} = {worth}, more than the $10,000 of Rule 16a-6"
        yield Told(row.code, said, "write code: P", (row.shares, row.price))


@rule("CODE-L.2", WARNING, kind="form", each=Row, needs="code form_type", cite=rule_of("16a-6"))
def small_acquisition_may_wait(row: Row, case: Case) -> Iterator[Told]:
    """A small acquisition (code L) is a Form 5 transaction.

    Why: Rule 16a-6 defers it; on a Form 4 it comes early. If the deferral has ended, it is a purchase (code P).
    """
    yield from _deferred(row, case, "L")


@rule("CODE-W", ERROR, kind="form", each=Row, needs="code price", cite=instruction("5(a)"))
def inheritance_has_no_price(row: Row, case: Case) -> Iterator[Told]:
    """What passes by will or inheritance (code W) is reported at price 0.

    Why: Nothing is paid for it.
    """
    yield from _priced(row, "W", "an inheritance")


@rule("CODE-W.1", WARNING, kind="form", each=Row, needs="code form_type", cite=rule_of("16a-3(f)(1)"))
def inheritance_may_wait(row: Row, case: Case) -> Iterator[Told]:
    """What passes by will or inheritance (code W) is a Form 5 transaction.

    Why: It is exempt from section 16(b) and may wait for the yearly form; on a Form 4 it comes early.
    """
    yield from _deferred(row, case, "W")


@rule("CODE-Z.1", WARNING, kind="practice", each=Row, needs="code", cite=rule_of("16b-8"))
def voting_trust_is_named(row: Row, case: Case) -> Iterator[Told]:
    """A deposit into a voting trust (code Z) or a withdrawal names the trust.

    Why: The code is for voting trusts alone; another trust, or a change of the form of ownership, is something else.
    """
    said = f"{row.security.text} {row.nature.text} {case.words(row)} {case.remarks}"
    if row.code.value == "Z" and not wording.finds(r"voting", said):
        yield Told(
            row.code, "code Z, and nothing names a voting trust", "name it in nature: or a footnote, or correct code:"
        )


def _deferred(row: Row, case: Case, letter: str) -> Iterator[Told]:
    if case.filing.base == "4" and row.code.value == letter and row.form_type.value == "4":
        said = f"code {letter} ({codes.codes()[letter].meaning}) may wait for Form 5, so on a Form 4 it comes early"
        yield Told(row.code, said, "write timeliness: early", (row.form_type,))


@rule("CODE-Z", WARNING, kind="practice", each=Row, needs="code", cite=rule_of("16b-8"))
def voting_trust_has_two_sides(row: Row, case: Case) -> Iterator[Told]:
    """A deposit into a voting trust (code Z) or a withdrawal shows both sides.

    Why: What leaves one form of ownership arrives in the other, in the same number on the same day.
    """
    if row.code.value != "Z" or row.shares.value is None or row.acquired_or_disposed.value is None or row.notes:
        return
    for other in case.transactions("Z"):
        if (
            other.acquired_or_disposed.value != row.acquired_or_disposed.value
            and other.shares.value == row.shares.value
        ):
            return
    said = f"no row shows the other side of these {shown(row.shares.value)} securities"
    yield Told(row.code, said, "add the mirror row, or a footnote that says why there is none")


@rule("CODE-E", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def short_expiration_in_table_2(row: Row, case: Case) -> Iterator[Told]:
    """The expiration of a written option (code E) stands in Table II.

    Why: The code speaks of a derivative position.
    """
    yield from _not_in_table_1(row, "E")


@rule("CODE-E.1", NOTE, kind="form", each=Row, needs="code", cite=rule_of("16b-6(d)"))
def short_expiration_within_six_months(row: Row, case: Case) -> Iterator[Told]:
    """The premium of an option that expires within six months of its writing can be recovered by the issuer.

    Why: Rule 16b-6(d) treats the expiration so; the footnote does well to give the day of writing.
    """
    if row.code.value == "E" and row.table == 2:
        said = "if the option was written less than six months ago, section 16(b) reaches its premium"
        yield Told(row.code, said, "give the day of writing in a footnote")


@rule("CODE-H", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def long_expiration_in_table_2(row: Row, case: Case) -> Iterator[Told]:
    """The expiration or cancellation of an option held (code H) stands in Table II.

    Why: The code speaks of a derivative position.
    """
    yield from _not_in_table_1(row, "H")


@rule("CODE-H.1", WARNING, kind="form", each=Row, needs="code price", cite=rule_of("16a-4(d)"))
def long_expiration_for_value(row: Row, case: Case) -> Iterator[Told]:
    """An option that expires or is cancelled for nothing need not be reported.

    Why: Code H is for value received; without it Rules 16a-4(d) and 16b-6(d) exempt the expiration.
    """
    if row.code.value == "H" and row.price.value == 0 and not row.notes:
        said = "an expiration (code H) for which nothing was received"
        yield Told(row.price, said, "take the row out, or write the value received")


@rule("CODE-U", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def tender_disposes(row: Row, case: Case) -> Iterator[Told]:
    """A tender in a change of control (code U) disposes of securities.

    Why: The code means a disposition.
    """
    yield from wrong_way(row, "U", 0, "write disposed: for what was tendered")


@rule("CODE-U.1", WARNING, kind="practice", each=Row, needs="code", cite=instruction("8"))
def tender_names_the_offer(row: Row, case: Case) -> Iterator[Told]:
    """A tender in a change of control (code U) has a footnote that names the offer.

    Why: The code is for changes of control alone; another tender is a sale, or with the issuer a disposition to it.
    """
    if row.code.value == "U" and not wording.finds(wording.TENDERS, case.words(row) + case.remarks):
        said = "a tender (code U), and no footnote of this row speaks of an offer"
        yield Told(row.code, said, "add a footnote that names the offer and its maker; write code: S for a sale")


@rule("CODE-J", ERROR, kind="form", each=Row, needs="code", cite=instruction("8"))
def other_transaction_is_described(row: Row, case: Case) -> Iterator[Told]:
    """A transaction of code J is described in a footnote on its row.

    Why: The instruction asks for the description; all 217 measured rows have one, if not always at the code.
    """
    if row.code.value == "J" and not row.notes:
        hint = "write code: J [name] and describe the transaction in that footnote, or use the code that fits"
        yield Told(row.code, "code J (other) without a footnote that describes the transaction", hint)


BETTER = {
    "bona fide gift": "G",
    "withheld by the issuer to": "F",
    "withheld to satisfy": "F",
    "withheld to pay": "F",
    "in the open market": "P or S",
    "in an open market": "P or S",
    "open market sale": "S",
    "open market purchase": "P",
}


@rule("CODE-J.1", WARNING, kind="practice", each=Row, needs="code", cite=instruction("8"))
def other_transaction_has_no_code(row: Row, case: Case) -> Iterator[Told]:
    """Code J is for what no other code describes.

    Why: The instruction asks for the code that most appropriately describes the transaction.
    """
    if row.code.value != "J":
        return
    said = case.text(*row.coding.notes, *row.shares.notes, *row.price.notes).lower()
    found = next((words for words in BETTER if words in said), "")
    if found:
        message = f'the footnote of this row says "{found}", which has a code of its own'
        yield Told(row.code, message, f"write code: {BETTER[found]} if that is what happened here")


@rule("CODE-K", WARNING, kind="form", each=Row, needs="equity_swap", cite=instruction("8"))
def swap_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """An equity swap has a footnote with its terms.

    Why: The boxes of the form do not hold the terms of a swap.
    """
    if row.equity_swap.value and not wording.finds(wording.SWAPS, case.words(row)):
        said = "an equity swap, and no footnote of this row speaks of one"
        yield Told(row.equity_swap, said, "add a footnote with the terms of the swap, or take equity-swap: away")


@rule("CODE-K.1", WARNING, kind="form", each=Row, needs="security code", cite=instruction("8"))
def swap_is_ticked(row: Row, case: Case) -> Iterator[Told]:
    """A swap is marked as one.

    Why: The instruction asks for K beside the code, as in S/K.
    """
    if is_a("swap", row.security.text) and not row.equity_swap.value:
        said = f'"{row.security.text}" looks like a swap, but the row is not marked as one'
        yield Told(row.security, said, "write equity-swap: yes", (row.code,))
