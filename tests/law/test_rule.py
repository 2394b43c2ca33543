"""Rules: what they find, how hard, by which article, and what lifts or exempts (semantics 4, 37, 38, 46, 47, 64, 65)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

import pytest
from tests.law.matter import Matter
from tests.law.places import first_line, here, raised
from tests.law.procedures import IncomingRecord, Request

from yizhang.law.actor import mayor, secretary_general
from yizhang.law.condition import reading
from yizhang.law.errors import DeclarationError
from yizhang.law.finding import Findings, Severity, Strength, breach, caution, note
from yizhang.law.judge import with_waiver
from yizhang.law.numbers import Numbers, number
from yizhang.law.quantity import Characters, characters
from yizhang.law.record import Record, field
from yizhang.law.rule import Fact, Today, missing_field, principle, rule, served, watch


class Ground(Enum):
    SUDDEN = "突发事件"


class Draft(Record):
    title: str = field("标题", cites="51.1a")
    text: str = field("正文")
    kind: str | None = field("文种")
    sudden: bool = field("突发事件")
    ground: Ground = field("例外情形")


class LengthNumbers(Numbers):
    policy: Characters = number("政策性文件篇幅", cites="51.1e")
    other: Characters = number("其他文件篇幅", cites="51.1e")


@dataclass(frozen=True)
class Held(Fact):
    count: int


@rule("51.1e 51.1f", at="draft.check", lift=reading(secretary_general))
def document_is_short_enough(draft: Draft, numbers: LengthNumbers) -> Findings:
    """原则上不超过规定篇幅。

    A second paragraph is no part of the gist.
    """
    limit = numbers.policy if draft.kind == "政策" else numbers.other
    if len(draft.text) > limit.amount:
        yield breach("正文{n}字，超过{limit}", n=len(draft.text), limit=limit, where="正文")


LENGTHS = LengthNumbers(policy=characters(5), other=reading(characters(3), why="未写"))


def test_a_finding_carries_code_articles_and_who_may_lift():
    (found,) = document_is_short_enough.findings(Draft(text="六个字的正文", kind="政策"), LENGTHS)
    assert found.message == "正文6字，超过5字"
    assert (found.code, found.cites, found.lift) == ("document_is_short_enough", ("51.1e", "51.1f"), "秘书长（按本机关掌握的口径）")
    assert document_is_short_enough.gist == "原则上不超过规定篇幅。"
    assert document_is_short_enough.record is Draft
    assert document_is_short_enough.place.startswith("tests/law/test_rule.py:")


def test_a_rule_that_finds_nothing_says_nothing():
    assert [*document_is_short_enough.findings(Draft(text="短文"), LENGTHS)] == []
    assert [*document_is_short_enough(Draft(text="短文"), LENGTHS)] == []


def test_a_finding_that_rests_on_a_reading_of_a_number_says_so():
    (policy,) = document_is_short_enough.findings(Draft(text="六个字的正文", kind="政策"), LENGTHS)
    (other,) = document_is_short_enough.findings(Draft(text="六个字的正文"), LENGTHS)
    assert (policy.reading, other.reading) == (False, True)
    assert other.message == "正文6字，超过3字（按本机关掌握的口径）"


def test_an_empty_field_it_reads_is_a_missing_one_with_the_articles_of_both():
    @rule("48.2b", at="*.submit")
    def title_is_there(draft: Draft) -> Findings:
        """有标题。"""
        yield note("{n}字", n=len(draft.title))

    (found,) = title_is_there.findings(Draft())
    assert (found.code, found.message, found.where, found.cites) == ("missing.title", "未填写“标题”", "标题", ("51.1a", "48.2b"))
    assert found.refuses


def test_what_was_found_before_the_empty_field_is_kept():
    @rule("48.2b", at="*.submit")
    def both(draft: Draft) -> Findings:
        """先找到一处，再读空栏。"""
        yield breach("甲")
        yield breach(draft.title)

    assert [one.code for one in both.findings(Draft())] == ["both", "missing.title"]


def test_a_field_of_its_own_article_only_is_cited_once():
    assert missing_field(IncomingRecord, "reason", ("48.2f", "48.1b")).cites == ("48.2f", "48.1b")


def test_a_lint_made_binding_keeps_the_lints_code():
    @rule("48.2e", at="*.submit *.propose", lint="report_carries_request")
    def report_carries_no_request(draft: Draft, held: Held, today: Today) -> Findings:
        """报告不得夹带请示事项。"""
        yield breach("……", source="公文处理条例 13(3)").also(cites=("48.2a",))

    (found,) = report_carries_no_request.findings(Draft(), Held(1), Today(date(2026, 3, 2)))
    assert (found.code, found.cites, found.source) == ("report_carries_request", ("48.2e", "48.2a"), "公文处理条例 13(3)")
    assert report_carries_no_request.at == ("*.submit", "*.propose")
    assert report_carries_no_request.wants == (Draft, Held, Today)


# 38


@rule("40.2a", at="*.submit", lift=mayor, exempt={"突发事件": "sudden", "例外": "ground"})
def topic_is_planned(draft: Draft) -> Findings:
    """议题列入计划。"""
    yield breach("未列入计划")
    yield caution("临近会期")


@pytest.mark.parametrize(("record", "ground"), [(Draft(sudden=True), "突发事件"), (Draft(ground=Ground.SUDDEN), "例外（突发事件）")])
def test_a_lawful_exception_makes_a_note_that_names_its_ground(record, ground):
    for found in topic_is_planned.findings(record):
        assert (found.severity, found.mend, found.lift) == (Severity.NOTE, f"例外：{ground}", "")


@pytest.mark.parametrize("record", [Draft(), Draft(sudden=False)])
def test_without_ground_there_is_no_exception(record):
    assert [one.severity for one in topic_is_planned.findings(record)] == [Severity.BREACH, Severity.CAUTION]
    assert [one.lift for one in topic_is_planned.findings(record)] == ["市长", ""]


# 37


def test_a_waiver_is_good_for_the_same_finding_only():
    verb = Request.verbs["submit"]
    (long,) = document_is_short_enough.findings(Draft(text="六个字的正文", kind="政策"), LENGTHS)
    waiver = {"of": "submit", "finding": long.digest, "provision": "51.1e", "reason": "内容所需"}
    at = Matter(Request).common("waive", "sg", input=waiver).at
    eased = with_waiver(at, verb, long)
    assert (eased.severity, eased.mend, eased.code) == (Severity.CAUTION, "已由秘书长豁免：内容所需", long.code)
    (longer,) = document_is_short_enough.findings(Draft(text="九个字的正文再加三", kind="政策"), LENGTHS)
    assert with_waiver(at, verb, longer).refuses
    assert with_waiver(at, Request.verbs["propose"], long).refuses
    assert with_waiver(at, verb, long.also(lift="")).refuses


# 46


@pytest.mark.parametrize(
    ("strength", "lift", "severities"),
    [
        (Strength.PRESCRIBED, None, ["breach", "caution", "note"]),
        (Strength.USUAL, mayor, ["breach", "caution", "note"]),
        (Strength.USUAL, None, ["caution", "caution", "note"]),
        (Strength.RECOMMENDED, None, ["caution", "caution", "note"]),
        (Strength.CUSTOM, None, ["note", "note", "note"]),
    ],
)
def test_a_source_bounds_what_rests_on_it(strength, lift, severities):
    @rule("1.1", at="*.submit", strength=strength, lift=lift)
    def anything(draft: Draft) -> Findings:
        """说三句。"""
        yield breach("甲")
        yield caution("乙")
        yield note("丙")

    assert [one.severity.value for one in anything.findings(Draft())] == severities


# what a declaration must say


def test_a_rule_says_its_norm():
    with pytest.raises(DeclarationError) as wrong:

        @rule("1.1", at="*.submit")
        def nameless(draft: Draft) -> Findings:
            yield breach("……")

    assert str(wrong.value) == f"nameless ({here(down=-4)}): a rule says its norm in the first line of its docstring"


def test_a_parameter_says_what_it_is_given():
    with pytest.raises(DeclarationError) as wrong:

        @rule("1.1", at="*.submit")
        def untyped(draft) -> Findings:
            """无类型。"""
            yield breach("……")

    assert str(wrong.value) == f"untyped ({here(down=-5)}): the parameter draft has no type, so nobody knows what to give it"


@pytest.mark.parametrize(("annotation", "said"), [(int, "int"), (Draft | None, r"tests.law.test_rule.Draft \| None")])
def test_a_rule_is_given_nothing_else(annotation, said):
    def odd(draft) -> Findings:
        """别的东西。"""
        yield breach("……")

    odd.__annotations__["draft"] = annotation
    with pytest.raises(DeclarationError, match=rf"odd \(.*:\d+\): the parameter draft is of {said}; a rule is given the matter"):
        rule("1.1", at="*.submit")(odd)


def test_a_type_for_type_checkers_only_is_no_type():
    def odd(draft: "Nowhere") -> Findings:  # noqa: F821
        """名字不在。"""
        yield breach("……")

    with pytest.raises(DeclarationError, match=r"odd \(.*\): name 'Nowhere' is not defined; import it where the program runs"):
        rule("1.1", at="*.submit")(odd)


@pytest.mark.parametrize(
    ("cites", "why"),
    [
        ("", 'it rests on no provision; cite one, like "48.2e"'),
        ("48.2e,48.2f", "“48.2e,48.2f” is no provision; write it like 48.2e, 39.1(3) or P.1"),
    ],
)
def test_what_is_declared_rests_on_a_provision(cites, why):
    def odd(draft: Draft) -> Findings:
        """无据。"""
        yield note("甲")

    for declare in (rule(cites, at="*.submit"), watch(cites, over="draft", to=mayor)):
        with pytest.raises(DeclarationError) as wrong:
            declare(odd)
        assert str(wrong.value) == f"odd ({first_line(odd.__code__)}): {why}"
    with pytest.raises(DeclarationError) as wrong:
        principle(cites, why="由人判断")
    assert str(wrong.value) == f"principle ({raised(wrong)}): {why}"
    with pytest.raises(DeclarationError) as wrong:
        served(cites, how="规则页", where="yizhang.law")
    assert str(wrong.value) == f"served ({raised(wrong)}): {why}"


# 73


def test_a_watch_finds_like_a_rule():
    @watch("39.2a", over="yearly_plan", to=mayor, period="月")
    def often_enough(held: Held) -> Findings:
        """一般每月召开一次。"""
        if held.count < 1:
            yield caution("本月尚未召开")

    (found,) = often_enough.findings(Held(0))
    assert (found.code, found.cites, often_enough.period, often_enough.gist) == ("often_enough", ("39.2a",), "月", "一般每月召开一次。")
    assert [*often_enough.findings(Held(1))] == []


def test_what_software_leaves_to_people_or_serves_as_a_whole():
    assert principle("2.1 2.2", why="由人判断").cites == ("2.1", "2.2")
    assert replace(served("1.1", how="规则页", where="yizhang.law"), how="") == served("1.1", how="", where="yizhang.law")
