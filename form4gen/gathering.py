# SPDX-License-Identifier: Apache-2.0
"""Which files are meant by the paths of a command line, and where what is made of each goes."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

DRAFTS = (".yaml", ".yml")
_PARTS = frozenset(["issuer", "owner", "table1", "table2", "signature", "period"])
FILINGS = (".xml",)
PROFILE = "form4gen.profile.yaml"
_HEAD = 200_000  # bytes; `form:` and the root stand near the top
_ROOM, _ELSEWHERE = "make room there", "choose a folder you may write to with -o"
_REMEDIES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EROFS: _ELSEWHERE,
    errno.EPERM: _ELSEWHERE,
    errno.EACCES: f"close it where it is open, or {_ELSEWHERE}",
}


class Refusal(Exception):  # noqa: N818
    """Nothing can be judged, or nothing may be written; the message is one line for the user."""


class Unwritten(OSError):  # noqa: N818
    """A file could not be written; it is called by its own name, not by that of the part it was to be made of."""

    def __init__(self, path: Path, fault: OSError) -> None:
        super().__init__(fault.errno, fault.strerror or "it cannot be written", str(path))
        self.path = path

    @property
    def told(self) -> tuple[str, str]:
        """What is in the way, and what to do."""
        above = next((folder for folder in self.path.parents if os.path.lexists(folder)), self.path)
        if self.errno in (errno.EEXIST, errno.ENOTDIR) and os.path.isfile(above):
            return f"{above} is a file, not a folder", "choose another folder with -o"
        if self.errno == errno.EISDIR:
            return f"{self.path} is a folder, not a file", "move it away, or choose another folder with -o"
        do = _REMEDIES.get(self.errno or 0, "look at the name and at who may write there")
        return f"{self.strerror}: {self.path}", do


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
    """The files to read, how many of a folder were passed over, and which of these are YAML that is no draft."""

    sources: list[Source]
    passed_over: int
    yaml_passed_over: tuple[Path, ...] = ()


def gather(paths: Sequence[Path], suffixes: tuple[str, ...]) -> Gathered:
    """What is named outright, and each draft and filing of these suffixes below a folder. Raises Refusal for none."""
    sources: list[Source] = []
    passed_over = 0
    other: list[Path] = []
    for path in paths:
        if not os.path.isdir(path):  # unlike Path.is_dir it raises for no name, however odd or long
            sources.append(Source(path, Path(path.stem)))
            continue
        for found in _below(path):
            if found.name == PROFILE:
                continue
            if found.suffix.lower() in suffixes and _is_ours(found):
                sources.append(Source(found, found.relative_to(path).with_suffix("")))
            else:
                passed_over += 1
                other += [found] if found.suffix.lower() in DRAFTS and DRAFTS[0] in suffixes else []
    if not sources:
        kinds = " or ".join(suffixes)
        folders = ", ".join(str(path) for path in paths)
        raise Refusal(
            f"nothing to read below {folders}: no {kinds} with form: at its top or an ownershipDocument in it"
        )
    return Gathered(list(dict.fromkeys(sources)), passed_over, tuple(other))


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
        return re.search(rb"^(\xef\xbb\xbf)?form[ \t]*:", head, re.M) is not None or _is_draft(head)
    return re.search(rb"<ownershipDocument[\s>]", head) is not None


def _is_draft(head: bytes) -> bool:
    """Whether a text was to be a draft, however badly typed: it must be told, not passed over in silence.

    It says form, or two parts of a draft, or nearly form and one part; in any case, quotes and indent of the whole.
    """
    wide = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le" if b"\x00" in head[1:2] else ""
    text = head.decode(wide or "utf-8-sig", "replace")
    found = re.findall(r"""^([ \t]*)[{]?[ \t]*["']?([A-Za-z][\w-]*)["']?[ \t]*[:=]""", text, re.M)
    least = min((len(indent) for indent, _ in found), default=0)
    keys = {re.sub(r"[\W_]", "", key.lower()).removesuffix("s") for indent, key in found if len(indent) == least}
    parts = len(keys & _PARTS)
    return "form" in keys or parts > 1 or (parts == 1 and any(_nearly_form(key) for key in keys))


def _nearly_form(key: str) -> bool:
    return sorted(key) == sorted("form") or re.fullmatch("f?orm|fo?rm|for?m|form?|.form|form.", key) is not None


def profiles(sources: Sequence[Source], named: Path | None) -> dict[str, Path]:
    """Folder of drafts -> the profile they stand under: the one that is named, else the nearest, if there is any."""
    folders = dict.fromkeys(str(source.path.parent) for source in sources if source.path.suffix not in FILINGS)
    found = {folder: named or nearest(folder, PROFILE) for folder in folders}
    return {folder: path for folder, path in found.items() if path}


def nearest(folder: str, name: str) -> Path | None:
    """The file of a name in a folder or above it, up to the folder in which .git stands."""
    here = os.path.abspath(folder)
    while not os.path.isfile(found := os.path.join(here, name)):
        above = os.path.dirname(here)
        if above == here or os.path.exists(os.path.join(here, ".git")):
            return None
        here = above
    return Path(found if os.path.isabs(folder) else os.path.relpath(found))


def targets(sources: Sequence[Source], folder: Path, suffixes: Sequence[str]) -> None:
    """Refuse two inputs for one output before anything is written. Raises Refusal."""
    taken: dict[Path, Path] = {}
    for source in sources:
        for suffix in suffixes:
            made = folder / f"{source.stem}{suffix}"
            if (first := taken.setdefault(made, source.path)) != source.path:
                raise Refusal(f"{first} and {source.path} would both be written to {made}; nothing was written")


def write_atomically(path: Path, content: bytes) -> None:
    """The old file or the new one, never a part. Raises Unwritten."""
    write_together([(path, content, Path.write_bytes)])


def write_together(files: Sequence[tuple[Path, bytes, Callable[[Path, bytes], object]]]) -> None:
    """The old files or the new ones: each written beside its place, by a function of its own, and once all are there,
    put in place. Raises Unwritten."""
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path, _, _ in files}
    try:
        for path, content, write in files:
            with _named(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                write(parts[path], content)
        for path, part in reversed(parts.items()):  # papers first: Windows locks one that somebody looks at
            with _named(path):
                os.replace(part, path)
    finally:
        for part in parts.values():
            with suppress(OSError):  # where nothing can be written, nothing can be removed
                part.unlink()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise Unwritten(path, fault) from fault
