"""拟办建议: what the record and the organisation let the registry propose, each with its ground."""

from __future__ import annotations

from datetime import date, datetime

from yizhang.documents.proposing import Earlier, Paper, proposals
from yizhang.law.calendar import LOCAL
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web.proposals import Proposal

CITY = OrgSnapshot.from_city(demonstration(), datetime(2026, 3, 3, 9, tzinfo=LOCAL))
ASKS = frozenset(("topic", "lead", "duties", "assisting", "reader", "due", "proposal"))


def proposed(title: str, sender: str, body: str = "妥否，请批示。", **more: object) -> dict[str, Proposal]:
    given = {"procedure": "request", "sender": CITY.code(sender) or sender, "title": title, "body": body, "asks": ASKS, "org": CITY}
    paper = Paper(**given | more)  # type: ignore[arg-type]
    return {one.field: one for one in proposals(paper, date(2026, 3, 3))}


def test_the_lead_is_the_department_on_whose_list_the_duty_stands():
    found = proposed("宜兴市人民政府关于追加防汛物资的请示", "宜兴市人民政府")
    assert found["lead"].value == "市水利局"
    assert found["lead"].cites == ("49.1a", "8.1a")
    assert "防汛" in found["lead"].why


def test_the_leader_is_the_one_in_charge_of_the_sender_unless_a_topic_comes_first():
    assert proposed("关于整治主要道路街景的请示", "市城市管理局")["reader"].value == "副市长周示戊"
    assert proposed("关于调整施教区的请示", "市教育局")["reader"].value == "副市长李示丁"
    assert proposed("关于校园安全生产检查的请示", "市教育局")["reader"].value.startswith("常务副市长")


def test_what_the_superior_sends_goes_to_the_mayor_first():
    assert proposed("关于做好节能监察工作的通知", "江苏省人民政府", procedure="superior")["reader"].value == "市长赵示甲"


def test_departments_that_the_text_names_and_the_treasury_assist():
    found = proposed("关于调整施教区的请示", "市教育局", "经与市公安局会商，需经费200万元。妥否，请批示。")
    assert found["assisting"].value == "市公安局、市财政局"
    assert "assisting" not in proposed("关于调整施教区的请示", "市教育局")


def test_a_day_that_the_text_asks_for_becomes_the_limit():
    assert proposed("关于甲的函", "苏州市人民政府", "请于3月10日前函复。")["due"].value == "2026年3月10日"
    assert proposed("关于甲的函", "苏州市人民政府")["due"].value == ""


def test_what_was_handled_before_tells_the_lead_where_no_list_does():
    earlier = (Earlier("惠山区人民政府关于建设残疾人康复中心的请示", CITY.code("市民政局")),)
    found = proposed("梁溪区人民政府关于建设残疾人康复驿站的请示", "梁溪区人民政府", earlier=earlier)
    assert found["lead"].value == "市民政局"
    assert "康复中心" in found["lead"].why


def test_nothing_is_proposed_for_what_is_not_asked_or_cannot_be_known():
    assert set(proposed("关于甲的请示", "梁溪区人民政府", asks=frozenset({"lead"}))) == set()


def test_the_opinion_is_written_from_the_parts():
    assert proposed("关于整治主要道路街景的请示", "市城市管理局")["proposal"].value == "拟请市城市管理局牵头研提意见，呈副市长周示戊阅批。"
