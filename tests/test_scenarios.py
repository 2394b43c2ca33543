"""Every scenario of every chapter, and the demonstration's past: what officials do, and what they get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

import yizhang
from tests import installations
from yizhang import kernel
from yizhang.api.driver import Api
from yizhang.kernel.models import Matter
from yizhang.player.clock import Clock
from yizhang.player.driver import Door, Driver
from yizhang.player.installation import demonstration_scenarios
from yizhang.player.play import Result, Stage, played
from yizhang.player.scenario import Scenario, read_scenarios

HOME = Path(yizhang.__path__[0])
FILES = {path: read_scenarios(path) for path in sorted(HOME.glob("**/scenarios/*.yaml"))}
SCENARIOS = [one for each in FILES.values() for one in each]
FIRST_OF_EACH = [each[0] for each in FILES.values()]
PAST = demonstration_scenarios()


def named(scenario: Scenario) -> str:
    """Its name and provisions, so that `-k` finds it by either."""
    return " ".join((scenario.name, *scenario.cites))


@pytest.fixture
def on_sqlite(scenario: Scenario, django_db_setup, django_db_blocker) -> Iterator[None]:
    with installations.at_work(installations.on_sqlite(django_db_blocker, scenario.city), django_db_blocker):
        yield


@pytest.fixture(scope="session")
def postgresql_city(postgres) -> str:
    return postgres.fresh()


@pytest.fixture
def on_postgresql(postgresql_city, django_db_setup, django_db_blocker) -> Iterator[None]:
    with installations.at_work(installations.city(postgresql_city, django_db_blocker), django_db_blocker):
        yield


def goes_as_it_says(scenario: Scenario, driver: Driver) -> None:
    """It does, what it wrote can be recomputed from its acts, and nothing of it stays."""
    with transaction.atomic():
        stage = Stage.of(scenario, driver, Clock())
        result = played(stage, scenario)
        matters = Matter.objects.filter(opened_at__gt=installations.AFTER_THE_CITY).values_list("id", flat=True)
        verified = kernel.verify(stage.now, [*matters])
        transaction.set_rollback(True)
    assert_passed(result)
    assert verified.broken == ()


def assert_passed(result: Result) -> None:
    assert result.passed, f"{Path(result.file).name}:{result.at} 应得{result.expected}，实得{result.got}"


@pytest.mark.parametrize("driver", [Door(), Api()], ids=["door", "api"])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=named)
def test_a_scenario_goes_as_it_says(on_sqlite, scenario: Scenario, driver: Driver):
    goes_as_it_says(scenario, driver)


@pytest.mark.parametrize("scenario", FIRST_OF_EACH, ids=named)
def test_the_first_of_each_file_goes_as_it_says_on_postgresql(on_postgresql, scenario: Scenario):
    goes_as_it_says(scenario, Door())


@pytest.mark.parametrize("scenario", PAST, ids=named)
def test_the_past_of_the_demonstration_went_as_it_says(django_db_setup, django_db_blocker, scenario: Scenario):
    assert_passed(installations.demonstration(django_db_blocker).results[scenario.name])


def test_no_two_scenarios_have_one_name():
    names = Counter(one.name for one in (*SCENARIOS, *PAST))
    assert [name for name, count in names.items() if count > 1] == []
