"""Pictures of a .docx as figures of the text: what they are, how large, where they stand, and what is wrong with them."""

from __future__ import annotations

import hashlib
from io import BytesIO
from itertools import pairwise
from time import process_time

import docx as second_writer
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gongwen.read.packages import p
from tests.gongwen.with_pictures import CAPTION, FOOT, HEAD, JPEG, alone, notice, pic, png, words

from yizhang.gongwen.document import Figure, OfficialDocument
from yizhang.gongwen.figures import Gathered
from yizhang.gongwen.package import Package
from yizhang.gongwen.read import read
from yizhang.gongwen.typeset.setting import Target, typeset

ROW = "<w:tc>{}</w:tc>"


def read_in(*middle: str, **said) -> OfficialDocument:
    return read(notice(*middle, **said), "通知.docx")


def only(document: OfficialDocument) -> Figure:
    (one,) = document.figures
    return one


def test_a_figure_has_its_digest_its_size_in_millimetres_its_caption_and_description() -> None:
    document = read_in(alone(pic(alt="校址位置")), p(CAPTION))
    one = only(document)
    assert (one.digest, one.media) == (hashlib.sha256(png()).hexdigest(), "image/png")
    assert (one.width, one.height, one.caption, one.alt) == (80, 40, CAPTION, "校址位置")
    assert document.pictures[one.digest].data == png()


def test_the_text_holds_nothing_for_a_figure_and_elements_are_read_as_without() -> None:
    with_one, without = read_in(alone(pic()), p(CAPTION)), read_in("<w:p/>", p(CAPTION))
    assert with_one.text == without.text and with_one.body == without.body
    assert (with_one.title, with_one.issuers, with_one.dated) == (without.title, without.issuers, without.dated)


def test_a_figure_between_characters_says_between_which() -> None:
    document = read_in(alone(words("校门"), pic(width=5, height=5), words("以图为准。")))
    at = only(document).place.start
    assert (document.text[at - 2 : at], document.text[at : at + 2]) == ("校门", "以图")


def test_a_figure_in_a_cell_is_of_the_table() -> None:
    cells = "".join(ROW.format(alone(one)) for one in (words("学校"), words("位置"), words("说明")))
    row = ROW.format(alone(words("锡北小学"))) + ROW.format(alone(pic())) + ROW.format(alone(words("新建")))
    document = read_in(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{row}</w:tr></w:tbl>")
    assert only(document).place.region == "table"
    assert "锡北小学\t\t新建" in [one.text for one in document.body]
    assert document.text[only(document).place.start - 1 : only(document).place.start + 1] == "\t\t"


@pytest.mark.parametrize("words_of", ["图1　位置", "图1.2 位置", "附图：校址", "图一 校址", "图2锡北小学位置图"])
def test_the_line_under_a_figure_that_names_one_is_its_caption(words_of: str) -> None:
    assert only(read_in(alone(pic()), p(words_of))).caption == words_of


@pytest.mark.parametrize("words_of", ["图1所示为校址。", "图书馆建设同步推进。", "图1中红线以内为校址，其余为绿地", "各区认真落实。"])
def test_a_sentence_under_a_figure_is_no_caption(words_of: str) -> None:
    assert only(read_in(alone(pic()), p(words_of))).caption == ""


def test_two_figures_beside_each_other_share_the_caption() -> None:
    first, second = read_in(alone(pic(), pic("r2")), p(CAPTION), pictures={"r1": png(), "r2": JPEG}).figures
    assert first.caption == second.caption == CAPTION and second.media == "image/jpeg"


def test_a_picture_shown_twice_is_two_figures_and_kept_once() -> None:
    document = read_in(alone(pic()), p("另见下图。"), alone(pic()))
    assert len(document.figures) == 2 and len(document.pictures) == 1


def test_a_figure_of_an_annex_is_one_of_the_text_too() -> None:
    foot = ("附件：位置图", "无锡市教育局", "2026年3月2日", "附件", "位置图")
    document = read(notice(foot=foot, last=(alone(pic()),)), "通知.docx")
    assert only(document).place.start > document.attachments[0].place.start


@pytest.mark.parametrize(
    "middle",
    [
        pytest.param((p("请遵照执行。"), alone(pic(floats=True, width=42, height=42)), "<w:p/>"), id="floating over the 署名"),
        pytest.param((), id="in the line of the date"),
    ],
)
def test_a_seal_is_no_figure_of_the_text_and_counted(middle: tuple[str, ...]) -> None:
    foot = ("无锡市教育局", "2026年3月2日")
    last = () if middle else (alone(words("无锡市教育局")), alone(words("2026年3月2日"), pic(floats=True)))
    document = read(notice(*middle, foot=foot if middle else (), last=last), "通知.docx")
    assert document.figures == () and document.set_aside == 1
    assert document.dated and document.dated.value.isoformat() == "2026-03-02"


def test_an_old_drawing_of_word_is_a_figure_with_the_size_of_its_style() -> None:
    shape = '<v:shape style="width:283.5pt;height:141.75pt" alt="校址"><v:imagedata r:id="r1"/></v:shape>'
    one = only(read_in(alone(f"<w:r><w:pict>{shape}</w:pict></w:r>")))
    assert (round(one.width), round(one.height), one.alt) == (100, 50, "校址")


def test_what_is_stored_twice_for_old_and_new_programs_is_one_figure() -> None:
    old = '<mc:Fallback><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="r1"/></v:shape></w:pict></mc:Fallback>'
    both = pic().replace("<w:drawing>", '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>')
    both = both.replace("</w:drawing>", f"</w:drawing></mc:Choice>{old}</mc:AlternateContent>")
    assert only(read_in(alone(both))).width == 80


def test_a_figure_in_a_box_and_one_beside_it_are_both_found_each_with_its_bytes() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{alone(pic('r2', 20, 20))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    document = read_in(alone(pic(), box), pictures={"r1": png(), "r2": JPEG})
    assert sorted(one.media for one in document.figures) == ["image/jpeg", "image/png"]
    assert {one.media: one.width for one in document.figures} == {"image/png": 80, "image/jpeg": 20}


def test_what_is_cut_off_is_said_in_parts_of_the_whole() -> None:
    assert only(read_in(alone(pic(cut='<a:srcRect l="25000" b="10000"/>')))).crop == (0.25, 0, 0, 0.1)
    assert only(read_in(alone(pic(cut='<a:srcRect l="60000" r="60000"/>')))).crop == (0, 0, 0, 0)


def test_a_picture_whose_drawing_tells_no_size_is_as_large_as_its_dots_on_a_screen() -> None:
    one = only(read_in(alone(pic(width=0, height=0)), pictures={"r1": png(96, 48)}))
    assert (one.width, one.height) == (25.4, 12.7)


@pytest.mark.parametrize(("said", "wanted"), [((50, 0), (50, 25)), ((0, 50), (100, 50)), ((-50, 40), (80, 40))])
def test_a_side_that_is_not_told_follows_from_the_other(said: tuple[float, float], wanted: tuple[float, float]) -> None:
    one = only(read_in(alone(pic(width=said[0], height=said[1]))))
    assert (one.width, one.height) == wanted


def test_another_program_stores_pictures_where_they_are_found() -> None:
    made = second_writer.Document()
    for line in HEAD:
        made.add_paragraph(line)
    made.add_picture(BytesIO(png()), width=Mm(80))
    made.add_paragraph(CAPTION)
    table = made.add_table(2, 3)
    for at, words_of in enumerate(("学校", "位置", "说明")):
        table.cell(0, at).text = words_of
    table.cell(1, 0).text = "锡北实验小学"
    table.cell(1, 1).paragraphs[0].add_run().add_picture(BytesIO(JPEG), height=Mm(10))
    for line in FOOT:
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png()), width=Mm(10))
    file = BytesIO()
    made.save(file)
    document = read(file.getvalue(), "通知.docx")
    first, second = document.figures
    assert (first.width, first.height, first.caption) == (80, 40, CAPTION)
    assert (second.width, second.height, second.media, second.place.region) == (20, 10, "image/jpeg", "table")
    assert document.set_aside == 1 and document.dated


EMF = b"\x01\x00\x00\x00" + bytes(40)


@pytest.mark.parametrize(
    ("data", "fault", "told"),
    [
        (b"", "broken", "第6段的图片已损坏或不完整"),
        (png()[:-20], "broken", "第6段的图片已损坏或不完整"),
        (JPEG[:-60], "broken", "第6段的图片已损坏或不完整"),
        (b"<html>", "broken", "第6段的图片已损坏或不完整"),
        (png(said=(200_000, 200_000)), "huge", "第6段的图片过大"),
        (EMF, "unshown", "第6段的图片是 EMF、WMF 等格式"),
    ],
    ids=["no byte", "PNG cut off", "JPEG cut off", "no picture", "lies about its size", "EMF"],
)
def test_a_bad_picture_is_told_with_its_place_and_the_text_is_read(data: bytes, fault: str, told: str) -> None:
    document = read_in(alone(pic()), pictures={"r1": data})
    assert only(document).faults == (fault,)
    assert any(one.startswith(told) and "请" in one for one in document.doubts)
    assert bool(only(document).digest) == (fault == "unshown")
    assert document.title and document.dated


def test_a_link_is_never_followed_and_a_missing_part_is_told() -> None:
    document = read_in(alone(pic("out")), alone(pic("lost")), linked=("out",))
    assert [one.faults for one in document.figures] == [("external",), ("missing",)]
    assert "第6段的图片存在文件以外，未读取；需要的，请把图片嵌入文件后重新保存" in document.doubts
    assert any(one.startswith("第7段的图片在文件中找不到") for one in document.doubts)


def test_a_chart_is_told_as_it_is_no_picture() -> None:
    chart = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>'
    assert only(read_in(alone(chart))).faults == ("drawn",)


def test_what_is_deleted_or_hidden_or_a_comment_is_no_figure() -> None:
    gone = f"<w:del w:id='1' w:author='x'>{pic()}</w:del>"
    hidden = pic().replace('<wp:docPr id="1"', '<wp:docPr hidden="1" id="1"')
    assert read_in(alone(gone), alone(hidden), p("正文。")).figures == ()


def test_a_character_for_objects_in_the_words_is_no_figure() -> None:
    document = read_in(alone(words("校门\ufffc0\ufffc以图为准。"), pic()))
    assert len(document.figures) == 1 and "校门0以图为准。" in document.text


@pytest.mark.parametrize("number", ["0", "7", "٣", "9" * 5000])
def test_no_text_holds_the_character_that_stands_for_a_figure(number: str) -> None:
    text = "\n".join((*HEAD, f"校门\ufffc{number}\ufffc以图为准。", "无锡市教育局", "2026年3月2日"))
    document = read(text.encode(), "通知.txt")
    assert document.figures == () and "\ufffc" not in document.text and f"校门 {number} 以图" in document.text
    assert typeset(document, Target.DOCX).pages


def test_pictures_are_kept_as_far_as_there_is_room_and_what_is_kept_needs_none_again() -> None:
    gathered = Gathered(room=len(png(40)) + len(png(41)))
    for width in (40, 41, 40, 42, 43):
        gathered.add(png(width))
    assert [one.faults for one in gathered.figures] == [(), (), (), ("huge",), ("huge",)]
    assert sum(len(one.data) for one in gathered.pictures.values()) == len(png(40)) + len(png(41))


def test_pictures_are_kept_as_far_as_their_dots_can_be_unpacked() -> None:
    gathered = Gathered(dots=2 * 40 * 20)
    for colour in (b"abc", b"abd", b"abc", b"abe"):
        gathered.add(png(colour=colour))
    assert [one.faults for one in gathered.figures] == [(), (), (), ("huge",)]


def test_a_part_that_cannot_be_unpacked_is_a_broken_picture_and_the_text_is_read() -> None:
    package = bytearray(notice(alone(pic()), pictures={"r1": png(400, 400, b"\x01\x02\x03")}))
    at = package.index(b"word/media/r1") + len("word/media/r1") + 4
    package[at : at + 8] = b"\xff" * 8
    document = read(bytes(package), "通知.docx")
    assert only(document).faults == ("broken",) and document.title and document.dated


def test_a_large_part_that_is_shown_often_is_unpacked_once(monkeypatch) -> None:
    reads = []
    monkeypatch.setattr(Package, "picture", lambda self, part: reads.append(part) or self.read(part))
    document = read_in(*[alone(pic())] * 30, alone(pic("r2")), pictures={"r1": png(), "r2": b"x"})
    assert len(document.figures) == 31 and sorted(reads) == ["word/media/r1", "word/media/r2"]


def test_a_picture_as_small_as_nothing_is_read_and_set() -> None:
    document = read_in(alone(pic(width=0.00003, height=0.00003)))
    assert only(document).width > 0
    assert typeset(document, Target.PDF).pages


def test_a_thousand_pictures_are_read_in_a_second() -> None:
    package = notice(*[alone(pic())] * 1100)
    started = process_time()
    document = read(package, "通知.docx")
    assert process_time() - started < 2
    assert len(document.figures) == 1000 and any("以后的图片过多，未读入" in one for one in document.doubts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["字", "figure", "第一，", "tab"]), min_size=1, max_size=12))
def test_wherever_figures_stand_the_text_is_as_without_and_their_order_is_kept(runs: list[str]) -> None:
    made = {"figure": pic(), "tab": "<w:r><w:tab/></w:r>"}
    document = read_in(alone(*(made.get(one, words(one)) for one in runs)), p("请。"))
    bare = read_in(alone(*(made.get(one, words(one)) for one in runs if one != "figure")), p("请。"))
    assert document.text == bare.text
    assert len(document.figures) == runs.count("figure")
    assert all(a.place.start <= b.place.start for a, b in pairwise(document.figures))
