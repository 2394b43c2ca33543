"""What every actor answers, and how actors are put together. Those that a text names stand in `actor`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from yizhang.law.org import SYSTEM, Seat, Who
from yizhang.law.record import Record

if TYPE_CHECKING:
    from yizhang.law.verb import Verb


def verb_name(verb: Verb | str) -> str:
    """Resolved late: a verb has no name while the class body runs."""
    return verb if isinstance(verb, str) else verb.name


@dataclass(frozen=True)
class Actor:
    """Base of all actors. `cites` join a refusal; `personal` keeps delegations out (签署)."""

    cites: str = ""
    personal: bool = False

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """The seats that are it now; empty when nobody is, or when a field it reads is empty."""
        raise NotImplementedError

    def bars(self, who: Who, person: str) -> bool:
        """Whether this person may not act, whatever the post (四眼)."""
        return False

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        """Whether nothing bars a person who would act through one of these seats."""
        return not self.bars(who, person)

    def label(self, record: type[Record]) -> str:
        """In words, speaking the fields' labels: 牵头部门主要负责人."""
        raise NotImplementedError

    def parts(self) -> Iterator[Actor]:
        """Itself and all that it is made of."""
        yield self

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        """The same, with verbs it names by a string looked up, so that its label can say them."""
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields it reads."""
        return ()

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs it names."""
        return ()

    @property
    def tied(self) -> bool:
        """Whether it depends on the matter, or is one seat only; others need `anyone=True`."""
        return True

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The provisions of the actor and of all that it is made of."""
        return tuple(dict.fromkeys(one for part in self.parts() for one in part.cites.split()))

    @property
    def in_person(self) -> Actor:
        """No delegation reaches it."""
        return replace(self, personal=True)

    def __or__(self, other: Actor) -> Actor:
        return Either(of=(self, other), personal=self.personal and other.personal)

    def __and__(self, other: Actor) -> Actor:
        return Both(of=(self, other), personal=self.personal or other.personal, cites=self.cites)


@dataclass(frozen=True)
class OtherThan(Actor):
    """Not a person who did the verb, whatever the post. It only bars, so it stands beside an actor that names seats."""

    verb: Verb | str = ""

    def bars(self, who: Who, person: str) -> bool:
        name = verb_name(self.verb)
        return bool(person) and (person == who.did.get(name, ("",))[0] or person in who.together.get(name, ()))

    def label(self, record: type[Record]) -> str:
        return f"不得为“{self.verb if isinstance(self.verb, str) else self.verb.label}”的办理人"

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        return replace(self, verb=verbs.get(verb_name(self.verb).rstrip("_"), self.verb))

    @property
    def verbs(self) -> tuple[str, ...]:
        return (verb_name(self.verb),)

    @property
    def tied(self) -> bool:
        return False


@dataclass(frozen=True)
class Either(Actor):
    """Either seat may act."""

    of: tuple[Actor, ...] = ()

    def seats(self, who: Who) -> tuple[Seat, ...]:
        return tuple(dict.fromkeys(seat for one in self.of for seat in one.seats(who)))

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        """What bars him from one branch leaves him the other, if he sits there."""
        mine = [one for one in self.of if not seats.isdisjoint(one.seats(who))]
        return any(one.admits(who, person, seats) for one in mine or self.of)

    def label(self, record: type[Record]) -> str:
        return "或".join(one.label(record) for one in self.of)

    def parts(self) -> Iterator[Actor]:
        yield self
        for one in self.of:
            yield from one.parts()

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        return replace(self, of=tuple(one.bound(verbs) for one in self.of))

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for one in self.of for name in one.fields)

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(name for one in self.of for name in one.verbs)

    @property
    def tied(self) -> bool:
        return all(one.tied for one in self.of)


@dataclass(frozen=True)
class Both(Either):
    """A seat that is in the first and in no way barred by the others (`office("文电") & other_than(draft)`)."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        sets = [one.seats(who) for one in self.of if not isinstance(one, OtherThan)]
        return tuple(seat for seat in sets[0] if all(seat in other for other in sets[1:])) if sets else ()

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        return all(one.admits(who, person, seats) for one in self.of)

    def label(self, record: type[Record]) -> str:
        named = "，且为".join(one.label(record) for one in self.of if not isinstance(one, OtherThan))
        barred = "，".join(one.label(record) for one in self.of if isinstance(one, OtherThan))
        return f"{named}（{barred}）" if barred else named

    @property
    def tied(self) -> bool:
        return any(one.tied for one in self.of)


@dataclass(frozen=True)
class Every(Actor):
    """All of the seats, each with an act of its own (semantics 13)."""

    of: Actor = Actor()

    def seats(self, who: Who) -> tuple[Seat, ...]:
        return self.of.seats(who)

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        return self.of.admits(who, person, seats)

    def label(self, record: type[Record]) -> str:
        return f"每一位{self.of.label(record)}"

    def parts(self) -> Iterator[Actor]:
        yield self
        yield from self.of.parts()

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        return replace(self, of=self.of.bound(verbs))

    @property
    def fields(self) -> tuple[str, ...]:
        return self.of.fields

    @property
    def verbs(self) -> tuple[str, ...]:
        return self.of.verbs


@dataclass(frozen=True)
class Machine(Actor):
    """The system itself."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        return (SYSTEM,)

    def label(self, record: type[Record]) -> str:
        return "系统"
