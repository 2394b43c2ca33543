"""Files that are not read: each gives its one sentence, whatever its name says, and never an unknown error."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
from tests.gongwen.read.packages import TYPES, centred, docx, p, packed

from yizhang.gongwen import errors
from yizhang.gongwen.read import read
from yizhang.gongwen.safety import LARGEST, OLE

GOOD = docx(centred("关于新建小学的请示") + p("市政府：") + p("请批示。"))


def stream(name: str) -> bytes:
    """The beginning of an OLE file and a stream of that name."""
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(512)


def locked() -> bytes:
    """A zip whose first part says it is encrypted."""
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def doctype() -> bytes:
    entity = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x"><w:body/></w:document>'
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": entity})


BAD = [
    (b"", "公文.docx", errors.Empty, "空文件"),
    (b"\r\n \t", "公文.txt", errors.Empty, "空文件"),
    (b" " * (LARGEST + 1), "公文.txt", errors.TooLarge, "50MB"),
    (GOOD[: len(GOOD) // 2], "公文.docx", errors.Corrupt, "已损坏"),
    (packed({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"}), "公文.docx", errors.Corrupt, "已损坏"),
    (packed({"[Content_Types].xml": TYPES}), "公文.docx", errors.Corrupt, "已损坏"),
    (packed({"[Content_Types].xml": "<Types/>", "word/media/a.png": "a"}), "公文.docx", errors.Corrupt, "缺少正文"),
    (locked(), "公文.docx", errors.Encrypted, "密码"),
    (stream("EncryptedPackage"), "公文.docx", errors.Encrypted, "密码"),
    (stream("WordDocument"), "公文.doc", errors.Unsupported, "旧版 Word"),
    (stream("WordDocument"), "公文.wps", errors.Unsupported, "WPS"),
    (stream("Workbook"), "表.xls", errors.NotADocument, "电子表格"),
    (b"{\\rtf1\\ansi abc}", "公文.rtf", errors.Unsupported, "RTF"),
    (packed({"OFD.xml": "<OFD/>"}), "公文.ofd", errors.Corrupt, "根节点"),
    (packed({"OFD.xml": "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"}), "公文.ofd", errors.Corrupt, "缺少部件"),
    (packed({"OFD.xml": "<OFD><Encryptions/></OFD>"}), "公文.ofd", errors.Encrypted, "密码"),
    (packed({"xl/workbook.xml": "<w/>", "[Content_Types].xml": "<T/>"}), "公文.docx", errors.NotADocument, "电子表格"),
    (packed({"a.txt": "a"}), "公文.docx", errors.NotADocument, "压缩包"),
    (packed({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>" + bytes(40 << 20)}), "公文.docx", errors.ZipBomb, "体积异常"),
    (packed({"../../etc/passwd": "a", "[Content_Types].xml": TYPES}), "公文.docx", errors.Unsafe, "路径"),
    (doctype(), "公文.docx", errors.Unsafe, "文档类型定义"),
    (b"\x89PNG\r\n\x1a\n" + bytes(64), "扫描件.docx", errors.NoText, "OCR"),
    (b"\xff\xd8\xff\xe0" + bytes(64), "扫描件.pdf", errors.NoText, "OCR"),
    (b"MZ\x90\x00" + bytes(64), "公文.docx", errors.NotADocument, "程序"),
    (b"\x01\x02\x00\x03" * 20, "公文.txt", errors.NotADocument, "二进制"),
    (b"%PDF-1.7\n%%EOF", "公文.pdf", errors.Corrupt, "PDF"),
    ("关于".encode("gb18030") + b"\xff\xff\xff", "公文.txt", errors.Corrupt, "编码"),
    (b"<html><body><script>a()</script></body></html>", "公文.html", errors.NoText, "文字"),
    (docx("<w:p/>"), "公文.docx", errors.NoText, "文字"),
]


@pytest.mark.parametrize(("data", "name", "error", "words"), BAD, ids=lambda one: getattr(one, "__name__", None))
def test_a_file_that_is_not_read_gives_one_sentence(data: bytes, name: str, error: type[errors.CannotRead], words: str) -> None:
    with pytest.raises(error) as raised:
        read(data, name)
    message = str(raised.value)
    assert name in message and words in message
    assert message.endswith("。") and message.count("。") == 1


def test_a_name_that_lies_makes_no_difference() -> None:
    assert read(GOOD, "公文.txt").title == read(GOOD, "公文.docx").title


def test_a_part_larger_than_its_header_says_is_not_unpacked_whole() -> None:
    data = packed({"[Content_Types].xml": TYPES, "word/document.xml": b"<a/>" + bytes(1 << 20)})
    lying = data.replace(struct.pack("<I", (1 << 20) + 4), struct.pack("<I", 1000))
    with pytest.raises((errors.Corrupt, errors.ZipBomb)):
        read(lying, "公文.docx")


def test_damaged_packages_never_end_in_an_unknown_error() -> None:
    chance = random.Random(9704)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _read_or_refuse(bytes(data))


def test_damaged_xml_never_ends_in_an_unknown_error() -> None:
    chance = random.Random(33190)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(300):
        document = bytearray(parts["word/document.xml"])
        at = chance.randrange(len(document))
        document[at : at + chance.randint(1, 30)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 5)))
        _read_or_refuse(packed({**parts, "word/document.xml": bytes(document)}))


def _read_or_refuse(data: bytes) -> None:
    try:
        read(data, "公文.docx")
    except errors.CannotRead as refused:
        assert str(refused).endswith("。")
