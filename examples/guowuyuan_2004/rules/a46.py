"""第四十六条: what a department can issue by itself it does not ask others to pass on."""

from __future__ import annotations

from examples.guowuyuan_2004.facts import Paper
from yizhang.law.finding import Findings, _, breach
from yizhang.law.rule import rule


@rule("46.1a", at="approval.submit approval.present")
def own_affairs_are_issued_by_the_department(paper: Paper) -> Findings:
    """部门职权范围内的事务由部门自行发文。"""
    if paper.own_powers and paper.to_be_forwarded:
        yield breach(_("属部门职权范围，请求批转或转发"), where="请求批转或转发", remedy=_("由部门自行发文，或与有关部门联合发文"))
