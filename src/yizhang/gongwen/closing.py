"""The elements behind the body: 附件说明, 署名, 成文日期, 附注, 附件, and the 版记."""

from __future__ import annotations

from datetime import date

from yizhang.gongwen import head, spans
from yizhang.gongwen.blocks import Block, Source
from yizhang.gongwen.document import Read
from yizhang.gongwen.elements import attachment_note, dates, kinds, numbering, recipients, signature
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.gongwen.zones import ATTENDANCE, PROSE, Zones

TITLE_LINES = 5
COPIES = regex(r"^(?:抄\s*送|抄\s*报|分\s*送)\s*[:：]\s*")
TABLE = regex(r"\S\s{2,}\S|\t|^[（(]")
ENDING = regex(f"(?:{kinds.ENDING.pattern}|表|名单|图|一览|样式|格式|台账|坐标|说明书)$")
YEAR = regex(r"[\d〇○一二三四五六七八九]{2,4}\s*年")
LABEL = regex(r"\S{1,2}\s*\S{1,2}\s*[:：]")
PRINTED = regex(r"\s*印\s*(?:发|制)\s*$")


def attachments_listed(zone: Zones, source: Source) -> Read[tuple[str, ...]] | None:
    """附件说明; doubtful when it stands behind the signature, as pages put it."""
    if not zone.attachment_note:
        return None
    read = attachment_note.parse(spans.lines(zone.attachment_note))
    return spans.read(read.items, zone.attachment_note, source, 75 if zone.remote else 97 if read.ok else 88)


def attendance(blocks: list[Block], source: Source) -> tuple[Read[str] | None, Read[str] | None, Read[str] | None]:
    """出席, 请假 and 列席 of a 纪要."""
    found: dict[str, Read[str]] = {}
    for block in blocks:
        if named := ATTENDANCE.match(narrow(block.text)):
            found.setdefault(named[1], spans.read(block.text[named.end() :].strip(), [block], source, 96))
    return found.get("出席"), found.get("请假"), found.get("列席")


def issuers(blocks: list[Block], source: Source) -> tuple[Read[str], ...]:
    """The organs that sign, in their order; without a date under them less surely."""
    dated = any(dates.parse(block.text).value for block in blocks)
    found = []
    for block in blocks:
        if signature.seal_mark(block.text) or dates.only_date(block.text) or signatory([block], source):
            continue
        names = signature.parse(block.text).signers
        found += [spans.read(name, [block], source, 97 if dated else 78) for name in names]
    return tuple(found)


def signatory(blocks: list[Block], source: Source) -> Read[str] | None:
    """职务 and name under an order or a bill, as one text: 总理 ×××."""
    for block in blocks:
        read = signature.parse(block.text)
        if read.position:
            return spans.read(" ".join((read.position, *read.signers)), [block], source, 95)
    return None


def dated(blocks: list[Block], source: Source) -> Read[date] | None:
    """成文日期 under the signature."""
    for block in blocks:
        read = dates.parse(block.text)
        named = len(blocks) > 1 or not dates.only_date(block.text)
        if read.value:
            start = narrow(block.text).find(read.text)
            place = head.slice_(block, start, start + len(read.text)) if start >= 0 else block
            misread = any("字母" in fault for fault in read.faults)
            return spans.read(read.value, [place], source, (99 if named else 82) - 10 * misread)
    return None


def annexes(blocks: list[Block], listed: Read[tuple[str, ...]] | None, source: Source) -> tuple[Read[str], ...]:
    """Each annex: its title as value, the whole of it as place. A name that the 附件说明 lists too is sure."""
    parts: list[list[Block]] = []
    for block in blocks:
        if attachment_note.heads_annex(block.text) or not parts:
            parts.append([])
        parts[-1].append(block)
    names = listed.value if listed else ()
    entitled = [(_title(part, names), part) for part in parts]
    return tuple(spans.read(name, part, source, 97 if _listed(name, names) else 82) for name, part in entitled)


def _listed(name: str, names: tuple[str, ...]) -> bool:
    """附件说明 may put the issuer in front of the annex's title."""
    return any(name.endswith(one) or one.endswith(name) for one in names)


def _title(blocks: list[Block], names: tuple[str, ...]) -> str:
    """The lines under 附件1 up to the name that was listed, the word for a document, or the first sentence, recipient or table."""
    lines: list[str] = []
    for text in [block.text for block in blocks if not attachment_note.heads_annex(block.text)][:TITLE_LINES]:
        if lines and (PROSE.search(text) or recipients.plausible(text) or numbering.level_of(text)[1] or TABLE.search(text)):
            break
        lines.append(tight(text))
        if ENDING.search(lines[-1]) or _listed("".join(lines), names):
            break
    if lines and not ENDING.search(lines[-1]) and not _listed("".join(lines), names):
        lines = lines[:1]
    return "".join(lines)[:200]


def copies_to(blocks: list[Block], source: Source) -> Read[tuple[str, ...]] | None:
    """抄送机关, over the lines it wraps."""
    at = next((n for n, block in enumerate(blocks) if COPIES.match(narrow(block.text))), None)
    if at is None:
        return None
    end = at + 1
    while end < len(blocks) and not _printed(blocks[end]) and not LABEL.match(blocks[end].text) and not blocks[end - 1].text.endswith("。"):
        end += 1
    text = "".join(block.text for block in blocks[at:end])
    names = recipients.parse(COPIES.sub("", narrow(text))).names
    return spans.read(names, blocks[at:end], source, 97)


def printed(blocks: list[Block], source: Source) -> tuple[Read[str] | None, Read[date] | None]:
    """印发机关 and 印发日期: on one line, or the organ on the line above."""
    at = next((n for n, block in enumerate(blocks) if _printed(block)), None)
    if at is None:
        return None, None
    line = narrow(blocks[at].text)
    read = dates.parse(line)
    organ = YEAR.split(line)[0].strip()
    where = head.slice_(blocks[at], 0, len(organ)) if organ else blocks[at - 1] if at else None
    day = spans.read(read.value, [blocks[at]], source, 97) if read.value else None
    return (spans.read(tight(narrow(where.text)), [where], source, 97) if where and not COPIES.match(where.text) else None), day


def _printed(block: Block) -> bool:
    return bool(PRINTED.search(block.text)) and dates.parse(block.text).value is not None
