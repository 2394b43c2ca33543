"""The organisation in force: what is read once, what a rolled back transaction leaves, and two who enter at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from tests.office.cast import moment
from tests.office.test_importing import TOWN

from yizhang import kernel
from yizhang.kernel.values import Done, Hand
from yizhang.office import current
from yizhang.office.entries import read_entries
from yizhang.office.importing import import_entries

NOW, LATER = moment("2026-03-02T09:00"), moment("2026-03-03T09:00")
MACHINE, KEEPER = Hand("system", "system"), Hand("戚示丙", "admin.head")
NEW = {"leader": "dm1", "topics": ["低空经济"], "basis": "政发〔2026〕1号", "since": "2026-03-01"}


@pytest.fixture
def town(chapter_two, transactional_db):
    """A small organisation, committed."""
    import_entries(read_entries(TOWN, "某市.yaml"), now=NOW)


def enter(register: str, **input):
    opened = kernel.open_matter(register, MACHINE, input, now=NOW)
    return kernel.perform(opened.matter, "enter", MACHINE, now=NOW)


def test_what_is_on_record_is_read_once(town, django_assert_num_queries):
    current.org_at(NOW)
    version = current.org_at(NOW).version
    with django_assert_num_queries(0):
        assert current.org_at(NOW, version) is current.org_at(moment("2026-03-03"), version)


def test_an_entry_makes_a_new_version(town):
    before = current.org_at(NOW)
    assert isinstance(enter("portfolio", **NEW), Done)
    after = current.org_at(NOW)
    assert after.version == before.version + 1
    assert before.in_charge("低空经济") == () and after.in_charge("低空经济") == ("post:dm1",)


def test_a_transaction_rolled_back_leaves_nothing_behind(town):
    with transaction.atomic():
        enter("portfolio", **NEW)
        assert current.org_at(NOW).in_charge("低空经济") == ("post:dm1",)
        transaction.set_rollback(True)
    assert current.org_at(NOW).in_charge("低空经济") == ()
    enter("portfolio", **{**NEW, "topics": ["车联网"]})
    assert current.org_at(NOW).in_charge("低空经济") == () and current.org_at(NOW).in_charge("车联网") == ("post:dm1",)


def test_a_day_the_office_decides_is_in_the_calendar(town):
    notice = {"first": "2027-01-01", "last": "2027-01-03", "working": False, "name": "元旦", "basis": "国办通知", "whole_year": True}
    assert current.calendar_at().known_through == date(2026, 12, 31)
    assert isinstance(enter("work_day", **notice), Done)
    calendar = current.calendar_at()
    assert not calendar.is_working_day(date(2027, 1, 1)) and calendar.why(date(2027, 1, 2)) == "元旦"
    assert calendar.known_through == date(2027, 12, 31)


def test_a_day_changed_or_closed_no_longer_counts_as_it_was_first_entered(city):
    two = {"first": "2026-05-06", "last": "2026-05-07", "working": False, "name": "调休放假", "basis": "市政府通知"}
    matter = enter("work_day", **two).matter
    assert not current.calendar_at().is_working_day(date(2026, 5, 7))
    assert isinstance(kernel.perform(matter, "change", KEEPER, {"last": "2026-05-06"}, now=LATER), Done)
    assert [current.calendar_at().is_working_day(date(2026, 5, day)) for day in (6, 7)] == [False, True]
    assert isinstance(kernel.perform(matter, "close", KEEPER, now=LATER), Done)
    assert current.calendar_at().is_working_day(date(2026, 5, 6))


@pytest.mark.both_databases
def test_two_principal_heads_at_the_same_moment_are_one(chapter_two, transactional_db, database):
    import_entries(read_entries(TOWN.replace("holder: 丁}", "holder: null}"), "某市.yaml"), now=NOW)

    def appoint(person: str) -> bool:
        try:
            return isinstance(enter("holding", person=person, post="jyj.principal", since="2026-03-01"), Done)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(appoint, "庚辛壬癸")) == [False, False, False, True]
    assert current.org_at(NOW).head("jyj") == "post:jyj.principal"
