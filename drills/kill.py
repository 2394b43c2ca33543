"""A writer is killed with SIGKILL before and after every statement of the door, the commit and the answer; then its request is repeated.

Three requests go the whole way side by side, and each step is done on the first again and again, killed one moment later each time, until
it stands. The kill that left it standing came after the commit, so the second matter takes the next moment (after the answer), and the
third is left in peace: so every moment of every step was tried. The process kills itself there, which the system does not tell from a
kill by somebody else.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count as counting
from typing import Any

from django.db import connection

from drills.scene import FORK, Cities, Figures, city, contents, faults, minutes, opened, sent
from yizhang import kernel
from yizhang.bench.act import START, Step, way
from yizhang.kernel.models import Act
from yizhang.kernel.values import Done

MATTERS = 3
ENDS = [(True, False), (True, True), (False, True)]
"""Whether the writer was killed, and had its answer, when an act stands: killed after the commit, after the answer, left in peace."""


@dataclass(frozen=True)
class Request:
    """Something to be sent to the door, with its key; `send` gives the matter and the number of the act."""

    key: str
    now: datetime
    send: Callable[[], tuple[str, int]]


def run(cities: Cities, count: int | None = None) -> Figures:
    """Kill at every moment of the first `count` steps, the opening among them; of all when none is said."""
    tally: Counter[str] = Counter()
    with city(cities) as version:
        opened("first")  # what a process reads once is known to all writers then, and each sends the same statements
        matters: list[str] = []
        for n, step in enumerate(_steps(matters)):
            if n == count:
                break
            _killed_at_every_moment(step, tally)
        wrong = faults(START + minutes(60))
    figures = {name: tally[name] for name in ("steps", "kills", "before the commit", "after the commit", "acknowledged")}
    bad = {"acknowledged acts lost": tally["lost"], "half-done matters": tally["half"] + wrong, "repeated, not one act": tally["twice"]}
    return {"version": version, **figures, **bad, "held": tally["kills"] > 0 and not any(bad.values())}


def _steps(matters: list[str]) -> Iterator[list[Request]]:
    """Step by step, the same request for each of the three matters; `matters` is filled by the opening."""
    openings = [Request(f"open-{m}", START, lambda m=m: (opened(f"open-{m}"), 1)) for m in range(MATTERS)]
    yield openings
    matters += [request.send()[0] for request in openings]
    ways = [way(m) for m in range(1, MATTERS + 1)]
    for n, steps in enumerate(zip(*ways, strict=True), start=1):
        now = START + minutes(n)
        yield [
            Request(f"{n}-{matter}", now, partial(_sent, step, matter, f"{n}-{matter}", now))
            for step, matter in zip(steps, matters, strict=True)
        ]


def _sent(step: Step, matter: str, key: str, now: datetime) -> tuple[str, int]:
    outcome = sent(step, matter, key, now)
    if not isinstance(outcome, Done):
        raise TypeError(outcome)
    return outcome.matter, outcome.act


def _killed_at_every_moment(requests: list[Request], tally: Counter[str]) -> None:
    """One step, on the matters in turn. Raises RuntimeError when a moment was left out."""
    waiting, before, ends = list(requests), contents(), []
    tally["steps"] += 1
    for moment in counting(1):
        if not waiting:
            break
        killed, answered = killed_at(moment, waiting[0].send)
        after = contents()
        stands = after != before
        tally["kills"] += killed
        tally["after the commit" if stands else "before the commit"] += killed
        tally["acknowledged"] += answered
        tally["lost"] += answered and not stands
        if stands:
            _looked_at(waiting.pop(0), tally)
            before = contents()
            ends.append((killed, answered))
    if ends != ENDS:
        raise RuntimeError(f"killed and answered: {ends}; not every moment was tried")


def _looked_at(request: Request, tally: Counter[str]) -> None:
    """Something changed: it must be the whole act, and the same request must find it and change nothing more."""
    stands = contents()
    first = request.send()
    found = kernel.verify(request.now, matters=[first[0]])
    tally["half"] += bool(found.broken or found.projections_differ)
    acts = Act.objects.filter(matter=first[0], body__contains=f'"{request.key}"').count()
    tally["twice"] += contents() != stands or request.send() != first or acts != 1


def killed_at(moment: int, work: Callable[[], object]) -> tuple[bool, bool]:
    """Whether the process that did some work was killed at the n-th moment of it, and whether it had told of its end before.

    Raises RuntimeError when it ended otherwise.
    """
    connection.close()
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_writer, args=(work, moment, theirs))
    process.start()
    theirs.close()
    process.join()
    answered = ours.poll() and _received(ours)
    if process.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"{work}, moment {moment}: the writer ended with {process.exitcode}")
    return process.exitcode != 0, answered


def _received(pipe: Any) -> bool:
    try:
        return bool(pipe.recv())
    except EOFError:
        return False


def _writer(work: Callable[[], object], moment: int, answer: Any) -> None:
    """Do the work, tell that it is done, and die at the n-th moment of it."""
    moments = counting(1)

    def passed() -> None:
        if next(moments) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*values: Any) -> Any:
            passed()
            found = call(*values)
            passed()
            return found

        return run

    connection.ensure_connection()
    connection.commit = around(connection.commit)
    with connection.execute_wrapper(lambda execute, *values: around(execute)(*values)):
        work()
    answer.send(True)
    passed()
