"""Pictures told by their first bytes: what they are and how many dots they have, without a library."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from yizhang.gongwen.errors import CannotRead
from yizhang.law.finding import _

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# JPEG markers that begin a frame and so tell its size; the three left out hold tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class NoPicture(CannotRead):
    """A file that is given as a picture and is none that can be set."""

    template = _("“{name}”不是完整的 PNG 或 JPEG 图片，不能排入；请另存为 PNG 再用。")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its bytes, `png` or `jpeg`, and its dots across and down."""

    data: bytes
    form: str
    across: int
    down: int


def picture(data: bytes, name: str) -> Picture:
    """The picture that a file holds. Raises NoPicture."""
    if data.startswith(PNG) and len(data) >= 24:
        form, (across, down) = "png", struct.unpack(">II", data[16:24])
    else:
        form, (across, down) = "jpeg", next(_frames(data), (0, 0))
    if not across or not down:
        raise NoPicture(name=name)
    return Picture(data, form, across, down)


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The sizes that the frames of a JPEG tell, walking from marker to marker."""
    at = 2 if data.startswith(JPEG) else len(data)
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in FRAMES:
            down, across = struct.unpack(">HH", data[at + 5 : at + 9])
            yield across, down
        at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
