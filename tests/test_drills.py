"""The drills in small, on SQLite: what they promise holds, and they would tell if it did not."""

from __future__ import annotations

import pytest
from drills import disk, kill, requests, together
from drills.scene import Cities, entered

from yizhang.bench.databases import Folder


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
