# SPDX-License-Identifier: Apache-2.0
"""Each cell that was read off a page of EDGAR's, raw and as shown, held against our page of the same raw value."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import test_paper
from conftest import SHARED, needs_shared
from test_paper import cell, filing, page_of, seen, tree

from form4gen.model import Cell, Issuer, Owner, Row, Signature

PAGES = ("pair", "html_only", "markdown_only")
BOXES = {  # the element's name: the box of a row, and its column
    "securityTitle": ("security", "security"),
    "transactionDate": ("date", "date"),
    "deemedExecutionDate": ("deemed", "deemed"),
    "transactionTimeliness": ("timeliness", "early"),
    "transactionShares": ("shares", "shares"),
    "transactionAcquiredDisposedCode": ("acquired_or_disposed", "acquired_or_disposed"),
    "transactionPricePerShare": ("price", "price"),
    "sharesOwnedFollowingTransaction": ("owned_after", "owned"),
    "directOrIndirectOwnership": ("ownership", "ownership"),
    "natureOfOwnership": ("nature", "nature"),
    "conversionOrExercisePrice": ("exercise_price", "exercise_price"),
    "exerciseDate": ("exercisable", "exercisable"),
    "expirationDate": ("expires", "expires"),
    "underlyingSecurityTitle": ("underlying", "underlying"),
    "underlyingSecurityShares": ("underlying_shares", "underlying_amount"),
}
ONLY_IN_TABLE_2 = ("exerciseDate", "conversionOrExercisePrice", "underlyingSecurityShares")
PLAIN = {  # the element's name: a filing that holds a text there
    "issuerName": lambda text: filing(issuer=Issuer(name=cell(text))),
    "rptOwnerName": lambda text: filing(owners=(Owner(name=cell(text)),)),
    "rptOwnerStreet1": lambda text: filing(owners=(Owner(street=cell(text)),)),
    "rptOwnerStreet2": lambda text: filing(owners=(Owner(street_2=cell(text)),)),
    "rptOwnerZipCode": lambda text: filing(owners=(Owner(zip=cell(text)),)),
    "officerTitle": lambda text: filing(owners=(Owner(officer_title=cell(text)),)),
    "remarks": lambda text: filing(remarks=cell(text)),
    "signatureName": lambda text: filing(signatures=(Signature(name=cell(text)),)),
    "periodOfReport": lambda text: filing(period=cell(text)),
    "signatureDate": lambda text: filing(signatures=(Signature(date=cell(text)),)),
}
# What is no single text of a box, and the test in test_paper.py that holds it.
ELSEWHERE = {
    "FC028": "test_the_words_of_each_look",
    "FC031": "test_the_words_of_each_look",
    "FC035": "test_address_abroad",
    **dict.fromkeys(("FC059", "FC060", "FC206", "FC214", "FC215"), "test_address_abroad"),
    **dict.fromkeys(("FC040", "FC201", "FC202"), "test_joint_filers_are_all_listed_after_table_2"),
    **dict.fromkeys(("FC043", "FC069", "FC114", "FC162", "FC163", "FC218"), "test_footnotes_remarks_and_signatures"),
    **dict.fromkeys(("FC044", "FC070", "FC207", "FC217"), "test_remarks_have_a_heading"),
    **dict.fromkeys(("FC058", "FC068", "FC072", "FC092", "FC112"), "test_the_words_of_each_look"),
    "FC039": "test_every_box_is_on_paper",
    "FC093": "test_every_box_is_on_paper",
    "FC191": "test_every_box_is_on_paper",
    "FC193": "test_every_box_is_on_paper",
    "FC160": "test_every_box_is_on_paper",
    "FC209": "test_every_box_is_on_paper",
}
TICKS = {
    "isDirector": "director", "isOfficer": "officer", "isTenPercentOwner": "ten_percent", "isOther": "other",
    "aff10b5One": "rule_10b5_1", "notSubjectToSection16": "no_longer_subject",
}  # fmt: skip


def cases() -> list[dict[str, str]]:
    """The rows that a page of EDGAR's stands behind."""
    if not SHARED:
        return []
    with Path(SHARED, "paper", "FORMAT_CASES.csv").open(encoding="utf-8", newline="") as table:
        return [case for case in csv.DictReader(table) if case["evidence"] in PAGES]


def _raw(case: dict[str, str]) -> Cell[Any]:
    """What was filed; where no XML is stored, what must have been for the page to show it."""
    raw, shown = case["raw_value"], case["rendered_value"]
    text = shown if raw == "(XML not stored)" else raw.partition(" (transactionAcq")[0]
    notes = [f"F{number}" for number in re.findall(r"\+F(\d+)|\((\d+)\)", text) for number in number if number]
    text = re.sub(r" ?\+F\d+|\(\d+\)| ?\((?:no value|element absent|empty|absent|blank cell)[^)]*\)", "", " " + text)
    text = text.strip()
    numeric = re.fullmatch(r"\$?[\d,]+(\.\d+)?", text)
    return cell(text.replace(",", "").lstrip("$") if numeric else text, *notes)


def _shown(case: dict[str, str]) -> str:
    return re.sub(r"\(blank cell.*?\)$", "", case["rendered_value"])


def _column(case: dict[str, str], form: str, table: int) -> tuple[Row, str]:
    element = re.split(
        r"[ /]", case["element"].replace("underlyingSecurity/", "").partition("Amounts/")[2] or case["element"]
    )
    name = next((part for part in reversed(element) if part in BOXES), "")
    if case["element"].startswith("transactionCoding"):
        told = dict(part.split("=") for part in case["raw_value"].split() if "=" in part)
        notes = re.findall(r"\((\d+)\)", case["rendered_value"])
        late = {"form_type": cell(told["transactionFormType"])} if told else {}
        coding: dict[str, Any] = {
            "code": cell(told.get("transactionCode", "")),
            "coding": cell("", *(f"F{n}" for n in notes)),
        }
        return Row(table=table, holding=not told, **coding, **late), "code"
    box, column = BOXES[name]
    filled: dict[str, Any] = {box: _raw(case)}
    if column == "shares" and table == 2:
        letters = re.findall(r"AcquiredDisposedCode=([AD])\)", case["raw_value"])
        filled["acquired_or_disposed"] = cell("".join(letters))
        column = "acquired" if "[A column]" in case["element"] else "disposed"
    return Row(table=table, **filled), column


@needs_shared
def test_there_are_cases() -> None:
    assert len(cases()) > 200


@needs_shared
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_a_cell_of_edgars_page(case: dict[str, str]) -> None:
    form = case["form"][0]
    assert form in "345"
    element = case["element"].split()[0]
    if case["id"] in ELSEWHERE:
        assert any(name.startswith(ELSEWHERE[case["id"]]) for name in vars(test_paper))
        return
    if case["section"].startswith("Table ") or any(name in case["element"] for name in BOXES):
        table = 2 if "Table II" in case["section"] or element in ONLY_IN_TABLE_2 else 1
        row, column = _column(case, form, table)
        page = tree(page_of(filing(form, **{f"table_{table}": (row,)})))
        (printed,) = page.xpath(
            f"//table[contains(@class, 'table-{table}')]/tbody//td[starts-with(concat(@class, ' '), '{column} ')]"
        )
        assert printed.text_content() == _shown(case)
    elif element in TICKS:
        name, told = TICKS[element], cell(re.sub(r"\(XML.*", "1", case["raw_value"]).replace("(element absent)", ""))
        owner = name in ("director", "officer", "ten_percent", "other")
        made = filing(form, owners=(Owner(**{name: told}),)) if owner else filing(form, **{name: told})
        bare = filing(form, owners=(Owner(),)) if owner else filing(form)
        more = seen(page_of(made)).split().count("X") - seen(page_of(bare)).split().count("X")
        assert more == case["rendered_value"].startswith("X")
    else:
        text = _raw(case).text
        shown = re.sub(r" (?:\(|under \").*$", "", case["rendered_value"]) if text else ""
        assert shown in seen(page_of(PLAIN[element.split("/")[0]](text)))
        assert bool(shown) == bool(text)
