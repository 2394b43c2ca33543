"""What a measurement says: our time against a yardstick's, taken in turn, so that a slow moment of the machine hits both."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

SLICES = 5


@dataclass(frozen=True)
class Took:
    """Seconds on the wall and of the processor."""

    wall: float
    cpu: float


def timed(run: Callable[[], object]) -> Took:
    """How long a call took."""
    cpu, wall = time.process_time(), time.perf_counter()
    run()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], first: bool) -> tuple[Took, Took]:
    """Ours and the yardstick's, one after the other; `first` says whether ours begins."""
    if first:
        mine = timed(ours)
        return mine, timed(theirs)
    other = timed(theirs)
    return timed(ours), other


def figures(pairs: list[tuple[Took, Took]]) -> dict[str, object]:
    """Ratio of the medians, the medians in milliseconds, and between which ratios the slices of the run lie."""
    ours, theirs = [one.wall for one, _ in pairs], [one.wall for _, one in pairs]
    slices = [median(ours[n::SLICES]) / median(theirs[n::SLICES]) for n in range(SLICES)]
    return {
        "ratio": round(median(ours) / median(theirs), 2),
        "ours": _ms(ours),
        "theirs": _ms(theirs),
        "spread": [round(min(slices), 2), round(max(slices), 2)],
        "cpu": {"ours": _ms([one.cpu for one, _ in pairs]), "theirs": _ms([one.cpu for _, one in pairs])},
    }


@dataclass(frozen=True)
class Measure:
    """One figure of a measurement that has no yardstick beside it: what, how much, in which unit, and the most it should be."""

    what: str
    value: float
    unit: str = ""
    goal: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        return None if self.goal is None else self.value <= self.goal

    def told(self) -> dict[str, object]:
        """As JSON."""
        return {"what": self.what, "value": self.value, "unit": self.unit, "goal": self.goal, "met": self.met}


def versions(**others: str) -> Mapping[str, str]:
    """Of Python and of what else was measured with."""
    return {"python": platform.python_version(), **others}


def _ms(each: list[float]) -> float:
    return round(median(each) * 1000, 3)
