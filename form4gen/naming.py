# SPDX-License-Identifier: Apache-2.0
"""Telling names for footnotes: plan, range, vesting... where the text tells one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from . import phrases, plan_words, wording
from .filed import numbers
from .model import Filing, Row, cells

# What a text is about, the more particular before the more general; the first that is found names the footnote.
_SUBJECTS = (
    ("continued", r"^[\[(]?continu(ed|ation)\b"),
    ("amendment", r"\bthis (form [345]/a|amendment)\b|\bform [345]/a is (being )?filed|is being amended"),
    ("split", r"\b(stock|share|forward|reverse)[- ]split\b"),
    ("dividend", r"dividend reinvest|dividend equivalent|\bDRIP\b|reinvestment of dividends|\bstock dividend"),
    ("espp", r"(stock|share) purchase plan|\bESPP\b"),
    ("retirement-plan", r"401\(k\)|\bretirement (savings )?plan|\bsavings plan"),
    ("rate", r"exchange rate|convenience (conversion|translation)|translated from|conversion rate of [A-Z]{3}"),
    ("exercise", r"^(represents |reflects )?(the |an? )?(net |cashless )?exercise of\b"),
    ("withholding", r"with(held|holding)\b.{0,80}\b(tax|exercise price|obligation)|\btax (withh|obligat|liabilit)"),
    ("withholding", r"\b(satisfy|cover|pay(ment)?( of)?)\b.{0,60}\btax(es)?\b"),
    ("gift", r"\b(bona fide |charitable )?gift(s|ed)?\b|\bdonat(ed|ion)|charitable contribution"),
    ("forfeiture", r"\b(forfeit(ed|ure)|cancell?(ed|ation))\b"),
    ("merger", r"\b(merger|business combination|tender offer|spin-?off)\b"),
    ("distribution", r"\b(pro[- ]rata|in[- ]kind)\b.{0,40}\bdistribut"),
    ("performance", r"\bperformance[- ](goal|condition|criteria|metric|period|based)|upon (the )?achievement"),
    ("unit", r"\beach\b.{0,60}\b(units?|RSUs?|PSUs?|DSUs?|phantom shares?)\b.{0,40}\b(represent|entitle|conver|is )"),
    ("unit", r"\bunits?\b.{0,60}\bconvert(ed)? into\b.{0,40}\bone[- ](for|to)[- ]one|economic equivalent"),
    ("conversion", r"\b(convertible|converts?|converted|conversion)\b.{0,90}\b(stock|shares?|units?)\b"),
    ("vesting", r"\bvest(s|ed|ing)?\b|\b(first )?exercisable\b|\brestrictions? (will )?lapse"),
    ("spouse", r"\b(spouse|wife|husband)\b"),
    ("trust", r"\b(trusts?|trustee|GRAT|grantor)\b"),
    ("holder", r"\b(held|owned)( \w+| of record)? by\b|\bgeneral partner\b|managing members?\b"),
    ("disclaimer", r"\bdisclaims?\b|(not|as an) (be deemed )?an admission\b"),
    ("includes", r"^(this (amount|number) )?(also )?includes?\b|^(total|balance)s? (reflects?|includes?)"),
    ("award", r"\b(award(ed|s)?|grant(ed|s)?|issued pursuant to|in lieu of|retainer)\b"),
    ("distribution", r"\bdistribut(ed|ions?)\b"),
    ("ads", r"\bAmerican depositary\b"),
    ("transfer", r"\btransferred\b"),
    ("deferral", r"\bdefer(red|ral)?\b"),
    ("placement", r"\bprivate placement\b|subscription agreement"),
    ("expiration", r"\bexpir(es?|ation|ed)\b"),
    ("closing-price", r"\b(closing|market) (sale )?price|fair market value"),
)  # fmt: skip
_OPENING = 160  # characters; a footnote says at once what it is about, and mentions much else later
_KEPT = re.compile(r"F[1-9][0-9]?", re.ASCII)


def subject(text: str) -> str:
    """What a footnote is about in one word, "" where its text does not tell.

    >>> subject("The sales were effected pursuant to a Rule 10b5-1 trading plan adopted on March 3, 2026.")
    'plan'
    """
    if phrases.averages(text) or (phrases.price_ranges(text) and phrases.undertakes(text)):
        return "range"
    said = phrases.normal(text)
    if plan_words.names_rule_10b5_1(text) and not _particular(said):
        return "plan"
    found = (name for part in (said[:_OPENING], said) for name, words in _SUBJECTS if phrases.has(words, part))
    return next(found, "")


def _particular(text: str) -> bool:
    """Whether the plan is only mentioned where taxes are withheld or sold for."""
    return plan_words.sells_to_cover(text) and phrases.has(r"^.{0,120}\b(withh|tax)", text)


def names(filing: Filing) -> dict[str, str]:
    """Footnote -> its telling name: `range`, then `range-2`; those that tell nothing are left out and stay F1, F2...

    Only footnotes that are named by number get a name. Nothing is renamed where texts refer to footnotes by number
    ("see footnote (3)") and these numbers would move.
    """
    taken = {note.name.lower() for note in filing.footnotes}
    found: dict[str, str] = {}
    count: Counter[str] = Counter()
    for note in filing.footnotes:
        name = subject(note.text) if _KEPT.fullmatch(note.name) else ""
        while name:
            count[name] += 1
            telling = name if count[name] == 1 else f"{name}-{count[name]}"
            if telling not in taken:
                found[note.name] = telling
                break
    return found if _numbers_hold(filing, found) else {}


def _numbers_hold(filing: Filing, found: Mapping[str, str]) -> bool:
    texts = [note.text for note in filing.footnotes] + [filing.remarks.text]
    if not any(wording.footnote_numbers(phrases.normal(text)) for text in texts):
        return True
    before, after = numbers(filing), numbers(renamed(filing, found))
    return all(after[found.get(name, name)] == number for name, number in before.items())


def renamed(filing: Filing, names: Mapping[str, str]) -> Filing:
    """The filing with footnotes renamed wherever they are named; a name that is not given stays."""
    return replace(
        filing,
        table_1=tuple(_row(row, names) for row in filing.table_1),
        table_2=tuple(_row(row, names) for row in filing.table_2),
        footnotes=tuple(replace(note, name=names.get(note.name, note.name)) for note in filing.footnotes),
    )


def _row(row: Row, names: Mapping[str, str]) -> Row:
    changed: dict[str, Any] = {
        name: replace(cell, notes=tuple(names.get(note, note) for note in cell.notes))
        for name, _, cell in cells(row)
        if any(note in names for note in cell.notes)
    }
    return replace(row, **changed) if changed else row


__all__ = ["names", "renamed", "subject"]
