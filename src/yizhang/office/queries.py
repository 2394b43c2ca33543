"""What screens ask of the organisation: who stands where on a day, and what a change of portfolios would move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from yizhang.kernel.case import load
from yizhang.kernel.models import Task
from yizhang.kernel.projections import duty_seats
from yizhang.law.record import Record
from yizhang.office.current import org_at, rows_at
from yizhang.office.facts import AbEntry, AbsenceEntry, ChargeEntry, PortfolioEntry
from yizhang.office.history import holds
from yizhang.office.period import Period
from yizhang.office.row import Row
from yizhang.office.rows import Rows
from yizhang.office.snapshot import OrgSnapshot


@dataclass(frozen=True, slots=True)
class Shift:
    """A department or topic whose leader changes; empty: nobody."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Move:
    """An open task that a change takes from one seat to another; what is done keeps its actor (6.1b)."""

    matter: str
    title: str
    verb: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of somebody's time: away, in another's place, or entrusted. `kind` is 外出, 主持工作 or 委托."""

    post: str
    kind: str
    words: str
    period: Period


def members_on(moment: datetime) -> tuple[tuple[str, str], ...]:
    """The members of the government at a moment (5.1): post and name in words."""
    org = org_at(moment)
    return tuple((post, org.name(post)) for post in org.members)


def standing_in(moment: datetime) -> tuple[tuple[str, str, str], ...]:
    """AB角 at a moment: A, B, and whether A is away, so that B may read."""
    org = org_at(moment)
    return tuple((org.name(one.a), org.name(one.b), "外出" if org.absent(one.a) else "") for one in org.of(AbEntry))


def spells(within: Period) -> Iterator[Spell]:
    """Absences, charges and delegations that touch the period, each once, in order of time."""
    rows, org = rows_at(within.start), org_at(within.start)
    entrusted = (Spell(one.receiver, "委托", one.label, Period(one.start, one.end)) for one in rows.delegations.values())
    found = (*_spells(rows, org), *entrusted)
    touching = {(one.post, one.kind, one.period): one for one in found if one.period.overlaps(within) and not one.period.empty}
    yield from sorted(touching.values(), key=lambda one: (one.period.start, one.post))


def _spells(rows: Rows, org: OrgSnapshot) -> Iterator[Spell]:
    latest = {row.id: row.record for row in rows.all}
    for record in latest.values():
        if isinstance(record, AbsenceEntry):
            yield Spell(record.who, "外出", f"{record.kind.value}（{record.place}）", record.away)
        if isinstance(record, ChargeEntry):
            yield Spell(record.post, "主持工作", org.name(record.organ), record.period)


def with_portfolios(moment: datetime, entered: Iterable[PortfolioEntry], ended: Iterable[str] = ()) -> OrgSnapshot:
    """The organisation of that moment as it would be: with these portfolios entered, and the entries of these matters ended by then."""
    rows, gone = rows_at(moment), set(ended)
    kept = (row for row in rows.all if row.id not in gone)
    new: list[Row[Record]] = [Row(f"proposed-{n}", one, holds(one)) for n, one in enumerate(entered)]
    return Rows(rows.version, (*kept, *new)).at(moment)


def shifts(before: OrgSnapshot, after: OrgSnapshot) -> Iterator[Shift]:
    """The departments and topics whose leader is another."""
    for key in dict.fromkeys(word for org in (before, after) for one in org.of(PortfolioEntry) for word in (*one.organs, *one.topics)):
        old, new = before.leader_of(key), after.leader_of(key)
        if old != new:
            yield Shift(before.name(key), before.name(old) if old else "", after.name(new) if new else "")


def moves(now: datetime, before: OrgSnapshot, then: OrgSnapshot) -> Iterator[Move]:
    """The open duties of today that other seats have under one organisation than under the other, one for each seat that loses one."""
    for matter in Task.objects.filter(closed_at="", kind="duty").order_by("matter").values_list("matter", flat=True).distinct():
        case = load(matter, now)
        if case is None:
            continue
        case, other = (replace(case, world=replace(case.world, org=org)) for org in (before, then))
        for name in case.opened:
            verb, have, want = case.procedure.verbs[name], duty_seats(case, name), duty_seats(other, name)
            for seat in have if verb.duty else ():
                if seat not in want:
                    gains = "、".join(then.name(one) for one in want if one not in have) or "、".join(then.name(one) for one in want)
                    yield Move(case.id, case.row.title, verb.label, case.world.org.name(seat), gains)
