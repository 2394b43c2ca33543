"""成文日期: Arabic digits without leading zeros (GB/T 9704 7.3.5.4); before July 2012 Chinese numerals were the rule."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import WIDE_DIGIT, narrow, tight
from yizhang.law.values import dataclass, replace

SINCE = date(2012, 7, 1)
ZEROS = "〇○零"
HAN = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "元": 1, "正": 1, "廿": 20, "卅": 30, **dict.fromkeys(ZEROS, 0)}
MISREAD = {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1"}
NUMERAL = r"[\dOoQlI〇○零一二三四五六七八九十廿卅元正]"
DATE = regex(f"(?P<year>{NUMERAL}{{2,4}})年(?P<month>{NUMERAL}{{1,3}})月(?P<day>{NUMERAL}{{1,4}})[日曰号]")
SHORT = regex(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-./－．])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
# What is left of a date when a conversion lost 年, 月 or 日.
LOST = regex(r"(?P<year>(?:19|20)\d{2})(?:(?P<mark>)(?P<month>[01]\d)(?P<day>[0-3]\d)|年(?P<month_>\d{1,2})月(?P<day_>\d{1,2}))")
APART = regex(r"((?:19|20)\d{2})\s+(\d{1,2})\s+(\d{1,2})")
HOLE = r"[\d×Xx○〇*_\uff0a一二三四五六七八九十零\s]"
HINT = regex(r"年|\d[-./\uff0e\uff0f]\d")
SEALED = regex(r"[（(〔\[].{0,12}[印章][）)〕\]]$")
BY_CHARACTERS = regex("[〇○零一二三四五六七八九十廿]")
BLANK = regex(f"{HOLE}{{0,6}}年{HOLE}{{0,4}}月(?:{HOLE}{{0,4}}日|$)")


@dataclass(frozen=True)
class DateRead:
    """A date as read. `ok` None when right by the rule of its time; `value` None when it is no day of the calendar or has blanks."""

    value: date | None = None
    ok: bool | None = None
    faults: tuple[str, ...] = ()
    text: str = ""
    start: int = 0


@lru_cache(maxsize=256)
def chinese(text: str) -> int:
    """十二 is 12, 二十三 is 23, 一百零五 is 105, 二〇一八 is 2018."""
    if not any(mark in "十百廿卅" for mark in text):
        return int("".join(str(HAN[mark]) for mark in text if mark in HAN) or 0)
    text = text.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    total, last = 0, 0
    for mark in text:
        if mark in "十百":
            total, last = total + (last or 1) * (10 if mark == "十" else 100), 0
        else:
            last = HAN.get(mark, 0)
    return total + last


@lru_cache(maxsize=64)
def parse(text: str) -> DateRead:
    """The first date in the text. Spaces between its characters are passed over."""
    plain = tight(narrow(APART.sub(r"\1-\2-\3", narrow(text).strip())))
    found = DATE.search(plain) or SHORT.search(plain)
    if not found and (lost := LOST.fullmatch(plain)):
        return _lost(lost)
    if not found:
        blank = BLANK.search(plain)
        return DateRead(None, False, ("日期不完整",), blank[0]) if blank else DateRead()
    faults = _faults(found, text)
    value = _day(found)
    if value is None:
        return DateRead(None, False, (*faults, "日期不存在"), found[0], found.start())
    if _by_characters(found) and value >= SINCE:
        faults = (*faults, "2012年7月后应用阿拉伯数字")
    ok = False if faults else (None if _by_characters(found) else True)
    return DateRead(value, ok, faults, found[0], found.start())


def _lost(found: re.Match[str]) -> DateRead:
    """20260302, and 2026年3月2 without its last character."""
    month, day = found["month"] or found["month_"], found["day"] or found["day_"]
    read = parse(f"{found['year']}年{int(month)}月{int(day)}日")
    fault = "未用年月日" if found["month"] else "缺“日”"
    return replace(read, ok=False, faults=(fault, *read.faults), text=found[0])


def only_date(text: str) -> bool:
    """Whether the line is a date and nothing else (a seal's mark after it does not count)."""
    if len(text) > 80 or not HINT.search(text):
        return False
    plain = SEALED.sub("", tight(narrow(text)))
    return len(plain) <= 24 and bool(DATE.fullmatch(plain) or SHORT.fullmatch(plain) or BLANK.fullmatch(plain))


def _by_characters(found: re.Match[str]) -> bool:
    return bool(BY_CHARACTERS.search(found["year"] + found["month"] + found["day"]))


def _faults(found: re.Match[str], raw: str) -> tuple[str, ...]:
    year, month, day = found["year"], found["month"], found["day"]
    han, all_ = _by_characters(found), year + month + day
    checks = (
        ("ASCII 零混入汉字日期", han and "0" in all_),
        ("汉字与阿拉伯数字混用", han and not set("123456789").isdisjoint(all_)),
        ("用字母O代零", not set("OoQ").isdisjoint(all_)),
        ("用字母l代一", not set("lI").isdisjoint(all_)),
        ("前导零", not han and (month.startswith("0") or day.startswith("0"))),
        ("两位年份", len(year) < 4),
        ("未用年月日", "mark" in found.groupdict()),
        ("全角数字", bool(WIDE_DIGIT.search(raw))),
        ("“日”误作“号”", found[0].endswith("号")),
        ("“日”误作“曰”", found[0].endswith("曰")),
    )
    return tuple(name for name, wrong in checks if wrong)


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (_number(found[name]) for name in ("year", "month", "day"))
    if year < 100:
        year += 1900 if year > 60 else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    plain = "".join(MISREAD.get(mark, mark) for mark in text)
    if plain.isascii():
        return int(plain)
    return chinese("".join("〇一二三四五六七八九"[int(mark)] if mark.isascii() and mark.isdigit() else mark for mark in plain))
