"""版头: what each line above the body is, told by its words."""

from __future__ import annotations

import re

from yizhang.gongwen.blocks import Block
from yizhang.gongwen.elements import number
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

COPY = regex(r"(?:份号[:：]?|编号[:：]|N[oO]\.?)?\d{6}")
SECRECY = regex(r"(?:密级[:：]?)?(?P<grade>绝密|机密|秘密)(?:[★☆*※](?P<term>长期|\S{1,10}))?")
URGENCY = regex(r"(?:(?:紧急程度|等级)[:：]?)?(?P<urgency>特急|加急|特提|平急|急件|紧急)(?:件|[·.]?明电)?")
SIGNER = regex(r"签发人?[:：](?P<names>.*)")
NAMES = regex(r"[\u4e00-\u9fff×·]{2,4}(?:[\s、，]+[\u4e00-\u9fff×·]{2,4}){0,3}|[\u4e00-\u9fff×]\s+[\u4e00-\u9fff×]")
RULE = regex(r"[\-—–_=─━―═*·.★\s]{2,}")
SUBTITLE = regex(r"[（(].*(?:通过|发布|公布|施行|修订|修正|\d年|[一二三四五六七八九〇○零]年).*")
NAVIGATION = regex(
    r"^(?:首页|提示|繁体|简体|您?(?:当前|现在)?的?(?:当前)?位置)|English|无障碍|长者[版模]|客户端|首页[>＞»]|字号|字体|文字大小"  # noqa: RUF001
    r"|浏览次数|阅读次数|打印|分享|登录|注册|收藏|[【\[]?大中小|发布时间|信息来源"
)
PATTERNS = {
    "rule": RULE,
    "copy_number": COPY,
    "secrecy": SECRECY,
    "urgency": URGENCY,
    "signer": SIGNER,
    "subtitle": SUBTITLE,
}
GAP = regex(r"\s{2,}|\t|\s+(?=签\s*发\s*人?\s*[:：])|(?<=号)(?=签\s*发\s*人)")


@dataclass(frozen=True)
class Line:
    """A line of the head, or a part of one, with what it is; "" is a line of title or letterhead."""

    what: str
    block: Block


def sort(blocks: list[Block]) -> list[Line]:
    """Name every line. A line is cut at wide gaps where a part of it has a name (number at the left, 签发人 at the right)."""
    lines: list[Line] = []
    for block in blocks:
        cut = _with_names([Line(what(piece.text), piece) for piece in pieces(block)])
        if len(cut) == 1 or not any(line.what for line in cut):
            cut = [Line(what(block.text), block)]
        if _wrapped_names(lines, block):
            cut = [Line("signer", block)]
        lines += _beside_number(lines, cut)
    return lines


def what(text: str) -> str:
    """copy_number, secrecy, urgency, signer, number, subtitle, rule, or nothing."""
    plain = tight(narrow(text))
    if NAVIGATION.search(plain):
        return "page"
    for name, pattern in PATTERNS.items():
        if pattern.fullmatch(plain):
            return name
    if len(plain) <= 40 and number.parse(text).serial is not None:
        return "number"
    return ""


def pieces(block: Block) -> list[Block]:
    """The parts of a line that wide gaps set apart."""
    text = block.text
    cuts = [(found.start(), found.end()) for found in GAP.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [slice_(block, start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def slice_(block: Block, start: int, end: int) -> Block:
    """The characters [start, end) of a block as a block."""
    return Block(block.text[start:end], block.start + start, block.paragraph, block.look, block.indent)


def runs(lines: list[Line]) -> list[list[Block]]:
    """Unnamed lines that stand together: letterhead, title."""
    out: list[list[Block]] = [[]]
    for line in lines:
        if line.what:
            out.append([])
        else:
            out[-1].append(line.block)
    return [run for run in out if run]


def signers(block: Block) -> tuple[str, ...]:
    """Names after 签发人 or on a line that goes on with them; a name of two characters may be spread."""
    plain = narrow(block.text).strip()
    names = plain.partition("：")[2] or plain.partition(":")[2] or ("" if "签" in plain[:3] else plain)
    if len(tight(names)) <= 3:
        return (tight(names),) if tight(names) else ()
    return tuple(name for name in re.split(r"[\s、，,]+", names) if name)


def _with_names(cut: list[Line]) -> list[Line]:
    """签发人：甲　　乙: the gap between names is no end of the signers."""
    out: list[Line] = []
    for line in cut:
        goes_on = bool(out) and out[-1].what == "signer" and bool(NAMES.fullmatch(narrow(line.block.text)))
        out.append(Line("signer", line.block) if goes_on else line)
    return out


def _beside_number(lines: list[Line], cut: list[Line]) -> list[Line]:
    """Under 签发人 the last line of names has the number at its left (GB/T 9704 7.2.6)."""
    if not lines or lines[-1].what != "signer" or [line.what for line in cut] != ["number", ""]:
        return cut
    names = cut[1].block
    return [cut[0], Line("signer", names)] if NAMES.fullmatch(narrow(names.text).strip()) else cut


def _wrapped_names(lines: list[Line], block: Block) -> bool:
    """A second line of signers stands directly under the first and at least as far in."""
    apart = block.indent >= 2 or block.look.align == "right"
    return bool(lines) and lines[-1].what == "signer" and apart and bool(NAMES.fullmatch(narrow(block.text)))
