"""What organisation and record say about a countersignature: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.law.errors import Missing
from yizhang.law.org import Opener, Org

if TYPE_CHECKING:
    from yizhang.documents.countersign.facts import CountersignRecord


class Departments(Org, Protocol):
    """An organisation that also tells whom what binds departments binds."""

    def bound(self, organ: str) -> bool:
        """Whether the rules bind it as a whole: a department, a 直属单位, a 派驻机关（构） (63.2)."""


def both_are_departments(org: Departments, opener: Opener, record: CountersignRecord) -> bool:
    """Whether silence may count as no objection: between departments only, neither a county nor a section of the office (53.2c, 63.2)."""
    return all(org.bound(str(one)) for one in (record.drafter, record.organ))


def is_extended(org: Org, opener: Opener, record: CountersignRecord) -> bool:
    """Whether another day was agreed on."""
    try:
        return bool(record.agreed_due)
    except Missing:
        return False
