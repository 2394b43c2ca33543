"""部门会签 and its children, one for each department asked (第五十三条第二款)."""

from __future__ import annotations

from typing import ClassVar

from yizhang.documents.countersign.facts import CountersigningRecord, CountersignNumbers, CountersignRecord
from yizhang.law.actor import head_of, leader_of, secretary_general, section, system
from yizhang.law.condition import any_of, deem, limit, need, where
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, optional, power, required

AGREE, SILENT, DISAGREE = "同意", "视为无不同意见", "不同意"
ANSWERS = (AGREE, SILENT, DISAGREE)
"""From best to worst: what several departments answer is as good as the worst of it."""
ASKED = ("title", "text", "drafter", "cosigners", "reply_by")


class Countersignature(Procedure, of=CountersignRecord, label="会签"):
    """一个部门的会签：同意、不同意，或者逾期视为无不同意见。"""

    answer = duty("会签", by=leader_of("organ"), outcomes=ANSWERS, within=(
        limit(until="agreed_due", cites="53.2c", when=where(extended=True, between_departments=True), then=deem(SILENT)),
        limit(until="agreed_due", cites="53.2c", when=where(extended=True)),
        limit(CountersignNumbers.reply, "53.2c", when=where(between_departments=True), then=deem(SILENT)),
        limit(CountersignNumbers.reply, "53.2c"),
    ), asks=optional("opinion", "grounds"), about=("text",), ends=True, cites="53.2a")
    extend = power("商定延期", by=leader_of("organ") | section("drafter"), before="answer", asks=required("agreed_due", "manner"), repeats=True, cites="53.2c")
    late   = power("逾期答复", by=leader_of("organ"), after=need(answer(SILENT), "53.2c"), afterwards=True, asks=required("late_opinion"), cites="53.2c")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("organ")), sight(section("cosigners")), sight(section("drafter")))


class Countersigning(Procedure, of=CountersigningRecord, label="部门会签"):
    """主办部门送会签；有分歧的由主要负责人协商，仍不一致的列明各方理据；最后由主要负责人会签。"""

    send   = duty("送会签", by=section("drafter"), asks=required("title", "text", "cosigners") + optional("reply_by", "short_reason", "handling"), about=("text",), opens="countersignature", each="cosigners", into="organ", carries=ASKED, cites="53.2a")
    agreed = duty("会签完毕", by=system, awaits=send, outcomes=ANSWERS, cites="53.2a")
    negotiate = duty("协商", by=head_of("drafter"), after=agreed(DISAGREE), asks=required("negotiated_on", "negotiated_with"), outcomes=("达成一致", "仍不一致"), cites="53.2b")
    state  = duty("列明分歧", by=head_of("drafter"), after=negotiate("仍不一致"), asks=required("positions", "proposal"), cites="53.2b")
    sign   = duty("主要负责人会签", by=head_of("drafter"), after=need(any_of(agreed(AGREE, SILENT), negotiate("达成一致"), state), "53.2b"), asks=optional("positions", "proposal"), about=("text",), ends=True, cites="53.2a")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), sight(secretary_general, cites="6.1c"))
