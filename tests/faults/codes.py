# SPDX-License-Identifier: Apache-2.0
"""Slips in codes and titles, and rows that no longer belong together."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import pairwise
from typing import Any

from .tree import (
    BOXES,
    CODING,
    averaged,
    code,
    drop,
    exercised,
    fault,
    marks,
    number,
    put,
    recode,
    rows,
    said,
    whole,
    words,
    write,
)


@fault("CODE-P")
def sale_becomes_a_purchase(root: Any) -> bool:
    return any(recode(row, "P") for row in rows(root, "S", "non", "D"))


@fault("CODE-S")
def purchase_becomes_a_sale(root: Any) -> bool:
    return any(recode(row, "S") for row in rows(root, "P", "non", "A"))


@fault("PX-04.1")
def averaged_sale_becomes_a_withholding(root: Any) -> bool:
    return any(recode(row, "F") for row in averaged(root) if code(row) == "S")


@fault("CODE-D.2")
def averaged_sale_goes_to_the_issuer(root: Any) -> bool:
    return any(recode(row, "D") for row in averaged(root) if code(row) == "S" and "ndert" in words(row))


@fault("CODE-D.2")
def averaged_sale_is_other(root: Any) -> bool:
    return any(recode(row, "J") for row in averaged(root) if code(row) == "S" and "ndert" in words(row))


@fault("PAIR-07")
def withholding_becomes_a_sale(root: Any) -> bool:
    return any(
        recode(row, "S") for row in rows(root, "F") if re.search("withheld by the (issuer|company)", words(row), re.I)
    )


@fault("T1-10")
def award_becomes_a_purchase(root: Any) -> bool:
    return any(
        recode(row, "P") for row in rows(root, "A", "non") if said(row, "price") == "0" and not marks(row, "price")
    )


@fault("T1-10")
def gift_becomes_a_sale(root: Any) -> bool:
    return any(recode(row, "S") for row in rows(root, "G", "non", "D") if not marks(row, "price"))


@fault("CODE-A")
def gift_becomes_an_award(root: Any) -> bool:
    return any(recode(row, "A") for row in rows(root, "G", "non", "D"))


@fault("PAIR-01.2")
def exercise_becomes_an_award(root: Any) -> bool:
    return any(recode(came, "A") for came, _ in exercised(root))


@fault("CODE-A.1")
def exercised_option_becomes_a_grant(root: Any) -> bool:
    return any(recode(went, "A") for _, went in exercised(root))


@fault("PAIR-01.1 FN-02")
def shares_of_an_exercise_are_lost(root: Any) -> bool:
    return any(drop(came) for came, _ in exercised(root))


@fault("PAIR-01.1 FN-02")
def option_of_an_exercise_is_lost(root: Any) -> bool:
    return any(drop(went) for _, went in exercised(root))


@fault("PAIR-02 T2-10")
def underlying_is_halved(root: Any) -> bool:
    return any(put(went, "under", number(went, "under") // 2) for _, went in exercised(root))


@fault("T2-10")
def underlying_has_a_digit_too_many(root: Any) -> bool:
    return any(
        put(row, "under", said(row, "under") + "0")
        for row in rows(root, "A", "deriv")
        if said(row, "under") == said(row, "shares") and whole(row, "under")
    )


@fault("CODE-V")
def sale_comes_early(root: Any) -> bool:
    for row in rows(root, "S A F M"):
        if root.findtext("documentType") == "4" and row.find("transactionTimeliness/value") is None:
            return write(row, f"{CODING}/transactionFormType", "5")
    return False


@fault("CODE-V.2")
def sale_is_marked_late(root: Any) -> bool:
    for row in rows(root, "S A F M"):
        if root.findtext("documentType") == "4" and row.find("transactionTimeliness") is None:
            row.find(CODING).addnext(row.makeelement("transactionTimeliness", {}))
            value = row.makeelement("value", {})
            value.text = "L"
            row.find("transactionTimeliness").append(value)
            return True
    return False


@fault("OWN-09")
def insider_only_owns_ten_percent(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    if len(root.findall("reportingOwner")) > 1 or not rows(root, "A F M D"):
        return False
    for child in list(relation):
        relation.remove(child)
    tick = relation.makeelement("isTenPercentOwner", {})
    tick.text = "1"
    relation.append(tick)
    return True


@fault("T1-04")
def option_stands_in_table_1(root: Any) -> bool:
    return any(put(row, "title", "Stock Option (right to buy)") for row in rows(root, "S A M", "non"))


@fault("T1-02")
def title_is_mistyped(root: Any) -> bool:
    found = [row for row in rows(root) if "Stock" in said(row, "title")]
    for one, two in pairwise(found):
        if said(one, "title") == said(two, "title"):
            return put(two, "title", said(two, "title").replace("Stock", "Stcok"))
    return False


@fault("T1-03")
def title_is_the_symbol(root: Any) -> bool:
    return any(put(row, "title", root.findtext("issuer/issuerTradingSymbol")) for row in rows(root, table="non"))


@fault("T2-03")
def unit_has_a_strike(root: Any) -> bool:
    for row in rows(root, "A M", "deriv"):
        place = row.find(BOXES["strike"])
        if "Restricted Stock Unit" in said(row, "title") and place is not None and not said(row, "strike"):
            for child in list(place):
                place.remove(child)
            value = place.makeelement("value", {})
            value.text = "31.27"
            place.append(value)
            return True
    return False


@fault("T1-02")
def underlying_is_mistyped(root: Any) -> bool:
    return any(put(went, "into", said(went, "into").replace("Stock", "Stokc")) for _, went in exercised(root))


@fault("T1-20")
def holding_repeats_a_sale(root: Any) -> bool:
    for row in rows(root, "S", "non"):
        table = row.getparent()
        if table[-1] is row and len(table) < 30 and not marks(row, "after"):
            holding = table.makeelement("nonDerivativeHolding", {})
            for box in ("securityTitle", "postTransactionAmounts", "ownershipNature"):
                holding.append(deepcopy(row.find(box)))
            table.append(holding)
            return True
    return False
