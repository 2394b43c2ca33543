"""The worker dead for three days, two at once, and one killed at every moment of a round in which silence answers for departments.

Texts wait for answers that are due at different days, in the demonstration city with all that it has under way. On one copy of it a worker
makes its round every few hours; on others none does until the end. What silence answered, when that took effect, and who has which task
since when must be the same on all of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from drills.kill import killed_at
from drills.scene import Cities, Figures, asked_opinions, faults, round_at, together
from yizhang import kernel
from yizhang.bench.act import START
from yizhang.bench.databases import using, version
from yizhang.kernel.models import Act, Matter, Task
from yizhang.player.installation import demonstration_scenarios
from yizhang.player.together import play_together

SENT_APART, EVERY, FIRST_DUE, DEAD = timedelta(hours=17), timedelta(hours=5), timedelta(days=9), timedelta(days=3)
ACTS = 3
"""What follows from the silence of the two departments that are asked about a text: their answers, and the end of the asking."""


class Left(NamedTuple):
    """What a worker left: its acts with the moment at which they took effect, how many stand twice, the open tasks with their clocks."""

    acts: set[tuple[str, str, str, str]]
    twice: int
    tasks: set[tuple[str, ...]]


def run(cities: Cities, count: int = 5, played: bool = True) -> Figures:
    """So many texts, in the demonstration as it is played or in a city that has done nothing yet."""
    start = cities.fresh()
    with using(start):
        if played and not all(one.passed for one in play_together(demonstration_scenarios(), START)):
            raise RuntimeError("the demonstration does not play")
        for n in range(count):
            asked_opinions(n, START + n * SENT_APART)
        figures: Figures = {"version": version(), "matters": Matter.objects.count(), "acts": Act.objects.count()}
    died = START + FIRST_DUE
    now, tally = died + (count - 1) * SENT_APART + DEAD, Counter[str]()

    def left(work: Callable[[], object]) -> Left:
        return _left(cities.place.fresh(start), died, now, work)

    ran = left(lambda: [round_at(died + n * EVERY) for n in range(1, (now - died) // EVERY + 1)])
    others = {
        "dead for three days": left(lambda: None),
        "two at once": left(lambda: together([partial(_round, now)] * 2)),
        "killed": left(lambda: _killed_at_every_moment(now, tally)),
    }
    wrong = {f"{name}: acts or tasks that differ": _differ(one, ran) for name, one in others.items()}
    wrong |= {"killed: askings half answered": tally["half"], "killed: chains or projections broken": tally["broken"]}
    kills = {name: tally[name] for name in ("kills", "before the commit", "after the commit")}
    held = len(ran.acts) >= ACTS * count and tally["kills"] > 0 and not any(wrong.values())
    return {**figures, "acts by silence": len(ran.acts), **kills, **wrong, "held": held}


def _round(now: datetime) -> None:
    if round_at(now).failed:
        raise RuntimeError("a job of the round failed")


def _left(address: str, died: datetime, now: datetime, work: Callable[[], object]) -> Left:
    """What is there after a round before the worker died, what happened then, and a round at the end."""
    with using(address):
        round_at(died)
        work()
        round_at(now)
        bodies = [json.loads(body) for body in Act.objects.filter(person="system").values_list("body", flat=True)]
        acts = [(one["matter"], one["verb"], one.get("outcome", ""), one["effective"]) for one in bodies if one.get("effective")]
        tasks = Task.objects.filter(closed_at="").values_list("matter", "verb", "seat", "kind", "since", "due", "late_from")
        return Left(set(acts), len(acts) - len(set(acts)), set(tasks))


def _differ(one: Left, other: Left) -> int:
    return len(one.acts ^ other.acts) + one.twice + len(one.tasks ^ other.tasks)


def _killed_at_every_moment(now: datetime, tally: Counter[str]) -> None:
    """Sweep after sweep, each killed one moment later until a family stands; then from the first moment on over the next family."""
    moment, before = 1, _progress()
    while killed_at(moment, partial(kernel.sweep, now))[0]:
        after = _progress()
        stands = after != before
        tally["kills"] += 1
        tally["after the commit" if stands else "before the commit"] += 1
        tally["half"] += _half()
        moment, before = 1 if stands else moment + 1, after
    tally["broken"] = faults(now)


def _progress() -> set[tuple[str, int, str]]:
    return set(Matter.objects.values_list("id", "seq", "next_at"))


def _half() -> int:
    """Askings that silence has answered in part."""
    answered = Counter(Matter.objects.filter(procedure="countersignature").exclude(ended_at="").values_list("root", flat=True))
    answered.update(Act.objects.filter(procedure="countersigning", verb="agreed").values_list("matter", flat=True))
    return sum(answered[one] not in (0, ACTS) for one in _askings())


def _askings() -> list[str]:
    """The texts of this drill: those that went to two departments."""
    children = Counter(Matter.objects.filter(procedure="countersignature").values_list("root", flat=True))
    asked = Matter.objects.filter(procedure="countersigning").values_list("id", flat=True)
    return [one for one in asked if children[one] == ACTS - 1]
