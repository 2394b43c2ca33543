"""引文: the documents and laws a passage names, first the title, then the number."""

from __future__ import annotations

from typing import NamedTuple

from yizhang.gongwen.document import Kind
from yizhang.gongwen.elements import kinds, number, title
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

LAW = regex(r"(?:法|法典|宪法|条例|规则|细则|办法|规定|章程)(?:[（(].{1,10}[)）])?$")
# A number in front of the title, and one that stands for a document whose title is not given: 锡教〔2026〕8号文收悉.
BEFORE = regex(r"(?P<number>[\u4e00-\u9fff×]{2,14}[〔﹝\[（(【](?:19|20)\d{2}[〕﹞\])）】]\d{1,5}号)\s*文?$")
ALONE = regex(
    r"(?:你|贵)\S{0,8}?(?:[局委厅部办院会处所市县区镇乡司团]|单位|公司|中心)(?P<number>[\u4e00-\u9fff×]{2,10}?[〔﹝\[（(【](?:19|20)\d{2}[〕﹞\])）】]\d{1,5}号)(?:文|文件|函|来函|来文)?(?:均?已?收悉|悉)"
)
HALF = regex(r"[<\uff1c]([^<>\uff1c\uff1e《》。\n]{3,80})[>\uff1e]")
BRACKETED = regex(r"\s*[（(]([^（()）]{3,60})[)）]")
CITED = "请示|报告|来函|函|意见|通知|批复|决定|通报|议案|提案|建议|纪要|公告|通告"
# Without book marks: 关于…的请示（number）收悉. No mark of a sentence inside.
BARE = regex(
    rf"(?P<title>[\u4e00-\u9fff×]{{0,24}}关于[^《》。；！？\n]{{2,120}}?(?:{CITED}))"
    r"(?=\s*(?:[（(][^（()）]{3,60}[)）])?\s*(?:[，,、和及]|均?已?收悉|悉))"
)
OWNER = regex(r"^(?:你|贵|我)\S{0,6}?(?=关于)")
REPLY = regex(r"现?(?:就.{0,20})?(?:将.{0,20}?)?(?P<kind>批复|函复|答复|复函|通知|通报|报告|决定|回复)如下")


@dataclass(frozen=True)
class Cited:
    """One document named in a passage, with where its title stands in the passage."""

    title: str
    number: str = ""
    kind: Kind | None = None
    inner_kind: Kind | None = None
    start: int = 0
    marked: bool = True


class CitationsRead(NamedTuple):
    """All that a passage names."""

    cited: tuple[Cited, ...] = ()
    laws: tuple[str, ...] = ()
    reply_kind: str = ""
    faults: tuple[str, ...] = ()


def parse(text: str) -> CitationsRead:
    """Read a passage. An unclosed 《 is a fault and never swallows what follows up to the next 》."""
    half = bool(HALF.search(text))
    text = HALF.sub(r"《\1》", text) if half else text
    spans, faults = _marked(text)
    faults = (*faults, "书名号用尖括号") if half else faults
    cited, laws = [], []
    for start, end in spans:
        name = text[start + 1 : end]
        if LAW.search(name) and kinds.ending(name) not in kinds.WORDS:
            laws.append(name)
        else:
            cited.append(_cited(text, name, start, end + 1, marked=True))
    covered = [(one.start, one.start + len(one.title) + 2) for one in cited]
    for found in BARE.finditer(text) if _outside_marks(text, spans) else ():
        if not any(start <= found.start("title") < end for start, end in covered):
            bare, begin = _bare(found["title"], found.start("title"))
            cited.append(_cited(text, bare, begin, found.end("title"), marked=False))
    if not cited and "悉" in text and (alone := ALONE.search(text)):
        cited.append(Cited("", alone["number"], start=alone.start("number"), marked=False))
    reply = REPLY.search(text)
    return CitationsRead(tuple(sorted(cited, key=lambda one: one.start)), tuple(laws), reply["kind"] if reply else "", faults)


def _outside_marks(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether 关于 stands anywhere but in the titles that are marked."""
    return text.count("关于") > sum(text.count("关于", start, end) for start, end in spans)


def _marked(text: str) -> tuple[list[tuple[int, int]], tuple[str, ...]]:
    """Outermost 《…》; inside, one level of 《》 or 〈〉 is let through, a full stop is not."""
    spans: list[tuple[int, int]] = []
    stack: list[int] = []
    faults: dict[str, None] = {}
    for at, mark in enumerate(text):
        if mark == "《":
            stack.append(at)
        elif mark == "》" and stack:
            start = stack.pop()
            if not stack:
                spans.append((start, at))
        elif mark == "》":
            faults["右书名号多余"] = None
        elif mark in "。！？\n" and stack:
            stack.clear()
            faults["左书名号未闭合"] = None
    if stack:
        faults["左书名号未闭合"] = None
        spans += [(at, text.index("》", at)) for at in stack[1:] if "》" in text[at:]]
    return sorted(set(spans)), tuple(faults)


def _bare(name: str, start: int) -> tuple[str, int]:
    """Without 你局 or 贵厅 in front."""
    owner = OWNER.match(name)
    return (name[owner.end() :], start + owner.end()) if owner else (name, start)


def _cited(text: str, name: str, start: int, end: int, *, marked: bool) -> Cited:
    behind = BRACKETED.match(text, end)
    num = tight(behind[1]) if behind and number.parse(behind[1]).serial is not None else ""
    if not num and (before := BEFORE.search(text, max(0, start - 40), start)):
        num = before["number"]
    read = title.parse(name).value
    return Cited(tight(name), narrow(num), read.kind, read.inner_kind, start, marked)
