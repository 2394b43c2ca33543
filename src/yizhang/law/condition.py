"""Conditions: what must be done before a verb opens. Data, so that they can be proved, drawn and explained."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from yizhang.law.actor import Actor, verb_name
from yizhang.law.errors import FunctionInCondition
from yizhang.law.fieldtype import Json
from yizhang.law.finding import READ
from yizhang.law.place import caller
from yizhang.law.values import dataclass, field, replace

if TYPE_CHECKING:
    from yizhang.law.record import Record
    from yizhang.law.verb import Verb


@dataclass(frozen=True)
class Reading:
    """A value where the text is silent: our reading, which an edition may override by `key`."""

    value: Any
    why: str = ""


def reading(value: Any, why: str = "") -> Any:
    """Mark an actor, number or window as a reading of a silent text (every `?` of the provisions)."""
    return Reading(value, why)


@dataclass(frozen=True)
class Lift:
    """Who may waive, and what the article demands with it (field labels); `read` when the text names nobody."""

    actor: Actor
    demands: tuple[str, ...] = ()
    read: bool = False

    def said(self, record: type[Record]) -> str:
        """Who, in words; of a reading, that it is one (semantics 65)."""
        return self.actor.label(record) + (READ if self.read else "")


def lift_of(lift: Any, demands: tuple[str, ...] = ()) -> Lift | None:
    """From what a declaration says: an actor, a reading of one, or nothing."""
    if isinstance(lift, Reading):
        return Lift(lift.value, demands, read=True)
    return Lift(lift, demands) if lift is not None else None


@dataclass(frozen=True)
class Where:
    """Holds when each field has one of its values; None (undecided) when a field is empty and no other says no.

    `silent`: an empty field says no; for a field that matters of an earlier version lack, so that none of them is stranded.
    """

    items: tuple[tuple[str, tuple[Json, ...]], ...]
    silent: bool = False

    def holds(self, values: Mapping[str, Json]) -> bool | None:
        """Over canonical values."""
        answer: bool | None = True
        for name, wanted in self.items:
            value = values.get(name)
            if value is None and not self.silent:
                answer = None
            elif value not in wanted:
                return False
        return answer

    def undecided(self, values: Mapping[str, Json]) -> str:
        """The first empty field."""
        return next((name for name, _ in self.items if values.get(name) is None), "")

    @property
    def where_known(self) -> Where:
        """The same, but an empty field says no."""
        return replace(self, silent=True)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it reads."""
        return tuple(name for name, _ in self.items)


def where(**fields: object) -> Where:
    """`where(normative=True, in_name_of=(InNameOf.ORDER, InNameOf.BILL))`: data, never a function."""
    here = caller()
    return Where(tuple((name, _plain(value, f"where({name}=…) ({here})")) for name, value in fields.items()))


def _plain(value: object, at: str) -> tuple[Json, ...]:
    each = value if isinstance(value, tuple) else (value,)
    if any(callable(one) and not isinstance(one, Enum) for one in each):
        raise FunctionInCondition(at)
    return tuple(one.value if isinstance(one, Enum) else one for one in each)


@dataclass(frozen=True)
class Need:
    """A verb must be done, with one of the outcomes if any are named, and `delay` must have passed since.

    `delay` is a duration or a slot of the edition's numbers. `advise`: unmet, it only cautions. `verb` is a declared verb until
    its class is complete, then its name.
    """

    verb: Any
    outcomes: tuple[str, ...] = ()
    cites: str = ""
    lift: Lift | None = None
    delay: Any = None
    advise: bool = False

    def each(self) -> tuple[Need, ...]:
        """The verbs it may rest on: itself."""
        return (self,)


@dataclass(frozen=True)
class AnyOf:
    """One of the alternatives that apply is enough."""

    of: tuple[Need, ...]
    cites: str = ""
    lift: Lift | None = None
    advise: bool = False

    def each(self) -> tuple[Need, ...]:
        """The alternatives."""
        return self.of


Condition = Need | AnyOf


@dataclass(frozen=True)
class Met:
    """A verb with the outcomes wanted: `legal("通过")`."""

    verb: Verb
    outcomes: tuple[str, ...]


def as_need(on: Verb | Met | Need | str) -> Need:
    """A plain verb, a verb with outcomes, or a need, as a need."""
    if isinstance(on, Need):
        return on
    return Need(on.verb, on.outcomes) if isinstance(on, Met) else Need(on)


def need(on: Any, cites: str = "", *, lift: Any = None, demands: tuple[str, ...] = (), delay: Any = None) -> Condition:
    """The verb (or `any_of`) must be done first, by this provision; `lift` may waive it."""
    if isinstance(on, AnyOf):
        return AnyOf(tuple(replace(one, delay=delay or one.delay) for one in on.of), cites, lift_of(lift, demands))
    plain = as_need(on)
    return Need(plain.verb, plain.outcomes, cites, lift_of(lift, demands), delay)


def any_of(*on: Any) -> AnyOf:
    """Branches of which one applies, or alternatives of which one is enough."""
    return AnyOf(tuple(each for one in on for each in (one.of if isinstance(one, AnyOf) else (as_need(one),))))


def advise(on: Any, cites: str = "") -> Condition:
    """Customary order: unmet, a caution."""
    if isinstance(on, AnyOf):
        return AnyOf(on.of, cites, advise=True)
    plain = as_need(on)
    return Need(plain.verb, plain.outcomes, cites, advise=True)


def conditions(after: Any) -> tuple[Condition, ...]:
    """What `after=` says, as conditions."""
    each = after if isinstance(after, tuple) else (after,) if after is not None else ()
    return tuple(one if isinstance(one, Need | AnyOf) else as_need(one) for one in each)


def named(condition: Condition) -> Condition:
    """The same with verbs by name, once their class is complete."""
    if isinstance(condition, AnyOf):
        return replace(condition, of=tuple(_named(one) for one in condition.of))
    return _named(condition)


def _named(one: Need) -> Need:
    return replace(one, verb=verb_name(one.verb).rstrip("_"))


@dataclass(frozen=True)
class Then:
    """What follows when a limit has passed: remind, escalate to an actor, or deem an outcome."""

    kind: str = "remind"
    actor: Actor | None = None
    outcome: str = ""


remind = Then()


def escalate(actor: Actor) -> Then:
    """Also opens a task 督办 there."""
    return Then("escalate", actor=actor)


def deem(outcome: str) -> Then:
    """An act of the system with that outcome, effective from 00:00 of the next day."""
    return Then("deem", outcome=outcome)


@dataclass(frozen=True)
class Limit:
    """期限 of a duty. `duration` is a slot of the edition's numbers or a duration; None when `until` names the field that says it."""

    duration: Any
    cites: str
    when: Where | None = None
    since: str = ""
    until: str = ""
    due_cites: str = ""
    pauses: tuple[tuple[Any, Any], ...] = field(default=())
    then: Then = remind


def limit(
    duration: Any = None,
    cites: str = "",
    *,
    when: Where | None = None,
    since: str = "",
    until: str = "",
    due_cites: str = "",
    pauses: tuple[tuple[Any, Any], ...] = (),
    then: Then = remind,
) -> Limit:
    """Within how long: from when the duty opened, or `since` a dated field, or ending at the moment in `until` (53.1f, 53.1g)."""
    return Limit(duration, cites, when, since, until, due_cites, pauses, then)
