# SPDX-License-Identifier: Apache-2.0
"""Our XSDs take and refuse what the SEC's do, and what they refuse is said in English.

Where FORM4GEN_SEC names a folder with the SEC's own files, both are compared on every case of this file.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import SEC, needs_sec
from lxml import etree

from form4gen import places, schema
from form4gen.home import folder
from form4gen.rule import RULES, Mark
from form4gen.schema import judging
from form4gen.schema.versions import entries

ERAS = {
    "X0306": "X0206",
    "X0508": "X0206",
    "X0609": "X0607",
}  # the version of Forms 4 and 5, and the Form 3 of its days
FILES = sorted(folder("schemas").glob("X*/form-*.xsd"))
PEOPLE = (
    "<issuer><issuerCik>320193</issuerCik><issuerTradingSymbol>AAPL</issuerTradingSymbol></issuer>"
    "<reportingOwner><reportingOwnerId><rptOwnerCik>0001214156</rptOwnerCik><rptOwnerCcc>abcd#123</rptOwnerCcc>"
    "</reportingOwnerId><reportingOwnerAddress><rptOwnerCity>CUPERTINO</rptOwnerCity><rptOwnerState>CA</rptOwnerState>"
    "<rptOwnerZipCode>95014</rptOwnerZipCode></reportingOwnerAddress>"
    "<reportingOwnerRelationship><isDirector>1</isDirector><officerTitle/></reportingOwnerRelationship></reportingOwner>"
)
OWNED = (
    "<postTransactionAmounts><sharesOwnedFollowingTransaction><value>9</value></sharesOwnedFollowingTransaction>"
    "</postTransactionAmounts>"
)
VALUED = "<valueOwnedFollowingTransaction><value>1</value></valueOwnedFollowingTransaction>"
ORIGINAL = "<dateOfOriginalSubmission>2026-09-02</dateOfOriginalSubmission>"
FOREIGN = "<issuerForeignTradingSymbol>{}</issuerForeignTradingSymbol>"
TERRITORY = "<rptOwnerNonUSStateTerritory>{}</rptOwnerNonUSStateTerritory>"
NATURE = (
    "<ownershipNature><directOrIndirectOwnership><value>D</value></directOrIndirectOwnership>"
    "<natureOfOwnership><value/><footnoteId id='F1'/></natureOfOwnership></ownershipNature>"
)
TITLE = "<securityTitle><value>Common Stock</value></securityTitle>"
PRICED = "<conversionOrExercisePrice><value>1.5</value></conversionOrExercisePrice>"
TERMS = (
    "<exerciseDate><footnoteId id='F1'/></exerciseDate><expirationDate><value>2030-01-01</value></expirationDate>"
    "<underlyingSecurity><underlyingSecurityTitle><value>Common Stock</value></underlyingSecurityTitle>"
    "</underlyingSecurity>"
)
WHEN = (
    "<transactionDate><value>2026-09-01</value></transactionDate><deemedExecutionDate/>"
    "<transactionCoding><transactionFormType>4</transactionFormType><transactionCode>S</transactionCode>"
    "<equitySwapInvolved>0</equitySwapInvolved></transactionCoding><transactionTimeliness><value/></transactionTimeliness>"
    "<transactionAmounts><transactionShares><value>5</value></transactionShares><transactionPricePerShare>"
    "<footnoteId id='F1'/></transactionPricePerShare><transactionAcquiredDisposedCode><value>D</value>"
    "</transactionAcquiredDisposedCode></transactionAmounts>"
)
ENDING = (
    "<footnotes><footnote id='F1'>A note.</footnote></footnotes><remarks>None.</remarks>"
    "<ownerSignature><signatureName>/s/ A. Person</signatureName><signatureDate>2026-09-02</signatureDate>"
    "</ownerSignature>"
)


def version_of(form: str, era: str) -> str:
    return ERAS[era] if form[0] == "3" else era


def document(form: str = "4", era: str = "X0609") -> etree._Element:
    """A document with a row of each sort that the form has."""
    amended = ORIGINAL if "/" in form else ""
    plan = "<aff10b5One>0</aff10b5One>" if era != "X0306" and form[0] != "3" else ""
    rows_1 = f"<nonDerivativeHolding>{TITLE}{OWNED}{NATURE}</nonDerivativeHolding>"
    owned = "" if form[0] == "3" else OWNED
    rows_2 = f"<derivativeHolding>{TITLE}{PRICED}{TERMS}{owned}{NATURE}</derivativeHolding>"
    if form[0] != "3":
        rows_1 = f"<nonDerivativeTransaction>{TITLE}{WHEN}{OWNED}{NATURE}</nonDerivativeTransaction>" + rows_1
        row = f"{TITLE}{PRICED}{WHEN}{TERMS}{OWNED}{NATURE}"
        rows_2 = f"<derivativeTransaction>{row}</derivativeTransaction>" + rows_2
    return etree.fromstring(
        f"<ownershipDocument><documentType>{form}</documentType><periodOfReport>2026-09-01</periodOfReport>{amended}"
        f"{PEOPLE}{plan}<nonDerivativeTable>{rows_1}</nonDerivativeTable><derivativeTable>{rows_2}</derivativeTable>"
        f"{ENDING}</ownershipDocument>"
    )


Edit = Callable[[etree._Element], None]


def at(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path)
    assert found is not None, path
    return found


def says(path: str, text: str) -> Edit:
    def edit(root: etree._Element) -> None:
        at(root, path).text = text

    return edit


def without(path: str) -> Edit:
    def edit(root: etree._Element) -> None:
        gone = at(root, path)
        above = gone.getparent()
        assert above is not None
        above.remove(gone)

    return edit


def repeated(path: str, times: int) -> Edit:
    def edit(root: etree._Element) -> None:
        one = at(root, path)
        for _ in range(times - 1):
            one.addnext(copy.deepcopy(one))

    return edit


def followed(path: str, xml: str) -> Edit:
    def edit(root: etree._Element) -> None:
        at(root, path).addnext(etree.fromstring(xml))

    return edit


def holding(path: str, xml: str) -> Edit:
    def edit(root: etree._Element) -> None:
        at(root, path).append(etree.fromstring(xml))

    return edit


def marked(path: str) -> Edit:
    return holding(path, "<footnoteId id='F1'/>")


def having(path: str, name: str, value: str) -> Edit:
    def edit(root: etree._Element) -> None:
        at(root, path).set(name, value)

    return edit


def renamed(path: str, tag: str) -> Edit:
    def edit(root: etree._Element) -> None:
        at(root, path).tag = tag

    return edit


def lone_note(path: str) -> Edit:
    def edit(root: etree._Element) -> None:
        box = at(root, path)
        box[:] = [etree.fromstring("<footnoteId id='F1'/>")]

    return edit


def reversed_children(path: str) -> Edit:
    def edit(root: etree._Element) -> None:
        box = at(root, path)
        box[:] = list(reversed(box))

    return edit


def plan(*boxes: str) -> Edit:
    def edit(root: etree._Element) -> None:
        for box in root.findall("aff10b5One"):
            root.remove(box)
        for xml in boxes:
            followed("reportingOwner", xml)(root)

    return edit


def nothing(root: etree._Element) -> None:
    """The document as it is."""


HELD = "nonDerivativeTable/nonDerivativeHolding"
LATE = "<transactionCoding><transactionFormType>{}</transactionFormType><footnoteId id='F1'/></transactionCoding>"
ROW = "nonDerivativeTable/nonDerivativeTransaction"
SHARES, PRICE = f"{ROW}/transactionAmounts/transactionShares", f"{ROW}/transactionAmounts/transactionPricePerShare"
DAY, CODING = f"{ROW}/transactionDate/value", f"{ROW}/transactionCoding"
TIMELY, DIRECTION = f"{ROW}/transactionTimeliness", f"{ROW}/transactionAmounts/transactionAcquiredDisposedCode"
DERIVED = "derivativeTable/derivativeTransaction/transactionAmounts"
ADDRESS = "reportingOwner/reportingOwnerAddress"
STATE, CITY = f"{ADDRESS}/rptOwnerState", f"{ADDRESS}/rptOwnerCity"
OWNER_ID, SYMBOL = "reportingOwner/reportingOwnerId", "issuer/issuerTradingSymbol"
OLD, PLANNED, NEW = frozenset({"X0306"}), frozenset({"X0508"}), frozenset({"X0609"})
TAKEN, REFUSED = OLD | PLANNED | NEW, frozenset[str]()


def signs(path: str, taken: tuple[str, ...], refused: tuple[str, ...]) -> list[tuple[str, Edit, frozenset[str]]]:
    """Cases of one box: texts that every era takes, and texts that none does."""
    tag = path.rpartition("/")[2] if not path.endswith("/value") else path.split("/")[-2]
    return [(f"{tag} {text[:20]!r} {len(text)}", says(path, text), TAKEN) for text in taken] + [
        (f"{tag} {text[:20]!r} {len(text)}", says(path, text), REFUSED) for text in refused
    ]


FORM_4: list[tuple[str, Edit, frozenset[str]]] = [
    ("as it is", nothing, TAKEN),
    ("30 rows", repeated(ROW, 29), TAKEN),
    ("31 rows", repeated(ROW, 30), REFUSED),
    ("10 owners", repeated("reportingOwner", 10), TAKEN),
    ("11 owners", repeated("reportingOwner", 11), REFUSED),
    ("10 signatures", repeated("ownerSignature", 10), TAKEN),
    ("11 signatures", repeated("ownerSignature", 11), REFUSED),
    ("no signature", without("ownerSignature"), REFUSED),
    ("no table", without("nonDerivativeTable"), TAKEN),
    ("an empty table", says("nonDerivativeTable", " "), TAKEN),
    ("no period", without("periodOfReport"), REFUSED),
    ("an original's day", followed("periodOfReport", ORIGINAL), REFUSED),
    ("a Form 3 flag", followed("periodOfReport", "<noSecuritiesOwned>0</noSecuritiesOwned>"), REFUSED),
    ("no longer subject", followed("periodOfReport", "<notSubjectToSection16>1</notSubjectToSection16>"), TAKEN),
    ("schema version", followed("documentType", "<schemaVersion>X0609</schemaVersion>"), REFUSED),
    ("a footnote of 5000", says("footnotes/footnote", "n" * 5000), TAKEN),
    ("markup in a footnote", holding("footnotes/footnote", "<b>x</b>"), REFUSED),
    ("an unused footnote", holding("footnotes", "<footnote id='F99'>x</footnote>"), TAKEN),
    ("a footnote twice", repeated("footnotes/footnote", 2), REFUSED),
    ("a footnote without a name", holding("footnotes", "<footnote>x</footnote>"), REFUSED),
    ("footnotes after the remarks", followed("remarks", "<footnotes/>"), REFUSED),
    ("one mark twice", repeated(f"{PRICE}/footnoteId", 2), TAKEN),
    ("99 marks for a price", repeated(f"{PRICE}/footnoteId", 99), TAKEN),
    ("100 marks for a price", repeated(f"{PRICE}/footnoteId", 100), REFUSED),
    ("a mark for shares", lone_note(SHARES), REFUSED),
    ("an empty price", without(f"{PRICE}/footnoteId"), REFUSED),
    ("a value behind its mark", followed(f"{PRICE}/footnoteId", "<value>1</value>"), REFUSED),
    ("a mark with text", says(f"{PRICE}/footnoteId", "x"), REFUSED),
    ("a mark on the direction", marked(DIRECTION), TAKEN),
    ("a mark on the timeliness", marked(TIMELY), TAKEN),
    ("a mark on a derivative's direction", marked(f"{DERIVED}/transactionAcquiredDisposedCode"), REFUSED),
    ("a total for shares", renamed(SHARES, "transactionTotalValue"), REFUSED),
    ("a total for derivatives", renamed(SHARES.replace("nonDer", "der"), "transactionTotalValue"), TAKEN),
    ("no coding", without(CODING), TAKEN),
    ("no equity swap box", without(f"{CODING}/equitySwapInvolved"), REFUSED),
    ("no timeliness", without(TIMELY), TAKEN),
    ("text between elements", says(f"{ROW}/ownershipNature", "D"), REFUSED),
    ("no amount owned", without(f"{ROW}/postTransactionAmounts"), REFUSED),
    ("shares and value owned", followed(f"{ROW}/postTransactionAmounts/*", VALUED), REFUSED),
    ("a coded holding", followed(f"{HELD}/securityTitle", "<transactionCoding/>"), REFUSED),
    ("no relationship", without("reportingOwner/reportingOwnerRelationship/isDirector"), TAKEN),
    ("no address", without(ADDRESS), TAKEN),
    ("an attribute", having("issuer", "lang", "en"), REFUSED),
    ("a stranger", holding("issuer", "<issuerFax>1</issuerFax>"), REFUSED),
    ("a namespace", renamed("remarks", "{urn:other}remarks"), REFUSED),
    ("no plan box", plan(), OLD),
    ("a plan box", plan("<aff10b5One>true</aff10b5One>"), PLANNED | NEW),
    ("an empty plan box", plan("<aff10b5One/>"), REFUSED),
    ("two plan boxes", plan("<aff10b5One>1</aff10b5One>", "<aff10b5One>1</aff10b5One>"), REFUSED),
    ("a foreign symbol", followed(SYMBOL, FOREIGN.format("2330.TW")), NEW),
    ("a foreign symbol of 15", followed(SYMBOL, FOREIGN.format("x" * 15)), REFUSED),
    ("a country", followed(STATE, "<rptOwnerCountry>F5</rptOwnerCountry>"), NEW),
    ("a country before the state", followed(CITY, "<rptOwnerCountry>F5</rptOwnerCountry>"), REFUSED),
    ("an obsolete country", followed(STATE, "<rptOwnerCountry>I7</rptOwnerCountry>"), NEW),
    ("Puerto Rico as a country", followed(STATE, "<rptOwnerCountry>PR</rptOwnerCountry>"), REFUSED),
    ("an ISO country", followed(STATE, "<rptOwnerCountry>TW</rptOwnerCountry>"), REFUSED),
    ("a territory of 40", followed(CITY, TERRITORY.format("x" * 40)), NEW),
    ("a territory of 41", followed(CITY, TERRITORY.format("x" * 41)), REFUSED),
    ("a country as state", says(STATE, "X1"), OLD | PLANNED),
    ("a province as state", says(STATE, "A6"), OLD | PLANNED),
    *signs(STATE, ("PR", "B5", "", " ", "  "), ("va", "ZZ", "   ", " CA")),
    *signs("periodOfReport", ("0023-03-23", "2026-09-01-05:00"), ("2026-9-1", "09/01/2026", "2026-02-30", "")),
    *signs(f"{SHARES}/value", ("+5", ".5", "0", "999999999999.9999"), ("-1", "1,439", "1.12345", "", "$5", "1e3")),
    *signs(f"{SHARES}/value", ("999999999999",), ("1000000000000", "999999999999.99991")),
    *signs(f"{CODING}/transactionCode", ("S", "Z", "U"), ("K", "V", "B", "s", " S", "")),
    *signs(f"{CODING}/transactionFormType", ("4", "5"), ("3", "")),
    *signs(f"{CODING}/equitySwapInvolved", ("1", "true", "false"), ("TRUE", "", "yes", "X")),
    *signs(f"{TIMELY}/value", ("E", "L", "", "|", " E "), ("EL", "e")),
    *signs(f"{DIRECTION}/value", ("A", "D"), ("A ", "", "I")),
    *signs(f"{ROW}/securityTitle/value", ("x" * 60,), ("x" * 61, "")),
    *signs(f"{ROW}/ownershipNature/natureOfOwnership/value", ("x" * 100,), ("x" * 101,)),
    *signs("reportingOwner/reportingOwnerRelationship/officerTitle", ("x" * 30,), ("x" * 31,)),
    *signs("remarks", ("", "x" * 2000), ("x" * 2001,)),
    *signs(SYMBOL, ("NONE", "BRK.A", "aapl"), ("", "ABCDEFGHIJK")),
    *signs(f"{OWNER_ID}/rptOwnerCik", ("1",), ("", "12345678901", "12a", " 1", "\n1\n")),
    *signs(f"{OWNER_ID}/rptOwnerCcc", (), ("", "1234567", "123456789")),
    *signs(f"{ADDRESS}/rptOwnerZipCode", ("SW1A 1AA", "", "#-"), ("95014.1", "95014-12345")),
    *signs("ownerSignature/signatureName", ("x" * 255,), ("", "x" * 256)),
    *signs("documentType", (), ("4/A", "4 ", "3", "")),
    *[(f"footnote {name}", having("footnotes/footnote", "id", name), kept) for name, kept in
      (("F1", TAKEN), ("F0", REFUSED), ("F01", REFUSED), ("F100", REFUSED), ("f1", REFUSED), ("", REFUSED))],
]  # fmt: skip

OTHER_FORMS: list[tuple[str, str, Edit, frozenset[str]]] = [
    *[(form, "as it is", nothing, TAKEN) for form in schema.FORMS],
    *[(form, "another's name", says("documentType", "3" if form != "3" else "4"), REFUSED) for form in schema.FORMS],
    *[(form, "no original's day", without("dateOfOriginalSubmission"), REFUSED) for form in ("3/A", "4/A", "5/A")],
    ("3", "nothing owned", followed("periodOfReport", "<noSecuritiesOwned>1</noSecuritiesOwned>"), TAKEN),
    ("3", "a plan box", followed("reportingOwner", "<aff10b5One>1</aff10b5One>"), NEW),
    ("3", "a transaction", renamed("nonDerivativeTable/nonDerivativeHolding", "nonDerivativeTransaction"), REFUSED),
    ("3", "a derivative owned", followed("derivativeTable/derivativeHolding/underlyingSecurity", OWNED), REFUSED),
    ("3", "31 holdings", repeated("derivativeTable/derivativeHolding", 31), REFUSED),
    ("5", "both flags", followed("periodOfReport", "<form3HoldingsReported>1</form3HoldingsReported>"), TAKEN),
    ("5", "a mark on the timeliness", marked(TIMELY), REFUSED),
    *[("5", f"a late holding {code!r}", followed(f"{HELD}/securityTitle", LATE.format(code)), kept)
      for code, kept in (("3", TAKEN), ("", TAKEN), ("4", REFUSED), (" ", REFUSED))],
]  # fmt: skip

CASES = [("4", *case) for case in FORM_4] + OTHER_FORMS


def cases() -> list[Any]:
    return [
        pytest.param(form, era, edit, era in taken, id=f"{form} {era} {name}")
        for form, name, edit, taken in CASES
        for era in ERAS
    ]


def edited(form: str, era: str, edit: Edit) -> etree._Element:
    root = document(form, era)
    edit(root)
    return etree.fromstring(etree.tostring(root))


@pytest.mark.parametrize(("form", "era", "edit", "valid"), cases())
def test_takes_and_refuses(form: str, era: str, edit: Edit, valid: bool) -> None:
    complaints = schema.verdict(edited(form, era, edit), form, version_of(form, era))

    assert (not complaints) == valid, complaints


@cache
def declarations(path: Path) -> Any:
    import xmlschema

    return xmlschema.XMLSchema10(str(path), allow="local")


@pytest.mark.parametrize(("form", "era", "edit", "valid"), cases())
def test_both_engines_agree(form: str, era: str, edit: Edit, valid: bool) -> None:
    path = schema.file_of(form, version_of(form, era))
    root = edited(form, era, edit)
    named = {note.get("id") for note in root.iter("footnote")}
    loose = not {mark.get("id") for mark in root.iter("footnoteId")} <= named  # libxml2 does not look for the footnote

    assert declarations(path).is_valid(root) == (valid and not loose)


def test_the_engines_differ_where_we_know_it() -> None:
    padded, loose = document(), document()
    says(DAY, " 2026-09-01 ")(padded)
    having(f"{PRICE}/footnoteId", "id", "F9")(loose)
    judge = declarations(schema.file_of("4", "X0609"))

    assert [bool(schema.verdict(root, "4", "X0609")) for root in (padded, loose)] == [True, False]
    assert [judge.is_valid(root) for root in (padded, loose)] == [True, False]


@pytest.mark.parametrize(
    ("form", "version", "expected", "known"),
    [
        ("4", "X0609", "X0609", True),
        ("5/A", "X0508", "X0508", True),
        ("4", "X0407", "X0508", True),
        ("4", "X0306", "X0306", True),
        ("4", "X0303", "X0306", True),
        ("4", "X0202", "X0306", True),
        ("5", "X0101", "X0306", True),
        ("3", "X0206", "X0306", True),
        ("3/A", "X0607", "X0609", True),
        ("4", "", "X0609", False),
        ("3", "", "X0609", False),
        ("4", "X0608", "X0609", False),
        ("4", "X0711", "X0609", False),
        ("3", "X0508", "X0306", False),
        ("4", "X0001", "X0306", False),
        ("8-K", "X0508", "X0508", True),
    ],
)
def test_the_folder_of_a_version(form: str, version: str, expected: str, known: bool) -> None:
    assert schema.folder_of(form, version) == expected
    assert schema.is_known(form, version) is known


def test_every_version_has_a_folder_dates_and_a_source() -> None:
    for entry in entries():
        assert (folder("schemas") / entry["schema"]).is_dir()
        assert entry["source"]["title"]
        assert entry["until"] is None or entry["from"] <= entry["until"]
    assert {path.parent.name for path in FILES} == {entry["schema"] for entry in entries()}


@pytest.mark.parametrize("version", ["X0306", "X0609"])
def test_places_are_fresh(version: str, request: pytest.FixtureRequest) -> None:
    path, text = folder("schemas") / version / "places.xsd", places.as_xsd(version)
    if request.config.getoption("--accept", default=False):
        path.write_text(text, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == text


# Places --------------------------------------------------------------------------------------------------------------


def test_states_and_countries_were_one_list_until_2026() -> None:
    assert len(places.states("X0609")) == 57
    assert len(places.countries("X0609")) == 274
    assert places.states("X0508") == places.states("X0609") | places.countries("X0607")
    assert not places.states("X0609") & places.countries("X0609")
    assert not places.countries("X0206")
    assert places.states("") == places.states("X0609")
    assert all(isinstance(code, str) and re.fullmatch("[0-9A-Z]{2}", code) for code in places.states("X0306"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Taiwan", "F5"),
        ("ONTARIO", "A6"),
        ("Korea, Republic of", "M5"),
        ("south korea", "M5"),
        ("Georgia", "GA"),
        ("U.K.", "X0"),
        ("Virgin Islands, U.S.", "VI"),
        ("Virgin Islands", ""),
        ("Germany", "2M"),
        ("Yugoslavia", ""),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_the_code_of_a_name(name: str, code: str) -> None:
    assert places.code_of(name) == code


def test_names_and_obsolete_codes() -> None:
    assert places.name("F5") == "TAIWAN"
    assert places.name("TW") == ""
    assert [code for code in ("I7", "X1", "ZZ") if places.obsolete(code)] == ["I7"]


# What is told --------------------------------------------------------------------------------------------------------


def place(path: str) -> Mark:
    return Mark("draft.yaml", path=path)


def told(root: etree._Element, form: str = "4", version: str = "X0609", **more: Any) -> list[tuple[str, str, str]]:
    given: dict[str, Any] = {"spoken": frozenset(), "any_error": False, **more}
    return [(f.rule, f.message, f.mark.path) for f in schema.findings(root, form, version, place, **given)]


def ids(root: etree._Element, **more: Any) -> list[str]:
    return [rule for rule, _, _ in told(root, **more)]


TOP = "/ownershipDocument"


MESSAGES: list[tuple[Edit, str, str, str]] = [
    (plan(), "MISSING", "ownershipDocument has no aff10b5One", ""),
    (without("ownerSignature"), "MISSING", "ownershipDocument has no ownerSignature", ""),
    (without(f"{DERIVED}/transactionShares"), "MISSING",
     "transactionAmounts has no transactionShares or transactionTotalValue", DERIVED),
    (repeated(ROW, 30), "UNEXPECTED", "nonDerivativeTable takes at most 30 rows; this has 31", HELD),
    (repeated("reportingOwner", 11), "UNEXPECTED",
     "ownershipDocument takes reportingOwner at most 10 times; this has 11", "reportingOwner[11]"),
    (followed("documentType", "<issuer/>"), "UNEXPECTED",
     "ownershipDocument takes issuer at most once; this has 2", "issuer[1]"),
    (followed(f"{ROW}/postTransactionAmounts/*", VALUED), "UNEXPECTED",
     "postTransactionAmounts takes at most 1 of sharesOwnedFollowingTransaction and valueOwnedFollowingTransaction; "
     "this has 2", f"{ROW}/postTransactionAmounts/valueOwnedFollowingTransaction"),
    (holding("issuer", "<issuerFax/>"), "UNEXPECTED",
     "issuer has no box issuerFax under this form and schema version", "issuer/issuerFax"),
    (holding("footnotes/footnote", "<b/>"), "UNEXPECTED",
     "footnote has no box b under this form and schema version", "footnotes/footnote/b"),
    (followed(f"{PRICE}/footnoteId", "<value>1</value>"), "UNEXPECTED",
     "value stands in the wrong place of transactionPricePerShare", f"{PRICE}/value"),
    (reversed_children("issuer"), "UNEXPECTED",
     "issuerTradingSymbol stands in the wrong place of issuer; issuerCik comes first", SYMBOL),
    (having("issuer", "lang", "en"), "ATTRIBUTE", "issuer takes no attribute lang", "issuer"),
    (holding("footnotes", "<footnote>x</footnote>"), "ATTRIBUTE", "footnote lacks its id", "footnotes/footnote[2]"),
    (says(f"{ROW}/ownershipNature", "x"), "CONTENT",
     "ownershipNature takes elements alone, and no text beside them", f"{ROW}/ownershipNature"),
    (holding(DAY, "<b/>"), "CONTENT", "transactionDate takes text alone, and no element or markup in it", DAY),
    (says(f"{PRICE}/footnoteId", "x"), "CONTENT",
     "footnoteId takes neither text nor elements, only its id", f"{PRICE}/footnoteId"),
    (says("remarks", "x" * 2001), "LENGTH", "remarks takes at most 2000 characters; this has 2001", "remarks"),
    (says(f"{OWNER_ID}/rptOwnerCcc", "top"), "LENGTH",
     "rptOwnerCcc takes 8 characters; this has 3", f"{OWNER_ID}/rptOwnerCcc"),
    (says(STATE, "A6"), "CHOICE",
     "rptOwnerState takes one of EDGAR's codes of U.S. states and territories, or nothing; this says `A6`", STATE),
    (says("documentType", "4/A"), "CHOICE",
     "documentType takes 4 under the schema of Form 4; this says `4/A`", "documentType"),
    (says(f"{SHARES}/value", "1,439"), "VALUE",
     "transactionShares takes a number from 0 to 999999999999.9999 with at most 4 decimals, without comma, sign or "
     "currency; this says `1,439`", f"{SHARES}/value"),
    (says("periodOfReport", ""), "VALUE",
     "periodOfReport takes a day of the calendar, as YYYY-MM-DD; this is empty", "periodOfReport"),
    (says(DAY, " 2026-09-01 "), "VALUE",
     "transactionDate takes a day of the calendar, as YYYY-MM-DD; this says `2026-09-01` with blanks around it", DAY),
    (having("footnotes/footnote", "id", "F01"), "VALUE",
     "the id of footnote takes a footnote name from F1 to F99 that no other footnote has; this says `F01`",
     "footnotes/footnote"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "rule", "message", "where"), MESSAGES)
def test_a_message_is_english(edit: Edit, rule: str, message: str, where: str) -> None:
    found = told(edited("4", "X0609", edit))

    assert found[:1] == [(f"XSD-{rule}", message, f"{TOP}/{where}".rstrip("/"))]


def test_a_root_of_another_name_is_told() -> None:
    assert told(etree.fromstring("<letter xmlns='urn:x'/>")) == [
        ("XSD-ROOT", "the document is {urn:x}letter; EDGAR takes an ownershipDocument without a namespace", "/*")
    ]


def test_every_refused_case_is_told_shortly_by_a_declared_rule() -> None:
    for form, name, edit, taken in CASES:
        for era in ERAS.keys() - taken:
            found = told(edited(form, era, edit), form, version_of(form, era), alone=True)

            assert found, (form, era, name)
            for rule, message, _ in found:
                assert rule in RULES
                assert len(message) < 220
                assert "Element '" not in message
                assert "facet" not in message


def test_a_form_that_does_not_exist_is_refused() -> None:
    root = document()
    says("documentType", "6")(root)

    assert [rule for rule, _, _ in told(root, "6")] == ["XSD-CHOICE"]


def test_rules_go_before_the_schema() -> None:
    root = document()
    says(f"{SHARES}/value", "1,439")(root)
    plan()(root)
    mark = place(f"{TOP}/{SHARES}/value")

    # libxml2 looks no further behind a fault of structure, so the value is judged once the box is there.
    assert ids(root) == ["XSD-MISSING"]
    assert ids(root, any_error=True) == []
    assert ids(root, any_error=True, alone=True) == ["XSD-MISSING"]
    plan("<aff10b5One>0</aff10b5One>")(root)
    assert ids(root, any_error=True) == ["XSD-VALUE"]
    assert ids(root, any_error=True, spoken=frozenset({mark})) == []
    assert ids(root, any_error=True, spoken=frozenset({mark}), alone=True) == ["XSD-VALUE"]


def test_layout_and_comments_change_nothing() -> None:
    root = document()
    says(f"{SHARES}/value", "-1")(root)
    holding("issuer", "<issuerFax/>")(root)
    having(f"{CODING}", "note", "x")(root)
    spaced = etree.fromstring(etree.tostring(root, pretty_print=True))
    spaced.insert(1, etree.Comment("a comment"))
    at(spaced, "issuer").insert(0, etree.ProcessingInstruction("an", "instruction"))

    assert told(spaced) == told(root)
    assert ids(root) == ["XSD-UNEXPECTED", "XSD-ATTRIBUTE", "XSD-VALUE"]


def test_a_valid_document_asks_libxml2_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(path: Path) -> None:
        raise AssertionError(f"xmlschema was asked for {path}")

    monkeypatch.setattr(judging, "_declarations", never)

    assert told(document()) == []


def test_a_schema_that_a_user_points_to(tmp_path: Path) -> None:
    own = tmp_path / "own.xsd"
    own.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:int"/></xs:schema>'
    )

    assert schema.judged(etree.fromstring("<a>1</a>"), schema.compiled(own)) == []
    assert [c.structural for c in schema.judged(etree.fromstring("<a>x</a>"), schema.compiled(own))] == [False]


# The SEC's own -----------------------------------------------------------------------------------------------------

SEC_FOLDERS = {"X0306": "X0306-reconstructed", "X0508": "X0407-X0508-reconstructed", "X0609": "X0609"}


@cache
def of_the_sec(era: str, form: str) -> etree.XMLSchema:
    return schema.compiled(Path(SEC, SEC_FOLDERS[era], f"ownership{form.replace('/', '')}Document.xsd.xml"))


@needs_sec
def test_the_sec_says_the_same_of_every_case_and_sample() -> None:
    asked = [(form, era, f"{name} {era}", edited(form, era, edit)) for form, name, edit, _ in CASES for era in ERAS]
    for sample in sorted(Path(SEC, "samples").glob("doc*.xml")):
        root = etree.fromstring(sample.read_bytes())
        asked += [(form, era, sample.name, root) for form in schema.FORMS for era in ERAS]

    for form, era, name, root in asked:
        theirs = schema.judged(root, of_the_sec(era, form))
        ours = schema.verdict(root, form, version_of(form, era))

        assert {c.element_path for c in ours} == {c.element_path for c in theirs}, (form, era, name)
