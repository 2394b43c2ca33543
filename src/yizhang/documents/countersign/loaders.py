"""What the rules of countersigning ask: who disagreed, and when an answer is usually due."""

from __future__ import annotations

import json
from typing import cast

from yizhang.documents.countersign.facts import CountersignNumbers, Heard, Objections, OwnLimit, UsualReply
from yizhang.documents.countersign.procedures import DISAGREE
from yizhang.documents.facts import IncomingRecord
from yizhang.kernel.case import World
from yizhang.kernel.contents import unpacked
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Link, Matter, Task
from yizhang.kernel.moment import read
from yizhang.law.calendar import local
from yizhang.office.snapshot import OrgSnapshot


@loads(Objections)
def objections(ctx: Ctx) -> Objections:
    """The departments whose standing answer is 不同意, and who leads."""
    children = Link.objects.filter(a=ctx.matter, kind="child", undone=False).values("b")
    ended = Matter.objects.filter(id__in=children, procedure="countersignature", end_outcome=DISAGREE).order_by("id")
    organs = tuple(str(json.loads(one.record)["organ"]) for one in ended)
    lead = str(ctx.values.get("drafter", ""))
    return Objections(organs, tuple(ctx.org.name(one) for one in organs), lead)


@loads(UsualReply)
def usual_reply(ctx: Ctx) -> UsualReply:
    """The seventh working day from today, by the numbers of the edition in force."""
    world = World.of(local(ctx.now))
    numbers = cast(CountersignNumbers, world.book.numbers[CountersignNumbers])
    due = numbers.reply.due(ctx.now, world.calendar).at
    return UsualReply(local(due or ctx.now).date())


@loads(OwnLimit)
def own_limit(ctx: Ctx) -> OwnLimit:
    """When the asking department's own duty on the named matter is due."""
    seats = ctx.org.seats(ctx.hand.post)
    duties = Task.objects.filter(matter=str(ctx.values.get("handling", "")), closed_at="").exclude(due="").order_by("due")
    due = next((one.due for one in duties if one.seat in seats or ctx.org.organ_of(one.seat.partition(":")[2]) == ctx.opener.organ), "")
    return OwnLimit(local(read(due)).date() if due else None)


@loads(Heard)
def heard(ctx: Ctx) -> Heard:
    """How the departments that a request touches were heard: as joint senders, by their signature on paper, or by a countersigning.

    A county is no department: whoever submits says in the request that it was asked (25.1c).
    """
    record = cast(IncomingRecord, ctx.record)
    named = Matter.objects.filter(id=str(record.countersigning), procedure="countersigning").first() if record.countersigning else None
    values = json.loads(named.record) if named else {}
    signed = named is not None and bool(named.ended_at) and values.get("drafter") == ctx.values.get("sender")
    on_paper = record.countersigners if record.on_paper else ()
    with_us = {_key(ctx, one) for one in (*record.joint_senders, *on_paper, str(ctx.values.get("sender", "")))}
    asked = {str(one) for one in values.get("cosigners", ())} if signed else set()
    org = cast(OrgSnapshot, ctx.org)
    departments = (one for one in map(str, record.concerns) if not org.is_county(one))
    lacking = tuple(org.name(one) for one in departments if _key(ctx, one) not in with_us | asked)
    return Heard(lacking, signed, signed and unpacked(values).get("text") == (record.body or ""))


def _key(ctx: Ctx, organ: str) -> str:
    """Its code, or its name where it is outside."""
    return cast(OrgSnapshot, ctx.org).code(organ) or organ
