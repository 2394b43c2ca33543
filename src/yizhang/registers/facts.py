"""What an export of a register says of itself: which register, as filtered how, how many rows, and the digest of the file."""

from __future__ import annotations

from yizhang.law.fieldtype import PostRef
from yizhang.law.org import Opener, Org
from yizhang.law.record import Record, field


def opener(org: Org, opener: Opener, record: ExportRecord) -> PostRef:
    """Whoever exports."""
    return PostRef(opener.post)


class ExportRecord(Record):
    """登记簿的一次导出（semantics 74）."""

    title: str = field("导出内容")
    ledger: str = field("登记簿")
    conditions: str | None = field("条件", help="导出时的筛选、查询词和排序；没有条件即为全部")
    form: str = field("格式")
    rows: int = field("条数")
    digest: str = field("文件摘要", help="导出文件的 SHA-256；可以据此核对手中的文件是不是这一份")
    by: PostRef = field("导出人", derived=opener)
