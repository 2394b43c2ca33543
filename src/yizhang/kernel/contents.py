"""Long texts and files by digest: acts and records hold the digest, the content lies apart (semantics 59)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from yizhang.kernel import statements
from yizhang.kernel.models import Content
from yizhang.kernel.moment import said
from yizhang.kernel.spans import span
from yizhang.kernel.stores import Damaged, NoContent, store
from yizhang.law.fieldtype import File, Json
from yizhang.law.memory import Memory
from yizhang.law.record import Record, fields_of


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
    """Put a file away under its digest; twice is once. It is safe in the store before anything can name it. Raises StoreFault."""
    with span("store", "put") as asked:
        digest = store().put(data)
        asked.came = "done"
    statements.insert_contents([(digest, media, len(data), "", said(now))])
    return File(digest, name, len(data), media)


def file_bytes(digest: str) -> bytes:
    """The content of a file, and never anything else than what it was. Raises NoContent, StoreFault."""
    with span("store", "get") as asked:
        data = store().get(digest)
        asked.came = "done"
    return data


def altered() -> Iterator[str]:
    """The digests whose text or file is there and is something else by now. Raises StoreFault when the store does not answer."""
    for digest, text, size in Content.objects.order_by("digest").values_list("digest", "text", "size").iterator(200):
        if text or not size:
            wrong = text_digest(text) != digest
        else:
            wrong = _damaged(digest)
        if wrong:
            yield digest


def _damaged(digest: str) -> bool:
    try:
        store().get(digest)
    except NoContent:
        return False
    except Damaged:
        return True
    return False


def registered() -> set[str]:
    """The digests of all files that were ever taken in."""
    return set(Content.objects.filter(text="", size__gt=0).values_list("digest", flat=True))


def digests_in(values: Iterable[Any]) -> set[str]:
    """All digests of files that canonical values name."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, Mapping):
            found |= {str(value["digest"])} if "digest" in value else digests_in(value.values())
        elif isinstance(value, list):
            found |= digests_in(value)
    return found
