"""The signature of a request to S3: AWS Signature Version 4, with the digest of the body signed, too.

Source: Amazon S3 API Reference, “Authenticating Requests (AWS Signature Version 4)”; its examples are the test's.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, for which region."""

    region: str
    key: str
    secret: str = field(repr=False)
    token: str = field(default="", repr=False)

    def heads(self, method: str, host: str, path: str, query: Mapping[str, str], body: str, at: datetime) -> dict[str, str]:
        """The headers of a request, signed; `path` unquoted, `body` as its SHA-256 in hex, `at` in UTC."""
        moment, scope = f"{at:%Y%m%dT%H%M%SZ}", f"{at:%Y%m%d}/{self.region}/s3/aws4_request"
        heads = {"host": host, "x-amz-content-sha256": body, "x-amz-date": moment}
        heads |= {"x-amz-security-token": self.token} if self.token else {}
        names = ";".join(sorted(heads))
        lines = "".join(f"{name}:{heads[name]}\n" for name in sorted(heads))
        request = "\n".join((method, quoted(path), asked(query), lines, names, body))
        to_sign = "\n".join((ALGORITHM, moment, scope, hashlib.sha256(request.encode()).hexdigest()))
        signature = hmac.new(self._key(scope), to_sign.encode(), "sha256").hexdigest()
        return {**heads, "authorization": f"{ALGORITHM} Credential={self.key}/{scope}, SignedHeaders={names}, Signature={signature}"}

    def _key(self, scope: str) -> bytes:
        found = f"AWS4{self.secret}".encode()
        for part in scope.split("/"):
            found = hmac.new(found, part.encode(), "sha256").digest()
        return found


def quoted(path: str) -> str:
    """A path as it is signed and sent."""
    return quote(path, safe="/-_.~")


def asked(query: Mapping[str, str]) -> str:
    """A query in the order in which it is signed."""
    return "&".join(f"{quote(name, safe='-_.~')}={quote(query[name], safe='-_.~')}" for name in sorted(query))
