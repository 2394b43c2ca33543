"""In a browser: keys, hand, drop, parts swapped in place, and the same without any script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.web.test_office import CLERK, MAYOR, SECRETARY, Person, a_paper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def at_desk(city, look_at) -> Callable[..., Page]:
    """Somebody signed in, at an address."""

    def sit(name: str, address: str, width: int = 1440, theme: str = "", size: str = "m", **more: object) -> Page:
        page = look_at("/sign-in", width, theme, size, **more)
        session = Person(name).browser.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        page.goto(page.url.replace("/sign-in", address))
        return page

    return sit


def proposed(title: str = "关于排水管网的请示") -> str:
    """A paper that waits for the secretary-general."""
    clerk = Person(CLERK)
    paper = a_paper(clerk, title=title)
    clerk.do(f"{paper}/register")
    clerk.do(f"{paper}/propose", lead="市水利局", opinion="拟请市水利局牵头。")
    return paper


def for_mayor() -> str:
    """A paper that waits for the mayor."""
    paper = proposed()
    Person(SECRETARY).do(f"{paper}/review", outcome="通过")
    return paper


def test_keys_move_open_search_and_help(at_desk):
    first, second = (a_paper(Person(CLERK), title=f"关于{word}的请示") for word in "甲乙")
    page = at_desk(CLERK, "/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/matter/**")
    assert page.url.split("?")[0].endswith((first, second))
    page.keyboard.press("/")
    expect(page.locator(".top input")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url(lambda url: url.rstrip("/").count("/") == 2)


def test_all_of_a_page_of_a_register_is_chosen_at_once(at_desk):
    for word in "甲乙":
        a_paper(Person(CLERK), title=f"关于{word}的请示")
    page = at_desk(CLERK, "/ledger/incoming")
    page.get_by_label("选本页全部").check()
    assert page.locator("tbody [name=matter]:checked").count() == 2
    page.get_by_label("选本页全部").uncheck()
    assert page.locator("tbody [name=matter]:checked").count() == 0


def test_single_keys_can_be_switched_off_and_never_fire_while_composing(at_desk):
    Person(CLERK).do("/display", keys="0", next="/")
    page = at_desk(CLERK, "/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()


def test_at_a_desk_the_opinion_box_has_the_focus_and_one_key_and_ctrl_enter_sign(at_desk):
    for_mayor()
    page = at_desk(MAYOR, "/decide")
    expect(page.locator("[data-opinion]")).to_be_focused()
    page.keyboard.press("1")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.pass")).to_contain_text("已批示")


def test_on_glass_nothing_takes_the_focus(at_desk):
    for_mayor()
    page = at_desk(MAYOR, "/decide", 390)
    expect(page.locator("[data-opinion]")).not_to_be_focused()


def test_a_leader_needs_one_key_and_ctrl_enter(at_desk):
    page = at_desk(SECRETARY, proposed())
    page.locator("[data-opinion]").focus()
    page.keyboard.press("1")
    expect(page.locator("[data-opinion]")).to_have_value("同意。")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.pass")).to_contain_text("已审核")


def test_holding_signs_and_a_tap_asks_first(at_desk):
    paper = for_mayor()
    page = at_desk(MAYOR, paper.replace("/matter/", "/decide/"), 390)
    page.locator("[data-hold]").click()
    expect(page.locator(".said")).to_contain_text("批示：同意")
    page.locator("a.btn", has_text="返回").click()
    box = page.locator("[data-hold]").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    expect(page.locator(".banner.pass")).to_contain_text("已批示", timeout=4000)
    page.mouse.up()
    assert "已办结" in Person(CLERK).see(paper)


def test_a_refusal_is_swapped_in_place_and_the_words_stay(at_desk):
    clerk = Person(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    page = at_desk(CLERK, paper)
    page.evaluate("window.before = true")
    page.locator("#propose-opinion").fill("拟请研提意见。")
    page.locator(".acts [data-primary]").click()
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#propose-opinion")).to_have_value("拟请研提意见。")
    assert page.evaluate("window.before"), "the page was not swapped but loaded anew"
    page.locator("#errors a").click()
    expect(page.locator("#propose-lead")).to_be_focused()


def test_a_closed_button_leads_to_its_reason(at_desk):
    paper = for_mayor()
    page = at_desk(CLERK, paper)
    page.locator(".acts [aria-disabled=true]").first.click(force=True)
    expect(page.locator(".acts .closed span").first).to_be_focused()
    assert page.url.split("?")[0].endswith(paper)


def test_a_dropped_file_fills_the_form(at_desk):
    page = at_desk(CLERK, "/register")
    text = "无锡市教育局文件\n锡教〔2026〕31号\n关于调整施教区的请示\n市政府：\n妥否，请批示。\n无锡市教育局\n2026年3月2日"
    carrier = page.evaluate_handle(
        "(text) => { const one = new DataTransfer(); one.items.add(new File([text], '请示.txt')); return one; }", text
    )
    page.dispatch_event("#main", "drop", {"dataTransfer": carrier})
    expect(page.locator("#title")).to_have_value("关于调整施教区的请示")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.pass")).to_contain_text("政办收〔2026〕1号")


def test_typed_words_are_kept_on_the_server(at_desk):
    clerk = Person(CLERK)
    paper = a_paper(clerk)
    clerk.do(f"{paper}/register")
    page = at_desk(CLERK, paper)
    page.locator("#propose-opinion").fill("写到一半")
    expect(page.locator("[data-draft-note]").first).to_contain_text("草稿已存", timeout=5000)
    assert "写到一半" in Person(CLERK).see(paper)


def test_without_any_script_a_paper_is_registered_proposed_and_signed(at_desk):
    page = at_desk(CLERK, "/open/request", java_script_enabled=False)
    page.fill("#sender", "市教育局")
    page.fill("#title", "关于施教区的请示")
    page.check("input[name=kind][value=请示]")
    page.click(".acts .primary")
    page.click(".acts .primary")
    page.goto(page.url)
    page.locator(".task a").first.click() if page.locator(".task a").count() else None
    page.fill("#propose-lead", "市教育局")
    page.click(".acts .primary")
    assert page.locator(".banner.pass").inner_text().startswith("已拟办")


def test_print_leaves_bars_and_buttons_out(at_desk):
    page = at_desk(CLERK, for_mayor())
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".acts")).to_be_hidden()
    expect(page.locator(".opinions")).to_be_visible()


def test_proposing_takes_one_press_and_ctrl_enter(at_desk):
    clerk = Person(CLERK)
    paper = a_paper(clerk, sender="市水利局", title="关于追加防汛物资的请示")
    clerk.do(f"{paper}/register")
    page = at_desk(CLERK, paper)
    page.get_by_role("button", name="全部采用").click()
    expect(page.locator("[name=lead]").first).to_have_value("市水利局")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.pass")).to_contain_text("已拟办")


def test_a_chosen_file_is_listed_with_its_size_before_it_is_sent_and_can_be_left_out(at_desk, settings):
    page = at_desk(CLERK, "/open/request")
    page.set_input_files("[name=original]", files=[{"name": "附.txt", "mimeType": "text/plain", "buffer": b"0123456789"}])
    expect(page.locator(".kept")).to_contain_text("附.txt")
    expect(page.locator(".kept")).to_contain_text("文本 · 10 字节")
    page.set_input_files("[name=original]", files=[{"name": "程序.pdf", "mimeType": "text/plain", "buffer": b"MZ0"}])
    expect(page.locator("[data-progress]")).to_contain_text("“程序.pdf”是程序，不收")
    settings.YIZHANG_STORE = {"endpoint": "http://127.0.0.1:9", "bucket": "b", "prefix": "", "region": "x", "key": "x", "secret": "x"}
    page.set_input_files("[name=original]", files=[{"name": "再附.txt", "mimeType": "text/plain", "buffer": b"9876543210"}])
    expect(page.locator("[data-progress]")).to_contain_text("文件库暂时连不上，“再附.txt”没有保存")
    expect(page.locator(".kept")).to_contain_text("附.txt")
    settings.YIZHANG_STORE = {}
    page.locator("[name=sender]").fill("市教育局")
    page.locator("[name=kind][value=请示]").check()
    page.locator("[name=title]").fill("关于甲的请示")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/matter/**")
    expect(page.locator("#main")).to_contain_text("附.txt")


def test_no_single_key_fires_while_an_input_method_is_composing(at_desk):
    page = at_desk(CLERK, "/")
    for key in ("?", "/", "n"):
        page.evaluate("(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true}))", key)
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator(".top input")).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


@pytest.mark.parametrize("broken", ["network", "server"])
def test_what_does_not_arrive_is_said_and_the_words_stay(at_desk, broken):
    page = at_desk(SECRETARY, proposed())
    page.locator("[data-opinion]").fill("写了一半的话")
    page.route("**/review", lambda route: route.abort() if broken == "network" else route.fulfill(status=500, body="<h1>Server Error</h1>"))
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-unsent]")).to_contain_text("未送达")
    expect(page.locator("[data-opinion]")).to_have_value("写了一半的话")
    page.unroute("**/review")
    page.locator("[data-opinion]").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".banner.pass")).to_contain_text("已审核")
