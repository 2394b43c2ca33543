"""Matters as they stood at a moment, from their acts alone (semantics 74).

What has not been touched since is read as it is; only what has is folded again. Who may see a matter is asked of today: what one may
see now is shown as it was then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby, islice

from django.db.models import QuerySet

from yizhang.kernel import kept, statements
from yizhang.kernel.case import Case, World
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.moment import local, said
from yizhang.kernel.projections import opened_after, wanted_tasks
from yizhang.kernel.refolding import begun, passed
from yizhang.kernel.replaying import reached
from yizhang.kernel.statements import COLUMNS, Row
from yizhang.law.calendar import LOCAL

NAMES = COLUMNS.split(", ")
AT_ONCE = 500  # matters whose acts are held at a time
KEPT = 2048  # matters of which a process remembers what their acts came to
_known: dict[tuple[str, str, int, int], Case] = {}


def end_of(day: date) -> datetime:
    """The last second of a day: what was done on it is done."""
    return datetime.combine(day, time(23, 59, 59), LOCAL)


def world_at(now: datetime, then: datetime | None) -> World:
    """The organisation, calendar and rulebook of that moment, as they are known now; of now when none is named."""
    return World.of(local(then or now))


def stood(matter: str, moment: datetime) -> Case | None:
    """One matter after the last act done by then; None when it was not there yet."""
    return next(cases(Matter.objects.filter(pk=matter), moment), None)


def matters(found: QuerySet[Matter], then: datetime | None, most: int | None = None, drafts: bool = False) -> list[Matter]:
    """Those of a query as they stood at that moment, or as they are when none is named. They are not to be saved."""
    if then is None:
        return list(found[:most])
    return [matter_of(one) for one in islice(cases(found, then, drafts), most)]


def cases(found: QuerySet[Matter], moment: datetime, drafts: bool = False) -> Iterator[Case]:
    """Each in the order of the query, at that moment; of what was opened later nothing is told, of a draft of that time with `drafts`."""
    then, versions = said(moment), statements.versions()
    world = World.at(local(moment), *versions)
    rows = (_row(one, versions) for one in found.filter(opened_at__lte=then).iterator(AT_ONCE))
    while some := list(islice(rows, AT_ONCE)):
        acts = _acts([one.id for one in some if one.last_at > then], then)
        for row in some:
            case = _after(row, acts.get(row.id, ())) if row.last_at > then else Case(row, kept.standing_of(row.standing), world)
            if case.row.seq and (drafts or not case.row.draft):
                yield _at(case, world)


def matter_of(case: Case) -> Matter:
    """A case as lists read it."""
    return Matter(**{name: getattr(case.row, name) for name in NAMES})


def tasks_of(case: Case) -> list[Task]:
    """What had to be done then, and by whom."""
    return [Task(matter=case.id, **one._asdict()) for one in wanted_tasks(case)]


def _row(one: Matter, versions: tuple[int, int]) -> Row:
    return Row(*(getattr(one, name) for name in NAMES))._replace(org=versions[0], calendar=versions[1])


def _acts(ids: list[str], then: str) -> Mapping[str, list[Act]]:
    acts = Act.objects.filter(matter__in=ids, at__lte=then).order_by("matter", "seq") if ids else ()
    return {matter: list(own) for matter, own in groupby(acts, key=lambda one: one.matter)}


def _after(row: Row, acts: Sequence[Act]) -> Case:
    """The matter after these acts, the first ones of its chain; the digest of the last says which, and they never change."""
    place = (row.id, acts[-1].digest if acts else "", row.org, row.calendar)
    if place in _known:
        return _known[place]
    case = begun(row)
    for act in acts:
        case, body = reached(case, act)
        case = passed(case, body, act.digest)
    if len(_known) >= KEPT:
        _known.clear()
    _known[place] = case
    return case


def _at(case: Case, world: World) -> Case:
    """The same at another moment: delays that ended by then are over, what opened later is not open."""
    if case.row.ended_at:
        return replace(case, world=world)
    known = {verb: since for verb, since in case.opened.items() if since <= world.now}
    then = Case(case.row._replace(opened=kept.opened_said(known)), case.standing, world)
    opened = opened_after(then.situation, None, world.book.edition.since)
    return then if opened == known else Case(then.row._replace(opened=kept.opened_said(opened)), case.standing, world)
