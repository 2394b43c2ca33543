"""From the value of a document to what is set: which form, which paragraphs, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yizhang.gongwen.document import Kind, OfficialDocument, Urgency
from yizhang.gongwen.pictures import Picture
from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeset import annex, figure, measures, signing, titles
from yizhang.gongwen.typeset.parts import Composition, Face, Form, Imprint, Para, Run
from yizhang.gongwen.typeset.table import tabled
from yizhang.law.values import dataclass, replace

LISTS = ("出席", "请假", "列席")
COPIES = regex(r"^(?:抄\s*送|抄\s*报|分\s*送)\s*[:：]\s*")


@dataclass(frozen=True)
class Wish:
    """What the document itself does not say: its form, whether it is sealed, whether its recipients stand in the 版记 (7.3.2), and
    the images of its seals in the order of the 署名."""

    form: Form | None = None
    sealed: bool = True
    recipients_below: bool = False
    seals: tuple[Picture, ...] = ()


def compose(doc: OfficialDocument, wish: Wish | None = None) -> Composition:
    """The paragraphs of a document."""
    wish = wish or Wish()
    form = wish.form or form_of(doc)
    mark, beside = _mark(doc, form)
    text = (
        *_title(doc, form),
        *(() if wish.recipients_below else _recipients(doc)),
        *_body(doc, form, addressed=bool(doc.primary_recipients) and not wish.recipients_below),
        *_attachment_note(doc),
        *(signing.signature(doc, sealed=wish.sealed) if form is not Form.MINUTES or _signs(doc) else ()),
        *_note(doc),
        *_attendance(doc),
        *(para for number, one in enumerate(doc.attachments, 1) for para in annex.paragraphs(doc, one, number)),
    )
    return Composition(
        form, tuple(_corner(doc)), mark, beside, tuple(_numbered(doc, form)), text, _imprint(doc, form, wish), _name(doc),
        tuple(one.value for one in doc.issuers), wish.sealed and doc.signatory is None,
    )  # fmt: skip


def form_of(doc: OfficialDocument) -> Form:
    """The form that mark and 文种 tell: 令 and 纪要 by their mark or kind, a letter by a mark that is nothing but an organ."""
    mark = doc.letterhead.value if doc.letterhead else ""
    if doc.kind is Kind.ORDER or mark.endswith("令"):
        return Form.ORDER
    if doc.kind is Kind.MINUTES or mark.endswith("纪要"):
        return Form.MINUTES
    if (mark and not mark.endswith("文件")) or (not mark and doc.kind is Kind.LETTER):
        return Form.LETTER
    return Form.DOCUMENT


def chinese(day: date) -> str:
    """2026年3月2日 (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _name(doc: OfficialDocument) -> str:
    return doc.title.value.text if doc.title else ""


def _mark(doc: OfficialDocument, form: Form) -> tuple[tuple[str, ...], str]:
    """The lines of the mark, and 文件 when it stands beside several of them. Where none was read, it is made of who signs."""
    names = tuple(one.value for one in doc.issuers)
    whole = doc.letterhead.value if doc.letterhead else "、".join(names) or (doc.title.value.issuer if doc.title else "")
    organs = tuple(part for part in whole.removesuffix("文件").split("、") if part)
    if not organs or form in (Form.ORDER, Form.MINUTES):
        suffix = {Form.ORDER: "令", Form.MINUTES: "会议纪要"}.get(form, "") if whole and not doc.letterhead else ""
        return ((whole + suffix,) if whole else ()), ""
    if form is Form.LETTER:
        return organs[:1], ""
    return ((f"{organs[0]}文件",), "") if len(organs) == 1 else (organs, "文件")


def _corner(doc: OfficialDocument) -> Iterator[Para]:
    """份号, 密级和保密期限, 紧急程度, from above (7.2.1 to 7.2.3)."""
    if doc.copy_number:
        yield Para("份号", (Run(doc.copy_number.value),))
    if doc.secrecy:
        term = f"★{doc.secrecy_term.value}" if doc.secrecy_term else ""
        yield Para("密级和保密期限", (Run(doc.secrecy.value + term, Face.HEITI),))
    if doc.urgency and doc.urgency.value is not Urgency.NONE:
        yield Para("紧急程度", (Run(doc.urgency.value.value, Face.HEITI),))


def _numbered(doc: OfficialDocument, form: Form) -> Iterator[Para]:
    """发文字号 in the middle, or at the left with the 签发人 at the right, two a line; the number beside the last (7.2.5, 7.2.6)."""
    number = _number(doc)
    if form is Form.LETTER:
        yield from [Para("发文字号", (Run(number),), align="right")] if number else []
        return
    names = [one.value for one in doc.signers]
    if not names:
        yield from [Para("发文字号", (Run(number),), align="center")] if number else []
        return
    pairs = [names[at : at + 2] for at in range(0, len(names), 2)]
    for at, pair in enumerate(pairs):
        label = Run("签发人：" if at == 0 else "\u3000\u3000\u3000\u3000")
        room = "\u3000\u3000" * (max(map(len, pairs)) - len(pair)) and "\u3000" * 4
        opposite = (label, Run("\u3000".join(pair) + (room or ""), Face.KAITI))
        left = (Run(number if at == len(pairs) - 1 else ""),)
        yield Para("发文字号", left, left=1, right=1, opposite=opposite)


def _number(doc: OfficialDocument) -> str:
    """An order's number is 第12号: whose it is, its mark says (10.2)."""
    value = doc.document_number.value if doc.document_number else None
    return "" if value is None else str(value) if value.year else f"第{value.serial}号"


def _title(doc: OfficialDocument, form: Form) -> Iterator[Para]:
    """标题; an order has none but its mark, unless one was read."""
    if doc.title and not (form is Form.ORDER and doc.letterhead and doc.title.value.text == doc.letterhead.value):
        lines = titles.lines(doc.title.value.text, tuple(one.value for one in doc.issuers))
        yield Para("标题", (Run("\n".join(lines), Face.XIAOBIAOSONG),), measures.TITLE, "center", keep=True)


def _recipients(doc: OfficialDocument) -> Iterator[Para]:
    """One blank line under the title, flush left, with a colon (7.3.2). Its own punctuation is kept: it tells levels."""
    if doc.primary_recipients:
        yield Para("主送机关", (Run(_listed(doc, "")),), above=1, align="both", keep=True)


def _listed(doc: OfficialDocument, label: str) -> str:
    read = doc.primary_recipients
    words = read.text.replace("\n", "").strip().rstrip("：:。") if read and read.text else "，".join(read.value if read else ())
    return f"{label}{words.removeprefix('主送').lstrip('：:')}{'。' if label else '：'}"


def _body(doc: OfficialDocument, form: Form, *, addressed: bool) -> Iterator[Para]:
    """The text; the lists of a 纪要 that stand in it are set as lists. Without recipients a blank line parts it from the title."""
    lists = {one.text for one in (doc.attending, doc.absent, doc.observing) if one and form is Form.MINUTES}
    kept = tuple(one for one in doc.body if not (one.text[:2] in LISTS and any(one.text.endswith(text[-12:]) for text in lists)))
    for at, para in enumerate(tabled(figure.paragraphs(kept, figure.of_body(doc), doc.pictures))):
        yield replace(para, above=1) if at == 0 and not addressed and doc.title else para


def _signs(doc: OfficialDocument) -> bool:
    """Whether the names were read under the text, and not told by the mark."""
    end = doc.body[-1].place.end if doc.body else 0
    return any(one.place.start >= end for one in doc.issuers)


def _attachment_note(doc: OfficialDocument) -> Iterator[Para]:
    """One blank line under the text, two characters in, wrapped under the first character of the name (7.3.4)."""
    names = doc.attachment_note.value if doc.attachment_note else ()
    for at, name in enumerate(names):
        label = "附件：" if at == 0 else ""
        number = f"{at + 1}." if len(names) > 1 else ""
        inset = 5 + (1.5 if len(names) > 1 else 0) + (0.5 if at >= 9 else 0)
        first = 2 if at == 0 else 5
        yield Para("附件说明", (Run(label + number + name),), align="left", first=first - inset, left=inset, above=int(at == 0))


def _note(doc: OfficialDocument) -> Iterator[Para]:
    """Two characters in, in round brackets, on the line under the date (7.3.6)."""
    if doc.note:
        words = doc.note.value.strip().strip("（）()")
        yield Para("附注", (Run(f"（{words}）"),), first=2)


def _attendance(doc: OfficialDocument) -> Iterator[Para]:
    """出席, 请假, 列席: label in 黑体 two characters in, each list on its own line, wrapped under its first name (10.3)."""
    lists = [(label, read) for label, read in zip(LISTS, (doc.attending, doc.absent, doc.observing), strict=True) if read]
    for at, (label, read) in enumerate(lists):
        yield Para("出席名单", (Run(label, Face.HEITI), Run("：" + read.value)), align="left", first=-3, left=5, above=int(at == 0))


def _imprint(doc: OfficialDocument, form: Form, wish: Wish) -> tuple[Imprint, ...]:
    """抄送 above 印发, in between a thin line; a letter has no 印发 entry (7.4.2, 7.4.3, 10.1)."""
    rows = [Imprint(_listed(doc, "主送："))] if wish.recipients_below and doc.primary_recipients else []
    if doc.copies_to:
        words = doc.copies_to.text.replace("\n", "").strip().rstrip("。") if doc.copies_to.text else "，".join(doc.copies_to.value)
        names = COPIES.sub("", words)
        rows.append(Imprint(f"抄送：{names}。", apart=not rows))
    if (doc.printed_by or doc.printed_on) and form is not Form.LETTER:
        day = f"{chinese(doc.printed_on.value)}印发" if doc.printed_on else ""
        rows.append(Imprint(doc.printed_by.value if doc.printed_by else "", day))
    return tuple(rows)
