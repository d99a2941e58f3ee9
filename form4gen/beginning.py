# SPDX-License-Identifier: Apache-2.0
"""A draft to begin with: the commented start of a form, with what the company profile says in its places.

Nothing is guessed: where the profile leaves a choice the start keeps its placeholder, and a comment lists the choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from . import profile
from .draft.quoting import scalar
from .gathering import PROFILE, Refusal, nearest
from .home import folder
from .phrases import folded
from .profile import Issuer, Person, Profile
from .profile.content import same_cik

_WIDTH = 125


class Asked(NamedTuple):
    """For whom a draft is begun: the folder it goes to, the day of filing, the profile and the person as named."""

    folder: Path
    day: date
    named: Path | None = None
    person: str = ""


def begin(form: str, asked: Asked | None = None) -> str:
    """The text of a draft to begin with. Raises Refusal for a form without a start and a person nobody knows."""
    starts = folder("templates") / "draft"
    path = starts / f"{form.replace('/', '-')}.yaml"
    known = sorted(found.stem.replace("-", "/") for found in starts.glob("*.yaml"))
    if path.stem.replace("-", "/") not in known:
        raise Refusal(f"there is no start for {form}; write one of {', '.join(known)}")
    text = path.read_text("utf-8")
    found = asked and (asked.named or nearest(str(asked.folder), PROFILE))
    if asked and found:
        return _filled_in(text, found, asked)
    if asked and asked.person:
        raise Refusal(f"--for takes a person of the company profile, and no {PROFILE} lies at or above {asked.folder}")
    return text


def _filled_in(text: str, path: Path, asked: Asked) -> str:
    said = _read(path)
    if said.faulty:
        told = f"{path} has mistakes, so nothing is taken from it; form4gen check {path} tells them"
        if asked.person:
            raise Refusal(told)
        return f"# {told}\n{text}"
    person = _asked_for(said, asked.person, path) if asked.person else None
    issuer = _issuer_of(said, person, asked.day)
    text = _with_issuer(text, issuer, said.issuers, asked.day)
    if person is None:
        return _listed(text, "owners:", "people of the profile, for --for", said.people)
    office = _in_office(said, person, issuer, asked.day) or Person(cik=person.cik)
    text = _with_person(text, replace(office, name=office.name or person.name))
    return _with_signer(text, said, person, asked.day)


def _read(path: Path) -> Profile:
    try:
        return profile.read(path.read_bytes(), str(path)).profile
    except OSError as fault:
        raise Refusal(f"{path}: {fault.strerror or 'it cannot be opened'}; it is the company profile") from None


def _asked_for(said: Profile, word: str, path: Path) -> Person:
    """The person of a CIK, or of words of the name. Raises Refusal for nobody, and for more than one."""
    words = _words(word)
    found = [one for one in said.people if same_cik(one.cik, word.strip())]
    found = found or [one for one in said.people if words and words == _words(one.name)]
    found = found or [one for one in said.people if words and words <= _words(one.name)]
    if not found:
        known = "; ".join(dict.fromkeys(map(_called, said.people))) or "nobody"
        raise Refusal(f"{path} has no person {word}; it has {known}")
    if not all(same_cik(one.cik, found[0].cik) for one in found):
        raise Refusal(f"{word} may be {' or '.join(dict.fromkeys(map(_called, found)))}; write the CIK after --for")
    return next((one for one in found if one.name), found[0])


def _words(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", folded(name or "")))


def _issuer_of(said: Profile, person: Person | None, day: date) -> Issuer | None:
    """The only issuer, or the only one that the person's entries are about."""
    if len(said.issuers) == 1:
        return said.issuers[0]
    entries = _entries(said, person, day) if person else []
    issuers = {entry.issuer and entry.issuer.lstrip("0") for entry in entries}
    return said.issuer(entries[0].issuer) if len(issuers) == 1 else None


def _entries(said: Profile, person: Person, day: date) -> list[Person]:
    return [one for one in said.people if same_cik(one.cik, person.cik) and one.holds(day)]


def _in_office(said: Profile, person: Person, issuer: Issuer | None, day: date) -> Person | None:
    """What the boxes say of a person on a day; None where that is nothing, or another thing at another issuer."""
    if issuer:
        return said.person(person.cik, issuer.cik, day)
    entries = _entries(said, person, day)
    return entries[0] if len(entries) == 1 and not entries[0].issuer else None


def _with_issuer(text: str, issuer: Issuer | None, known: Sequence[Issuer], day: date) -> str:
    if issuer is None:
        return _listed(text, "issuer:", "issuers of the profile", known)
    text = _put(text, "ISSUER-CIK", issuer.cik)
    text = _put(text, "ISSUER NAME??", issuer.name)
    symbols = issuer.symbols_on(day)
    if len(symbols) == 1:
        return _put(text, "SYMBOL??", symbols[0])
    return _comment(text, "issuer:", "symbols of the profile", symbols)


def _with_person(text: str, person: Person) -> str:
    text = _put(text, "OWNER-CIK", person.cik)
    text = _put(text, "LAST FIRST MIDDLE??", person.name)
    boxes = list(_boxes(person))
    if not boxes:
        return text
    lines = "\n".join(f"    {key}: {scalar(said, 4)}" for key, said in boxes)
    return re.sub(r"(?m)^    officer: TITLE\?\?.*$", lambda _: lines, text)


def _boxes(person: Person) -> Iterator[tuple[str, str]]:
    """The boxes of the relationship that are ticked; what a title or reason is, the profile may leave open."""
    if person.director:
        yield "director", "yes"
    if person.officer:
        yield "officer", person.officer if isinstance(person.officer, str) else "TITLE??"
    if person.ten_percent:
        yield "ten-percent", "yes"
    if person.other:
        yield "other", person.other if isinstance(person.other, str) else "REASON??"


def _with_signer(text: str, said: Profile, person: Person, day: date) -> str:
    """The signer whose power of attorney is in force, if it is one; the person may always sign."""
    signers = list(
        dict.fromkeys(power.signer for power in said.powers(person.cik) if power.holds(day) and power.signer)
    )
    if len(signers) == 1:
        return _put(text, "/s/ FIRST LAST??", f"/s/ {signers[0]}, Attorney-in-Fact")
    return _comment(text, "signatures:", "signers by power of attorney", signers)


def _listed(text: str, key: str, what: str, known: Iterable[Issuer | Person]) -> str:
    return _comment(text, key, what, dict.fromkeys(map(_called, known)))


def _called(one: Issuer | Person) -> str:
    return f"{one.cik} {one.name}" if one.name else str(one.cik)


def _comment(text: str, key: str, what: str, choice: Iterable[str]) -> str:
    """A comment below a key; a choice that nobody has is not told."""
    said = "; ".join(choice)
    if not said:
        return text
    lines = "\n".join(wrap(f"{what}: {said}", _WIDTH, initial_indent="  # ", subsequent_indent="  #   "))
    return re.sub(rf"(?m)^({key}.*)$", lambda found: f"{found[1]}\n{lines}", text, count=1)


def _put(text: str, place: str, said: str | None) -> str:
    """A value where its placeholder stands behind a key; what is said beside it keeps its column where it can."""
    if not said:
        return text

    def line(found: re.Match[str]) -> str:
        key, beside = found["key"], found["beside"].lstrip()
        value = key + scalar(said, len(key) - len(key.lstrip(" -")))
        column = len(found[0]) - len(beside)
        if not beside or "\n" in value:
            return value
        return value.ljust(column) + beside if len(value) < column else f"{value}  {beside}"

    return re.sub(rf"(?m)^(?P<key> +(?:- )?[a-z-]+: ){re.escape(place)}(?P<beside>.*)$", line, text, count=1)
