"""Two versions of a text: by paragraph, by word, by element; nothing that differs is left out, and no text takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.gongwen.read.packages import p
from tests.gongwen.with_pictures import CAPTION, alone, notice, pic, png

from yizhang.gongwen.compare import Bit, compare, paragraphs, where_they_part, words
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset.setting import Target, typeset

PAPER = """无锡市教育局文件
锡教[2026]31号 签发人：云示甲
关于申请调整2026年义务教育施教区的请示
市政府：
因两所学校建成投用，需经费1200万元，现请示如下。
学校名单见附件。
妥否，请批示。
无锡市教育局
2026年3月2日
"""


def test_an_amount_that_changed_is_one_word():
    assert list(words("市级安排1200万元，区级", "市级安排980万元，区级")) == [
        Bit("same", "市级安排"), Bit("del", "1200万元"), Bit("ins", "980万元"), Bit("same", "，区级")]  # fmt: skip


def test_paragraphs_that_stayed_are_left_out_and_new_ones_come_whole():
    found = list(paragraphs("第一段。\n第二段说甲。", "第一段。\n第二段说乙。\n第三段。"))
    assert found[0][0] == Bit("same", "第二段说")
    assert found[1] == (Bit("ins", "第三段。"),)


def test_what_is_alike_by_chance_goes_with_the_change():
    assert [one.kind for one in words("请市财政局办", "由各区县财政所办")].count("same") <= 2


def test_both_texts_can_be_read_back():
    before, now = "经与各区核对，整治费用为2390万元。", "整治费用为2400万元，经各区确认。"
    bits = list(words(before, now))
    assert "".join(one.words for one in bits if one.kind != "ins") == before
    assert "".join(one.words for one in bits if one.kind != "del") == now


def test_a_paragraph_is_compared_with_what_it_became_and_not_with_a_new_one_before_it():
    new, changed = paragraphs("学校名单见附件。", "所需经费由市财政统筹。\n学校名单见附件1。")
    assert new == (Bit("ins", "所需经费由市财政统筹。"),)
    assert changed == (Bit("same", "学校名单见附件"), Bit("ins", "1"), Bit("same", "。"))


def test_of_two_documents_each_change_is_told_under_its_element():
    now = PAPER.replace("[2026]", "〔2026〕").replace("1200万元", "980万元").replace("3月2日", "3月12日")
    number, body, dated = compare(read_text(PAPER), read_text(now))
    assert (number.label, body.label, dated.label) == ("发文字号", "正文", "成文日期")
    assert number.paragraphs[0][:3] == (Bit("same", "锡教"), Bit("del", "[2026]"), Bit("ins", "〔2026〕"))
    assert Bit("del", "1200万元") in body.paragraphs[0] and Bit("ins", "980万元") in body.paragraphs[0]


def test_what_is_only_in_the_earlier_version_is_told_under_its_element_there():
    (body,) = compare(read_text(PAPER), read_text(PAPER.replace("学校名单见附件。\n", "")))
    assert (body.label, body.paragraphs) == ("正文", ((Bit("del", "学校名单见附件。"),),))


def test_what_belongs_to_no_element_is_told_all_the_same():
    (added,) = compare(read_text(PAPER), read_text(PAPER + "\n（此页无正文）印制份数另行通知有关单位\n"))
    assert "印制份数" in "".join(bit.words for bit in added.paragraphs[0])


def test_a_document_is_the_same_as_itself_whatever_its_blank_lines():
    assert compare(read_text(PAPER), read_text("\n" + PAPER.replace("\n", "\n\n　　"))) == ()


LETTERS = some.text("市教育局请示批复甲乙丙2026，。\n", max_size=60)


@given(before=LETTERS, now=LETTERS)
def test_whatever_the_texts_the_changed_paragraphs_of_both_can_be_read_back(before, now):
    told = [(one, "".join(bit.words for bit in one if bit.kind != "ins"), "".join(bit.words for bit in one if bit.kind != "del"))
            for one in paragraphs(before, now)]  # fmt: skip
    old, new = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, now))
    assert all(was != is_ for _bits, was, is_ in told)
    assert [was for _bits, was, _ in told if was] == [one for one in old if one in {was for _bits, was, _ in told}]
    assert [is_ for _bits, _, is_ in told if is_] == [one for one in new if one in {is_ for _bits, _, is_ in told}]


def test_two_long_texts_that_have_nothing_in_common_do_not_hold_the_comparison_up():
    before, now = ("\n".join(f"{word * 3}{n}" * 400 for n in range(60)) for word in ("天地玄黄", "寒来暑往"))
    start = time.process_time()
    assert len(list(paragraphs(before, now))) >= 60
    assert time.process_time() - start < 10


def with_figure(data: bytes, width: float = 80, caption: str = CAPTION):
    return read(notice(alone(pic(width=width)), p(caption), pictures={"r1": data}), "通知.docx")


def test_a_picture_that_was_exchanged_is_told_though_no_word_changed():
    (change,) = compare(with_figure(png()), with_figure(png(colour=b"abc")))
    told = "".join(bit.words for bit in change.paragraphs[0] if bit.kind == "same")
    assert change.label == "图片" and told.startswith(f"{CAPTION}（80×40毫米，摘要")
    assert {bit.kind for bit in change.paragraphs[0]} == {"same", "del", "ins"}


def test_a_picture_that_came_went_or_was_resized_is_told_and_one_that_stayed_is_not():
    plain, shown = read(notice("<w:p/>", p(CAPTION)), "通知.docx"), with_figure(png())
    assert [one.label for one in compare(plain, shown)] == ["图片"]
    assert [bit.kind for bit in compare(shown, plain)[0].paragraphs[0]] == ["del"]
    (change,) = compare(shown, with_figure(png(), 60))
    assert [bit.words for bit in change.paragraphs[0] if bit.kind != "same"] == ["80", "60"]
    assert compare(shown, with_figure(png())) == ()


def test_a_docx_and_the_pdf_made_of_it_show_the_same_pictures():
    shown = with_figure(png())
    assert "图片" not in [one.label for one in compare(shown, read(typeset(shown, Target.PDF).data, "通知.pdf"))]


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("各区按期完成。", "各区 按期\n完成。", None),
        ("各区按期完成。", "各区限期完成。", (3, "按期完成。", "限期完成。")),
        ("各区按期完成。特此通知。", "各区按期完成。", (8, "特此通知。", "")),
        ("", "各区按期完成。", (1, "", "各区按期完成。")),
    ],
)
def test_where_two_texts_part_is_counted_without_spaces_and_breaks(one, other, parted):
    assert where_they_part(one, other) == parted
