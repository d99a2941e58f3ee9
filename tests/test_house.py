# SPDX-License-Identifier: Apache-2.0
"""The house checks itself: walls, the map against the schemas, sizes, sources, and what of the rulebook is open."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from form4gen.box import Box, boxes
from form4gen.corridor import rules
from form4gen.home import folder
from form4gen.model import ROW_TAGS, Filing, Row, has_box
from form4gen.rules import PREFIXES
from form4gen.schema.versions import FORMS

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "form4gen"
MODULES = sorted(PACKAGE.rglob("*.py"))
XS = "{http://www.w3.org/2001/XMLSchema}"

# room -> the rooms it may import; a room that is not named may import nothing of ours
LAW = {"law", "codes", "calendar", "places"}
WORDS = {"phrases", "plan_words", "wording", "titles"}
WALLS: dict[str, set[str]] = {
    "box": {"kinds", "rule"},
    "model": {"kinds", "rule", "box"},
    "law": {"home", "rule"},
    "codes": {"law", "rule"},
    "calendar": {"law", "rule"},
    "places": {"law"},
    "phrases": set(),
    "plan_words": {"phrases"},
    "wording": {"phrases"},
    "titles": {"phrases", "wording"},
    "tally": {"model", "rule", "box", "titles", "codes"},
    "due": {"model", "rule", "box", *LAW},
    "envelope": {"kinds", "rule", "box"},
    "submission": {"rule", "box", "envelope", "model", "edgar", "schema", "home", "submission"},
    "vesting": {"kinds", "rule", "box", "titles", "phrases"},
    "case": {"envelope", "model", "rule", "box", "tally", *WORDS, "profile", "vesting"},
    "check": {"envelope", "model", "rule", "case", "tally", "rules", "own_rules"},
    "rules": {
        "rule",
        "envelope",
        "kinds",
        "box",
        "model",
        "case",
        "tally",
        "due",
        "rules",
        *LAW,
        *WORDS,
        "profile",
        "vesting",
    },
    "draft": {"envelope", "rule", "kinds", "box", "model", "draft", "vesting"},
    "edgar": {"rule", "kinds", "box", "model", "edgar"},
    "profile": {"rule", "kinds", "draft", "profile"},
    "own_rules": {"rule", "rules"},
    "housing": {"rule", "check", "gathering", "judging", "own_rules", "profile"},
    "filed": {"rule", "kinds", "box", "model"},
    "compare": {"rule", "kinds", "box", "model"},
    "naming": {"box", "filed", "model", "rule", *WORDS},
    "excerpt": {"box", "filed", "model", "naming"},
    "matching": {"excerpt", "model", "tally"},
    "corrections": {"excerpt", "matching", "model"},
    "amend": {"corrections", "excerpt", "box", "model", "places"},
    "split": {"box", "excerpt", "model", "tally"},
    "schema": {"gathering", "home", "rule", "law", "schema"},
    "paper": {"home", "rule", "kinds", "box", "model", "paper", *LAW},
    "report": {"rule", "screen", "reviewed", "codes"},
    "reviewed": {"rule"},
    "difference": {"kinds", "matching", "model", "reviewed"},
    "reviewing": {
        *("calendar", "case", "difference", "due", "filed", "gathering", "judging", "law", "model", "phrases"),
        *("reviewed", "revising", "rule"),
    },
    "screen": set(),
    "accepting": {"rule"},
    "gathering": set(),
    "judging": {
        "compare",
        "rule",
        "box",
        "model",
        "case",
        "check",
        "draft",
        "edgar",
        "schema",
        "filed",
        "gathering",
        "accepting",
        "profile",
    },
    "signing": {
        *(
            "__init__",
            "compare",
            "draft",
            "edgar",
            "envelope",
            "filed",
            "gathering",
            "judging",
            "model",
            "paper",
            "phrases",
        ),
        *("profile", "report", "rule", "submission", "wording"),
    },
    "building": {
        *("__init__", "compare", "edgar", "filed", "gathering", "judging", "model", "paper", "rule", "signing"),
        "submission",
    },
    "revising": {"rule", "model", "amend", "split", "draft", "judging", "gathering", "importing"},
    "beginning": {"draft", "gathering", "home", "phrases", "profile"},
    "importing": {"naming", "rule", "model", "judging", "filed", "compare", "draft", "gathering"},
    "reference": {"codes", "gathering", "home"},
    "editor": {"box", "codes", "draft", "editor", "envelope", "kinds", "model", "places", "profile"},
    "corridor": {
        "amend",
        "beginning",
        "reviewed",
        "reviewing",
        "revising",
        "rule",
        "home",
        "judging",
        "building",
        "importing",
        "gathering",
        "signing",
        "rules",
        "schema",
        "submission",
        "housing",
    },
    "cli": {"beginning", "gathering", "kinds", "rule", "corridor", "reference", "report", "screen", "__init__"},
    "__main__": {"cli"},
}
FOREIGN: dict[str, set[str]] = {
    "rules": {"yaml", "lxml", "jinja2", "os", "pathlib", "time"},
    "model": {"yaml", "lxml", "jinja2"},
    "case": {"yaml", "lxml", "jinja2", "os", "pathlib", "time"},
    "draft": {"lxml", "jinja2"},
    "edgar": {"yaml", "jinja2"},
    "check": {"yaml", "lxml", "jinja2"},
    "corridor": {"typer", "os"},
    "judging": {"typer", "os"},
    "compare": {"yaml", "lxml"},
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """(room or package, whether it is ours) of every import of a module."""
    package = ["form4gen", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((name.name.partition(".")[0], False) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            if not node.level:
                yield (node.module or "").partition(".")[0], False
                continue
            base = package[: len(package) - node.level + 1] + (node.module or "").split(".") * bool(node.module)
            if len(base) > 1:
                yield base[1], True
            else:
                yield from (
                    (
                        name.name
                        if (PACKAGE / name.name).is_dir() or (PACKAGE / f"{name.name}.py").is_file()
                        else "__init__",
                        True,
                    )
                    for name in node.names
                )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_walls(path: Path) -> None:
    here = room(path)
    found = list(imported(path))

    ours = {name for name, own in found if own} - {here}
    foreign = {name for name, own in found if not own}

    assert ours <= WALLS.get(here, set()), f"{here} may not import {sorted(ours - WALLS.get(here, set()))}"
    assert not foreign & FOREIGN.get(here, set())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sizes(path: Path) -> None:
    text = path.read_text("utf-8")

    assert text.count("\n") <= 300, "a module beyond 300 lines is two rooms"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno
            assert length <= 40, f"{node.name} has {length} lines: two thoughts"


def test_no_room_but_the_command_line_reads_clock_or_environment() -> None:
    for path in MODULES:
        if room(path) != "cli":
            text = path.read_text("utf-8")
            assert not re.search(r"date\.today\(|datetime\.now\(|time\.time\(|os\.environ|getenv", text), path


def test_every_rule_has_what_a_page_needs() -> None:
    known = rules()
    assert len(known) > 100
    for rule in known.values():
        assert rule.title, rule.id
        assert rule.title.endswith("."), rule.id
        assert len(rule.why) > 15, rule.id
        assert rule.cite.title, rule.id


def test_every_rule_lives_in_the_room_of_its_prefix() -> None:
    for rule in rules().values():
        if rule.check:
            fits = [
                prefix for prefix in PREFIXES if rule.id == prefix or rule.id.startswith((prefix + "-", prefix + "."))
            ]
            assert fits, f"{rule.id}: no prefix of rules.PREFIXES"
            assert PREFIXES[max(fits, key=len)] == rule.room, rule.id


def test_a_rule_named_like_one_is_registered() -> None:
    """A generator of (node, case) without the decorator would silently never run."""
    registered = {rule.check.__name__ for rule in rules().values() if rule.check}
    for path in (PACKAGE / "rules").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args[1:]] == ["case"]:
                asks = not node.name.startswith("_") and "Iterator[Told]" in ast.unparse(node)
                assert not asks or node.name in registered, f"{path.name}: {node.name}"


# The map and our schemas ------------------------------------------------------------------------------------------


@cache
def declared(path: Path) -> tuple[dict[str, Any], Any]:
    """The named types of a schema and its includes, and the root element."""
    tree: Any = etree.parse(str(path)).getroot()
    types: dict[str, Any] = {
        child.get("name"): child for child in tree if child.tag in (f"{XS}complexType", f"{XS}simpleType", f"{XS}group")
    }
    for include in tree.iter(f"{XS}include"):
        types = declared(path.parent / include.get("schemaLocation"))[0] | types
    root = next((child for child in tree if child.tag == f"{XS}element"), None)
    return types, root


def schema_boxes(path: Path) -> list[str]:
    """Every leaf of a schema as a path below the root, in document order; footnote marks left out."""
    types, root = declared(path)
    found: list[str] = []

    def walk(node: Any, lead: str) -> None:
        for child in node:
            if child.tag == f"{XS}element":
                name = child.get("name")
                if name == "footnoteId":
                    continue
                inner = types.get(child.get("type"), child)
                before = len(found)
                walk(inner, f"{lead}{name}/")
                if len(found) == before and not (inner.tag == f"{XS}complexType" and list(inner.iter(f"{XS}element"))):
                    found.append(lead + name)
            elif child.tag == f"{XS}group" and child.get("ref"):
                walk(types[child.get("ref")], lead)
            elif child.tag in (f"{XS}complexContent", f"{XS}extension") and child.get("base") in types:
                walk(types[child.get("base")], lead)
                walk(child, lead)
            elif isinstance(child.tag, str) and child.tag not in (
                f"{XS}simpleType",
                f"{XS}attribute",
                f"{XS}annotation",
            ):
                walk(child, lead)

    walk(root, "")
    return found


def map_boxes(base: str, amends: bool, version: str) -> list[str]:
    """The same of the map."""

    def walk(of: Any, lead: str, column: str = "") -> Iterator[str]:
        for name, box in boxes(of):
            if column and not in_column(box, column, base):
                continue
            if box.how in ("one", "many"):
                yield from walk(box.of, f"{lead}{box.xml}/")
            elif box.how == "rows":
                for kind in box.columns.split():
                    if base != "3" or kind[0] == "H":
                        yield from walk(Row, f"{lead}{box.xml}/{ROW_TAGS[kind]}/", kind)
            elif box.how == "footnotes":
                yield f"{lead}{box.xml}/footnote"
            elif box.how != "notes" and has_box(box, base, version) and (amends or name != "original_filed"):
                yield lead + box.xml + ("/value" if box.how == "boxed" else "")

    return list(walk(Filing, ""))


def in_column(box: Box, column: str, base: str) -> bool:
    if box.key in ("form-type", "coding") and column[0] == "H":
        return base == "5"
    if base == "3" and column == "H2" and box.key.startswith("owned-after"):
        return False
    return column in box.columns.split()


ERAS = {"X0306": ("X0306", "X0206"), "X0508": ("X0508", "X0206"), "X0609": ("X0609", "X0607")}
NEVER = [("X0508", "3"), ("X0508", "3/A")]  # Form 3 went from X0206 to X0607 without it


@pytest.mark.parametrize(("era", "form"), [(era, form) for era in ERAS for form in FORMS if (era, form) not in NEVER])
def test_the_map_has_the_boxes_of_the_schema_in_its_order(era: str, form: str) -> None:
    base = form[0]
    path = folder("schemas") / era / f"form-{form.replace('/A', 'a')}.xsd"
    known = [name for name in schema_boxes(path) if not name.endswith("rptOwnerCcc")]

    assert map_boxes(base, form.endswith("/A"), ERAS[era][base == "3"]) == known


# The rulebook -----------------------------------------------------------------------------------------------------


def test_the_rulebook_is_done_or_its_gaps_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """tests/rulebook.yaml lists the entries of the rulebook that no rule has yet, each with the reason."""
    listed = yaml.safe_load((HERE / "rulebook.yaml").read_text("utf-8"))
    done = {id for id, rule in rules().items() if rule.check or rule.id == "DOC-04"}
    entries = [entry for section in listed["sections"].values() for entry in section]

    def covered(entry: str) -> bool:
        return any(id == entry or id.startswith(entry + ".") for id in done)

    still_open = {entry for entry in entries if not covered(entry)}
    with capsys.disabled():
        with_rule = len(entries) - len(still_open)
        print(f"\nrulebook: {with_rule} of {len(entries)} entries have a rule; open: {len(still_open)}")
        for reason, names in listed["open"].items():
            print(f"  {reason}: {', '.join(names)}")

    named = {entry for names in listed["open"].values() for entry in names}
    assert still_open == named


# What is imported -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [False, True])
def test_a_check_imports_no_more_than_it_needs(tmp_path: Path, fault: bool) -> None:
    draft = (folder("templates") / "draft" / "4.yaml").read_text("utf-8")
    path = tmp_path / "draft.yaml"
    path.write_text(
        draft.replace("YYYY-MM-DD", "2026-11-18")
        if fault
        else (HERE.parent / "samples/seed-today/draft.yaml").read_text("utf-8")
    )
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "form4gen", "check", "--today", "2026-11-20", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == int(fault), told.stdout
    names = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines() if "|" in line}
    for heavy in (
        "weasyprint",
        "jinja2",
        "pydantic",
        "rich",
        "multiprocessing",
        "concurrent.futures",
        "asyncio",
        "ssl",
        "fractions",
        "form4gen.reviewing",
        "form4gen.draft.schedules",
        "form4gen.vesting",
        *(f"form4gen.report.{room}" for room in ("difference", "due", "github", "junit", "machine", "rules", "sarif")),
    ):
        assert heavy not in names, heavy
    assert "xmlschema" not in names or fault
