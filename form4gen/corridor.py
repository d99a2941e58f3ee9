# SPDX-License-Identifier: Apache-2.0
"""The corridor: draft or filing in, findings out; behind the gate XML and paper. Each stage hands on to the next.

The rooms that only a build or an import needs are imported there: a check of one draft should start at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .gathering import DRAFTS, FILINGS, PROFILE, Gathered, Refusal, Source, Unwritten, gather, profiles, targets
from .home import folder
from .judging import Judged, Options, judge, load, outcome
from .rule import ERROR, RULES, Cite, Mark, Rule, declare

if TYPE_CHECKING:
    from .beginning import Asked
    from .housing import Housed
    from .reviewed import Change, DueDay
    from .schema.sets import Known

_OURS = Cite("form4gen's own rule")
STAGE_CRASHED = declare(
    "HOUSE-02",
    ERROR,
    "Every stage can be walked by every filing.",
    "A stage that fails has judged or written nothing; this is a fault of form4gen, not of the draft.",
    kind="draft",
    cite=_OURS,
    room="corridor",
)
UNREADABLE = declare(
    "FILE-01",
    ERROR,
    "A named file can be opened and written.",
    "What cannot be opened cannot be judged.",
    kind="draft",
    cite=_OURS,
    room="corridor",
)


class Outcome(NamedTuple):
    """What became of all files, how many of the folders' files were passed over, and which YAML files among them."""

    files: tuple[Judged, ...]
    passed_over: int
    yaml_passed_over: tuple[Path, ...] = ()


def _guarded(work: Callable[[Source], Judged], source: Source) -> Judged:
    """One bad file never stops the others; a fault of ours is told by its kind alone, for values are confidential."""
    name = str(source.path)
    try:
        return work(source)
    except Unwritten as fault:
        return Judged(name, "unwritten", None, None, (UNREADABLE.tell(Mark(name), *fault.told),), {})
    except OSError as fault:
        told = UNREADABLE.tell(
            Mark(name),
            f"{fault.strerror or 'it cannot be opened'}: {fault.filename or name}",
            "look at the name and at who may read there",
        )
        return Judged(name, "unreadable", None, None, (told,), {})
    except (MemoryError, KeyboardInterrupt, Refusal):
        raise
    except Exception as fault:
        told = STAGE_CRASHED.tell(
            Mark(name), f"form4gen failed with {type(fault).__name__}", "please report this as a fault of form4gen"
        )
        return Judged(name, "crashed", None, None, (told,), {})


def _each(work: Callable[[Source], Judged], gathered: Gathered, jobs: int, house: Housed | None = None) -> Outcome:
    one = partial(_guarded, work)
    told, sources = house.judged if house else (), gathered.sources
    if jobs > 1 and len(sources) > 1:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(min(jobs, len(sources))) as pool:
            files = tuple(pool.map(one, sources))  # one by one: a paper is long, and a check no shorter in bundles
    else:
        files = tuple(map(one, sources))
    return Outcome((*told, *files), gathered.passed_over, gathered.yaml_passed_over)


def _whole(schemas: Path | None) -> Path | None:
    """The folder of the user's schemas, if any. Raises Refusal for a set that has lost a file."""
    if schemas is None or not schemas.is_dir():
        return None
    from .schema.sets import sets

    return schemas if sets(schemas) else None


def _housed(gathered: Gathered, named: Path | None) -> tuple[Gathered, Housed | None]:
    """The profiles that the drafts stand under, and what is to be read beside these. Raises Refusal."""
    asked = frozenset(source.path for source in gathered.sources if source.path.name == PROFILE)
    files = profiles([source for source in gathered.sources if source.path not in asked], named)
    if not files and not asked:
        return gathered, None
    from .housing import housed

    kept = [source for source in gathered.sources if source.path not in asked]
    return gathered._replace(sources=kept), housed(files, asked)


def check(
    paths: Sequence[Path],
    *,
    today: date,
    asked_day: date | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    schemas: Path | None = None,
    profile: Path | None = None,
    jobs: int = 1,
) -> Outcome:
    """Check drafts and published filings, with the user's own `schemas` where there are any.

    Drafts stand under the company `profile`, or the nearest above them. Raises Refusal where nothing can be judged.
    """
    gathered, house = _housed(gather(paths, DRAFTS + FILINGS), profile)
    options = Options(today, asked_day, select, ignore, _whole(schemas), house.profiles if house else {})
    return _each(partial(_check_one, options), gathered, jobs, house)


def _check_one(options: Options, source: Source) -> Judged:
    loaded = load(source)
    return outcome(source, loaded, judge(loaded, options))


def build(
    paths: Sequence[Path],
    target: Path,
    *,
    today: date,
    asked_day: date | None = None,
    only: frozenset[str] = frozenset({"xml", "pdf"}),
    unchecked: bool = False,
    published: bool = False,
    live: bool = False,
    environment: Mapping[str, str] = MappingProxyType({}),
    schemas: Path | None = None,
    profile: Path | None = None,
    jobs: int = 1,
    esign: str = "",
) -> Outcome:
    """Check drafts and write what is asked for (building) of those without an error. Raises Refusal before that."""
    from .building import SUFFIXES, Building, build_one, contradiction
    from .submission import Cccs

    if message := contradiction(only, unchecked=unchecked, published=published, live=live, esign=esign):
        raise Refusal(message)
    gathered, house = _housed(gather(paths, DRAFTS), profile)
    targets(gathered.sources, target, [f".{SUFFIXES.get(what, what)}" for what in sorted(only)])
    cccs = Cccs(environment) if "submission" in only else None  # not handed to other processes
    options = Options(today, asked_day, schemas=_whole(schemas), profiles=house.profiles if house else {})
    building = Building(options, target, only, unchecked, published, live, cccs, esign)
    return _each(partial(build_one, building), gathered, 1 if cccs else jobs, house)


def import_filings(
    paths: Sequence[Path], target: Path, *, force: bool = False, name_footnotes: bool = False, jobs: int = 1
) -> Outcome:
    """Write a draft for each published filing; `target` is a folder, or a .yaml file for a single filing."""
    from .importing import import_one

    gathered = gather(paths, FILINGS)
    if target.suffix.lower() in DRAFTS:
        if len(gathered.sources) > 1:
            raise Refusal(f"{target} is one file, but {len(gathered.sources)} filings are named; name a folder with -o")
        gathered.sources[0] = gathered.sources[0]._replace(stem=Path(target.stem))
        return _each(partial(import_one, target.parent, target.suffix, force, name_footnotes), gathered, 1)
    targets(gathered.sources, target, [".yaml"])
    return _each(partial(import_one, target, ".yaml", force, name_footnotes), gathered, jobs)


def amend(
    original: Path,
    target: Path,
    *,
    filed_on: date | None = None,
    rows: Sequence[str] | None = None,
    corrected: Path | None = None,
    force: bool = False,
) -> Outcome:
    """Write the draft of an amendment of a filing or draft. Raises Refusal for rows that the original does not have."""
    from .revising import Amending, amend_one

    asked = Amending(target, filed_on, rows, corrected, force)
    return _each(partial(amend_one, asked), Gathered([Source(original, Path(original.stem))], 0), 1)


def explanation(original: Path, amended: Path) -> str:
    """What an amendment changes, in the form's words, "" for nothing. Raises Refusal for what cannot be read."""
    from . import amend
    from .revising import filing_of

    return amend.explanation(filing_of(original), filing_of(amended))


def due(paths: Sequence[Path], *, today: date, asked_day: date | None = None) -> tuple[list[DueDay], int]:
    """When each draft or filing is due, and how many files were passed over. Raises Refusal where there is none."""
    from .reviewing import Asked, due_day

    gathered = gather(paths, DRAFTS + FILINGS)
    return [due_day(Asked(today, asked_day), source) for source in gathered.sources], gathered.passed_over


def difference(before: Path, after: Path) -> Sequence[Change]:
    """What changed from one draft or filing to another, box by box. Raises Refusal for what cannot be read."""
    from .reviewing import difference

    return difference(before, after)


def split(paths: Sequence[Path], target: Path, *, force: bool = False) -> Outcome:
    """Write the drafts that together say what a draft says that is too big.

    Raises Refusal where there is but one draft, which fits on a form, and where two would be written to one file.
    """
    from .revising import split_one

    gathered = gather(paths, DRAFTS)
    targets(gathered.sources, target, [".yaml"])
    return _each(partial(split_one, target, force, len(gathered.sources) == 1), gathered, 1)


def verify(signed: Path, filing: Path, by_hand: bool = False) -> Outcome:
    """Hold a signed file against a filing (.xml); see verify_one. Raises Refusal without the extra `sign`."""
    from .signing.verifying import verify_one

    return _each(partial(verify_one, filing, by_hand), Gathered([Source(signed, Path(signed.stem))], 0), 1)


def new(form: str, asked: Asked | None = None) -> str:
    """The text of a draft to begin with. Raises Refusal for a form without a start and a person whom nobody knows."""
    from .beginning import begin

    return begin(form, asked)


def add_schemas(path: Path, into: Path, version: str = "") -> list[str]:
    """Take the SEC's schema files out of its zip or a folder, for a version. Raises Refusal for what is no set."""
    from .schema.adding import add

    return add(path, into, version)


def schemas(into: Path) -> Sequence[Known]:
    """The schema versions that are known: from when, and from where."""
    from .schema.sets import listing

    return listing(into)


def rules(paths: Sequence[Path] = (), profile: Path | None = None) -> dict[str, Rule]:
    """All rules by id, those of readers and schema included, and those in Python that the profiles of `paths` ask for.

    Raises Refusal for paths where there is nothing to judge.
    """
    from . import building, housing, importing, revising, rules, signing, submission

    assert building and housing and importing and revising and rules and signing and submission  # noqa: PT018
    if paths:
        _housed(gather(paths, DRAFTS + FILINGS), profile)  # what is imported registers itself
    return RULES


def example(id: str) -> str:
    """The example documents of a rule, "" if it has none."""
    path = folder("examples") / f"{id}.yaml"
    return path.read_text("utf-8") if path.is_file() else ""


__all__ = [
    "Judged",
    "Outcome",
    "Refusal",
    "add_schemas",
    "amend",
    "build",
    "check",
    "difference",
    "due",
    "example",
    "explanation",
    "import_filings",
    "new",
    "rules",
    "schemas",
    "split",
    "verify",
]
