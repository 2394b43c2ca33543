"""A normative document of the government from the year's plan to its filing with both organs, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.desks import Desk, at_work, sit  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TITLE = "无锡市校外托管服务管理意见"
TEXT = "一、本意见所称校外托管，是指在校外场所看护学生的服务。\n二、提供餐饮、休息场所的，向街道登记。\n三、本意见自2026年5月1日起施行。"
DRAFTER, OWN_REVIEWER, HEAD = "奚示戊", "葛示丁", "云示甲"
CLERK, BUREAU, MEETINGS = "杨示己", "罗示戊", "秦示辛"
DEPUTY, SECRETARY, MAYOR = "李示丁", "冯示壬", "赵示甲"
Sit = Callable[..., Desk]


def plans(desk: Desk) -> None:
    """The entry of the year's plan."""
    desk.type(year="2026", name=TITLE, drafter="市教育局", finish_by="2026-06-30")
    desk.choose(plan="规范性文件制定计划")
    desk.key("Control+Enter")
    desk.page.wait_for_url("**/matter/*")


def drafts(desk: Desk) -> None:
    """The draft, which names its entry by the title."""
    desk.type(title=TITLE, text=TEXT, plan_item=TITLE, operators_reason="只规定登记和看护的要求，不涉及准入")
    desk.choose(law_kind="市政府规范性文件", mode="制定", public_interest="否", operators="否", own_powers="否")
    desk.key("Control+Enter")
    desk.page.wait_for_url("**/matter/*")


def files(desk: Desk, organ: str) -> None:
    """One of the two filings: sent, and its receipt entered on the same page."""
    desk.open(TITLE)
    desk.type(sent_on="今天")
    desk.key("Control+Enter")
    desk.sees("已报送")
    desk.type(receipt=f"{organ}回执1号")
    desk.key("Control+Enter")
    desk.sees("已登记回执")


def test_a_normative_document_goes_from_its_plan_to_its_filing(sit: Sit):  # noqa: F811
    plans(sit(DRAFTER, path="/open/plan_item"))
    assert sit(BUREAU).does(TITLE, "已汇总") <= 2
    assert sit(MAYOR).does(TITLE, "已批准") <= 2
    drafts(sit(DRAFTER, path="/open/draft"))
    assert sit(OWN_REVIEWER).does(TITLE, "已部门合法性审核") <= 2
    assert sit(HEAD).does(TITLE, "已送审") <= 2
    assert sit(CLERK).does(TITLE, "已转送合法性审核") <= 2
    assert sit(BUREAU).does(TITLE, "已审查", review="没有抵触。") <= 2
    assert sit(MEETINGS).does(TITLE, "已集体讨论决定", meeting="市政府第4次常务会议", held_on="今天") <= 2
    for leader in (DEPUTY, SECRETARY):
        assert sit(leader).does(TITLE, "已审核") <= 2
    assert sit(MAYOR).does(TITLE, "已签发") <= 2
    desk = sit(BUREAU)
    published = {"published_on": "今天", "in_force_on": "2026-05-01", "publication": "https://www.example.gov.cn/tuoguan"}
    assert desk.does(TITLE, "已公布", **published) <= 3, "公布：不超过3个动作"
    desk.key("Control+Enter")
    desk.sees("已分送备案")
    for organ in ("江苏省人民政府", "无锡市人大常委会"):
        files(sit(BUREAU), organ)
    ledger = sit(BUREAU, path="/ledger/filings")
    ledger.sees(TITLE)
    assert ledger.page.get_by_text("已办结").first.is_visible()
