"""One rule that refuses, one that may be lifted, one that asks."""

from __future__ import annotations

from tests.web.chapter.facts import Kind, Paper

from yizhang.law.actor import office
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule


@rule("48.2e", at="*.register")
def report_carries_no_request(paper: Paper) -> Findings:
    """报告不得夹带请示事项。"""
    if paper.kind is Kind.REPORT and "请批示" in (paper.body or ""):
        yield breach(
            _("报告中出现请示用语“{phrase}”"), phrase="请批示", where="正文", quote="请批示", remedy=_("删去该处，或将请示事项另文报送")
        )


@rule("48.2c", at="*.register", lift=office("文电"))
def one_recipient(paper: Paper) -> Findings:
    """原则上主送一个机关。"""
    if "多头" in paper.title:
        yield breach(_("主送了两个机关"), where="标题", remedy=_("主送一个上级机关，其他机关抄送"))


@rule("48.2b", at="*.propose")
def one_matter(paper: Paper) -> Findings:
    """请示一文一事。"""
    if (paper.body or "").count("请批准") > 1:
        yield caution(_("似有第二个请示事项"), where="正文", quote="请批准", remedy=_("退文拆分，或确认属同一事项"))
