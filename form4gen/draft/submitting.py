# SPDX-License-Identifier: Apache-2.0
"""The `submission:` of a draft, read and written: contact, addresses to notify, exhibits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..box import Cell, Record, cell_names
from ..envelope import Contact, Exhibit, Submission
from ..kinds import text
from .quoting import scalar
from .scalars import Nodes

_KEYS = ("contact", "notify", "exhibits")


def read_submission(nodes: Nodes, node: Any) -> Submission:
    """What stands below `submission:`; what cannot be read is told by `nodes`."""
    found = {key: value for key, _, value in nodes.pairs(node, "submission", "submission", _KEYS)}
    mark = nodes.mark(node, "submission")
    contact: Contact = (
        _record(nodes, found["contact"], Contact, "submission.contact")
        if "contact" in found
        else _filled(Contact, {}, mark)
    )
    notified = _each(nodes, found.get("notify"), "notify", lambda item, path: nodes.plain(item, path, text(80)))
    exhibits = _each(nodes, found.get("exhibits"), "exhibits", lambda item, path: _record(nodes, item, Exhibit, path))
    return Submission(mark=mark, contact=contact, notify=tuple(filter(None, notified)), exhibits=exhibits)


def _each(nodes: Nodes, node: Any, key: str, read_one: Callable[[Any, str], Any]) -> tuple[Any, ...]:
    if node is None:
        return ()
    path = f"submission.{key}"
    return tuple(read_one(item, f"{path}[{n}]") for n, item in enumerate(nodes.items(node, path), 1))


def _record(nodes: Nodes, node: Any, of: type, path: str) -> Any:
    names = {box.key: (name, box.kind) for name, box in cell_names(of)}
    found = {}
    for key, _, value in nodes.pairs(node, path, path.rpartition(".")[2].partition("[")[0], names):
        name, kind = names[key]
        assert kind
        found[name] = nodes.plain(value, f"{path}.{key}", kind)
    return _filled(of, found, nodes.mark(node, path))


def _filled(of: type, found: dict[str, Any], mark: Any) -> Any:
    absent: Cell[Any] = Cell(mark=mark)
    return of(mark=mark, **dict.fromkeys((name for name, _ in cell_names(of)), absent) | found)


def write_submission(submission: Submission, boxes: Callable[[Record, int], Iterator[str]]) -> Iterator[str]:
    """The lines of `submission:`, none where it says nothing; `boxes` writes those of one record at an indent."""
    contact = list(boxes(submission.contact, 4))
    lines = ["  contact:", *contact] if contact else []
    if submission.notify:
        lines += ["  notify:", *(f"    - {scalar(address.text, 6)}" for address in submission.notify)]
    if submission.exhibits:
        lines.append("  exhibits:")
    for exhibit in submission.exhibits:
        first, *others = list(boxes(exhibit, 6)) or ["{}"]
        lines += ["    - " + first.lstrip(), *others]
    if lines:
        yield from ("submission:", *lines)
