"""The worker's jobs. Each may be repeated, interrupted at any point, and run by two workers at once.

After an outage they catch up in order.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from yizhang import __version__
from yizhang.kernel import hooks, statements
from yizhang.kernel.checkpoints import own_key, take_daily
from yizhang.kernel.models import Draft, Matter
from yizhang.kernel.moment import local, read, said
from yizhang.kernel.rounds import reconcile, show, sweep
from yizhang.kernel.watching import watch_round

Job = Callable[[datetime], int]
"""What is done in a round at a moment; how many things it did."""
log = logging.getLogger("yizhang.worker")

FOLLOWED, SHOWN = "reconciled", "shown"
WATCHED = "watched"
LAST, ROUNDS, FAILED = "worker's last round", "worker's rounds", "worker failed "
BETWEEN_WATCHES = timedelta(minutes=10)
DRAFTS_LAST = timedelta(days=180)
KEEP = """INSERT INTO kernel_counter (name, value) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET value = excluded.value RETURNING value"""

TAKE_TURN = f"{KEEP.removesuffix(' RETURNING value')} WHERE kernel_counter.value < %s OR kernel_counter.value > %s RETURNING value"


@dataclass(frozen=True)
class Round:
    """What one round did: by job, how many things; `failed` names the jobs that did not come to their end."""

    did: Mapping[str, int]
    failed: tuple[str, ...] = ()


def work(now: datetime, since: datetime, stop: Callable[[], bool] = lambda: False, more: Iterable[tuple[str, Job]] = ()) -> Round:
    """One round: what fell due, what follows the organisation, reminders and watches, the day's checkpoint, stale drafts, and `more`.

    `since`: from when the organisation is as it is now; `stop` is asked between jobs. A job that fails is logged and does not keep the
    others from running; the next round tries it again.
    """
    moment = local(now)
    jobs: Mapping[str, Callable[[], int]] = {
        "sweep": partial(sweep, moment),
        "reconcile": partial(follow, moment, since),
        "watch": partial(_watch, moment),
        "checkpoint": partial(_checkpoint, moment),
        "drafts": partial(drop_stale_drafts, moment),
        **{name: partial(job, moment) for name, job in more},
    }
    did, failed = dict[str, int](), list[str]()
    for name, job in jobs.items():
        if stop():
            break
        try:
            did[name] = job()
        except Exception as error:  # one job's fault must not stop the clocks; it is logged, without what its message may quote
            log.error("job failed", exc_info=error, extra={"job": name})
            failed.append(name)
    for counted in (ROUNDS, *(FAILED + name for name in failed)):
        statements.rows(statements.NEXT_NUMBER, [counted])
    statements.rows(KEEP, [LAST, int(moment.timestamp())])
    return Round(did, tuple(failed))


def last_round() -> int:
    """When a worker last made its round, in seconds since 1970; 0 when none ever did."""
    return _counter(LAST)


def rounds_made() -> int:
    """How many rounds all workers have made."""
    return _counter(ROUNDS)


def failures() -> dict[str, int]:
    """How often each job did not come to its end, of those that ever failed."""
    found = statements.rows("SELECT name, value FROM kernel_counter WHERE name LIKE %s", [f"{FAILED}%"])
    return {str(name).removeprefix(FAILED): int(value) for name, value in found}


def follow(now: datetime, since: datetime) -> int:
    """Bring open matters to the organisation, calendar, edition and program of now, if these changed; how many were looked at.

    A matter whose last act a clock ahead of ours has dated is judged by the organisation of that moment (semantics 79), so its tasks
    follow that one, changed or not.
    """
    stamp = _stamp(now, since)
    if _counter(FOLLOWED) == stamp:
        ahead = Matter.objects.filter(ended_at="", draft=False, last_at__gt=said(now))
        return reconcile(now, ahead.values_list("id", flat=True))
    touched = reconcile(now)
    if _counter(SHOWN) != (program := _program(now)):
        touched += show(now)
        statements.rows(KEEP, [SHOWN, program])
    statements.rows(KEEP, [FOLLOWED, stamp])
    return touched


def lagging(now: datetime, since: datetime) -> bool:
    """Whether a worker that followed them before has yet to follow organisation, calendar, edition or program to what they are now."""
    return _counter(FOLLOWED) not in (0, _stamp(local(now), since))


def _program(now: datetime) -> int:
    return int.from_bytes(sha256(f"{__version__} {hooks.rulebook_at(now).edition.said}".encode()).digest()[:6])


def _stamp(now: datetime, since: datetime) -> int:
    words = f"{__version__} {hooks.rulebook_at(now).edition.said} {statements.versions()} {said(since)}"
    return int.from_bytes(sha256(words.encode()).digest()[:6])


def _counter(name: str) -> int:
    found = statements.rows("SELECT value FROM kernel_counter WHERE name = %s", [name])
    return int(found[0][0]) if found else 0


def _watch(now: datetime) -> int:
    """Reminders and watches, which speak of days: every ten minutes, and at the first round of a day. Of two workers one takes the turn."""
    at, midnight = int(now.timestamp()), int(now.replace(hour=0, minute=0, second=0).timestamp())
    before = max(at - int(BETWEEN_WATCHES.total_seconds()) + 1, midnight)
    return watch_round(now) if statements.rows(TAKE_TURN, [WATCHED, at, before, at]) else 0


def _checkpoint(now: datetime) -> int:
    return int(take_daily(now, own_key()) is not None)


def drop_stale_drafts(now: datetime) -> int:
    """Forget what was typed half a year ago and never sent; how many."""
    stale = [pk for pk, at in Draft.objects.values_list("pk", "at") if local(read(at)) < now - DRAFTS_LAST]
    return int(Draft.objects.filter(pk__in=stale).delete()[0])
