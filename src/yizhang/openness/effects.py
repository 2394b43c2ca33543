"""Whoever published a document hears that it was annulled or repealed: the page says so, or is taken down."""

from __future__ import annotations

import json
from collections.abc import Iterator

from yizhang.kernel.case import World
from yizhang.kernel.effects import EffectContext
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local
from yizhang.kernel.telling import Word, tells
from yizhang.law.finding import _
from yizhang.law.standing import Body

SAID = {
    "annul": _("“{title}”已撤销，请撤下网页"),
    "repeal": _("“{title}”已废止，请在网页上标明"),
}


@tells("dispatch.annul", "dispatch.repeal")
def publisher_hears_of_its_end(act: Body, ctx: EffectContext) -> Iterator[Word]:
    """The desk that publishes, at its own matter."""
    world = World.of(local(ctx.now))
    for one in Matter.objects.filter(parent=ctx.matter, procedure="publication"):
        publisher = str(json.loads(one.record).get("publisher", ""))
        yield Word((world.org.desk(publisher),), SAID[act["verb"]], one.id, {"title": one.title})
