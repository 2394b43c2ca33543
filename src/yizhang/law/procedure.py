"""Procedures: the verbs and sights of one kind of matter, declared as a class that reads like the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from yizhang.law.actor import Actor, verb_name
from yizhang.law.condition import AnyOf, Condition, Limit, Need, conditions, named
from yizhang.law.errors import DeclarationError, UnknownName
from yizhang.law.place import caller, of_class, same_file
from yizhang.law.record import Record, fields_of
from yizhang.law.values import dataclass, field, replace
from yizhang.law.verb import Verb


@dataclass(frozen=True)
class Sight:
    """Who sees the matter, from which verb on, and until which one is done."""

    actor: Actor
    after: tuple[Condition, ...] = ()
    cites: str = ""
    until: tuple[Any, ...] = ()
    place: str = field(default="", compare=False)


def sight(actor: Actor, after: Any = None, cites: str = "", until: Any = None) -> Sight:
    """可见: the actor's seats see the matter once `after` was done at some time, and no more once `until` is: what is taken back."""
    return Sight(actor, conditions(after), cites, until if isinstance(until, tuple) else () if until is None else (until,), caller())


class Procedure:
    """Base of all procedures. `class Request(Procedure, of=IncomingRecord, label="请示")`.

    A later edition's procedure is a subclass with the same `name` that states what changed; `drops` are verbs it lacks.
    """

    name: ClassVar[str] = ""
    label: ClassVar[str] = ""
    record: ClassVar[type[Record]] = Record
    verbs: ClassVar[Mapping[str, Verb]] = {}
    sights: ClassVar[tuple[Sight, ...]] = ()
    sealed: ClassVar[bool] = False
    place: ClassVar[str] = ""
    __resting__: ClassVar[Mapping[str, frozenset[str]]] = {}
    __stating__: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    __former__: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(
        cls, of: type[Record] | None = None, label: str = "", name: str = "", drops: tuple[Verb, ...] = (), sealed: bool | None = None
    ) -> None:
        _free(cls)
        cls.name = name or (cls.name if of is None and cls.name else _snake(cls.__name__))
        cls.label, cls.record = label or cls.label, of or cls.record
        cls.sealed = cls.sealed if sealed is None else sealed
        cls.place = of_class(cls)
        inherited = {key: verb for key, verb in cls.verbs.items() if key not in {verb_name(one) for one in drops}}
        own = {verb.name: verb for verb in cls.__dict__.values() if isinstance(verb, Verb)}
        cls.verbs = {**inherited, **own}
        for verb in own.values():
            _bind(verb, cls)
        cls.sights = tuple(_sight_named(one) for one in cls.sights)
        _check(cls)
        settle(cls)


def settle(procedure: type[Procedure]) -> None:
    """Work out what follows from its verbs, once; and again when the proof has changed one."""
    verbs = procedure.verbs
    for verb in verbs.values():
        verb.conditions = (*verb.after, Need(verb.awaits)) if verb.awaits else verb.after
    procedure.__resting__ = {name: _resting(verbs, name) for name in verbs}
    procedure.__former__ = {name: verb.formerly for name, verb in verbs.items() if verb.formerly}
    procedure.__stating__ = {name: duties for name, verb in verbs.items() if (duties := _stating(verbs, verb))}


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


OWN = ("name", "label", "record", "verbs", "sights", "sealed", "place")
"""What a procedure itself is called by, so that no verb can be."""


def _free(cls: type[Procedure]) -> None:
    for name in OWN:
        if isinstance(verb := cls.__dict__.get(name), Verb):
            raise DeclarationError(f'{cls.__name__} ({verb.place}): "{name}" is a word of every procedure; call the verb otherwise')


def _bind(verb: Verb, procedure: type[Procedure]) -> None:
    """Turn the verbs that a verb names into names, now that each has one."""
    verb.place = verb.place if same_file(verb.place, procedure.place) else procedure.place
    verb.by = verb.by.bound(procedure.verbs)
    verb.after = tuple(named(one) for one in verb.after)
    verb.before = tuple(verb_name(one).rstrip("_") for one in verb.before)
    verb.reopens = tuple(verb_name(one).rstrip("_") for one in verb.reopens)
    verb.outcomes = {said: tuple(verb_name(one).rstrip("_") for one in reopens) for said, reopens in verb.outcomes.items()}
    verb.awaits = verb_name(verb.awaits).rstrip("_") if verb.awaits is not None else ""
    verb.within = tuple(_limit_named(one) for one in verb.within)


def _sight_named(one: Sight) -> Sight:
    return replace(one, after=tuple(named(each) for each in one.after), until=tuple(verb_name(each).rstrip("_") for each in one.until))


def _limit_named(one: Limit) -> Limit:
    return replace(one, pauses=tuple((verb_name(a).rstrip("_"), verb_name(b).rstrip("_")) for a, b in one.pauses))


def _check(cls: type[Procedure]) -> None:
    if cls.record is Record and cls.verbs:
        raise DeclarationError(f"{cls.name} ({cls.place}): say which record it is of: of=…")
    fields = fields_of(cls.record)
    for verb in cls.verbs.values():
        where = f"{cls.name}.{verb.name} ({verb.place})"
        _known(where, "verb", cls.verbs, _verbs_named(verb))
        _known(where, "field", fields, _fields_named(verb))
        _known(where, "outcome", verb.outcomes, (one.then.outcome for one in verb.within if one.then.outcome))
        _outcomes(where, cls.verbs, verb.after)
    for seen in cls.sights:
        where = f"{cls.name} sight ({seen.place})"
        _known(where, "verb", cls.verbs, (*(each.verb for one in seen.after for each in one.each()), *seen.until))
        _known(where, "field", fields, seen.actor.fields)
        _outcomes(where, cls.verbs, seen.after)
    for spec in fields.values():
        _known(f"{spec.owner.__name__}.{spec.name} ({spec.place})", "field", fields, spec.private_to.fields if spec.private_to else ())


def _outcomes(where: str, verbs: Mapping[str, Verb], after: Iterable[Condition]) -> None:
    for each in (each for one in after for each in one.each()):
        _known(where, f"outcome of {each.verb}", verbs[each.verb].outcomes, each.outcomes)


def _known(where: str, what: str, known: Iterable[str], named: Iterable[str]) -> None:
    for name in named:
        if name not in known:
            raise UnknownName(where, what, name, known)


def _verbs_named(verb: Verb) -> list[str]:
    conditions = [each.verb for one in verb.after for each in one.each()]
    reopened = [*verb.reopens, *(name for names in verb.outcomes.values() for name in names)]
    paused = [name for one in verb.within for pair in one.pauses for name in pair]
    awaited = [verb.awaits] if verb.awaits else []
    return [*conditions, *reopened, *verb.before, *paused, *awaited, *(name.rstrip("_") for name in verb.by.verbs)]


def _fields_named(verb: Verb) -> list[str]:
    limits = [name for one in verb.within for name in (one.since, one.until, one.due_cites) if name]
    others = [one.lift.actor for one in verb.after if one.lift] + [one.then.actor for one in verb.within if one.then.actor]
    whens = [name for when in (verb.when, *(one.when for one in verb.within)) if when for name in when.fields]
    read = [name for one in others for name in one.fields]
    carried = [name for name, _ in verb.carries]
    return [*verb.asks.all, *verb.about, *carried, *verb.by.fields, *limits, *whens, *read, *([verb.each] if verb.each else [])]


def rests_on(procedure: type[Procedure], verb: str) -> frozenset[str]:
    """All verbs that rest on it, in any number of steps, itself not counted (semantics 9)."""
    return procedure.__resting__.get(verb, frozenset())


def stated_by(procedure: type[Procedure], verb: str) -> tuple[str, ...]:
    """The other duties of which a limit depends on a field that the verb requires (semantics 19)."""
    return procedure.__stating__.get(verb, ())


def _resting(verbs: Mapping[str, Verb], verb: str) -> frozenset[str]:
    found: set[str] = set()
    grow = {verb}
    while grow:
        grow = {name for name, one in verbs.items() if name not in found and stands_on(one) & grow}
        found |= grow
    return frozenset(found - {verb})


def _stating(verbs: Mapping[str, Verb], verb: Verb) -> tuple[str, ...]:
    def states(limit: Limit) -> bool:
        return limit.when is not None and not limit.until and not set(limit.when.fields).isdisjoint(verb.asks.required)

    return tuple(name for name, other in verbs.items() if other is not verb and any(states(one) for one in other.within))


def stands_on(verb: Verb) -> frozenset[str]:
    """The verbs it rests on directly, alternatives and advice included."""
    return frozenset(each.verb for one in verb.conditions for each in one.each())


__all__ = ["AnyOf", "Need", "Procedure", "Sight", "rests_on", "sight"]
