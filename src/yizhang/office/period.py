"""From when to when: days as officials write them, moments as the office counts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yizhang.law.calendar import LOCAL

ALWAYS = datetime(1949, 10, 1, tzinfo=LOCAL)
FOREVER = datetime(9999, 1, 1, tzinfo=LOCAL)
SECOND = timedelta(seconds=1)
LAST_MINUTE = time(23, 59)


def midnight(day: date) -> datetime:
    """00:00 of the day."""
    return datetime.combine(day, time(), LOCAL)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` up to, not including, `end`."""

    start: datetime
    end: datetime = FOREVER

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def overlaps(self, other: Period) -> bool:
        """Whether some moment lies in both."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Period) -> bool:
        """Whether it lies wholly in the other."""
        return other.start <= self.start and self.end <= other.end

    @property
    def empty(self) -> bool:
        """Whether it ends before it begins."""
        return self.end <= self.start


def days(first: date | None, last: date | None) -> Period:
    """From 00:00 of the first day to the end of the last; without a first day it always was, without a last it stays."""
    return Period(midnight(first) if first else ALWAYS, midnight(last + timedelta(days=1)) if last else FOREVER)


def said(period: Period) -> str:
    """2026年5月18日至2026年5月22日; with hours when it does not begin and end with a day. A day ends at midnight or with its 23:59."""
    if period.end == FOREVER:
        return f"自{_day(period.start)}起" if period.start > ALWAYS else ""
    last = period.end - SECOND
    if period.start == ALWAYS:
        return f"至{_day(last)}"
    if period.start.time() == time() and (period.end.time() == time() or period.end.time() >= LAST_MINUTE):
        return _day(period.start) if period.start.date() == last.date() else f"{_day(period.start)}至{_day(last)}"
    return f"{_day(period.start)}{period.start:%H:%M}至{_day(period.end)}{period.end:%H:%M}"


def _day(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日"
