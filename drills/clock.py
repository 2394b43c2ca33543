"""The clock jumps between acts and between the worker's rounds, and two machines' clocks differ by minutes.

Every act is done at a moment of a clock that stands an hour behind, a day ahead or in another year, and after each the worker makes two
rounds by it. Some matters wait for answers that silence gives, so what falls due falls due by such clocks, too. The order of acts is that
of the chain; a clock that went back is not believed within a matter (semantics 79), and a limit runs from what is on record.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise

from drills.scene import Cities, Figures, asked_opinions, city, faults, minutes, opened, round_at, sent, together
from yizhang.bench.act import START, Step, way
from yizhang.kernel.models import Act, Checkpoint, Matter, Task
from yizhang.kernel.moment import read
from yizhang.kernel.values import Done, Hand
from yizhang.office.current import org_at

RIGHT, HOUR, DAY, YEAR = timedelta(), timedelta(hours=-1), timedelta(days=1), timedelta(days=306)
JUMPS = (RIGHT, HOUR, DAY, RIGHT, YEAR, HOUR, RIGHT)
"""How far the clock stands from the right time, act after act."""
SKEW, SHARED = timedelta(minutes=3), 2
SILENT = timedelta(days=40)
"""After so long every department that was asked has let its time pass."""


def run(cities: Cities, count: int = len(JUMPS), processes: int = 2) -> Figures:
    """So many requests, each beginning with another jump, and so many processes whose clocks differ."""
    tally: Counter[str] = Counter()
    with city(cities) as version:
        for n in range(count):
            _the_way(n, tally)
        told = together([partial(_skewed, number, processes) for number in range(processes)])
        tally += sum(told, Counter[str]())
        _rounds(START + SILENT, tally)
        acts = Act.objects.count()
        figures = {"acts": acts, "jumps": tally["jumps"], "rounds": tally["rounds"], "answered by silence": len(_deemed())}
        wrong = {
            "acts not done": tally["not done"],
            "acts dated before the one before": sum(_backwards()),
            "limits not from a recorded moment": sum(_from_nowhere()),
            "deemed twice, or not when due": _misjudged(),
            "second rounds that did something": tally["again"],
            "days without a checkpoint": _without_checkpoint(),
            "chains or projections broken": faults(START + SILENT),
        }
    return {"version": version, **figures, **wrong, "held": figures["answered by silence"] > 0 and not any(wrong.values())}


def _the_way(n: int, tally: Counter[str]) -> None:
    """A request from end to end, and a text that departments are asked about, by a clock that jumps."""
    right = START + timedelta(days=n)
    matter = opened(f"request {n}", right)
    asked_opinions(n, right + JUMPS[n % len(JUMPS)])
    for m, step in enumerate(way(n + 1), start=1):
        now = right + minutes(m) + JUMPS[(n + m) % len(JUMPS)]
        tally["jumps"] += 1
        done = _done(step, matter, now)
        if not done or (n + m) % 2 == 0:
            _rounds(now, tally)
        tally["not done"] += not (done or _done(step, matter, now))


def _done(step: Step, matter: str, now: datetime) -> bool:
    """Whether the door takes it. It may not when the year brought another deputy: then the worker's round moves the task to him."""
    return isinstance(sent(_by_whom(step, matter, now), matter, now=now), Done)


def _by_whom(step: Step, matter: str, now: datetime) -> Step:
    """The step by whoever has the task by now; a matter's time never runs back."""
    seat = Task.objects.filter(matter=matter, verb=step.verb, kind="duty", closed_at="").values_list("seat", flat=True).first() or ""
    then = max(now, read(Matter.objects.get(pk=matter).last_at))
    person = org_at(then).person_at(seat) if seat.startswith("post:") else None
    return replace(step, by=Hand(person, seat.removeprefix("post:"))) if person else step


def _rounds(now: datetime, tally: Counter[str]) -> None:
    """Two in one moment: the second has nothing left to do."""
    round_at(now)
    before = list(Act.objects.values_list("id", "digest")), Checkpoint.objects.count(), list(Task.objects.order_by("id").values())
    again = round_at(now)
    after = list(Act.objects.values_list("id", "digest")), Checkpoint.objects.count(), list(Task.objects.order_by("id").values())
    tally["rounds"] += 2
    tally["again"] += bool(again.did["sweep"] or again.failed or before != after)


def _skewed(number: int, processes: int) -> Counter[str]:
    """One of several machines: what it does on matters that all share, by its own clock; each step falls to whoever comes first."""
    tally: Counter[str] = Counter()
    for n in range(SHARED):
        start = START + timedelta(days=20, hours=n)
        matter = opened(f"shared {n}", start)
        for m, step in enumerate(way(1000 + n)):
            sent(step, matter, now=start + minutes(m) + (SKEW if number % 2 else -SKEW))
            tally["jumps"] += 1
        tally["not done"] += not Matter.objects.get(pk=matter).ended_at
    return tally


def _bodies() -> dict[str, list[dict[str, str]]]:
    """The acts of each matter in the order of the chain."""
    found = defaultdict(list)
    for matter, body in Act.objects.order_by("matter", "seq").values_list("matter", "body"):
        found[matter].append(json.loads(body))
    return found


def _backwards() -> Iterator[bool]:
    return (later["at"] < earlier["at"] for acts in _bodies().values() for earlier, later in pairwise(acts))


def _from_nowhere() -> Iterator[bool]:
    """For each clock that a task has: whether no act of its matter was at that moment, or took effect then."""
    recorded = {matter: {one[name] for one in acts for name in ("at", "effective") if one.get(name)} for matter, acts in _bodies().items()}
    return (since not in recorded[matter] for matter, since in Task.objects.exclude(due="").values_list("matter", "since"))


def _deemed() -> list[tuple[str, str]]:
    """What silence answered: the matter, and when that took effect."""
    return [(matter, one["effective"]) for matter, acts in _bodies().items() for one in acts if one["verb"] == "answer"]


def _misjudged() -> int:
    """Deemed acts that stand twice in a matter or took effect at another moment than that from which the task was late."""
    late = dict(Task.objects.filter(verb="answer").values_list("matter", "late_from"))
    deemed = _deemed()
    return len(deemed) - len(dict(deemed)) + sum(effective != late[matter] for matter, effective in deemed)


def _without_checkpoint() -> int:
    """Days, by the right clock, on which the worker made a round and took none; a clock that ran ahead may not keep it from it."""
    return int(not Checkpoint.objects.filter(at__startswith=f"{START + SILENT:%Y-%m-%d}").exists())
