"""What the rules of countersigning ask: who disagreed, and when an answer is usually due."""

from __future__ import annotations

import json
from typing import cast

from yizhang.documents.countersign.facts import CountersignNumbers, Objections, UsualReply
from yizhang.documents.countersign.procedures import DISAGREE
from yizhang.kernel.case import World
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Link, Matter
from yizhang.law.calendar import local


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
