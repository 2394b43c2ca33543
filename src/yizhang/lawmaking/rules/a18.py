"""第十八条: what came from the public is answered one by one."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.record import filled
from yizhang.law.rule import Today, rule
from yizhang.lawmaking.facts import Answers, ConsultationRecord, DraftRecord, Dropped, HearingRecord, Hearings, LawNumbers
from yizhang.lawmaking.kinds import LawKind

REGULATION = "规章制定程序条例 16"


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


@rule("18.1a", at="hearing.announce")
def hearing_is_announced_in_time(hearing: HearingRecord, numbers: LawNumbers, today: Today) -> Findings:
    """法规、规章草案的听证会，时间、地点、内容提前30日公布；规范性文件没有规定提前几日。"""
    left = (hearing.held_on - today.day).days
    if hearing.law_kind is not LawKind.NORMATIVE and numbers.hearing > left:
        yield breach(
            _("{day}听证，只提前{n}日公布，少于{limit}"), day=hearing.held_on, n=left, limit=numbers.hearing, where="听证日期",
            remedy=_("把听证会改到公告{limit}以后"), source=REGULATION,
        )  # fmt: skip
    elif left < 1:
        yield breach(_("听证日期{day}不在公告以后"), day=hearing.held_on, where="听证日期", remedy=_("改为公告以后的一天"))


@rule("18.1a", at="hearing.choose")
def participants_are_as_announced(hearing: HearingRecord) -> Findings:
    """参加人数与公告的一致；不足的确认后办理（读法）。"""
    found = len(set(hearing.participants))
    if found != hearing.seats:
        yield caution(
            _("公告{seats}人参加，名单上{n}人"), seats=hearing.seats, n=found, where="听证参加人",
            remedy=_("按公告的办法补足；报名不足的，确认后公布"),
        )  # fmt: skip


@rule("18.1a", at="hearing.hold")
def hearing_has_taken_place(hearing: HearingRecord, today: Today) -> Findings:
    """听证会开过以后登记记录；主持人、记录人都在记录上签名。"""
    if today.day < hearing.held_on:
        yield breach(_("听证会{day}才举行"), day=hearing.held_on, where="听证记录", remedy=_("举行以后登记记录"))
    elif len(set(hearing.signed_by)) == 1:
        yield breach(_("记录上只有{who}签名"), who=hearing.signed_by[0], where="记录上签名的人", remedy=_("由主持人、记录人和参加人签名"))


@rule("18.1a", at="hearing.handle")
def what_was_heard_is_taken_up(hearing: HearingRecord) -> Findings:
    """听证会上的意见逐条写明处理，没有采纳的写明理由。"""
    open_ = [one for one in hearing.opinions if not one.answer or one.owes_reason]
    if open_:
        yield breach(
            _("{n}条听证意见没有写明处理或者不采纳的理由，第一条是{who}的"), n=len(open_), who=open_[0].who, where="听证意见",
            remedy=_("逐条写明采纳、部分采纳或不采纳及理由，同类意见可以合并"), source=REGULATION,
        )  # fmt: skip


@rule("18.1a", at="draft.ask_hearing")
def bureau_hears_where_the_drafter_did_not(draft: DraftRecord, hearings: Hearings) -> Findings:
    """起草时举行过听证会的，司法局不再举行。"""
    if hearings.done:
        yield breach(
            _("这件草案已经举行过{n}次听证会"), n=hearings.done, where="听证的理由",
            remedy=_("审查听证意见的处理情况；还有分歧的，书面征求意见或者召开座谈会、论证会"), source="规章制定程序条例 23",
        )  # fmt: skip


@rule("18.1a", at="draft.review")
def review_waits_for_its_hearing(draft: DraftRecord, hearings: Hearings) -> Findings:
    """审查中举行听证会的，说明处理情况以后再出审查意见。"""
    for day in hearings.under_way:
        yield breach(_("{day}的听证会还没有说明处理情况"), day=day, where="审查意见", remedy=_("说明处理情况，或写明理由取消"))


@rule("18.1a 18.1c", at="draft.submit")
def hearings_are_finished(draft: DraftRecord, hearings: Hearings) -> Findings:
    """公告了的听证会开完、处理完意见再送审；写明以听证会听取意见的，有听证会的记录。"""
    for day in hearings.under_way:
        yield breach(_("{day}的听证会还没有说明处理情况"), day=day, where="听取意见的方式", remedy=_("说明处理情况，或写明理由取消"))
    if "听证" in (filled(draft, "heard_how") or "") and not hearings.done and not hearings.under_way:
        yield breach(_("写的是以听证会听取意见，没有听证会的记录"), where="听取意见的方式", remedy=_("办理“举行听证会”，或改写实际的方式"))
