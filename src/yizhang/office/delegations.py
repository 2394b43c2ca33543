"""Delegations on record, each with the moment at which it ends (6.1d).

That is its period's end or, for what is entrusted for an absence, the giver's return.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from yizhang.law.org import Delegation
from yizhang.law.record import Record
from yizhang.office.facts import AbsenceEntry, DelegationEntry
from yizhang.office.history import span
from yizhang.office.kinds import DelegationKind
from yizhang.office.period import SECOND, Period
from yizhang.office.row import Row

VERBS: Mapping[DelegationKind, tuple[str, ...]] = {
    DelegationKind.EXECUTIVE_MEETING: ("executive_meeting.convene", "executive_meeting.hold", "executive_meeting.sign"),
    DelegationKind.MAYORS_OFFICE_MEETING: ("mayors_office_meeting.convene", "mayors_office_meeting.hold", "mayors_office_meeting.sign"),
    DelegationKind.SPECIAL_MEETING: ("special_meeting.convene", "special_meeting.hold", "special_meeting.sign"),
    DelegationKind.REVIEW: ("request.review", "report.review", "superior.review", "letter.review"),
}
"""The verbs that a delegation for a meeting reaches, or one for reviewing what goes to the mayor (49.2b, 读法).

主持工作 reaches every verb that is not in person.
"""


ABSENT = (DelegationKind.PRESIDING, DelegationKind.REVIEW)
"""What is entrusted for an absence ends with it: with the return, or when the absence is cancelled or made shorter."""


def delegations(rows: Iterable[Row[Record]]) -> dict[str, Delegation]:
    """All of them by identifier, whether in force or not; of an entry that was changed, as it stands now."""
    rows = tuple(rows)
    trips = tuple(_trips(rows))
    return {row.id: _delegation(row.id, row.record, row.period, trips) for row in rows if isinstance(row.record, DelegationEntry)}


def _delegation(id: str, entry: DelegationEntry, held: Period, trips: Iterable[Trip]) -> Delegation:
    end = min(entry.period.end, held.end, _return(entry, trips) if entry.kind in ABSENT else held.end)
    label = f"受{entry.giver_role.value if entry.giver_role else '委托人'}委托"
    if number := entry.__dict__.get("number", ""):
        label += f"（{number}）"
    presiding = entry.kind is DelegationKind.PRESIDING
    return Delegation(id, entry.giver, entry.receiver, entry.period.start, end - SECOND, VERBS.get(entry.kind, ()), presiding, label)


class Trip(NamedTuple):
    """Who is away from when to when, as the entry stands now."""

    who: str
    away: Period


def _trips(rows: Iterable[Row[Record]]) -> Iterator[Trip]:
    """The absences on record; one that was cancelled before it began is none."""
    versions: dict[str, list[tuple[AbsenceEntry, Period]]] = {}
    for row in rows:
        if isinstance(row.record, AbsenceEntry):
            versions.setdefault(row.id, []).append((row.record, row.period))
    for each in versions.values():
        held, entry = span(period for _, period in each), each[-1][0]
        if not held.empty:
            yield Trip(entry.who, Period(held.start, min(held.end, entry.away.end)))


def _return(entry: DelegationEntry, trips: Iterable[Trip]) -> datetime:
    """When the giver is back from the absence in which the delegation begins; one without an absence is never in force."""
    begins = entry.period.start
    return next((trip.away.end for trip in trips if trip.who == entry.giver and begins in trip.away), begins)
