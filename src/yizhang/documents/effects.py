"""Whoever sent a document hears that its review of legality did not pass, so that it can be mended and sent again (53.1e)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.documents.facts import IncomingRecord
from yizhang.kernel.case import World
from yizhang.kernel.effects import EffectContext
from yizhang.kernel.moment import local
from yizhang.kernel.telling import Word, tells
from yizhang.law.finding import _
from yizhang.law.standing import Body


@tells("request.legality", "letter.legality")
def sender_hears_that_it_did_not_pass(act: Body, ctx: EffectContext) -> Iterator[Word]:
    """The sender's desk, at the document; an organ outside the house has the registry as its desk."""
    document = ctx.record
    if isinstance(document, IncomingRecord) and act["outcome"] == "不通过":
        desk = World.of(local(ctx.now)).org.desk(str(document.sender))
        yield Word((desk,), _("“{title}”的合法性审核没有通过，请按审核意见修改重送"), ctx.matter, {"title": document.title})
