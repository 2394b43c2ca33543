"""Plain text: .txt, .md, and what is pasted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from yizhang.gongwen import fields
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.document import Figure
from yizhang.gongwen.errors import Corrupt
from yizhang.gongwen.figures import MARK, Gathered, in_itself, take_out
from yizhang.gongwen.regex import regex
from yizhang.law.finding import _

Beside = Callable[[str], bytes | None]
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
LINE_END = regex(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
ASSUMED = _("文件未标明编码，按 GB18030 读取，请核对文字是否正确")
# A heading of Markdown and its emphasis are layout, not words.
MARKDOWN = regex(r"^(#{1,6})\s+(.*?)\s*#*$", re.MULTILINE)
IMAGE = regex(r"!\[([^\]\n]{0,200})\]\(\s*<?([^)>\n]+?)>?(?:\s+\"[^\"\n]*\")?\s*\)")
CELL_END = regex(r"(?<!\\)\|")
DASHES = regex(r"^\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?\|?\s*$")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and what had to be assumed: mark at the beginning, then UTF-8, then GB18030. Raises Corrupt."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding, name), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decoded(data, "gb18030", name), (ASSUMED,)


def read(data: bytes, name: str, beside: Beside = in_itself) -> Source:
    """Read bytes of a text file. `beside` gives the bytes of a picture by the address that a .md names; None where it may not be read."""
    text, doubts = decode(data, name)
    return source(text, doubts, beside if name.lower().endswith(".md") else None)


def source(text: str, doubts: tuple[str, ...] = (), beside: Beside | None = None) -> Source:
    """Lay out text that is already decoded; with `beside` it is Markdown."""
    plain, markdown = LINE_END.sub("\n", text.removeprefix("\ufeff")), beside is not None
    gathered = Gathered()
    if beside and "![" in plain:
        plain = IMAGE.sub(lambda found: _mark(found, gathered, beside), plain.replace(MARK, ""))
    lines = plain.split("\n")
    pieces = _tables(lines, markdown=markdown) if "|" in plain else [_piece(line, markdown=markdown) for line in lines]
    whole_pieces, figures = take_out(pieces, gathered.figures)
    whole, blocks = lay(whole_pieces)
    listed, kept = fields.take(blocks)
    return Source(whole, kept, listed, doubts, "text", None, figures, gathered.pictures)


def _mark(image: re.Match[str], gathered: Gathered, beside: Beside) -> str:
    """![description](address)."""
    data = in_itself(image[2])
    data = beside(image[2]) if data is None else data
    return gathered.add(data, Figure("", alt=image[1], faults=() if data is not None else ("external",)))


def _tables(lines: list[str], *, markdown: bool) -> Iterator[tuple[str, Look]]:
    """Tables of Markdown as rows with tabs between the cells: the line of dashes says that there is one."""
    inside = False
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        inside = "|" in line and (inside or bool(DASHES.match(below)))
        if not inside:
            yield _piece(line, markdown=markdown)
        elif not DASHES.match(line):
            cells = CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
            yield "\t".join(cell.strip().replace("\\|", "|") for cell in cells), Look(region="table")


def _piece(line: str, *, markdown: bool) -> tuple[str, Look]:
    heading = MARKDOWN.match(line) if markdown else None
    if heading:
        return heading[2], Look(align="center" if len(heading[1]) == 1 else "", bold=True, size=22.0 if len(heading[1]) == 1 else 0.0)
    return (line.replace("**", "") if markdown else line), Look()


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Corrupt(name=name, why="文字编码无法识别") from wrong
