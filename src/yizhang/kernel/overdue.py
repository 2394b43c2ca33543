"""What falls due by itself: the door first performs it in the matter's family, oldest first, then judges (semantics 16, 25)."""

from __future__ import annotations

from datetime import datetime

from yizhang.kernel import statements
from yizhang.kernel.case import Case, load
from yizhang.kernel.judging import derive, vouched
from yizhang.kernel.moment import said
from yizhang.kernel.projections import deems, running
from yizhang.kernel.writing import MACHINE, Deed, refreshed, write
from yizhang.law.actor import Every
from yizhang.law.judge import due_seats

DUE = "SELECT id FROM kernel_matter WHERE root = %s AND next_at <> '' AND next_at <= %s ORDER BY next_at, id LIMIT 1"


def catch_up(root: str, now: datetime) -> int:
    """Perform everything in the family that was due by `now`, oldest first; how many matters were touched.

    Each touch moves the matter's next moment on, so this ends.
    """
    touched = 0
    while found := statements.rows(DUE, [root, said(now)]):
        case = load(found[0][0], now)
        if case is None:
            break
        _fire(case)
        touched += 1
    return touched


def _fire(case: Case) -> None:
    """One matter: the oldest deeming that is overdue, else what opened or became late since."""
    overdue = []
    for name, start in case.opened.items():
        ticking = running(case, name, start)
        if deems(case, name) and ticking and ticking.late_from and ticking.late_from <= case.world.now:
            overdue.append((ticking.late_from, name))
    if not overdue:
        refreshed(case)
        return
    effective, name = min(overdue)
    verb, outcome = case.procedure.verbs[name], deems(case, name)
    seats = tuple(due_seats(case.situation, verb)) if isinstance(verb.by, Every) else None
    write(case, Deed(name, MACHINE, True, outcome=outcome, effective=effective, seats=seats, ends=verb.ends))


def recomputed(case: Case) -> Case:
    """The matter after the organisation's changes: a difference in derived fields or seats due is an act of the system."""
    if case.row.draft or case.standing.ended:
        return case
    derived = derive(case, case.values, {}).values
    due = {
        name: list(seats)
        for name in case.standing.parts
        if not case.standing.done(name)
        and (seats := due_seats(case.situation, case.procedure.verbs[name])) != case.standing.seats.get(name)
    }
    if not derived and not due:
        return case
    return write(case, Deed("recompute", MACHINE, True, derived=derived, undone=vouched(case, derived), more={"due": due}))
