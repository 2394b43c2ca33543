"""Figures set anew: none lost, none larger than it was or than its room, each with its caption, the text still on its pitch."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx as second_reader
import pypdfium2
import pytest
from lxml import etree
from pypdfium2 import raw
from tests.gongwen.read.packages import p
from tests.gongwen.with_pictures import CAPTION, JPEG, alone, notice, pic, png, words

from yizhang.cli.__main__ import start
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lint import lint
from yizhang.gongwen.pictures import picture
from yizhang.gongwen.read import read
from yizhang.gongwen.readers.pdf import ALONE
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.compose import Wish, compose
from yizhang.gongwen.typeset.lay import lay
from yizhang.gongwen.typeset.pages import Page, Placed
from yizhang.gongwen.typeset.setting import Target, typeset

LOST = "typeset_pictures"
FIGURE = (alone(pic(alt="校址")), p(CAPTION))
TEXT = "各地各单位要认真落实工作责任，加强组织领导，确保各项任务按时完成。" * 4
EMF = b"\x01\x00\x00\x00" + bytes(40)


def document(*middle: str, **said) -> OfficialDocument:
    return read(notice(*middle, **said), "通知.docx")


def told(doc: OfficialDocument, to: Target) -> list[str]:
    return [one.message for one in typeset(doc, to).findings if one.code == LOST]


def pages_of(doc: OfficialDocument) -> list[Page]:
    return lay(compose(doc)).pages


def only(pages: list[Page]) -> Placed:
    (one,) = [put for page in pages for put in page.pictures]
    return one


def plain(doc: OfficialDocument) -> list[tuple[object, ...]]:
    """All of the figures but their places."""
    return [(one.digest, one.media, one.width, one.height, one.caption, one.alt, one.crop) for one in doc.figures]


def table(*cells: str) -> str:
    """Two rows, the second of these cells."""
    head = "".join(f"<w:tc>{alone(words(f'第{n}列'))}</w:tc>" for n in range(len(cells)))
    return f"<w:tbl><w:tr>{head}</w:tr><w:tr>{''.join(f'<w:tc>{alone(one)}</w:tc>' for one in cells)}</w:tr></w:tbl>"


KINDS = {
    "alone with its caption": FIGURE,
    "between characters": (alone(words("校门"), pic(width=6, height=5), words("以图为准。")),),
    "two beside each other": (alone(pic(width=60), pic("r2", 60, 30)), p(CAPTION)),
    "in a cell": (table(words("锡北小学"), pic(width=20, height=10), words("新建")),),
    "cut": (alone(pic(cut='<a:srcRect l="25000" b="10000"/>')),),
    "above all text": (alone(pic()), p("如图。")),
}
BOTH = {"r1": png(400, 200), "r2": JPEG}


@pytest.mark.parametrize("middle", KINDS.values(), ids=KINDS)
def test_a_figure_comes_back_from_a_docx_as_it_was_twice(middle: tuple[str, ...]) -> None:
    first = document(*middle, pictures=BOTH)
    second = read(typeset(first, Target.DOCX).data, "通知.docx")
    third = read(typeset(second, Target.DOCX).data, "通知.docx")
    assert plain(first) and plain(second) == plain(first) and second.pictures == first.pictures
    assert third.figures == second.figures and third.body == second.body
    assert [one.text for one in second.body] == [one.text for one in first.body]


@pytest.mark.parametrize("middle", KINDS.values(), ids=KINDS)
def test_a_figure_comes_back_from_an_ofd_as_it_was(middle: tuple[str, ...]) -> None:
    first = document(*middle, pictures=BOTH)
    again = read(typeset(first, Target.OFD).data, "通知.ofd")
    assert (plain(again), again.set_aside, again.pictures) == (plain(first), 0, first.pictures)


@pytest.mark.parametrize("middle", [KINDS[one] for one in KINDS if one != "cut"], ids=[one for one in KINDS if one != "cut"])
def test_as_many_figures_of_the_same_size_come_back_from_a_pdf(middle: tuple[str, ...]) -> None:
    first = document(*middle, pictures=BOTH)
    again = read(typeset(first, Target.PDF).data, "通知.pdf")
    assert [one.caption for one in again.figures] == [one.caption for one in first.figures] and not again.set_aside
    for one, other in zip(first.figures, again.figures, strict=True):
        assert (other.width, other.height) == (pytest.approx(one.width, abs=0.1), pytest.approx(one.height, abs=0.1))
        assert other.digest == one.digest or one.media == "image/png"


def test_a_figure_of_an_annex_stands_in_the_annex() -> None:
    foot = ("附件：位置图", "无锡市教育局", "2026年3月2日", "附件", "位置图")
    first = read(notice(foot=foot, last=FIGURE), "通知.docx")
    pages = pages_of(first)
    assert [page.number for page in pages if page.pictures] == [len(pages)]
    assert plain(read(typeset(first, Target.DOCX).data, "通知.docx")) == plain(first)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [((80, 40), (80, 40)), ((312, 100), (156, 50)), ((10, 5), (10, 5)), ((100, 1000), (20.41, 204.1)), ((1e6, 1e6), (156, 156))],
)
def test_none_is_enlarged_and_none_is_wider_than_the_area_or_taller_than_a_page(given: tuple, wanted: tuple) -> None:
    one = only(pages_of(document(alone(pic(width=given[0], height=given[1])), p(CAPTION))))
    assert (one.width, one.height) == (pytest.approx(wanted[0], abs=0.1), pytest.approx(wanted[1], abs=0.1))
    assert one.x + one.width / 2 == pytest.approx(measures.LEFT + measures.AREA[0] / 2, abs=0.01)
    assert one.y + one.height <= measures.FOOT


@pytest.mark.parametrize("height", [20, 41.5, 77, 130])
def test_a_figure_takes_whole_lines_so_that_the_text_keeps_its_pitch(height: float) -> None:
    page = pages_of(document(alone(pic(height=height)), p(CAPTION), p("请各区落实。"), p(TEXT * 6)))[-1]
    pitch = [(one.y - measures.TOP) / measures.PITCH for one in page.texts if one.size == measures.BODY and one.y < measures.FOOT]
    assert pitch and all(one == pytest.approx(round(one), abs=0.01) for one in pitch)


@pytest.mark.parametrize("lines", range(1, 13))
def test_the_caption_stands_on_the_page_of_its_figure_wherever_the_page_ends(lines: int) -> None:
    pages = pages_of(document(p(TEXT[: 26 * lines]), *FIGURE, p(TEXT)))
    (page,) = [page for page in pages if page.pictures]
    (caption,) = [one for one in page.texts if "锡北实验小学位置" in one.text]
    assert 0 < caption.y - page.pictures[0].y - page.pictures[0].height < 2 * measures.PITCH


def test_no_words_stand_on_a_figure() -> None:
    pages = pages_of(document(p(TEXT), *FIGURE, alone(words("校门"), pic(width=30, height=30), words("以图为准。")), p(TEXT)))
    for page in pages:
        for put in page.pictures:
            level = [one for one in page.texts if one.y + measures.height(one.size) > put.y + 0.1 and one.y < put.y + put.height - 0.1]
            beside = [one.x >= put.x + put.width - 0.1 or one.x + len(one.text) * one.step <= put.x + 0.1 for one in level]
            assert all(beside)


@pytest.mark.parametrize("height", [4, 5, 7, 9])
def test_a_small_picture_between_characters_stands_in_the_middle_of_its_line_and_moves_no_other(height: float) -> None:
    with_one, without = (pages_of(document(alone(words("校门"), one, words("以图为准。")), p(TEXT))) for one in (pic("r1", 6, height), ""))
    heights = [[one.y for page in pages for one in page.texts if one.size == measures.BODY] for pages in (with_one, without)]
    assert sorted(set(heights[0])) == sorted(set(heights[1]))
    (page,) = [page for page in with_one if page.pictures]
    (beside,) = [one for one in page.texts if one.text == "校门"]
    put = page.pictures[0]
    assert put.y + put.height / 2 == pytest.approx(beside.y + measures.height(measures.BODY) / 2)
    assert put.x == pytest.approx(beside.x + 2 * measures.CELL)


def test_two_pictures_beside_each_other_do_not_touch_and_those_without_room_stand_below_each_other() -> None:
    for width, rows in ((60, 1), (90, 2)):
        pages = pages_of(document(alone(pic(width=width), pic("r2", width, 40)), p(CAPTION), pictures=BOTH))
        one, other = (put for page in pages for put in page.pictures)
        assert len({one.y, other.y}) == rows
        assert other.x - one.x - one.width > 3 if rows == 1 else other.y - one.y > one.height


def test_a_figure_in_a_cell_stands_between_the_lines_of_the_cell() -> None:
    pages = pages_of(document(table(words("锡北小学"), pic(width=90, height=60), words("新建")), pictures=BOTH))
    (page,) = [page for page in pages if page.pictures]
    put = page.pictures[0]
    edges = sorted({round(one.x, 2) for one in page.rules if one.length < 1})
    assert len(edges) == 4 and edges[1] < put.x and put.x + put.width < edges[2]
    lines = sorted({one.y for one in page.rules if one.length > 1 and one.colour == measures.BLACK})
    assert lines[-2] < put.y and put.y + put.height < lines[-1]


def test_another_program_finds_the_figures_of_a_docx_with_room_for_them() -> None:
    found = second_reader.Document(BytesIO(typeset(document(*FIGURE), Target.DOCX).data))
    (shape,) = found.inline_shapes
    assert (shape.width.mm, shape.height.mm) == (80, 40)
    (around,) = [one for one in found.paragraphs if one._p.xpath(".//wp:inline")]
    assert around.paragraph_format.keep_with_next and around._p.xpath("./w:pPr/w:spacing/@w:lineRule") == ["auto"]
    assert around._p.xpath(".//wp:docPr/@descr") == ["校址"]
    below = found.paragraphs[[one._p for one in found.paragraphs].index(around._p) + 1]
    assert below.text == CAPTION and below.style.name == "图题"


def test_drawings_have_a_number_each_and_equal_pictures_one_part() -> None:
    package = zipfile.ZipFile(BytesIO(typeset(document(alone(pic()), p("另见下图。"), alone(pic())), Target.DOCX).data))
    numbers = etree.fromstring(package.read("word/document.xml")).xpath("//*[local-name()='docPr']/@id")
    assert len(numbers) == len(set(numbers)) == 2
    assert len([one for one in package.namelist() if "media/" in one]) == 1


def test_the_layout_of_a_docx_with_figures_is_not_blamed() -> None:
    again = read(typeset(document(*FIGURE, p(TEXT)), Target.DOCX).data, "通知.docx")
    assert [one.code for one in lint(again) if one.code.startswith("layout")] == []


def test_a_pdf_shows_the_picture_where_it_was_laid_and_keeps_the_bytes_of_a_jpeg() -> None:
    first = document(alone(pic("r2", 80, 40)), p(CAPTION), pictures={"r2": JPEG})
    pages = pypdfium2.PdfDocument(typeset(first, Target.PDF).data)
    (image,) = [one for page in pages for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = (one * measures.POINT for one in image.get_bounds())
    put = only(pages_of(first))
    assert (left, right - left, top - bottom) == tuple(pytest.approx(one, abs=0.1) for one in (put.x, 80, 40))
    assert measures.PAPER[1] - top == pytest.approx(put.y, abs=0.1)
    assert bytes(image.get_data(decode_simple=True)) == JPEG


def figures_of(data: bytes) -> tuple[bool, list[str]]:
    """Whether a .pdf is tagged, and what its structure says that its figures show, page by page, as PDFium reads it."""
    with ALONE, contextlib.closing(pypdfium2.PdfDocument(data)) as pdf:
        roots = [raw.FPDF_StructTree_GetForPage(page) for page in pdf]
        tops = [raw.FPDF_StructTree_GetChildAtIndex(root, at) for root in roots for at in range(raw.FPDF_StructTree_CountChildren(root))]
        return bool(raw.FPDFCatalog_IsTagged(pdf)), [alt for top in tops for alt in _alternatives(top)]


def _alternatives(element: Any) -> Iterator[str]:
    if _said(raw.FPDF_StructElement_GetType, element) == "Figure":
        yield _said(raw.FPDF_StructElement_GetAltText, element)
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
            yield from _alternatives(child)


def _said(ask: Any, element: Any) -> str:
    words = ctypes.create_string_buffer(ask(element, None, 0))
    ask(element, words, len(words))
    return words.raw.decode("utf-16-le").rstrip("\0")


def test_a_pdf_says_what_its_pictures_show_in_which_language_and_under_which_title() -> None:
    data = typeset(document(alone(pic(alt="校址“东”侧")), p(CAPTION)), Target.PDF).data
    assert figures_of(data) == (True, ["校址“东”侧"])
    assert b"/Lang(zh-CN)" in data
    assert pypdfium2.PdfDocument(data).get_metadata_dict()["Title"] == "无锡市教育局关于学位安排的通知"


def test_lines_of_a_pdf_are_no_content_and_a_seal_is_called_one() -> None:
    assert figures_of(typeset(document(p(TEXT)), Target.PDF).data) == (True, [])
    sealed = typeset(document(p(TEXT)), Target.PDF, Wish(seals=(picture(png(), "印章.png"),))).data
    assert figures_of(sealed) == (True, ["印章"])


def test_an_ofd_keeps_the_bytes_the_description_and_what_is_cut_off() -> None:
    first = document(alone(pic(alt="校址", cut='<a:srcRect l="25000"/>')))
    package = zipfile.ZipFile(BytesIO(typeset(first, Target.OFD).data))
    pages = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith("Content.xml")]
    (image,) = [one for page in pages for one in page.iterfind(".//{*}ImageObject")]
    width, *_, left, _top = map(float, image.get("CTM").split())
    assert image.get("Name") == "校址" and (width, left) == (pytest.approx(80 / 0.75, abs=0.01), pytest.approx(-80 / 3, abs=0.01))
    assert package.read(f"Doc_0/Res/picture_{image.get('ResourceID')}.png") == png()


@pytest.mark.parametrize("target", Target, ids=lambda one: one.value)
def test_equal_figures_give_equal_files(target: Target) -> None:
    assert typeset(document(*FIGURE), target).data == typeset(document(*FIGURE), target).data


def test_a_drawing_of_windows_goes_into_a_docx_and_leaves_its_room_free_elsewhere() -> None:
    first = document(alone(pic()), p(CAPTION), pictures={"r1": EMF})
    assert told(first, Target.DOCX) == []
    assert read(typeset(first, Target.DOCX).data, "通知.docx").pictures == first.pictures
    assert told(first, Target.OFD) == told(first, Target.PDF) == ["1幅图片是 EMF、WMF 等格式，处所留空"]
    assert only(pages_of(first)).height == 40


@pytest.mark.parametrize("target", Target, ids=lambda one: one.value)
def test_a_picture_that_was_not_read_is_told_and_takes_no_room(target: Target) -> None:
    first = document(alone(pic()), alone(pic("out")), p("请。"), pictures={"r1": b""}, linked=("out",))
    linked, broken = told(first, target)
    assert linked == "第7段的图片存在文件以外，未读取；需要的，请把图片嵌入文件后重新保存" and broken.startswith(
        "第6段的图片已损坏或不完整"
    )
    assert not any(page.pictures for page in pages_of(first))


def test_a_value_that_came_without_the_bytes_of_its_pictures_says_so() -> None:
    assert told(replace(document(*FIGURE), pictures={}), Target.OFD) == ["1幅图片没有排入，只有其摘要值"]


WRITTEN = (
    "---\n标题: 无锡市教育局关于学位的通知\n主送机关: 各区教育局\n---\n位置如下。\n\n![校址](图/位置.png)\n\n图1 位置\n\n请遵照执行。\n"
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A text beside a folder with the picture it names."""
    (tmp_path / "图").mkdir()
    (tmp_path / "图" / "位置.png").write_bytes(png())
    file = tmp_path / "通知.md"
    file.write_text(WRITTEN, "utf-8")
    return file


def test_a_text_names_the_pictures_of_its_folder(written: Path, now: datetime) -> None:
    assert start(["typeset", str(written), "--to", "docx"], now) == 0
    (one,) = read(written.with_suffix(".docx").read_bytes(), "通知.docx").figures
    assert (one.digest, one.alt, one.caption) == (hashlib.sha256(png()).hexdigest(), "校址", "图1 位置")


@pytest.mark.parametrize("address", ["../外.png", "{folder}/外.png", "http://example.test/a.png", "没有.png", "图", "a%00.png"])
def test_what_a_text_names_elsewhere_is_not_read_and_that_is_told(written: Path, now: datetime, capsys, address: str) -> None:
    (written.parent.parent / "外.png").write_bytes(png())
    text = WRITTEN.replace("图/位置.png", address.format(folder=written.parent.parent))
    written.write_text(text, "utf-8")
    assert start(["typeset", str(written), "--to", "docx"], now) == 0
    assert "的图片存在文件以外，未读取" in capsys.readouterr().out
    assert read(written.with_suffix(".docx").read_bytes(), "通知.docx").figures == ()


def test_a_text_that_is_only_read_opens_no_file_and_one_that_is_no_markdown_names_none(written: Path, monkeypatch) -> None:
    monkeypatch.chdir(written.parent)
    (one,) = read(WRITTEN.encode(), "通知.md").figures
    assert one.faults == ("external",)
    assert read(WRITTEN.encode(), "通知.txt").figures == ()
    inside = WRITTEN.replace("图/位置.png", f"data:image/png;base64,{b64encode(png()).decode()}")
    assert [picture.data for picture in read(inside.encode(), "通知.md").pictures.values()] == [png()]


def test_a_picture_that_cannot_be_decoded_is_left_out_of_a_pdf_and_told() -> None:
    torn = png(400, 200)
    first = document(alone(pic()), alone(pic("r2")), pictures={"r1": torn[:60] + bytes(len(torn) - 72) + torn[-12:], "r2": JPEG})
    assert len(first.pictures) == 2
    assert told(first, Target.PDF) == ["1幅图片已损坏，没有排入"]


def test_a_seal_that_was_in_the_file_is_not_set_and_that_is_told() -> None:
    last = (alone(words("无锡市教育局")), alone(words("2026年3月2日"), pic(floats=True)))
    first = read(notice(foot=("请遵照执行。",), last=last), "通知.docx")
    assert told(first, Target.DOCX) == ["版头、页眉、落款处的1幅图片没有排入"]


def test_a_document_without_pictures_loses_none() -> None:
    assert [told(document(), one) for one in Target] == [[], [], []]
