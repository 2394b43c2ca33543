"""第五十条: a document goes out under its seal, so each seal is on record with the post that keeps it."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule
from yizhang.office.facts import OtherSeals, SealEntry

RULES = "国发〔1999〕25号"
"""国务院关于国家行政机关和企业事业单位社会团体印章管理的规定."""


@rule("50.1b", at="seal.enter")
def seal_is_entered_once(seal: SealEntry, others: OtherSeals) -> Findings:
    """同一机关同名同种的印章只有一枚在用；换用新章的，先登记旧章停用。"""
    if seal.name in others.names:
        yield breach(
            _("“{name}”{kind}已有一枚在用"), name=seal.name, kind=seal.kind, where="印章名称", source=RULES,
            remedy=_("换用新章的，先登记旧章停用；保管人变动的，用移交"),
        )  # fmt: skip


@rule("50.1b", at="seal.enter seal.hand_over")
def seal_is_kept_in_its_organ(seal: SealEntry) -> Findings:
    """印章由所属机关的人员保管；市政府、市政府办公室的印章由办公室和各处室保管（读法）。"""
    if seal.outside_keeper:
        remedy = _("改由本机关的职务保管；由别处代管的，确认后登记")
        yield caution(_("保管人不是印章所属机关的"), where="保管人", source=RULES, remedy=remedy)
