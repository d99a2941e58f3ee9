# SPDX-License-Identifier: Apache-2.0
"""What docs/ says is what the code says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from form4gen import draft

CHECKOUT = Path(__file__).resolve().parents[1]


def test_the_page_of_rules_is_fresh() -> None:
    """`make readme` refreshes it; with FORM4GEN_CORPUS it counts the filings anew."""
    words = [sys.executable, str(CHECKOUT / ".ci" / "rules.py"), "--check"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ})

    assert (done.returncode, done.stderr) == (0, "")


def test_the_drafts_that_the_format_shows_are_read() -> None:
    """The blocks of docs/draft-format.md that are whole drafts or parts of one hold no unknown key."""
    text = (CHECKOUT / "docs" / "draft-format.md").read_text("utf-8")
    blocks = [block.split("```")[0] for block in text.split("```yaml\n")[1:]]
    whole = [block for block in blocks if block.startswith(("form:", "table-1:"))]

    assert whole
    for block in whole:
        read, refused = draft.read(block.encode(), "draft.yaml")
        assert read is not None, refused
        assert not refused, refused
