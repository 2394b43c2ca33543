"""Installations of their own for tests: the demonstration city entered through its door, apart from Django's test database.

Each is made once a worker, when first asked for, and thrown away at the end. `at_work` makes one Django's default for a while.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.utils import ConnectionHandler

from tests.conftest import _as_default
from yizhang.cli.demo import OPENS
from yizhang.installation import database
from yizhang.player.city import ENTERED, enter_city
from yizhang.player.installation import demonstration_scenarios
from yizhang.player.play import Result
from yizhang.player.together import play_together

FOLDER = tempfile.TemporaryDirectory(prefix="yizhang-")
AFTER_THE_CITY = ENTERED.isoformat(timespec="seconds")
"""What was opened later is the scenarios'."""


@dataclass(frozen=True)
class Demonstration:
    """The demonstration as it opens, and what became of each of its scenarios."""

    connection: Any
    results: dict[str, Result]
    now: datetime = OPENS


@contextmanager
def at_work(connection: Any, blocker: Any) -> Iterator[None]:
    """That installation is Django's default; documents lie in a folder of the tests."""
    media = settings.MEDIA_ROOT
    with blocker.unblock(), _as_default(connection):
        settings.MEDIA_ROOT = Path(FOLDER.name) / "files"
        try:
            yield
        finally:
            settings.MEDIA_ROOT = media


def connected(address: str) -> Any:
    """A connection of its own to a database."""
    return ConnectionHandler({"default": database(address)})["default"]


@cache
def city(address: str, blocker: Any, file: str = "") -> Any:
    """An installation with the city of a file, the demonstration unless one is named, and nothing else."""
    connection = connected(address)
    with at_work(connection, blocker):
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA synchronous=OFF")
        assert not enter_city(file=file).findings
    return connection


def on_sqlite(blocker: Any, file: str = "") -> Any:
    """The same in a file."""
    return city(f"{FOLDER.name}/{Path(file).stem or 'city'}.sqlite3", blocker, file)


@cache
def demonstration(blocker: Any) -> Demonstration:
    """The city with its last months played."""
    connection = city(f"{FOLDER.name}/demonstration.sqlite3", blocker)
    with at_work(connection, blocker):
        scenarios = demonstration_scenarios()
        results = play_together(scenarios, OPENS)
    return Demonstration(connection, {scenario.name: result for scenario, result in zip(scenarios, results, strict=True)})
