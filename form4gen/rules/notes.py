# SPDX-License-Identifier: Apache-2.0
"""Footnotes: each has a text and a mark, stands where footnotes may stand, and is finished."""

from __future__ import annotations

from collections.abc import Iterator

from .. import phrases, plan_words, wording
from ..case import Case, Place
from ..model import LONGEST_FOOTNOTE, Filing, Footnote
from ..phrases import normal
from ..rule import ERROR, NOTE, WARNING, Told, rule
from .cites import MEASURED, instruction, specification
from .values import key

MOST_NOTES = 99
SHORT = 120
CUT = 980  # characters; above this a text without an end has probably been cut at 1000
MARKS = specification("4.3.6")


def is_text(place: Place) -> bool:
    """Whether a box takes free text."""
    return place.box.kind is not None and place.box.kind.name == "text"


@rule("FN-02", ERROR, kind="edgar", each=Filing, cite=specification("5"))
def footnote_is_marked(filing: Filing, case: Case) -> Iterator[Told]:
    """Every footnote is marked in at least one box.

    Why: EDGAR suspends a form with a footnote that nothing refers to; its schema does not notice.
    """
    used = {name for place in case.places for name in place.cell.notes}
    strangers = sorted(used - set(case.footnotes))
    for note in filing.footnotes:
        if note.text and note.name not in used:
            do = f"mark it where it belongs, such as {_place_of(note)}, take it out, or move it to remarks"
            if strangers:
                from difflib import get_close_matches

                if near := get_close_matches(note.name, strangers, 1):
                    do = f"is it meant by [{near[0]}]? then write [{note.name}] there"
            yield Told(note, f"no box refers to the footnote {note.name}", do)


def _place_of(note: Footnote) -> str:
    """A box that a footnote of its words is likely to belong to, as it is written with its mark."""
    if plan_words.names_a_plan(note.text):
        return f"code: S [{note.name}]"
    if phrases.vests(note.text):
        return f"exercisable: [{note.name}]"
    return f"price: 12.50 [{note.name}]"


@rule("FN-03", ERROR, kind="edgar", each=Filing, cite=MARKS)
def mark_has_a_text(filing: Filing, case: Case) -> Iterator[Told]:
    """Every footnote mark has its footnote, and that says something.

    Why: A mark that points nowhere violates the schema (IDREF), though some parsers let it pass; one that leads to an
    empty footnote explains nothing.
    """
    for name, at in case.marked.items():
        if not case.text(name):
            from difflib import get_close_matches

            near = get_close_matches(name, [known for known in case.footnotes if known != name], 1)
            do = f"did you mean {near[0]}?" if near else f"write the text of {name} in footnotes, or take the mark out"
            what = "has no text" if name in case.footnotes else "is not on the form"
            for place in at:
                yield Told(place, f"{key(place)} refers to a footnote {name} that {what}", do)


@rule("FN-04", ERROR, kind="edgar", each=Filing, cite=MARKS)
def mark_stands_once(filing: Filing, case: Case) -> Iterator[Told]:
    """A box marks a footnote once.

    Why: EDGAR suspends a form that refers to one footnote twice in one element; its schema does not notice.
    """
    for place in case.places:
        notes = place.cell.notes
        for name in dict.fromkeys(notes) if len(notes) > 1 else ():
            if notes.count(name) > 1:
                says = f"{key(place)} marks the footnote {name} {notes.count(name)} times"
                yield Told(place, says, "keep one mark")


@rule("FN-05", ERROR, kind="edgar", each=Footnote, cite=specification("3.5"))
def footnote_is_short_enough(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote has at most 1000 characters.

    Why: EDGAR's table says 1000 and its schema does not count. A longer text goes into two footnotes on one box, or
    into an Exhibit 99 that a footnote names (General Instruction 6(a)).
    """
    if len(note.text) > LONGEST_FOOTNOTE:
        do = f"cut {len(note.text) - LONGEST_FOOTNOTE}, or split it in two footnotes on the same box"
        yield Told(note, f"the footnote {note.name} has {len(note.text)} characters; it takes {LONGEST_FOOTNOTE}", do)


@rule("FN-06", ERROR, kind="edgar", each=Filing, cite=specification("4.3.5"))
def footnotes_are_at_most_99(filing: Filing, case: Case) -> Iterator[Told]:
    """A form has at most 99 footnotes.

    Why: Their ids go from F1 to F99.
    """
    if len(filing.footnotes) > MOST_NOTES:
        says = f"the form has {len(filing.footnotes)} footnotes; it takes {MOST_NOTES}"
        yield Told(filing.footnotes[MOST_NOTES], says, "merge those that say the same, or move texts to an Exhibit 99")


@rule("FN-09", NOTE, kind="practice", each=Filing, cite=MEASURED)
def numbers_have_no_gap(filing: Filing, case: Case) -> Iterator[Told]:
    """Footnotes are numbered from 1 without a gap.

    Why: 95 of 100 accepted forms number them so. A footnote named F1 to F99 keeps its number; other names get the
    free ones.
    """
    numbers = {int(note.name[1:]) for note in filing.footnotes if wording.finds(r"^F[1-9]\d?$", note.name)}
    if numbers and len(numbers) == len(filing.footnotes) < max(numbers):
        free = sorted(set(range(1, max(numbers))) - numbers)
        says = f"the numbers {', '.join(f'F{n}' for n in free[:5])}{' ...' if len(free) > 5 else ''} are left free"
        yield Told(
            filing.footnotes[0],
            says,
            "give the footnotes names of your own; they are numbered when the form is written",
        )


@rule("FN-10", WARNING, kind="form", each=Filing, cite=MEASURED)
def footnotes_differ(filing: Filing, case: Case) -> Iterator[Told]:
    """Two footnotes do not say the same.

    Why: One footnote may be marked in many boxes. Two with one text are often a copy of which one should have been
    changed.
    """
    seen: dict[str, Footnote] = {}
    for note in filing.footnotes:
        text = case.text(note.name).casefold()
        if text and text in seen:
            first = seen[text]
            do = f"mark {first.name} in both places, or correct the text of one"
            yield Told(note, f"the footnotes {first.name} and {note.name} say the same", do, (first,))
        seen.setdefault(text, note)


@rule("FN-11", WARNING, kind="form", each=Footnote, cite=MEASURED)
def footnote_has_no_number_of_its_own(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote does not begin with its number.

    Why: EDGAR prints the number in front of the text, so it would stand there twice.
    """
    if found := wording.finds(r"^(\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}\.) ", normal(note.text)):
        yield Told(
            note, f"the footnote {note.name} begins with `{found.strip()}`", "take the number out; it is printed anyway"
        )


@rule("FN-12", ERROR, kind="form", each=Footnote, cite=instruction("6(a)"))
def footnote_is_filled_in(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote has no blank left to fill in.

    Why: `[●]`, `TBD`, `____` or a left-over of a template is no information. None of 3,662 published footnotes has
    one.
    """
    if found := wording.placeholder(normal(note.text)):
        yield Told(
            note, f"the footnote {note.name} still has `{wording.shown(found)}` to fill in", "write what belongs there"
        )


@rule("FN-12.2", WARNING, kind="practice", each=Footnote, cite=MEASURED)
def footnote_says_something(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote is more than one word.

    Why: A footnote is there to explain. The shortest of the measured forms is "Not applicable."
    """
    if len(note.text.split()) == 1 and not wording.placeholder(normal(note.text)):
        yield Told(
            note, f"the footnote {note.name} is the one word `{wording.shown(note.text)}`", "write what it explains"
        )


@rule("FN-12.1", ERROR, kind="form", each=Filing, cite=instruction("6(a)"))
def text_is_filled_in(filing: Filing, case: Case) -> Iterator[Told]:
    """Remarks and other texts have no blank left to fill in.

    Why: `[●]`, `TBD`, `____` or a left-over of a template is no information.
    """
    for place in case.places:
        if is_text(place) and (found := wording.placeholder(normal(place.cell.text))):
            yield Told(place, f"{key(place)} still has `{wording.shown(found)}` to fill in", "write what belongs there")


@rule("FN-13", WARNING, kind="practice", each=Filing, cite=MEASURED)
def footnote_is_whole(filing: Filing, case: Case) -> Iterator[Told]:
    """A footnote does not break off.

    Why: Texts pasted into the box are cut at 1000 characters. One that goes on in the next footnote of the same box
    is whole.
    """
    for note in filing.footnotes:
        text = normal(note.text)
        cut = wording.ends_in_the_middle(text) or (len(note.text) >= CUT and not wording.ends_well(text))
        if text and cut and not _goes_on(note, case):
            yield Told(note, f"the footnote {note.name} breaks off: `... {text[-30:]}`", "finish the sentence")


@rule("FN-13.1", WARNING, kind="practice", each=Filing, cite=MEASURED)
def footnote_ends_as_a_sentence(filing: Filing, case: Case) -> Iterator[Told]:
    """A long footnote ends as a sentence does.

    Why: Half a text looks whole to nobody but its writer. Of 2,126 measured footnotes all that are long end with a
    stop, or go on in the next footnote of their box.
    """
    for note in filing.footnotes:
        text = normal(note.text)
        long = SHORT < len(text) < CUT and not wording.ends_well(text) and not wording.ends_in_the_middle(text)
        if long and not _goes_on(note, case):
            yield Told(note, f"the footnote {note.name} ends without a full stop: `... {text[-30:]}`", "is it whole?")


def _goes_on(note: Footnote, case: Case) -> bool:
    return any(note.name in place.cell.notes[:-1] for place in case.places)


@rule("FN-16", WARNING, kind="form", each=Footnote, cite=MEASURED)
def footnote_names_one_that_exists(note: Footnote, case: Case) -> Iterator[Told]:
    """A footnote that refers to another by number names one of this form.

    Why: Numbers change as footnotes come and go, and the words in the text do not follow.
    """
    total = len(case.filing.footnotes)
    for number in dict.fromkeys(wording.footnote_numbers(normal(note.text))):
        if not 1 <= number <= total:
            says = f"the footnote {note.name} refers to footnote {number}, and the form has {total}"
            yield Told(note, says, "correct the number in the text")
