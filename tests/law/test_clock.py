"""When a duty is due: which limit applies, from when it counts, where it ends (semantics 18 to 21, 23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.law.matter import CALENDAR, NOW, Matter

from yizhang.law.actor import mayor
from yizhang.law.calendar import LOCAL
from yizhang.law.clock import clock, first_clock
from yizhang.law.condition import limit, where
from yizhang.law.duration import days, hours, working_days
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field
from yizhang.law.verb import duty, optional


class Paper(Record):
    due: str = field("办结时间")
    due_set: bool = field("定有时限")
    received: date = field("收到日期")
    urgent: bool = field("紧急")


class Answering(Procedure, of=Paper, label="答复"):
    send = duty("送审", by=mayor)
    back = duty("退还", by=mayor)
    answer = duty(
        "答复", by=mayor, asks=optional("due", "received", "urgent"),
        within=(
            limit(until="due", cites="53.1f", when=where(due_set=True)),
            limit(hours(4), "48.1b", when=where(urgent=True)),
            limit(working_days(7), "53.1a", pauses=((send, back),)),
        ),
    )
    apply = duty("受理", by=mayor, within=limit(days(20), "36.1", since="received"))


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=LOCAL)


def running(verb: str = "answer", start: datetime = NOW, **values):
    return clock(Matter(Answering, values).at, verb, start)


def test_a_stated_day_is_due_at_close_of_business_and_late_from_the_next_midnight():
    due = running(due="2026-03-05", due_set=True)
    assert (due.due.at, due.late_from, due.said) == (at(5, 17, 30), at(6, 0), "以指定日期为准")
    assert due.remaining(NOW, CALENDAR) == "还剩3个工作日"
    assert due.remaining(at(5, 23), CALENDAR) == "今天"
    assert due.remaining(at(6, 9), CALENDAR) == "逾期1个工作日"


def test_a_stated_moment_is_late_at_that_moment():
    due = running(due="2026-03-02T15:00", due_set=True)
    assert (due.due.at, due.late_from, due.said) == (at(2, 15), at(2, 15), "以指定时刻为准")
    assert due.remaining(at(2, 14, 20), CALENDAR) == "还剩40分钟"
    assert due.remaining(at(2, 16), CALENDAR) == "逾期1小时"


def test_stated_days_count_from_the_start():
    due = running(due="3个工作日", due_set=True)
    assert (due.due.day, due.late_from) == (date(2026, 3, 5), at(6, 0))


@pytest.mark.parametrize("words", ["", "尽快", "2026-02-30"])
def test_what_states_no_moment_makes_no_clock(words):
    assert running(due=words, due_set=True) is None


def test_the_first_limit_whose_when_holds_applies_with_the_same_start():
    assert running(urgent=True).due.at == at(2, 13)
    assert running().due.day == date(2026, 3, 11)
    assert first_clock(Matter(Answering, {"urgent": True}).at, "answer", NOW).due.day == date(2026, 3, 11)


def test_a_limit_counts_from_a_dated_field_once_it_is_filled():
    assert running("apply") is None
    assert running("apply", start=at(20), received="2026-03-02").due.day == date(2026, 3, 23)


def test_a_clock_pauses_between_two_verbs():
    matter = Matter(Answering)
    sent = replace(matter, now=at(6)).do("send", by="mayor")
    assert clock(sent.at, "answer", NOW).due.at is None
    assert clock(sent.at, "answer", NOW).late_from is None
    assert clock(sent.at, "answer", NOW).remaining(at(30), CALENDAR) == "暂停"
    returned = replace(sent, now=at(20)).do("back", by="mayor")
    assert clock(returned.at, "answer", NOW).due.day == date(2026, 3, 25)
