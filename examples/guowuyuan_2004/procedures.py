"""第九章 公文审批: put before the leaders by their portfolios, the weighty before the premier (第四十二条、第四十三条)."""

from __future__ import annotations

from examples.guowuyuan_2004.facts import Paper
from yizhang.law.actor import in_charge_of, office, rank, section
from yizhang.law.condition import need, where
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure, sight
from yizhang.law.verb import duty, optional, power, required

PREMIER = rank(Rank.MAYOR, said="总理", cites="6.1")
IN_CHARGE = in_charge_of("sender", said="分管领导同志", cites="8.1")
GENERAL_OFFICE = office("文电", of="国务院办公厅")


class Approval(Procedure, of=Paper, label="报批公文"):
    """部门报送国务院审批的公文：报送、呈批、审批，重大事项由总理审批，答复."""

    submit  = duty("报送", by=section("sender"), asks=required("title", "addressed", "disagreement", "own_powers", "to_be_forwarded") + optional("assigned", "top_secret", "consulted_by_head", "grounds", "advice"), cites="42.1a")
    present = duty("呈批", by=GENERAL_OFFICE, after=submit, asks=required("weighty"), cites="43.1a")
    return_ = power("退回", by=GENERAL_OFFICE, after=submit, before="decide", asks=optional("opinion"), reopens=submit, cites="42.1a")
    decide  = duty("审批", by=IN_CHARGE, after=present, outcomes=("同意", "不同意"), asks=optional("opinion"), cites="43.1a")
    approve = duty("总理审批", by=PREMIER, after=need(decide, "43.1b"), when=where(weighty=True), outcomes=("同意", "不同意"), asks=optional("opinion"), cites="43.1b")
    reply   = duty("答复", by=GENERAL_OFFICE, after=(decide, need(approve, "43.1b")), asks=required("answer"), ends=True, cites="43.1a")
    sights  = (sight(section("sender")),)
