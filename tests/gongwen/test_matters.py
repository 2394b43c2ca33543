"""One matter or two: by what is asked for and how the writer parts it."""

from __future__ import annotations

import pytest

from yizhang.gongwen.matters import Relation, pairs, wanted

CASES = [
    (
        Relation.DIFFERENT,
        "台风使我区十所中小学校舍受损……特申请经费380万元……\n另，多媒体教育示范点项目尚欠设备款30万"
        "元，现申请追加30万元。\n特此报告，请从速批示。",
    ),
    (
        Relation.DIFFERENT,
        "……我们街道想建一所敬老院。同时还想建一块1000平方米的绿化地……大约需要5万元，现自筹2万元，希望得到你们的大力支持。\n妥否，请批示。",
    ),
    (
        Relation.SAME,
        "为解决学位不足，现申请专项资金500万元，用于新建实验小学。恳请市政府予以支持。妥否，请批示。",
    ),
    (
        Relation.DIFFERENT,
        "一、请求批准设立无锡市低空经济发展中心。\n二、请求安排老旧小区改造专项资金2000万元。",
    ),
    (Relation.DOUBTFUL, "请批准惠山区污水处理厂工程立项，并安排该工程配套用地30亩。"),
    (Relation.DOUBTFUL, "请求批准惠山区污水处理厂工程立项，并批准惠山区污水处理厂工程配套用地。"),
    (Relation.DIFFERENT, "请求批准设立市人工智能研究院，并安排老旧小区改造资金800万元"),
    (Relation.DOUBTFUL, "请求批准设立市人工智能研究院，并安排开办经费50万元"),
    (
        Relation.SAME,
        "拟申请专项资金500万元。资金用途：\n一、购置设备300万元。\n二、修缮200万元。\n妥否，请批示。",
    ),
    (
        Relation.SAME,
        "为此，恳请市政府在2026年预算中安排专项资金500万元，用于防汛设施改造。恳请市政府尽快拨付。妥否，请批示。",
    ),
    (Relation.DIFFERENT, "请批准以下事项：\n一、设立市数据中心\n二、拨付老旧小区加装电梯补助"),
    (Relation.SAME, "现申请增加公交线路3条。\n一、线路走向。\n二、所需车辆由公交集团解决。\n妥否，请批示。"),
    (Relation.SAME, "特请求市政府批准实施太湖清淤工程，并请市发展改革委指导。"),
    (
        Relation.SAME,
        "一、项目概况\n太湖清淤工程。\n二、资金需求\n工程总投资2亿元，现申请市级资金5000万元。\n"
        "三、请示事项\n恳请市政府批准安排市级资金5000万元。",
    ),
    (
        Relation.DIFFERENT,
        "一、关于机构设置。请求批准设立市低空经济发展中心。\n二、关于资金。请求安排农村公路养护资金500万元。",
    ),
]


@pytest.mark.parametrize(("relation", "text"), CASES)
def test_requests_of_one_document_are_one_matter_or_several(relation: Relation, text: str) -> None:
    found = {one for _, _, one in pairs(text)}
    graver = [one for one in (Relation.DIFFERENT, Relation.DOUBTFUL) if one in found]
    assert (graver or [Relation.SAME])[0] is relation


def test_a_closing_wants_nothing_of_its_own() -> None:
    assert wanted("妥否，请批示。恳请予以支持。") == ()


def test_what_is_asked_for_is_quoted() -> None:
    first, second = wanted("特申请经费380万元。\n另，现申请追加30万元。")
    assert (first.text, second.text, second.parted) == ("申请经费380万元", "申请追加30万元", "另")
