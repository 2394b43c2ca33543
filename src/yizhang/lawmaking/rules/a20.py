"""第二十条: what the justice bureau interprets, and whose agreements it reviews."""

from __future__ import annotations

import re

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.lawmaking.facts import AgreementRecord, InterpretationRecord
from yizhang.lawmaking.kinds import LawKind

OURS = re.compile(
    r"(?:甲方|乙方|丙方|签约方|一方)[：:为是]?\s*(?:江苏省)?无锡市人民政府(?!办公室)|无锡市人民政府[（(](?:以下)?(?:简?称)?[“\"]?(?:甲方|乙方|市政府)"
)
"""The government stands among the parties."""


@rule("20.1b", at="interpretation.receive")
def only_government_rules_are_interpreted(asked: InterpretationRecord) -> Findings:
    """本条的解释只及政府规章。"""
    if asked.law_kind is not LawKind.GOVERNMENT_RULE:
        yield breach(
            _("“{kind}”不由市政府解释"),
            kind=asked.law_kind,
            where="所解释的文件",
            remedy=_("地方性法规请人大常委会解释；规范性文件由制定机关答复"),
        )


@rule("20.1d", at="agreement.draft agreement.sign")
def agreements_of_the_government_are_named_so(one: AgreementRecord) -> Findings:
    """以市政府名义签订的，不论叫什么名称，都先审核文本（读法）。"""
    if not one.for_government and (found := OURS.search(one.text)):
        yield breach(
            _("文本中“{phrase}”，填的不是以市政府名义"),
            phrase=found[0],
            where="以市政府名义签订",
            quote=found[0],
            remedy=_("改填“是”，先由市司法局审核文本"),
        )
