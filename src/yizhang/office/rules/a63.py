"""第六十三条: which kinds of organs the rules bind."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import HoldingEntry, OrganEntry, TakenNames
from yizhang.office.kinds import OrganKind

BOUND_LIKE_DEPARTMENTS = (OrganKind.DIRECTLY_AFFILIATED, OrganKind.RESIDENT_OFFICE)


@rule("63.2", at="holding.enter holding.change")
def bound_units_bring_no_members(holding: HoldingEntry) -> Findings:
    """直属单位、派驻机关（构）适用本规则，其负责人不因此成为市政府组成人员。"""
    if holding.as_member and holding.organ_kind in BOUND_LIKE_DEPARTMENTS:
        said = _("{kind}适用工作规则，但其负责人不是市政府组成人员")
        yield breach(said, kind=holding.organ_kind, where="市政府组成人员", remedy=_("“市政府组成人员”填“否”"))


@rule("63.2", at="organ.enter organ.change")
def organ_is_entered_once(organ: OrganEntry, taken: TakenNames) -> Findings:
    """本规则适用于哪些机构按登记确定，一个代码、名称、简称只用于一个机构。"""
    for words in taken.words:
        yield breach(
            _("“{words}”已用于另一项登记"), words=words, where="名称", remedy=_("同一机构有变动的，变更原登记；另一机构另取名称和代码")
        )
