"""第六条: the mayor, the deputies by their portfolios, and who stands in for the mayor while he is away."""

from __future__ import annotations

from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import Today, rule, yet_to_come
from yizhang.office.facts import (
    AbsenceEntry,
    DelegationEntry,
    FollowUpRecord,
    OtherPortfolios,
    OtherPresiding,
    OutsideOrgans,
    PortfolioEntry,
    TimesAway,
)
from yizhang.office.kinds import LEADERS, DelegationKind, Role
from yizhang.office.led import not_led
from yizhang.office.period import said

PORTFOLIO = "portfolio.enter portfolio.change"


@rule("6.1b", at=PORTFOLIO)
def portfolio_belongs_to_a_leader(portfolio: PortfolioEntry) -> Findings:
    """分工是市长、副市长、秘书长的分工。"""
    if portfolio.leader_role not in LEADERS:
        yield breach(_("分工只登记市长、副市长和秘书长"), where="领导", remedy=_("改填分管的副市长"))


@rule("6.1b", at=PORTFOLIO)
def portfolio_names_departments_or_topics(portfolio: PortfolioEntry) -> Findings:
    """分工要写明分管的部门或者主题。"""
    if not portfolio.organs and not portfolio.topics:
        yield breach(_("没有写明分管的部门或主题"), where="分管部门", remedy=_("填写分管部门或主题"))


@rule("6.1b", at=PORTFOLIO)
def department_has_one_leader_in_charge(portfolio: PortfolioEntry, others: OtherPortfolios) -> Findings:
    """一个部门在同一天只由一位领导分管；另一位只分管其中一部分工作的，写明主题（读法）。"""
    for share in others.shares:
        if portfolio.topics or share.leader == portfolio.leader or not share.period.overlaps(portfolio.period):
            continue
        for organ in share.organs:
            if organ.code in portfolio.organs:
                yield breach(
                    _("{organ}{period}已由{leader}分管"),
                    organ=organ.words,
                    period=said(share.period),
                    leader=share.words,
                    where="分管部门",
                    remedy=_("先终止{leader}对该部门的分管，或写明主题"),
                )


@rule("6.1b", at=PORTFOLIO)
def topic_has_one_leader_in_charge(portfolio: PortfolioEntry, others: OtherPortfolios) -> Findings:
    """一个主题在同一天只由一位领导分管，登记须能定出是谁（读法）。"""
    for share in others.shares:
        if share.leader == portfolio.leader or not share.period.overlaps(portfolio.period):
            continue
        for topic in portfolio.topics:
            if topic in share.topics:
                yield breach(
                    _("主题“{topic}”{period}已由{leader}分管"),
                    topic=topic,
                    period=said(share.period),
                    leader=share.words,
                    where="主题",
                    remedy=_("先终止{leader}对该主题的分管，或把主题写得更具体"),
                )


@rule("6.1d", at="delegation.grant")
def presiding_is_entrusted_by_the_mayor(delegation: DelegationEntry) -> Findings:
    """主持市政府工作由市长委托，受委托人不得转委托。"""
    if delegation.kind is DelegationKind.PRESIDING and delegation.giver_role is not Role.MAYOR:
        yield breach(_("主持市政府工作只能由市长委托"), where="委托事项", remedy=_("请市长本人委托"))


@rule("6.1d", at="delegation.grant")
def presiding_is_entrusted_to_a_deputy_mayor(delegation: DelegationEntry) -> Findings:
    """市长离锡期间委托常务副市长或者其他副市长主持市政府工作。"""
    if delegation.kind is DelegationKind.PRESIDING and delegation.receiver_role is not Role.DEPUTY_MAYOR:
        said = delegation.receiver_role.value if delegation.receiver_role else "所填职务"
        yield breach(_("不能委托{role}主持市政府工作"), role=said, where="受委托人", remedy=_("改为常务副市长或其他副市长"))


@rule("6.1d", at="delegation.grant")
def presiding_lies_within_an_absence(delegation: DelegationEntry, away: TimesAway) -> Findings:
    """主持工作的委托只在市长离锡期间，以外出登记为凭，可以短于外出期（读法）。"""
    trips = [one.period for one in away.stretches if not one.in_city]
    if delegation.kind is not DelegationKind.PRESIDING or any(delegation.period.within(one) for one in trips):
        return
    trip = next((one for one in trips if one.overlaps(delegation.period)), None)
    if trip is None:
        yield breach(_("这一期间没有市长外出的登记"), where="起", remedy=_("先登记市长外出并按第六十一条报备，再作委托"))
    else:
        yield breach(_("委托期间超出市长外出的期间（{trip}）"), trip=said(trip), where="止", remedy=_("把委托期间改在{trip}之内"))


@rule("6.1d", at="delegation.grant")
def one_deputy_presides(delegation: DelegationEntry, others: OtherPresiding) -> Findings:
    """市长委托常务副市长或者其他副市长主持：同一时间只有一位（读法）。"""
    for one in others.delegations:
        if delegation.kind is DelegationKind.PRESIDING and one.period.overlaps(delegation.period):
            yield breach(
                _("{period}已委托{who}主持市政府工作"),
                period=said(one.period),
                who=one.words,
                where="受委托人",
                remedy=_("先收回原委托，或把两段期间前后错开"),
            )


@rule("6.1d", at="absence.return")
def return_has_happened(absence: AbsenceEntry, today: Today) -> Findings:
    """返锡以后才销假。"""
    yield from yet_to_come(absence.returned.date() if absence.returned else None, today, "返回时刻", _("返回以后再销假"))


@rule("6.1a", at="assignment.assign follow_up.assign")
def entrusted_organ_is_the_governments(task: FollowUpRecord, outside: OutsideOrgans) -> Findings:
    """市长领导市政府全面工作：交办给市政府所属的机关和区县政府，不交办给党委、人大、法院或上级机关。"""
    yield from not_led(outside.names, "牵头部门")


@rule("6.1c", at="assignment.assign assignment.adjust follow_up.assign")
def time_lies_ahead(task: FollowUpRecord, today: Today) -> Findings:
    """交办事项的时限不早于交办之日。"""
    if task.due < today.day:
        yield breach(_("时限{day}已经过去"), day=task.due, where="时限", remedy=_("改为今天以后的日期"))
