"""Everything that decides what may be done now, and the two questions all others rest on: does a verb apply, is it done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yizhang.law.calendar import WorkCalendar
from yizhang.law.condition import Need, Reading
from yizhang.law.fieldtype import Json
from yizhang.law.lazy import lazy
from yizhang.law.numbers import Numbers, Slot
from yizhang.law.org import Opener, Org, Who
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
        together = {name: frozenset(one.person for one in each.values()) for name in marks if (each := self.parts(name))}
        return Who(self.org, self.values, self.opener, {name: (mark.person, mark.post) for name, mark in marks.items()}, together)

    def later(self, standing: Standing, opened: Mapping[str, datetime]) -> Situation:
        """The same record at another standing, with other open verbs: what applies stays known, and who is who where nothing was done."""
        if standing is self.standing and opened is self.opened:
            return self
        known = self.__dict__
        made = object.__new__(Situation)
        made.__dict__.update(known, standing=standing, opened=opened)
        if standing is not self.standing:
            for name in ("who", "clocks"):
                made.__dict__.pop(name, None)
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


def opens_at(at: Situation, need: Need) -> datetime:
    """When a condition with a delay begins to hold: at close of business of the day a limit of that length would be due.

    Its verb must be done.
    """
    mark = at.standing.marks[at.marked(need.verb)]
    if need.delay is None:
        return mark.effective
    return at.quantity(need.delay).due(mark.effective, at.calendar).at or mark.effective
