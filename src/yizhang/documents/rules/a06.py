"""第六条 分工: whose portfolio a document falls into where topic and department differ."""

from __future__ import annotations

from yizhang.documents.facts import InCharge, IncomingRecord, ProposedReader
from yizhang.law.finding import Findings, _, note
from yizhang.law.rule import rule


@rule("6.1b", at="request.propose superior.propose")
def topic_goes_before_department(doc: IncomingRecord, falls: InCharge) -> Findings:
    """按照分工呈分管领导：主题优先于来文机关，两者不同的提示来文机关的分管领导。"""
    if falls.by_topic and falls.by_sender and falls.by_topic != falls.by_sender:
        yield note(
            _("主题“{topic}”由{leader}分管，{sender}由{other}分管"),
            topic=doc.topic,
            leader=falls.by_topic,
            sender=doc.sender_name,
            other=falls.by_sender,
            where="主题",
            remedy=_("按主题呈{leader}；需要时送{other}阅"),
        )


@rule("6.1b", at="request.propose superior.propose")
def reader_is_in_charge(doc: IncomingRecord, proposed: ProposedReader) -> Findings:
    """阅批按照分工呈分管副市长，拟办写的是别的副市长的，提示是谁。"""
    if proposed.in_charge:
        yield note(
            _("按照分工由{leader}分管，拟办写的是{name}"),
            leader=proposed.in_charge,
            name=proposed.name,
            where="阅批领导",
            remedy=_("阅批呈{leader}；需要{name}知道的，送阅"),
        )
