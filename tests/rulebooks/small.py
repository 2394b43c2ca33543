"""A rulebook of one procedure and one rule, and what a later edition might make of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from yizhang.law.actor import mayor, secretary_general
from yizhang.law.calendar import LOCAL
from yizhang.law.condition import limit, need, reading
from yizhang.law.duration import WorkingDays, working_days
from yizhang.law.finding import Findings, _, breach
from yizhang.law.numbers import Numbers, number
from yizhang.law.procedure import Procedure
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact, Rule, principle, rule, served
from yizhang.law.rulebook import Edition, Rulebook
from yizhang.law.verb import duty


class PaperRecord(Record):
    title: str = field("标题", cites="48.1a")


class PaperNumbers(Numbers):
    reviewing: WorkingDays = number("审核", cites="53.1a")


class Paper(Procedure, of=PaperRecord, label="公文"):
    review = duty("审核", by=secretary_general, cites="49.2b", within=limit(PaperNumbers.reviewing, "53.1a"))
    sign = duty("签发", by=mayor, after=need(review, "50.1b"), cites="50.1b", ends=True)


class LaterPaper(Paper, name="paper"):
    sign = duty("签发", by=secretary_general, after=need(Paper.review, "50.1b"), cites="50.1b", ends=True)
    publish = duty("公布", by=mayor, cites="28.1")


@dataclass(frozen=True)
class Held(Fact):
    count: int


@rule("48.2b", at="paper.review")
def one_matter(held: Held) -> Findings:
    """一文一事。"""
    if held.count > 1:
        yield breach(_("一文{n}事"), n=held.count)


@rule("48.2b", at="paper.review")
def stricter(held: Held) -> Findings:
    """一文一事。"""
    if held.count > 0:
        yield breach(_("一文{n}事"), n=held.count)


def renamed(one: Rule, name: str) -> Rule:
    return replace(one, name=name)


EDITION = Edition("old", 1, datetime(2022, 3, 28, tzinfo=LOCAL), "某市人民政府工作规则", ())


def book(procedure: type[Procedure] = Paper, rules: tuple[Rule, ...] = (one_matter,), days: int = 7, why: str = "") -> Rulebook:
    """The rulebook, or a later one."""
    numbers = PaperNumbers(reviewing=reading(working_days(days), why=why) if why else working_days(days))
    principles = (principle("2.1", why="由人把握"),)
    parts = (served("1.1", how="公布页", where="yizhang.rulebooks.page"),)
    return Rulebook(EDITION, {"paper": procedure}, rules, (), principles, parts, {PaperNumbers: numbers})
