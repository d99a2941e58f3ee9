# SPDX-License-Identifier: Apache-2.0
"""Takes the SEC's schemas out of its zip, or a folder, into the user's own: all of a set that is sound, or nothing."""

from __future__ import annotations

import errno
import os
import posixpath
import re
import shutil
import zlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ..gathering import Refusal
from .judging import compiled, judged
from .sets import NAMES, NEEDED
from .versions import COMMON, FORMS, entries, folder_of, folder_that_lists, name_of

# The SEC's package of 2026 has some thirty files; its largest schema is 48 kB.
MOST_FILES = 1_000
DEEPEST = 10
LARGEST_SCHEMA = 1_000_000
LARGEST_ZIP = 20_000_000
LARGEST_UNPACKED = 200_000_000
TIGHTEST = 200  # times smaller than unpacked; text seldom passes 20
_XS = "{http://www.w3.org/2001/XMLSchema}"


def add(path: Path, into: Path, version: str = "") -> list[str]:
    """Keep the SEC's schemas of a zip or folder as those of a version (none: today's), and answer their names.

    A set that is there is replaced as a whole. Raises Refusal, and leaves everything as it was.
    """
    set_of = folder_that_lists(version) if version else folder_of("4", "")
    if not set_of:
        known = ", ".join(dict.fromkeys(one.ljust(5, "x") for entry in entries() for one in entry["versions"]))
        raise Refusal(f"form4gen knows no schema version {version!r}; it knows {known}")
    try:
        found = _chosen(path, _of_folder(path) if os.path.isdir(path) else _of_zip(path))
        for name, content in found.items():
            _refuse_unless_schema(f"{name} in {path}", content)
    except OSError as fault:
        raise Refusal(f"{path} cannot be read: {fault.strerror or type(fault).__name__}") from fault
    try:
        _try(path, found)
    except OSError as fault:
        raise Refusal(f"no temporary folder takes the schemas: {fault.strerror}; nothing was added") from fault
    try:
        _keep(found, into / set_of)
    except OSError as fault:
        raise Refusal(f"{into} takes no schemas: {fault.strerror}; nothing was added") from fault
    finally:
        compiled.cache_clear()
    return sorted(found)


def _of_folder(path: Path) -> list[tuple[str, bytes]]:
    found, seen = [], 0
    for here, folders, files in os.walk(path):
        depth = len(Path(here).relative_to(path).parts)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(files)
        if seen > MOST_FILES or depth > DEEPEST:
            raise Refusal(f"{path} holds more than a set of schemas; name the folder in which they lie")
        for name in set(files) & set(NAMES):
            if (file := Path(here, name)).is_file():
                with file.open("rb") as opened:
                    found.append((str(file.relative_to(path)), opened.read(LARGEST_SCHEMA + 1)))
    return found


def _of_zip(path: Path) -> list[tuple[str, bytes]]:
    if not os.path.isfile(path):  # a device is none, and never read
        raise Refusal(f"{path} is neither a zip nor a folder" if os.path.exists(path) else f"there is no {path}")
    if os.path.getsize(path) > LARGEST_ZIP:
        raise Refusal(f"{path} is larger than {LARGEST_ZIP // 1_000_000} MB; the SEC's package of schemas is smaller")
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            _refuse_if_odd(path, entries)
            wanted = [entry for entry in entries if _parts(entry)[-1] in NAMES]
            return [(entry.filename, _unpacked(path, archive, entry)) for entry in wanted]
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as fault:
        # NotImplementedError is zipfile's answer to a compression that it does not know.
        raise Refusal(f"{path} is no zip, or a damaged one") from fault
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # what zipfile answers to an entry that begins before or far behind the file
            raise
        raise Refusal(f"{path} is no zip, or a damaged one") from fault


def _parts(entry: ZipInfo) -> list[str]:
    return entry.filename.replace("\\", "/").split("/")


def _refuse_if_odd(path: Path, entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise Refusal(f"{path} holds more than {MOST_FILES} files; the SEC's package of schemas has fewer")
    for entry in entries:
        parts, name = _parts(entry), f"{entry.filename[:80]!a}"
        if ".." in parts or not parts[0] or ":" in parts[0]:
            raise Refusal(f"{path} holds a path that leads out of it: {name}")
        if len(parts) > DEEPEST + 1:
            raise Refusal(f"{path} holds folders more than {DEEPEST} deep: {name}")
        if entry.file_size > LARGEST_SCHEMA and entry.file_size > TIGHTEST * entry.compress_size:
            raise Refusal(f"{path} holds a file that unpacks to more than {TIGHTEST} times its size: {name}")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise Refusal(f"{path} unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; nothing was unpacked")


def _unpacked(path: Path, archive: ZipFile, entry: ZipInfo) -> bytes:
    if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refusal(f"{path} is locked or packed in a way that is not read here; unpack it and name the folder")
    with archive.open(entry) as opened:
        return opened.read(LARGEST_SCHEMA + 1)


def _chosen(path: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """The schemas by name, wherever they lay."""
    found: dict[str, tuple[str, bytes]] = {}
    for where, content in files:
        name = where.replace("\\", "/").rpartition("/")[2]
        if len(content) > LARGEST_SCHEMA:
            raise Refusal(f"{name} in {path} is larger than {LARGEST_SCHEMA // 1_000_000} MB, too large for a schema")
        first, same = found.setdefault(name, (where, content))
        if same != content:
            raise Refusal(f"{path} holds two different {name}, {first!r} and {where!r}; name the folder of one set")
    if not found:
        raise Refusal(f"{path} holds none of the SEC's schemas, such as {NEEDED[0]}")
    if missing := [name for name in NEEDED if name not in found]:
        raise Refusal(f"{path} holds only a part of the SEC's schemas: {', '.join(missing)} missing")
    return {name: content for name, (_, content) in found.items()}


def _refuse_unless_schema(what: str, content: bytes) -> None:
    """An XSD that leans on nothing but the common one beside it: no document type, no other file, no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Refusal(f"{what} is no XML, or too large a tree") from fault
    if root.tag != f"{_XS}schema":
        raise Refusal(f"{what} is no XSD")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal(f"{what} declares a document type; a schema needs none")
    for reference in root.iter(*(f"{_XS}{word}" for word in ("include", "import", "redefine", "override"))):
        location = reference.get("schemaLocation", "")
        if reference.tag != f"{_XS}include" or posixpath.normpath(location) != COMMON:
            raise Refusal(f"{what} refers to {location[:80]!a}; only {COMMON} beside it is read")


def _try(path: Path, found: dict[str, bytes]) -> None:
    """Compile the set where nobody looks, and let each form's XSD judge the name of its form."""
    with TemporaryDirectory(prefix="form4gen-") as trial:
        _write(found, Path(trial))
        for name in sorted(found.keys() - {COMMON}):
            try:
                compiled(Path(trial, name))
            except etree.XMLSchemaParseError as fault:
                said = re.sub(r"\{[^{}]*\}", "", " ".join(str(fault).split()).replace(trial, ""))
                raise Refusal(f"{name} in {path} is no sound XSD: {said[:160]}") from fault
        for form in FORMS:
            if not _takes(compiled(Path(trial, name_of(form))), form):
                raise Refusal(f"{name_of(form)} in {path} does not take a Form {form}")


def _takes(schema: etree.XMLSchema, form: str) -> bool:
    root = etree.fromstring(f"<ownershipDocument><documentType>{form}</documentType></ownershipDocument>")
    refused = judged(root, schema)  # the rest of the form is missing, and nothing else may be wrong
    return not any(one.element_path.endswith("/documentType") or one.type_name.endswith("ELT_1") for one in refused)


def _write(found: dict[str, bytes], folder: Path) -> None:
    for name, content in found.items():
        (folder / name).write_bytes(content)


def _keep(found: dict[str, bytes], target: Path) -> None:
    """Written beside the old set, then put in its place. Raises OSError, with the old set where it was."""
    made, old = (target.with_name(f".{target.name}.{os.getpid()}.{what}") for what in ("part", "old"))
    try:
        made.mkdir(parents=True)
        _write(found, made)
        replaced = target.exists()
        if replaced:
            target.rename(old)
        try:
            made.rename(target)
        except OSError:
            if replaced:
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)
