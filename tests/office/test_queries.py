"""What screens ask of the organisation."""

from __future__ import annotations

from tests.office.cast import moment
from tests.office.conftest import done

from yizhang.office.facts import PortfolioEntry
from yizhang.office.models import Entry
from yizhang.office.period import Period
from yizhang.office.queries import members_on, moves, shifts, spells, standing_in, with_portfolios


def test_members_on_a_day(city):
    members = members_on(moment("2026-11-25"))
    assert len(members) == 37 and ("mayor", "市长赵示甲") in members


def test_who_stands_in_for_whom(city):
    done(city.opens("absence", "总值班", who="dm3", kind="休假", place="省外", since="2026-03-02", until="2026-03-06"))
    assert ("副市长李示丁", "副市长周示戊", "外出") in standing_in(city.now)
    assert ("副市长王示辛", "副市长周示戊", "") in standing_in(city.now)


def test_the_spells_of_a_month_are_those_that_touch_it(city):
    trip = done(city.opens("absence", "总值班", who="mayor", kind="出访", place="新加坡", since="2026-05-18", until="2026-05-22"))
    grant = {"kind": "主持市政府工作", "receiver": "executive_deputy", "since": "2026-05-18", "until": "2026-05-22"}
    done(city.opens("delegation", "市长", **grant))
    may = [(one.post, one.kind, one.words) for one in spells(Period(moment("2026-05-01"), moment("2026-06-01")))]
    assert may == [
        ("wgj.deputy2", "主持工作", "市文广旅游局"),
        ("executive_deputy", "委托", "受市长委托（2026年第1号）"),
        ("mayor", "外出", "出访（新加坡）"),
    ]
    city.until("2026-05-20T18:00")
    done(city.does(trip, "return", "总值班", returned="2026-05-20T17:00:00+08:00"))
    june = [one.kind for one in spells(Period(moment("2026-05-21"), moment("2026-06-01")))]
    assert june == ["主持工作"]


def test_a_change_of_portfolios_says_what_would_move(city):
    old = Entry.objects.get(register="portfolio", values__contains='"jyj"', end__startswith="2026-07-01")
    entered = PortfolioEntry(leader="dm2", organs=("jyj",), topics=("教育",), basis="政办发〔2026〕9号", since=moment("2026-04-01").date())
    then = with_portfolios(moment("2026-04-01"), [entered], [old.matter])
    assert [(one.what, one.before, one.after) for one in shifts(city.org(), then)] == [
        ("市教育局", "副市长李示丁", "副市长孙示丙"),
        ("教育", "副市长李示丁", "副市长孙示丙"),
    ]
    assert city.org().in_charge("教育") == ("post:dm3",)


def test_open_tasks_move_and_nothing_is_written(city):
    matter = done(city.opens("subject", "文电", topic="低空经济"))
    assert list(moves(city.now, city.org(), city.org())) == []
    rows = Entry.objects.get(register="holding", values__contains='"sg"')
    gone = with_portfolios(city.now, [], [rows.matter])
    (move,) = moves(city.now, city.org(), gone)
    assert (move.matter, move.verb, move.before, move.after) == (matter, "指定牵头部门", "秘书长冯示壬", "")
