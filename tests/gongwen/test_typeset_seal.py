"""The image of a seal stands over 署名 and date where GB/T 9704 7.3.5.1 wants it, in every form that is written."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import docx as second_reader
import pypdfium2
import pytest
from lxml import etree

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.pictures import NoPicture, picture
from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import measures
from yizhang.gongwen.typeset.compose import Wish
from yizhang.gongwen.typeset.seal import NowhereToSeal, SeveralSeals
from yizhang.gongwen.typeset.setting import Target, typeset

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


SEALED = Wish(seal=picture(png(), "印章.png"))


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
        ("", SEALED, NowhereToSeal),
        ("无锡市教育局\n2026年3月2日", Wish(sealed=False, seal=SEALED.seal), NowhereToSeal),
    ],
)
def test_a_seal_is_refused_where_it_cannot_stand(signed: str, wish: Wish, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        typeset(notice(signed), Target.OFD, wish)


def test_dots_are_read_from_the_head_of_a_picture() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xc0\x00\x11\x08\x00\x28\x00\x50" + bytes(12)
    assert [(one.form, one.across, one.down) for one in (picture(png(3, 5), "一"), picture(jpeg, "二"))] == [
        ("png", 3, 5),
        ("jpeg", 80, 40),
    ]
    with pytest.raises(NoPicture, match="“印章"):
        picture(b"\x01\x00\x00\x00", "印章.emf")
