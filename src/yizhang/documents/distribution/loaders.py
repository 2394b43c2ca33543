"""What the rules of distribution ask: which copies are still out, and who took one in hand."""

from __future__ import annotations

from yizhang.documents.distribution.copies import copies
from yizhang.documents.distribution.facts import Outstanding, Received, Sent
from yizhang.kernel.case import World
from yizhang.kernel.loading import Ctx, loads
from yizhang.kernel.models import Act, Matter
from yizhang.kernel.moment import read
from yizhang.law.calendar import local


@loads(Outstanding)
def outstanding(ctx: Ctx) -> Outstanding:
    """The copies of this document that are neither received nor taken back."""
    return Outstanding(tuple(one.to for one in copies([ctx.matter], World.of(local(ctx.now)))[ctx.matter] if one.open))


@loads(Received)
def received(ctx: Ctx) -> Received:
    """The first act of the receiving organ on this copy."""
    organ = str(ctx.values.get("organ", ""))
    acts = Act.objects.filter(matter=ctx.matter, accepted=True).order_by("seq")
    own = next((one for one in acts if organ and ctx.org.organ_of(one.post) == organ), None)
    return Received(ctx.org.name(organ), local(read(own.at)).date()) if own else Received()


@loads(Sent)
def sent(ctx: Ctx) -> Sent:
    """The day on which the copy was made."""
    return Sent(local(read(Matter.objects.values_list("opened_at", flat=True).get(id=ctx.matter))).date())
