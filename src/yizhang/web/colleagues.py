"""What waited for a whole section or an organ's desk and somebody else of it has done today: it leaves the list with a note (3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.lists import seats_of
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.moment import read
from yizhang.kernel.moment import said as stamp
from yizhang.kernel.values import Hand
from yizhang.web.dates import shown_time
from yizhang.web.wording import said
from yizhang.web.work import Told

OWN = "post:"
SHOWN = 20


def done_today(by: Hand, now: datetime) -> Iterator[Told]:
    """The last first: who did which verb of which matter at what time."""
    world = World.of(now)
    shared = [seat for seat in seats_of(world, by) if not seat.startswith(OWN)]
    midnight = stamp(datetime.combine(now.date(), time(), now.tzinfo))
    theirs = Act.objects.filter(matter=OuterRef("matter"), verb=OuterRef("verb"), person=OuterRef("closed_by"), at=OuterRef("closed_at"))
    tasks = Task.objects.filter(seat__in=shared, kind="duty", closed_at__gte=midnight).exclude(closed_by__in=("", by.person))
    found = list(tasks.filter(Exists(theirs.filter(accepted=True))).order_by("-closed_at")[:SHOWN])
    matters = {one.id: one for one in visible(by, now=now).filter(id__in=[one.matter for one in found])}
    return (_told(one, matters[one.matter], world) for one in found if one.matter in matters)


def _told(task: Task, matter: Matter, world: World) -> Told:
    verb = world.book.procedures[matter.procedure].verbs.get(task.verb)
    label = said(verb.label) if verb else task.verb
    words = _("{time} {who}已{verb}：{title}").format(
        time=shown_time(read(task.closed_at)), who=task.closed_by, verb=label, title=matter.title
    )
    return Told("note", words, (), reverse("matter", args=[matter.id]), "")
