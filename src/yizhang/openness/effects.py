"""Whoever publishes a document hears that it was annulled or repealed: the page says so, or it is not published any more."""

from __future__ import annotations

import json
from collections.abc import Iterator

from yizhang.kernel.case import World
from yizhang.kernel.effects import EffectContext
from yizhang.kernel.models import Matter
from yizhang.kernel.moment import local
from yizhang.kernel.telling import Word, tells
from yizhang.law.finding import _
from yizhang.law.standing import Body, from_json

SAID = {
    ("annul", True): _("“{title}”已撤销，请在网页上标明或者撤下网页"),
    ("annul", False): _("“{title}”已撤销，不再公开"),
    ("repeal", True): _("“{title}”已废止，请在网页上标明"),
    ("repeal", False): _("“{title}”已废止，公开时请标明"),
}
"""By what was done to it, and whether it had been published."""


@tells("dispatch.annul", "dispatch.repeal")
def publisher_hears_of_its_end(act: Body, ctx: EffectContext) -> Iterator[Word]:
    """The desk that publishes, at its own matter."""
    world = World.of(local(ctx.now))
    for one in Matter.objects.filter(parent=ctx.matter, procedure="publication"):
        publisher = str(json.loads(one.record).get("publisher", ""))
        published = from_json(json.loads(one.standing)).done("publish")
        yield Word((world.org.desk(publisher),), SAID[act["verb"], published], one.id, {"title": one.title})
