"""第五十三条第二款: the talks that a drafting organ holds with those who do not agree."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import DispatchRecord
from yizhang.law.finding import Findings, _
from yizhang.law.rule import Today, rule, yet_to_come


@rule("53.2b", at="dispatch.negotiate")
def drafters_have_talked(draft: DispatchRecord, today: Today) -> Findings:
    """发文的分歧由拟稿单位主要负责人协商，协商以后才登记结果。"""
    yield from yet_to_come(draft.negotiated_on, today, "协商日期", _("协商以后再登记"))
