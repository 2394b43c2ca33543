"""第五十条 签发. Who reviews and who signs stands in the procedures; here is what the acts have to say besides."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import MinutesRecord
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule


@rule("50.2b", at="minutes.stand_in")
def absence_of_deputies_is_explained(minutes: MinutesRecord) -> Findings:
    """没有副秘书长参会的，由秘书长审核并记录原因（读法）。"""
    if not minutes.attending:
        yield caution(_("没有副秘书长参会，由秘书长审核"), where="审核", remedy=_("确认参会名单；原因：{why}"), why=minutes.none_attended)


@rule("50.2b", at="minutes.draft")
def special_minutes_have_a_signer(minutes: MinutesRecord) -> Findings:
    """专题会议纪要由主持会议的或委托召开的市政府领导签发。"""
    if minutes.special and minutes.signer is None:
        yield breach(
            _("主持人不是市政府领导，也没有写明由谁委托召开"), where="委托召开的市政府领导", remedy=_("填写委托召开会议的市长或副市长")
        )
