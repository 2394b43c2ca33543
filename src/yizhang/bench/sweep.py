"""`bench sweep`: the worker's round over clocks among a great many that are open, against the same round among few.

Texts wait for two departments each, which agree by silence. Some are due; a hundredth of the others lie beside them at first, then all.
The ratio is what an act of the system costs among many by what it costs among few; a sweep with nothing due is timed by itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from yizhang import kernel
from yizhang.bench.act import BUREAU, START
from yizhang.bench.databases import Place, places, using, version
from yizhang.bench.figures import Measure, timed, versions
from yizhang.bench.grown import Family, family, grow
from yizhang.kernel.models import Act, Task
from yizhang.kernel.values import Done
from yizhang.player.city import enter_city

CLOCKS, DUE, ACTS, GOAL = 2, 60, 3, 1.15
"""Clocks of a text, texts that are due at each measurement, and acts of the system that follow from the silence about one."""
LATER = timedelta(days=2)
NOW = START + timedelta(days=9, hours=15)
"""The midnight at which the texts sent first become late; those sent later are not yet."""


def run(folder: Path, clocks: int = 100_000) -> dict[str, Any]:
    """Measure among that many open clocks, on each database that the machine has."""
    measures, stated = list[Measure](), dict[str, str]()
    with places(folder) as found:
        for name, place in found.items():
            few, many, idle, stated[name] = measured(place, clocks)
            measures += [
                Measure(f"{name}: {clocks // 100}", round(few * 1000, 3), "毫秒/条"),
                Measure(f"{name}: {clocks}", round(many * 1000, 3), "毫秒/条"),
                Measure(f"{name}: {clocks} / {clocks // 100}", round(many / few, 2), "", GOAL),
                Measure(f"{name}: {clocks}, 0", round(idle * 1000, 3), "毫秒/轮"),
            ]
    return {"name": "sweep", "clocks": clocks, "measures": [one.told() for one in measures], "versions": versions(**stated)}


def measured(place: Place, clocks: int) -> tuple[float, float, float, str]:
    """Seconds of the processor an act among few and among many, those of a sweep with nothing due, and the version of the database."""
    with using(place.fresh()):
        enter_city()
        due, later = _asked(START), _asked(START + LATER)
        few, all_ = clocks // 100 // CLOCKS, clocks // CLOCKS
        kernel.sweep(NOW)  # the first one, from which the copies are made, and what the city has
        grow([later], range(few))
        at_few = _swept(due, range(10**6, 10**6 + DUE))
        grow([later], range(few, all_))
        at_many = _swept(due, range(2 * 10**6, 2 * 10**6 + DUE))
        if Task.objects.filter(verb="answer", closed_at="").values("matter").distinct().count() < all_ * CLOCKS:
            raise AssertionError("clocks that are not due were stopped")
        return at_few, at_many, timed(lambda: kernel.sweep(NOW)).cpu, version()


def _swept(due: Family, numbers: range) -> float:
    """Seconds an act of a sweep over these copies. Raises AssertionError when it does not do what falls due."""
    grow([due], numbers)
    before = Act.objects.count()
    took = timed(lambda: kernel.sweep(NOW)).cpu
    done = Act.objects.count() - before
    if done != ACTS * len(numbers):
        raise AssertionError(f"{done} acts of the system instead of {ACTS * len(numbers)}")
    return took / done


def _asked(now: datetime) -> Family:
    """A text on which two departments are asked. Raises TypeError when it is refused."""
    text: dict[str, Any] = {"title": "关于修缮校舍的意见", "text": "修缮校舍。", "cosigners": ["czj", "sfj"]}
    match kernel.open_matter("countersigning", BUREAU, {}, now=now):
        case Done(matter) if isinstance(kernel.perform(matter, "send", BUREAU, text, now=now), Done):
            return family(matter)
        case refused:
            raise TypeError(refused)
