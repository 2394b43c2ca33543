"""Set a document: compose it, lay it out, write it in the form that is wanted, and say what could not be kept."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.figures import faults, in_itself
from yizhang.gongwen.readers.text import Beside, decode
from yizhang.gongwen.safety import Form as FileForm
from yizhang.gongwen.safety import form_of
from yizhang.gongwen.typeset import front, seal
from yizhang.gongwen.typeset.compose import Wish, compose
from yizhang.gongwen.typeset.lay import Laid, lay
from yizhang.gongwen.typeset.parts import Composition, Form
from yizhang.law.finding import Finding, Findings, _, caution, note
from yizhang.law.values import dataclass, replace


class Target(Enum):
    """The forms that are written."""

    DOCX = "docx"
    PDF = "pdf"
    OFD = "ofd"


@dataclass(frozen=True)
class Typeset:
    """The file, how many pages it has as laid out here, and what is to be known about it."""

    data: bytes
    pages: int
    findings: tuple[Finding, ...] = ()


def read(data: bytes, name: str, wish: Wish | None = None, beside: Beside = in_itself) -> tuple[OfficialDocument, Wish]:
    """Read a file with its front matter if it has any; a wish that is given counts before the file's. A picture that a .md names is asked
    of `beside`. Raises CannotRead."""
    from yizhang.gongwen.read import read as read_file

    wish = wish or Wish()
    if form_of(data, name) is not FileForm.TEXT:
        return read_file(data, name), wish
    fronted = front.unfold(decode(data, name)[0], name)
    form = wish.form or (Form(fronted.form) if fronted.form else None)
    return read_file(fronted.text.encode(), name, beside=beside), replace(wish, form=form, sealed=wish.sealed and fronted.seal != "不加盖")


def typeset(doc: OfficialDocument, to: Target, wish: Wish | None = None, fonts: tuple[str, ...] = ()) -> Typeset:
    """Set a document. `fonts` are folders in which faces are looked for before those of the machine (not for .docx)."""
    composition, laid, findings = prepare(doc, wish or Wish(), to)
    if to is Target.DOCX:
        from yizhang.gongwen.typeset import docx

        return Typeset(docx.write(composition, laid), len(laid.pages), findings)
    day = doc.dated.value if doc.dated else None
    if to is Target.OFD:
        from yizhang.gongwen.typeset import ofd

        package = ofd.write(laid.pages, composition.name, day, fonts)
        return Typeset(package.data, len(laid.pages), (*findings, *package.findings))
    from yizhang.gongwen.typeset import measured, pdf

    written = pdf.write(laid.pages, composition.name, day, fonts)
    return Typeset(written.data, len(laid.pages), (*findings, *written.findings, *measured.findings(written.data)))


def prepare(doc: OfficialDocument, wish: Wish, to: Target = Target.DOCX) -> tuple[Composition, Laid, tuple[Finding, ...]]:
    """The pages. Where many recipients would push the text off the first page they move to the 版记 (7.3.2)."""
    composition = compose(doc, wish)
    laid = lay(composition)
    below = False
    if doc.primary_recipients and _first_of_text(composition, laid) > 1:
        moved = compose(doc, replace(wish, recipients_below=True))
        other = lay(moved)
        if _first_of_text(moved, other) == 1:
            composition, laid, below = moved, other, True
    if wish.seals:
        laid.seals = seal.place(composition, wish.seals, laid.where, laid.pages)
    found = (one for code, one in _findings(doc, composition, laid, to, below=below) for one in (one.also(code=code),))
    return composition, laid, tuple(found)


def _first_of_text(composition: Composition, laid: Laid) -> int:
    """The page the text begins on."""
    texts = ("正文", "章节标题", "一级标题", "二级标题", "三级标题", "四级标题")
    return next((laid.begins[at] for at, para in enumerate(composition.text) if para.style in texts), 1)


def _findings(doc: OfficialDocument, composition: Composition, laid: Laid, to: Target, *, below: bool) -> Iterator[tuple[str, Finding]]:
    yield from (("typeset_letterhead", one) for one in _letterhead(doc, composition))
    yield from (("typeset_annexes", one) for one in _annexes(doc))
    yield from (("typeset_tables", one) for one in _tables(composition))
    yield from (("typeset_pictures", one) for one in _pictures(doc, to))
    if below:
        remedy = _("不需要处理；要留在标题之下的，精简主送机关名称")
        told = note(_("主送机关过多，会使首页不能显示正文，已移至版记"), where="主送机关", remedy=remedy, source="GB/T 9704 7.3.2")
        yield "typeset_recipients", told
    if _first_of_text(composition, laid) > 1:
        told = caution(_("首页不能显示正文"), where="正文", remedy=_("精简标题或主送机关"), source="GB/T 9704 7.3.3")
        yield "typeset_first_page", told


def _letterhead(doc: OfficialDocument, composition: Composition) -> Findings:
    if not composition.mark:
        yield note(
            _("没有发文机关，版头未排发文机关标志"), where="发文机关标志", remedy=_("写明发文机关标志或署名"), source="GB/T 9704 7.2.4"
        )
    elif not doc.letterhead:
        mark = "、".join(composition.mark) + composition.beside
        remedy = _("与实际不符的，在文件中写明发文机关标志")
        yield note(_("原文没有发文机关标志，按署名排为“{mark}”"), mark=mark, where="发文机关标志", remedy=remedy, source="GB/T 9704 7.2.4")


def _annexes(doc: OfficialDocument) -> Findings:
    """Annexes that are listed and whose text is not in the file."""
    listed = len(doc.attachment_note.value) if doc.attachment_note else 0
    there = sum(one.place.end > one.place.start for one in doc.attachments)
    if listed > there:
        remedy = _("附件与正文一起装订的，把附件内容放在成文日期、附注之后再排；另行装订的不必")
        yield note(
            _("附件说明列了{n}个附件，文件中有{there}个"), n=listed, there=there, where="附件", remedy=remedy, source="GB/T 9704 7.3.7"
        )


def _pictures(doc: OfficialDocument, to: Target) -> Findings:
    """What was in the file and is not on the pages: whoever sends it must know."""
    lost = [one for one in doc.figures if one.digest not in doc.pictures]
    yield from (caution(template, place=place, where="正文", source="GB/T 9704 8") for template, place in faults(lost))
    if untold := sum(not one.faults for one in lost):
        remedy = _("从原文件重新读取后重排")
        yield caution(_("{n}幅图片没有排入，只有其摘要值"), n=untold, where="正文", remedy=remedy, source="GB/T 9704 8")
    unshown = sum("unshown" in one.faults and one.digest in doc.pictures for one in doc.figures)
    if unshown and to is not Target.DOCX:
        remedy = _("在办公软件中另存为 PNG 后换上，再重排")
        yield caution(_("{n}幅图片是 EMF、WMF 等格式，处所留空"), n=unshown, where="正文", remedy=remedy, source="GB/T 9704 8")
    if doc.set_aside:
        remedy = _("印章用 --seal 加盖；需要保留的，在排好的文件中插入")
        yield note(_("版头、页眉、落款处的{n}幅图片没有排入"), n=doc.set_aside, where="版式", remedy=remedy)


def _tables(composition: Composition) -> Findings:
    """A row that stands alone, or words apart by a tab: nobody can tell, and they become lines of text."""
    rows = sum("\t" in para.text and not para.cells for para in composition.text)
    if rows:
        remedy = _("在排好的 .docx 中把这些行转换为表格")
        yield caution(_("{n}行表格按文字排出"), n=rows, where="表格", remedy=remedy, source="GB/T 9704 8")
