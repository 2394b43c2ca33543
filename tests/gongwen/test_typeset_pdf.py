"""A document set as .pdf: read back, measured under the ruler, and equal each time."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from tests.gongwen.test_typeset import REAL, REQUEST, values

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import fonts, measured
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.parts import Face, Form
from yizhang.gongwen.typeset.setting import Target, Typeset, typeset

BODY = "为进一步优化教育资源布局我局会同有关部门对新建小学的选址进行了论证现将有关情况请示如下并按照规定程序征求各方面的意见" * 24


def words(document: OfficialDocument) -> dict[str, str]:
    """The elements without the spaces that only spread characters over a line."""
    return {name: re.sub(r"\s", "", str(value)) for name, value in values(document).items()}


@pytest.fixture(scope="module")
def long_request() -> Typeset:
    """Three pages of text that is nothing but Chinese characters."""
    return typeset(read_text(REQUEST.replace("妥否，请批示。", f"{BODY}。\n妥否，请批示。")), Target.PDF)


@pytest.mark.parametrize("file", REAL[::4], ids=lambda file: file.stem)
def test_published_documents_read_back_as_they_were(file):
    document = read(file.read_bytes(), file.name)
    before, after = words(document), words(read(typeset(document, Target.PDF).data, "x.pdf"))
    assert {name: value for name, value in after.items() if name in before} == before


def test_a_request_with_everything_reads_back_as_it_was():
    document = read_text(REQUEST)
    assert words(read(typeset(document, Target.PDF).data, "x.pdf")) == words(document)


def test_the_same_document_gives_the_same_bytes():
    assert typeset(read_text(REQUEST), Target.PDF).data == typeset(read_text(REQUEST), Target.PDF).data


def test_every_measure_holds_on_the_finished_pages(long_request):
    taken = list(measured.measure(measured.sheets(long_request.data)))
    assert [one for one in taken if not one.holds] == []
    told = {one.name: round(one.found) for one in taken}
    assert {name: told[name] for name in ("天头", "订口", "版心宽", "每面行数", "每行字数")} == {
        "天头": 37, "订口": 28, "版心宽": 156, "每面行数": 22, "每行字数": 28,
    }  # fmt: skip
    assert (told["第1面页码距版心下边缘"], told["第2面页码距版心左边缘"]) == (7, 5)
    assert [one.code for one in long_request.findings if one.code == "typeset_measure"] == []


def test_the_red_line_stands_four_millimetres_under_the_number_and_the_mark_72_from_the_edge(long_request):
    first = measured.sheets(long_request.data)[0]
    (line,) = [rule for rule in first.rules if abs(rule[2] - rule[0] - 156) < 1]
    number = next(one for one in first.chars if one.char == "〔")
    mark = [one for one in first.chars if one.size > 30]
    assert line[1] - number.bottom == pytest.approx(4, abs=0.3)
    assert min(one.top for one in mark) == pytest.approx(72, abs=0.3)


def test_a_page_off_the_standard_is_told_with_what_was_measured():
    sheet = measured.Sheet(216, 279, tuple(measured.Char("字", 20, 30 + n * 8, 25.6, 35.6 + n * 8, 16) for n in range(3)), ())
    told = [one for one in measured.measure([sheet, sheet]) if not one.holds]
    assert {one.name for one in told} == {"纸宽", "纸高", "天头", "订口"}


def test_faces_are_embedded_and_what_was_replaced_is_told(long_request):
    names = {one.get_font().get_base_name() for page in pypdfium2.PdfDocument(long_request.data) for one in page.get_objects(filter=[1])}
    assert names and all(re.match(r"[A-Z]{6}\+", name) for name in names)
    lacking = [face.value for face in Face if not fonts.choose(()).get(face).own]
    assert lacking == [face.value for face in Face]


def test_a_face_of_the_office_goes_before_any_other_and_the_others_stay_for_rare_characters():
    choice = fonts.choose({"仿宋_GB2312", "FandolFang R", "Noto Serif CJK SC"})[Face.FANGSONG]
    assert choice.families == ("仿宋_GB2312", "FandolFang R", "Noto Serif CJK SC") and choice.own
    replaced = list(fonts.replaced(fonts.choose({"Noto Serif CJK SC"}), {Face.KAITI}))
    assert [one.message for one in replaced] == ["没有楷体字体，用Noto Serif CJK SC代替"]


@pytest.mark.parametrize(("form", "top"), [(Form.LETTER, 30), (Form.ORDER, 57), (Form.MINUTES, 72)])
def test_the_mark_of_a_special_form_stands_at_its_height(form, top):
    document = read_text("无锡市教育局\n锡教函〔2026〕3号\n无锡市教育局关于商请支持的函\n市财政局：\n请支持。\n无锡市教育局\n2026年3月2日")
    sheets = measured.sheets(typeset(document, Target.PDF, Wish(form=form)).data)
    assert min(one.top for one in sheets[0].chars if one.size > 24) == pytest.approx(top, abs=0.3)


def test_a_letter_has_two_double_lines_of_170_millimetres_and_no_number_on_its_first_page():
    document = read_text("无锡市教育局\n锡教函〔2026〕3号\n无锡市教育局关于商请支持的函\n市财政局：\n请支持。\n无锡市教育局\n2026年3月2日")
    (page,) = measured.sheets(typeset(document, Target.PDF).data)
    assert [round(rule[2] - rule[0]) for rule in page.rules] == [170] * 4
    assert page.rules[-1][1] == pytest.approx(297 - 20)
    assert not [one for one in page.chars if one.top > 262]
    assert max(one.right for one in page.chars if one.char == "号") == pytest.approx(28 + 156, abs=1)


def test_a_paragraph_that_goes_on_over_a_page_number_is_one_paragraph(long_request):
    document = read(long_request.data, "请示.pdf")
    assert f"{BODY}。" in [re.sub(r"\s", "", one.text) for one in document.body]
    assert "— 1 —" not in document.text


def test_a_character_that_no_face_has_is_told_and_the_page_is_made_all_the_same():
    result = typeset(read_text(REQUEST.replace("妥否", "\ue123妥否")), Target.PDF)
    (told,) = [one for one in result.findings if one.code == "typeset_glyph"]
    assert told.message == "“U+E123”排不出来，文件因此不符合 PDF/A" and result.data.startswith(b"%PDF")


def test_the_file_is_an_archive_file_with_the_date_of_the_document():
    data = typeset(read_text(REQUEST), Target.PDF).data
    assert b"<pdfaid:part>2</pdfaid:part>" in data and b"D:20260302" in data
