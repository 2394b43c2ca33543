"""Verbs that state a ground for another limit (需要调查核实): they close once the first limit has passed (semantics 19)."""

from __future__ import annotations

from yizhang.law.clock import Clock, first_clock
from yizhang.law.procedure import stated_by
from yizhang.law.situation import Situation


def stated_late(at: Situation, name: str) -> tuple[Clock, ...]:
    """The first limits that have passed, of open duties whose other limit this verb would state."""
    duties = stated_by(at.procedure, name)
    return tuple(late for duty in duties if (late := _passed(at, duty, name))) if duties else ()


def _passed(at: Situation, duty: str, by: str) -> Clock | None:
    start = at.opened.get(duty)
    if start is None or at.done(duty) or _stated(at, duty, by):
        return None
    first = first_clock(at, duty, start)
    return first if first is not None and first.late_from is not None and first.late_from <= at.now else None


def _stated(at: Situation, duty: str, by: str) -> bool:
    """Whether a limit that the verb states applies already, so that nothing is left to state."""
    mine = set(at.verb(by).asks.required)
    return any(one.when.holds(at.values) is True for one in at.verb(duty).within if one.when and mine & set(one.when.fields))
