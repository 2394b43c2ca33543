"""A database of each version that was released: brought up, it is whole, every kind of matter opens as it stands, and work goes on."""

from __future__ import annotations

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor

from tests.installations import at_work, connected
from yizhang import kernel
from yizhang.kernel.models import Act, Matter, Reader, Task
from yizhang.kernel.moment import read, said
from yizhang.kernel.values import Done, Hand
from yizhang.kernel.working import work
from yizhang.office.current import org_at

KEPT = sorted(Path(__file__).parent.glob("*.sql.xz"))


@pytest.fixture(scope="module", params=KEPT, ids=lambda path: path.name.removesuffix(".sql.xz"))
def now(request, tmp_path_factory, django_db_blocker):
    """The last moment of that office, after the upgrade and the first round of the worker; Django's database is its."""
    file = tmp_path_factory.mktemp("upgrading") / "office.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(lzma.decompress(request.param.read_bytes()).decode())
    with at_work(connected(str(file)), django_db_blocker):
        call_command("migrate", verbosity=0)
        last = read(max(Act.objects.latest("at").at, Reader.objects.latest("since").since, Task.objects.latest("closed_at").closed_at))
        assert work(last, org_at(last).period.start).failed == ()
        yield last


def standings():
    """A matter for each kind and each set of open tasks, with one who sees it."""
    found = {}
    for matter, procedure, ended in Matter.objects.filter(draft=False).values_list("id", "procedure", "ended_at"):
        open_ = tuple(sorted(Task.objects.filter(matter=matter, closed_at="").values_list("verb", flat=True)))
        found.setdefault((procedure, bool(ended), open_), matter)
    return found


def a_reader(matter, now):
    """Somebody who sees it as a post of his own."""
    org = org_at(now)
    for seat in Reader.objects.filter(matter=matter, seat__startswith="post:").values_list("seat", flat=True):
        if person := org.person_at(seat):
            return Hand(person, seat.removeprefix("post:"))
    return None


def test_nothing_is_left_to_migrate_and_the_record_is_whole(now):
    from django.db import connection

    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    found = kernel.verify(now)
    assert found.broken == () and found.acts > 1000


def test_every_kind_of_matter_opens_in_every_standing_and_tells_what_may_be_done(now):
    opened = {}
    for (procedure, *_), matter in standings().items():
        if (hand := a_reader(matter, now)) and (page := kernel.look(matter, hand, now=now)):
            opened.setdefault(procedure, []).append(page)
    assert len(opened) > 20
    assert sum(map(len, opened.values())) > 60


def test_whoever_has_a_task_may_do_it_or_is_told_why_not(now):
    org, done = org_at(now), 0
    for verb, matter, seat in Task.objects.filter(closed_at="", kind="duty", seat__startswith="post:").values_list(
        "verb", "matter", "seat"
    )[:40]:
        if person := org.person_at(seat):
            outcome = kernel.perform(matter, verb, Hand(person, seat.removeprefix("post:")), now=now)
            done += isinstance(outcome, Done)
            assert outcome.findings or isinstance(outcome, Done)
    assert done > 0
    assert kernel.verify(now, {one.matter for one in Act.objects.filter(at=said(now))}).broken == ()


def test_a_new_matter_goes_through(now):
    bureau = Hand("奚示戊", "jyj.clerk")
    text = {"title": "关于修缮校舍的意见", "text": "修缮校舍。", "cosigners": ["czj", "sfj"]}
    opened = kernel.open_matter("countersigning", bureau, {}, now=now)
    assert isinstance(kernel.perform(opened.matter, "send", bureau, text, now=now), Done)
    assert Matter.objects.filter(root=opened.matter).count() == 3
