"""第四章 依法行政, as procedures: a plan, a draft with its consultation and filings, interpretations, agreements, enforcement bodies."""

from __future__ import annotations

from typing import ClassVar

from yizhang.law.actor import every, head_of, holder, mayor, office, organ, other_than, secretary_general, section, system
from yizhang.law.condition import advise, any_of, limit, need, where
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.register import Words, register
from yizhang.law.verb import duty, optional, power, required
from yizhang.lawmaking.derived import BUREAU
from yizhang.lawmaking.facts import (
    AgreementRecord,
    ConsultationRecord,
    DraftRecord,
    EnforcementRecord,
    EnforcingRecord,
    FilingRecord,
    HearingRecord,
    InboundRecord,
    InterpretationRecord,
    LawNumbers,
    PlanRecord,
)
from yizhang.lawmaking.kinds import LawKind

PASSED, REFUSED = "通过", "不通过"
SUBJECT = ("title", "text")
"""What a review or a signature vouches for."""
HEARD = ("title", "law_kind", "drafter", "text")
"""What a hearing is about."""
PUBLISHED = (("order_number", "document_number"), "title", "law_kind", "drafter", "dated", "text")
"""What a rule or document tells its publication."""
LAW = (LawKind.LOCAL_REGULATION, LawKind.GOVERNMENT_RULE)
"""What goes out with a bill or an order, which the mayor signs himself (18.1c, 50.1a)."""
BUREAU_DESK = organ(BUREAU)
EVERY_OFFICE = (sight(secretary_general, cites="6.1c"), sight(BUREAU_DESK))


class PlanItem(Procedure, of=PlanRecord, label="制定计划项目"):
    """年度立法计划、规范性文件制定计划的一项：起草单位申报，司法局汇总，市政府批准；追加的另行论证，同样由市政府批准（第十七条）。"""

    propose = duty("申报", by=section("drafter"), asks=required("year", "plan", "name", "drafter", "finish_by") + optional("argument", "carried_from"), cites="17.1b")
    compile = duty("汇总", by=BUREAU_DESK, after=propose, outcomes={"列入": (), "不列入": propose}, asks=optional("opinion"), cites="17.1b")
    approve = duty("批准", by=mayor, after=need(compile("列入"), "17.1b"), outcomes={"批准": (), "不批准": propose}, asks=optional("opinion"), cites="17.1b")
    report  = power("登记进展", by=section("drafter"), after=approve("批准"), before="close", repeats=True, asks=required("progress"), cites="17.1b")
    close   = power("办结", by=BUREAU_DESK, after=approve("批准"), ends=True, cites="17.1b")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), *EVERY_OFFICE)


class PublicConsultation(Procedure, of=ConsultationRecord, label="公开征求意见"):
    """草案向社会公布、征求意见、公布采纳情况（第十七条、第十八条）。"""

    announce = duty("公布草案", by=section("drafter"), asks=required("title", "text", "days", "address") + optional("short_reason"), cites="17.1c")
    alter    = power("改动草案", by=section("drafter"), after=announce, before=("conclude", "conclude_early"), repeats=True, asks=required("text", "changes"), cites="17.1c")
    collect  = power("登记意见", by=section("drafter"), after=announce, before=("conclude", "conclude_early"), repeats=True, asks=required("opinions"), cites="18.1a")
    conclude = duty("公布采纳情况", by=section("drafter"), after=need(announce, "17.1c", delay=LawNumbers.consultation), when=where(shortened=False), asks=required("result", "result_address") + optional("opinions"), ends=True, cites="17.1c")
    conclude_early = duty("公布采纳情况", by=section("drafter"), after=need(announce, "17.1c"), when=where(shortened=True), asks=required("result", "result_address") + optional("opinions"), ends=True, cites="17.1c")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), *EVERY_OFFICE)


class Hearing(Procedure, of=HearingRecord, label="听证会"):
    """公告听证的时间、地点和内容，公布参加人，记录各方意见，说明怎样处理；由起草单位举行，起草单位没有举行的，司法局经市政府批准举行（第十八条；规章制定程序条例 16、23）。"""

    announce = duty("公告听证", by=section("held_by"), asks=required("held_on", "place", "matters", "seats", "choosing", "address"), cites="18.1a")
    choose  = duty("公布参加人", by=section("held_by"), after=need(announce, "18.1a"), asks=required("participants", "list_address"), cites="18.1a")
    hold    = duty("登记听证记录", by=section("held_by"), after=need(choose, "18.1a"), asks=required("record_text", "signed_by", "opinions"), cites="18.1a")
    handle  = duty("说明处理情况", by=section("held_by"), after=need(hold, "18.1a"), asks=required("result", "opinions"), ends=True, cites="18.1a")
    cancel  = power("取消听证", by=section("held_by"), after=announce, before=hold, asks=required("cancel_reason"), ends=True, cites="18.1a")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("held_by")), sight(section("drafter")), *EVERY_OFFICE)


class Draft(Procedure, of=DraftRecord, label="立法和规范性文件草案"):
    """起草、听取意见、公开征求意见、审查、集体讨论、审核、签署或者签发、公布、备案、评估（第十七条至第二十一条、第五十条、第五十二条）。"""

    start   = duty("起草", by=section("drafter"), asks=required("title", "law_kind", "mode", "public_interest", "operators", "text") + optional("own_powers", "operators_reason", "changes", "plan_item"), cites="17.1a")
    revise  = power("修改草案", by=section("drafter"), after=start, before=("publish", "present"), repeats=True, asks=optional("title", "text", "changes", "plan_item", "coordination"), cites="17.1a")
    hear    = duty("听取意见", by=section("drafter"), after=start, when=where(law_kind=LAW), asks=required("heard_from", "heard_how"), cites="18.1c")
    hearing = power("举行听证会", by=section("drafter"), after=start, before="submit", repeats=True, opens="hearing", carries=HEARD, cites="18.1a")
    ask_public = duty("公开征求意见", by=section("drafter"), after=start, when=where(public_interest=True), asks=required("days", "address") + optional("short_reason"), opens="public_consultation", carries=("title", "drafter", "text", "days", "address", "short_reason", "period_set"), cites="17.1c")
    consulted = duty("征求意见结束", by=system, awaits=ask_public, cites="17.1c")
    inner   = duty("部门合法性审核", by=holder("reviewers") & other_than(start), after=start, when=where(law_kind=LawKind.NORMATIVE), about=SUBJECT, outcomes={PASSED: (), REFUSED: start}, asks=optional("opinion"), cites="52.1b")
    fair    = duty("公平竞争初审", by=section("drafter"), after=start, when=where(operators=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: start}, asks=required("fair_opinion"), cites="52.1d")
    submit  = duty("送审", by=head_of("drafter"), after=(start, need(consulted, "17.1c"), need(hear, "18.1c"), need(inner(PASSED), "52.1b"), need(fair(PASSED), "52.1d")), asks=optional("plan_item", "coordination"), cites="17.1b")
    forward = duty("转送合法性审核", by=office("文电"), after=need(submit, "52.1b"), when=where(law_kind=LawKind.NORMATIVE, by_bureau=False), cites="52.1b")
    review  = duty("审查", by=BUREAU_DESK, after=(need(submit, "20.1a"), need(forward, "52.1b")), when=where(by_bureau=False), about=SUBJECT, outcomes={PASSED: (), REFUSED: submit, "缓办": submit}, asks=required("review") + optional("questions", "higher_texts"), cites="20.1a 20.1c")
    market  = duty("公平竞争审查", by=organ("市市场监管局"), after=(need(submit, "52.1d"), need(fair(PASSED), "52.1d")), when=where(operators=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: submit}, asks=optional("opinion"), cites="52.1d")
    ask_hearing = power("提请听证", by=BUREAU_DESK, after=need(submit, "18.1a"), before="review", when=where(law_kind=LawKind.GOVERNMENT_RULE, by_bureau=False), asks=required("hearing_why"), cites="18.1a")
    check_hearing = duty("审核听证", by=secretary_general, after=need(ask_hearing, "18.1a"), before="review", when=where(law_kind=LawKind.GOVERNMENT_RULE, by_bureau=False), asks=optional("opinion"), cites="18.1a 49.2b")
    allow_hearing = duty("批准听证", by=mayor, after=need(check_hearing, "49.2b"), before="review", when=where(law_kind=LawKind.GOVERNMENT_RULE, by_bureau=False), outcomes=("批准", "不批准"), asks=optional("opinion"), cites="18.1a")
    bureau_hearing = power("举行听证会", by=BUREAU_DESK, after=need(allow_hearing("批准"), "18.1a"), before="review", when=where(law_kind=LawKind.GOVERNMENT_RULE, by_bureau=False), opens="hearing", carries=(*HEARD, ("reviewed_by", "bureau")), cites="18.1a")
    discuss = duty("集体讨论决定", by=office("会务"), after=(submit, need(review(PASSED), "20.1a 52.1c"), need(market(PASSED), "52.1d")), about=SUBJECT, outcomes={PASSED: (), REFUSED: submit}, asks=required("meeting", "held_on"), cites="17.1a 52.1c")
    deputy  = duty("审核", by=every(holder("deputies")), after=need(discuss(PASSED), "17.1a"), when=where(law_kind=LawKind.NORMATIVE, deputy_in_charge=True), about=SUBJECT, asks=optional("opinion"), cites="50.1b 6.1b")
    secretary = duty("审核", by=secretary_general, after=(need(discuss(PASSED), "17.1a"), advise(deputy, "50.1b")), about=SUBJECT, asks=optional("opinion"), cites="50.1a 50.1b")
    sign    = duty("签署", by=mayor.in_person, after=(need(discuss(PASSED), "17.1a"), need(secretary, "50.1a")), when=where(law_kind=LAW), about=SUBJECT, cites="50.1a")
    sign_document = duty("签发", by=mayor, after=(need(discuss(PASSED), "17.1a"), need(deputy, "50.1b"), need(secretary, "50.1b")), when=where(law_kind=LawKind.NORMATIVE), about=SUBJECT, cites="50.1b")
    publish = duty("公布", by=BUREAU_DESK | office("文电"), after=any_of(sign, sign_document), when=where(law_kind=(LawKind.GOVERNMENT_RULE, LawKind.NORMATIVE)), asks=required("published_on", "in_force_on", "publication") + optional("order_number", "valid_until", "consolidated", "at_once_reason"), opens="publication", carries=PUBLISHED, cites="17.1a 29.1a")
    present = duty("提请审议", by=office("文电"), after=need(sign, "50.1a"), when=where(law_kind=LawKind.LOCAL_REGULATION), ends=True, cites="17.1a")
    file    = duty("分送备案", by=BUREAU_DESK, after=publish, when=where(law_kind=(LawKind.GOVERNMENT_RULE, LawKind.NORMATIVE)), opens="filing", each="filing_organs", into="organ", carries=("title", "law_kind", "published_on"), cites="21.1a 21.1b")
    filed   = duty("备案办结", by=system, awaits=file, ends=True, cites="21.1a 21.1b")
    evaluate = duty("立法后评估", by=section("drafter"), after=publish, when=where(law_kind=LawKind.GOVERNMENT_RULE), afterwards=True, within=limit(LawNumbers.evaluation, "18.1b", since="in_force_on"), asks=required("evaluation", "evaluation_report"), cites="18.1b")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), *EVERY_OFFICE, sight(mayor, after=any_of(discuss, check_hearing)), sight(holder("deputies"), after=discuss))


class Filing(Procedure, of=FilingRecord, label="报送备案"):
    """向一个备案机关报送，登记回执（第二十一条）。"""

    send    = duty("报送", by=BUREAU_DESK, within=(
        limit(LawNumbers.filing, "21.1a", since="published_on", when=where(law_kind=LawKind.GOVERNMENT_RULE)),
        limit(LawNumbers.normative_filing, "21.1b", since="published_on"),
    ), asks=required("sent_on"), cites="21.1a 21.1b")
    asked_more = power("登记补充要求", by=BUREAU_DESK, after=send, before="receipt", repeats=True, asks=required("supplement"), cites="21.1a")
    receipt = duty("登记回执", by=BUREAU_DESK, after=need(send, "21.1a"), asks=required("receipt"), ends=True, cites="21.1a 21.1b")
    sights: ClassVar[tuple[Sight, ...]] = EVERY_OFFICE


class InboundFiling(Procedure, of=InboundRecord, label="备案审查"):
    """区县、派出机关、部门的规范性文件报市政府备案，由司法局审查，并由制定机关公布（第二十一条）。"""

    notice  = duty("登记应备文件", by=BUREAU_DESK | section("maker"), asks=required("title", "maker", "issued_on") + optional("document_number"), cites="21.1c")
    submit  = duty("报送备案", by=section("maker"), after=notice, within=limit(LawNumbers.inbound_filing, "21.1c", since="issued_on"), asks=required("text") + optional("document_number", "file", "published_at", "published_on"), cites="21.1c")
    review  = duty("备案审查", by=BUREAU_DESK, after=submit, outcomes=("予以备案", "发现抵触"), cites="21.1c")
    advise  = duty("提出纠正意见", by=BUREAU_DESK, after=review("发现抵触"), before="record", asks=required("advice", "answer_by"), cites="21.1c")
    answer  = duty("报告处理情况", by=section("maker"), after=advise, within=limit(until="answer_by", cites="21.1c"), asks=required("answer"), cites="21.1c")
    publish = duty("登记公布", by=section("maker"), after=submit, when=where(public=False), asks=required("published_at", "published_on"), cites="21.1d")
    record_ = duty("备案办结", by=BUREAU_DESK, after=(any_of(review("予以备案"), answer), need(publish, "21.1d")), ends=True, cites="21.1c")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("maker")), *EVERY_OFFICE)


class Interpretation(Procedure, of=InterpretationRecord, label="规章解释"):
    """规章的解释由司法局承办，报市政府批准后公布（第二十条）。"""

    receive = duty("受理", by=BUREAU_DESK | office("文电"), asks=required("title", "law_kind", "article", "asker", "question"), cites="20.1b")
    prepare = duty("拟出解释", by=BUREAU_DESK, after=receive, asks=required("interpretation"), cites="20.1b")
    approve = duty("批准", by=mayor, after=need(prepare, "20.1b"), about=("interpretation",), outcomes={"同意": (), "不同意": prepare}, asks=optional("opinion"), cites="20.1b")
    publish = duty("公布", by=BUREAU_DESK, after=need(approve("同意"), "20.1b"), about=("interpretation",), asks=required("publication"), ends=True, cites="20.1b")
    sights: ClassVar[tuple[Sight, ...]] = (*EVERY_OFFICE, sight(mayor, after=prepare))


class Agreement(Procedure, of=AgreementRecord, label="协议"):
    """以市政府名义对外签订的协议，事先由司法局审核文本；审核的文本就是签署的文本（第二十条）。"""

    draft  = duty("起草协议", by=section("drafter"), asks=required("title", "partner", "for_government", "text") + optional("supplements"), cites="20.1d")
    revise = power("修改协议", by=section("drafter"), after=draft, before="sign", repeats=True, asks=optional("title", "text"), cites="20.1d")
    review = duty("审核文本", by=BUREAU_DESK, after=draft, when=where(for_government=True), about=("text",), outcomes={PASSED: (), REFUSED: draft}, asks=optional("opinion"), cites="20.1d")
    sign   = duty("签署", by=section("drafter"), after=need(review(PASSED), "20.1d"), about=("text",), asks=required("signed_by"), ends=True, cites="20.1d")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), *EVERY_OFFICE)


Enforcement = register(
    "enforcement", "执法主体和权限", of=EnforcementRecord, keeper=BUREAU_DESK,
    required=("matter", "organ", "power", "basis", "concentrated", "since"), cites="22.1a", words=Words(change="变更", close="划出"),
    sights=(sight(section("organ")), sight(secretary_general, cites="6.1c")),
)  # fmt: skip
Enforcing = register(
    "enforcing", "执法规则和监督", of=EnforcingRecord, keeper=BUREAU_DESK, required=("title", "organ", "what", "content"), cites="22.1b",
    sights=(sight(section("organ")), sight(secretary_general, cites="6.1c")),
)  # fmt: skip
