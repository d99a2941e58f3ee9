# SPDX-License-Identifier: Apache-2.0
"""What all tests share: the checkout, and running the command line as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from form4gen.draft import composing

CHECKOUT = Path(__file__).resolve().parents[1]
CORPUS, SEC, SHARED = (os.environ.get(f"FORM4GEN_{name}", "") for name in ("CORPUS", "SEC", "SHARED"))
needs_corpus = pytest.mark.skipif(not CORPUS, reason="set FORM4GEN_CORPUS to a folder of published filings")
needs_sec = pytest.mark.skipif(not SEC, reason="set FORM4GEN_SEC to the folder with the SEC's own schemas and samples")
needs_shared = pytest.mark.skipif(not SHARED, reason="set FORM4GEN_SHARED to the folder that holds paper/pages")
# A sale that is due, signed and judged on 2026-03-03 without a finding.
SALE = """\
form: 4
period: 2026-03-02
rule-10b5-1: no
issuer:
  cik: 0001107843
  name: EXAMPLE, INC.
  symbol: EXMP
owners:
  - cik: 0001234567
    name: Doe Jane
    officer: Chief Financial Officer
table-1:
  - security: Common Stock
    date: 2026-03-02
    code: S
    disposed: 1,000
    price: 21.50
    owned-after: 5,000
    ownership: direct
signatures:
  - name: /s/ Jane Doe
    date: 2026-03-03
"""
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def checkout() -> Path:
    """The folder in which pyproject.toml stands."""
    return CHECKOUT


@pytest.fixture(
    params=[
        pytest.param(getattr(yaml, "CBaseLoader", yaml.BaseLoader), id="libyaml"),
        pytest.param(yaml.BaseLoader, id="pure"),
    ]
)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are read by both YAML loaders, one after the other."""
    monkeypatch.setattr(composing, "LOADER", request.param)


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
