"""A document set by the standard bears no finding on its layout; each line set otherwise bears the one of its clause, and only that."""

from __future__ import annotations

import pytest
from tests.gongwen.described import described

from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read_text

RIGHT = """〔页面 210×297 天头37 订口28 版心156×225 每页22行 每行28字 红线有 页码—#—〕
〔居左 16磅〕000001
〔居左 黑体 16磅〕特急
〔小标宋 36磅 居中 红〕无锡市教育局文件
〔仿宋 16磅 居中〕锡教〔2026〕8号
〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
〔仿宋 16磅 空0〕各区教育局：
〔仿宋 16磅 空2〕现将放假安排通知如下。
〔黑体 16磅 空2〕一、放假时间
〔楷体 16磅 空2〕（一）小学
〔仿宋 16磅 空2〕小学自七月一日起放假。
〔仿宋 16磅 空2〕附件：放假安排表
〔仿宋 16磅 居右〕无锡市教育局
〔仿宋 16磅 居右〕2026年3月2日
〔仿宋 16磅 空2〕（此件公开发布）
〔黑体 16磅 空0〕附件
〔小标宋 22磅 居中〕放假安排表
〔仿宋 14磅 空1〕抄送：市财政局。
〔仿宋 14磅 空1〕无锡市教育局办公室　　2026年3月2日印发"""
OTHERWISE = [
    ("layout_page_size", "页面 210×297", "页面 182×257"),
    ("layout_margins", "订口28 版心156", "订口32 版心147"),
    ("layout_margins", "天头37", "天头25"),
    ("layout_grid", "每页22行", "每页25行"),
    ("layout_page_number", "页码—#—", "页码-#页-"),
    ("layout_red_line", "红线有", "红线无"),
    ("layout_copy_number", "〔居左 16磅〕000001", "〔居右 16磅〕000001"),
    ("layout_secrecy", "〔居左 黑体 16磅〕特急", "〔居右 黑体 16磅〕特急"),
    ("layout_letterhead", "〔小标宋 36磅 居中 红〕", "〔楷体 36磅 居中 红〕"),
    ("layout_number_place", "〔仿宋 16磅 居中〕锡教", "〔仿宋 16磅 居右〕锡教"),
    ("layout_title", "〔小标宋 22磅 居中〕无锡市", "〔黑体 22磅 居中〕无锡市"),
    ("layout_title", "〔小标宋 22磅 居中〕无锡市", "〔小标宋 16磅 居中〕无锡市"),
    ("layout_recipients", "〔仿宋 16磅 空0〕各区", "〔仿宋 16磅 空0 居中〕各区"),
    ("layout_indent", "〔仿宋 16磅 空2〕现将", "〔仿宋 16磅 空4〕现将"),
    ("layout_body", "〔仿宋 16磅 空2〕现将", "〔仿宋 14磅 空2〕现将"),
    ("layout_colour", "〔仿宋 16磅 空2〕小学", "〔仿宋 16磅 空2 红〕小学"),
    ("layout_headings", "〔黑体 16磅 空2〕一、", "〔宋体 16磅 空2〕一、"),
    ("layout_headings", "〔楷体 16磅 空2〕（一）", "〔黑体 16磅 空2〕（一）"),
    ("layout_attachment_note", "〔仿宋 16磅 空2〕附件：", "〔仿宋 16磅 空0〕附件："),
    ("layout_date", "〔仿宋 16磅 居右〕2026", "〔仿宋 16磅 居中〕2026"),
    ("layout_note", "〔仿宋 16磅 空2〕（此件", "〔仿宋 16磅 居中〕（此件"),
    ("layout_annex", "〔黑体 16磅 空0〕附件", "〔黑体 16磅 居中〕附件"),
    ("layout_imprint", "〔仿宋 14磅 空1〕抄送", "〔仿宋 16磅 空1〕抄送"),
    ("layout_copies_end", "市财政局。", "市财政局，市民政局"),
]
REQUEST = "锡教〔2026〕8号    签发人：云示甲\n无锡市教育局关于新建小学的请示\n市政府：\n{}妥否，请批示。\n无锡市教育局\n2026年3月2日\n"
WORDS = [
    ("figures", "完成5-8万元投资。", "完成5万—8万元投资。"),
    ("figures", "增长3千多人。", "增长3000多人。"),
    ("units", "场地长50公分。", "场地长50厘米。"),
    ("punctuation_marks", "学位不足。。拟新建。", "学位不足。拟新建。"),
    ("punctuation_marks", "按《城乡规划法要求选址。", "按《城乡规划法》要求选址。"),
    ("punctuation_marks", "选址（含用地已定。", "选址（含用地）已定。"),
    ("privacy_identity", "联系人身份证号11010519491231002X。", "联系人身份证号110105194912310021。"),
    ("law_citation", "根据《教育部关于加强学校建设的意见》，拟新建。", "根据《教育部关于加强学校建设的意见》（教发〔2020〕2号），拟新建。"),
]


def laid_out(text: str) -> set[str]:
    return {one.code for one in lint(described(text)) if one.code.startswith("layout_")}


def test_a_document_set_by_the_standard_is_left_alone() -> None:
    assert laid_out(RIGHT) == set()


@pytest.mark.parametrize(("code", "right", "wrong"), OTHERWISE)
def test_a_line_set_otherwise_bears_the_finding_of_its_clause_only(code: str, right: str, wrong: str) -> None:
    assert RIGHT.count(right) == 1
    assert laid_out(RIGHT.replace(right, wrong)) == {code}


def test_a_substitute_typeface_is_no_fault() -> None:
    assert laid_out(RIGHT.replace("〔仿宋 16磅 空2〕现将", "〔16磅 空2〕现将")) == set()


@pytest.mark.parametrize(("code", "wrong", "right"), WORDS)
def test_words_bear_a_finding_only_when_they_are_written_otherwise(code: str, wrong: str, right: str) -> None:
    assert code in {one.code for one in lint(read_text(REQUEST.format(wrong)))}
    assert code not in {one.code for one in lint(read_text(REQUEST.format(right)))}
