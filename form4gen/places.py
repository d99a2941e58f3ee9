# SPDX-License-Identifier: Apache-2.0
"""EDGAR's codes of states and countries: which a schema version takes where, their names, and the code of a name.

The facts and their source stand in schemas/law/places.yaml.
"""

from __future__ import annotations

from functools import cache

from .law import table

_BLANKS = ("", " ", "  ")


@cache
def states(version: str) -> frozenset[str]:
    """The codes that rptOwnerState takes under a schema version: states, and before X0607 and X0609 countries too."""
    own = frozenset(_listed("states"))
    return own if _split(version) else own | _abroad()


@cache
def countries(version: str) -> frozenset[str]:
    """The codes that rptOwnerCountry takes, obsolete ones included; none before X0607 and X0609."""
    return _abroad() if _split(version) else frozenset()


def obsolete(code: str) -> bool:
    """Whether the schema lists the code but EDGAR suspends a filing that uses it."""
    return code in _listed("obsolete")


def name(code: str) -> str:
    """EDGAR's name for a code, "" where it has none."""
    return _names().get(code, "")


def code_of(name: str) -> str:
    """The code in use for a name (`Taiwan`, `ontario`, `South Korea`), "" where none or more than one fits."""
    return _codes().get(_plain(name), "")


def as_xsd(version: str) -> str:
    """The text of places.xsd, the choice lists of rptOwnerState and rptOwnerCountry under a schema version."""
    lists = {"StateOrCountry": ("one of EDGAR's codes of states and countries", states(version))}
    if _split(version):
        lists = {
            "State": ("one of EDGAR's codes of U.S. states and territories, or nothing", states(version)),
            "Country": ("one of EDGAR's codes of countries and Canadian provinces, or nothing", countries(version)),
        }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- SPDX-License-Identifier: Apache-2.0 -->",
        "<!-- Generated from schemas/law/places.yaml, and held fresh by tests/test_schema.py. -->",
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">',
    ]
    for type_name, (takes, codes) in lists.items():
        lines += [
            "",
            f'  <xs:simpleType name="{type_name}">',
            f"    <xs:annotation><xs:documentation>{takes}</xs:documentation></xs:annotation>",
            '    <xs:restriction base="xs:string">',
            *(f'      <xs:enumeration value="{code}"/>' for code in (*_BLANKS, *sorted(codes))),
            "    </xs:restriction>",
            "  </xs:simpleType>",
        ]
    return "\n".join([*lines, "", "</xs:schema>", ""])


@cache
def _listed(kind: str) -> dict[str, str]:
    """The places of a kind, code -> name. One long text is read in a fraction of the time that 300 entries take."""
    return dict(line.split(" ", 1) for line in table("places")[kind].splitlines())


def _split(version: str) -> bool:
    # X06 is the stylesheet folder with which state and country became two boxes; no version means the present one.
    return not version or version >= "X06"


@cache
def _abroad() -> frozenset[str]:
    return frozenset(_listed("countries")) | frozenset(_listed("obsolete"))


@cache
def _names() -> dict[str, str]:
    return {**_listed("states"), **_listed("countries"), **_listed("obsolete")}


@cache
def _codes() -> dict[str, str]:
    whole: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for code, name in {**_listed("countries"), **_listed("states")}.items():  # states last: Georgia is GA
        whole[_plain(name)] = code
        for cut in ",(":
            short.setdefault(_plain(name.partition(cut)[0]), set()).add(code)
    clear = {word: code for word, (code, *others) in short.items() if not others}
    return {**clear, **table("places")["spoken"], **whole}


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", "").replace(",", " ").split())
