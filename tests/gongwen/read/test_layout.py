"""What a ruler would show: pages, margins, grid, type, indents, page numbers and the red line, as the file says them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gongwen.read.packages import centred, docx, p
from tests.gongwen.read.pages import centred as put_centred
from tests.gongwen.read.pages import column, pdf

from yizhang.gongwen.layout import PageNumber
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read

SAMPLES = Path(__file__).parents[2] / "data" / "files" / "docx"
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474"/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
)
HEAD = centred("无锡市教育局关于新建小学的请示") + p("市政府：")
END = p("无锡市教育局", '<w:jc w:val="right"/>') + p("2026年3月2日", '<w:jc w:val="right"/>')
FOOTER = (
    '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>'
)


def test_paper_margins_and_grid_are_read_from_the_section() -> None:
    layout = read(docx(HEAD + p("请批示。") + END + SECTION), "a.docx").layout
    assert layout is not None
    (page,) = layout.pages
    assert [round(side) for side in (page.width, page.height, page.top, page.bottom, page.left, page.right)] == [210, 297, 37, 35, 28, 26]
    assert (page.lines, page.chars, round(page.pitch, 2)) == (22, 28, 28.95)


@pytest.mark.parametrize(
    ("properties", "first"),
    [
        ('<w:ind w:firstLineChars="200"/>', 2.0),
        ('<w:ind w:firstLine="640"/>', 2.0),
        ('<w:ind w:firstLineChars="0" w:firstLine="640"/>', 2.0),
        ('<w:ind w:left="640"/>', 2.0),
        ('<w:ind w:left="640" w:hanging="640"/>', 0.0),
        ("", 0.0),
    ],
)
def test_indents_are_counted_in_characters(properties: str, first: float) -> None:
    document = read(docx(HEAD + p("请批示。", properties, '<w:sz w:val="32"/>') + END), "a.docx")
    assert document.layout is not None
    assert document.layout.looks[document.body[0].place.paragraph].first == first


def test_spaces_at_the_head_of_a_paragraph_are_an_indent() -> None:
    document = read(docx(HEAD + p("　　请批示。") + END), "a.docx")
    assert document.layout is not None
    assert document.layout.looks[document.body[0].place.paragraph].first == 2.0


def test_the_type_of_a_style_is_that_of_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    )
    document = read(docx(HEAD + p("请批示。", '<w:pStyle w:val="b"/>') + END, styles=styles), "a.docx")
    assert document.layout is not None
    look = document.layout.looks[document.body[0].place.paragraph]
    assert (look.font, look.size) == ("仿宋_GB2312", 14.0)


def test_a_page_number_is_read_with_what_stands_around_it() -> None:
    layout = read(docx(HEAD + p("请批示。") + END + SECTION, footer1=FOOTER), "a.docx").layout
    assert layout is not None and layout.number == PageNumber("— # —", "宋体", 14.0, "right")


@pytest.mark.parametrize(("colour", "red"), [("FF0000", True), ("C00000", True), ("000000", False), ("auto", False)])
def test_a_red_border_is_the_red_line(colour: str, red: bool) -> None:
    line = p("锡教〔2026〕8号", f'<w:pBdr><w:bottom w:val="single" w:color="{colour}"/></w:pBdr>')
    layout = read(docx(line + HEAD + p("请批示。") + END), "a.docx").layout
    assert layout is not None and layout.red_line is red


@pytest.mark.parametrize("name", ["sample_standard", "sample_letter", "sample_order", "sample_minutes"])
def test_samples_set_by_the_standard_are_left_alone(name: str) -> None:
    found = lint(read((SAMPLES / f"{name}.docx").read_bytes(), f"{name}.docx"))
    assert [one.code for one in found if one.code.startswith("layout_")] == []


def test_a_pdf_shows_its_paper_its_edges_and_its_page_numbers() -> None:
    lines = ["".join(chr(0x4E00 + 28 * n + at) for at in range(28)) for n in range(13)]
    first = [put_centred("关于新建小学的请示", 150), *column("市政府：", *lines[:12], top=200)]
    data = pdf([*first, ("— 1 —", 460, 790, 14)], [*column(lines[12], "市教育局", "2026年3月2日"), ("— 2 —", 95, 790, 14)])
    layout = read(data, "a.pdf").layout
    assert layout is not None
    (page,) = layout.pages
    assert (round(page.width), round(page.height), round(page.left), page.chars) == (210, 297, 28, 28)
    assert layout.number is not None and (layout.number.text.replace(" ", ""), layout.number.align, layout.number.mirrored) == (
        "—#—",
        "right",
        True,
    )
