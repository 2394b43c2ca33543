"""Which days are worked: a value, built elsewhere from the State Council's notices and the installation's own days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from yizhang.law.values import dataclass, field, replace

LOCAL = ZoneInfo("Asia/Shanghai")
"""The clocks of the office."""
ONE_DAY = timedelta(days=1)
SATURDAY = 5


class NaiveMoment(ValueError):
    """A moment without an offset: nobody can say on which day it lies. Local times get one where they come in."""


def local(moment: datetime) -> datetime:
    """The moment as clocks in the office show it. Raises NaiveMoment."""
    if moment.tzinfo is None:
        raise NaiveMoment(f"{moment.isoformat()} has no offset; write it like 2026-03-02T09:00:00+08:00")
    return moment.astimezone(LOCAL)


@dataclass(frozen=True)
class WorkCalendar:
    """Working days and rest days (全国年节及纪念日放假办法 6, 7).

    `days` says of a day whether it is worked; it need hold only those that differ from Monday to Friday. From `known_from`
    through `known_through` that is certain. Outside, what `days` lacks is a guess: Monday to Friday, 1 January apart.
    `names` says why a day differs (春节, 调休上班). `office_hours` are opening and close of business.
    """

    days: Mapping[date, bool]
    known_through: date
    names: Mapping[date, str] = field(default_factory=dict)
    office_hours: tuple[time, time] = (time(8, 30), time(17, 30))
    known_from: date = date.min

    def is_working_day(self, day: date) -> bool:
        """Whether the day is worked; beyond what is known, the guess."""
        if day in self.days:
            return self.days[day]
        new_year = (day.month, day.day) == (1, 1) and not self.certain(day)
        return day.weekday() < SATURDAY and not new_year

    def is_rest_day(self, day: date) -> bool:
        """Whether a period that ends on this day moves to the next (民法典 203): weekend, holiday or 调休 rest."""
        return not self.is_working_day(day)

    def certain(self, day: date) -> bool:
        """Whether this is known and not guessed (暂定)."""
        return self.known_from <= day <= self.known_through or day in self.days

    def why(self, day: date) -> str:
        """What is special about the day in words: its name, 周末, 调休上班, 放假; empty for an ordinary working day."""
        weekend, works = day.weekday() >= SATURDAY, self.is_working_day(day)
        if works:
            return (self.names.get(day) or "调休上班") if weekend else ""
        return self.names.get(day) or ("周末" if weekend else "元旦" if (day.month, day.day) == (1, 1) else "放假")

    def override(self, days: Mapping[date, bool], names: Mapping[date, str] | None = None) -> WorkCalendar:
        """The same calendar with some days decided otherwise; each of them is certain."""
        kept = {day: name for day, name in self.names.items() if day not in days}
        return replace(self, days={**self.days, **days}, names={**kept, **(names or {})})

    def close_of(self, day: date) -> datetime:
        """Close of business of the day, when a limit in days is shown as due (民法典 203)."""
        return datetime.combine(day, self.office_hours[1], LOCAL)

    def working_days_after(self, day: date, until: date) -> int:
        """How many working days lie after `day` up to and including `until`; 0 when `until` is not later."""
        return sum(self.is_working_day(day + ONE_DAY * n) for n in range(1, (until - day).days + 1))
