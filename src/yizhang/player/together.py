"""Several scenarios at the same time, as in an office: their steps are played in the order of the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from yizhang.player.clock import Clock
from yizhang.player.driver import Door
from yizhang.player.play import Result, Stage, step_result
from yizhang.player.scenario import Scenario, Step, moment

Line = tuple[datetime, int, int, Scenario, Step]


def timeline(scenarios: Iterable[Scenario]) -> Iterator[Line]:
    """Every step with its moment: that of the last 到 before it."""
    for place, scenario in enumerate(scenarios):
        at = moment(scenario.start)
        for number, step in enumerate(scenario.steps):
            if step.kind == "move":
                at = moment(str(step.parts["到"]))
            yield at, place, number, scenario, step


def play_together(scenarios: tuple[Scenario, ...], until: datetime) -> list[Result]:
    """Play them interleaved, the clock's round each day that something happens, up to `until`. One that fails goes no further."""
    stages: dict[int, Stage] = {}
    failed: dict[int, Result] = {}
    clock = Clock()
    for at, place, _number, scenario, step in sorted(timeline(scenarios), key=lambda line: line[:3]):
        if at > until or place in failed:
            continue
        clock.come_to(at)
        stage = stages.setdefault(place, Stage.of(scenario, Door(), clock))
        stage.now = at
        if step.kind != "move" and (wrong := step_result(stage, scenario, step)):
            failed[place] = wrong
    clock.round(until)
    return [failed.get(place) or Result(one.file, one.name, True) for place, one in enumerate(scenarios)]
