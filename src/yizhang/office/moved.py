"""What a change of the working days moves: the open limits that end on another day (53.1a), from the record. Nothing is stored twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from yizhang.kernel.asof import cases
from yizhang.kernel.case import Case
from yizhang.kernel.contents import unpacked
from yizhang.kernel.effects import EFFECTS
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import read
from yizhang.kernel.projections import duties, duty_seats, running
from yizhang.law.calendar import WorkCalendar
from yizhang.law.fieldtype import Json
from yizhang.law.record import from_json
from yizhang.law.standing import Body, record_after
from yizhang.office.current import calendar_of
from yizhang.office.facts import DayEntry
from yizhang.office.history import Version, versions_after

REGISTER = "work_day"


@dataclass(frozen=True, slots=True)
class DayChange:
    """An act on 工作日历: the entry as it left it, and the calendars before and after."""

    matter: str
    verb: str
    at: datetime
    entry: DayEntry
    before: WorkCalendar
    after: WorkCalendar


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """An open limit whose last day is another: of which duty, by which provision, and with whom it was."""

    matter: str
    title: str
    verb: str
    cites: tuple[str, ...]
    was: date
    now: date
    seats: tuple[str, ...]


def day_changes() -> Iterator[DayChange]:
    """Every accepted act that entered, changed or closed a day, in their order."""
    values, versions, before = dict[str, Mapping[str, Json]](), dict[str, tuple[Version, ...]](), calendar_of(())
    for text in Act.objects.filter(procedure=REGISTER, accepted=True).order_by("at", "id").values_list("body", flat=True):
        body: Body = json.loads(text)
        matter = body["matter"]
        values[matter] = record_after(values.get(matter, {}), body)
        if f"{REGISTER}.{body['verb']}" not in EFFECTS:
            continue
        entry = from_json(DayEntry, unpacked(values[matter]))
        versions[matter] = versions_after(versions.pop(matter, ()), body, entry)  # what was touched last stands last
        after = calendar_of(_held(versions))
        yield DayChange(matter, body["verb"], read(body["at"]), entry, before, after)
        before = after


def _held(versions: Mapping[str, tuple[Version, ...]]) -> list[DayEntry]:
    last = (each[-1] for each in versions.values() if each)
    return [one.record for one in last if isinstance(one.record, DayEntry) and not one.closed]


def moved(before: WorkCalendar, after: WorkCalendar, at: datetime, matters: QuerySet[Matter]) -> Iterator[MovedLimit]:
    """The limits of these matters that were open at that moment and end on another day under one calendar than under the other."""
    for case in cases(matters, at):
        was, now = (_last_days(replace(case, world=replace(case.world, calendar=one))) for one in (before, after))
        for name in was.keys() & now.keys():
            if was[name] != now[name]:
                yield _moved(case, name, was[name], now[name])


def _last_days(case: Case) -> dict[str, date]:
    """By duty; one whose clock is paused has none."""
    clocks = {name: running(case, name, case.opened[name]) for name in duties(case)}
    return {name: one.due.day for name, one in clocks.items() if one is not None and one.due.day is not None}


def _moved(case: Case, name: str, was: date, now: date) -> MovedLimit:
    ticking = running(case, name, case.opened[name])
    cites = tuple(ticking.limit.cites.split()) if ticking else ()
    seats = tuple(case.world.org.name(seat) for seat in duty_seats(case, name))
    return MovedLimit(case.id, case.row.title, case.procedure.verbs[name].label, cites, was, now, seats)
