"""第十九条: what a department can lay down by itself is not asked of the government."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.lawmaking.facts import DraftRecord
from yizhang.lawmaking.kinds import LawKind


@rule("19.1b", at="draft.start draft.submit")
def departments_make_what_they_can(draft: DraftRecord) -> Findings:
    """部门自行或者联合制定即可的规范性文件，不提请市政府制定。"""
    if draft.law_kind is LawKind.NORMATIVE and draft.own_powers:
        yield breach(
            _("部门能够自行或者联合制定，不提请市政府制定"), where="部门能够自行或联合发文",
            remedy=_("由部门制定，或由主办部门牵头联合制定；超出部门职权的改填“否”"),
        )  # fmt: skip
