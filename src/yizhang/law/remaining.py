"""How long there is left, in the words of a work list."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from yizhang.law.calendar import WorkCalendar

MINUTE = timedelta(minutes=1)


def days_remaining(last: date, today: date, calendar: WorkCalendar | None) -> str:
    """还剩1个工作日, 今天, 逾期3日. In working days by the calendar, if one is given and any lie between."""
    if today == last:
        return "今天"
    word, begin, end = ("还剩", today, last) if today < last else ("逾期", last, today)
    working = calendar.working_days_after(begin, end) if calendar else 0
    return f"{word}{working}个工作日" if working else f"{word}{(end - begin).days}日"


def time_remaining(at: datetime, now: datetime) -> str:
    """还剩2小时, 还剩25分钟, 逾期1小时; a begun minute is still left, and is not yet late."""
    late = now >= at
    minutes = (now - at) // MINUTE if late else -((now - at) // MINUTE)
    hours, rest = divmod(minutes, 60)
    if late and not minutes:
        return "刚到时限"
    said = (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest else "")
    return f"{'逾期' if late else '还剩'}{said}"
