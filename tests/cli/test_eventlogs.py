"""`export --xes` and `--ocel`: every act that may be told, and nobody's name.

`python -m tests.peers.logs` has both read by a program that is not ours, in an environment of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.installations import Demonstration, at_work, demonstration

from yizhang.cli.command import Unusable
from yizhang.cli.export import export
from yizhang.kernel import hooks
from yizhang.kernel.models import Act, Matter

XES = "{http://www.xes-standard.org/}"


@pytest.fixture
def played(django_db_blocker):
    """The city after its last months."""
    office = demonstration(django_db_blocker)
    with at_work(office.connection, django_db_blocker):
        yield office


def log_of(played: Demonstration, file: Path, **kind: bool) -> str:
    assert export(file, now=played.now, **kind) == 0
    return file.read_text("utf-8")


def told():
    """The acts of matters that are no drafts."""
    return Act.objects.filter(matter__in=Matter.objects.filter(draft=False).values("pk"))


def test_a_trace_is_a_matter_and_an_event_an_act(played, tmp_path):
    log = ElementTree.fromstring(log_of(played, tmp_path / "log.xes", xes=True))
    traces = {_at(one)["concept:name"]: [_at(event) for event in one.iter(f"{XES}event")] for one in log.iter(f"{XES}trace")}
    assert set(traces) == set(Matter.objects.filter(draft=False).values_list("pk", flat=True))
    assert sum(map(len, traces.values())) == told().count()
    instructed = told().filter(procedure="request", verb="instruct", accepted=True).first()
    event = traces[instructed.matter][instructed.seq - 1]
    assert (event["concept:name"], event["org:resource"], event["lifecycle:transition"]) == ("批示", "mayor", "complete")
    assert event["time:timestamp"] == instructed.at
    gave_up = [event for events in traces.values() for event in events if event["lifecycle:transition"] == "ate_abort"]
    assert len(gave_up) == told().filter(accepted=False).count() > 0


def _at(element) -> dict[str, str]:
    return {one.get("key"): one.get("value") for one in element if one.get("key")}


def test_the_objects_are_matters_posts_and_files_and_children_name_their_parents(played, tmp_path):
    log = json.loads(log_of(played, tmp_path / "log.json", ocel=True))
    objects = {one["id"]: one for one in log["objects"]}
    assert len(objects) == len(log["objects"]) and len(log["events"]) == told().count()
    assert {one["type"] for one in log["objects"]} == {one["name"] for one in log["objectTypes"]} >= {"请示", "职务", "文件"}
    assert {one["type"] for one in log["events"]} == {one["name"] for one in log["eventTypes"]}
    assert all(link["objectId"] in objects for one in (*log["events"], *log["objects"]) for link in one["relationships"])
    child = Matter.objects.filter(draft=False).exclude(parent="").first()
    assert [one["objectId"] for one in objects[child.pk]["relationships"]] == [child.parent]


@pytest.mark.parametrize("kind", ["xes", "ocel"])
def test_nobody_is_named_and_nothing_typed_is_in_it(played, tmp_path, kind):
    log = log_of(played, tmp_path / "log", **{kind: True})
    people = {one for one in Act.objects.values_list("person", flat=True) if one not in ("", "system")}
    labels = {one.label for one in hooks.rulebook_at(played.now).procedures.values()}
    titles = {one for one in Matter.objects.values_list("title", flat=True) if len(one) > 6} - labels
    assert len(people) > 20 and len(titles) > 40
    assert [word for word in (*people, *titles) if word in log] == []
    assert "digest" not in log and ".docx" not in log


def test_a_sealed_matter_is_in_no_log(played, tmp_path, monkeypatch):
    sealed = hooks.rulebook_at(played.now).procedures["countersignature"]
    monkeypatch.setattr(sealed, "sealed", True)
    hidden = set(Matter.objects.filter(procedure="countersignature").values_list("pk", flat=True))
    log = log_of(played, tmp_path / "log", ocel=True)
    assert hidden and not [one for one in hidden if one in log]


def test_one_kind_of_log_at_a_time(played, tmp_path):
    with pytest.raises(Unusable, match="只能选一种"):
        export(tmp_path / "log", xes=True, ocel=True, now=played.now)
