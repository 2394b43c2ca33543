"""The scenarios of chapter two, through the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from yizhang import office
from yizhang.player.play import play
from yizhang.player.scenario import read_scenarios

SCENARIOS = [one for path in sorted((Path(office.__path__[0]) / "scenarios").glob("*.yaml")) for one in read_scenarios(path)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[one.name for one in SCENARIOS])
def test_a_scenario_goes_as_it_says(city, scenario):
    result = play(scenario)
    assert result.passed, f"{result.file}:{result.at} 应得{result.expected}，实得{result.got}"
