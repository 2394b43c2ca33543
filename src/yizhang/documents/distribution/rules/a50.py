"""第五十条 印发以后: every copy is accounted for."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import DispatchRecord
from yizhang.documents.distribution.facts import DeliveryRecord, Outstanding, Received, Sent
from yizhang.law.finding import Findings, _, breach, note
from yizhang.law.rule import Today, rule

SOURCE = "公文处理条例 25(4)"


@rule("50.1b", at="dispatch.archive")
def copies_have_arrived(document: DispatchRecord, left: Outstanding) -> Findings:
    """归档时说明还有哪些单位没有签收或者送达；不妨碍归档。"""
    if left.names:
        yield note(
            _("还有{n}份未签收或未送达，包括{names}"),
            n=len(left.names),
            names=left.first,
            where="分发",
            remedy=_("可以先归档；签收情况随后记入分发登记簿"),
            source=SOURCE,
        )


@rule("50.1b", at="delivery.take_back")
def only_unread_copies_are_taken_back(copy: DeliveryRecord, received: Received) -> Findings:
    """只收回没有签收的；收件机关已经签收、认领或者传阅的不能收回。"""
    if received.on is not None:
        yield breach(
            _("{who}已于{day}收到，不能收回"),
            who=received.by,
            day=received.on,
            where="收回",
            remedy=_("文件有误的另行发文更正，不再施行的废止原文件"),
            source=SOURCE,
        )


@rule("50.1b", at="delivery.hand_over")
def paper_arrives_after_it_is_sent(copy: DeliveryRecord, sent: Sent, today: Today) -> Findings:
    """送达日期在分发以后、今天以前。"""
    if not sent.on <= copy.delivered_on <= today.day:
        yield breach(
            _("送达日期{day}不在{first}至{last}之间"),
            day=copy.delivered_on,
            first=sent.on,
            last=today.day,
            where="送达日期",
            remedy=_("填实际送达的日期"),
            source=SOURCE,
        )
