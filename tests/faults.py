# SPDX-License-Identifier: Apache-2.0
"""Faults for filings: each function damages one filing in one way, as a slip of the hand would, if it has the place.

A fault takes the root of an ownershipDocument and answers whether it did damage. Only such slips stand here as a
careful reader sees from the form alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

Fault = Callable[[Any], bool]
FAULTS: dict[str, Fault] = {}
BOXES = {
    "title": "securityTitle",
    "date": "transactionDate",
    "shares": "transactionAmounts/transactionShares",
    "price": "transactionAmounts/transactionPricePerShare",
    "way": "transactionAmounts/transactionAcquiredDisposedCode",
    "after": "postTransactionAmounts/sharesOwnedFollowingTransaction",
    "held": "ownershipNature/directOrIndirectOwnership",
    "nature": "ownershipNature/natureOfOwnership",
    "strike": "conversionOrExercisePrice",
    "from": "exerciseDate",
    "until": "expirationDate",
    "under": "underlyingSecurity/underlyingSecurityShares",
    "into": "underlyingSecurity/underlyingSecurityTitle",
}
CODING = "transactionCoding"
RANGE = re.compile(r"\$([\d,]+\.\d\d\d?\d?)(, | )?( ?to | ?and | ?- ?)\$?([\d,]+\.\d\d\d?\d?)")
MONTHS = "January February March April May June July August September October November December".split()
DAY = re.compile(rf"({'|'.join(MONTHS)}) (\d\d?), (20\d\d)")


def fault(function: Fault) -> Fault:
    """Register a fault under its name."""
    FAULTS[function.__name__] = function
    return function


# Reading and writing a tree ------------------------------------------------------------------------------------------


def rows(root: Any, codes: str = "", table: str = "", way: str = "") -> list[Any]:
    """The transactions of Table "non" or "deriv" or both, with one of the codes and a direction."""
    return [
        row
        for name in ("nonDerivative", "derivative")
        for row in root.iterfind(f"{name}Table/{name}Transaction")
        if (not table or name.startswith(table))
        and (not codes or code(row) in codes.split())
        and (not way or said(row, "way") == way)
    ]


def code(row: Any) -> str:
    return (row.findtext(f"{CODING}/transactionCode") or "").strip()


def said(row: Any, box: str) -> str:
    return (row.findtext(f"{BOXES[box]}/value") or "").strip()


def number(row: Any, box: str) -> Decimal:
    return Decimal(said(row, box) or 0)


def day(row: Any) -> date:
    return date.fromisoformat(said(row, "date")[:10])


def put(row: Any, box: str, value: object) -> bool:
    place = row.find(f"{BOXES[box]}/value")
    if place is None:
        return False
    changed = bool(place.text != str(value))
    place.text = str(value)
    return changed


def write(root: Any, path: str, value: str) -> bool:
    place = root.find(path)
    if place is None or place.text == value:
        return False
    place.text = value
    return True


def recode(row: Any, letter: str) -> bool:
    return write(row, f"{CODING}/transactionCode", letter)


def drop(element: Any) -> bool:
    if element is None:
        return False
    element.getparent().remove(element)
    return True


def notes(root: Any, words: str) -> Iterator[Any]:
    """The footnotes in whose text a pattern stands."""
    for note in root.iterfind("footnotes/footnote"):
        if re.search(words, note.text or "", re.I):
            yield note


def marks(row: Any, box: str = "") -> set[str]:
    place = row.find(BOXES.get(box, box)) if box else row
    return set() if place is None else {mark.get("id") for mark in place.iter("footnoteId")}


def words(row: Any, box: str = "") -> str:
    root, ids = row.getroottree().getroot(), marks(row, box)
    return " ".join(note.text or "" for note in root.iterfind("footnotes/footnote") if note.get("id") in ids)


def averaged(root: Any) -> list[Any]:
    """The trades whose price has a footnote with a range of prices."""
    found = [row for row in rows(root, "S P") if said(row, "price")]
    return [row for row in found if "verage" in words(row, "price") and RANGE.search(words(row, "price"))]


def runs(root: Any) -> Iterator[list[Any]]:
    """Rows of Table I, one day, held directly, whose balances follow one from the other without a footnote."""
    found: dict[object, list[Any]] = {}
    for row in rows(root, table="non"):
        if said(row, "held") == "D" and not marks(row, "after"):
            found.setdefault((said(row, "title"), said(row, "date")), []).append(row)
    for run in found.values():
        if len(run) > 1 and all(follows(one, two) for one, two in pairwise(run)):
            yield run


def follows(one: Any, two: Any) -> bool:
    moved = number(two, "shares") * (1 if said(two, "way") == "A" else -1)
    return number(one, "after") + moved == number(two, "after")


def exercised(root: Any) -> Iterator[tuple[Any, Any]]:
    """The two sides of each form's only exercise of one class: its row in Table I and its row in Table II."""
    came, went = rows(root, "M X", "non", "A"), rows(root, "M X", "deriv", "D")
    if len(came) == len(went) == 1 and number(came[0], "shares") == number(went[0], "under"):
        yield came[0], went[0]


def text_of_remarks(root: Any) -> str:
    return root.findtext("remarks") or ""


# Amounts and balances ------------------------------------------------------------------------------------------------


@fault
def balances_change_places(root: Any) -> bool:
    for run in runs(root):
        first, second = said(run[0], "after"), said(run[1], "after")
        return put(run[0], "after", second) and put(run[1], "after", first)
    return False


@fault
def balance_has_a_digit_too_many(root: Any) -> bool:
    return any(put(run[-1], "after", said(run[-1], "after") + "0") for run in runs(root) if number(run[-1], "after"))


@fault
def row_of_a_run_is_lost(root: Any) -> bool:
    return any(drop(run[1]) for run in runs(root) if len(run) > 2)


@fault
def row_stands_twice(root: Any) -> bool:
    for row in rows(root, "S P A G F"):
        if len(row.getparent()) < 30:
            row.addnext(deepcopy(row))
            return True
    return False


@fault
def acquired_more_than_owned(root: Any) -> bool:
    for row in rows(root, "A P", "non", "A"):
        if not marks(row, "after") and not marks(row, "nature") and number(row, "after"):
            return put(row, "shares", number(row, "after") + 100)
    return False


@fault
def acquired_instead_of_disposed(root: Any) -> bool:
    return any(put(row, "way", "A") for row in rows(root, "S F D", way="D"))


@fault
def exercise_acquires_in_table_2(root: Any) -> bool:
    return any(put(row, "way", "A") for row in rows(root, "M", "deriv", "D") if "Class" not in said(row, "title"))


@fault
def point_for_comma(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        if re.fullmatch(r"\d{1,3}\d{2}0", said(row, "shares")):
            return put(row, "shares", said(row, "shares")[:-3] + "." + said(row, "shares")[-3:])
    return False


@fault
def derivative_balance_off(root: Any) -> bool:
    for one, two in pairwise(rows(root, table="deriv")):
        same = ("title", "strike", "until", "from", "held", "into")
        alike = all(said(one, box) == said(two, box) and marks(one, box) == marks(two, box) for box in same)
        if alike and follows(one, two) and not marks(one, "after") | marks(two, "after"):
            return put(two, "after", number(two, "after") + 500)
    return False


@fault
def more_withheld_than_came(root: Any) -> bool:
    for row in rows(root, "F", "non"):
        came = [r for r in rows(root, "M", "non", "A") if day(r) == day(row) and said(r, "title") == said(row, "title")]
        if came and not re.search("performance|restricted stock(?! unit)|previous", words(row)):
            return put(row, "shares", sum(number(r, "shares") for r in came) + 40)
    return False


# Prices --------------------------------------------------------------------------------------------------------------


@fault
def price_slips_a_digit(root: Any) -> bool:
    return any(put(row, "price", number(row, "price") * 10) for row in averaged(root))


@fault
def price_leaves_its_range(root: Any) -> bool:
    return any(put(row, "price", number(row, "price") + 2) for row in averaged(root))


@fault
def price_of_a_day_slips_a_digit(root: Any) -> bool:
    sold = [row for row in rows(root, "S", "non") if not marks(row, "price") and number(row, "price")]
    for one, two in pairwise(sold):
        if day(one) == day(two) and said(one, "title") == said(two, "title"):
            return put(two, "price", number(two, "price") / 10)
    return False


@fault
def price_and_amount_change_places(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        shares, price = said(row, "shares"), said(row, "price")
        if price and number(row, "price") < 400 < number(row, "shares"):
            return put(row, "shares", price) and put(row, "price", shares)
    return False


@fault
def price_is_the_total(root: Any) -> bool:
    for row in rows(root, "S P F", "non"):
        if number(row, "price") * number(row, "shares") > 20000:
            return put(row, "price", round(number(row, "price") * number(row, "shares"), 2))
    return False


@fault
def price_of_a_sale_is_0(root: Any) -> bool:
    return any(put(row, "price", 0) for row in rows(root, "S", "non") if not marks(row, "price"))


@fault
def price_of_a_withholding_is_0(root: Any) -> bool:
    return any(put(row, "price", 0) for row in rows(root, "F", "non"))


@fault
def withholdings_at_two_prices(root: Any) -> bool:
    for one, two in pairwise(rows(root, "F", "non")):
        if day(one) == day(two) and not marks(one, "price") | marks(two, "price"):
            return put(two, "price", number(two, "price") + 1)
    return False


@fault
def exercise_at_the_market_price(root: Any) -> bool:
    for came, went in exercised(root):
        if not marks(came, "price") and not marks(went, "strike"):
            return put(came, "price", number(came, "price") + 30)
    return False


@fault
def units_at_the_market_price(root: Any) -> bool:
    for came, went in exercised(root):
        if "nit" in said(went, "title") and not marks(came, "price"):
            return put(came, "price", "31.27")
    return False


@fault
def strike_changes(root: Any) -> bool:
    for came, went in exercised(root):
        if said(went, "strike") == said(came, "price") and not marks(came, "price") | marks(went, "strike"):
            return put(went, "strike", number(went, "strike") + 1)
    return False


@fault
def grant_costs_its_strike(root: Any) -> bool:
    return any(
        put(row, "price", said(row, "strike"))
        for row in rows(root, "A", "deriv")
        if number(row, "strike") and not marks(row, "price")
    )


@fault
def gift_has_a_price(root: Any) -> bool:
    return any(put(row, "price", "31.27") for row in rows(root, "G"))


# Dates ---------------------------------------------------------------------------------------------------------------


def _only_dated(root: Any) -> list[Any]:
    """The transactions of the first day, if no other row is of that day and the period is."""
    found = [row for row in rows(root) if row.findtext(f"{CODING}/transactionFormType") == "4"]
    first = [row for row in found if day(row) == min(map(day, found))]
    return first if len(first) == 1 and said(first[0], "date")[:10] == root.findtext("periodOfReport") else []


@fault
def day_is_a_month_off(root: Any) -> bool:
    return any(put(row, "date", (day(row) - timedelta(days=30)).isoformat()) for row in _only_dated(root))


@fault
def day_is_a_year_off(root: Any) -> bool:
    return any(put(row, "date", (day(row) - timedelta(days=365)).isoformat()) for row in _only_dated(root))


@fault
def day_is_still_to_come(root: Any) -> bool:
    return any(put(row, "date", (day(row) + timedelta(days=365)).isoformat()) for row in _only_dated(root))


@fault
def sale_on_a_saturday(root: Any) -> bool:
    for row in rows(root, "S P"):
        return put(row, "date", (day(row) - timedelta(days=day(row).weekday() + 2)).isoformat())
    return False


@fault
def period_of_another_year(root: Any) -> bool:
    period = root.findtext("periodOfReport") or ""
    return bool(_only_dated(root)) and write(root, "periodOfReport", f"{int(period[:4]) - 1}-{period[5:7]}-01")


@fault
def signed_before(root: Any) -> bool:
    return bool(_only_dated(root)) and write(
        root, "ownerSignature/signatureDate", (day(_only_dated(root)[0]) - timedelta(days=7)).isoformat()
    )


@fault
def signed_months_later(root: Any) -> bool:
    sign = root.findtext("ownerSignature/signatureDate") or ""
    fresh = _only_dated(root) and len(root.findall("ownerSignature")) == 1 and root.findtext("documentType") == "4"
    return bool(fresh) and write(
        root, "ownerSignature/signatureDate", (date.fromisoformat(sign[:10]) + timedelta(days=90)).isoformat()
    )


@fault
def expired_before_the_exercise(root: Any) -> bool:
    return any(
        put(row, "until", (day(row) - timedelta(days=300)).isoformat()) for row in rows(root, "M X A P", "deriv")
    )


@fault
def exercisable_after_it_expires(root: Any) -> bool:
    for row in rows(root, table="deriv"):
        if said(row, "from") and said(row, "until"):
            return put(row, "from", f"{int(said(row, 'until')[:4]) + 1}-01-01")
    return False


@fault
def amended_on_a_sunday(root: Any) -> bool:
    filed = root.findtext("dateOfOriginalSubmission") or ""
    sunday = (date.fromisoformat(filed) - timedelta(days=date.fromisoformat(filed).weekday() + 1)) if filed else None
    return bool(sunday) and write(root, "dateOfOriginalSubmission", f"{sunday:%Y-%m-%d}")


# Codes and rows that belong together ---------------------------------------------------------------------------------


@fault
def sale_becomes_a_purchase(root: Any) -> bool:
    return any(recode(row, "P") for row in rows(root, "S", "non", "D"))


@fault
def purchase_becomes_a_sale(root: Any) -> bool:
    return any(recode(row, "S") for row in rows(root, "P", "non", "A"))


@fault
def averaged_sale_becomes_a_withholding(root: Any) -> bool:
    return any(recode(row, "F") for row in averaged(root) if code(row) == "S")


@fault
def averaged_sale_goes_to_the_issuer(root: Any) -> bool:
    return any(recode(row, "D") for row in averaged(root) if code(row) == "S" and "ndert" in words(row))


@fault
def averaged_sale_is_other(root: Any) -> bool:
    return any(recode(row, "J") for row in averaged(root) if code(row) == "S" and "ndert" in words(row))


@fault
def withholding_becomes_a_sale(root: Any) -> bool:
    return any(recode(row, "S") for row in rows(root, "F") if re.search("withheld by the (issuer|company)", words(row), re.I))


@fault
def award_becomes_a_purchase(root: Any) -> bool:
    return any(recode(row, "P") for row in rows(root, "A", "non") if said(row, "price") == "0" and not marks(row, "price"))


@fault
def gift_becomes_a_sale(root: Any) -> bool:
    return any(recode(row, "S") for row in rows(root, "G", "non", "D") if not marks(row, "price"))


@fault
def gift_becomes_an_award(root: Any) -> bool:
    return any(recode(row, "A") for row in rows(root, "G", "non", "D"))


@fault
def exercise_becomes_an_award(root: Any) -> bool:
    return any(recode(came, "A") for came, _ in exercised(root))


@fault
def exercised_option_becomes_a_grant(root: Any) -> bool:
    return any(recode(went, "A") for _, went in exercised(root))


@fault
def shares_of_an_exercise_are_lost(root: Any) -> bool:
    return any(drop(came) for came, _ in exercised(root))


@fault
def option_of_an_exercise_is_lost(root: Any) -> bool:
    return any(drop(went) for _, went in exercised(root))


@fault
def underlying_is_halved(root: Any) -> bool:
    return any(put(went, "under", number(went, "under") // 2) for _, went in exercised(root))


@fault
def underlying_has_a_digit_too_many(root: Any) -> bool:
    return any(
        put(row, "under", said(row, "under") + "0")
        for row in rows(root, "A", "deriv")
        if said(row, "under") == said(row, "shares")
    )


@fault
def sale_comes_early(root: Any) -> bool:
    for row in rows(root, "S A F M"):
        if root.findtext("documentType") == "4" and row.find("transactionTimeliness/value") is None:
            return write(row, f"{CODING}/transactionFormType", "5")
    return False


@fault
def insider_only_owns_ten_percent(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    if len(root.findall("reportingOwner")) > 1 or not rows(root, "A F M D"):
        return False
    for child in list(relation):
        relation.remove(child)
    relation.makeelement("isTenPercentOwner", {})
    tick = relation.makeelement("isTenPercentOwner", {})
    tick.text = "1"
    relation.append(tick)
    return True


@fault
def option_stands_in_table_1(root: Any) -> bool:
    return any(put(row, "title", "Stock Option (right to buy)") for row in rows(root, "S A M", "non"))


@fault
def title_is_mistyped(root: Any) -> bool:
    found = [row for row in rows(root) if "Stock" in said(row, "title")]
    for one, two in pairwise(found):
        if said(one, "title") == said(two, "title"):
            return put(two, "title", said(two, "title").replace("Stock", "Stcok"))
    return False


@fault
def title_is_the_symbol(root: Any) -> bool:
    return any(put(row, "title", root.findtext("issuer/issuerTradingSymbol")) for row in rows(root, table="non"))


# Ownership, people, signatures ---------------------------------------------------------------------------------------


@fault
def direct_becomes_indirect(root: Any) -> bool:
    return any(put(row, "held", "I") for row in rows(root) if said(row, "held") == "D")


@fault
def indirect_becomes_direct(root: Any) -> bool:
    return any(put(row, "held", "D") for row in rows(root) if said(row, "held") == "I")


@fault
def nature_is_lost(root: Any) -> bool:
    return any(drop(row.find(BOXES["nature"])) for row in rows(root) if said(row, "held") == "I")


@fault
def nature_says_nothing(root: Any) -> bool:
    return any(
        put(row, "nature", "Trust") for row in rows(root) if said(row, "held") == "I" and not marks(row, "nature")
    )


@fault
def owner_is_the_issuer(root: Any) -> bool:
    return write(root, "reportingOwner/reportingOwnerId/rptOwnerCik", root.findtext("issuer/issuerCik") or "")


@fault
def role_is_lost(root: Any) -> bool:
    relation = root.find("reportingOwner/reportingOwnerRelationship")
    for child in list(relation):
        relation.remove(child)
    return True


@fault
def title_of_an_officer_is_lost(root: Any) -> bool:
    return drop(root.find("reportingOwner/reportingOwnerRelationship/officerTitle"))


@fault
def title_sees_no_remarks(root: Any) -> bool:
    title = "reportingOwner/reportingOwnerRelationship/officerTitle"
    return not text_of_remarks(root) and write(root, title, "See Remarks")


@fault
def zip_of_another_coast(root: Any) -> bool:
    state = root.findtext("reportingOwner/reportingOwnerAddress/rptOwnerState")
    return state in ("CA", "WA", "TX") and write(root, "reportingOwner/reportingOwnerAddress/rptOwnerZipCode", "02451")


@fault
def zip_lost_its_zero(root: Any) -> bool:
    state = root.findtext("reportingOwner/reportingOwnerAddress/rptOwnerState")
    return state in ("CA", "MA", "NJ") and write(root, "reportingOwner/reportingOwnerAddress/rptOwnerZipCode", "2451")


@fault
def signed_for_somebody_else(root: Any) -> bool:
    name = "ownerSignature/signatureName"
    whom = re.search(r"(?i)attorney.* for (?!the ).+$", root.findtext(name) or "")
    return bool(whom) and write(root, name, "/s/ Ann Lee, Attorney-in-Fact for Zebulon Quigley")


@fault
def stranger_signs(root: Any) -> bool:
    alone = len(root.findall("reportingOwner")) == 1
    return alone and write(root, "ownerSignature/signatureName", "/s/ Zebulon Quigley")


@fault
def exit_in_the_future(root: Any) -> bool:
    return bool(rows(root, "S A P")) and write(root, "periodOfReport", "2031-01-01")


# Footnotes and remarks -----------------------------------------------------------------------------------------------


@fault
def footnote_is_cut_in_half(root: Any) -> bool:
    for note in notes(root, r"^.{160,}\.$"):
        note.text = note.text[: len(note.text) // 2].rsplit(" ", 1)[0]
        return True
    return False


@fault
def footnote_is_a_placeholder(root: Any) -> bool:
    for note in notes(root, "."):
        note.text = "[●] [to be completed]"
        return True
    return False


@fault
def footnote_says_the_same_as_another(root: Any) -> bool:
    found = list(notes(root, "."))
    if len(found) > 1:
        found[1].text = found[0].text
    return len(found) > 1


@fault
def marks_of_two_ranges_change_places(root: Any) -> bool:
    for one, two in pairwise(averaged(root)):
        first, second = marks(one, "price"), marks(two, "price")
        if len(first) == len(second) == 1 and first != second:
            one.find(f"{BOXES['price']}/footnoteId").set("id", *second)
            two.find(f"{BOXES['price']}/footnoteId").set("id", *first)
            return abs(number(one, "price") - number(two, "price")) > 1
    return False


@fault
def range_is_marked_at_another_box(root: Any) -> bool:
    for row in averaged(root):
        uses = [mark for mark in root.iter("footnoteId") if mark.get("id") in marks(row, "price")]
        if len(uses) == 1:
            row.find(BOXES["shares"]).append(uses[0])
            return True
    return False


@fault
def range_is_marked_at_an_exercise(root: Any) -> bool:
    for row in averaged(root):
        uses = [mark for mark in root.iter("footnoteId") if mark.get("id") in marks(row, "price")]
        for other in rows(root, "M A F", "non"):
            if len(uses) == 1 and said(other, "price"):
                other.find(BOXES["price"]).append(uses[0])
                return True
    return False


@fault
def range_is_lost(root: Any) -> bool:
    for note in notes(root, r"average.*multiple.*\$"):
        note.text = re.sub(r"\$[\d,.]+\d", "various prices", note.text)
        return any(note.get("id") in marks(row, "price") for row in averaged_once(root))
    return False


def averaged_once(root: Any) -> list[Any]:
    return [row for row in rows(root, "S P") if "verage" in words(row, "price")]


@fault
def range_goes_down(root: Any) -> bool:
    for note in notes(root, r"average[^.]*(prices )?ranging from"):
        note.text, count = RANGE.subn(r"$\4\3$\1", note.text, count=1)
        return bool(count)
    return False


@fault
def range_is_wider_than_a_dollar(root: Any) -> bool:
    for row in averaged(root):
        for note in notes(root, r"average"):
            if note.get("id") in marks(row, "price") and (found := RANGE.search(note.text)):
                high = Decimal(found[4].replace(",", "")) + 3
                note.text = note.text[: found.start(4)] + str(high) + note.text[found.end(4) :]
                return True
    return False


@fault
def undertaking_is_lost(root: Any) -> bool:
    found = list(notes(root, "undertak"))
    for note in found:
        note.text = re.sub(r"[^.]*\b(undertak|full information)[^.]*\.( ?)", "", note.text, flags=re.I) or "None."
    said_still = any(True for _ in notes(root, r"undertak|request|full information"))
    return bool(found and averaged(root)) and not said_still and "undertak" not in text_of_remarks(root)


@fault
def footnote_names_a_footnote_that_is_not(root: Any) -> bool:
    for note in notes(root, r"footnotes? \(\d+\)"):
        note.text = re.sub(r"(footnotes? \()\d+\)", r"\g<1>98)", note.text)
        return True
    return False


@fault
def footnote_speaks_of_a_day_that_is_not(root: Any) -> bool:
    for note in notes(root, DAY.pattern):
        note.text = DAY.sub(r"June 31, \3", note.text, count=1)
        return True
    return False


@fault
def price_is_a_footnote_on_taxes(root: Any) -> bool:
    for row in rows(root, "F", "non"):
        place = row.find(BOXES["price"])
        for note in notes(root, r"withh"):
            if "price" not in note.text and "value" not in note.text and place.find("value") is not None:
                place.remove(place.find("value"))
                place.append(place.makeelement("footnoteId", {"id": note.get("id")}))
                return True
    return False


@fault
def remarks_are_too_long(root: Any) -> bool:
    return write(root, "remarks", "x y " * 501)


@fault
def mark_behind_a_title(root: Any) -> bool:
    title = root.findtext("reportingOwner/reportingOwnerRelationship/officerTitle") or ""
    return bool(title) and write(
        root, "reportingOwner/reportingOwnerRelationship/officerTitle", f"{title[:20]} [plan]"
    )


@fault
def word_is_escaped_twice(root: Any) -> bool:
    for note in notes(root, "'"):
        note.text = note.text.replace("'", "&apos;")
        return True
    return False


# Trading plans -------------------------------------------------------------------------------------------------------


def _plan_notes(root: Any) -> list[Any]:
    return list(notes(root, r"(pursuant to|under) .{0,60}10b5-1[^.]*adopt[^.]*20(2[3-9])"))


@fault
def plan_box_is_unticked(root: Any) -> bool:
    box = root.findtext("aff10b5One") in ("1", "true")
    return box and bool(_plan_notes(root)) and write(root, "aff10b5One", "0")


@fault
def plan_box_is_ticked(root: Any) -> bool:
    silent = "10b5" not in "".join(root.itertext()).replace("\u2013", "-").replace("aff10b5", "")
    return silent and bool(rows(root, "S")) and write(root, "aff10b5One", "1")


@fault
def plan_is_adopted_after_its_trade(root: Any) -> bool:
    for note in _plan_notes(root):
        under = [row for row in rows(root) if note.get("id") in marks(row)]
        if under and DAY.search(note.text):
            note.text = DAY.sub(rf"\1 \2, {max(map(day, under)).year + 1}", note.text)
            return True
    return False


@fault
def plan_has_no_day(root: Any) -> bool:
    found = _plan_notes(root) if root.findtext("aff10b5One") in ("1", "true") else []
    for note in found:
        note.text = DAY.sub("an earlier day", note.text)
    return bool(found) and not any(DAY.search(note.text or "") for note in notes(root, "10b5|plan"))


@fault
def plan_is_forgotten_at_one_sale(root: Any) -> bool:
    if root.findtext("aff10b5One") not in ("1", "true"):
        return False
    for note in _plan_notes(root):
        under = [row for row in rows(root, "S", "non") if note.get("id") in marks(row)]
        for one, two in pairwise(under):
            alike = all(said(one, box) == said(two, box) for box in ("date", "title", "held", "nature"))
            if alike and sum("10b5" in (other.text or "") for other in notes(root, ".")) == 1:
                return all(drop(mark) for mark in list(two.iter("footnoteId")) if mark.get("id") == note.get("id"))
    return False


@fault
def plan_traded_within_a_month(root: Any) -> bool:
    for note in _plan_notes(root):
        under = [row for row in rows(root) if note.get("id") in marks(row)]
        if under and len(DAY.findall(note.text)) == 1:
            adopted = min(map(day, under)) - timedelta(days=20)
            note.text = DAY.sub(f"{MONTHS[adopted.month - 1]} {adopted.day}, {adopted.year}", note.text)
            return True
    return False
