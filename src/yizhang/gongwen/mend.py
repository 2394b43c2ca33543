"""Purely mechanical mends: brackets, digits, widths, spaces and the marks of numbers. What a word should be is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.elements import dates
from yizhang.gongwen.regex import regex

# Faults of a number whose right form is certain; a misread digit or a short year is for people.
CERTAIN = {"brackets", "leading_zero", "ordinal", "full_width", "spaces", "year_word", "no_end", "chinese_digits"}
DOUBTFUL_DATES = ("用字母O代零", "用字母l代一", "两位年份", "日期不完整", "日期不存在")
HAN = "\u4e00-\u9fff"
WIDTHS = str.maketrans("".join(map(chr, range(0xFF10, 0xFF1A))), "0123456789")
MARKS = dict(zip(",;:?!", "，；：？！", strict=True))
# Code, what is looked for, and what takes its place, in the text of the document.
IN_TEXT = (
    ("punctuation", regex(rf"(?<=[{HAN}”》）])[,;:?!](?=[{HAN}“《（]|$)"), lambda found: MARKS[found[0]]),
    ("punctuation_marks", regex(r"([，。；：、])\1+"), lambda found: found[1]),
    ("punctuation_marks", regex(rf"(?<=[{HAN}])(?:\.{{3,6}}|。。。+)(?!\d)"), lambda _: "……"),
    ("punctuation_marks", regex(rf"(?<=[{HAN}])--(?=[{HAN}])"), lambda _: "——"),
    ("figures", regex("[\uff10-\uff19]+"), lambda found: found[0].translate(WIDTHS)),
    ("spaces", regex(rf"(?<=[{HAN}，。；：、]) +(?=[{HAN}])"), lambda _: ""),
    ("numbering_marks", regex(r"^(?P<number>\d{1,2})、"), lambda found: f"{found['number']}."),
    ("numbering_marks", regex(r"^(?P<number>[一二三四五六七八九十]{1,3})[.．]\s*"), lambda found: f"{found['number']}、"),
    ("numbering_marks", regex(r"^(?P<number>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）])[、.．]"), lambda found: found["number"]),
)
IN_ANNEXES = (
    ("attachment_mismatch", regex(r"(?<=[\s：:])(\d{1,2})、|^(\d{1,2})、"), lambda found: f"{found[1] or found[2]}."),
    ("attachment_mismatch", regex(r"[；;。，,]\s*$"), lambda _: ""),
    ("attachment_mismatch", regex(r"(?<=^附件):"), lambda _: "："),
)


class Mend(NamedTuple):
    """Characters [start, end) of a line, what stands there and what should, and the lint that says so."""

    start: int
    end: int
    before: str
    after: str
    code: str


class Mender(NamedTuple):
    """What to mend in a document: words with their right form wherever they stand, and which lines are text or a list of annexes.

    `without` are mends that are not wanted, each by what stands there and what would.
    """

    words: tuple[tuple[str, str, str], ...]
    text: frozenset[str]
    annexes: frozenset[str]
    without: frozenset[tuple[str, str]] = frozenset()

    def mends(self, line: str) -> tuple[Mend, ...]:
        """All mends of a line, in order, none over another."""
        lead = len(line) - len(line.lstrip())
        plain = line.strip()
        found = [*self._words(plain), *self._rules(plain)]
        kept: list[Mend] = []
        for one in sorted(found, key=lambda mend: (mend.start, -mend.end)):
            if one.before != one.after and (one.before, one.after) not in self.without and (not kept or one.start >= kept[-1].end):
                kept.append(one)
        return tuple(one._replace(start=one.start + lead, end=one.end + lead) for one in kept)

    def _words(self, line: str) -> Iterator[Mend]:
        for before, after, code in self.words:
            if (at := line.find(before)) >= 0:
                yield Mend(at, at + len(before), before, after, code)

    def _rules(self, line: str) -> Iterator[Mend]:
        rules = IN_TEXT if line in self.text else IN_ANNEXES if line in self.annexes else ()
        for code, pattern, right in rules:
            for found in pattern.finditer(line):
                yield Mend(found.start(), found.end(), found[0], right(found), code)


def mender(doc: OfficialDocument, without: frozenset[tuple[str, str]] = frozenset()) -> Mender:
    """What can be mended in a document as read, but for what is not wanted."""
    annexes = doc.attachment_note.text.split("\n") if doc.attachment_note else []
    return Mender(tuple(_words(doc)), frozenset(one.text for one in doc.body), frozenset(line.strip() for line in annexes), without)


def _words(doc: OfficialDocument) -> Iterator[tuple[str, str, str]]:
    number = doc.document_number
    if number and number.value.faults and number.value.year and set(number.value.faults) <= CERTAIN:
        yield number.text, str(number.value), "number_format"
    for read in (doc.dated, doc.printed_on):
        said = dates.parse(read.text) if read else None
        if read and said and said.faults and said.text in read.text and not set(said.faults) & set(DOUBTFUL_DATES):
            yield said.text, f"{read.value.year}年{read.value.month}月{read.value.day}日", "date_format"


def mended(line: str, mends: tuple[Mend, ...]) -> str:
    """The line with its mends."""
    for one in reversed(mends):
        line = line[: one.start] + one.after + line[one.end :]
    return line


def mend_text(text: str, what: Mender) -> tuple[str, tuple[tuple[int, Mend], ...]]:
    """A plain text mended line by line, its line ends kept, with the number of the line of each mend."""
    told: list[tuple[int, Mend]] = []
    lines = re.split(r"(\r\n?|\n)", text)
    for at in range(0, len(lines), 2):
        mends = what.mends(lines[at])
        told += [(at // 2 + 1, one) for one in mends]
        lines[at] = mended(lines[at], mends)
    return "".join(lines), tuple(told)
