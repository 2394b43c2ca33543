"""Pictures told by their first bytes: what they are and how many dots they have, without a library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from yizhang.gongwen.errors import CannotRead
from yizhang.law.finding import _
from yizhang.law.values import dataclass

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# Beginnings of the forms that documents hold. A drawing of Windows (emf, wmf) is shown by office programs only.
FORMS = {
    PNG: "png", JPEG: "jpeg", b"GIF8": "gif", b"BM": "bmp", b"II*\x00": "tiff", b"MM\x00*": "tiff",
    b"\x01\x00\x00\x00": "emf", b"\xd7\xcd\xc6\x9a": "wmf", b"\x01\x00\x09\x00": "wmf",
}  # fmt: skip
SHOWN = ("png", "jpeg")  # the forms that are set on pages
# JPEG markers that begin a frame and so tell its size; the three left out hold tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
END_OF_JPEG = b"\xff\xd9"
PARTS = 10_000  # chunks and segments that are looked at; a picture has some hundreds
DOTS = 50_000_000  # three times an A3 sheet at 300 to the inch; unpacked, more would fill the memory


class NoPicture(CannotRead):
    """A file that is given as a picture and is none that can be set."""

    template = _("“{name}”不是完整的 PNG 或 JPEG 图片，不能排入；请另存为 PNG 再用。")


@dataclass(frozen=True)
class Picture:
    """A picture: its bytes, its form as FORMS names it, and its dots across and down (0 where the form does not tell them)."""

    data: bytes
    form: str
    across: int = 0
    down: int = 0


def form_of(data: bytes) -> str:
    """What its first bytes say it is; empty for anything else."""
    return next((form for mark, form in FORMS.items() if data.startswith(mark)), "")


def picture(data: bytes, name: str) -> Picture:
    """The picture that a file holds. Raises NoPicture."""
    if data.startswith(PNG) and len(data) >= 24:
        form, (across, down) = "png", struct.unpack(">II", data[16:24])
    else:
        form, (across, down) = "jpeg", next(_frames(data), (0, 0))
    if not across or not down:
        raise NoPicture(name=name)
    return Picture(data, form, across, down)


def complete(one: Picture) -> bool:
    """Whether its end is there: the last chunk of a PNG, the end mark of a JPEG. Other forms are not looked into."""
    if one.form == "png":
        return b"IEND" in islice(_chunks(one.data), PARTS)
    return one.form != "jpeg" or END_OF_JPEG in one.data[-64:] or one.data.rfind(END_OF_JPEG) > len(one.data) // 2


def _chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of the chunks of a PNG that are there to their last byte."""
    at = len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end <= len(data):
            yield data[at + 4 : at + 8]
        at = end


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The sizes that the frames of a JPEG tell, walking from marker to marker."""
    at = 2 if data.startswith(JPEG) else len(data)
    for _segment in range(PARTS):
        if at + 9 > len(data) or data[at] != 0xFF:
            return
        if data[at + 1] in FRAMES:
            down, across = struct.unpack(">HH", data[at + 5 : at + 9])
            yield across, down
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
