# SPDX-License-Identifier: Apache-2.0
"""The transaction codes, each in its table and direction (General Instruction 8 and Rule 16b-3)."""

from __future__ import annotations

from collections.abc import Iterator

from .. import codes, phrases, plan_words, wording
from ..case import Case
from ..model import Row
from ..rule import ERROR, WARNING, Told, rule
from ..titles import is_a
from .cites import CODES, MEASURED, instruction, rule_of, specification

LISTED = "`form4gen explain codes` tells what each code means"
WITHIN_A_PLAN = r"\bintra-?plan transfer|\b(?<!not )(a |the )discretionary transaction"
WAYS = {"A": "acquired", "D": "disposed"}


def wrong_way(row: Row, letter: str, table: int = 0, hint: str = "") -> Iterator[Told]:
    """What to say where a row of this code (in this table, 0 for both) goes against the direction of the matrix."""
    use = codes.codes()[letter].use(row.table)
    way = row.acquired_or_disposed.value
    if row.code.value != letter or (table and row.table != table) or way is None or use is None or use.direction == way:
        return
    meaning = codes.codes()[letter].meaning
    said = f"code {letter} ({meaning}) stands on securities that are {WAYS[way]}{' of' if way == 'D' else ''}"
    yield Told(row.acquired_or_disposed, said, hint or f"write {WAYS[use.direction]}: or change the code", (row.code,))


@rule("CODE-00", ERROR, kind="edgar", each=Row, needs="code", cite=specification("3.6.9"))
def code_is_in_the_list(row: Row, case: Case) -> Iterator[Told]:
    """A transaction code is one of eighteen letters.

    Why: The schema knows no other; V and K are boxes of their own. `form4gen explain codes` lists them all, and
    `form4gen explain M` tells one: its tables, price, form, pairs and footnote.
    """
    if row.code.text not in codes.codes():
        said = f"{row.code.text} is no transaction code; the codes are {' '.join(sorted(codes.codes()))}"
        flag = codes.flags().get(row.code.text)
        hint = f"write the code of the transaction, and {flag.draft}" if flag else f"write one of them; {LISTED}"
        yield Told(row.code, said, hint)


@rule("CODE-P", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def purchase_acquires(row: Row, case: Case) -> Iterator[Told]:
    """A purchase (code P) in Table I acquires securities.

    Why: The code means a purchase; all 115 measured rows acquire.
    """
    yield from wrong_way(row, "P", 1, "write acquired: for a purchase, or code: S for a sale")


@rule("CODE-S", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def sale_disposes(row: Row, case: Case) -> Iterator[Told]:
    """A sale (code S) in Table I disposes of securities.

    Why: The code means a sale; of 1,948 measured rows one acquires, by mistake.
    """
    yield from wrong_way(row, "S", 1, "write disposed: for a sale, or code: P for a purchase")


@rule("CODE-A", ERROR, kind="form", each=Row, needs="code", cite=rule_of("16b-3(d)"))
def award_acquires(row: Row, case: Case) -> Iterator[Told]:
    """An award (code A) in Table I acquires securities.

    Why: Rule 16b-3(d) speaks of acquisitions from the issuer; giving back has code D, withholding F.
    """
    hint = "write acquired:, or code: D for what goes back to the issuer, F for what is withheld"
    yield from wrong_way(row, "A", 1, hint)


@rule("CODE-A.1", WARNING, kind="practice", each=Row, needs="code", cite=rule_of("16b-3(d)"))
def derivative_award_acquires(row: Row, case: Case) -> Iterator[Told]:
    """An award (code A) in Table II acquires derivative securities.

    Why: Rule 16b-3(d) speaks of acquisitions; 6 of 148 measured rows dispose, all of them unusual.
    """
    yield from wrong_way(row, "A", 2, "write acquired: for a grant; an exercise has code M, a return to the issuer D")


@rule("CODE-A.2", WARNING, kind="practice", each=Row, needs="code price", cite=MEASURED)
def award_at_a_price_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """Shares that come from the issuer at a price (code A in Table I) have a footnote that says how.

    Why: Most awards cost nothing. All 9 measured awards at a price are explained: bought in an offering, or taken
    in place of fees. What is bought on the market has code P.
    """
    if row.code.value == "A" and row.table == 1 and row.price.value and not row.notes:
        said = f"an award (code A) at a price of {row.price.text}, without a footnote"
        hint = "write price: 0 if nothing was paid, code: P for a purchase on the market, or explain it in a footnote"
        yield Told(row.price, said, hint, (row.code,))


@rule("CODE-D", ERROR, kind="form", each=Row, needs="code", cite=rule_of("16b-3(e)"))
def return_to_the_issuer_disposes(row: Row, case: Case) -> Iterator[Told]:
    """A disposition to the issuer (code D) disposes of securities.

    Why: The code is for dispositions alone; what comes from the issuer has code A.
    """
    yield from wrong_way(row, "D", 0, "write disposed:, or code: A for what comes from the issuer")


@rule("CODE-D.1", WARNING, kind="practice", each=Row, needs="code", cite=instruction("8"))
def return_to_the_issuer_is_explained(row: Row, case: Case) -> Iterator[Told]:
    """A disposition to the issuer (code D) has a footnote that says what for.

    Why: The code covers buy-backs, mergers and cash settlements alike; a forfeiture for nothing is not reported at all.
    """
    if row.code.value == "D" and not row.notes:
        yield Told(
            row.code, "a disposition to the issuer (code D) without a footnote", "add a footnote that says what for"
        )


@rule("CODE-F", ERROR, kind="form", each=Row, needs="code", cite=CODES)
def withholding_disposes(row: Row, case: Case) -> Iterator[Told]:
    """Securities delivered or withheld for tax or an exercise price (code F) are disposed of.

    Why: The code means a payment made with securities; all 33 measured rows dispose.
    """
    yield from wrong_way(row, "F", 0, "write disposed: for what was withheld")


@rule("CODE-F.1", ERROR, kind="form", each=Row, needs="code price", cite=instruction("5(a)"))
def withholding_has_a_price(row: Row, case: Case) -> Iterator[Told]:
    """Securities withheld (code F) pay at a price above 0.

    Why: They pay an amount of tax or exercise price at their market value; all 33 measured rows have a price.
    """
    explained = wording.finds(wording.OF_A_PRICE, case.text(*row.price.notes))
    if row.code.value == "F" and row.price.value == 0 and not explained:
        said = "securities withheld (code F) at a price of 0, without a footnote on the price"
        yield Told(row.price, said, "write the market value per share at which they were withheld")


@rule("CODE-D.2", WARNING, kind="form", each=Row, needs="code", cite=CODES)
def return_to_the_issuer_is_no_sale(row: Row, case: Case) -> Iterator[Told]:
    """What is sold in the market has code S; code D and code J are for something else.

    Why: An average price of several trades, with the undertaking that goes with it, and a trading plan belong to
    trades in the market. D means that the issuer took the securities back, J what no other code describes.
    """
    if row.code.value not in ("D", "J") or row.acquired_or_disposed.value == "A":
        return
    text = case.text(*row.price.notes, *row.coding.notes, *row.shares.notes)
    averaged = phrases.averages(text) and phrases.price_ranges(text) and phrases.undertakes(text)
    planned = row.code.value == "D" and plan_words.under_the_plan(text)
    if averaged or planned:
        what = "an average price of several trades" if averaged else "a Rule 10b5-1 trading plan"
        said = f"code {row.code.value}, yet a footnote of this row tells of {what}"
        yield Told(row.code, said, "write code: S for a sale in the market, or move the footnote")


@rule("CODE-I", WARNING, kind="form", each=Row, needs="code", cite=rule_of("16b-3(b)(1)"))
def discretionary_names_the_plan(row: Row, case: Case) -> Iterator[Told]:
    """A discretionary transaction (code I) says which plan or fund it moved.

    Why: The code is only for transfers into or out of the issuer's stock fund of a benefit plan.
    """
    if row.code.value != "I":
        return
    words = wording.without(wording.TRADING_PLANS, f"{row.security.text} {row.nature.text} {case.words(row)}")
    if not wording.finds(wording.BENEFIT_PLANS, words):
        said = "a discretionary transaction (code I) that names no plan or fund"
        yield Told(row.code, said, "add a footnote that names the plan and the fund")


@rule("CODE-I.1", WARNING, kind="form", each=Row, needs="code", cite=rule_of("16b-3(b)(1)"))
def transfer_within_a_plan_has_code_i(row: Row, case: Case) -> Iterator[Told]:
    """A discretionary transaction has code I, not that of a purchase, a sale or another transaction.

    Why: The rule calls so a transfer within a benefit plan into or out of the issuer's stock fund, or a cash payment
    out of it, at the participant's own choice; the instruction asks for the code that fits best.
    """
    if row.code.value not in ("P", "S", "A", "D", "J"):
        return
    if found := wording.finds(WITHIN_A_PLAN, case.words(row), "plan transfer", "discretionary transaction"):
        said = f'a footnote of this row says "{found}", which has a code of its own'
        yield Told(row.code, said, "write code: I if the participant chose to move money into or out of the stock fund")


@rule("CODE-M", ERROR, kind="form", each=Row, needs="code", cite=rule_of("16a-4(b)"))
def exercise_brings_shares(row: Row, case: Case) -> Iterator[Told]:
    """An exercise (code M) brings shares in Table I.

    Why: It is a purchase of the underlying security; all 126 measured rows acquire.
    """
    yield from wrong_way(row, "M", 1, "write acquired: for the shares received; a withholding has code F, a sale S")


@rule("CODE-M.1", WARNING, kind="form", each=Row, needs="code", cite=instruction("4(c)(i)"))
def exercise_closes_the_derivative(row: Row, case: Case) -> Iterator[Told]:
    """An exercise (code M) disposes of the derivative security in Table II.

    Why: The instruction reports it as a disposition. Only a convertible class of stock may come in there.
    """
    if (
        not is_a("class", row.security.text)
        or is_a("option", row.security.text)
        or is_a("stock unit", row.security.text)
    ):
        yield from wrong_way(
            row, "M", 2, "write disposed: for the option or unit that was exercised; a grant has code A"
        )


@rule("CODE-C", WARNING, kind="form", each=Row, needs="code", cite=instruction("4(c)(i)"))
def conversion_goes_its_way(row: Row, case: Case) -> Iterator[Told]:
    """A conversion (code C) disposes of the derivative in Table II and brings shares in Table I.

    Why: The instruction says so; where one class turns into another, a footnote explains a row that goes against it.
    """
    if not row.notes:
        yield from wrong_way(row, "C")


@rule("CODE-C.1", WARNING, kind="practice", each=Row, needs="code price", cite=MEASURED)
def conversion_has_no_price(row: Row, case: Case) -> Iterator[Told]:
    """Nothing is paid on a conversion (code C), or a footnote says what.

    Why: The derivative is what is given for the shares. All 366 measured forms show 0, or a footnote, on both sides.
    """
    if row.code.value == "C" and row.price.value and not row.price.notes:
        said = f"a conversion at a price of {row.price.text}, which no footnote explains"
        yield Told(row.price, said, "write price: 0, or explain in a footnote there what was paid", (row.code,))


@rule("CODE-O", WARNING, kind="form", each=Row, needs="code", cite=rule_of("16a-4(b)"))
def exercise_out_of_the_money_goes_its_way(row: Row, case: Case) -> Iterator[Told]:
    """An exercise (code O) disposes of the derivative and brings the shares; that of a put gives shares.

    Why: It is a purchase of the underlying and a closing of the derivative position, for a put a sale.
    """
    yield from _exercised(row, case, "O")


@rule("CODE-O.1", WARNING, kind="form", each=Row, needs="code security", cite=instruction("8"))
def plan_option_has_no_code_o(row: Row, case: Case) -> Iterator[Told]:
    """An option under the issuer's plan is exercised with code M, not O.

    Why: Code O is not for transactions that Rule 16b-3 exempts.
    """
    yield from _of_a_plan(row, case, "O")


@rule("CODE-X", WARNING, kind="form", each=Row, needs="code", cite=rule_of("16a-4(b)"))
def exercise_in_the_money_goes_its_way(row: Row, case: Case) -> Iterator[Told]:
    """An exercise (code X) disposes of the derivative and brings the shares; that of a put gives shares.

    Why: It is a purchase of the underlying and a closing of the derivative position, for a put a sale.
    """
    yield from _exercised(row, case, "X")


@rule("CODE-X.1", WARNING, kind="form", each=Row, needs="code security", cite=instruction("8"))
def plan_option_has_no_code_x(row: Row, case: Case) -> Iterator[Told]:
    """An option under the issuer's plan is exercised with code M, not X.

    Why: Code X is not for transactions that Rule 16b-3 exempts.
    """
    yield from _of_a_plan(row, case, "X")


def _exercised(row: Row, case: Case, letter: str) -> Iterator[Told]:
    puts = any(is_a("put or call", other.security.value) for other in case.filing.table_2)
    if not puts and not is_a("class", row.security.value):
        yield from wrong_way(row, letter)


def _of_a_plan(row: Row, case: Case, letter: str) -> Iterator[Told]:
    title = row.security.text
    insider = any(owner.officer.value or owner.director.value for owner in case.filing.owners)
    if row.code.value == letter and row.table == 2 and insider and is_a("employee", title) and is_a("option", title):
        said = f'"{title}" looks like an option of the issuer\'s plan, exercised with code {letter}'
        yield Told(row.code, said, "write code: M if Rule 16b-3 exempts it, in both tables")
