# SPDX-License-Identifier: Apache-2.0
"""Slips in the kind of form, in awards, places and what a form says of itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from .tree import BOXES, CODING, drop, fault, marks, notes, put, rows, said, words, write


def _form(root: Any) -> str:
    return root.findtext("documentType") or ""


def _signed(root: Any) -> date:
    return max(date.fromisoformat(day.text[:10]) for day in root.iter("signatureDate"))


def _sign(root: Any, day: date) -> bool:
    found = [write(place, ".", day.isoformat()) for place in root.iter("signatureDate")]
    return any(found)


@fault("DUE-08")
def form_3_comes_a_month_late(root: Any) -> bool:
    event = date.fromisoformat((root.findtext("periodOfReport") or "")[:10])
    return _form(root) == "3" and _sign(root, event + timedelta(days=40))


@fault("DOC-17")
def form_3_is_signed_before_its_event(root: Any) -> bool:
    event = date.fromisoformat((root.findtext("periodOfReport") or "")[:10])
    return _form(root) == "3" and _sign(root, event - timedelta(days=3))


@fault("DUE-09")
def form_5_comes_in_summer(root: Any) -> bool:
    year = _signed(root).year
    return _form(root) == "5" and _sign(root, date(year, 7, 1))


@fault("F3-01")
def form_4_is_called_form_3(root: Any) -> bool:
    return _form(root) == "4" and write(root, "documentType", "3")


@fault("AMD-01")
def amendment_is_called_an_original(root: Any) -> bool:
    return _form(root) == "4/A" and write(root, "documentType", "4")


@fault("DUE-11")
def gift_given_waits_for_form_5(root: Any) -> bool:
    given = [row for row in rows(root, "G", way="D") if said(row, "date") > "2023-03-01"]
    return any(write(row, f"{CODING}/transactionFormType", "5") for row in given)


@fault("CODE-V")
def sale_waits_for_form_5(root: Any) -> bool:
    return _form(root) == "4" and any(write(row, f"{CODING}/transactionFormType", "5") for row in rows(root, "S"))


@fault("VEST-01")
def unit_says_nothing_of_a_share(root: Any) -> bool:
    for row in rows(root, table="deriv"):
        if re.search("restricted stock unit", said(row, "title"), re.I):
            for note in notes(root, "represents|contingent|equal to"):
                note.text = "Granted under the 2019 Plan."
                if note.get("id") in marks(row):
                    return True
    return False


@fault("VEST-02")
def vesting_words_are_lost(root: Any) -> bool:
    for row in rows(root, "A", table="deriv"):
        ids = marks(row, "from")
        if "vest" in words(row, "from").lower() and not said(row, "from"):
            for note in root.iterfind("footnotes/footnote"):
                if re.search("vest|exercisable", note.text or "", re.I):
                    note.text = "Granted under the 2019 Plan."
            return bool(ids)
    return False


@fault("T2-04")
def option_has_no_day_from_which(root: Any) -> bool:
    for row in rows(root, "A", table="deriv"):
        place = row.find(BOXES["from"])
        if place is not None and said(row, "from") and not marks(row):
            return drop(place.find("value"))
    return False


@fault("OWN-12")
def country_stands_in_the_box_of_the_state(root: Any) -> bool:
    return write(root, "reportingOwner/reportingOwnerAddress/rptOwnerState", "UNITED KINGDOM")


@fault("OWN-12")
def state_is_no_code(root: Any) -> bool:
    return write(root, "reportingOwner/reportingOwnerAddress/rptOwnerState", "CF")


@fault("ISS-03")
def symbol_has_its_exchange(root: Any) -> bool:
    symbol = root.findtext("issuer/issuerTradingSymbol") or ""
    return bool(symbol) and write(root, "issuer/issuerTradingSymbol", f"NYSE: {symbol}"[:10])


@fault("OWN-03")
def cik_of_an_owner_is_too_short(root: Any) -> bool:
    return write(root, "reportingOwner/reportingOwnerId/rptOwnerCik", "12345678901")


@fault("T1-06")
def nothing_is_sold(root: Any) -> bool:
    return any(put(row, "shares", "0") for row in rows(root, "S"))


@fault("CODE-K")
def sale_is_a_swap(root: Any) -> bool:
    return any(write(row, f"{CODING}/equitySwapInvolved", "1") for row in rows(root, "S"))


@fault("T2-08.2")
def option_underlies_itself(root: Any) -> bool:
    return any(put(row, "into", said(row, "title")) for row in rows(root, "M", table="deriv"))


@fault("T2-06.1")
def option_expires_on_the_day_of_its_grant(root: Any) -> bool:
    found = (row for row in rows(root, "A", table="deriv") if said(row, "until"))
    return any(put(row, "until", said(row, "date")) for row in found)


@fault("PAIR-01.1 PAIR-02")
def exercise_becomes_an_expiry(root: Any) -> bool:
    return any(write(row, f"{CODING}/transactionCode", "H") for row in rows(root, "M", table="deriv"))


@fault("CODE-C.1")
def conversion_has_a_price(root: Any) -> bool:
    found = [row for row in rows(root, "C", table="non") if said(row, "price").strip("0.") == ""]
    return any(put(row, "price", "23.40") for row in found)


@fault("CODE-L")
def small_acquisition_is_large(root: Any) -> bool:
    found = [row for row in rows(root, "P") if said(row, "price")]
    return any(
        write(row, f"{CODING}/transactionCode", "L")
        for row in found
        if float(said(row, "price")) * float(said(row, "shares")) > 10_000
    )


@fault("DOC-09")
def rows_are_lost(root: Any) -> bool:
    tables = [root.find("nonDerivativeTable"), root.find("derivativeTable")]
    return _form(root) == "4" and sum(drop(table) for table in tables) > 0


@fault("SIG-01")
def signature_is_lost(root: Any) -> bool:
    return sum(drop(each) for each in root.findall("ownerSignature")) > 0


@fault("SIG-02")
def one_of_two_signatures_is_lost(root: Any) -> bool:
    signatures = root.findall("ownerSignature")
    return len(signatures) == len(root.findall("reportingOwner")) > 1 and drop(signatures[-1])


@fault("FN-12.2")
def footnote_is_a_word(root: Any) -> bool:
    for note in notes(root, "."):
        note.text = "Yes"
        return True
    return False


@fault("PX-03 T1-11")
def price_is_in_cents(root: Any) -> bool:
    found = [row for row in rows(root, "S P") if said(row, "price") and len(rows(root, "S P")) > 1]
    return any(put(row, "price", str(round(float(said(row, "price")) * 100))) for row in found[1:])


@fault("DOC-12")
def day_and_month_change_places(root: Any) -> bool:
    found = [
        row
        for row in rows(root, "S P")
        if said(row, "date")[8:10] < "13" and said(row, "date")[5:7] != said(row, "date")[8:10]
    ]
    return any(put(row, "date", f"{d[:5]}{d[8:10]}-{d[5:7]}") for row in found for d in [said(row, "date")[:10]])


@fault("OWN-07")
def other_has_no_words(root: Any) -> bool:
    for one in root.iterfind("reportingOwner/reportingOwnerRelationship"):
        for box in ("isDirector", "isOfficer", "isTenPercentOwner"):
            write(one, box, "0")
        drop(one.find("officerTitle"))
        place = one.find("isOther")
        if place is None:
            place = one.makeelement("isOther", {})
            one.append(place)
        place.text = "1"
        drop(one.find("otherText"))
        return True
    return False
