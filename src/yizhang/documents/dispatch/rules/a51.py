"""第五十一条 精简文件: what goes out at all, in whose name, how long, and whether it could be one with another."""

from __future__ import annotations

import re

from yizhang.documents.dispatch.facts import (
    AlikeDocuments,
    Approval,
    AskedNumber,
    Counties,
    DepartmentRecord,
    DispatchNumbers,
    DispatchRecord,
    Issued,
    NumberRecord,
    NumberUse,
)
from yizhang.documents.dispatch.kinds import Weight
from yizhang.law.actor import secretary_general
from yizhang.law.condition import reading
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import rule

AUTHORITY = reading(secretary_general, why="第五十一条写“原则上”，没有写由谁决定例外")
ROUTINE = re.compile(r"(?:业务|工作|季度|半年|年度|全年|专项)(?:工作)?(?:总结|小结|动态|简报|情况交流)|简报|工作总结")
"""Titles of what departments do every day."""
FORMAL = re.compile(r"奖|表彰|表扬|嘉奖|记功|授予|荣誉|先进|处分|处理|任免|任职|免职|任命|职务|聘任|请示|报告|议案|批复|人选|名单")
"""What titles of rewards, penalties, appointments, requests and reports have in them."""
NO_CONSEQUENCE = re.compile(
    r"(?:(?:如果)?不发文?(?:也|亦|，)?)?(?:可以?|行|没关系|影响(?:不大|较小)|(?:基本)?(?:没有?什么|没有|无|不会有)(?:任何|大的|太大|实质|明显)?(?:影响|后果)|可发可不发"
    r"|可以?不发|不必发|无须发|无|没有|暂无)[。．.]?"
)
"""Words by which a document need not be issued."""
AREAS = "(?:市（县）、?区|县（市）、?区|区县|县区|市（县）区|区)"
BELOW = rf"(?:各?{AREAS}(?:人民)?政府|各(?:{AREAS}|地)(?![^。；]{{0,2}}(?:局|委))|你[区县市]|贵[区县市])"
DEMANDS = re.compile(
    rf"(?:请|要求|责成)?{BELOW}[^。；]{{0,40}}?(?:报送|上报|报告|报我局|报市|落实|建立|制定|完成|组织|配合|抓好|严格执行)"
    r"|(?:每周|每月|每季度|每半年|定期|\d+月\d+日前)[^。；]{0,20}(?:报送|上报|报我局|报我委|报送我)"
)
"""What instructs a government below, or asks it to report (公文处理条例 16(2))."""
CLAUSE = re.compile(r"(?:法|条例|规定|办法)》?第[^条]{1,6}条")
"""A statute with its clause."""
AGREED = re.compile(r"(?:已经?|业经|经)(?:无锡)?市?(?:人民)?政府(?:同意|批准)")


@rule("51.1a", at="dispatch.draft dispatch.check", lift=AUTHORITY)
def only_weighty_matters_go_out(draft: DispatchRecord) -> Findings:
    """非重要事项原则上不以市政府或办公室名义发文。"""
    if draft.weight is Weight.OTHER:
        yield breach(
            _("“{weight}”不以{name}名义发文"),
            weight=draft.weight,
            name=draft.in_name_of,
            where="事项类别",
            remedy=_("由部门发文，或改用函、会议、工作提示"),
        )
    elif found := ROUTINE.search(draft.title):
        yield breach(
            _("“{phrase}”是部门日常工作，归不到“{weight}”"),
            phrase=found[0],
            weight=draft.weight,
            where="事项类别",
            quote=found[0],
            remedy=_("由部门自行印发"),
        )


@rule("51.1a", at="dispatch.draft dispatch.check")
def formal_matters_are_what_they_say(draft: DispatchRecord) -> Findings:
    """事项类别与内容相合：归入奖惩、任免、请示、报告的，标题上看得出来；“等”字以内的其他重要事项，确认后办理（读法）。"""
    if draft.weight is Weight.FORMAL and not FORMAL.search(draft.title):
        yield caution(
            _("标题看不出是“{weight}”"), weight=draft.weight, where="事项类别",
            remedy=_("确属其他重要事项的，确认后办理；否则改选事项类别"),
        )  # fmt: skip


@rule("51.1b", at="dispatch.draft dispatch.check")
def near_documents_are_merged(draft: DispatchRecord, alike: AlikeDocuments, numbers: DispatchNumbers) -> Findings:
    """内容相近的文件有计划分批合并制发。"""
    for one in alike.found:
        if numbers.alike <= one.score:
            yield caution(
                _("与《{title}》相近（{score}%）"),
                title=one.title,
                score=one.score,
                where="标题",
                remedy=_("合并为一份制发；确需分开的，确认后办理"),
            )


@rule("51.1c 19.1b", at="dispatch.draft dispatch.check")
def departments_issue_what_they_can(draft: DispatchRecord) -> Findings:
    """部门能够自行发文或联合发文解决的，不以市政府或办公室名义发文。"""
    if draft.own_powers:
        yield breach(
            _("部门能够自行或联合发文，不以{name}名义发文"),
            name=draft.in_name_of,
            where="部门能够自行或联合发文",
            remedy=_("退由部门印发，或由主办部门牵头联合发文"),
        )


@rule("51.1d", at="department_document.draft department_document.sign department_document.issue")
def no_orders_to_counties(draft: DepartmentRecord, counties: Counties, answer: Approval) -> Findings:
    """部门未经批准不得向区县政府发布指示性公文或者要求报文。"""
    found = DEMANDS.search(draft.text) if counties.names else None
    if not found or (draft.statute and CLAUSE.search(draft.statute)):
        return
    if draft.statute:
        yield breach(
            _("法律法规依据写的是“{statute}”，没有写到条款"), statute=draft.statute, where="法律法规依据",
            remedy=_("写明法律、法规的名称和条款；没有规定的，先请示市政府同意"),
        )  # fmt: skip
    elif not answer.granted:
        yield breach(
            _("主送{names}，并要求“{phrase}”"),
            names="、".join(counties.names),
            phrase=found[0],
            where="正文",
            quote=found[0],
            remedy=_("先请示市政府同意并填写该请示；法律法规有规定的，填写条款；或改送区县对口部门"),
        )
    elif not AGREED.search(draft.text):
        yield breach(_("经市政府批准，文中没有写明"), where="正文", remedy=_("在文中写明“已经市政府同意”"), source="公文处理条例 16(2)")


@rule("51.1e", at="dispatch.draft dispatch.check", lift=AUTHORITY)
def document_is_short_enough(draft: DispatchRecord, numbers: DispatchNumbers) -> Findings:
    """原则上不超过规定篇幅，附件另计。"""
    longest = numbers.policy_length if draft.policy else numbers.other_length
    if longest < draft.length:
        yield breach(_("正文{n}字，超过{limit}"), n=draft.length, limit=longest, where="正文", remedy=_("压缩正文，或移入附件"))


@rule("51.1f", at="dispatch.check")
def more_documents_than_last_year_are_told(draft: DispatchRecord, issued: Issued) -> Findings:
    """控制发文数量：今年比去年同期多的提示。"""
    if issued.last_year <= issued.this_year and issued.this_year:
        yield note(
            _("以{name}名义今年已发{this}件，去年同期{last}件"),
            name=draft.in_name_of,
            this=issued.this_year,
            last=issued.last_year,
            where="发文名义",
            remedy=_("能合并、能不发的不发"),
        )


@rule("51.1f", at="dispatch.number")
def number_is_used_once(draft: DispatchRecord, asked: AskedNumber) -> Findings:
    """发文字号由系统按序取；手工填的，须是预留而未用的号。"""
    if not asked.number or asked.number == asked.own:
        return
    if asked.own:
        yield breach(
            _("本件已编{own}，不改用{number}"),
            own=asked.own,
            number=asked.number,
            where="发文字号",
            remedy=_("沿用原字号；原字号不用的，办“编号作废”"),
        )
    elif asked.used_by:
        yield breach(
            _("{number}已用于《{title}》"),
            number=asked.number,
            title=asked.used_by,
            where="发文字号",
            remedy=_("不填，由系统取下一号；或填预留而未用的号"),
        )
    elif not asked.reserved:
        yield breach(
            _("{number}没有预留"), number=asked.number, where="发文字号", remedy=_("不填，由系统取下一号；须先定字号的，先办“预留字号”")
        )


@rule("51.1f", at="number_reservation.return")
def used_number_is_not_returned(kept: NumberRecord, use: NumberUse) -> Findings:
    """已经用于发文的字号不再退回。"""
    if use.title:
        yield breach(
            _("{number}已用于《{title}》"),
            number=kept.document_number,
            title=use.title,
            where="发文字号",
            remedy=_("不必退回；该件不发的，在该件办“编号作废”"),
        )


@rule("51.1g", at="dispatch.draft dispatch.check")
def needless_documents_are_not_issued(draft: DispatchRecord) -> Findings:
    """可发可不发的文件一律不发。"""
    if NO_CONSEQUENCE.fullmatch(draft.consequence.strip()):
        yield breach(
            _("不发的后果写的是“{said}”"),
            said=draft.consequence,
            where="不发文的后果",
            quote=draft.consequence,
            remedy=_("不发此文；确须发的，写明不发会怎样"),
        )
