"""Signatures of checkpoints and of packages: Ed25519. The private key comes from a file or the environment and is never in the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BEGIN = "-----BEGIN"


class BadKey(ValueError):
    """The key cannot be used; the message says what would do."""


HOW = "openssl genpkey -algorithm ed25519 -out FILE"


def signature(body: str, key: str) -> str:
    """The signature over a body, in hex. `key`: a private key in PEM, or the file that holds it. Raises BadKey."""
    return _private(key).sign(body.encode()).hex()


def public_key(key: str) -> str:
    """The public half of a private key, in hex. Raises BadKey."""
    return _private(key).public_key().public_bytes_raw().hex()


def _private(key: str) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    pem = _pem(key).encode()
    try:
        private = load_pem_private_key(pem, None)
    except (ValueError, TypeError) as error:
        raise BadKey(f"签名密钥读不出来；可用 {HOW} 生成") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise BadKey(f"签名密钥不是 Ed25519；可用 {HOW} 生成")
    return private


def signed(body: str, made: str, key: str) -> bool:
    """Whether the signature (hex) over the body was made with that key (public, hex)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(made), body.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def public_keys(text: str) -> list[str]:
    """The public keys in a file with one or more PEM blocks, in hex. Raises BadKey."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    found = []
    for block in text.split(BEGIN)[1:]:
        try:
            key = load_pem_public_key((BEGIN + block).encode())
        except ValueError as error:
            raise BadKey("公钥读不出来；可用 openssl pkey -in 私钥文件 -pubout 得到") from error
        if not isinstance(key, Ed25519PublicKey):
            raise BadKey("公钥不是 Ed25519")
        found.append(key.public_bytes_raw().hex())
    if not found:
        raise BadKey("文件中没有公钥（PEM）；可用 openssl pkey -in 私钥文件 -pubout 得到")
    return found


def _pem(key: str) -> str:
    if key.lstrip().startswith(BEGIN):
        return key
    try:
        return Path(key).read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        raise BadKey(f"签名密钥文件“{key}”读不出来；请核对 YIZHANG_CHECKPOINT_KEY、YIZHANG_SEAL_KEY") from error
