"""第二十一条: with whom a document is filed, and that it is public."""

from __future__ import annotations

from datetime import timedelta

from yizhang.law.actor import organ
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import Today, rule, watch, yet_to_come
from yizhang.lawmaking.derived import BUREAU
from yizhang.lawmaking.facts import FilingRecord, InboundRecord, LawNumbers
from yizhang.lawmaking.kinds import LawKind


@rule("21.1a 21.1b", at="filing.send")
def filing_follows_the_publication(filing: FilingRecord) -> Findings:
    """自公布之日起报送。"""
    if filing.sent_on < filing.published_on:
        yield breach(
            _("{day}报送，早于{published}公布"), day=filing.sent_on, published=filing.published_on, where="报送日期",
            remedy=_("填公布以后实际报送的日期"),
        )  # fmt: skip


@rule("21.1c", at="inbound_filing.notice")
def what_is_filed_has_been_issued(filed: InboundRecord, today: Today) -> Findings:
    """报备的是已经印发的文件。"""
    yield from yet_to_come(filed.issued_on, today, "印发日期", _("印发以后报备"))


@watch("21.1a 21.1b", over="filing", to=organ(BUREAU))
def receipt_is_missing(filing: FilingRecord, numbers: LawNumbers, today: Today) -> Findings:
    """期满没有备案回执的，指明缺哪一家。"""
    limit = numbers.filing if filing.law_kind is LawKind.GOVERNMENT_RULE else numbers.normative_filing
    last = filing.published_on + timedelta(days=limit.amount)
    if last < today.day:
        yield caution(
            _("《{title}》{last}备案期满，缺{organ}的回执"), title=filing.title, last=last, organ=filing.organ, remedy=_("报送并登记回执")
        )


@watch("21.1d", over="inbound_filing", to=organ(BUREAU))
def filed_document_is_public(filed: InboundRecord) -> Findings:
    """报备的文件由制定机关向社会公布；没有公布的不得作为依据。"""
    if filed.text and not filed.published_at:
        yield caution(
            _("《{title}》已报备，没有公布网址"),
            title=filed.title,
            remedy=_("请制定机关公布并登记网址和日期；没有公布的不得作为行政管理的依据"),
        )
