"""第十七条: the plan a draft stands in, and how long the public is asked."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule
from yizhang.lawmaking.facts import ConsultationRecord, DraftRecord, EarliestForce, LawNumbers, Period, Planned, PlanRecord
from yizhang.lawmaking.kinds import LawKind, PlanKind

REGULATION = "规章制定程序条例"


def _plan_of(draft: DraftRecord) -> PlanKind:
    return PlanKind.NORMATIVE if draft.law_kind is LawKind.NORMATIVE else PlanKind.LEGISLATION


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


@rule("17.1b", at="draft.discuss")
def plan_year_has_passed(draft: DraftRecord, planned: Planned, today: Today) -> Findings:
    """送审在计划年度内的，跨年讨论不拒。"""
    if planned.year and planned.year < today.day.year:
        yield note(_("送审时列在{year}年计划，已经跨年"), year=planned.year, where="计划项目")


@rule("17.1b", at="plan_item.propose")
def additions_are_argued(item: PlanRecord) -> Findings:
    """追加计划的补充论证。"""
    if item.added and not item.argument:
        yield breach(_("追加的项目没有补充论证"), where="补充论证", remedy=_("写明追加的必要性、可行性"), source=f"{REGULATION} 13")


@rule("17.1c", at="draft.ask_public")
def public_gets_its_days(draft: DraftRecord, numbers: LawNumbers) -> Findings:
    """公开征求意见一般不少于30日；缩短的说明理由（读法）。"""
    if draft.days is not None and numbers.consultation > draft.days:
        if draft.short_reason:
            yield caution(
                _("只征求{n}日意见，少于{limit}"),
                n=draft.days,
                limit=numbers.consultation,
                where="征求意见天数",
                remedy=_("确认理由后办理：{why}"),
                why=draft.short_reason,
            )
        else:
            yield breach(
                _("只征求{n}日意见，少于{limit}，没有说明理由"), n=draft.days, limit=numbers.consultation, where="征求意见天数",
                remedy=_("改为{limit}，或写明缩短的理由"), source=f"{REGULATION} 15",
            )  # fmt: skip


@rule("17.1c", at="public_consultation.alter")
def altered_draft_is_told(asked: ConsultationRecord) -> Findings:
    """征求意见期间有实质改动的，宜重新征求（读法）。"""
    if asked.changes.strip() not in ("文字修改", "错别字", "标点"):
        yield caution(
            _("征求意见期间改动草案：{changes}"), changes=asked.changes, where="草案", remedy=_("实质改动的重新征求；确认后可以继续原期限")
        )


@rule("17.1c", at="public_consultation.conclude_early")
def shortened_period_is_over(asked: ConsultationRecord, period: Period, today: Today) -> Findings:
    """缩短的征求意见期限届满后公布采纳情况。"""
    if period.last is not None and today.day <= period.last:
        yield breach(_("征求意见到{last}届满"), last=period.last, where="采纳情况", remedy=_("届满次日起公布采纳情况"))


@rule("17.1a", at="draft.publish")
def rule_comes_into_force_later(draft: DraftRecord, earliest: EarliestForce) -> Findings:
    """规章自公布之日起30日后施行。"""
    if draft.law_kind is not LawKind.GOVERNMENT_RULE or earliest.day is None or earliest.day <= draft.in_force_on:
        return
    if draft.at_once_reason:
        yield caution(
            _("{day}施行，早于{earliest}"),
            day=draft.in_force_on,
            earliest=earliest.day,
            where="施行日期",
            remedy=_("确认理由：{why}"),
            why=draft.at_once_reason,
        )
    else:
        yield breach(
            _("{day}施行，早于{earliest}"), day=draft.in_force_on, earliest=earliest.day, where="施行日期",
            remedy=_("改为公布30日后施行；不立即施行将有碍施行的，写明理由"), source=f"{REGULATION} 32",
        )  # fmt: skip
