"""When a duty is due: the limit that applies now, from when it last became open, with its sum (semantics 17 to 24)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from yizhang.law.calendar import LOCAL, WorkCalendar
from yizhang.law.condition import Limit
from yizhang.law.due import Due
from yizhang.law.duration import Duration, NotADuration
from yizhang.law.remaining import days_remaining, time_remaining
from yizhang.law.situation import Situation
from yizhang.law.values import dataclass, replace

DATE = len("2026-03-02")


@dataclass(frozen=True)
class Clock:
    """A running limit of an open verb. `duration` is None when a field of the record says the moment, or `whole_day` the day."""

    verb: str
    limit: Limit
    duration: Duration | None
    start: datetime
    due: Due
    whole_day: bool = False

    @property
    def late_from(self) -> datetime | None:
        """From when an act is late; None while paused. Of a day that is named, not before it is over (semantics 21)."""
        if self.duration is not None:
            return self.duration.late_from(self.due)
        return datetime.combine(self.due.at.date() + timedelta(days=1), time(), LOCAL) if self.whole_day and self.due.at else self.due.at

    @property
    def said(self) -> str:
        """The limit in words: 7个工作日, 以指定日期为准, or 以指定时刻为准."""
        return str(self.duration) if self.duration is not None else "以指定日期为准" if self.whole_day else "以指定时刻为准"

    def remaining(self, now: datetime, calendar: WorkCalendar) -> str:
        """还剩1个工作日, 今天, 逾期1个工作日, 暂停."""
        if self.duration is not None:
            return self.duration.remaining(self.due, now, calendar)
        if self.due.at is None:
            return "暂停"
        return days_remaining(self.due.at.date(), now.date(), calendar) if self.whole_day else time_remaining(self.due.at, now)


def clock(at: Situation, name: str, start: datetime) -> Clock | None:
    """The clock of a verb that became open at `start`; None when no limit applies, or the one that does can't be counted yet."""
    if not at.verb(name).within:
        return None
    known = at.clocks
    if (name, start) not in known:
        known[name, start] = _clock(at, name, start)
    found: Clock | None = known[name, start]
    return found


def _clock(at: Situation, name: str, start: datetime) -> Clock | None:
    for limit in at.verb(name).within:
        if limit.when is None or limit.when.holds(at.values) is True:
            return _running(at, name, limit, start)
    return None


def first_clock(at: Situation, name: str, start: datetime) -> Clock | None:
    """By the limit that has no `when`: what applies before anybody states a ground for another (53.1d)."""
    plain = next((limit for limit in at.verb(name).within if limit.when is None), None)
    return _running(at, name, plain, start) if plain else None


def _running(at: Situation, name: str, limit: Limit, start: datetime) -> Clock | None:
    begin = _moment(at.values.get(limit.since)) if limit.since else start
    if begin is None:
        return None
    if limit.until:
        return _until(at, name, limit, begin)
    duration: Duration = at.quantity(limit.duration)
    return Clock(name, limit, duration, begin, duration.due(begin, at.calendar, _pauses(at, limit)))


def _until(at: Situation, name: str, limit: Limit, begin: datetime) -> Clock | None:
    said = at.values.get(limit.until)
    if not isinstance(said, str):
        return None
    try:
        duration = Duration.parse(said)
    except NotADuration:
        moment = _moment(said, close=at.calendar.office_hours[1])
        return Clock(name, limit, None, begin, Due(moment, True), whole_day=len(said) == DATE) if moment else None
    return Clock(name, limit, duration, begin, duration.due(begin, at.calendar, _pauses(at, limit)))


def _moment(value: object, close: time = time(0)) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        if len(value) == DATE:
            return datetime.combine(date.fromisoformat(value), close, LOCAL)
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)


def _pauses(at: Situation, limit: Limit) -> list[tuple[date, date | None]]:
    marks = at.standing.marks
    return [
        (marks[a].effective.date(), marks[b].effective.date() if b in marks and marks[b].seq > marks[a].seq else None)
        for a, b in limit.pauses
        if a in marks
    ]


def with_numbers(at: Situation, numbers: object) -> Situation:
    """The same situation under another edition's numbers: a running clock keeps those it started with (semantics 26)."""
    return replace(at, numbers=numbers)  # type: ignore[arg-type]
