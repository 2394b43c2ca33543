"""A document set as .ofd: read back, and what its package holds."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from PIL import ImageFont
from tests.gongwen.test_typeset import JOINT, LETTER, MINUTES, ORDER, REAL, REQUEST
from tests.gongwen.test_typeset_pdf import words

from yizhang.gongwen.read import read, read_text
from yizhang.gongwen.typeset import faces
from yizhang.gongwen.typeset.setting import Target, typeset
from yizhang.gongwen.typeset.setting import read as read_for_setting

NAMESPACE = {"ofd": "http://www.ofdspec.org/2016"}
# Text enough to show where its edges are.
LONG = "为进一步优化教育资源布局，我局会同有关部门对新建小学的选址进行了论证，形成一致意见，并征求各方面的意见建议，没有收到不同意见。"


def parts(data: bytes) -> dict[str, etree._Element]:
    """The parts of a package that are XML."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def embedded(data: bytes) -> dict[str, ImageFont.FreeTypeFont]:
    """The fonts of a package by the numbers that texts call them by, opened by another program (FreeType)."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist() if name.endswith(".ttf")}
    return {re.search(r"_(\d+)\.ttf", name)[1]: ImageFont.truetype(BytesIO(file), 40) for name, file in files.items()}


@pytest.mark.parametrize("file", REAL[::4], ids=lambda file: file.stem)
def test_published_documents_read_back_as_they_were(file):
    document = read(file.read_bytes(), file.name)
    before, after = words(document), words(read(typeset(document, Target.OFD).data, "x.ofd"))
    assert {name: value for name, value in after.items() if name in before} == before


@pytest.mark.parametrize("to", [Target.OFD, Target.PDF], ids=lambda to: to.value)
@pytest.mark.parametrize("text", [REQUEST, JOINT, LETTER, ORDER, MINUTES], ids=["request", "joint", "letter", "order", "minutes"])
def test_every_form_reads_back_as_it_was(text, to):
    document, wish = read_for_setting(text.replace("妥否，", f"{LONG}\n\n妥否，").encode(), "文件.md")
    assert words(read(typeset(document, to, wish).data, f"x.{to.value}")) == words(document)


def test_every_object_has_its_own_number_and_the_largest_is_told():
    package = parts(typeset(read_text(REQUEST), Target.OFD).data)
    numbers = [int(one.get("ID")) for part in package.values() for one in part.iter() if one.get("ID")]
    assert len(numbers) == len(set(numbers))
    assert package["Doc_0/Document.xml"].findtext(".//ofd:MaxUnitID", namespaces=NAMESPACE) == str(max(numbers))


def test_text_is_selectable_and_names_the_faces_of_offices():
    package = parts(typeset(read_text(REQUEST), Target.OFD).data)
    codes = "".join(one.text for one in package["Doc_0/Pages/Page_0/Content.xml"].iter("{*}TextCode"))
    assert "无锡市教育局关于新建小学" in codes
    assert [one.get("FontName") for one in package["Doc_0/PublicRes.xml"].iter("{*}Font")][:2] == ["仿宋_GB2312", "方正小标宋简体"]


def test_the_package_tells_title_and_date_and_gives_the_same_bytes_each_time():
    data = typeset(read_text(REQUEST), Target.OFD).data
    info = parts(data)["OFD.xml"]
    assert info.findtext(".//ofd:Title", namespaces=NAMESPACE) == "无锡市教育局关于新建小学选址有关问题的请示"
    assert info.findtext(".//ofd:CreationDate", namespaces=NAMESPACE) == "2026-03-02"
    assert data == typeset(read_text(REQUEST), Target.OFD).data


def test_a_reader_is_told_of_faces_that_are_named_and_not_embedded_as_the_machine_has_none(monkeypatch):
    monkeypatch.setattr(faces, "shelf", lambda folders=(): {})
    (told,) = [one for one in typeset(read_text(REQUEST), Target.OFD).findings if one.code == "typeset_face"]
    assert re.match("字体按名称引用，未嵌入文件：仿宋_GB2312、", told.message)


def test_every_character_of_a_page_has_its_shape_in_the_font_its_text_names():
    data = typeset(read_text(REQUEST.replace("云示乙", "云堃喆")), Target.OFD).data
    fonts = embedded(data)
    for name, part in parts(data).items():
        for text in part.iter("{*}TextObject") if "Pages" in name else ():
            for char in text.findtext("{*}TextCode"):
                assert char.isspace() or fonts[text.get("Font")].getmask(char).getbbox(), (char, text.get("Font"))


def test_fonts_hold_only_what_the_document_shows():
    data = typeset(read_text(REQUEST), Target.OFD).data
    assert len(data) < 150_000
    (body, *_) = [font for number, font in sorted(embedded(data).items()) if font.getmask("锡").getbbox()]
    absent, nothing = (bytes(body.getmask(char)) for char in ("鑫", "\U0010ffff"))
    assert absent == nothing


def test_figures_and_letters_are_half_as_wide_as_characters():
    fonts = embedded(typeset(read_text(REQUEST), Target.OFD).data)
    widths = {font.getlength(char) for font in fonts.values() for char in "0123" if font.getmask(char).getbbox()}
    assert widths and max(widths) <= 20.5


def test_a_character_that_no_face_has_is_told():
    found = [one for one in typeset(read_text(REQUEST.replace("云示乙", "云\ue123")), Target.OFD).findings if one.code == "typeset_glyph"]
    assert [one.message for one in found] == ["“\ue123”没有字形可以嵌入"]
