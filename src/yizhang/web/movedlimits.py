"""随之移动的时限: what a change of the working days moved, or would move before it is an act: open limits only (53.1a)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import said
from yizhang.kernel.page_acts import label_in
from yizhang.kernel.values import Hand, Input, Page
from yizhang.law.record import filled, from_json
from yizhang.office.current import calendar_at, calendar_of, days_in_force
from yizhang.office.facts import DayEntry
from yizhang.office.moved import REGISTER, DayChange, MovedLimit, day_changes, moved
from yizhang.office.period import days
from yizhang.office.period import said as lasting
from yizhang.web.foresight import VERBS, on_record
from yizhang.web.ledger import Column, Ledger, Row, declare
from yizhang.web.officebooks import GROUP
from yizhang.web.panels import panel

SHOWN = 20  # limits listed on the page of an entry; the register has all
LISTED = timedelta(days=366)  # how far back the register of moved limits goes; an entry's own page knows no end
LEDGER = "moved"


@dataclass(frozen=True, slots=True)
class Shifted:
    """The limits that a change moves: those one may see, and how many others; `because` is the change in words."""

    limits: tuple[MovedLimit, ...]
    unseen: int
    because: str = ""

    @property
    def template(self) -> str:
        """What shows it."""
        return "web/shifted.html"

    @property
    def total(self) -> int:
        """All that move."""
        return len(self.limits) + self.unseen

    @property
    def shown(self) -> tuple[MovedLimit, ...]:
        """The first of them."""
        return self.limits[:SHOWN]


def running_at(at: datetime, now: datetime) -> QuerySet[Matter]:
    """The matters of kinds that have limits, begun by then and not ended."""
    kinds = [name for name, one in World.of(now).book.procedures.items() if any(verb.within for verb in one.verbs.values())]
    begun = Matter.objects.filter(procedure__in=kinds, draft=False, opened_at__lte=said(at))
    return begun.filter(Q(ended_at="") | Q(ended_at__gt=said(at))).order_by("id")


def foreseen_limits(verb: str, given: Input, by: Hand, now: datetime, matter: str = "") -> Shifted | None:
    """What entering, changing or closing a day with these values would move; None for other acts and while the days are missing."""
    if verb not in VERBS:
        return None
    entry = from_json(DayEntry, {**on_record(matter), **given})
    if any(filled(entry, name) is None for name in ("first", "last", "working", "name")):
        return None
    after = calendar_of([*days_in_force(without=matter), *([] if verb == "close" else [entry])])
    return _among(by, now, moved(calendar_at(), after, now, running_at(now, now)))


def _among(by: Hand, now: datetime, found: Iterable[MovedLimit], because: str = "") -> Shifted:
    every = list(found)
    seen = set(visible(by, now=now).filter(pk__in={one.matter for one in every}).values_list("pk", flat=True))
    limits = sorted((one for one in every if one.matter in seen), key=lambda one: (one.now, one.title))
    return Shifted(tuple(limits), len(every) - len(limits), because)


def in_words(change: DayChange, world: World) -> str:
    """放假：春节（2026年2月15日至2026年2月23日）, and 变更 or 终止 when it was entered before."""
    entry = change.entry
    what = f"{'上班' if entry.working else '放假'}：{entry.name}（{lasting(days(entry.first, entry.last))}）"
    return what if change.verb == "enter" else f"{what}；{label_in(world.book.procedures[REGISTER], change.verb)}"


@panel(REGISTER, "web/movedpanel.html")
def of_entry(page: Page, by: Hand, now: datetime) -> tuple[Shifted, ...]:
    """What each act on this entry moved, the last one first."""
    world, own = World.of(now), [one for one in day_changes() if one.matter == page.matter and one.before != one.after]
    return tuple(
        _among(by, now, moved(one.before, one.after, one.at, running_at(one.at, now)), in_words(one, world)) for one in reversed(own)
    )


def rows(by: Hand, now: datetime, then: datetime | None = None) -> Iterator[Row]:
    """The limits that the changes of the year up to `then` moved, the latest change first: of the matters that one may see now."""
    world, seen, last = World.of(now), visible(by, now=now), then or now
    for change in reversed([one for one in day_changes() if last - LISTED < one.at <= last and one.before != one.after]):
        mine = seen.filter(pk__in=running_at(change.at, now))
        for one in sorted(moved(change.before, change.after, change.at, mine), key=lambda one: (one.now, one.title)):
            day, because = change.at.date(), in_words(change, world)
            yield {
                "matter": one.matter, "title": one.title, "verb": one.verb, "articles": "、".join(one.cites), "was": one.was,
                "now": one.now, "who": "、".join(one.seats), "because": because, "on": day, "changed": day, "year": str(day.year),
            }  # fmt: skip


declare(
    Ledger(
        LEDGER,
        _("时限移动"),
        (),
        (
            Column("title", _("事项"), title=True, search=True),
            Column("verb", _("待办"), choice=True),
            Column("articles", _("条款"), search=True),
            Column("was", _("原来到期")),
            Column("now", _("现在到期")),
            Column("who", _("在谁处"), search=True, choice=True),
            Column("because", _("因何"), filter=True, wraps=True),
            Column("changed", _("登记日期")),
        ),
        rows,
        group=GROUP,
        filled=_("工作日历变了，没有办结的时限随之移动的列在这里；办完的不动。"),
    )
)
