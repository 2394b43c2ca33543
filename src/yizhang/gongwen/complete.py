"""What an element lacks is taken from another place that says the same: letterhead, title, subtitle, the page's list."""

from __future__ import annotations

from yizhang.gongwen import opening, spans
from yizhang.gongwen.agree import letterhead_organ
from yizhang.gongwen.blocks import Source
from yizhang.gongwen.document import Kind, OfficialDocument, Read
from yizhang.gongwen.elements import dates, kinds, number, organs, signature, title
from yizhang.gongwen.head import Line
from yizhang.gongwen.width import narrow
from yizhang.law.values import replace

# What lists write before an order's number.
ORDER_CODES = {"国务院": "国令"}


def complete(document: OfficialDocument, lines: list[Line], source: Source) -> OfficialDocument:
    """Fill what is missing, never so surely as the element in its own place."""
    document = _entitled(_number(document))
    document = _from_subtitle(document, lines, source)
    document = _from_fields(document, source)
    document = _issuer(document)
    return replace(document, handled_as=_handled_as(document))


def _number(document: OfficialDocument) -> OfficialDocument:
    """A number without a 代字 takes the issuer's name: 令, 公告 and 通告 count on their own, and a 纪要 needs none."""
    num, mark, entitled = document.document_number, document.letterhead, document.title
    if num is None or num.value.code:
        return document
    code = ""
    if mark and mark.value.endswith("令"):
        organ = letterhead_organ(document)
        code = ORDER_CODES.get(organ, f"{organ}令")
    elif entitled and entitled.value.kind in (Kind.ANNOUNCEMENT, Kind.PUBLIC_NOTICE):
        code = f"{entitled.value.issuer}{entitled.value.stated}"
    elif not (document.kind is Kind.MINUTES or (mark and mark.value.endswith("纪要"))):
        return document
    faults = tuple(fault for fault in num.value.faults if fault != "no_code")
    return replace(document, document_number=replace(num, value=replace(num.value, code=code, faults=faults)))


def _entitled(document: OfficialDocument) -> OfficialDocument:
    """An order without a title of its own has that of the regulation it carries."""
    mark = document.letterhead
    if document.title or mark is None or not mark.value.endswith("令") or not document.attachments:
        return document
    annex = document.attachments[0]
    length = len(annex.text.partition("\n")[0])
    place = annex.place._replace(end=annex.place.start + length)
    return replace(document, title=Read(title.parse(annex.value).value, annex.text[:length], place, 82))


def _from_subtitle(document: OfficialDocument, lines: list[Line], source: Source) -> OfficialDocument:
    """（民政部　一九九七年一月二十八日） under the title signs and dates."""
    for block in opening.named(lines, "subtitle"):
        inner = narrow(block.text).strip("（）() ")
        read = signature.parse(inner)
        if read.dated and not document.dated and "过" not in inner:
            document = replace(document, dated=spans.read(read.dated, [block], source, 85))
            if not document.issuers:
                document = replace(document, issuers=tuple(spans.read(name, [block], source, 85) for name in read.signers))
    return document


def _from_fields(document: OfficialDocument, source: Source) -> OfficialDocument:
    """What the page lists beside the document."""
    fields = source.fields
    if "document_number" in fields and not document.document_number and (value := number.parse(fields["document_number"].text).value):
        document = replace(document, document_number=spans.read(value, [fields["document_number"]], source, 90))
    if "dated" in fields and not document.dated and (day := dates.parse(fields["dated"].text).value):
        document = replace(document, dated=spans.read(day, [fields["dated"]], source, 85))
    if "made" in fields and not document.dated and (day := dates.parse(fields["made"].text).value):
        document = replace(document, dated=spans.read(day, [fields["made"]], source, 70))
    if "title" in fields and not document.title:
        document = replace(document, title=spans.read(title.parse(fields["title"].text).value, [fields["title"]], source, 88))
    if "issuer" in fields and not document.issuers:
        names = organs.joint(fields["issuer"].text)
        document = replace(document, issuers=tuple(spans.read(name, [fields["issuer"]], source, 85) for name in names))
    return document


def _issuer(document: OfficialDocument) -> OfficialDocument:
    """The organs of the letterhead or the title, when nothing signs."""
    if document.issuers:
        return document
    if document.letterhead and (mark := letterhead_organ(document)):
        return replace(document, issuers=(replace(document.letterhead, value=mark, sure=82),))
    if document.title and document.title.value.issuer:
        place, names = document.title.place, organs.joint(document.title.value.issuer)
        return replace(document, issuers=tuple(Read(name, document.title.text, place, 81) for name in names))
    return document


def _handled_as(document: OfficialDocument) -> Read[Kind] | None:
    """The title's kind; else the letterhead's (令 纪要 公告), else what usage makes of the title's word or the number's 函."""
    entitled = document.title
    if entitled and entitled.value.kind:
        return Read(entitled.value.kind, entitled.value.stated, entitled.place, entitled.sure)
    mark = document.letterhead
    if mark and (word := kinds.ending(mark.value)) in kinds.WORDS:
        return Read(kinds.WORDS[word], word, mark.place, 90)
    if entitled and entitled.value.stated in kinds.HANDLED_AS:
        return Read(kinds.HANDLED_AS[entitled.value.stated], entitled.value.stated, entitled.place, 75)
    num = document.document_number
    if num and num.value.code.endswith("函"):
        return Read(Kind.LETTER, num.text, num.place, 70)
    return None
