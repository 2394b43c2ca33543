"""Everything that must happen when an official meets articles 48, 49 and 53.1, through the door."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from yizhang.player.play import play
from yizhang.player.scenario import Scenario, read_scenarios

FOLDER = Path(str(files("yizhang.documents"))) / "scenarios"
SCENARIOS = [one for path in sorted(FOLDER.glob("*.yaml")) for one in read_scenarios(path)]
PROVISIONS = (
    "48.1a 48.1b 48.1c 48.2b 48.2c 48.2d 48.2e 48.2f 49.1a 49.1b 49.1c 49.1d 49.1e 49.2a 49.2b "
    "53.1a 53.1b 53.1d 53.1f 53.1g"
).split()


REGISTERING = [one for one in SCENARIOS if any(str(step.parts.get("做")) == "委托" for step in one.steps)]
PLAIN = [one for one in SCENARIOS if one not in REGISTERING]


@pytest.mark.parametrize("scenario", PLAIN, ids=[one.name for one in PLAIN])
def test_a_scenario_goes_as_it_says(city, scenario: Scenario):
    goes_as_it_says(scenario)


@pytest.mark.parametrize("scenario", REGISTERING, ids=[one.name for one in REGISTERING])
def test_a_scenario_with_a_delegation_goes_as_it_says(registered_city, scenario: Scenario):
    goes_as_it_says(scenario)


def goes_as_it_says(scenario: Scenario) -> None:
    result = play(scenario)
    assert result.passed, f"{Path(result.file).name}:{result.at} 应得{result.expected}，实得{result.got}"


@pytest.mark.parametrize("provision", PROVISIONS)
def test_a_provision_is_met_both_ways(provision: str):
    """Some scenario of it is refused, asks or warns, and some goes through."""
    of_it = [one for one in SCENARIOS if provision in one.cites]
    bites = [one for one in of_it if any(_bites(step.parts) for step in one.steps)]
    assert bites or provision == "53.1g", "none is refused"
    assert any(all(not _bites(step.parts) for step in one.steps) or len(one.steps) > 1 for one in of_it)


def _bites(parts) -> bool:
    got = parts.get("得")
    return isinstance(got, dict) or (parts.get("查") == "提醒" and bool(got))
