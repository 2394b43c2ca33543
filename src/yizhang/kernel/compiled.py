"""What the door asks of a procedure at every act, put together once: the procedures of an edition do not change."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from yizhang.law.condition import Limit, Need
from yizhang.law.procedure import Procedure
from yizhang.law.record import DayOf, Draw, Field, derived_fields, fields_of
from yizhang.law.verb import Verb


@dataclass(frozen=True)
class Compiled:
    """A procedure, seen from the door.

    `derived`: the derived fields in order, with their functions and whether a verb may ask for them; `drawn`: the running numbers;
    `days`: the days of verbs;
    `stating`: verb -> the limits that end at a moment which it states; `delayed`: verb -> its conditions that want time to pass;
    `edits`: the verbs that do nothing but write again what others fill in, as 修改 and 变更 do;
    `opens`: whether any verb opens child matters.
    """

    derived: tuple[tuple[Field, Any, bool], ...]
    drawn: tuple[tuple[str, Draw], ...]
    days: tuple[tuple[str, DayOf], ...]
    stating: dict[str, tuple[Limit, ...]]
    delayed: dict[str, tuple[Need, ...]]
    edits: frozenset[str]
    opens: bool

    def takes(self, input: Container[str]) -> bool:
        """Whether a derived field is among what is filled in by hand."""
        return any(spec.name in input for spec, _, _ in self.derived)


def compiled(procedure: type[Procedure]) -> Compiled:
    """The procedure, compiled when it is first asked for."""
    found = _known.get(procedure)
    if found is None:
        found = _known[procedure] = _compiled(procedure)
    return found


_known: dict[type[Procedure], Compiled] = {}


def _compiled(procedure: type[Procedure]) -> Compiled:
    verbs = procedure.verbs.values()
    asked = {name for verb in verbs for name in verb.asks.all}
    limits = [limit for verb in verbs for limit in verb.within if limit.until and limit.when is not None]
    return Compiled(
        tuple((spec, spec.derived, spec.name in asked) for spec in derived_fields(procedure.record)),
        tuple((name, spec.derived) for name, spec in fields_of(procedure.record).items() if isinstance(spec.derived, Draw)),
        tuple((name, spec.derived) for name, spec in fields_of(procedure.record).items() if isinstance(spec.derived, DayOf)),
        {verb.name: tuple(limit for limit in limits if limit.until in verb.asks.all) for verb in verbs},
        {verb.name: needs for verb in verbs if (needs := tuple(_delayed(verb)))},
        frozenset(verb.name for verb in verbs if _edits(verb, procedure)),
        any(verb.opens for verb in verbs),
    )


def _edits(verb: Verb, procedure: type[Procedure]) -> bool:
    """Whether it is done again and again to change fields that other verbs ask, too; a report of progress has a field of its own."""
    others = {name for other in procedure.verbs.values() if other is not verb for name in other.asks.all}
    return verb.repeats and not verb.duty and not verb.outcomes and not verb.opens and not others.isdisjoint(verb.asks.all)


def _delayed(verb: Verb) -> Iterator[Need]:
    return (need for condition in verb.after for need in condition.each() if need.delay is not None)
