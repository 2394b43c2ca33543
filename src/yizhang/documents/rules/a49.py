"""第四十九条 公文办理: 拟办, which way a document goes, what must end in an answer or a task, and what the mayor sees first."""

from __future__ import annotations

from yizhang.documents.document import asks_for_decision
from yizhang.documents.facts import ActingFor, DocumentNumbers, IncomingRecord, LeadDuties, Progress, ProposedReader
from yizhang.documents.kinds import Source
from yizhang.documents.lifts import AUTHORITY
from yizhang.gongwen.document import Kind
from yizhang.gongwen.regex import regex
from yizhang.law.actor import office, secretary_general
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import Today, rule, watch
from yizhang.office.led import not_led

HOW = r"(?:牵头|会同(?:有关|相关)?(?:部门|单位|方面)|按(?:有关|批示)?(?:规定|程序|职责|要求)|认真|抓紧|抓好|尽快|酌情|妥善|及时)*"
DEED = r"(?:研究|协调)?(?:办理|处理|落实|研处|阅处|阅办|酌处|酌办|办复|执行|贯彻落实|贯彻执行)(?:并(?:及时)?(?:反馈|报告|答复)(?:结果)?)?"
VAGUE = regex(
    rf"(?:请|转|由|送|交)?(?:(?:各|有关|相关|各有关|各相关)?(?:部门|单位|方面|领导)?{HOW}(?:{DEED}|研究)"
    rf"|[^，。；]{{1,12}}(?:局|委|办|中心|政府){HOW}{DEED})[。．.]?"
)
"""A task that says nothing but that it is to be done."""


@rule("49.1a", at="*.propose superior.assign")
def one_department_leads(doc: IncomingRecord) -> Findings:
    """拟办意见明确一个牵头部门。"""
    if len(doc.lead) > 1:
        yield breach(_("牵头部门写了{n}个"), n=len(doc.lead), where="牵头部门", remedy=_("只留一个牵头部门，其余列为协办部门"))


@rule("49.1a", at="*.propose superior.assign")
def lead_does_not_assist_itself(doc: IncomingRecord) -> Findings:
    """责任要明确：牵头部门不同时列为协办部门。"""
    if set(doc.lead) & set(doc.assisting):
        yield breach(_("牵头部门又列为协办部门"), where="协办部门", remedy=_("从协办部门中删去牵头部门"))


@rule("49.1a 6.1a", at="*.propose superior.assign")
def handling_organ_is_the_governments(doc: IncomingRecord, listed: LeadDuties) -> Findings:
    """牵头和协办的是市政府领导的机关；上级机关、党委、人大、法院不由市政府分办。"""
    yield from not_led(listed.outside, "牵头部门")


@rule("49.1a", at="*.propose")
def reader_leads_the_government(doc: IncomingRecord, proposed: ProposedReader) -> Findings:
    """拟办意见明确阅批领导：市长、副市长、秘书长，或者副秘书长。"""
    if not proposed.leads:
        yield breach(_("{name}不是市政府领导"), name=proposed.name, where="阅批领导", remedy=_("填写市政府领导；承办的部门填入“牵头部门”"))


@rule("49.1a", at="*.propose superior.assign")
def tasks_are_concrete(doc: IncomingRecord) -> Findings:
    """拟办意见具体可操作，写明做什么。"""
    for task in doc.duties:
        if VAGUE.fullmatch(task.strip()):
            yield breach(
                _("任务“{task}”没有写明做什么"),
                task=task,
                where="任务",
                quote=task,
                remedy=_("写明办什么事、办到什么程度，如“核定补助金额并提出资金来源”"),
            )


@rule("49.1a 8.1a", at="*.propose superior.assign")
def lead_has_the_duty(doc: IncomingRecord, listed: LeadDuties) -> Findings:
    """牵头部门按职责清单确定；清单外的须说明。"""
    if doc.topic and doc.lead and not listed.leads:
        names = "、".join(listed.departments) or _("没有部门")
        told = note if doc.lead_reason else caution
        yield told(
            _("职责清单中负责“{topic}”的是：{names}"),
            topic=doc.topic,
            names=names,
            where="牵头部门",
            remedy=_("改为清单上的部门，或填写“牵头理由”"),
        )


@rule("49.1a", at="superior.propose")
def superior_document_gets_a_lead_or_is_kept(doc: IncomingRecord) -> Findings:
    """上级来文的拟办意见写明牵头部门和任务，或写明拟阅存的理由。"""
    blank = [label for label, value in (("牵头部门", doc.lead), ("任务", doc.duties)) if not value]
    if blank and not doc.keep_reason:
        yield breach(
            _("未写明{blank}，也未写明阅存理由"),
            blank="、".join(blank),
            where="牵头部门",
            remedy=_("填写牵头部门和任务；不需办理的填写“阅存理由”"),
        )


@rule("49.1b", at="request.propose report.propose letter.propose", lift=AUTHORITY)
def superior_document_comes_down(doc: IncomingRecord) -> Findings:
    """上级来文原则上自上而下运转。"""
    if doc.source is Source.SUPERIOR and doc.kind not in (None, Kind.LETTER):
        yield breach(
            _("{sender}的{kind}是上级来文"), sender=doc.sender_name, kind=doc.kind, where="来文机关", remedy=_("改按“上级来文”登记办理")
        )


@rule("49.1b", at="superior.submit superior.propose")
def only_superiors_come_down(doc: IncomingRecord) -> Findings:
    """自上而下只用于上级来文。"""
    if doc.source in (Source.SUBORDINATE, Source.PEER):
        yield breach(_("{sender}不是上级机关"), sender=doc.sender_name, where="来文机关", remedy=_("改按“请示”“报告与信息”或“函件”办理"))


@rule("49.1c", at="report.submit report.propose letter.submit letter.propose", lift=AUTHORITY)
def request_goes_up(doc: IncomingRecord) -> Findings:
    """请示类公文原则上自下而上运转。"""
    if doc.source is Source.SUBORDINATE and doc.kind is not Kind.REPORT and asks_for_decision(doc):
        said = doc.kind or f"《{doc.title}》"
        yield breach(_("{kind}请求批准，属请示类公文"), kind=said, where="文种", remedy=_("改按“请示”报送办理"))


@rule("49.1d", at="request.submit request.propose request.resubmit")
def report_goes_to_all_at_once(doc: IncomingRecord) -> Findings:
    """报告和信息平送快转，不按请示逐级等待。"""
    if not asks_for_decision(doc):
        yield caution(_("{kind}没有请求批准的事项，按请示须逐级等待"), kind=doc.kind, where="文种", remedy=_("改按“报告与信息”平送"))


@rule("49.2b", at="*.review")
def review_for_another_is_recorded(doc: IncomingRecord, acting: ActingFor) -> Findings:
    """送市长的公文由秘书长审核；受其委托审核的，凭登记的委托。"""
    if acting.delegation:
        yield caution(
            _("受{giver}委托审核（{delegation}），文中只写秘书长"),
            giver=acting.giver,
            delegation=acting.delegation,
            where="审核",
            remedy=_("确认委托列明此项审核后办理，记录写明受托"),
        )


def request_is_answered(doc: IncomingRecord, progress: Progress, today: Today, numbers: DocumentNumbers) -> Findings:
    """请示、来函办结应当答复来文机关。"""
    since = progress.day_of("handle") or (progress.day_of("instruct") if progress.outcome_of("instruct") == "不同意" else None)
    if since and since < today.day and not progress.day_of("reply"):
        yield caution(
            _("《{title}》{since}办毕，尚未答复{sender}"),
            title=progress.title,
            since=since,
            sender=doc.sender_name,
            remedy=_("{limit}内答复来文机关后办结"),
            limit=numbers.answering,
        )


unanswered_request = watch("49.1e", over="request", to=office("文电"))(request_is_answered)
unanswered_letter = watch("49.1e", over="letter", to=office("文电"))(request_is_answered)


@watch("49.1e", over="superior", to=office("文电"))
def superior_document_is_settled(doc: IncomingRecord, progress: Progress, today: Today, numbers: DocumentNumbers) -> Findings:
    """上级来文批示后落到任务，或写明理由阅存。"""
    read = progress.day_of("instruct")
    if read and read < today.day and not progress.day_of("assign", "keep"):
        yield caution(
            _("《{title}》{read}已阅，既未分办，也未写明阅存"),
            title=progress.title,
            read=read,
            remedy=_("{limit}内分办到部门，或填写“阅存理由”"),
            limit=numbers.settling,
        )


@watch("49.2a", over="superior", to=secretary_general)
def important_document_reaches_the_mayor(doc: IncomingRecord, progress: Progress, today: Today, numbers: DocumentNumbers) -> Findings:
    """重要来文和上级领导重要批示第一时间报市长。"""
    came = progress.day_of("register")
    if doc.first_to_mayor and came and came < today.day and not progress.day_of("review"):
        yield caution(
            _("《{title}》{came}登记，应当{limit}送市长，尚未送"),
            title=progress.title,
            came=came,
            limit=numbers.to_mayor,
            remedy=_("请秘书长审核后即送市长"),
        )
