"""A paper that comes in, as small as the screens need: one field of each type."""

from __future__ import annotations

from datetime import date
from enum import Enum

from yizhang.law.actor import secretary_general
from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import File, Money, OrganRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.record import Record, draw, field


class Kind(Enum):
    """文种."""

    REQUEST = "请示"
    REPORT = "报告"


class PaperNumbers(Numbers):
    """Limits."""

    proposing: WorkingDays = number("拟办", cites="49.1a")


class Paper(Record):
    """来文."""

    intake_number: str = field("收文编号", derived=draw("收文编号", at="register"))
    sender: OrganRef = field("来文机关", cites="48.1b")
    kind: Kind = field("文种", cites="48.1a")
    title: str = field("标题", cites="48.1a")
    body: Text | None = field("正文")
    original: File | None = field("原件")
    amount: Money | None = field("金额")
    urgency: str | None = field("紧急程度")
    lead: OrganRef = field("牵头部门", cites="49.1a", help="职责所在的部门")
    assisting: tuple[OrganRef, ...] = field("协办部门")
    due: date | None = field("办结时限")
    opinion: Text | None = field("意见")
    reason: str | None = field("退文理由", cites="48.2f")
    informant: str | None = field("反映人", private_to=secretary_general)
