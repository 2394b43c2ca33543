"""A new edition in the middle of running matters (semantics 5, 26, 62, 63)."""

from datetime import datetime

import pytest

from tests.kernel import world
from tests.kernel.chapter.facts import TestNumbers
from tests.kernel.conftest import BUREAU, CLERK, HEAD, MAYOR, SECRETARY
from yizhang import kernel
from yizhang.kernel import hooks
from yizhang.kernel.models import Act, Matter, Task
from yizhang.law.calendar import LOCAL
from yizhang.law.duration import working_days
from yizhang.law.rulebook import Edition, load

pytestmark = pytest.mark.django_db(transaction=True)

SINCE = datetime(2026, 3, 9, 0, 0, tzinfo=LOCAL)
AMENDED = Edition(
    "amended", 2, SINCE, "试验（修订）", (*world.EDITION.chapters, "tests.kernel.amended"),
    (TestNumbers(handling=working_days(3), studying=working_days(5), answering=working_days(2)),),
)  # fmt: skip


@pytest.fixture
def amended(office, monkeypatch):
    """An office in which another edition comes into force on 9 March."""
    later = load(AMENDED, ())
    monkeypatch.setattr(world, "rulebook_at", lambda moment: later if moment >= SINCE else world.book())
    hooks._hook.cache_clear()
    return office


def due(matter, verb):
    return Task.objects.get(matter=matter, verb=verb, closed_at="").due[:10]


def test_every_act_is_judged_by_the_edition_of_its_moment_and_says_which(amended):
    matter = amended.proposed()
    amended.refused("49.1c", verb="review", by=SECRETARY)
    amended.now = SINCE.replace(hour=9)
    done = amended.done("review", SECRETARY)
    editions = [said for _seq, said in sorted((one.seq, one.body.partition('"edition":"')[2].partition('"')[0]) for one in Act.objects.filter(matter=matter))]
    assert (editions[0], editions[done.act - 1]) == ("test.1", "amended.2")
    amended.holds()


def test_a_running_clock_keeps_the_number_it_started_with(amended):
    matter = amended.instructed()
    amended.now = SINCE
    kernel.reconcile(amended.now)
    assert due(matter, "handle") == "2026-03-11"
    amended.now = SINCE.replace(hour=9)
    amended.done("send_back", HEAD, to="instruct", reason="再定")
    amended.done("instruct", MAYOR, "同意")
    assert due(matter, "handle") == "2026-03-12"
    amended.holds()


def test_a_duty_that_the_edition_brings_starts_on_its_day_without_any_act(amended):
    matter = amended.instructed()
    acts = Act.objects.count()
    amended.now = datetime(2026, 3, 10, 9, 0, tzinfo=LOCAL)
    kernel.reconcile(amended.now)
    assert Act.objects.count() == acts
    task = Task.objects.get(matter=matter, verb="filing", closed_at="")
    assert (task.since, task.due[:10]) == (SINCE.isoformat(), "2026-03-11")
    amended.done("filing", CLERK)
    amended.holds()


def test_what_was_undone_under_one_edition_stays_undone_under_the_next(amended):
    matter = amended.proposed()
    amended.done("deputy", amended.held("dm3"))
    amended.done("review", SECRETARY)
    amended.done("send_back", MAYOR, to="propose", reason="重拟")
    amended.done("propose", CLERK, lead="jyj")
    amended.now = SINCE.replace(hour=9)
    kernel.reconcile(amended.now)
    steps = {one.verb: one.state for one in kernel.look(matter, BUREAU, now=amended.now).route}
    assert (steps["review"], steps["instruct"]) == ("open", "closed")
    amended.holds()


def test_an_ended_matter_is_touched_by_nothing(amended):
    matter = amended.instructed()
    amended.done("handle", HEAD)
    amended.done("reply", CLERK)
    before = Matter.objects.filter(pk=matter).values().get()
    amended.now = SINCE.replace(hour=9)
    kernel.reconcile(amended.now)
    kernel.sweep(amended.now)
    assert Matter.objects.filter(pk=matter).values().get() == before
    amended.holds()


def test_a_mark_of_a_verb_that_was_dropped_satisfies_nothing_and_breaks_nothing(amended):
    matter = amended.submitted()
    amended.done("refer", CLERK)
    amended.done("propose", CLERK, lead="jyj")
    amended.now = SINCE.replace(hour=9)
    kernel.reconcile(amended.now)
    page = kernel.look(matter, CLERK, now=amended.now)
    assert "refer" not in [one.verb for one in page.route] and "refer" in [one.verb for one in page.acts]
    amended.done("review", SECRETARY)
    amended.holds()
