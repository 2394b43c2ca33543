"""How a limit is shown: words first, then one cell a working day; today counts as used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yizhang.kernel.values import ClockView, TaskLine
from yizhang.web.dates import shown_time

CELLS = 20


@dataclass(frozen=True, slots=True)
class ClockFace:
    """`severity`: "" while there is time, caution on the last day, breach after it."""

    words: str
    severity: str = ""
    due: datetime | None = None
    certain: bool = True
    paused: bool = False
    of: int = 0
    used: int = 0
    what: str = ""

    @property
    def cells(self) -> tuple[bool, ...]:
        """One a working day, True for those used; none when they would say nothing."""
        return tuple(place < self.used for place in range(self.of)) if 0 < self.of <= CELLS else ()


def of_task(task: TaskLine, now: datetime) -> ClockFace | None:
    """The clock of a line of a work list; None without a limit."""
    if task.due is None:
        return None
    return ClockFace(*_tone(task.late, task.due, task.remaining, now), task.due, task.certain)


def of_limit(clock: ClockView, now: datetime) -> ClockFace:
    """The clock of a matter, with its cells counted from the sum."""
    counted = [day for day, counts, _why in clock.parts if counts]
    used = sum(day <= now.date() for day in counted)
    if clock.due is None or clock.paused:
        return ClockFace(clock.remaining, "", clock.due, clock.certain, clock.paused, len(counted), used, clock.label)
    words, severity = _tone(clock.late, clock.due, clock.remaining, now)
    return ClockFace(words, severity, clock.due, clock.certain, False, len(counted), used, clock.label)


def _tone(late: bool, due: datetime, remaining: str, now: datetime) -> tuple[str, str]:
    if late:
        return remaining, "breach"
    if due.date() == now.date():
        return _("今天 {time} 前").format(time=shown_time(due)), "caution"
    return remaining, ""
