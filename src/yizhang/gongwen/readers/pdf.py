""".pdf with text: its characters with their boxes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from yizhang.gongwen.blocks import Source
from yizhang.gongwen.errors import Corrupt, Encrypted, TooLarge
from yizhang.gongwen.readers import pdf_images
from yizhang.gongwen.readers.printed import Glyph, Sheet, printed

PAGES = 500
PASSWORD = 4
# The library may not be entered by two threads at once.
ALONE = threading.Lock()


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a file. Raises Corrupt, Encrypted, NoText, TooLarge."""
    with ALONE:
        pages = list(_pages(data, name))
    return printed(pages, name, "pdf")


def _pages(data: bytes, name: str) -> Iterator[Sheet]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        locked = getattr(wrong, "err_code", None) == PASSWORD or "assword" in str(wrong)
        raise Encrypted(name=name) if locked else Corrupt(name=name, why="PDF 结构不完整") from wrong
    try:
        dots = [pdf_images.UNPACKED]
        if len(file) > PAGES:
            raise TooLarge(name=name, limit=f"{PAGES}页")
        for number in range(len(file)):
            page = file[number]
            yield Sheet(_glyphs(page), number + 1, page.get_width(), page.get_height(), tuple(pdf_images.images(page, dots)))
    except pypdfium2.PdfiumError as wrong:
        raise Corrupt(name=name, why="PDF 页面不完整") from wrong
    finally:
        file.close()


def _glyphs(page: Any) -> list[Glyph]:
    """Asked of the library itself, character by character: its own wrapper takes five times as long."""
    from pypdfium2 import raw

    height = page.get_height()
    text = page.get_textpage()
    out: list[Glyph] = []
    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        char = chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if not char.strip() or not raw.FPDFText_GetLooseCharBox(text, at, box):
            continue
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if right > left and top > bottom:
            new = not out or abs(out[-1].top - (height - top)) > 2
            out.append(Glyph(char, left, height - top, right, height - bottom, *(_type(text, at, top - bottom) if new else ())))
    return out


def _type(text: Any, at: int, box: float) -> tuple[str, float, str]:
    """Font, size and colour of the first character of a line; a size that its box belies is not taken."""
    import ctypes

    from pypdfium2 import raw

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, len(name), flags)
    size = raw.FPDFText_GetFontSize(text, at)
    colours = [ctypes.c_uint() for _ in range(4)]
    said = raw.FPDFText_GetFillColor(text, at, *colours)
    colour = "".join(f"{one.value:02X}" for one in colours[:3]) if said else ""
    return name.value.decode("utf-8", "replace"), size if 0.6 * box < size < 1.4 * box else 0.0, colour
