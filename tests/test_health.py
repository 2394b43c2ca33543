"""What watches over the machine gets an answer without signing in, and the log tells what happened without what was in it."""

from __future__ import annotations

import json
import logging
import sys
import time

import pytest
from django.db import connection

from tests.installations import at_work, connected
from yizhang.health import ready
from yizhang.kernel.models import Counter
from yizhang.kernel.working import LAST
from yizhang.logs import Line


def test_the_process_answers_without_a_database(client):
    answer = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.both_databases
@pytest.mark.django_db
def test_it_is_ready_when_the_database_has_its_shape(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "schema": True, "worker": "unknown", "store": "ok"}
    assert connection.vendor in ("sqlite", "postgresql")


@pytest.mark.django_db
@pytest.mark.parametrize(("ahead", "told"), [(0, "ok"), (-540, "ok"), (540, "ok"), (-660, "stopped"), (86400, "stopped")])
def test_a_worker_whose_last_round_is_long_ago_or_in_a_time_to_come_counts_as_stopped(client, ahead, told):
    Counter.objects.create(name=LAST, value=int(time.time()) + ahead)
    assert client.get("/readyz").json()["worker"] == told


def test_it_is_not_ready_on_a_database_that_was_never_set_up(tmp_path, django_db_blocker):
    with at_work(connected(str(tmp_path / "empty.sqlite3")), django_db_blocker):
        answer = ready()
    assert answer.status_code == 503
    assert json.loads(answer.content)["ready"] is False


def test_a_line_has_the_words_of_the_programmer_and_identifiers_only():
    try:
        raise ValueError("身份证号 320200199001010000")
    except ValueError:
        parts = {"msg": "Internal Server Error: %s", "args": ("张三",), "exc_info": sys.exc_info(), "path": "/matter/1", "secret": "张三"}
        record = logging.makeLogRecord(parts)
    line = Line().format(record)
    told = json.loads(line)
    assert (told["event"], told["path"], told["error"]["kind"]) == ("Internal Server Error: %s", "/matter/1", "ValueError")
    assert "张三" not in line and "3202001990" not in line


@pytest.mark.django_db
def test_a_request_is_logged_without_its_query(client, caplog):
    logging.getLogger("yizhang.request").propagate = True
    with caplog.at_level("INFO", "yizhang"):
        client.get("/accounts/login/?next=/search?q=张三")
    (record,) = [one for one in caplog.records if one.name == "yizhang.request"]
    assert (record.path, record.status) == ("/accounts/login/", 200)
    assert "张三" not in Line().format(record)
