# SPDX-License-Identifier: Apache-2.0
"""The sources that the rules cite, each under one name, with the address where it can be read.

A rule names the section it rests on: `cite=specification("4.3.5")`, `cite=instruction("4(b)(v)")`.
"""

from __future__ import annotations

from ..law import rule_of as rule_of
from ..rule import Cite

_SEC = "https://www.sec.gov/"
_CFR = "https://www.law.cornell.edu/cfr/text/17/"


def specification(section: str = "") -> Cite:
    """A section of the EDGAR Ownership XML Technical Specification v5.5, or its schemas where none is named."""
    where = f", section {section}" if section else ", schemas"
    return Cite(
        "EDGAR Ownership XML Technical Specification v5.5 (March 2026)" + where,
        _SEC + "files/edgar/filer-information/specifications/ownershipxmltechspec-v5-5.zip",
    )


def instruction(number: str, form: str = "4") -> Cite:
    """A General Instruction of Form 4, or of another form."""
    return Cite(f"Form {form}, General Instruction {number}", f"{_SEC}files/form{form}.pdf")


def face(words: str, form: str = "4") -> Cite:
    """A box of the form by the words printed on it."""
    return Cite(f'Form {form}, "{words}"', f"{_SEC}files/form{form}.pdf")


def regulation_s_t(number: str) -> Cite:
    """A rule of Regulation S-T, 17 CFR 232.`number`, such as 302(a)."""
    return Cite(f"Regulation S-T Rule {number}, 17 CFR 232.{number}", f"{_CFR}232.{number.partition('(')[0]}")


MEASURED = Cite("Measured on about 600 Forms 4 and 4/A that EDGAR accepted, 2003 to 2026")
CODES = Cite("SEC, Ownership Form Codes", _SEC + "edgar/searchedgar/ownershipformcodes.html")
PLAIN_TEXT = Cite(
    "SEC, Prepare an EDGAR Filing in Plain Text (June 4, 2024), after EDGAR Filer Manual, Volume II, 5.2.1",
    _SEC + "submit-filings/filer-support-resources/how-do-i-guides/prepare-edgar-filing-plain-text",
)
RUNNING_TALLY = Cite(
    "SEC staff, Section 16 Electronic Reporting FAQ (August 14, 2003), question 1: a running tally",
    _SEC + "divisions/corpfin/sec16faq.htm",
)
AVERAGE_PRICE = Cite(
    "SEC Division of Corporation Finance, letter of June 25, 2008 to the Society of Corporate Secretaries: "
    "one line for several trades at an average price"
)
PLANS_BEFORE_2023 = Cite(
    "SEC staff, Exchange Act Rules Compliance and Disclosure Interpretation 120.31 (August 25, 2023)"
)
COOLING_OFF = rule_of("10b5-1(c)(1)(ii)(B)")
SECTION_16A = Cite(
    "Securities Exchange Act, section 16(a), 15 U.S.C. 78p(a)", "https://www.law.cornell.edu/uscode/text/15/78p"
)
PERFORMANCE_AWARDS = Cite(
    "NASPP, Form 4 Reporting for Performance Awards (July 3, 2024)",
    "https://www.naspp.com/blog/Form-4-Reporting-for-Performance-Awards-24091",
)
