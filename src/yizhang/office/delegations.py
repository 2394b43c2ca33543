"""Delegations on record, each with the moment at which it ends: its period's end or, for 主持工作, the giver's return (6.1d)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from yizhang.law.org import Delegation
from yizhang.law.record import Record
from yizhang.office.facts import AbsenceEntry, DelegationEntry
from yizhang.office.kinds import DelegationKind
from yizhang.office.period import SECOND, Period
from yizhang.office.row import Row, records

VERBS: Mapping[DelegationKind, tuple[str, ...]] = {
    DelegationKind.EXECUTIVE_MEETING: ("executive_meeting.convene", "executive_meeting.hold", "executive_meeting.sign"),
    DelegationKind.MAYORS_OFFICE_MEETING: ("mayors_office_meeting.convene", "mayors_office_meeting.hold", "mayors_office_meeting.sign"),
    DelegationKind.SPECIAL_MEETING: ("special_meeting.convene", "special_meeting.hold", "special_meeting.sign"),
    DelegationKind.REVIEW: ("request.review", "report.review", "superior.review", "letter.review"),
}
"""The verbs that a delegation for a meeting reaches, or one for reviewing what goes to the mayor (49.2b, 读法).

主持工作 reaches every verb that is not in person.
"""


def delegations(rows: Iterable[Row[Record]]) -> dict[str, Delegation]:
    """All of them by identifier, whether in force or not; of an entry that was changed, as it stands now."""
    rows = tuple(rows)
    trips = tuple(records(rows, AbsenceEntry))
    return {row.id: _delegation(row.id, row.record, row.period, trips) for row in rows if isinstance(row.record, DelegationEntry)}


def _delegation(id: str, entry: DelegationEntry, held: Period, trips: tuple[AbsenceEntry, ...]) -> Delegation:
    presiding = entry.kind is DelegationKind.PRESIDING
    end = min(entry.period.end, held.end, _return(entry, trips)) if presiding else min(entry.period.end, held.end)
    label = f"受{entry.giver_role.value if entry.giver_role else '委托人'}委托"
    if number := entry.__dict__.get("number", ""):
        label += f"（{number}）"
    return Delegation(id, entry.giver, entry.receiver, entry.period.start, end - SECOND, VERBS.get(entry.kind, ()), presiding, label)


def _return(entry: DelegationEntry, trips: tuple[AbsenceEntry, ...]) -> datetime:
    """When the giver came back from the trip during which the delegation began."""
    returns = (trip.returned for trip in trips if trip.returned and trip.who == entry.giver and trip.period.overlaps(entry.period))
    return min(returns, default=entry.period.end)
