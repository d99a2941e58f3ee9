# SPDX-License-Identifier: Apache-2.0
"""The address of a reporting person: complete, with the codes that EDGAR has for states and countries."""

from __future__ import annotations

from collections.abc import Iterator

from .. import places, wording
from ..case import Case
from ..model import SINCE_FOREIGN, Owner
from ..rule import ERROR, WARNING, Cite, Told, rule
from .cites import MEASURED, specification

SPEC_TERRITORY, SCHEMA_TERRITORY = 30, 40
FOREIGN = f"{SINCE_FOREIGN[1]}.."
STATES = specification("3.3 and Appendix A")
ZIP = r"^\d{5}(-?\d{4})?$"
ZIP_AREAS = Cite("United States Postal Service, Publication 65: National Five-Digit ZIP Code and Post Office Directory")
AREAS = {
    "0": "CT MA ME NH NJ RI VT PR",
    "1": "DE NY PA",
    "2": "DC MD NC SC VA WV",
    "3": "AL FL GA MS TN",
    "4": "IN KY MI OH",
    "5": "IA MN MT ND SD WI",
    "6": "IL KS MO NE",
    "7": "AR LA OK TX",
    "8": "AZ CO ID NM NV UT WY",
    "9": "AK CA HI OR WA",
}
# Fishers Island and Holtsville in New York, El Paso, and an office of the government.
ACROSS = {("NY", "063"), ("NY", "005"), ("TX", "885"), ("DC", "569")}


def _given(owner: Owner) -> bool:
    return any((owner.street, owner.street_2, owner.city, owner.territory, owner.state, owner.country, owner.zip))


def _abroad(owner: Owner) -> bool:
    # A flag left out and a flag that says no are the same in a draft, so they are judged alike.
    return bool(owner.non_us.value or (owner.non_us.value is None and owner.country))


def _has_countries(case: Case) -> bool:
    return bool(places.countries(case.version))


@rule("OWN-11", WARNING, kind="edgar", each=Owner, cite=specification("4.3.2"))
def address_is_whole(owner: Owner, case: Case) -> Iterator[Told]:
    """An address is given whole or not at all.

    Why: Given nothing, EDGAR takes the address it has on record; given any part, it publishes that part and no more.
    """
    if not _given(owner):
        return
    wanted = {"street": owner.street, "city": owner.city, "zip": owner.zip}
    missing = [key for key, cell in wanted.items() if not cell]
    if not (owner.state or owner.country) and not _has_countries(case):
        missing.append("state")
    if missing:
        do = f"add {' and '.join(missing)}, or leave the whole address out: EDGAR then takes the one it has"
        yield Told(owner.street if owner.street else owner, f"the address has no {' and no '.join(missing)}", do)


@rule("OWN-12", ERROR, kind="edgar", each=Owner, needs="state", cite=STATES)
def state_is_a_code(owner: Owner, case: Case) -> Iterator[Told]:
    """A state is a code of EDGAR's list: two characters, in capitals.

    Why: EDGAR suspends an address with any other word. Up to schema X0508 (Form 3: X0206) the list held countries as
    well; since then they have a box of their own.
    """
    state = owner.state.text
    if state in places.states(case.version):
        return
    if _has_countries(case) and state in places.countries(case.version):
        do = f"write country: {state} and take state out"
        yield Told(owner.state, f"`{state}` is {places.name(state)}, which is a country to EDGAR", do)
        return
    yield Told(owner.state, f"`{state}` is no state on EDGAR's list", _code_hint(state, "state", case))


def _code_hint(text: str, key: str, case: Case) -> str:
    listed = places.states(case.version) if key == "state" else places.countries(case.version)
    if text.upper() in listed:
        return f"write {key}: {text.upper()}"
    code = places.code_of(text)
    if not code:
        return f"write {key}: and the code of EDGAR's list, such as {'NY' if key == 'state' else 'F5 for Taiwan'}"
    key = key if code in listed else "country" if key == "state" else "state"
    return f"{places.name(code)} is {code}: write {key}: {code}"


@rule("OWN-12.1", ERROR, kind="edgar", each=Owner, cite=STATES, schema=FOREIGN)
def address_here_has_a_state(owner: Owner, case: Case) -> Iterator[Told]:
    """An address in the United States has a state.

    Why: The specification (3.3, cm(10)) makes the state mandatory where the address is not abroad, since March 2026.
    """
    if _given(owner) and not _abroad(owner) and not owner.state:
        do = "write state: with its code; abroad, write country: instead"
        if owner.country:
            do = "take non-us out, since there is a country, or write state: instead of country"
        yield Told(owner.street if owner.street else owner, "the address has no state", do)


@rule("OWN-13", ERROR, kind="edgar", each=Owner, needs="country", cite=STATES, schema=FOREIGN)
def country_is_a_code(owner: Owner, case: Case) -> Iterator[Told]:
    """A country is a code of EDGAR's own list, which is not ISO's; Canada's provinces are on it.

    Why: EDGAR suspends an address with any other word. Taiwan, for example, is F5.
    """
    country = owner.country.text
    if country not in places.countries(case.version) and not places.obsolete(country):
        if country in places.states(case.version):
            yield Told(
                owner.country,
                f"`{country}` is {places.name(country)}, a state",
                f"write state: {country} and take country out",
            )
        else:
            yield Told(
                owner.country, f"`{country}` is no country on EDGAR's list", _code_hint(country, "country", case)
            )


@rule("OWN-13.1", ERROR, kind="edgar", each=Owner, cite=specification("schemas, note on obsolete codes"))
def code_is_in_use(owner: Owner, case: Case) -> Iterator[Told]:
    """The code of a state or country is one that is still in use.

    Why: The schema lists some codes for old filings only, and EDGAR suspends a new one with them.
    """
    for cell in (owner.state, owner.country):
        if cell.value and places.obsolete(cell.text):
            yield Told(
                cell, f"`{cell.text}` ({places.name(cell.text)}) is a code of the past", "write the code of today"
            )


@rule("OWN-13.2", ERROR, kind="edgar", each=Owner, cite=STATES, schema=FOREIGN)
def address_abroad_has_a_country(owner: Owner, case: Case) -> Iterator[Told]:
    """An address abroad has a country and no state.

    Why: The specification (3.3, cm(9)) makes the country mandatory where the address is marked as abroad.
    """
    if not _abroad(owner):
        return
    if not owner.country:
        yield Told(
            owner.non_us,
            "the address is abroad and has no country",
            "write country: with EDGAR's code, such as F5 for Taiwan",
        )
    elif owner.state:
        yield Told(
            owner.state,
            f"the address is abroad (country {owner.country.text}) and has the state {owner.state.text}",
            "take state out; a region goes into territory",
            (owner.country,),
        )


@rule("OWN-13.3", WARNING, kind="edgar", each=Owner, needs="territory", cite=specification("3.5"))
def territory_is_short(owner: Owner, case: Case) -> Iterator[Told]:
    """The state or territory of an address abroad has at most 30 characters.

    Why: The specification's table says 30, the schema 40; the stricter of the two is safe.
    """
    long = len(owner.territory.text)
    if SPEC_TERRITORY < long <= SCHEMA_TERRITORY:
        yield Told(
            owner.territory,
            f"territory has {long} characters; EDGAR's table allows {SPEC_TERRITORY}",
            "shorten it to 30",
        )


@rule("OWN-14", ERROR, kind="edgar", each=Owner, needs="zip", cite=specification())
def zip_is_plain(owner: Owner, case: Case) -> Iterator[Told]:
    """A zip or postal code is made of letters, digits, blanks, # and -.

    Why: The schema takes no other character.
    """
    if wording.finds(r"[^0-9A-Za-z #-]", owner.zip.text):
        yield Told(
            owner.zip,
            f"`{owner.zip.text}` has a character that a zip code cannot have",
            "write letters, digits, blanks, # and - only",
        )


@rule("OWN-14.1", WARNING, kind="form", each=Owner, needs="zip state", cite=specification("3.5"))
def zip_fits_the_country(owner: Owner, case: Case) -> Iterator[Told]:
    """A zip code in the United States has five digits, or five and four.

    Why: A shorter one has usually lost the zero in front in a spreadsheet.
    """
    zip_code = owner.zip.text
    if _here(owner) and not wording.finds(ZIP, zip_code):
        do = (
            f"write zip: '{zip_code.zfill(5)}' if a zero was lost"
            if zip_code.isdigit() and len(zip_code) == 4
            else "write five digits, such as 02142"
        )
        yield Told(owner.zip, f"`{zip_code}` is no zip code of {owner.state.text}", do)


def _here(owner: Owner) -> bool:
    return owner.state.value in places.states(SINCE_FOREIGN[0]) and not _abroad(owner)


@rule("OWN-14.3", WARNING, kind="practice", each=Owner, needs="city", cite=MEASURED)
def city_is_a_name(owner: Owner, case: Case) -> Iterator[Told]:
    """A city is a name, without digits.

    Why: Where one has digits, a zip code or a street has slipped into its box; none of the measured addresses has.
    """
    if found := wording.finds(r"\d[\w-]*", owner.city.text):
        yield Told(
            owner.city,
            f"`{found}` is no part of the name of a city",
            "write the city alone; street: and zip: are boxes",
        )


@rule("OWN-14.2", WARNING, kind="form", each=Owner, needs="zip state", cite=ZIP_AREAS)
def zip_fits_the_state(owner: Owner, case: Case) -> Iterator[Told]:
    """A zip code begins with the digit of its state's part of the country.

    Why: The Postal Service gives each first digit to a group of states; California's is 9. One of the two is mistyped,
    or the address is half an old one.
    """
    state, zip_code = owner.state.text, owner.zip.text
    digits = next((digit for digit, states in AREAS.items() if state in states.split()), "")
    known = _here(owner) and digits and wording.finds(ZIP, zip_code) and (state, zip_code[:3]) not in ACROSS
    if known and zip_code[0] != digits:
        said = f"zip codes of {state} begin with {digits}; this one is {zip_code}"
        yield Told(owner.zip, said, "correct zip: or state:", (owner.state,))
