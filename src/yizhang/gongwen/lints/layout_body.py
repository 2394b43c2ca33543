"""版式: recipients, text and headings (GB/T 9704 7.3.2 and 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from yizhang.gongwen.blocks import Look
from yizhang.gongwen.document import OfficialDocument, Paragraph
from yizhang.gongwen.lints import lint
from yizhang.gongwen.typeface import departs, look_at, looked
from yizhang.law.finding import Findings, Strength, _, caution, note

HEADING_FONTS = {1: "黑体", 2: "楷体"}
LEVELS = {1: "第一层", 2: "第二层"}
# A heading is short or ends without a full stop; a paragraph that begins with 一、 and runs on is text.
LONGEST_HEADING = 40


def _paragraphs(doc: OfficialDocument) -> Iterator[tuple[Paragraph, Look]]:
    for one in doc.body:
        look = look_at(doc, one.place)
        if look and not look.region:
            yield one, look


def _is_heading(one: Paragraph) -> bool:
    return one.level in HEADING_FONTS and len(one.text) <= LONGEST_HEADING and not one.text.endswith(("；", "："))


@lint("layout_recipients", source="GB/T 9704 7.3.2", element="主送机关")
def recipients_stand_flush_left(doc: OfficialDocument) -> Findings:
    """主送机关居左顶格编排，回行时仍顶格。

    Why: 空格或居中的主送机关容易与正文、标题混在一起。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        〔仿宋 16磅 空2〕各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        〔仿宋 16磅 空0〕各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    """
    for read, look in looked(doc, doc.primary_recipients):
        if look.align in ("center", "right") or (look.first or 0) >= 1:
            yield caution(_("主送机关没有顶格"), quote=read.text, remedy=_("居左顶格编排，回行时仍顶格"))


@lint("layout_indent", source="GB/T 9704 7.3.3", element="正文")
def paragraphs_begin_two_characters_in(doc: OfficialDocument) -> Findings:
    """正文每个自然段左空二字，回行顶格。

    Why: 不空格分不清从哪里另起一段，引用段落时对不上。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        〔仿宋 16磅 空0〕各区教育局：
        〔仿宋 16磅 空0〕现将放假安排通知如下。请遵照执行。
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        〔仿宋 16磅 空0〕各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。请遵照执行。
    """
    wrong = [
        one
        for one, look in _paragraphs(doc)
        if look.first is not None and look.align not in ("center", "right") and not one.automatic and abs(look.first - 2) > 0.6
        if not _is_heading(one) or look.first > 2.6
    ]
    if wrong:
        yield caution(_("正文有{n}段没有左空二字"), n=len(wrong), quote=wrong[0].text[:30], remedy=_("段落首行缩进2字符，左缩进0"))


@lint("layout_body", source="GB/T 9704 5.2.4、7.3.3", strength=Strength.USUAL, element="正文")
def text_is_in_fangsong(doc: OfficialDocument) -> Findings:
    """正文一般用3号仿宋体字。

    Why: 字体字号不一，一页的字数和行数就不对。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔宋体 12磅 空2〕现将放假安排通知如下。
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    """
    wrong = [(one, told) for one, look in _paragraphs(doc) if not one.level and (told := departs(look, "仿宋"))]
    if wrong:
        yield note(_("正文有{n}段用{told}"), n=len(wrong), told=wrong[0][1], quote=wrong[0][0].text[:30], remedy=_("用3号（16磅）仿宋体字"))


@lint("layout_headings", source="GB/T 9704 7.3.3", strength=Strength.USUAL, element="结构层次")
def headings_are_in_heiti_and_kaiti(doc: OfficialDocument) -> Findings:
    """层次标题一般第一层用黑体，第二层用楷体，第三层和第四层用仿宋体。

    Why: 字体标明层次，读者翻页也知道读到哪里。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕一、放假时间
        〔仿宋 16磅 空2〕二、有关要求
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔黑体 16磅 空2〕一、放假时间
        〔黑体 16磅 空2〕二、有关要求
    """
    told: set[int] = set()
    for one, look in _paragraphs(doc):
        if not _is_heading(one) or one.level in told or not (words := departs(look, HEADING_FONTS[one.level])):
            continue
        told.add(one.level)
        right = HEADING_FONTS[one.level]
        yield note(
            _("{level}标题“{text}”用{words}"), level=LEVELS[one.level], text=one.text[:20], words=words, quote=one.text[:30],
            remedy=_("用3号{right}"), right=right,
        )  # fmt: skip
