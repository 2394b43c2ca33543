"""Both stores of files keep one promise; what a bad store does ends in one fault that has a sentence, in a time known beforehand."""

from __future__ import annotations

import os
import secrets
import ssl
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from drills.seaweed import GUEST, Server
from drills.wire import FAULTS, Fault, Wire, cut

from yizhang.installation import BadStore
from yizhang.installation import store as address
from yizhang.kernel import bucket, stores
from yizhang.kernel.bucket import Bucket
from yizhang.kernel.sigv4 import Signer
from yizhang.kernel.stores import Away, Busy, Damaged, Denied, Folder, Full, NoContent, Slow, StoreFault, digest_of, place
from yizhang.refusals import refusal_of

PAPER = "关于修缮校舍的请示".encode()
LARGE = bytes(range(256)) * 4000
NOWHERE = "0" * 64


@pytest.fixture(params=["folder", "bucket"])
def store(request, tmp_path):
    """Each of the two, empty."""
    if request.param == "folder":
        return Folder(tmp_path / "files")
    return Bucket(**request.getfixturevalue("s3").settings(f"附件 &+/{secrets.token_hex(8)}"))


@pytest.fixture
def wire(s3: Server):
    """A wire to the server."""
    wire = Wire(s3.port)
    yield wire
    wire.close()


@pytest.fixture
def far(s3: Server, wire: Wire, monkeypatch) -> Bucket:
    """A bucket at the other end of it, for which nobody waits long."""
    monkeypatch.setattr(bucket, "PATIENCE", 1.0)
    monkeypatch.setattr(bucket, "PAUSES", (0.05, 0.1))
    monkeypatch.setattr(bucket, "SLOWEST", 1 << 30)
    return Bucket(**s3.settings("far", wire.port))


def overwrite(store, digest: str, data: bytes) -> None:
    """As somebody does who has the store itself."""
    if isinstance(store, Folder):
        (store.folder / place(digest)).write_bytes(data)
    else:
        store._ask("PUT", store._path(place(digest)), data)


# --- What both promise --------------------------------------------------------------------------------------------------------------------


def test_what_is_put_is_read_and_twice_is_once(store):
    digest = store.put(PAPER)
    assert digest == digest_of(PAPER) == store.put(PAPER)
    assert store.get(digest) == PAPER
    assert list(store.names()) == [digest]
    assert store.ails() == ""


@pytest.mark.parametrize("name", [NOWHERE, "../secret.key", ""])
def test_what_is_not_there_is_said_to_be_absent(store, name):
    with pytest.raises(NoContent):
        store.get(name)


def test_other_bytes_are_never_given_and_putting_again_mends_them(store):
    digest = store.put(PAPER)
    overwrite(store, digest, b"something else")
    with pytest.raises(Damaged) as fault:
        store.get(digest)
    assert fault.value.data == b"something else"
    store.put(PAPER)
    assert store.get(digest) == PAPER


def test_what_else_lies_there_is_no_file_of_ours(store):
    digest = store.put(PAPER)
    other = "ab/secret.key"
    if isinstance(store, Folder):
        (store.folder / "ab").mkdir()
        (store.folder / other).write_bytes(b"x")
        (store.folder / f"{place(digest)}.1234.part").write_bytes(b"x")
    else:
        store._ask("PUT", store._path(other), b"x")
    assert list(store.names()) == [digest]


def test_many_who_send_the_same_at_once_send_it_once(store):
    with ThreadPoolExecutor(6) as at_once:
        assert set(at_once.map(store.put, [LARGE] * 12)) == {digest_of(LARGE)}
    assert list(store.names()) == [digest_of(LARGE)]
    assert store.get(digest_of(LARGE)) == LARGE


# --- The folder -----------------------------------------------------------------------------------------------------------------------------


def test_a_folder_that_is_full_keeps_nothing_half(tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Full):
        Folder(tmp_path).put(PAPER)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_folder_that_is_a_file_says_so(tmp_path):
    (tmp_path / "files").write_bytes(b"")
    found = Folder(tmp_path / "files")
    assert found.ails() == "STORE_DENIED"
    with pytest.raises(StoreFault):
        found.put(PAPER)


# --- The bucket -----------------------------------------------------------------------------------------------------------------------------

EXAMPLE = Signer("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")


@pytest.mark.parametrize(
    ("query", "signature"),
    [
        ({"lifecycle": ""}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ({"prefix": "J", "max-keys": "2"}, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ],
)
def test_requests_are_signed_as_the_examples_that_amazon_publishes(query, signature):
    at = datetime(2013, 5, 24, tzinfo=UTC)
    heads = EXAMPLE.heads("GET", "examplebucket.s3.amazonaws.com", "/", query, digest_of(b""), at)
    assert heads["authorization"].endswith(f"SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}")


def test_a_key_that_is_lent_for_a_while_brings_its_token_signed():
    lent = Signer("us-east-1", "a", "b", "for an hour")
    heads = lent.heads("GET", "s3.example.gov.cn", "/", {}, digest_of(b""), datetime(2026, 3, 2, tzinfo=UTC))
    assert heads["x-amz-security-token"] == "for an hour"
    assert "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token," in heads["authorization"]
    assert "for an hour" not in repr(lent)


def test_a_list_goes_on_after_a_thousand(s3, monkeypatch):
    found = Bucket(**s3.settings("many"))
    digests = sorted(found.put(b"%d" % n) for n in range(5))
    ask = Bucket._ask
    monkeypatch.setattr(Bucket, "_ask", lambda self, *words, **named: ask(self, *words, **{**named, "query": {**named["query"], "max-keys": "2"}}))
    assert list(found.names()) == digests


def test_who_is_not_let_in_reads_and_writes_nothing(s3):
    there = Bucket(**s3.settings("closed"))
    digest = there.put(PAPER)
    wrong = Bucket(**{**s3.settings("closed"), "secret": "a wrong secret"})
    for asked in (lambda: wrong.get(digest), lambda: wrong.put(LARGE), lambda: list(wrong.names())):
        with pytest.raises(Denied, match="403 SignatureDoesNotMatch"):
            asked()
    assert wrong.ails() == "STORE_DENIED"
    assert "wrong secret" not in repr(wrong) + wrong.where


def test_a_bucket_that_is_not_there_is_not_taken_for_an_empty_one(s3):
    found = Bucket(**{**s3.settings("files"), "bucket": "nowhere", "key": GUEST[0], "secret": GUEST[1]})
    with pytest.raises(Denied, match="NoSuchBucket"):
        found.get(NOWHERE)
    assert found.ails() == "STORE_DENIED"


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("403", Denied), ("503", Busy), ("full", Full), ("no S3", Denied), ("no HTTP", Away), ("hangs up", Away), ("late", Slow),
        ("cut in the request", Away), ("spoilt request", Damaged),
    ],
)  # fmt: skip
def test_a_store_that_does_not_take_a_file_says_why_and_has_none(wire, far, fault, kind):
    begun, wanted = monotonic(), digest_of(LARGE + fault.encode())
    with wire.bad(FAULTS[fault]), pytest.raises(StoreFault) as raised:
        far.put(LARGE + fault.encode())
    assert type(raised.value) is kind
    assert monotonic() - begun < 4
    assert refusal_of(kind.code).happened.startswith("文件库") and refusal_of(kind.code).codes == (kind.code,)
    if fault != "late":  # it came, but nobody waited for the answer
        with pytest.raises((NoContent, Damaged)):
            far.get(wanted)
    assert far.put(LARGE + fault.encode()) == wanted


@pytest.mark.parametrize(("fault", "kind"), [("cut in the answer", Away), ("spoilt answer", Damaged), ("no S3", Denied), ("503", Busy)])
def test_a_store_that_gives_something_else_is_not_believed(wire, far, fault, kind):
    digest = far.put(LARGE)
    with wire.bad(FAULTS[fault]), pytest.raises(kind):
        far.get(digest)
    assert far.get(digest) == LARGE


@pytest.mark.parametrize("how", ["stalled", "dripping"])
def test_nobody_waits_longer_than_said(wire, far, how):
    digest, begun = far.put(PAPER), monotonic()
    with wire.bad(getattr(wire, how)), pytest.raises(Slow):
        far.get(digest)
    assert 0.9 < monotonic() - begun < 2.5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """Key and certificate of 127.0.0.1, by nobody known."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
    plain = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    file.write_bytes(key.private_bytes(*plain) + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    return file


def test_the_way_is_encrypted_and_a_server_for_whom_nobody_vouches_is_told_nothing(s3, certificate, monkeypatch):
    monkeypatch.setattr(bucket, "PAUSES", ())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    wire = Wire(s3.port, context)
    found = Bucket(**{**s3.settings("tls"), "endpoint": f"https://127.0.0.1:{wire.port}"})
    with pytest.raises(Away, match="CERTIFICATE_VERIFY_FAILED"):
        found.put(LARGE)
    assert list(Bucket(**s3.settings("tls")).names()) == []
    monkeypatch.setattr(bucket, "_trusted", lambda: ssl.create_default_context(cafile=certificate))
    assert found.get(found.put(LARGE)) == LARGE
    with wire.bad(wire.stalled), pytest.raises(Slow):
        monkeypatch.setattr(bucket, "PATIENCE", 0.5)
        found.get(digest_of(LARGE))
    wire.close()


def test_what_fails_once_is_asked_again(wire, far):
    turns = iter([cut(0), cut(0)])
    with wire.bad(Fault(asked=lambda data, passed: next(turns, cut(1 << 30))(data, passed))):
        assert far.put(PAPER) == digest_of(PAPER)


def test_whether_it_answers_is_asked_once_in_a_while(wire, far, settings, monkeypatch):
    settings.YIZHANG_STORE = {**vars_of(far), "prefix": "asked"}
    with wire.bad(FAULTS["503"]):
        assert stores.ails() == "STORE_BUSY"
    assert stores.ails() == "STORE_BUSY"
    monkeypatch.setattr(stores, "monotonic", lambda: monotonic() + stores.FRESH)
    assert stores.ails() == ""


def vars_of(found: Bucket) -> dict[str, str]:
    return {name: getattr(found, name) for name in ("endpoint", "bucket", "prefix", "region", "key", "secret", "token")}


# --- Its address ----------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def keys(monkeypatch):
    """As the environment has them."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "/b")


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("s3://office/files?endpoint=https://s3.example.gov.cn", "https://s3.example.gov.cn/office/files/ab"),
        ("s3://office?endpoint=https://office.oss.example.cn:8443&region=cn-1", "https://office.oss.example.cn:8443/ab"),
        ("s3://office/a/b?region=cn-north-1", "https://office.s3.cn-north-1.amazonaws.com/a/b/ab"),
        ("s3://office?endpoint=http://127.0.0.1:9000", "http://127.0.0.1:9000/office/ab"),
    ],
)
def test_an_address_says_where_objects_lie(keys, words, path):
    found = Bucket(**address(words))
    assert found.endpoint + found._path("ab") == path
    assert (found.key, found.secret) == ("a", "/b")


@pytest.mark.parametrize(
    "words",
    [
        "s3://", "/srv/files", "http://office", "s3://office?endpoint=http://s3.example.gov.cn", "s3://office?endpoint=s3.example.gov.cn",
        "s3://office?endpoint=https://a:b@s3.example.gov.cn", "s3://office?style=path",
    ],
)  # fmt: skip
def test_what_is_no_address_or_would_go_unencrypted_is_refused(keys, words):
    with pytest.raises(BadStore):
        address(words)


def test_an_address_without_keys_is_refused(keys, monkeypatch):
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(BadStore, match="AWS_SECRET_ACCESS_KEY"):
        address("s3://office")
