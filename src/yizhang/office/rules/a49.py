"""第四十九条: whom the secretary-general may entrust with reviewing what goes to the mayor."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import DelegationEntry
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
