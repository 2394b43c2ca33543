"""Which days are worked, and how certain that is."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from tests.law.calendars import CALENDAR, DAYS, calendars, day, moment, unhurried

from yizhang.law.calendar import NaiveMoment, WorkCalendar, local


@pytest.mark.parametrize(
    ("when", "works", "why"),
    [
        ("2026-02-13", True, ""),
        ("2026-02-14", True, "调休上班"),
        ("2026-02-15", False, "春节"),
        ("2026-02-21", False, "春节"),
        ("2026-03-01", False, "周末"),
        ("2026-05-01", False, "放假"),
    ],
)
def test_a_day_is_worked_or_not_and_says_why(when, works, why):
    assert (CALENDAR.is_working_day(day(when)), CALENDAR.why(day(when))) == (works, why)
    assert CALENDAR.is_rest_day(day(when)) is not works


def test_beyond_the_last_notice_days_are_guessed_from_the_week_and_new_year():
    guessed = [CALENDAR.is_working_day(date(2027, 1, n)) for n in (1, 2, 3, 4)]
    assert guessed == [False, False, False, True]
    assert (CALENDAR.certain(day("2026-12-31")), CALENDAR.certain(day("2027-01-01"))) == (True, False)
    assert CALENDAR.why(day("2027-01-01")) == "元旦"


def test_what_is_known_may_make_new_year_a_working_day():
    assert WorkCalendar({}, known_through=day("2027-12-31")).is_working_day(day("2027-01-01"))


def test_before_the_first_known_year_nothing_is_certain():
    calendar = WorkCalendar({}, known_through=day("2026-12-31"), known_from=day("2007-01-01"))
    assert [calendar.certain(day(when)) for when in ("2006-12-31", "2007-01-01")] == [False, True]


def test_an_override_decides_one_day_and_makes_it_certain():
    closed = CALENDAR.override({day("2026-03-04"): False, day("2027-02-06"): True}, {day("2026-03-04"): "防汛停工"})
    assert (closed.is_rest_day(day("2026-03-04")), closed.why(day("2026-03-04"))) == (True, "防汛停工")
    assert (closed.is_working_day(day("2027-02-06")), closed.certain(day("2027-02-06"))) == (True, True)
    assert CALENDAR.is_working_day(day("2026-03-04"))


def test_an_overridden_day_loses_the_name_it_had():
    works = CALENDAR.override({day("2026-02-22"): True})
    assert works.why(day("2026-02-22")) == "调休上班"


def test_close_of_business_is_that_of_the_office():
    early = WorkCalendar({}, day("2026-12-31"), office_hours=(time(9), time(17)))
    assert (CALENDAR.close_of(day("2026-03-02")), early.close_of(day("2026-03-02"))) == (
        moment("2026-03-02T17:30"),
        moment("2026-03-02T17:00"),
    )


def test_a_moment_lies_on_the_day_that_clocks_in_the_office_show():
    assert local(datetime(2026, 3, 1, 16, 30, tzinfo=UTC)).date() == day("2026-03-02")
    with pytest.raises(NaiveMoment):
        local(datetime(2026, 3, 1))  # noqa: DTZ001


@unhurried
@given(first=DAYS, last=DAYS, calendar=calendars())
def test_working_days_between_are_those_after_the_first_up_to_the_last(first, last, calendar):
    expected = [date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1)]
    assert calendar.working_days_after(first, last) == len([one for one in expected if calendar.is_working_day(one)])
