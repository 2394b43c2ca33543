"""公开属性 of a document, and what has to be said when it is not published (政府信息公开条例 14–16; 国办发〔2016〕80号)."""

from __future__ import annotations

from enum import Enum

from yizhang.law.finding import Findings, _, breach


class Openness(Enum):
    """公开属性."""

    PROACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"
    WITHHELD = "不予公开"


class Ground(Enum):
    """On what the law lets an organ withhold information; nothing else does (政府信息公开条例 14–16)."""

    SECRET = "国家秘密（第十四条）"  # noqa: S105
    BARRED = "法律、行政法规禁止公开（第十四条）"
    SAFETY = "公开后可能危及国家安全、公共安全、经济安全、社会稳定（第十四条）"
    RIGHTS = "商业秘密、个人隐私等，公开会损害第三方合法权益（第十五条）"
    INTERNAL = "人事管理、后勤管理、内部工作流程等内部事务信息（第十六条）"
    PROCESS = "讨论记录、过程稿、磋商信函、请示报告等过程性信息（第十六条）"
    CASE_FILE = "行政执法案卷信息（第十六条）"


def grounded(openness: Openness | None, ground: Ground | None, reason: str | None) -> Findings:
    """Publication is the rule: 不予公开 names one of the grounds of the law, 依申请公开 gives its reason."""
    if openness is Openness.WITHHELD and ground is None:
        yield breach(
            _("不予公开没有法定依据"),
            where="不公开的依据",
            remedy=_("选定政府信息公开条例第十四条至第十六条的一种情形；都不符合的改为主动公开"),
            source="政府信息公开条例 14–16",
        )
    if openness is Openness.ON_REQUEST and not (reason or ground):
        yield breach(
            _("依申请公开没有写理由"),
            where="不主动公开的理由",
            remedy=_("写明为什么不主动公开；没有理由的改为主动公开"),
            source="国办发〔2016〕80号 一(一)",
        )
