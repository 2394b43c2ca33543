"""征求意见: a child of the matter about which somebody is asked (semantics 55)."""

from __future__ import annotations

from yizhang.kernel.consulting.facts import OpinionRequestRecord
from yizhang.law.actor import holder, section
from yizhang.law.condition import limit
from yizhang.law.procedure import Procedure
from yizhang.law.verb import duty, optional, power, required

ASKED = holder("post") | section("organ")


class OpinionRequest(Procedure, of=OpinionRequestRecord, label="征求意见"):
    """征求意见（第五十三条第二款）。Silence says nothing: a late answer is reminded of, never deemed."""

    answer = duty(
        "答复意见",
        by=ASKED,
        within=limit(until="due", cites="53.1f"),
        asks=required("opinion") + optional("file"),
        ends=True,
        cites="53.2a",
    )
    agree = power("无意见", by=ASKED, ends=True, cites="53.2a")
