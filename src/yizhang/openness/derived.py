"""What the organisation and the record say about a publication: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yizhang.gongwen.openness import Openness
from yizhang.law.fieldtype import OrganRef
from yizhang.law.org import Opener, Org

if TYPE_CHECKING:
    from yizhang.openness.facts import PublicationRecord


def is_proactive(org: Org, opener: Opener, record: PublicationRecord) -> bool:
    """Whether it is to be published; that is the rule where nobody said otherwise (28.1)."""
    return record.openness in (None, Openness.PROACTIVE)


def publisher(org: Org, opener: Opener, record: PublicationRecord) -> OrganRef | None:
    """Who publishes: the office's 信息公开处 what the government and its meetings issue, a department what it issues itself."""
    section = org.section("信息公开")
    if section and (record.in_name_of or record.meeting or record.law_kind):
        return OrganRef(section.partition(":")[2])
    return record.drafter
