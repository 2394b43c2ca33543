"""SM2 signatures with SM3 (GB/T 32918.2, GB/T 32905), made by GmSSL; keys in PEM as OpenSSL writes them.

A public key is said as 04, x and y in hex, a signature as DER (GB/T 35276); the signer's identity is the one of that standard.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

from yizhang import standalone_sm2

try:
    import gmssl_pyx as _gmssl
except ImportError:  # there is a wheel for Linux with glibc and for Windows, on x86-64
    _gmssl = None

CURVE = bytes.fromhex("2a811ccf5501822d")
"""1.2.156.10197.1.301, sm2p256v1."""
IDENTITY = b"1234567812345678"
SEQUENCE, PUBLIC, POINT, WIDE = 0x30, 0xA1, 4, 32


class BadSm2(ValueError):
    """The key cannot be used, or nothing here can use it; the message says which."""


def is_sm2(pem: str) -> bool:
    """Whether a PEM block, or the key in a file of several, is one of SM2."""
    return any(CURVE in der for label, der in blocks(pem) if label.endswith("KEY"))


def signature(body: bytes, pem: str) -> str:
    """The signature in hex, checked before it is given. Raises BadSm2."""
    if _gmssl is None:
        raise BadSm2("本机没有安装 gmssl-pyx，不能用 SM2 签名；可改用 Ed25519 的密钥")
    secret, point = _pair(pem)
    made: bytes = _gmssl.sm2_sign(secret, point, body, signer_id=IDENTITY)
    if not signed(body, made.hex(), _said(point)):
        raise BadSm2("签名密钥的私钥和公钥不是一对")
    return made.hex()


def public_key(pem: str) -> str:
    """The public key of a private or a public one, in hex. Raises BadSm2."""
    if "PRIVATE" in pem:
        return _said(_pair(pem)[1])
    return _said(spki_point(_key(pem)))


def signed(body: bytes, made: str, key: str) -> bool:
    """Whether that signature over the body was made with that key; slower where this machine lacks GmSSL."""
    if _gmssl is None:
        return _signed_slowly(body, made, key)
    try:
        return bool(_gmssl.sm2_verify(bytes.fromhex(key)[1:], body, bytes.fromhex(made), signer_id=IDENTITY))
    except (ValueError, _gmssl.GmsslInnerError):
        return False


def _signed_slowly(body: bytes, made: str, key: str) -> bool:
    check: Callable[[bytes, str, str], bool] = standalone_sm2.signed
    try:
        return check(body, made, key)
    except (ValueError, IndexError):
        return False


def spki_point(der: bytes) -> bytes:
    """x and y in a SubjectPublicKeyInfo. Raises BadSm2."""
    try:
        (_, inside), *_ = items(der)
        _, (_, bits) = items(inside)
    except (ValueError, IndexError) as error:
        raise BadSm2("公钥读不出来") from error
    return _point(bits)


def items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a DER structure, each with its tag. Raises IndexError where it is cut."""
    while data:
        size, head = data[1], 2
        if size > 0x7F:
            head += size & 0x7F
            size = int.from_bytes(data[2:head], "big")
        if len(data) < head + size:
            raise IndexError(size)
        yield data[0], data[head : head + size]
        data = data[head + size :]


def blocks(pem: str) -> Iterator[tuple[str, bytes]]:
    """The label of each PEM block and what it holds; what is no base 64 is passed over."""
    for part in pem.split("-----BEGIN ")[1:]:
        label, _, rest = part.partition("-----")
        try:
            yield label, base64.b64decode("".join(rest.partition("-----END")[0].split()), validate=True)
        except ValueError:
            continue


def _key(pem: str) -> bytes:
    return next(der for label, der in blocks(pem) if label.endswith("KEY") and CURVE in der)


def _pair(pem: str) -> tuple[bytes, bytes]:
    """The secret and the point of a private key, PKCS #8 or SEC 1."""
    try:
        parts = list(items(next(items(_key(pem)))[1]))
        if parts[1][0] == SEQUENCE:
            parts = list(items(next(items(parts[2][1]))[1]))
        bits = next(next(items(value))[1] for tag, value in parts if tag == PUBLIC)
    except (IndexError, StopIteration) as error:
        raise BadSm2("签名密钥读不出来，或者没有带公钥；可用 openssl genpkey -algorithm SM2 -out FILE 生成") from error
    return parts[1][1].rjust(WIDE, b"\0"), _point(bits)


def _point(bits: bytes) -> bytes:
    if len(bits) != 2 + 2 * WIDE or bits[1] != POINT:
        raise BadSm2("公钥不是未压缩的 SM2 公钥")
    return bits[2:]


def _said(point: bytes) -> str:
    return (bytes([POINT]) + point).hex()

