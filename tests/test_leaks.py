"""What one may not see is found by no way, in small: `python -m drills leaks` asks for all of it. And the search would tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from drills import leaks, marks, ways
from drills.answers import undone
from drills.leaks import Sight, Watch
from drills.seers import seers
from drills.ways import Way

from tests import installations
from yizhang.cli.demo import ADMINISTRATORS, OPENS
from yizhang.kernel.models import Act, Matter
from yizhang.web import administrators

NOW = OPENS + timedelta(seconds=1)


@pytest.fixture
def city(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demonstration with its administrators, without its clock; what a test does to it is taken back."""
    made = installations.demonstration(django_db_blocker)
    with installations.at_work(made.connection, django_db_blocker), transaction.atomic():
        for role, name in ADMINISTRATORS.items():
            administrators.appoint(name, role, OPENS)
        yield
        transaction.set_rollback(True)


def test_nobody_finds_what_he_may_not_see(city):
    found = leaks.searched(OPENS, count=2)
    assert found["where"] == []
    assert found["held"] and found["people"] >= 20


@dataclass
class Clerk:
    """Somebody who sees little, and the watch over what he gets."""

    sight: Sight
    watch: Watch

    def lists(self, to: str, **fields: object) -> list[str]:
        """The leaks of one list, read with and without what is not his."""
        way = Way("a list", to, fields=fields)
        with at_noon(), self.sight.seer.at_work() as browser:
            before = leaks.read(browser, way, self.sight, self.watch)
        with at_noon():
            leaks.never_there([(way, before)], self.sight, self.watch)
        return self.watch.leaks

    def names(self, matter: Matter, *names: str) -> list[str]:
        """The leaks of the ways of these names to a matter."""
        aim = ways.target(matter)
        asked = [(aim, way) for way in ways.to_matter(aim, NOW) if way.name in names]
        with at_noon(), self.sight.seer.at_work() as browser:
            leaks.name_hidden(browser, asked, self.sight, self.watch, NOW)
        return self.watch.leaks


@pytest.fixture
def clerk(city) -> Clerk:
    """The clerk of a department, in the marked city."""
    seer = next(one for one in seers(OPENS) if one.kind == "部门文书")
    return Clerk(Sight.of(seer, NOW), Watch(marks.mark_all(OPENS)))


@pytest.fixture
def hidden(clerk) -> Matter:
    """A matter of another department."""
    return Matter.objects.filter(procedure="request").exclude(id__in=clerk.sight.matters).earliest("opened_at")


def at_noon():
    """Everybody is past the second step, and the clock stands."""
    return patch.multiple("yizhang.web.middleware", enrolled=lambda _request: True, moment=Standing)


class Standing:
    """A clock that stands."""

    demo_shift = staticmethod(lambda: None)
    now = staticmethod(lambda _shift: NOW)


def test_a_list_of_everything_would_be_told(clerk):
    assert clerk.lists("/api/matters", per_page=200) == []
    with patch.dict("yizhang.api.reading.LISTS", visible=lambda *_who, **_when: Matter.objects.all()):
        assert len(clerk.lists("/api/matters", per_page=200)) > 20


def test_a_count_that_tells_of_others_would_be_told(clerk):
    with patch("yizhang.web.views.search.searching.find", lambda *_asked: {"total": Matter.objects.count()}):
        assert ["never there" in one for one in clerk.lists("/search", q="关于")] == [True]


def test_a_page_that_is_shown_to_everybody_would_be_told(clerk, hidden):
    assert clerk.names(hidden, "matter", "api matter", "print") == []
    with patch("yizhang.kernel.page.sees", lambda *_who: True):
        told = clerk.names(hidden, "matter", "api matter", "print")
    assert [one for one in told if "title of" in one] and [one for one in told if "does not exist" in one]


def test_an_answer_that_differs_from_that_of_nothing_would_be_told(clerk, hidden):
    with patch("yizhang.api.reading.not_found", lambda: leaks_whether_it_is_there(hidden)):
        assert ["does not exist" in one for one in clerk.names(hidden, "api matter")] == [True]


def leaks_whether_it_is_there(matter: Matter):
    from yizhang.api.problems import problem
    from yizhang.kernel.models import SecurityEvent

    asked_for_it = SecurityEvent.objects.filter(body__contains=matter.id).exists()
    return problem(404, "无权查看" if asked_for_it else "没有")


def test_an_attempt_that_grows_a_chain_would_be_told(clerk, hidden):
    def on_record(matter: str, *_more, **_when):
        Act.objects.create(matter=matter, seq=99, body="{}", digest="", procedure="", verb="", at="", person="", post="", accepted=False)

    with patch("yizhang.api.acting.ask", on_record):
        assert clerk.names(hidden, "api dry run") != []


def test_what_the_search_does_it_takes_back(clerk, hidden):
    acts = Act.objects.count()
    clerk.names(hidden, "matter", "act", "api verb")
    with clerk.sight.seer.at_work() as browser, undone(browser):
        Act.objects.all().delete()
    assert Act.objects.count() == acts


def test_every_address_of_a_matter_is_tried(hidden):
    tried = {way.name for way in ways.to_matter(ways.target(hidden), NOW)}
    having = {name for name, words in ways.patterns() if "matter" in words}
    assert having <= tried and {"api matter", "api file", "api verb", "api dry run"} <= tried


def test_every_mark_is_read_back():
    assert [*marks.found(f"<b>{marks.mark('t', 7)}关于</b> {marks.mark('x', 12).upper()}")] == [("t", 7), ("x", 12)]
