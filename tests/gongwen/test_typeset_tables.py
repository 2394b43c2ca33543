"""Tables: written with bars or read from a .docx, set with lines in every form, and read back cell by cell."""

from __future__ import annotations

from io import BytesIO

import docx as second_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gongwen.test_typeset import values

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.compose import compose
from yizhang.gongwen.typeset.lay import lay
from yizhang.gongwen.typeset.setting import Target, typeset

LONG = "新建，服务锡北片区各小区适龄儿童，按照就近入学的原则统筹安排"
ROWS = [
    "| 学校 | 学位（个） | 说明 |",
    "|------|-----:|:----|",
    f"| 锡北实验小学 | 1300 | {LONG} |",
    "|  | 200 | 扩建 |",
    "| 第三小学 | 300 | |",
]


def notice(*rows: str) -> OfficialDocument:
    """A 通知 with these lines in its text, and a table in its annex."""
    table = "\n".join(rows)
    return read_text(
        f"无锡市教育局文件\n锡教〔2026〕9号\n无锡市教育局关于学位安排的通知\n各区教育局：\n现将学位安排通知如下。\n{table}\n请遵照执行。\n"
        "附件：学位测算表\n无锡市教育局\n2026年2月9日\n附件\n学位测算表\n| 年份 | 人数 |\n| --- | --- |\n| 2026年 | 12345 |\n"
    )


def test_a_table_reads_back_from_docx_as_it_was_empty_cells_too() -> None:
    document = notice(*ROWS)
    again = read(typeset(document, Target.DOCX).data, "通知.docx")
    assert [one.text for one in again.body][1:5] == [
        "学校\t学位（个）\t说明",
        f"锡北实验小学\t1300\t{LONG}",
        "\t200\t扩建",
        "第三小学\t300\t",
    ]
    assert values(again) == values(document)
    assert values(read(typeset(again, Target.DOCX).data, "通知.docx")) == values(document)
    assert [one.code for one in lint(again) if one.code.startswith("layout")] == []


def test_another_program_finds_the_cells_and_the_row_that_heads_every_page() -> None:
    first, second = second_reader.Document(BytesIO(typeset(notice(*ROWS), Target.DOCX).data)).tables[:2]
    assert [cell.text for cell in first.rows[2].cells] == ["", "200", "扩建"]
    assert first.rows[0]._tr.trPr.xpath("w:tblHeader") and not first.rows[1]._tr.trPr.xpath("w:tblHeader")
    assert [cell.text for cell in second.rows[1].cells] == ["2026年", "12345"]


@pytest.mark.parametrize("target", [Target.PDF, Target.OFD], ids=lambda one: one.value)
def test_every_cell_is_words_on_the_page_and_nothing_is_told_of_tables(target: Target) -> None:
    result = typeset(notice(*ROWS), target)
    text = "".join(read(result.data, f"通知.{target.value}").text.split())
    assert all(words in text for words in ("学位（个）", "锡北实验小学", "1300", "第三小学", "12345"))
    assert "typeset_tables" not in [one.code for one in result.findings]


def test_words_stand_between_the_lines_of_their_cell() -> None:
    (page, *_) = lay(compose(notice(*ROWS))).pages
    edges = sorted(rule.x for rule in page.rules if rule.length < 1)
    assert (edges[0], edges[-1]) == (pytest.approx(measures.LEFT, abs=0.2), pytest.approx(measures.LEFT + measures.AREA[0], abs=0.2))
    for words in ("学校", "1300", "扩建"):
        text = next(one for one in page.texts if one.text == words)
        right = next(edge for edge in edges if edge > text.x)
        assert text.x + len(words) * text.step <= right


def test_a_long_table_goes_on_over_pages_and_a_row_longer_than_a_page_is_parted() -> None:
    pages = lay(compose(notice(*ROWS[:2], *["| 第三小学 | 300 | 扩建 |"] * 80, f"| 第四小学 | 1 | {LONG * 60} |"))).pages
    assert len(pages) > 4
    assert sum(text.text == "第三小学" for page in pages for text in page.texts) == 80
    assert max(rule.y + rule.thick / 2 for page in pages for rule in page.rules) <= measures.FOOT + 0.3


def test_bars_in_a_sentence_are_no_table() -> None:
    assert [one.text for one in notice("按“甲|乙|丙”三类填报。").body][1] == "按“甲|乙|丙”三类填报。"


CELLS = st.text("甲乙丙丁123", max_size=6)


@settings(max_examples=10, deadline=None)
@given(st.integers(3, 5).flatmap(lambda many: st.lists(st.lists(CELLS, min_size=many, max_size=many), min_size=2, max_size=5)))
def test_whatever_is_in_the_cells_comes_back(rows: list[list[str]]) -> None:
    rows = [["头", *row[1:]] for row in rows]
    written = ["|" + "|".join(row) + "|" for row in rows]
    document = notice(written[0], "|" + "---|" * len(rows[0]), *written[1:])
    again = read(typeset(document, Target.DOCX).data, "通知.docx")
    assert [one.text.split("\t") for one in again.body][1:-1] == rows
