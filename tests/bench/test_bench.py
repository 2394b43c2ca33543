"""`yizhang bench`: what is compared with what. How the machine fares today is nobody's test."""

from __future__ import annotations

import pytest

from yizhang.bench import act, rules, search
from yizhang.bench.databases import Folder
from yizhang.bench.figures import Took, figures


def test_the_ratio_is_that_of_the_medians_and_the_spread_that_of_the_slices():
    found = figures([(Took(0.002, 0.001), Took(0.001, 0.0005))] * 9 + [(Took(0.2, 0.001), Took(0.001, 0.0005))])
    assert (found["ratio"], found["ours"], found["theirs"]) == (2.0, 2.0, 1.0)
    assert found["spread"] == [2.0, 101.0]
    assert found["cpu"] == {"ours": 1.0, "theirs": 0.5}


def test_rules_and_the_same_functions_find_alike(tmp_path):
    found = rules.run(tmp_path, documents=6)
    assert found["name"] == "rules"
    assert found["ratio"] > 0
    assert found["rules"] > 5


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
def test_the_door_and_the_driver_leave_the_same_record_with_a_handful_of_statements(server, request, tmp_path, django_db_blocker):
    place = Folder(tmp_path) if server == "sqlite" else request.getfixturevalue("postgres")
    with django_db_blocker.unblock():
        found = act.measured(place, matters=1)
    assert found["ratio"] > 0
    assert found["statements"] <= 8
    assert found["version"]


@pytest.mark.parametrize("server", ["sqlite", "postgresql"])
def test_a_search_is_measured_by_kind_of_question(server, request, tmp_path, django_db_blocker, monkeypatch):
    place = Folder(tmp_path) if server == "sqlite" else request.getfixturevalue("postgres")
    monkeypatch.setattr(search, "ROUNDS", 1)
    with django_db_blocker.unblock():
        found = search.measured(place, count=60)
    assert found["p95_ms"].keys() == found["page_ms"].keys() == search.QUESTIONS.keys()
    assert found["ratio"] > 0
