"""The stages of the door in their order, what each is asked of, and what is no act at all (semantics 6, 14, 22, 26, 33, 34, 41, 48, 49)."""

from datetime import datetime, timedelta

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR
from yizhang import kernel
from yizhang.kernel.models import Act, Draft, Matter, Notice, Task
from yizhang.kernel.values import BadShape, Hand, Refused
from yizhang.law.calendar import LOCAL

pytestmark = pytest.mark.django_db(transaction=True)


def at(day, hour=9, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=LOCAL)


def codes(outcome):
    return [one.code for one in outcome.findings]


def drafted(office):
    matter = office.open("drafting", title="办法", body="第一稿")
    office.done("draft", BUREAU)
    return matter


def test_a_stage_with_a_breach_ends_it_and_gives_all_of_its_own(office):
    """Whoever may not act is not told what his form lacks; whose form lacks something is not told what the rules say."""
    office.open(body="含禁语" * 10)
    assert codes(office.do("submit", BUREAU)) == ["missing.title"]
    assert sorted(codes(office.do("submit", BUREAU, title="甲"))) == ["carries_nothing_forbidden", "is_short_enough"]
    office.done("submit", BUREAU, title="甲", body="正文")
    assert codes(office.do("propose", CLERK)) == ["order.register"]
    office.done("register", CLERK)
    office.done("circulate", CLERK, readers=["post:dm4"])
    assert codes(office.do("propose", Hand("周示戊", "dm4"))) == ["who"]


def test_what_cannot_be_read_is_no_act(office):
    matter = office.submitted()
    acts = Act.objects.filter(matter=matter).count()
    for given in ({"lead": 3}, {"leed": "jyj"}, {"asked": "czj fgw"}, {"opinion": "a\x00b"}, {"opinion": "\ud800"}):
        with pytest.raises(BadShape):
            office.do("propose", CLERK, **given)
    with pytest.raises(BadShape, match="可选"):
        office.do("instruct", MAYOR, "大概同意")
    with pytest.raises(BadShape):
        office.do("nonsense", CLERK)
    assert Act.objects.filter(matter=matter).count() == acts


def test_nobody_becomes_the_lead_by_saying_so(office):
    """Who may act is asked of the record before the act, not of what he sends."""
    drafted(office)
    office.done("circulate", BUREAU, readers=["post:czj.principal"])
    (finding,) = office.refused("7.1", verb="take_over", by=FINANCE, lead="czj").findings
    assert finding.code == "who"


def test_a_post_nobody_holds_closes_the_verb_and_never_means_that_it_is_not_needed(office):
    office.proposed()
    office.becomes(_vacant)
    office.done("circulate", CLERK, readers=["post:sg"])
    result = office.do("deputy", Hand("冯示壬", "sg"))
    assert codes(result) == ["who"] and "无人" in result.findings[0].message
    office.refused("49.1c", verb="review", by=Hand("冯示壬", "sg"))


def _vacant(org):
    from dataclasses import replace

    from yizhang.office.facts import HoldingEntry

    return replace(org, rows={**org.rows, HoldingEntry: tuple(row for row in org.rows[HoldingEntry] if row.record.post != "dm3")})


def test_who_can_do_no_first_verb_opens_nothing(office):
    refused = kernel.open_matter("ledger", FINANCE, {"name": "甲"}, now=office.now)
    assert isinstance(refused, Refused) and codes(refused) == ["who"]
    with pytest.raises(BadShape):
        kernel.open_matter("nonsense", FINANCE, {}, now=office.now)
    with pytest.raises(BadShape):
        kernel.open_matter("asking", BUREAU, {"nonsense": "x"}, now=office.now)
    assert not Matter.objects.exists() and not Draft.objects.exists()


def test_a_minimum_that_has_run_opens_the_duty_by_the_round(office):
    matter = drafted(office)
    assert not Task.objects.filter(matter=matter, verb="shown").exists()
    office.refused("17.1c", verb="shown", by=BUREAU)
    office.now = at(5, 17, 29)
    assert kernel.sweep(office.now) == 0
    office.now = at(5, 17, 30)
    assert kernel.sweep(office.now) == 1
    assert Task.objects.get(matter=matter, verb="shown").since == at(5, 17, 30).isoformat()
    office.done("shown", BUREAU)
    office.holds()


def test_without_the_worker_the_duty_opens_all_the_same(office):
    drafted(office)
    office.now = at(9)
    office.done("shown", BUREAU)
    office.holds()


def test_a_limit_on_a_power_closes_it(office):
    drafted(office)
    office.now = at(5, 23)
    office.done("object", BUREAU, opinion="不服")
    office.now = at(10)
    assert "expired" in codes(office.refused("60.1", verb="object", by=BUREAU, opinion="不服"))


def test_reopening_withdraws_the_children_and_their_clocks_stop(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "fgw"])
    office.done("deputy", DEPUTY)
    office.done("send_back", Hand("冯示壬", "sg"), to="propose", reason="重拟")
    children = Matter.objects.filter(parent=matter)
    assert {one.end_outcome for one in children} == {"撤回"}
    assert not Task.objects.filter(matter__in=children.values("pk"), closed_at="").exists()
    office.now = at(30)
    assert kernel.sweep(office.now) == 0 or not Act.objects.filter(matter__in=children.values("pk"), verb="answer").exists()
    office.holds()


def test_the_answer_for_all_is_the_worst_of_them(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "jyj"])
    for one in Matter.objects.filter(parent=matter):
        who = FINANCE if "czj" in one.record else HEAD
        office.done("answer", who, "不同意" if who is FINANCE else "同意", matter=one.pk)
    assert next(one.outcome for one in kernel.look(matter, CLERK, now=office.now).route if one.verb == "answered") == "不同意"
    office.holds()


def test_an_empty_list_of_those_asked_is_a_missing_field(office):
    office.proposed()
    assert codes(office.refused(verb="seek", by=CLERK, asked=[])) == ["missing.asked"]


def test_the_clock_tells_at_half_on_the_last_day_and_when_late_and_stops_when_done(office):
    office.instructed()

    def told(day):
        office.now = at(day, 10)
        kernel.watch_round(office.now)
        open_ = Notice.objects.filter(kind="limit", closed_at="")
        return sorted((one.code, one.seat) for one in open_)

    head, general = "post:jyj.principal", "post:sg"
    assert told(3) == []
    assert told(6) == told(6) == [("half.handle", head)]
    assert told(11) == [("last_day.handle", head)]
    assert told(12) == [("late.handle", head), ("late.handle", general)]
    office.done("handle", HEAD)
    assert told(12) == []
    assert not Act.objects.filter(verb__startswith="late").exists()


def test_what_is_late_and_escalates_is_a_task_there_too_until_it_is_done(office):
    office.open("visiting", title="走访")
    office.done("note", BUREAU)
    office.done("sign", HEAD)
    office.done("check", BUREAU)
    general = Hand("冯示壬", "sg")
    office.now = at(4, 12)
    kernel.sweep(office.now)
    assert kernel.tasks(general, now=office.now) == []
    office.now = at(5, 9)
    kernel.sweep(office.now)
    assert [(one.kind, one.verb, one.late) for one in kernel.tasks(general, now=office.now)] == [("expedite", "close", True)]
    assert [one.kind for one in kernel.tasks(HEAD, now=office.now)] == ["duty"]
    office.holds()
    office.done("close", HEAD)
    assert kernel.tasks(general, now=office.now) == []
    office.holds()


def test_a_dry_run_says_what_the_door_would_say_of_a_common_verb_too(office):
    office.proposed()
    for verb, by, given in (("correct", CLERK, {"of": "propose", "lead": "czj"}), ("correct", DEPUTY, {"of": "propose"}), ("withdraw", BUREAU, {"reason": "有误"})):
        acts = Act.objects.count()
        found = kernel.ask(office.matter, verb, by, given, now=office.now)
        assert Act.objects.count() == acts
        assert found is not None and [one.code for one in found] == codes(office.do(verb, by, **given))
    assert kernel.ask(office.matter, "withdraw", FINANCE, {"reason": "x"}, now=office.now + timedelta(minutes=1)) is None
