"""Records and facts of the tests' chapter."""

from dataclasses import dataclass
from datetime import date

from yizhang.law.actor import section
from yizhang.law.duration import WorkingDays
from yizhang.law.fieldtype import OrganRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.record import Record, draw, field
from yizhang.law.rule import Fact


def sender_of(org, opener, record):
    """The organ of the post that opened."""
    return OrganRef(opener.organ)


def has_deputy(org, opener, record):
    """Whether a deputy mayor is in charge of the sender; where nobody is, somebody must first be named (5.1)."""
    return not org.leader_of(record.sender) or bool(org.in_charge(record.sender))


def asked_name(org, opener, record):
    """The organ in words."""
    return org.name(record.organ)


def others(org, opener, record):
    """The organs to be asked besides the lead; of most papers none."""
    return tuple(one for one in record.asked if one != record.lead)


class Paper(Record):
    """What both procedures are of."""

    title: str = field("标题")
    body: Text = field("正文", cites="48.1a")
    sender: OrganRef = field("来文机关", derived=sender_of)
    number: str = field("收文编号", derived=draw("收文编号", at="register"))
    lead: OrganRef = field("牵头部门", cites="49.1a")
    asked: tuple[OrganRef, ...] = field("征求意见单位")
    others: tuple[OrganRef, ...] = field("牵头以外的单位", derived=others)
    studied: bool = field("须调查论证")
    opinion: str | None = field("意见")
    due: date | None = field("办结日期", cites="53.1f")
    parts: tuple[str, ...] = field("分项")
    secret: str | None = field("联系人电话", private_to=section("sender"))
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=has_deputy)


class Answer(Record):
    """One organ's answer."""

    organ: OrganRef = field("被征求意见单位")
    asked_name: str = field("单位名称", derived=asked_name)
    body: Text = field("正文")
    opinion: str | None = field("意见")


class Entry(Record):
    """A line of a register that nothing moves."""

    name: str = field("名称")


class TestNumbers(Numbers):
    """The chapter's numbers."""

    __test__ = False
    handling: WorkingDays = number("承办", cites="53.1a")
    studying: WorkingDays = number("调查论证", cites="53.1d")
    answering: WorkingDays = number("会签", cites="53.2c")


@dataclass(frozen=True)
class Registered(Fact):
    """How many papers with that title are registered."""

    count: int
