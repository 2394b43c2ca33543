"""Databases to measure on, made, copied and thrown away: a file that syncs every commit, or a PostgreSQL server that does."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from django.db import connection, connections
from django.db.utils import ConnectionHandler

from yizhang.bench import postgresql
from yizhang.installation import database

SYNCING = "-c shared_buffers=128MB"
"""PostgreSQL as an office runs it: what was committed survives a power cut."""


class Place(Protocol):
    """Where databases are made. An address is one of `YIZHANG_DATABASE`."""

    def fresh(self, like: str = ...) -> str:
        """The address of a new database: empty, or a copy of the one at an address, to which nobody is connected."""


@dataclass(frozen=True)
class Folder:
    """SQLite files in a folder."""

    path: Path
    numbers: Iterator[int] = field(default_factory=count)

    def fresh(self, like: str = "") -> str:
        """An empty file, or a copy of one; closing the last connection has left nothing beside it."""
        made = self.path / f"bench_{next(self.numbers)}.sqlite3"
        if like:
            shutil.copy(like, made)
        return str(made)


@contextmanager
def places(path: Path) -> Iterator[dict[str, Place]]:
    """SQLite, and PostgreSQL where the machine has it."""
    found: dict[str, Place] = {"sqlite": Folder(path)}
    try:
        with postgresql.thrown_away(SYNCING) as server:
            yield {**found, "postgresql": server}
    except postgresql.Missing:
        yield found


def _alone(address: str) -> dict[str, Any]:
    """Without a pool: Django keeps pools by alias, so one that another database opened as `default` would be taken for it."""
    found = database(address)
    found.get("OPTIONS", {}).pop("pool", None)
    return found


@contextmanager
def using(address: str) -> Iterator[None]:
    """Django's database is the one at that address while the block runs, and nobody is connected to it afterwards."""
    ours = ConnectionHandler({"default": _alone(address)})["default"]
    before, settings = connections["default"], connections.settings["default"]
    connections["default"], connections.settings["default"] = ours, ours.settings_dict
    try:
        yield
    finally:
        connections["default"], connections.settings["default"] = before, settings
        ours.close()


def version() -> str:
    """Of Django's database."""
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])
