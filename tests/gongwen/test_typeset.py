"""A document set by GB/T 9704-2012: as .docx, read back, and measured."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from time import process_time

import docx as second_reader
import pytest

from yizhang.cli.__main__ import start
from yizhang.cli.command import Unusable
from yizhang.cli.extract import elements
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import lint
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import titles
from yizhang.gongwen.typeset.compose import Wish, compose
from yizhang.gongwen.typeset.front import NoFrontMatter, WrongFrontMatter
from yizhang.gongwen.typeset.lay import lay
from yizhang.gongwen.typeset.parts import Form
from yizhang.gongwen.typeset.setting import Target, typeset
from yizhang.gongwen.typeset.setting import read as read_for_setting

REAL = sorted((Path(__file__).parents[1] / "data" / "documents" / "real").glob("*.txt"))
REQUEST = """无锡市教育局文件
锡教〔2026〕8号　　　　签发人：云示甲
无锡市教育局关于新建小学选址有关问题的请示
无锡市人民政府：
为进一步优化“十四五”期间教育资源布局，我局会同市财政局对新吴区新建小学的选址进行了论证。现将有关情况请示如下。
一、基本情况
新吴区2025年户籍适龄儿童12345人，比上年增加8.5%，现有小学27所，学位缺口1300个。
（一）选址论证。该地块交通便利，周边已有市政管网，具备建设条件。
妥否，请批示。
附件：1. 选址论证报告
2. 资金测算表
无锡市教育局
2026年3月2日
（联系人：云示乙，联系电话：0510-00000000）
附件1
选址论证报告
2025年11月，我局组织专家对三处备选地块进行了论证，形成一致意见。
附件2
资金测算表
项目总投资28000万元，其中市级16800万元，区级11200万元。
抄送：市财政局，市自然资源规划局。
无锡市教育局办公室　　2026年3月2日印发
"""
FRONTED = """---
发文机关标志: 无锡市教育局文件
发文字号: 锡教〔2026〕9号
标题: 无锡市教育局关于做好春季开学工作的通知
主送机关: 各市（县）、区教育局，局直属各单位
附件说明: [开学安排表, 检查表]
发文机关署名: 无锡市教育局
成文日期: 2026年2月9日
附注: 此件公开发布
抄送机关: 市政府办公室
印发机关: 无锡市教育局办公室
印发日期: 2026年2月9日
---

春季学期即将开始，现将有关工作通知如下。

一、按时开学。各校应当于2月24日开学。

附件1
开学安排表
各校2月24日开学。
"""


@pytest.fixture
def request_document() -> OfficialDocument:
    """A 请示 with everything a document may have."""
    return read_text(REQUEST)


def values(document: OfficialDocument) -> dict[str, object]:
    """What the elements say, wherever they stand."""
    return {name: one["value"] for name, one in elements(document).items()}


def test_a_document_set_as_docx_reads_back_as_it_was(request_document):
    assert values(read(typeset(request_document, Target.DOCX).data, "请示.docx")) == values(request_document)


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_published_documents_read_back_as_they_were(file):
    document, wish = read_for_setting(file.read_bytes(), file.name)
    result = typeset(document, Target.DOCX, wish)
    before, after = values(document), values(read(result.data, "x.docx"))
    assert {name: value for name, value in after.items() if name in before} == before


def test_a_document_set_as_docx_departs_from_no_clause_on_layout(request_document):
    found = lint(read(typeset(request_document, Target.DOCX).data, "请示.docx"))
    assert [one.code for one in found if one.code.startswith("layout")] == []


def test_the_page_of_a_docx_has_the_measures_of_the_standard(request_document):
    layout = read(typeset(request_document, Target.DOCX).data, "请示.docx").layout
    (page, *_) = layout.pages
    assert (round(page.width), round(page.height), round(page.top), round(page.left)) == (210, 297, 37, 28)
    assert (round(page.width - page.left - page.right), round(page.height - page.top - page.bottom)) == (156, 225)
    assert (page.lines, page.chars) == (22, 28)
    assert (layout.number.text, layout.number.size, layout.number.mirrored) == ("— # —", 14, True)
    assert layout.red_line


def test_another_program_opens_the_docx_and_finds_chinese_styles(request_document, tmp_path):
    file = tmp_path / "请示.docx"
    file.write_bytes(typeset(request_document, Target.DOCX).data)
    opened = second_reader.Document(str(file))
    styles = {one.text: one.style.name for one in opened.paragraphs}
    assert styles["无锡市教育局文件"] == "发文机关标志"
    assert styles["一、基本情况"] == "一级标题"
    assert opened.core_properties.author == ""


def test_setting_a_document_twice_gives_the_same_bytes(request_document):
    assert typeset(request_document, Target.DOCX).data == typeset(request_document, Target.DOCX).data


def test_annexes_begin_pages_and_the_imprint_stands_at_the_foot_of_the_last_even_page(request_document):
    pages = lay(compose(request_document)).pages
    assert [next(text.text for text in page.texts) for page in pages[2:4]] == ["附件", "附件"]
    assert len(pages) % 2 == 0
    last = pages[-1]
    assert max(rule.y for rule in last.rules) == pytest.approx(37 + 225)
    assert next(text.y for text in last.texts if text.text.startswith("抄送")) > 240


@pytest.mark.parametrize(("lines", "pages", "numbered"), [(1, 2, [1, 2]), (27, 4, [1, 2, None, None])])
def test_an_imprint_that_finds_no_room_goes_to_the_next_even_page(lines, pages, numbered):
    """A blank page in front of it, and its own page then, bear no number (7.5)."""
    body = "\n".join("我市各级各部门认真落实各项工作要求。" for _ in range(lines))
    head = "无锡市人民政府关于做好防汛工作的通知\n各区人民政府："
    foot = "无锡市人民政府\n2026年3月2日\n抄送：市委办公室。\n无锡市人民政府办公室　　2026年3月2日印发"
    document = read_text(f"{head}\n{body}\n{foot}")
    laid = lay(compose(document)).pages
    assert (len(laid), [page.number for page in laid]) == (pages, numbered)


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket():
    words = "一二三四五六七八九十一二三四五六七八九十一二三四五六（甲乙）。" * 9
    rows: dict[float, str] = {}
    for text in lay(compose(read_text(f"无锡市教育局关于测试的通知\n各区教育局：\n{words}"))).pages[0].texts:
        rows[text.y] = rows.get(text.y, "") + text.text
    body = [row for row in rows.values() if "一二" in row or "甲乙" in row]
    assert body and not any(row[0] in "，。）" or row.endswith("（") for row in body)


def test_a_long_title_is_broken_by_sense():
    title = read_text(
        "无锡市人民政府办公室关于印发无锡市进一步优化营商环境促进民营经济高质量发展若干措施的通知\n各区人民政府：\n现印发给你们。"
    )
    (para, *_) = compose(title).text
    lines = para.text.split("\n")
    assert all(word in para.text for word in ("关于", "印发", "进一步", "若干", "的通知"))
    assert max(map(len, lines)) <= 20 and len(lines) == 3


@pytest.mark.parametrize("times", [4, 9, 40])
def test_a_text_that_was_taken_for_a_title_is_broken_soon(times):
    start = process_time()
    lines = titles.lines("无锡市人民政府关于进一步优化营商环境的若干措施" * times)
    assert max(map(len, lines)) <= 19 and "".join(lines) == "无锡市人民政府关于进一步优化营商环境的若干措施" * times
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("mark", "title", "form"),
    [
        ("无锡市教育局文件", "无锡市教育局关于放假的通知", Form.DOCUMENT),
        ("无锡市教育局", "无锡市教育局关于商请支持的函", Form.LETTER),
        ("无锡市人民政府令", "无锡市养犬管理办法", Form.ORDER),
        ("无锡市人民政府常务会议纪要", "无锡市人民政府第3次常务会议纪要", Form.MINUTES),
    ],
)
def test_the_form_is_told_by_mark_and_kind(mark, title, form):
    assert compose(read_text(f"{mark}\n锡政〔2026〕3号\n{title}\n各区人民政府：\n现将有关事项通知如下。")).form is form


def test_front_matter_names_the_elements():
    document, _ = read_for_setting(FRONTED.encode(), "通知.md")
    said = values(document)
    assert said["document_number"] == "锡教〔2026〕9号"
    assert said["attachment_note"] == ["开学安排表", "检查表"]
    assert (said["dated"], said["note"], said["printed_on"]) == ("2026-02-09", "（此件公开发布）", "2026-02-09")
    assert values(read(typeset(document, Target.DOCX).data, "通知.docx")) == said


def test_front_matter_with_an_unknown_name_says_which_names_there_are():
    with pytest.raises(WrongFrontMatter, match=r"标提.*可用的项目：份号"):
        read_for_setting("---\n标提: 关于放假的通知\n---\n正文。".encode(), "通知.md")


def test_an_annex_that_is_listed_and_not_there_is_told():
    document, _ = read_for_setting(FRONTED.encode(), "通知.md")
    assert [one.message for one in typeset(document, Target.DOCX).findings] == ["附件说明列了2个附件，文件中有1个"]


def test_the_place_of_a_seal_stays_free_and_an_unsealed_document_has_its_name_closer(request_document):
    above = {
        sealed: next(one.above for one in compose(request_document, Wish(sealed=sealed)).text if one.style == "发文机关署名")
        for sealed in (True, False)
    }
    assert above == {True: 2, False: 1}


def test_the_command_writes_beside_the_file_and_never_over_it(tmp_path: Path, now: datetime, capsys):
    source = tmp_path / "请示.md"
    source.write_text(REQUEST, encoding="utf-8")
    for name in ("请示.docx", "请示-排版.docx"):
        assert start(["typeset", str(source), "--to", "docx", "--json"], now) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["out"], told["pages"], told["findings"]) == (str(tmp_path / name), 4, [])
    with pytest.raises(Unusable, match="不能覆盖"):
        start(["typeset", str(tmp_path / "请示.docx"), "--to", "docx", "-o", str(tmp_path / "请示.docx")], now)
    assert source.read_text(encoding="utf-8") == REQUEST


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path, now: datetime):
    source = tmp_path / "空.txt"
    source.write_bytes(b"")
    with pytest.raises(Unusable, match="是空文件"):
        start(["typeset", str(source), "--to", "docx"], now)
    assert [one.name for one in tmp_path.iterdir()] == ["空.txt"]


JOINT = """---
发文机关标志: 无锡市教育局、无锡市财政局、无锡市自然资源和规划局文件
发文字号: 锡教〔2026〕8号
签发人: 云示甲、云示乙、云示丙
标题: 无锡市教育局、无锡市财政局、无锡市自然资源和规划局关于新建小学用地和资金安排的请示
主送机关: 无锡市人民政府
发文机关署名: [无锡市教育局, 无锡市财政局, 无锡市自然资源和规划局]
成文日期: 2026年3月2日
---
现将新建小学用地和资金安排的有关事项请示如下，并已经征求各有关区人民政府意见。

妥否，请批示。
"""
LETTER = """特急
无锡市教育局
锡教函〔2026〕3号
无锡市教育局关于商请支持的函
市财政局：
请支持。
无锡市教育局
2026年3月2日
抄送：市政府办公室。"""
ORDER = "无锡市人民政府令\n第12号\n《无锡市养犬管理办法》已经审议通过，现予公布，自2026年5月1日起施行。\n市长　云示甲\n2026年3月2日"
MINUTES = """无锡市人民政府常务会议纪要
〔2026〕3号
无锡市人民政府第3次常务会议纪要
2026年2月20日，市长云示甲主持召开市政府第3次常务会议。现纪要如下：
一、会议原则同意市教育局汇报的工作安排。
出席：云示甲　云示乙　云示丙
列席：市教育局云示戊，市财政局云示己
抄送：市委办公室。
无锡市人民政府办公室　　2026年3月2日印发"""


@pytest.mark.parametrize("text", [JOINT, LETTER, ORDER, MINUTES], ids=["joint", "letter", "order", "minutes"])
def test_every_form_reads_back_as_it_was(text):
    document, wish = read_for_setting(text.encode(), "文件.md")
    assert values(read(typeset(document, Target.DOCX, wish).data, "文件.docx")) == values(document)


def test_a_letter_has_its_imprint_on_its_only_page_without_lines_or_printing_entry():
    laid = lay(compose(read_text(LETTER)))
    (page,) = laid.pages
    assert "抄送：市政府办公室。" in [text.text for text in page.texts]
    assert {rule.colour for rule in page.rules} == {"FF0000"}


def test_a_signature_never_stands_on_a_page_without_text():
    for lines in range(4, 14):
        body = "\n".join("我市各级各部门认真落实各项工作要求。" for _ in range(lines))
        document = read_text(f"无锡市人民政府关于做好防汛工作的通知\n各区人民政府：\n{body}\n无锡市人民政府\n2026年3月2日")
        pages = lay(compose(document)).pages
        signed = next(page for page in pages if any(text.text == "无锡市人民政府" and text.size == 16 for text in page.texts))
        assert any(text.text.startswith("我市") for text in signed.texts)


def test_the_lists_of_minutes_have_their_labels_in_heiti_and_stand_once():
    lists = [para for para in compose(read_text(MINUTES)).text if para.text.startswith(("出席", "列席"))]
    assert [(para.style, para.runs[0].face.value) for para in lists] == [("出席名单", "黑体")] * 2


def test_front_matter_that_cannot_be_read_says_the_line():
    with pytest.raises(NoFrontMatter, match="第4行不能用"):
        read_for_setting("---\n发文字号: 锡教〔2026〕9号\n标题: [a\n---\n正文。".encode(), "通知.md")


def test_a_table_is_told_and_the_imprint_is_none():
    document, _ = read_for_setting(FRONTED.replace("各校2月24日开学。", "学校\t日期").encode(), "通知.md")
    read_again = read(typeset(document, Target.DOCX).data, "通知.docx")
    assert [one.message for one in typeset(read_again, Target.DOCX).findings if one.code == "typeset_tables"] == ["1行表格按文字排出"]
    plain = read(typeset(read_text(REQUEST), Target.DOCX).data, "请示.docx")
    assert [one.code for one in typeset(plain, Target.DOCX).findings] == []


def test_recipients_too_many_for_the_first_page_move_to_the_imprint_and_are_read_there():
    (file,) = [one for one in REAL if one.stem == "国办发_1996_25"]
    document = read(file.read_bytes(), file.name)
    result = typeset(document, Target.DOCX)
    assert "typeset_recipients" in [one.code for one in result.findings]
    again = values(read(result.data, "x.docx"))
    assert again["primary_recipients"] == values(document)["primary_recipients"]
