"""版式: what follows the text: list of annexes, date, notes, annexes and the 版记 (GB/T 9704 7.3.4 to 7.4)."""

from __future__ import annotations

from yizhang.gongwen.document import OfficialDocument, Place
from yizhang.gongwen.elements import attachment_note
from yizhang.gongwen.lints import lint
from yizhang.gongwen.typeface import departs, look_at, looked
from yizhang.law.finding import Findings, Strength, _, caution, note


@lint("layout_attachment_note", source="GB/T 9704 7.3.4", element="附件说明")
def list_of_annexes_stands_two_characters_in(doc: OfficialDocument) -> Findings:
    """附件说明在正文下空一行，左空二字编排。

    Why: 与正文连在一起的附件说明容易被当成一段正文。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 空0〕附件：放假安排表
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 空2〕附件：放假安排表
    """
    for read, look in looked(doc, doc.attachment_note):
        hanging = look.left is not None and look.left >= 2
        if look.first is not None and abs(look.first - 2) > 0.6 and not hanging and look.align != "center":
            yield caution(_("附件说明没有左空二字"), quote=read.text, remedy=_("在正文下空一行，左空二字编排“附件”二字"))


@lint("layout_date", source="GB/T 9704 7.3.5", element="成文日期")
def date_stands_at_the_right(doc: OfficialDocument) -> Findings:
    """署名和成文日期右对齐编排：加盖印章的日期右空四字，不加盖印章的署名右空二字。

    Why: 印章端正、居中下压署名和日期，日期不在右边就盖不上。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 空0 居左〕无锡市教育局
        〔仿宋 16磅 空0 居左〕2026年3月2日
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 居右〕无锡市教育局
        〔仿宋 16磅 居右〕2026年3月2日
    """
    below = doc.dated if doc.dated and doc.body and doc.dated.place.start >= doc.body[-1].place.end else None
    for read, look in looked(doc, below):
        if look.align in ("left", "both", "center") and (look.first or 0) < 8 and (look.left or 0) < 8:
            yield caution(_("成文日期没有居右"), quote=read.text, remedy=_("加盖印章的，成文日期右空四字；不加盖的，署名右空二字"))


@lint("layout_note", source="GB/T 9704 7.3.6", element="附注")
def note_stands_two_characters_in(doc: OfficialDocument) -> Findings:
    """附注居左空二字，加圆括号，编排在成文日期下一行。

    Why: 位置固定，印发、公开的人才找得到发送范围和公开属性。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔仿宋 16磅 居右〕（此件公开发布）
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔仿宋 16磅 空2〕（此件公开发布）
    """
    for read, look in looked(doc, doc.note):
        if look.align in ("center", "right") or (look.first is not None and abs(look.first - 2) > 0.6):
            yield caution(_("附注没有居左空二字"), quote=read.text, remedy=_("在成文日期下一行居左空二字，加圆括号"))


@lint("layout_annex", source="GB/T 9704 7.3.7", element="附件")
def annex_begins_flush_left_in_heiti(doc: OfficialDocument) -> Findings:
    """附件另面编排，“附件”二字及顺序号用3号黑体字顶格编排在版心左上角第一行。

    Why: 附件单独翻看时，要看得出是第几个附件。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 空2〕附件：放假安排表
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔仿宋 16磅 空2〕附件
        〔小标宋 22磅 居中〕放假安排表
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔仿宋 16磅 空2〕附件：放假安排表
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔黑体 16磅 空0〕附件
        〔小标宋 22磅 居中〕放假安排表
    """
    for annex in doc.attachments:
        look = look_at(doc, Place(annex.place.paragraph))
        if look is None or not attachment_note.heads_annex(annex.text.split("\n", 1)[0]):
            continue
        head = annex.text.split("\n", 1)[0]
        told = [f"用{words}" if (words := departs(look, "黑体")) else ""]
        told += ["没有顶格"] if look.align in ("center", "right") or (look.first or 0) >= 1 else []
        if any(told):
            yield caution(
                _("“{text}”{told}"), text=head, told="，".join(filter(None, told)), quote=head, remedy=_("另面编排，用3号黑体顶格")
            )


@lint("layout_imprint", source="GB/T 9704 7.4.2、7.4.3", strength=Strength.USUAL, element="版记")
def imprint_is_in_small_fangsong(doc: OfficialDocument) -> Findings:
    """版记各要素一般用4号仿宋体字，左右各空一字。

    Why: 版记用小一号字，与正文、附件分得开。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔宋体 16磅〕抄送：市财政局。
        〔宋体 16磅〕无锡市教育局办公室　　2026年3月2日印发
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
        〔居右〕无锡市教育局
        〔居右〕2026年3月2日
        〔仿宋 14磅〕抄送：市财政局。
        〔仿宋 14磅〕无锡市教育局办公室　　2026年3月2日印发
    """
    for read in (doc.copies_to, doc.printed_by):
        if read and (told := departs(look_at(doc, read.place), "仿宋", "4号")):
            yield note(_("版记“{text}”用{told}"), text=read.text[:12], told=told, quote=read.text, remedy=_("用4号（14磅）仿宋体字"))
            return


@lint("layout_imprint_place", source="GB/T 9704 7.4.1", element="版记")
def imprint_is_the_last_of_the_document(doc: OfficialDocument) -> Findings:
    """版记是公文的最后一项，附件编排在版记之前。

    Why: 版记在最后一面的底部，后面再有附件，装订时容易散落。
    Wrong:
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        附件：放假安排表
        无锡市教育局
        2026年3月2日
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月2日印发
        附件
        放假安排表
    Right:
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        附件：放假安排表
        无锡市教育局
        2026年3月2日
        附件
        放假安排表
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月2日印发
    """
    last = doc.printed_on or doc.printed_by or doc.copies_to
    after = [one for one in doc.attachments if last and one.place.start > last.place.start and one.place.end > one.place.start]
    bound = [one for one in after if attachment_note.heads_annex(one.text.split("\n", 1)[0])]
    if last and bound:
        yield caution(_("附件排在版记之后"), quote=bound[0].text.split("\n", 1)[0], remedy=_("附件与正文一起装订的，移到版记之前"))


@lint("layout_copies_end", source="GB/T 9704 7.4.2", element="抄送机关")
def copies_end_with_a_full_stop(doc: OfficialDocument) -> Findings:
    """抄送机关名称之间用逗号或顿号隔开，最后用句号。

    Why: 有句号才知道名单完了，没有漏印。
    Wrong:
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
        抄送：市财政局
        无锡市教育局办公室　　2026年3月2日印发
    Right:
        无锡市教育局关于放假的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
        抄送：市财政局。
        无锡市教育局办公室　　2026年3月2日印发
    """
    if doc.copies_to and not doc.copies_to.text.rstrip().endswith("。"):
        yield note(_("抄送机关之后没有句号"), quote=doc.copies_to.text, remedy=_("在最后一个抄送机关名称后加句号"))
