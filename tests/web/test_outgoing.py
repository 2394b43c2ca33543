"""An outgoing document of the government from its draft to the archive, by the people who handle it, in a real browser.

Counted from each one's open workbench: what every one of them had to do.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.conftest import faults
from tests.web.desks import Desk, at_work, sit  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
TITLE = "无锡市人民政府关于规范校外托管服务的意见"
TEXT = "为规范校外托管服务，提出以下意见。\n一、登记条件。提供餐饮、休息场所的，向街道登记。\n二、财政支持。对符合条件的给予场地补助。"
DRAFTER, CHECKER, OWN_REVIEWER, COSIGNER, BUREAU = "奚示戊", "杨示己", "葛示丁", "毕示己", "殷示丁"
DEPUTIES, SECRETARY, MAYOR = ("李示丁", "钱示乙"), "冯示壬", "赵示甲"
KEEPER, RECIPIENT, PUBLISHER, ARCHIVIST = "朱示庚", "常示癸", "华示辛", "韩示戊"
Sit = Callable[..., Desk]


def draws_up(desk: Desk) -> None:
    """The text on the drafting page, then what the form asks besides; the 文种 is read from the title."""
    desk.press("发文", exact=True)
    desk.press("拟稿")
    desk.type(title=TITLE, recipients="市财政局\n市商务局", text=TEXT)
    desk.key("Control+Enter")
    desk.sees("不发文的后果")
    assert desk.page.locator("[name=kind]").input_value() == "意见"
    desk.type(consequence="各区各自登记，收费和场地标准不一", operators_reason="只规定登记和补助，不涉及准入", cosigners="市财政局")
    desk.choose(important="是", weight="重要政策意见", own_powers="否", policy="是", normative="是", operators="否")
    desk.key("Control+Enter")
    desk.page.wait_for_url("**/matter/*")


def does(desk: Desk, done: str) -> int:
    """Open it from the own list and do the first thing offered; in how many gestures."""
    return desk.does("规范校外托管服务", done)


def test_a_document_goes_from_its_draft_to_the_archive(sit: Sit):  # noqa: F811
    desk = sit(DRAFTER)
    draws_up(desk)
    desk = sit(CHECKER)
    assert does(desk, "已核稿") <= 2
    desk.key("Control+Enter")
    desk.sees("已送会签")
    assert desk.gestures <= 3, "核稿、送会签在同一页"
    assert does(sit(OWN_REVIEWER), "已部门合法性审核") <= 2
    assert does(sit(COSIGNER), "已会签") <= 2, "会签：同意不超过2个动作"
    assert does(sit(CHECKER), "已转送合法性审核") <= 2
    reviewer = sit(BUREAU)
    reviewer.open("规范校外托管服务")
    for box in reviewer.page.locator("input[name=clear_of]").all():
        reviewer.click(box)
    reviewer.key("Control+Enter")
    reviewer.sees("已合法性审核")
    for deputy in DEPUTIES:
        assert does(sit(deputy), "已审核") <= 2
    assert does(sit(SECRETARY), "已审核") <= 2
    assert does(sit(MAYOR), "已签发") <= 2
    keeper = sit(KEEPER)
    does(keeper, "已编号")
    for done in ("已用印", "已印发", "已分发"):
        keeper.key("Control+Enter")
        keeper.sees(done)
    assert keeper.gestures <= 5, "编号、用印、印发、分发各一键"
    assert does(sit(RECIPIENT), "已签收") <= 2
    publisher = sit(PUBLISHER)
    publisher.open("规范校外托管服务")
    publisher.choose(**{"places.0.channel": "政府网站"})
    publisher.type(**{"places.0.on": "今天", "places.0.proof": "https://www.example.gov.cn/doc/1.html"})
    publisher.key("Control+Enter")
    publisher.sees("已公开")
    assert publisher.gestures <= 3, "公开：不超过3个动作"
    archivist = sit(ARCHIVIST, path="/ledger/archive")
    assert does(archivist, "已归档") <= 2, "归档：登记簿里点开，一键归档"
    archivist.page.goto(archivist.page.url.split("/matter")[0] + "/ledger/archive")
    archivist.sees("锡政发〔2026〕1号")
    assert faults(archivist.page) == []
