"""第二十条: what the justice bureau asks of a draft, what it interprets, and whose agreements it reviews."""

from __future__ import annotations

import re

from yizhang.law.finding import Findings, _, breach, note
from yizhang.law.rule import rule
from yizhang.lawmaking.facts import AgreementRecord, DraftRecord, InterpretationRecord
from yizhang.lawmaking.kinds import LawKind, Question, Verdict

CITY = r"(?:江苏省)?无锡市(?:人民)?政府(?!办公室|驻)"
RECITAL = "".join(f"(?<!{word})" for word in ("受", "落实", "根据", "依据", "按照", "履行", "执行"))
"""Not after these words: what the government agreed on before, or has others do, is no agreement of its own here."""
OURS = re.compile(
    rf"(?:甲方|乙方|丙方|签约方|一方)[：:为是]?\s*{CITY}|{CITY}[（(](?:以下)?(?:简?称)?[“\"]?(?:甲方|乙方|市政府)"
    rf"|{RECITAL}{CITY}[^。；，的]{{0,12}}(?:与|和|同)[^。；]{{1,40}}?(?:签订|签署|订立|达成|商定|议定|协商一致)(?!的)"
)
"""The government stands among the parties."""


@rule("20.1a", at="draft.review")
def every_question_is_answered(draft: DraftRecord) -> Findings:
    """逐题审查的，每题都有结论；不符的写明理由。"""
    answers = draft.questions or ()
    given = {one.question for one in answers}
    missing = [one.value for one in Question if one not in given]
    if not answers:
        yield note(_("没有逐题写明审查结论"), where="逐题审查", remedy=_("对每题作出结论"))
    elif missing:
        yield breach(
            _("还有{n}题没有结论：{questions}"), n=len(missing), questions="、".join(missing), where="逐题审查", remedy=_("对每题作出结论")
        )
    for one in answers:
        if one.verdict is Verdict.BROKEN and not one.ground.strip():
            yield breach(_("“{question}”不符，没有写理由"), question=one.question, where="逐题审查", remedy=_("写明哪一条不符、依据什么"))


@rule("20.1a", at="draft.discuss")
def what_was_found_unlawful_is_not_discussed(draft: DraftRecord) -> Findings:
    """审查认为不符的草案，修改后再审查，不提请讨论。"""
    broken = [one.question.value for one in draft.questions or () if one.verdict is Verdict.BROKEN]
    if broken:
        yield breach(
            _("审查有{n}题不符：{questions}"), n=len(broken), questions="、".join(broken), where="逐题审查",
            remedy=_("修改草案，重新送审"), source="国办发〔2018〕115号 二(七)",
        )  # fmt: skip


@rule("20.1b", at="interpretation.receive")
def only_government_rules_are_interpreted(asked: InterpretationRecord) -> Findings:
    """本条的解释只及政府规章。"""
    if asked.law_kind is not LawKind.GOVERNMENT_RULE:
        yield breach(
            _("“{kind}”不由市政府解释"),
            kind=asked.law_kind,
            where="所解释的文件",
            remedy=_("地方性法规请人大常委会解释；规范性文件由制定机关答复"),
        )


@rule("20.1d", at="agreement.draft agreement.sign")
def agreements_of_the_government_are_named_so(one: AgreementRecord) -> Findings:
    """以市政府名义签订的，不论叫什么名称，都先审核文本（读法）。"""
    if not one.for_government and (found := OURS.search(one.text)):
        yield breach(
            _("文本中“{phrase}”，填的不是以市政府名义"),
            phrase=found[0],
            where="以市政府名义签订",
            quote=found[0],
            remedy=_("改填“是”，先由市司法局审核文本"),
        )
