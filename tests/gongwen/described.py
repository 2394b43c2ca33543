"""A document with its layout written beside its words, as the pages of the layout lints show it.

    〔页面 210×297 天头37 订口28 版心156×225 每页22行 每行28字 红线有 页码—#—（宋体 14磅 居右 对称）〕
    〔小标宋 22磅 居中 红〕无锡市教育局文件
    〔仿宋 16磅 空2 左0 第1页〕现将放假安排通知如下。

What is not written is not known.
"""

from __future__ import annotations

import re

from yizhang.gongwen import assemble
from yizhang.gongwen.blocks import Look, Source, lay
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.layout import Layout, Page, PageNumber, looks_of
from yizhang.gongwen.read import read_text

MARK = re.compile(r"^〔((?!\d{4}〕)[^〕]*)〕")
ALIGN = {"居中": "center", "居左": "left", "居右": "right", "两端": "both"}
REGIONS = {"框": "box", "表": "table"}
FONTS = ("仿宋", "宋体", "小标宋", "黑体", "楷体")


def described(text: str) -> OfficialDocument:
    """The document; without any mark it is plain text."""
    if not any(MARK.match(line) for line in text.split("\n")):
        return read_text(text)
    lines = text.split("\n")
    page = MARK.match(lines[0])
    sheet = page[1].split() if page and page[1].startswith("页面") else []
    whole, blocks = lay([_line(line) for line in (lines[1:] if sheet else lines)])
    return assemble.document(Source(whole, blocks, layout=_layout(sheet, looks_of(blocks)), source="docx"))


def _line(line: str) -> tuple[str, Look]:
    mark = MARK.match(line)
    words = mark[1].split() if mark else []
    font = next((word for word in words if word in FONTS), "")
    said = {
        "align": _align(words),
        "size": _size(words),
        "red": "红" in words,
        "bold": "粗" in words,
        "colour": "FF0000" if "红" in words else next((word[1:] for word in words if word.startswith("色")), ""),
        "first": next((float(word[1:]) for word in words if word.startswith("空")), None),
        "left": next((float(word[1:]) for word in words if word.startswith("左")), None),
        "page": next((int(word[1:-1]) for word in words if re.fullmatch(r"第\d页", word)), 0),
        "number": next((word[1:] for word in words if word.startswith("号")), ""),
        "region": next((REGIONS[word] for word in words if word in REGIONS), ""),
        "last_font": next((word[2:] for word in words if word.startswith("姓名")), font),
    }
    return line[mark.end() :] if mark else line, Look(font=font, **said)


def _align(words: list[str]) -> str:
    return next((ALIGN[word] for word in words if word in ALIGN), "")


def _size(words: list[str]) -> float:
    return next((float(word[:-1]) for word in words if word.endswith("磅")), 0.0)


def _layout(sheet: list[str], looks: dict[int, Look]) -> Layout:
    said = " ".join(sheet)

    def number(pattern: str) -> list[float]:
        found = re.search(pattern, said)
        return [float(one) for one in found.groups()] if found else [0.0, 0.0]

    (width, height), (area_width, area_height) = number(r"页面 ([\d.]+)×([\d.]+)"), number(r"版心([\d.]+)×([\d.]+)")
    top, left = number(r"天头([\d.]+)")[0], number(r"订口([\d.]+)")[0]
    lines, chars = number(r"每页(\d+)行")[0], number(r"每行(\d+)字")[0]
    page = Page(width, height, top, height - top - area_height, left, width - left - area_width, 0.0, int(lines), int(chars))
    red = None if "红线" not in said else "红线有" in said
    return Layout((page,) if sheet else (), looks, *_numbered(said, red))


def _numbered(said: str, red: bool | None) -> tuple[PageNumber | None, bool | None, bool | None]:
    printed = re.search(r"页码([^（ ]+)(?:（(.*?)）)?", said)
    if printed is None or printed[1] == "无":
        return None, red, False if printed else None
    words = (printed[2] or "").split()
    font = next((word for word in words if word in FONTS), "")
    return PageNumber(printed[1], font, _size(words), _align(words), "对称" in words), red, True
