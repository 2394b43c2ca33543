"""推演 on screen: what a changed number would have done, to whom it is shown, and that it counts only what one may see."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from tests.web.conftest import NINE
from tests.web.test_office import CLERK, MAYOR, a_paper, somebody

from yizhang.kernel.models import Act, SecurityEvent
from yizhang.kernel.simulating import Consequence
from yizhang.law.finding import Finding, Severity
from yizhang.rulebooks.drafts import changed
from yizhang.rulebooks.known import declared
from yizhang.web import moment
from yizhang.web.rulesimulation import in_words

__all__ = ["somebody"]
JUSTICE = "倪示甲"
ONE_DAY = "/rulebook/simulate?PaperNumbers.proposing=1"


def proposed_late(somebody):
    """A paper that its clerk proposes two working days after he registered it: in time, but not within one."""
    clerk = somebody(CLERK)
    where = a_paper(clerk, title="关于甲的请示")
    clerk.do(f"{where}/register")
    moment.set_demo(NINE + timedelta(days=2))
    clerk.do(f"{where}/propose", lead="市教育局")
    return clerk


def test_a_shorter_limit_shows_what_would_have_been_late_under_its_article(somebody):
    clerk = proposed_late(somebody)
    acts = Act.objects.count()
    page = clerk.see(ONE_DAY)
    assert "共 1 件（您看得到的，新办的在前），重新判断 3 次办理" in page
    assert "1 会逾期" in page
    assert "49.1a" in page
    assert "关于甲的请示" in page
    assert "应于此日前办结：2026年3月4日" in page
    assert Act.objects.count() == acts


def test_one_learns_nothing_of_matters_one_may_not_see(somebody):
    proposed_late(somebody)
    page = somebody(JUSTICE).see(ONE_DAY)
    assert "这个范围里没有您看得到的事项" in page
    assert "会逾期" not in page


def test_for_who_does_not_work_on_the_rules_the_page_does_not_exist(somebody):
    mayor = somebody(MAYOR)
    assert mayor.browser.get(ONE_DAY).status_code == mayor.browser.get("/rulebook/simulate/print").status_code == 404
    assert "推演" not in mayor.see("/rulebook")
    assert "推演" in somebody(CLERK).see("/rulebook")


def test_the_scope_and_the_kind_stand_in_the_address(somebody):
    clerk = proposed_late(somebody)
    assert "关于甲的请示" in clerk.see(f"{ONE_DAY}&procedure=request&months=1&kind=late")
    assert "共 0 件" in clerk.see(f"{ONE_DAY}&procedure=plan&months=1")
    assert "关于甲的请示" not in clerk.see(f"{ONE_DAY}&kind=refused")
    moment.set_demo(NINE + timedelta(days=60))
    assert "共 0 件" in clerk.see(f"{ONE_DAY}&months=1")


def test_what_is_no_change_or_cannot_be_one_is_said(somebody):
    clerk = somebody(CLERK)
    assert "还没有改动" in clerk.see("/rulebook/simulate")
    assert "还没有改动" in clerk.see("/rulebook/simulate?PaperNumbers.proposing=2")
    assert "改后的数不能用：拟办 0。" in clerk.see("/rulebook/simulate?PaperNumbers.proposing=0")
    assert "并写明改为多少" in clerk.see("/rulebook/simulate?number=PaperNumbers.proposing")
    assert "这个范围里没有您看得到的事项" in clerk.see("/rulebook/simulate?number=PaperNumbers.proposing&amount=5")


def test_it_prints_with_the_change_and_it_is_logged(somebody):
    page = proposed_late(somebody).see("/rulebook/simulate/print?PaperNumbers.proposing=1")
    assert "拟办 2个工作日 → 1 " in page
    assert "文电处 杨示己 打印于" in page
    assert json.loads(SecurityEvent.objects.latest("seq").body)["what"] == "simulation"


def test_no_finding_quotes_what_only_others_may_read():
    book = changed(declared()["wuxi_2022"], [])
    alike = Finding("", Severity.CAUTION, "与《{title}》相近（{score}%）", {"title": "别人的文件", "score": 9}, cites=("51.1b",))
    one = Consequence("asked", "m", "甲", "dispatch", 2, "check", ("51.1b",), alike.message, open=True, finding=alike)
    assert in_words(one, book) == "内容相近的文件有计划分批合并制发。"
    assert in_words(replace(one, finding=alike.also(private=True)), book) == "不公开"
    assert in_words(replace(one, finding=alike.also(cites=("51.1c",))), book) == alike.message
