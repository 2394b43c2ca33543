"""When a limit ends, with the sum that opens on a click: every day, whether it counted, and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from yizhang.law.calendar import local
from yizhang.law.values import dataclass


class Part(NamedTuple):
    """One day of the sum. `why`: 起算日不计, 周末, 春节, 调休上班, 暂停, 顺延至此日; empty for an ordinary day that counted."""

    date: date
    counted: bool
    why: str


@dataclass(frozen=True)
class Due:
    """The end of a limit: `at` is None while a pause is open (暂停); without `certain` it is 暂定 and moves when the notice comes."""

    at: datetime | None
    certain: bool
    parts: tuple[Part, ...] = ()

    @property
    def day(self) -> date | None:
        """The last day on which an act is in time."""
        return local(self.at).date() if self.at else None

    @property
    def half(self) -> date | None:
        """The day on which half of the days that count are over, for the first reminder (semantics 24)."""
        counted = [part.date for part in self.parts if part.counted]
        return counted[(len(counted) - 1) // 2] if self.at and counted else self.day
