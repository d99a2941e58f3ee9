# SPDX-License-Identifier: Apache-2.0
"""A submission from a filing: exhibits opened, passwords found, all enclosed, and opened again to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ..envelope import Submission
from ..model import CURRENT, Filing, Owner
from ..rule import Finding
from .ccc import Ccc, Cccs, NotACcc, variable
from .contents import Contents, header
from .exhibits import enclosed
from .reading import read
from .refusals import CHANGED, NO_CCC, OLD_SCHEMA
from .writing import primary, write


class Made(NamedTuple):
    """The submission file, None where a finding stands in its way."""

    content: bytes | None
    findings: list[Finding]


def make(filing: Filing, root: Any, submission: Submission | None, cccs: Cccs, *, live: bool, base: Path) -> Made:
    """Enclose a filing, whose tree `root` holds no names and no schema version, with the exhibits below `base`.

    Nothing is written here; what is missing is told, all of it at once.
    """
    said = submission or Submission()
    documents, found = enclosed(said, base)
    form, current = filing.form.text, CURRENT.get(filing.base, "")
    if filing.version and filing.version.text != current:
        says = f"the draft is of schema {filing.version.text}; EDGAR takes {current} now"
        found.append(OLD_SCHEMA.tell(filing.version.mark, says, "take schema: out, and answer what is new on the form"))
    passwords, told = _passwords(filing.owners, cccs)
    found += told
    if found:
        return Made(None, found)
    contents = Contents(header(form, live, said), (primary(form, root, passwords), *documents))
    content = write(contents)
    opened = read(content)
    if opened.findings:
        return Made(None, [CHANGED.tell(filing.mark, one.message, one.hint) for one in opened.findings])
    if opened.contents != contents:
        says = "opened again, the envelope says something else; nothing was written"
        return Made(None, [CHANGED.tell(filing.mark, says, "please report this as a fault of form4gen")])
    return Made(content, [])


def _passwords(owners: tuple[Owner, ...], cccs: Cccs) -> tuple[list[Ccc], list[Finding]]:
    known: list[Ccc] = []
    found: list[Finding] = []
    for owner in owners:
        cik = owner.cik.value
        if cik is None:
            found.append(NO_CCC.tell(owner.mark, "an owner without a CIK has no CCC", "write cik:"))
            continue
        try:
            ccc = cccs.of(cik)
        except NotACcc as fault:
            found.append(NO_CCC.tell(owner.cik.mark, str(fault), f"correct it in {variable(cik)}, or in the keyring"))
            continue
        if ccc is None:
            do = f"put it into the environment as {variable(cik)}, or into the keyring as form4gen, {cik.zfill(10)}"
            found.append(NO_CCC.tell(owner.cik.mark, f"nobody gave the CCC of owner {cik}", do))
        else:
            known.append(ccc)
    return known, found
