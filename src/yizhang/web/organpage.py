"""One organ on a day: its people, who may stand in for each and with what reach (17), what it is there for, and how it became so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from yizhang.kernel import visible
from yizhang.kernel.case import World
from yizhang.kernel.models import Act, Matter, Task
from yizhang.kernel.moment import read, said
from yizhang.kernel.values import Hand
from yizhang.law.fieldtype import LOCAL
from yizhang.office.facts import DutyEntry, HoldingEntry, OrganEntry, PostEntry
from yizhang.office.kinds import OrganKind
from yizhang.office.period import Period
from yizhang.office.registers import RECORDS
from yizhang.office.snapshot import OrgSnapshot
from yizhang.web import wording
from yizhang.web.organisation import NOON
from yizhang.web.people import org_at

RECENT = 20  # acts of the registers shown under 历次变化


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who may act for somebody: what they are, how far it reaches, and by which provision."""

    who: str
    reach: str
    cites: str


@dataclass(frozen=True, slots=True)
class Member:
    """One post of the organ."""

    title: str
    person: str
    since: date | None
    away: str
    stand_ins: tuple[StandIn, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One act of a register about this organ."""

    on: date
    label: str
    matter: str
    title: str
    who: str


def organ_page(code: str, on: date, by: Hand, now: datetime) -> Mapping[str, Any] | None:
    """All the page shows; None when no such organ is on record that day."""
    org = org_at(datetime.combine(on, NOON, LOCAL))
    organ = org.organ(code)
    if organ is None:
        return None
    leader = org.leader_of(organ.code)
    return {
        "organ": organ,
        "kind": organ.kind.value,
        "leader": org.name(leader) if leader else "",
        "members": tuple(members(org, organ)),
        "duties": [duty for one in org.of(DutyEntry) if org.code(one.organ) == organ.code for duty in one.duties],
        "changes": tuple(changes(organ, by, now)),
        "waiting": waiting(org, organ, by, now),
        "holder": organ.name if organ.kind is OrganKind.SECTION else organ.short,
    }


def members(org: OrgSnapshot, organ: OrganEntry) -> Iterator[Member]:
    """The posts, leaders first; an empty one says so."""
    for post in sorted(org.posts_of(organ.code), key=lambda one: (one.place is None, one.place or 0)):
        person = org.person_at(post.code) or ""
        held = (one.since for one in org.of(HoldingEntry) if one.post == post.code and one.person == person)
        away = org.absent(post.code)
        words = _("{kind}，{when}").format(kind=wording.said(away.kind.value), when=wording.lasting(away.away)) if away else ""
        yield Member(org.names.title(post), person, next(held, None), words, tuple(stand_ins(org, post)))


def stand_ins(org: OrgSnapshot, post: PostEntry) -> Iterator[StandIn]:
    """AB角, a recorded charge, and delegations in force or to come."""
    if pair := org.stand_in(post.code):
        yield StandIn(org.name(pair), _("B角：其外出时可看、可阅，不代为审核签发"), "6.1b")
    charge = org.charge(post.organ)
    if charge and charge != post.code and org.head(post.organ) == f"post:{charge}" and not org.filled(post.code):
        yield StandIn(org.name(charge), _("主持工作：视同主要负责人"), "7.1")
    for one in org.delegations.values():
        if one.giver == post.code and one.end > one.start and one.end >= org.period.start:
            reach = _("主持工作，须本人办理的除外") if one.presiding else _("只限所委托的事项")
            when = wording.lasting(Period(one.start, one.end))
            yield StandIn(org.name(one.receiver), _("受委托：{reach}；{when}").format(reach=reach, when=when), "6.1d")


def changes(organ: OrganEntry, by: Hand, now: datetime) -> Iterator[Change]:
    """The last acts of the registers on entries about it, among those one may see."""
    world = World.of(now)
    named = json.dumps(organ.code, ensure_ascii=False)
    entries = {one.id: one for one in visible(by, now=now).filter(procedure__in=RECORDS, draft=False, record__contains=named)}
    acts = Act.objects.filter(matter__in=entries, accepted=True).exclude(verb__in=("open", "recompute"))
    for act in acts.order_by("-at", "-seq")[:RECENT]:
        entry = entries[act.matter]
        procedure = world.book.procedures[entry.procedure]
        verb = procedure.verbs[act.verb].label if act.verb in procedure.verbs else act.verb
        yield Change(read(act.at).date(), f"{procedure.label}：{verb}", entry.id, about(entry, world), world.org.name(act.post))


def about(entry: Matter, world: World) -> str:
    """What an entry is of, in a few words: its references by name."""
    values = json.loads(entry.record)
    pieces = (values.get(name) for name in ("leader", "person", "post", "who", "a", "b", "receiver", "topics", "title", "name"))
    words = (("、".join(map(str, one)) if isinstance(one, list) else world.org.name(str(one))) for one in pieces if one)
    return " ".join(dict.fromkeys(words)) or entry.title


def waiting(org: OrgSnapshot, organ: OrganEntry, by: Hand, now: datetime) -> Mapping[str, int]:
    """How many open duties are here, and late, among the matters one may see."""
    seats = {seat for post in org.posts_of(organ.code) for seat in org.seats(post.code)}
    own = Task.objects.filter(seat__in=seats, closed_at="", kind="duty", matter__in=visible(by, now=now).values("pk"))
    late = own.filter(late_from__gt="", late_from__lte=said(now))
    return {"open": own.values("matter").distinct().count(), "late": late.values("matter").distinct().count()}
