# SPDX-License-Identifier: Apache-2.0
"""Slips in amounts, balances and prices."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

from .tree import (
    CODING,
    averaged,
    day,
    drop,
    exercised,
    fault,
    follows,
    marks,
    number,
    put,
    rows,
    runs,
    said,
    whole,
    words,
)


@fault("BAL-01")
def balances_change_places(root: Any) -> bool:
    for run in runs(root):
        first, second = said(run[0], "after"), said(run[1], "after")
        return put(run[0], "after", second) and put(run[1], "after", first)
    return False


@fault("BAL-01")
def balance_has_a_digit_too_many(root: Any) -> bool:
    return any(put(run[-1], "after", said(run[-1], "after") + "0") for run in runs(root) if whole(run[-1], "after"))


@fault("BAL-01")
def row_of_a_run_is_lost(root: Any) -> bool:
    return any(drop(run[1]) for run in runs(root) if len(run) > 2)


@fault("T1-21")
def row_stands_twice(root: Any) -> bool:
    for row in rows(root, "S P A G F"):
        if len(row.getparent()) < 30:
            row.addnext(deepcopy(row))
            return True
    return False


@fault("BAL-02")
def acquired_more_than_owned(root: Any) -> bool:
    for row in rows(root, "A P", "non", "A"):
        if not marks(row, "after") and not marks(row, "nature") and number(row, "after"):
            return put(row, "shares", number(row, "after") + 100)
    return False


@fault("CODE-S CODE-F")
def acquired_instead_of_disposed(root: Any) -> bool:
    return any(put(row, "way", "A") for row in rows(root, "S F D", way="D"))


@fault("CODE-M.1")
def exercise_acquires_in_table_2(root: Any) -> bool:
    return any(put(row, "way", "A") for row in rows(root, "M", "deriv", "D") if "Class" not in said(row, "title"))


@fault("T1-07.1")
def point_for_comma(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        if re.fullmatch(r"\d{1,3}\d{2}0", said(row, "shares")):
            return put(row, "shares", said(row, "shares")[:-3] + "." + said(row, "shares")[-3:])
    return False


@fault("BAL-01")
def derivative_balance_off(root: Any) -> bool:
    for one, two in pairwise(rows(root, table="deriv")):
        same = ("title", "strike", "until", "from", "held", "into")
        alike = all(said(one, box) == said(two, box) and marks(one, box) == marks(two, box) for box in same)
        timely = {row.findtext(f"{CODING}/transactionFormType") for row in (one, two)} == {"4"}
        if timely and alike and follows(one, two) and not marks(one, "after") | marks(two, "after"):
            return put(two, "after", number(two, "after") + 500)
    return False


@fault("PAIR-05")
def more_withheld_than_came(root: Any) -> bool:
    for row in rows(root, "F", "non"):
        came = [r for r in rows(root, "M", "non", "A") if day(r) == day(row) and said(r, "title") == said(row, "title")]
        if came and not re.search("performance|restricted stock(?! unit)|previous", words(row)):
            return put(row, "shares", sum(number(r, "shares") for r in came) + 40)
    return False


@fault("PX-03 T1-11")
def price_slips_a_digit(root: Any) -> bool:
    return any(put(row, "price", number(row, "price") * 10) for row in averaged(root))


@fault("PX-03")
def price_leaves_its_range(root: Any) -> bool:
    return any(put(row, "price", number(row, "price") + 2) for row in averaged(root))


@fault("T1-11.1")
def price_of_a_day_slips_a_digit(root: Any) -> bool:
    sold = [row for row in rows(root, "S", "non") if not marks(row, "price") and number(row, "price")]
    for one, two in pairwise(sold):
        if day(one) == day(two) and said(one, "title") == said(two, "title"):
            return put(two, "price", number(two, "price") / 10)
    return False


@fault("PX-03 T1-11")
def price_and_amount_change_places(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        shares, price = said(row, "shares"), said(row, "price")
        if whole(row, "shares") and number(row, "price") % 1 and number(row, "price") < 400 < number(row, "shares"):
            return put(row, "shares", price) and put(row, "price", shares)
    return False


@fault("T1-11 PX-03")
def price_is_the_total(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        if number(row, "price") * number(row, "shares") > 20000:
            return put(row, "price", round(number(row, "price") * number(row, "shares"), 2))
    return False


@fault("T1-10")
def price_of_a_sale_is_0(root: Any) -> bool:
    return any(put(row, "price", 0) for row in rows(root, "S", "non") if not marks(row, "price"))


@fault("CODE-F.1")
def price_of_a_withholding_is_0(root: Any) -> bool:
    return any(put(row, "price", 0) for row in rows(root, "F", "non"))


@fault("PAIR-06")
def withholdings_at_two_prices(root: Any) -> bool:
    for one, two in pairwise(rows(root, "F", "non")):
        if day(one) == day(two) and not marks(one, "price") | marks(two, "price"):
            return put(two, "price", number(two, "price") + 1)
    return False


@fault("PAIR-03")
def exercise_at_the_market_price(root: Any) -> bool:
    for came, went in exercised(root):
        if not marks(came, "price") and not marks(went, "strike"):
            return put(came, "price", number(came, "price") + 30)
    return False


@fault("PAIR-03.1")
def units_at_the_market_price(root: Any) -> bool:
    for came, went in exercised(root):
        if "nit" in said(went, "title") and not marks(came, "price"):
            return put(came, "price", "31.27")
    return False


@fault("PAIR-03")
def strike_changes(root: Any) -> bool:
    for came, went in exercised(root):
        if said(went, "strike") == said(came, "price") and not marks(came, "price") | marks(went, "strike"):
            return put(went, "strike", number(went, "strike") + 1)
    return False


@fault("T2-12")
def grant_costs_its_strike(root: Any) -> bool:
    return any(
        put(row, "price", said(row, "strike"))
        for row in rows(root, "A", "deriv")
        if number(row, "strike") and not marks(row, "price")
    )


@fault("CODE-G")
def gift_has_a_price(root: Any) -> bool:
    return any(put(row, "price", "31.27") for row in rows(root, "G"))


@fault("PX-03")
def prices_of_two_rows_change_places(root: Any) -> bool:
    for one, two in pairwise(averaged(root)):
        first, second = said(one, "price"), said(two, "price")
        if abs(number(one, "price") - number(two, "price")) > 1 and marks(one, "price") != marks(two, "price"):
            return put(one, "price", second) and put(two, "price", first)
    return False


@fault("T2-02")
def option_costs_nothing(root: Any) -> bool:
    return any(
        put(row, "strike", 0)
        for row in rows(root, table="deriv")
        if "Option" in said(row, "title") and not marks(row, "strike") | marks(row, "title")
    )


@fault("BAL-01")
def owned_after_is_that_of_another_row(root: Any) -> bool:
    return any(put(run[1], "after", said(run[0], "after")) for run in runs(root) if len(run) > 2)
