"""A file by itself meets the same articles as when it is sent."""

from __future__ import annotations

from yizhang.documents.checking import comes_in, under_the_rules
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read_text

REPORT = """无锡市教育局关于一季度教育工作的报告
市政府：
一季度工作完成。{}
无锡市教育局
2026年3月2日
"""


def checked(text: str):
    document = read_text(text)
    return under_the_rules(document, lint(document))[0]


def test_a_rule_speaks_in_place_of_its_lint_with_both_sources():
    found = [one for one in checked(REPORT.format("恳请予以支持批准。")) if one.code == "report_carries_request"]
    assert len(found) == 1
    assert (found[0].cites, found[0].source) == (("48.2e",), "公文处理条例 15(4)")
    assert found[0].refuses


def test_every_other_lint_stands_under_the_form_that_the_article_asks_for():
    found = checked(REPORT.format("特此报告。").replace("的报告", "的请示报告"))
    assert {one.cites for one in found if one.code.startswith("kind_")} == {("48.1a",)}


def test_a_document_in_order_is_not_refused():
    assert not [one.message for one in checked(REPORT.format("特此报告。")) if one.refuses]


def test_a_rule_without_a_lint_is_asked_too():
    text = "无锡市教育局关于新建实验小学的请示\n市政府、江苏省教育厅：\n妥否，请批示。\n无锡市教育局\n2026年3月2日\n"
    cites = {cite for one in checked(text) for cite in one.cites}
    assert {"48.2c", "48.2d"} <= cites


def test_what_is_not_sent_to_the_government_keeps_its_lints_as_they_are():
    text = "无锡市人民政府关于加强防汛工作的通知\n各区人民政府：\n现通知如下。\n无锡市人民政府\n2026年3月2日\n"
    document = read_text(text)
    assert not comes_in(document)
    assert under_the_rules(document, lint(document)) == (lint(document), ())


def test_a_court_writes_to_the_government_without_being_its_subordinate():
    text = "无锡市中级人民法院关于协助提供规划资料的函\n无锡市人民政府：\n请协助提供有关规划资料。\n无锡市中级人民法院\n2026年3月2日\n"
    assert not [one.message for one in checked(text) if one.refuses]
