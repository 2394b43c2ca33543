"""The worker's rounds: in order after an outage, harmless twice and by two, and one fault keeps nothing else from being done."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from tests.kernel.conftest import CLERK, DEPUTY
from tests.kernel.test_rounds import in_portfolio_of
from yizhang import kernel
from yizhang.kernel import working
from yizhang.kernel.models import Act, Checkpoint, Draft, Matter, Notice, Task
from yizhang.kernel.moment import said
from yizhang.kernel.values import Hand
from yizhang.kernel.working import drop_stale_drafts, lagging, last_round, work
from yizhang.logs import Line

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


@pytest.fixture
def asked(office):
    """A request on which two bureaus were asked for their opinion, and silence means none."""
    matter = office.proposed()
    office.done("seek", CLERK, asked=["czj", "sfj"])
    return matter


def acts(*names):
    return list(Act.objects.order_by("id").values_list("matter", "verb", *names))


def by_machine():
    return [(body["verb"], body.get("outcome"), body.get("effective")) for (text,) in Act.objects.order_by("id").values_list("body") for body in [json.loads(text)] if body["person"] == "system"]


def test_after_an_outage_it_catches_up_as_if_it_had_run(office, asked):
    late = office.now + timedelta(days=40)
    done = work(late, office.now)
    assert not done.failed and done.did["sweep"] >= 2
    deemed = [one for one in by_machine() if one[0] == "answer"]
    assert deemed == [("answer", "视为无不同意见", "2026-03-12T00:00:00+08:00")] * 2
    assert by_machine()[-1][:2] == ("answered", "视为无不同意见")
    assert kernel.verify(late).broken == ()


def test_the_second_round_changes_nothing(office, asked):
    late = office.now + timedelta(days=40)
    work(late, office.now)
    before = [acts("digest"), list(Task.objects.order_by("id").values()), list(Notice.objects.order_by("id").values()), Checkpoint.objects.count()]
    again = work(late + timedelta(seconds=30), office.now)
    assert dict(again.did) == {"sweep": 0, "reconcile": 0, "watch": 0, "checkpoint": 0, "drafts": 0}
    assert [acts("digest"), list(Task.objects.order_by("id").values()), list(Notice.objects.order_by("id").values()), Checkpoint.objects.count()] == before


def test_two_workers_at_once_do_each_thing_once(office, asked):
    late = office.now + timedelta(days=40)

    def round_of_its_own(_):
        try:
            return work(late, office.now).failed
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(round_of_its_own, range(2))) == [(), ()]
    assert len([one for one in by_machine() if one[0] == "answer"]) == 2
    assert Checkpoint.objects.count() == 1
    told = list(Notice.objects.filter(closed_at="").values_list("matter", "seat", "kind", "code"))
    assert len(told) == len(set(told))
    assert kernel.verify(late).broken == ()


def test_a_changed_organisation_is_followed_once(office, asked):
    assert work(office.now, office.now).did["reconcile"] > 0
    assert not lagging(office.now, office.now)
    later = office.now + timedelta(minutes=1)
    assert lagging(later, later)
    assert work(later, later).did["reconcile"] > 0
    assert work(later, later).did["reconcile"] == 0


def test_a_new_version_of_the_program_is_followed_like_a_changed_organisation(office, asked, monkeypatch):
    """What it knows better about open matters (who sees them, what is due) is in their tasks after its first round."""
    work(office.now, office.now)
    assert not lagging(office.now, office.now)
    monkeypatch.setattr(working, "__version__", "99.0")
    assert lagging(office.now, office.now)
    assert work(office.now, office.now).did["reconcile"] > 0 and not lagging(office.now, office.now)


def test_what_a_clock_that_ran_ahead_has_dated_is_with_whoever_will_be_in_charge_then(office):
    """The portfolio passes on in a year; an act of that year, refused, and the clock is put right: the matter's time does not run back."""
    matter, right = office.proposed(), office.now
    office.becomes(in_portfolio_of("dm4", "jyj"), since=right + timedelta(days=300))
    work(right, right)
    office.now += timedelta(days=365)
    office.refused("6.1b", verb="deputy", by=DEPUTY)
    assert Task.objects.get(matter=matter, closed_at="").seat == "post:dm3"
    assert work(right, right).did["reconcile"] == 1
    assert Task.objects.get(matter=matter, closed_at="").seat == "post:dm4"
    assert kernel.verify(right).broken == ()
    office.now = right
    office.done("deputy", Hand("周示戊", "dm4"))
    assert not [one for one in acts("at") if one[0] == matter and one[2] < "2027" and one[1] == "deputy"]


def test_a_job_that_fails_is_logged_without_contents_and_the_others_are_done(office, asked, settings, caplog):
    settings.YIZHANG_CHECKPOINT_KEY = "张三的身份证号.pem"
    logging.getLogger("yizhang.worker").propagate = True
    done = work(office.now + timedelta(days=40), office.now)
    assert done.failed == ("checkpoint",)
    assert done.did["sweep"] >= 2 and "drafts" in done.did
    (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
    line = Line().format(record)
    assert json.loads(line)["job"] == "checkpoint" and json.loads(line)["error"]["kind"] == "BadKey"
    assert "张三" not in line


def test_further_jobs_are_done_last_at_the_same_moment(office):
    moments = []
    assert work(office.now, office.now, more=[("index", lambda now: moments.append(now) or 3)]).did["index"] == 3
    assert moments == [office.now]


def test_asked_to_stop_it_begins_no_further_job(office, asked):
    assert work(office.now + timedelta(days=40), office.now, stop=lambda: True).did == {}


def test_the_round_is_noted_for_who_watches_over_it(office):
    assert last_round() == 0
    work(office.now, office.now)
    assert last_round() == int(office.now.timestamp())


def test_what_was_typed_half_a_year_ago_and_never_sent_is_forgotten_and_no_sooner(office):
    for days in (179, 181):
        Draft.objects.create(person="韩示戊", place=f"/open/{days}", content="{}", at=said(office.now - timedelta(days=days)))
    assert drop_stale_drafts(office.now) == 1
    assert Draft.objects.get().place == "/open/179"
    assert Matter.objects.count() == 0
