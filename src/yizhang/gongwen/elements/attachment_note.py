"""附件说明: 附件, a colon, and the names of the annexes, numbered when there are several (GB/T 9704 7.3.4)."""

from __future__ import annotations

import re

from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

HEAD = regex(r"^\s*附\s*(?P<jian>件?)(?P<other>[表图录]|清单|目录)?\s*(?P<colon>[:：])?\s*")
WHOLE = regex(r"^\s*[（(]\s*(?=附)(.*?)[)）]\s*$", re.DOTALL)
# ⒈ and ① are numbers of one character each.
DOTTED = {0x2488 + n: f" {n + 1}. " for n in range(20)} | {0x2460 + n: f" ({n + 1}) " for n in range(20)}
SUFFIX = regex(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rar|zip|txt|pptx?|jpg)$", re.IGNORECASE)
NUMBER = regex(r"^\s*(?:(\d{1,2})\s*(?:[.．、]|(?=[\u4e00-\u9fff《]))|[（(](\d{1,2})[)）]|([一二三四五六七八九十]{1,3})[、.．])\s*")
COLON = regex(r"^\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[:：]\s*")
INLINE = regex(r"\s+(?=\d{1,2}\s*[.．、]|[（(]\d{1,2}[)）])|(?<=[；;。，,、])(?=\d{1,2}\s*[.．、](?!\d))|\s+(?=附件\s*\d)")
COLON_AFTER = regex(r"\d{1,2}\s*[:：]")
PREFIXED = regex(r"^\s*附件(?=\s*[\d一二三四五六七八九十])")
WITH_COMMA, IN_BRACKETS = regex(r"\s*\d{1,2}、"), regex(r"\s*[（(]\d{1,2}[)）]")
WITHOUT_DOT = regex(r"\s*\d{1,2}\s*(?=[\u4e00-\u9fff《])")
NUMERALS = frozenset("0123456789（(一二三四五六七八九十" + "".join(map(chr, range(0xFF10, 0xFF1A))))
# The head of an annex itself stands alone on its line: 附件, 附件1, 附件一, 附：
ALONE = regex(r"^附\s*件?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d+)?\s*[:：]?$")


@dataclass(frozen=True)
class AttachmentsRead:
    """Names of annexes in order, without numbers and marks."""

    items: tuple[str, ...] = ()
    ok: bool | None = None
    faults: tuple[str, ...] = ()


def starts(line: str) -> bool:
    """Whether an 附件说明 begins on this line: 附件：…, 附件1.…, 附：…."""
    plain = narrow(line[:80]).strip()
    head = HEAD.match(plain)
    if not head or not plain or ALONE.match(plain):
        return False
    rest = plain[head.end() :]
    return bool(head["colon"] or (head["jian"] and NUMBER.match(rest)) or (head["jian"] and COLON_AFTER.match(rest)))


def heads_annex(line: str) -> bool:
    """Whether the line is the 附件 or 附件1 on top of an annex."""
    return bool(len(line) < 40 and ALONE.match(narrow(line).strip()))


def continues(line: str) -> bool:
    """Whether the line is a further numbered name."""
    return line.lstrip()[:1] in NUMERALS and bool(NUMBER.match(narrow(line[:40])))


def parse(text: str) -> AttachmentsRead:
    """Read the whole note, of one or several lines."""
    whole = WHOLE.match(text)
    plain = narrow(whole[1] if whole else text).translate(DOTTED).strip()
    head = HEAD.match(plain)
    if not head or not plain:
        return AttachmentsRead()
    pieces = [piece for line in plain[head.end() :].split("\n") for piece in INLINE.split(line) if piece.strip()]
    items, numbers = _items(pieces)
    faults = (*_faults(head, pieces, items, numbers), *(("附件说明加括号",) if whole else ()))
    return AttachmentsRead(tuple(_name(item) for item in items), not faults if items else None, faults)


def _items(pieces: list[str]) -> tuple[list[str], list[str]]:
    """A line without a number goes on with the name before it."""
    items: list[str] = []
    numbers: list[str] = []
    for piece in pieces:
        plain = PREFIXED.sub("", piece)
        found = NUMBER.match(plain) or COLON.match(plain)
        if found or not items:
            items.append(plain[found.end() :] if found else plain)
            numbers.append(next((one for one in found.groups() if one), "") if found else "")
        else:
            items[-1] += plain.strip()
    return items, numbers


def _name(item: str) -> str:
    name = SUFFIX.sub("", tight(item).rstrip("；;。，,、."))
    return name[1:-1] if name.startswith("《") and name.endswith("》") and name.count("《") == 1 else name


def _faults(head: re.Match[str], pieces: list[str], items: list[str], numbers: list[str]) -> list[str]:
    digits = [number for number in numbers if number]
    counted = [int(one) for one in digits if one.isdigit()]
    checks = (
        ("“附件”写作“附”", not head["jian"] and not head["other"]),
        (f"“附件”写作“附{head['jian']}{head['other']}”", bool(head["other"])),
        ("“附件”后缺冒号", not head["colon"]),
        ("附件名称后有标点", any(item.strip().endswith(("。", "；", "，", ";")) for item in items)),
        ("附件未编号", len(items) > 1 and len(digits) < len(items)),
        ("附件顺序号不连续", len(counted) == len(digits) > 1 and counted != list(range(1, len(counted) + 1))),
        ("附件顺序号用汉字", any(not number.isdigit() for number in digits)),
        ("顺序号后用顿号", any(map(WITH_COMMA.match, pieces))),
        ("顺序号用括号", any(map(IN_BRACKETS.match, pieces))),
        ("顺序号后缺点", len(items) > 1 and any(map(WITHOUT_DOT.match, pieces))),
        ("附件名称带文件扩展名", any(SUFFIX.search(item.strip()) for item in items)),
        ("附件名称加书名号", any(tight(item).startswith("《") and tight(item).rstrip("；。").endswith("》") for item in items)),
    )
    return [name for name, wrong in checks if wrong]
