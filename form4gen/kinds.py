# SPDX-License-Identifier: Apache-2.0
"""What a box can hold, each kind with three ways in and out: the draft, the XML, the paper.

A draft is read kindly (`1,200`, `$4.40`, `10/07/2013`), XML strictly (there `1,200` is refused), because the draft
is typed by a person and the XML is what EDGAR judges. Lexical facts: EDGAR Ownership XML Technical
Specification v5.5, section 3.2.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class Refused(Exception):  # noqa: N818
    """A text that is no value of its kind. `says` completes "`TEXT` ...", `do` is what to type instead."""

    def __init__(self, says: str, do: str) -> None:
        super().__init__(says)
        self.says = says
        self.do = do


class Value(NamedTuple):
    """A value and its text as filed."""

    value: Any
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of value.

    `from_draft(text)` and `from_xml(text)` give a Value or raise Refused; `to_draft(filed)` is the draft's spelling
    of a filed text and `on_paper(filed)` what the form prints. `longest` is the schema's limit in characters, 0 for
    none. `choices` are all words that a draft can say, in small letters, () where they cannot be counted.
    """

    name: str
    from_draft: Callable[[str], Value]
    from_xml: Callable[[str], Value]
    to_draft: Callable[[str], str]
    on_paper: Callable[[str], str]
    longest: int = 0
    choices: tuple[str, ...] = ()


def _same(text: str) -> str:
    return text


def _as_text(text: str) -> Value:
    return Value(text, text)


def text(longest: int) -> Kind:
    """Free text of at most `longest` characters (the length is judged by a rule, not by the reader)."""
    return Kind("text", _as_text, _as_text, _same, _same, longest)


# Numbers -----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_POINT = re.compile(r"\.\d+", re.ASCII)


def _number(text: str) -> Value:
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    elif _POINT.fullmatch(text):
        text = "0" + text
    elif not _PLAIN.fullmatch(text):
        raise Refused("is not a number that the form takes", _number_hint(text))
    return Value(Decimal(text), text)


def _number_hint(text: str) -> str:
    if text.startswith(("$", "US$", "USD")):
        return "this box counts securities: write their number; dollars go in a box for money, such as price"
    if "," in text and re.fullmatch(r"[\d,.]+", text):
        return "commas only mark thousands, all of them, and a point the decimals: 1,200,000.50"
    if text.startswith(("-", "+", "(")):
        return "write the number without a sign; acquired or disposed says the direction"
    if re.fullmatch(r"\d+(\.\d+)?[eE][+-]?\d+", text):
        return "write all the digits, without an exponent"
    if text.endswith("%"):
        return "write a number of securities, not a percentage"
    return "write digits with an optional point, such as 1,200 or 12.50; nothing else in the box"


def _money(text: str) -> Value:
    if "$" in text[1:] or text.startswith(("$ ", "USD")) or text == "$":
        raise Refused("is not an amount that the form takes", "write a number, or $ and at once a number: $4.40")
    return _number(text.removeprefix("$"))


def _filed_number(text: str) -> Value:
    # The XSD takes `+5` and `.5` as well; EDGAR's specification does not, so a rule speaks of them.
    if not re.fullmatch(r"\+?(\d+(\.\d*)?|\.\d+)", text, re.ASCII):
        raise Refused(
            "is not a number that EDGAR takes", "write digits with an optional point: no comma, sign, $ or exponent"
        )
    return Value(Decimal(text), text)


def _grouped(filed: str) -> str:
    whole, point, rest = filed.partition(".")
    if whole.isdigit() and len(whole) > 3 and not whole.startswith("0"):
        whole = f"{int(whole):,}"
    return whole + point + rest


def _count_on_paper(filed: str) -> str:
    shown = _grouped(filed)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


count = Kind("number", _number, _filed_number, _grouped, _count_on_paper)
money = Kind("money", _money, _filed_number, _grouped, _grouped)

# Dates -------------------------------------------------------------------------------------------------------------

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ZONED = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})", re.ASCII)


def _calendar(year: str, month: str, day: str) -> Value:
    found = _date(year, month, day)
    if found:
        return Value(found, found.isoformat())
    if swapped := _date(year, day, month):
        raise Refused("is not a date", f"month comes first: write {swapped.isoformat()}")
    if 1 <= int(month) <= 12 and int(year):
        last = monthrange(int(year), int(month))[1]
        raise Refused("is not a date of the calendar", f"{month_name[int(month)]} {int(year)} has {last} days")
    raise Refused("is not a date of the calendar", "write the day as in 2026-03-09 or 3/9/2026, month before day")


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(text: str) -> Value:
    if found := _ISO.fullmatch(text):
        return _calendar(*found.groups())
    if found := _AMERICAN.fullmatch(text):
        month, day, year = found.groups()
        return _calendar(year, month, day)
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{2}", text):
        raise Refused("has a year of two digits", "write the year with four digits: MM/DD/YYYY")
    if re.match(r"\d{4}-\d{2}-\d{2}.", text):
        raise Refused("has more than a date", "write the day alone, YYYY-MM-DD, without a time or zone")
    raise Refused("is not a date", "write the day as in 2026-03-09 or 3/9/2026, month before day")


def _filed_day(text: str) -> Value:
    # EDGAR has accepted dates with a zone (`2026-05-13-05:00`): they name the same day, and keep their text.
    found = _ISO.fullmatch(text) or _ISO.fullmatch((_ZONED.fullmatch(text) or ["", ""])[1])
    if not found:
        raise Refused("is not a date that EDGAR takes", "write YYYY-MM-DD")
    return Value(_calendar(*found.groups()).value, text)


def _american(filed: str) -> str:
    found = _ISO.match(filed)
    return f"{found[2]}/{found[3]}/{found[1]}" if found else filed


day = Kind("date", _day, _filed_day, _same, _american)

# Flags -------------------------------------------------------------------------------------------------------------

FLAG_WORDS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


def _flag_reader(yes: str, no: str) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        found = FLAG_WORDS.get(text.lower())
        if found is None:
            raise Refused("is neither yes nor no", "write yes or no")
        return Value(found, yes if found else no)

    return read


def _filed_flag(text: str) -> Value:
    if text not in ("1", "0", "true", "false"):
        raise Refused("is not a flag that EDGAR takes", "write 1, 0, true or false, in lower case")
    return Value(text in ("1", "true"), text)


def _yes_or_no(filed: str) -> str:
    return "yes" if filed in ("1", "true") else "no"


def _tick(filed: str) -> str:
    return "X" if filed in ("1", "true") else ""


# The SEC's stylesheets tick most boxes for `1` only and the foreign address for `true` only (rulebook DOC-06).
flag = Kind("flag", _flag_reader("1", "0"), _filed_flag, _yes_or_no, _tick, 0, (*FLAG_WORDS,))
spelled_flag = Kind("flag", _flag_reader("true", "false"), _filed_flag, _yes_or_no, _tick, 0, (*FLAG_WORDS,))

# Codes -------------------------------------------------------------------------------------------------------------


def _transaction_code(text: str) -> Value:
    if re.fullmatch("[A-Z]", text) and text not in "KV":
        return Value(text, text)
    if re.fullmatch("[A-Z]/K", text):
        raise Refused("is two boxes in one", f"write code: {text[0]} and equity-swap: yes")
    if text.upper() == "K":
        raise Refused(
            "is not a code of its own", "write the code of the transaction, such as S or P, and equity-swap: yes"
        )
    if text.upper() == "V":
        raise Refused("is not a code of its own", "write the code of the transaction, such as G, and timeliness: early")
    if re.fullmatch("[A-Z][ /]?V", text):
        raise Refused("is two boxes in one", f"write code: {text[0]} and timeliness: early")
    if re.fullmatch("[a-z]", text):
        raise Refused("is not a capital letter", f"write code: {text.upper()}")
    raise Refused("is not a transaction code", "write one capital letter, such as P, S, A, M, F or G")


def _listed(name: str, words: dict[str, str], filed: dict[str, str], do: str) -> Kind:
    def read(text: str) -> Value:
        letter = words.get(text.lower())
        if letter is None:
            raise Refused("is not a choice of this box", do)
        return Value(letter, letter)

    def strict(text: str) -> Value:
        if text not in filed:
            raise Refused("is not a choice of this box", do)
        return Value(text, text)

    return Kind(name, read, strict, lambda text: filed.get(text, text), _same, 0, (*words,))


code = Kind("code", _transaction_code, _transaction_code, _same, _same)
ownership_form = _listed(
    "ownership",
    {"direct": "D", "indirect": "I", "d": "D", "i": "I"},
    {"D": "direct", "I": "indirect"},
    "write direct or indirect",
)
direction = _listed(
    "direction",
    {"acquired": "A", "disposed": "D", "a": "A", "d": "D"},
    {"A": "acquired", "D": "disposed"},
    "write acquired or disposed",
)
timeliness = _listed(
    "timeliness",
    {"early": "E", "late": "L", "e": "E", "l": "L"},
    {"E": "early", "L": "late"},
    "write early or late",
)
form_type = _listed(
    "form type", {n: n for n in "345"}, {n: n for n in "345"}, "write 3, 4 or 5: the form on which it belonged"
)
FORMS = ("3", "3/A", "4", "4/A", "5", "5/A")
document_type = _listed(
    "form", {n.lower(): n for n in FORMS}, {n: n for n in FORMS}, "write one of 3, 3/A, 4, 4/A, 5, 5/A"
)


def _schema_version(text: str) -> Value:
    if not re.fullmatch(r"X\d{4}", text, re.ASCII):
        raise Refused(
            "is not a schema version", "write X and four digits, such as X0306; leave it out for EDGAR of today"
        )
    return Value(text, text)


def _cik(text: str) -> Value:
    if not re.fullmatch(r"\d{1,10}", text, re.ASCII) or not text.strip("0"):
        raise Refused("is not a CIK", "write 1 to 10 digits, zeros in front kept or left out")
    return Value(text, text)


schema_version = Kind("schema", _schema_version, _schema_version, _same, _same)
cik = Kind("cik", _cik, _cik, _same, _same)
# Which codes the schema version lists is data of law.py, judged by rules OWN-12 and OWN-13.
state = Kind("state", _as_text, _as_text, _same, _same, 2)
country = Kind("country", _as_text, _as_text, _same, _same, 2)
