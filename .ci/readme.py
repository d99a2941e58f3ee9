# SPDX-License-Identifier: Apache-2.0
"""Writes what README.md shows of form4gen from form4gen itself: the tour's output and the table of rules.

`--check` writes nothing and fails where the README is not fresh. A comment `<!-- slip: A -> B -->` puts B for A
into the draft of the tour while the next block is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = re.compile(r"(?<=<!-- rules: begin -->\n).*(?=\n<!-- rules: end -->)", re.DOTALL)
BLOCK = re.compile(r"(?:<!-- slip: (\S+) -> (\S+) -->\n)?```\n(\$ .*?)```\n", re.DOTALL)
DRAFT = "thakar.yaml"


def form4gen(words: list[str], folder: Path) -> str:
    """What form4gen says, on either stream."""
    command = [sys.executable, "-m", "form4gen", *words]
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"form4gen {' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def told(command: str, folder: Path) -> str:
    """A command of the tour and what it says."""
    program, *words = command.split()
    if program == "cp":
        shutil.copy(CHECKOUT / words[0], folder / words[1])
        return f"$ {command}\n"
    return f"$ {command}\n{form4gen(words, folder)}"


def block(found: re.Match[str], folder: Path) -> str:
    """A block of the tour with the output of today."""
    was, then, shown = found.groups()
    draft = folder / DRAFT
    kept = draft.read_text("utf-8") if was else ""
    if was:
        draft.write_text(kept.replace(was, then), "utf-8")
    output = "".join(told(line[2:], folder) for line in shown.splitlines() if line.startswith("$ "))
    if was:
        draft.write_text(kept, "utf-8")
    return found[0].replace(shown, output)


def fresh(text: str) -> str:
    """The README as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        text = BLOCK.sub(lambda found: block(found, Path(folder)), text)
        return TABLE.sub(lambda _: form4gen(["rules", "--format", "md"], Path(folder)).strip(), text)


def main() -> None:
    """Write the README, or with --check compare it."""
    path = CHECKOUT / "README.md"
    before = path.read_text("utf-8")
    after = fresh(before)
    if "--check" not in sys.argv:
        path.write_text(after, "utf-8")
    elif before != after:
        sys.exit("README.md is not fresh: run `make readme`")


if __name__ == "__main__":
    main()
