"""`bench growth`: what an act costs in a record that is large, against the same act in one that is small.

The same requests go the whole way through the door, before and after the record has grown by copies of earlier ones. The ratio is that of
the medians of the processor's time; what an act reads and writes must not depend on how much lies beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from yizhang.bench.act import START, WARM, way
from yizhang.bench.act import opened as open_request
from yizhang.bench.databases import Place, places, using, version
from yizhang.bench.figures import Measure, Took, timed, versions
from yizhang.bench.grown import family, grow
from yizhang.kernel.models import Act
from yizhang.player.city import enter_city

SIZES = (10_000, 100_000)
TEMPLATES, MATTERS, GOAL = 10, 20, 1.15


def run(folder: Path, largest: int = SIZES[-1]) -> dict[str, Any]:
    """Measure at each size up to the largest, on each database that the machine has."""
    sizes = [*(size for size in SIZES if size < largest), largest]
    measures, stated = list[Measure](), dict[str, str]()
    with places(folder) as found:
        for name, place in found.items():
            each, stated[name] = measured(place, sizes)
            measures += [Measure(f"{name}: {size}", round(took.cpu * 1000, 3), "毫秒/条") for size, took in zip(sizes, each, strict=True)]
            measures += [Measure(f"{name}: {sizes[-1]} / {sizes[0]}", round(each[-1].cpu / each[0].cpu, 2), "", GOAL)]
    return {"name": "growth", "sizes": sizes, "measures": [one.told() for one in measures], "versions": versions(**stated)}


def measured(place: Place, sizes: list[int]) -> tuple[list[Took], str]:
    """The medians of an act at each size, and the version of the database."""
    with using(place.fresh()):
        enter_city()
        first = [open_request(n) for n in range(TEMPLATES)]
        for n, matter in enumerate(first, start=1):
            list(_walked(matter, n))
        templates, copies, found = [family(matter) for matter in first], 0, list[Took]()
        for turn, size in enumerate(sizes, start=1):
            missing = max(0, size - Act.objects.count()) // len(templates[0].acts)
            grow(templates, range(copies, copies + missing))
            copies += missing
            found.append(_median([took for n in range(WARM + MATTERS) for took in _one(turn * 10**4 + n)][WARM * len(way(0)) :]))
        return found, version()


def _one(n: int) -> list[Took]:
    return list(_walked(open_request(n), n))


def _walked(matter: str, n: int) -> Iterator[Took]:
    """The n-th request from end to end; how long each act took."""
    for m, step in enumerate(way(n), start=1):
        yield timed(lambda: step.done(matter, START + timedelta(minutes=m)))  # noqa: B023 - called at once


def _median(each: list[Took]) -> Took:
    return Took(median(one.wall for one in each), median(one.cpu for one in each))
