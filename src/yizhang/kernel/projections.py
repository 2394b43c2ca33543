"""Tasks, clocks and readers: what follows from a standing. They can be dropped and recomputed at any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from yizhang.kernel import hooks, statements
from yizhang.kernel.case import Case
from yizhang.kernel.compiled import compiled
from yizhang.kernel.moment import said
from yizhang.kernel.statements import Place, Span
from yizhang.law.clock import Clock, clock, with_numbers
from yizhang.law.condition import Need
from yizhang.law.judge import Situation, by_each, due_seats, open_verbs, opens_at
from yizhang.law.order import waived_duty
from yizhang.law.org import EVERYBODY, SYSTEM
from yizhang.law.procedure import Sight
from yizhang.law.stated import states_until


class Wanted(NamedTuple):
    """A task that should be open: which verb, whose, since when, and its clock in text moments."""

    verb: str
    seat: str
    kind: str
    since: str
    due: str = ""
    late_from: str = ""
    certain: bool = True


def opened_after(at: Situation, trigger: datetime | None, since_edition: datetime) -> dict[str, datetime]:
    """Since when each verb that is open now is open. One that was keeps its moment; a new one starts at the trigger,
    or at the end of the delay that opened it, or when the edition that brings it came into force (semantics 17, 26).

    What follows the matter above is never open: it waits for nobody.
    """
    found: dict[str, datetime] = {}
    for name in open_verbs(at):
        if at.verb(name).follows:
            continue
        found[name] = at.opened[name] if name in at.opened else _start(at, name, trigger, since_edition)
    return found


def _start(at: Situation, name: str, trigger: datetime | None, since_edition: datetime) -> datetime:
    delays = [opens_at(at, need) for need in _delayed(at, name)]
    begins = [*([trigger] if trigger else []), *delays]
    return max(begins) if begins else max(since_edition, *(mark.effective for mark in at.standing.marks.values()), since_edition)


def _delayed(at: Situation, name: str) -> Iterator[Need]:
    return (need for need in compiled(at.procedure).delayed.get(name, ()) if at.standing.done(need.verb, need.outcomes))


def running(case: Case, name: str, start: datetime) -> Clock | None:
    """The clock of an open verb, by the numbers of the edition under which it started."""
    at = case.situation
    if start < case.world.book.edition.since:
        at = with_numbers(at, hooks.rulebook_at(start).numbers)
    return clock(at, name, start)


def duties(case: Case) -> list[str]:
    """What somebody must do now; a duty that a waiver passed over, and nobody else waits for, is none (semantics 15)."""
    at = case.situation
    return [] if case.row.draft else [name for name in case.opened if at.verb(name).duty and not waived_duty(at, name)]


def wanted_tasks(case: Case) -> list[Wanted]:
    """All tasks that should be open now: duties, waivers asked for, circulated papers, late duties that escalate."""
    found = [task for name in duties(case) for task in _duty_tasks(case, name, case.opened[name])]
    found += [
        Wanted("waive", str(seat), "waiver", case.row.last_at) for one in case.standing.asked.values() for seat in _listed(one.get("to"))
    ]
    found += [Wanted("read", seat, "read", case.row.last_at) for seat, read in case.standing.circulated.items() if not read]
    return found


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _duty_tasks(case: Case, name: str, start: datetime) -> Iterator[Wanted]:
    verb, ticking = case.situation.verb(name), running(case, name, start)
    since, due, late, certain = said(start), "", "", True
    if ticking is not None:
        certain = ticking.due.certain
        due = said(ticking.due.at) if ticking.due.at else ""
        late = said(ticking.late_from) if ticking.late_from else ""
    for seat in duty_seats(case, name):
        yield Wanted(name, seat, "duty", since, due, late, certain)
    for one in verb.within[:1]:
        if one.then.kind == "escalate" and one.then.actor and late and late <= case.world.said:
            for seat in case.situation.seats(one.then.actor):
                yield Wanted(name, seat, "expedite", late, due, late, certain)


def duty_seats(case: Case, name: str) -> tuple[str, ...]:
    """The seats that still have the duty: handed on ones in place of the actor's, and without those that have acted."""
    at, verb = case.situation, case.situation.verb(name)
    due = due_seats(at, verb)
    seats = (_handed(case, name, due) if name in case.standing.handed else ()) or due
    acted = case.standing.parts.get(name, {}) if by_each(at, verb) else {}
    return tuple(seat for seat in seats if seat not in acted and seat != SYSTEM)


def _handed(case: Case, name: str, due: tuple[str, ...]) -> tuple[str, ...]:
    """Where the duty was handed on to, inside the organ that has it now (semantics 55)."""
    organ_of = case.world.org.organ_of
    organs = {organ_of(seat.partition(":")[2]) or seat.partition(":")[2] for seat in due}
    return tuple(
        seat for seat in case.standing.handed.get(name, ()) if (organ_of(seat.partition(":")[2]) or seat.partition(":")[2]) in organs
    )


def next_moment(case: Case, opened: Mapping[str, datetime]) -> str:
    """When the matter changes by itself next, with these verbs open: a delay ends, a deeming is due, a duty becomes late, or it is too late
    to state a ground for another limit."""
    if case.row.draft:
        return ""
    at, now = case.situation, case.world.now
    ticking = [one for name, start in opened.items() if (one := running(case, name, start))]
    moments = [late for one in ticking if (late := one.late_from) and (late > now or _silence(one))]
    moments += [ends for name in opened for ends in states_until(at, name, opened) if ends > now]
    waiting = [name for name in compiled(at.procedure).delayed if name not in opened and not at.standing.done(name)]
    moments += [ends for name in waiting for need in _delayed(at, name) if (ends := opens_at(at, need)) > now]
    return said(min(moments)) if moments else ""


def deems(case: Case, name: str) -> str:
    """The outcome that silence has for this duty; empty when silence says nothing."""
    ticking = running(case, name, case.opened[name])
    return _silence(ticking) if ticking else ""


def _silence(ticking: Clock) -> str:
    return ticking.limit.then.outcome if ticking.limit.then.kind == "deem" else ""


def sync_tasks(case: Case, closed_by: str) -> tuple[dict[Place, Span], list[str]]:
    """Bring the open tasks of the matter to what is wanted; they, and the seats that have a new one."""
    now, have = case.world.said, case.row.tasks
    wanted = {(one.verb, one.seat, one.kind): (one.since, one.due, one.late_from, one.certain) for one in wanted_tasks(case)}
    new = [place for place in wanted if place not in have]
    # What was asked for or circulated has no clock that could move.
    moved = [place for place, span in have.items() if place in wanted and place[2] in ("duty", "expedite") and span != wanted[place]]
    statements.insert_tasks([(case.id, *place, *wanted[place]) for place in new])
    statements.change_tasks([(*wanted[place], case.id, *place) for place in moved])
    statements.close_tasks([(now, closed_by, case.id, *place) for place in have if place not in wanted])
    return {place: span if place in moved else have.get(place, span) for place, span in wanted.items()}, [seat for _, seat, _ in new]


def sighted(case: Case) -> Iterator[str]:
    """The seats that a `sight` names by now."""
    for one in case.procedure.sights:
        begun = all(any(case.standing.done(need.verb, need.outcomes) for need in condition.each()) for condition in one.after)
        if begun and not _over(case, one):
            yield from (seat for seat in case.situation.seats(one.actor) if seat != SYSTEM)


def _over(case: Case, one: Sight) -> bool:
    """Whether what it showed has been taken back."""
    return any(map(case.standing.done, one.until))


def shut_out(case: Case) -> set[str]:
    """The seats whose sight is over, and to which no other shows the matter."""
    over = {seat for one in case.procedure.sights if _over(case, one) for seat in case.situation.seats(one.actor)}
    return over and over - set(sighted(case))


def end_sights(case: Case) -> Case:
    """Take the matter, and its children, from the seats whose sight is over, unless an open task or the matter above shows it to them."""
    gone = shut_out(case) - {seat for _, seat, _ in case.row.tasks}
    if not gone:
        return case
    family = [case.id, *_descendants(case)]
    statements.remove_readers(family, gone, unless=case.row.parent)
    return case.then(case.row._replace(readers=case.row.readers - gone))


def add_readers(case: Case, seats: Iterable[str]) -> frozenset[str]:
    """Seats that see the matter, and its children down the family, from now on (semantics 50, 51); all that see it now.

    What is public is so by itself: its children are not.
    """
    now, new = case.world.said, [seat for seat in dict.fromkeys(seats) if seat not in case.row.readers]
    if new:
        family = [case.id, *_descendants(case)]
        statements.insert_readers([(matter, seat, now) for matter in family for seat in new if seat != EVERYBODY or matter == case.id])
    return case.row.readers.union(new)


def _descendants(case: Case) -> list[str]:
    """Children and theirs, without the sealed ones."""
    if not case.standing.consulted and not compiled(case.procedure).opens:
        return []
    found, grow = list[str](), [case.id]
    while grow:
        marks = ", ".join(["%s"] * len(grow))
        children = statements.rows(f"SELECT id, procedure FROM kernel_matter WHERE parent IN ({marks})", grow)
        grow = [one for one, procedure in children if not case.world.book.procedures[procedure].sealed]
        found += grow
    return found
