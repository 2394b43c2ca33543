"""What I may see and now waits in other hands: what is late there, to be urged, and what falls due next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.lists import called, seats_of, whose
from yizhang.kernel.models import Matter, Task
from yizhang.kernel.moment import read, said
from yizhang.kernel.values import Hand

SOON = timedelta(days=7)
SHOWN = 6
MOST = 300


@dataclass(frozen=True, slots=True)
class Waiting:
    """One duty of somebody else: on which matter, what, whose, until when."""

    matter: str
    title: str
    label: str
    who: str
    due: datetime
    late: bool

    @property
    def link(self) -> str:
        """The 办理单."""
        return reverse("matter", args=[self.matter])


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with all that is late at him."""

    who: str
    waiting: tuple[Waiting, ...]


def waiting(by: Hand, now: datetime) -> Iterator[Waiting]:
    """All with a limit, the first due first; not what waits for me, too: one does not urge oneself."""
    world = World.of(now)
    seats = seats_of(world, by)
    mine = Task.objects.filter(seat__in=seats, closed_at="", kind="duty").values("matter")
    theirs = Task.objects.filter(closed_at="", kind="duty", matter__in=visible(by, now=now).filter(draft=False, ended_at="").values("id"))
    rows = list(theirs.exclude(due="").exclude(matter__in=mine).order_by("due", "id")[:MOST])
    matters = {one.id: one for one in Matter.objects.filter(id__in={row.matter for row in rows})}
    for row in rows:
        matter = matters[row.matter]
        procedure = world.book.procedures[matter.procedure]
        verb, late = procedure.verbs.get(row.verb), bool(row.late_from and row.late_from <= said(now))
        title = called(matter.title, procedure, json.loads(matter.record), world.org)
        if matter.parent and (organ := whose(matter, procedure, world.org)):
            title = _("{title}（{organ}）").format(title=title, organ=organ)
        yield Waiting(row.matter, title, verb.label if verb else row.verb, world.org.name(row.seat), read(row.due), late)


def late(found: Iterable[Waiting]) -> tuple[Holder, ...]:
    """What is late, by who holds it; who has most first."""
    each: dict[str, dict[str, Waiting]] = {}
    for one in found:
        if one.late:
            each.setdefault(one.who, {})[one.matter] = one
    holders = (Holder(who, tuple(rows.values())) for who, rows in each.items())
    return tuple(sorted(holders, key=lambda one: -len(one.waiting)))


def soon(found: Iterable[Waiting], now: datetime) -> tuple[Waiting, ...]:
    """What falls due next, a week ahead; each matter once."""
    return tuple({one.matter: one for one in found if not one.late and one.due <= now + SOON}.values())[:SHOWN]
