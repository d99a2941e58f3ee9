# SPDX-License-Identifier: Apache-2.0
"""What all tests share: the checkout, and running the command line as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def checkout() -> Path:
    """The folder in which pyproject.toml stands."""
    return CHECKOUT


@pytest.fixture
def form4gen(tmp_path: Path) -> Run:
    """Run `form4gen` with the given words in an empty folder, and answer its exit code, output and errors."""

    def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORM4GEN_DEBUG")}
        return subprocess.run(
            [sys.executable, "-m", "form4gen", *map(str, words)],
            cwd=tmp_path,
            env={**clean, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden texts change only with --accept, and the change is reviewed like code."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files and snapshots")
