"""版式: paper, margins, lines and characters, page numbers (GB/T 9704 5 and 7.5)."""

from __future__ import annotations

from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.layout import Page
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeface import family
from yizhang.law.finding import Findings, Strength, _, breach, caution, note

# GB/T 9704 5.1, 5.2.1: millimetres, and how far a printed sheet may be off.
WIDTH, HEIGHT, TOP, LEFT, AREA_WIDTH, AREA_HEIGHT = 210, 297, 37, 28, 156, 225
PAPER_OFF, MARGIN_OFF, AREA_OFF = 1.0, 1.0, 2.0
LINES, CHARS = 22, 28
DASHED = regex(r"[—–―─-]+\s*#\s*[—–―─-]+")


def _pages(doc: OfficialDocument) -> tuple[Page, ...]:
    """Upright pages whose size is known."""
    pages = doc.layout.pages if doc.layout else ()
    return tuple(page for page in pages if page.width and page.width <= page.height)


@lint("layout_page_size", source="GB/T 9704 5.1", element="版式")
def paper_is_a4(doc: OfficialDocument) -> Findings:
    """公文用纸采用A4型纸，210毫米×297毫米。

    Why: 纸张不一，装订、复印和归档都要重排。
    Wrong:
        〔页面 216×279〕
        无锡市教育局关于放假的通知
    Right:
        〔页面 210×297〕
        无锡市教育局关于放假的通知
    """
    for page in _pages(doc)[:1]:
        if abs(page.width - WIDTH) > PAPER_OFF or abs(page.height - HEIGHT) > PAPER_OFF:
            yield breach(_("纸张是{size}毫米"), size=f"{page.width:.0f}×{page.height:.0f}", remedy=_("纸张大小设为A4（210毫米×297毫米）"))


@lint("layout_margins", source="GB/T 9704 5.2.1", element="版式")
def margins_leave_the_type_area(doc: OfficialDocument) -> Findings:
    """天头37毫米，订口28毫米，版心156毫米×225毫米。

    Why: 版心不一致，一页排不下规定的行数和字数，装订时还会压住文字。
    Wrong:
        〔页面 210×297 天头25 订口32 版心146×246〕
        无锡市教育局关于放假的通知
    Right:
        〔页面 210×297 天头37 订口28 版心156×225〕
        无锡市教育局关于放假的通知
    """
    for page in _pages(doc)[:1]:
        measured = (
            *(
                (("天头", page.top, TOP, MARGIN_OFF), ("版心高", page.height - page.top - page.bottom, AREA_HEIGHT, AREA_OFF))
                if page.top
                else ()
            ),
            *(
                (("订口", page.left, LEFT, MARGIN_OFF), ("版心宽", page.width - page.left - page.right, AREA_WIDTH, AREA_OFF))
                if page.left
                else ()
            ),
        )
        wrong = [f"{name}{is_:.0f}毫米" for name, is_, right, off in measured if abs(is_ - right) > off]
        if wrong:
            told = breach if doc.source == "docx" else caution
            yield told(
                _("{wrong}"), wrong="，".join(wrong), remedy=_("页边距设为上37毫米、下35毫米、左28毫米、右26毫米，版心156毫米×225毫米")
            )


@lint("layout_grid", source="GB/T 9704 5.2.3", strength=Strength.USUAL, element="版式")
def page_holds_22_lines_of_28_characters(doc: OfficialDocument) -> Findings:
    """一般每面排22行，每行排28个字，撑满版心。

    Why: 行数和字数一致，页码和篇幅才能比较。
    Wrong:
        〔页面 210×297 每页30行 每行35字〕
        无锡市教育局关于放假的通知
    Right:
        〔页面 210×297 每页22行 每行28字〕
        无锡市教育局关于放假的通知
    """
    for page in _pages(doc)[:1]:
        wrong = [f"每面{page.lines}行"] if page.lines and page.lines != LINES else []
        wrong += [f"每行{page.chars}字"] if page.chars and page.chars != CHARS else []
        if wrong:
            yield note(_("{wrong}"), wrong="，".join(wrong), remedy=_("文档网格设为每页22行、每行28个字（行距28.95磅）"))


@lint("layout_page_number", source="GB/T 9704 7.5", element="页码")
def pages_are_numbered_between_dashes(doc: OfficialDocument) -> Findings:
    """页码用4号半角宋体阿拉伯数字，左右各一条一字线；单页码居右空一字，双页码居左空一字。

    Why: 没有页码的公文散页以后拼不回去，也看不出缺页。
    Wrong:
        〔页面 210×297 页码无〕
        无锡市教育局关于放假的通知
    Right:
        〔页面 210×297 页码—#—〕
        无锡市教育局关于放假的通知
    """
    layout = doc.layout
    if layout is None or layout.numbered is None:
        return
    if layout.number is None:
        yield caution(_("没有页码"), remedy=_("在版心下边缘之下插入页码，写作“— 1 —”"))
        return
    number = layout.number
    if not DASHED.fullmatch(number.text):
        yield caution(_("页码写作“{text}”"), text=number.text.replace("#", "1"), remedy=_("数字左右各放一条一字线：— 1 —"))
    if number.size and abs(number.size - 14) > 0.6:
        yield caution(_("页码用{size}磅"), size=f"{number.size:g}", remedy=_("用4号（14磅）半角宋体阿拉伯数字"))
    elif family(number.font) not in ("", "宋体"):
        yield caution(_("页码用{font}"), font=number.font, remedy=_("用4号（14磅）半角宋体阿拉伯数字"))
    if not number.mirrored and number.align == "center":
        yield caution(_("页码居中"), remedy=_("单页码居右空一字，双页码居左空一字"))


@lint("layout_first_page", source="GB/T 9704 7.3.3", element="正文")
def first_page_shows_the_body(doc: OfficialDocument) -> Findings:
    """公文首页必须显示正文。

    Why: 首页只有版头和主送，拿起文件不知道说什么。
    Wrong:
        〔页面 210×297〕
        无锡市教育局关于放假的通知
        各区教育局：
        〔第2页 仿宋 16磅〕现将放假安排通知如下。
    Right:
        〔页面 210×297〕
        无锡市教育局关于放假的通知
        各区教育局：
        〔第1页 仿宋 16磅〕现将放假安排通知如下。
    """
    page = doc.body[0].place.page if doc.body else 0
    if page > 1:
        remedy = _("缩小版头或标题行距；主送机关过多的移至版记")
        yield breach(_("正文从第{page}页开始"), page=page, quote=doc.body[0].text[:20], remedy=remedy)
