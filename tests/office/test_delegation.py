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
    assert refused(adjusts(presided), "6.1d") == "所持委托自2026年5月18日00:00起，现在还不能据以“调整时限”"


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


def test_a_journey_that_was_cancelled_ends_what_was_entrusted_for_it(presided):
    done(presided.does(presided.trip, "cancel", "总值班"))
    presided.until("2026-05-19T09:00")
    assert refused(adjusts(presided), "6.1d") == "所持委托已终止，不能再据以“调整时限”"


def test_a_journey_made_shorter_ends_it_on_the_new_last_day(presided):
    done(presided.does(presided.trip, "change", "总值班", until="2026-05-20"))
    presided.until("2026-05-20T22:00")
    done(adjusts(presided))
    presided.until("2026-05-21T00:30")
    assert refused(adjusts(presided), "6.1d") == "所持委托已于2026年5月20日23:59届满或终止，不能再据以“调整时限”"


def test_a_journey_cut_off_on_the_way_leaves_what_was_done_before(presided):
    presided.until("2026-05-19T09:00")
    done(adjusts(presided))
    done(presided.does(presided.trip, "cancel", "总值班"))
    refused(adjusts(presided, "2026-06-25"), "6.1d")
    page = kernel.look(presided.assignment, presided.hand("秘书长"), now=presided.now)
    assert [act.accepted for act in page.acts][-2:] == [True, False]


def test_a_meeting_may_be_entrusted_by_a_mayor_who_is_here(city):
    city.until("2026-08-10T09:00")
    done(
        city.opens("delegation", "市长", kind="召集主持市政府常务会议", receiver="executive_deputy", since="2026-08-12", until="2026-08-12")
    )


def test_two_may_not_preside_at_once_and_may_one_after_the_other(presided):
    other = {"kind": "主持市政府工作", "receiver": "dm3"}
    said = refused(presided.opens("delegation", "市长", **other, since="2026-05-22", until="2026-05-22"), "6.1d")
    assert said == "2026年5月18日至2026年5月22日已委托常务副市长钱示乙主持市政府工作"
    done(presided.does(presided.grant, "revoke", "市长"))
    done(presided.opens("delegation", "市长", **other, since="2026-05-22", until="2026-05-22"))
