"""A record as large as wanted: matters that went through the door, copied with all that belongs to them under other identifiers.

Every copy is sealed again, act by act, so its chain is as sound as that of the first, and `verify` finds nothing. What is only found by its
digest, as long texts are, is shared. Nobody's office holds such copies: the door alone writes there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import Model

from yizhang.kernel.canonical import digest_of
from yizhang.kernel.models import Act, Link, Matter, Reader, Task

BATCH = 500
"""Families written in one transaction."""
Rows = list[dict[str, Any]]


class Family(NamedTuple):
    """A matter with its children, and all rows that are theirs; acts in the order of their chains."""

    matters: Rows
    acts: Rows
    tasks: Rows
    readers: Rows
    links: Rows


def family(root: str) -> Family:
    """What belongs to a matter that has no parent."""
    matters = list(Matter.objects.filter(root=root).values())
    names = [one["id"] for one in matters]
    acts = list(Act.objects.filter(matter__in=names).order_by("matter", "seq").values())
    own = [list(model.objects.filter(matter__in=names).values()) for model in (Task, Reader)]
    return Family(matters, acts, *own, list(Link.objects.filter(a__in=names).values()))


def grow(families: Sequence[Family], numbers: Iterable[int], algorithm: str = "sha256") -> None:
    """Write the n-th copy of one of the families in turn, for each of these numbers; a number may be used once."""
    waiting = [copied(families[n % len(families)], n, algorithm) for n in numbers]
    for start in range(0, len(waiting), BATCH):
        with transaction.atomic():
            for model, rows in zip((Matter, Act, Task, Reader, Link), zip(*waiting[start : start + BATCH], strict=True), strict=True):
                _write(model, [row for each in rows for row in each])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(model: type[Model], rows: Rows) -> None:
    model._default_manager.bulk_create([model(**row) for row in rows])


def copied(one: Family, n: int, algorithm: str = "sha256") -> Family:
    """Its n-th copy: other identifiers everywhere, and each act sealed over them."""
    names = {row["id"]: f"{n:08x}{row['id'][8:]}" for row in one.matters}
    sealed, acts = dict[str, str](), Rows()
    for act in one.acts:
        body = _named(act["body"], names).replace('"alg":"sha256"', f'"alg":"{algorithm}"')
        before = body.partition('"prev":"')[2][:64]
        body = body.replace(before, sealed.get(before, before))
        sealed[act["digest"]] = digest_of(body, algorithm)
        acts.append({**_without_key(act), "matter": names[act["matter"]], "body": body, "digest": sealed[act["digest"]]})
    matters = [{**row, **{name: _named(row[name], names) for name in ("id", "root", "parent", "record")}} for row in one.matters]
    for row in matters:
        row["head"] = sealed[row["head"]]
    of = [[{**_without_key(row), "matter": names[row["matter"]]} for row in rows] for rows in (one.tasks, one.readers)]
    links = [{**_without_key(row), "a": names[row["a"]], "b": names[row["b"]]} for row in one.links]
    return Family(matters, acts, *of, links)


def _named(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _without_key(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}
