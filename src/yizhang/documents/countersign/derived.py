"""What organisation and record say about a countersignature: pure functions, computed at each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yizhang.law.errors import Missing
from yizhang.law.org import Opener, Org

if TYPE_CHECKING:
    from yizhang.documents.countersign.facts import CountersignRecord


class Departments(Org, Protocol):
    """An organisation that also tells a department from a county or a section."""

    def is_department(self, organ: str) -> bool:
        """Whether it is a department of the government."""


def both_are_departments(org: Departments, opener: Opener, record: CountersignRecord) -> bool:
    """Whether silence may count as no objection: between departments only, neither a county nor a section of the office (53.2c)."""
    return all(org.is_department(str(one)) for one in (record.drafter, record.organ))


def is_extended(org: Org, opener: Opener, record: CountersignRecord) -> bool:
    """Whether another day was agreed on."""
    try:
        return bool(record.agreed_due)
    except Missing:
        return False
