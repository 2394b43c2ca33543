"""Limits as values (民法典 201–204; semantics 20–23): how long, by that which day is the last, and the sum that shows it.

The day of the event does not count. 工作日 counts working days; 日, 月 and 年 run through and move past rest days at the end;
当日 is the day itself; 小时 is exact. A limit before an event counts back and moves earlier.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from yizhang.law.calendar import LOCAL, ONE_DAY, WorkCalendar, local
from yizhang.law.citation import numeral
from yizhang.law.count import Count, Pauses, Walk, months_from
from yizhang.law.due import Due, Part
from yizhang.law.memory import Memory
from yizhang.law.quantity import Quantity
from yizhang.law.remaining import days_remaining, time_remaining
from yizhang.law.values import dataclass

TERM = re.compile(r"(\d{1,4})(?:个?(工作日|日|天|月|年|小时))?")
IN_WORDS = {numeral(number): str(number) for number in range(1, 200)} | {"两": "2"}


class NotADuration(ValueError):
    """The words are no limit; `7工作日`, `30日`, `3个月`, `2年`, `5小时`, `当日`, `20+20工作日` or `前7日` would be."""


@dataclass(frozen=True)
class Duration(Quantity):
    """A limit. Compares with whole numbers and limits of its unit; two of them add up to one that was extended."""

    least: ClassVar[int] = 1
    most: ClassVar[int] = 9999
    exact: ClassVar[bool] = False
    by_working_days: ClassVar[bool] = False

    def __post_init__(self) -> None:
        if not self.least <= self.amount <= self.most:
            raise NotADuration(f"“{self.amount}{self.unit}”超出范围：应为{self.least}至{self.most}{self.unit}")

    @staticmethod
    def parse(words: str) -> Duration:
        """Read `7工作日`, `二十个工作日`, `20+20工作日`, `前7日`, `5小时`, `当日`, `3个月`. Raises NotADuration."""
        return _parse(words)

    def due(self, start: datetime, calendar: WorkCalendar, pauses: Pauses = ()) -> Due:
        """When a limit that starts at `start` ends: at close of business of its last day, or after exact hours.

        `pauses` are (a, b): the days after a's up to and including b's are not counted; while b is None nothing falls due
        after a, and `at` is None (暂停). Raises NaiveMoment.
        """
        day = local(start).date()
        if pauses:
            return self._due(day, calendar, pauses)
        key = (type(self), self.amount, day, id(calendar))
        if (known := _dues(key)) is not None:
            return known[1]
        found = self._due(day, calendar, ())
        _dues.put(key, (calendar, found))
        return found

    def _due(self, event: date, calendar: WorkCalendar, pauses: Pauses) -> Due:
        count = self._count(event, Walk(calendar, pauses))
        return Due(calendar.close_of(count.day) if count.day else None, count.certain, count.parts)

    def before(self, event: datetime, calendar: WorkCalendar) -> Due:
        """The latest lawful time for what must be done this long before `event`: earlier on a rest day, never later."""
        count = self._count(local(event).date(), Walk(calendar, step=-1))
        return Due(calendar.close_of(count.day) if count.day else None, count.certain, count.parts)

    def late_from(self, due: Due | datetime) -> datetime | None:
        """From when an act is late: 00:00 after the last day, for hours the moment itself; None while paused (semantics 21)."""
        at = due.at if isinstance(due, Due) else due
        if at is None or self.exact:
            return at
        return datetime.combine(local(at).date() + ONE_DAY, time(), LOCAL)

    def remaining(self, due: Due | datetime, now: datetime, calendar: WorkCalendar) -> str:
        """How long there is left, for people: 还剩1个工作日, 今天, 逾期2日, 还剩3小时, 暂停."""
        at = due.at if isinstance(due, Due) else due
        if at is None:
            return "暂停"
        if self.exact:
            return time_remaining(at, now)
        return days_remaining(local(at).date(), local(now).date(), calendar if self.by_working_days else None)

    def __add__(self, more: Duration) -> Extended:
        return Extended(self.amount + more.amount, (self, more))

    def _count(self, event: date, walk: Walk) -> Count:
        raise NotImplementedError


_dues = Memory[tuple[type[Duration], int, date, int], tuple[WorkCalendar, Due] | None](lambda key: None, 4096)
"""When limits end, by the day on which they began, for many do on each; with the calendar, whose identity is part of the key."""


class WorkingDays(Duration):
    """工作日: only working days count."""

    counter, measure, by_working_days = "个", "工作日", True

    def _count(self, event: date, walk: Walk) -> Count:
        return walk.working_days(event, self.amount)


class Days(Duration):
    """日: calendar days; rest days inside count, a last day that is one moves."""

    measure = "日"

    def _count(self, event: date, walk: Walk) -> Count:
        return walk.days(event, self.amount)


class Months(Duration):
    """月: to the same day number, or the month's last day; moves like 日; paused days are added."""

    measure, most = "个月", 1200

    def _count(self, event: date, walk: Walk) -> Count:
        return walk.days(event, abs((months_from(event, self.amount * walk.step) - event).days))


class Years(Duration):
    """年: like months."""

    measure, most = "年", 100

    def _count(self, event: date, walk: Walk) -> Count:
        return walk.days(event, abs((months_from(event, 12 * self.amount * walk.step) - event).days))


class SameDay(Duration):
    """当日: the day of the event itself, rest day or not (49.2a)."""

    measure, least, most, by_working_days = "当日", 0, 0, True

    def __str__(self) -> str:
        return self.measure

    def due(self, start: datetime, calendar: WorkCalendar, pauses: Pauses = ()) -> Due:
        """Close of business of the same day; what comes in after it is shown as due when it came, and not late before midnight."""
        day = local(start).date()
        return Due(max(calendar.close_of(day), local(start)), True, (Part(day, True, "当日"),))

    def before(self, event: datetime, calendar: WorkCalendar) -> Due:
        """The day of the event, up to the event."""
        return Due(local(event), True, (Part(local(event).date(), True, "当日"),))


class Hours(Duration):
    """小时: from the stated moment, through nights and rest days; whole paused days are left out."""

    measure, exact = "小时", True

    def due(self, start: datetime, calendar: WorkCalendar, pauses: Pauses = ()) -> Due:
        """The exact moment."""
        begin = local(start)
        at, parts = begin + timedelta(hours=self.amount), [Part(begin.date(), True, "自该时刻起连续计算")]
        for after, until in sorted(pauses, key=lambda pause: pause[0]):
            stop = max(datetime.combine(after + ONE_DAY, time(), LOCAL), begin)
            if stop >= at:
                break
            parts.append(Part(stop.date(), False, "暂停"))
            if until is None:
                return Due(None, False, tuple(parts))
            begin = max(datetime.combine(until + ONE_DAY, time(), LOCAL), stop)
            at += begin - stop
        return Due(at, True, (*parts, Part(at.date(), True, "届满")))

    def before(self, event: datetime, calendar: WorkCalendar) -> Due:
        """So many hours before, exactly."""
        at = local(event) - timedelta(hours=self.amount)
        return Due(at, True, (Part(local(event).date(), True, "自该时刻起倒推"), Part(at.date(), True, "届满")))


@dataclass(frozen=True)
class Composed(Duration):
    """A limit made of others; it is late and runs down as the last of them does."""

    steps: tuple[Duration, ...]

    @property
    def unit(self) -> str:
        """That of the last part."""
        return self.steps[-1].unit

    def late_from(self, due: Due | datetime) -> datetime | None:
        """As the last part."""
        return self.steps[-1].late_from(due)

    def remaining(self, due: Due | datetime, now: datetime, calendar: WorkCalendar) -> str:
        """As the last part."""
        return self.steps[-1].remaining(due, now, calendar)


class Extended(Composed):
    """A limit that was extended: each part counts on from the end of the one before (政府信息公开条例 33)."""

    def __str__(self) -> str:
        if len({step.unit for step in self.steps}) > 1:
            return "+".join(str(step) for step in self.steps)
        return "+".join(str(step.amount) for step in self.steps) + self.steps[-1].counter + self.unit

    def due(self, start: datetime, calendar: WorkCalendar, pauses: Pauses = ()) -> Due:
        """The end of the last part."""
        return _one_after_another(self.steps, start, lambda step, at: step.due(at, calendar, pauses))

    def before(self, event: datetime, calendar: WorkCalendar) -> Due:
        """The parts counted back one after the other."""
        return _one_after_another(self.steps, event, lambda step, at: step.before(at, calendar))


class Before(Composed):
    """前7日: its start is the event, and it ends so long before."""

    def __str__(self) -> str:
        return f"前{self.steps[-1]}"

    def due(self, start: datetime, calendar: WorkCalendar, pauses: Pauses = ()) -> Due:
        """The latest lawful time before the event at `start`; nothing pauses it."""
        return self.steps[-1].before(start, calendar)

    def before(self, event: datetime, calendar: WorkCalendar) -> Due:
        """The same as `due`."""
        return self.steps[-1].before(event, calendar)


def _one_after_another(steps: tuple[Duration, ...], start: datetime, ending: Callable[[Duration, datetime], Due]) -> Due:
    due = ending(steps[0], start)
    for step in steps[1:]:
        if due.at is None:
            return due
        more = ending(step, due.at)
        due = Due(more.at, due.certain and more.certain, due.parts + more.parts[1:])
    return due


def working_days(amount: int) -> WorkingDays:
    """`working_days(7)`: 7个工作日."""
    return WorkingDays(amount)


def days(amount: int) -> Days:
    """`days(30)`: 30日."""
    return Days(amount)


def months(amount: int) -> Months:
    """`months(3)`: 3个月."""
    return Months(amount)


def years(amount: int) -> Years:
    """`years(2)`: 2年."""
    return Years(amount)


def hours(amount: int) -> Hours:
    """`hours(5)`: 5小时."""
    return Hours(amount)


def same_day() -> SameDay:
    """当日."""
    return SameDay(0)


BY_UNIT: dict[str, type[Duration]] = {"工作日": WorkingDays, "日": Days, "天": Days, "月": Months, "年": Years, "小时": Hours}


def _parse(words: str) -> Duration:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).removesuffix("内")
    plain = re.sub(r"[零一二三四五六七八九十百两]+", lambda said: IN_WORDS.get(said[0], said[0]), plain)
    if plain == SameDay.measure:
        return same_day()
    terms = [TERM.fullmatch(term) for term in reversed(plain.removeprefix("前").split("+"))]
    unit, parts = "", list[Duration]()
    for term in terms:
        unit = (term[2] or unit) if term else ""
        if term is None or not unit:
            raise NotADuration(f"“{words}”不是时限；请写成 7工作日、30日、3个月、2年、5小时、当日、20+20工作日 或 前7日")
        parts.insert(0, BY_UNIT[unit](int(term[1])))
    total = sum(part.amount for part in parts)
    limit = parts[0] if len(parts) == 1 else Extended(total, tuple(parts))
    return Before(total, (limit,)) if plain.startswith("前") else limit
