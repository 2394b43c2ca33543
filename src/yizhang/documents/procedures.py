"""第九章 收文的办理: 请示 goes up step by step, 上级来文 comes down, 报告与信息 goes to all readers at once (49.1)."""

from __future__ import annotations

from yizhang.documents.facts import DocumentNumbers, IncomingRecord
from yizhang.documents.intake import DEPUTY, POINTER, ROUTE, SHARED, TEXT, Intake
from yizhang.documents.lifts import AUTHORITY
from yizhang.law.actor import every, head_of, holder, mayor, office, organ, paired_with, secretary_general, section
from yizhang.law.condition import Limit, advise, any_of, escalate, limit, need, where
from yizhang.law.procedure import Procedure, sight
from yizhang.law.verb import Verb, duty, optional, power, required

LIMITS = ("due", "statutory", "statutory_article", "urgency")
"""What sets a limit other than 7, 10 or 15 working days (53.1f, 53.1g)."""

MENDED = required("mended") + optional("title", "body", *TEXT)
"""What comes back of a document that the review did not pass: how it was mended, and the text."""


def within(plain: Limit, due: str, *pauses: tuple[Verb, Verb]) -> tuple[Limit, ...]:
    """The limits of 53.1 for a department: a stated moment, a statute's, then after investigation or consultation, else the plain one."""
    return (
        limit(until=due, cites="53.1f", when=where(**{f"{due}_set": True})),
        limit(until="statutory", due_cites="statutory_article", cites="53.1g", when=where(statutory_set=True)),
        limit(DocumentNumbers.investigation, "53.1d", when=where(investigating=True), pauses=pauses),
        limit(DocumentNumbers.consulting, "53.1c", when=where(needs_consultation=True), pauses=pauses),
        plain,
    )


class Request(Intake, of=IncomingRecord, label="请示"):
    """请示，自下而上：部门、副秘书长、分管副市长、秘书长、市长（第四十八条、第四十九条、第五十三条）。"""

    transfer   = duty("转办", by=office("文电"), after=Intake.propose, when=where(needs_approval=True), asks=optional("opinion_due", "statutory", "statutory_article", "urgency"), many=True, cites="53.1b")
    state      = power("说明办理情况", by=head_of("lead"), after=transfer, before="opine", repeats=True, asks=required("investigating", "investigation") + optional("asked_days"), cites="53.1d")
    to_legality = power("送合法性审核", by=office("文电"), after=transfer, before="opine", when=where(needs_approval=True), cites="53.1e 52.1b")
    legality   = duty("合法性审核", by=organ("市司法局"), after=to_legality, before="opine", when=where(needs_approval=True), outcomes=("通过", "不通过"), within=limit(DocumentNumbers.legality_review, "53.1e"), asks=optional("opinion"), cites="53.1e")
    resubmit   = power("修改重送", by=section("sender"), after=need(legality("不通过"), "53.1e"), before="opine", when=where(needs_approval=True), reopens=legality, asks=MENDED, cites="53.1e 52.1c")
    opine      = duty("提出部门意见", by=head_of("lead"), after=transfer, before="reply", when=where(needs_approval=True), within=within(limit(DocumentNumbers.opinion, "53.1b", pauses=((to_legality, legality),)), "opinion_due", (to_legality, legality)), asks=required("department_opinion"), cites="53.1b")
    assist     = duty("审阅", by=paired_with(DEPUTY), after=need(opine, "49.1c", lift=AUTHORITY), before="reply", when=where(deputy_in_charge=True), asks=optional("opinion"), cites="49.1c")
    assist_mayor = duty("审阅", by=paired_with(mayor), after=need(opine, "49.1c", lift=AUTHORITY), before="reply", when=where(deputy_in_charge=False), asks=optional("opinion"), cites="49.1c")
    deputy     = duty("阅批", by=DEPUTY, after=need(assist, "49.1c", lift=AUTHORITY), before="reply", when=where(deputy_in_charge=True), asks=optional("opinion"), cites="49.1c")
    join       = duty("会阅", by=every(holder("other_deputies")), after=need(opine, "49.1c", lift=AUTHORITY), before="instruct", when=where(has_other_deputies=True), asks=optional("opinion"), many=True, cites="6.1b")
    review     = duty("审核", by=secretary_general, after=(need(any_of(deputy, assist_mayor), "49.1c", lift=AUTHORITY), advise(join, "6.1b")), asks=optional("opinion"), cites="49.2b")
    instruct   = duty("批示", by=mayor, after=(need(any_of(deputy, assist_mayor), "49.1c", lift=AUTHORITY), need(review, "49.2b")), outcomes=("同意", "不同意"), asks=optional("opinion", "due"), cites="49.1c")
    handle     = duty("承办", by=head_of("lead"), after=instruct("同意"), within=(limit(until="due", cites="53.1f", when=where(due_set=True)), limit(DocumentNumbers.handling, "53.1a")), asks=required("result"), cites="53.1a")
    reply      = duty("答复", by=office("文电"), after=any_of(handle, instruct("不同意")), within=limit(DocumentNumbers.answering, "49.1e", then=escalate(secretary_general)), asks=required("reply_form", "reply") + optional("reply_number", "reply_file"), ends=True, cites="49.1e")
    archive    = power("归档", by=office("文电"), after=need(reply, "49.1e"), afterwards=True, many=True)
    sights     = (*Intake.sights, sight(section("lead"), after=any_of(transfer, instruct)), sight(section("assisting"), after=any_of(transfer, instruct)))


class Report(Intake, of=IncomingRecord, label="报告与信息"):
    """报告和信息，平送快转：同时送所有阅知领导，不逐级等待（第四十九条第一款）。送市长的先经秘书长审核。信息没有文种。"""

    submit  = duty("报送", by=section("sender"), when=where(on_paper=False, at_duty_desk=False), asks=required("title", "body") + optional("kind", "secrecy", *TEXT, *SHARED), cites="48.1b")
    receive = duty("签收", by=office("文电"), when=where(on_paper=True, at_duty_desk=False), asks=required("sender", "title") + optional("kind", *POINTER, *SHARED), cites="48.1b")
    take_in = duty("先收", by=office("总值班"), when=where(at_duty_desk=True), asks=required("sender", "title", "emergency") + optional("kind", *POINTER), cites="48.1b")
    propose = duty("拟办", by=office("文电"), after=Intake.register, asks=required("readers") + optional("topic", "proposal"), cites="49.1a")
    initial = duty("圈阅", by=every(holder("other_readers")), after=propose, when=where(has_other_readers=True), asks=optional("opinion"), many=True, cites="49.1d")
    review  = duty("审核", by=secretary_general, after=propose, when=where(for_mayor=True), asks=optional("opinion"), cites="49.2b")
    initial_by_mayor = duty("圈阅", by=mayor, after=need(review, "49.2b"), when=where(for_mayor=True), asks=optional("opinion"), many=True, cites="49.1d")
    close   = duty("办结", by=office("文电"), after=(initial, initial_by_mayor), many=True, ends=True, cites="49.1d")
    archive = power("归档", by=office("文电"), after=close, afterwards=True, many=True)


class Superior(Intake, of=IncomingRecord, label="上级来文"):
    """上级来文，自上而下：秘书长审核，市长、分管副市长、承办部门（第四十九条）；落到任务，或写明理由阅存。"""

    register = duty("登记", by=office("文电"), after=any_of(Intake.submit, Intake.receive, Intake.take_in), within=limit(DocumentNumbers.intake, "48.1b", when=where(at_duty_desk=True)), asks=required("important") + optional("leader_note", "received_on", "copies"), cites="48.1b 49.2a")
    propose  = duty("拟办", by=office("文电"), after=register, within=limit(DocumentNumbers.to_mayor, "49.2a", when=where(first_to_mayor=True)), asks=required("reader") + optional("lead", "duties", "keep_reason", *ROUTE), cites="49.1a")
    review   = duty("审核", by=secretary_general, after=propose, within=limit(DocumentNumbers.to_mayor, "49.2a", when=where(first_to_mayor=True)), asks=optional("opinion"), cites="49.2b")
    instruct = duty("批示", by=mayor, after=need(review, "49.2b"), before="conclude", outcomes=("批办", "阅存"), asks=optional("opinion", "due"), cites="49.1b")
    deputy   = duty("阅批", by=DEPUTY, after=need(instruct("批办"), "49.1b", lift=AUTHORITY), before="conclude", when=where(deputy_in_charge=True), asks=optional("opinion"), cites="49.1b")
    assign   = duty("分办", by=office("文电"), after=need(deputy, "49.1b", lift=AUTHORITY), within=limit(DocumentNumbers.settling, "49.1e"), asks=required("lead", "duties") + optional("assisting", *LIMITS), cites="49.1b 8.1b")
    state    = power("说明办理情况", by=head_of("lead"), after=assign, before="handle", repeats=True, asks=required("investigating", "investigation") + optional("asked_days"), cites="53.1d")
    handle   = duty("落实", by=head_of("lead"), after=assign, within=within(limit(DocumentNumbers.handling, "53.1a"), "due"), asks=required("result"), cites="53.1a")
    keep     = duty("阅存", by=office("文电"), after=need(instruct("阅存"), "49.1e"), before=assign, within=limit(DocumentNumbers.settling, "49.1e"), asks=required("keep_reason"), ends=True, cites="49.1e")
    conclude = duty("办结", by=office("文电"), after=(need(handle, "49.1e"), need(instruct, "49.1b", lift=AUTHORITY)), ends=True, cites="49.1e")
    archive  = power("归档", by=office("文电"), after=any_of(keep, conclude), afterwards=True, many=True)
    sights   = (*Intake.sights, sight(mayor, after=review), sight(section("lead"), after=assign), sight(section("assisting"), after=assign))


class Letter(Intake, of=IncomingRecord, label="函件"):
    """函和其他要办理而不是请示的来文：转部门在职责内办结，答复来文机关（第五十三条第一款）。"""

    propose  = duty("拟办", by=office("文电"), after=Intake.register, asks=required("lead", "duties") + optional("reader", *ROUTE), cites="49.1a")
    review   = duty("审核", by=secretary_general, after=propose, when=where(reader_is_mayor=True), asks=optional("opinion"), cites="49.2b")
    instruct = duty("批示", by=mayor, after=need(review, "49.2b"), when=where(reader_is_mayor=True), asks=optional("opinion", "due"), cites="49.2b")
    decide   = duty("阅批", by=holder("reader"), after=propose, when=where(reader_is_another=True), asks=optional("opinion", "due"), cites="49.1a")
    transfer = duty("转办", by=office("文电"), after=(instruct, decide), asks=optional(*LIMITS), many=True, cites="53.1a")
    state    = power("说明办理情况", by=head_of("lead"), after=transfer, before="handle", repeats=True, asks=required("investigating", "investigation") + optional("asked_days"), cites="53.1d")
    to_legality = power("送合法性审核", by=office("文电"), after=transfer, before="handle", cites="53.1e 52.1b")
    legality = duty("合法性审核", by=organ("市司法局"), after=to_legality, before="handle", outcomes=("通过", "不通过"), within=limit(DocumentNumbers.legality_review, "53.1e"), asks=optional("opinion"), cites="53.1e")
    resubmit = power("修改重送", by=section("sender"), after=need(legality("不通过"), "53.1e"), before="handle", reopens=legality, asks=MENDED, cites="53.1e 52.1c")
    handle   = duty("承办", by=head_of("lead"), after=transfer, within=within(limit(DocumentNumbers.handling, "53.1a", pauses=((to_legality, legality),)), "due", (to_legality, legality)), asks=required("result"), cites="53.1a")
    reply    = duty("答复", by=office("文电"), after=need(handle, "49.1e"), within=limit(DocumentNumbers.answering, "49.1e", then=escalate(secretary_general)), asks=required("reply_form", "reply") + optional("reply_number", "reply_file"), ends=True, cites="49.1e")
    archive  = power("归档", by=office("文电"), after=need(reply, "49.1e"), afterwards=True, many=True)
    sights   = (*Intake.sights, sight(section("lead"), after=transfer), sight(section("assisting"), after=transfer))


class DirectSubmission(Procedure, of=IncomingRecord, label="直接报送"):
    """市政府领导交办和必须直接报送的：直接送领导，办公室同时登记（第四十八条第一款）。"""

    submit   = duty("直接报送", by=section("sender"), when=where(on_paper=False), asks=required("kind", "title", "body", "addressee", "direct_ground") + optional("assigned_by", "assigned_on", "assignment", "direct_article", "secrecy", *TEXT), cites="48.1b 48.1c")
    receive  = duty("签收", by=office("文电"), when=where(on_paper=True), asks=required("sender", "kind", "title", "addressee", "direct_ground") + optional("assigned_by", "assigned_on", "assignment", "direct_article", "secrecy", "body", "received_on", *TEXT), cites="48.1b")
    register = duty("登记", by=office("文电"), after=any_of(submit, receive), within=limit(DocumentNumbers.intake, "48.1b"), asks=optional("received_on", "copies"), many=True, cites="48.1b")
    instruct = duty("阅批", by=holder("addressee"), after=any_of(submit, receive), outcomes=("阅", "另行交办"), asks=optional("opinion"), cites="48.1c")
    return_  = power("退文", by=office("文电"), after=register, before=instruct, asks=required("return_articles", "reason", "mend"), reopens=(submit, receive), cites="48.2f")
    close    = duty("办结", by=office("文电"), after=(register, instruct), many=True, ends=True, cites="48.1b")
    archive  = power("归档", by=office("文电"), after=close, afterwards=True, many=True)
    sights   = (sight(section("sender")), sight(holder("addressee")), sight(secretary_general, cites="6.1c"))
