"""Automatic numbers of a .docx: what Word prints before a paragraph, counted from numbering.xml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from yizhang.law.values import dataclass, field

if TYPE_CHECKING:
    from lxml.etree import _Element

HAN = "零一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = dict(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True))
COUNTING = set(
    "chineseCounting chineseCountingThousand japaneseCounting japaneseLegal taiwaneseCounting taiwaneseCountingThousand "
    "ideographLegalTraditional".split()
)


@dataclass(frozen=True)
class Level:
    """One level of a numbering: how it counts and what is printed around the counts (%1、)."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    suffix: str = "tab"
    legal: bool = False


@dataclass
class Numbering:
    """The numberings of a file and the counts so far; numberings over one abstract numbering count on together."""

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    restarts: Mapping[str, Mapping[int, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, number: str, at: int) -> str:
        """The number of the next paragraph on a level, with a space behind where one is wanted; "" for bullets and none."""
        levels = self.levels.get(number)
        if not levels or at not in levels:
            return ""
        counts = self.counts.setdefault(self.abstract[number], {})
        if number not in self.begun:
            self.begun.add(number)
            for level, start in self.restarts[number].items():
                counts[level] = start - 1
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        return self._printed(levels, at, counts)

    def _printed(self, levels: Mapping[int, Level], at: int, counts: Mapping[int, int]) -> str:
        level = levels[at]
        if level.format in ("bullet", "none"):
            return ""

        def shown(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            one = levels.get(other, Level())
            return numeral(counts.get(other, one.start), "decimal" if level.legal else one.format)

        number = re.sub(r"%([1-9])", shown, level.text)
        spaced = level.suffix != "nothing" and re.search(r"[条章节\w]$", number)
        return number + ("\u3000" if spaced else "")


def numeral(count: int, format_: str) -> str:
    """A count as a format writes it: 十二, 拾贰, 丙, ⑫, xii."""
    if format_ in COUNTING:
        return chinese(count)
    if format_ == "chineseLegalSimplified":
        return "".join(LEGAL[HAN.index(mark)] if mark in HAN else {"十": "拾", "百": "佰"}[mark] for mark in chinese(count))
    if format_ == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))
    if format_ in ("ideographTraditional", "ideographZodiac"):
        row = STEMS if format_ == "ideographTraditional" else BRANCHES
        return row[(count - 1) % len(row)]
    if format_ in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if format_ == "upperLetter" else letter
    if format_ in ("lowerRoman", "upperRoman"):
        return roman(count).upper() if format_ == "upperRoman" else roman(count)
    return _digits(count, format_)


def _digits(count: int, format_: str) -> str:
    if format_.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if format_ == "decimalEnclosedParen" and 1 <= count <= 20:
        return chr(0x2474 + count - 1)
    if format_ == "decimalEnclosedFullstop" and 1 <= count <= 20:
        return chr(0x2488 + count - 1)
    if format_ == "decimalZero":
        return f"{count:02}"
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(count)) if format_.startswith("decimalFullWidth") else str(count)


def chinese(count: int) -> str:
    """1 to 999 as officials count: 一, 十, 十二, 二十, 一百零三, 一百一十."""
    if count < 10:
        return HAN[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 1 else HAN[tens]) + "十" + (HAN[ones] if ones else "")
    hundreds, rest = divmod(count, 100)
    tail = "" if not rest else "零" + HAN[rest] if rest < 10 else ("一" if rest < 20 else "") + chinese(rest)
    return HAN[hundreds % 10] + "百" + tail


def roman(count: int) -> str:
    """xii for 12."""
    out = ""
    for value, letters in ROMAN.items():
        times, count = divmod(count, value)
        out += letters * times
    return out


def read(root: _Element | None, w: str) -> Numbering:
    """Read numbering.xml; `w` is the namespace in braces. Without that part no paragraph has a number."""
    if root is None:
        return Numbering({}, {}, {})
    abstracts = {one.get(f"{w}abstractNumId", ""): _levels(one, w) for one in root.iterfind(f"{w}abstractNum")}
    levels, abstract, restarts = {}, {}, {}
    for num in root.iterfind(f"{w}num"):
        key, base = num.get(f"{w}numId", ""), _value(num, f"{w}abstractNumId", w)
        overrides = {int(one.get(f"{w}ilvl", "0")): one for one in num.iterfind(f"{w}lvlOverride")}
        own = {at: _level(lvl, w) for at, one in overrides.items() if (lvl := one.find(f"{w}lvl")) is not None}
        levels[key] = {**abstracts.get(base, {}), **own}
        abstract[key] = base
        starts = {at: _value(one, f"{w}startOverride", w) for at, one in overrides.items()}
        restarts[key] = {at: int(start) for at, start in starts.items() if start.isdigit()}
    return Numbering(levels, abstract, restarts)


def _levels(one: _Element, w: str) -> dict[int, Level]:
    return {int(level.get(f"{w}ilvl", "0")): _level(level, w) for level in one.iterfind(f"{w}lvl")}


def _level(level: _Element, w: str) -> Level:
    format_, text, start, suffix = (_value(level, f"{w}{name}", w) for name in ("numFmt", "lvlText", "start", "suff"))
    legal = level.find(f"{w}isLgl") is not None
    return Level(format_ or "decimal", text, int(start) if start.isdigit() else 1, suffix or "tab", legal)


def _value(parent: _Element, child: str, w: str) -> str:
    found = parent.find(child)
    return found.get(f"{w}val", "") if found is not None else ""
