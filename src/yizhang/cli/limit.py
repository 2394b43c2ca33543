"""`yizhang limit`: a due date with its sum."""

from __future__ import annotations

from datetime import date, datetime

from yizhang.cli.command import Unusable, command
from yizhang.cli.output import print_json, table
from yizhang.law.calendar import WorkCalendar
from yizhang.law.due import Due
from yizhang.law.duration import Before, Duration, NotADuration


@command
def limit(start: datetime, length: str, json: bool = False) -> int:
    """期限计算：起算时间加时限得到截止时间，逐日列明。When a limit ends, with its sum.

    Units: 7工作日, 30日, 3个月, 2年, 5小时, 当日, 20+20工作日 (extended), 前7日 (before an event). Beyond the last published
    holiday notice a date is 暂定.

    Example: yizhang limit 2026-09-28T10:00 7工作日
    """
    from yizhang.office.workdays import calendar

    days = calendar()
    try:
        length_ = Duration.parse(length)
        due = length_.due(start, days)
    except NotADuration as fault:
        raise Unusable(str(fault)) from fault
    except (OverflowError, ValueError) as fault:
        raise Unusable(f"“{start.date()}”加“{length}”超出了日历的范围") from fault
    if json:
        print_json(_document(length_, due))
    else:
        print(_sheet(start, length_, due, days))
    return 0


def _document(length: Duration, due: Due) -> dict[str, object]:
    late = length.late_from(due)
    days = [{"date": part.date.isoformat(), "counted": part.counted, "why": part.why} for part in due.parts]
    return {"due": _due(length, due), "certain": due.certain, "late_from": late and late.isoformat(timespec="minutes"), "days": days}


def _due(length: Duration, due: Due) -> str | None:
    """The last day, or for hours the moment."""
    if due.at is None or due.day is None:
        return None
    return due.at.replace(tzinfo=None).isoformat(timespec="minutes") if length.exact else due.day.isoformat()


def _sheet(start: datetime, length: Duration, due: Due, days: WorkCalendar) -> str:
    end = f"{_day(due.at.date())}{due.at:%H:%M}" if due.at else "暂停"
    guessed = next((part.date.year for part in due.parts if not days.certain(part.date)), None)
    note = "" if due.certain else f"，暂定：{guessed}年放假安排尚未公布或未收录"
    begin = f"{_day(start.date())}{start:%H:%M}"
    said = f"{begin}{length}" if isinstance(length, Before) else f"自{begin}起{length}"
    head = f"{said}，截止{end}{note}"
    rows = [(_day(part.date), "计" if part.counted else "不计", part.why) for part in due.parts]
    return f"{head}\n\n{table(rows)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"
