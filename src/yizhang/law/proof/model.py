"""A procedure as a machine of bits: one for each verb with an outcome; a condition is a mask of which one bit must be set.

Which verbs apply follows from the fields that `when` names, so a model is made for each set of verbs that can apply together.
Whatever passing over does (semantics 7, 8) is worked out here, once; the walk only compares integers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Any

from yizhang.law.actor import Actor
from yizhang.law.condition import Condition
from yizhang.law.fieldtype import Json
from yizhang.law.procedure import Procedure, rests_on
from yizhang.law.record import fields_of
from yizhang.law.values import dataclass
from yizhang.law.verb import Verb

NOTHING = ""
"""The outcome of a verb that declares none."""


@dataclass(frozen=True)
class Clause:
    """One condition: a bit of `mask` must be set, or, where its lift is granted, all of `behind` must hold instead."""

    mask: int
    condition: Condition
    behind: tuple[Clause, ...] = ()

    def holds(self, state: int) -> bool:
        """Whether it holds in that standing."""
        return bool(state & self.mask) or (bool(self.behind) and all(one.holds(state) for one in self.behind))


@dataclass(frozen=True)
class Move:
    """A verb done with an outcome: what must hold, what closes it, and what it leaves behind."""

    verb: Verb
    outcome: str
    clauses: tuple[Clause, ...]
    own: int
    bit: int
    closed_by: int
    undoes: int

    def open(self, state: int) -> bool:
        """Whether it can be done in that standing."""
        if state & self.closed_by or (state & self.own and not self.verb.repeats):
            return False
        return all(one.holds(state) for one in self.clauses)

    def done(self, state: int) -> int:
        """The standing after it."""
        return (state & ~self.own | self.bit) & ~self.undoes


@dataclass(frozen=True)
class Model:
    """A procedure for one choice of the fields that its verbs depend on. `granted`: every waiver the text allows is given."""

    procedure: type[Procedure]
    values: Mapping[str, Json]
    granted: bool = False

    def applies(self, name: str) -> bool:
        """Whether the verb applies, as far as its `when` and what it awaits go."""
        verb = self.procedure.verbs[name]
        own = verb.when.holds(self.values) is not False if verb.when else True
        return own and (not verb.awaits or self.applies(verb.awaits))

    @cached_property
    def applying(self) -> tuple[str, ...]:
        """The verbs that apply, as declared."""
        return tuple(name for name in self.procedure.verbs if self.applies(name))

    @cached_property
    def bits(self) -> dict[tuple[str, str], int]:
        """A bit for each verb and outcome."""
        each = [(name, outcome) for name, verb in self.procedure.verbs.items() for outcome in (tuple(verb.outcomes) or (NOTHING,))]
        return {one: 1 << place for place, one in enumerate(each)}

    def mask(self, name: str, outcomes: tuple[str, ...] = ()) -> int:
        """The bits of a verb, or of some of its outcomes."""
        return sum(bit for (verb, outcome), bit in self.bits.items() if verb == name and (not outcomes or outcome in outcomes))

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """All that can ever be done."""
        return tuple(move for name in self.applying for move in self._moves(self.procedure.verbs[name]))

    def duties_open(self, *states: int) -> tuple[Verb, ...]:
        """The duties that are open in each of these standings."""
        found = {one.verb.name: one.verb for one in self.moves if one.verb.duty and not one.verb.afterwards and all(map(one.open, states))}
        return tuple(found.values())

    def _moves(self, verb: Verb) -> Iterator[Move]:
        clauses = tuple(one for each in verb.conditions for one in self._clauses(each))
        closed, own = sum({self.mask(one) for one in verb.before}), self.mask(verb.name)
        for outcome in tuple(verb.outcomes) or (NOTHING,):
            undoes = self._undone((*verb.reopens, *verb.outcomes.get(outcome, ()))) | self._lapsed(verb)
            yield Move(verb, outcome, clauses, own, self.bits[verb.name, outcome], closed, undoes)

    def _undone(self, reopened: tuple[str, ...]) -> int:
        names = set(reopened).union(*(rests_on(self.procedure, name) for name in reopened))
        return sum(self.mask(name) for name in names)

    def _lapsed(self, verb: Verb) -> int:
        """What vouches for a field that the verb writes once more: only what may be done again changes one."""
        writes = set(verb.asks.all) if verb.repeats else set()
        vouching = tuple(name for name, one in self.procedure.verbs.items() if writes & set(one.about))
        return self._undone(vouching)

    def _clauses(self, condition: Condition, passed: tuple[str, ...] = ()) -> Iterator[Clause]:
        """A condition as masks; verbs that do not apply are passed over. Advice binds nobody."""
        if condition.advise:
            return
        there = [one for one in condition.each() if self.applies(one.verb)]
        if there:
            mask = sum({self.mask(one.verb, one.outcomes) for one in there})
            granted = self.granted and condition.lift is not None
            yield Clause(mask, condition, self._behind(there[0].verb, passed) if granted else ())
        else:
            for one in condition.each():
                yield from self._behind(one.verb, passed)

    def _behind(self, name: str, passed: tuple[str, ...]) -> tuple[Clause, ...]:
        if name in passed:
            return ()
        return tuple(one for own in self.procedure.verbs[name].conditions for one in self._clauses(own, (*passed, name)))


def models(procedure: type[Procedure], granted: bool = False) -> Iterator[Model]:
    """A model for each set of verbs that can apply together: every value of every field that a `when` names."""
    names = list(dict.fromkeys(name for verb in procedure.verbs.values() if verb.when for name in verb.when.fields))
    seen: set[tuple[str, ...]] = set()
    for chosen in product(*(_domain(procedure, name) for name in names)):
        model = Model(procedure, dict(zip(names, chosen, strict=True)), granted)
        if model.applying not in seen:
            seen.add(model.applying)
            yield model


def _domain(procedure: type[Procedure], name: str) -> tuple[Json, ...]:
    kind: Any = fields_of(procedure.record)[name].type
    return (True, False) if kind.kind == "bool" else tuple(one.value for one in kind.python) if kind.kind == "enum" else ("",)


def acts_as(verb: Verb, actor: Actor) -> bool:
    """Whether the verb is that actor's, alone or among others."""
    return any(part == actor or (part.personal and _plain(part) == _plain(actor)) for part in verb.by.parts())


def _plain(actor: Actor) -> tuple[object, ...]:
    return (type(actor), getattr(actor, "rank", None))
