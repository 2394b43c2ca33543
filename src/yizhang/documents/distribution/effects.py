"""Whoever has a copy of a document hears that it was annulled or repealed (公文处理条例 32-33)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.documents.dispatch.facts import DispatchRecord
from yizhang.documents.distribution.copies import RECEIVED, copies
from yizhang.kernel.case import World
from yizhang.kernel.effects import EffectContext
from yizhang.kernel.moment import local
from yizhang.kernel.telling import Word, tells
from yizhang.law.finding import _
from yizhang.law.standing import Body

SAID = {
    "annul": _("“{title}”已撤销，自始无效，请停止执行：{why}"),
    "repeal": _("“{title}”自即日起废止：{why}"),
}


@tells("dispatch.annul", "dispatch.repeal")
def receivers_hear_of_its_end(act: Body, ctx: EffectContext) -> Iterator[Word]:
    """The desk of each organ that signed for a copy; a copy that was not received is gone by itself."""
    document, world = ctx.record, World.of(local(ctx.now))
    if not isinstance(document, DispatchRecord):
        return
    why = document.annul_reason if act["verb"] == "annul" else document.repeal_reason
    for one in copies([ctx.matter], world)[ctx.matter]:
        if one.state == RECEIVED:
            yield Word((world.org.desk(one.organ),), SAID[act["verb"]], one.matter, {"title": document.title, "why": why})
