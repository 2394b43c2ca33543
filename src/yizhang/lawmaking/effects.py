"""Whoever published a rule or document hears that another one changes it: its page says so (17.1a, 29.1a)."""

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
from yizhang.lawmaking.facts import DraftRecord
from yizhang.lawmaking.kinds import Mode

SAID = {
    Mode.AMEND: _("“{title}”由“{by}”修改，自{since}起施行，请在网页上标明"),
    Mode.REPEAL: _("“{title}”由“{by}”废止，自{since}起施行，请在网页上标明"),
    Mode.MAKE: _("“{title}”由“{by}”代替，自{since}起施行，请在网页上标明"),
}


@tells("draft.publish")
def publisher_hears_of_what_changes_it(act: Body, ctx: EffectContext) -> Iterator[Word]:
    """The desk that published the other document, at that publication."""
    draft, world = ctx.record, World.of(local(ctx.now))
    if not isinstance(draft, DraftRecord) or not draft.changes:
        return
    day = draft.in_force_on
    values = {"by": draft.title, "since": f"{day.year}年{day.month}月{day.day}日"}
    for one in Matter.objects.filter(parent=str(draft.changes), procedure="publication"):
        desk = world.org.desk(str(json.loads(one.record).get("publisher", "")))
        yield Word((desk,), SAID[draft.mode], one.id, {**values, "title": one.title})
