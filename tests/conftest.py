"""What every test can ask for.

Time      Tests hand it in. `now` is Monday 2026-03-02 09:00 in Wuxi; nothing sleeps, and nothing reads the clock.
SQLite    `@pytest.mark.django_db` as usual; the database is a file, as in an office.
Both      `@pytest.mark.both_databases` beside it: the test runs twice, [sqlite] and [postgresql], and Django's `default`
          is that database, in threads, too. `-k postgresql` chooses one.
Processes A test that starts processes gives them an address in YIZHANG_DATABASE: a file of `tmp_path`, or `postgres.fresh()`.
Skipping  What the machine lacks is skipped with the Debian package that brings it. With CI=true a skip is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from drills import seaweed
from hypothesis import HealthCheck, settings

from yizhang.bench import postgresql

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # how fast a machine is says nothing of the program


@pytest.fixture
def now() -> datetime:
    """Monday 2026-03-02 09:00 in Wuxi, a working day, and the first of its week."""
    return datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of this worker, started when first asked for: `postgres.fresh()` is the address of an empty database."""
    try:
        with postgresql.thrown_away() as server:
            yield server
    except postgresql.Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def s3() -> Iterator[seaweed.Server]:
    """An S3 server of this worker, started when first asked for; `s3.settings("office")` is a bucket for YIZHANG_STORE."""
    try:
        with seaweed.thrown_away() as server:
            yield server
    except seaweed.Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The SQLite of the tests is a file: one in memory knows no WAL and no second process."""
    from django.conf import settings

    settings.DATABASES["default"]["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def _postgresql_connection(postgres, django_db_setup, django_db_blocker):
    """Django's connection to a migrated database on the server."""
    from django.core.management import call_command
    from django.db.utils import ConnectionHandler

    from yizhang.installation import database

    connection = ConnectionHandler({"default": database(postgres.fresh())})["default"]
    with django_db_blocker.unblock(), _as_default(connection):
        call_command("migrate", verbosity=0)
    yield connection
    connection.close()
    connection.close_pool()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The database that this test runs on, by name; `both_databases` asks for it before any other fixture."""
    if request.param == "sqlite":
        yield "sqlite"
        return
    with _as_default(request.getfixturevalue("_postgresql_connection")):
        yield "postgresql"


@contextmanager
def _as_default(connection) -> Iterator[None]:
    from django.contrib.contenttypes.models import ContentType
    from django.db import connections

    before, settings_before = connections["default"], connections.settings["default"]
    connections["default"], connections.settings["default"] = connection, connection.settings_dict
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections["default"], connections.settings["default"] = before, settings_before
        ContentType.objects.clear_cache()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `both_databases` on each; `database` goes first, so that Django's fixtures find it in place."""
    if metafunc.definition.get_closest_marker("both_databases"):
        metafunc.fixturenames[:] = ["database", *(name for name in metafunc.fixturenames if name != "database")]
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True, scope="function")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Put it first again: pytest drops what a test does not name once a test is parametrized."""
    if item.get_closest_marker("both_databases"):
        names = item.fixturenames  # type: ignore[attr-defined]
        names[:] = ["database", *(name for name in names if name != "database")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """With CI=true, what could not be tried is not well."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome, report.longrepr = "failed", f"skipped, and CI=true allows no skip: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """The same for a module that skips itself."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome, report.longrepr = "failed", f"skipped, and CI=true allows no skip: {report.longrepr[2]}"
    return report
