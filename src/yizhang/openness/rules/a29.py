"""第二十九条 及时公布: on a day between its signature and today, and with the very text that was issued."""

from __future__ import annotations

from yizhang.gongwen.compare import where_they_part
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import Today, rule
from yizhang.openness.facts import PublicationRecord


@rule("29.1a", at="publication.publish publication.mend")
def published_after_it_was_made(publication: PublicationRecord, today: Today) -> Findings:
    """公开日期不早于生成日期，也不晚于今天。"""
    for one in publication.places:
        if not publication.dated <= one.on <= today.day:
            yield breach(
                _("{channel}的公开日期{day}不在{first}至{last}之间"),
                channel=one.channel.value,
                day=one.on,
                first=publication.dated,
                last=today.day,
                where="公开的位置",
                remedy=_("填实际公开的日期"),
            )


@rule("29.1a", at="publication.publish publication.mend")
def published_text_is_the_issued_text(publication: PublicationRecord) -> Findings:
    """网页上的文本就是印发的文本；空白和换行不计。"""
    parted = where_they_part(publication.shown, publication.published_text or "") if publication.published_text else None
    if parted:
        yield breach(
            _("网页上的文本与印发的不一致，从第{n}字起，印发的是“{issued}”，网页上是“{seen}”"),
            n=parted.at,
            issued=parted.one or _("（完）"),
            seen=parted.other or _("（完）"),
            where="网页上的文本",
            remedy=_("改正网页后重新粘贴；文件本身有误的另行发文更正"),
            source="公文处理条例 31",
        )
