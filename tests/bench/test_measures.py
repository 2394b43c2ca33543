"""`yizhang bench` where there is no yardstick beside it: what is measured is what it says. How quick it is today is nobody's test."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.law.procedures import Request

from yizhang import kernel
from yizhang.bench import growth, prove, reconcile, sweep, verify
from yizhang.bench.act import START
from yizhang.bench.databases import Folder, using
from yizhang.bench.figures import Measure
from yizhang.bench.grown import copied, family, grow
from yizhang.cli.bench import _measured
from yizhang.kernel.models import Act, Matter, Task
from yizhang.law.proof.model import models
from yizhang.player.city import enter_city


@pytest.fixture(scope="module")
def city(tmp_path_factory, django_db_blocker):
    """A place whose databases hold the city, so that it is entered once."""
    place = Folder(tmp_path_factory.mktemp("cities"))
    first = place.fresh()
    with django_db_blocker.unblock(), using(first):
        enter_city()
    return place, first


@pytest.fixture
def place(city, django_db_blocker, monkeypatch):
    """Where a measurement makes its database: the city is there already."""
    folder, first = city
    for module in (growth, reconcile, sweep, verify):
        monkeypatch.setattr(module, "enter_city", lambda: None)
    monkeypatch.setattr(Folder, "fresh", lambda self, like=first, made=Folder.fresh: made(self, like))
    with django_db_blocker.unblock():
        yield folder


def test_a_copy_has_a_chain_as_sound_as_the_first_and_is_another_matter(place):
    with using(place.fresh()):
        one = family(verify._request(1))
        grow([one], range(3))
        assert Matter.objects.filter(procedure="request").count() == 4
        again = copied(one, 7)
        assert {row["id"] for row in again.matters}.isdisjoint(row["id"] for row in one.matters)
        assert [row["digest"] for row in again.acts] != [row["digest"] for row in one.acts]
        names = Matter.objects.filter(procedure="request").values_list("id", flat=True)
        found = kernel.verify(START + timedelta(hours=2), names)
        assert (found.matters, found.broken) == (4, ())


def test_copies_of_a_family_are_families_whose_clocks_run_out_by_themselves(place):
    with using(place.fresh()):
        asked = sweep._asked(START)
        grow([asked], range(2))
        assert Task.objects.filter(verb="answer", closed_at="").values("matter").distinct().count() == 3 * sweep.CLOCKS
        kernel.sweep(sweep.NOW)
        assert Act.objects.filter(verb="agreed").count() == 3
        assert (
            kernel.verify(sweep.NOW, Matter.objects.filter(procedure__startswith="countersign").values_list("id", flat=True)).broken == ()
        )


def test_the_record_is_read_by_all_three_and_a_broken_one_ends_the_measurement(place, tmp_path, monkeypatch):
    monkeypatch.setattr(verify, "GOALS", {"sm3": 20.0})
    found = verify.run(tmp_path, acts=1300)
    assert [one["what"] for one in found["measures"]] == ["verify, sm3", "export, sm3", "verify EXPORT, sm3", "standalone_verifier.py, sm3"]
    assert all(one["value"] > 0 for one in found["measures"]) and found["acts"] >= 1290
    with using(place.fresh()):
        matter = verify._request(1)
        Act.objects.filter(matter=matter, seq=1).update(digest="0" * 64)
        with pytest.raises(AssertionError, match="摘要"):
            verify.sound(kernel.verify(START, [matter]))


def test_clocks_that_are_not_due_are_left_alone_by_the_sweep_that_is_timed(place, monkeypatch):
    monkeypatch.setattr(sweep, "DUE", 2)
    few, many, idle, version = sweep.measured(place, 200)
    assert min(few, many, idle) > 0 and version


def test_an_act_is_timed_at_each_size_of_the_record(place, monkeypatch):
    monkeypatch.setattr(growth, "MATTERS", 1)
    monkeypatch.setattr(growth, "TEMPLATES", 1)
    took, _ = growth.measured(place, [1200, 1300])
    assert len(took) == 2 and min(one.cpu for one in took) > 0


def test_matters_are_timed_while_they_pass_to_another_deputy(place):
    each, act, _ = reconcile.measured(place, 22)
    assert min(each, act) > 0


def test_two_matters_side_by_side_are_as_many_standings_as_one_has_squared():
    both = prove.twice(models(Request), prove.LARGEST)
    assert prove.walked(both) > 0
    text = prove.promela(both)
    assert text.count("::") == len(both.moves) and text.startswith("int w0;")


def test_a_goal_that_is_missed_is_said_to_be():
    told = _measured([Measure("甲", 2.0, "秒", 1.0).told(), Measure("乙", 0.5, "秒", 1.0).told(), Measure("丙", 3).told()])
    assert [line.split()[-1] for line in told.splitlines()[-3:]] == ["没有达到", "达到", "3"]
