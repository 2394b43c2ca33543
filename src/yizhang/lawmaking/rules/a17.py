"""第十七条: what a draft changes, the plan it stands in, and how long the public is asked."""

from __future__ import annotations

import re
from typing import Any

from yizhang.law.finding import Finding, Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule, yet_to_come
from yizhang.lawmaking.facts import (
    Asked,
    ConsultationRecord,
    DraftRecord,
    EarliestForce,
    LawNumbers,
    Period,
    Planned,
    PlanRecord,
    Resting,
    Target,
    Way,
    YearsPlan,
)
from yizhang.lawmaking.kinds import Effect, LawKind, PlanKind

REGULATION = "规章制定程序条例"
DECIDING = ("常务会议", "全体会议")
"""The meetings that decide on a draft (规章制定程序条例 27)."""
BRACKETS = re.compile(r"（[^（）]*）")


def _plan_of(draft: DraftRecord) -> PlanKind:
    return PlanKind.NORMATIVE if draft.law_kind is LawKind.NORMATIVE else PlanKind.LEGISLATION


@rule("17.1a", at="draft.submit draft.publish")
def what_is_changed_is_in_force(draft: DraftRecord, target: Target) -> Findings:
    """修改、废止的是已经公布、没有废止和失效的文件。"""
    if draft.changes and target.effect is None:
        remedy = _("改填已公布文件的事项；没有收入本系统的不填")
        yield breach(_("所修改、废止的不是本系统公布的文件"), where="所修改、废止的文件", remedy=remedy)
    elif target.effect in (Effect.REPEALED, Effect.EXPIRED):
        yield breach(
            _("《{title}》{effect}，不能再修改、废止"), title=target.title, effect=target.effect, where="所修改、废止的文件",
            remedy=_("核对所填的文件"),
        )  # fmt: skip


@rule("17.1a", at="draft.publish")
def validity_ends_after_it_begins(draft: DraftRecord) -> Findings:
    """有效期在施行之后届满。"""
    if draft.valid_until is not None and draft.valid_until < draft.in_force_on:
        yield breach(
            _("有效期至{until}，早于{since}施行"), until=draft.valid_until, since=draft.in_force_on, where="有效期至",
            remedy=_("改正施行日期或有效期"),
        )  # fmt: skip


@rule("17.1a", at="draft.discuss")
def draft_is_decided_by_the_right_meeting(draft: DraftRecord) -> Findings:
    """草案由常务会议或者全体会议讨论决定。"""
    if not any(one in draft.meeting for one in DECIDING):
        yield breach(
            _("“{meeting}”不讨论决定{kind}"), meeting=draft.meeting, kind=draft.law_kind, where="讨论决定的会议",
            remedy=_("提请市政府常务会议或者全体会议讨论决定"), source=f"{REGULATION} 27",
        )  # fmt: skip


@rule("52.1c", at="draft.discuss")
def meeting_follows_the_review(draft: DraftRecord, way: Way, today: Today) -> Findings:
    """会议在审查以后召开，登记时已经开过；没有审查的不提请集体审议。"""
    yield from yet_to_come(draft.held_on, today, "会议日期", _("会议决定以后再登记"))
    if way.examined is not None and draft.held_on < way.examined:
        yield breach(
            _("会议{day}召开，审查{examined}才通过"), day=draft.held_on, examined=way.examined, where="会议日期",
            remedy=_("审查通过后重新提请会议讨论；日期填错的改正"),
        )  # fmt: skip


@rule("17.1a", at="draft.publish")
def publication_follows_the_signature(draft: DraftRecord, way: Way, today: Today) -> Findings:
    """签署、签发以后公布，登记时已经公布。"""
    yield from yet_to_come(draft.published_on, today, "公布日期", _("公布以后再登记"))
    if way.signed is not None and draft.published_on < way.signed:
        yield breach(
            _("{day}公布，早于{signed}签署"), day=draft.published_on, signed=way.signed, where="公布日期",
            remedy=_("日期填错的改正；签署以前不得公布"),
        )  # fmt: skip


@rule("17.1b", at="draft.submit")
def draft_stands_in_the_plan_of_its_year(draft: DraftRecord, planned: Planned, today: Today) -> Findings:
    """提请市政府讨论审议的草案应当列入年度计划，按送审日所属年度（读法）。"""
    wanted, remedy = _plan_of(draft), _("先申报追加计划，写明补充论证，报市政府批准")
    if not planned.name:
        yield breach(_("没有列入{plan}"), plan=wanted, where="计划项目", remedy=remedy)
    elif planned.plan != wanted.value:
        yield breach(_("所填的是{found}，应当是{plan}"), found=planned.plan, plan=wanted, where="计划项目", remedy=_("改填该计划中的项目"))
    elif not planned.approved:
        yield breach(_("计划项目“{name}”还没有经市政府批准"), name=planned.name, where="计划项目", remedy=_("批准后送审"))
    elif planned.year != today.day.year:
        yield breach(
            _("“{name}”列在{year}年计划，今年没有再列入"),
            name=planned.name,
            year=planned.year,
            where="计划项目",
            remedy=_("结转列入今年计划，或申报追加"),
        )


@rule("17.1b", at="draft.submit")
def plan_entry_is_of_this_draft(draft: DraftRecord, planned: Planned) -> Findings:
    """计划写明名称、起草单位和完成时间：一个项目一件草案。"""
    if planned.used_by:
        yield breach(
            _("计划项目“{name}”已经用于《{title}》"), name=planned.name, title=planned.used_by, where="计划项目",
            remedy=_("改填本件的项目；没有的，申报追加"), source=f"{REGULATION} 12",
        )  # fmt: skip
    elif planned.name and not _same_matter(draft.title, planned.name):
        yield caution(
            _("计划项目是“{name}”，草案是《{title}》"), name=planned.name, title=draft.title, where="计划项目",
            remedy=_("只是改了名称的，确认后送审；不是同一件的，改填或者申报追加"), source=f"{REGULATION} 12",
        )  # fmt: skip


def _same_matter(title: str, name: str) -> bool:
    """One name in the other, what stands in brackets (草案, 修订草案) left out."""
    one, other = (BRACKETS.sub("", words) for words in (title, name))
    return one in other or other in one


@rule("17.1b", at="draft.submit")
def draft_is_by_whom_the_plan_names(draft: DraftRecord, planned: Planned) -> Findings:
    """由计划写明的单位起草；司法局可以组织起草（第二十条）。"""
    if planned.drafter and not draft.by_bureau and planned.drafter != planned.own:
        yield caution(
            _("计划写明由{planned}起草，送审的是{own}"), planned=planned.drafter, own=planned.own, where="起草单位",
            remedy=_("起草单位已经商定改变的，确认后送审；否则由计划写明的单位送审"), source=f"{REGULATION} 12",
        )  # fmt: skip


@rule("17.1b", at="draft.discuss")
def plan_still_holds(draft: DraftRecord, planned: Planned, today: Today) -> Findings:
    """送审在计划年度内的，跨年讨论不拒；送审后项目撤出计划的不提请讨论。"""
    if planned.name and not planned.approved:
        yield breach(_("送审后，计划项目“{name}”的批准已经撤回"), name=planned.name, where="计划项目", remedy=_("项目重新批准后再讨论"))
    elif planned.year and planned.year < today.day.year:
        yield note(_("送审时列在{year}年计划，已经跨年"), year=planned.year, where="计划项目")


@rule("17.1b", at="plan_item.propose")
def additions_are_argued(item: PlanRecord, years_plan: YearsPlan) -> Findings:
    """该年计划已经批准的，此后申报的是追加，须补充论证。"""
    if years_plan.approved and not item.argument:
        yield breach(
            _("{year}年{plan}已有{n}项批准，这是追加的项目，没有补充论证"), year=item.year, plan=item.plan, n=years_plan.approved,
            where="补充论证", remedy=_("写明追加的必要性、可行性"), source=f"{REGULATION} 13",
        )  # fmt: skip


@rule("17.1b", at="plan_item.close")
def no_draft_rests_on_what_is_closed(item: PlanRecord, resting: Resting) -> Findings:
    """草案还以它为依据的计划项目不办结，也没有删除；撤出计划须先处理草案。"""
    for title in resting.drafts:
        yield breach(
            _("草案“{title}”列在这个计划项目，还没有公布"),
            title=title,
            where="计划项目",
            remedy=_("先公布草案，或撤回、改列草案的计划项目"),
        )


@rule("17.1c", at="draft.ask_public")
def public_gets_its_days(draft: DraftRecord, numbers: LawNumbers) -> Findings:
    """公开征求意见，法规、规章和涉及经营主体的一般不少于30日，缩短的说明理由；其他规范性文件没有规定几日（读法）。"""
    if draft.days is not None and draft.days < 1:
        yield breach(_("征求意见{n}日"), n=draft.days, where="征求意见天数", remedy=_("写明公开征求意见的天数"))
    elif draft.days is not None and draft.period_set and numbers.consultation > draft.days:
        source = "优化营商环境条例 62" if draft.law_kind is LawKind.NORMATIVE else f"{REGULATION} 15"
        yield _unless_argued(
            draft.short_reason, _("只征求{n}日意见，少于{limit}"), _("改为{limit}，或写明缩短的理由"),
            n=draft.days, limit=numbers.consultation, where="征求意见天数", source=source,
        )  # fmt: skip


@rule("17.1c", at="draft.submit")
def submitted_text_is_the_one_asked_about(draft: DraftRecord, asked: Asked) -> Findings:
    """征求意见以后改了草案的，须确认；实质改动的宜重新征求（读法）。"""
    if asked.changed:
        yield caution(
            _("送审的草案与公开征求意见的不同"), where="草案",
            remedy=_("按意见修改或者只改文字的，确认后送审；有实质改动的，重新公开征求意见"),
        )  # fmt: skip


@rule("17.1c", at="public_consultation.alter")
def altered_draft_is_told(asked: ConsultationRecord) -> Findings:
    """征求意见期间有实质改动的，宜重新征求（读法）。"""
    if asked.changes.strip() not in ("文字修改", "错别字", "标点"):
        yield caution(
            _("征求意见期间改动草案：{changes}"), changes=asked.changes, where="草案", remedy=_("实质改动的重新征求；确认后可以继续原期限")
        )


@rule("17.1c", at="public_consultation.conclude public_consultation.conclude_early")
def period_is_over(asked: ConsultationRecord, period: Period, today: Today) -> Findings:
    """公布的征求意见期限届满后公布采纳情况，长于、短于30日的都按公布的算。"""
    if period.last is not None and today.day <= period.last:
        yield breach(_("征求意见到{last}届满"), last=period.last, where="采纳情况", remedy=_("届满次日起公布采纳情况"))


@rule("17.1a", at="draft.publish")
def rule_comes_into_force_later(draft: DraftRecord, earliest: EarliestForce) -> Findings:
    """规章自公布之日起30日后施行。"""
    if draft.law_kind is LawKind.GOVERNMENT_RULE and earliest.day is not None and draft.in_force_on < earliest.day:
        yield _unless_argued(
            draft.at_once_reason, _("{day}施行，早于{earliest}"), _("改为公布30日后施行；不立即施行将有碍施行的，写明理由"),
            day=draft.in_force_on, earliest=earliest.day, where="施行日期", source=f"{REGULATION} 32",
        )  # fmt: skip


def _unless_argued(reason: str | None, words: str, mend: str, **more: Any) -> Finding:
    """Less time than the regulation gives: refused, or with a stated reason only to be confirmed."""
    if reason:
        return caution(words, remedy=_("确认理由后办理：{why}"), why=reason, **more)
    return breach(words, remedy=mend, **more)
