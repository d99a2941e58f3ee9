# SPDX-License-Identifier: Apache-2.0
"""Readers of what footnotes and remarks say of trading plans under Rule 10b5-1: named, denied, adopted when."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from .phrases import DATE, dates, folded, has, pattern

_RULE = r"10 ?b ?-? ?5 ?-? ?1"
_PLAN = (
    rf"(?:{_RULE}|(?:trading|selling|sales|(?<!stock )(?<!share )purchase) (?:plan|program|arrangement)s?\b"
    r"|(?:pre-?arranged|written) (?:\w+ ){0,2}(?:plan|program)s?\b)"
)
_DONE = r"(?:pursuant to|under|in accordance with|in connection with|in compliance with|as part of|in reliance on)"


@lru_cache(maxsize=4096)
def names_rule_10b5_1(text: str) -> bool:
    """Whether a text speaks of Rule 10b5-1, however it is spaced and dashed."""
    return has(_RULE, text)


@lru_cache(maxsize=4096)
def names_a_plan(text: str) -> bool:
    """Whether a text speaks of Rule 10b5-1 or of a trading plan without the number of the rule."""
    return has(_PLAN, text)


@lru_cache(maxsize=4096)
def denies_the_plan(text: str) -> bool:
    """Whether a text says that a transaction was *not* under a Rule 10b5-1 plan."""
    return has(
        rf"\b(?:not|none|no|neither|never|outside(?: of)?|other than|without|independent of)\b[^.;]{{0,90}}?{_RULE}"
        rf"|{_RULE}[^.;]{{0,60}}\b(?:does not apply|was not|were not|is not|not (?:used|applicable|relied))",
        text,
    )


@lru_cache(maxsize=4096)
def under_the_plan(text: str) -> bool:
    """Whether a text says that a transaction was made under a Rule 10b5-1 plan."""
    return has(rf"\b{_DONE}\b[^.;]{{0,160}}?{_RULE}", text) and not denies_the_plan(text)


@lru_cache(maxsize=4096)
def sells_to_cover(text: str) -> bool:
    """Whether a text speaks of selling to cover taxes, which an instruction under 10b5-1(c)(1)(ii)(D)(3) can order."""
    return has(r"sell[- ]to[- ]cover|\(D\)\(3\)|(?:cover|satisfy|pay)[^.;]{0,60}\b(?:tax|withholding)", text)


@lru_cache(maxsize=4096)
def changes_the_plan(text: str) -> bool:
    """Whether a plan is said to have been amended or modified."""
    return has(rf"(?:amended|modified|amendment|modification)\b.{{0,80}}(?:{DATE}|{_RULE}|plan)", text)


_ADOPTED = (
    r"(?:adopt\w*|enter\w* into|entry into|dated|establish\w*|execut\w*|effective|in place|in effect|amend\w*|modif\w*|"
    r"sign\w*|as of|created|implement\w*|set up)"
)


@lru_cache(maxsize=4096)
def adoptions(text: str) -> tuple[date, ...]:
    """The days on which a plan is said to have been adopted (entered into, dated, modified), each once, in order."""
    text = folded(text)
    if not names_a_plan(text):
        return ()
    before = pattern(rf"\b{_ADOPTED}\b[^.;]{{0,80}}$|{_PLAN}[ ,(:-]{{1,4}}(?:of )?$")
    after = pattern(rf"^,?[^.;]{{0,60}}?\b(?:adopt\w*|enter\w* into|establish\w*)\b[^.;]{{0,60}}?{_PLAN}")
    found, last = [], 0
    for dated in dates(text):
        if before.search(text[last : dated.start]) or after.search(text[dated.end :]):
            found.append(dated.day)
        last = dated.end
    return tuple(dict.fromkeys(found))
