"""第二十九条 及时公布: what the meetings decided is written out for the public; 归档 tells what has yet to be published."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import DispatchRecord, MinutesRecord, Unpublished
from yizhang.gongwen.openness import Openness
from yizhang.law.finding import Findings, _, breach, note
from yizhang.law.rule import rule


@rule("29.1a", at="minutes.disclose")
def decisions_are_named(minutes: MinutesRecord) -> Findings:
    """公开的会议决定，写出公布的事项。"""
    if minutes.openness in (None, Openness.PROACTIVE) and not minutes.decided:
        yield breach(
            _("没有写出向社会公布的决定事项"),
            where="公布的决定事项",
            remedy=_("摘出会议决定中可以公开的部分；都不能公开的改公开属性并写明依据"),
        )


@rule("29.1a", at="dispatch.archive")
def archive_tells_what_is_unpublished(document: DispatchRecord, left: Unpublished) -> Findings:
    """归档时说明信息公开还没有办结；不妨碍归档。"""
    if left.by:
        yield note(
            _("{who}还没有办结信息公开"),
            who=left.by,
            where="信息公开",
            remedy=_("可以先归档；公开的位置随后记入信息公开"),
        )
