"""Where the head ends, the body begins and ends, what signs it, and what follows: annexes, 版记, the page's own furniture."""

from __future__ import annotations

from yizhang.gongwen.blocks import Block
from yizhang.gongwen.elements import attachment_note, dates, kinds, note, numbering, recipients, signature, tail
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import dataclass

HEAD_LINES = 60
# A line longer than this is text: no element but the body and its lists is so long.
LONGEST = 400
WRAPPED = 8
PAGE = regex(r"[—\-－–─\s·]{0,4}\d{1,3}[—\-－–─\s·]{0,4}|第\s*\d+\s*页(?:\s*[,，/共]?\s*共?\s*\d+\s*页)?")
PRINTED = regex(r"印\s*(?:发|制)\s*$")
COPIES = regex(r"^(?:抄\s*送|抄\s*报|分\s*送|主\s*送|发\s*送)\s*[:：]")
WRAPS = ("，", "、", ",")
COPYING = "抄分主发"
ATTENDANCE = regex(r"(出席|请假|列席)(?:人员)?\s*[:：]\s*")
PROSE = regex(r"[。；;]\s*$|。|^(?:第[一二三四五六七八九十]+[章条])\s|(?:如下|通知|指出|强调|认为)\s*[:：]$")


@dataclass(frozen=True)
class Zones:
    """Runs of blocks, in the order of the page. `remote` tells that the attachment note stands behind the signature, as on web pages."""

    head: list[Block]
    recipients: list[Block]
    body: list[Block]
    attachment_note: list[Block]
    signature: list[Block]
    note: list[Block]
    annexes: list[Block]
    imprint: list[Block]
    attendance: list[Block]
    remote: bool = False


def cut(blocks: tuple[Block, ...]) -> Zones:
    """Find the zones."""
    lines = [block for block in blocks if not _page_number(block)]
    lines, imprint = _imprint(lines)
    to = _recipients(lines)
    begin = to[1] if to else _prose(lines)
    head, addressed = (lines[: to[0]], lines[to[0] : to[1]]) if to else (lines[:begin], [])
    rest = lines[begin:]
    signed = _signature(rest)
    if signed is None:
        return _unsigned(head, addressed, rest, imprint)
    first, last = signed
    body, listed = _attachments(rest[:first])
    after, present = _attendance(rest[last:])
    remarks = [block for block in after[:3] if note.plausible(block.text)][:1]
    after = _document([block for block in after if block not in remarks])
    late = [] if listed else _late_attachments(after)
    return Zones(head, addressed, body, listed or late, rest[first:last], remarks, after[len(late) :], imprint, present, bool(late))


def _unsigned(head: list[Block], addressed: list[Block], rest: list[Block], imprint: list[Block]) -> Zones:
    """Without a signature the body ends at the first annex, or with the page's furniture."""
    rest = _document(rest)
    annex = next((n for n, block in enumerate(rest) if n and attachment_note.heads_annex(block.text)), len(rest))
    body, annexes = rest[:annex], rest[annex:]
    remarks = [block for block in body[-2:] if len(body) > 1 and note.plausible(block.text)]
    body, listed = _attachments([block for block in body if block not in remarks])
    return Zones(head, addressed, body, listed, [], remarks, annexes, imprint, [])


def _attendance(lines: list[Block]) -> tuple[list[Block], list[Block]]:
    """The lists of who was present stand under the signature of a 纪要, and are no annex."""
    end = 0
    while end < len(lines) and ATTENDANCE.match(narrow(lines[end].text)):
        end += 1
    return lines[end:], lines[:end]


def _page_number(block: Block) -> bool:
    plain = block.text[:LONGEST]
    foot = block.look.region == "footer" and not COPIES.match(plain) and not _printed(block)
    return foot or (len(plain) <= 14 and bool(PAGE.fullmatch(plain)) and not (len(plain) == 6 and plain.isdecimal()))


def _document(lines: list[Block]) -> list[Block]:
    """Up to the first line of the page's own furniture."""
    end = next((n for n, block in enumerate(lines) if tail.furniture(block.text)), len(lines))
    return lines[:end]


def _imprint(lines: list[Block]) -> tuple[list[Block], list[Block]]:
    """版记: 抄送 and 印发 lines at the end of the document, in front of any annex that was not bound with it."""
    for at, block in enumerate(lines):
        if not (block.text[0] in COPYING and COPIES.match(narrow(block.text))) and not _printed(block):
            continue
        if at < 3 or (COPIES.match(narrow(block.text)) and tight(block.text).startswith("主送") and at < len(lines) // 2):
            continue
        end = at + 1
        while end < len(lines) and end - at < 12 and not _printed(lines[end - 1]) and not attachment_note.heads_annex(lines[end].text):
            end += 1
        if any(_printed(line) for line in lines[at:end]) or end == len(lines):
            return lines[:at] + lines[end:], lines[at:end]
    return lines, []


def _printed(block: Block) -> bool:
    if "印" not in block.text[-12:]:
        return False
    plain = tight(block.text)
    return len(plain) < 60 and bool(PRINTED.search(plain)) and dates.parse(plain).value is not None


def _recipients(lines: list[Block]) -> tuple[int, int] | None:
    """The line that ends with a colon and names organs only, with the lines it wraps over."""
    for at, block in enumerate(lines[:HEAD_LINES]):
        if at and recipients.LABEL.match(narrow(block.text)) and recipients.plausible(f"{block.text}："):
            return at, at + 1
        if not block.text.endswith((":", "：")) or numbering.level_of(block.text)[0]:
            if at and PROSE.search(block.text) and len(block.text) > 20:
                return None
            continue
        start = _wrapped_from(lines, at)
        if recipients.plausible("".join(line.text for line in lines[start : at + 1])):
            return start, at + 1
    return None


def _wrapped_from(lines: list[Block], at: int) -> int:
    """Back over lines that end in ， or 、 or hold a list: a long list of recipients is wrapped."""
    start = at
    while start > 1 and at - start < WRAPPED and lines[start - 1].text.endswith(WRAPS) and lines[start - 1].look.align != "center":
        start -= 1
    return start


def _prose(lines: list[Block]) -> int:
    """The first line that is a sentence or leads to one, when nobody is addressed."""
    for at, block in enumerate(lines[:HEAD_LINES]):
        leads = len(block.text) > 16 and block.text.endswith((":", "："))
        long = len(block.text) > (70 if at else LONGEST)
        if PROSE.search(block.text) or leads or numbering.level_of(block.text)[1] or long:
            return at
    return min(len(lines), HEAD_LINES)


def _signature(lines: list[Block]) -> tuple[int, int] | None:
    """The first date that stands alone with a name above or below, or on the line of a name."""
    fallback = None
    for at, block in enumerate(lines):
        if dates.only_date(block.text):
            first, last = _names_around(lines, at)
            if last - first > 1:
                return first, last
            fallback = fallback or ((at, at + 1) if _ends(lines, at + 1) else None)
        elif _name_with_date(block.text):
            return at, at + 1
    return fallback or _names_only(lines)


def _names_around(lines: list[Block], at: int) -> tuple[int, int]:
    first = at
    while first and at - first < 30 and _signs(lines[first - 1]):
        first -= 1
    last = at + 1
    while last < len(lines) and (signature.seal_mark(lines[last].text) or (first == at and last - at < 4 and _signs(lines[last]))):
        last += 1
    return first, last


def _signs(block: Block) -> bool:
    if block.look.number or attachment_note.continues(block.text):
        return False
    return signature.seal_mark(block.text) or signature.name_line(block.text)


def _name_with_date(text: str) -> bool:
    """国务院办公厅 2018年12月4日 on one line."""
    if len(text) > 100 or not text.endswith(("日", "曰", "号")):
        return False
    plain = narrow(text).strip()
    found = dates.DATE.search(plain)
    return found is not None and len(plain) < 60 and found.end() == len(plain) and signature.name_line(plain[: found.start()])


def _names_only(lines: list[Block]) -> tuple[int, int] | None:
    """A name at the very end, the date forgotten."""
    if len(lines) > 1 and _signs(lines[-1]) and lines[-2].text.endswith(("。", "！", "：", ".")):
        return len(lines) - 1, len(lines)
    return None


def _ends(lines: list[Block], at: int) -> bool:
    """Whether the document may end here: nothing, a note, an annex or the title of one follows."""
    if at >= len(lines):
        return True
    text = lines[at].text
    return bool(kinds.ending(tight(text))) or note.plausible(text) or attachment_note.heads_annex(text) or tail.furniture(text)


def _attachments(lines: list[Block]) -> tuple[list[Block], list[Block]]:
    """The body, and the 附件说明 at its end."""
    for back in range(1, min(len(lines), 40) + 1):
        at = len(lines) - back
        if attachment_note.starts(lines[at].text):
            return lines[:at], lines[at:]
        if lines[at].text.endswith("。") and not attachment_note.continues(lines[at].text):
            break
    return lines, []


def _late_attachments(lines: list[Block]) -> list[Block]:
    """Behind the signature a page lists its annexes as links; text under the line would make it the head of the annex itself."""
    if not lines or not attachment_note.starts(lines[0].text):
        return []
    end = 1
    while end < len(lines) and (attachment_note.continues(lines[end].text) or attachment_note.starts(lines[end].text)):
        end += 1
    return lines[:end] if end == len(lines) or attachment_note.heads_annex(lines[end].text) else []
