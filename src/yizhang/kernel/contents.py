"""Long texts and files by digest: acts and records hold the digest, the content lies apart (semantics 59)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from yizhang.kernel import statements
from yizhang.kernel.models import Content
from yizhang.kernel.moment import said
from yizhang.law.fieldtype import File, Json
from yizhang.law.memory import Memory
from yizhang.law.record import Record, fields_of


class NoContent(LookupError):
    """Nothing is kept under that digest; it may have been deleted for the personal data in it."""


def text_digest(text: str) -> str:
    """The digest of a text, and so its name."""
    return hashlib.sha256(text.encode()).hexdigest()


def packed(record: type[Record], values: Mapping[str, Json], now: datetime) -> dict[str, Json]:
    """The values with every long text put away and its digest in its place."""
    specs, rows, small = fields_of(record), [], dict(values)
    for name, value in values.items():
        if name in specs and specs[name].type.kind == "long" and isinstance(value, str):
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            digest = text_digest(text)
            rows.append((digest, "text/plain", len(text), text, said(now)))
            small[name] = {"digest": digest, "size": len(text)} if text else ""
            text_of.put(digest, text)
    statements.insert_contents(rows)
    return small


def unpacked(values: Mapping[str, Json]) -> dict[str, Json]:
    """The values with every long text in full; one query for all of them."""
    digests = {name: str(value["digest"]) for name, value in values.items() if isinstance(value, dict) and set(value) == {"digest", "size"}}
    if not digests:
        return dict(values)
    return {**values, **{name: _text_or_nothing(digest) for name, digest in digests.items()}}


def _text_or_nothing(digest: str) -> str:
    """A text that was deleted for the personal data in it reads as empty."""
    try:
        return text_of(digest)
    except NoContent:
        return ""


def _text(digest: str) -> str:
    found = statements.rows("SELECT text FROM kernel_content WHERE digest = %s", [digest])
    if not found:
        raise NoContent(digest)
    return str(found[0][0])


text_of = Memory(_text, 512)
"""A long text by its digest; kept in memory, since what a digest names never changes. Raises NoContent."""


def keep_file(data: bytes, name: str, media: str, now: datetime) -> File:
    """Put a file away under its digest; twice is once. Safe to repeat: a file nobody's act names is swept away later."""
    digest = hashlib.sha256(data).hexdigest()
    path = _path(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(data)
        part.replace(path)
    statements.insert_contents([(digest, media, len(data), "", said(now))])
    return File(digest, name, len(data), media)


def file_bytes(digest: str) -> bytes:
    """The content of a file. Raises NoContent."""
    path = _path(digest)
    if not path.is_file():
        raise NoContent(digest)
    return path.read_bytes()


def altered() -> Iterator[str]:
    """The digests whose text or file is there and is something else by now."""
    for digest, text, size in Content.objects.order_by("digest").values_list("digest", "text", "size").iterator(200):
        if text or not size:
            wrong = text_digest(text) != digest
        else:
            wrong = _path(digest).is_file() and _file_digest(_path(digest)) != digest
        if wrong:
            yield digest


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests_in(values: Iterable[Any]) -> set[str]:
    """All digests of files that canonical values name."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, Mapping):
            found |= {str(value["digest"])} if "digest" in value else digests_in(value.values())
        elif isinstance(value, list):
            found |= digests_in(value)
    return found


def _path(digest: str) -> Path:
    if not digest.isalnum():
        raise NoContent(digest)
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest
