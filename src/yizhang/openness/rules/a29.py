"""第二十九条 及时公布: on a day between its signature and today, and with the very text that was issued."""

from __future__ import annotations

from yizhang.gongwen.compare import where_they_part
from yizhang.law.finding import Findings, _, breach, note
from yizhang.law.rule import Today, rule
from yizhang.openness.facts import PublicationRecord, Voided


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


@rule("29.1a", at="publication.publish")
def what_is_repealed_is_published_as_such(publication: PublicationRecord, voided: Voided) -> Findings:
    """公开以前已经废止的文件，公开时标明，不当作有效文件公开（读法）。"""
    if voided.how:
        yield note(
            _("文件已于{day}{how}"),
            day=voided.on,
            how=voided.how,
            where="公开的位置",
            remedy=_("在网页上标明，随后办理“标明失效”"),
            source="公文处理条例 33",
        )


@rule("29.1a", at="publication.mark")
def marked_once_it_ended(publication: PublicationRecord, voided: Voided, today: Today) -> Findings:
    """标明日期不早于撤销、废止之日，也不晚于今天；写明是撤销还是废止。"""
    first = voided.on or today.day
    if not first <= publication.marked_on <= today.day:
        yield breach(
            _("标明日期{day}不在{first}至{last}之间"),
            day=publication.marked_on,
            first=first,
            last=today.day,
            where="标明日期",
            remedy=_("填网页实际标明的日期"),
        )
    if voided.how not in publication.marked_as:
        yield breach(
            _("网页上标明的“{words}”没有写“{how}”"),
            words=publication.marked_as,
            how=voided.how,
            where="网页上怎样标明",
            remedy=_("撤销的自始无效，废止的自废止之日起失效，照实写明"),
            source="公文处理条例 33",
        )
