# SPDX-License-Identifier: Apache-2.0
"""The command line: words in, one call of the library, a report and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TextIO

import typer
from typer.main import get_command

from . import __version__
from .rule import WARNING, Rule, chosen

if TYPE_CHECKING:
    from .corridor import Judged, Outcome
    from .screen import Screen

CLEAN, FAILED, NOT_JUDGED, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_CODES = {"clean": CLEAN, "failed": FAILED, "unreadable": NOT_JUDGED, "crashed": OUR_FAULT}
_PAPERS = frozenset(("xml", "html", "pdf", "submission"))

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Draft SEC Forms 3, 4 and 5 in YAML, check them, and write the EDGAR XML and the form on paper.",
    epilog="Exit codes: 0 clean, 1 a file fails, 2 nothing could be judged, 3 a fault of form4gen, 130 interrupted.",
)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is no day; write it like 2026-03-02") from None


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders to search.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes share the files.")]
_DAY = "The day of filing, YYYY-MM-DD; else the last signature's of a published filing, else today in New York."
Day = Annotated[date | None, typer.Option(parser=_day, metavar="DATE", help=_DAY, show_default=False)]
Target = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write.")]
Prefixes = list[str] | None


@app.command("check")
def check(
    paths: Paths,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="For a person or a machine.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail, too.")] = False,
    select: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Only these rules: FN, FN-02. Repeatable.")] = None,
    ignore: Annotated[Prefixes, typer.Option(metavar="PREFIX", help="Not these rules. Repeatable.")] = None,
    today: Day = None,
    jobs: Jobs = 1,
) -> None:
    """Judge drafts (.yaml, .yml) and published filings (.xml)."""
    from . import corridor, report

    wanted, unwanted, day = _prefixes(select), _prefixes(ignore), today or _today()
    with _refusals(report.json_report((), __version__) if form == "json" else ""):
        outcome = corridor.check(paths, today=day, asked_day=today, select=wanted, ignore=unwanted, jobs=jobs)
    files = [_strictly(judged) if strict else judged for judged in outcome.files]
    if form == "json":
        _say(report.json_report(files, __version__))
        _say(report.verdict(files, outcome.passed_over, "checked", _screen(sys.stderr)), sys.stderr)
    else:
        _say(report.text_report(files, outcome.passed_over, "checked", _screen(sys.stdout)))
    _leave(files)


@app.command("build")
def build(
    paths: Paths,
    target: Target,
    only: Annotated[str, typer.Option(metavar="LIST", help="What to write: xml, html, pdf, submission.")] = "xml,pdf",
    unchecked: Annotated[
        bool, typer.Option("--unchecked", help="Write in spite of errors, stamped NOT CHECKED.")
    ] = False,
    published: Annotated[bool, typer.Option("--published", help="For filings already out; no stamp.")] = False,
    live: Annotated[bool, typer.Option("--live", help="A submission to be filed, not a TEST.")] = False,
    today: Day = None,
    jobs: Jobs = 1,
) -> None:
    """Check drafts, and write the EDGAR XML and the form on paper. Nothing is written while an error stands."""
    from . import corridor

    wanted = frozenset(word.strip().lower() for word in only.split(",") if word.strip())
    if not wanted or wanted - _PAPERS:
        raise typer.BadParameter(f"{only!r}: choose from xml, html, pdf, submission", param_hint="--only")
    how = partial(corridor.build, today=today or _today(), asked_day=today, only=wanted, jobs=jobs)
    with _refusals():
        outcome = how(paths, target, unchecked=unchecked, published=published, live=live, environment=os.environ)
    _tell(outcome, "built")


@app.command("import")
def import_(
    paths: Paths,
    target: Annotated[Path, typer.Option("--output", "-o", metavar="DIR|FILE", help="A folder, or a file for one.")],
    force: Annotated[bool, typer.Option("--force", help="Write over drafts that are there.")] = False,
    jobs: Jobs = 1,
) -> None:
    """Turn published filings (.xml) into drafts."""
    from . import corridor

    with _refusals():
        outcome = corridor.import_filings(paths, target, force=force, jobs=jobs)
    _tell(outcome, "imported")


@app.command("new")
def new(
    form: Annotated[str, typer.Argument(metavar="[4|4/A]", help="Which form.")] = "4",
    target: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Else standard output.")] = None,
) -> None:
    """Begin a draft: a commented template."""
    from . import corridor

    with _refusals():
        text = corridor.new(form.upper())
    if target is None:
        _say(text.rstrip("\n"))
        return
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        _refuse(f"{target} is there already; a draft is not overwritten")
    _say(f"wrote {target}; fill it in, then: form4gen check {target}", sys.stderr)


@app.command("rules")
def rules(
    form: Annotated[Literal["text", "md"], typer.Option("--format", help="A list or a Markdown table.")] = "text",
) -> None:
    """List all rules: id, severity, kind, what it states, source."""
    from . import corridor, report

    known = corridor.rules().values()
    _say(report.rules_markdown(known) if form == "md" else report.rules_text(known, _screen(sys.stdout)))


@app.command("explain")
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="A rule's id, such as FN-02.")]) -> None:
    """Tell one rule: why it is there, its source, and what is right and wrong."""
    from . import corridor, report

    known = corridor.rules()
    found = known.get(rule) or known.get(rule.upper())
    if not found:
        _refuse(f"no rule is called {rule}{_near(rule, known)}")
    _say(report.rule_page(found, corridor.example(found.id), _screen(sys.stdout)))


def _version(asked: bool) -> None:
    if asked:
        _say(f"form4gen {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version and leave.")
    ] = False,
) -> None:
    pass


def _tell(outcome: Outcome, did: str) -> NoReturn:
    """Paths of what was written on standard output, a line each; the findings on standard error."""
    from . import report

    written = [path for judged in outcome.files for path in judged.written]
    if written:
        _say("\n".join(written))
    _say(report.text_report(outcome.files, outcome.passed_over, did, _screen(sys.stderr)), sys.stderr)
    _leave(outcome.files)


def _strictly(judged: Judged) -> Judged:
    warned = any(finding.severity is WARNING and not finding.accepted for finding in judged.findings)
    return judged._replace(status="failed") if warned and judged.status == "clean" else judged


def _prefixes(asked: Prefixes) -> tuple[str, ...]:
    """The asked prefixes. One that means no rule is a slip that would switch off what was meant: refused."""
    if asked:
        from . import corridor

        known = corridor.rules()
        for prefix in asked:
            if not any(chosen(id, (prefix,)) for id in known):
                _refuse(f"no rule begins with {prefix}{_near(prefix, known)}")
    return tuple(asked or ())


def _near(word: str, known: dict[str, Rule]) -> str:
    from difflib import get_close_matches

    word = word.upper()
    families = {id.partition("-")[0] for id in known}
    near = sorted(id for id in known if chosen(id, (word,))) or get_close_matches(word, [*known, *families], 3, 0.5)
    return f"; did you mean {', '.join(near[:6])}?" if near else "; `form4gen rules` lists them"


def _today() -> date:
    """EDGAR's clock is New York's."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("America/New_York")).date()


def _screen(stream: TextIO) -> Screen:
    from shutil import get_terminal_size

    from .screen import Screen

    windows = os.name == "nt" and "WT_SESSION" not in os.environ  # the old console shows colours as signs
    colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and not windows
    return Screen(min(get_terminal_size((100, 24)).columns, 110), colour)


def _say(text: str, stream: TextIO | None = None) -> None:
    """Print, to standard output if not told otherwise. Who stops reading wants no more, and the verdict stands."""
    stream = stream or sys.stdout
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _leave(files: Sequence[Judged]) -> NoReturn:
    raise typer.Exit(max((_CODES[judged.status] for judged in files), default=CLEAN))


def _refuse(message: str) -> NoReturn:
    _say(f"form4gen: {message}", sys.stderr)
    raise typer.Exit(NOT_JUDGED)


@contextmanager
def _refusals(instead: str = "") -> Iterator[None]:
    """What cannot be judged at all is one line and exit 2; `instead` is what a machine reads then."""
    from .corridor import Refusal

    try:
        yield
    except Refusal as refusal:
        if instead:
            _say(instead)
        _refuse(str(refusal))


def main() -> None:
    """Run the command line. A fault of ours is exit 3 and one line without any value of a filing in it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _only(sys.argv[1:2])
        get_command(app)(prog_name="form4gen")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as fault:
        sys.exit(_confess(fault))


def _only(named: Sequence[str]) -> None:
    """Leave typer only the named command: it prepares each one it knows, which is felt in a single check."""
    app.registered_commands = [c for c in app.registered_commands if [c.name] == named] or app.registered_commands


def _confess(fault: Exception) -> int:
    if isinstance(fault, OSError) and fault.filename and fault.strerror:  # a full disk, a locked folder
        _say(f"form4gen: {fault.filename}: {fault.strerror}", sys.stderr)
        return NOT_JUDGED
    from traceback import extract_tb, print_exception

    if os.environ.get("FORM4GEN_DEBUG"):
        print_exception(fault)
    place = extract_tb(fault.__traceback__)[-1]
    _say(
        f"form4gen: a fault of form4gen itself ({type(fault).__name__} in {Path(place.filename).name}:{place.lineno})"
        ": the files are not checked. FORM4GEN_DEBUG=1 shows more, and may show what the filing says.",
        sys.stderr,
    )
    return OUR_FAULT
