"""第二十八条 公开为常态, from the draft on: whatever is not to be published says why."""

from __future__ import annotations

from yizhang.documents.dispatch.facts import DepartmentRecord, DispatchRecord, MinutesRecord
from yizhang.gongwen.openness import grounded
from yizhang.law.finding import Findings
from yizhang.law.rule import rule


@rule("28.1", at="dispatch.draft dispatch.issue")
def document_says_why_it_is_not_published(draft: DispatchRecord) -> Findings:
    """拟稿时写明公开属性；不予公开的写明法定依据，依申请公开的写明理由。"""
    yield from grounded(draft.openness, draft.openness_ground, draft.openness_reason)


@rule("28.1", at="department_document.draft")
def department_says_why_it_is_not_published(draft: DepartmentRecord) -> Findings:
    """部门文件也写明公开属性；不予公开的写明法定依据，依申请公开的写明理由。"""
    yield from grounded(draft.openness, draft.openness_ground, draft.openness_reason)


@rule("28.1", at="minutes.disclose")
def meeting_says_why_it_is_not_published(minutes: MinutesRecord) -> Findings:
    """会议决定的事项不公开的，写明法定依据或者理由。"""
    yield from grounded(minutes.openness, minutes.openness_ground, minutes.openness_reason)

