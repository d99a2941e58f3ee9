# SPDX-License-Identifier: Apache-2.0
"""The owner's CCC is found where it is kept, and shows itself nowhere but in the submission."""

from __future__ import annotations

import base64
import copy
import logging
import pickle
import re
import sys
import traceback
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from conftest import Run

from form4gen import submission
from form4gen.submission import Ccc, Cccs, Contents, Document, NotACcc
from form4gen.submission.ccc import in_keyring

SECRET = "q7$Zx#9w"


def nobody(name: str) -> None:
    return None


@pytest.mark.parametrize("cik", ["0001234567", "1234567", "001234567"])
@pytest.mark.parametrize("name", ["FORM4GEN_CCC_0001234567", "FORM4GEN_CCC_1234567"])
def test_the_environment_knows_a_cik_with_and_without_zeros(name: str, cik: str) -> None:
    found = Cccs({name: SECRET, "FORM4GEN_CCC_99": "other$11"}, nobody).of(cik)

    assert found
    assert found.reveal() == SECRET


def test_the_keyring_is_asked_behind_the_environment() -> None:
    kept = {"0001234567": SECRET, "0000000099": "older#22"}
    cccs = Cccs({"FORM4GEN_CCC_99": "newer#22"}, kept.get)

    assert [found.reveal() if (found := cccs.of(cik)) else None for cik in ("1234567", "99", "1")] == [
        SECRET,
        "newer#22",
        None,
    ]


def test_a_keyring_that_is_missing_or_locked_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert in_keyring("1") is None

    class KeyringError(Exception):
        pass

    def locked(service: str, name: str) -> str:
        raise KeyringError(f"{service} {name}")

    found = ModuleType("keyring")
    vars(found).update(get_password=locked, errors=SimpleNamespace(KeyringError=KeyringError))
    monkeypatch.setitem(sys.modules, "keyring", found)
    assert in_keyring("1") is None

    vars(found).update(get_password=lambda service, name: f"{service} {name}")
    assert in_keyring("1") == "form4gen 1"


@pytest.mark.parametrize("value", ["", "q7$Zx#9", "q7$Zx#9w0", "q7$ x#9w", "q7$\nx#9w", "q7$éx#9w"])
def test_what_cannot_be_a_password_is_refused_without_saying_it(value: str) -> None:
    with pytest.raises(NotACcc) as refused:
        Ccc(value, "FORM4GEN_CCC_1")

    assert str(refused.value).startswith("FORM4GEN_CCC_1 has ")
    assert not value or value not in str(refused.value)


def test_a_password_does_not_show_itself() -> None:
    ccc, given = Ccc(SECRET, "here"), Cccs({"FORM4GEN_CCC_1": SECRET}, nobody)
    document = Document("form4.xml", "4", "", SECRET.encode())

    for shown in (ccc, given, document, [ccc], {"x": given}, Contents((), (document,))):
        assert SECRET not in f"{shown} {shown!r}" + "%s %r" % (shown, shown)  # noqa: UP031
    for one in (ccc, given):
        assert not hasattr(one, "__dict__")
        for copied in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="not copied"):
                copied(one)
    assert f"{ccc:>20}" == "Ccc(********)"
    assert ccc != Ccc(SECRET, "here")


def test_an_exception_and_a_log_line_do_not_show_it(caplog: pytest.LogCaptureFixture) -> None:
    ccc = Ccc(SECRET, "here")
    try:
        raise RuntimeError("it failed", ccc)
    except RuntimeError as fault:
        logging.getLogger("form4gen").exception("with %s and %r", ccc, ccc)
        told = "".join(traceback.TracebackException.from_exception(fault, capture_locals=True).format())

    assert SECRET not in told + caplog.text
    assert "Ccc(********)" in told
    assert "Ccc(********)" in caplog.text


# A whole run -------------------------------------------------------------------------------------------------------


def spellings(content: bytes) -> Iterator[bytes]:
    """A file's bytes, its PDF streams unpacked, and what stands in it in base 64."""
    yield content
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.S):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue
    for found in re.finditer(rb"[A-Za-z0-9+/\s]{40,}", content):
        block = b"".join(found[0].split())
        yield base64.b64decode(block[: len(block) // 4 * 4])


def holding(folder: Path) -> set[str]:
    """The files below a folder that hold the secret, in whatever spelling."""
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(SECRET.encode() in text for text in spellings(path.read_bytes()))
    }


def sample(folder: Path, checkout: Path, exhibit: str = "ex24.txt") -> Path:
    """The sample of today's form with a power of attorney, in a folder."""
    folder.mkdir()
    (folder / "ex24.txt").write_text("Know all by these presents\n")
    (folder / "ex24.pdf").write_bytes(b"%PDF-1.7\n")
    text = (checkout / "samples/seed-today/draft.yaml").read_text("utf-8")
    said = f"submission:\n  exhibits:\n    - {{type: EX-24, file: {exhibit}}}\n"
    (folder / "draft.yaml").write_text(text + "\n" + said, "utf-8")
    return folder / "draft.yaml"


BUILD = ("build", "--today", "2013-10-07", "--only", "xml,html,pdf,submission", "-o", "out")


def test_of_a_run_the_submission_alone_holds_it(form4gen: Run, tmp_path: Path, checkout: Path) -> None:
    path = sample(tmp_path / "drafts", checkout)

    told = form4gen(*BUILD, path, FORM4GEN_CCC_0001234567=SECRET, FORM4GEN_DEBUG="1")

    assert told.returncode == 0, told.stderr
    assert SECRET not in told.stdout + told.stderr
    assert holding(tmp_path) == {"draft.submission.xml"}
    made = tmp_path / "out" / "draft.submission.xml"
    assert made.stat().st_mode & 0o777 == 0o600
    contents = submission.read(made.read_bytes()).contents
    assert contents
    assert dict(contents.header)["testOrLive"] == "TEST"
    assert [one.name for one in contents.documents] == ["form4.xml", "ex24.txt"]
    assert SECRET.encode() in contents.documents[0].content


@pytest.mark.parametrize("exhibit", ["ex24.pdf", "gone.txt"])
def test_a_run_that_fails_writes_nothing_and_says_nothing(
    form4gen: Run, tmp_path: Path, checkout: Path, exhibit: str
) -> None:
    path = sample(tmp_path / "drafts", checkout, exhibit)

    told = form4gen(*BUILD, path, FORM4GEN_CCC_0001234567=SECRET)

    assert told.returncode == 1
    assert SECRET not in told.stdout + told.stderr
    assert not holding(tmp_path)
    assert not list(tmp_path.glob("out/*"))


@pytest.mark.parametrize("given", ["", SECRET[:7]])
def test_a_run_without_the_password_writes_nothing(form4gen: Run, tmp_path: Path, checkout: Path, given: str) -> None:
    path = sample(tmp_path / "drafts", checkout)

    told = form4gen(*BUILD, path, FORM4GEN_CCC_0001234567=given)

    assert told.returncode == 1
    assert "OWN-03.1" in told.stderr
    assert SECRET[:7] not in told.stdout + told.stderr
    assert not list(tmp_path.glob("out/*"))


def test_live_is_asked_for_by_name(form4gen: Run, tmp_path: Path, checkout: Path) -> None:
    path = sample(tmp_path / "drafts", checkout)

    told = form4gen(*BUILD, "--live", path, FORM4GEN_CCC_0001234567=SECRET)

    assert told.returncode == 0, told.stderr
    assert b"<testOrLive>LIVE</testOrLive>" in (tmp_path / "out" / "draft.submission.xml").read_bytes()
