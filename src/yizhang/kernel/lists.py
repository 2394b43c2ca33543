"""What one may see and has to do: every list, count, search and export starts here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from yizhang.kernel.case import World
from yizhang.kernel.compiled import compiled
from yizhang.kernel.hands import reading_seats, task_seats
from yizhang.kernel.models import Act, Matter, Reader, Task
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.values import Hand, TaskLine
from yizhang.law.fieldtype import Json
from yizhang.law.org import EVERYBODY, Org
from yizhang.law.procedure import Procedure
from yizhang.law.record import fields_of, open_to_all
from yizhang.law.remaining import days_remaining, time_remaining

KINDS = {"waive": "豁免", "read": "圈阅"}
URGENCIES = ("特急", "加急")
NAMED = ("post", "person", "organ")
"""The kinds of fields that tell one entry of a register from another."""


def seats_of(world: World, by: Hand) -> list[str]:
    """The seats one reads from."""
    return sorted(reading_seats(world.org, by, world.now))


def visible(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """All matters that one may see; a draft has no reader but its author, and an authority asked for a waiver."""
    seats = seats_of(World.of(local(now)), by)
    reads = Reader.objects.filter(matter=OuterRef("pk"), seat__in=seats)
    return Matter.objects.filter(Exists(reads))


def nameable(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """What one may name elsewhere: what one sees, and what is public by a matter that it opened, as a document by its publication."""
    return nameable_from(seats_of(World.of(local(now)), by))


def nameable_from(seats: Collection[str]) -> QuerySet[Matter]:
    """The same for the seats from which one reads."""
    reads = Reader.objects.filter(matter=OuterRef("pk"), seat__in=list(seats))
    public = Reader.objects.filter(matter=OuterRef("pk"), seat__in=[one for one in seats if one == EVERYBODY])
    below = Matter.objects.filter(Exists(public), parent=OuterRef("pk"))
    return Matter.objects.filter(Exists(reads) | Exists(below))


def readable(by: Hand, *, now: datetime) -> tuple[str, list[str]]:
    """`visible` as SQL: a condition on a row `matter` of kernel_matter, and its values."""
    seats = seats_of(World.of(local(now)), by)
    marks = ", ".join(["%s"] * len(seats)) or "NULL"
    return f"EXISTS (SELECT 1 FROM kernel_reader reader WHERE reader.matter = matter.id AND reader.seat IN ({marks}))", seats


def drafts(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """草稿: own matters whose first verb is not accepted yet."""
    return visible(by, now=now).filter(draft=True, ended_at="", person=by.person)


def handled(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """已办: matters with an accepted act of one's own, and not waiting for one."""
    mine = Act.objects.filter(matter=OuterRef("pk"), person=by.person, accepted=True).exclude(verb__in=("open", "read", "remind"))
    return visible(by, now=now).filter(Exists(mine), draft=False)


def ongoing(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """在办: handled by me and not ended."""
    return handled(by, now=now).filter(ended_at="")


def initiated(by: Hand, *, now: datetime) -> QuerySet[Matter]:
    """我发起: opened by me."""
    return visible(by, now=now).filter(person=by.person, post=by.post, draft=False)


def tasks(by: Hand, *, now: datetime, kinds: Iterable[str] = ("duty", "expedite", "waiver"), limit: int = 500) -> list[TaskLine]:
    """待办, by limit: what is late first, then by the day, then by urgency."""
    world = World.of(local(now))
    seats = seats_of(world, by) if (kinds := tuple(kinds)) == ("read",) else sorted(task_seats(world.org, by, world.now))
    found = list(Task.objects.filter(seat__in=seats, closed_at="", kind__in=list(kinds)).order_by("id")[: limit * 4])
    matters = {one.id: one for one in Matter.objects.filter(id__in={task.matter for task in found})}
    lines = {
        (task.matter, task.verb, task.kind): line_of(task, matters[task.matter], world)
        for task in reversed(found)
        if task.matter in matters
    }
    return sorted(lines.values(), key=_order)[:limit]


def next_task(by: Hand, after: str, *, now: datetime) -> TaskLine | None:
    """What to do next after an act on the matter `after`: in the same matter first, else the head of the list."""
    mine = tasks(by, now=now, limit=50)
    return next((one for one in mine if one.matter == after), mine[0] if mine else None)


def circulated(by: Hand, *, now: datetime) -> list[TaskLine]:
    """传阅: unread papers sent to me."""
    return tasks(by, now=now, kinds=("read",))


def _order(line: TaskLine) -> tuple[Any, ...]:
    urgency = URGENCIES.index(line.urgency) if line.urgency in URGENCIES else len(URGENCIES)
    return (line.due or read("9999-12-31T00:00:00+08:00"), urgency, line.since)


def called(title: str, procedure: type[Procedure], values: Mapping[str, Json], org: Org) -> str:
    """The title of a matter; of one that has none but its label, with the first that it names: 外出登记：市水利局局长明示甲."""
    if title != procedure.label:
        return title
    specs, numbers = fields_of(procedure.record).items(), dict(compiled(procedure).drawn)
    names = (name for name, spec in specs if spec.type.kind in NAMED and not spec.type.many and name not in numbers)
    subject = open_to_all(procedure.record, values, *names)
    return f"{title}：{org.name(str(subject))}" if subject else title


def whose(child: Matter, procedure: type[Procedure], org: Org) -> str:
    """To which organ a child goes, in words, where its record says so to all: children of one matter have one title."""
    values = json.loads(child.record)
    organ = open_to_all(procedure.record, values, "organ")
    return org.name(str(organ)) if organ else str(open_to_all(procedure.record, values, "to") or "")


def line_of(task: Task, matter: Matter, world: World) -> TaskLine:
    """A task as a line of a list."""
    procedure = world.book.procedures[matter.procedure]
    verb = procedure.verbs.get(task.verb)
    values, standing = json.loads(matter.record), json.loads(matter.standing)
    due = read(task.due) if task.due else None
    claim = standing.get("claims", {}).get(task.verb, ("", ""))
    sender = open_to_all(procedure.record, values, "sender") or matter.organ
    return TaskLine(
        task.pk, matter.id, called(matter.title, procedure, values, world.org), matter.procedure, procedure.label, task.verb,
        verb.label if verb else KINDS.get(task.verb, task.verb),
        task.kind, task.seat, world.org.name(str(sender)), read(task.since), due, task.certain,
        bool(task.late_from and task.late_from <= said(world.now)),
        remaining(task, world), str(open_to_all(procedure.record, values, "urgency") or ""), claim[0],
        (*filter(None, [matter.parent and whose(matter, procedure, world.org)]), *marks_of(standing)), matter.number,
    )  # fmt: skip


def remaining(task: Task, world: World) -> str:
    """还剩3个工作日, 今天, 逾期1个工作日: in working days, by the calendar."""
    if not task.due:
        return ""
    due, today = read(task.due).date(), world.now.date()
    if due == today and task.late_from and task.late_from <= said(world.now):
        return time_remaining(read(task.late_from), world.now)
    return days_remaining(due, today, world.calendar)


def marks_of(standing: dict[str, Any]) -> tuple[str, ...]:
    """What a row shows without opening: 退回2次, 已催1次, 传阅中, 会签3/5."""
    found = []
    if returned := standing.get("returned"):
        found.append(f"退回{returned}次")
    if reminded := standing.get("reminded"):
        found.append(f"已催{reminded}次")
    if any(not one for one in standing.get("circulated", {}).values()):
        found.append("传阅中")
    for verb, seats in standing.get("seats", {}).items():
        if verb not in standing.get("marks", {}):
            found.append(f"已办{len(standing.get('parts', {}).get(verb, {}))}/{len(seats)}")
    return tuple(found)
