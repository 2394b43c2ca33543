"""Walking from an event to the last day of a limit, forwards or backwards, noting each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yizhang.law.calendar import ONE_DAY, WorkCalendar
from yizhang.law.due import Part
from yizhang.law.values import dataclass

Pauses = Sequence[tuple[date, date | None]]
PAUSED = "暂停"


@dataclass(frozen=True)
class Count:
    """Where a walk ended: `day` is None when an open pause stopped it; `certain` when no guessed day decided it."""

    day: date | None
    certain: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Walk:
    """How to count: by which calendar, without the days of which pauses (after a, up to and including b), and which way."""

    calendar: WorkCalendar
    pauses: Pauses = ()
    step: int = 1

    def working_days(self, event: date, amount: int) -> Count:
        """The `amount`-th working day from the event."""
        count = self._count(event, amount, working=True)
        certain = all(self.calendar.certain(part.date) for part in count.parts[1:])
        return Count(count.day, count.day is not None and certain, count.parts)

    def days(self, event: date, amount: int) -> Count:
        """The `amount`-th day from the event, moved past rest days: later forwards, earlier backwards (民法典 203)."""
        count = self._count(event, amount, working=False)
        day, certain, parts = count.day, count.day is not None, list(count.parts)
        while day is not None and (self.calendar.is_rest_day(day) or self._is_paused(day)):
            certain = certain and self.calendar.certain(day)
            day += ONE_DAY * self.step
            stopped, resting = self._is_stopped(day), self.calendar.is_rest_day(day)
            parts.append(Part(day, False, PAUSED if self._is_paused(day) else self._why(day) if resting else self._moved))
            day = None if stopped else day
        return Count(day, day is not None and certain and self.calendar.certain(day), tuple(parts))

    def _count(self, event: date, amount: int, working: bool) -> Count:
        day, left = event, amount
        parts = [Part(event, False, "起算日不计" if self.step > 0 else "当日不计")]
        while left:
            day += ONE_DAY * self.step
            if self._is_stopped(day):
                return Count(None, False, (*parts, Part(day, False, PAUSED)))
            counts = not self._is_paused(day) and not (working and self.calendar.is_rest_day(day))
            parts.append(Part(day, counts, PAUSED if self._is_paused(day) else self._why(day)))
            left -= counts
        return Count(day, True, tuple(parts))

    def _is_paused(self, day: date) -> bool:
        return any(begin < day and (end is None or day <= end) for begin, end in self.pauses)

    def _is_stopped(self, day: date) -> bool:
        return any(begin < day and end is None for begin, end in self.pauses)

    def _why(self, day: date) -> str:
        words = [self.calendar.why(day), "" if self.calendar.certain(day) else "暂定"]
        return "，".join(word for word in words if word)

    @property
    def _moved(self) -> str:
        return "顺延至此日" if self.step > 0 else "提前至此日"


def months_from(day: date, months: int) -> date:
    """The day with the same number so many months on (or back), else that month's last day (民法典 202)."""
    from calendar import monthrange  # only limits in months need it

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
