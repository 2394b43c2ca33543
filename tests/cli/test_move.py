"""An office moved from one database to another and back: every row, every number after it, and the record verified on both sides."""

from __future__ import annotations

import json

import pytest
from tests.cli.test_backup import CITY, NINE, yizhang
from tests.installations import at_work, on_sqlite

from yizhang.kernel.checkpoints import take


@pytest.fixture
def office(django_db_blocker, tmp_path):
    """The city on SQLite, with a checkpoint."""
    with at_work(on_sqlite(django_db_blocker), django_db_blocker):
        take(NINE)
    return CITY


def test_an_office_moves_to_postgresql_and_back_and_works_on(office, postgres, tmp_path):
    server, back = postgres.fresh(), tmp_path / "back.sqlite3"
    code, out, told = yizhang("move", server, "--json", database=office, files=tmp_path)
    assert code == 0, told
    moved = json.loads(out)
    assert moved["differ"] == []
    assert moved["what"]["acts"] > 100
    code, _, told = yizhang("worker", "--once", database=server, files=tmp_path)
    assert code == 0, told
    code, out, told = yizhang("move", back, "--json", database=server, files=tmp_path)
    assert code == 0, told
    assert json.loads(out)["what"]["acts"] == moved["what"]["acts"]


def test_nothing_is_written_into_a_database_that_holds_something(office, tmp_path):
    code, _, told = yizhang("move", office, database=office, files=tmp_path)
    assert code == 2
    assert "已有表，不覆盖" in told
    code, _, told = yizhang("move", "mysql://a/b", database=office, files=tmp_path)
    assert code == 2
    assert "无法使用" in told
