"""第五十二条, of drafts: what touches the market is reviewed for fair competition, and a document lays down nothing that only law may."""

from __future__ import annotations

from yizhang.gongwen.forbidden import market_overlooked, penalty_without_basis, proof_without_basis
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule
from yizhang.lawmaking.facts import DraftRecord
from yizhang.lawmaking.kinds import LawKind


@rule("52.1d", at="draft.start draft.submit")
def drafts_mind_the_market(draft: DraftRecord) -> Findings:
    """与市场主体经营活动密切相关的，须公平竞争审查；不审查的写明理由。"""
    if not draft.operators:
        yield from market_overlooked(draft.text, draft.operators_reason)


@rule("52.1e", at="draft.discuss draft.publish")
def drafts_lay_nothing_forbidden_down(draft: DraftRecord) -> Findings:
    """规范性文件不得设定处罚、强制、收费，不得增设没有依据的证明。"""
    for look in (penalty_without_basis, proof_without_basis) if draft.law_kind is LawKind.NORMATIVE else ():
        if found := look(draft.text):
            yield breach(
                _("“{phrase}”没有依据"), phrase=found, where="草案", quote=found,
                remedy=_("删去，或写明所依据的法律、法规、规章及条款，修改后重新审核"), source="国办发〔2018〕115号 二（六）",
            )  # fmt: skip
