"""第二十八条 公开为常态: what stays unpublished has a ground of the law, and what is published shows nobody's private numbers."""

from __future__ import annotations

from yizhang.gongwen.lints import privacy
from yizhang.gongwen.openness import Openness, grounded
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule
from yizhang.openness.facts import PublicationRecord


@rule("28.1", at="publication.withhold publication.alter")
def what_stays_unpublished_has_a_ground(publication: PublicationRecord) -> Findings:
    """不公开的，依据是法律写明的情形；依申请公开的写明理由。"""
    yield from grounded(publication.openness, publication.openness_ground, publication.openness_reason)


@rule(
    "28.1",
    at="publication.publish publication.mend",
    exempt={"第三方同意公开，或者不公开会对公共利益造成重大影响（政府信息公开条例15）": "consent"},
)
def nobodys_private_numbers_are_published(publication: PublicationRecord) -> Findings:
    """公开的文本不出现公民身份号码、银行账号、个人手机号码。"""
    for one in privacy.numbers(publication.shown):
        say = breach if one.what is privacy.Private.IDENTITY else caution
        yield say(
            _("公开的文本中有{what}“{shown}”"),
            what=one.what.value,
            shown=one.shown,
            where="公开的文本",
            remedy=_("删去后再公开，或者写明可以公开的依据"),
            source="政府信息公开条例 15",
        )


@rule("28.1", at="publication.publish")
def annexes_are_looked_through(publication: PublicationRecord) -> Findings:
    """附件的内容没有逐字核对，公开以前由人看过。"""
    if publication.attachments:
        yield note(
            _("有{n}个附件，程序没有核对其中的个人信息和涉密内容"),
            n=len(publication.attachments),
            where="附件",
            remedy=_("公开以前逐个看过"),
            source="政府信息公开条例 17",
        )


@rule("28.1 17.1a", at="publication.alter")
def laws_are_public(publication: PublicationRecord) -> Findings:
    """规章和规范性文件都向社会公布，不改为不公开；没有公布的不作为行政管理的依据。"""
    if publication.law_kind and publication.openness not in (None, Openness.PROACTIVE):
        yield breach(
            _("{kind}应当向社会公布，不能改为“{openness}”"),
            kind=publication.law_kind,
            openness=publication.openness,
            where="公开属性",
            remedy=_("保持主动公开；网页有误的用“更正网页”"),
            source="组织法 75；优化营商环境条例 64",
        )


@rule("28.1", at="publication.take_down")
def taken_down_by_today(publication: PublicationRecord, today: Today) -> Findings:
    """撤下日期不晚于今天，也不早于公开的日期。"""
    first = min((one.on for one in publication.places), default=today.day)
    if not first <= publication.taken_down_on <= today.day:
        yield breach(
            _("撤下日期{day}不在{first}至{last}之间"),
            day=publication.taken_down_on,
            first=first,
            last=today.day,
            where="撤下日期",
            remedy=_("填网页实际撤下的日期"),
        )
