# SPDX-License-Identifier: Apache-2.0
"""Which files are meant by the paths of a command line, and where what is made of each goes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

DRAFTS = (".yaml", ".yml")
FILINGS = (".xml",)
_HEAD = 200_000  # bytes; `form:` and the root stand near the top


class Refusal(Exception):  # noqa: N818
    """Nothing can be judged, or nothing may be written; the message is one line for the user."""


class Source(NamedTuple):
    """A file to read: as named or found, and its place below the folder that was named, without its suffix."""

    path: Path
    stem: Path

    @property
    def is_draft(self) -> bool:
        """Whether the file is read as YAML; a file of another suffix is a filing if it begins like XML."""
        if self.path.suffix.lower() in DRAFTS:
            return True
        return self.path.suffix.lower() not in FILINGS and not _begins(self.path).lstrip().startswith(b"<")


class Gathered(NamedTuple):
    """The files to read, and how many of a folder were passed over."""

    sources: list[Source]
    passed_over: int


def gather(paths: Sequence[Path], suffixes: tuple[str, ...]) -> Gathered:
    """What is named outright, and each draft and filing of these suffixes below a folder. Raises Refusal for none."""
    sources: list[Source] = []
    passed_over = 0
    for path in paths:
        if not os.path.isdir(path):  # unlike Path.is_dir it raises for no name, however odd or long
            sources.append(Source(path, Path(path.stem)))
            continue
        for found in _below(path):
            if found.suffix.lower() in suffixes and _is_ours(found):
                sources.append(Source(found, found.relative_to(path).with_suffix("")))
            else:
                passed_over += 1
    if not sources:
        kinds = " or ".join(suffixes)
        folders = ", ".join(str(path) for path in paths)
        raise Refusal(
            f"nothing to read below {folders}: no {kinds} with form: at its top or an ownershipDocument in it"
        )
    return Gathered(list(dict.fromkeys(sources)), passed_over)


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if not name.startswith("."))


def _begins(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _is_ours(path: Path) -> bool:
    head = _begins(path)
    if path.suffix.lower() in DRAFTS:
        return re.search(rb"^(\xef\xbb\xbf)?form[ \t]*:", head, re.M) is not None
    return re.search(rb"<ownershipDocument[\s>]", head) is not None


def targets(sources: Sequence[Source], folder: Path, suffixes: Sequence[str]) -> None:
    """Refuse two inputs for one output before anything is written. Raises Refusal."""
    taken: dict[Path, Path] = {}
    for source in sources:
        for suffix in suffixes:
            made = folder / f"{source.stem}{suffix}"
            if (first := taken.setdefault(made, source.path)) != source.path:
                raise Refusal(f"{first} and {source.path} would both be written to {made}; nothing was written")


def write_atomically(path: Path, content: bytes) -> None:
    """The old file or the new one, never a part: written beside it, then put in its place. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        made.write_bytes(content)
        os.replace(made, path)
    finally:
        made.unlink(missing_ok=True)
