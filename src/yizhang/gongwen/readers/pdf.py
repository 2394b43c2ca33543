""".pdf with text: its characters with their boxes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from yizhang.gongwen.blocks import Source
from yizhang.gongwen.errors import Corrupt, Encrypted, TooLarge
from yizhang.gongwen.readers.printed import Glyph, printed

PAGES = 500
PASSWORD = 4
# The library may not be entered by two threads at once.
ALONE = threading.Lock()


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a file. Raises Corrupt, Encrypted, NoText, TooLarge."""
    with ALONE:
        pages = list(_pages(data, name))
    return printed(pages, name, "pdf")


def _pages(data: bytes, name: str) -> Iterator[tuple[list[Glyph], int]]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        locked = getattr(wrong, "err_code", None) == PASSWORD or "assword" in str(wrong)
        raise Encrypted(name=name) if locked else Corrupt(name=name, why="PDF 结构不完整") from wrong
    try:
        if len(file) > PAGES:
            raise TooLarge(name=name, limit=f"{PAGES}页")
        for number in range(len(file)):
            yield _glyphs(file[number]), number + 1
    except pypdfium2.PdfiumError as wrong:
        raise Corrupt(name=name, why="PDF 页面不完整") from wrong
    finally:
        file.close()


def _glyphs(page: Any) -> list[Glyph]:
    height = page.get_height()
    text = page.get_textpage()
    out = []
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if not char.strip():
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if right > left and top > bottom:
            out.append(Glyph(char, left, height - top, right, height - bottom))
    return out
