"""The certificate of a signing key (X.509), as it is told: whose, by whom, until when. Nothing here vouches for its issuer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from yizhang.kernel import sm2
from yizhang.kernel.signing import BadKey, algorithm_of, pem_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate as Read

VERSION, KEYS = 0xA0, 5
"""The tag of the field that certificates of version 1 lack, and where the public key stands among the others."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """`key`: the public key in hex; moments in UTC. `pem` as it was given, that block alone."""

    subject: str
    issuer: str
    since: datetime
    until: datetime
    key: str
    pem: str


def certificate_of(given: str, key: str, now: datetime) -> Certificate | None:
    """The certificate (PEM, or its file) of that public key; None where none was given. Raises BadKey when it is another's or not valid."""
    if not given:
        return None
    found = certificate(pem_of(given))
    if found.key != key:
        raise BadKey("证书不是签名密钥的证书；请核对 YIZHANG_SEAL_CERTIFICATE 和 YIZHANG_SEAL_KEY")
    if not found.since <= now <= found.until:
        raise BadKey(f"证书有效期为{_day(found.since)}至{_day(found.until)}，现在不在其内；请换用有效的证书")
    return found


def certificate(pem: str) -> Certificate:
    """What the first certificate in a text says. Raises BadKey."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        read = x509.load_pem_x509_certificate(pem.encode())
        said = read.subject.rfc4514_string(), read.issuer.rfc4514_string()
        key = _key(read)
    except (ValueError, IndexError) as error:
        raise BadKey("证书读不出来，应为 X.509 证书（PEM）") from error
    return Certificate(*said, read.not_valid_before_utc, read.not_valid_after_utc, key, read.public_bytes(Encoding.PEM).decode())


def _day(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日"


def _key(read: Read) -> str:
    """In hex, as signatures name it. Raises BadKey for a key of neither kind."""
    fields = [value for tag, value in sm2.items(next(sm2.items(read.tbs_certificate_bytes))[1]) if tag != VERSION]
    algorithm, bits = (value for _, value in sm2.items(fields[KEYS]))
    key = bits[1:].hex()
    if not algorithm_of(key) or (sm2.CURVE in algorithm) != (algorithm_of(key) == "SM2"):
        raise BadKey("证书的公钥既不是 SM2，也不是 Ed25519")
    return key
