# SPDX-License-Identifier: Apache-2.0
"""Words that people will try, and the key that they mean: hints, never synonyms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_TOP = {
    "exit": "no-longer-subject",
    "exit-box": "no-longer-subject",
    "10b5-1": "rule-10b5-1",
    "aff10b5one": "rule-10b5-1",
    "plan": "rule-10b5-1",
    "amended": "original-filed",
    "original-date": "original-filed",
    "date-of-original": "original-filed",
    "ticker": "issuer: symbol",
    "table-i": "table-1",
    "non-derivative": "table-1",
    "table-ii": "table-2",
    "derivative": "table-2",
    "signature": "signatures, a list",
    "owner": "owners, a list",
    "schedules": "vesting",
    "vesting-schedule": "vesting",
    "vesting-schedules": "vesting",
}
_ISSUER = {"ticker": "symbol"}
_OWNER = {
    "10%": "ten-percent",
    "ten-percent-owner": "ten-percent",
    "10-percent": "ten-percent",
    "title": "officer: the title",
    **dict.fromkeys(("street", "street-2", "city", "state", "zip", "country"), "it below address:"),
}
_ROW = {
    "title": "security",
    "strike": "exercise-price",
    "conversion-price": "exercise-price",
    "amount": "acquired or disposed",
    "quantity": "acquired or disposed",
    "number": "acquired or disposed",
    "a-d": "acquired or disposed",
    "(a)-or-(d)": "acquired or disposed",
    "balance": "owned-after, or owned in a holding",
    "owned-following": "owned-after, or owned in a holding",
    "amount-owned": "owned-after, or owned in a holding",
    "exercise-date": "exercisable",
    "vests": "exercisable",
    "vesting": "exercisable: and the name of the schedule in brackets",
    "expiration": "expires",
    "expiration-date": "expires",
    "swap": "equity-swap",
    "k": "equity-swap",
    "v": "timeliness: early",
    "voluntary": "timeliness: early",
    "early": "timeliness: early",
    "late": "form-type: 4, form-type: 3 or timeliness: late",
}
_SCHEDULE = {
    "grant": "granted",
    "amount": "granted",
    "number": "granted",
    "shares": "granted",
    "grant-date": "granted-on",
    "date": "granted-on",
    "since": "granted-on",
    "schedule": "vests",
    "run": "vests",
    "early": "early-exercise",
    "security": "award",
    "title": "award",
    "service": "subject-to",
    "condition": "subject-to",
}
_PARTS = {"": _TOP, "issuer": _ISSUER, "owner": _OWNER, "row": _ROW, "schedule": _SCHEDULE}


SURE = 0.75  # of a spelling's likeness: enough to read on as if it had been spelled so


class Meant(NamedTuple):
    """The hint for an unknown key, "" if nobody knows, and the key to read it as, "" if that would be a guess."""

    hint: str
    key: str = ""


def meant(key: str, part: str, keys: Iterable[str]) -> Meant:
    """What is meant by an unknown key of a part ("", issuer, owner, row, schedule)."""
    plain = key.strip().lower().replace(" ", "-").replace("_", "-")
    if word := _PARTS.get(part, {}).get(plain):
        one = word.removesuffix(", a list").removesuffix(": the title")
        return Meant(f"write {word}", one if one in keys else "")
    keys = list(keys)
    from difflib import SequenceMatcher, get_close_matches  # a draft without an unknown key starts faster without it

    near = [plain] if plain in keys else get_close_matches(plain, keys, 1, 0.6)
    if near:
        sure = SequenceMatcher(None, near[0], plain).ratio() >= SURE
        return Meant(f"did you mean {near[0]}?", near[0] if sure or plain.startswith(near[0]) else "")
    if " " in key.strip():
        return Meant("a key is one word; if this is a part of the text above, indent it")
    return Meant("the keys here are " + ", ".join(keys) if len(keys) <= 12 else "")
