"""What a seal vouches for: one exact text, its head and its annexes, as one digest that anybody can compute again from the acts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yizhang.kernel.canonical import canonical, digest_of
from yizhang.kernel.models import Act
from yizhang.law.fieldtype import Json
from yizhang.law.standing import record_after

HEAD = ("document_number", "title", "kind", "in_name_of", "primary_recipients", "copies_to")


@dataclass(frozen=True, slots=True)
class Seal:
    """The act of sealing that stands, and what it was put to: `content` with its digest."""

    seq: int
    act: str
    at: str
    person: str
    post: str
    content: Mapping[str, Json]

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical JSON of the content."""
        return digest_of(canonical(self.content))


def content(values: Mapping[str, Any]) -> dict[str, Json]:
    """Head, text and annexes of a record; the text and the annexes by their own digests."""
    found: dict[str, Json] = {name: values[name] for name in HEAD if name in values}
    found["text"] = str(dict(values.get("text") or {}).get("digest", ""))
    return {**found, "attachments": [str(one["digest"]) for one in values.get("attachments", ())]}


def seal_of(matter: str) -> Seal | None:
    """The last act 用印 that was not undone since; None before it."""
    values: Mapping[str, Json] = {}
    found: Seal | None = None
    for act in Act.objects.filter(matter=matter, accepted=True).order_by("seq"):
        body = json.loads(act.body)
        values = record_after(values, body)
        if found and found.seq in body.get("undone", ()):
            found = None
        if act.verb == "seal" and act.seq not in body.get("undone", ()):
            found = Seal(act.seq, act.digest, act.at, act.person, act.post, content(values))
    return found
