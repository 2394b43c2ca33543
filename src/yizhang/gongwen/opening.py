"""The elements of the 版头 as read from its named lines, and the recipients under the title."""

from __future__ import annotations

import re

from yizhang.gongwen import head, spans, zones
from yizhang.gongwen.blocks import Block, Source
from yizhang.gongwen.document import DocumentNumber, Read, Urgency
from yizhang.gongwen.elements import number, organs, recipients
from yizhang.gongwen.head import Line
from yizhang.gongwen.width import narrow, tight

URGENCIES = {**dict.fromkeys(("特急", "特提"), Urgency.VERY_URGENT), **dict.fromkeys(("加急", "紧急", "急件", "平急"), Urgency.URGENT)}
# What a scan or a typing habit makes less certain; the rest of the faults are the sender's own writing.
DOUBTFUL = {"misread": 35, "brackets": 5, "no_end": 15, "no_code": 10, "short_year": 15, "chinese_digits": 5}


def document_number(lines: list[Line], source: Source) -> Read[DocumentNumber] | None:
    """The number in the head; when there are several, the one nearest to the title, less surely."""
    found = named(lines, "number")
    value = number.parse(found[-1].text).value if found else None
    if value is None:
        return None
    lost = sum(DOUBTFUL.get(fault, 0) for fault in value.faults)
    return spans.read(value, found[-1:], source, 100 - lost - 20 * (len(found) > 1))


def copy_number(lines: list[Line], source: Source) -> Read[str] | None:
    """The six digits; sure when they stand on top."""
    found = named(lines, "copy_number")
    if not found:
        return None
    digits = re.sub(r"\D", "", narrow(found[0].text))
    return spans.read(digits, found[:1], source, 98 if lines[0].block is found[0] else 75)


def secrecy(lines: list[Line], source: Source) -> tuple[Read[str] | None, Read[str] | None]:
    """密级 and 保密期限."""
    found = named(lines, "secrecy")
    read = head.SECRECY.fullmatch(tight(narrow(found[0].text))) if found else None
    if not read:
        return None, None
    term = spans.read(read["term"], found[:1], source, 98) if read["term"] else None
    return spans.read(read["grade"], found[:1], source, 98), term


def urgency(lines: list[Line], source: Source) -> Read[Urgency] | None:
    """紧急程度. A telegram's 特提 and 平急 come to the nearest of the document's two."""
    found = named(lines, "urgency")
    read = head.URGENCY.fullmatch(tight(narrow(found[0].text))) if found else None
    if not read:
        return None
    word = read["urgency"]
    return spans.read(URGENCIES[word], found[:1], source, 98 if word in ("特急", "加急") else 75)


def signers(lines: list[Line], source: Source) -> tuple[Read[str], ...]:
    """签发人, one by one."""
    named_ = [(name, block) for block in named(lines, "signer") for name in head.signers(block)]
    return tuple(spans.read(name, [block], source, 97 if len(name) <= 4 else 70) for name, block in named_)


def primary_recipients(blocks: list[Block], imprint: list[Block], source: Source) -> Read[tuple[str, ...]] | None:
    """主送机关, under the title or, too many for page one, in the 版记 (GB/T 9704 7.3.2); sure when every name is that of an organ."""
    blocks = blocks or _in_imprint(imprint)
    if not blocks:
        return None
    read = recipients.parse("".join(block.text for block in blocks))
    plain = all(map(organs.is_name, read.names))
    return spans.read(read.names, blocks, source, 98 if plain else 85)


def _in_imprint(imprint: list[Block]) -> list[Block]:
    """The line of the 版记 that begins with 主送, with those it wraps over."""
    at = next((n for n, block in enumerate(imprint) if recipients.LABEL.match(narrow(block.text))), len(imprint))
    end = at + 1
    while end < len(imprint) and not imprint[end - 1].text.endswith("。") and not zones.COPIES.match(narrow(imprint[end].text)):
        end += 1
    return imprint[at:end]


def named(lines: list[Line], what: str) -> list[Block]:
    """The blocks of the lines of one name."""
    return [line.block for line in lines if line.what == what]
