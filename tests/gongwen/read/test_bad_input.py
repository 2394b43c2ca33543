"""Whatever is handed in is read or refused in one sentence, and soon: files made on the fly, as they come out of mail and old programs."""

from __future__ import annotations

import time

import pytest
from tests.gongwen.read.packages import TYPES, W, centred, docx, p, packed
from tests.gongwen.read.pages import column, pdf

from yizhang.gongwen import errors
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset.setting import Target, typeset

HEAD = centred("无锡市教育局关于新建小学的请示") + p("市政府：")
END = p("请批示。") + p("无锡市教育局") + p("2026年3月2日")
GOOD = docx(HEAD + END)
TEXT = "无锡市教育局关于新建小学的请示\n市政府：\n妥否，请批示。\n无锡市教育局\n2026年3月2日\n"
BOMB = packed({"[Content_Types].xml": TYPES, "word/document.xml": b" " * (40 << 20)})
DOCTYPE = packed(
    {
        "[Content_Types].xml": TYPES,
        "word/document.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{W}"><w:body>&e;</w:body></w:document>',
    }
)


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (GOOD[: len(GOOD) // 2], "半个.docx", errors.Corrupt),
        (GOOD[:200] + b"\x00" * 300 + GOOD[500:], "坏的.docx", errors.CannotRead),
        (BOMB, "炸弹.docx", errors.ZipBomb),
        (DOCTYPE, "实体.docx", errors.Unsafe),
        (pdf(column("甲"), locked=True), "加密.pdf", errors.Encrypted),
        (pdf(*[column("甲")] * 501), "太长.pdf", errors.TooLarge),
        (pdf([]), "扫描.pdf", errors.NoText),
        (b"%PDF-1.7\n", "空壳.pdf", errors.Corrupt),
        (b"", "空.txt", errors.Empty),
        (b"\xef\xbb\xbf \r\n", "空白.txt", errors.Empty),
        (b"\xff\xfe\x00", "半个字.txt", errors.CannotRead),
        (bytes(range(128, 256)) * 20, "乱码.txt", errors.CannotRead),
        ("情况如下。".encode() * 210_000, "长.txt", errors.TooLarge),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, name: str, error: type[errors.CannotRead]) -> None:
    with pytest.raises(error) as refused:
        read(data, name)
    assert name in str(refused.value) and str(refused.value).endswith("。")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_in_every_encoding_with_every_end_of_line_is_the_same(encoding: str, end: str) -> None:
    document = read(TEXT.replace("\n", end).encode(encoding), "请示.doc")
    assert document.title and document.title.value.text == "无锡市教育局关于新建小学的请示"
    assert document.primary_recipients and document.primary_recipients.value == ("市政府",)


def test_a_name_that_lies_is_not_believed() -> None:
    assert read(GOOD, "请示.pdf").source == "docx"
    assert read(pdf(column("市政府：", "请批示。")), "请示.docx").source == "pdf"


@pytest.mark.parametrize(
    "mark", ["（", "《", "“", "一、", "请", "建议", "关于", "1", "2026年", "〔2026〕", "市政府", "附件：", "\n附件1\n", "签发人：", "　"]
)
def test_no_run_of_one_mark_holds_the_check_up(mark: str) -> None:
    start = time.process_time()
    lint(read_text(TEXT.replace("妥否", mark * 5000)))
    lint(read_text(mark * 5000 + "\n" + TEXT))
    assert time.process_time() - start < 10


def test_a_table_of_ten_thousand_rows_is_read() -> None:
    row = f"<w:tr><w:tc>{p('某某小学')}</w:tc><w:tc>{p('12')}</w:tc><w:tc>{p('34')}</w:tc></w:tr>"
    document = read(docx(HEAD + p("各校情况如下。") + f"<w:tbl>{row * 10_000}</w:tbl>" + END), "表.docx")
    assert document.text.count("某某小学") == 10_000
    assert document.title


def test_tables_within_tables_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + p("深处") + "</w:tc></w:tr></w:tbl>" * 60
    assert read(docx(HEAD + deep + END), "深.docx").title


@pytest.mark.parametrize("target", [Target.DOCX, Target.OFD])
def test_characters_that_nobody_sees_are_spaces_and_the_document_can_be_set(target: Target) -> None:
    document = read(TEXT.replace("妥否", "妥\x01否\x02\uffff\x9f").encode(), "请示.txt")
    assert document.body[0].text == "妥 否   ，请批示。"
    assert read(typeset(document, target).data, f"请示.{target.value}").title
