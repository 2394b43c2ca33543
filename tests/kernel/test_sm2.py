"""SM2 with SM3: the vectors of the standards, and three programs that check each other: ours, OpenSSL, and the file that stands alone."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yizhang import standalone_sm2
from yizhang.kernel import sm2
from yizhang.kernel.certificates import certificate, certificate_of
from yizhang.kernel.signing import BadKey, algorithm_of, public_key, public_keys, signature, signed

BODY = "关于调整公交线路的通知"
IDENTITY = "distid:1234567812345678"
signs = pytest.mark.skipif(sm2._gmssl is None, reason="signs with gmssl-pyx, of which this machine has no wheel")
NOW = datetime(2026, 3, 3, tzinfo=UTC)
VECTOR = (  # GB/T 32918.5, A.2: the public key, and the signature over "message digest"
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13",
    "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa",
)


def openssl(*words: object) -> bytes:
    """What openssl answers."""
    return subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True).stdout


@pytest.fixture
def key(tmp_path) -> Path:
    """A private key of SM2, as openssl makes it."""
    openssl("genpkey", "-algorithm", "SM2", "-out", tmp_path / "seal.pem")
    return tmp_path / "seal.pem"


def checks() -> list[object]:
    """Both of our ways to check."""
    return [lambda body, made, key: signed(body.decode(), made, key), standalone_sm2.signed]


@pytest.mark.parametrize("check", checks(), ids=["product", "stand-alone"])
def test_the_signature_printed_in_the_standard_is_one_and_a_changed_one_is_none(check):
    key, made = VECTOR
    assert check(b"message digest", made, key)
    assert not check(b"message digesT", made, key)
    assert not check(b"message digest", made[:-1] + "b", key)


@pytest.mark.parametrize("data", [b"abc", b"abcd" * 16, b"", b"x" * 55, b"x" * 56, b"x" * 1000])
def test_the_digest_that_needs_no_openssl_is_the_same(data):
    assert standalone_sm2.sm3(data) == hashlib.new("sm3", data).digest()


def test_the_digest_printed_in_the_standard():
    assert standalone_sm2.sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905, A.1


@signs
def test_openssl_and_the_file_that_stands_alone_check_what_we_signed(key, tmp_path):
    made = signature(BODY, str(key))
    (tmp_path / "body").write_text(BODY)
    (tmp_path / "made").write_bytes(bytes.fromhex(made))
    asked = ("-rawin", "-digest", "sm3", "-pkeyopt", IDENTITY, "-in", tmp_path / "body", "-sigfile", tmp_path / "made")
    assert b"Verified Successfully" in openssl("pkeyutl", "-verify", "-inkey", key, *asked)
    assert standalone_sm2.signed(BODY.encode(), made, public_key(str(key)))


@pytest.mark.parametrize("check", checks(), ids=["product", "stand-alone"])
def test_we_check_what_openssl_signed(check, key, tmp_path):
    (tmp_path / "body").write_text(BODY)
    words = ("-rawin", "-digest", "sm3", "-pkeyopt", IDENTITY, "-inkey", key, "-in", tmp_path / "body")
    made = openssl("pkeyutl", "-sign", *words).hex()
    assert check(BODY.encode(), made, public_key(str(key)))
    assert not check(BODY.encode(), made, VECTOR[0])


def test_the_public_half_is_that_of_openssl_and_both_kinds_may_stand_in_one_file(key, tmp_path):
    openssl("genpkey", "-algorithm", "ed25519", "-out", tmp_path / "other.pem")
    both = [openssl("pkey", "-in", one, "-pubout").decode() for one in (key, tmp_path / "other.pem")]
    found = public_keys("".join(both))
    assert found == [public_key(str(key)), public_key(str(tmp_path / "other.pem"))]
    assert [algorithm_of(one) for one in found] == ["SM2", "Ed25519"]


def test_a_key_in_the_older_form_is_read_too(key, tmp_path):
    openssl("ec", "-in", key, "-out", tmp_path / "older.pem")
    assert "SM2 PRIVATE KEY" in (tmp_path / "older.pem").read_text()
    assert public_key(str(tmp_path / "older.pem")) == public_key(str(key))


@pytest.mark.parametrize("made", ["", "00", "3046", "zz", VECTOR[1][:-2], "3006020101020100"])
@pytest.mark.parametrize("there", [True, False], ids=["with GmSSL", "without"])
def test_what_is_no_signature_is_none(made, there, monkeypatch):
    if not there:
        monkeypatch.setattr(sm2, "_gmssl", None)
    assert not signed("message digest", made, VECTOR[0])
    assert not signed("message digest", VECTOR[1], VECTOR[0][:-1] + "4")


@signs
def test_where_gmssl_is_missing_signing_says_so_and_checking_goes_on(key, monkeypatch):
    made = signature(BODY, str(key))
    monkeypatch.setattr(sm2, "_gmssl", None)
    assert signed(BODY, made, public_key(str(key)))
    with pytest.raises(BadKey, match="gmssl-pyx"):
        signature(BODY, str(key))


@signs
def test_a_key_whose_halves_do_not_belong_together_signs_nothing(key, tmp_path):
    openssl("genpkey", "-algorithm", "SM2", "-out", tmp_path / "other.pem")
    secret, point = (sm2._pair(one.read_text()) for one in (key, tmp_path / "other.pem"))
    mixed = next(der for _, der in sm2.blocks(key.read_text())).replace(secret[1], point[1])
    with pytest.raises(BadKey, match="不是一对"):
        signature(BODY, pem("PRIVATE KEY", mixed))


@pytest.mark.parametrize("cut", [1, 30, 60, 100])
def test_a_key_that_is_cut_is_refused_with_how_to_make_one(key, cut):
    der = next(der for _, der in sm2.blocks(key.read_text()))
    with pytest.raises(BadKey, match="openssl genpkey"):
        signature(BODY, pem("PRIVATE KEY", der[:-cut]))


def pem(label: str, der: bytes) -> str:
    """A PEM block."""
    import base64

    return f"-----BEGIN {label}-----\n{base64.encodebytes(der).decode()}-----END {label}-----\n"


@pytest.fixture(params=["SM2", "ed25519"])
def certified(request, tmp_path) -> tuple[str, str]:
    """A key and its certificate."""
    key, held = tmp_path / "own.pem", tmp_path / "certificate.pem"
    openssl("genpkey", "-algorithm", request.param, "-out", key)
    digest = ("-sm3", "-sigopt", IDENTITY) if request.param == "SM2" else ()
    openssl("req", "-x509", "-new", "-key", key, *digest, "-days", 30, "-subj", "/C=CN/O=无锡市人民政府/CN=发文专用", "-utf8", "-out", held)
    return str(key), str(held)


def test_a_certificate_is_told_alike_by_us_and_by_the_file_that_stands_alone(certified):
    key, held = certified
    ours = certificate(Path(held).read_text())
    alone = standalone_sm2.certificate(next(der for _, der in sm2.blocks(ours.pem)))
    assert ours.key == alone["key"] == public_key(key)
    assert ours.subject == "CN=发文专用,O=无锡市人民政府,C=CN" and alone["subject"] == "C=CN, O=无锡市人民政府, CN=发文专用"
    assert (f"{ours.since:%Y-%m-%dT%H:%M:%SZ}", f"{ours.until:%Y-%m-%dT%H:%M:%SZ}") == (alone["since"], alone["until"])


def test_a_certificate_of_another_key_or_of_another_time_is_refused(certified, key):
    own, held = certified
    now = certificate(Path(held).read_text()).since
    assert certificate_of(held, public_key(own), now) and certificate_of("", "", now) is None
    with pytest.raises(BadKey, match="不是签名密钥的证书"):
        certificate_of(held, public_key(str(key)), now)
    with pytest.raises(BadKey, match="不在其内"):
        certificate_of(held, public_key(own), NOW)
    with pytest.raises(BadKey, match="证书读不出来"):
        certificate_of(own, public_key(own), now)
