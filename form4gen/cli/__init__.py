# SPDX-License-Identifier: Apache-2.0
"""The command line: words in, one call of the library, a report and an exit code out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from .output import INTERRUPTED, NOT_JUDGED, OUR_FAULT, say


def main() -> None:
    """Run the command line. A fault of ours is exit 3 and one line without any value of a filing in it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as fault:
        sys.exit(_confess(fault))


def _run(words: Sequence[str]) -> None:
    """Most runs check a file or two and say nothing else. Typer would take a third of such a run to start."""
    if words[:1] == ["check"] and len(words) > 1 and not any(word.startswith("-") for word in words):
        from .checking import check

        check([Path(word) for word in words[1:]])
    else:
        from .app import run

        run(words)


def _confess(fault: Exception) -> int:
    full = isinstance(fault, OSError) and fault.errno == errno.ENOSPC  # told without a name where a stream is written
    if isinstance(fault, OSError) and fault.strerror and (fault.filename or full):  # a full disk, a locked folder
        say(f"form4gen: {fault.filename or 'the output'}: {fault.strerror}", sys.stderr)
        return NOT_JUDGED
    from traceback import extract_tb, print_exception

    if os.environ.get("FORM4GEN_DEBUG"):
        print_exception(fault)
    place = extract_tb(fault.__traceback__)[-1]
    say(
        f"form4gen: a fault of form4gen itself ({type(fault).__name__} in {Path(place.filename).name}:{place.lineno})"
        ": the files are not checked. FORM4GEN_DEBUG=1 shows more, and may show what the filing says.",
        sys.stderr,
    )
    return OUR_FAULT
