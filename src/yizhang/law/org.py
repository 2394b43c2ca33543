"""What the language asks of an organisation. `office` gives an immutable, versioned snapshot that answers this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Protocol

from yizhang.law.fieldtype import Json, OrganRef
from yizhang.law.values import dataclass, field

Seat = str
"""A place that tasks and sight belong to: `post:dm2`, `section:docs`, `organ:sfj` (the organ's desk). `system` is the machine."""

SYSTEM = "system"
EVERYBODY = "everybody"
"""From which whoever holds a post reads, and nobody acts: what is public."""


class Rank(Enum):
    """The ranks that the rules name."""

    MAYOR = "市长"
    DEPUTY_MAYOR = "副市长"
    SECRETARY_GENERAL = "秘书长"
    DEPUTY_SECRETARY_GENERAL = "副秘书长"
    PRINCIPAL_HEAD = "主要负责人"


@dataclass(frozen=True)
class Delegation:
    """委托: `giver` lets `receiver` (posts) act for him from–to, within `scope`: 主持工作, or full names of verbs."""

    id: str
    giver: str
    receiver: str
    start: datetime
    end: datetime
    scope: tuple[str, ...] = ()
    presiding: bool = False
    label: str = ""

    def reaches(self, verb: str, now: datetime) -> bool:
        """Whether an act of that verb (`dispatch.sign`) at that moment is within it."""
        return self.start <= now <= self.end and self.covers(verb)

    def covers(self, verb: str) -> bool:
        """Whether that verb is within it while it lasts."""
        return self.presiding or verb in self.scope


class Org(Protocol):
    """The organisation at one moment. Organs are named by code, or by name when they are outside it."""

    @property
    def version(self) -> int:
        """Counts its changes; an act keeps it."""

    def seats(self, post: str) -> frozenset[Seat]:
        """The seats a post sits in now: its own, its section's, its organ's desk. Empty for a post nobody may use."""

    def holders(self, seat: Seat) -> tuple[str, ...]:
        """Names of the people who sit there now; empty: nobody can act."""

    def holds(self, person: str, post: str) -> bool:
        """Whether the person holds the post now; acting as a post one does not hold is refused."""

    def ranked(self, rank: Rank) -> tuple[Seat, ...]:
        """The posts of that rank, in the order of the list of leaders."""

    def section(self, short: str) -> Seat | None:
        """The section of the government's office with that short name (文电)."""

    def desk(self, organ: str) -> Seat:
        """The desk of an organ or section; 文电 for an organ outside."""

    def head(self, organ: str) -> Seat | None:
        """The principal head 主要负责人 (7.1), or who has the recorded charge of the organ."""

    def leaders(self, organ: str) -> tuple[Seat, ...]:
        """All 负责人 of an organ, the principal head first (53.2a)."""

    def in_charge(self, key: str) -> tuple[Seat, ...]:
        """The deputy mayors whose portfolio has that topic or organ (6.1b); never the mayor or the secretary-general."""

    def paired(self, seat: Seat) -> Seat | None:
        """The deputy secretary-general who works with that leader."""

    def organ_of(self, post: str) -> str:
        """The code of the organ a post belongs to."""

    def person_at(self, seat: Seat) -> str | None:
        """The person who holds a post now."""

    def name(self, code: str) -> str:
        """An organ, section, post, person or seat in words."""

    def delegation(self, id: str) -> Delegation | None:
        """A delegation on record, whether in force or not."""

    def delegated_to(self, post: str) -> Iterable[Delegation]:
        """The delegations on record to that post, whether in force or not."""

    def reads_for(self, post: str) -> tuple[str, ...]:
        """The absent posts whose matters this one may see as B角 now."""


@dataclass(frozen=True)
class Opener:
    """Who opened the matter: person, post, and the organ of that post then."""

    person: str
    post: str
    organ: str
    registrar: bool = False


@dataclass(frozen=True)
class Who:
    """All that an actor is resolved from: organisation, canonical record, who did which verb, opener."""

    org: Org
    values: Mapping[str, Json]
    opener: Opener
    did: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """verb -> (person, post) of its standing act"""
    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """verb -> all persons, where every seat of its actor acts"""


def own_organ(org: Org, opener: Opener, record: object) -> OrganRef:
    """The organ of whoever opened it: of a field whose matter is the opener's own (起草单位, 主办部门)."""
    return OrganRef(opener.organ)
