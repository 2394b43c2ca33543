"""第六十一条 外出: who is away at the same time as himself, or as the one who stands in for him."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, caution
from yizhang.law.rule import rule
from yizhang.office.facts import AbsenceEntry, OtherAbsences
from yizhang.office.period import said

AWAY = "absence.enter absence.change"


@rule("61.1g", at=AWAY)
def nobody_is_away_twice(absence: AbsenceEntry, others: OtherAbsences) -> Findings:
    """一人同一期间只有一次外出登记；行程有变的变更原登记，延期的接着原登记另行请示（读法）。"""
    for one in others.absences:
        if not one.pair and one.period.overlaps(absence.away):
            yield caution(
                _("{who}{period}已登记外出"), who=one.words, period=said(one.period), where="外出人",
                remedy=_("行程有变的变更原登记；延期的自原登记返回之后起算，确有两次的确认后登记"),
            )  # fmt: skip


@rule("61.1g 6.1b", at=AWAY)
def pair_is_not_away_together(absence: AbsenceEntry, others: OtherAbsences) -> Findings:
    """互为AB角的两位不同时外出，同时外出的须确认由谁代看（读法）。"""
    for one in others.absences:
        if one.pair and one.period.overlaps(absence.away):
            yield caution(
                _("{pair}{who}{period}同时外出"), pair=one.pair, who=one.words, period=said(one.period), where="外出人",
                remedy=_("错开时间；确须同时外出的，先另行安排代看的人，再确认登记"),
            )  # fmt: skip
