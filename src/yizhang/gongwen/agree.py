"""Where two places of a document say the same thing, they should agree; what does not is a doubt, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.gongwen.blocks import Source
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.elements import dates, number, organs
from yizhang.gongwen.width import narrow, tight
from yizhang.law.finding import _

SURE = 80
LABELS = (
    ("title", "标题"),
    ("document_number", "发文字号"),
    ("secrecy", "密级"),
    ("urgency", "紧急程度"),
    ("primary_recipients", "主送机关"),
    ("dated", "成文日期"),
)


def doubts(document: OfficialDocument, source: Source, *, agreed: bool) -> tuple[str, ...]:
    """Chinese sentences on what was read two ways or hardly."""
    return tuple(dict.fromkeys([*_unsure(document), *_heading(agreed), *_issuers(document), *_fields(document, source)]))


def _unsure(document: OfficialDocument) -> Iterator[str]:
    for name, label in LABELS:
        read = getattr(document, name)
        if read is not None and read.sure < SURE:
            yield _("{label}“{text}”是推定的，请核对").format(label=label, text=tight(read.text)[:40])


def _heading(agreed: bool) -> Iterator[str]:
    if not agreed:
        yield _("标题按文字和按版式判断不一致，请核对")


def _issuers(document: OfficialDocument) -> Iterator[str]:
    """Title, letterhead and signature name the same organs."""
    signed = tuple(organs.plain_name(one.value) for one in document.issuers)
    named = document.title.value.issuer if document.title else ""
    if named and signed and document.kind is not Kind.MINUTES and not _same(organs.joint(named), signed):
        yield _("标题中的发文机关“{title}”与署名“{signed}”不一致，请核对").format(title=named, signed="、".join(signed))
    mark = letterhead_organ(document)
    marks = organs.joint(mark)
    if mark and signed and not any(_same((a,), (b,)) for a in marks for b in signed):
        yield _("发文机关标志“{mark}”与署名“{signed}”不一致，请核对").format(mark=mark, signed="、".join(signed))


def letterhead_organ(document: OfficialDocument) -> str:
    """The organ of the 发文机关标志, without 文件, 令 or 纪要."""
    if document.letterhead is None:
        return ""
    mark = document.letterhead.value
    for word in ("文件", "命令", "令", "纪要"):
        mark = mark.removesuffix(word)
    return organs.plain_name(mark)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Equal, or one is the short form of the other: 市教育局 and 无锡市教育局."""
    pairs = [(a.replace("人民政府", "政府"), b.replace("人民政府", "政府")) for a, b in zip(one, other, strict=False)]
    return len(one) == len(other) and all(a.endswith(b) or b.endswith(a) for a, b in pairs)


def _fields(document: OfficialDocument, source: Source) -> Iterator[str]:
    """What the page lists beside the document against the document itself."""
    listed = source.fields
    if "document_number" in listed and document.document_number:
        there = number.parse(listed["document_number"].text).value
        here = document.document_number.value
        if there and here.year and str(there) != str(here):
            yield _("页面所列文号“{there}”与正文文号“{here}”不一致，请核对").format(there=there, here=here)
    if "dated" in listed and document.dated:
        day = dates.parse(listed["dated"].text).value
        if day and day != document.dated.value:
            there_, here_ = listed["dated"].text, narrow(document.dated.text)
            yield _("页面所列成文日期“{there}”与落款“{here}”不一致，请核对").format(there=there_, here=here_)
