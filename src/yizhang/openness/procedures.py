"""信息公开 of one document or decision: published with its places, or withheld on its ground; mended and taken down later (第二十八条至第三十条)."""

from __future__ import annotations

from typing import ClassVar

from yizhang.law.actor import everybody, office, secretary_general, section, system
from yizhang.law.condition import any_of, limit, need, where
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, optional, power, required
from yizhang.openness.facts import OpennessNumbers, PublicationRecord

PUBLISHER = section("publisher")
GROUND = optional("openness_ground", "openness_reason")


class Publication(Procedure, of=PublicationRecord, label="信息公开"):
    """印发的文件、会议决定的事项：主动公开的按期发布并留下位置，不公开的写明依据；网页有误的更正，不应公开的撤下；撤销、废止的标明，撤销时还没有公开的不再公开（政府信息公开条例 14-18、26）。"""

    publish  = duty("公开", by=PUBLISHER, when=where(proactive=True), within=limit(OpennessNumbers.publishing, "29.1a", since="dated"), before="annulled", asks=required("places") + optional("published_text", "consent"), ends=True, cites="29.1a 30.1")
    withhold = duty("不公开", by=PUBLISHER, when=where(proactive=False), within=limit(OpennessNumbers.publishing, "29.1a", since="dated"), before="annulled", asks=GROUND, ends=True, cites="28.1")
    alter    = power("改属性", by=PUBLISHER, reopens=(publish, withhold), before="annulled", afterwards=True, repeats=True, asks=required("openness", "altered") + GROUND, cites="28.1")
    mend     = power("更正网页", by=PUBLISHER, after=need(publish, "29.1a"), before="take_down", afterwards=True, repeats=True, asks=required("correction", "places") + optional("published_text", "consent"), cites="29.1a")
    take_down = power("撤下", by=PUBLISHER, after=need(publish, "29.1a"), afterwards=True, asks=required("taken_down_on", "taken_down"), cites="28.1")
    announced = power("文件已公布", by=system, follows="draft.publish", cites="17.1a")
    annulled = power("文件撤销", by=system, follows="dispatch.annul", reopens="mark", afterwards=True, ends=True, cites="29.1a")
    repealed = power("文件废止", by=system, follows="dispatch.repeal", afterwards=True, cites="29.1a")
    mark     = duty("标明失效", by=PUBLISHER, after=(need(publish, "29.1a"), any_of(annulled, repealed)), before="take_down", within=limit(OpennessNumbers.publishing, "29.1a"), afterwards=True, asks=required("marked_on", "marked_as"), cites="29.1a")
    sights: ClassVar[tuple[Sight, ...]] = (sight(everybody, after=any_of(publish, announced), until=(withhold, take_down), cites="29.1a"), sight(PUBLISHER), sight(section("drafter")), sight(office("文电")), sight(secretary_general, cites="6.1c"))
