"""Procedures of the tests' chapter."""

from tests.kernel.chapter.facts import Answer, Entry, Paper, TestNumbers
from yizhang.law.actor import (
    every,
    head_of,
    in_charge_of,
    leader_of,
    mayor,
    office,
    organ,
    other_than,
    same_as,
    secretary_general,
    section,
    system,
)
from yizhang.law.condition import any_of, deem, escalate, limit, need, reading, where
from yizhang.law.duration import days
from yizhang.law.procedure import Procedure, sight
from yizhang.law.register import register
from yizhang.law.verb import duty, optional, power, required


class Asking(Procedure, of=Paper, label="请示"):
    """A 请示 from its sender to its answer."""

    submit = duty("报送", by=section("sender"), asks=required("title", "body") + optional("secret"), cites="48.1b")
    register = duty("登记", by=office("文电"), after=submit)
    propose = duty("拟办", by=office("文电"), after=register, asks=required("lead") + optional("asked", "opinion"), cites="49.1a")
    seek = power("征求意见", by=office("文电"), after=propose, asks=required("asked"), opens="answering", each="asked", into="organ", carries=("body",))
    answered = duty("意见收齐", by=system, awaits=seek, outcomes=("同意", "视为无不同意见", "不同意"), cites="53.2a")
    deputy = duty("阅批", by=every(in_charge_of("sender")), when=where(deputy_in_charge=True), after=need(propose, "49.1c"), asks=optional("opinion"), about=("body",), cites="6.1b")
    review = duty("审核", by=secretary_general, after=need(deputy, "49.1c", lift=reading(secretary_general)), asks=optional("opinion"), cites="49.2b")
    instruct = duty("批示", by=mayor, after=need(review, "49.2b"), asks=optional("opinion"), outcomes=("同意", "不同意"), cites="6.1a")
    refer = power("转信访", by=office("文电"), after=register, opens="petition", carries=("title",))
    study = power("说明情况", by=head_of("lead"), after=instruct("同意"), asks=required("studied"), cites="53.1d")
    handle = duty("承办", by=head_of("lead"), after=instruct("同意"), asks=optional("opinion"), within=(limit(TestNumbers.studying, "53.1d", when=where(studied=True)), limit(TestNumbers.handling, "53.1a")), cites="53.1a")
    reply = duty("答复", by=office("文电"), after=any_of(handle, instruct("不同意")), cites="49.1e", ends=True)
    return_ = power("退文", by=office("文电"), after=register, before=propose, asks=required("opinion"), reopens=(submit,), cites="48.2f")
    sights = (sight(section("sender")), sight(head_of("lead"), after=instruct))


class Answering(Procedure, of=Answer, label="征求意见"):
    """One organ's answer; silence is no objection."""

    answer = duty("答复意见", by=leader_of("organ"), asks=optional("opinion"), outcomes=("同意", "不同意", "视为无不同意见"), within=limit(TestNumbers.answering, "53.2c", then=deem("视为无不同意见")), ends=True, cites="53.2a")
    late = power("逾期答复", by=leader_of("organ"), after=answer("视为无不同意见"), asks=required("opinion"), afterwards=True, cites="53.2c")


class Petition(Procedure, of=Paper, label="信访", sealed=True):
    """What nobody sees but those who handle it."""

    look_into = duty("核查", by=organ("市审计局"), asks=optional("opinion"))
    close = duty("办结", by=office("文电"), after=look_into, ends=True)


class Visiting(Procedure, of=Paper, label="走访"):
    """What the others lack: signed in person, four eyes, the same hand at the end."""

    note = duty("记录", by=section("sender"), asks=required("title") + optional("due", "parts", "opinion"))
    sign = duty("签署", by=head_of("sender").in_person, after=note)
    check = duty("核对", by=section("sender") & other_than(sign), after=sign)
    close = duty("办结", by=same_as(sign), after=check, within=limit(days(2), "53.1a", then=escalate(secretary_general)), ends=True)


class Drafting(Procedure, of=Paper, label="起草"):
    """A text that is vouched for, and somebody who may still change it."""

    draft = duty("拟稿", by=section("sender"), asks=required("title", "body"))
    legality = duty("合法性审核", by=head_of("sender"), after=draft, about=("body",), cites="52.1b")
    attach_note = power("附说明", by=section("sender"), after=draft, asks=required("opinion") + optional("body"))
    shown = duty("公示期满", by=section("sender"), after=need(draft, "17.1c", delay=days(3)))
    object_ = power("申请复核", by=section("sender"), after=draft, within=limit(days(3), "60.1"), asks=required("opinion"), repeats=True)
    take_over = power("接办", by=head_of("lead"), after=draft, asks=required("lead"))
    issue = duty("印发", by=head_of("sender"), after=legality, ends=True)


ledger = register("ledger", "名册", of=Entry, keeper=office("文电"), required=("name",), cites="48.1b")
