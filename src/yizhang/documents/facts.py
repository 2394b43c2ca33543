"""第九章 收文: the record of a document that comes to the government, the numbers of the chapter, and what its rules ask besides."""

from __future__ import annotations

from datetime import date, datetime

from yizhang.documents import derived
from yizhang.documents.kinds import DirectGround, ReplyForm, Secrecy, Source
from yizhang.gongwen.document import Kind, Urgency
from yizhang.law.duration import SameDay, WorkingDays
from yizhang.law.fieldtype import File, MatterRef, OrganRef, PostRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.record import Record, draw, field
from yizhang.law.rule import Fact
from yizhang.law.values import dataclass


class DocumentNumbers(Numbers):
    """What chapter nine leaves to an edition. The handling limits stand in the text; 当日 and the answer's are readings."""

    handling: WorkingDays = number("职责内事项办结", cites="53.1a")
    opinion: WorkingDays = number("提出部门意见", cites="53.1b")
    consulting: WorkingDays = number("会相关部门后提出意见", cites="53.1c")
    investigation: WorkingDays = number("调查论证后报告结果", cites="53.1d")
    legality_review: WorkingDays = number("合法性审核", cites="53.1e")
    to_mayor: SameDay = number("重要来文送市长", cites="49.2a")
    intake: SameDay = number("先收后补登记", cites="48.1b")
    answering: WorkingDays = number("办毕后答复来文机关", cites="49.1e")
    settling: WorkingDays = number("上级来文批示后分办或阅存", cites="49.1e")


class IncomingRecord(Record):
    """来文. The order is that of the register 收文登记簿; 请示, 报告, 上级来文, 函件 and 直接报送 share it."""

    intake_number: str = field("收文编号", cites="48.1b", derived=draw("收文编号", at="register"))
    received_on: date | None = field("收文日期")
    sender: OrganRef = field("来文机关", cites="48.1b", derived=derived.sender)
    joint_senders: tuple[str, ...] = field("联合来文机关", cites="53.2a", help="主办机关以外的机关")
    number: str | None = field("来文字号", cites="48.1a")
    title: str = field("标题", cites="48.1a")
    kind: Kind | None = field("文种", cites="48.1a")
    secrecy: Secrecy | None = field("密级", help="秘密以上的只登记索引，不录入内容")
    urgency: Urgency | None = field("紧急程度", cites="53.1f")
    copies: int | None = field("份数")
    primary_recipients: tuple[str, ...] = field("主送机关", cites="48.2c")
    copies_to: tuple[str, ...] = field("抄送机关", cites="48.2c")
    also_sent_to: tuple[str, ...] = field("另行报送的机关", cites="48.2d", help="同一来文还报送了哪些上级机关")
    signers: tuple[str, ...] = field("签发人", cites="48.1a")
    dated: date | None = field("成文日期", cites="48.1a")
    body: Text | None = field("正文", cites="48.1a")
    attachments: tuple[File, ...] = field("附件")
    original: File | None = field("原件")
    concerns: tuple[OrganRef, ...] = field("涉及部门", cites="53.2a", help="事项涉及其职责的其他部门")
    countersigning: MatterRef | None = field("部门会签", cites="53.2a", help="已由主要负责人会签的部门会签事项；联合行文的不填")
    countersigners: tuple[str, ...] = field("会签机关", cites="53.2a", help="纸质来文上签了字的机关")
    emergency: str | None = field("突发事件", cites="48.1b", help="何时、何地、何事")

    direct_ground: DirectGround | None = field("直接报送的依据", cites="48.1b")
    addressee: PostRef | None = field("报送对象", cites="48.1c")
    assigned_by: PostRef | None = field("交办领导", cites="48.1c")
    assigned_on: date | None = field("交办时间", cites="48.1c")
    assignment: str | None = field("交办内容", cites="48.1c")
    direct_article: str | None = field("必须直接报送的条款", cites="48.1b", help="法律、法规、规章或上级文件的名称和条款")

    topic: str | None = field("主题", cites="6.1b")
    important: bool | None = field("重要来文", cites="49.2a", help="由登记人判定并留名")
    leader_note: bool | None = field("上级领导批示", cites="49.2a")
    proposal: Text | None = field("拟办意见", cites="49.1a")
    lead: tuple[OrganRef, ...] = field("牵头部门", cites="49.1a", help="一个部门")
    assisting: tuple[OrganRef, ...] = field("协办部门", cites="49.1a")
    lead_reason: str | None = field("牵头理由", cites="49.1a", help="职责清单没有这项职责时填写")
    duties: tuple[str, ...] = field("任务", cites="49.1a", help="一行一项，写明做什么")
    reader: PostRef | None = field("阅批领导", cites="49.1a")
    readers: tuple[PostRef, ...] = field("阅知领导", cites="49.1d")
    needs_approval: bool = field("先由牵头部门提出意见", cites="53.1b", derived=derived.opinion_first)
    needs_consultation: bool = field("须会相关部门", cites="53.1c", derived=derived.several_departments)
    opinion_due: datetime | None = field("意见时限", cites="53.1f", help="紧急的，写到时刻")
    due: datetime | None = field("办结时限", cites="53.1f", help="紧急的，写到时刻")
    statutory: str | None = field("法定期限", cites="53.1g", help="如 20工作日、30日")
    statutory_article: str | None = field("法定期限的条款", cites="53.1g")

    opinion: Text | None = field("意见", cites="49.1a")
    mended: Text | None = field("修改说明", cites="53.1e", help="按审核意见改了哪里、怎样改；没有采纳的写明理由")
    department_opinion: Text | None = field("部门意见", cites="53.1b")
    investigating: bool | None = field("须调查论证", cites="53.1d")
    investigation: str | None = field("办理情况说明", cites="53.1d")
    asked_days: int | None = field("申请办结的工作日数", cites="53.1d", help="自转办之日起算")
    result: Text | None = field("办理结果", cites="53.1a")
    keep_reason: str | None = field("阅存理由", cites="49.1e")
    reply_form: ReplyForm | None = field("答复形式", cites="49.1e")
    reply: Text | None = field("答复内容", cites="49.1e")
    reply_number: str | None = field("答复文号", cites="49.1e")
    reply_file: File | None = field("答复文件", cites="49.1e")
    return_articles: tuple[str, ...] = field("退文依据的条款", cites="48.2f")
    reason: str | None = field("退文理由", cites="48.2f")
    mend: str | None = field("修改要求", cites="48.2f")
    archive_number: str = field("归档号", derived=draw("归档号", at="archive"))

    on_paper: bool = field("纸质来文", cites="48.1b", derived=derived.on_paper)
    at_duty_desk: bool = field("总值班室先收", cites="48.1b", derived=derived.at_duty_desk)
    sender_name: str = field("来文机关名称", derived=derived.sender_name)
    source: Source = field("来文方向", cites="49.1b", derived=derived.source)
    first_to_mayor: bool = field("第一时间报市长", cites="49.2a", derived=derived.first_to_mayor)
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=derived.has_deputy_in_charge)
    other_deputies: tuple[PostRef, ...] = field("会阅领导", cites="6.1b", derived=derived.other_deputies)
    has_other_deputies: bool = field("须会阅", cites="6.1b", derived=derived.has_other_deputies)
    for_mayor: bool = field("送市长阅", cites="49.2b", derived=derived.for_mayor)
    other_readers: tuple[PostRef, ...] = field("市长以外的阅知领导", cites="49.1d", derived=derived.other_readers)
    has_other_readers: bool = field("送其他领导阅", cites="49.1d", derived=derived.has_other_readers)
    reader_is_mayor: bool = field("由市长阅批", cites="49.2b", derived=derived.reader_is_mayor)
    reader_is_another: bool = field("由其他领导阅批", cites="49.1a", derived=derived.reader_is_another)
    assigner_is_leader: bool = field("交办人是市政府领导", cites="48.1c", derived=derived.assigner_is_leader)
    due_set: bool = field("已定办结时限", cites="53.1f", derived=derived.due_is_set)
    opinion_due_set: bool = field("已定意见时限", cites="53.1f", derived=derived.opinion_due_is_set)
    statutory_set: bool = field("另有法定期限", cites="53.1g", derived=derived.statutory_is_set)


@dataclass(frozen=True)
class LeadDuties(Fact):
    """Which departments have the topic on their duty lists (8.1a), in words; `leads` says the same of the proposed lead.

    `outside`: those of the proposed that the government does not lead (6.1a).
    """

    departments: tuple[str, ...] = ()
    leads: bool = True
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class InCharge(Fact):
    """Who has the topic in his portfolio and who the sender, in words; empty when nobody has (6.1b)."""

    by_topic: str = ""
    by_sender: str = ""


@dataclass(frozen=True)
class ProposedReader(Fact):
    """Who is proposed to decide, in words; whether he leads the government; of a deputy who is not in charge, who is."""

    name: str = ""
    leads: bool = True
    in_charge: str = ""


@dataclass(frozen=True)
class ReportingLine(Fact):
    """The government between the sender and ours, in words: of a county's bureau or town the county's; empty when there is none."""

    above: str = ""


@dataclass(frozen=True)
class UsualDue(Fact):
    """The last day of the longest limit of 53.1 that applies when a department is given the matter today; None while it is not known."""

    day: date | None = None


@dataclass(frozen=True)
class ActingFor(Fact):
    """For whom the act is done, in words, and by which delegation; empty when one acts as oneself."""

    giver: str = ""
    delegation: str = ""


@dataclass(frozen=True)
class Passed:
    """A verb that is done: with which outcome, on which day."""

    verb: str
    on: date
    outcome: str = ""


@dataclass(frozen=True)
class Progress(Fact):
    """Where a matter is, for what the calendar asks: what is done, and when."""

    title: str = ""
    done: tuple[Passed, ...] = ()

    def day_of(self, *verbs: str) -> date | None:
        """The day on which the last of these verbs was done; None while none is."""
        return max((one.on for one in self.done if one.verb in verbs), default=None)

    def outcome_of(self, verb: str) -> str:
        """How a verb was done; empty while it is not."""
        return next((one.outcome for one in self.done if one.verb == verb), "")
