# SPDX-License-Identifier: Apache-2.0
"""Slips in dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .tree import (
    CODING,
    day,
    exercised,
    fault,
    put,
    rows,
    said,
    write,
)


def _only_dated(root: Any) -> list[Any]:
    """The transactions of the first day, if no other row is of that day and the period is."""
    found = [row for row in rows(root) if row.findtext(f"{CODING}/transactionFormType") == "4"]
    first = [row for row in found if day(row) == min(map(day, found))]
    return first if len(first) == 1 and said(first[0], "date")[:10] == root.findtext("periodOfReport") else []


@fault("DOC-12")
def day_is_a_month_off(root: Any) -> bool:
    return any(put(row, "date", (day(row) - timedelta(days=30)).isoformat()) for row in _only_dated(root))


@fault("DUE-12")
def day_is_a_year_off(root: Any) -> bool:
    return any(put(row, "date", (day(row) - timedelta(days=365)).isoformat()) for row in _only_dated(root))


@fault("SIG-04")
def day_is_still_to_come(root: Any) -> bool:
    return any(put(row, "date", (day(row) + timedelta(days=365)).isoformat()) for row in _only_dated(root))


@fault("DUE-05")
def sale_on_a_saturday(root: Any) -> bool:
    for row in rows(root, "S P"):
        return put(row, "date", (day(row) - timedelta(days=day(row).weekday() + 2)).isoformat())
    return False


@fault("DOC-12")
def period_of_another_year(root: Any) -> bool:
    period = root.findtext("periodOfReport") or ""
    return bool(_only_dated(root)) and write(root, "periodOfReport", f"{int(period[:4]) - 1}-{period[5:7]}-01")


@fault("SIG-04")
def signed_before(root: Any) -> bool:
    return bool(_only_dated(root)) and write(
        root, "ownerSignature/signatureDate", (day(_only_dated(root)[0]) - timedelta(days=7)).isoformat()
    )


@fault("DUE-02")
def signed_months_later(root: Any) -> bool:
    sign = root.findtext("ownerSignature/signatureDate") or ""
    fresh = _only_dated(root) and len(root.findall("ownerSignature")) == 1 and root.findtext("documentType") == "4"
    return bool(fresh) and write(
        root, "ownerSignature/signatureDate", (date.fromisoformat(sign[:10]) + timedelta(days=90)).isoformat()
    )


@fault("T2-06")
def expired_before_the_exercise(root: Any) -> bool:
    return any(
        put(row, "until", (day(row) - timedelta(days=300)).isoformat()) for row in rows(root, "M X A P", "deriv")
    )


@fault("T2-05")
def exercisable_after_it_expires(root: Any) -> bool:
    for row in rows(root, table="deriv"):
        if said(row, "from") and said(row, "until"):
            return put(row, "from", f"{int(said(row, 'until')[:4]) + 1}-01-01")
    return False


@fault("AMD-02")
def amended_on_a_sunday(root: Any) -> bool:
    filed = root.findtext("dateOfOriginalSubmission") or ""
    sunday = (date.fromisoformat(filed) - timedelta(days=date.fromisoformat(filed).weekday() + 1)) if filed else None
    return bool(sunday) and write(root, "dateOfOriginalSubmission", f"{sunday:%Y-%m-%d}")


@fault("T1-22")
def deemed_before_its_trade(root: Any) -> bool:
    for row in rows(root):
        deemed = row.find("deemedExecutionDate/value")
        if deemed is not None:
            deemed.text = (day(row) - timedelta(days=3)).isoformat()
            return True
    return False


@fault("T2-17.1")
def expires_in_another_century(root: Any) -> bool:
    return any(put(row, "until", "21" + said(row, "until")[2:]) for row in rows(root, table="deriv"))


@fault("DOC-07.1")
def year_has_lost_its_century(root: Any) -> bool:
    return any(put(row, "date", "00" + said(row, "date")[2:]) for row in rows(root))


@fault("DOC-12")
def period_is_the_day_of_signing(root: Any) -> bool:
    return bool(_only_dated(root)) and write(root, "periodOfReport", root.findtext("ownerSignature/signatureDate")[:10])


@fault("PAIR-01.1")
def sides_of_an_exercise_on_two_days(root: Any) -> bool:
    signed = root.findtext("ownerSignature/signatureDate") or ""
    for _, went in exercised(root):
        later = (day(went) + timedelta(days=1)).isoformat()
        if later <= signed:
            return put(went, "date", later)
    return False
