"""The six lists everyone knows: 待办 已办 在办 我发起 传阅 草稿, each from the kernel, each only what the hand may see."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yizhang import kernel
from yizhang.kernel.case import World
from yizhang.kernel.lists import called, circulated, seats_of
from yizhang.kernel.models import Act, Link, Matter, Notice, Task
from yizhang.kernel.moment import read as moment
from yizhang.kernel.values import Hand, TaskLine
from yizhang.web.wording import filled, said

Words = str | Promise
READ, URGE, FILE = "圈阅", "催办", "归档"
TOLD = 30
COUNTED = 1000  # matters of a list, for its number
SHOWN = 200  # rows of a list; what is older is found by search
LISTS: Mapping[str, tuple[Words, Callable[..., QuerySet[Matter]] | None, Words]] = {
    "todo": (gettext_lazy("待办"), None, ""),
    "done": (gettext_lazy("已办"), kernel.handled, gettext_lazy("您办过的事项会列在这里，写明现在在谁处。")),
    "open": (gettext_lazy("在办"), kernel.ongoing, gettext_lazy("您经手、还没有办结的事项会列在这里。")),
    "mine": (gettext_lazy("我发起"), kernel.initiated, gettext_lazy("您发起的事项会列在这里。")),
    "read": (gettext_lazy("传阅"), None, gettext_lazy("送您阅知的会列在这里，读过即记为已阅。")),
    "drafts": (gettext_lazy("草稿"), kernel.drafts, gettext_lazy("没有报出的会存在这里，换一台设备也在。")),
}
WAITS: tuple[Words, ...] = (gettext_lazy("现在待办"), gettext_lazy("在谁处"), gettext_lazy("已停留"))
COLUMNS: Mapping[str, tuple[Words, ...]] = {
    "read": (gettext_lazy("标题"), gettext_lazy("来自"), gettext_lazy("送阅时间")),
    "drafts": (gettext_lazy("标题"), gettext_lazy("事项类型"), gettext_lazy("时间")),
    "mine": (gettext_lazy("标题"), gettext_lazy("事项类型"), gettext_lazy("发起"), *WAITS),
}
HANDLED = (gettext_lazy("标题"), gettext_lazy("我的办理"), gettext_lazy("时间"), *WAITS)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the lists with how many are in it, as far as they are counted."""

    name: str
    label: Words
    count: int

    @property
    def many(self) -> str:
        """12, or 999+ where counting the rest would take longer than the page: what is done grows with the years."""
        return str(self.count) if self.count < COUNTED else f"{COUNTED - 1}+"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One matter of a list: where it leads, its title, the other cells; `at_once`: what may be done to it together with others."""

    link: str
    title: str
    cells: tuple[object, ...]
    matter: str = ""
    at_once: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice at the top of the workbench."""

    severity: str
    text: str
    cites: tuple[str, ...]
    link: str
    link_label: str
    kind: str = ""


def todo(by: Hand, now: datetime) -> list[TaskLine]:
    """待办: duties, 督办, 请求豁免; what is only to be read is 传阅."""
    return kernel.tasks(by, now=now)


def with_children(tasks: Iterable[TaskLine], now: datetime) -> list[TaskLine]:
    """The same lines with how far the matters they opened are: 会签 3/5."""
    tasks, book = list(tasks), World.of(now).book
    links = Link.objects.filter(a__in={one.matter for one in tasks}, kind="child", undone=False).values_list("a", "b")
    parents = {child: parent for parent, child in links}
    each: dict[tuple[str, str], list[bool]] = {}
    for id_, procedure, ended in Matter.objects.filter(id__in=parents).values_list("id", "procedure", "ended_at"):
        each.setdefault((parents[id_], book.procedures[procedure].label), []).append(bool(ended))
    marks: dict[str, tuple[str, ...]] = {}
    for (parent, label), ended_ in each.items():
        marks[parent] = (*marks.get(parent, ()), f"{label} {sum(ended_)}/{len(ended_)}")
    return [replace(one, marks=(*one.marks, *marks.get(one.matter, ()))) for one in tasks]


def lists(by: Hand, now: datetime) -> tuple[Listed, ...]:
    """All six with their counts."""
    return tuple(Listed(name, label, _count(name, found, by, now)) for name, (label, found, _empty) in LISTS.items())


def _count(name: str, found: Callable[..., QuerySet[Matter]] | None, by: Hand, now: datetime) -> int:
    if found is not None:
        return found(by, now=now)[:COUNTED].count()
    return len(todo(by, now) if name == "todo" else circulated(by, now=now))


def rows(name: str, by: Hand, now: datetime) -> list[ListRow]:
    """The matters of a list, what moved last first."""
    if name == "read":
        sent = circulated(by, now=now)
        return [ListRow(reverse("matter", args=[one.matter]), one.title, (one.sender, one.since), one.matter, READ) for one in sent]
    found = LISTS[name][1]
    if found is None:
        return []
    world = World.of(now)
    matters = list(found(by, now=now).order_by("-last_at")[:SHOWN])
    last = last_own_acts(by, (one.id for one in matters))
    return [_row(name, one, last, world) for one in matters]


def _row(name: str, matter: Matter, last: Mapping[str, Act], world: World) -> ListRow:
    title = called(matter.title, world.book.procedures[matter.procedure], json.loads(matter.record), world.org) or _("（无标题）")
    link = reverse("matter", args=[matter.id])
    return ListRow(link, title, tuple(cells(name, matter, last, world)), matter.id, together(name, matter, world))


def together(name: str, matter: Matter, world: World) -> str:
    """What may be done to a matter of this list together with others: 催办 while it runs, 归档 when it is over."""
    if name == "open":
        return URGE
    verbs = world.book.procedures[matter.procedure].verbs.values()
    done = json.loads(matter.standing).get("marks", {})
    filing = name == "done" and matter.ended_at and any(one.label == FILE and one.many and one.name not in done for one in verbs)
    return FILE if filing else ""


def cells(name: str, matter: Matter, last: Mapping[str, Act], world: World) -> Iterator[object]:
    """What stands beside the title."""
    procedure = world.book.procedures[matter.procedure]
    if name in ("mine", "drafts"):
        yield procedure.label
        yield moment(matter.opened_at)
    else:
        own = last.get(matter.id)
        yield procedure.verbs[own.verb].label if own and own.verb in procedure.verbs else ""
        yield moment(own.at) if own else ""
    if name != "drafts":
        yield from whereabouts(matter, world)


def whereabouts(matter: Matter, world: World) -> tuple[str, str, str]:
    """现在待办, 在谁处 and 已停留: in working days since the oldest of the open duties came there."""
    if matter.ended_at:
        return _("已办结"), matter.end_outcome, ""
    verbs = world.book.procedures[matter.procedure].verbs
    waiting = [one for one in json.loads(matter.opened) if one in verbs and verbs[one].duty]
    tasks = list(Task.objects.filter(matter=matter.id, closed_at="", kind="duty").values_list("seat", "since"))
    seats = "、".join(dict.fromkeys(world.org.name(seat) for seat, _since in tasks))
    return "、".join(verbs[one].label for one in waiting), seats, stayed(min((since for _seat, since in tasks), default=""), world)


def stayed(since: str, world: World) -> str:
    """3个工作日; 今天到 when it came today."""
    if not since:
        return ""
    days = world.calendar.working_days_after(moment(since).date(), world.now.date())
    return said(f"{days}个工作日") if days else _("今天到")


def last_own_acts(by: Hand, matters: Iterable[str]) -> dict[str, Act]:
    """My last accepted act on each matter."""
    acts = (
        Act.objects.filter(matter__in=list(matters), person=by.person, accepted=True)
        .exclude(verb__in=("open", "read", "remind"))
        .order_by("seq")
    )
    return {one.matter: one for one in acts}


def notices(by: Hand, now: datetime) -> list[Told]:
    """What was told to my seats and is not dealt with: it stays until it is. The clock of what waits for me stands in its own line."""
    seats = seats_of(World.of(now), by)
    own = Task.objects.filter(seat__in=seats, closed_at="", kind="duty").values("matter")
    found = Notice.objects.filter(seat__in=seats, closed_at="").exclude(kind="limit", matter__in=own)
    return [_told(one) for one in found.order_by("severity", "-at")[:TOLD]]


def _told(one: Notice) -> Told:
    values: dict[str, Any] = json.loads(one.values)
    link = reverse("matter", args=[one.matter]) if one.matter else ""
    return Told(one.severity, filled(one.template, values), (one.provision,) if one.provision else (), link, _("打开"), one.kind)
