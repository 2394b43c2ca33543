"""Every lint explains itself, and its examples are what it says they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.gongwen.described import described

from yizhang.gongwen.catalogue import page
from yizhang.gongwen.document import Kind, OfficialDocument, Read, Title
from yizhang.gongwen.lint import every_lint, lint
from yizhang.gongwen.lints import LINTS, Lint, TwiceTheSameCode
from yizhang.gongwen.lints import lint as declare
from yizhang.gongwen.read import read_text
from yizhang.gongwen.width import tight
from yizhang.law.finding import Findings, Severity, Strength, breach

LONG = "无锡市水利局关于防汛工作的通知\n各区水利局：\n" + "汛期将至。" * 1001


def codes(text: str) -> set[str]:
    return {finding.code for finding in lint(described(text))}


@pytest.mark.parametrize("one", every_lint(), ids=lambda one: one.code)
def test_a_lint_says_why_and_its_source(one: Lint) -> None:
    assert one.gist.endswith("。")
    assert one.why.endswith("。")
    assert one.source


@pytest.mark.parametrize("one", [one for one in every_lint() if one.code != "length"], ids=lambda one: one.code)
def test_the_wrong_example_has_the_fault_and_the_right_one_has_not(one: Lint) -> None:
    assert one.code in codes(one.wrong)
    assert one.code not in codes(one.right)


@pytest.mark.parametrize("one", every_lint(), ids=lambda one: one.code)
def test_the_right_example_breaks_no_rule(one: Lint) -> None:
    assert [found.code for found in lint(described(one.right)) if found.refuses and one.code != "number_format"] == []


@pytest.mark.parametrize("one", [one for one in every_lint() if one.wrong], ids=lambda one: one.code)
def test_a_finding_says_what_is_wrong_where_and_what_to_do(one: Lint) -> None:
    found = next(finding for finding in lint(described(one.wrong)) if finding.code == one.code)
    assert found.message
    assert "{" not in found.message + found.mend
    assert found.mend
    assert found.where
    assert found.source
    assert found.cites == ()
    assert tight(found.quote) in tight(one.wrong)


@pytest.mark.parametrize("one", [one for one in every_lint() if one.wrong], ids=lambda one: one.code)
def test_custom_only_informs(one: Lint) -> None:
    severities = {found.severity for found in one.findings(described(one.wrong))}
    assert one.strength is Strength.PRESCRIBED or Severity.BREACH not in severities
    assert one.strength is not Strength.CUSTOM or severities <= {Severity.NOTE}


def test_a_lint_of_custom_that_yields_a_breach_is_lowered_to_a_note() -> None:
    def grumbles(doc: OfficialDocument) -> Findings:
        yield breach("不美")

    (found,) = Lint("x", "惯例", Strength.CUSTOM, "标题", grumbles).findings(OfficialDocument())
    assert found.severity is Severity.NOTE


def test_two_lints_cannot_have_one_code() -> None:
    with pytest.raises(TwiceTheSameCode, match="kind_mixed"):
        declare("kind_mixed", source="x", element="标题")(lambda doc: iter(()))
    assert LINTS["kind_mixed"].element == "文种"


def test_a_document_over_5000_characters_is_told_so() -> None:
    assert "length" in codes(LONG)
    assert "length" not in codes(LONG[:-10])


def test_findings_come_in_the_order_of_the_page() -> None:
    text = "锡财[2026]12号\n无锡市财政局关于追加经费的请示报告\n现申请追加经费。\n无锡市财政局\n二0二六年三月二日"
    found = lint(read_text(text))
    where = [one.where for one in found]
    assert where.index("发文字号") < where.index("文种") < where.index("主送机关") < where.index("成文日期")


def test_a_document_built_from_a_form_is_linted_like_one_that_was_read() -> None:
    form = OfficialDocument(title=Read(Title("关于经费的请示报告", "", "经费", None, "请示报告")), issuers=(Read("无锡市教育局"),))
    assert "kind_mixed" in {found.code for found in lint(form)}
    mended = replace(form, title=Read(Title("关于经费的请示", "", "经费", Kind.REQUEST, "请示")))
    assert "kind_mixed" not in {found.code for found in lint(mended)}


@pytest.mark.parametrize(
    ("written", "faulty"),
    [
        ("2026年3月2日", False),
        ("2026年03月02日", True),
        ("2026-3-2", True),
        ("二〇一二年六月三十日", False),
        ("二〇一二年七月一日", True),
        ("二〇二六年三月二日", True),
        ("二0二六年三月二日", True),
        ("二O一一年七月十五日", True),
    ],
)
def test_the_day_decides_how_a_date_is_written(written: str, faulty: bool) -> None:
    text = f"无锡市教育局关于新建小学的请示\n市政府：\n妥否，请批示。\n无锡市教育局\n{written}"
    assert ("date_format" in codes(text)) is faulty


def test_a_letter_may_ask_several_peers_at_once() -> None:
    text = "无锡市教育局关于协助做好考试工作的函\n{}：\n为做好考试工作，请予支持。请函复。\n无锡市教育局\n2026年3月2日"
    assert "many_primary_recipients" not in codes(text.format("市公安局、市供电公司"))
    assert "many_primary_recipients" in codes(text.format("市政府、省教育厅"))


def test_an_empty_document_has_nothing_wrong() -> None:
    assert lint(OfficialDocument()) == ()
    assert lint(OfficialDocument(dated=Read(date(2026, 3, 2), "2026年3月2日"))) == ()


def test_the_page_of_the_codes_is_up_to_date() -> None:
    written = Path(__file__).parents[2] / "docs" / "reference" / "lints.md"
    assert written.read_text(encoding="utf-8") == page()
