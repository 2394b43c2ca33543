"""Throw-away installations for scenarios: each city is entered once, and each scenario is taken back afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection, transaction

from yizhang.player.city import enter_city
from yizhang.player.driver import Driver
from yizhang.player.play import Result, play
from yizhang.player.scenario import Scenario, scenarios_of


class _TakenBack(Exception):
    """Ends a scenario's transaction so that nothing of it stays."""


def play_all(scenarios: Iterable[Scenario], driver: Driver | None = None) -> Iterator[Result]:
    """Play these on the installation at hand, where their acts stay."""
    return (play(scenario, driver) for scenario in scenarios)


def play_apart(scenarios: Iterable[Scenario], folder: Path, driver: Driver | None = None) -> Iterator[Result]:
    """Play each in its own city, on installations in the folder, each made when it is first wanted. Raises Unusable and CityRefused."""
    made: dict[str, Path] = {}
    for scenario in scenarios:
        new = scenario.city not in made
        _work_on(made.setdefault(scenario.city, folder / f"city{len(made)}.sqlite3"))
        if new:
            enter_city(file=scenario.city)
        yield apart(scenario, driver)


def _work_on(file: Path) -> None:
    """Make the file this process's database."""
    connection.close()
    connection.settings_dict["NAME"] = file


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
