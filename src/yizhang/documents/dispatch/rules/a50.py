"""第五十条 签发. Who reviews and who signs stands in the procedures; here is what the acts have to say besides."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import Annulling, DispatchRecord, MinutesRecord
from yizhang.documents.dispatch.kinds import InNameOf
from yizhang.law.finding import Findings, _, breach, caution, note
from yizhang.law.rule import rule


@rule("50.1b 6.1b", at="dispatch.draft dispatch.revise dispatch.check dispatch.review")
def somebody_is_in_charge(draft: DispatchRecord) -> Findings:
    """以市政府名义发文由分管副市长审核；主题和拟稿单位都不在领导的分工内的，提示先定由谁分管。"""
    if draft.in_name_of is InNameOf.GOVERNMENT and draft.deputy_in_charge and not draft.deputies:
        yield note(
            _("主题和拟稿单位都不在任何领导的分工内，没有分管副市长可以审核"),
            where="主题",
            remedy=_("由拟稿单位“修改”，填写分工里的一个主题；分工里没有的，由人事行政处先登记分工"),
        )


@rule("50.2b", at="minutes.stand_in")
def absence_of_deputies_is_explained(minutes: MinutesRecord) -> Findings:
    """没有副秘书长参会的，由秘书长审核并记录原因（读法）。"""
    if not minutes.attending:
        yield caution(_("没有副秘书长参会，由秘书长审核"), where="审核", remedy=_("确认参会名单；原因：{why}"), why=minutes.none_attended)


@rule("50.2b", at="minutes.draft")
def special_minutes_have_a_signer(minutes: MinutesRecord) -> Findings:
    """专题会议纪要由主持会议的或委托召开的市政府领导签发。"""
    if minutes.special and minutes.signer is None:
        yield breach(
            _("主持人不是市政府领导，也没有写明由谁委托召开"), where="委托召开的市政府领导", remedy=_("填写委托召开会议的市长或副市长")
        )


@rule("50.1b", at="dispatch.annul")
def annulment_rests_on_a_decision(document: DispatchRecord, by: Annulling) -> Findings:
    """签发过的文件，由本机关印发的文件或者上级机关决定撤销，不由经办人自行撤销。"""
    if not by.decided:
        yield breach(
            _("“{title}”没有印发，也不是已登记的上级来文") if by.title else _("没有找到决定撤销的文件"),
            title=by.title,
            where="决定撤销的文件",
            remedy=_("先发文决定撤销，或者登记上级机关撤销它的来文；只是不再施行的用废止"),
            source="公文处理条例 33",
        )
