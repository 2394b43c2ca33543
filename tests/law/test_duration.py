"""Limits: the cases of limits.yaml, the units, pauses, extensions, and what always holds."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.calendars import CALENDAR, DAYS, calendars, day, moment, moments, unhurried

from yizhang.law.calendar import NaiveMoment
from yizhang.law.count import months_from
from yizhang.law.duration import Duration, NotADuration, days, hours, months, same_day, working_days, years
from yizhang.yamltext import read_yaml

CASES = read_yaml((Path(__file__).parents[1] / "data" / "limits.yaml").read_text("utf-8"), "limits.yaml")
LIMITS = st.one_of(
    st.integers(1, 60).map(working_days), st.integers(1, 90).map(days), st.integers(1, 14).map(months), st.integers(1, 2).map(years)
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_answers_of_the_cases(case):
    due = Duration.parse(case["limit"]).due(moment(case["start"]), CALENDAR)
    expected, certain = case.get("provisional", case["due"]), "provisional" not in case
    assert due.at.isoformat().startswith(expected)
    assert due.certain is certain
    if "weekday" in case:
        assert "星期" + "一二三四五六日"[due.day.weekday()] == case["weekday"]


def test_a_limit_in_days_is_due_at_close_of_business_and_late_from_midnight():
    limit = working_days(7)
    due = limit.due(moment("2026-04-30T17:50"), CALENDAR)
    assert due.at == moment("2026-05-13T17:30")
    assert (limit.late_from(due), limit.late_from(due.at)) == (moment("2026-05-14T00:00"), moment("2026-05-14T00:00"))


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("二十个工作日", working_days(20)),
        ("十五日", days(15)),
        ("一个月", months(1)),
        ("两年", years(2)),
        ("一百二十日内", days(120)),
        ("前十日", Duration.parse("前10日")),
    ],
)
def test_a_limit_may_be_written_as_statutes_write_it(words, limit):
    assert Duration.parse(words) == limit


@pytest.mark.parametrize("words", ["二二个工作日", "十个", "半年", "及时", "百日宴"])
def test_numerals_alone_make_no_limit(words):
    with pytest.raises(NotADuration):
        Duration.parse(words)


def test_hours_are_late_at_the_moment():
    due = hours(5).due(moment("2026-02-13T15:20"), CALENDAR)
    assert (due.at, hours(5).late_from(due)) == (moment("2026-02-13T20:20"), moment("2026-02-13T20:20"))


def test_a_start_is_dated_by_the_clocks_of_the_office():
    assert working_days(1).due(datetime(2026, 3, 1, 16, 30, tzinfo=UTC), CALENDAR).day == day("2026-03-03")
    with pytest.raises(NaiveMoment):
        working_days(1).due(datetime(2026, 3, 1), CALENDAR)  # noqa: DTZ001


def test_the_sum_names_every_day():
    due = working_days(2).due(moment("2026-02-13T09:00"), CALENDAR)
    said = [(part.date.isoformat(), part.counted, part.why) for part in due.parts]
    assert said[:3] == [("2026-02-13", False, "起算日不计"), ("2026-02-14", True, "调休上班"), ("2026-02-15", False, "春节")]
    assert said[-1] == ("2026-02-24", True, "")


def test_the_sum_shows_where_the_last_day_moved():
    due = days(30).due(moment("2026-03-05T09:00"), CALENDAR)
    assert [tuple(part) for part in due.parts[-4:]] == [
        (day("2026-04-04"), True, "清明节"),
        (day("2026-04-05"), False, "清明节"),
        (day("2026-04-06"), False, "清明节"),
        (day("2026-04-07"), False, "顺延至此日"),
    ]


def test_a_sum_beyond_the_last_notice_says_so():
    due = working_days(10).due(moment("2026-12-25T10:00"), CALENDAR)
    assert due.parts[-1].why == "暂定"
    assert not due.certain


def test_days_run_through_guessed_days_and_are_certain_when_the_last_is():
    assert months(6).due(moment("2026-09-10"), CALENDAR).certain is False
    assert days(30).due(moment("2026-12-01"), CALENDAR.override({day("2026-12-31"): True})).certain is True


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-03-07T10:00", "2026-03-07T17:30"), ("2026-03-02T09:00", "2026-03-02T17:30"), ("2026-03-02T18:05", "2026-03-02T18:05")],
)
def test_the_same_day_is_the_day_itself_rest_day_or_not(start, due):
    found = same_day().due(moment(start), CALENDAR)
    assert (found.at, found.certain) == (moment(due), True)
    assert same_day().late_from(found) > found.at


class TestPauses:
    START = moment("2026-03-02T10:00")

    def test_days_of_a_pause_are_not_counted(self):
        due = working_days(7).due(self.START, CALENDAR, [(day("2026-03-06"), day("2026-03-20"))])
        assert due.day == day("2026-03-25")
        assert {part.why for part in due.parts if day("2026-03-06") < part.date <= day("2026-03-20")} == {"暂停"}

    def test_nothing_falls_due_while_a_pause_is_open(self):
        due = working_days(7).due(self.START, CALENDAR, [(day("2026-03-06"), None)])
        assert (due.at, due.certain, due.day, due.half) == (None, False, None, None)
        assert working_days(7).late_from(due) is None
        assert working_days(7).remaining(due, self.START, CALENDAR) == "暂停"

    def test_a_pause_that_opens_after_the_last_day_changes_nothing(self):
        assert working_days(7).due(self.START, CALENDAR, [(day("2026-03-11"), None)]).day == day("2026-03-11")

    @pytest.mark.parametrize(("limit", "due"), [(days(10), "2026-03-26"), (months(1), "2026-04-16"), (years(1), "2027-03-16")])
    def test_calendar_limits_are_prolonged_by_the_paused_days(self, limit, due):
        assert limit.due(self.START, CALENDAR, [(day("2026-03-06"), day("2026-03-20"))]).day == day(due)

    def test_a_last_day_does_not_move_into_a_pause(self):
        paused = [(day("2026-03-07"), day("2026-03-10"))]
        assert days(5).due(self.START, CALENDAR, paused).day == day("2026-03-11")
        assert days(5).due(self.START, CALENDAR, [(day("2026-03-07"), None)]).at is None

    def test_overlapping_pauses_count_once(self):
        pauses = [(day("2026-03-09"), day("2026-03-20")), (day("2026-03-06"), day("2026-03-12"))]
        assert working_days(7).due(self.START, CALENDAR, pauses).day == day("2026-03-25")

    def test_hours_leave_out_whole_paused_days(self):
        pauses = [(day("2026-03-02"), day("2026-03-04")), (day("2026-03-03"), day("2026-03-05"))]
        assert hours(24).due(self.START, CALENDAR, pauses).at == moment("2026-03-06T10:00")
        assert hours(24).due(self.START, CALENDAR, [(day("2026-03-02"), None)]).at is None
        assert hours(14).due(self.START, CALENDAR, [(day("2026-03-02"), None)]).at == moment("2026-03-03T00:00")
        assert hours(24).due(self.START, CALENDAR, [(day("2026-02-02"), day("2026-02-20"))]).at == moment("2026-03-03T10:00")


class TestExtensions:
    def test_the_second_part_counts_on_from_the_end_of_the_first(self):
        assert (days(30) + days(30)).due(moment("2026-03-05T09:00"), CALENDAR).day == day("2026-05-07")
        assert days(60).due(moment("2026-03-05T09:00"), CALENDAR).day == day("2026-05-06")

    def test_the_sum_shows_both(self):
        due = (working_days(2) + working_days(3)).due(moment("2026-03-02T09:00"), CALENDAR)
        assert [part.date for part in due.parts if part.counted] == [date(2026, 3, n) for n in (3, 4, 5, 6, 9)]

    def test_an_open_pause_stops_an_extension_too(self):
        limit = working_days(2) + working_days(3)
        assert limit.due(moment("2026-03-02T09:00"), CALENDAR, [(day("2026-03-03"), None)]).at is None
        assert limit.due(moment("2026-03-02T09:00"), CALENDAR, [(day("2026-03-05"), None)]).at is None

    def test_units_may_differ_and_the_last_decides_when_it_is_late(self):
        limit = working_days(1) + hours(2)
        due = limit.due(moment("2026-03-02T09:00"), CALENDAR)
        assert (str(limit), limit.unit, due.at, limit.late_from(due)) == (
            "1个工作日+2小时",
            "小时",
            moment("2026-03-03T19:30"),
            moment("2026-03-03T19:30"),
        )


class TestBeforeAnEvent:
    EVENT = moment("2026-05-12T09:00")

    def test_it_moves_earlier_never_later(self):
        due = days(7).before(self.EVENT, CALENDAR)
        assert (due.at, due.parts[0].why, due.parts[-1].why) == (moment("2026-04-30T17:30"), "当日不计", "提前至此日")

    @pytest.mark.parametrize(
        ("limit", "latest"),
        [
            (working_days(1), "2026-05-11T17:30"),
            (months(1), "2026-04-10T17:30"),
            (years(1), "2025-05-12T17:30"),
            (hours(24), "2026-05-11T09:00"),
            (same_day(), "2026-05-12T09:00"),
        ],
    )
    def test_every_unit_counts_back(self, limit, latest):
        assert limit.before(self.EVENT, CALENDAR).at == moment(latest)

    def test_a_limit_that_says_so_counts_back_from_its_start(self):
        limit = Duration.parse("前5工作日")
        assert (str(limit), limit.unit, limit.amount) == ("前5个工作日", "工作日", 5)
        assert limit.due(self.EVENT, CALENDAR) == working_days(5).before(self.EVENT, CALENDAR) == limit.before(self.EVENT, CALENDAR)
        assert limit.late_from(limit.due(self.EVENT, CALENDAR)) == moment("2026-05-07T00:00")

    def test_parts_of_a_sum_count_back_one_after_the_other(self):
        assert (days(7) + days(1)).before(self.EVENT, CALENDAR).day == day("2026-04-29")


class TestWords:
    @pytest.mark.parametrize(
        ("words", "limit"),
        [
            ("7工作日", working_days(7)),
            ("7个工作日", working_days(7)),
            (" \uff17 个工作日内", working_days(7)),
            ("30日", days(30)),
            ("30天", days(30)),
            ("3个月", months(3)),
            ("3月", months(3)),
            ("2年", years(2)),
            ("5小时", hours(5)),
            ("当日", same_day()),
            ("20+20工作日", working_days(20) + working_days(20)),
            ("60日+10工作日", days(60) + working_days(10)),
        ],
    )
    def test_what_is_understood(self, words, limit):
        assert Duration.parse(words) == limit
        assert Duration.parse(str(limit)) == limit

    @pytest.mark.parametrize(
        "words", ["", "7", "工作日", "七八工作日", "7周", "前", "前当日", "7工作日+", "+7日", "5000字", "-7日", "7.5日", "7工作日+3"]
    )
    def test_what_is_not_is_answered_with_examples(self, words):
        with pytest.raises(NotADuration, match="20\\+20工作日"):
            Duration.parse(words)

    @pytest.mark.parametrize("words", ["0工作日", "0日", "101年", "1201个月"])
    def test_lengths_that_no_limit_has_are_refused(self, words):
        with pytest.raises(NotADuration, match="超出范围"):
            Duration.parse(words)

    @pytest.mark.parametrize(
        ("limit", "said", "unit"),
        [
            (working_days(7), "7个工作日", "工作日"),
            (days(30), "30日", "日"),
            (months(3), "3个月", "个月"),
            (years(2), "2年", "年"),
            (hours(5), "5小时", "小时"),
            (same_day(), "当日", "当日"),
        ],
    )
    def test_how_they_are_said(self, limit, said, unit):
        assert (str(limit), limit.unit) == (said, unit)

    @pytest.mark.parametrize(
        ("limit", "due", "now", "said"),
        [
            (working_days(7), "2026-02-28T17:30", "2026-02-14T09:00", "还剩5个工作日"),
            (working_days(7), "2026-02-28T17:30", "2026-02-28T20:00", "今天"),
            (working_days(7), "2026-02-28T17:30", "2026-03-01T09:00", "逾期1日"),
            (working_days(7), "2026-02-28T17:30", "2026-03-02T09:00", "逾期1个工作日"),
            (same_day(), "2026-03-02T17:30", "2026-03-03T08:30", "逾期1个工作日"),
            (days(30), "2026-04-07T17:30", "2026-04-01T09:00", "还剩6日"),
            (days(30), "2026-04-07T17:30", "2026-04-10T09:00", "逾期3日"),
            (hours(5), "2026-02-13T20:20", "2026-02-13T18:00", "还剩2小时20分钟"),
            (hours(5), "2026-02-13T20:20", "2026-02-13T20:19:30", "还剩1分钟"),
            (hours(5), "2026-02-13T20:20", "2026-02-13T20:20:30", "刚到时限"),
            (hours(5), "2026-02-13T20:20", "2026-02-13T23:20", "逾期3小时"),
            (Duration.parse("前7日"), "2026-05-13T17:30", "2026-05-12T09:00", "还剩1日"),
        ],
    )
    def test_how_long_there_is_left(self, limit, due, now, said):
        assert limit.remaining(moment(due), moment(now), CALENDAR) == said


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-11-30", 1, "2026-12-30"),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last(start, months, end):
    assert months_from(day(start), months) == day(end)


@unhurried
@given(start=moments(), limit=LIMITS, calendar=calendars())
def test_every_limit_ends_on_a_working_day_after_its_start(start, limit, calendar):
    due = limit.due(start, calendar)
    assert calendar.is_working_day(due.day)
    assert due.day > start.date()
    assert due.parts[-1].date == due.day


@unhurried
@given(start=moments(), amount=st.integers(1, 60), calendar=calendars())
def test_exactly_so_many_working_days_count(start, amount, calendar):
    due = working_days(amount).due(start, calendar)
    assert sum(part.counted for part in due.parts) == amount == calendar.working_days_after(start.date(), due.day)


@unhurried
@given(start=moments(), amount=st.integers(1, 90), calendar=calendars())
def test_days_never_end_early_and_move_over_rest_days_only(start, amount, calendar):
    due, last = days(amount).due(start, calendar), start.date() + timedelta(days=amount)
    assert due.day >= last
    assert all(calendar.is_rest_day(last + timedelta(days=n)) for n in range((due.day - last).days))
    assert sum(part.counted for part in due.parts) == amount


@unhurried
@given(event=moments(), amount=st.integers(1, 90), calendar=calendars())
def test_counting_back_never_ends_late(event, amount, calendar):
    latest = days(amount).before(event, calendar).day
    assert latest <= event.date() - timedelta(days=amount)
    assert calendar.is_working_day(latest)


@unhurried
@given(one=moments(), other=moments(), limit=LIMITS, calendar=calendars())
def test_who_starts_later_is_not_due_earlier(one, other, limit, calendar):
    first, second = sorted((one, other))
    assert limit.due(first, calendar).at <= limit.due(second, calendar).at


@unhurried
@given(start=moments(), limit=LIMITS, begin=DAYS, length=st.integers(0, 40), calendar=calendars())
def test_a_pause_never_makes_anything_due_earlier_or_inside_it(start, limit, begin, length, calendar):
    end = begin + timedelta(days=length)
    due = limit.due(start, calendar, [(begin, end)])
    assert due.day >= limit.due(start, calendar).day
    assert not begin < due.day <= end


@unhurried
@given(start=moments(), amount=st.integers(1, 30), more=st.integers(1, 30), calendar=calendars())
def test_extending_working_days_is_adding_them(start, amount, more, calendar):
    extended = (working_days(amount) + working_days(more)).due(start, calendar)
    assert extended.at == working_days(amount + more).due(start, calendar).at


@unhurried
@given(start=moments(), amount=st.integers(2, 60), calendar=calendars())
def test_half_of_a_limit_lies_between_start_and_end(start, amount, calendar):
    due = working_days(amount).due(start, calendar)
    assert start.date() < due.half <= due.day
    assert calendar.working_days_after(start.date(), due.half) == (amount + 1) // 2
