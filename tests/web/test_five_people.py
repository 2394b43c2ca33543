"""One 请示 from its file to the archive, by the people who handle it, in a real browser, with what each of them had to do counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.web.conftest import faults
from tests.web.desks import Desk, at_work, sit  # noqa: F401 - fixtures

import yizhang.player.demo as demonstration

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PAPER = Path(next(iter(demonstration.__path__))) / "附件" / "修编村庄规划的请示.docx"
TITLE = "无锡市自然资源和规划局关于修编村庄规划的请示"
CLERK, DEPUTY_SECRETARY, DEPUTY, SECRETARY, MAYOR, HEAD = "杨示己", "卫示乙", "周示戊", "冯示壬", "赵示甲", "卞示己"


def open_first(desk: Desk) -> None:
    """Open the paper from one's own list."""
    desk.sees("关于修编村庄规划的请示")
    desk.gestures += 1
    desk.page.get_by_role("link", name="关于修编村庄规划的请示").first.click()
    expect(desk.page.get_by_role("heading", name="关于修编村庄规划的请示")).to_be_visible(timeout=20000)


def signs(desk: Desk, words: str, done: str) -> int:
    """A leader on the phone: opens what waits, writes a few words, holds; in how many gestures."""
    desk.page.goto(desk.page.url.split("/", 3)[0] + "//" + desk.page.url.split("/")[2] + "/decide")
    if desk.page.locator("[data-opinion]").count() == 0:
        desk.page.get_by_role("link", name="关于修编村庄规划的请示").first.click()
    desk.gestures = 0
    desk.page.locator("[data-opinion]").first.fill(words)
    desk.page.get_by_role("button", name=done).first.click()
    desk.gestures += 1
    desk.press("签批", exact=True)
    desk.sees("已")
    return desk.gestures


def test_a_request_goes_from_its_file_to_the_archive(sit):  # noqa: F811
    clerk = sit(CLERK)
    clerk.picture("01-workbench")
    clerk.key("n")
    clerk.page.wait_for_url("**/register")
    clerk.drop(PAPER)
    expect(clerk.page.locator("[name=title]")).to_have_value(TITLE, timeout=20000)
    assert clerk.page.locator("[name=number]").input_value() == "锡自然资〔2026〕14号"
    clerk.picture("02-register")
    clerk.key("Control+Enter")
    clerk.sees("已记入")
    assert clerk.gestures <= 4, "登记：从打开的工作台起，不超过4个动作"

    clerk.gestures = 0
    clerk.press("全部采用")
    clerk.picture("03-propose")
    clerk.page.locator("[name=assisting]").fill("")
    clerk.page.locator("[name=proposal]").fill("请市自然资源规划局提出修编范围、时间和经费来源，呈副市长周示戊阅批。")
    clerk.key("Control+Enter")
    clerk.sees("拟办")
    assert clerk.gestures <= 3, "拟办：不超过3个动作"

    assistant = sit(DEPUTY_SECRETARY)
    open_first(assistant)
    assistant.key("Control+Enter")
    assistant.sees("已")

    deputy = sit(DEPUTY, 390)
    deputy.picture("04-deputy-phone")
    assert signs(deputy, "拟同意。", "按住签批") <= 2, "批示：手机上不超过2个动作"
    secretary = sit(SECRETARY)
    open_first(secretary)
    secretary.picture("05-secretary")
    secretary.gestures = 0
    secretary.key("Control+Enter")
    secretary.sees("已")
    assert secretary.gestures == 1, "审核：桌面上一个按键加回车"
    mayor = sit(MAYOR, 390)
    mayor.picture("06-mayor-phone")
    assert signs(mayor, "同意。", "按住签批") <= 2, "批示：手机上不超过2个动作"

    head = sit(HEAD)
    open_first(head)
    head.page.locator("[name=result]").first.fill("已启动38个村庄规划修编，经费由市、区各承担一半。")
    head.picture("07-department")
    head.key("Control+Enter")
    head.sees("已")

    clerk = sit(CLERK)
    open_first(clerk)
    clerk.page.locator("[name=reply_form]").first.select_option("批复") if clerk.page.locator(
        "select[name=reply_form]"
    ).count() else clerk.page.locator("[name=reply_form][value=批复]").first.check()
    clerk.page.locator("[name=reply]").first.fill("同意修编。")
    clerk.page.locator("form:has([name=reply]) button").first.count()
    clerk.key("Control+Enter")
    clerk.sees("已")
    clerk.picture("08-answered")


def test_ten_seconds_tell_where_a_paper_is(sit):  # noqa: F811
    """The telephone question 到哪里了: type a piece of the number, see in whose hands it is and until when."""
    clerk = sit(CLERK)
    clerk.key("n")
    clerk.drop(PAPER)
    expect(clerk.page.locator("[name=title]")).to_have_value(TITLE, timeout=20000)
    clerk.key("Control+Enter")
    clerk.sees("已记入")
    clerk.page.goto(clerk.page.url.split("/register")[0] + "/")
    clerk.gestures = 0
    clerk.key("/")
    clerk.page.keyboard.type("锡自然资2026 14")
    clerk.key("Enter")
    clerk.sees("修编村庄规划")
    assert clerk.gestures <= 2, "查一份文件：不超过2个动作"
    assert faults(clerk.page) == []
