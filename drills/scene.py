"""Where drills take place: the demonstration city on a database of its own, processes beside ours, and all that the tables hold."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from inspect import signature
from pathlib import Path
from typing import Any

from django.db import connection

from yizhang import kernel
from yizhang.bench.act import BUREAU, START, Step
from yizhang.bench.databases import Place, places, using, version
from yizhang.kernel.values import Done, Outcome
from yizhang.kernel.working import Round, work
from yizhang.office.current import org_at
from yizhang.player.city import enter_city

FORK = multiprocessing.get_context("fork")
PATIENCE = 120
"""Seconds after which a process that says nothing is taken for stuck."""
Figures = dict[str, Any]
"""What a drill did and what came of it; `held` says whether all was as promised."""


def on_each(run: Callable[..., Figures], folder: Path, only: str | None, numbers: Mapping[str, int]) -> dict[str, Figures]:
    """Run a drill on each database, or on one; numbers that it does not ask for are left out."""
    wanted = {name: value for name, value in numbers.items() if name in signature(run).parameters}
    with places(folder) as found:
        return {name: run(entered(place), **wanted) for name, place in found.items() if only in (None, name)}


@dataclass(frozen=True)
class Cities:
    """A place whose databases hold the demonstration city: each is a copy of the first."""

    place: Place
    first: str

    def fresh(self) -> str:
        """The address of one more."""
        return self.place.fresh(self.first)


def entered(place: Place) -> Cities:
    """The city, entered once."""
    first = place.fresh()
    with using(first):
        enter_city()
    return Cities(place, first)


@contextmanager
def city(cities: Cities) -> Iterator[str]:
    """Django's database is a city while the block runs; yields the version of the database."""
    with using(cities.fresh()):
        yield version()


def opened(key: str, now: datetime = START, procedure: str = "request") -> str:
    """A new matter of the bureau. Raises TypeError when it is refused."""
    match kernel.open_matter(procedure, BUREAU, {}, key, now=now):
        case Done(matter):
            return matter
        case refused:
            raise TypeError(refused)


def sent(step: Step, matter: str, key: str | None = None, now: datetime = START) -> Outcome:
    """What the door answers to a step of the way."""
    return kernel.perform(matter, step.verb, step.by, step.input, step.outcome, key=key, now=now)


def asked_opinions(n: int, now: datetime) -> str:
    """The n-th text that the bureau has sent to two departments, which agree by silence when their time is over. Raises TypeError."""
    text: dict[str, Any] = {"title": f"关于修缮第{n}批校舍的意见", "text": f"修缮第{n}批校舍。", "cosigners": ["czj", "sfj"]}
    matter = opened(f"asked {n}", now, "countersigning")
    match kernel.perform(matter, "send", BUREAU, text, now=now):
        case Done():
            return matter
        case refused:
            raise TypeError(refused)


def round_at(now: datetime) -> Round:
    """A round of the worker, as `yizhang worker` makes it."""
    return work(now, org_at(now).period.start)


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with connection.cursor() as cursor:
        return {name: _rows(cursor, name) for name in connection.introspection.table_names(cursor)}


def _rows(cursor: Any, name: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - a table of the database itself
    return sorted(cursor.fetchall(), key=repr)


def faults(now: datetime) -> int:
    """What `verify` finds in the whole record."""
    found = kernel.verify(now)
    return len(found.broken) + found.projections_differ


def together(works: Sequence[Callable[[], Any]], seconds: float = 0) -> list[Any]:
    """What each of these gives when all begin at once, each in a process of its own, for so many seconds if it is said.

    Raises RuntimeError when one dies, and Empty when one says nothing.
    """
    connection.close()
    start, answers = FORK.Barrier(len(works)), FORK.Queue()
    running = [FORK.Process(target=_one, args=(number, work, start, answers), daemon=True) for number, work in enumerate(works)]
    for process in running:
        process.start()
    found = dict(answers.get(timeout=PATIENCE + seconds) for _ in running)
    for process in running:
        process.join(PATIENCE)
    if any(process.exitcode for process in running):
        raise RuntimeError([process.exitcode for process in running])
    return [found[number] for number in range(len(works))]


def _one(number: int, work: Callable[[], Any], start: Any, answers: Any) -> None:
    connection.ensure_connection()
    start.wait(PATIENCE)
    try:
        answers.put((number, work()))
    finally:
        connection.close()


def minutes(n: float) -> timedelta:
    """How long one waits."""
    return timedelta(minutes=n)
