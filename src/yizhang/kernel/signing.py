"""Signatures of checkpoints and of packages: Ed25519 or SM2, as the office's key is. That comes from a file or the environment, never
from the database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from yizhang.kernel import sm2

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BEGIN = "-----BEGIN"
T = TypeVar("T")


class BadKey(ValueError):
    """The key cannot be used; the message says what would do."""


HOW = "openssl genpkey -algorithm ed25519 -out FILE（SM2：-algorithm SM2）"
ED25519, SM2 = "Ed25519", "SM2"
ALGORITHMS = {64: ED25519, 130: SM2}
"""By the length of the public key in hex."""


def signature(body: str, key: str) -> str:
    """The signature over a body, in hex. `key`: a private key in PEM, or the file that holds it. Raises BadKey."""
    pem = pem_of(key)
    if sm2.is_sm2(pem):
        return _sm2(lambda: sm2.signature(body.encode(), pem))
    return _private(pem).sign(body.encode()).hex()


def public_key(key: str) -> str:
    """The public half of a private key, in hex. Raises BadKey."""
    pem = pem_of(key)
    if sm2.is_sm2(pem):
        return _sm2(lambda: sm2.public_key(pem))
    return _private(pem).public_key().public_bytes_raw().hex()


def algorithm_of(key: str) -> str:
    """Ed25519 or SM2, by a public key in hex; nothing for what is none."""
    return ALGORITHMS.get(len(key), "")


def _sm2(of: Callable[[], T]) -> T:
    try:
        return of()
    except sm2.BadSm2 as error:
        raise BadKey(str(error)) from error


def _private(pem: str) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(pem.encode(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise BadKey(f"签名密钥读不出来；可用 {HOW} 生成") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise BadKey(f"签名密钥不是 Ed25519，也不是 SM2；可用 {HOW} 生成")
    return private


def signed(body: str, made: str, key: str) -> bool:
    """Whether the signature (hex) over the body was made with that key (public, hex)."""
    if algorithm_of(key) == SM2:
        return sm2.signed(body.encode(), made, key)
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(made), body.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def public_keys(text: str) -> list[str]:
    """The public keys in a file with one or more PEM blocks, in hex. Raises BadKey."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    found = []
    for block in text.split(BEGIN)[1:]:
        if sm2.is_sm2(BEGIN + block):
            found.append(_sm2(partial(sm2.public_key, BEGIN + block)))
            continue
        try:
            key = load_pem_public_key((BEGIN + block).encode())
        except (ValueError, UnsupportedAlgorithm) as error:
            raise BadKey("公钥读不出来；可用 openssl pkey -in 私钥文件 -pubout 得到") from error
        if not isinstance(key, Ed25519PublicKey):
            raise BadKey("公钥不是 Ed25519，也不是 SM2")
        found.append(key.public_bytes_raw().hex())
    if not found:
        raise BadKey("文件中没有公钥（PEM）；可用 openssl pkey -in 私钥文件 -pubout 得到")
    return found


def pem_of(key: str) -> str:
    """What was given, or what stands in the file that it names. Raises BadKey."""
    if key.lstrip().startswith(BEGIN):
        return key
    try:
        return Path(key).read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise BadKey(f"签名密钥文件“{key}”读不出来；请核对 YIZHANG_CHECKPOINT_KEY、YIZHANG_SEAL_KEY、YIZHANG_SEAL_CERTIFICATE") from error
