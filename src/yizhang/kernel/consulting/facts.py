"""What is asked of somebody, and what he says."""

from __future__ import annotations

from datetime import date

from yizhang.law.fieldtype import File, OrganRef, PostRef, Text
from yizhang.law.record import Record, field


class OpinionRequestRecord(Record):
    """One of those asked: an organ or section, or a post."""

    title: str = field("征求意见的事项")
    organ: OrganRef | None = field("被征求意见的单位", cites="53.2a")
    post: PostRef | None = field("被征求意见的人", cites="53.2a")
    question: str = field("征求意见的内容", cites="53.2a")
    body: Text | None = field("所征求意见的文稿")
    due: date = field("请于何日前答复", cites="53.1f")
    opinion: Text | None = field("意见", cites="53.2a")
    file: File | None = field("附件")
