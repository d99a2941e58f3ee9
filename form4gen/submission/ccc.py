# SPDX-License-Identifier: Apache-2.0
"""The owner's CCC: a password that EDGAR wants inside the form. It is shown, copied and kept nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NoReturn

PREFIX = "FORM4GEN_CCC_"
LENGTH = 8
_SERVICE = "form4gen"


class NotACcc(Exception):  # noqa: N818
    """What was given cannot be a CCC. The message says where it stands and what is wrong, never what it says."""


class Ccc:
    """A CCC of 8 characters that does not show itself: not printed, formatted, copied or pickled."""

    __slots__ = ("__value",)

    def __init__(self, value: str, where: str) -> None:
        """Take a password found at `where`. Raises NotACcc."""
        if len(value) != LENGTH:
            count = f"{len(value)} character{'s' * (len(value) != 1)}"
            raise NotACcc(f"{where} has {count}; a CCC has {LENGTH}")
        if not all("!" <= sign <= "~" for sign in value):
            raise NotACcc(f"{where} has a blank or a sign that no CCC has")
        self.__value = value

    def reveal(self) -> str:
        """The password itself, for the one place where EDGAR wants it."""
        return self.__value

    def __repr__(self) -> str:
        return "Ccc(********)"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a CCC is not copied or pickled")


def in_keyring(name: str) -> str | None:
    """What the system's keyring holds for form4gen under this name; None without the `keyring` extra or an entry."""
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        return None
    try:
        kept: str | None = keyring.get_password(_SERVICE, name)
    except keyring.errors.KeyringError:  # locked, or no keyring on this machine
        return None
    return kept


class Cccs:
    """The CCCs that a run may use: FORM4GEN_CCC_<CIK> of an environment, else the system's keyring."""

    __slots__ = ("__given", "__vault")

    def __init__(self, environment: Mapping[str, str], vault: Callable[[str], str | None] = in_keyring) -> None:
        self.__given = {name: value for name, value in environment.items() if name.startswith(PREFIX)}
        self.__vault = vault

    def of(self, cik: str) -> Ccc | None:
        """The CCC of a CIK, None if nobody knows it; the CIK counts with and without its zeros. Raises NotACcc."""
        spelled = dict.fromkeys((cik.zfill(10), cik, cik.lstrip("0")))
        for name in (PREFIX + each for each in spelled):
            if name in self.__given:
                return Ccc(self.__given[name], name)
        for each in spelled:
            if kept := self.__vault(each):
                return Ccc(kept, f"the keyring's entry {each} of {_SERVICE}")
        return None

    def __repr__(self) -> str:
        return f"Cccs({len(self.__given)} given)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a CCC is not copied or pickled")


def variable(cik: str) -> str:
    """The environment variable in which the CCC of a CIK is looked for."""
    return PREFIX + cik.zfill(10)
