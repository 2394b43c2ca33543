"""第四十九条: whom the secretary-general may entrust with reviewing what goes to the mayor."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import DelegationEntry, TimesAway
from yizhang.office.kinds import DelegationKind, Role


@rule("49.2b", at="delegation.grant")
def review_is_entrusted_by_the_secretary_general_to_a_deputy(delegation: DelegationEntry) -> Findings:
    """送市长的公文由秘书长审核；秘书长外出时可以委托副秘书长，委托须列明此项（读法）。"""
    if delegation.kind is not DelegationKind.REVIEW:
        return
    if delegation.giver_role is not Role.SECRETARY_GENERAL:
        yield breach(_("审核送市长公文只能由秘书长委托"), where="委托事项", remedy=_("请秘书长本人委托"))
    if delegation.receiver_role is not Role.DEPUTY_SECRETARY_GENERAL:
        yield breach(_("审核送市长公文只能委托副秘书长"), where="受委托人", remedy=_("改为副秘书长"))


@rule("49.2b", at="delegation.grant")
def review_is_entrusted_for_an_absence(delegation: DelegationEntry, away: TimesAway) -> Findings:
    """秘书长在岗时本人审核；外出期间才可以委托，以外出登记为凭（读法）。"""
    inside = any(delegation.period.within(one.period) for one in away.stretches)
    if delegation.kind is DelegationKind.REVIEW and delegation.giver_role is Role.SECRETARY_GENERAL and not inside:
        yield breach(_("委托期间不在秘书长外出的期间之内"), where="起", remedy=_("在岗期间由秘书长本人审核；外出的先登记外出，再作委托"))
