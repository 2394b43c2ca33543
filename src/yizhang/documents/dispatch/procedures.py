"""发文, 预留字号, 部门文件 and 会议纪要: who reviews, who signs, and what has to be settled before (第五十条至第五十二条)."""

from __future__ import annotations

from typing import ClassVar

from yizhang.documents.countersign.procedures import AGREE, ANSWERS, ASKED, DISAGREE, SILENT
from yizhang.documents.dispatch.facts import DepartmentRecord, DispatchNumbers, DispatchRecord, MinutesRecord, NumberRecord
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.documents.distribution.procedures import CARRIED
from yizhang.law.actor import (
    every,
    first_of,
    head_of,
    holder,
    mayor,
    office,
    organ,
    other_than,
    paired_with,
    rank,
    secretary_general,
    section,
    system,
)
from yizhang.law.condition import advise, any_of, limit, need, reading, where
from yizhang.law.org import Rank
from yizhang.law.procedure import Procedure, Sight, sight
from yizhang.law.verb import duty, optional, power, required

PASSED, REFUSED = "通过", "不通过"
GOVERNMENT = (InNameOf.GOVERNMENT, InNameOf.ORDER, InNameOf.BILL)
SUBJECT = ("title", "text")
"""What a review or a signature vouches for."""
DRAFTED = required("in_name_of", "kind", "title", "text", "important", "weight", "own_powers", "consequence", "policy", "normative", "operators")
OPENNESS = optional("openness", "openness_ground", "openness_reason")
PUBLISHED = ("document_number", "title", "kind", "in_name_of", "drafter", "dated", "text", "attachments", *OPENNESS.optional)
"""What a document tells its publication."""
BESIDE = optional("topic", "operators_reason", "cosigners", "primary_recipients", "copies_to", "attachments") + OPENNESS
REVIEWED = required("clear_of") + optional("contains", "higher_texts", "opinion")
AUTHORITY = reading(mayor, why="第五十条写“一般由秘书长签发”，没有写谁可以决定例外")


class Dispatch(Procedure, of=DispatchRecord, label="发文"):
    """以市政府、市政府办公室名义发文：拟稿、核稿、会签、合法性审核、公平竞争审查、审核、签发、编号、印发、分发。"""

    draft     = duty("拟稿", by=section("drafter"), asks=DRAFTED + BESIDE, cites="51.1a")
    revise    = power("修改", by=section("drafter") | office("文电"), after=draft, before="issue", asks=optional("title", "text", "topic", "attachments", "primary_recipients", "copies_to"), repeats=True, cites="50.1b")
    check     = duty("核稿", by=office("文电") & other_than(draft), after=draft, outcomes={PASSED: (), "退回": draft}, asks=optional("check_opinion", "own_powers", "weight"), cites="51.1e")
    countersign = duty("送会签", by=office("文电"), after=check(PASSED), when=where(shared=True), asks=optional("reply_by"), about=("text",), opens="countersignature", each="cosigners", into="organ", carries=ASKED, cites="53.2a")
    drop      = power("停办", by=section("drafter"), after=draft, before="number", reopens=countersign, asks=required("drop_reason"), ends=True, cites="51.1g")
    agreed    = duty("会签完毕", by=system, awaits=countersign, outcomes=ANSWERS, cites="53.2a")
    negotiate = duty("协商", by=head_of("drafter"), after=agreed(DISAGREE), when=where(shared=True), asks=required("negotiated_on", "negotiated_with"), outcomes=("达成一致", "仍不一致"), cites="53.2b")
    state     = duty("列明分歧", by=head_of("drafter"), after=negotiate("仍不一致"), when=where(shared=True), asks=required("positions", "proposal"), cites="53.2b")
    inner     = duty("部门合法性审核", by=holder("reviewers") & other_than(draft), after=draft, when=where(normative=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: draft}, asks=optional("opinion"), cites="52.1b")
    forward   = duty("转送合法性审核", by=office("文电"), after=(check(PASSED), need(inner(PASSED), "52.1b")), when=where(normative=True), asks=optional("review_days", "review_ground"), cites="52.1b")
    legality  = duty("合法性审核", by=organ("市司法局"), after=need(forward, "52.1b"), when=where(normative=True), about=SUBJECT, outcomes={PASSED: (), "附条件通过": draft, REFUSED: draft}, within=(
        limit(until="review_limit", cites="53.1e", when=where(review_limited=True)),
        limit(DispatchNumbers.longest_review, "53.1e"),
    ), asks=REVIEWED + optional("conditions"), cites="52.1b 52.1c")
    fair      = duty("公平竞争初审", by=section("drafter"), after=draft, when=where(operators=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: draft}, asks=required("fair_opinion"), cites="52.1d")
    market    = duty("公平竞争审查", by=organ("市市场监管局"), after=need(fair(PASSED), "52.1d"), when=where(operators=True, in_name_of=GOVERNMENT), about=SUBJECT, outcomes={PASSED: (), REFUSED: draft}, asks=optional("opinion"), cites="52.1d")
    settled   = (check(PASSED), need(any_of(agreed(AGREE, SILENT), negotiate("达成一致"), state), "53.2a"), need(legality(PASSED), "52.1c 20.1c"), need(fair(PASSED), "52.1d"), need(market(PASSED), "52.1d"))
    deputy    = duty("审核", by=every(holder("deputies")), after=settled, when=where(deputy_in_charge=True, in_name_of=InNameOf.GOVERNMENT), about=SUBJECT, asks=optional("opinion"), cites="50.1b 6.1b")
    review    = duty("审核", by=secretary_general, after=(*settled, advise(deputy, "50.1b")), about=SUBJECT, asks=optional("opinion"), cites="50.1b")
    agree     = duty("同意", by=mayor | holder("deputies"), after=review, when=where(in_name_of=InNameOf.OFFICE, important=True), about=SUBJECT, outcomes={"同意": (), "不同意": draft}, asks=optional("opinion"), cites="50.1c")
    sign      = duty("签发", by=mayor, after=(need(deputy, "50.1b"), need(review, "50.1b")), when=where(in_name_of=InNameOf.GOVERNMENT), about=SUBJECT, asks=optional("opinion"), cites="50.1b")
    sign_order = duty("签署", by=mayor.in_person, after=need(review, "50.1a"), when=where(in_name_of=(InNameOf.ORDER, InNameOf.BILL)), about=SUBJECT, asks=optional("opinion"), cites="50.1a")
    sign_office = duty("签发", by=secretary_general, after=(need(review, "50.1b"), need(agree("同意"), "50.1c")), when=where(in_name_of=InNameOf.OFFICE), about=SUBJECT, asks=optional("opinion"), cites="50.1c")
    sign_instead = power("市长签发", by=mayor, after=need(sign_office, "50.1c", lift=AUTHORITY), when=where(in_name_of=InNameOf.OFFICE), about=SUBJECT, asks=optional("opinion"), cites="50.1c")
    number    = duty("编号", by=office("文电"), after=(any_of(sign, sign_order, sign_office, sign_instead), need(legality(PASSED), "52.1c 20.1c"), need(market(PASSED), "52.1d")), about=SUBJECT, asks=optional("document_number"), cites="50.1b")
    cancel    = power("编号作废", by=office("文电"), after=number, before="issue", asks=required("void_reason"), ends=True, cites="51.1g")
    ask_seal  = duty("申请用印", by=office("文电"), after=number, before="seal", when=where(seal_kept=True).where_known, about=SUBJECT, asks=required("seal_copies") + optional("seal", "seal_reason"), cites="50.1b")
    seal      = duty("用印", by=first_of(holder("seal_keepers"), office("文电")), after=need(ask_seal, "50.1b"), about=SUBJECT, asks=optional("seal_reason"), cites="50.1b")
    issue     = duty("印发", by=office("文电"), after=seal, asks=optional("copies") + OPENNESS, ends=True, opens="publication", carries=PUBLISHED, cites="50.1b 29.1a")
    distribute = duty("分发", by=office("文电"), after=issue, before="annul", when=where(addressed=True), afterwards=True, opens="delivery", each="addressees", into="addressee", carries=CARRIED, cites="50.1b")
    archive   = power("归档", by=office("文电"), after=issue, afterwards=True, many=True, asks=optional("retention"))
    repeal    = power("废止", by=office("文电"), after=need(issue, "51.1f"), before="annul", afterwards=True, asks=required("repeal_reason"), cites="51.1f")
    annul     = power("撤销", by=office("文电"), after=need(issue, "51.1f"), afterwards=True, reopens=distribute, asks=required("annul_reason", "annulled_by"), cites="51.1f")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), sight(secretary_general, cites="6.1c"), sight(mayor, after=review), sight(holder("deputies"), after=check), sight(paired_with(holder("deputies")), after=check))


class NumberReservation(Procedure, of=NumberRecord, label="预留字号"):
    """先取号、后成文：号从同一序列取，用于一件发文，或者写明理由作废，不留缺号（第五十一条）。"""

    reserve  = duty("预留", by=office("文电"), asks=required("in_name_of", "title") + optional("needed_by"), cites="51.1f")
    return_  = power("退回作废", by=office("文电"), after=reserve, asks=required("void_reason"), ends=True, cites="51.1f")
    sights: ClassVar[tuple[Sight, ...]] = (sight(office("文电")), sight(secretary_general, cites="6.1c"))


class DepartmentDocument(Procedure, of=DepartmentRecord, label="部门文件"):
    """部门自行或联合制定的文件：自己审核；报市政府批准后印发的，再由办公室转司法局审核（第十九条、第五十二条）。"""

    draft    = duty("拟稿", by=section("drafter"), asks=required("kind", "title", "text", "normative", "important", "public_interest", "under_approval", "operators") + optional("joint", "approval", "statute", "operators_reason", "primary_recipients", "copies_to") + OPENNESS, cites="19.1b")
    revise   = power("修改", by=section("drafter"), after=draft, before="issue", asks=optional("title", "text", "primary_recipients", "copies_to", "approval", "statute"), repeats=True, cites="52.1a")
    inner    = duty("部门合法性审核", by=holder("reviewers") & other_than(draft), after=draft, when=where(normative=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: draft}, asks=REVIEWED, cites="52.1a")
    forward  = duty("转送合法性审核", by=office("文电"), after=need(inner(PASSED), "52.1b"), when=where(normative=True, under_approval=True), cites="52.1b 52.1a")
    legality = duty("合法性审核", by=organ("市司法局"), after=need(forward, "52.1b"), when=where(normative=True, under_approval=True), about=SUBJECT, outcomes={PASSED: (), "附条件通过": draft, REFUSED: draft}, within=limit(DispatchNumbers.longest_review, "53.1e"), asks=REVIEWED, cites="52.1b 52.1a")
    fair     = duty("公平竞争审查", by=section("drafter"), after=draft, when=where(operators=True), about=SUBJECT, outcomes={PASSED: (), REFUSED: draft}, asks=required("fair_opinion"), cites="52.1d")
    sign     = duty("签发", by=head_of("drafter"), after=(need(inner(PASSED), "52.1a 52.1c 20.1c"), need(legality(PASSED), "52.1b 52.1c 20.1c"), need(fair(PASSED), "52.1d"), draft), about=SUBJECT, asks=optional("opinion"), cites="52.1a")
    joined   = duty("会签", by=every(head_of("joint")), after=(need(inner(PASSED), "52.1a 52.1c 20.1c"), need(legality(PASSED), "52.1b 52.1c 20.1c"), need(fair(PASSED), "52.1d"), draft), when=where(jointly=True), about=SUBJECT, asks=optional("opinion"), cites="19.1d 52.1a")
    issue    = duty("编号印发", by=section("drafter"), after=(sign, need(joined, "19.1d")), ends=True, opens="publication", carries=("document_number", "title", "kind", "drafter", "dated", "text", *OPENNESS.optional), cites="52.1c 29.1a")
    sights: ClassVar[tuple[Sight, ...]] = (sight(section("drafter")), sight(section("joint")), sight(office("文电"), after=forward))


class Minutes(Procedure, of=MinutesRecord, label="会议纪要"):
    """会议纪要的审核和签发（第五十条第二款）。"""

    draft   = duty("拟稿", by=office("会务"), asks=required("meeting", "title", "held_on", "chair", "important", "text") + optional("entrusted_by", "attending", "none_attended"), cites="50.2a")
    revise  = power("修改", by=office("会务"), after=draft, before="issue", asks=optional("title", "text"), repeats=True, cites="50.2a")
    review  = duty("审核", by=secretary_general, after=draft, when=where(special=False), about=SUBJECT, asks=optional("opinion"), cites="50.2a")
    sign    = duty("签发", by=mayor, after=need(review, "50.2a"), when=where(special=False), about=SUBJECT, asks=optional("opinion"), cites="50.2a")
    attended = duty("审核", by=holder("reviewers"), after=draft, when=where(special=True, deputy_attended=True), about=SUBJECT, asks=optional("opinion"), cites="50.2b")
    stand_in = duty("审核", by=secretary_general, after=draft, when=where(special=True, deputy_attended=False), about=SUBJECT, asks=required("none_attended") + optional("opinion"), cites="50.2b")
    agree   = duty("同意", by=mayor, after=any_of(attended, stand_in), when=where(special=True, important=True, signed_by_mayor=False), about=SUBJECT, outcomes={"同意": (), "不同意": draft}, asks=optional("opinion"), cites="50.2b")
    sign_special = duty("签发", by=holder("signer"), after=(need(any_of(attended, stand_in), "50.2b"), need(agree("同意"), "50.2b")), when=where(special=True), about=SUBJECT, asks=optional("opinion"), cites="50.2b")
    issue   = duty("印发", by=office("会务"), after=any_of(sign, sign_special), ends=True, cites="50.2a")
    disclose = duty("送公开", by=office("会务"), after=need(issue, "29.1a"), when=where(of_government=True), afterwards=True, opens="publication", carries=("document_number", "title", "meeting", "dated", "decided", *OPENNESS.optional), asks=optional("decided") + OPENNESS, cites="29.1a")
    archive = power("归档", by=office("会务"), after=issue, afterwards=True, many=True)
    sights: ClassVar[tuple[Sight, ...]] = (sight(office("会务")), sight(secretary_general, cites="6.1c"), sight(mayor, after=draft), sight(rank(Rank.DEPUTY_MAYOR, anyone=True), after=draft), sight(holder("attending"), after=draft))
