# SPDX-License-Identifier: Apache-2.0
"""What two filings say differently, box by box; where they stand in a file does not matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafting import filing, owner_draft, row_draft, rows_draft

from form4gen.compare import Difference, differences, digest, statement


def test_equal_filings_do_not_differ() -> None:
    one, two = filing(row_draft()), filing("# moved down\n\n" + row_draft())

    assert differences(one, two) == []
    assert digest(one) == digest(two)


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        (
            row_draft(),
            row_draft(price="21.070"),
            [Difference("table-1[1].price", "21.07", "21.070")],
        ),
        (row_draft(), row_draft(price="$21.07"), []),
        (
            row_draft(price="1 [a]"),
            row_draft(price="1 [b, a]"),
            [Difference("table-1[1].price", "1 [a]", "1 [b] [a]")],
        ),
        (row_draft(), row_draft(nature="By Trust"), [Difference("table-1[1].nature", "", "By Trust")]),
        (row_draft(code="S [a]"), row_draft(code="S"), [Difference("table-1[1].coding", "[a]", "")]),
        (
            row_draft(),
            row_draft().replace("The first.", "The other."),
            [Difference("footnotes.a", "The first.", "The other.")],
        ),
        (owner_draft("director: no"), owner_draft(), []),
        (owner_draft("director: yes"), owner_draft(), [Difference("owners[1].director", "yes", "")]),
        ("form: 4\nrule-10b5-1: no\n", "form: 4\n", [Difference("rule-10b5-1", "no", "")]),
        ("form: 4\nrule-10b5-1: no\n", "form: 4\nrule-10b5-1: yes\n", [Difference("rule-10b5-1", "no", "yes")]),
        (
            rows_draft(1, "owned: 1"),
            rows_draft(1, "price: 1"),
            [
                Difference("table-1[1].kind", "holding", "transaction"),
                Difference("table-1[1].owned-after", "1", ""),
                Difference("table-1[1].price", "", "1"),
            ],
        ),
        (
            "form: 4\ntable-1:\n  - owned: 1\n",
            "form: 4\ntable-1:\n  - owned: 1\n  - owned: 2\n",
            [Difference("table-1[2].kind", "", "holding"), Difference("table-1[2].owned-after", "", "2")],
        ),
    ],
)
def test_differences_name_the_box(ours: str, theirs: str, found: list[Difference]) -> None:
    one, two = filing(ours), filing(theirs)

    assert differences(one, two) == found
    assert (digest(one) == digest(two)) == (not found)


def test_a_statement_says_every_box_once() -> None:
    said = list(statement(filing(row_draft(nature="By Trust [a]"))))

    assert said[0] == ("form", "4")
    assert ("table-1[1].nature", "By Trust [a]") in said
    assert len(said) == len({path for path, _ in said})


def test_bytes_of_one_box_cannot_pass_for_another() -> None:
    one = filing("form: 4\nissuer: {name: a, symbol: bc}\n")
    two = filing("form: 4\nissuer: {name: ab, symbol: c}\n")

    assert digest(one) != digest(two)


def test_a_box_out_of_two_footnotes_of_one_name() -> None:
    said = filing("form: 4\nfootnotes: {a: x}\n")
    twice = replace(said, footnotes=(*said.footnotes, replace(said.footnotes[0], text="y")))

    assert differences(said, twice) == [Difference("footnotes.a", "x", "y")]
