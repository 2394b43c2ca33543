""".docx: what stands in boxes, headers, tables, tracked changes and automatic numbers is read like the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.gongwen.read.packages import centred, docx, numbered, p

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.read import read
from yizhang.gongwen.readers.docx_numbering import numeral

FOLDER = Path(__file__).parents[2] / "data" / "files"
SAMPLES = {one["file"]: one for one in yaml.safe_load((FOLDER / "files.yaml").read_text(encoding="utf-8"))}
END = p("无锡市教育局", '<w:jc w:val="right"/>') + p("2026年3月2日", '<w:jc w:val="right"/>')
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/>
  </w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/><w:suff w:val="nothing"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
"""


def box(text: str) -> str:
    """A text box as Word stores it: once for new programs, once for old ones."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    both = f"<mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def sample(name: str) -> tuple[OfficialDocument, dict]:
    return read((FOLDER / "docx" / name).read_bytes(), name), SAMPLES[f"docx/{name}"]["expected"]


@pytest.mark.parametrize("name", ["sample_standard.docx", "sample_letter.docx", "sample_minutes.docx", "sample_order.docx"])
def test_a_sample_holds_the_elements_written_down_for_it(name: str) -> None:
    document, expected = sample(name)
    assert document.title and document.title.value.text == expected["title"]
    assert document.handled_as and document.handled_as.value.value.removeprefix("命") == expected["kind"]
    assert document.document_number and document.document_number.text == expected["number"]
    assert document.dated is None or document.dated.value.isoformat() == expected.get("dated", "2026-07-16")
    recipients = document.primary_recipients.value if document.primary_recipients else ()
    assert list(recipients) == expected.get("primary_recipients", [])


def test_the_standard_sample_holds_its_marks_and_its_imprint() -> None:
    document, expected = sample("sample_standard.docx")
    assert document.copy_number and document.copy_number.value == expected["copy_number"]
    assert document.secrecy and document.secrecy.text == expected["secrecy"]
    assert document.attachment_note and list(document.attachment_note.value) == expected["attachments"]
    assert document.note and document.note.value == expected["note"]
    assert document.copies_to and "、".join(document.copies_to.value) == expected["copies_to"].rstrip("。")
    assert document.printed_by and document.printed_on and document.printed_on.value == date(2026, 7, 16)
    assert document.printed_by.value in expected["printed"]


def test_the_minutes_name_who_was_there() -> None:
    document, expected = sample("sample_minutes.docx")
    assert [one.value if one else "" for one in (document.attending, document.absent, document.observing)] == [
        expected[name] for name in ("attending", "absent", "observing")
    ]


@pytest.mark.parametrize("name", ["template_lite.dotx", "table_sign.dotx"])
def test_templates_open_like_documents(name: str) -> None:
    assert read((FOLDER / "docx" / name).read_bytes(), name).text.strip()


def test_a_letterhead_in_a_text_box_is_read_once_and_above_its_paragraph() -> None:
    document = read(docx(box("无锡市教育局文件") + centred("关于新建小学的请示") + p("市政府：") + p("请批示。") + END), "a.docx")
    assert document.letterhead and document.letterhead.value == "无锡市教育局文件"
    assert document.letterhead.place.region == "box"
    assert document.text.count("无锡市教育局文件") == 1


def test_a_letterhead_in_the_page_header_is_read() -> None:
    document = read(docx(centred("关于新建小学的请示") + p("市政府：") + p("请批示。") + END, header1=p("无锡市教育局文件")), "a.docx")
    assert document.letterhead and document.letterhead.place.region == "header"


def test_head_and_imprint_set_in_tables_are_read() -> None:
    head = f"<w:tbl>{row(p('锡教〔2026〕8号'), p('签发人：云示甲'))}</w:tbl>"
    imprint = f"<w:tbl>{row(p('抄送：市财政局。'))}{row(p('无锡市教育局办公室'), p('2026年3月3日印发'))}</w:tbl>"
    body = p("无锡市教育局文件") + head + centred("关于新建小学的请示") + p("市政府：") + p("请批示。") + END + imprint
    document = read(docx(body), "a.docx")
    assert document.document_number and [one.value for one in document.signers] == ["云示甲"]
    assert document.copies_to and document.copies_to.value == ("市财政局",)
    assert document.printed_by and document.printed_by.value == "无锡市教育局办公室"


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    first = numbered("总体要求", 1) + numbered("基本原则", 1, 1) + numbered("统筹", 1, 2) + p("说明")
    body = first + numbered("保障措施", 1) + numbered("组织", 1, 1)
    document = read(docx(centred("关于新建小学的请示") + p("市政府：") + body + END, numbering=NUMBERING), "a.docx")
    numbers = [("一、", 1), ("（一）", 2), ("1.1.1\u3000", 0), ("", 0), ("二、", 1), ("（一）", 2)]
    assert [(one.number, one.level) for one in document.body] == numbers
    assert all(one.automatic for one in document.body if one.number)
    assert document.body_text.startswith("一、总体要求\n（一）基本原则")
    assert "一、总体要求" in document.text


def test_a_numbering_goes_on_over_other_content_and_starts_again_where_told() -> None:
    between = f"<w:tbl>{row(p('表'), p('格'))}</w:tbl>"
    body = numbered("甲", 1) + between + numbered("乙", 1) + numbered("丙", 2) + numbered("丁", 3) + numbered("点", 4)
    document = read(docx(centred("关于新建小学的请示") + p("市政府：") + body + END, numbering=NUMBERING), "a.docx")
    assert [one.number for one in document.body if one.text != "表\t格"] == ["一、", "二、", "三、", "一、", ""]


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("chineseCountingThousand", ["一", "十", "十二", "二十", "一百零三", "一百一十二"]),
        ("chineseLegalSimplified", ["壹", "拾", "拾贰", "贰拾", "壹佰零叁", "壹佰壹拾贰"]),
        ("ideographTraditional", ["甲", "癸", "乙", "癸", "丙", "乙"]),
        ("decimalZero", ["01", "10", "12", "20", "103", "112"]),
        ("upperRoman", ["I", "X", "XII", "XX", "CIII", "CXII"]),
        ("lowerLetter", ["a", "j", "l", "t", "yyyy", "hhhhh"]),
        ("decimalEnclosedCircleChinese", ["①", "⑩", "⑫", "⑳", "103", "112"]),
        ("decimalFullWidth", ["１", "１０", "１２", "２０", "１０３", "１１２"]),  # noqa: RUF001
    ],
)
def test_numerals_of_every_format(format_: str, shown: list[str]) -> None:
    assert [numeral(count, format_) for count in (1, 10, 12, 20, 103, 112)] == shown


def test_tracked_changes_are_read_as_accepted_or_as_before() -> None:
    change = (
        "<w:p><w:r><w:t>申请经费</w:t></w:r><w:del><w:r><w:delText>三十</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>五十</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r></w:p>"
    )
    data = docx(centred("关于新建小学的请示") + p("市政府：") + change + END)
    final, original = read(data, "a.docx"), read(data, "a.docx", original=True)
    assert (final.body_text, original.body_text) == ("申请经费五十万元。", "申请经费三十万元。")
    assert "修订" in final.doubts[0]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    change = p("申请经费", "<w:rPr><w:del/></w:rPr>") + p("五十万元。")
    assert read(docx(centred("关于新建小学的请示") + p("市政府：") + change + END), "a.docx").body_text == "申请经费五十万元。"


def test_hidden_words_and_field_codes_are_not_read() -> None:
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>今年。</w:t></w:r></w:p>'
    body = centred("关于新建小学的请示") + p("市政府：") + p("密语", run="<w:vanish/>") + field + END
    assert read(docx(body), "a.docx").body_text == "今年。"


def test_a_title_is_told_by_its_size_among_lines_that_could_be_one() -> None:
    body = centred("无锡市教育局", 36) + p("内部工作通知") + centred("关于新建小学的请示") + p("市政府：") + p("请批示。") + END
    document = read(docx(body), "a.docx")
    assert document.title and document.title.value.text == "关于新建小学的请示"
