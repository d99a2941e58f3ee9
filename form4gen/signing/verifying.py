# SPDX-License-Identifier: Apache-2.0
"""A signed file held against a filing: the same filing, the same typed signatures, and signatures that hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .. import compare, edgar, submission, wording
from ..filed import as_filed, judged_version
from ..gathering import DRAFTS, Refusal, Source
from ..judging import Judged
from ..model import Filing, Signature
from ..rule import ERROR, Finding, Mark
from .opening import NoReader, Opened, Signed, Unreadable, opened
from .redrawing import of_form, of_remarks
from .refusals import (
    ANOTHER_DAY,
    ANOTHER_FILING,
    ANOTHER_HASH,
    ANOTHER_NAME,
    CHANGED,
    LARGEST,
    NOT_ENCLOSED,
    NOT_READ,
    NOT_SIGNED,
    NOT_TYPED,
    NOT_VALID,
    ON_PAPER,
    SIGNED,
)

_MOST = 5  # boxes told; of another filing nearly all differ
_BUILD = "build the signature file of this filing, and have it signed"
_NEW_YORK = ZoneInfo("America/New_York")


class Case(NamedTuple):
    """What is held against each other: the signed file by name, what is in it, the filing, and who signed on paper.

    `xml` is what XML the signed file encloses, and `read` the filing in it, where it is one.
    """

    file: str
    opened: Opened
    filing: Filing
    by_hand: bool
    xml: tuple[bytes, ...]
    read: Filing | None

    def mark(self, path: str = "") -> Mark:
        """A place in the signed file."""
        return Mark(self.file, path=path)


def verify_one(filing: Path, by_hand: bool, source: Source) -> Judged:
    """Hold one signed file against a filing; `by_hand`: who has not signed electronically has on paper.

    Raises OSError where one cannot be opened, and Refusal without pyHanko.
    """
    name = str(source.path)
    read, findings = _filing(filing, source.path, Mark(name))
    if source.path.stat().st_size > LARGEST:
        says = f"the file has {source.path.stat().st_size / 1e6:.0f} MB; no signature file is that long"
        findings.append(NOT_READ.tell(Mark(name), says, "name the signed file itself"))
    elif read:
        try:
            findings += _findings(_case(name, opened(source.path.read_bytes()), read, by_hand))
        except Unreadable as fault:
            findings.append(NOT_READ.tell(Mark(name), fault.says, fault.do))
        except NoReader:
            raise Refusal(_without(read, filing)) from None
    status = "failed" if any(finding.severity is ERROR for finding in findings) else "clean"
    return Judged(name, status, read.form.value if read else None, None, tuple(findings), {})


def _case(file: str, signed: Opened, filing: Filing, by_hand: bool) -> Case:
    xml = tuple(content for name, content in signed.enclosed.items() if name.lower().endswith(".xml"))
    return Case(file, signed, filing, by_hand, xml, edgar.read(xml[0], "").filing if len(xml) == 1 else None)


def _without(filing: Filing, path: Path) -> str:
    return (
        "verify reads signatures with pyHanko and pypdf, which are not installed: pip install 'form4gen[sign]'; "
        f"without them, see that the signature page shows the SHA-256 of {path.name} without any CCC, "
        f"{hashlib.sha256(_xml(filing)).hexdigest()}, and ask `pdfsig` (poppler-utils) whether the signatures hold"
    )


def _filing(path: Path, signed: Path, here: Mark) -> tuple[Filing | None, list[Finding]]:
    """A filing (.xml), or the one in a submission; an owner's CCC is left out of both."""
    raw = path.read_bytes()
    if path.suffix.lower() in DRAFTS:
        return None, [NOT_READ.tell(here, f"{path}: this is a draft", "name the XML that build wrote")]
    if _is_pdf(raw):
        turned = "the two are the other way round: form4gen verify SIGNED.PDF FILING.XML"
        do = "name the XML that build wrote" if _is_pdf(signed.read_bytes()) else turned
        return None, [NOT_READ.tell(here, f"{path}: this is a PDF, and no filing", do)]
    if b"<edgarSubmission" in raw[:4096]:
        contents, told = submission.read(raw, str(path))
        raw = contents.primary[0].content if contents and contents.primary else b""
        if not raw:
            return None, [NOT_READ.tell(here, f"{path}: {told[0].message}", told[0].hint)]
    read = edgar.read(raw, str(path))
    wrong = [finding for finding in read.findings if finding.severity is ERROR]
    if wrong:
        return None, [NOT_READ.tell(here, f"{path}: {wrong[0].message}", f"`form4gen check {path}` tells more")]
    return read.filing, []


def _is_pdf(raw: bytes) -> bool:
    return b"%PDF-" in raw[:1024]


def _findings(case: Case) -> list[Finding]:
    signatures = list(_of_signatures(case))
    if any(finding.rule == NOT_VALID.id for finding in signatures):
        return signatures  # of an altered file nothing else is worth following
    if another := _another(case):
        return [another]
    return [*_of_filing(case), *_of_page(case), *signatures]


def _another(case: Case) -> Finding | None:
    """That the signed file is of another form, issuer or owner altogether."""
    if case.read is None or _whose(case.read) == _whose(case.filing):
        return None
    message = f"the signed file is {_whose(case.read)}, and the filing is {_whose(case.filing)}"
    return ANOTHER_FILING.tell(case.mark(), message, "name the signed file and the XML of one filing")


def _whose(filing: Filing) -> str:
    owners = " and ".join(sorted(owner.cik.text for owner in filing.owners))
    return f"Form {filing.base} of CIK {owners} on the issuer {filing.issuer.cik.text}"


def _of_filing(case: Case) -> Iterator[Finding]:
    """What the enclosed XML says otherwise than the filing."""
    found = case.xml
    if case.read is None:
        says = (
            "encloses no XML" if not found else "encloses more than one XML" if len(found) > 1 else "encloses no form"
        )
        do = "name the file as it was signed; a program that writes a PDF anew may have left it out"
        yield NOT_ENCLOSED.tell(case.mark(), f"the file {says}", do)
        return
    differences = compare.differences(_as_filed(case.read), _as_filed(case.filing))
    for one in differences[:_MOST]:
        signed, filed = one.ours or "nothing", one.theirs or "nothing"
        message = f"{one.path}: the signed file says {_quoted(signed)}, the filing {_quoted(filed)}"
        yield ANOTHER_FILING.tell(case.mark(one.path), message, _BUILD)
    if len(differences) > _MOST:
        message = f"{len(differences) - _MOST} more boxes differ"
        yield ANOTHER_FILING.tell(case.mark(), message, "see that both are of one filing")


def _quoted(text: str) -> str:
    return text if text == "nothing" else f"`{text if len(text) <= 60 else text[:56] + ' ...'}`"


def _as_filed(filing: Filing) -> Filing:
    return as_filed(filing, judged_version(filing), False)


def _xml(filing: Filing) -> bytes:
    """The XML that form4gen writes of a filing, without any CCC and what EDGAR fills in."""
    return edgar.serialize(edgar.write(_as_filed(filing)).root)


def _of_page(case: Case) -> Iterator[Finding]:
    """What the signature page shows otherwise than the XML and the filing."""
    pages = [page.words for page in case.opened.pages]
    first = next((n for n, page in enumerate(pages) if "SignaturePage" in page and _hash(page)), None)
    if first is None:
        message = "no page of it is a signature page with a SHA-256"
        do = "name a file that `form4gen build --only signature` began"
        if any("DRAFT(notfiled)" in page for page in pages):
            do = f"this is the paper of the draft: {do}, which ends in .signature.pdf"
        yield ANOTHER_HASH.tell(case.mark(), message, do)
        return
    expected = hashlib.sha256(case.xml[0] if len(case.xml) == 1 else _xml(case.filing)).hexdigest()
    if _hash(pages[first]) != expected:
        whose = "enclosed" if case.xml else "of this filing"
        message = f"the signature page shows SHA-256 {_hash(pages[first])}; the XML {whose} has {expected}"
        yield ANOTHER_HASH.tell(case.mark(), message, _BUILD)
    shown = "".join(pages[first:])
    for number, signature in enumerate(case.filing.signatures, 1):
        if _typed(signature) not in shown:
            message = f"the signature page does not show `{signature.name.text}`, dated {signature.date.text}"
            yield NOT_TYPED.tell(case.mark(f"signatures[{number}]"), message, _BUILD)
    yield from of_form(case.file, case.opened, first)
    yield from of_remarks(case.file, case.opened, first)


def _hash(page: str) -> str:
    found = re.search(r"SHA-256([0-9a-f]{64})", page)
    return found[1] if found else ""


def _typed(signature: Signature) -> str:
    day = signature.date.value
    return "".join(f"{signature.name.text}, dated {day.strftime('%m/%d/%Y') if day else ''}".split())


def _of_signatures(case: Case) -> Iterator[Finding]:
    """What the electronic signatures are worth, and whose are missing."""
    wanted = {f"signature-{number}": one for number, one in enumerate(case.filing.signatures, 1)}
    for name, typed in wanted.items():
        signed = case.opened.fields.get(name)
        if signed is None or signed.archival:
            known = name in case.opened.fields
            lacks = "nobody has signed electronically in" if known else "the file has no"
            message = f"{lacks} the field of `{typed.name.text}`" if known else f"{lacks} field for `{typed.name.text}`"
            if case.by_hand and known:
                yield ON_PAPER.tell(case.mark(name), message, "keep the paper that was signed for five years")
            else:
                do = "have it signed before the filing is made; --by-hand says that the others signed on paper"
                yield NOT_SIGNED.tell(case.mark(name), message, do)
    shown = {name: signed for name, signed in case.opened.fields.items() if signed}
    if case.opened.signatures > len(shown):
        message = "the file holds an electronic signature that no field of it shows"
        yield NOT_VALID.tell(case.mark(), message, "get the file as it was signed")
    for name, signed in shown.items():
        yield from _of_signature(case, name, signed, wanted.get(name))


def _of_signature(case: Case, name: str, signed: Signed, typed: Signature | None) -> Iterator[Finding]:
    here = case.mark(name)
    if not signed.holds:
        message = "the signature does not hold: the file was altered after it was signed"
        yield NOT_VALID.tell(here, message, "get the file as it was signed, or have it signed again")
        return
    if signed.archival:
        return  # what it came after tells of it
    if signed.added:
        yield CHANGED.tell(here, signed.added, "get the file as it was signed")
    day = typed.date.value if typed else None
    if day and signed.at and day not in _days(signed.at):
        message = f"signed electronically on {_told(signed.at)}; the form is dated {day}"
        yield ANOTHER_DAY.tell(here, message, "see that both are right, and that it was signed before the filing")
    clock = "by a timestamp" if signed.stamped else "by the signer's own clock"
    when = f"on {_told(signed.at)}, {clock}" if signed.at else "at a time that it does not tell"
    field = f"the field of `{typed.name.text}`" if typed else "a field that belongs to no typed signature"
    issuer = "itself" if signed.issuer == signed.by else signed.issuer
    since = "; data for later validation was added since" if signed.validated else ""
    message = f"{field} was signed {when}; the certificate says {signed.by}, issued by {issuer}{since}"
    yield SIGNED.tell(here, message, "see that it is the signer's certificate; no authority was asked")
    if typed and not wording.words(wording.plain(typed.name.text)) & wording.words(wording.plain(_names(signed.by))):
        message = f"the certificate says {signed.by}; nobody of that name is in `{typed.name.text}`"
        do = "see whose certificate it is: the wrong person's, that of another field, or a signing service's own"
        yield ANOTHER_NAME.tell(here, message, do)


def _names(subject: str) -> str:
    """What an X.500 name says without the names of its parts: `Jane Doe, Example Inc`."""
    return re.sub(r"(^|, )[A-Z][\w ]*: ", r"\1", subject)


def _days(at: datetime) -> set[date]:
    """The day in New York, where EDGAR counts them, and the day as the time itself has it: signers live elsewhere."""
    return {at.date(), _in_new_york(at).date()}


def _told(at: datetime) -> str:
    if not at.tzinfo:
        return f"{at}, in a time zone that it does not tell"
    return f"{_in_new_york(at):%Y-%m-%d %H:%M} in New York ({at.isoformat(' ', 'seconds')})"


def _in_new_york(at: datetime) -> datetime:
    try:
        return at.astimezone(_NEW_YORK) if at.tzinfo else at  # without a zone it would be taken for this computer's
    except OverflowError:  # the first and the last day of the calendar
        return at
