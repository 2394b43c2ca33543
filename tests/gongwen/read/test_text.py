"""Text as it comes: encodings, line ends, scans, and heads of every kind."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from yizhang.gongwen.document import Kind, Urgency
from yizhang.gongwen.read import read, read_text

JOINT = """\
000001
机密★1年
特急

无锡市教育局
无锡市财政局    文件

锡教发〔2026〕12号          签发人：云示甲  云示乙
                                    云示丙

无锡市教育局　无锡市财政局
关于提高义务教育公用经费标准的请示

无锡市人民政府：
    近年来，我市义务教育公用经费标准偏低。
    一、基本情况
    （一）标准。现行标准为800元。
    1.小学。每生每年800元。
    （1）城区。同上。
    妥否，请批示。

    附件：1.测算表
          2.各市（县）、区对比情况表及
            有关说明

无锡市教育局        无锡市财政局
        2026年3月2日

（联系人：云示丁，电话：82720000）

附件1
测算表
学校  人数  金额
一小  100  200

附件2
各市（县）、区对比情况表及有关说明
锡山区情况：略。

抄送：市发展改革委，市审计局，各市（县）、区人民政府，
      市政府办公室。
无锡市教育局办公室                2026年3月3日印发
— 2 —
"""


def test_the_head_of_an_upward_document() -> None:
    document = read_text(JOINT)
    assert document.copy_number and document.copy_number.value == "000001"
    assert document.secrecy and document.secrecy.value == "机密"
    assert document.secrecy_term and document.secrecy_term.value == "1年"
    assert document.urgency and document.urgency.value is Urgency.VERY_URGENT
    assert document.letterhead and document.letterhead.value == "无锡市教育局、无锡市财政局文件"
    assert str(document.document_number.value) == "锡教发〔2026〕12号" if document.document_number else False
    assert [one.value for one in document.signers] == ["云示甲", "云示乙", "云示丙"]
    assert document.title and document.title.value.issuer == "无锡市教育局、无锡市财政局"
    assert document.primary_recipients and document.primary_recipients.value == ("无锡市人民政府",)


def test_the_body_with_its_levels() -> None:
    levels = [(0, ""), (1, "一、"), (2, "（一）"), (3, "1."), (4, "（1）"), (0, "")]
    assert [(one.level, one.number) for one in read_text(JOINT).body] == levels


def test_the_end_of_an_upward_document() -> None:
    document = read_text(JOINT)
    assert document.attachment_note and document.attachment_note.value == ("测算表", "各市（县）、区对比情况表及有关说明")
    assert [one.value for one in document.issuers] == ["无锡市教育局", "无锡市财政局"]
    assert document.dated and document.dated.value == date(2026, 3, 2)
    assert document.note and document.note.value.startswith("（联系人")
    assert [one.value for one in document.attachments] == ["测算表", "各市（县）、区对比情况表及有关说明"]
    assert document.copies_to and document.copies_to.value[-2:] == ("各市（县）、区人民政府", "市政府办公室")
    assert document.printed_by and document.printed_by.value == "无锡市教育局办公室"
    assert document.printed_on and document.printed_on.value == date(2026, 3, 3)
    assert document.doubts == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, end: str) -> None:
    document = read(JOINT.replace("\n", end).encode(encoding), "请示.txt")
    assert document.text == read_text(JOINT).text
    assert bool(document.doubts) == (encoding == "gb18030")


def test_what_was_assumed_about_an_encoding_is_said() -> None:
    assert "GB18030" in read(JOINT.encode("gb18030"), "请示.txt").doubts[0]


def test_markdown_is_read_without_its_marks() -> None:
    document = read("# 无锡市教育局关于新建小学的请示\n\n市政府：\n\n**妥否**，请批示。\n".encode(), "请示.md")
    assert document.title and document.title.value.kind is Kind.REQUEST
    assert document.body_text == "妥否，请批示。"


def test_a_scan_is_read_and_doubted() -> None:
    head = "锡政发C2O26〕l0号\n市政府关于公布2026年重点工作的通知\n各市（县）、区人民政府,市各委、办、局:\n"
    document = read_text(head + "请认真执行。\n无锡市人民政府\n二0二六年三月二日")
    assert document.document_number and str(document.document_number.value) == "锡政发〔2026〕10号"
    assert document.document_number.sure < 80
    assert document.dated and document.dated.value == date(2026, 3, 2)
    assert any("锡政发C2O26〕l0号" in doubt for doubt in document.doubts)


ORDER = """\
无锡市人民政府令
第188号
《停车场管理办法》已经审议通过，现予公布。
市长　云示甲
2026年3月1日
停车场管理办法
第一条　为了加强管理，制定本办法。"""
ANNOUNCEMENT = "无锡市人民政府公告\n2026年第3号\n现将有关事项公告如下：\n特此公告。\n无锡市人民政府\n2026年3月2日"
LETTER = "市政府办公室\n锡政办函〔2026〕3号\n市政府办公室关于征求意见的函\n市财政局：\n请研究。\n市政府办公室\n2026年3月2日"


@pytest.mark.parametrize(
    ("text", "kind", "number", "title"),
    [
        (ORDER, Kind.ORDER, "无锡市人民政府令第188号", "停车场管理办法"),
        (ANNOUNCEMENT, Kind.ANNOUNCEMENT, "无锡市人民政府公告〔2026〕3号", "无锡市人民政府公告"),
        (LETTER, Kind.LETTER, "锡政办函〔2026〕3号", "市政府办公室关于征求意见的函"),
    ],
)
def test_special_forms(text: str, kind: Kind, number: str, title: str) -> None:
    document = read_text(text)
    assert document.handled_as and document.handled_as.value is kind
    assert document.document_number and str(document.document_number.value) == number
    assert document.title and document.title.value.text == title


def test_two_organs_that_disagree_are_a_doubt() -> None:
    text = "无锡市教育局文件\n锡教〔2026〕8号\n关于开展检查的通知\n各区教育局：\n请检查。\n锡山区教育局\n2026年3月2日"
    assert any("发文机关标志“无锡市教育局”与署名“锡山区教育局”不一致" in doubt for doubt in read_text(text).doubts)


def test_a_page_s_furniture_is_no_annex() -> None:
    text = "关于开展检查的通知\n各区教育局：\n请检查。\n无锡市教育局\n2026年3月2日\n相关链接：一图读懂\n扫一扫在手机打开当前页\n版权所有"
    assert read_text(text).attachments == ()


@pytest.mark.parametrize("text", ["", "\n\n", "请示", "妥否，请批示。", "市政府：", "2026年3月2日", "附件1", "《", "——", "（）"])
def test_scraps_are_read_without_complaint(text: str) -> None:
    assert read_text(text).text == text


def test_a_megabyte_is_read_within_a_second() -> None:
    body = "".join(f"{n % 9 + 1}.各地各部门要切实加强组织领导，明确责任分工，确保各项任务落地见效。\n" for n in range(9000))
    head, _, end = JOINT.partition("    一、基本情况\n")
    text = f"{head}{body}{end}"
    assert len(text.encode()) > 900_000
    begun = process_time()
    assert len(read(text.encode(), "长文.txt").body) > 9000
    assert process_time() - begun < 1
