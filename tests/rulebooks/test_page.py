"""Published pages of working rules, read as tests/data/rulespage/expected.yaml wants."""

import subprocess
from html import escape
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from yizhang.law.citation import numeral
from yizhang.rulebooks.page import NotRules, read_page
from yizhang.rulebooks.source import lines
from yizhang.rulebooks.text import RulebookText, from_json, to_json
from yizhang.yamltext import read_yaml

PAGES = Path(__file__).parents[1] / "data" / "rulespage"
EXPECTED = read_yaml((PAGES / "expected.yaml").read_text("utf-8"), "expected.yaml")
CASES = [*EXPECTED, *({**one, "file": one["same_as"]} for one in EXPECTED if "same_as" in one)]


def page(name: str) -> RulebookText:
    return read_page(lines((PAGES / name).read_bytes(), name))


@pytest.fixture(scope="module")
def wuxi() -> RulebookText:
    return page("wuxi_2022.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_every_page_counts_as_it_was_counted_by_hand(case):
    counted = page(case["file"]).counts()
    assert {name: counted[name] for name in ("chapters", "articles") if name in case} == {
        name: int(case[name]) for name in ("chapters", "articles")
    }
    assert counted["number"] == (None if case["number"] == "null" else case["number"])
    assert counted["style"] == case["style"]
    assert counted["chapter_titles"] == case.get("chapter_titles", counted["chapter_titles"])
    for name in ("items_by_article", "paragraphs_by_article"):
        if name in case:
            assert counted[name] == {article: int(n) for article, n in case[name].items()}
    assert counted["items"] == int(case.get("items", 0))


@pytest.mark.parametrize("name", ["guowuyuan_2004", "tax_deduction_2018", "patent_agency_2018"])
def test_a_web_page_reads_like_its_plain_text(name):
    marked, plain = page(f"{name}.html"), page(f"{name}.txt")
    assert (marked.chapters, marked.title, marked.number) == (plain.chapters, plain.title, plain.number)


@pytest.mark.parametrize(
    ("name", "title", "dates"),
    [
        ("wuxi_2022.txt", "无锡市人民政府工作规则", {"生成日期": "2022-03-28", "公开日期": "2022-04-01"}),
        ("guowuyuan_2004.html", "国务院工作规则", {"成文日期": "2004-06-26", "发布日期": "2018-12-03", "通过日期": "2004-06-16"}),
        ("guowuyuan_2004.txt", "国务院工作规则", {"成文日期": "2004-06-26", "通过日期": "2004-06-16"}),
        ("tax_deduction_2018.txt", "个人所得税专项附加扣除暂行办法", {"成文日期": "2018-12-13", "施行日期": "2019-01-01"}),
        ("patent_agency_2018.txt", "专利代理条例", {"成文日期": "2018-11-06", "通过日期": "2018-09-06", "施行日期": "2019-03-01"}),
        (
            "skeleton_xishui_2017.txt",
            "浠水县人民政府工作规则",
            {"发文日期": "2017-01-28", "成文日期": "2017-01-24", "通过日期": "2017-01-18"},
        ),
        ("skeleton_yichun_2018.txt", "宜春市人民政府工作规则", {"成文日期": "2018-11-09", "通过日期": "2018-11-08"}),
        ("skeleton_lufeng_2024.txt", "禄丰市人民政府常务会议议事规则", {"成文日期": "2024-11-20", "通过日期": "2024-11-13"}),
    ],
)
def test_title_and_dates_are_those_the_page_states(name, title, dates):
    found = page(name)
    assert (found.title, found.dates) == (title, dates)


def test_a_page_that_says_when_it_ended_asks_to_be_checked():
    (found,) = page("skeleton_taihu_2019.txt").findings
    assert (found.code, found.message, found.severity.value) == ("page_annulled", "页面载明废止时间为2020年1月23日", "caution")


@pytest.mark.parametrize("said", ["效力状况: 已废止", "有效性：失效", "（本文件已宣布失效）", "该文件已被废止"])
def test_other_ways_of_saying_that_rules_ended(said):
    found = read_page([said, "某市人民政府工作规则", "第一章 总则", "一、为规范工作，制定本规则。"])
    assert [one.code for one in found.findings] == ["page_annulled"]


def test_a_page_in_force_says_nothing(wuxi):
    assert wuxi.findings == ()


def test_what_repeals_an_older_text_does_not_end_the_new_one():
    found = read_page(["某市人民政府工作规则", "第一章 附则", "一、本规则自印发之日起施行，2018年印发的工作规则同时废止。"])
    assert found.findings == ()


class TestWuxi:
    def test_an_item_a_paragraph_after_items_and_the_unnumbered_last_paragraph(self, wuxi):
        assert wuxi.official("39.1(5)") == "讨论其他需要市政府全体会议决定的事项。"
        assert wuxi.official("39.2a").startswith("市政府全体会议一般每半年召开1次。")
        assert wuxi.official("63.2") == "市政府直属单位、派驻机关(构),适用于本规则。"

    def test_a_paragraph_with_items_is_shown_with_them(self, wuxi):
        shown = wuxi.official("39.1").split("\n")
        assert (len(shown), shown[3][:5]) == (6, "（三）讨论")

    def test_places_the_text_lacks_have_no_wording(self, wuxi):
        assert [wuxi.official(one) for one in ("64.1", "4.2", "39.1(6)", "P.1")] == [None, None, None, None]

    def test_no_number_and_no_footer_is_left_in_the_words(self, wuxi):
        words = [part.text for article in wuxi.articles for part in article.paragraphs]
        assert words[0].startswith("根据《中华人民共和国宪法》")
        assert not [one for one in words if "扫码" in one or "来源" in one[:2]]

    def test_basis_and_reference_texts_are_told_apart(self, wuxi):
        assert [one[-3:] for one in wuxi.basis] == ["国宪法", "组织法"]
        assert wuxi.references == ("国务院工作规则", "江苏省人民政府工作规则")

    def test_what_is_kept_is_what_was_read(self, wuxi):
        assert from_json(to_json(wuxi)) == wuxi


class TestOddPages:
    HEAD = ("某市人民政府工作规则", "第一章 总则")

    def read(self, *body: str) -> RulebookText:
        return read_page([*self.HEAD, *body])

    def test_a_sentence_broken_over_lines_goes_on(self):
        found = self.read("一、市政府要坚持依", "法行政。", "- 2 -", "二、市政府实行市长", "负责制。", "市长领导全面工作。")
        assert [[part.text for part in one.paragraphs] for one in found.articles] == [
            ["市政府要坚持依法行政。"],
            ["市政府实行市长负责制。", "市长领导全面工作。"],
        ]

    def test_a_number_alone_on_its_line_has_its_words_on_the_next(self):
        found = read_page([*self.HEAD, "第一条", "为规范工作，制定本规则。", "第二条", "市政府实行市长负责制。"])
        assert [one.paragraphs[0].text for one in found.articles] == ["为规范工作，制定本规则。", "市政府实行市长负责制。"]

    def test_a_table_of_contents_is_no_chapter(self):
        found = read_page(["某办法", "目录", "第一章 总则", "第二章 附则", *self.HEAD[1:], "第一条 甲。", "第二章 附则", "第二条 乙。"])
        assert [(one.title, len(one.articles)) for one in found.chapters] == [("总则", 1), ("附则", 1)]

    def test_a_chapter_whose_title_is_on_the_next_line(self):
        found = read_page(["某办法", "第一章", "总　则", "第一条 甲。"])
        assert [one.title for one in found.chapters] == ["总则"]

    def test_sections_are_no_paragraphs(self):
        found = self.read("第一条 甲。", "第一节 一般规定", "第二条 乙。")
        assert [len(one.paragraphs) for one in found.articles] == [1, 1]

    def test_a_line_that_speaks_of_an_article_is_none(self):
        found = self.read("第一条 甲。", "第二条规定的情形除外。", "第二条 乙。")
        assert [len(one.paragraphs) for one in found.articles] == [2, 1]

    def test_a_list_inside_an_article_is_no_new_article(self):
        found = self.read("一、甲。", "二、乙：", "一、子。", "二、丑。", "三、丙。")
        assert [one.number for one in found.articles] == [1, 2, 3]

    def test_a_missing_article_is_told(self):
        found = self.read("一、甲。", "三、丙。")
        assert ([one.number for one in found.articles], found.findings[0].message) == ([1, 3], "第2条没有读到")

    def test_a_missing_item_is_told(self):
        found = self.read("一、甲：", "（一）子；", "（三）寅。")
        assert [one.message for one in found.findings] == ["第1条的“（三）”之前有一项没有读到"]

    def test_rules_without_chapters(self):
        found = read_page(["某市人民政府工作规则", "一、甲。", "二、乙。"])
        assert (found.counts()["chapters"], found.counts()["articles"], found.official("2.1")) == (0, 2, "乙。")

    def test_a_signature_below_the_rules_is_cut(self):
        found = self.read("一、甲。", "二、乙。", "某市人民政府", "2022年3月1日", "主办：某市人民政府办公室。")
        assert found.counts()["paragraphs_by_article"] == {}

    @pytest.mark.parametrize("text", [[], ["关于开会的通知", "各单位："], ["1.甲", "2.乙"]])
    def test_a_page_without_articles_is_refused(self, text):
        with pytest.raises(NotRules, match="第一条"):
            read_page(text)


def test_a_word_file_reads_the_same(tmp_path, wuxi):
    made = Document()
    for line in (PAGES / "wuxi_2022.txt").read_text("utf-8").splitlines():
        made.add_paragraph(line)
    made.save(tmp_path / "page.docx")
    found = read_page(lines((tmp_path / "page.docx").read_bytes(), "page.docx"))
    assert (found.chapters, found.number, found.dates) == (wuxi.chapters, wuxi.number, wuxi.dates)


@pytest.mark.browser
@pytest.mark.skipif(not which("chromium"), reason="prints the page with chromium")
def test_a_page_printed_to_pdf_reads_the_same_without_what_the_browser_adds(tmp_path, wuxi):
    words = (PAGES / "wuxi_2022.txt").read_text("utf-8").splitlines()
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text("<meta charset=utf-8><style>p{text-indent:2em}</style>" + "".join(f"<p>{escape(line)}</p>" for line in words), "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", f"--print-to-pdf={pdf}", str(page)]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    found = read_page(lines(pdf.read_bytes(), "page.pdf"))
    assert (found.chapters, found.number, found.title) == (wuxi.chapters, wuxi.number, wuxi.title)


@settings(deadline=None)
@given(articles=st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_whatever_is_written_out_is_read_back(articles):
    said = []
    for number, items in enumerate(articles, 1):
        said += [f"{numeral(number)}、甲：", *(f"（{numeral(n)}）子；" for n in range(1, items + 1))]
    found = read_page(["某市人民政府工作规则", "第一章 总则", *said])
    assert [len(one.paragraphs[0].items) for one in found.articles] == articles


@settings(deadline=None)
@given(text=st.lists(st.text("第一二三章条节、（）。；：甲乙 12〔〕号", max_size=12), max_size=30))
def test_no_page_breaks_the_reader(text):
    try:
        found = read_page(text)
    except NotRules:
        return
    numbers = [one.number for one in found.articles]
    assert all(first < second for first, second in pairwise(numbers))
