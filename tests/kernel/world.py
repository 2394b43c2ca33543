"""The demonstration city, the tests' chapter and the calendar, as the kernel's hooks."""

from datetime import datetime
from functools import cache

from tests.kernel.chapter.facts import TestNumbers
from yizhang.kernel.loading import import_rooms
from yizhang.law.calendar import LOCAL
from yizhang.law.duration import working_days
from yizhang.law.rulebook import Edition, load
from yizhang.office.entries import demonstration
from yizhang.office.snapshot import OrgSnapshot
from yizhang.office.workdays import published

EDITION = Edition(
    "test", 1, datetime(2022, 1, 1, tzinfo=LOCAL), "试验", ("yizhang.kernel.consulting", "tests.kernel.chapter"),
    (TestNumbers(handling=working_days(7), studying=working_days(15), answering=working_days(7)),),
)  # fmt: skip


@cache
def book():
    """The tests' rulebook."""
    import_rooms(EDITION.chapters)
    return load(EDITION, ())


@cache
def _org(day):
    return OrgSnapshot.from_city(demonstration(), day)


AMENDMENTS = []
"""Changes of the city that a test makes: from when, and the snapshot after it."""


def org_at(moment, version):
    """The city on that day, as the test has changed it."""
    org = _org(moment.replace(hour=12, minute=0, second=0))
    for since, change in AMENDMENTS:
        org = change(org) if since <= moment else org
    return org


@cache
def calendar_at(version):
    """The published working days."""
    return published()


def rulebook_at(moment):
    """One edition for all times."""
    return book()
