"""第六十三条: which kinds of organs the rules bind."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import HoldingEntry
from yizhang.office.kinds import OrganKind

BOUND_LIKE_DEPARTMENTS = (OrganKind.DIRECTLY_AFFILIATED, OrganKind.RESIDENT_OFFICE)


@rule("63.2", at="holding.enter holding.change")
def bound_units_bring_no_members(holding: HoldingEntry) -> Findings:
    """直属单位、派驻机关（构）适用本规则，其负责人不因此成为市政府组成人员。"""
    if holding.as_member and holding.organ_kind in BOUND_LIKE_DEPARTMENTS:
        said = _("{kind}适用工作规则，但其负责人不是市政府组成人员")
        yield breach(said, kind=holding.organ_kind, where="市政府组成人员", remedy=_("“市政府组成人员”填“否”"))
