"""Dates as officials type and read them: 0302, 3.2, 明天, 下周五; shown as 2026年3月2日, this year's as 3月2日."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from unicodedata import normalize

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

WEEKDAYS = (lazy("周一"), lazy("周二"), lazy("周三"), lazy("周四"), lazy("周五"), lazy("周六"), lazy("周日"))
NEAR = {"今天": 0, "明天": 1, "后天": 2, "昨天": -1}
COMPACT = re.compile(r"(?:(?P<y>\d{4}))?(?P<m>\d{2})(?P<d>\d{2})")
SPELT = re.compile(r"(?:(?P<y>\d{4})[年.\-/])?(?P<m>\d{1,2})[月.\-/](?P<d>\d{1,2})日?")
WEEK = re.compile(r"(?P<next>下*)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
CLOCK = re.compile(r"(?P<h>\d{1,2})[:：点](?P<min>\d{2})?分?")


class NotADate(ValueError):
    """The words name no day; 3.2, 0302, 3月2日, 2026年3月2日, 明天 and 下周五 do."""


def typed_date(words: str, today: date) -> date:
    """The day somebody typed; without a year, this year's. Raises NotADate."""
    plain = re.sub(r"\s|\(.*?\)", "", normalize("NFKC", words))
    if plain in NEAR:
        return today + timedelta(days=NEAR[plain])
    if found := WEEK.fullmatch(plain):
        day = "一二三四五六日".index(found["day"].replace("天", "日"))
        return today + timedelta(days=day - today.weekday() + 7 * len(found["next"]))
    found = COMPACT.fullmatch(plain) or SPELT.fullmatch(plain)
    if not found:
        raise NotADate(words)
    try:
        return date(int(found["y"] or today.year), int(found["m"]), int(found["d"]))
    except ValueError as no_such_day:
        raise NotADate(words) from no_such_day


def typed_moment(words: str, now: datetime, opening: time = time(9)) -> datetime:
    """The moment somebody typed, 3.2 14:30 or 明天 9:00; without an hour the office's opening. Raises NotADate."""
    plain = normalize("NFKC", words).replace("T", " ").strip()
    hour = CLOCK.search(plain)
    day = typed_date((plain[: hour.start()] if hour else plain) or "今天", now.date())
    try:
        at = time(int(hour["h"]), int(hour["min"] or 0)) if hour else opening
    except ValueError as no_such_hour:
        raise NotADate(words) from no_such_hour
    return datetime.combine(day, at, now.tzinfo)


def shown_date(day: date, this_year: int | None = None) -> str:
    """2026年3月2日, or 3月2日 when it is this year's; 2 March 2026 where that is how days are written."""
    return written(day, _("n月j日") if day.year == this_year else _("Y年n月j日"))


def as_written(day: date) -> str:
    """2026年3月2日, as a document has it."""
    return f"{day.year}年{day.month}月{day.day}日"


def as_typed(day: date) -> str:
    """A day in a form, where `typed_date` reads it again: 2026年3月2日, or 2026-03-02 for who does not write so."""
    return as_written(day) if _("Y年n月j日") == "Y年n月j日" else day.isoformat()


def shown_time(moment: datetime) -> str:
    """9:05, 17:30."""
    return f"{moment.hour}:{moment.minute:02d}"


def weekday(day: date) -> str:
    """周三."""
    return str(WEEKDAYS[day.weekday()])
