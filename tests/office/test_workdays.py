"""The published years against the library, a second library, and the notices."""

from datetime import date, time, timedelta

import chinese_calendar
import pytest

from yizhang.office import workdays
from yizhang.office.workdays import calendar, from_library, published

TODAY_KNOWN = date(2026, 12, 31)


def test_the_kept_file_is_what_the_installed_library_says():
    assert published() == from_library(), "write it anew: python -m yizhang.office.workdays"


def test_another_version_of_the_library_is_asked_itself(monkeypatch, tmp_path):
    stale = workdays.KEPT.read_text("utf-8").replace('"source": "', '"source": "another-').replace('"2026-10-10"', '"2026-10-11"')
    (tmp_path / "stale.json").write_text(stale, "utf-8")
    monkeypatch.setattr(workdays, "KEPT", tmp_path / "stale.json")
    assert workdays.published.__wrapped__() == from_library()


def test_every_published_day_agrees_with_a_second_library():
    known = published()
    days = [known.known_from + timedelta(n) for n in range((known.known_through - known.known_from).days + 1)]
    assert [day for day in days if known.is_working_day(day) != chinese_calendar.is_workday(day)] == []


def test_years_without_a_notice_are_not_certain():
    assert published().known_through == TODAY_KNOWN
    assert not published().certain(date(2027, 2, 8))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2019, 4, 28), "调休上班"),
        (date(2019, 5, 5), "调休上班"),
        (date(2024, 2, 9), ""),
        (date(2025, 2, 3), "调休放假"),
        (date(2025, 2, 8), "调休上班"),
        (date(2026, 5, 1), "劳动节"),
        (date(2026, 5, 4), "劳动节（补假）"),
        (date(2026, 5, 5), "调休放假"),
        (date(2026, 5, 9), "调休上班"),
        (date(2026, 5, 10), "周末"),
        (date(2023, 9, 29), "中秋节"),
    ],
)
def test_festival_day_in_lieu_and_make_up_day_are_told_apart(day, why):
    assert published().why(day) == why
    assert published().is_working_day(day) is (why in ("", "调休上班"))


def test_a_year_has_about_as_many_days_off_and_made_up_as_the_law_gives():
    for year in range(2008, 2027):
        days = [date(year, 1, 1) + timedelta(n) for n in range(365)]
        working = sum(map(published().is_working_day, days))
        assert 245 <= working <= 253, year


def test_what_an_installation_decides_lies_over_the_notice():
    own = calendar({date(2026, 3, 4): False}, {date(2026, 3, 4): "停止办公"}, office_hours=(time(9), time(17)))
    assert (own.why(date(2026, 3, 4)), own.is_working_day(date(2026, 3, 4))) == ("停止办公", False)
    assert (own.office_hours[1], own.known_through) == (time(17), TODAY_KNOWN)
    assert calendar().is_working_day(date(2026, 3, 4))


def test_an_office_may_enter_a_notice_before_the_library_has_it():
    own = calendar({date(2027, 2, 8): False, date(2027, 2, 14): True}, known_through=date(2027, 12, 31))
    assert (own.certain(date(2027, 6, 1)), own.is_working_day(date(2027, 2, 14))) == (True, True)
