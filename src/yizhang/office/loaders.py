"""What the rules of chapter two ask of the registers: the entries beside the one at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TypeVar, cast

from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.moment import read
from yizhang.law.record import Record, filled, from_json
from yizhang.office.facts import (
    AbEntry,
    AbsenceEntry,
    Beside,
    ChargeEntry,
    Dated,
    DelegationEntry,
    DeployedFrom,
    DeploymentRecord,
    DutyEntry,
    FollowUpRecord,
    Holder,
    HoldingEntry,
    Named,
    OtherAbsences,
    OtherCharges,
    OtherHolders,
    OtherPortfolios,
    OtherPresiding,
    OtherSeals,
    OutsideOrgans,
    PortfolioEntry,
    Presiding,
    SealEntry,
    Share,
    Shared,
    SharedDuties,
    Stretch,
    SubjectEntry,
    TakenNames,
    TimesAway,
)
from yizhang.office.history import span
from yizhang.office.kinds import DelegationKind, OrganKind, Role
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
    return TimesAway(tuple(Stretch(held.start, held.end, bool(one.stays)) for one, held in trips))


@loads(OtherSeals, counts=True)
def other_seals(ctx: Ctx) -> OtherSeals:
    """Of the same organ and kind; a retired one is in nobody's way."""
    same = entries(SealEntry, "seal", str(ctx.values.get("organ", "")), ctx.matter)
    return OtherSeals(tuple(one.name for one, _held in same if one.kind.value == ctx.values.get("kind") and one.cause is None))


@loads(OtherAbsences)
def other_absences(ctx: Ctx) -> OtherAbsences:
    """Of the post itself and of its pair; what was cancelled is none, what ended early counts until the return."""
    org, who = _org(ctx), str(ctx.values.get("who", ""))
    pairs = org.of(AbEntry)
    others = {who: "", **{str(one.b): "B角" for one in pairs if one.a == who}, **{str(one.a): "A角" for one in pairs if one.b == who}}
    return OtherAbsences(
        tuple(
            Beside(held.start, held.end, org.name(post), pair)
            for post, pair in others.items()
            for _one, held in entries(AbsenceEntry, "absence", post, ctx.matter)
        )
    )


@loads(TakenNames, counts=True)
def taken_names(ctx: Ctx) -> TakenNames:
    """Looked up by the stored values, since the registers of organs and posts are long."""
    given = [(name, str(ctx.values[name])) for name in ("code", "name", "short") if ctx.values.get(name)]
    return TakenNames(tuple(dict.fromkeys(words for name, words in given if _taken(ctx, name, words))))


def _taken(ctx: Ctx, name: str, words: str) -> bool:
    same = f'"{name}": {json.dumps(words, ensure_ascii=False)}'
    others = Entry.objects.filter(register=ctx.procedure, values__contains=same).exclude(matter=ctx.matter)
    holds = cast(Dated, ctx.record).period
    return any(Period(read(row.start), read(row.end)).overlaps(holds) for row in others)


@loads(OtherPresiding, counts=True)
def other_presiding(ctx: Ctx) -> OtherPresiding:
    """Whom else the mayor let preside, and when."""
    others = entries(DelegationEntry, "delegation", but=ctx.matter)
    found = ((one, held) for one, held in others if one.kind is DelegationKind.PRESIDING)
    return OtherPresiding(tuple(Presiding(held.start, held.end, _org(ctx).name(one.receiver)) for one, held in found))


@loads(OutsideOrgans)
def outside_organs(ctx: Ctx) -> OutsideOrgans:
    """Of the lead, the assisting and the organs of the tasks: those that the government does not lead."""
    org, record = _org(ctx), ctx.record
    tasks = record.tasks if isinstance(record, DeploymentRecord) else ()
    named = (filled(record, "lead"), *(filled(record, "assisting") or ())) if isinstance(record, FollowUpRecord) else ()
    named = (record.lead,) if isinstance(record, SubjectEntry) else named
    given = dict.fromkeys(str(one) for one in (*named, *(task.organ for task in tasks)) if one)
    return OutsideOrgans(tuple(org.name(one) for one in given if not org.leads(one)))


@loads(DeployedFrom)
def deployed_from(ctx: Ctx) -> DeployedFrom:
    """Everything of the government's own but itself and its office stands below it."""
    org, source = _org(ctx), str(cast(DeploymentRecord, ctx.record).source)
    itself = org.kind(source) in (OrganKind.GOVERNMENT, OrganKind.OFFICE)
    return DeployedFrom(org.name(source) if org.inside(source) and not itself else "")


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
