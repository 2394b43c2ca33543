"""What of a file is shown without downloading it: pages as pictures, a picture, or text; nothing that could run."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from yizhang.gongwen.errors import CannotRead, Corrupt, Empty, Encrypted, NoText, ZipBomb
from yizhang.gongwen.read import SOON, read
from yizhang.gongwen.readers.pdf import ALONE

PAGES = 40  # of a PDF; what follows is in the file
WIDTH = 1400  # pixels of a page or a picture
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff")
LARGEST_PICTURE = 80_000_000  # pixels; more is a bomb
WHY = {
    Encrypted: _("文件设有打开密码，不能在这里显示；请下载后输入密码打开。"),
    Corrupt: _("文件已损坏或不完整，不能在这里显示；请向提供的单位索取原件。"),
    ZipBomb: _("文件解压后体积异常，不在这里显示。"),
    Empty: _("文件是空的。"),
    NoText: _("文件里没有可读取的文字。"),
}
OTHERWISE = _("这种文件不在这里显示，请下载后用办公软件打开。")
DELETED = _("内容已按规定删除，只留摘要。")


@dataclass(frozen=True, slots=True)
class Shown:
    """`pages`: how many page pictures of how many (`of`); `picture`: it is one; `lines`: its text; `why`: why nothing is shown."""

    pages: int = 0
    of: int = 0
    picture: bool = False
    lines: tuple[str, ...] = ()
    why: str | Promise = ""

    @property
    def numbers(self) -> range:
        """The pages shown, from 1."""
        return range(1, self.pages + 1)


def shown(data: bytes, kept: Mapping[str, Any]) -> Shown:
    """What can be shown of it, by its content."""
    if str(kept.get("media", "")) in PICTURES:
        return Shown(picture=True)
    if data[:1024].find(b"%PDF-") >= 0 and (count := _page_count(data)):
        return Shown(min(count, PAGES), count)
    try:
        return Shown(lines=tuple(line for line in read(data, str(kept.get("name", "")), patience=SOON).text.splitlines() if line.strip()))
    except CannotRead as cannot:
        return Shown(why=WHY.get(type(cannot), OTHERWISE))


def _page_count(data: bytes) -> int:
    import pypdfium2

    with ALONE:
        try:
            file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return 0
        try:
            return len(file)
        finally:
            file.close()


def page(data: bytes, number: int) -> bytes:
    """One page of a PDF as a PNG, from 1. Raises LookupError when there is none."""
    import pypdfium2

    with ALONE:
        try:
            file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as wrong:
            raise LookupError(number) from wrong
        try:
            if not 1 <= number <= min(len(file), PAGES):
                raise LookupError(number)
            sheet = file[number - 1]
            return _png(sheet.render(scale=min(WIDTH / max(sheet.get_width(), 1), 4)).to_pil())
        finally:
            file.close()


def picture(data: bytes) -> bytes:
    """A picture encoded anew, so that nothing but its pixels goes out. Raises LookupError when it is none."""
    try:
        image = Image.open(io.BytesIO(data))
        if image.width * image.height > LARGEST_PICTURE:
            raise LookupError("pixels")
        image.thumbnail((WIDTH, WIDTH * 4))
        return _png(image)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as wrong:
        raise LookupError("picture") from wrong


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB" if image.mode not in ("RGBA", "LA", "P") else "RGBA").save(out, "PNG")
    return out.getvalue()
