"""正文: paragraphs and headings (GB/T 9704 7.3.3)."""

from __future__ import annotations

from yizhang.gongwen.elements import numbering
from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeset.parts import Face, Para, Run

CHAPTER = regex(r"^第[一二三四五六七八九十百]+[编章节](?:\s|$)")
HEADING = {1: Face.HEITI, 2: Face.KAITI}
LONGEST_HEADING = 40
STYLES = {0: "正文", 1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}


def paragraph(text: str) -> Para:
    """One paragraph of text (7.3.3). Of a heading that runs on into text, its first sentence is in the heading's face."""
    words = text.strip(" \u3000\xa0\n")  # a tab parts the cells of a row, an empty one at its end too
    if CHAPTER.match(words):
        return Para("章节标题", (Run(words, Face.HEITI),), align="center", keep=True)
    level = numbering.level_of(words)[0]
    face = HEADING.get(level, Face.FANGSONG)
    head, stop, rest = words.partition("。")
    alone = len(words) <= LONGEST_HEADING and not words.endswith(("；", "："))
    runs: tuple[Run, ...] = (Run(words),)
    if face is Face.FANGSONG or (alone and not rest):
        runs = (Run(words, face),)
    elif rest and len(head) <= LONGEST_HEADING:
        runs = (Run(head + stop, face), Run(rest))
    return Para(STYLES[min(level, 4)], runs, align="both", first=2, keep=alone and level in HEADING and not rest)
