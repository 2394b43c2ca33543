"""Rules of the tests' chapter."""

from tests.kernel.chapter.facts import Paper, Registered
from yizhang.law.actor import secretary_general
from yizhang.law.condition import reading
from yizhang.law.finding import Findings, _, breach, caution
from yizhang.law.rule import rule


@rule("48.2e", at="asking.submit")
def carries_nothing_forbidden(paper: Paper) -> Findings:
    """正文不得有“禁语”。"""
    if "禁语" in paper.body:
        yield breach(_("正文出现“{phrase}”"), phrase="禁语", where="正文", remedy=_("删去该处"))


@rule("51.1e", at="asking.submit", lift=reading(secretary_general))
def is_short_enough(paper: Paper) -> Findings:
    """原则上不超过20字。"""
    if len(paper.body) > 20:
        yield breach(_("正文{n}字"), n=len(paper.body), where="正文", remedy=_("压缩正文"))


@rule("51.1b", at="asking.submit")
def is_not_like_another(paper: Paper) -> Findings:
    """内容相近的须确认。"""
    if "相近" in paper.body:
        yield caution(_("与在办文件相近"), where="正文")


@rule("44.2a", at="asking.register")
def once_only(paper: Paper, registered: Registered) -> Findings:
    """同题只登记一次。"""
    if paper.title == "唯一" and registered.count >= 1:
        yield breach(_("已登记{n}件同题"), n=registered.count)


@rule("47.2b", at="asking.submit")
def telephone_is_whole(paper: Paper) -> Findings:
    """留的电话须能打通。"""
    if paper.secret and len(paper.secret) < 8:
        yield caution(_("电话{phone}位数不足"), phone=paper.secret, where="联系人电话")


@rule("42.2c", at="drafting.issue", lift=secretary_general, demands=("财政理据", "教育理据"))
def both_sides_agree(paper: Paper) -> Findings:
    """未达成一致的一般不印发。"""
    if paper.opinion == "有分歧":
        yield breach(_("尚有分歧"), where="意见")
