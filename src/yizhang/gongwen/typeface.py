"""Typefaces and sizes by their names, and how a line departs from what the standard asks of its element."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from yizhang.gongwen.blocks import Look
from yizhang.gongwen.document import OfficialDocument, Place, Read
from yizhang.gongwen.regex import regex

# Longer names first: 仿宋 and 小标宋 are no 宋体.
FAMILIES = (
    ("仿宋", regex(r"仿宋|fang\s*song|^fs_|fzfs|stfangsong", 2)),
    ("小标宋", regex(r"标宋|xiaobiaosong|xbs|fzxbs|biaosong", 2)),
    ("黑体", regex(r"黑体|hei(?!se)|sans", 2)),
    ("楷体", regex(r"楷|kai", 2)),
    ("宋体", regex(r"宋|simsun|song|serif|mincho|明体", 2)),
)
SIZES = {"2号": 22.0, "3号": 16.0, "4号": 14.0}
NEAR = 0.6  # 3号 is 15.75 or 16 points


@lru_cache(maxsize=256)
def family(font: str) -> str:
    """仿宋 小标宋 黑体 楷体 宋体, or nothing for a name that tells none of them."""
    return next((name for name, words in FAMILIES if words.search(font)), "")


def look_at(doc: OfficialDocument, place: Place | None) -> Look | None:
    """How what was read at a place looks; None when the file does not tell."""
    return doc.layout.looks.get(place.paragraph) if doc.layout and place else None


def looked(doc: OfficialDocument, *reads: Read[Any] | None) -> Iterator[tuple[Read[Any], Look]]:
    """What was read with how it looks, as far as the file tells; a table has its own layout."""
    for read in reads:
        look = look_at(doc, read.place) if read else None
        if read and look and look.region != "table":
            yield read, look


def departs(look: Look | None, wanted: str, size: str = "3号") -> str:
    """What the line is set in instead, as officials say it (宋体12磅); nothing when it is right or unknown. A substitute of another
    maker is right as long as its name tells no other family; a bold 宋体 stands for 小标宋 where that is not installed."""
    if look is None:
        return ""
    found = family(look.font)
    wrong_family = found and wanted and found != wanted and not (wanted == "小标宋" and found == "宋体" and look.bold)
    wrong_size = look.size and abs(look.size - SIZES[size]) > NEAR
    if not wrong_family and not wrong_size:
        return ""
    return f"{found or look.font}{look.size:g}磅" if look.size else found
