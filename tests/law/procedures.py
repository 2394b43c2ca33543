"""请示 and 发文 as the design writes them, with the fields they need."""

from __future__ import annotations

from enum import Enum

from yizhang.law.actor import every, head_of, in_charge_of, mayor, office, organ, other_than, secretary_general, section, system
from yizhang.law.condition import advise, any_of, limit, need, reading, where
from yizhang.law.duration import WorkingDays, working_days
from yizhang.law.fieldtype import OrganRef, Text
from yizhang.law.numbers import Numbers, number
from yizhang.law.org import Opener, Org
from yizhang.law.procedure import Procedure, sight
from yizhang.law.record import Record, field
from yizhang.law.verb import duty, optional, power, required


class InNameOf(Enum):
    GOVERNMENT = "市政府"
    ORDER = "市政府令"
    BILL = "议案"
    OFFICE = "办公室"


class Kind(Enum):
    REQUEST = "请示"
    REPORT = "报告"


class DocumentNumbers(Numbers):
    handling: WorkingDays = number("承办", cites="53.1a")
    legality_review: WorkingDays = number("合法性审核", cites="53.1e")


def has_deputy_in_charge(org: Org, opener: Opener, record: Record) -> bool:
    return bool(org.in_charge(opener.organ))


def organ_of_opener(org: Org, opener: Opener, record: Record) -> str:
    return opener.organ


def came_on_paper(org: Org, opener: Opener, record: Record) -> bool:
    return opener.registrar


class IncomingRecord(Record):
    sender: OrganRef = field("来文单位", cites="48.1b", derived=organ_of_opener)
    on_paper: bool = field("纸质来文", cites="48.1b", derived=came_on_paper)
    kind: Kind = field("文种", cites="48.2b")
    title: str = field("标题", cites="48.2a")
    body: Text = field("正文", cites="48.2a")
    concerns: tuple[OrganRef, ...] = field("涉及单位", cites="48.1c")
    lead: OrganRef = field("牵头部门", cites="49.1a")
    duties: str = field("办理要求", cites="49.1a")
    reader: str = field("送阅领导", cites="49.1a")
    topic: str = field("主题", cites="6.1b")
    reason: str = field("退文理由", cites="48.2f")
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=has_deputy_in_charge)


class DispatchRecord(Record):
    drafter: OrganRef = field("拟稿单位", cites="50.1a", derived=organ_of_opener)
    in_name_of: InNameOf = field("发文名义", cites="50.1b")
    normative: bool = field("规范性文件", cites="52.1b")
    shared: bool = field("涉及其他部门职责", cites="53.2a")
    cosigners: tuple[OrganRef, ...] = field("会签部门", cites="53.2a")
    title: str = field("标题", cites="51.1e")
    text: Text = field("正文", cites="51.1e")
    deputy_in_charge: bool = field("有分管副市长", cites="6.1b", derived=has_deputy_in_charge)


class Request(Procedure, of=IncomingRecord, label="请示"):
    """请示的办理（第四十八至四十九条、第五十三条）。"""
    submit   = duty("报送", by=section("sender"), when=where(on_paper=False), asks=required("kind", "title", "body") + optional("concerns"), cites="48.1b")
    receive  = duty("签收", by=office("文电"), when=where(on_paper=True), asks=required("sender", "kind", "title", "body"))
    register = duty("登记", by=office("文电"), after=(submit, receive))
    propose  = duty("拟办", by=office("文电"), after=register, asks=required("lead", "duties", "reader") + optional("topic"), cites="49.1a")
    deputy   = duty("阅批", by=in_charge_of("topic", "sender"), when=where(deputy_in_charge=True), after=need(propose, "49.1c"), cites="6.1b")
    review   = duty("审核", by=secretary_general, after=need(deputy, "49.1c", lift=reading(secretary_general)), cites="49.2b")
    instruct = duty("批示", by=mayor, after=(need(deputy, "49.1c", lift=reading(secretary_general)), need(review, "49.2b")), outcomes=("同意", "不同意"))
    handle   = duty("承办", by=head_of("lead"), after=instruct("同意"), within=limit(DocumentNumbers.handling, "53.1a"))
    reply    = duty("答复", by=office("文电"), after=any_of(handle, instruct("不同意")), cites="49.1e", ends=True)
    return_  = power("退文", by=office("文电"), after=register, before=propose, asks=required("reason"), reopens=(submit, receive), cites="48.2f")
    sights   = (sight(section("sender")), sight(head_of("lead"), after=instruct))


class Dispatch(Procedure, of=DispatchRecord, label="发文"):
    """发文：拟稿、核稿、会签、合法性审核、审核、签发、编号、印发（第五十至五十三条；公文处理条例 25）。"""
    draft       = duty("拟稿", by=section("drafter"), asks=required("in_name_of", "normative", "shared", "title", "text"))
    check       = duty("核稿", by=office("文电") & other_than(draft), after=draft, outcomes={"通过": (), "退回": draft}, cites="51.1e")
    countersign = duty("送会签", by=office("文电"), after=check, when=where(shared=True), asks=required("cosigners"), about=("text",),
                       opens="countersignature", each="cosigners", carries=("text",))
    agreed      = duty("会签完毕", by=system, awaits=countersign, outcomes=("同意", "视为无不同意见", "不同意"), cites="53.2a")
    legality    = duty("合法性审核", by=organ("市司法局"), after=check, when=where(normative=True), about=("text",),
                       outcomes={"通过": (), "不通过": draft}, within=limit(DocumentNumbers.legality_review, "53.1e"), cites="52.1b")
    deputy      = duty("审核", by=every(in_charge_of("drafter")), when=where(deputy_in_charge=True, in_name_of=InNameOf.GOVERNMENT), after=(need(agreed, "53.2a"), need(legality("通过"), "52.1c")), cites="50.1b")
    review      = duty("审核", by=secretary_general, after=(need(agreed, "53.2a"), need(legality("通过"), "52.1c"), advise(deputy, "50.1b")), cites="50.1b")
    sign        = duty("签发", by=mayor, when=where(in_name_of=InNameOf.GOVERNMENT), after=(need(deputy, "50.1b"), need(review, "50.1b")), cites="50.1b")
    sign_order  = duty("签署", by=mayor.in_person, when=where(in_name_of=(InNameOf.ORDER, InNameOf.BILL)), after=need(review, "50.1a"), cites="50.1a")
    sign_office = duty("签发", by=secretary_general, when=where(in_name_of=InNameOf.OFFICE), after=need(review, "50.1c"), cites="50.1c")
    issue       = duty("编号印发", by=office("文电"), after=(any_of(sign, sign_order, sign_office), need(legality("通过"), "52.1c")), opens="publication", ends=True)


NUMBERS: dict[type[Numbers], Numbers] = {DocumentNumbers: DocumentNumbers(handling=working_days(7), legality_review=working_days(5))}
