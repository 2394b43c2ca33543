"""Words that are in no other matter: every title and every text of a record gets a mark of its own, so that what shows it gives it away.

They are written beside the door, into a database that is thrown away: sight is not touched, and the digests no longer matter there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yizhang.kernel import hooks
from yizhang.kernel.attempt import fields_of
from yizhang.kernel.contents import text_digest, text_of
from yizhang.kernel.models import Act, Content, Matter, Notice
from yizhang.law.fieldtype import FieldType
from yizhang.law.record import Record
from yizhang.web import indexing
from yizhang.web.course import ENTRIES
from yizhang.web.models import SearchText

TITLES = ("title", "name", "subject")
KEYS = ("topic", "topics")
"""Words by which the organisation is asked who has to do with it: with a mark in them, somebody else would have."""
MARK = re.compile(r"q7([tx])(\d{4})z")


def mark(kind: str, number: int) -> str:
    """The mark of a matter in its title (`t`) or elsewhere (`x`)."""
    return f"q7{kind}{number:04d}z"


def found(words: str) -> Iterator[tuple[str, int]]:
    """The marks that stand in a page, by kind and number."""
    return ((kind, int(number)) for kind, number in MARK.findall(words.lower()))


def mark_all(now: datetime) -> dict[int, str]:
    """Mark every matter but the entries that everybody reads as the organisation; which matter each number is. They are indexed again."""
    book, numbers = hooks.rulebook_at(now), dict[int, str]()
    for number, matter in enumerate(Matter.objects.exclude(procedure__in=ENTRIES).order_by("opened_at", "id")):
        record = book.procedures[matter.procedure].record
        numbers[number] = matter.id
        matter.title = mark("t", number) + matter.title
        matter.record = json.dumps(_marked(record, json.loads(matter.record), number), ensure_ascii=False)
        matter.save(update_fields=["title", "record"])
        for act in Act.objects.filter(matter=matter.id):
            act.body = json.dumps(_marked_act(record, json.loads(act.body), number), ensure_ascii=False)
            act.save(update_fields=["body"])
        for notice in Notice.objects.filter(matter=matter.id):
            notice.values = json.dumps(_spoken(json.loads(notice.values), number), ensure_ascii=False)
            notice.save(update_fields=["values"])
    _index_again(list(numbers.values()), now)
    return numbers


def _index_again(matters: list[str], now: datetime) -> None:
    stale = SearchText.objects.filter(matter__in=matters)
    indexing.forget_pairs(list(stale.values_list("pk", flat=True)))
    stale.delete()
    indexing.refresh(now, None)


def _marked_act(record: type[Record], body: dict[str, Any], number: int) -> dict[str, Any]:
    given = body.get("input", {})
    told = {name: mark("x", number) + given[name] for name in ("opinion", "reason") if isinstance(given.get(name), str)}
    fields = {"fields": _marked(record, given["fields"], number)} if isinstance(given.get("fields"), dict) else {}
    said = [{**one, "values": _spoken(one.get("values", {}), number)} for one in body.get("findings", ())]
    return {
        **body, "input": {**_marked(record, given, number), **told, **fields}, "derived": _marked(record, body.get("derived", {}), number),
        "findings": said,
    }  # fmt: skip


def _marked(record: type[Record], values: Mapping[str, Any], number: int) -> dict[str, Any]:
    specs = fields_of(record)
    return {
        name: _value(specs[name].type, value, mark("t" if name in TITLES else "x", number)) if name in specs and name not in KEYS else value
        for name, value in values.items()
    }


def _value(kind: FieldType, value: Any, words: str) -> Any:
    if isinstance(value, list):
        return [_value(kind, one, words) for one in value]
    if isinstance(value, dict):
        if set(value) == {"digest", "size"}:
            return _text(value["digest"], words)
        return {name: words + one if name == "name" and kind.kind == "file" else one for name, one in value.items()}
    return words + value if kind.kind in ("text", "long") and isinstance(value, str) and value else value


def _text(digest: str, words: str) -> dict[str, Any]:
    text = words + text_of(digest)
    Content.objects.get_or_create(digest=text_digest(text), defaults={"size": len(text), "text": text})
    return {"digest": text_digest(text), "size": len(text)}


def _spoken(values: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {name: mark("x", number) + one if isinstance(one, str) and not one.isascii() else one for name, one in values.items()}


def without(matters: list[str]) -> None:
    """Take matters out of the database with all that hangs on them, as if they had never been."""
    with connection.cursor() as cursor:
        for table, column in HANGING.items():
            for first in range(0, len(matters), 400):
                some = matters[first : first + 400]
                cursor.execute(f"DELETE FROM {table} WHERE {column} IN ({', '.join(['%s'] * len(some))})", some)  # noqa: S608 - names above


HANGING = {
    "kernel_matter": "id", "kernel_act": "matter", "kernel_task": "matter", "kernel_reader": "matter", "kernel_seen": "matter",
    "kernel_bite": "matter", "kernel_notice": "matter", "web_searchtext": "matter", "kernel_personalview": "matter",
}  # fmt: skip
