"""第七条: a department has one principal head."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import ChargeEntry, HoldingEntry, OtherCharges, OtherHolders
from yizhang.office.kinds import Role
from yizhang.office.period import said

CHARGE = "charge.enter charge.change"


@rule("7.1", at="holding.enter holding.change")
def organ_has_one_principal_head(holding: HoldingEntry, others: OtherHolders) -> Findings:
    """部门实行主任、局长负责制，同一天只有一位主要负责人。"""
    if holding.role is not Role.PRINCIPAL:
        return
    for other in others.holders:
        if other.principal and other.person != holding.person and other.period.overlaps(holding.period):
            yield breach(
                _("{who}{period}已任主要负责人"),
                who=other.words,
                period=said(other.period),
                where="职务",
                remedy=_("先登记{who}免职，或登记主持工作"),
            )


@rule("7.1", at=CHARGE)
def charge_goes_to_a_leader_of_the_organ(charge: ChargeEntry) -> Findings:
    """主持部门工作的是该部门的其他负责人。"""
    if charge.post_role is not Role.DEPUTY or charge.post_organ != charge.organ:
        yield breach(_("主持工作的须是该部门的其他负责人"), where="主持工作的职务", remedy=_("改填该部门的一位副职"))


@rule("7.1", at=CHARGE)
def organ_has_one_charge(charge: ChargeEntry, others: OtherCharges) -> Findings:
    """同一天只有一位主持部门工作。"""
    for other in others.charges:
        if other.post != charge.post and other.period.overlaps(charge.period):
            yield breach(
                _("{who}{period}已主持工作"),
                who=other.words,
                period=said(other.period),
                where="起",
                remedy=_("先终止{who}的主持工作登记"),
            )
