"""标题 = 发文机关名称 + 关于 + 事由 + 文种; chains of 印发 转发 批转; titles in 《》 and inside those in 〈〉."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from yizhang.gongwen.document import Kind, Title
from yizhang.gongwen.elements import kinds, number, organs
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, spread, tight, unspread
from yizhang.law.values import dataclass

FORM = regex(r"(?:关于)?(印发|转发|批转)")
# What ends the issuer: 关于, the verbs of passing on, and the verbs of an order.
TURN = regex(r"关于|印发|转发|批转|发布|公布|对(?=.{2,60}(?:答复|回复)$)")
MISPLACED = regex(r"^关于(.{2,20}?)(?:发布|印发|转发|批转)")
# An organ in front of a year or of its own meeting, without 关于; a meeting that resolves something is its issuer.
LED_BY = regex(
    r"(\S{1,30}?(?:政府|办公[厅室]|委员会|[局厅委部院]))"
    r"(?=(?:19|20)\d{2}|第[\d一二三四五六七八九十百]+[次届]|(?:常务|全体|办公(?![厅室])|专题|党组)(?:会议?)?|对(?=.{4,60}(?:提案|建议|议案)))"
)
MEETING = regex(r".{4,40}(?:会议|代表大会|全会)")
# Who wrote what is passed on, when no 关于 follows the name.
LEADER = regex(
    r"(\S{2,24}?(?:政府|办公[厅室]|委员会|[局厅]|(?<!内)部(?!分|署|门)|[革监健建]委))"
    r"(?:等(?:\d+|[一二三四五六七八九十]+)?(?:个?部门|单位))?(?!.{0,1}关于)"
)
BRACKETED = regex(r"[（(]([^（()）]{1,40})[)）]$")
WHOLLY_MARKED = regex("《([^《》]*)》")
MARKS = {"《": "》", "〈": "〉", "“": "”", "（": "）", "(": ")", "<": ">", "\uff1c": "\uff1e", "〔": "〕", "[": "]"}
BOOK = "《<\uff1c"
BLANK = "\ufffc"


@dataclass(frozen=True)
class TitleRead:
    """A title with what its words show beyond the document's own value."""

    value: Title
    joined: str = ""
    nested: tuple[str, ...] = ()
    number: str = ""
    missing: tuple[str, ...] = ()

    @property
    def joint(self) -> bool:
        """Whether several organs issue together."""
        return len(organs.joint(self.value.issuer)) > 1 if self.value.issuer else False


def join(lines: str) -> str:
    """The lines of a title as one, without the spaces that spread it; organs side by side keep a 、 between them."""
    pieces = ["、".join(organs.joint(line)) if organs.side_by_side(line) else line.strip() for line in lines.split("\n") if line.strip()]
    for n, (before, after) in enumerate(pairwise(pieces)):
        if not all(map(organs.is_organ, organs.parts(before))):
            break
        pieces[n] += "、" if _begins_with_organ(after) and not pieces[n].endswith("、") else ""
    text = "".join(tight(piece) if spread(piece) else unspread(narrow(piece)) for piece in pieces)
    return _side_by_side(pieces[0], text) if pieces else text


def _side_by_side(first: str, text: str) -> str:
    """Organs with spaces between them in front of 关于 or a verb get a 、."""
    turn = TURN.search(narrow(first))
    names = narrow(first)[: turn.start()].split() if turn else []
    if len(names) < 2 or not all(len(name) > 2 and organs.is_organ(name) for name in names):
        return text
    return "、".join(names) + text[len("".join(names)) :]


def _begins_with_organ(line: str) -> bool:
    turn = TURN.search(line)
    return bool(turn is None or turn.start()) and all(map(organs.is_organ, organs.parts(line[: turn.start()] if turn else line)))


@lru_cache(maxsize=64)
def parse(text: str) -> TitleRead:
    """Read a title of one or several lines."""
    joined = join(text)
    plain, num = _without_number(joined)
    whole = WHOLLY_MARKED.fullmatch(plain)
    plain = whole[1] if whole else plain
    mask, quoted, nested, faults = _mask(plain)
    core = _core(mask)
    stated = _stated(plain, core)
    before = core[: len(core) - len(stated)].removesuffix("的") if stated else core
    issuer = _issuer(plain, before)
    form, inner_kind, inner_issuer, about = _passed_on(plain, before, kinds.kind_of(stated))
    if not form:
        about = _about(plain, before, len(issuer))
    if MISPLACED.match(before) and organs.is_organ(MISPLACED.match(before)[1]):  # type: ignore[index]
        faults += ("“关于”置于发文机关前",)
    value = Title(joined, issuer, about, kinds.kind_of(stated), stated, form, inner_kind, inner_issuer, quoted, faults)
    missing = (("发文机关", not issuer), ("事由", not about), ("文种", not stated))
    return TitleRead(value, joined, nested, num, tuple(name for name, gone in missing if gone))


def _without_number(text: str) -> tuple[str, str]:
    found = BRACKETED.search(text)
    if found and (read := number.parse(found[1])).serial is not None and read.code:
        return text[: found.start()], found[1]
    return text, ""


def _core(mask: str) -> str:
    """Without what stands in brackets behind the kind: （试行）, （征求意见稿）."""
    return mask.rstrip(BLANK) or mask


def _mask(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Blank out what stands in marks, so that 关于 and 通知 of a quoted title do not count; list the quoted titles."""
    out, stack = list(text), list[int]()
    quoted: list[str] = []
    nested: list[str] = []
    faults: dict[str, None] = {}
    for at, mark in enumerate(text):
        if stack and mark == MARKS[text[stack[-1]]]:
            start = stack.pop()
            inner = text[start + 1 : at]
            if text[start] in BOOK and not any(text[one] in BOOK for one in stack):
                quoted.append(inner)
            elif text[start] in f"〈{BOOK}":
                nested.append(inner)
            if not stack:
                out[start : at + 1] = BLANK * (at + 1 - start)
            if text[start] in BOOK[1:]:
                faults["单书名号用半角 < >"] = None
        elif mark in MARKS:
            stack.append(at)
    if any(text[one] in BOOK for one in stack):
        faults["左书名号未闭合"] = None
    elif "》" in "".join(out):
        faults["右书名号多余"] = None
    return "".join(out), tuple(quoted), tuple(nested), tuple(faults)


def _stated(plain: str, core: str) -> str:
    """The words that stand as 文种: after the last 的, or the word that ends the title."""
    for made_up in ("请示报告", "申请报告", "报告请示", "请示函"):
        if core.endswith(made_up):
            return made_up
    after = core.rpartition("的")[2] if "的" in core else ""
    if after and BLANK not in after and len(after) <= 10 and kinds.ending(after):
        return after if "关于" not in after else kinds.ending(after)
    word = kinds.ending(core)
    for longer in ("会议纪要", "指导意见", "实施方案", "实施办法", "管理办法", "复函", "预公告"):
        if core.endswith(longer):
            return longer
    return word


def _issuer(plain: str, before: str) -> str:
    """The organs in front, up to 关于 or a verb."""
    turn = TURN.search(before)
    head = before[: turn.start()] if turn else before
    if turn is None and (named := LED_BY.match(head)) and organs.is_organ(named[1]):
        return named[1]
    if turn and MEETING.fullmatch(head):
        return head
    if BLANK in head:
        head = head[: head.index(BLANK)] if turn is None else head
    return plain[: len(head)] if _organs(head) else ""


def _organs(head: str) -> bool:
    return bool(head) and all(organs.is_organ(name) or name.endswith(("政府", "公司")) for name in organs.parts(head.replace(BLANK, "")))


def _passed_on(plain: str, before: str, kind: Kind | None) -> tuple[str, Kind | None, str, str]:
    """The form, and kind and issuer of what is passed on."""
    turn = TURN.search(before)
    found = FORM.match(before, turn.start()) if turn else None
    if not found:
        return "", None, "", ""
    inner_mask, inner = before[found.end() :], plain[found.end() : len(before)]
    quoted = re.fullmatch("([^《》]*)《(.*)》", inner)
    if quoted and (not quoted[1] or _organs(quoted[1])):
        title = parse(quoted[2]).value
        return found[1], title.kind, quoted[1] or title.issuer, inner
    next_ = TURN.search(inner_mask)
    issuer = inner[: next_.start()] if next_ and _organs(inner_mask[: next_.start()]) else ""
    if not issuer and found[1] != "印发" and (led := LEADER.match(inner_mask)) and organs.is_organ(led[1]):
        issuer = led[0]
    word = kinds.ending(inner_mask.rstrip(BLANK))
    inner_kind = kinds.WORDS.get(word)
    if not word and found[1] != "印发" and "关于" in inner_mask:
        inner_kind = kind
    return found[1], inner_kind, issuer, inner


def _about(plain: str, before: str, issuer: int) -> str:
    turn = before.find("关于")
    if turn >= 0:
        return plain[turn + 2 : len(before)]
    return plain[issuer : len(before)]
