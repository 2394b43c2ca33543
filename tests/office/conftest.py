"""The office at work: chapter two as the rulebook, the demonstration city entered through the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

import pytest
from django.db import connection
from tests.office.cast import moment

from yizhang import kernel
from yizhang.kernel import hooks
from yizhang.kernel.loading import import_rooms
from yizhang.kernel.values import Asks, Done, Hand, Outcome, Refused
from yizhang.law.duration import working_days
from yizhang.law.rulebook import Edition, Rulebook, load
from yizhang.office import current
from yizhang.office.entries import demonstration
from yizhang.office.facts import OfficeNumbers
from yizhang.office.importing import import_entries

EDITION = Edition("test", 1, moment("2022-01-01"), "第二章", ("yizhang.office",), (OfficeNumbers(claiming=working_days(5)),))


@cache
def book() -> Rulebook:
    """Chapter two alone."""
    import_rooms(EDITION.chapters)
    return load(EDITION, ())


def rulebook_at(moment: datetime) -> Rulebook:
    """One edition for all times."""
    return book()


@pytest.fixture
def chapter_two(settings) -> Iterator[None]:
    """The kernel asks the office, and its only rulebook is chapter two."""
    settings.YIZHANG_HOOKS = {**settings.YIZHANG_HOOKS, "rulebook": "tests.office.conftest.rulebook_at"}
    hooks._hook.cache_clear()
    current.forget()
    yield
    hooks._hook.cache_clear()
    current.forget()


@dataclass
class Office:
    """People by words, a clock that moves when told."""

    now: datetime
    outcomes: list[Outcome] = field(default_factory=list)

    def org(self):
        """The organisation of now."""
        return current.org_at(self.now)

    def hand(self, words: str, behalf: str = "") -> Hand:
        """Who is meant, in his post."""
        post = self.org().find(words)[0]
        return Hand(self.org().person_at(post) or "", post, behalf)

    def opens(self, procedure: str, by: str, /, **input) -> Outcome:
        """A new matter and its first verb."""
        hand = self.hand(by)
        opened = kernel.open_matter(procedure, hand, input, now=self.now)
        if not isinstance(opened, Done):
            return opened
        first = next(iter(book().procedures[procedure].verbs))
        return self.does(opened.matter, first, by)

    def does(self, matter: str, verb: str, by: str, behalf: str = "", /, **input) -> Outcome:
        """An act, a second later."""
        self.now += timedelta(seconds=1)
        hand = self.hand(by, behalf)
        outcome = kernel.perform(matter, verb, hand, input, now=self.now)
        if isinstance(outcome, Asks):
            outcome = kernel.perform(matter, verb, hand, input, confirmed=outcome.digests, now=self.now)
        self.outcomes.append(outcome)
        return outcome

    def until(self, text: str) -> None:
        """The clock moves, and what falls due in between happens."""
        self.now = moment(text)
        kernel.sweep(self.now)
        kernel.reconcile(self.now)


def done(outcome: Outcome) -> str:
    """The matter of an accepted act."""
    assert isinstance(outcome, Done), [(one.code, one.message) for one in outcome.findings]
    return outcome.matter


def refused(outcome: Outcome, provision: str) -> str:
    """The message of a refusal by that provision."""
    assert isinstance(outcome, Refused), outcome
    found = [one for one in outcome.findings if provision in one.cites]
    assert found, [(one.code, one.cites) for one in outcome.findings]
    return found[0].message


ENTERED: dict[str, list[tuple]] = {}
TABLES = ("kernel_matter", "kernel_act", "kernel_reader", "kernel_counter", "kernel_content", "office_entry")


@pytest.fixture
def city(chapter_two, db) -> Office:
    """The demonstration city on Monday 2026-03-02 at nine: entered through the door by the first test, its rows copied for the others."""
    now = moment("2026-03-02T09:00")
    if ENTERED:
        with connection.cursor() as cursor:
            for table, rows in ENTERED.items():
                cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(rows[0]))})", rows)
    else:
        assert not import_entries(demonstration(), now=now).findings
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"SELECT * FROM {table}")
                if rows := cursor.fetchall():
                    ENTERED[table] = rows
    return Office(now)
