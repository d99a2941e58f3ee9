# SPDX-License-Identifier: Apache-2.0
"""A signed PDF opened with pyHanko and pypdf: its text, what it encloses, and what its signatures are worth."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

FIELDS = ("Widget", "Link")  # what may be laid on a page and is no remark


class NoReader(Exception):  # noqa: N818
    """The extra `sign` is not installed."""


class Unreadable(Exception):  # noqa: N818
    """The bytes are no PDF that can be read; the message says why, and what to do."""

    def __init__(self, says: str, do: str) -> None:
        """Keep both."""
        super().__init__(says)
        self.says, self.do = says, do


class Signed(NamedTuple):
    """One electronic signature.

    holds       its digest and its key fit the bytes that it covers
    added       what was added after it other than signatures and data for later validation, in words; "" for nothing
    validated   data for later validation was added after it: certificates, or a timestamp of the whole file
    by          the subject of the certificate, and `issuer` who issued it, both as X.500 names
    at          when, by the signer's clock or, where `stamped`, a timestamp's; None where it does not say
    archival    it is itself a timestamp of the whole file, by which no person signs
    """

    holds: bool
    added: str
    validated: bool
    by: str
    issuer: str
    at: datetime | None
    stamped: bool
    archival: bool


class Page(NamedTuple):
    """A page: its words without blanks, what draws it and how it is cut, and the kinds of what is laid on it.

    `laid` leaves out fields and links that have no room, which show nothing.
    """

    words: str
    drawn: bytes
    laid: tuple[str, ...]


class Opened(NamedTuple):
    """A PDF: its enclosed files by name, its pages, and its signature fields by name.

    `signatures` counts what its bytes hold: one that no field shows was lost on the way.
    """

    enclosed: dict[str, bytes]
    pages: tuple[Page, ...]
    fields: dict[str, Signed | None]
    signatures: int


def opened(raw: bytes) -> Opened:
    """Open a PDF. Raises NoReader without the libraries, and Unreadable."""
    try:
        import pypdf
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError as missing:
        raise NoReader from missing
    for library in ("pyhanko", "pyhanko_certvalidator", "pypdf"):  # they tell of oddities that are no findings of ours
        logging.getLogger(library).addHandler(logging.NullHandler())
    if b"%PDF-" not in raw[:1024]:
        raise Unreadable("this is no PDF", "name the signed file that `form4gen build --only signature` began")
    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        if reader.is_encrypted:
            raise Unreadable(
                "the PDF is encrypted, so neither its text nor its signatures can be read",
                "name the file as it was signed, without a password",
            )
        enclosed: dict[str, bytes] = {}
        for file in reader.attachment_list:  # two under one name are one that cannot be read
            name = file.alternative_name or file.name  # UF, which holds any letter, before F (ISO 32000-1, 7.11.3)
            enclosed[name] = enclosed.get(name, b"") + file.content
        pages = tuple(_page(page) for page in reader.pages)
        fields = dict(_fields(PdfFileReader(BytesIO(raw), strict=False), raw))
        return Opened(enclosed, pages, fields, len(re.findall(rb"/ByteRange\s*\[", raw)))
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:  # both libraries fail in many ways on a damaged file; none of them is a fault of ours
        raise Unreadable(
            "the PDF is damaged, and cannot be read to its end",
            "name the file as it was signed, not a copy that a program has written anew",
        ) from fault


def pages(raw: bytes) -> tuple[Page, ...]:
    """The pages of a PDF of our own."""
    import pypdf

    return tuple(_page(page) for page in pypdf.PdfReader(BytesIO(raw)).pages)


def _page(page: Any) -> Page:
    contents = page.get_contents()
    cut = [float(side) for box in (page.mediabox, page.cropbox) for side in box]
    drawn = f"{cut} {page.rotation}\n".encode("ascii") + (contents.get_data() if contents is not None else b"")
    return Page("".join(page.extract_text().split()), drawn, tuple(_laid(page)))


def _laid(page: Any) -> Iterator[str]:
    for one in page.annotations or ():
        kind = str(one.get_object().get("/Subtype", "/of no kind")).removeprefix("/")
        left, low, right, high = one.get_object().get("/Rect", (0, 0, 0, 0))
        if kind not in FIELDS or (left != right and low != high):
            yield kind


def _fields(reader: Any, raw: bytes) -> Iterator[tuple[str, Signed | None]]:
    made = {one.field_name: one for one in reader.embedded_signatures}
    for name in _names(reader):
        yield name, _signed(made[name], raw) if name in made else None


def _names(reader: Any) -> list[str]:
    """The names of all signature fields, signed or not."""
    from pyhanko.sign.fields import enumerate_sig_fields

    return [name for name, _, _ in enumerate_sig_fields(reader)]


def _signed(signature: Any, raw: bytes) -> Signed:
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    try:
        certificate = signature.signer_cert
        names = certificate.subject.human_friendly, certificate.issuer.human_friendly
    except Exception:  # its own bytes were altered: nobody can be told from them
        return Signed(False, "", False, "", "", None, False, False)
    archival = _archival(signature)
    validate: Any = validate_pdf_timestamp if archival else validate_pdf_signature
    try:
        status = validate(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    except Exception:  # a signature that cannot even be weighed does not hold
        return Signed(False, "", False, *names, None, False, archival)
    stamp = status if archival else status.timestamp_validity
    stamp = stamp if stamp and stamp.intact and stamp.valid else None
    return Signed(
        bool(status.intact and status.valid and _padded(signature)),
        _added(signature, status, raw),
        _validated(signature),
        *names,
        stamp.timestamp if stamp else None if archival else status.signer_reported_dt,
        stamp is not None,
        archival,
    )


def _archival(signature: Any) -> bool:
    return bool(signature.sig_object_type == "/DocTimeStamp")


def _padded(signature: Any) -> bool:
    """Whether nothing but zeros stands behind a signature, in the gap that the signature itself cannot cover."""
    from asn1crypto.parser import peek

    kept = bytes(signature.sig_object["/Contents"])
    return not kept[peek(kept) :].strip(b"\0")


def _added(signature: Any, status: Any, raw: bytes) -> str:
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    found = status.diff_result
    if status.coverage.name == "ENTIRE_FILE":
        return ""
    if not isinstance(found, DiffResult) or found.modification_level >= ModificationLevel.ANNOTATIONS:
        return "the file was changed after this signature, or a comment was added"
    filled = sorted(found.changed_form_fields - set(_names(signature.reader)))
    if filled:
        return f"after this signature fields were filled in: {', '.join(filled)}"
    last = all(_archival(one) for one in _later(signature))
    more = last and _more_than_validation(signature, found.modification_level, raw)
    return "after the last signature something was added to the file" if more else ""


def _more_than_validation(signature: Any, level: Any, raw: bytes) -> bool:
    """Whether anything follows the last signature but data for later validation, and blanks."""
    from pyhanko.sign.diff_analysis import ModificationLevel

    covered = signature.byte_range[2] + signature.byte_range[3]
    behind = raw[covered:] if level is ModificationLevel.NONE else raw.rpartition(b"%%EOF")[2]
    known = {*_names(_as_signed(signature)), *(one.field_name for one in _later(signature))}
    return bool(level > ModificationLevel.LTA_UPDATES or behind.strip() or set(_names(signature.reader)) - known)


def _later(signature: Any) -> list[Any]:
    return [one for one in signature.reader.embedded_signatures if one.signed_revision > signature.signed_revision]


def _as_signed(signature: Any) -> Any:
    """The file as it was when it was signed."""
    return signature.reader.get_historical_resolver(signature.signed_revision)


def _validated(signature: Any) -> bool:
    """Whether certificates for later validation (the DSS of PAdES) or a timestamp of the file came afterwards."""
    kept, before = (file.root.get("/DSS") for file in (signature.reader, _as_signed(signature)))
    return any(map(_archival, _later(signature))) or kept != before
