"""第二章 组成人员职责: the records of its registers. A row of the organisation is such a record with the period in which it holds."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as column
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import MatterRef, OrganRef, PersonRef, PostRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import Opener
from yizhang.law.record import Record, draw, field
from yizhang.law.rule import Fact
from yizhang.office.kinds import AbsenceKind, DelegationKind, OrganKind, Origin, RetireCause, Role, SealKind
from yizhang.office.period import Period, days

if TYPE_CHECKING:
    from yizhang.office.snapshot import OrgSnapshot


class OfficeNumbers(Numbers):
    """What chapter two leaves to an edition."""

    claiming: WorkingDays = number("认领上级部署的任务", cites="8.1b")


def _role(of: str) -> Any:
    return lambda org, opener, record: org.role(record.__dict__.get(of, ""))


def _organ_kind(org: OrgSnapshot, opener: Opener, record: HoldingEntry) -> OrganKind | None:
    return org.kind(org.organ_of(record.__dict__.get("post", "")))


def _organ_of_post(org: OrgSnapshot, opener: Opener, record: Record) -> OrganRef:
    return OrganRef(org.organ_of(record.__dict__.get("post", "")))


def _opening_post(org: OrgSnapshot, opener: Opener, record: Record) -> PostRef:
    return PostRef(opener.post)


def _opening_role(org: OrgSnapshot, opener: Opener, record: Record) -> Role | None:
    return org.role(opener.post)


def _executive(org: OrgSnapshot, opener: Opener, record: DelegationEntry) -> bool:
    return bool(record.__dict__.get("receiver", "") == org.executive_deputy)


def _covered(org: OrgSnapshot, opener: Opener, record: SubjectEntry) -> bool:
    return bool(org.on_duty(record.__dict__.get("topic", "")))


def _unassigned(org: OrgSnapshot, opener: Opener, record: FollowUpRecord) -> bool:
    return record.given is not None and record.given.organ is None


class Dated(Record):
    """Holds from one day to another, both included; without a first day it always did. Its two fields stand last."""

    since: date | None = field("起")
    until: date | None = field("止", help="含当日；没有定的不填", not_before="since")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__fields__ = dict(sorted(cls.__fields__.items(), key=lambda item: item[0] in ("since", "until", "since_at", "until_at")))

    @property
    def period(self) -> Period:
        """When it holds."""
        return days(self.since, self.until)


class Timed(Dated):
    """Holds for days, or for the hours stated."""

    since_at: datetime | None = field("起于时刻", help="不是从零时起的才填")
    until_at: datetime | None = field("止于时刻", help="不是到当日末的才填", not_before="since since_at")

    @property
    def period(self) -> Period:
        """When it holds, to the hour where hours are stated."""
        whole = days(self.since, self.until)
        return Period(self.since_at or whole.start, self.until_at or whole.end)


class OrganEntry(Dated):
    """An organ 机构, or a section of the government's office."""

    code: str = field("代码")
    name: str = field("名称")
    short: str = field("简称")
    kind: OrganKind = field("种类", cites="63.2")
    parent: OrganRef | None = field("所在机构", help="内设机构填")
    chair: PostRef | None = field("负责人职务", help="议事协调机构填")
    office_in: OrganRef | None = field("办公室设在", help="议事协调机构填")
    work: str | None = field("主要工作", help="内设机构填")
    bureaus: tuple[str, ...] = field("所属部门", help="区县政府填")
    important_source: bool | None = field("重要来文机关", help="本市以外的机关填")


class PostEntry(Dated):
    """A post 职务."""

    code: str = field("代码")
    title: str = field("职务名称")
    organ: OrganRef = field("所在机构")
    role: Role = field("职务类别", cites="5.1")
    executive: bool | None = field("负责常务工作", cites="40.1a")
    covers: str | None = field("分管", help="部门其他负责人分管的工作")
    heads_office: bool | None = field("兼市政府办公室主任")
    place: int | None = field("排序")


class HoldingEntry(Dated):
    """Who holds a post 任职."""

    person: PersonRef = field("姓名")
    post: PostRef = field("职务")
    as_member: bool | None = field("市政府组成人员", cites="5.1", help="由职务类别确定；登记时填“是”的，须属于四类职务")
    role: Role | None = field("职务类别", cites="5.1", derived=_role("post"))
    organ: OrganRef = field("所在机构", derived=_organ_of_post)
    organ_kind: OrganKind | None = field("机构种类", cites="63.2", derived=_organ_kind)


class PairingEntry(Dated):
    """Which leader a deputy secretary-general works with 对口."""

    post: PostRef = field("副秘书长")
    leader: PostRef = field("对口领导")


class PortfolioEntry(Dated):
    """分工: the departments and topics a leader is in charge of, as the mayor decided."""

    leader: PostRef = field("领导", cites="6.1b")
    organs: tuple[OrganRef, ...] = field("分管部门", cites="6.1b")
    topics: tuple[str, ...] = field("主题", cites="6.1b", help="主题先于部门")
    basis: str = field("依据", cites="6.1b", help="市长确定分工的文件字号或会议")
    leader_role: Role | None = field("职务类别", derived=_role("leader"))


class AbEntry(Dated):
    """AB角: who looks after another's running business while he is away. Gives sight, never a signature."""

    a: PostRef = field("A角")
    b: PostRef = field("B角")
    scope: str = field("范围")


class ChargeEntry(Dated):
    """主持工作: a deputy who stands in the principal head's place for a time."""

    organ: OrganRef = field("部门", cites="7.1")
    post: PostRef = field("主持工作的职务", cites="7.1")
    reason: str = field("事由", cites="7.1")
    post_organ: OrganRef = field("该职务所在机构", derived=_organ_of_post)
    post_role: Role | None = field("该职务类别", derived=_role("post"))


class DutyEntry(Dated):
    """What a department is there for 职责清单."""

    organ: OrganRef = field("部门", cites="8.1a")
    duties: tuple[str, ...] = field("职责", cites="8.1a")


class SubjectEntry(Dated):
    """A topic of the government's work; one that no department's list has gets its lead from the secretary-general."""

    topic: str = field("主题", cites="8.1a")
    lead: OrganRef | None = field("指定的牵头部门", cites="8.1a")
    covered: bool = field("已在职责清单内", cites="8.1a", derived=_covered)


@dataclass(frozen=True)
class Filing:
    """Reported to whom, on which day."""

    to: str = column(metadata={"label": "向谁"})
    on: date = column(metadata={"label": "日期"})


class AbsenceEntry(Timed):
    """外出: who is away, from when to when, until the return is registered 销假."""

    who: PostRef = field("外出人", cites="61.1g")
    kind: AbsenceKind = field("类别", cites="61.1g")
    place: str = field("目的地")
    reason: str | None = field("事由")
    stays: bool | None = field("不离开本市", cites="6.1d", help="休假而留在本市的填“是”")
    approvals: tuple[Filing, ...] = field("审批", cites="61.1g")
    filings: tuple[Filing, ...] = field("报备", cites="61.1g")
    returned: datetime | None = field("返回时刻", cites="6.1d", not_before="since since_at")

    @property
    def away(self) -> Period:
        """From leaving to the return, registered or planned."""
        planned = self.period
        return Period(planned.start, min(planned.end, self.returned)) if self.returned else planned


class DelegationEntry(Timed):
    """委托: what the giver lets the receiver do for him. It is an act of the giver, who opened it."""

    kind: DelegationKind = field("委托事项", cites="6.1d")
    receiver: PostRef = field("受委托人", cites="6.1d")
    scope: str | None = field("范围", help="如第15次常务会议、某专题会议")
    reason: Text | None = field("事由", cites="43.1")
    giver: PostRef = field("委托人", cites="6.1d", derived=_opening_post)
    giver_role: Role | None = field("委托人职务类别", derived=_opening_role)
    receiver_role: Role | None = field("受委托人职务类别", derived=_role("receiver"))
    receiver_executive: bool = field("受委托人负责常务工作", cites="40.1a", derived=_executive)
    number: str = field("委托编号", derived=draw("委托", at="grant"))


def _kept_outside(org: OrgSnapshot, opener: Opener, record: SealEntry) -> bool:
    return not org.keeps_for(record.__dict__.get("keeper", ""), record.__dict__.get("organ", ""))


class SealEntry(Dated):
    """印章: whose it is, and the post that keeps it. One that was retired stays on record, so that nobody uses it."""

    name: str = field("印章名称", cites="50.1b", help="印文的名称，如无锡市人民政府")
    organ: OrganRef = field("所属机关", cites="50.1b")
    kind: SealKind = field("印章种类", cites="50.1b", help="文件用公章，令和议案用签名章")
    keeper: PostRef = field("保管人", cites="50.1b", help="一枚印章由一个职务保管")
    outside_keeper: bool = field("保管人不在本机关", cites="50.1b", derived=_kept_outside)
    retired_on: date = field("停用日期", cites="50.1b")
    cause: RetireCause | None = field("停用原因", cites="50.1b")
    disposal: str | None = field("停用后的处理", help="上缴、封存或者销毁，由谁经手；遗失的写明声明作废的情况")


class DayEntry(Record):
    """Days that are worked or not by a notice of the State Council or a decision of the city."""

    first: date = field("起日")
    last: date = field("止日", help="含当日", not_before="first")
    working: bool = field("上班")
    name: str = field("名称", help="如春节、调休上班")
    basis: str = field("依据", help="通知的字号")
    whole_year: bool | None = field("全年通知已登记", help="该年的节假日都已登记的填“是”，此后该年日期不再是暂定")

    @property
    def days(self) -> tuple[date, ...]:
        """All days of the range."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class GivenTask:
    """One thing to carry out, as a deployment or a meeting puts it; without a department it waits to be assigned."""

    task: str = column(metadata={"label": "任务"})
    organ: OrganRef | None = column(default=None, metadata={"label": "承担单位"})
    due: date | None = column(default=None, metadata={"label": "时限"})


class DeploymentRecord(Record):
    """上级部署: what a superior organ or the city's party committee wants done."""

    source: OrganRef = field("部署机关", cites="8.1b")
    title: str = field("部署事项", cites="8.1b")
    received: date = field("收到日期")
    document: MatterRef | None = field("来文")
    tasks: tuple[GivenTask, ...] = field("分解的任务", cites="8.1b")


def _given(name: str) -> Any:
    return lambda org, opener, record: getattr(record.given, name) if record.given else None


class FollowUpRecord(Record):
    """落实: one thing that a department carries out: an assignment of the mayor, a decision, part of a deployment."""

    title: str = field("事项", cites="6.1c", derived=_given("task"))
    given: GivenTask | None = field("原定任务")
    origin: Origin | None = field("来源", cites="6.1c")
    of: MatterRef | None = field("来源事项")
    lead: OrganRef = field("牵头部门", cites="8.1a", derived=_given("organ"))
    assisting: tuple[OrganRef, ...] = field("协办部门")
    due: date = field("时限", cites="6.1c", derived=_given("due"))
    unassigned: bool = field("尚无牵头部门", cites="8.1b", derived=_unassigned)
    orally: bool | None = field("口头交办", help="由督查室代记市长的口头交办")
    content: Text | None = field("要求")
    progress: Text = field("进展")
    result: Text = field("落实情况", cites="6.1c")


@dataclass(frozen=True)
class Holder:
    """Who else holds a post of the same organ."""

    person: str
    post: str
    words: str
    principal: bool
    since: date | None = None
    until: date | None = None

    @property
    def period(self) -> Period:
        """When."""
        return days(self.since, self.until)


@dataclass(frozen=True)
class OtherHolders(Fact):
    """The other entries of the register of holders that concern the same organ."""

    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True)
class Named:
    """An organ by code and in words."""

    code: str
    words: str


@dataclass(frozen=True)
class Share:
    """Another leader's portfolio."""

    leader: str
    words: str
    since: date | None = None
    until: date | None = None
    organs: tuple[Named, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """When."""
        return days(self.since, self.until)


@dataclass(frozen=True)
class OtherPortfolios(Fact):
    """The portfolios of the other leaders."""

    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Spell:
    """From when to when something on record lasts."""

    start: datetime
    end: datetime

    @property
    def period(self) -> Period:
        """The same as a period."""
        return Period(self.start, self.end)


@dataclass(frozen=True)
class Stretch(Spell):
    """A time away; `in_city` of a leave spent at home."""

    in_city: bool = False


@dataclass(frozen=True)
class Beside(Spell):
    """Another absence on record: whose, in words, and as who of the pair (A角 or B角, empty for the same person)."""

    words: str
    pair: str


@dataclass(frozen=True)
class OtherAbsences(Fact):
    """The other absences on record of the same post, and of those with whom it is paired as A角 and B角."""

    absences: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class TimesAway(Fact):
    """When the giver of a delegation is away, by the register of absences."""

    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class TakenNames(Fact):
    """Of the code, name and short name of an entry: those that another entry of the register has while this one holds."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherSeals(Fact):
    """The names of the other seals in use of the same organ and kind."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Presiding(Spell):
    """Another delegation of 主持工作: to whom, in words."""

    words: str


@dataclass(frozen=True)
class OtherPresiding(Fact):
    """The other delegations of 主持工作 on record that were not taken back."""

    delegations: tuple[Presiding, ...] = ()


@dataclass(frozen=True)
class OutsideOrgans(Fact):
    """Those of the organs that are given something to do which are not the government's, in words."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeployedFrom(Fact):
    """The organ that deployed something, in words, when it stands below the government; else empty."""

    below: str = ""


@dataclass(frozen=True)
class OtherCharges(Fact):
    """When others have the charge of the same organ, and who."""

    charges: tuple[Holder, ...] = ()


@dataclass(frozen=True)
class Shared:
    """A duty that another department's list has, too."""

    duty: str
    organ: str


@dataclass(frozen=True)
class SharedDuties(Fact):
    """Which of the duties stand on other lists already."""

    shared: tuple[Shared, ...] = ()
