"""逐题审查: every question is answered on one page beside the draft; a changed draft asks them again."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.lawmaking.drafting import BUREAU, DRAFTER, HEAD, MONDAY, do, submitted

import yizhang
from yizhang.kernel.models import Matter
from yizhang.law.calendar import LOCAL
from yizhang.lawmaking.kinds import Question
from yizhang.lawmaking.reviewing import cited
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios
from yizhang.web import moment

HEARINGS = read_scenarios(Path(yizhang.__path__[0]) / "lawmaking/scenarios/a18-审查中的听证会.yaml")
TEXT = "第一条 根据《中华人民共和国消防法》第二十八条制定本意见。\n第三条 违反《中华人民共和国消防法》第六十条的，责令改正。"


@pytest.fixture
def draft(city) -> str:
    moment.set_demo(MONDAY)
    return submitted("无锡市校外托管管理意见", TEXT)


@pytest.fixture
def desk(draft) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": BUREAU.person})
    return client


def answers(**but: str) -> dict[str, str]:
    """The form with every question met, except as said."""
    given = {f"questions.{at}.question": one.value for at, one in enumerate(Question)}
    given |= {f"questions.{at}.verdict": "符合" for at in range(len(Question))}
    return {**given, "review": "没有抵触。", "outcome": "通过", **but}


def record(matter: str) -> dict:
    return json.loads(Matter.objects.get(pk=matter).record)


def test_the_page_shows_the_draft_what_it_cites_and_every_question(desk, draft):
    page = desk.get(f"/lawmaking/review/{draft}").content.decode()
    assert all(one.value in page for one in Question)
    assert "《中华人民共和国消防法》" in page
    assert "第二十八条、第六十条" in page
    assert "第一条、第三条" in page


def test_answers_go_through_the_door_and_stand_in_the_record(desk, draft):
    assert desk.post(f"/matter/{draft}/review", answers()).status_code == 302
    assert [one["verdict"] for one in record(draft)["questions"]] == ["符合"] * len(Question)


def test_a_question_without_an_answer_is_named_and_the_others_are_kept(desk, draft):
    answer = desk.post(f"/matter/{draft}/review", answers(**{"questions.2.verdict": ""}))
    assert answer.status_code == 422
    assert "第3行还须填" in answer.content.decode()
    assert "questions" not in record(draft)


def test_what_is_not_met_has_a_reason(desk, draft):
    answer = desk.post(f"/matter/{draft}/review", answers(**{"questions.2.verdict": "不符", "outcome": "不通过"}))
    assert answer.status_code == 409
    assert "没有写理由" in answer.content.decode()
    assert 'value="不符" checked' in desk.get(f"/lawmaking/review/{draft}").content.decode()  # nothing typed is lost


def test_a_changed_draft_is_answered_anew(desk, draft):
    desk.post(f"/matter/{draft}/review", answers())
    do(draft, "revise", DRAFTER, text=TEXT + "\n第四条 可以处200元以下罚款。")
    page = desk.get(f"/lawmaking/review/{draft}").content.decode()
    assert "上次审查已失效" in page
    assert 'value="符合" checked' not in page


def test_who_does_not_review_reads_the_answers_and_a_stranger_finds_nothing(desk, draft):
    desk.post("/sign-in/become", {"person": HEAD.person})
    page = desk.get(f"/lawmaking/review/{draft}").content.decode()
    assert page.count("没有作答") == len(Question)
    assert 'name="questions.0.verdict"' not in page
    desk.post("/sign-in/become", {"person": "花示戊"})
    assert desk.get(f"/lawmaking/review/{draft}").status_code == 404


def test_a_text_is_cited_once_with_its_articles_and_places(draft):
    class Page:
        title = "本意见"

    (law,) = cited(Page(), TEXT + "\n《本意见》自公布之日起施行。", MONDAY.date())
    assert (law.title, law.articles, law.places, law.effect) == ("中华人民共和国消防法", "第二十八条、第六十条", "第一条、第三条", None)


def test_what_came_of_a_hearing_stands_beside_the_question_of_procedure(city):
    assert play(HEARINGS[0]).passed
    moment.set_demo(datetime(2026, 4, 2, 9, tzinfo=LOCAL))
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": BUREAU.person})
    page = client.get(f"/lawmaking/review/{Matter.objects.get(procedure='draft').pk}").content.decode()
    assert "2026年4月1日听证，2人参加，意见2条，采纳1条" in page
