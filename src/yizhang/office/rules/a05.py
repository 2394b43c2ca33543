"""第五条: who the members of the government are."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import HoldingEntry, OtherHolders, PostEntry, TakenNames
from yizhang.office.kinds import LEADERS, OrganKind, Role
from yizhang.office.period import said


@rule("5.1", at="holding.enter holding.change")
def only_four_kinds_of_posts_are_members(holding: HoldingEntry) -> Findings:
    """市政府组成人员为市长、副市长、秘书长、各工作部门主要负责人。"""
    principal = holding.role is Role.PRINCIPAL and holding.organ_kind is OrganKind.DEPARTMENT
    if holding.as_member and holding.role not in LEADERS and not principal:
        yield breach(
            _("{role}不是市政府组成人员"), role=_called(holding), where="市政府组成人员", remedy=_("“市政府组成人员”填“否”；开会时可以列席")
        )


@rule("5.1 6.1a", at="holding.enter holding.change")
def government_has_one_mayor_and_one_secretary_general(holding: HoldingEntry, others: OtherHolders) -> Findings:
    """组成人员中市长、秘书长各一人，前任免职后到任。"""
    if holding.role not in (Role.MAYOR, Role.SECRETARY_GENERAL):
        return
    for one in others.holders:
        if one.post == holding.post and one.person != holding.person and one.period.overlaps(holding.period):
            yield breach(_("{who}{period}在任"), who=one.words, period=said(one.period), where="职务", remedy=_("先登记{who}免职"))


@rule("5.1", at="post.enter post.change")
def post_has_its_own_code(post: PostEntry, taken: TakenNames) -> Findings:
    """组成人员按职务登记，一个代码只用于一个职务。"""
    for words in taken.words:
        yield breach(_("“{words}”已用于另一项登记"), words=words, where="代码", remedy=_("另取代码；同一职务有变动的，变更原登记"))


def _called(holding: HoldingEntry) -> str:
    """区政府主要负责人, 副秘书长: what is no member by its kind of post or of organ."""
    role = holding.role.value if holding.role else "这一职务"
    return f"{holding.organ_kind.value}{role}" if holding.role is Role.PRINCIPAL and holding.organ_kind else role
