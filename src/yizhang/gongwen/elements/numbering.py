"""层次序数: 一、 （一） 1. （1） (GB/T 9704 7.3.3)."""

from __future__ import annotations

from yizhang.gongwen.regex import regex

HAN = "[一二三四五六七八九十百零〇]{1,5}"
LEVELS = (
    (1, regex(rf"{HAN}[、.．]")),
    (2, regex(rf"[（(]{HAN}[)）]")),
    (3, regex(r"\d{1,2}(?:[.．](?!\d)|、)")),
    (4, regex(r"[（(]\d{1,2}[)）]")),
    (0, regex(rf"第(?:{HAN}|\d{{1,3}})[编章节条](?=[\s\u3000]|$)")),
)
BEGINNINGS = frozenset("一二三四五六七八九十百零〇（(第")


def level_of(text: str) -> tuple[int, str]:
    """The level a paragraph's number stands for, and the number as written; 0 and nothing for plain text."""
    for level, pattern in LEVELS if text[:1] in BEGINNINGS or text[:1].isdecimal() else ():
        if found := pattern.match(text):
            return level, found[0]
    return 0, ""
