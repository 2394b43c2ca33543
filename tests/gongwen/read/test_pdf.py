""".pdf with text: lines and paragraphs are put together again from where the characters stand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.gongwen.read.pages import centred, column, pdf

from yizhang.gongwen import errors
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.read import read

FULL = "　　为贯彻落实《无锡市教育事业发展规划》，满足城东片区儿童"  # a line of 28 characters
FIRST = [
    *column("000001", "机密★1年", "特急"),
    centred("无锡市教育局文件", 230, 36),
    *[("锡教〔2026〕8号", 95, 280, 16), ("签发人：云示甲　云示乙", 330, 280, 16)],
    centred("无锡市教育局关于新建实验小学", 340),
    centred("并解决建设资金的请示", 374),
    *column("市政府：", FULL, "入学需要，我局拟新建实验小学一所。", "　　一、建设必要性", "　　学位缺口较大。", top=430),
    *column("　　妥否，请批示。", "　　附件：建设方案", top=575),
    *column("　" * 18 + "无锡市教育局", "　" * 18 + "2026年3月2日", top=680),
]
SECOND = [*column("附件"), centred("建设方案", 170), *column("　　项目位于城东。", top=210), ("— 2 —", 470, 780, 14)]


@pytest.fixture(scope="module")
def document() -> OfficialDocument:
    return read(pdf(FIRST, SECOND), "请示.pdf")


def test_the_head_is_read_from_where_its_lines_stand(document: OfficialDocument) -> None:
    assert document.copy_number and document.secrecy and document.urgency
    assert document.letterhead and document.letterhead.value == "无锡市教育局文件"
    assert document.document_number and str(document.document_number.value) == "锡教〔2026〕8号"
    assert [one.value for one in document.signers] == ["云示甲", "云示乙"]


def test_a_title_of_two_lines_is_one_and_sure(document: OfficialDocument) -> None:
    assert document.title and document.title.value.text == "无锡市教育局关于新建实验小学并解决建设资金的请示"
    assert document.title.value.kind is Kind.REQUEST and document.title.sure > 90


def test_wrapped_lines_are_one_paragraph(document: OfficialDocument) -> None:
    assert [one.text for one in document.body][:2] == [f"{FULL.strip()}入学需要，我局拟新建实验小学一所。", "一、建设必要性"]


def test_the_end_and_the_annex_of_the_next_page(document: OfficialDocument) -> None:
    assert [one.value for one in document.issuers] == ["无锡市教育局"]
    assert document.dated and (document.dated.value, document.dated.place.page) == (date(2026, 3, 2), 1)
    assert [(one.value, one.place.page) for one in document.attachments] == [("建设方案", 2)]
    assert "2 —" not in document.attachments[0].text.splitlines()[-1]


def test_words_drawn_in_any_order_are_read_as_they_stand() -> None:
    drawn = read(pdf(FIRST[::-1], SECOND[::-1]), "请示.pdf")
    assert drawn.text == read(pdf(FIRST, SECOND), "请示.pdf").text


def test_pages_without_words_are_a_scan() -> None:
    with pytest.raises(errors.NoText, match="OCR"):
        read(pdf([]), "扫描件.pdf")


def test_a_locked_file_asks_for_the_lock_to_be_taken_off() -> None:
    with pytest.raises(errors.Encrypted, match="密码"):
        read(pdf(FIRST, locked=True), "公文.pdf")


def test_a_torn_file_is_corrupt() -> None:
    whole = pdf(FIRST)
    with pytest.raises((errors.Corrupt, errors.NoText)):
        read(whole[: len(whole) // 4], "公文.pdf")
