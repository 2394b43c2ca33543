"""第五十三条第二款: what a countersignature has to say, and what silence is good for."""

from __future__ import annotations

import re

from yizhang.documents.countersign.facts import CountersigningRecord, CountersignRecord, Heard, Objections, OwnLimit, UsualReply
from yizhang.documents.facts import IncomingRecord
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import Today, rule, yet_to_come

AGREES = re.compile(r"(?:同意|无(?:不同)?意见|没有(?:不同)?意见)[。．.]?$")
"""A late answer that only says what silence had said."""


@rule("53.1c", at="countersigning.send")
def others_are_asked_in_time(asked: CountersigningRecord, usual: UsualReply, own: OwnLimit) -> Findings:
    """会相关部门的，主办部门在自己的时限内提出意见；发出得晚，等不到视为无不同意见。"""
    if own.day is not None and own.day <= usual.day:
        yield caution(
            _("会签到{usual}届满，次日才视为无不同意见，晚于本部门时限{own}"),
            usual=usual.day,
            own=own.day,
            where="所办事项",
            remedy=_("请对方提前回复，或在届满前商定；本部门时限不因此延长"),
        )


@rule("53.2c", at="countersigning.send")
def answer_gets_the_usual_time(asked: CountersigningRecord, usual: UsualReply) -> Findings:
    """部门间征求意见一般给7个工作日。"""
    if asked.reply_by is not None and asked.reply_by < usual.day:
        told = _("要求{day}回复，早于{usual}") if asked.short_reason else _("要求{day}回复，早于{usual}，未说明理由")
        yield caution(
            told,
            day=asked.reply_by,
            usual=usual.day,
            where="希望回复日期",
            remedy=_("说明缩短的理由；对方逾期的，仍到{usual}届满才视为无不同意见"),
        )


@rule("53.2c", at="countersignature.extend")
def agreed_day_lies_ahead(one: CountersignRecord, today: Today) -> Findings:
    """商定的回复日期在今天以后。"""
    if one.agreed_due < today.day:
        yield breach(_("商定的{day}已经过去"), day=one.agreed_due, where="商定的回复日期", remedy=_("改为今天以后的日期"))


@rule("53.2c", at="countersignature.late")
def late_answer_changes_nothing(one: CountersignRecord) -> Findings:
    """逾期答复留存并提示主办部门，视为无不同意见的效果不变。"""
    if not AGREES.match(one.late_opinion.strip()):
        yield caution(_("本部门已视为无不同意见"), where="逾期答复", remedy=_("确认后留存，主办部门可以看到；视同不撤回"))


@rule("53.2b", at="countersigning.negotiate")
def talks_have_taken_place(asked: CountersigningRecord, today: Today) -> Findings:
    """协商以后才登记协商的结果。"""
    yield from yet_to_come(asked.negotiated_on, today, "协商日期", _("协商以后再登记"))


@rule("53.2b", at="countersigning.state countersigning.sign")
def every_side_is_heard(asked: CountersigningRecord, against: Objections) -> Findings:
    """协商不一致的，列明各方理据。"""
    heard = {str(one.organ) for one in asked.positions}
    silent = [name for code, name in zip(against.organs, against.names, strict=True) if code not in heard]
    if asked.positions and silent:
        yield breach(
            _("没有列出{organs}的理据"), organs="、".join(silent), where="各方理据", remedy=_("逐个写明持不同意见的部门的理由和依据")
        )
    if asked.positions and against.organs and against.lead not in heard:
        yield breach(_("没有列出主办部门的理据"), where="各方理据", remedy=_("写明本部门的理由和依据"))


@rule("53.2a", at="request.submit request.propose")
def request_is_countersigned(doc: IncomingRecord, heard: Heard) -> Findings:
    """请示涉及其他部门职责的，主办部门与相关部门会签，或者联合行文。"""
    if heard.lacking:
        yield breach(
            _("涉及{organs}的职责，没有会签"),
            organs="、".join(heard.lacking),
            where="涉及部门",
            remedy=_("先办“部门会签”并填写该事项，或与其联合行文；区县的请示也要协商"),
        )
    if doc.countersigning and not heard.signed:
        yield breach(_("部门会签还没有由主办部门主要负责人签字"), where="部门会签", remedy=_("由本单位主要负责人“主要负责人会签”后报送"))
    elif doc.countersigning and not heard.same_text:
        yield breach(_("报送的正文与会签的正文不同"), where="正文", remedy=_("按会签的正文报送；改动的，重新会签"))
