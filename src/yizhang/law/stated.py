"""Verbs that state a ground for another limit (需要调查核实): they close once the first limit has passed (semantics 19)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.law.clock import Clock, first_clock
from yizhang.law.procedure import stated_by
from yizhang.law.situation import Situation


def stated_late(at: Situation, name: str) -> Iterator[Clock]:
    """The first limits that have passed, of open duties whose other limit this verb would state."""
    for duty in stated_by(at.procedure, name):
        start = at.opened.get(duty)
        if start is None or at.done(duty) or _stated(at, duty, name):
            continue
        first = first_clock(at, duty, start)
        if first is not None and first.late_from is not None and first.late_from <= at.now:
            yield first


def _stated(at: Situation, duty: str, by: str) -> bool:
    """Whether a limit that the verb states applies already, so that nothing is left to state."""
    mine = set(at.verb(by).asks.required)
    return any(one.when.holds(at.values) is True for one in at.verb(duty).within if one.when and mine & set(one.when.fields))
