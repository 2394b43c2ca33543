"""The organisation as rows: records of the registers, each with the period in which it holds, and the snapshots cut from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from yizhang.law.org import Delegation
from yizhang.law.record import Record
from yizhang.office.delegations import delegations
from yizhang.office.period import ALWAYS, FOREVER, Period
from yizhang.office.row import Row

if TYPE_CHECKING:
    from yizhang.office.snapshot import OrgSnapshot


@dataclass(frozen=True)
class Rows:
    """All rows of one version of the organisation. `at` cuts a snapshot; between two changes it is always the same one."""

    version: int
    all: tuple[Row[Record], ...]
    _cut: dict[int, OrgSnapshot] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, moment: datetime) -> OrgSnapshot:
        """The organisation at that moment."""
        place = bisect_right(self.changes, moment)
        if place not in self._cut:
            self._cut[place] = self._snapshot(place)
        return self._cut[place]

    @cached_property
    def changes(self) -> tuple[datetime, ...]:
        """The moments at which something begins or ends to hold, in order."""
        return tuple(sorted({moment for row in self.all for moment in (row.period.start, row.period.end)}))

    @cached_property
    def delegations(self) -> Mapping[str, Delegation]:
        """All delegations on record."""
        return delegations(self.all)

    def _snapshot(self, place: int) -> OrgSnapshot:
        from yizhang.office.snapshot import OrgSnapshot  # which is made of rows, so this waits

        period = Period(self.changes[place - 1] if place else ALWAYS, self.changes[place] if place < len(self.changes) else FOREVER)
        return OrgSnapshot(self.version, period, grouped(row for row in self.all if period.start in row.period), self.delegations)


def grouped(rows: Iterable[Row[Record]]) -> Mapping[type[Record], tuple[Row[Record], ...]]:
    """By class of record, in the order given."""
    found: dict[type[Record], list[Row[Record]]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(row)
    return {kind: tuple(each) for kind, each in found.items()}
