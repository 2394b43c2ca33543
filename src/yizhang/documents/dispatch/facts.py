"""发文: the record of an outgoing document, of a department's own, of minutes, and what the rules ask besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yizhang.documents.countersign.facts import Position
from yizhang.documents.dispatch import derived
from yizhang.documents.dispatch.kinds import Forbidden, InNameOf, MeetingKind, Retention, Weight
from yizhang.documents.distribution import derived as distribution
from yizhang.documents.distribution.facts import Addressee
from yizhang.gongwen.document import Kind
from yizhang.gongwen.openness import Ground, Openness
from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import File, MatterRef, OrganRef, PostRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import own_organ
from yizhang.law.quantity import Characters, Percent
from yizhang.law.record import Record, day_of, draw, field
from yizhang.law.rule import Fact


class DispatchNumbers(Numbers):
    """What articles 51 to 53 leave to an edition."""

    policy_length: Characters = number("政策性文件篇幅", cites="51.1e")
    other_length: Characters = number("其他文件篇幅", cites="51.1e")
    alike: Percent = number("内容相近的相似度", cites="51.1b")
    shortest_review: WorkingDays = number("合法性审核最短期限", cites="53.1e")
    longest_review: WorkingDays = number("合法性审核最长期限", cites="53.1e")


class DispatchRecord(Record):
    """发文. The order is that of the register 发文登记簿; 市政府文件, 令, 议案 and those of the office share it."""

    document_number: str = field(
        "发文字号", cites="51.1f", derived=draw("发文字号", at="number", by="in_name_of"), help="不填，由系统取下一号；或填预留而未用的号"
    )
    title: str = field("标题", cites="51.1a")
    kind: Kind = field("文种", cites="51.1a")
    drafter: OrganRef = field("拟稿单位", cites="6.1b", derived=own_organ)
    topic: str | None = field("主题", cites="6.1b")
    in_name_of: InNameOf = field("发文名义", cites="50.1b")
    important: bool = field("重要文件", cites="50.1c", help="以办公室名义发的：重要的先经市长或副市长同意")
    weight: Weight = field("事项类别", cites="51.1a")
    own_powers: bool = field("部门能够自行或联合发文", cites="51.1c", help="由核稿人判断并留名")
    consequence: str = field("不发文的后果", cites="51.1g", help="写明不发会怎样")
    policy: bool = field("综合性政策文件", cites="51.1e")
    text: Text = field("正文", cites="51.1e")
    normative: bool = field("规范性文件", cites="52.1b")
    operators: bool = field("涉及经营主体经济活动", cites="52.1d")
    operators_reason: str | None = field("不涉及的理由", cites="52.1d")
    shared: bool = field("涉及其他部门", cites="53.2a", derived=derived.is_shared)
    cosigners: tuple[OrganRef, ...] = field("会签部门", cites="53.2a", help="事项涉及其职责的部门；没有的不填")
    reply_by: date | None = field("希望回复日期", cites="53.2c")
    negotiated_on: date = field("协商日期", cites="53.2b")
    negotiated_with: str = field("协商对象", cites="53.2b", help="对方部门和参加协商的负责人")
    positions: tuple[Position, ...] = field("各方理据", cites="53.2b")
    proposal: Text = field("办理意见", cites="53.2b", help="主办部门自己的意见")
    primary_recipients: tuple[str, ...] = field("主送机关", cites="51.1d")
    copies_to: tuple[str, ...] = field("抄送机关")
    addressees: tuple[Addressee, ...] = field("分发单位", derived=distribution.addressees)
    addressed: bool = field("须分发", derived=distribution.is_addressed)
    attachments: tuple[File, ...] = field("附件", help="篇幅另计")
    openness: Openness | None = field("公开属性", cites="28.1", help="以公开为常态：未选的为主动公开")
    openness_ground: Ground | None = field("不公开的依据", cites="28.1", help="不予公开的，选定政府信息公开条例写明的一种情形")
    openness_reason: str | None = field("不主动公开的理由", cites="28.1", help="依申请公开的写明理由")
    copies: int | None = field("份数")
    check_opinion: Text | None = field("核稿意见", cites="51.1e")
    opinion: Text | None = field("意见", cites="50.1b")
    fair_opinion: Text = field("公平竞争审查意见", cites="52.1d")
    review_days: int | None = field("审核期限（工作日）", cites="53.1e", help="一般不少于5个、不超过15个工作日")
    review_ground: str | None = field("缩短审核期限的依据", cites="53.1e", help="突发事件，或者上级机关的紧急命令、决定")
    clear_of: tuple[Forbidden, ...] = field("核对无此内容", cites="52.1e")
    contains: tuple[Forbidden, ...] = field("发现有此内容", cites="52.1e")
    higher_texts: tuple[str, ...] = field("核对的上位依据", cites="52.1e", help="一行一件，写到名称和条款")
    conditions: Text | None = field("须落实的条件", cites="52.1c")
    seal: str | None = field("印章", cites="50.1b", derived=derived.own_seal, help="印章名称；不填，用发文机关自己的印章")
    seal_copies: int = field("用印份数", cites="50.1b")
    seal_reason: str | None = field("用印说明")
    drop_reason: str = field("停办的理由", cites="51.1g", help="未复的会签随之撤回")
    void_reason: str = field("作废的理由", cites="51.1f", help="字号随之作废，不再用于其他文件")
    repeal_reason: str = field("废止的理由", cites="51.1f", help="自即日起不再施行")
    annul_reason: str = field("撤销的理由", cites="51.1f", help="撤销的自始无效；只是不再施行的用废止")
    annulled_by: MatterRef = field("决定撤销的文件", cites="51.1f", help="本机关印发的文件，或者上级来文")
    retention: Retention | None = field("保管期限", help="按归档范围和保管期限表鉴定")
    archive_number: str = field("归档号", derived=draw("归档号", at="archive"))
    dated: date = field("成文日期", derived=day_of("sign", "sign_order", "sign_office", "sign_instead"))

    reviewers: tuple[PostRef, ...] = field("合法性审核岗", cites="52.1b", derived=derived.legality_posts)
    deputies: tuple[PostRef, ...] = field("分管副市长", cites="6.1b", derived=derived.deputies)
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=derived.has_deputies)
    length: int = field("正文字数", cites="51.1e", derived=derived.length, help="含标点，不含标题、空白和附件")
    review_limit: str = field("审核期限", cites="53.1e", derived=derived.review_limit)
    review_limited: bool = field("已定审核期限", cites="53.1e", derived=derived.is_review_limited)
    seal_kept: bool = field("印章有人保管", cites="50.1b", derived=derived.has_seal)
    seal_keepers: tuple[PostRef, ...] = field("印章保管人", cites="50.1b", derived=derived.seal_keepers)


class NumberRecord(Record):
    """预留字号: a number taken before its document is there, as for one that goes out on paper."""

    document_number: str = field("发文字号", cites="51.1f", derived=draw("发文字号", at="reserve", by="in_name_of"))
    title: str = field("预留事由", cites="51.1f", help="为哪一件、为什么先取号")
    in_name_of: InNameOf = field("发文名义", cites="50.1b")
    needed_by: date | None = field("最迟使用日期")
    void_reason: str = field("退回的理由", cites="51.1f", help="字号随之作废，不再用于其他文件")


class DepartmentRecord(Record):
    """部门文件: what departments issue in their own names, alone or together."""

    document_number: str = field("发文字号", cites="51.1f", derived=draw("部门发文字号", at="issue", by="drafter"))
    title: str = field("标题", cites="19.1b")
    kind: Kind = field("文种", cites="19.1b")
    drafter: OrganRef = field("制定部门", cites="52.1a", derived=own_organ)
    joint: tuple[OrganRef, ...] = field("联合制定部门", cites="19.1d")
    jointly: bool = field("联合制定", cites="19.1d", derived=derived.is_joint)
    important: bool = field("重要文件", cites="19.1d")
    public_interest: bool = field("涉及群众切身利益或社会关注度高", cites="19.1c")
    text: Text = field("正文", cites="52.1a")
    normative: bool = field("规范性文件", cites="52.1a")
    under_approval: bool = field("报市政府批准后印发", cites="52.1b", help="部门起草、报经市政府批准、以部门名义印发的")
    approval: MatterRef | None = field("市政府批准的请示", cites="51.1d 19.1c", help="已办结的请示")
    statute: str | None = field("法律法规依据", cites="51.1d", help="直接要求区政府报文的，写明法律、法规名称和条款")
    operators: bool = field("涉及经营主体经济活动", cites="52.1d")
    operators_reason: str | None = field("不涉及的理由", cites="52.1d")
    primary_recipients: tuple[str, ...] = field("主送机关", cites="51.1d")
    copies_to: tuple[str, ...] = field("抄送机关")
    opinion: Text | None = field("意见", cites="52.1a")
    fair_opinion: Text = field("公平竞争审查意见", cites="52.1d")
    clear_of: tuple[Forbidden, ...] = field("核对无此内容", cites="52.1e")
    contains: tuple[Forbidden, ...] = field("发现有此内容", cites="52.1e")
    higher_texts: tuple[str, ...] = field("核对的上位依据", cites="19.1a", help="一行一件；本市规章和国家政策也要核对")
    openness: Openness | None = field("公开属性", cites="28.1", help="以公开为常态：未选的为主动公开")
    openness_ground: Ground | None = field("不公开的依据", cites="28.1", help="不予公开的，选定政府信息公开条例写明的一种情形")
    openness_reason: str | None = field("不主动公开的理由", cites="28.1", help="依申请公开的写明理由")
    dated: date = field("成文日期", derived=day_of("sign"))
    reviewers: tuple[PostRef, ...] = field("合法性审核岗", cites="52.1a", derived=derived.legality_posts)


class MinutesRecord(Record):
    """会议纪要."""

    document_number: str = field("纪要编号", derived=draw("纪要编号", at="issue", by="meeting"))
    meeting: MeetingKind = field("会议", cites="50.2a")
    title: str = field("标题", cites="50.2a")
    held_on: date = field("会议日期")
    chair: PostRef = field("主持人", cites="50.2b")
    entrusted_by: PostRef | None = field("委托召开的市政府领导", cites="50.2b")
    attending: tuple[PostRef, ...] = field("参会副秘书长", cites="50.2b")
    none_attended: str | None = field("没有副秘书长参会的原因", cites="50.2b")
    important: bool = field("重要事项", cites="50.2b")
    text: Text = field("纪要正文", cites="50.2a")
    opinion: Text | None = field("意见", cites="50.2a")
    dated: date = field("成文日期", derived=day_of("sign", "sign_special"))
    decided: Text | None = field("公布的决定事项", cites="29.1a", help="会议决定中向社会公布的部分；依法不公开的不写在这里")
    openness: Openness | None = field("公开属性", cites="28.1", help="以公开为常态：未选的为主动公开")
    openness_ground: Ground | None = field("不公开的依据", cites="28.1", help="不予公开的，选定政府信息公开条例写明的一种情形")
    openness_reason: str | None = field("不主动公开的理由", cites="28.1", help="依申请公开的写明理由")
    of_government: bool = field("全体会议或常务会议纪要", cites="29.1a", derived=derived.is_of_government)
    special: bool = field("专题会议纪要", cites="50.2b", derived=derived.is_special)
    reviewers: tuple[PostRef, ...] = field("审核的副秘书长", cites="50.2b", derived=derived.deputies_who_attended)
    deputy_attended: bool = field("有副秘书长参会", cites="50.2b", derived=derived.has_deputy_secretary)
    signer: PostRef | None = field("签发领导", cites="50.2b", derived=derived.signer_of_minutes)
    signed_by_mayor: bool = field("由市长签发", cites="50.2b", derived=derived.mayor_signs)


@dataclass(frozen=True)
class Unpublished(Fact):
    """The publication of this document that has yet to end: by which organ, in words; empty when there is none or it ended."""

    by: str = ""


@dataclass(frozen=True)
class Annulling(Fact):
    """The matter named as the decision to annul: its title, and whether it decides by now: issued, or a superior's on record."""

    title: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A document whose matter is near: its title, and how near, in per cent."""

    title: str
    score: int


@dataclass(frozen=True)
class AlikeDocuments(Fact):
    """Documents in preparation or lately issued that are near to this one, the nearest first; only those that the asker may see."""

    found: tuple[Alike, ...] = ()


@dataclass(frozen=True)
class Issued(Fact):
    """How many documents have been numbered in this name since the first of January, and in the same days of last year."""

    this_year: int = 0
    last_year: int = 0


@dataclass(frozen=True)
class AskedNumber(Fact):
    """A number that was entered by hand: by which document it is used already, whether it is reserved, and which one the document has."""

    number: str = ""
    used_by: str = ""
    reserved: bool = False
    own: str = ""


@dataclass(frozen=True)
class NumberUse(Fact):
    """Which document uses a reserved number, in words; empty when none does."""

    title: str = ""


@dataclass(frozen=True)
class Approval(Fact):
    """The government's approval by a request on record: who asked, and whether it was granted and answered."""

    title: str = ""
    sender: str = ""
    granted: bool = False


@dataclass(frozen=True)
class Interpreted(Fact):
    """The published government rules that a document names in 《》, by title."""

    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unlisted(Fact):
    """Which recipients and copies are no organ of the register, in the words of the draft."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counties(Fact):
    """Which of the recipients, copies included, are governments of counties and districts, in words."""

    names: tuple[str, ...] = ()
