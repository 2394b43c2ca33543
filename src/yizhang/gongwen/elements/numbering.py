"""层次序数: 一、 （一） 1. （1） (GB/T 9704 7.3.3)."""

from __future__ import annotations

from yizhang.gongwen.regex import regex

HAN = "[一二三四五六七八九十百零〇]{1,5}"
NUMBER = regex(
    rf"({HAN}[、.．])|([（(]{HAN}[)）])|(\d{{1,2}}(?:[.．](?!\d)|、))|([（(]\d{{1,2}}[)）])|(第(?:{HAN}|\d{{1,3}})[编章节条](?=[\s\u3000]|$))"
)
LEVELS = (1, 2, 3, 4, 0)
"""Of the forms of NUMBER, in their order; 第一章 and 第一条 are no level of a document's own text."""
BEGINNINGS = frozenset("一二三四五六七八九十百零〇（(第")


def level_of(text: str) -> tuple[int, str]:
    """The level a paragraph's number stands for, and the number as written; 0 and nothing for plain text."""
    found = NUMBER.match(text) if text[:1] in BEGINNINGS or text[:1].isdecimal() else None
    return (LEVELS[(found.lastindex or 1) - 1], found[0]) if found else (0, "")
