"""第十八条: what came from the public is answered one by one."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule
from yizhang.lawmaking.facts import Answers, ConsultationRecord, DraftRecord, Dropped


@rule("18.1a", at="draft.submit")
def every_opinion_is_answered(draft: DraftRecord, answers: Answers) -> Findings:
    """征求到的意见逐条写明采纳情况，同类的可以合并（读法）。"""
    if answers.unanswered:
        yield breach(
            _("{total}条意见中有{n}条没有填采纳情况"), total=answers.total, n=answers.unanswered, where="收到的意见",
            remedy=_("逐条写明采纳、部分采纳或不采纳及理由，同类意见可以合并"), source="规章制定程序条例 18",
        )  # fmt: skip
    elif answers.unreasoned:
        yield breach(
            _("没有采纳或者部分采纳的意见中有{n}条没有写理由"), n=answers.unreasoned, where="收到的意见",
            remedy=_("逐条写明理由，同类意见可以合并"), source="规章制定程序条例 18",
        )  # fmt: skip


@rule("18.1a", at="public_consultation.conclude public_consultation.conclude_early")
def result_answers_the_opinions(asked: ConsultationRecord) -> Findings:
    """公布采纳情况时，每条意见都有处理。"""
    open_ = [one for one in asked.opinions if not one.answer]
    if open_:
        yield caution(_("有{n}条意见没有填采纳情况"), n=len(open_), where="收到的意见", remedy=_("送审前逐条填写"))


@rule("18.1a", at="public_consultation.collect public_consultation.conclude public_consultation.conclude_early")
def registered_opinions_stay(asked: ConsultationRecord, dropped: Dropped) -> Findings:
    """登记过的意见不丢；同类意见合并的，确认后办理（读法）。"""
    if dropped.count:
        yield caution(
            _("已登记的{n}条意见不在这次的清单里，第一条是{who}的“{said}”"), n=dropped.count, who=dropped.who, said=dropped.said,
            where="收到的意见", remedy=_("同类意见合并的，确认后办理；其余的保留在清单里"),
        )  # fmt: skip
