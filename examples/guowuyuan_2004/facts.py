"""What a paper that a department sends up for approval consists of."""

from __future__ import annotations

from enum import Enum

from yizhang.law.fieldtype import OrganRef
from yizhang.law.org import own_organ
from yizhang.law.record import Record, field


class Addressed(Enum):
    """To whom a paper is sent."""

    GOVERNMENT = "国务院"
    LEADER = "领导同志个人"


class Paper(Record):
    """公文审批: sent up, put before the leader in charge, and before the premier when it is weighty."""

    sender: OrganRef = field("报送单位", derived=own_organ)
    title: str = field("标题")
    addressed: Addressed = field("报送对象", cites="42.1b")
    assigned: str | None = field("领导交办的依据", cites="42.1b")
    top_secret: str | None = field("必须直接报送的绝密事项", cites="42.1b")
    disagreement: bool = field("部门间有分歧", cites="42.1c")
    consulted_by_head: bool = field("主要负责人已协商", cites="42.1c")
    grounds: str | None = field("各方理据", cites="42.1c")
    advice: str | None = field("办理建议", cites="42.1c")
    own_powers: bool = field("属部门职权范围", cites="46.1a")
    to_be_forwarded: bool = field("请求批转或转发", cites="46.1a")
    weighty: bool = field("重大事项", cites="43.1b")
    opinion: str | None = field("意见")
    answer: str = field("答复")
