"""What Prometheus reads: true numbers, whichever process answers, and nothing of what the matters say or who handles them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from prometheus_client.parser import text_string_to_metric_families

from tests.kernel.conftest import BUREAU, MAYOR
from yizhang.kernel import working
from yizhang.kernel.models import Act, Bite, Task
from yizhang.unavailable import failed

pytestmark = [pytest.mark.django_db(transaction=True)]
TITLE = "关于扩建实验小学的请示"


def read(client, **headers):
    """What a foreign reader makes of the page: value by name and labels."""
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, *sorted(one.labels.values())): one.value for family in families for one in family.samples}


@pytest.mark.both_databases
def test_acts_refusals_and_tasks_are_those_on_record(office, client):
    office.submitted(title=TITLE)
    office.refused("49.2b", verb="instruct", by=MAYOR, outcome="同意")
    told = read(client)
    accepted = [value for name, value in told.items() if name[0] == "yizhang_acts_total" and "accepted" in name]
    refused = [value for name, value in told.items() if name[0] == "yizhang_refusals_total"]
    assert sum(accepted) == Act.objects.filter(accepted=True).count() >= 2
    assert sum(refused) == Bite.objects.filter(kind="refused").count() >= 1
    assert told["yizhang_tasks_open", "duty"] == Task.objects.filter(closed_at="", kind="duty").count() >= 1
    assert told["yizhang_database_up",] == 1


def test_overdue_tasks_are_those_past_their_limit(office, client):
    office.submitted(title=TITLE)
    assert read(client)["yizhang_tasks_overdue", "duty"] == 0
    Task.objects.update(late_from="2020-01-01T00:00:00+08:00")
    assert read(client)["yizhang_tasks_overdue", "duty"] == Task.objects.filter(closed_at="", kind="duty").count()


def test_it_names_provisions_and_verbs_and_no_title_nor_anybody(office, client):
    office.submitted(title=TITLE)
    office.refused("49.2b", verb="instruct", by=MAYOR, outcome="同意")
    page = client.get("/metrics").content.decode()
    assert 'provision="49.2b"' in page and 'verb="submit"' in page
    assert [words for words in (TITLE, "实验小学", BUREAU.person, MAYOR.person, office.matter) if words in page] == []


def test_what_the_door_took_is_a_histogram_by_outcome(office, client):
    before = read(client).get(("yizhang_perform_seconds_count", "Done"), 0)
    office.submitted(title=TITLE)
    told = read(client)
    assert told["yizhang_perform_seconds_count", "Done"] == before + Act.objects.filter(accepted=True).exclude(verb="open").count()
    assert told["yizhang_perform_seconds_bucket", "+Inf", "Done"] == told["yizhang_perform_seconds_count", "Done"]


def test_pages_are_counted_by_status(client):
    before = read(client).get(("yizhang_request_seconds_count", "404", "GET"), 0)
    client.get("/no/such/page")
    assert read(client)["yizhang_request_seconds_count", "404", "GET"] == before + 1


def test_a_made_up_method_makes_no_row_of_its_own(client):
    client.generic("BREW", "/sign-in")
    assert not [name for name in read(client) if "BREW" in name]


def test_the_rounds_of_the_worker_and_its_failures_are_counted(office, client):
    def breaks(now):
        raise ValueError(TITLE)

    assert read(client)["yizhang_worker_rounds_total",] == 0
    for _ in range(2):
        working.work(office.now, office.now, more=[("index", breaks)])
    told = read(client)
    assert told["yizhang_worker_rounds_total",] == 2
    assert told["yizhang_worker_jobs_failed_total", "index"] == 2
    assert ("yizhang_worker_age_seconds",) in told


def test_a_database_that_refuses_is_counted_by_its_code(rf, client):
    before = read(client).get(("yizhang_database_errors_total", ""), 0)
    try:
        raise OperationalError("disk I/O error on 关于扩建")
    except OperationalError:
        assert failed(rf.get("/")).status_code == 503
    assert read(client)["yizhang_database_errors_total", ""] == before + 1


def test_a_database_that_is_away_leaves_a_gap_and_says_so(client, monkeypatch):
    def away(*_args, **_more):
        raise OperationalError("away")

    monkeypatch.setattr(connection, "cursor", away)
    told = read(client)
    assert told["yizhang_database_up",] == 0
    assert not [name for name in told if name[0] == "yizhang_acts_total"]


@pytest.mark.parametrize("passed_on", ["X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP"])
def test_whoever_comes_through_the_office_s_web_server_finds_no_such_page(client, passed_on):
    assert client.get("/metrics", headers={passed_on: "127.0.0.1"}).status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 404


def test_with_the_secret_it_is_read_from_elsewhere(client, settings):
    settings.YIZHANG_METRICS_TOKEN = "长长的一段秘密"
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7", headers={"authorization": "Bearer 长长的一段秘密"}).status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7", headers={"authorization": "Bearer 短"}).status_code == 404
    settings.YIZHANG_METRICS_TOKEN = ""
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7", headers={"authorization": "Bearer "}).status_code == 404


COUNTS = "from yizhang.metrics import PERFORMED; PERFORMED.labels('Done').observe(0.02)"


def test_what_several_processes_counted_is_read_as_one(tmp_path, client, settings):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": "src"}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNTS], env=environment, check=True)
    settings.YIZHANG_METRICS_SHARED = str(tmp_path)
    assert read(client)["yizhang_perform_seconds_count", "Done"] == 2
