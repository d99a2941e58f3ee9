# SPDX-License-Identifier: Apache-2.0
"""The JSON schemas for editors: fresh, silent on right drafts, and loud on typical slips.

An editor sees YAML with its types, 4 as a number and yes as a word. Here they are told apart as YAML 1.2 does, which
editors use by default, and as YAML 1.1 does, where yes, no and on are flags.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import CHECKOUT, CORPUS, SALE, Run, needs_corpus
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator
from random_filings import filings

from form4gen import draft, edgar, editor, kinds, profile
from form4gen.draft import Draft, reading, schedules
from form4gen.draft.rows import words
from form4gen.editor import hints, shapes
from form4gen.home import folder
from form4gen.kinds import Kind, Refused
from form4gen.model import Filing, Issuer, Owner, Row, Signature, cell_names, cells, records

DRAFT, PROFILE = (Draft7Validator(editor.schema(name)) for name in ("draft", "profile"))
CORE = {
    "tag:yaml.org,2002:null": r"~|null|Null|NULL|",
    "tag:yaml.org,2002:bool": r"true|True|TRUE|false|False|FALSE",
    "tag:yaml.org,2002:int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "tag:yaml.org,2002:float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN)",
}


def seen(text: str, core: bool = True) -> Any:
    """A YAML text as an editor hands it to its JSON schema."""
    return _seen(yaml.compose(text, Loader=yaml.SafeLoader), core)


def _seen(node: Any, core: bool) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _seen(value, core) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_seen(item, core) for item in node.value]
    return _scalar(node, core)


def _scalar(node: yaml.ScalarNode, core: bool) -> Any:
    if node.style:
        return node.value
    if not core:
        typed = yaml.safe_load(f"[{node.value}]")[0] if node.tag.rpartition(":")[2] in ("int", "float", "bool") else ""
        return None if node.tag.endswith(":null") else node.value if typed == "" else typed
    kind = next((tag.rpartition(":")[2] for tag, pattern in CORE.items() if re.fullmatch(pattern, node.value)), "")
    if kind == "int":
        return int(node.value, 0 if node.value[1:2] in ("x", "o") else 10)
    if kind == "float":
        return float(node.value)
    return {"null": None, "bool": node.value.lower() == "true"}.get(kind, node.value)


def faults(text: str, of: Draft7Validator = DRAFT) -> list[str]:
    """What an editor would underline, for YAML 1.2 and 1.1."""
    return [
        f"{error.json_path}: {error.message[:200]}"
        for core in (True, False)
        for error in of.iter_errors(seen(text, core))
    ]


@pytest.mark.parametrize("name", sorted(editor.SCHEMAS))
def test_the_schema_is_fresh_and_is_one(name: str, request: pytest.FixtureRequest) -> None:
    path = folder("schemas") / f"{name}.schema.json"
    if request.config.getoption("--accept"):
        path.write_text(editor.text(name), "utf-8")

    assert path.read_text("utf-8") == editor.text(name), "the map changed: run pytest --accept tests/test_editor.py"
    Draft7Validator.check_schema(json.loads(editor.text(name)))


DRAFTS = sorted([*CHECKOUT.glob("samples/*/draft.yaml"), *CHECKOUT.glob("tests/codes/*.yaml")])


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_right_drafts_are_right_in_an_editor(path: Path) -> None:
    if path.parent.name != "mistakes":
        assert not faults(path.read_text("utf-8").split("\n---\n")[0])


def test_the_blocks_of_the_format_are_right_in_an_editor() -> None:
    text = (CHECKOUT / "docs" / "draft-format.md").read_text("utf-8")
    blocks = [block.split("```")[0] for block in text.split("```yaml\n")[1:]]
    whole = [block for block in blocks if block.startswith(("form:", "table-1:"))]

    assert whole
    assert [faults(block) for block in whole] == [[]] * len(whole)


@needs_corpus
def test_every_imported_filing_is_right_in_an_editor() -> None:
    paths = sorted(Path(CORPUS).glob("*.xml"))
    assert paths
    wrong = {}
    for path in paths:
        read = edgar.read(path.read_bytes(), path.name)
        assert read.filing is not None
        wrong[path.name] = faults(draft.write(Draft(read.filing)))

    assert {name: found for name, found in wrong.items() if found} == {}


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(filings())
def test_random_drafts_are_wrong_in_an_editor_only_where_a_box_is_refused(filing: Filing) -> None:
    text = draft.write(Draft(filing))
    read, refused = draft.read(text.encode(), "draft.yaml")

    assert read is not None
    assert not refused
    taken = {cell.mark.path for record in records(read.filing) for _, _, cell in cells(record) if cell.refused}
    found = {place(error) for core in (True, False) for error in DRAFT.iter_errors(seen(text, core))}
    assert found <= taken


def place(error: Any) -> str:
    """Where an error stands, in the words of a draft: table-1[2].price."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)[1:]


SLIPS = [
    ("an unknown key", "price: 21.50", "prize: 21.50", "table-1[1]"),
    ("an unknown key of the form", "period: 2026", "perid: 2026", ""),
    ("the CCC", "cik: 0001234567", "ccc: x$5aaaaa", "owners[1]"),
    ("a code that EDGAR does not list", "code: S", "code: Q", "table-1[1].code"),
    ("V as a code", "code: S", "code: V", "table-1[1].code"),
    ("a code in small letters", "code: S", "code: s", "table-1[1].code"),
    ("a code with its flag", "code: S", "code: S/K [a]", "table-1[1].code"),
    ("a flag that is none", "rule-10b5-1: no", "rule-10b5-1: x", "rule-10b5-1"),
    ("a flag that is a number", "rule-10b5-1: no", "rule-10b5-1: 2", "rule-10b5-1"),
    ("a form that is none", "form: 4", "form: 13", "form"),
    ("a form that is none", "form: 4", "form: 4A", "form"),
    ("a date the other way", "date: 2026-03-02", "date: 2.3.2026", "table-1[1].date"),
    ("a date in words", "date: 2026-03-03", "date: March 3, 2026", "signatures[1].date"),
    ("a number in words", "disposed: 1,000", "disposed: 1,000 shares", "table-1[1].disposed"),
    ("a thousand with two digits", "disposed: 1,000", "disposed: 1,00", "table-1[1].disposed"),
    ("dollars for a number", "disposed: 1,000", "disposed: $1,000", "table-1[1].disposed"),
    ("a number with a sign", "disposed: 1,000", "disposed: -1000", "table-1[1].disposed"),
    ("brackets that name no footnotes", "price: 21.50", "price: 21.50 [a b]", "table-1[1].price"),
    ("the word of a holding", "owned-after: 5,000", "owned: 5,000", "table-1[1].owned"),
    ("the word of a transaction", SALE[SALE.index("    date") : SALE.index("    owned")], "", "table-1[1].owned-after"),
    ("a box of Table II", "price: 21.50", "price: 21.50\n    exercise-price: 4", "table-1[1]"),
    ("footnotes where none can stand", "symbol: EXMP", "symbol: [a]", "issuer.symbol"),
    ("a choice that is none", "ownership: direct", "ownership: mine", "table-1[1].ownership"),
    ("a timeliness that is none", "code: S", "code: S\n    timeliness: V", "table-1[1].timeliness"),
    ("a part that is a text", SALE[SALE.index("issuer:") : SALE.index("owners:")], "issuer: EXMP\n", "issuer"),
    ("a list that is a part", "  - cik: 0001234567\n    name", "    cik: 0001234567\n    name", "owners"),
]


@pytest.mark.parametrize(("said", "typed", "at"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told_where_it_stands(said: str, typed: str, at: str) -> None:
    assert not faults(SALE)
    wrong = SALE.replace(said, typed, 1)
    assert wrong != SALE

    for core in (True, False):
        assert at in {place(error) for error in DRAFT.iter_errors(seen(wrong, core))}


SPELLINGS = {
    "number": "0 7 007 1,200 1,200,000.50 12.50 .01 5. 1,20 1.200,50 12,00 -5 +5 (5) $5 US$5 50% N/A 1e3 5shares",
    "money": "0 $4.40 4.40 $1,200 1,200 $ $$5 4.40$ $1,20 US$5 -4",
    "date": "2026-03-09 3/9/2026 03/09/2026 2026-3-9 3/9/26 2026-03-09Z 20260309 9.3.2026",
    "flag": "yes no true false 1 0 YES No True x y n on off checked 2",
    "code": "P S A M s SK S/K K V GV 1",
    "cik": "1 0001234567 12345678901 x 12-3",
    "ownership": "direct indirect D I d DIRECT x",
    "direction": "acquired disposed A D x",
    "timeliness": "early late E L V x",
    "form type": "3 4 5 6 4/A",
    "form": "3 3/A 4 4/A 5 5/a 6 4A",
    "schema": "X0306 X0609 X1 0306",
}
KINDS = [kind for kind in vars(kinds).values() if isinstance(kind, Kind) and kind.name in SPELLINGS]


def takes(kind: Kind, text: str) -> bool:
    try:
        kind.from_draft(text)
    except Refused:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_shape_of_a_kind_takes_what_the_kind_takes(kind: Kind) -> None:
    """Quoted, as text; what a number or a flag may be beside that, the slips show."""
    bare, noted = (Draft7Validator(shapes.box(kind, with_notes)) for with_notes in (False, True))
    for text in SPELLINGS[kind.name].split():
        assert bare.is_valid(text) == takes(kind, text), text
        assert noted.is_valid(f"{text} [a, b]") == takes(kind, text), text
        assert not bare.is_valid(f"{text} [a, b]")


def test_every_kind_of_the_map_is_shaped() -> None:
    used = {box.kind for of in (Filing, Issuer, Owner, Row, Signature) for _, box in cell_names(of) if box.kind}

    assert {kind.name for kind in used} == {*SPELLINGS, "text", "state", "country"}


def test_every_key_has_a_hint_and_stands_in_the_schema() -> None:
    """A key that the map gains is a KeyError of the generator until it has its hint; one that it loses shows here."""
    rows = {key for row in ("row-1", "row-2") for key in editor.schema("draft")["definitions"][row]["properties"]}

    assert rows == set(words()) == set(hints.ROW)
    assert set(editor.schema("draft")["properties"]) == set(hints.DRAFT) == set(reading.KEYS)
    assert set(hints.SCHEDULE) == set(schedules.KEYS)


def test_the_command_writes_the_schema_and_new_points_to_it(form4gen: Run, tmp_path: Path) -> None:
    assert form4gen("schema", "draft").stdout == editor.text("draft")
    assert form4gen("schema", "profile").stdout == editor.text("profile")
    bare = form4gen("new", "-o", "bare.yaml")
    assert bare.returncode == 0

    written = form4gen("schema", "draft", "-o", "draft.schema.json")
    (tmp_path / "2026" / "june").mkdir(parents=True)
    for name in ("a.yaml", "2026/june/b.yaml"):
        assert form4gen("new", "-o", name).returncode == 0

    assert written.stdout == "wrote draft.schema.json\n"
    assert (tmp_path / "draft.schema.json").read_text("utf-8") == editor.text("draft")
    plain = (tmp_path / "bare.yaml").read_text("utf-8")
    assert "$schema" not in plain
    for name, path in (("a.yaml", "draft.schema.json"), ("2026/june/b.yaml", "../../draft.schema.json")):
        text = (tmp_path / name).read_text("utf-8")
        assert text == f"# yaml-language-server: $schema={path}\n{plain}"
    folder = form4gen("schema", "draft", "-o", "2026")
    assert (folder.returncode, folder.stderr.partition(";")[0]) == (2, "form4gen: 2026 is a folder")


def test_a_check_makes_no_schema() -> None:
    """The editor's rooms are for the tests and for nobody at run time; the commands hand out the files."""
    for path in (CHECKOUT / "form4gen").rglob("*.py"):
        if path.parent.name != "editor":
            assert not re.search(r"from \.+ ?import .*\beditor\b|from \.+editor", path.read_text("utf-8")), path


def test_a_schedule_is_right_in_an_editor() -> None:
    right = SALE + "vesting:\n  a:\n    granted: 48,000\n    tranches:\n      2026-08-20: 25%\n  b: 1/16 quarterly\n"
    assert not faults(right)

    for said, typed in (("granted", "grant"), ("48,000", "many"), ("2026-08-20: 25%", "- 25%"), ("  b:", "  b c:")):
        assert faults(right.replace(said, typed, 1)), typed


def test_a_profile_is_right_in_an_editor() -> None:
    paths = [CHECKOUT / "docs" / "form4gen.profile.yaml", *CHECKOUT.glob("tests/profiles/*.yaml")]
    read = [path for path in paths if not profile.read(path.read_bytes(), path.name).findings]
    assert read
    for path in read:
        assert not faults(path.read_text("utf-8"), PROFILE), path.name
    text = paths[0].read_text("utf-8")
    for said, typed in (
        ("fiscal-year-end: 12-31", "fiscal-year-end: December"),
        ("  - cik: 0009900120\n    name", "  - name"),
        ("signer: John Poe", "signature: John Poe"),
        ("until: 2024-06-30", "until: June 30"),
    ):
        assert faults(text.replace(said, typed), PROFILE), typed
