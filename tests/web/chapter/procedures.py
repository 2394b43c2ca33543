"""Its way: 签收, 登记, 拟办, 审核, 批示."""

from __future__ import annotations

from tests.web.chapter.facts import Paper, PaperNumbers

from yizhang.law.actor import mayor, office, secretary_general
from yizhang.law.condition import limit, need
from yizhang.law.procedure import Procedure, sight
from yizhang.law.verb import duty, optional, power, required


class Request(Procedure, of=Paper, label="请示"):
    """A request on paper."""

    receive = duty(
        "签收",
        by=office("文电"),
        asks=required("sender", "kind", "title") + optional("body", "original", "amount", "urgency", "informant"),
        cites="48.1b",
    )
    register = duty("登记", by=office("文电"), after=receive, cites="48.1b")
    propose = duty(
        "拟办",
        by=office("文电"),
        after=register,
        asks=required("lead") + optional("assisting", "due", "opinion"),
        within=limit(PaperNumbers.proposing, "49.1a"),
        cites="49.1a",
    )
    review = duty(
        "审核", by=secretary_general, after=propose, asks=optional("opinion"), outcomes={"通过": (), "退回": propose}, cites="49.2b"
    )
    instruct = duty(
        "批示",
        by=mayor,
        after=need(review("通过"), "49.2b"),
        asks=optional("opinion"),
        outcomes=("同意", "不同意"),
        ends=True,
        cites="6.1a",
    )
    return_ = power("退文", by=office("文电"), after=register, before=propose, asks=required("reason"), reopens=receive, cites="48.2f")
    sights = (sight(office("文电")), sight(secretary_general, after=propose))
