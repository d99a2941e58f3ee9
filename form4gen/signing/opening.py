# SPDX-License-Identifier: Apache-2.0
"""A signed PDF opened with pyHanko and pypdf: its text, what it encloses, and what its signatures are worth."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple


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

    holds    its digest and its key fit the bytes that it covers
    whole    it covers the whole file, to the last byte
    added    what was added after it other than further signatures, in words; "" for nothing
    by       the subject of the certificate, and `issuer` who issued it, both as X.500 names
    at       when, by the signer's clock or, where `stamped`, a timestamp's; None where it does not say
    """

    holds: bool
    whole: bool
    added: str
    by: str
    issuer: str
    at: datetime | None
    stamped: bool


class Opened(NamedTuple):
    """A PDF: its enclosed files by name, the text of its pages without blanks, and its signature fields by name.

    `signatures` counts what its bytes hold: one that no field shows was lost on the way.
    """

    enclosed: dict[str, bytes]
    pages: tuple[str, ...]
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
        enclosed = {name: b"".join(contents) for name, contents in reader.attachments.items()}
        pages = _texts(reader)
        fields = dict(_fields(PdfFileReader(BytesIO(raw), strict=False)))
        return Opened(enclosed, pages, fields, len(re.findall(rb"/ByteRange\s*\[", raw)))
    except (Unreadable, MemoryError):
        raise
    except Exception as fault:  # both libraries fail in many ways on a damaged file; none of them is a fault of ours
        raise Unreadable(
            "the PDF is damaged, and cannot be read to its end",
            "name the file as it was signed, not a copy that a program has written anew",
        ) from fault


def texts(raw: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF of our own, without blanks."""
    import pypdf

    return _texts(pypdf.PdfReader(BytesIO(raw)))


def _texts(reader: Any) -> tuple[str, ...]:
    return tuple("".join(page.extract_text().split()) for page in reader.pages)


def _fields(reader: Any) -> Iterator[tuple[str, Signed | None]]:
    from pyhanko.sign.fields import enumerate_sig_fields

    known = [name for name, _, _ in enumerate_sig_fields(reader)]
    made = {one.field_name: one for one in reader.embedded_signatures}
    for name in known:
        yield name, _signed(made[name], known) if name in made else None


def _signed(signature: Any, known: list[str]) -> Signed:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    certificate = signature.signer_cert
    names = certificate.subject.human_friendly, certificate.issuer.human_friendly
    try:
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], allow_fetching=False))
    except Exception:  # a signature that cannot even be weighed does not hold
        return Signed(False, False, "", *names, None, False)
    stamp = status.timestamp_validity
    stamp = stamp if stamp and stamp.intact and stamp.valid else None
    return Signed(
        bool(status.intact and status.valid and _padded(signature)),
        status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        _added(status, known),
        *names,
        stamp.timestamp if stamp else status.signer_reported_dt,
        stamp is not None,
    )


def _padded(signature: Any) -> bool:
    """Whether nothing but zeros stands behind a signature, in the gap that the signature itself cannot cover."""
    from asn1crypto.parser import peek

    kept = bytes(signature.sig_object["/Contents"])
    return not kept[peek(kept) :].strip(b"\0")


def _added(status: Any, known: list[str]) -> str:
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    found = status.diff_result
    if found is None or status.coverage.name == "ENTIRE_FILE":
        return ""
    if not isinstance(found, DiffResult):
        return f"the file was changed: {str(found).rstrip('.')}"
    filled = sorted(found.changed_form_fields - set(known))
    if filled:
        return f"fields were filled in: {', '.join(filled)}"
    return "" if found.modification_level < ModificationLevel.ANNOTATIONS else "remarks were added"
