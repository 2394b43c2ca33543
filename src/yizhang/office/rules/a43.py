"""第四十三条: who may be entrusted to hold a special meeting."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import DelegationEntry
from yizhang.office.kinds import DelegationKind, Role

RECEIVERS = (Role.SECRETARY_GENERAL, Role.DEPUTY_SECRETARY_GENERAL)
GIVERS = (Role.MAYOR, Role.DEPUTY_MAYOR)


@rule("43.1", at="delegation.grant")
def special_meeting_is_entrusted_by_the_mayor_or_a_deputy(delegation: DelegationEntry) -> Findings:
    """专题会议由市长、副市长委托。"""
    if delegation.kind is DelegationKind.SPECIAL_MEETING and delegation.giver_role not in GIVERS:
        yield breach(_("专题会议只能由市长或副市长委托"), where="委托事项", remedy=_("请市长或分管的副市长委托"))


@rule("43.1", at="delegation.grant")
def special_meeting_is_entrusted_to_a_secretary_general(delegation: DelegationEntry) -> Findings:
    """市长、副市长可以委托秘书长召开专题会议，必要时委托副秘书长。"""
    if delegation.kind is DelegationKind.SPECIAL_MEETING and delegation.receiver_role not in RECEIVERS:
        yield breach(_("专题会议只能委托秘书长或副秘书长召开"), where="受委托人", remedy=_("改为秘书长；副市长可以自行召开，无须委托"))


@rule("43.1", at="delegation.grant")
def entrusting_a_deputy_secretary_general_is_necessary(delegation: DelegationEntry) -> Findings:
    """委托副秘书长召开专题会议，须写明必要的事由。"""
    deputy = delegation.receiver_role is Role.DEPUTY_SECRETARY_GENERAL
    if delegation.kind is DelegationKind.SPECIAL_MEETING and deputy and not delegation.reason:
        yield breach(_("没有写明委托副秘书长的事由"), where="事由", remedy=_("写明为什么必须由副秘书长召开"))
