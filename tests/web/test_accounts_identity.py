"""As whom one acts: several posts, delegations in force, each chosen and never guessed (semantics 28)."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import pytest
from tests.office.cast import city_with
from tests.web.test_office import Person

from yizhang.kernel import hooks
from yizhang.law.calendar import LOCAL
from yizhang.law.org import Org
from yizhang.office.entries import _row
from yizhang.office.facts import HoldingEntry
from yizhang.office.rows import Rows
from yizhang.web import moment

pytestmark = pytest.mark.django_db
DEPUTY, SECRETARY = "钱示乙", "冯示壬"
ENTRUSTED = "executive_deputy delegation-mayor-executive_deputy-2026-05-18-"


@cache
def rows() -> Rows:
    """The city, where the secretary-general also is a deputy secretary-general whose post nobody else holds then."""
    return city_with(_row(HoldingEntry(person=SECRETARY, post="dsg2", since=date(2026, 1, 1))))


def two_posts(at: datetime, version: int) -> Org:
    """What the kernel is given."""
    return rows().at(at)


@pytest.fixture
def away(city):
    """In May, when the mayor is away and has entrusted his deputy."""
    moment.set_demo(datetime(2026, 5, 19, 9, tzinfo=LOCAL))


def test_a_delegation_in_force_is_an_identity_of_its_own_that_one_chooses(away):
    deputy = Person(DEPUTY)
    page = deputy.see("/identity")
    assert "受市长委托（2026年第1号）" in page
    assert "5月18日" in page
    assert "常务副市长 钱示乙" in deputy.see("/display")
    deputy.do("/identity", **{"as": ENTRUSTED})
    assert "受市长委托（2026年第1号） 钱示乙" in deputy.see("/display")


def test_a_delegation_that_is_over_leaves_ones_own_post(away):
    deputy = Person(DEPUTY)
    deputy.do("/identity", **{"as": ENTRUSTED})
    moment.set_demo(datetime(2026, 5, 23, 9, tzinfo=LOCAL))
    assert "受市长委托" not in deputy.see("/identity")
    assert "常务副市长 钱示乙" in deputy.see("/display")


def test_an_identity_of_somebody_else_is_not_to_be_had(away):
    other = Person(SECRETARY)
    other.do("/identity", 200, **{"as": ENTRUSTED})
    assert "秘书长 冯示壬" in other.see("/display")


def test_who_holds_two_posts_chooses_and_keeps_the_choice(city, settings):
    settings.YIZHANG_HOOKS = settings.YIZHANG_HOOKS | {"org": "tests.web.test_accounts_identity.two_posts"}
    hooks._hook.cache_clear()
    secretary = Person(SECRETARY)
    assert "副秘书长" in secretary.see("/identity")
    secretary.do("/identity", **{"as": "dsg2"})
    assert "副秘书长 冯示壬" in secretary.see("/display")
    assert "副秘书长 冯示壬" in secretary.see("/work/done")
    secretary.do("/identity", **{"as": "sg"})
    assert "副秘书长 冯示壬" not in secretary.see("/display")
