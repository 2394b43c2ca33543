"""A throw-away installation for scenarios: the demonstration city is entered once, and each scenario is taken back afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from yizhang.player.driver import Driver
from yizhang.player.play import Result, play
from yizhang.player.scenario import Scenario, read_scenarios


class _TakenBack(Exception):
    """Ends a scenario's transaction so that nothing of it stays."""


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The scenario files among these paths, folders looked through, in order."""
    for path in paths:
        yield from sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def play_files(paths: tuple[Path, ...], driver: Driver | None = None, *, keep: bool = False) -> Iterator[Result]:
    """Play all scenarios of these files on the installation at hand; unless `keep`, each is taken back."""
    for path in files(paths):
        for scenario in read_scenarios(path):
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
    return tuple(scenario for path in files((folder,)) for scenario in read_scenarios(path))
