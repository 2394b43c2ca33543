"""What every actor answers, and how actors are put together. Those that a text names stand in `actor`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from yizhang.law.org import EVERYBODY, SYSTEM, Seat, Who
from yizhang.law.record import Record
from yizhang.law.values import dataclass, replace

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
    def looks_back(self) -> bool:
        """Whether it asks who did a verb."""
        return bool(self.verbs)

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
        """Who did it, alone or together with others."""
        name = verb_name(self.verb)
        return bool(person) and (person == who.did.get(name, ("",))[0] or person in who.together.get(name, ()))

    def label(self, record: type[Record]) -> str:
        """不得为“拟稿”的办理人."""
        return f"不得为“{self.verb if isinstance(self.verb, str) else self.verb.label}”的办理人"

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        """With the verb itself, so that its label can be said."""
        return replace(self, verb=verbs.get(verb_name(self.verb).rstrip("_"), self.verb))

    @property
    def verbs(self) -> tuple[str, ...]:
        """The one it looks back at."""
        return (verb_name(self.verb),)

    @property
    def tied(self) -> bool:
        """It names nobody."""
        return False


@dataclass(frozen=True)
class Either(Actor):
    """Either seat may act."""

    of: tuple[Actor, ...] = ()

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Of all branches, once each."""
        return tuple(dict.fromkeys(seat for one in self.of for seat in one.seats(who)))

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        """What bars him from one branch leaves him the other, if he sits there."""
        mine = [one for one in self.of if not seats.isdisjoint(one.seats(who))]
        return any(one.admits(who, person, seats) for one in mine or self.of)

    def label(self, record: type[Record]) -> str:
        """Branches joined by 或."""
        return "或".join(one.label(record) for one in self.of)

    def parts(self) -> Iterator[Actor]:
        """Itself, and each branch with its own."""
        yield self
        for one in self.of:
            yield from one.parts()

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        """Each branch with the verbs it names."""
        return replace(self, of=tuple(one.bound(verbs) for one in self.of))

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of all branches."""
        return tuple(name for one in self.of for name in one.fields)

    @property
    def verbs(self) -> tuple[str, ...]:
        """Those of all branches."""
        return tuple(name for one in self.of for name in one.verbs)

    @property
    def tied(self) -> bool:
        """When every branch is."""
        return all(one.tied for one in self.of)


@dataclass(frozen=True)
class FirstOf(Either):
    """The first branch that names somebody; the next stands in only where it names nobody."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Those of that branch."""
        return next((found for one in self.of if (found := one.seats(who))), ())

    def label(self, record: type[Record]) -> str:
        """印章保管人（没有的，市政府办公室文电）."""
        first, *rest = (one.label(record) for one in self.of)
        return f"{first}（没有的，{'，再没有的，'.join(rest)}）"


@dataclass(frozen=True)
class Both(Either):
    """A seat that is in the first and in no way barred by the others (`office("文电") & other_than(draft)`)."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Those that every part names."""
        sets = [one.seats(who) for one in self.of if not isinstance(one, OtherThan)]
        return tuple(seat for seat in sets[0] if all(seat in other for other in sets[1:])) if sets else ()

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        """No part may bar him."""
        return all(one.admits(who, person, seats) for one in self.of)

    def label(self, record: type[Record]) -> str:
        """The seats, then in brackets who is barred."""
        named = "，且为".join(one.label(record) for one in self.of if not isinstance(one, OtherThan))
        barred = "，".join(one.label(record) for one in self.of if isinstance(one, OtherThan))
        return f"{named}（{barred}）" if barred else named

    @property
    def tied(self) -> bool:
        """One part that is tied is enough."""
        return any(one.tied for one in self.of)


@dataclass(frozen=True)
class Around(Actor):
    """Base of actors that are said by another: its fields and verbs are theirs."""

    of: Actor = Actor()

    def parts(self) -> Iterator[Actor]:
        """Itself and those inside."""
        yield self
        yield from self.of.parts()

    def bound(self, verbs: Mapping[str, Verb]) -> Actor:
        """With the verbs that the inner one names."""
        return replace(self, of=self.of.bound(verbs))

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of the inner one."""
        return self.of.fields

    @property
    def verbs(self) -> tuple[str, ...]:
        """Those of the inner one."""
        return self.of.verbs


class Every(Around):
    """All of the seats, each with an act of its own (semantics 13)."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """Each is wanted."""
        return self.of.seats(who)

    def admits(self, who: Who, person: str, seats: frozenset[Seat]) -> bool:
        """As the inner one does."""
        return self.of.admits(who, person, seats)

    def label(self, record: type[Record]) -> str:
        """每一位分管副市长."""
        return f"每一位{self.of.label(record)}"


@dataclass(frozen=True)
class Everybody(Actor):
    """Whoever holds a post. It is only for a sight: nobody acts from there."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """The one from which all read."""
        return (EVERYBODY,)

    def label(self, record: type[Record]) -> str:
        """所有人员."""
        return "所有人员"


@dataclass(frozen=True)
class Machine(Actor):
    """The system itself."""

    def seats(self, who: Who) -> tuple[Seat, ...]:
        """The system's own."""
        return (SYSTEM,)

    def label(self, record: type[Record]) -> str:
        """系统."""
        return "系统"
