"""A rulebook of one procedure and two rules, small enough that each of its mutants can be looked at."""

from __future__ import annotations

from datetime import datetime

from yizhang.law.actor import mayor, office, other_than, secretary_general
from yizhang.law.calendar import LOCAL
from yizhang.law.condition import need
from yizhang.law.finding import Findings, _, breach
from yizhang.law.procedure import Procedure
from yizhang.law.proof.claims import invariant
from yizhang.law.record import Record, field
from yizhang.law.rule import rule
from yizhang.law.rulebook import Edition
from yizhang.law.verb import duty, required

TOO_LONG = 3


class Paper(Record):
    """A paper."""

    title: str = field("标题")
    ground: str = field("例外依据")


class Sheet(Procedure, of=Paper, label="文", name="sheet"):
    """拟稿、核稿、审核、签发."""

    draft = duty("拟稿", by=office("文电"), asks=required("title", "ground"), cites="50.1b")
    check = duty("核稿", by=office("文电") & other_than(draft), after=draft, outcomes={"通过": (), "退回": draft}, cites="51.1e")
    review = duty("审核", by=secretary_general, after=need(check("通过"), "51.1e"), cites="49.2b")
    sign = duty("签发", by=mayor, after=need(review, "50.1b"), ends=True, cites="50.1b")


@rule("51.1b", at="sheet.draft", exempt={"另有规定": "ground"})
def title_is_short(paper: Paper) -> Findings:
    """标题不过长。"""
    if len(paper.title) > TOO_LONG and not paper.title.endswith("令"):
        yield breach(_("标题{n}字"), n=len(paper.title))


invariant("49.2b", "先经秘书长", over="sheet", then=mayor, first=secretary_general)

EDITION = Edition("tiny", 1, datetime(2022, 3, 28, tzinfo=LOCAL), "某市人民政府工作规则", (__name__.rpartition(".")[0],))
