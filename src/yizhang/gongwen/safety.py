"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import re
from enum import Enum

from yizhang.gongwen.errors import Empty, Encrypted, NotADocument, NoText, TooLarge, Unsupported

MEGABYTE = 1 << 20
LARGEST = 50 * MEGABYTE


class Form(Enum):
    """The forms that are read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    OFD = "ofd"
    TEXT = "txt"


# Beginnings of files that are no document, with what to call them.
OTHERS = {
    b"\x7fELF": "程序",
    b"MZ": "程序",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
    b"\x1f\x8b": "压缩包",
    b"ID3": "音频",
    b"OggS": "音频",
    b"RIFF": "音视频",
    b"\x00\x00\x00\x18ftyp": "视频",
    b"\x00\x00\x00\x20ftyp": "视频",
    b"SQLite format 3": "数据库",
    b"%!PS": "打印文件",
}
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
PACKAGES = (("xl/workbook.xml", "电子表格"), ("ppt/presentation.xml", "演示文稿"))


def form_of(data: bytes, name: str) -> Form:
    """Which reader reads it. Raises the error of errors.py that says why none does."""
    if len(data) > LARGEST:
        raise TooLarge(name=name, limit=f"{LARGEST // MEGABYTE}MB")
    if not data.strip(b"\x00\t\r\n \x0c\xef\xbb\xbf\xff\xfe"):
        raise Empty(name=name)
    if data.startswith(b"PK"):
        return _packaged(data, name)
    if data.startswith(OLE):
        raise _compound(data, name)
    if b"%PDF-" in data[:1024]:
        return Form.PDF
    return _written(data, name)


def _written(data: bytes, name: str) -> Form:
    """Text, marked up or plain; everything else is refused by what it is."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise Unsupported(name=name, what="RTF 文件")
    if b'progid="Word.Document"' in start or b"schemas.microsoft.com/office/word/2003/wordml" in start:
        raise Unsupported(name=name, what="Word 2003 XML 文件")
    if start.startswith(b"MIME-Version:"):
        raise Unsupported(name=name, what="单个文件网页（.mht）")
    if start.startswith(PICTURES):
        raise NoText(name=name)
    for mark, what in OTHERS.items():
        if start.startswith(mark):
            raise NotADocument(name=name, what=what)
    if HTML.search(start):
        return Form.HTML
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise NotADocument(name=name, what="二进制文件")
    return Form.TEXT


def _compound(data: bytes, name: str) -> Exception:
    """OLE files tell by their streams: a .docx with a password, .doc, .wps, .xls, .ppt."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Encrypted(name=name)
    if holds("Workbook") or holds("PowerPoint Document"):
        return NotADocument(name=name, what="电子表格" if holds("Workbook") else "演示文稿")
    if holds("WordDocument"):
        return Unsupported(name=name, what="WPS 文字文件（.wps）" if name.lower().endswith((".wps", ".wpt")) else "旧版 Word 文件（.doc）")
    return Unsupported(name=name, what="旧版办公软件文件")


def _packaged(data: bytes, name: str) -> Form:
    from yizhang.gongwen.package import Package

    package = Package.open(data, name)
    if "OFD.xml" in package.names:
        return Form.OFD
    for part, what in PACKAGES:
        if part in package.names:
            raise NotADocument(name=name, what=what)
    if "mimetype" in package.names and b"opendocument.text" in package.read("mimetype"):
        raise Unsupported(name=name, what="ODT 文件")
    if "[Content_Types].xml" not in package.names:
        raise NotADocument(name=name, what="压缩包")
    return Form.DOCX
