"""主持工作 through the door: who acts for the mayor, what the record says of it, and when it is over."""

from __future__ import annotations

import pytest
from tests.office.conftest import done, refused

from yizhang import kernel

AWAY = {"since": "2026-05-18", "until": "2026-05-22"}
PRESIDING = {"kind": "主持市政府工作", "receiver": "executive_deputy"}


@pytest.fixture
def presided(city):
    """The mayor is away from 18 to 22 May, and the executive deputy presides; 督查 has registered an assignment."""
    city.until("2026-05-15T09:00")
    city.trip = done(city.opens("absence", "总值班", who="mayor", kind="出访", place="新加坡", **AWAY))
    city.grant = done(city.opens("delegation", "市长", **PRESIDING, **AWAY))
    city.assignment = done(city.opens("assignment", "督查", title="核查专项资金", lead="czj", due="2026-06-10"))
    return city


def adjusts(city, due: str = "2026-06-20"):
    return city.does(city.assignment, "adjust", "常务副市长", city.grant, due=due)


def test_the_record_says_for_whom_and_under_which_number(presided):
    presided.now = presided.now.replace(day=19)
    done(adjusts(presided))
    page = kernel.look(presided.assignment, presided.hand("秘书长"), now=presided.now)
    act = page.acts[-1]
    assert "受市长委托" in act.who + act.behalf and "2026年第1号" in act.who + act.behalf
    assert act.person == "钱示乙"


def test_before_it_begins_it_reaches_nothing(presided):
    assert refused(adjusts(presided), "6.1d") == "所持委托不及于“调整时限”，或已届满、已因返回而终止"


def test_after_its_last_day_it_reaches_nothing(presided):
    presided.until("2026-05-23T09:00")
    refused(adjusts(presided), "6.1d")


def test_after_the_return_it_reaches_nothing(presided):
    presided.until("2026-05-20T18:00")
    done(presided.does(presided.trip, "return", "总值班", returned="2026-05-20T17:00:00+08:00"))
    presided.until("2026-05-21T09:00")
    refused(adjusts(presided), "6.1d")


def test_a_delegation_taken_back_is_over(presided):
    presided.until("2026-05-19T09:00")
    done(presided.does(presided.grant, "revoke", "市长"))
    refused(adjusts(presided), "6.1d")


def test_only_the_giver_takes_it_back(presided):
    presided.until("2026-05-19T09:00")
    refused(presided.does(presided.grant, "revoke", "常务副市长"), "6.1d")
    refused(presided.does(presided.grant, "revoke", "常务副市长", presided.grant), "6.1d")


def test_the_mayor_may_act_while_he_is_away(presided):
    presided.until("2026-05-19T09:00")
    done(presided.does(presided.assignment, "adjust", "市长", due="2026-06-30"))
