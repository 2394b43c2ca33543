"""How acts on an entry become rows: each ends the version before it and begins its own."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.office.cast import moment

from yizhang.law.calendar import LOCAL
from yizhang.office.facts import DayEntry, PortfolioEntry
from yizhang.office.history import holds, periods, span, versions_after
from yizhang.office.period import ALWAYS, FOREVER, Period, days, said


def portfolio(*topics: str, since: str = "2026-03-02", until: str = "") -> PortfolioEntry:
    last = date.fromisoformat(until) if until else None
    return PortfolioEntry(leader="dm2", topics=topics, since=date.fromisoformat(since), until=last)


def act(seq: int, verb: str, at: str, undone=(), **input) -> dict:
    return {"seq": seq, "verb": verb, "at": moment(at).isoformat(), "undone": list(undone), "input": input}


def history(*acts):
    versions = ()
    for body, record in acts:
        versions = versions_after(versions, body, record)
    return [(said(period), one.record.topics) for one, period in zip(versions, periods(versions), strict=True) if not period.empty]


ENTERED = (act(2, "enter", "2026-02-20T09:00"), portfolio("教育"))


def test_an_entry_holds_for_its_own_days():
    assert history(ENTERED) == [("自2026年3月2日起", ("教育",))]


def test_a_change_ends_the_version_before_it():
    changed = (act(3, "change", "2026-05-06T10:00"), portfolio("教育", "体育"))
    before, after = history(ENTERED, changed)
    assert before == ("2026年3月2日00:00至2026年5月6日10:00", ("教育",)) and after == ("自2026年5月6日起", ("教育", "体育"))


def test_a_change_before_it_begins_takes_its_place():
    changed = (act(3, "change", "2026-02-25T10:00"), portfolio("体育", since="2026-04-01"))
    assert history(ENTERED, changed) == [("自2026年4月1日起", ("体育",))]


def test_a_change_does_not_reach_back():
    changed = (act(3, "change", "2026-05-06T10:00"), portfolio("体育", since="2026-01-01"))
    assert history(ENTERED, changed)[1] == ("自2026年5月6日起", ("体育",))


def test_a_correction_takes_the_place_of_what_it_corrects():
    corrected = (act(3, "correct", "2026-05-06T10:00"), portfolio("体育"))
    assert history(ENTERED, corrected) == [("自2026年3月2日起", ("体育",))]


def test_closing_ends_at_once_or_on_the_day_it_names():
    at_once = (act(3, "close", "2026-05-06T10:00"), portfolio("教育"))
    assert history(ENTERED, at_once) == [("2026年3月2日00:00至2026年5月6日10:00", ("教育",))]
    named = (act(3, "close", "2026-05-06T10:00", until="2026-06-30"), portfolio("教育", until="2026-06-30"))
    assert history(ENTERED, named)[1] == ("2026年5月6日10:00至2026年7月1日00:00", ("教育",))


def test_what_is_withdrawn_never_was():
    changed = (act(3, "change", "2026-05-06T10:00"), portfolio("体育"))
    withdrawn = (act(4, "withdraw", "2026-05-06T11:00", undone=[3]), portfolio("体育"))
    assert history(ENTERED, changed, withdrawn) == [("自2026年3月2日起", ("教育",))]
    assert history(ENTERED, (act(3, "withdraw", "2026-02-20T10:00", undone=[2]), portfolio("教育"))) == []


def test_a_record_without_days_always_holds():
    assert holds(DayEntry(first=date(2026, 1, 1))) == Period(ALWAYS, FOREVER)


VERBS = some.sampled_from(["change", "correct", "close"])


@given(some.lists(some.tuples(VERBS, some.integers(0, 200)), max_size=6))
def test_versions_never_overlap_and_the_same_act_twice_is_once(later):
    versions, at = versions_after((), *ENTERED), moment("2026-02-21T09:00")
    for seq, (verb, days_on) in enumerate(later, 3):
        at += timedelta(days=days_on)
        body, record = {"seq": seq, "verb": verb, "at": at.astimezone(LOCAL).isoformat(), "input": {}}, portfolio(str(seq))
        versions = versions_after(versions, body, record)
        assert versions_after(versions, body, record) == versions
    held = [one for one in periods(versions) if not one.empty]
    assert all(one.end <= other.start for one, other in pairwise(held))
    assert all(one.within(span(held)) for one in held)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-05-18", "2026-05-22", "2026年5月18日至2026年5月22日"),
        ("2026-05-18", "2026-05-18", "2026年5月18日"),
        ("2026-05-18", "", "自2026年5月18日起"),
        ("", "2026-05-18", "至2026年5月18日"),
        ("", "", ""),
    ],
)
def test_a_period_in_words(first, last, words):
    period = days(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    assert said(period) == words


def test_hours_are_said_only_when_it_does_not_last_whole_days():
    whole, part = Period(moment("2026-03-03"), moment("2026-03-04T23:59")), Period(moment("2026-03-03T09:00"), moment("2026-03-03T23:59"))
    assert said(whole) == "2026年3月3日至2026年3月4日" and said(part) == "2026年3月3日09:00至2026年3月3日23:59"


def test_a_period_ends_with_its_last_day():
    period = days(date(2026, 5, 18), date(2026, 5, 22))
    assert moment("2026-05-22T23:59") in period and moment("2026-05-23") not in period
    assert not period.overlaps(days(date(2026, 5, 23), None)) and period.overlaps(days(date(2026, 5, 22), None))
