"""各家意见: who agreed, who did not and why, who is silent until when; and silence is shown as the system's act."""

from __future__ import annotations

import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from yizhang import kernel
from yizhang.documents.countersign.board import NO_CONSENT, board
from yizhang.documents.countersign.boardpage import difference, strip
from yizhang.kernel.values import Hand
from yizhang.law.calendar import LOCAL
from yizhang.web import moment

ASKING = Hand("奚示戊", "jyj.clerk")
HEADS = {"czj": Hand("毕示己", "czj.principal"), "gaj": Hand("酆示甲", "gaj.principal")}
STRANGER = Hand("花示戊", "gxj.clerk")
SENT = datetime(2026, 3, 2, 9, tzinfo=LOCAL)
FORM = {"title": "关于安排校舍修复资金的意见", "text": "拟安排校舍修复资金380万元。", "cosigners": ["czj", "gaj", "liangxi"]}


@pytest.fixture
def asked(city) -> SimpleNamespace:
    """市教育局 has asked two departments and a district; 市公安局 disagrees."""
    opened = kernel.open_matter("countersigning", ASKING, FORM, now=SENT)
    kernel.perform(opened.matter, "send", ASKING, FORM, now=SENT)
    of = {one.organ: one.matter for one in board(opened.matter, ASKING, SENT).answers}
    finance, police, district = of.values()
    kernel.perform(police, "answer", HEADS["gaj"], {"opinion": "不同意。", "grounds": "影响交通"}, "不同意", now=SENT)
    return SimpleNamespace(parent=opened.matter, finance=finance, police=police, district=district)


def test_the_board_tells_who_disagrees_and_why_and_until_when_the_others_may_answer(asked):
    finance, police, district = board(asked.parent, ASKING, SENT).answers
    assert (police.state, police.grounds, police.by) == ("不同意", "影响交通", "市公安局局长酆示甲")
    assert (finance.state, finance.due.date(), finance.silence) == ("未复", date(2026, 3, 11), "视为无不同意见")
    assert (district.silence, district.cites) == (NO_CONSENT, "25.1c")


def test_silence_is_the_systems_act_and_signed_by_nobody(asked):
    later = datetime(2026, 3, 12, 9, tzinfo=LOCAL)
    kernel.sweep(later)
    finance, _police, district = board(asked.parent, ASKING, later).answers
    assert (finance.state, finance.by, finance.answered.date()) == ("视为无不同意见", "", date(2026, 3, 12))
    assert district.state == "逾期未复"


def test_an_extension_is_shown_with_the_day_it_replaced(asked):
    kernel.perform(asked.finance, "extend", HEADS["czj"], {"agreed_due": "2026-03-18", "manner": "书面"}, now=SENT)
    found = board(asked.parent, ASKING, SENT)
    finance = found.answers[0]
    assert (finance.state, finance.due.date(), finance.usual, finance.manner) == (
        "已商定延期",
        date(2026, 3, 18),
        date(2026, 3, 11),
        "书面",
    )
    assert [one.words for one in strip(found, SENT.date())["rows"][0].bars] == ["", "商定延期"]


def test_those_asked_see_each_others_answers_and_a_stranger_sees_nothing(asked):
    assert [one.mine for one in board(asked.finance, HEADS["czj"], SENT).answers] == [True, False, False]
    assert board(asked.parent, STRANGER, SENT) is None


def test_a_difference_shows_each_side_and_what_has_yet_to_be_done(asked):
    page = kernel.look(asked.parent, ASKING, now=SENT)
    found = difference(page, board(asked.parent, ASKING, SENT))
    assert [(one.organ, one.ground) for one in found.sides] == [("市公安局", "影响交通")]
    assert [one.verb for one in found.steps] == ["negotiate", "state", "sign"]


@pytest.fixture
def desk(asked) -> Client:
    """市教育局 at a browser on that day."""
    moment.set_demo(SENT)
    client = Client(HTTP_ACCEPT_LANGUAGE="zh-CN")
    client.post("/sign-in/become", {"person": ASKING.person})
    return client


def test_all_that_are_silent_are_urged_in_one_press(asked, desk):
    shown = desk.get(f"/documents/countersigning/{asked.parent}").content.decode()
    assert "催办未复的 2 家" in shown
    desk.post("/many", {"label": "催办", "matter": [asked.finance, asked.district], "next": "/"})
    assert [one.reminded for one in board(asked.parent, ASKING, SENT).answers] == [1, 0, 1]


def test_a_register_urges_what_is_late_in_one_press(asked, desk):
    later = datetime(2026, 3, 13, 9, tzinfo=LOCAL)
    moment.set_demo(later)
    kernel.sweep(later)
    form = re.search(
        r'<form class="end no-print" method="post" action="/many">.*?</form>', desk.get("/ledger/countersigned").content.decode(), re.S
    )
    fields = dict(re.findall(r'name="(matter|label|next)" value="([^"]*)"', form[0]))
    desk.post("/many", fields)
    assert board(asked.parent, ASKING, later).answers[2].reminded == 1


def test_the_board_stands_on_the_sheet_of_who_asks_and_is_printed(asked, desk):
    assert "各家意见" in desk.get(f"/matter/{asked.parent}").content.decode()
    assert "奚示戊" in desk.get(f"/documents/countersigning/{asked.parent}/print").content.decode()
    assert desk.get(f"/documents/countersigning/{'f' * 32}").status_code == 404
