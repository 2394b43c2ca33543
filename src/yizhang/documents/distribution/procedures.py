"""分送: one copy of an issued document on its way to one recipient."""

from __future__ import annotations

from typing import ClassVar

from yizhang.documents.distribution.facts import DeliveryRecord
from yizhang.law.actor import office, section
from yizhang.law.condition import where
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, power, required

CARRIED = ("document_number", "title", "kind", "in_name_of", "text", "attachments")
"""What a recipient sees of the document."""


class Delivery(Procedure, of=DeliveryRecord, label="分送"):
    """一个单位的一份：收件机关签收；名录以外的由文电送达纸质件；未签收的可以收回（公文处理条例 25）。"""

    receive = duty("签收", by=section("organ"), when=where(on_paper=False), many=True, ends=True, cites="50.1b")
    hand_over = duty("纸质送达", by=office("文电"), when=where(on_paper=True), asks=required("delivered_on"), ends=True, cites="50.1b")
    take_back = power(
        "收回",
        by=office("文电"),
        when=where(on_paper=False),
        before=receive,
        asks=required("reason"),
        many=True,
        ends=True,
        cites="50.1b",
    )
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("organ"), until=take_back), sight(office("文电")))
