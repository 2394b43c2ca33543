"""Verbs that state a ground for another limit (需要调查核实): they close once the first limit has passed (semantics 19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from yizhang.law.clock import Clock, first_clock
from yizhang.law.procedure import stated_by
from yizhang.law.situation import Situation


def stated_late(at: Situation, name: str) -> tuple[Clock, ...]:
    """The first limits that have passed, of open duties whose other limit this verb would state."""
    duties = stated_by(at.procedure, name)
    return tuple(late for duty in duties if (late := _passed(at, duty, name))) if duties else ()


def states_until(at: Situation, name: str, opened: Mapping[str, datetime]) -> Iterator[datetime]:
    """With these verbs open: when the first limits have passed for which this verb may state another, and so it closes."""
    for duty in stated_by(at.procedure, name):
        first = _first(at, duty, name, opened)
        if first is not None and first.late_from is not None:
            yield first.late_from


def _passed(at: Situation, duty: str, by: str) -> Clock | None:
    first = _first(at, duty, by, at.opened)
    return first if first is not None and first.late_from is not None and first.late_from <= at.now else None


def _first(at: Situation, duty: str, by: str, opened: Mapping[str, datetime]) -> Clock | None:
    """The first limit of an open duty for which there is something left to state."""
    start = opened.get(duty)
    return None if start is None or at.done(duty) or _stated(at, duty, by) else first_clock(at, duty, start)


def _stated(at: Situation, duty: str, by: str) -> bool:
    """Whether a limit that the verb states applies already, so that nothing is left to state."""
    mine = set(at.verb(by).asks.required)
    return any(one.when.holds(at.values) is True for one in at.verb(duty).within if one.when and mine & set(one.when.fields))
