"""The record read as a whole, as it is at one moment, while the office goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from yizhang.kernel.chain import Stored
from yizhang.kernel.models import Act, Matter

COLUMNS = ("seq", "matter", "procedure", "verb", "at", "person", "post", "accepted")
FIRST = ("id", "procedure", "root", "parent", "opened_at", "person", "post", "organ", "registrar", "seq", "head")
CHUNK = 2000


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that sees the database as it is now, locks nobody out, and leaves nothing behind.

    Inside another one it is part of that, and sees what that sees.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
    with _deferred(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
        transaction.set_rollback(True)


@contextmanager
def _deferred() -> Iterator[None]:
    """SQLite: a transaction that only reads must not take the lock of those that write, as ours do when they begin."""
    own: Any = connection
    if own.vendor != "sqlite":
        yield
        return
    own.ensure_connection()
    before, own.transaction_mode = own.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        own.transaction_mode = before


def matter_heads() -> dict[str, dict[str, Any]]:
    """The lasting columns of every matter, by identifier, in the order of opening."""
    return {row["id"]: row for row in Matter.objects.order_by("opened_at", "id").values(*FIRST).iterator(CHUNK)}


def acts_by_matter(matter: str = "") -> Iterator[tuple[str, Iterator[Stored]]]:
    """Every act, matter by matter, in order of number; of one matter if it is named."""
    found = Act.objects.filter(matter=matter) if matter else Act.objects.all()
    rows = found.order_by("matter", "seq").values_list("body", "digest", *COLUMNS).iterator(CHUNK)
    for name, own in groupby(rows, key=lambda row: row[3]):
        yield name, (Stored(row[0], row[1], row[2:]) for row in own)
