"""The organisation and the calendar in force, read from the rows: what the kernel's hooks ask.

A version is read once and kept. One that a transaction under way has made is read each time until it is committed: rolled back, the
same number would mean something else.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Q

from yizhang.kernel.moment import read, said
from yizhang.kernel.sending import connection as ours
from yizhang.kernel.statements import versions
from yizhang.kernel.switches import hours
from yizhang.law.calendar import LOCAL, WorkCalendar
from yizhang.law.record import Record, from_json
from yizhang.office.facts import DayEntry
from yizhang.office.models import Entry
from yizhang.office.period import FOREVER, Period
from yizhang.office.registers import RECORDS
from yizhang.office.row import Row
from yizhang.office.rows import Rows
from yizhang.office.snapshot import OrgSnapshot
from yizhang.office.workdays import calendar

Raw = tuple[str, str, str, str, str]
KEPT = 64
P = TypeVar("P")
V = TypeVar("V")
_rows: dict[tuple[str, int, int], Rows] = {}
_still: ContextVar[dict[int, Rows] | None] = ContextVar("still", default=None)
_calendars: dict[tuple[str, int], WorkCalendar] = {}


def org_at(moment: datetime, version: int | None = None) -> OrgSnapshot:
    """The organisation at a moment, as it stands on record now; `version` counts its changes."""
    return rows_at(moment, version).at(moment)


def rows_at(moment: datetime, version: int | None = None) -> Rows:
    """All rows that hold in some moment of that year."""
    number = versions()[0] if version is None else version
    year = moment.astimezone(LOCAL).year
    if (still := _still.get()) is not None:
        if year not in still:
            still[year] = made(number, tuple(_read(year)))
        return still[year]
    place = (_database(), number, year)
    found = _rows.get(place)
    if found is None:
        found = made(number, tuple(_read(year)))
        if not _under_way():
            _keep(_rows, place, found)
    return found


def calendar_at(version: int | None = None) -> WorkCalendar:
    """The working days as published, with those that the office entered put over them."""
    place = (_database(), versions()[1] if version is None else version)
    found = _calendars.get(place)
    if found is None:
        found = calendar_of(days_in_force())
        if not _under_way():
            _keep(_calendars, place, found)
    return found


def changed() -> None:
    """Told by every effect: from here to the end of the transaction nothing read is kept."""
    transaction.on_commit(_settled)


@contextmanager
def standing_still() -> Iterator[None]:
    """While many entries are made that do not rest on each other, the organisation is read once."""
    still: dict[int, Rows] = {}
    token = _still.set(still)
    try:
        yield
    finally:
        _still.reset(token)


def forget() -> None:
    """Read everything anew; for tests, where versions of rolled back databases repeat."""
    _rows.clear()
    _calendars.clear()


@lru_cache(4)
def made(version: int, raw: tuple[Raw, ...]) -> Rows:
    """The organisation of these rows; the last few stay, so that a transaction under way does not make them again and again."""
    return Rows(version, tuple(_row(one) for one in raw))


@lru_cache(8192)
def _row(raw: Raw) -> Row[Record]:
    matter, register, start, end, values = raw
    return Row(matter, from_json(RECORDS[register], json.loads(values)), Period(read(start), read(end)))


def _read(year: int) -> Iterator[Raw]:
    """The rows that hold in some moment of the year, and all delegations, since old acts name them."""
    first, last = said(datetime(year, 1, 1, tzinfo=LOCAL)), said(datetime(year + 1, 1, 1, tzinfo=LOCAL))
    in_year = Q(start__lt=last, end__gt=first) | Q(register="delegation")
    found = Entry.objects.filter(in_year).exclude(register="work_day").order_by("id")
    yield from found.values_list("matter", "register", "start", "end", "values")


def days_in_force(without: str = "") -> list[DayEntry]:
    """The entries of 工作日历 as they were last changed, the later acts last; of one that was closed, or of `without`, nothing holds."""
    last = Entry.objects.filter(register="work_day", end=said(FOREVER)).exclude(matter=without).order_by("id")
    return [from_json(DayEntry, json.loads(values)) for values in last.values_list("values", flat=True)]


def calendar_of(entries: Collection[DayEntry]) -> WorkCalendar:
    """The published working days with those of these entries put over them, the last one above all."""
    days = {day: one.working for one in entries for day in one.days}
    names = {day: one.name for one in entries for day in one.days}
    years = [one.last.year for one in entries if one.whole_year]
    through = datetime(max(years), 12, 31, tzinfo=LOCAL).date() if years else None
    base = calendar()
    return calendar(days, names, max(through, base.known_through) if through else None, hours())


def _settled() -> None:
    """What `changed` leaves with the transaction; its presence there says that it is under way."""


def _under_way() -> bool:
    return any(entry[1] is _settled for entry in connection.run_on_commit)


def _database() -> str:
    return str(ours().settings_dict["NAME"])


def _keep(into: dict[P, V], place: P, value: V) -> None:
    while len(into) >= KEPT:
        into.pop(next(iter(into)))
    into[place] = value
