"""The clock's round and the organisation's: idempotent, and catching up after an outage (semantics 16, 25, 63)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q

from yizhang.kernel import hooks, statements
from yizhang.kernel.case import load
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.moment import local, said
from yizhang.kernel.overdue import catch_up, recomputed
from yizhang.kernel.sending import transaction
from yizhang.kernel.writing import refreshed
from yizhang.law.actor import Actor, everybody
from yizhang.law.procedure import Procedure
from yizhang.law.record import derived_fields


def sweep(now: datetime) -> int:
    """Perform everything that fell due by `now`, family by family, oldest first; how many matters were touched."""
    moment = local(now)
    due = Matter.objects.exclude(next_at="").filter(next_at__lte=said(moment)).order_by("next_at")
    touched = 0
    for root in dict.fromkeys(due.values_list("root", flat=True)):
        with transaction():
            statements.lock(root)
            touched += catch_up(root, moment)
    return touched


def moving(now: datetime) -> Iterator[str]:
    """The open matters that the organisation, the calendar or an edition can move; entries of registers, which are many, stand still."""
    still = [name for name, one in hooks.rulebook_at(now).procedures.items() if not _moves(one)]
    tasks = Task.objects.filter(closed_at="").values("matter")
    open_ = Matter.objects.filter(ended_at="", draft=False).filter(~Q(procedure__in=still) | Q(id__in=tasks))
    yield from open_.order_by("id").values_list("id", flat=True)


def living_on(now: datetime) -> Iterator[str]:
    """The ended matters that go on being public, or in which something of the matter above can still be done."""
    procedures = hooks.rulebook_at(now).procedures
    living = [name for name, one in procedures.items() if any(verb.follows for verb in one.verbs.values()) or everybody in _shown_to(one)]
    yield from Matter.objects.filter(procedure__in=living, draft=False).exclude(ended_at="").order_by("id").values_list("id", flat=True)


def _shown_to(procedure: type[Procedure]) -> list[Actor]:
    return [one.actor for one in procedure.sights]


def show(now: datetime) -> int:
    """Bring what is open and who sees it in ended matters to what the program declares; how many were looked at. No act is written."""
    moment = local(now)
    touched = 0
    for matter in list(living_on(moment)):
        with transaction():
            statements.lock(matter)
            case = load(matter, moment)
            if case is not None:
                refreshed(case)
                touched += 1
    return touched


def _moves(procedure: type[Procedure]) -> bool:
    """Whether an entry that has no task can change by itself: a derived field, a limit, a duty to come, a sight that is read."""
    duties = any(verb.within or (verb.duty and verb.conditions) for verb in procedure.verbs.values())
    return duties or any(derived_fields(procedure.record)) or any(one.actor.fields or not one.actor.tied for one in procedure.sights)


def reconcile(now: datetime, matters: Iterable[str] | None = None) -> int:
    """Bring derived fields, tasks and clocks of open matters to the organisation, calendar and edition of now."""
    moment = local(now)
    touched = 0
    for matter in list(matters if matters is not None else moving(moment)):
        with transaction():
            statements.lock(matter)
            case = load(matter, moment)
            if case is not None and not case.row.draft:
                refreshed(recomputed(case))
                touched += 1
    return touched
