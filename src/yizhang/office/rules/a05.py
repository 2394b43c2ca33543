"""第五条: who the members of the government are."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.office.facts import HoldingEntry
from yizhang.office.kinds import LEADERS, OrganKind, Role


@rule("5.1", at="holding.enter holding.change")
def only_four_kinds_of_posts_are_members(holding: HoldingEntry) -> Findings:
    """市政府组成人员为市长、副市长、秘书长、各工作部门主要负责人。"""
    principal = holding.role is Role.PRINCIPAL and holding.organ_kind is OrganKind.DEPARTMENT
    if holding.as_member and holding.role not in LEADERS and not principal:
        yield breach(
            _("{role}不是市政府组成人员"), role=_called(holding), where="市政府组成人员", remedy=_("“市政府组成人员”填“否”；开会时可以列席")
        )


def _called(holding: HoldingEntry) -> str:
    """区政府主要负责人, 副秘书长: what is no member by its kind of post or of organ."""
    role = holding.role.value if holding.role else "这一职务"
    return f"{holding.organ_kind.value}{role}" if holding.role is Role.PRINCIPAL and holding.organ_kind else role
