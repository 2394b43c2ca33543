"""Annexes: each on a new page, 附件 and its number in 黑体 flush left on the first line, its title on the third (GB/T 9704 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.gongwen.document import OfficialDocument, Paragraph, Place, Read
from yizhang.gongwen.elements import attachment_note
from yizhang.gongwen.typeset import figure, measures, titles
from yizhang.gongwen.typeset.parts import Face, Para, Run
from yizhang.gongwen.typeset.table import tabled
from yizhang.gongwen.width import tight
from yizhang.law.values import replace


def paragraphs(doc: OfficialDocument, annex: Read[str], number: int) -> Iterator[Para]:
    """The annex as it was read, head, title and text. One whose text is not in the file is only named in the 附件说明."""
    lines = list(_lines(doc, annex))
    if not lines:
        return
    if attachment_note.heads_annex(lines[0].text):
        lines = lines[1:]
    label = f"附件{number}" if len(doc.attachments) > 1 else "附件"
    yield Para("附件标识", (Run(label, Face.HEITI),), new_page=True, keep=True)
    title, rest = _entitled(lines, annex.value)
    if title:
        words = "\n".join(titles.lines(title))
        yield Para("附件标题", (Run(words, Face.XIAOBIAOSONG),), measures.TITLE, "center", above=1, keep=True)
    for at, para in enumerate(tabled(figure.paragraphs(rest, figure.of_annex(doc, number), doc.pictures))):
        yield para if at or not title else replace(para, above=1)


def _lines(doc: OfficialDocument, annex: Read[str]) -> Iterator[Paragraph]:
    """The lines of the annex with their places."""
    at = annex.place.start
    for line in doc.text[at : annex.place.end].split("\n"):
        if words := line.strip(" \u3000\xa0"):
            start = at + line.index(words)
            yield Paragraph(words, Place(start=start, end=start + len(words)))
        at += len(line) + 1


def _entitled(lines: list[Paragraph], title: str) -> tuple[str, list[Paragraph]]:
    """The title as the first lines have it, and the others."""
    for count in range(1, min(len(lines), 5) + 1):
        if tight("".join(line.text for line in lines[:count])) == tight(title):
            return title, lines[count:]
    return (lines[0].text, lines[1:]) if title and lines else ("", lines)
