# SPDX-License-Identifier: Apache-2.0
"""What the title of a security says of it: an option, a stock unit, debt, a unit of several securities."""

from __future__ import annotations

import re
from functools import lru_cache

from .phrases import has

_KINDS = {
    "option": r"\b(options?|warrants?|right to (buy|purchase|sell)|stock appreciation rights?|sars?)\b",
    "put or call": r"\b(puts?|calls?|put/call)\b",
    "stock unit": r"\b(rsus?|psus?|dsus?|(restricted|performance|deferred|phantom|market|dividend equivalent)[a-z -]*"
    r"\b(stock |share )?units?|phantom (stock|shares?)|deferred (stock|shares?))\b",
    "debt": r"\b(notes?|bonds?|debentures?|loan)\b",
    "derivative": r"\b(options?|warrants?|stock appreciation rights?|sars?|puts?|calls?|swaps?|"
    r"(convertible|exchangeable)[a-z -]* (notes?|debentures?|bonds?))\b",
    "convertible class": r"\b(convertible|exchangeable)\b",
    "class": r"\b(class|series|preferred|convertible|units?)\b",
    "employee": r"\b(employee|director|incentive|non-?qualified|iso|nso|nqso)\b",
    "swap": r"\b(swaps?|total return)\b",
    "put": r"\b(puts?|right to sell|obligation)\b",
    "for nothing": r"\b(nil|zero|no)[- ](cost|price|strike)|\b(pre-?funded|penny|free)\b",
    "depositary": r"\b(depositary|depository|ads|adss|adr|adrs)\b",
    "derivative on stock": r"\b(options?|warrants?|rights?)\b[a-z() -]* to (buy|sell|purchase|acquire)\b",
}
# Words that say a title names shares which came from a derivative, or a bundle that holds one.
_NOT_THE_DERIVATIVE = r"\b(underlying|issuable|upon|exercise|subject to|and|with|units?|common|ordinary|class)\b|[&+/]"


@lru_cache(maxsize=4096)
def is_a(kind: str, title: str | None) -> bool:
    """Whether a title says that the security is of a kind: option, stock unit, debt, derivative, swap..."""
    return bool(title and has(_KINDS.get(kind, kind), title))


def is_derivative_alone(title: str) -> bool:
    """Whether a title names a derivative security and nothing else, so that it cannot stand in Table I."""
    if is_a("derivative on stock", title):
        return True
    return is_a("derivative", title) and not is_a(_NOT_THE_DERIVATIVE, title)


@lru_cache(maxsize=4096)
def folded(title: str | None) -> str:
    """A title without case, blanks and punctuation, for comparison."""
    return "".join(sign for sign in (title or "").casefold() if sign.isalnum())


@lru_cache(maxsize=4096)
def nearly(one: str, other: str) -> bool:
    """Whether two titles differ in one slip of a key, or as common stock and common shares do.

    Letters and numbers of classes and series tell classes apart, so only words of four letters and more can be slips.
    """
    first, second = (re.findall(r"[a-z0-9]+", title.casefold()) for title in (one, other))
    apart = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
    if len(first) != len(second) or len(apart) != 1:
        return False
    a, b = apart[0]
    if "common" in first and {a, b} <= {"share", "shares", "stock"}:
        return True
    return min(len(a), len(b)) >= 4 and (a + b).isalpha() and _one_slip(a, b)


def _one_slip(one: str, other: str) -> bool:
    """Whether a word becomes another by one letter more, less or other, or by two that change places."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
