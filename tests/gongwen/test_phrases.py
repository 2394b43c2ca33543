"""Requests told from what only sounds like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhang.gongwen.phrases import Form, first_request_phrase, requests

REQUESTS = """
现将情况报上，妥否，请批示。
建议市政府同意增加编制。
建议市政府安排专项资金500万元
恳请予以支持批准
特此报告，请从速批示。
特申请经费380万元
现申请追加30万元。
特向县政府申请暂借25万元，用于兑付拖欠教师的工资，望大力支持为盼。
现自筹2万元，希望得到你们的大力支持。
恳请市分行下达××万元贷款指标。
以上请示，恳请批准。
以上意见如无不妥，请批转各地、各部门贯彻执行。
并请省厅审批
请求批准设立市应急指挥中心。
我局建议增加编制20名
请市政府协调解决用地问题
妥否，请示。
以上如无不妥，请市政府批转执行
当否，请批复。
为此，我局特请求市政府安排资金300万元
请予批准
请领导批示
恳请市委、市政府研究解决
以上报告如无不妥，请批转执行
请市政府予以审批
敬请市政府领导审定
请求上级部门在资金上给予倾斜支持
为此，建议由市政府牵头成立工作专班
建议市政府尽快出台扶持政策
恳请协调解决办公用房问题
现将方案报上，请审批。
请予审批
呈请核准
报请市政府批准。
特此请示。
请尽快批复为盼
望市政府批准为盼
建议市政府将该项目列入年度重点工程
请市政府明确
请市政府在年度预算中予以统筹考虑
希望市政府协调解决排涝站用电问题
四、需市政府协调解决的问题
需要市政府帮助解决的事项
建议：一是增加编制
提请市政府常务会议审定。
请大力支持为盼
我局特申请市级专项资金200万元
拟请市政府召开专题会议研究
""".split("\n")[1:-1]
NO_REQUESTS = """
按市长批示，我局已完成整改。
建议各单位加强学习
下一步将按规定另行请示
你局《关于恳请解决问题的请示》收悉。
大连市请求，国家安排资金
涉及要求国家安排专项经费问题，可另向财政部专题报告。
现将有关部门的报告一并报送您，供审阅。
由所在单位向领导小组办公室提出，报领导小组组长审批。
现印发给你们，请认真贯彻执行。
建议湖北省人民政府按照专家组意见，做好马鬃山村及周围地区地下振动的长期监测工作
已报请市政府批准
企业申请贷款的条件
我局已申请省级资金200万元
群众请求解决停车问题
以上报告，请审议。
根据市政府批示要求，我局认真组织整改。
经市政府批准，项目开工。
专家建议增加监测资金
下一步，我局将申请中央资金支持
提请市政府常务会议审议后印发
鼓励企业申请专项资金
受理申请材料500件
希望各部门大力支持
符合条件的，可向市财政局申请补助资金
请各区政府认真落实。
国务院关于授权香港的批复
各地要请示报告
请示件办理情况良好
经市政府同意，我局安排资金500万元
市政府安排专项资金500万元
我局报请市政府批准印发了方案
申请专项资金的企业需提供材料
申请人应当提交材料
我局申请的专项资金已到位
我局申请专项资金500万元已下达
组织申请国家专项资金3项
积极申请上级资金支持
提出了建议市政府加强监管的意见
请市政府领导参加了开工仪式
希望得到社会各界支持
希望市政府各部门协调配合
我局将统筹考虑各区意见
全年办理依申请公开1500件
受理行政复议申请3200件
会议要求各单位严格执行请示报告制度
需要企业自行解决的问题
市领导批示同意后，我局立即组织实施
按程序报请市政府批准后实施
提请市政府常务会议审议后印发
依法申请人民法院强制执行
邀请市政府领导现场指导
请求权
申请延期的，应当批准
未经批准不得开工
""".split("\n")[1:-1]


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_is_found_in_its_own_words(text: str) -> None:
    found = requests(text)
    assert found
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("text", NO_REQUESTS)
def test_what_is_quoted_past_planned_or_somebody_elses_is_no_request(text: str) -> None:
    assert first_request_phrase(text) == ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("现将情况报上，妥否，请批示。", "妥否，请批示"),
        ("建议市政府同意增加编制。", "建议市政府同意"),
        ("请审定。现申请追加30万元。", "请审定"),
    ],
)
def test_the_first_request_is_told_by_its_words(text: str, phrase: str) -> None:
    assert first_request_phrase(text) == phrase


def test_advice_to_others_than_the_recipient_is_no_request() -> None:
    advice = "建议湖北省人民政府安排监测资金。"
    assert first_request_phrase(advice, ("国务院",)) == ""
    assert first_request_phrase(advice, ("湖北省人民政府",)) == "建议湖北省人民政府安排"
    assert first_request_phrase("建议市政府安排监测资金。", ("无锡市人民政府",)) == "建议市政府安排"


def test_a_suggestion_is_told_from_a_plea_and_a_closing() -> None:
    text = "建议市政府安排资金。恳请批准。妥否，请批示。"
    assert [one.form for one in requests(text)] == [Form.SUGGESTION, Form.ASKING, Form.CLOSING]


@given(st.text(alphabet="请示批准建议市政府安排资金申我局，。《》“”\n妥否", max_size=60))
def test_requests_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = requests(text)
    assert all(text[one.start : one.end] for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="请示批准建议市政府安排资金申我局，。妥否", max_size=30))
def test_nothing_in_book_marks_is_a_request(text: str) -> None:
    assert requests(f"《{text}》") == ()
