"""What moves by itself: the clock's round, the organisation's, the calendar's (semantics 13, 16, 21 to 26)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.kernel import world
from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, FINANCE, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel import hooks
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.values import Done, Hand
from yizhang.law.calendar import LOCAL
from yizhang.office.facts import PortfolioEntry
from yizhang.office.row import Row

pytestmark = pytest.mark.django_db(transaction=True)


def at(day, hour=9):
    return datetime(2026, 3, day, hour, tzinfo=LOCAL)


def verbs(matter):
    return list(Act.objects.filter(matter=matter, accepted=True).order_by("seq").values_list("verb", flat=True))


def in_portfolio_of(leader, organ):
    """The city after an organ was given to another deputy mayor."""

    def change(org):
        def entry(one):
            organs = [name for name in one.organs if org.code(name) != organ] + ([organ] if one.leader == leader else [])
            return PortfolioEntry(**{**one.__dict__, "organs": tuple(organs)})

        rows = tuple(Row(row.id, entry(row.record), row.period) for row in org.rows[PortfolioEntry])
        return replace(org, version=org.version + 1, rows={**org.rows, PortfolioEntry: rows})

    return change


def test_entries_of_registers_are_left_alone(office):
    entry = office.open("ledger", by=CLERK, name="甲")
    office.done("enter", CLERK)
    asking = office.proposed()
    assert kernel.reconcile(office.now) == 1
    assert kernel.reconcile(office.now, [entry, asking]) == 2


def test_nothing_changed_so_nothing_is_recomputed(office):
    """A derived list that is empty is no other than one that was never written."""
    matter = office.proposed()
    kernel.reconcile(office.now)
    office.done("deputy", DEPUTY)
    assert "recompute" not in verbs(matter)


def test_a_changed_portfolio_moves_the_open_task_and_no_clock(office):
    matter = office.proposed()
    since = Task.objects.get(matter=matter, closed_at="").since
    office.now += timedelta(hours=2)
    office.becomes(in_portfolio_of("dm4", "jyj"))
    kernel.reconcile(office.now)
    (task,) = Task.objects.filter(matter=matter, closed_at="")
    assert (task.seat, task.since) == ("post:dm4", since)
    office.refused("6.1b", verb="deputy", by=DEPUTY)
    office.done("deputy", Hand("周示戊", "dm4"))
    office.holds()


def test_authority_is_decided_at_the_act_though_nobody_reconciled(office):
    office.proposed()
    office.becomes(in_portfolio_of("dm4", "jyj"))
    office.refused("6.1b", verb="deputy", by=DEPUTY)


def test_who_enters_the_set_in_between_must_sign_too_and_who_leaves_no_more(office):
    matter = office.proposed()
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm5")
    office.done("deputy", Hand("吴示己", "dm5"))
    office.becomes(in_portfolio_of("dm4", "jyj"))
    kernel.reconcile(office.now)
    assert verbs(matter)[-1] == "recompute"
    assert list(Task.objects.filter(matter=matter, closed_at="").values_list("seat", flat=True)) == ["post:dm4"]
    office.done("deputy", Hand("周示戊", "dm4"))
    office.done("review", SECRETARY)
    office.holds()


def test_every_is_complete_when_the_missing_one_drops_out(office):
    office.proposed()
    office.done("add_signer", BUREAU, of="deputy", signer="post:dm5")
    office.done("deputy", DEPUTY)
    office.done("drop_signer", BUREAU, of="deputy", signer="post:dm5")
    office.done("review", SECRETARY)
    office.holds()


def test_the_round_repeated_changes_nothing_and_an_outage_is_made_up_for(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "fgw"])
    office.now = at(20)
    assert kernel.sweep(office.now) > 0
    acts = Act.objects.count()
    assert kernel.sweep(office.now) == 0
    assert Act.objects.count() == acts
    ends = Matter.objects.filter(parent=matter).values_list("end_outcome", flat=True)
    assert set(ends) == {"视为无不同意见"}
    deemed = kernel.look(matter, CLERK, now=office.now)
    assert next(one for one in deemed.route if one.verb == "answered").at == at(12, 0), "from the day it was due, not from the day of the round"
    office.holds()


def test_an_act_in_the_parent_finds_what_was_due_in_its_children_done(office):
    """The worker was off for a week; the record is the same."""
    office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    office.now = at(20)
    office.done("deputy", DEPUTY)
    assert verbs(office.matter)[-2:] == ["answered", "deputy"]
    office.holds()


def test_an_act_on_the_last_day_is_in_time_at_any_hour(office):
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    office.now = datetime(2026, 3, 11, 23, 59, tzinfo=LOCAL)
    kernel.sweep(office.now)
    child = Matter.objects.get(parent=matter)
    assert isinstance(office.do("answer", FINANCE, "不同意", matter=child.pk), Done)
    assert Matter.objects.get(pk=child.pk).end_outcome == "不同意"


def test_a_notice_of_holidays_moves_open_limits_and_no_closed_one(office, monkeypatch):
    closed = office.instructed()
    office.done("handle", HEAD)
    before = Task.objects.get(matter=closed, verb="handle").due
    open_ = office.instructed()
    noticed = world.calendar_at(0).override({date(2026, 3, 4): False})
    monkeypatch.setattr(world, "calendar_at", lambda version: noticed)
    hooks._hook.cache_clear()
    kernel.reconcile(office.now)
    assert Task.objects.get(matter=open_, verb="handle", closed_at="").due == "2026-03-12T17:30:00+08:00"
    assert Task.objects.get(matter=closed, verb="handle").due == before
    office.holds()


def test_time_in_a_matter_never_runs_backwards(office):
    matter = office.submitted()
    office.now = at(1)
    kernel.perform(matter, "propose", CLERK, {"lead": "jyj"}, now=office.now)
    moments = list(Act.objects.filter(matter=matter).order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments) and moments[-1] == moments[-2]
    office.now = at(3)
    office.holds()


def test_handing_on_and_claiming_move_no_clock_and_reopening_starts_it_again(office):
    matter = office.instructed()
    (line,) = kernel.tasks(HEAD, now=office.now)
    office.now = at(4)
    office.done("hand_on", HEAD, of="handle", to="post:jyj.deputy1")
    task = Task.objects.get(matter=matter, closed_at="")
    assert (task.seat, task.due) == ("post:jyj.deputy1", "2026-03-11T17:30:00+08:00")
    assert line.due == datetime(2026, 3, 11, 17, 30, tzinfo=LOCAL)
    office.done("send_back", HEAD, to="instruct", reason="须再明确")
    office.now = at(9)
    office.done("instruct", MAYOR, "同意")
    assert Task.objects.get(matter=matter, closed_at="", verb="handle").due == "2026-03-18T17:30:00+08:00"
