"""How many matters a request puts forward, and whether two of them are one (一文一事, 条例 15(4)).

Two requests are told apart by what they want and by how the writer parts them: 另, 此外, 同时还, or separate numbered items. Two approvals
for one project (立项 and 用地) may be one matter; that is for people to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import combinations

from yizhang.gongwen.phrases import GRANT, Form, masked, requests
from yizhang.gongwen.regex import regex
from yizhang.law.values import dataclass


class Relation(Enum):
    """Whether two requests of one document are about one matter."""

    SAME = "同一事项"
    DOUBTFUL = "可能是两事"
    DIFFERENT = "两个事项"


@dataclass(frozen=True)
class Wanted:
    """One thing asked for: the words, what they are about, and the mark that parts it from the one before (另, 二、)."""

    text: str
    about: str
    start: int
    parted: str = ""


PARTED = regex(r"^(?:另外|此外|另|同时还|除此之外|还有|其次|并且|并|同时|以及)")
BESIDES = ("另", "此外", "同时", "除此之外", "还有")
HELPED = regex(
    r"(?:^|[。；\n])\s*(?P<mark>另外|另|此外|同时还?|除此之外|还有)[，,]?(?P<wish>[^。；\n]{0,60}?(?:拟|打算|计划|需|尚缺|急缺)[^。；\n]{2,60}?)"
    r"[，,](?:敬|恳|特|一并|也)*请(?:[^，。；\n]{0,8}?政府)?(?:一并|予以?|给予|大力|准予)*(?:支持|批准|同意|解决|帮助|批示|审批)",
    near=("另", "此外", "同时", "除此之外", "还有"),
)
ITEM = regex(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|其[一二三四五]|[一二三四五]是)"
)
INTENDED = regex(
    r"(?:^|[，。；…\n])(?:我们\S{0,4}|我[局委办镇乡区县市校院]|同时|还|另外?|也|此外)*(?:想|打算|计划)(?:新)?(?P<wish>[建办购设开修添][^，。；\n]{2,30})"
)
FURTHER = regex(rf"[，；](?P<mark>并|同时|以及|一并)(?:请|申请|请求|恳请)?(?P<wish>{GRANT}[^，。；\n]{{2,30}})")
LISTED = regex(r"(?:请求|申请|恳请|请)[^。\n]{0,20}?(?:以下|下列|如下)[^。\n]{0,6}(?:事项|问题|请求)")
ANAPHORA = regex(r"该|其|上述|本(?:项目|工程|中心)|此项|相应|配套|所需|为此|相关")
# A plea for support or for the ruling itself names no matter of its own; nor does the head of a list.
BARE = regex(
    r"^(?:支持|批准|同意|解决|帮助|批示|批复|审批|审定|协调|研究|给予|予以|大力|为盼|为荷)*(?:以下|下列|如下|上述|该|此)?[^，。；\n]{0,1}(?:事项|请求|问题)?[:：]?$"
)
GENERIC = regex(
    r"专项|资金|经费|编制|人员|用地|指标|贷款|补助|补贴|费用|预算|开办|启动|运行|建设|设备|项目|工程|问题|有关|安排|解决|批准|同意|设立|成立|增加|追加|拨付|给予|予以|支持|核定|下达|土地|划拨"
    r"|新建|购置|配备|立项|规划|方案|我[市区县局镇乡校]|市政府|县政府|区政府|领导|上级|申请|请求|恳请|现|特|为|的|和|与|及|[0-9.,，]+|万元|亿元|平方米|公顷|名|个|亩|元|[一二三四五六七八九十两]+"
)
SHARED = 3
LONGEST_CLAUSE = 120
SENTENCE = 400
MOST = 20  # requests compared with each other; more than that are several matters anyway


def wanted(text: str) -> tuple[Wanted, ...]:
    """All that a text asks for, in order; closings and bare pleas for support want nothing of their own."""
    plain = masked(text)
    found = [*_asked(text, plain), *_intended(plain), *_further(text, plain), *_listed(plain)]
    found.sort(key=lambda one: one.start)
    return tuple({one.start: one for one in reversed(found)}.values())[::-1]


def pairs(text: str, subject: str = "") -> Iterator[tuple[Wanted, Wanted, Relation]]:
    """Every two requests that are not plainly one matter; `subject` is what the title says the document is about."""
    for first, second in combinations(wanted(text)[:MOST], 2):
        relation = related(first, second, subject)
        if relation is not Relation.SAME:
            yield first, second, relation


def beside(text: str, subject: str) -> Wanted | None:
    """What is asked for behind 另外, 此外 or 同时 and has no word in common with the subject of the title, nor with what went before.

    The subject is the first matter, whether or not the text asks for it in words. What is asked for without saying what for (土地30亩)
    is for that, and so may be money under a short name (赛事经费); posts and things for another purpose are a matter of their own.
    """
    plain = masked(text)
    for wish in (*wanted(text), *_helped(plain)):
        if not wish.parted.startswith(BESIDES) or ANAPHORA.search(wish.about):
            continue
        purpose, goods = GENERIC.sub("", wish.about.removeprefix(wish.parted)).strip("，, "), _goods(wish)
        before = plain[: plain.rfind(wish.parted, 0, wish.start)]
        apart = _longest_common(purpose, GENERIC.sub("", subject)) < 2 and _longest_common(purpose, before) < SHARED
        if apart and len(purpose) >= (2 if goods & {"人", "地", "物"} else 4 if goods else LONGEST_CLAUSE):
            return wish
    return None


def related(first: Wanted, second: Wanted, subject: str = "") -> Relation:
    """Whether two requests are one matter, judged by their words."""
    one, other = (GENERIC.sub("", wish.about) for wish in (first, second))
    shared = _longest_common(one, other)
    if not second.parted:
        return Relation.SAME
    if shared >= SHARED or (one and other and (one in other or other in one)):
        return Relation.DOUBTFUL if _different_goods(first, second) else Relation.SAME
    if ANAPHORA.search(second.about) or len(other) < SHARED or not _goods(second) or _both_of(subject, one, other):
        return Relation.DOUBTFUL
    return Relation.DIFFERENT


GOODS = (
    ("钱", regex(r"资金|经费|款|万元|亿元|补助|补贴|费用")),
    ("人", regex(r"编制|机构|人员|职数|[设成]立")),
    ("地", regex(r"用地|土地|亩|公顷")),
    ("物", regex(r"用房|房屋|场地|车辆|设备|公车|购置|配备")),
    ("准", regex(r"立项|规划|方案|建设|建")),
)


def _different_goods(first: Wanted, second: Wanted) -> bool:
    """Money and land for one project are two approvals."""
    one, other = _goods(first), _goods(second)
    return bool(one and other) and not one & other


def _goods(wish: Wanted) -> set[str]:
    """What kind of thing is wanted; a word on who shall run it (明确由市科技局管理) wants none."""
    return {name for name, words in GOODS if words.search(wish.text + wish.about)}


def _both_of(subject: str, one: str, other: str) -> bool:
    """Whether the title speaks of both."""
    plain = GENERIC.sub("", subject)
    return bool(plain) and _longest_common(plain, one) >= SHARED and _longest_common(plain, other) >= SHARED


def _asked(text: str, plain: str) -> Iterator[Wanted]:
    for phrase in requests(text):
        if phrase.form is Form.CLOSING or BARE.match(phrase.wish):
            continue
        end = _clause_end(plain, phrase.end)
        about = ITEM.sub("", plain[_begin(plain, phrase.start) : end])[-LONGEST_CLAUSE:]
        yield Wanted(plain[phrase.start : end], about, phrase.start, _parted(plain, phrase.start))


def _intended(plain: str) -> Iterator[Wanted]:
    """想建一所敬老院: what a request wants before it asks for help with it."""
    for found in INTENDED.finditer(plain):
        yield Wanted(found["wish"], found["wish"], found.start("wish"), "同时还" if re.search("还|另|此外", found[0]) else "")


def _helped(plain: str) -> Iterator[Wanted]:
    """另外，我局拟购置校车，请予支持: what a sentence set apart intends, where its plea says no more than that it wants help."""
    for found in HELPED.finditer(plain):
        yield Wanted(found["wish"], found["wish"], found.start("wish"), found["mark"])


def _further(text: str, plain: str) -> Iterator[Wanted]:
    """，并安排……: a second wish in the sentence of a first one."""
    starts = [phrase.start for phrase in requests(text)]
    for found in FURTHER.finditer(plain):
        begin = _begin(plain, found.start())
        if any(begin <= start < found.start() for start in starts):
            yield Wanted(found["wish"], found["wish"], found.start("wish"), found["mark"])


def _listed(plain: str) -> Iterator[Wanted]:
    """请批准以下事项：一、…… 二、……: every item is a wish."""
    if not (head := LISTED.search(plain)):
        return
    at = plain.find("\n", head.end())
    while 0 <= at < len(plain):
        end = plain.find("\n", at + 1)
        line = plain[at + 1 : end if end >= 0 else len(plain)]
        if found := ITEM.match(line):
            yield Wanted(line[:40], line[found.end() :], at + 1 + found.end(), found[0])
        at = end


def _begin(plain: str, start: int) -> int:
    window = max(0, start - SENTENCE)
    return max(window, max(plain.rfind(mark, window, start) for mark in "。；\n") + 1)


def _clause_end(plain: str, start: int) -> int:
    return min((at for mark in "，。；\n" if (at := plain.find(mark, start)) >= 0), default=len(plain))


def _parted(plain: str, start: int) -> str:
    """The mark before a request: an item's number, or a word at the head of its sentence or clause."""
    begin = _begin(plain, start)
    line = plain[plain.rfind("\n", 0, start) + 1 : start]
    clause = plain[max(plain.rfind(mark, 0, start) for mark in "，。；\n") + 1 : start]
    for piece in (plain[begin:start], clause):
        if found := PARTED.match(piece):
            return found[0]
    found = ITEM.match(line)
    return found[0].strip() if found else ""


def _longest_common(one: str, other: str) -> int:
    """The length of the longest run of characters that both hold."""
    return max(
        (
            size
            for size in range(min(len(one), len(other)), 0, -1)
            if any(one[at : at + size] in other for at in range(len(one) - size + 1))
        ),
        default=0,
    )
