"""信息公开: what follows from an issued document, who answers for it, and what the 办理单 and the register show of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.test import Client

import yizhang
from yizhang import kernel
from yizhang.kernel.contents import keep_file
from yizhang.kernel.models import Matter, Notice, Task
from yizhang.kernel.values import Asks, Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.openness import screens
from yizhang.openness.facts import PublicationRecord
from yizhang.openness.rules.a28 import nobodys_private_numbers_are_published
from yizhang.openness.rules.a30 import is_public
from yizhang.player.clock import Clock
from yizhang.player.driver import Door
from yizhang.player.play import Stage, play, played
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment

HOME = Path(yizhang.__path__[0]) / "openness/scenarios"
PUBLISHED, MENDED, DEPARTMENT, _INTERNAL = read_scenarios(HOME / "a29-印发后公开.yaml")
WITHHELD, _PRIVATE, _OF_DEPARTMENT = read_scenarios(HOME / "a28-公开属性.yaml")
OF_RULE, ANNULLED, REPEALED, LATE = read_scenarios(HOME / "a29-规章的公开和失效的标明.yaml")
NOW = datetime(2026, 3, 9, 9, tzinfo=LOCAL)
SECTION, CLERK, STRANGER = Hand("华示辛", "openness.1"), Hand("韩示戊", "docs.head"), Hand("花示戊", "gxj.clerk")
SITE = {"channel": "政府网站", "on": "2026-03-03", "proof": "https://www.example.gov.cn/doc/1.html"}


def until(scenario, verb: str):
    """The same scenario up to the first accepted such step, which is left out."""
    first = next(n for n, one in enumerate(scenario.steps) if one.parts.get("做") == verb and "得" not in one.parts)
    return type(scenario)(**{**scenario.__dict__, "steps": scenario.steps[:first]})


def the(procedure: str) -> Matter:
    return Matter.objects.get(procedure=procedure)


@pytest.fixture
def issued(city) -> Matter:
    """A notice that was issued the day after its signature, and has yet to be published."""
    assert play(until(PUBLISHED, "公开")).passed
    return the("publication")


def test_an_issued_document_becomes_the_task_of_the_openness_section(issued):
    (task,) = Task.objects.filter(matter=issued.id, closed_at="")
    assert task.seat == "section:openness" and task.due.startswith("2026-03-30")
    values = json.loads(issued.record)
    assert values["document_number"] == "锡政发〔2026〕1号" and values["dated"] == "2026-03-02"
    assert kernel.look(issued.id, STRANGER, now=NOW) is None


def test_what_is_published_is_the_text_that_was_signed(issued):
    document = json.loads(the("dispatch").record)
    assert json.loads(issued.record)["text"] == document["text"]
    assert isinstance(kernel.perform(issued.id, "publish", SECTION, {"places": [SITE]}, now=NOW), Done)
    assert screens.shown(the("publication")).digest == document["text"]["digest"]


def test_a_mobile_number_is_asked_about_and_never_repeated_whole():
    record = PublicationRecord(title="公告", text="联系人13800138000。")
    (found,) = nobodys_private_numbers_are_published.findings(record)
    assert found.severity.value == "caution" and "138****8000" in found.message and "13800138000" not in found.message


def test_whoever_publishes_annexes_is_told_that_nobody_has_looked_through_them(city):
    stage = Stage.of(PUBLISHED, Door(), Clock())
    drafted, unpublished = until(PUBLISHED, "核稿"), until(PUBLISHED, "公开")
    assert played(stage, drafted).passed
    annex = keep_file("云示甲，身份证号见原表。".encode(), "名单.txt", "text/plain", stage.now)
    given = {"attachments": [{"digest": annex.digest, "name": annex.name, "size": annex.size}]}
    assert isinstance(kernel.perform(the("dispatch").id, "revise", Hand("奚示戊", "jyj.clerk"), given, now=stage.now), Done)
    rest = replace(unpublished, steps=unpublished.steps[len(drafted.steps) :])
    assert played(stage, rest).passed
    told = kernel.ask(the("publication").id, "publish", SECTION, {"places": [SITE]}, now=NOW)
    assert ["有1个附件" in one.message for one in told if one.severity.value == "note"] == [True]
    assert isinstance(kernel.perform(the("publication").id, "publish", SECTION, {"places": [SITE]}, now=NOW), Done)


def test_filing_tells_that_it_is_not_published_and_lets_it_pass(city):
    assert play(until(MENDED, "公开")).passed
    document = the("dispatch").id
    told = [one for one in kernel.ask(document, "archive", CLERK, now=NOW) if one.code == "archive_tells_what_is_unpublished"]
    assert [(one.severity.value, one.cites[0], one.values["who"]) for one in told] == [("note", "29.1a", "信息公开处")]
    assert not isinstance(kernel.perform(document, "archive", CLERK, now=NOW), Asks)


@pytest.mark.parametrize(
    ("scenario", "verb", "state"),
    [
        (PUBLISHED, "公开", screens.WAITING),
        (PUBLISHED, "", screens.PUBLISHED),
        (MENDED, "", screens.TAKEN_DOWN),
        (WITHHELD, "", screens.WITHHELD),
        (LATE, "", screens.UNMARKED),
    ],
)
def test_the_state_follows_from_what_was_done(city, scenario, verb, state):
    assert play(until(scenario, verb) if verb else scenario).passed
    assert screens.shown(the("publication")).state == state


def test_what_is_annulled_before_it_was_published_is_nobodys_task_and_says_why(city):
    assert play(ANNULLED).passed
    first = Matter.objects.filter(procedure="publication").order_by("opened_at").first()
    assert first.ended_at and not Task.objects.filter(matter=first.id, closed_at="").exists()
    shown = screens.shown(first)
    assert (shown.state, shown.why) == (screens.NEVER, "公开以前文件已经撤销")
    told = Notice.objects.filter(matter=first.id, seat="section:openness").values_list("template", flat=True)
    assert [one for one in told if "撤销" in one] == ["“{title}”已撤销，不再公开"]
    found = kernel.verify(NOW)
    assert (found.broken, found.projections_differ) == ((), 0)


def test_a_page_that_says_repealed_shows_what_it_says_until_the_document_is_annulled(city):
    assert play(until(REPEALED, "撤销")).passed
    first = Matter.objects.filter(procedure="publication").order_by("opened_at").first()
    assert (screens.shown(first).state, screens.shown(first).marked) == (screens.MARKED, "本文件已于2026年3月3日废止")
    decision = Matter.objects.exclude(id=first.parent).get(procedure="dispatch").id
    given = {"annul_reason": "附表有误", "annulled_by": decision}
    assert isinstance(kernel.perform(first.parent, "annul", CLERK, given, now=NOW), Done)
    assert screens.shown(Matter.objects.get(id=first.id)).state == screens.UNMARKED


def test_a_rule_is_published_by_its_number_with_the_text_that_was_signed(city):
    assert play(OF_RULE).passed
    values, draft = (json.loads(one.record) for one in (the("publication"), Matter.objects.get(id=the("publication").parent)))
    assert (values["document_number"], values["publisher"]) == ("无锡市人民政府令第180号", "openness")
    assert values["text"] == draft["text"] and values["dated"] == draft["dated"] == "2026-03-02"


def test_reopened_it_is_neither_withheld_nor_published_until_that_is_done_again(city):
    assert play(until(WITHHELD, "不公开")).passed
    publication = the("publication").id
    assert isinstance(kernel.perform(publication, "withhold", SECTION, now=NOW), Done)
    assert the("publication").ended_at
    assert isinstance(kernel.perform(publication, "alter", SECTION, {"openness": "主动公开", "altered": "防火期已过"}, now=NOW), Done)
    assert not the("publication").ended_at and screens.shown(the("publication")).state == screens.WAITING
    assert Task.objects.filter(matter=publication, verb="publish", closed_at="").exists()


@pytest.fixture
def page(city) -> Client:
    """A browser of the openness section on that day."""
    moment.set_demo(NOW)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": SECTION.person})
    return client


def test_both_sheets_name_the_places_and_link_what_can_be_opened(page):
    assert play(PUBLISHED).passed
    own = page.get(f"/matter/{the('publication').id}").content.decode()
    assert 'href="https://www.example.gov.cn/doc/1.html"' in own and "2026年第3期" in own and "已公开" in own
    assert "到信息公开办理" not in own, "it is that page"
    clerk = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    clerk.post("/sign-in/become", {"person": CLERK.person})
    of_document = clerk.get(f"/matter/{the('dispatch').id}").content.decode()
    assert "到信息公开办理" in of_document and "已公开" in of_document and f"/matter/{the('publication').id}" in of_document


def test_a_page_mended_twice_shows_the_last_place_and_why(page):
    assert play(until(MENDED, "撤下")).passed
    shown = screens.shown(the("publication"))
    assert [(one.on, one.proof) for one in shown.places] == [(date(2026, 3, 4), "https://www.example.gov.cn/doc/3.html")]
    assert shown.mended == "附图不清楚"


def test_the_register_of_openness_lists_it(page):
    assert play(PUBLISHED).passed
    listed = page.get("/ledger/openness").content.decode()
    assert "锡政发〔2026〕1号" in listed and "春季森林防火期" in listed


def test_a_department_publishes_its_own_and_minutes_only_what_was_decided_for_the_public(city):
    assert play(DEPARTMENT).passed
    own, meeting = (json.loads(one.record) for one in Matter.objects.filter(procedure="publication").order_by("-opened_at"))
    assert own["publisher"] == "nyj" and meeting["publisher"] == "openness"
    assert "text" not in meeting and meeting["dated"] == "2026-01-30"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://www.example.gov.cn/a", True),
        ("http://无锡.政务/a", True),
        ("http://[2606:4700::1111]/a", True),
        ("http://127.0.0.1/a", False),
        ("http://172.16.0.9:8080/a", False),
        ("http://[::1]/a", False),
        ("http://portal.lan/a", False),
        ("javascript:alert(1)", False),
        ("//www.example.gov.cn/a", False),
        ("https://", False),
    ],
)
def test_an_address_counts_when_anybody_can_open_it(address, public):
    assert is_public(address) is public
