# SPDX-License-Identifier: Apache-2.0
"""Signs signature files as a signer's own program does, with a key that is made for the test and thrown away."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from unittest.mock import patch

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.signers import PdfSigner, pdf_signer
from pyhanko_certvalidator import registry


def throw_away(name: str) -> SimpleSigner:
    """A signer with a new key and a certificate that it issued to itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, name)])
    made = (
        certificates.CertificateBuilder(whose, whose, key.public_key(), certificates.random_serial_number())
        .not_valid_before(datetime(2010, 1, 1))
        .not_valid_after(datetime(2099, 1, 1))
        .sign(key, hashes.SHA256())
    )
    store: Any = registry.SimpleCertificateStore
    secret = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=store(),
    )


def sign(raw: bytes, field: str, signer: SimpleSigner, day: str = "2026-03-03") -> bytes:
    """The file with one more field signed, at 3 p.m. UTC of a day."""
    moment = datetime.fromisoformat(day).replace(hour=15, tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return moment

    with patch.object(pdf_signer, "datetime", Clock):
        writer = IncrementalPdfFileWriter(BytesIO(raw))
        signed = PdfSigner(PdfSignatureMetadata(field_name=field), signer).sign_pdf(writer, existing_fields_only=True)
    made: bytes = signed.getvalue()
    return made
