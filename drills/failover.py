"""PostgreSQL killed with SIGKILL under load, its synchronous replica promoted, and the same clients go on with the same address.

The address names both servers and asks for the one that can be written (`target_session_attrs=read-write`). A client that is told of an
error sends the same request again under the same key, as somebody does who presses the button once more. What was acknowledged before must
be in the record of the promoted server, whole and once.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import count as counting
from itertools import pairwise
from typing import NamedTuple, cast

import psycopg
from django.db import DatabaseError, connection

from drills.scene import Cities, Figures, opened, sent, together
from yizhang import kernel
from yizhang.bench.act import START, Step, way
from yizhang.bench.databases import SYNCING, using, version
from yizhang.bench.postgresql import Server, replica
from yizhang.kernel.models import Act
from yizhang.kernel.values import Done

ONLY = "postgresql"
"""What this drill can be run on."""
PAUSE = 0.02
"""Seconds between two tries of one request."""


class Told(NamedTuple):
    """An act that a client was told is done: matter, number, key, and when (seconds of the machine's steady clock)."""

    matter: str
    act: int
    key: str
    at: float


class Seen(NamedTuple):
    """What one client saw: the acts that were acknowledged, and how many requests ended in an error first."""

    done: list[Told]
    errors: int


def run(cities: Cities, processes: int = 4, seconds: int = 8) -> Figures:
    """So many clients for so long; half of that time before the kill. The killed server is started again at the end, to be thrown away."""
    address, primary = cities.fresh(), cast(Server, cities.place)
    with replica(primary, SYNCING) as second, _synchronous(address):
        both = f"{address},{second.folder}&target_session_attrs=read-write"
        with using(both):
            since = time.monotonic()
            clients = [partial(_acting, number, since, seconds) for number in range(processes)]
            *seen, (killed, promoted) = together([*clients, partial(_killed, primary, second, since + seconds / 2)], seconds)
            figures = _compared(seen, killed, promoted) | {"version": version()}
        primary.resume()
    return figures


def _compared(seen: list[Seen], killed: float, promoted: float) -> Figures:
    """What the clients were told, against the record of the promoted server."""
    done = [one for each in seen for one in each.done]
    there = set(Act.objects.filter(accepted=True).values_list("matter", "seq"))
    keys = Counter(key for body in Act.objects.values_list("body", flat=True) for key in [_key(body)] if key)
    moments = sorted(one.at for one in done)
    after = [at for at in moments if at > killed]
    wrong = {
        "acknowledged acts lost": sum((one.matter, one.act) not in there for one in done),
        "requests without exactly one act": sum(keys[one.key] != 1 for one in done),
        "matters broken": len(kernel.verify(START + timedelta(days=1), {one.matter for one in done}).broken),
    }
    return {
        "clients": len(seen), "acknowledged before": len(done) - len(after), "acknowledged after": len(after),
        "errors told to clients": sum(each.errors for each in seen),
        "seconds to promote": round(promoted - killed, 2),
        "seconds without an act": round(max((later - earlier for earlier, later in pairwise(moments)), default=0), 2),
        **wrong, "held": len(after) > 0 and len(done) > len(after) and not any(wrong.values()),
    }  # fmt: skip


def _key(body: str) -> str:
    return body.partition('"key":"')[2].partition('"')[0]


def _killed(primary: Server, second: Server, at: float) -> tuple[float, float]:
    """When the primary was killed, and when the replica had been promoted."""
    time.sleep(max(0.0, at - time.monotonic()))
    primary.kill()
    killed = time.monotonic()
    second.promote()
    return killed, time.monotonic()


def _acting(number: int, since: float, seconds: int) -> Seen:
    """One matter of its own after the other, step by step, until the time is over."""
    done, errors = list[Told](), 0
    for key, request in _requests(number, since):
        if time.monotonic() - since > seconds:
            break
        (matter, act), failed = _until_answered(request)
        done.append(Told(matter, act, key, time.monotonic()))
        errors += failed
    return Seen(done, errors)


def _requests(number: int, since: float) -> Iterator[tuple[str, Callable[[], tuple[str, int]]]]:
    """The requests of a client, each with its key."""
    for turn in counting(1):
        key = f"{number} {turn}"
        opening = partial(_opened, key, since)
        yield key, opening
        (matter, _), _ = _until_answered(opening)  # the same key, so the same matter
        for step in way(number * 10**6 + turn):
            key = f"{number} {turn} {step.verb}"
            yield key, partial(_act, step, matter, key, since)


def _opened(key: str, since: float) -> tuple[str, int]:
    return opened(key, _now(since)), 1


def _act(step: Step, matter: str, key: str, since: float) -> tuple[str, int]:
    match sent(step, matter, key, _now(since)):
        case Done(there, act):
            return there, act
        case refused:
            raise TypeError(refused)


def _until_answered(request: Callable[[], tuple[str, int]]) -> tuple[tuple[str, int], int]:
    """The answer, and after how many errors."""
    for failed in counting():
        try:
            return request(), failed
        except DatabaseError:
            connection.close()
            time.sleep(PAUSE)
    raise AssertionError


def _now(since: float) -> datetime:
    return START + timedelta(seconds=time.monotonic() - since)


@contextmanager
def _synchronous(address: str) -> Iterator[None]:
    """The primary answers a commit once its replica has it on disk, too."""
    with psycopg.connect(address, autocommit=True) as raw:
        raw.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        raw.execute("SELECT pg_reload_conf()")
        while raw.execute("SELECT sync_state FROM pg_stat_replication").fetchone() != ("sync",):
            time.sleep(0.1)
    yield
