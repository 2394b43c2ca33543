"""The drills in small, on SQLite: what they promise holds, and they would tell if it did not."""

from __future__ import annotations

import pytest
from drills import clock, disk, failover, kill, requests, store, together, worker, year
from drills.scene import Cities, asked_opinions, city, entered, opened

from yizhang.bench import postgresql
from yizhang.bench.act import START
from yizhang.bench.databases import Folder
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.moment import said

SYNCED = "-c fsync=off -c full_page_writes=off"
"""Only the machine survives nothing: what a replica has acknowledged it has."""


@pytest.fixture(scope="module")
def cities(tmp_path_factory, django_db_blocker) -> Cities:
    with django_db_blocker.unblock():
        yield entered(Folder(tmp_path_factory.mktemp("cities")))


def test_a_writer_killed_at_every_moment_of_opening_a_matter_leaves_all_or_nothing(cities):
    found = kill.run(cities, count=1)
    assert found["held"], found
    assert found["kills"] > 20 and found["after the commit"] == found["acknowledged"] == 2


def test_of_those_who_act_at_once_one_wins_each_step(cities):
    found = together.run(cities, processes=2, seconds=0)
    assert found["held"], found


def test_requests_that_come_twice_and_in_any_order_are_done_once(cities):
    found = requests.run(cities, count=1, processes=2)
    assert found["held"], found


def test_a_disk_that_fills_up_stops_the_work_and_loses_nothing(cities):
    found = disk.run(cities)
    assert found["held"], found
    assert found["acts before"] > 0 and found["acts it stopped"] >= 1


def test_a_bad_store_loses_no_attachment_and_leaves_no_act_by_half(cities, s3, monkeypatch):
    monkeypatch.setattr("yizhang.kernel.bucket.PATIENCE", 1.5)
    found = store.drilled(cities, s3, 1, ("503", "cut in the request", "spoilt request", "spoilt answer", "stalled", "a wrong key"))
    assert found["held"], found
    assert found["attachments refused for now"] == 6 and found["looked for at the end"] == 7


def test_a_clock_that_jumps_an_hour_a_day_and_a_year_spoils_no_act_limit_or_round(cities):
    found = clock.run(cities, count=1, processes=2)
    assert found["held"], found
    assert found["answered by silence"] == 2 and found["jumps"] > 11


def test_the_clock_drill_tells_of_a_limit_that_runs_from_no_act_and_of_a_date_that_goes_back(cities):
    with city(cities):
        matter = asked_opinions(1, START)
        assert not any(clock._backwards()) and not any(clock._from_nowhere())
        Task.objects.filter(verb="answer").update(since="2026-03-01T09:00:00+08:00")
        assert sum(clock._from_nowhere()) == Task.objects.filter(verb="answer").count() > 0
        opening = Act.objects.get(matter=matter, seq=1)
        Act.objects.filter(pk=opening.pk).update(body=opening.body.replace("2026-03-02T09", "2026-03-02T10"))
        assert sum(clock._backwards()) == 1


def test_a_year_in_small_is_filed_whole_and_a_number_that_is_missing_would_be_named(cities):
    found = year.run(cities, count=14)
    assert found["held"], found
    assert found["register incoming"].startswith("12 rows") and found["register archive"].startswith("2 rows")


def test_a_series_of_numbers_with_a_hole_is_named(cities):
    with city(cities):
        for n in (1, 2, 4):
            matter = Matter(id=f"{n}", procedure="dispatch", root=f"{n}", opened_at=said(START), head="", last_at=said(START))
            matter.number = f"锡政发〔2026〕{n}号"
            matter.save()
        assert list(year.unexplained()) == ["锡政发〔2026〕"]


def test_a_worker_that_was_dead_doubled_or_killed_leaves_what_one_that_ran_leaves(cities):
    found = worker.run(cities, count=1, played=False)
    assert found["held"], found
    assert found["acts by silence"] == 3 and found["before the commit"] > 30 and found["after the commit"] >= 1


def test_the_worker_drill_tells_of_an_act_that_stands_twice_and_of_a_task_that_is_missing():
    act, task = ("甲", "answer", "视为无不同意见", "2026-03-12T00:00:00+08:00"), ("甲", "sign")
    ran = worker.Left({act}, 0, {task})
    assert worker._differ(ran, ran) == 0
    assert worker._differ(worker.Left({act}, 1, {task}), ran) == 1
    assert worker._differ(worker.Left(set(), 0, set()), ran) == 2


def test_what_was_acknowledged_before_the_server_was_killed_is_on_the_replica_that_took_over(tmp_path, django_db_blocker):
    try:
        with postgresql.thrown_away(SYNCED) as server, django_db_blocker.unblock():
            found = failover.run(entered(server), processes=2, seconds=3)
    except postgresql.Missing as missing:
        pytest.skip(str(missing))
    assert found["held"], found
    assert found["acknowledged before"] > 0 and found["errors told to clients"] > 0


def test_the_failover_drill_tells_of_an_act_that_is_lost_and_of_one_that_stands_twice(cities):
    with city(cities):
        matter = opened("key")
        there = failover.Told(matter, 1, "key", 1.0)
        assert failover._compared([failover.Seen([there, there._replace(at=3.0)], 1)], 2.0, 2.5)["held"]
        lost = failover._compared([failover.Seen([there, failover.Told(matter, 9, "key 9", 3.0)], 1)], 2.0, 2.5)
    assert (lost["acknowledged acts lost"], lost["requests without exactly one act"], lost["held"]) == (1, 1, False)
