"""Everything that decides what may be done now, and the two questions all others rest on: does a verb apply, is it done."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, cast

from yizhang.law.actor import Actor
from yizhang.law.calendar import WorkCalendar
from yizhang.law.condition import Need, Reading
from yizhang.law.fieldtype import Json
from yizhang.law.lazy import lazy
from yizhang.law.numbers import Numbers, Slot
from yizhang.law.org import Opener, Org, Seat, Who
from yizhang.law.procedure import Procedure
from yizhang.law.standing import Mark, Standing
from yizhang.law.values import dataclass, field
from yizhang.law.verb import Verb


@dataclass(frozen=True)
class Situation:
    """One matter, one organisation, one edition, one moment. `opened`: since when each open verb is open."""

    procedure: type[Procedure]
    org: Org
    values: Mapping[str, Json]
    standing: Standing
    opener: Opener
    now: datetime
    calendar: WorkCalendar
    numbers: Mapping[type[Numbers], Numbers] = field(default_factory=dict)
    readings: Mapping[str, Any] = field(default_factory=dict)
    opened: Mapping[str, datetime] = field(default_factory=dict)

    @lazy
    def who(self) -> Who:
        """What actors are resolved from."""
        own, former = self.standing.marks, self.procedure.__former__
        marks = {name: mark for name, mark in own.items() if name in self.procedure.verbs}
        marks |= {name: own[once] for name, once in former.items() if name not in own and once in own}
        each_by = marks if self.standing.parts else ()
        together = {name: frozenset(one.person for one in each.values()) for name in each_by if (each := self.parts(name))}
        return Who(self.org, self.values, self.opener, {name: (mark.person, mark.post) for name, mark in marks.items()}, together)

    def seats(self, actor: Actor) -> tuple[Seat, ...]:
        """Who an actor is here, found out once."""
        known = self._looking_back if actor.looks_back else self._looking_on
        found = known.get(id(actor))
        if found is None:
            found = known[id(actor)] = (actor, tuple(dict.fromkeys(actor.seats(self.who))))
        return found[1]

    def at(self, now: datetime, opened: Mapping[str, datetime]) -> Situation:
        """The same at another moment: nothing that is known rests on that."""
        made = object.__new__(Situation)
        made.__dict__.update(self.__dict__, now=now, opened=opened)
        return made

    def later(self, standing: Standing, opened: Mapping[str, datetime]) -> Situation:
        """The same record at another standing, with other open verbs. What does not rest on what was done stays known."""
        if standing is self.standing and opened is self.opened:
            return self
        made = self.at(self.now, opened)
        if standing is not self.standing:
            _forget(made, "who", "_looking_back")
            clocks = {key: one for key, one in list(self.clocks.items()) if one is None or not one.limit.pauses}
            made.__dict__.update(standing=standing, clocks=clocks)
        return made

    def over(self, values: Mapping[str, Json]) -> Situation:
        """Another record at the same standing. What does not rest on the fields that changed stays known."""
        old, made, procedure = self.values, self.at(self.now, self.opened), cast("Hashable", self.procedure)
        changed = {name for name in {**old, **values} if old.get(name) != values.get(name)}
        _forget(made, "who", "clocks", *(() if changed.isdisjoint(_deciding(procedure)) else ("_applying",)))
        same = {key: one for key, one in list(self._looking_on.items()) if changed.isdisjoint(one[0].fields)}
        back = {key: one for key, one in list(self._looking_back.items()) if changed.isdisjoint(one[0].fields)}
        made.__dict__.update(values=values, _looking_on=same, _looking_back=back)
        return made

    def quantity(self, of: Any) -> Any:
        """The value of a slot in this edition, of a reading, or the value itself."""
        if isinstance(of, Reading):
            return self.quantity(of.value)
        return getattr(self.numbers[of.owner], of.name) if isinstance(of, Slot) else of

    def verb(self, name: str) -> Verb:
        """A verb of the procedure."""
        return self.procedure.verbs[name]

    def marked(self, name: str) -> str:
        """The name under which the verb's mark stands: its own, or the one it had in an earlier edition (semantics 5)."""
        return name if name in self.standing.marks else self.procedure.__former__.get(name, name)

    def mark(self, name: str) -> Mark | None:
        """The mark of a verb that is done."""
        return self.standing.marks.get(self.marked(name))

    def parts(self, name: str) -> Mapping[str, Mark]:
        """The marks of a verb that every seat of its actor does, by seat."""
        return self.standing.parts.get(self.marked(name), {})

    def done(self, name: str, outcomes: tuple[str, ...] = ()) -> bool:
        """Whether the verb is done, with one of the outcomes if any are named."""
        if outcomes:
            return self.standing.done(self.marked(name), outcomes)
        return name in self.standing.marks or self.procedure.__former__.get(name) in self.standing.marks

    def applies(self, name: str) -> bool | None:
        """Whether a verb applies: its `when`, and that what it awaits applies. None: a field of its `when` is empty."""
        known = self._applying
        if name not in known:
            known[name] = self._judged(self.procedure.verbs[name])
        return known[name]

    def _judged(self, verb: Verb) -> bool | None:
        if verb.when is None and not verb.awaits:
            return True
        own = verb.when.holds(self.values) if verb.when else True
        awaited = self.applies(verb.awaits) if verb.awaits else True
        return False if own is False or awaited is False else None if own is None or awaited is None else True

    @lazy
    def clocks(self) -> dict[Any, Any]:
        """The clocks that have been asked for, by what was asked; see `clock`."""
        return {}

    @lazy
    def _applying(self) -> dict[str, bool | None]:
        return {}

    @lazy
    def _looking_on(self) -> dict[int, tuple[Actor, tuple[Seat, ...]]]:
        """The seats of actors that ask organisation, opener and record only; held with the actor, whose identity is the key."""
        return {}

    @lazy
    def _looking_back(self) -> dict[int, tuple[Actor, tuple[Seat, ...]]]:
        """Of those that also ask who did a verb."""
        return {}


def _forget(of: Situation, *names: str) -> None:
    for name in names:
        of.__dict__.pop(name, None)


@cache
def _deciding(procedure: Any) -> frozenset[str]:
    """The fields that decide whether a verb applies."""
    return frozenset(name for verb in procedure.verbs.values() if verb.when for name in verb.when.fields)


def opens_at(at: Situation, need: Need) -> datetime:
    """When a condition with a delay begins to hold: at close of business of the day a limit of that length would be due.

    Its verb must be done.
    """
    mark = at.standing.marks[at.marked(need.verb)]
    if need.delay is None:
        return mark.effective
    return at.quantity(need.delay).due(mark.effective, at.calendar).at or mark.effective
