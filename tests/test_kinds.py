# SPDX-License-Identifier: Apache-2.0
"""Each kind of value, kindly from a draft and strictly from XML, and the way back to the draft and to paper."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from form4gen import kinds
from form4gen.kinds import Kind, Refused, Value
from form4gen.model import Filing, Issuer, Owner, Row, Signature, boxes

MARKS = "commas only mark thousands, all of them, and a point the decimals: 1,200,000.50"
DIGITS = "write digits with an optional point, such as 1,200 or 12.50; nothing else in the box"
SIGN = "write the number without a sign; acquired or disposed says the direction"
SECURITIES = "this box counts securities: write their number; dollars go in a box for money, such as price"
DOLLARS = "write a number, or $ and at once a number: $4.40"
CALENDAR = "write the day as in 2026-03-09 or 3/9/2026, month before day"
ALONE = "write the day alone, YYYY-MM-DD, without a time or zone"
ONE_LETTER = "write one capital letter, such as P, S, A, M, F or G"
SWAP = "write the code of the transaction, such as S or P, and equity-swap: yes"
EARLY = "write the code of the transaction, such as G, and timeliness: early"
EDGAR_NUMBER = "write digits with an optional point: no comma, sign, $ or exponent"


def refused(read: Callable[[str], Value], text: str) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        read(text)
    return caught.value.says, caught.value.do


@pytest.mark.parametrize(
    ("kind", "text", "says", "do"),
    [
        (kinds.count, "1,20", "is not a number that the form takes", MARKS),
        (kinds.count, "1.200,50", "is not a number that the form takes", MARKS),
        (kinds.count, "12,00", "is not a number that the form takes", MARKS),
        (kinds.count, "1200,000", "is not a number that the form takes", MARKS),
        (kinds.count, ",200", "is not a number that the form takes", MARKS),
        (kinds.count, "5.", "is not a number that the form takes", DIGITS),
        (kinds.count, "-5", "is not a number that the form takes", SIGN),
        (kinds.count, "+5", "is not a number that the form takes", SIGN),
        (kinds.count, "(5)", "is not a number that the form takes", SIGN),
        (kinds.count, "1e3", "is not a number that the form takes", "write all the digits, without an exponent"),
        (kinds.count, "1 200", "is not a number that the form takes", DIGITS),
        (kinds.count, "5 shares", "is not a number that the form takes", DIGITS),
        (kinds.count, "50%", "is not a number that the form takes", "write a number of securities, not a percentage"),
        (kinds.count, "NaN", "is not a number that the form takes", DIGITS),
        (kinds.count, "Infinity", "is not a number that the form takes", DIGITS),
        (kinds.count, "N/A", "is not a number that the form takes", DIGITS),
        (kinds.count, "٣", "is not a number that the form takes", DIGITS),
        (kinds.count, "1_200", "is not a number that the form takes", DIGITS),
        (kinds.count, "$5", "is not a number that the form takes", SECURITIES),
        (kinds.count, "US$5", "is not a number that the form takes", SECURITIES),
        (kinds.money, "US$5", "is not an amount that the form takes", DOLLARS),
        (kinds.money, "$ 5", "is not an amount that the form takes", DOLLARS),
        (kinds.money, "$$5", "is not an amount that the form takes", DOLLARS),
        (kinds.money, "5$", "is not an amount that the form takes", DOLLARS),
        (kinds.money, "$", "is not an amount that the form takes", DOLLARS),
        (kinds.money, "$-5", "is not a number that the form takes", SIGN),
        (kinds.money, "-5", "is not a number that the form takes", SIGN),
        (kinds.money, "€5", "is not a number that the form takes", DIGITS),
        (kinds.day, "10/7/13", "has a year of two digits", "write the year with four digits: MM/DD/YYYY"),
        (kinds.day, "31/12/2026", "is not a date", "month comes first: write 2026-12-31"),
        (kinds.day, "31/2/2026", "is not a date of the calendar", CALENDAR),
        (kinds.day, "2026-02-30", "is not a date of the calendar", "February 2026 has 28 days"),
        (kinds.day, "0000-01-01", "is not a date of the calendar", CALENDAR),
        (kinds.day, "Oct 7, 2013", "is not a date", CALENDAR),
        (kinds.day, "2026/10/07", "is not a date", CALENDAR),
        (kinds.day, "YYYY-MM-DD", "is not a date", CALENDAR),
        (kinds.day, "2013-1-7", "is not a date", CALENDAR),
        (kinds.day, "2026-10-07T12:00", "has more than a date", ALONE),
        (kinds.day, "2026-10-07Z", "has more than a date", ALONE),
        (kinds.day, "2026-10-07-05:00", "has more than a date", ALONE),
        (kinds.flag, "x", "is neither yes nor no", "write yes or no"),
        (kinds.flag, "y", "is neither yes nor no", "write yes or no"),
        (kinds.flag, "n", "is neither yes nor no", "write yes or no"),
        (kinds.flag, "on", "is neither yes nor no", "write yes or no"),
        (kinds.flag, "off", "is neither yes nor no", "write yes or no"),
        (kinds.flag, "checked", "is neither yes nor no", "write yes or no"),
        (kinds.code, "s", "is not a capital letter", "write code: S"),
        (kinds.code, "S/K", "is two boxes in one", "write code: S and equity-swap: yes"),
        (kinds.code, "K", "is not a code of its own", SWAP),
        (kinds.code, "k", "is not a code of its own", SWAP),
        (kinds.code, "V", "is not a code of its own", EARLY),
        (kinds.code, "v", "is not a code of its own", EARLY),
        (kinds.code, "G V", "is two boxes in one", "write code: G and timeliness: early"),
        (kinds.code, "GV", "is two boxes in one", "write code: G and timeliness: early"),
        (kinds.code, "G/V", "is two boxes in one", "write code: G and timeliness: early"),
        (kinds.code, "Sale", "is not a transaction code", ONE_LETTER),
        (kinds.code, "É", "is not a transaction code", ONE_LETTER),
        (kinds.ownership_form, "both", "is not a choice of this box", "write direct or indirect"),
        (kinds.direction, "sold", "is not a choice of this box", "write acquired or disposed"),
        (kinds.timeliness, "on time", "is not a choice of this box", "write early or late"),
        (kinds.form_type, "6", "is not a choice of this box", "write 3, 4 or 5: the form on which it belonged"),
        (kinds.document_type, "4A", "is not a choice of this box", "write one of 3, 3/A, 4, 4/A, 5, 5/A"),
        (
            kinds.schema_version,
            "306",
            "is not a schema version",
            "write X and four digits, such as X0306; leave it out for EDGAR of today",
        ),
        (kinds.cik, "12345678901", "is not a CIK", "write 1 to 10 digits, zeros in front kept or left out"),
        (kinds.cik, "000", "is not a CIK", "write 1 to 10 digits, zeros in front kept or left out"),
        (kinds.cik, "CIK1", "is not a CIK", "write 1 to 10 digits, zeros in front kept or left out"),
    ],
)
def test_a_draft_is_refused_with_a_hint(kind: Kind, text: str, says: str, do: str) -> None:
    assert refused(kind.from_draft, text) == (says, do)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kinds.count, text) for text in ("1,200", "-5", "$5", "1e3", "5 ", "٣", "")]
    + [(kinds.day, text) for text in ("10/07/2013", "2013-10-7", "2013-02-30", "2013-10-07T00:00:00")]
    + [(kinds.flag, text) for text in ("yes", "TRUE", "True", "2", "")]
    + [(kinds.ownership_form, "direct"), (kinds.timeliness, "early"), (kinds.document_type, "4/a"), (kinds.code, "s")],
)
def test_xml_is_read_strictly(kind: Kind, text: str) -> None:
    says, do = refused(kind.from_xml, text)

    assert says.startswith("is not")
    assert do


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (kinds.count, "+5", Decimal(5)),
        (kinds.count, ".5", Decimal("0.5")),
        (kinds.count, "5.", Decimal(5)),
        (kinds.count, "12.30", Decimal("12.3")),
        (kinds.day, "2026-05-13", datetime.date(2026, 5, 13)),
        (kinds.day, "2026-05-13-05:00", datetime.date(2026, 5, 13)),
        (kinds.day, "2026-05-13Z", datetime.date(2026, 5, 13)),
        (kinds.flag, "1", True),
        (kinds.flag, "true", True),
        (kinds.flag, "0", False),
        (kinds.spelled_flag, "false", False),
        (kinds.code, "S", "S"),
        (kinds.timeliness, "L", "L"),
    ],
)
def test_xml_keeps_its_text(kind: Kind, text: str, value: object) -> None:
    assert kind.from_xml(text) == (value, text)


@pytest.mark.parametrize(
    ("kind", "filed", "typed", "printed"),
    [
        (kinds.count, "1200", "1,200", "1,200"),
        (kinds.count, "1234567.8900", "1,234,567.8900", "1,234,567.89"),
        (kinds.count, "12.00", "12.00", "12"),
        (kinds.count, "0", "0", "0"),
        (kinds.count, "0100", "0100", "0100"),
        (kinds.money, "4.40", "4.40", "4.40"),
        (kinds.money, "1000.5", "1,000.5", "1,000.5"),
        (kinds.day, "2013-10-07", "2013-10-07", "10/07/2013"),
        (kinds.day, "2026-05-13-05:00", "2026-05-13-05:00", "05/13/2026"),
        (kinds.day, "soon", "soon", "soon"),
        (kinds.flag, "1", "yes", "X"),
        (kinds.flag, "false", "no", ""),
        (kinds.spelled_flag, "true", "yes", "X"),
        (kinds.ownership_form, "I", "indirect", "I"),
        (kinds.direction, "A", "acquired", "A"),
        (kinds.timeliness, "E", "early", "E"),
        (kinds.cik, "0000320193", "0000320193", "0000320193"),
    ],
)
def test_the_way_back(kind: Kind, filed: str, typed: str, printed: str) -> None:
    assert (kind.to_draft(filed), kind.on_paper(filed)) == (typed, printed)


KINDS = sorted(
    {box.kind for of in (Filing, Issuer, Owner, Row, Signature) for _, box in boxes(of) if box.kind},
    key=lambda kind: kind.name,
)
TYPED = (
    st.sampled_from(
        ["yes", "no", "TRUE", "1", "0", "S", "s", "direct", "I", "early", "L", "acquired", "3", "4/A", "X0306"]
    )
    | st.from_regex(r"\$?[0-9]{1,3}(,[0-9]{3}){0,3}(\.[0-9]{1,4})?", fullmatch=True)
    | st.from_regex(r"\.?[0-9]{1,9}", fullmatch=True)
    | st.dates().map(str)
    | st.dates(datetime.date(1000, 1, 1)).map(lambda day: f"{day.month}/{day.day}/{day.year}")
    | st.text(min_size=1, max_size=8)
)


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(KINDS), TYPED)
def test_what_a_draft_says_comes_back(kind: Kind, typed: str) -> None:
    try:
        said = kind.from_draft(typed)
    except Refused:
        return

    assert kind.from_draft(kind.to_draft(said.text)) == said
    assert kind.from_xml(said.text) == said
    assert isinstance(kind.on_paper(said.text), str)


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(KINDS), st.text(max_size=20))
def test_anything_is_a_value_or_refused(kind: Kind, text: str) -> None:
    for read in (kind.from_draft, kind.from_xml):
        try:
            value, filed = read(text)
        except Refused as no:
            value, filed = no.says, no.do
        assert value is not None
        assert isinstance(filed, str)
    assert isinstance(kind.to_draft(text), str)
    assert isinstance(kind.on_paper(text), str)
