"""The image of a seal stands over 署名 and date where GB/T 9704 7.3.5.1 wants it, in every form that is written."""

from __future__ import annotations

import math
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import combinations
from pathlib import Path

import docx as second_reader
import pypdfium2
import pytest
from lxml import etree

from yizhang.cli.__main__ import start
from yizhang.cli.command import Unusable
from yizhang.gongwen.document import OfficialDocument, Read
from yizhang.gongwen.pictures import NoPicture, picture
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.lay import Laid
from yizhang.gongwen.typeset.seal import NowhereToSeal, SeveralSeals
from yizhang.gongwen.typeset.setting import Target, prepare, typeset

MM = measures.POINT
LINE = measures.PITCH


def png(across: int = 60, down: int = 60) -> bytes:
    """A red square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff\0\0" * across) * down
    header = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def notice(signed: str = "无锡市教育局\n2026年3月2日") -> OfficialDocument:
    return read_text(f"无锡市教育局文件\n锡教〔2026〕9号\n无锡市教育局关于学位安排的通知\n各区教育局：\n现将学位安排通知如下。\n{signed}\n")


SEALED = Wish(seals=(picture(png(), "印章.png"),))


def test_the_seal_of_a_pdf_has_name_and_date_in_its_middle_and_begins_within_a_line_of_the_text() -> None:
    page = pypdfium2.PdfDocument(typeset(notice(), Target.PDF, SEALED).data)[0]
    (seal,) = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    left, bottom, right, top = seal
    words = page.get_textpage()
    name, day, text = (_box(words, one) for one in ("无锡市教育局\r", "2026年3月2日", "现将学位"))
    assert (right - left) * MM == pytest.approx(45, abs=0.1)
    assert (left + right) / 2 * MM == pytest.approx((day[0] + day[2]) / 2 * MM, abs=1)
    assert 0 <= (text[1] - top) * MM <= LINE
    assert top > name[3] and bottom < day[1] and name[3] < top - (top - bottom) / 4


def _box(words, text: str) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the last place where the words stand, in points."""
    whole = words.get_text_range()
    start = whole.rindex(text)
    boxes = [words.get_charbox(at) for at in range(start, start + len(text.strip()))]
    return min(one[0] for one in boxes), min(one[1] for one in boxes), max(one[2] for one in boxes), max(one[3] for one in boxes)


def test_the_seal_of_an_ofd_stands_where_that_of_the_pdf_does() -> None:
    package = zipfile.ZipFile(BytesIO(typeset(notice(), Target.OFD, SEALED).data))
    page = etree.fromstring(package.read("Doc_0/Pages/Page_0/Content.xml"))
    (seal,) = page.iterfind(".//{*}ImageObject")
    _, top, width, height = map(float, seal.get("Boundary").split())
    (*_, day) = [one for one in page.iterfind(".//{*}TextObject") if one.findtext("{*}TextCode") == "2026"]
    assert (width, height) == (45, 45) and top < float(day.get("Boundary").split()[1]) < top + height
    assert package.read("Doc_0/Res/picture_" + seal.get("ResourceID") + ".png") == png()


def test_the_seal_of_a_docx_is_anchored_to_the_date() -> None:
    data = typeset(notice(), Target.DOCX, SEALED).data
    dated = next(one for one in second_reader.Document(BytesIO(data)).paragraphs if one.text == "2026年3月2日")
    (lower,) = dated._p.xpath(".//wp:anchor/wp:positionV/wp:posOffset")
    assert int(lower.text) / 36_000 == pytest.approx(-3 * LINE, abs=0.1)
    assert read(data, "通知.docx").dated == read(typeset(notice(), Target.DOCX).data, "通知.docx").dated


@pytest.mark.parametrize(
    ("signed", "wish", "refusal"),
    [
        ("无锡市教育局\n无锡市财政局\n2026年3月2日", SEALED, SeveralSeals),
        ("无锡市教育局\n2026年3月2日", Wish(seals=SEALED.seals * 2), SeveralSeals),
        ("", SEALED, NowhereToSeal),
        ("无锡市教育局\n2026年3月2日", Wish(sealed=False, seals=SEALED.seals), NowhereToSeal),
    ],
)
def test_a_seal_is_refused_where_it_cannot_stand(signed: str, wish: Wish, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        typeset(notice(signed), Target.OFD, wish)


ORGANS = (
    "无锡市教育局",
    "无锡市财政局",
    "无锡市自然资源和规划局",
    "无锡市市场监督管理局",
    "无锡市公安局",
    "无锡市卫生健康委员会",
    "无锡市民政局",
)
WIDE = ("无锡市精神文明建设指导委员会办公室", "无锡市住房和城乡建设局", "无锡市教育局")
JOINT = [*(ORGANS[:count] for count in range(2, 8)), WIDE, ("无锡市民政局",) * 3]


def joint(names: tuple[str, ...]) -> tuple[OfficialDocument, Wish]:
    """A document of these organs, and a seal for each that its width tells from the others."""
    text = "\n".join(("现将学位安排通知如下。", "请遵照执行。", *names, "2026年3月2日"))
    mark = "、".join(names)
    document = read_text(f"{mark}文件\n锡教〔2026〕9号\n{mark}关于学位安排的通知\n各区教育局：\n{text}\n")
    return document, Wish(seals=tuple(picture(png(60 + at, 60 + at), "印章.png") for at in range(len(names))))


def laid(names: tuple[str, ...]) -> Laid:
    document, wish = joint(names)
    assert tuple(one.value for one in document.issuers) == names
    return prepare(document, wish)[1]


@pytest.mark.parametrize("names", JOINT, ids=len)
def test_seals_of_several_organs_neither_touch_nor_leave_the_type_area_and_three_at_most_stand_in_a_row(names: tuple[str, ...]) -> None:
    result = laid(names)
    seals = [one.placed for one in result.seals]
    assert [put.picture.across for put in seals] == [60 + at for at in range(len(names))]
    for page in result.pages:
        assert all(math.dist((one.x, one.y), (other.x, other.y)) > 45 for one, other in combinations(page.pictures, 2))
    assert all(put.x >= measures.LEFT and put.x + put.width <= measures.LEFT + measures.AREA[0] for put in seals)
    assert max(Counter(round(put.y) for put in seals).values()) <= 3
    assert len({round(put.x, 1) for put in seals}) <= 3


@pytest.mark.parametrize("names", JOINT, ids=len)
def test_each_seal_stands_on_the_name_of_its_organ_and_the_last_on_the_date_too(names: tuple[str, ...]) -> None:
    result = laid(names)
    words = [one for page in result.pages for one in page.texts if one.size == measures.BODY]
    for name, (_, put) in zip(names, result.seals, strict=True):
        middle = put.x + put.width / 2
        on = [one for one in words if name == one.text and put.y < one.y < put.y + put.height]
        assert min(abs(one.x + len(name) * one.step / 2 - middle) for one in on) < 0.4 * measures.CELL
    last = result.seals[-1].placed
    (day,) = [one for one in words if one.text == "月" and last.y < one.y < last.y + last.height - measures.height(16)]
    assert last.x < day.x < last.x + last.width


@pytest.mark.parametrize("names", JOINT, ids=len)
def test_the_first_row_of_seals_begins_within_a_line_of_the_text(names: tuple[str, ...]) -> None:
    result = laid(names)
    first = result.seals[0]
    (text,) = [one for page in result.pages for one in page.texts if one.text.startswith("请遵照执行")]
    assert 0 <= first.placed.y - (text.y + measures.height(16)) <= LINE


@pytest.mark.parametrize("names", [ORGANS[:2], ORGANS[:4], ORGANS[:6]], ids=len)
def test_the_seals_of_a_docx_go_with_their_rows_and_the_organs_read_back_in_their_order(names: tuple[str, ...]) -> None:
    document, wish = joint(names)
    data = typeset(document, Target.DOCX, wish).data
    paragraphs = second_reader.Document(BytesIO(data)).paragraphs
    held = [(one.text, len(one._p.xpath(".//wp:anchor"))) for one in paragraphs if one._p.xpath(".//wp:anchor")]
    assert sum(count for _, count in held) == len(names) and held[-1][0] == "2026年3月2日"
    again = read(data, "通知.docx")
    assert tuple(one.value for one in again.issuers) == names and again.figures == () and again.set_aside == len(names)


def test_rows_that_no_page_holds_go_on_to_the_next_with_room_for_their_seals() -> None:
    names = tuple(f"无锡市精神文明建设指导委员会第{one}工作组办公室" for one in "一二三四五六七")
    document = replace(notice(), issuers=tuple(Read(one) for one in names))
    seals = prepare(document, Wish(seals=SEALED.seals * 7))[1].seals
    assert all(one.placed.y >= measures.TOP - 0.1 and one.placed.y + 45 < measures.PAPER[1] for one in seals)


def test_a_seal_for_each_organ_is_given_on_the_command_line(now: datetime, tmp_path: Path, capsys) -> None:
    text, *files = (tmp_path / name for name in ("通知.txt", "一.png", "二.png"))
    text.write_text(
        "无锡市教育局、无锡市财政局关于学位的通知\n各区教育局：\n现通知如下。\n无锡市教育局\n无锡市财政局\n2026年3月2日", "utf-8"
    )
    for file in files:
        file.write_bytes(png())
    words = ["typeset", str(text), "--to", "docx", "-o", str(tmp_path / "通知.docx")]
    assert start([*words, "--seal", str(files[0]), "--seal", str(files[1])], now) == 0
    assert read((tmp_path / "通知.docx").read_bytes(), "通知.docx").set_aside == 2
    with pytest.raises(Unusable, match="由2个机关署名，给了1枚印章；请按署名顺序每个机关给一枚"):
        start([*words, "--seal", str(files[0])], now)


def test_dots_are_read_from_the_head_of_a_picture() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xc0\x00\x11\x08\x00\x28\x00\x50" + bytes(12)
    assert [(one.form, one.across, one.down) for one in (picture(png(3, 5), "一"), picture(jpeg, "二"))] == [
        ("png", 3, 5),
        ("jpeg", 80, 40),
    ]
    with pytest.raises(NoPicture, match="“印章"):
        picture(b"\x01\x00\x00\x00", "印章.emf")
