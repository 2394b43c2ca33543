"""Many processes act at once: all on one matter, step by step, and in between each on a matter of its own.

They meet before each shared matter, so that all try its first step in one moment; later steps fall to whoever comes first. Who loses is
refused, and that is on record. The clock of the acts is the time since the beginning.
"""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime, timedelta
from itertools import count as counting
from threading import BrokenBarrierError
from typing import Any, NamedTuple

from django.db import DatabaseError

from drills.scene import FORK, PATIENCE, Cities, Figures, city, faults, opened, sent, together
from yizhang.bench.act import START, way
from yizhang.kernel.models import Act
from yizhang.kernel.values import Done

DEADLOCK = "40P01"


class Told(NamedTuple):
    """What one process saw: the acts that it was told are done, and how much else by kind."""

    done: list[tuple[str, str, int]]
    tally: Counter[str]


def run(cities: Cities, processes: int = 8, seconds: int = 20) -> Figures:
    """So many processes for so long."""
    with city(cities) as version:
        meeting, since = FORK.Barrier(processes), time.monotonic()
        told = together([lambda n=n: _acting(n, meeting, since, seconds) for n in range(processes)], seconds)
        took = time.monotonic() - since
        figures = _compared(told, since)
    rate = round((figures["acts done"] + figures["acts refused"]) / took, 1)
    return {"version": version, "processes": processes, "seconds": round(took, 1), "acts a second": rate, **figures}


def _compared(told: list[Told], since: float) -> Figures:
    """What the processes were told, against the record."""
    tally = sum((each.tally for each in told), Counter[str]())
    done = [one for each in told for one in each.done]
    matters = {matter for matter, _, _ in done}
    there = set(Act.objects.filter(accepted=True, matter__in=matters).values_list("matter", "verb", "seq"))
    winners = Counter((matter, verb) for matter, verb, _ in done)
    wrong = {
        "deadlocks": tally["deadlock"],
        "other errors": tally["error"],
        "steps without exactly one winner": sum(winners[matter, step.verb] != 1 for matter in matters for step in way(1)),
        "acknowledged acts lost": len(set(done) - there),
        "chains or projections broken": faults(_now(since)),
    }
    figures = {"acts done": len(done), "acts refused": tally["refused"], "matters": len(matters), "shared": tally["shared"] // len(told)}
    return {**figures, **wrong, "held": tally["shared"] > 0 and not any(wrong.values())}


def _acting(number: int, meeting: Any, since: float, seconds: int) -> Told:
    """A shared matter, then one of its own, until the time is over; then the others are let go, too."""
    told = Told([], Counter())
    for turn in counting(1):
        if turn > 1 and time.monotonic() - since > seconds:
            meeting.abort()
        try:
            meeting.wait(PATIENCE)
        except BrokenBarrierError:
            break
        told.tally["shared"] += 1
        _the_way(told, f"shared {turn}", turn, since)
        _the_way(told, f"own {turn} of {number}", (number + 1) * 10**6 + turn, since)
    return told


def _the_way(told: Told, key: str, n: int, since: float) -> None:
    """Every step of the matter that a key opens, by whoever comes first; the n-th text."""
    matter = opened(key, _now(since))
    for step in way(n):
        try:
            outcome = sent(step, matter, now=_now(since))
        except DatabaseError as error:
            told.tally["deadlock" if getattr(error.__cause__, "sqlstate", "") == DEADLOCK else "error"] += 1
            continue
        if isinstance(outcome, Done):
            told.done.append((matter, step.verb, outcome.act))
        else:
            told.tally["refused"] += 1


def _now(since: float) -> datetime:
    return START + timedelta(seconds=time.monotonic() - since)
