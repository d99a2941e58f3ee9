# SPDX-License-Identifier: Apache-2.0
"""What can be looked up without a draft: the transaction codes with their examples."""

from __future__ import annotations

from . import codes as matrix
from .codes import Code, Flag
from .home import folder


def codes() -> dict[str, Code | Flag]:
    """The transaction codes by letter, in the order of the form's instruction, and the flags V and K."""
    return {**matrix.codes(), **matrix.flags()}


def called(word: str) -> list[Code | Flag]:
    """The codes and flags that people call so."""
    return matrix.called(word)


def code_example(letter: str) -> str:
    """A draft that has the code rightly, and its likeliest mistakes."""
    return (folder("code_examples") / f"{letter}.yaml").read_text("utf-8")
