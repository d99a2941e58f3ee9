# SPDX-License-Identifier: Apache-2.0
"""What is handed out works on its own: the wheel in an environment without the checkout, and a complete sdist."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import CHECKOUT

pytestmark = pytest.mark.skipif(
    not os.environ.get("FORM4GEN_WHEEL"),
    reason="builds and installs a wheel, which takes a minute and a package index; `make wheel` asks for it",
)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", folder, CHECKOUT], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    """The wheel."""
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`form4gen`, installed from the wheel alone."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    return programs / "form4gen"


def files_of(checkout: Path, folder: str) -> set[str]:
    root = checkout / folder
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not any(p[0] == "." or p == "__pycache__" for p in path.parts)}


def test_the_wheel_carries_schemas_templates_and_examples_and_no_tests(wheel: Path, checkout: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for there, here in (("schemas", "schemas"), ("templates", "templates"), ("examples", "tests/rules")):
        assert {name.removeprefix(f"form4gen/{there}/") for name in names if name.startswith(f"form4gen/{there}/")} == (
            files_of(checkout, here)
        )
    assert "form4gen/py.typed" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"form4gen"}
    assert not [name for name in names if "test_" in name or "__pycache__" in name]


def test_the_sdist_is_complete(dist: Path, checkout: Path) -> None:
    path = next(dist.glob("*.tar.gz"))
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", ".ci/run", ".ci/setup"} <= names
    for folder in ("form4gen", "schemas", "templates", "tests", "samples"):
        assert {f"{folder}/{name}" for name in files_of(checkout, folder)} <= names


def test_the_wheel_checks_explains_and_builds(command: Path, checkout: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_bytes((checkout / "samples" / "seed" / "draft.yaml").read_bytes())

    def run(*words: str) -> str:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run([command, *words], cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("--version").startswith("form4gen ")
    assert "\nWrong\n" in run("explain", "FN-02")
    assert "form: 4" in run("new")
    assert run("check", "draft.yaml", "--today", "2013-10-07").splitlines()[-1].startswith("OK: 1 file checked")
    assert len(run("build", "draft.yaml", "--today", "2013-10-07", "-o", "out").split()) == 2
    assert (tmp_path / "out" / "draft.xml").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "out" / "draft.pdf").read_bytes().startswith(b"%PDF")


def test_pre_commit_judges_the_drafts_of_a_commit(checkout: Path, tmp_path: Path) -> None:
    text = (checkout / "samples" / "seed-today" / "draft.yaml").read_text("utf-8")
    (tmp_path / "drafts").mkdir()
    draft = tmp_path / "drafts" / "sale.yaml"

    def commit(written: str) -> subprocess.CompletedProcess[str]:
        draft.write_text(written, "utf-8")
        subprocess.run(["git", "add", "-A"], cwd=tmp_path, check=True)
        words = [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "form4gen", "--all-files"]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    right, wrong = commit(text), commit(text.replace("code: S [plan]", "code: P [plan]"))

    assert right.returncode == 0, right.stdout
    assert wrong.returncode == 1
    assert "CODE-P" in wrong.stdout
