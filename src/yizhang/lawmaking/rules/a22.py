"""第二十二条: what supervision of enforcement found is mended in time."""

from __future__ import annotations

from yizhang.law.actor import organ
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import Today, rule, watch
from yizhang.lawmaking.derived import BUREAU
from yizhang.lawmaking.facts import EnforcementRecord, EnforcingRecord
from yizhang.lawmaking.kinds import Supervised


@rule("22.1a", at="enforcement.enter enforcement.change")
def powers_end_after_they_begin(one: EnforcementRecord) -> Findings:
    """执法权限的起止日期先后有序。"""
    if one.until is not None and one.until < one.since:
        yield breach(_("{until}结束，早于{since}开始"), until=one.until, since=one.since, where="结束日期", remedy=_("改正起止日期"))


@watch("22.1b", over="enforcing", to=organ(BUREAU))
def findings_are_mended(one: EnforcingRecord, today: Today) -> Findings:
    """执法监督发现的问题按期整改。"""
    if one.what is Supervised.FINDING and one.mend_by is not None and one.mend_by < today.day and not one.mended:
        yield caution(
            _("“{title}”应当{day}前整改，没有登记整改情况"),
            title=one.title,
            day=one.mend_by,
            remedy=_("登记整改情况，或写明原因和新的期限"),
        )
