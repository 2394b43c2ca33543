"""第四十二条: to whom a paper is sent, and what it says of the departments that disagree."""

from __future__ import annotations

from examples.guowuyuan_2004.facts import Addressed, Paper
from examples.guowuyuan_2004.procedures import PREMIER
from yizhang.law.condition import reading
from yizhang.law.finding import Findings, Strength, _, breach
from yizhang.law.rule import rule


@rule(
    "42.1b",
    at="approval.submit",
    exempt={"领导同志交办": "assigned", "绝密事项必须直接报送": "top_secret"},
    lift=reading(PREMIER, why="写了“一般”，没有写谁可以决定例外"),
    strength=Strength.USUAL,
)
def paper_goes_to_the_government(paper: Paper) -> Findings:
    """一般不把公文直接报送领导同志个人。"""
    if paper.addressed is Addressed.LEADER:
        yield breach(_("公文直接报送了领导同志个人"), where="报送对象", remedy=_("改报国务院；领导交办或绝密必须直接报送的，写明依据"))


@rule("42.1c", at="approval.submit")
def heads_talk_before_they_ask(paper: Paper) -> Findings:
    """部门间有分歧的，主办部门主要负责人先协商；不能一致的列明各方理据和办理建议。"""
    if not paper.disagreement:
        return
    if not paper.consulted_by_head:
        yield breach(_("部门间有分歧，主要负责人还没有协商"), where="主要负责人已协商", remedy=_("由主办部门主要负责人先协商"))
    for value, label in ((paper.grounds, "各方理据"), (paper.advice, "办理建议")):
        if not value:
            yield breach(_("部门间有分歧，没有写{what}"), what=label, where=label, remedy=_("逐一写明后再报"))
