"""第二章 组成人员职责: the registers that make the organisation, and what a leader entrusts, assigns and sees carried out."""

from __future__ import annotations

from yizhang.law.actor import Actor, head_of, holder, in_charge_of, mayor, office, rank, same_as, secretary_general, section, system
from yizhang.law.condition import escalate, limit, where
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure, sight
from yizhang.law.record import Record
from yizhang.law.register import Words, register
from yizhang.law.verb import duty, optional, power, required
from yizhang.office.facts import (
    AbEntry,
    AbsenceEntry,
    ChargeEntry,
    DayEntry,
    DelegationEntry,
    DeploymentRecord,
    DutyEntry,
    FollowUpRecord,
    HoldingEntry,
    OfficeNumbers,
    OrganEntry,
    PairingEntry,
    PortfolioEntry,
    PostEntry,
    SealEntry,
    SubjectEntry,
)

keeper = office("人事行政")
"""人事行政处 keeps the registers."""
enters = keeper | system
"""The system enters a file, which must be possible before anybody is in office; it changes and closes nothing."""


def kept(name: str, label: str, of: type[Record], required: str, cites: str, *seen_by: Actor, close: str = "终止") -> type[Procedure]:
    """A register of 人事行政处, which sees all entries; `seen_by` are those whom an entry concerns."""
    sights = tuple(sight(actor) for actor in (enters, *seen_by))
    asked, words = tuple(required.split()), Words(close=close)
    return register(name, label, of=of, keeper=keeper, enters=enters, required=asked, cites=cites, words=words, sights=sights)


Organ = kept("organ", "机构登记", OrganEntry, "code name short kind", "63.2")
Post = kept("post", "职务登记", PostEntry, "code title organ role", "5.1", section("organ"))
Holding = kept("holding", "任职登记", HoldingEntry, "person post", "5.1", section("organ"), holder("post"), close="免职")
Pairing = kept("pairing", "对口登记", PairingEntry, "post leader", "6.1c", holder("post"), holder("leader"))
Portfolio = kept("portfolio", "分工登记", PortfolioEntry, "leader since basis", "6.1b", mayor, holder("leader"))
AbRole = kept("ab_role", "AB角登记", AbEntry, "a b scope", "6.1b", holder("a"), holder("b"))
Charge = kept("charge", "主持工作登记", ChargeEntry, "organ post reason since", "7.1", section("organ"), holder("post"))
DutyList = kept("duty_list", "职责清单", DutyEntry, "organ duties", "8.1a", section("organ"))
WorkDay = kept("work_day", "工作日历", DayEntry, "first last working name basis", "53.1a")


class Subject(Procedure, of=SubjectEntry, label="主题登记"):
    """A topic of the government's work; one that no duty list has gets its lead department from the secretary-general (8.1a, 读法)."""
    enter     = duty("登记", by=enters | office("文电") | office("综合"), asks=required("topic"), cites="8.1a")
    designate = duty("指定牵头部门", by=secretary_general, after=enter, when=where(covered=False), asks=required("lead"), cites="8.1a")
    close     = power("终止", by=keeper, after=enter, asks=optional("until"), ends=True, cites="8.1a")
    sights    = (sight(enters), sight(office("文电")), sight(section("lead"), after=designate))


class Seal(Procedure, of=SealEntry, label="印章登记"):
    """印章：登记、移交、停用。每枚由一个职务保管；停用的留在簿上，不能再用（第五十条第一款、国发〔1999〕25号）。"""
    enter     = duty("登记", by=enters, asks=required("name", "organ", "kind", "keeper") + optional("since"), cites="50.1b")
    hand_over = power("移交", by=keeper, after=enter, before="retire", repeats=True, asks=required("keeper"), cites="50.1b")
    retire    = power("停用", by=keeper | holder("keeper"), after=enter, asks=required("retired_on", "cause") + optional("disposal"), ends=True, cites="50.1b")
    sights    = (sight(enters), sight(office("文电")), sight(section("organ")), sight(holder("keeper")))


class Absence(Procedure, of=AbsenceEntry, label="外出登记"):
    """外出：从离开到销假（6.1d）；谁审批、向谁报备见第六十一条。"""
    enter   = duty("登记", by=office("总值班"), asks=required("who", "kind", "place", "since", "until") + optional("reason", "stays", "approvals", "filings", "since_at", "until_at"), cites="6.1d")
    change  = power("变更", by=office("总值班"), after=enter, before="return_", repeats=True, asks=optional("place", "reason", "stays", "approvals", "filings", "since", "until", "since_at", "until_at"), cites="6.1d")
    return_ = duty("销假", by=office("总值班") | holder("who"), after=enter, asks=required("returned"), within=limit(until="until", cites="6.1d"), ends=True, cites="6.1d")
    cancel  = power("取消", by=office("总值班"), after=enter, before=return_, ends=True, cites="6.1d")
    sights  = (sight(office("总值班")), sight(holder("who")), sight(secretary_general))


class Delegation(Procedure, of=DelegationEntry, label="委托"):
    """市长离锡期间主持工作的委托（6.1d）和召集会议的委托（40.1a、41.1a、43.1）。委托人本人作出，受委托人不得转委托。"""
    grant  = duty("委托", by=mayor.in_person | rank(Rank.DEPUTY_MAYOR, anyone=True).in_person | secretary_general.in_person, asks=required("kind", "receiver", "since", "until") + optional("scope", "reason", "since_at", "until_at"), cites="6.1d")
    revoke = power("收回", by=same_as(grant).in_person, after=grant, ends=True, cites="6.1d")
    sights = (sight(holder("receiver"), after=grant), sight(secretary_general, after=grant), sight(office("会务"), after=grant))


class Assignment(Procedure, of=FollowUpRecord, label="交办"):
    """市长直接交给部门承办的事项（6.1a），不是呈批的公文；反馈有时限，秘书长总览（6.1c）。"""
    assign   = duty("交办", by=mayor | office("督查"), asks=required("title", "lead", "due") + optional("assisting", "content", "orally"), cites="6.1a")
    adjust   = power("调整时限", by=mayor | office("督查"), after=assign, before="report", repeats=True, asks=required("due"), cites="6.1c")
    progress = power("报进展", by=section("lead"), after=assign, before="report", repeats=True, asks=required("progress"), cites="6.1c")
    report   = duty("反馈", by=section("lead"), after=assign, asks=required("result"), within=limit(until="due", cites="6.1c", then=escalate(secretary_general)), cites="6.1c")
    conclude = duty("办结", by=office("督查"), after=report, ends=True, cites="6.1c")
    sights   = (sight(mayor), sight(secretary_general), sight(office("督查")), sight(head_of("lead"), after=assign), sight(in_charge_of("lead"), after=assign), sight(section("assisting"), after=assign))


class FollowUp(Procedure, of=FollowUpRecord, label="落实事项"):
    """会议决定和上级部署的每一项任务：分办、认领、反馈、办结（6.1c、8.1b）。"""
    assign   = duty("分办", by=office("督查"), when=where(unassigned=True), asks=required("lead", "due") + optional("assisting"), within=limit(OfficeNumbers.claiming, "8.1b", then=escalate(secretary_general)), cites="8.1b")
    accept   = duty("认领", by=section("lead"), after=assign, within=limit(OfficeNumbers.claiming, "8.1b", then=escalate(secretary_general)), cites="8.1b")
    progress = power("报进展", by=section("lead"), after=accept, before="report", repeats=True, asks=required("progress"), cites="6.1c")
    report   = duty("反馈", by=section("lead"), after=accept, asks=required("result"), within=limit(until="due", cites="6.1c", then=escalate(secretary_general)), cites="6.1c")
    conclude = duty("办结", by=office("督查"), after=report, ends=True, cites="6.1c")
    sights   = (sight(secretary_general), sight(office("督查")), sight(head_of("lead")), sight(in_charge_of("lead")), sight(section("assisting")))


class Deployment(Procedure, of=DeploymentRecord, label="上级部署"):
    """上级部署：登记，分解为各部门的任务，逐项落实（8.1b）。"""
    enter      = duty("登记", by=office("综合"), asks=required("source", "title", "received") + optional("document"), cites="8.1b")
    break_down = duty("分解", by=office("综合"), after=enter, asks=required("tasks"), opens="follow_up", each="tasks", into="given", cites="8.1b")
    carried    = duty("落实完毕", by=system, awaits=break_down, ends=True, cites="8.1b")
    sights     = (sight(office("综合")), sight(office("督查")), sight(secretary_general))
