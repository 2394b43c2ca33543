"""From the zones of a source to the document: every element with its words, its place, and how surely it was read."""

from __future__ import annotations

from yizhang.gongwen import closing, figures, head, heading, opening, spans, zones
from yizhang.gongwen.agree import doubts
from yizhang.gongwen.blocks import Block, Source
from yizhang.gongwen.complete import complete
from yizhang.gongwen.document import OfficialDocument, Paragraph, Read, Title
from yizhang.gongwen.elements import numbering, organs, title
from yizhang.gongwen.heading import Heading
from yizhang.gongwen.width import narrow, tight
from yizhang.law.values import replace


def document(source: Source) -> OfficialDocument:
    """Assemble the document."""
    zone = zones.cut(source.blocks)
    lines = head.sort(zone.head)
    found = heading.find(head.runs(lines))
    listed = closing.attachments_listed(zone, source)
    secrecy, term = opening.secrecy(lines, source)
    shown = figures.of_text(source.figures, zone)
    attending, absent, observing = closing.attendance(zone.attendance or zone.body[:20], source)
    printed_by, printed_on = closing.printed(zone.imprint, source)
    read = OfficialDocument(
        text=source.text,
        title=_title(found, source),
        document_number=opening.document_number(lines, source),
        letterhead=spans.read(_mark(found.letterhead), found.letterhead, source, 95) if found.letterhead else None,
        copy_number=opening.copy_number(lines, source),
        secrecy=secrecy,
        secrecy_term=term,
        urgency=opening.urgency(lines, source),
        signers=opening.signers(lines, source),
        primary_recipients=opening.primary_recipients(zone.recipients, zone.imprint, source),
        body=tuple(map(_paragraph, zone.body)),
        attachment_note=listed,
        issuers=closing.issuers(zone.signature, source),
        dated=closing.dated(zone.signature, source),
        note=spans.read(zone.note[0].text, zone.note, source, 96) if zone.note else None,
        attachments=closing.annexes(zone.annexes, listed, source),
        copies_to=closing.copies_to(zone.imprint, source),
        printed_by=printed_by,
        printed_on=printed_on,
        source=source.source,
        signatory=closing.signatory(zone.signature, source),
        attending=attending,
        absent=absent,
        observing=observing,
        layout=source.layout,
        figures=shown,
        pictures=figures.kept(source.pictures, shown),
        set_aside=source.set_aside + len(source.figures) - len(shown),
    )
    read = complete(read, lines, source)
    return replace(read, doubts=(*source.doubts, *figures.told(source.figures), *doubts(read, source, agreed=found.agreed)))


def _mark(blocks: list[Block]) -> str:
    """The 发文机关标志 on one line, the organs of a joint one with 、 between them."""
    lines = [tight(narrow(block.text)) for block in blocks]
    names = [name for line in lines if (name := line.removesuffix("文件"))]
    if len(names) > 1 and all(map(organs.is_organ, names)):
        # 文件 stands beside them in the middle of their height, so it may be read on any of the lines.
        return "、".join(names) + ("文件" if any(line.endswith("文件") for line in lines) else "")
    return "".join(lines)


def _title(found: Heading, source: Source) -> Read[Title] | None:
    """Sure as far as words and look agree: kind and 关于 are words, type and place are look."""
    if not found.title:
        return None
    value = title.parse(spans.lines(found.title)).value
    sure = 45 + 5 * bool(value.kind) + 25 * bool(value.stated) + 10 * ("关于" in value.text) + 5 * bool(value.issuer) + 15 * found.agreed
    return spans.read(value, found.title, source, sure)


def _paragraph(block: Block) -> Paragraph:
    level, number = numbering.level_of(block.look.number or block.text)
    return Paragraph(block.text, block.place, level, block.look.number or number, bool(block.look.number))
