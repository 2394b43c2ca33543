"""第四十、四十一条: who may be entrusted to convene the executive meeting and the mayor's office meeting."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import DelegationEntry
from yizhang.office.kinds import DelegationKind, Role


@rule("40.1a", at="delegation.grant")
def executive_meeting_is_entrusted_to_the_executive_deputy(delegation: DelegationEntry) -> Findings:
    """常务会议由市长或者市长委托负责常务工作的副市长召集和主持。"""
    if delegation.kind is DelegationKind.EXECUTIVE_MEETING:
        yield from _from_mayor_to_executive_deputy(delegation)


@rule("41.1a", at="delegation.grant")
def mayors_office_meeting_is_entrusted_to_the_executive_deputy(delegation: DelegationEntry) -> Findings:
    """市长办公会议由市长或者市长委托负责常务工作的副市长召集。"""
    if delegation.kind is DelegationKind.MAYORS_OFFICE_MEETING:
        yield from _from_mayor_to_executive_deputy(delegation)


def _from_mayor_to_executive_deputy(delegation: DelegationEntry) -> Findings:
    if delegation.giver_role is not Role.MAYOR:
        yield breach(_("“{kind}”只能由市长委托"), kind=delegation.kind, where="委托事项", remedy=_("请市长本人委托"))
    if not delegation.receiver_executive:
        said = _("“{kind}”只能委托负责常务工作的副市长")
        yield breach(said, kind=delegation.kind, where="受委托人", remedy=_("改为负责常务工作的副市长"))
