"""What the rules of chapter four ask besides the record: the plan, the answers to the public, and the calendar."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import cast

from django.db.models import QuerySet

from yizhang.kernel.case import World
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Link, Matter
from yizhang.law.calendar import LOCAL, local
from yizhang.law.duration import Days
from yizhang.lawmaking.facts import (
    Answers,
    Asked,
    ConsultationRecord,
    DraftRecord,
    Dropped,
    EarliestForce,
    Hearings,
    LawNumbers,
    Period,
    Planned,
    PublicOpinion,
    Resting,
    Target,
    Way,
    YearsPlan,
)
from yizhang.lawmaking.family import Paper, changes_of
from yizhang.lawmaking.plan import Entry, rests_on, standing_of

QUOTED = 40
"""So many characters of an opinion are told where it is only to be recognised."""


@loads(Planned)
def planned(ctx: Ctx) -> Planned:
    """The plan entry the draft names."""
    named = ctx.values.get("plan_item")
    found = Matter.objects.filter(id=str(named), procedure="plan_item").first() if named else None
    if found is None:
        return Planned()
    entry = Entry.of(found)
    names = (ctx.org.name(one) for one in (entry.drafter, str(ctx.values.get("drafter", ""))))
    return Planned(entry.name, entry.year, entry.plan, entry.approved_at is not None, *names, _other_on(found.id, ctx.matter))


def _other_on(entry: str, draft: str) -> str:
    """The title of another draft on the same entry that was submitted; withdrawn ones leave it free."""
    others = Matter.objects.filter(procedure="draft", draft=False, record__contains=entry).exclude(id=draft)
    named = (one for one in others if Paper(one).values.get("plan_item") == entry and standing_of(one).done("submit"))
    return next((one.title for one in named), "")


@loads(YearsPlan)
def years_plan(ctx: Ctx) -> YearsPlan:
    """The other entries of the plan for which this one is proposed."""
    others = (Entry.of(one) for one in Matter.objects.filter(procedure="plan_item", draft=False).exclude(id=ctx.matter))
    same = [one for one in others if (one.year, one.plan) == (ctx.values.get("year"), ctx.values.get("plan"))]
    return YearsPlan(sum(one.approved_at is not None for one in same))


@loads(Resting)
def resting(ctx: Ctx) -> Resting:
    """The drafts on their way that name this entry."""
    drafts = Matter.objects.filter(procedure="draft", draft=False, ended_at="", record__contains=ctx.matter).order_by("opened_at")
    return Resting(tuple(one.title for one in drafts if rests_on(one, ctx.matter)))


@loads(Target)
def target(ctx: Ctx) -> Target:
    """The document that the draft names, with its effect today."""
    named = ctx.values.get("changes")
    found = Matter.objects.filter(id=str(named), procedure="draft").first() if named else None
    return Target(found.title, Paper(found).effect(local(ctx.now).date(), changes_of(found.id))) if found else Target()


@loads(Answers)
def answers(ctx: Ctx) -> Answers:
    """The opinions of the standing consultation."""
    opinions = [PublicOpinion(**one) for each in _consultations(ctx) for one in json.loads(each.record).get("opinions", ())]
    return Answers(sum(not one.answer for one in opinions), len(opinions), sum(one.owes_reason for one in opinions))


@loads(Hearings)
def hearings(ctx: Ctx) -> Hearings:
    """From the children that stand; a cancelled one is none."""
    papers = [Paper(one) for one in _children(ctx, "hearing")]
    open_ = (one.day("held_on") for one in papers if not one.matter.ended_at)
    return Hearings(sum(standing_of(one.matter).done("handle") for one in papers), tuple(day for day in open_ if day))


@loads(Asked)
def asked(ctx: Ctx) -> Asked:
    """Compared with the text of the last consultation; where nobody was asked, nothing differs."""
    last = next(iter(_consultations(ctx).order_by("-opened_at")), None)
    return Asked(last is not None and json.loads(last.record).get("text") != ctx.values.get("text"))


def _consultations(ctx: Ctx) -> QuerySet[Matter]:
    return _children(ctx, "public_consultation")


def _children(ctx: Ctx, procedure: str) -> QuerySet[Matter]:
    children = Link.objects.filter(a=ctx.matter, kind="child", undone=False).values("b")
    return Matter.objects.filter(id__in=children, procedure=procedure)


@loads(Way)
def way(ctx: Ctx) -> Way:
    """From the marks that stand."""
    marks = ctx.standing.marks
    examined, signed = marks.get("review") or marks.get("submit"), marks.get("sign") or marks.get("sign_document")
    return Way(*(local(one.at).date() if one else None for one in (examined, signed)))


@loads(Dropped)
def dropped(ctx: Ctx) -> Dropped:
    """What the record holds and the list that is sent does not; an opinion is known by who said what."""
    held = [(one["who"], one["said"]) for one in json.loads(Matter.objects.get(pk=ctx.matter).record).get("opinions", ())]
    sent = {(one.who, one.said) for one in cast(ConsultationRecord, ctx.record).__dict__.get("opinions", ())}
    gone = [one for one in held if one not in sent]
    return Dropped(len(gone), gone[0][0], gone[0][1][:QUOTED]) if gone else Dropped()


@loads(Period)
def period(ctx: Ctx) -> Period:
    """Until when the public may speak, counted from the day after the announcement."""
    announced = ctx.standing.marks.get("announce")
    days = ctx.values.get("days")
    if announced is None or not isinstance(days, int):
        return Period()
    due = Days(days).due(announced.effective, World.of(local(ctx.now)).calendar).at
    return Period(local(due).date() if due else None)


@loads(EarliestForce)
def earliest_force(ctx: Ctx) -> EarliestForce:
    """Thirty days after publication."""
    record, world = cast(DraftRecord, ctx.record), World.of(local(ctx.now))
    published = record.__dict__.get("published_on")
    numbers = cast(LawNumbers, world.book.numbers[LawNumbers])
    start = datetime.combine(published, time(9), LOCAL) if published else None
    return EarliestForce((start + timedelta(days=numbers.in_force.amount)).date() if start else None)
