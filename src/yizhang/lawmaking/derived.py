"""What the organisation, the opener and the record say about a draft: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.law.org import Opener, Org
from yizhang.lawmaking.kinds import LawKind

if TYPE_CHECKING:
    from yizhang.lawmaking.facts import ConsultationRecord, DraftRecord

BUREAU = "市司法局"
FILED_WITH = {
    LawKind.GOVERNMENT_RULE: ("国务院", "江苏省人大常委会", "江苏省人民政府", "无锡市人大常委会"),
    LawKind.NORMATIVE: ("江苏省人民政府", "无锡市人大常委会"),
}
"""With whom what is issued is filed (21.1a, 21.1b). A bill is the congress's, which files what it passes."""


def is_by_bureau(org: Org, opener: Opener, record: DraftRecord) -> bool:
    """Whether the justice bureau itself organised the drafting, which takes the place of its review (20.1a)."""
    return org.desk(str(record.drafter)) == org.desk(BUREAU)


def filing_organs(org: Org, opener: Opener, record: DraftRecord) -> tuple[str, ...] | None:
    """The organs with which it is filed; None for a bill."""
    return FILED_WITH.get(record.law_kind)


def is_shortened(org: Org, opener: Opener, record: ConsultationRecord) -> bool:
    """Whether the public has fewer days than usual, which only a stated reason allows (17.1c; 规章制定程序条例 15)."""
    return bool(record.short_reason)
