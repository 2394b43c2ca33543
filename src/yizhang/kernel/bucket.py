"""Files in a bucket of an S3 server, Amazon's or another maker's: four requests over the standard library's HTTP.

The digest of what is put goes with the request, signed, and the server refuses what does not match it. Whatever is asked ends by a
deadline, tries again included; after it nobody waits any longer. Redirects are not followed, and no proxy is asked.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from types import MappingProxyType
from urllib.parse import urlsplit

from lxml import etree

from yizhang.kernel.line import Line, left
from yizhang.kernel.sigv4 import Signer, asked, quoted
from yizhang.kernel.stores import Away, Busy, Damaged, Denied, Full, NoContent, Slow, StoreFault, checked, digest_of, is_name, place

PATIENCE, CONNECTING, GLANCE = 10.0, 3.0, 2.0
"""Seconds: for a request and its repetitions, for a connection, and for a look whether the server answers."""
SLOWEST = 1 << 20
"""Bytes a second that are waited for beyond that."""
PAUSES = (0.2, 0.8)
"""Seconds before a request is tried again."""
NOTHING = MappingProxyType[str, str]({})
BUSY, FULL = {429, 500, 502, 503, 504}, {"QuotaExceeded", "XMinioStorageFull", "InsufficientStorage"}
SPOILT = {"XAmzContentSHA256Mismatch", "BadDigest", "IncompleteBody", "RequestTimeout"}
"""What was put arrived as something else, or in part."""
CODE = re.compile(rb"<Code>(\w+)</Code>")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body."""

    status: int
    body: bytes

    @property
    def code(self) -> str:
        """What S3 calls the error."""
        found = CODE.search(self.body[:4096])
        return found[1].decode() if found else ""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket, and the prefix under which our objects lie: `prefix/ab/abcd…`, as in a folder."""

    endpoint: str
    bucket: str
    prefix: str
    region: str
    key: str
    secret: str = field(repr=False)
    token: str = field(default="", repr=False)

    @property
    def where(self) -> str:
        """s3://bucket/prefix and the server."""
        return f"s3://{self.bucket}/{self.prefix} ({self.endpoint})"

    def put(self, data: bytes) -> str:
        """Sent with its digest and read back: some makers' servers keep what arrived in part, or as something else, and answer 200."""
        digest, until = digest_of(data), time.monotonic() + PATIENCE + len(data) / SLOWEST
        self._ask("PUT", self._path(place(digest)), data, until=until)
        try:
            self._ask("GET", self._path(place(digest)), digest=digest, until=until)
        except NoContent as error:
            raise Damaged(digest, b"") from error
        return digest

    def get(self, digest: str) -> bytes:
        """Read and held against its name; tried again when it arrived as something else."""
        return self._ask("GET", self._path(place(digest)), digest=digest)

    def names(self) -> Iterator[str]:
        """A thousand at a time."""
        query, more = {"list-type": "2", "prefix": self._key("")}, True
        while more:
            page = _xml(self._ask("GET", self._path(), query=query))
            keys = [str(one.text).removeprefix(query["prefix"]) for one in page.iter("{*}Key")]
            yield from (key[3:] for key in keys if is_name(key[3:]) and key == place(key[3:]))
            following = page.findtext("{*}NextContinuationToken")
            more = page.findtext("{*}IsTruncated") == "true" and bool(following)
            query |= {"continuation-token": str(following)}

    def ails(self) -> str:
        """One glance: is the bucket there, and are we let in?"""
        query = {"list-type": "2", "max-keys": "1", "prefix": self._key("")}
        try:
            _xml(self._once("GET", self._path(), b"", query, "", time.monotonic() + GLANCE))
        except StoreFault as fault:
            return fault.code
        return ""

    def _key(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name

    def _path(self, name: str | None = None) -> str:
        """The path of an object, or of the bucket, whose name may stand in the host already."""
        host = str(urlsplit(self.endpoint).hostname)
        bucket = "" if host.startswith(f"{self.bucket}.") else f"/{self.bucket}"
        return f"{bucket}/{self._key(name)}" if name is not None else bucket or "/"

    def _ask(
        self, method: str, path: str, data: bytes = b"", query: Mapping[str, str] = NOTHING, digest: str = "", until: float = 0
    ) -> bytes:
        """Ask until it is done or the time is over. Raises NoContent, StoreFault."""
        until = until or time.monotonic() + PATIENCE
        for pause in PAUSES:
            try:
                return self._once(method, path, data, query, digest, until)
            except (Away, Busy, Damaged):
                if time.monotonic() + pause >= until:
                    raise
                time.sleep(pause)
        return self._once(method, path, data, query, digest, until)

    def _once(self, method: str, path: str, data: bytes, query: Mapping[str, str], digest: str, until: float) -> bytes:
        try:
            answer = self._exchange(method, path, data, query, until)
        except TimeoutError as error:
            raise Slow(method) from error
        except (OSError, HTTPException) as error:
            raise Away(f"{method}: {error}") from error
        if 200 <= answer.status < 300:
            return checked(digest, answer.body) if digest else answer.body
        raise _fault(answer, digest, data)

    def _exchange(self, method: str, path: str, data: bytes, query: Mapping[str, str], until: float) -> Answer:
        """One request and its answer. Raises TimeoutError at the deadline, OSError, HTTPException."""
        host = urlsplit(self.endpoint).netloc
        signer = Signer(self.region, self.key, self.secret, self.token)
        heads = signer.heads(method, host, path, query, digest_of(data), datetime.now(UTC))
        target = quoted(path) + (f"?{asked(query)}" if query else "")
        connection = self._connection(min(CONNECTING, left(until)))
        connection.connect()
        own = connection.sock
        line = connection.sock = Line(own, until)
        try:
            with suppress(BrokenPipeError, ConnectionResetError):  # a server that does not want the rest says why before it hangs up
                connection.request(method, target, data if method == "PUT" else None, {**heads, "connection": "close"})
            answer = connection.getresponse()
            line.until += (answer.length or 0) / SLOWEST
            return Answer(answer.status, answer.read())
        finally:
            own.close()

    def _connection(self, timeout: float) -> HTTPConnection:
        parts = urlsplit(self.endpoint)
        if parts.scheme == "https":
            return HTTPSConnection(str(parts.hostname), parts.port, timeout=timeout, context=_trusted())
        return HTTPConnection(str(parts.hostname), parts.port, timeout=timeout)


def _fault(answer: Answer, digest: str, data: bytes) -> Exception:
    """What an answer that is no success means."""
    said = f"{answer.status} {answer.code}"
    if answer.code == "NoSuchKey" and digest:
        return NoContent(digest)
    if answer.code in SPOILT:
        return Damaged(digest_of(data), b"")
    if answer.status == 507 or answer.code in FULL:
        return Full(said)
    return Busy(said) if answer.status in BUSY else Denied(said)


def _xml(body: bytes) -> etree._Element:
    """A page of a list. Raises Away for what is none, as from a server of another kind."""
    try:
        return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Away("no list") from error


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities of the machine, or of SSL_CERT_FILE."""
    return ssl.create_default_context()
