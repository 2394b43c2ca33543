"""第五十三条第一款 办理时限: what sets a limit, and what counts as keeping it. What is late the kernel tells."""

from __future__ import annotations

import re

from yizhang.documents.facts import DocumentNumbers, IncomingRecord, UsualDue
from yizhang.gongwen.document import Urgency
from yizhang.law.duration import Duration, NotADuration
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule

PENDING = re.compile(
    r"(?:目前|尚|仍|还|现|已|正)*(?:在|待)?(?:抓紧|积极|认真|进一步)*(?:研究|办理|协调|调研|征求意见|论证|处理|推进){1,3}(?:中|之中|过程中|后再报|后答复)?[。．.]?"
)
"""Words that only say that it goes on."""
SOON = re.compile(r"^(?:.{0,12})正在?(?:抓紧|积极|认真|进一步)?(?:研究|办理|协调|调研|论证|处理|推进)[^，。；]{0,4}[。．.]?$")
STATUTE = re.compile(r"第[一二三四五六七八九十百零\d]+条|\d+[（(]?\d*[）)]?$")


def _only_pending(words: str | None, template: str, where: str, remedy: str) -> Findings:
    """What should be the outcome says only that it goes on; an empty field is the form's to find."""
    said = (words or "").strip()
    if PENDING.fullmatch(said) or SOON.match(said):
        yield breach(template, words=words, where=where, quote=said, remedy=remedy)


@rule("53.1a", at="*.handle")
def result_says_what_was_done(doc: IncomingRecord) -> Findings:
    """职责内事项在时限内办结，办理结果写明办成了什么。"""
    remedy = _("写明办成了什么；尚未办成的，先“说明办理情况”")
    yield from _only_pending(doc.result, _("“{words}”不是办理结果"), "办理结果", remedy)


@rule("53.1b", at="*.opine")
def opinion_is_given(doc: IncomingRecord) -> Findings:
    """需审批的事项在时限内提出部门意见。"""
    yield from _only_pending(doc.department_opinion, _("“{words}”不是部门意见"), "部门意见", _("写明同意与否、依据和建议"))


@rule("53.1d", at="*.state")
def investigation_stays_within_the_longest_limit(doc: IncomingRecord, numbers: DocumentNumbers) -> Findings:
    """须调查论证的先说明办理情况，至迟在最长时限内报告结果。"""
    if doc.asked_days is not None and numbers.investigation < doc.asked_days:
        yield breach(
            _("申请{n}个工作日，超过{limit}"),
            n=doc.asked_days,
            limit=numbers.investigation,
            where="申请办结的工作日数",
            remedy=_("按{limit}报告结果；届时仍有未尽的，写明阶段结果"),
        )


@rule("53.1f", at="request.transfer letter.transfer superior.assign")
def urgent_document_names_its_moment(doc: IncomingRecord) -> Findings:
    """紧急公文以市政府明确的时限为准。"""
    if doc.urgency not in (None, Urgency.NONE) and doc.due is None and doc.opinion_due is None:
        yield caution(
            _("标了“{urgency}”，没有明确时限"), urgency=doc.urgency, where="紧急程度", remedy=_("填写时限到时刻；不填的按一般时限办理")
        )


@rule("53.1a 53.1f", at="request.transfer letter.transfer superior.assign")
def stated_moment_is_no_extension(doc: IncomingRecord, usual: UsualDue) -> Findings:
    """不紧急的按一般时限办理；明确的时限是为紧急公文定的，不用来延长。"""
    if doc.urgency not in (None, Urgency.NONE) or doc.statutory or usual.day is None:
        return
    for label, moment in (("办结时限", doc.due), ("意见时限", doc.opinion_due)):
        if moment is not None and moment.date() > usual.day:
            yield note(
                _("{label}{day}晚于一般时限{usual}"),
                label=label,
                day=moment.date(),
                usual=usual.day,
                where=label,
                remedy=_("不填的按一般时限办理；须调查论证的，由承办部门先说明情况"),
            )


@rule("53.1f", at="*.propose *.transfer superior.assign *.instruct")
def stated_moment_lies_ahead(doc: IncomingRecord, today: Today) -> Findings:
    """明确的时限不早于办理之日。"""
    for label, moment in (("办结时限", doc.due), ("意见时限", doc.opinion_due)):
        if moment is not None and moment.date() < today.day:
            yield breach(_("{label}{day}已经过去"), label=label, day=moment.date(), where=label, remedy=_("改为今天以后的时刻"))


@rule("53.1g", at="*.transfer superior.assign")
def statutory_limit_can_be_counted(doc: IncomingRecord) -> Findings:
    """法律法规另有期限的从其规定，写明期限和条款。"""
    if doc.statutory is None:
        return
    try:
        Duration.parse(doc.statutory)
    except NotADuration:
        yield breach(
            _("“{statutory}”不是期限"),
            statutory=doc.statutory,
            where="法定期限",
            quote=doc.statutory,
            remedy=_("写作“20工作日”“30日”“3个月”，日与工作日按法条"),
        )
    if not doc.statutory_article:
        yield breach(
            _("填了法定期限“{statutory}”，未写条款"),
            statutory=doc.statutory,
            where="法定期限的条款",
            remedy=_("写明法律、法规名称和条款；没有的按一般时限办理"),
        )
    elif not STATUTE.search(doc.statutory_article):
        yield breach(
            _("“{article}”没有指明条款"),
            article=doc.statutory_article,
            where="法定期限的条款",
            quote=doc.statutory_article,
            remedy=_("写作“某某条例第几条”"),
        )


@rule("53.1g 53.1f", at="*.transfer superior.assign")
def stated_moment_keeps_the_statute(doc: IncomingRecord) -> Findings:
    """明确的时限不改变法定期限。"""
    if doc.statutory is not None and (doc.due or doc.opinion_due):
        yield caution(
            _("同时填了法定期限“{statutory}”和明确时限"),
            statutory=doc.statutory,
            where="法定期限",
            remedy=_("核对明确时限不晚于法定期限；有最短期限的不早于它"),
        )
