"""第五十一条: the number of documents is kept down."""

from __future__ import annotations

from yizhang.documents.quota.facts import IssuedCounts, QuotaNumbers, QuotaRecord
from yizhang.law.actor import office, secretary_general
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule, watch


@rule("51.1f", at="quota.enter quota.change")
def planned_number_is_a_number(quota: QuotaRecord) -> Findings:
    """控制件数不少于0。"""
    if quota.planned is not None and quota.planned < 0:
        yield breach(_("控制件数写的是{n}"), n=quota.planned, where="控制件数", remedy=_("写明件数；不填的，以上一年的件数为准"))


@watch("51.1f", over="quota", to=office("文电") | secretary_general)
def documents_are_kept_down(quota: QuotaRecord, issued: IssuedCounts, numbers: QuotaNumbers, today: Today) -> Findings:
    """控制发文数量：临近控制件数的提示，超过的、多于去年同期的须看（读法）。"""
    if quota.year != today.day.year:
        return
    limit = issued.whole_last_year if quota.planned is None else quota.planned
    if limit < issued.this_year:
        yield caution(_("{title}已{n}件，超过{limit}件"), title=quota.title, n=issued.this_year, limit=limit, remedy=KEEP)
    elif issued.last_year < issued.this_year:
        yield caution(_("{title}已{n}件，多于去年同期{was}件"), title=quota.title, n=issued.this_year, was=issued.last_year, remedy=KEEP)
    elif numbers.near <= issued.share(limit):
        yield note(_("{title}已{n}件，临近{limit}件"), title=quota.title, n=issued.this_year, limit=limit, remedy=KEEP)


KEEP = _("打开本项查看已发的各件；能合并、能不发的不发")
