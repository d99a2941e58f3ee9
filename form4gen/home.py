# SPDX-License-Identifier: Apache-2.0
"""Where schemas/, templates/ and the examples lie: inside the installed package, else beside a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_CHECKOUT = {"examples": Path("tests", "rules"), "code_examples": Path("tests", "codes")}


@cache
def folder(name: str) -> Path:
    """The folder of `schemas`, `templates`, `examples` or `code_examples`.

    A wheel carries them inside the package; a checkout and an editable install have them beside it, where
    pyproject.toml stands. Raises FileNotFoundError for an installation that has neither.
    """
    inside = _PACKAGE / name
    if inside.is_dir():
        return inside
    checkout = _PACKAGE.parent
    beside = checkout / _IN_CHECKOUT.get(name, Path(name))
    if (checkout / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise FileNotFoundError(f"this installation of form4gen has no {name}/")
