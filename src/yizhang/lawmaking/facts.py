"""第四章: the records of plans, drafts, consultations, filings, interpretations, agreements and enforcement, and what rules ask."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as column
from datetime import date

from yizhang.law.duration import Days, Years
from yizhang.law.fieldtype import File, MatterRef, OrganRef, PostRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import own_organ
from yizhang.law.record import Record, day_of, draw, field
from yizhang.law.rule import Fact
from yizhang.lawmaking import derived
from yizhang.lawmaking.kinds import Effect, EvaluationResult, LawKind, Mode, PlanKind, PowerKind, Question, Supervised, Verdict


class LawNumbers(Numbers):
    """What chapter four leaves to an edition."""

    consultation: Days = number("公开征求意见", cites="17.1c")
    hearing: Days = number("听证会公告", cites="18.1a")
    filing: Days = number("规章报备", cites="21.1a")
    normative_filing: Days = number("规范性文件报备", cites="21.1b")
    inbound_filing: Days = number("区县、派出机关和部门文件报备", cites="21.1c")
    evaluation: Years = number("立法后评估", cites="18.1b")
    in_force: Days = number("公布至施行", cites="17.1a")


class PlanRecord(Record):
    """An entry of the year's plan of legislation or of normative documents."""

    year: int = field("计划年度", cites="17.1b")
    plan: PlanKind = field("计划", cites="17.1b")
    name: str = field("名称", cites="17.1b")
    drafter: OrganRef = field("起草单位", cites="17.1b", derived=own_organ)
    finish_by: date = field("完成时间", cites="17.1b")
    argument: Text | None = field("补充论证", cites="17.1b", help="该年计划批准以后追加的，写明必要性、可行性")
    carried_from: int | None = field("结转自哪一年", cites="17.1b")
    opinion: str | None = field("意见", cites="17.1b")
    progress: str | None = field("进展", cites="17.1b")


@dataclass(frozen=True, slots=True)
class PublicOpinion:
    """One opinion, or several alike, from the public: who said what, and what came of it (18.1a)."""

    who: str = column(metadata={"label": "意见人"})
    said: str = column(metadata={"label": "意见"})
    answer: str = column(default="", metadata={"label": "采纳情况"})
    reason: str = column(default="", metadata={"label": "理由"})

    @property
    def owes_reason(self) -> bool:
        """Whether it was turned down, wholly or in part, and nobody says why."""
        return self.answer.startswith(("不采纳", "部分采纳")) and not self.reason.strip()


class ConsultationRecord(Record):
    """公开征求意见."""

    title: str = field("标题", cites="17.1c")
    drafter: OrganRef = field("起草单位", cites="17.1c")
    text: Text = field("草案", cites="17.1c")
    days: int = field("征求意见天数", cites="17.1c")
    short_reason: str | None = field("缩短期限的理由", cites="17.1c")
    address: str = field("公布网址", cites="18.1a")
    changes: str = field("改动说明", cites="17.1c")
    opinions: tuple[PublicOpinion, ...] = field("收到的意见", cites="18.1a")
    result: Text = field("采纳情况", cites="17.1c")
    result_address: str = field("采纳情况网址", cites="17.1c")
    period_set: bool = field("有法定期限", cites="17.1c")
    shortened: bool = field("缩短期限", cites="17.1c", derived=derived.is_shortened)


class HearingRecord(Record):
    """听证会."""

    title: str = field("标题", cites="18.1a")
    law_kind: LawKind = field("类别", cites="18.1a")
    drafter: OrganRef = field("起草单位", cites="18.1a")
    bureau: OrganRef | None = field("审查机关", cites="18.1a", help="审查时经市政府批准举行的")
    held_by: OrganRef = field("举行单位", cites="18.1a", derived=derived.holder_of_hearing)
    text: Text = field("草案", cites="18.1a")
    held_on: date = field("听证日期", cites="18.1a")
    place: str = field("听证地点", cites="18.1a")
    matters: Text = field("听证内容", cites="18.1a")
    seats: int = field("参加人数", cites="18.1a")
    choosing: str = field("参加人的产生办法", cites="18.1a", help="报名、推荐、抽签或其他，各占几人")
    address: str = field("公告网址", cites="18.1a")
    participants: tuple[str, ...] = field("听证参加人", cites="18.1a", help="一行一人，写明身份")
    list_address: str = field("名单公布网址", cites="18.1a")
    record_text: Text = field("听证记录", cites="18.1a")
    signed_by: tuple[str, ...] = field("记录上签名的人", cites="18.1a", help="主持人、记录人和听证参加人")
    opinions: tuple[PublicOpinion, ...] = field("听证意见", cites="18.1a")
    result: Text = field("意见的处理情况", cites="18.1a")
    cancel_reason: str = field("取消的理由", cites="18.1a")


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """One question of the justice bureau's review with its answer, and what it rests on (20.1a)."""

    question: Question = column(metadata={"label": "审查的问题"})
    verdict: Verdict = column(metadata={"label": "结论"})
    ground: str = column(default="", metadata={"label": "理由和依据"})


class DraftRecord(Record):
    """A draft of a bill, a government rule or a normative document of the government, from drafting to filing."""

    title: str = field("名称", cites="17.1a")
    law_kind: LawKind = field("类别", cites="17.1a")
    mode: Mode = field("程序", cites="17.1a")
    drafter: OrganRef = field("起草单位", cites="20.1a", derived=own_organ)
    public_interest: bool = field("与群众利益密切相关", cites="17.1c")
    own_powers: bool = field("部门能够自行或联合发文", cites="19.1b", help="规范性文件填写")
    operators: bool = field("涉及经营主体经济活动", cites="52.1d")
    operators_reason: str | None = field("不涉及的理由", cites="52.1d")
    text: Text = field("草案", cites="17.1a")
    changes: MatterRef | None = field("所修改、废止的文件", cites="17.1a", help="本系统公布的文件；制定新文件代替旧文件的，填旧文件")
    plan_item: MatterRef | None = field("计划项目", cites="17.1b")
    heard_from: tuple[str, ...] = field("听取了谁的意见", cites="18.1c")
    heard_how: str = field("听取意见的方式", cites="18.1c", help="座谈会、论证会、听证会、书面征求或其他")
    coordination: Text | None = field("立法协调", cites="18.1a", help="部门分歧和协调结果")
    address: str | None = field("征求意见公布网址", cites="18.1a")
    days: int | None = field("征求意见天数", cites="17.1c")
    short_reason: str | None = field("缩短期限的理由", cites="17.1c")
    hearing_why: str = field("听证的理由", cites="18.1a", help="重大利益调整、重大意见分歧、对权利义务有较大影响或者群众普遍关注")
    opinion: Text | None = field("意见", cites="50.1b")
    fair_opinion: Text = field("公平竞争审查意见", cites="52.1d")
    review: Text | None = field("审查意见", cites="20.1a")
    questions: tuple[ReviewAnswer, ...] | None = field("逐题审查", cites="20.1a", help="每题的结论、理由和依据")
    higher_texts: tuple[str, ...] = field("核对的上位法", cites="20.1a")
    meeting: str = field("讨论决定的会议", cites="17.1a")
    held_on: date = field("会议日期", cites="17.1a")
    order_number: str | None = field("令号或文号", cites="17.1a")
    dated: date = field("签署日期", cites="29.1a", derived=day_of("sign", "sign_document"))
    published_on: date = field("公布日期", cites="21.1a")
    in_force_on: date = field("施行日期", cites="18.1b")
    valid_until: date | None = field("有效期至", cites="17.1a", help="规范性文件写明有效期的")
    consolidated: Text | None = field("修改后的全文", cites="17.1a", help="修改决定公布时，所修改文件按决定改正后的全文")
    at_once_reason: str | None = field("公布即施行的理由", cites="17.1a", help="不立即施行将有碍施行的")
    publication: str = field("公布网址", cites="18.1a")
    evaluation: EvaluationResult = field("评估结论", cites="18.1b")
    evaluation_report: Text = field("评估报告", cites="18.1b")

    period_set: bool = field("有法定期限", cites="17.1c", derived=derived.has_set_period)
    reviewed_by: OrganRef = field("审查机关", cites="20.1a", derived=derived.bureau)
    by_bureau: bool = field("市司法局组织起草", cites="20.1a", derived=derived.is_by_bureau)
    filing_organs: tuple[str, ...] = field("备案机关", cites="21.1a", derived=derived.filing_organs)
    reviewers: tuple[PostRef, ...] = field("合法性审核岗", cites="52.1b", derived=derived.legality_posts)
    deputies: tuple[PostRef, ...] = field("分管副市长", cites="6.1b", derived=derived.deputies)
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=derived.has_deputies)


class FilingRecord(Record):
    """报送备案: one of the organs with which an issued document is filed."""

    title: str = field("名称", cites="21.1a")
    law_kind: LawKind = field("类别", cites="21.1a")
    published_on: date = field("公布日期", cites="21.1a")
    organ: str = field("备案机关", cites="21.1a")
    sent_on: date = field("报送日期", cites="21.1a")
    receipt: str = field("备案回执", cites="21.1a", help="回执编号或登记日期")
    supplement: str | None = field("补充说明的要求", cites="21.1a")


class InboundRecord(Record):
    """备案审查: a document that a county, a branch or a department files with the government."""

    title: str = field("名称", cites="21.1c")
    maker: OrganRef = field("制定机关", cites="21.1c", derived=derived.maker)
    document_number: str | None = field("文号", cites="21.1c")
    issued_on: date = field("印发日期", cites="21.1c")
    text: Text | None = field("正文", cites="21.1c")
    file: File | None = field("文件", cites="21.1c")
    published_at: str | None = field("公布网址", cites="21.1d")
    published_on: date | None = field("公布日期", cites="21.1d")
    public: bool = field("已登记公布", cites="21.1d", derived=derived.is_public)
    advice: Text = field("纠正意见", cites="21.1c")
    answer_by: date = field("答复期限", cites="21.1c")
    answer: Text = field("处理情况", cites="21.1c")


class InterpretationRecord(Record):
    """规章解释."""

    title: str = field("标题", cites="20.1b")
    law_kind: LawKind = field("所解释的文件", cites="20.1b")
    article: str = field("条款", cites="20.1b")
    asker: str = field("申请人", cites="20.1b")
    question: Text = field("请求解释的问题", cites="20.1b")
    interpretation: Text = field("解释", cites="20.1b")
    opinion: str | None = field("意见", cites="20.1b")
    publication: str = field("公布网址", cites="20.1b")


class AgreementRecord(Record):
    """协议: agreements, memoranda and side letters, whatever they call themselves."""

    number: str = field("协议编号", derived=draw("协议编号", at="sign"))
    title: str = field("名称", cites="20.1d")
    drafter: OrganRef = field("承办部门", cites="20.1d", derived=own_organ)
    partner: str = field("对方", cites="20.1d")
    for_government: bool = field("以市政府名义签订", cites="20.1d")
    supplements: MatterRef | None = field("所补充的协议", cites="20.1d")
    text: Text = field("文本", cites="20.1d")
    opinion: Text | None = field("审核意见", cites="20.1d")
    signed_by: str | None = field("签署人", cites="20.1d")


class EnforcementRecord(Record):
    """执法主体和权限."""

    matter: str = field("执法事项", cites="22.1a")
    organ: OrganRef = field("执法主体", cites="22.1a")
    power: PowerKind = field("权力类型", cites="22.1a")
    basis: str = field("依据", cites="22.1a", help="法律、法规、规章和条款")
    concentrated: bool = field("相对集中或综合执法", cites="22.1a")
    since: date = field("开始日期", cites="22.1a")
    until: date | None = field("结束日期", cites="22.1a")


class EnforcingRecord(Record):
    """执法规则、程序和监督."""

    title: str = field("名称", cites="22.1b")
    organ: OrganRef = field("执法部门", cites="22.1b")
    what: Supervised = field("类别", cites="22.1b")
    content: Text = field("内容", cites="22.1b")
    mend_by: date | None = field("整改期限", cites="22.1b")
    mended: str | None = field("整改情况", cites="22.1b")


@dataclass(frozen=True)
class Planned(Fact):
    """The plan entry that a draft names: of which year and plan, approved or not, by whom it is to be drafted and by whom it is, in words,
    and the other draft that rests on it."""

    name: str = ""
    year: int = 0
    plan: str = ""
    approved: bool = False
    drafter: str = ""
    own: str = ""
    used_by: str = ""


@dataclass(frozen=True)
class YearsPlan(Fact):
    """How many other entries of the same year's plan stand approved: what is proposed after them is an addition."""

    approved: int = 0


@dataclass(frozen=True)
class Resting(Fact):
    """The titles of the drafts that name a plan entry and have neither ended nor been published."""

    drafts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target(Fact):
    """The document that a draft amends or repeals: its title and its effect today; empty when none is named."""

    title: str = ""
    effect: Effect | None = None


@dataclass(frozen=True)
class Answers(Fact):
    """How many opinions of the draft's consultation have no answer, and how many were turned down without a reason."""

    unanswered: int = 0
    total: int = 0
    unreasoned: int = 0


@dataclass(frozen=True)
class Hearings(Fact):
    """The hearings on a draft: how many ended with what was said taken up, and the days of those under way."""

    done: int = 0
    under_way: tuple[date, ...] = ()


@dataclass(frozen=True)
class Asked(Fact):
    """Whether the draft differs from the text on which the public was asked last."""

    changed: bool = False


@dataclass(frozen=True)
class Way(Fact):
    """On which days the draft was examined (submitted, where the justice bureau drafted it itself) and signed; None before."""

    examined: date | None = None
    signed: date | None = None


@dataclass(frozen=True)
class Dropped(Fact):
    """How many opinions that a consultation held before the act are no longer in its list, and how the first of them begins."""

    count: int = 0
    who: str = ""
    said: str = ""


@dataclass(frozen=True)
class Period(Fact):
    """The last day of a consultation that was published on a day; None before it was."""

    last: date | None = None


@dataclass(frozen=True)
class EarliestForce(Fact):
    """The earliest day on which what is published on its day comes into force."""

    day: date | None = None
