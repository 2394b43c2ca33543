"""The yardstick of `bench act`: the statements that an act sent, sent again by the driver itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

Statement = tuple[str, Any, bool]
"""SQL, values, and whether the values are those of many rows."""
Send = Callable[[list[Statement]], None]
"""Sends the statements of one act as one transaction."""
OWN = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""What begins and ends transactions; a driver says it by itself."""
SYNCED = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
"""As an installation opens its file."""


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Every statement that Django's connection is given while the block runs, as the driver takes it."""
    found: list[Statement] = []
    mark = "?" if connection.vendor == "sqlite" else "%s"

    def keep(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(OWN):
            found.append((sql.replace("%s", mark), values or (), many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(keep):
        yield found


@contextmanager
def driver(address: str) -> Iterator[Send]:
    """The driver's own connection to a database; what it commits survives a power cut as what the door commits does."""
    with _postgresql(address) if "://" in address else _sqlite(address) as send:
        yield send


@contextmanager
def _sqlite(file: str) -> Iterator[Send]:
    raw = sqlite3.connect(file, isolation_level=None)
    for pragma in SYNCED:
        raw.execute(f"PRAGMA {pragma}")

    def send(statements: list[Statement]) -> None:
        raw.execute("BEGIN IMMEDIATE")
        for sql, values, many in statements:
            if many:
                raw.executemany(sql, values)
            else:
                raw.execute(sql, values).fetchall()
        raw.execute("COMMIT")

    yield send
    raw.close()


@contextmanager
def _postgresql(address: str) -> Iterator[Send]:
    import psycopg

    def send(statements: list[Statement]) -> None:
        with raw.cursor() as cursor:
            for sql, values, many in statements:
                if many:
                    cursor.executemany(sql, values)
                else:
                    cursor.execute(sql, values)
                    if cursor.description:
                        cursor.fetchall()
        raw.commit()

    with psycopg.connect(address) as raw:
        yield send
