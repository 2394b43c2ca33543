"""发文控制: one line of the year's plan of documents, and the counts it is watched by."""

from __future__ import annotations

from dataclasses import dataclass

from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.gongwen.document import Kind
from yizhang.law.fieldtype import OrganRef
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import Opener, Org
from yizhang.law.quantity import Percent
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact

WHOLE = 100


class QuotaNumbers(Numbers):
    """What article 51 leaves to an edition."""

    near: Percent = number("发文临近控制件数", cites="51.1f")


def _title(org: Org, opener: Opener, record: QuotaRecord) -> str:
    """2026年市政府办公室发文（通知，市教育局拟稿）."""
    narrower = [record.kind.value] if record.kind else []
    narrower += [f"{org.name(record.drafter)}拟稿"] if record.drafter else []
    return f"{record.year}年{record.in_name_of.value}发文" + (f"（{'，'.join(narrower)}）" if narrower else "")


class QuotaRecord(Record):
    """A line of the plan: documents of a year in one name, of all kinds and organs or of one."""

    title: str = field("名称", cites="51.1f", derived=_title)
    year: int = field("年度", cites="51.1f")
    in_name_of: InNameOf = field("发文名义", cites="51.1f")
    kind: Kind | None = field("文种", cites="51.1f", help="不填的，各文种合计")
    drafter: OrganRef | None = field("拟稿单位", cites="51.1f", help="不填的，各单位合计")
    planned: int | None = field("控制件数", cites="51.1f", help="不填的，以上一年全年的件数为准")


@dataclass(frozen=True)
class IssuedCounts(Fact):
    """Documents issued of that line: this year, up to the same day of last year, and in all of last year."""

    this_year: int = 0
    last_year: int = 0
    whole_last_year: int = 0

    def share(self, limit: int) -> int:
        """How much of a number of documents this year has used, in per cent."""
        return WHOLE * self.this_year // limit if limit else 0
