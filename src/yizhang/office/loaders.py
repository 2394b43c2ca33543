"""What the rules of chapter two ask of the registers: the entries beside the one at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TypeVar, cast

from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.moment import read
from yizhang.law.record import Record, from_json
from yizhang.office.facts import (
    AbsenceEntry,
    ChargeEntry,
    DelegationEntry,
    DutyEntry,
    Holder,
    HoldingEntry,
    Named,
    OtherCharges,
    OtherHolders,
    OtherPortfolios,
    PortfolioEntry,
    Share,
    Shared,
    SharedDuties,
    Stretch,
    TimesAway,
)
from yizhang.office.history import span
from yizhang.office.kinds import Role
from yizhang.office.models import Entry
from yizhang.office.period import ALWAYS, FOREVER, SECOND, Period
from yizhang.office.snapshot import OrgSnapshot

R = TypeVar("R", bound=Record)


def entries(kind: type[R], register: str, about: str = "", but: str = "") -> Iterator[tuple[R, Period]]:
    """The entries of a register as they stand now, each with the time in which it holds; `but` leaves out one matter's."""
    found = Entry.objects.filter(register=register, **({"about": about} if about else {})).exclude(matter=but).order_by("matter", "seq")
    versions: dict[str, list[Entry]] = {}
    for row in found:
        versions.setdefault(row.matter, []).append(row)
    for rows in versions.values():
        held = span(Period(read(row.start), read(row.end)) for row in rows)
        if not held.empty:
            yield from_json(kind, json.loads(rows[-1].values)), held


@loads(OtherHolders, counts=True)
def other_holders(ctx: Ctx) -> OtherHolders:
    """Who else is entered as holder of a post of the same organ."""
    org, organ = _org(ctx), str(ctx.values.get("organ", ""))
    others = entries(HoldingEntry, "holding", organ, ctx.matter)
    return OtherHolders(tuple(_holder(org, one.person, one.post, held) for one, held in others))


@loads(OtherCharges, counts=True)
def other_charges(ctx: Ctx) -> OtherCharges:
    """Who else has the charge of the same organ."""
    org, organ = _org(ctx), str(ctx.values.get("organ", ""))
    others = entries(ChargeEntry, "charge", organ, ctx.matter)
    return OtherCharges(tuple(_holder(org, org.person_at(one.post) or "", one.post, held) for one, held in others))


@loads(OtherPortfolios, counts=True)
def other_portfolios(ctx: Ctx) -> OtherPortfolios:
    """All other portfolios."""
    org = _org(ctx)
    return OtherPortfolios(tuple(_share(org, one, held) for one, held in entries(PortfolioEntry, "portfolio", but=ctx.matter)))


@loads(TimesAway)
def times_away(ctx: Ctx) -> TimesAway:
    """When the giver of the delegation is away; a leave spent in the city is not."""
    giver = cast(DelegationEntry, ctx.record).giver
    trips = entries(AbsenceEntry, "absence", giver)
    return TimesAway(tuple(Stretch(held.start, held.end) for one, held in trips if not one.stays))


@loads(SharedDuties, counts=True)
def shared_duties(ctx: Ctx) -> SharedDuties:
    """The duties that stand on the lists of other departments, too."""
    org, mine = _org(ctx), cast(DutyEntry, ctx.record)
    others = (one for one, _ in entries(DutyEntry, "duty_list", but=ctx.matter) if one.organ != mine.organ)
    return SharedDuties(tuple(Shared(duty, org.name(one.organ)) for one in others for duty in one.duties if duty in mine.duties))


def _org(ctx: Ctx) -> OrgSnapshot:
    return cast(OrgSnapshot, ctx.org)


def _holder(org: OrgSnapshot, person: str, post: str, held: Period) -> Holder:
    found = org.posts.get(post)
    words = (org.names.title(found) if found else post) + person
    return Holder(person, post, words, org.role(post) is Role.PRINCIPAL, *_days(held))


def _share(org: OrgSnapshot, one: PortfolioEntry, held: Period) -> Share:
    organs = tuple(Named(organ, org.name(organ)) for organ in one.organs)
    return Share(one.leader, org.name(one.leader), *_days(held), organs, one.topics)


def _days(held: Period) -> tuple[date | None, date | None]:
    """First and last day; a part of a day counts, since one day has one head."""
    last = (held.end - SECOND).date() if held.end != FOREVER else None
    return (held.start.date() if held.start > ALWAYS else None), last
