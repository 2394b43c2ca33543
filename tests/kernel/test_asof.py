"""A matter as it stood: what was so at a moment is what is told of it later, whatever came after (semantics 74)."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from tests.kernel.conftest import BUREAU, CLERK, DEPUTY, HEAD, MAYOR, SECRETARY, Office
from tests.kernel.test_rounds import in_portfolio_of
from yizhang import kernel
from yizhang.kernel import asof
from yizhang.kernel.models import Act, Matter, Task
from yizhang.law.calendar import LOCAL

pytestmark = pytest.mark.django_db
KEPT, FOLDED = ("title", "number", "seq", "ended_at", "end_outcome"), ("standing", "record")
CLOCK = ("verb", "seat", "since", "due", "late_from")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=LOCAL)


def of_row(row):
    return *(getattr(row, name) for name in KEPT), *(json.loads(getattr(row, name)) for name in FOLDED)


def pictured(matter):
    """What the tables say of a matter: its row, and its open duties."""
    duties = Task.objects.filter(matter=matter, closed_at="", kind="duty")
    return of_row(Matter.objects.get(pk=matter)), set(duties.values_list(*CLOCK))


def told(matter, moment):
    """The same, from what is told of a moment."""
    (case,) = asof.cases(Matter.objects.filter(pk=matter), moment)
    duties = [one for one in asof.tasks_of(case) if one.kind == "duty"]
    return of_row(asof.matter_of(case)), {tuple(getattr(one, name) for name in CLOCK) for one in duties}


@dataclass
class Witnessed(Office):
    """An office where a picture is taken after every act, and whenever somebody asks for one."""

    pictures: dict = field(default_factory=dict)

    def do(self, *args, **more):
        result = super().do(*args, **more)
        self.take(more.get("matter") or self.matter)
        return result

    def take(self, matter):
        self.pictures[matter, self.now] = pictured(matter)

    def agrees(self):
        """Whether every picture is what is told of its moment now; drafts are told of by nobody."""
        for (matter, moment), picture in self.pictures.items():
            assert told(matter, moment) == picture, moment
        return len(self.pictures)


@pytest.fixture
def office(hooked):
    return Witnessed(MONDAY)


def test_refused_sent_back_come_again_decided_and_answered_it_is_told_as_it_was_after_each_act(office):
    office.submitted()
    office.do("propose", CLERK)
    office.done("propose", CLERK, lead="jyj")
    office.done("deputy", DEPUTY)
    office.done("send_back", SECRETARY, to="submit", reason="有误")
    office.done("submit", BUREAU, title="乙", body="另一正文")
    office.done("register", CLERK)
    office.done("propose", CLERK, lead="czj")
    office.done("deputy", DEPUTY)
    office.done("review", SECRETARY)
    office.done("instruct", MAYOR, "不同意")
    office.done("reply", CLERK)
    assert Act.objects.filter(matter=office.matter, accepted=False).count() == 1
    assert office.agrees() == 13


def test_a_limit_that_is_another_since_ends_where_it_ended_then(office):
    matter = office.instructed()
    before = office.now
    office.done("study", HEAD, studied=True)
    (then,), (now,) = told(matter, before)[1], pictured(matter)[1]
    assert (then[0], then[3] < now[3], then[2]) == ("handle", True, now[2])
    assert office.agrees()


def test_what_a_delay_opened_without_an_act_is_open_from_then_on_and_not_before(office):
    matter = office.open("drafting", title="甲", body="正文")
    office.done("draft", BUREAU)
    for _ in range(4):
        office.now += timedelta(days=1)
        kernel.sweep(office.now)
        office.take(matter)
    office.done("legality", HEAD)
    opened = {moment.day: {one[0] for one in duties} for (_, moment), (_, duties) in office.pictures.items()}
    assert "shown" not in opened[5] and "shown" in opened[6]
    assert office.agrees() == 6


def test_who_had_a_duty_is_told_by_the_organisation_of_that_day(office):
    matter = office.proposed()
    office.now += timedelta(days=1)
    office.take(matter)
    office.now += timedelta(days=1)
    office.becomes(in_portfolio_of("dm4", "jyj"))
    kernel.reconcile(office.now)
    office.take(matter)
    seats = [{seat for _, seat, *_ in duties} for _, duties in office.pictures.values()]
    assert seats[-2:] == [{"post:dm3"}, {"post:dm4"}]
    assert office.agrees()


def test_silence_that_spoke_is_told_from_the_round_in_which_it_did(office):
    office.proposed()
    office.done("seek", CLERK, asked=["czj"])
    (child,) = Matter.objects.filter(parent=office.matter).values_list("pk", flat=True)
    office.take(child)
    office.now += timedelta(days=30)
    kernel.sweep(office.now)
    office.take(child)
    assert told(child, MONDAY.replace(hour=18))[0][3] == "" and told(child, office.now)[0][4] == "视为无不同意见"
    assert office.agrees()


def test_of_what_was_opened_later_or_was_a_draft_still_nothing_is_told(office):
    draft = office.open(title="草稿", body="正文")
    office.now += timedelta(days=1)
    later = office.submitted(title="后来")
    found = Matter.objects.order_by("-opened_at", "id")
    assert asof.matters(found, MONDAY.replace(hour=18)) == []
    office.done("submit", BUREAU, matter=draft)
    assert [one.pk for one in asof.matters(found, office.now)] == [later, draft]
    assert [one.pk for one in asof.matters(found, office.now, most=1)] == [later]
    assert asof.stood(draft, MONDAY.replace(hour=18)) is None
    assert [one.pk for one in asof.matters(found, MONDAY.replace(hour=18), drafts=True)] == [draft]


def test_without_a_moment_the_matters_are_those_of_the_query(office):
    first, second = office.submitted(title="甲"), office.submitted(title="乙")
    found = Matter.objects.order_by("-opened_at", "id")
    assert [one.pk for one in asof.matters(found, None)] == [second, first]
    assert [one.pk for one in asof.matters(found, None, most=1)] == [second]


def test_a_day_ends_at_midnight_and_what_was_done_on_it_is_done(office):
    office.now = MONDAY.replace(hour=23, minute=58)
    matter = office.submitted()
    assert told(matter, asof.end_of(date(2026, 3, 2)))[0] == pictured(matter)[0]
    assert asof.end_of(date(2026, 3, 2)) < MONDAY.replace(hour=0) + timedelta(days=1)


def test_reading_the_past_changes_nothing(office):
    matter = office.instructed()
    before = pictured(matter)
    told(matter, MONDAY + timedelta(minutes=2))
    assert pictured(matter) == before
    office.holds()
