"""会签: the record of asking departments, that of one department's answer, and what the rules ask besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yizhang.documents.countersign import derived
from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import MatterRef, OrganRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import own_organ
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact


class CountersignNumbers(Numbers):
    """What 53.2 leaves to an edition."""

    reply: WorkingDays = number("部门间征求意见回复", cites="53.2c")


@dataclass(frozen=True, slots=True)
class Position:
    """What one side holds, and on what ground (53.2b)."""

    organ: OrganRef
    ground: str


class CountersigningRecord(Record):
    """部门会签. 主办部门 asks others, leads the talks where they differ, and signs as its principal head."""

    title: str = field("标题", cites="53.2a")
    drafter: OrganRef = field("主办部门", cites="53.2a", derived=own_organ)
    text: Text = field("正文", cites="53.2a")
    cosigners: tuple[OrganRef, ...] = field("会签部门", cites="53.2a", help="事项涉及其职责的部门")
    reply_by: date | None = field("希望回复日期", cites="53.2c", help="早于7个工作日的须说明理由，逾期仍按7个工作日计")
    short_reason: str | None = field("缩短回复时间的理由", cites="53.2c")
    handling: MatterRef | None = field("所办事项", cites="53.1c", help="转办给本部门、须会其他部门的事项")
    negotiated_on: date = field("协商日期", cites="53.2b")
    negotiated_with: str = field("协商对象", cites="53.2b", help="对方部门和参加协商的负责人")
    positions: tuple[Position, ...] = field("各方理据", cites="53.2b")
    proposal: Text = field("办理意见", cites="53.2b", help="主办部门自己的意见")


class CountersignRecord(Record):
    """One department's answer to it."""

    title: str = field("标题")
    drafter: OrganRef = field("主办部门", cites="53.2a")
    text: Text = field("正文")
    organ: OrganRef = field("会签部门", cites="53.2a")
    cosigners: tuple[OrganRef, ...] = field("同时会签的部门", cites="53.2a", help="互相可见各家意见")
    reply_by: date | None = field("希望回复日期", cites="53.2c")
    agreed_due: date = field("商定的回复日期", cites="53.2c")
    manner: str = field("商定的回复方式", cites="53.2c", help="书面、会议或其他")
    opinion: Text | None = field("意见", cites="53.2a")
    grounds: Text | None = field("理据", cites="53.2b", help="不同意的，写明理由和依据")
    late_opinion: Text = field("逾期答复", cites="53.2c")
    between_departments: bool = field("部门之间", cites="53.2c", derived=derived.both_are_departments)
    extended: bool = field("已商定延期", cites="53.2c", derived=derived.is_extended)


@dataclass(frozen=True)
class Objections(Fact):
    """Which departments disagreed, by code and in words, and who leads."""

    organs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True)
class UsualReply(Fact):
    """The day on which an answer asked for today is due by the usual limit."""

    day: date


@dataclass(frozen=True)
class Heard(Fact):
    """Of the departments that a request touches, in words: who was neither asked nor signed. And of the countersigning it names:
    whether the principal head of the sender signed it, and whether it was about the same text."""

    lacking: tuple[str, ...] = ()
    signed: bool = False
    same_text: bool = False


@dataclass(frozen=True)
class OwnLimit(Fact):
    """The last day of the matter for which others are asked; None when none was named or it has no limit."""

    day: date | None = None
