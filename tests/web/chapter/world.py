"""What the kernel is given in these tests: the demonstration city from its file, the published calendar, this chapter."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from tests.web.chapter.facts import PaperNumbers

from yizhang.law.actor import office, organ
from yizhang.law.calendar import LOCAL, WorkCalendar
from yizhang.law.duration import working_days
from yizhang.law.org import Org
from yizhang.law.rulebook import Edition, Rulebook, load
from yizhang.office.entries import demonstration, rows_of
from yizhang.office.workdays import calendar

SINCE = datetime(2022, 3, 28, tzinfo=LOCAL)


def org(moment: datetime, version: int) -> Org:
    """The city."""
    return rows_of(demonstration()).at(moment)


def days(version: int) -> WorkCalendar:
    """The published days."""
    return calendar()


@cache
def book(moment: datetime | None = None) -> Rulebook:
    """The chapter, loaded and checked."""
    chapters, numbers = ("tests.web.chapter", "yizhang.registers"), (PaperNumbers(proposing=working_days(2)),)
    return load(Edition("web_tests", 1, SINCE, "工作规则", chapters, numbers, drafters=organ("市司法局") | office("文电")), ())


def rulebook(moment: datetime) -> Rulebook:
    """The same at every moment."""
    return book()
