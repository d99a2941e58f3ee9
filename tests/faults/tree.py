# SPDX-License-Identifier: Apache-2.0
"""What the faults share: the list of all, and reading and writing the tree of an ownershipDocument."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

Damage = Callable[[Any], bool]


class Fault(NamedTuple):
    """What damages a filing, and the rules of which one must speak then (their later parts may: PX-03 or PX-03.1)."""

    damage: Damage
    rules: tuple[str, ...]


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
MONTHS = list(month_name)[1:]
DAY = re.compile(rf"({'|'.join(MONTHS)}) (\d\d?), (20\d\d)")


def fault(rules: str) -> Callable[[Damage], Damage]:
    """Register a fault under its name, with the rules that must see it."""

    def register(damage: Damage) -> Damage:
        FAULTS[damage.__name__] = Fault(damage, tuple(rules.split()))
        return damage

    return register


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


def whole(row: Any, box: str) -> bool:
    return said(row, box).strip("0").isdigit()


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
