"""用印申请: applied for, approved, put by the keeper (第五十条第一款; 国发〔1999〕25号: 未经本单位领导批准，不得擅自使用)."""

from __future__ import annotations

from typing import ClassVar

from yizhang.documents.sealing.facts import SealRequestRecord
from yizhang.law.actor import holder, section
from yizhang.law.condition import need
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, optional, power, required

PAPER = ("text", "attachments", "seal", "seal_copies")
"""What the approval vouches for; after the seal nothing can be changed."""


class SealRequest(Procedure, of=SealRequestRecord, label="用印申请"):
    """发文以外的材料用印：申请、审批、用印；批的和盖的是同一个文本、同一枚印章、同样的份数。"""

    apply  = duty("申请", by=section("applicant"), asks=required("title", "seal", "seal_copies", "text") + optional("attachments"), cites="50.1b")
    revise = power("修改", by=section("applicant"), after=apply, before="affix", asks=optional("seal", "seal_copies", "text", "attachments"), repeats=True, cites="50.1b")
    agree  = duty("审批", by=holder("approvers"), after=apply, about=PAPER, outcomes={"同意": (), "不同意": apply}, asks=optional("opinion"), cites="50.1b")
    affix  = duty("用印", by=holder("seal_keepers"), after=need(agree("同意"), "50.1b"), asks=optional("seal_reason"), ends=True, cites="50.1b")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("applicant")), sight(holder("approvers"), after=apply), sight(holder("seal_keepers"), after=agree))
