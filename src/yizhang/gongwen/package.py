"""A zip opened without trusting it: sizes are checked before anything is unpacked, and every XML part is parsed without outside help."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from yizhang.gongwen.errors import Corrupt, Encrypted, Unsafe, ZipBomb
from yizhang.gongwen.safety import MEGABYTE
from yizhang.law.values import dataclass

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

# Of a package: parts, bytes unpacked in all and of one part, and how many times a part of some size may grow.
PARTS, UNPACKED, PART, GROWTH, SMALL = 4000, 400 * MEGABYTE, 64 * MEGABYTE, 250, MEGABYTE
# What zipfile raises on a damaged package.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Package:
    """A zip whose sizes were checked before anything was unpacked; every part is read up to a limit, as headers may lie."""

    file: zipfile.ZipFile
    name: str
    names: frozenset[str]

    @classmethod
    def open(cls, data: bytes, name: str) -> Package:
        """Check the list of parts. Raises Corrupt, Encrypted, Unsafe, ZipBomb."""
        try:
            file = zipfile.ZipFile(BytesIO(data))
            parts = file.infolist()
        except DAMAGED as wrong:
            raise Corrupt(name=name, why="压缩结构不完整") from wrong
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or any(map(_grows, parts)):
            raise ZipBomb(name=name)
        if any(part.flag_bits & 1 for part in parts):
            raise Encrypted(name=name)
        if any(part.startswith("/") or ".." in part.split("/") for part in (one.filename.replace("\\", "/") for one in parts)):
            raise Unsafe(name=name, why="部件路径越界")
        return cls(file, name, frozenset(part.filename for part in parts))

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises Corrupt, ZipBomb."""
        try:
            with self.file.open(part) as stream:
                data = stream.read(PART + 1)
        except DAMAGED as wrong:
            raise Corrupt(name=self.name, why="部件无法解压") from wrong
        if len(data) > PART:
            raise ZipBomb(name=self.name)
        return data

    def picture(self, part: str) -> bytes:
        """The bytes of a picture; none where they are damaged, as the text can be read all the same."""
        try:
            return self.read(part)
        except (Corrupt, ZipBomb):
            return b""

    def xml(self, part: str) -> _Element:
        """The root of an XML part. Raises Corrupt, and Unsafe for any DOCTYPE: no part of a document needs one."""
        from lxml import etree

        data = self.read(part)
        try:
            root = etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as wrong:
            raise Corrupt(name=self.name, why="部件内容不完整") from wrong
        if root.getroottree().docinfo.internalDTD is not None or b"<!DOCTYPE" in data[:4096]:
            raise Unsafe(name=self.name, why="文档类型定义")
        return root


@cache
def _parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _grows(part: zipfile.ZipInfo) -> bool:
    return part.file_size > PART * 4 or (part.file_size > SMALL and part.file_size > GROWTH * max(1, part.compress_size))
