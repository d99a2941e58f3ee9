# SPDX-License-Identifier: Apache-2.0
"""`form4gen`, also `python -m form4gen`: the command line as a process of its own, quick to start and to end."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command line and end the process.

    Checking one draft is mostly starting and ending. The collector of reference cycles would run dozens of times while
    modules load, and taking the interpreter apart takes a tenth of the whole; so the one is made rare, and the other is
    left out where no room is open that tidies up at the end (paper and worker processes do).
    """
    gc.set_threshold(100_000, 50, 50)
    from .cli import main

    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    if {"weasyprint", "concurrent.futures.process"} & set(sys.modules) or not isinstance(code, int | None):
        sys.exit(code)  # type: ignore[arg-type]
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 1  # whoever read the output has gone
    os._exit(code or 0)


if __name__ == "__main__":
    run()
