# SPDX-License-Identifier: Apache-2.0
"""What an editor shows of each key: what stands there, in a line. Columns, lengths and forms are added from the map."""

from __future__ import annotations

DRAFT = {
    "form": "Which form this is; /A is an amendment.",
    "period": "The day of the event (Form 3), of the earliest transaction (4), or the end of the fiscal year (5).",
    "original-filed": "Of an amendment: the day on which EDGAR received the original.",
    "no-longer-subject": "The exit box: the person is no longer subject to Section 16.",
    "rule-10b5-1": "Was a transaction made under a Rule 10b5-1(c) plan? Say yes or no; silence is neither.",
    "issuer": "Whose securities these are.",
    "owners": "The reporting persons, 1 to 10; the first is the lead.",
    "table-1": "Table I, non-derivative securities: one row for each transaction or holding.",
    "table-2": "Table II, derivative securities: options, units, warrants, convertible securities.",
    "footnotes": "The explanations by their names; a box names them in brackets behind its value.",
    "vesting": "Vesting schedules as data, by the names that boxes mark; each becomes a footnote.",
    "remarks": "Remarks at the end of the form.",
    "signatures": "Who signs, and when.",
    "accept": "Warnings that are accepted, each for a reason; every report repeats it.",
    "submission": "What the submission to EDGAR says beside the form. Never a password.",
    "filed-on": "The day on which EDGAR received this filing, written down afterwards; the draft is judged as of it.",
    "published": "Written by `import`: what the draft was taken from.",
    "schema": "The schema version of an old filing; leave it out for EDGAR of today.",
    "no-securities-owned": "EDGAR fills it in.",
    "form-3-holdings-reported": "EDGAR fills it in.",
    "form-4-transactions-reported": "EDGAR fills it in.",
}
ISSUER = {
    "cik": "The issuer's CIK; zeros in front may stay or go.",
    "name": "For the page; EDGAR fills in its own.",
    "symbol": "The trading symbol; NONE if there is none.",
    "foreign-symbol": 'The symbol on an exchange abroad, such as "TSE: 8591".',
}
OWNER = {
    "cik": "The reporting person's CIK. The CCC, a password, never stands in a draft.",
    "name": "For the page, last name first; EDGAR fills in its own.",
    "address": "Leave it out to use the address that EDGAR has.",
    "director": "Whether the person is a director.",
    "officer": "The officer's title, which ticks the box; or yes, with officer-title.",
    "officer-title": "The title, where officer: yes ticks the box.",
    "ten-percent": "Whether the person owns more than ten percent.",
    "other": "What else the person is, which ticks the box; or yes, with other-text.",
    "other-text": "The text of Other, where other: yes ticks the box.",
}
ADDRESS = {
    "street": "The first line.",
    "street-2": "The second line.",
    "city": "The city.",
    "state": "EDGAR's code of a U.S. state or territory; none for an address abroad.",
    "zip": "The zip or postal code.",
    "territory": "Abroad: the state or province.",
    "country": "Abroad: EDGAR's code of the country, which is not ISO's.",
    "non-us": "Left out: yes if there is a country.",
    "state-name": "EDGAR fills it in.",
    "good-address": "EDGAR fills it in.",
}
ROW = {
    "security": "The title of the class, such as Common Stock.",
    "exercise-price": "The exercise or conversion price, or a footnote in brackets.",
    "date": "The day of the transaction.",
    "deemed": "The deemed day of execution, where it is another than the day of the transaction.",
    "form-type": "The form on which the row belonged, where it is another than the form at hand.",
    "code": "The transaction code.",
    "equity-swap": "Whether a swap is involved; printed as K beside the code.",
    "timeliness": "early (column V): on a Form 4, what could have waited for Form 5. late: on a Form 5.",
    "acquired": "How many securities were acquired.",
    "disposed": "How many securities were disposed of.",
    "acquired-value": "Of debt: the value acquired, in dollars.",
    "disposed-value": "Of debt: the value disposed of, in dollars.",
    "shares": "The full spelling of acquired and disposed, with acquired-or-disposed.",
    "total-value": "The full spelling of acquired-value and disposed-value, with acquired-or-disposed.",
    "acquired-or-disposed": "Beside shares or total-value: which of the two.",
    "price": "The price of one security in dollars; 0 if nothing was paid; or a footnote in brackets.",
    "exercisable": "The day from which it can be exercised, or a footnote in brackets.",
    "expires": "The day on which it expires, or a footnote in brackets.",
    "underlying": "The title of the underlying security.",
    "underlying-shares": "How many securities underlie the row.",
    "underlying-value": "Or their value, in dollars.",
    "owned-after": "How many are owned after the transaction.",
    "owned-after-value": "Or the value owned after it, in dollars.",
    "owned": "Of a holding: how many are owned.",
    "owned-value": "Of a holding: the value owned, in dollars.",
    "ownership": "Direct, or indirect with a nature.",
    "nature": "Of indirect ownership: through whom or what, such as By Spouse.",
}
SCHEDULE = {
    "vests": "A run, such as 1/4 on 2027-02-01, then 1/48 monthly.",
    "tranches": "Or a line for each day: 2027-02-01: 25%.",
    "granted": "How many were granted; else the row of the grant says it.",
    "granted-on": "The day of the grant.",
    "award": "What the sentence calls the award; else the title of the row.",
    "early-exercise": "Whether it may be exercised before it vests.",
    "subject-to": "The condition that closes the sentence, such as continued service through each vesting date.",
}
SIGNATURE = {"name": "The signature as it is typed, such as /s/ Jane Doe.", "date": "The day of the signature."}
ACCEPT = {
    "rule": "The id of the rule, such as DUE-02.",
    "because": "The reason.",
    "where": "The one place that is meant, such as table-1[3].",
}
PUBLISHED = {"file": "The file.", "sha256": "Its SHA-256.", "says": "A digest of what it said."}
SUBMISSION = {
    "contact": "Whom EDGAR's staff may ask.",
    "notify": "Addresses to which EDGAR sends its notices.",
    "exhibits": "Files that go with the form.",
}
CONTACT = {"name": "The name.", "phone": "The telephone number.", "email": "The address."}
EXHIBIT = {
    "file": "The file, from the draft's folder.",
    "type": "EX-24 is a power of attorney.",
    "description": "What it is.",
}
PROFILE = {
    "issuers": "The companies whose securities are reported.",
    "people": "The reporting persons as their boxes are to be filed.",
    "powers-of-attorney": "Who signs for whom.",
    "python-rules": "Rules of the company's own, by the names of their entry points.",
}
PROFILE_ISSUER = {
    "cik": "The issuer's CIK.",
    "name": "The name as EDGAR has it.",
    "symbol": "The trading symbol.",
    "symbols": "Trading symbols with their days.",
    "fiscal-year-end": "Month and day, such as 12-31; of a year of 52 or 53 weeks: near 01-31.",
    "foreign": "Whether it is a foreign private issuer.",
    "securities": "The titles of Table I, letter by letter.",
    "derivatives": "The titles of Table II, letter by letter.",
}
PROFILE_PERSON = {
    "cik": "The person's CIK.",
    "name": "The name, last name first.",
    "issuer": "The CIK of the issuer that this entry is about, where it is about one alone.",
    "director": "Whether the person is a director.",
    "officer": "The title as it is to be filed; yes for any, no for no officer.",
    "ten-percent": "Whether the person owns more than ten percent.",
    "other": "The reason, yes or no.",
}
POWER = {
    "signer": "The name of who signs.",
    "for": "The CIK of the owner who gave the power.",
    "filed": "The accession number of the filing that has it as Exhibit 24.",
}
SYMBOL = {"symbol": "The trading symbol."}
TERM = {"since": "From when, that day included.", "until": "Until when, that day included."}
