"""The workbench: by limit, with what waits elsewhere beside it; several at once only where the office has a word for it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.web.conftest import NINE
from tests.web.test_office import CLERK, MAYOR, SECRETARY, STRANGER, Person, a_paper

from yizhang.kernel.values import TaskLine
from yizhang.web import navigation, work
from yizhang.web.worklist import Group, grouped, kinds, of_kind

FIVE_DAYS = 5


@pytest.fixture
def somebody(city) -> Callable[[str], Person]:
    """A person at work in the city."""
    return Person


def test_what_has_no_limit_stands_apart_from_what_is_later(somebody):
    a_paper(somebody(CLERK))
    assert "没有定时限 1" in somebody(CLERK).see("/")


def test_an_empty_list_says_that_todays_work_is_done(somebody):
    page = somebody(CLERK).see("/")
    assert "今天的待办已办完。" in page
    assert "新到的事项会按时限排在这里。" in page


def late_at_the_clerks(clerk: Person) -> str:
    """A paper whose 拟办 is late."""
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    for _day in range(FIVE_DAYS):
        clerk.do("/demo/clock", to="working-day", next="/")
    return paper


def test_what_is_late_is_said_once_on_top(somebody):
    clerk = somebody(CLERK)
    late_at_the_clerks(clerk)
    page = clerk.see("/")
    assert "1 件逾期 ，排在最前。" in page
    assert "在别处逾期" not in page


def test_nothing_of_ones_own_is_to_be_urged(somebody):
    clerk = somebody(CLERK)
    late_at_the_clerks(clerk)
    assert "别处没有逾期的。" in clerk.see("/urge")


def test_only_the_four_words_are_done_to_several_at_once(somebody):
    clerk = somebody(CLERK)
    paper = a_paper(clerk)
    clerk.do("/many", label="登记", matter=paper.rsplit("/", 1)[1], next="/")
    page = clerk.see("/")
    assert "没有登记《关于调整施教区的请示》：现在不能登记" in page
    assert "登记" in page


def circulated(clerk: Person, title: str) -> str:
    paper = a_paper(clerk, title=title)
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/circulate", readers="秘书长")
    return paper.rsplit("/", 1)[1]


def test_what_is_circulated_is_read_several_at_once_and_each_has_its_result(somebody):
    clerk, secretary = somebody(CLERK), somebody(SECRETARY)
    papers = [circulated(clerk, f"关于{word}的请示") for word in "甲乙"]
    assert secretary.browser.get("/work/read").content.decode().count('form="many" name="matter"') == 2
    secretary.do("/many", label="圈阅", matter=[*papers, "f" * 32], next="/work/read")
    page = secretary.see("/work/read")
    assert "已圈阅 2 件：《关于甲的请示》、《关于乙的请示》" in page
    assert "这里还没有事项。" in page


def test_one_that_fails_is_named_and_the_rest_stand(somebody):
    clerk, secretary = somebody(CLERK), somebody(SECRETARY)
    first, second = (circulated(clerk, f"关于{word}的请示") for word in "甲乙")
    secretary.do(f"/matter/{first}/read")
    secretary.do("/many", label="圈阅", matter=[first, second], next="/work/read")
    page = secretary.see("/work/read")
    assert "已圈阅 1 件：《关于乙的请示》" in page
    assert "没有圈阅《关于甲的请示》" in page


def test_a_stranger_can_do_nothing_to_several(somebody):
    paper = a_paper(somebody(CLERK)).rsplit("/", 1)[1]
    stranger = somebody(STRANGER)
    stranger.do("/many", label="催办", matter=paper, next="/")
    assert "关于调整施教区" not in stranger.see("/")


def test_what_waits_elsewhere_and_is_late_is_urged_in_one_press(somebody):
    clerk, mayor = somebody(CLERK), somebody(MAYOR)
    paper = late_at_the_clerks(clerk)
    clerk.do(f"{paper}/circulate", readers="市长")
    page = mayor.browser.get("/urge").content.decode()
    assert re.search(r'name="matter" value="\w{32}" checked', page)
    mayor.do("/many", label="催办", matter=paper.rsplit("/", 1)[1], opinion="请抓紧。", next="/urge")
    assert "已催办 1 件" in mayor.see("/urge")
    assert "已催1次" in clerk.see("/").replace(" ", "")


def test_what_a_colleague_of_the_section_did_leaves_the_list_with_a_note(somebody):
    clerk, head = somebody(CLERK), somebody("韩示戊")
    paper = a_paper(clerk)
    assert "登记 关于调整施教区的请示" in head.see("/") or "关于调整施教区的请示 登记" in head.see("/")
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/propose", lead="市教育局")
    assert "9:00 杨示己已拟办：关于调整施教区的请示" in head.see("/")
    assert "今天由同事办的" not in clerk.see("/")
    assert "关于调整施教区的请示" not in head.see("/work/done")


def lines(*kinds: str) -> tuple[Group, ...]:
    """A list with a task of each of these kinds of matter."""
    tasks = [
        TaskLine(n, f"{n}", f"件{n}", "p", kind, "v", "拟办", "duty", "post:x", "", NINE, NINE, True, False, "", "", "", ())
        for n, kind in enumerate(kinds)
    ]
    return grouped(tasks, NINE)


def test_the_kinds_that_wait_are_chips_and_a_chosen_one_keeps_the_places_of_the_list():
    groups = lines("请示", "函件", "请示")
    assert [(one.value, one.count) for one in kinds(groups, "")] == [("请示", 2), ("函件", 1)]
    (narrowed,) = of_kind(groups, "函件")
    assert [(line.task.title, line.place) for line in narrowed.lines] == [("件1", 2)]
    assert of_kind(groups, "报告") == groups, "nothing of that kind waits any more"


def test_a_chosen_kind_is_kept_until_it_is_taken_off(somebody):
    clerk = somebody(CLERK)
    a_paper(clerk)
    clerk.see("/?kind=请示")
    assert "请示 去掉" in clerk.see("/")
    clerk.see("/?kind=")
    assert "去掉" not in clerk.see("/")


def test_the_number_of_a_list_is_exact_until_counting_would_take_longer_than_the_page(somebody, monkeypatch):
    clerk = somebody(CLERK)
    for n in range(3):
        a_paper(clerk, title=f"关于第{n}件事的请示")
    assert "3 我发起" in clerk.see("/")
    monkeypatch.setattr(work, "COUNTED", 3)
    assert "2+ 我发起" in clerk.see("/") and "2+ 我发起" in clerk.see("/work/mine")


def test_what_can_be_begun_stands_under_the_work_it_belongs_to():
    named = ("request", "draft", "countersigning", "portfolio", "absence", "quota")
    areas = [navigation.area(one) for one in named]
    assert [label for _place, label in areas] == ["收文", "规范性文件", "发文", "组织", "请假外出", "其他"]
    assert [label for _place, label in sorted(areas)] == ["收文", "发文", "规范性文件", "请假外出", "组织", "其他"]
