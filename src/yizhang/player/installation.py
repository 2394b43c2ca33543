"""A throw-away installation for scenarios: the demonstration city is entered once, and each scenario is taken back afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from yizhang.player.driver import Driver
from yizhang.player.play import Result, play
from yizhang.player.scenario import Scenario, scenarios_of


class _TakenBack(Exception):
    """Ends a scenario's transaction so that nothing of it stays."""


def play_all(scenarios: Iterable[Scenario], driver: Driver | None = None, *, keep: bool = False) -> Iterator[Result]:
    """Play these on the installation at hand; unless `keep`, each is taken back."""
    for scenario in scenarios:
        yield play(scenario, driver) if keep else apart(scenario, driver)


def apart(scenario: Scenario, driver: Driver | None = None) -> Result:
    """Play one scenario and take it back."""
    result: Result | None = None
    try:
        with transaction.atomic():
            result = play(scenario, driver)
            raise _TakenBack
    except _TakenBack:
        pass
    assert result is not None  # noqa: S101 - set above, or an exception went through
    return result


def demonstration_scenarios() -> tuple[Scenario, ...]:
    """What has happened in the demonstration city in the last months."""
    folder = Path(__file__).parent / "demo"
    return scenarios_of((folder,))
