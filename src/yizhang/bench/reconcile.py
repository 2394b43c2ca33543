"""`bench reconcile`: open matters brought to an organisation that has changed, against an act of the door.

Requests of a bureau wait for the deputy in charge. In the demonstration city the portfolio passes to another in summer, so a round then
gives each of them to the other one. The ratio is what moving a matter costs by what an act on such a matter costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from yizhang import kernel
from yizhang.bench.act import DEPUTY, START, Step, way
from yizhang.bench.act import opened as open_request
from yizhang.bench.databases import Place, places, using, version
from yizhang.bench.figures import Measure, Took, timed, versions
from yizhang.bench.grown import family, grow
from yizhang.kernel.models import Matter, Task
from yizhang.player.city import enter_city

GOAL = 1.0
SUMMER = START + timedelta(days=122)
"""2 July: the portfolio passed to another on the 1st."""
WAITS = "deputy"


def run(folder: Path, matters: int = 10_000) -> dict[str, Any]:
    """Measure with that many matters, on each database that the machine has."""
    measures, stated = list[Measure](), dict[str, str]()
    with places(folder) as found:
        for name, place in found.items():
            each, act, stated[name] = measured(place, matters)
            measures += [
                Measure(f"{name}: {matters}", round(each * matters, 1), "秒"),
                Measure(f"{name}: reconcile", round(each * 1000, 3), "毫秒/件"),
                Measure(f"{name}: perform", round(act * 1000, 3), "毫秒/条"),
                Measure(f"{name}: reconcile / perform", round(each / act, 2), "", GOAL),
            ]
    return {"name": "reconcile", "matters": matters, "measures": [one.told() for one in measures], "versions": versions(**stated)}


def measured(place: Place, matters: int) -> tuple[float, float, str]:
    """Seconds of the processor a matter, the median of an act's, and the version of the database. Raises AssertionError."""
    with using(place.fresh()):
        enter_city()
        steps = way(1)
        before = next(n for n, step in enumerate(steps) if step.verb == WAITS)
        waiting = open_request(1)
        acts = list(_done(waiting, steps[:before]))
        grow([family(waiting)], range(matters))
        acts += [took for one in Matter.objects.filter(procedure="request").order_by("id")[:20] for took in _done(one.id, steps[before:])]
        names = list(Matter.objects.filter(procedure="request", ended_at="").values_list("id", flat=True))
        took = timed(lambda: kernel.reconcile(SUMMER, names)).cpu
        moved = Task.objects.filter(verb=WAITS, closed_at="").exclude(seat=f"post:{DEPUTY.post}").count()
        if moved != len(names):
            raise AssertionError(f"{moved} of {len(names)} matters were moved")
        return took / len(names), median(one.cpu for one in acts), version()


def _done(matter: str, steps: list[Step]) -> Iterator[Took]:
    for n, step in enumerate(steps, start=1):
        yield timed(lambda: step.done(matter, START + timedelta(minutes=n)))  # noqa: B023 - called at once
