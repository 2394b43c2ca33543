"""The organisation at one moment, as the language asks for it (law.org.Org), from the rows that hold then. Nothing in it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from yizhang.law.org import SYSTEM, Delegation, Rank, Seat
from yizhang.law.record import Record
from yizhang.office.facts import (
    AbEntry,
    AbsenceEntry,
    ChargeEntry,
    DutyEntry,
    HoldingEntry,
    OrganEntry,
    PairingEntry,
    PortfolioEntry,
    PostEntry,
    SealEntry,
    SubjectEntry,
)
from yizhang.office.kinds import BOUND, COUNTIES, INSIDE, LEADERS, OrganKind, Role, kinds_called
from yizhang.office.naming import Names
from yizhang.office.period import Period
from yizhang.office.row import Row

if TYPE_CHECKING:
    from yizhang.office.entries import Entry

R = TypeVar("R", bound=Record)
RANKS = {
    Rank.MAYOR: Role.MAYOR,
    Rank.DEPUTY_MAYOR: Role.DEPUTY_MAYOR,
    Rank.SECRETARY_GENERAL: Role.SECRETARY_GENERAL,
    Rank.DEPUTY_SECRETARY_GENERAL: Role.DEPUTY_SECRETARY_GENERAL,
    Rank.PRINCIPAL_HEAD: Role.PRINCIPAL,
}
HOUSE = (OrganKind.GOVERNMENT, OrganKind.OFFICE)
HEADS = (Role.PRINCIPAL, Role.SECTION_HEAD)
REGISTRY = "文电"


@dataclass(frozen=True)
class OrgSnapshot:
    """`period` is how long it stays the same. Seats are `post:<code>`, `section:<code>`, `organ:<code>`."""

    version: int
    period: Period
    rows: Mapping[type[Record], tuple[Row[Record], ...]]
    delegations: Mapping[str, Delegation] = field(default_factory=dict)

    @staticmethod
    def from_city(city: tuple[Entry, ...], at: datetime) -> OrgSnapshot:
        """The organisation of a file at a moment: `from_city(demonstration(), at)`; no office has entered it."""
        from yizhang.office.entries import rows_of  # which cuts snapshots, so this waits

        return rows_of(city).at(at)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a register that hold now, in the order they were entered."""
        return tuple(row.record for row in self.rows.get(kind, ()) if isinstance(row.record, kind))

    @cached_property
    def organs(self) -> Mapping[str, OrganEntry]:
        """By code."""
        return {one.code: one for one in self.of(OrganEntry)}

    @cached_property
    def posts(self) -> Mapping[str, PostEntry]:
        """By code, in the order of the list of leaders, then as entered."""
        placed = sorted(self.of(PostEntry), key=lambda one: (one.place is None, one.place or 0))
        return {one.code: one for one in placed}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        """Every name of an organ -> its code."""
        return {word: one.code for one in self.of(OrganEntry) for word in (one.code, one.name, one.short)}

    def code(self, organ: str) -> str:
        """The code of an organ named by code, name or short name; empty for one that is not on record."""
        return self._codes.get(organ.strip(), "")

    def organ(self, organ: str) -> OrganEntry | None:
        """An organ by code, name or short name."""
        return self.organs.get(self.code(organ))

    def kind(self, organ: str) -> OrganKind | None:
        """What an organ is; None for one that is not on record."""
        found = self.organ(organ)
        return found.kind if found else None

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places whose governments are on record: our own, those above and those below it (无锡市, 江苏省, 惠山区)."""
        kinds = (OrganKind.GOVERNMENT, OrganKind.SUPERIOR_GOVERNMENT, *COUNTIES)
        return tuple(one.name.removesuffix("人民政府") for one in self.of(OrganEntry) if one.kind in kinds)

    def is_county(self, organ: str) -> bool:
        """Whether it is the government of a county, a county-level city or a district."""
        return self.kind(organ) in COUNTIES

    def addressed(self, name: str) -> tuple[str, ...]:
        """The organs with a desk here that a name on an address line means: one, or all of a kind; none for one outside."""
        one = self.organ(name)
        kinds = kinds_called(name) if one is None else ()
        return (one.code,) if one and one.kind in INSIDE else tuple(code for code, each in self.organs.items() if each.kind in kinds)

    def bound(self, organ: str) -> bool:
        """Whether the rules bind it as a whole (63.2)."""
        return self.kind(organ) in BOUND

    def inside(self, organ: str) -> bool:
        """Whether it is the government's own, down to the counties, with posts and a desk here."""
        return self.kind(organ) in INSIDE

    def leads(self, organ: str) -> bool:
        """Whether it is one of those that the mayor leads (6.1a), down to the counties; not the party's, the congress's or a court.

        Of 其他机关单位, a company of the city's for one, the record does not say whose it is, so it is not denied.
        """
        return self.kind(organ) in (*INSIDE, OrganKind.OTHER)

    def role(self, post: str) -> Role | None:
        """What kind of post it is."""
        found = self.posts.get(post)
        return found.role if found else None

    @cached_property
    def _of_organ(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((str(one.organ), one.code) for one in self.posts.values())

    def posts_of(self, organ: str) -> tuple[PostEntry, ...]:
        """The posts of an organ."""
        return tuple(self.posts[code] for code in self._of_organ.get(self.code(organ), ()))

    def legality_posts(self, organ: str) -> tuple[str, ...]:
        """The posts 合法性审核岗 of an organ, all its posts where it has none; of an office section, those of all (52.1, 读法)."""
        if self.kind(organ) is OrganKind.SECTION:
            return self._of_sections
        filled = tuple(one for one in self.posts_of(organ) if self.filled(one.code))
        return tuple(one.code for one in filled if one.role is Role.LEGALITY) or tuple(one.code for one in filled)

    @cached_property
    def _of_sections(self) -> tuple[str, ...]:
        return tuple(one for one in self.posts if self.kind(self.organ_of(one)) is OrganKind.SECTION and self.filled(one))

    def organ_of(self, post: str) -> str:
        """The organ or section a post belongs to."""
        found = self.posts.get(post)
        return str(found.organ) if found else ""

    @cached_property
    def _people(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((str(one.post), str(one.person)) for one in self.of(HoldingEntry) if one.post in self.posts)

    @cached_property
    def _held(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((person, post) for post, people in self._people.items() for person in people)

    def posts_held(self, person: str) -> tuple[str, ...]:
        """The posts a person holds now."""
        return self._held.get(person, ())

    def holds(self, person: str, post: str) -> bool:
        """Whether the person holds the post now; the machine is in no post but its own."""
        return person in self._people.get(post, ()) or person == post == SYSTEM

    def person_at(self, seat: Seat) -> str | None:
        """The person who holds a post now."""
        return next(iter(self._people.get(_code(seat), ())), None)

    def filled(self, post: str) -> bool:
        """Whether somebody holds it; an empty post counts nowhere (5.1)."""
        return post in self._people

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The posts of the members of the government 组成人员 (5.1): mayor, deputies, secretary-general, principal heads of departments."""
        return tuple(post for post in self.posts if self.is_member(post))

    def is_member(self, post: str) -> bool:
        """Whether its holder is a member of the government; a recorded charge makes nobody one."""
        role = self.role(post)
        principal = role is Role.PRINCIPAL and self.kind(self.organ_of(post)) is OrganKind.DEPARTMENT
        return self.filled(post) and (role in LEADERS or principal)

    def seats(self, post: str) -> frozenset[Seat]:
        """Its own seat and the desk of its section or organ; empty for a post that is not there now."""
        if post not in self.posts:
            return frozenset({SYSTEM, f"post:{SYSTEM}"} if post == SYSTEM else ())
        return frozenset({f"post:{post}", f"{self._desk_kind(self.organ_of(post))}:{self.organ_of(post)}"})

    @cached_property
    def _sitting(self) -> Mapping[Seat, tuple[str, ...]]:
        return _grouped((seat, person) for post, people in self._people.items() for seat in self.seats(post) for person in people)

    def holders(self, seat: Seat) -> tuple[str, ...]:
        """The people who sit there now."""
        return self._sitting.get(seat, ())

    def _desk_kind(self, organ: str) -> str:
        return "section" if self.kind(organ) is OrganKind.SECTION else "organ"

    def ranked(self, rank: Rank) -> tuple[Seat, ...]:
        """The filled posts of that rank."""
        return self._by_rank[RANKS[rank]]

    @cached_property
    def _by_rank(self) -> Mapping[Role, tuple[Seat, ...]]:
        found = _grouped((one.role, f"post:{one.code}") for one in self.posts.values() if self.filled(one.code))
        return {role: found.get(role, ()) for role in Role}

    def section(self, short: str) -> Seat | None:
        """The section of the office with that name."""
        code = self.code(short)
        return f"section:{code}" if code and self._desk_kind(code) == "section" else None

    def desk(self, organ: str) -> Seat:
        """Its own desk; that of the body's office for a coordinating body; 文电 for the office, the government and all organs outside."""
        found = self.organ(organ)
        if found is not None and found.office_in:
            return self.desk(found.office_in)
        if found is None or found.kind not in INSIDE or found.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE):
            return self.section(REGISTRY) or SYSTEM
        return f"{self._desk_kind(found.code)}:{found.code}"

    @cached_property
    def _charges(self) -> Mapping[str, str]:
        return {self.code(one.organ): str(one.post) for one in self.of(ChargeEntry) if self.filled(one.post)}

    def charge(self, organ: str) -> str | None:
        """The post that has the recorded charge 主持工作 of the organ."""
        return self._charges.get(self.code(organ))

    def head(self, organ: str) -> Seat | None:
        """The principal head, or who has the charge in his place (7.1); the chair of a coordinating body."""
        found = self.organ(organ)
        principal = (one.code for one in self.posts_of(organ) if one.role in HEADS or one.heads_office)
        chair = (str(found.chair),) if found is not None and found.chair else ()
        named = self.charge(organ) or next((post for post in (*principal, *chair) if self.filled(post)), None)
        return f"post:{named}" if named else None

    def leaders(self, organ: str) -> tuple[Seat, ...]:
        """All 负责人, the head first."""
        first = self.head(organ)
        roles = (*HEADS, Role.DEPUTY, Role.DEPUTY_SECRETARY_GENERAL)
        rest = tuple(f"post:{one.code}" for one in self.posts_of(organ) if one.role in roles and self.filled(one.code))
        return tuple(dict.fromkeys((first, *rest))) if first else rest

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((topic, str(one.leader)) for one in self._portfolios for topic in one.topics)

    @cached_property
    def _by_organ(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((self.code(organ), str(one.leader)) for one in self._portfolios for organ in one.organs)

    @cached_property
    def _portfolios(self) -> tuple[PortfolioEntry, ...]:
        return tuple(sorted(self.of(PortfolioEntry), key=lambda one: one.period.start))

    def leader_of(self, key: str) -> str | None:
        """The leader whose portfolio has that topic or organ, the mayor and the secretary-general included."""
        found = self._by_topic.get(key) or self._by_organ.get(self.code(key)) or ()
        return next((post for post in found if self.filled(post)), None)

    def in_charge(self, key: str) -> tuple[Seat, ...]:
        """The deputy mayor whose portfolio has that topic or organ (6.1b); nobody where it is the mayor's own."""
        leader = self.leader_of(key)
        return (f"post:{leader}",) if leader and self.role(leader) is Role.DEPUTY_MAYOR else ()

    @property
    def executive_deputy(self) -> str:
        """负责常务工作的副市长; empty when there is none."""
        return next((one.code for one in self.posts.values() if one.executive and self.filled(one.code)), "")

    @cached_property
    def _pairs(self) -> Mapping[str, str]:
        return {str(one.leader): str(one.post) for one in self.of(PairingEntry) if self.filled(one.post)}

    def paired(self, seat: Seat) -> Seat | None:
        """The deputy secretary-general who works with that leader."""
        found = self._pairs.get(_code(seat))
        return f"post:{found}" if found else None

    def leaders_of_pair(self, post: str) -> tuple[str, ...]:
        """The leaders a deputy secretary-general works with, in the order of the list of leaders."""
        return tuple(leader for leader in self.posts if self._pairs.get(leader) == post)

    def absent(self, post: str) -> AbsenceEntry | None:
        """The absence on record of that post now."""
        return next((one for one in self.of(AbsenceEntry) if one.who == post), None)

    def reads_for(self, post: str) -> tuple[str, ...]:
        """The absent leaders whose matters this post may see as B角; it never reviews or signs for them."""
        return tuple(str(one.a) for one in self.of(AbEntry) if one.b == post and self.absent(one.a))

    def stand_in(self, post: str) -> str | None:
        """The B角 of a post."""
        return next((str(one.b) for one in self.of(AbEntry) if one.a == post), None)

    @cached_property
    def seals(self) -> Mapping[str, SealEntry]:
        """By the matters they were entered by, retired ones included."""
        return {row.id: row.record for row in self.rows.get(SealEntry, ()) if isinstance(row.record, SealEntry)}

    def seals_of(self, organ: str, kind: str) -> tuple[str, ...]:
        """The seals of that kind (公章) that an organ has on record, those in use first."""
        own = [(id, one) for id, one in self.seals.items() if one.organ == self.code(organ) and one.kind.value == kind]
        return tuple(id for id, one in sorted(own, key=lambda pair: pair[1].cause is not None))

    def seal_name(self, seal: str) -> str:
        """What it is called; empty for one that is not on record."""
        found = self.seals.get(seal)
        return found.name if found else ""

    def seal_called(self, name: str) -> str:
        """The seal of that name, one in use before one that was retired; empty when none is on record."""
        found = [(one.cause is not None, id) for id, one in self.seals.items() if one.name == name.strip()]
        return min(found)[1] if found else ""

    def seal_keepers(self, seal: str) -> tuple[str, ...]:
        """The post that keeps it, and its B角 while that is away; nobody keeps one that was retired, or is not on record."""
        found = self.seals.get(seal)
        if found is None or found.cause is not None:
            return ()
        other = self.stand_in(found.keeper) if self.absent(found.keeper) else None
        return (str(found.keeper), other) if other else (str(found.keeper),)

    def keeps_for(self, post: str, organ: str) -> bool:
        """Whether the post is one of the organ; for the government and its office, one of the office and its sections (读法)."""
        own, of = self.organ_of(post), self.code(organ)
        return own == of or (self.kind(of) in HOUSE and self.kind(own) in (*HOUSE, OrganKind.SECTION))

    def seal_approvers(self, seal: str) -> tuple[str, ...]:
        """Who lets a seal be used: the secretary-general for the government's and its office's, else the head of its organ (读法)."""
        found = self.seals.get(seal)
        if found is None:
            return ()
        head = self.head(found.organ)
        seats = self.ranked(Rank.SECRETARY_GENERAL) if self.kind(found.organ) in HOUSE else (head,) if head else ()
        return tuple(_code(seat) for seat in seats)

    def delegation(self, id: str) -> Delegation | None:
        """A delegation on record, whether in force or not."""
        return self.delegations.get(id)

    def delegated_to(self, post: str) -> tuple[Delegation, ...]:
        """The delegations on record to that post, whether in force or not."""
        return tuple(one for one in self.delegations.values() if one.receiver == post)

    @cached_property
    def _duties(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((duty, self.code(one.organ)) for one in self.of(DutyEntry) for duty in one.duties)

    @cached_property
    def _designated(self) -> Mapping[str, str]:
        return {one.topic: self.code(one.lead) for one in self.of(SubjectEntry) if one.lead}

    def on_duty(self, topic: str) -> tuple[str, ...]:
        """The departments whose duty list has the topic."""
        return self._duties.get(topic, ())

    def lead_for(self, topic: str) -> tuple[str, ...]:
        """The departments to propose as lead (8.1a): by the duty lists, else as designated; several are an overlap, none a gap."""
        designated = self._designated.get(topic)
        return self.on_duty(topic) or ((designated,) if designated else ())

    @property
    def overlaps(self) -> Mapping[str, tuple[str, ...]]:
        """The duties that stand on more than one list."""
        return {duty: organs for duty, organs in self._duties.items() if len(organs) > 1}

    @property
    def gaps(self) -> tuple[str, ...]:
        """The topics on record that no list has and nobody was designated for."""
        return tuple(one.topic for one in self.of(SubjectEntry) if not self.lead_for(one.topic))

    @cached_property
    def names(self) -> Names:
        """Names in words, both ways."""
        return Names(self)

    def name(self, code: str) -> str:
        """An organ, section, post, person or seat in words: 副市长孙示丙, 市教育局, 文电处."""
        return self.names.of(code)

    def find(self, words: str) -> tuple[str, ...]:
        """The posts that are meant: 市教育局主要负责人, 文电, 副市长孙示丙. Raises NobodyCalled with the nearest name."""
        return self.names.find(words)


def _code(seat: Seat) -> str:
    return seat.partition(":")[2] or seat


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, dict[V, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
