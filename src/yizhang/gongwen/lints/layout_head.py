"""版式: the 版头 and the title (GB/T 9704 7.2 and 7.3.1)."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction
from yizhang.gongwen.regex import regex
from yizhang.gongwen.typeface import departs, family, look_at, looked
from yizhang.law.finding import Findings, Strength, _, caution, note

BLACK = regex(r"|auto|000000|(?:0[0-9a-f]|1[0-9a-f]|2[0-9a-f]|3[0-9a-f]){3}", 2)
SIX = regex(r"\d{6}")


@lint("layout_copy_number", source="GB/T 9704 7.2.1", strength=Strength.USUAL, element="份号")
def copy_number_has_six_digits(doc: OfficialDocument) -> Findings:
    """份号一般用6位3号阿拉伯数字，顶格编排在版心左上角第一行。

    Why: 涉密公文按份号收发和清退，写法不一就对不上。
    Wrong:
        〔居中 16磅〕000012
        无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    Right:
        〔居左 16磅〕000012
        无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    """
    for read, look in looked(doc, doc.copy_number):
        if look.align in ("center", "right") or departs(look, ""):
            yield note(_("份号不是顶格3号数字"), quote=read.text, remedy=_("用6位3号阿拉伯数字，顶格编排在版心左上角第一行"))


@lint("layout_secrecy", source="GB/T 9704 7.2.2、7.2.3", strength=Strength.USUAL, element="密级")
def secrecy_and_urgency_are_in_heiti(doc: OfficialDocument) -> Findings:
    """密级、保密期限和紧急程度一般用3号黑体，顶格编排在版心左上角。

    Why: 黑体顶格才一眼看得见，免得按平件放着。
    Wrong:
        〔宋体 12磅 居左〕特急
        无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    Right:
        〔黑体 16磅 居左〕特急
        无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    """
    for read, look in looked(doc, doc.secrecy, doc.urgency):
        if told := departs(look, "黑体"):
            yield note(_("“{text}”用{told}"), text=read.text, told=told, quote=read.text, remedy=_("用3号黑体，顶格编排在版心左上角"))
        elif look.align in ("center", "right"):
            yield note(_("“{text}”没有顶格"), text=read.text, quote=read.text, remedy=_("用3号黑体，顶格编排在版心左上角"))


@lint("layout_letterhead", source="GB/T 9704 7.2.4", strength=Strength.RECOMMENDED, element="发文机关标志")
def letterhead_is_red_and_centred(doc: OfficialDocument) -> Findings:
    """发文机关标志居中排布，推荐使用小标宋体字，颜色为红色。

    Why: 红头是收文机关辨认正式公文的第一眼。
    Wrong:
        〔小标宋 36磅 居左〕无锡市教育局文件
        〔16磅〕锡教〔2026〕8号
        无锡市教育局关于放假的通知
    Right:
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        〔16磅〕锡教〔2026〕8号
        无锡市教育局关于放假的通知
    """
    for read, look in looked(doc, doc.letterhead):
        wrong = ["没有居中"] if look.align in ("left", "right") else []
        wrong += ["不是红色"] if not look.red and (look.colour or doc.source == "docx") else []
        wrong += [f"用{family(look.font)}"] if family(look.font) not in ("", "小标宋", "宋体") else []
        if wrong:
            yield note(_("发文机关标志{wrong}"), wrong="，".join(wrong), quote=read.text, remedy=_("居中，用红色小标宋体字"))


@lint("layout_number_place", source="GB/T 9704 7.2.5", element="发文字号")
def number_is_centred_or_left_in_upward_documents(doc: OfficialDocument) -> Findings:
    """发文字号居中排布；上行文居左空一字，与最后一个签发人姓名处在同一行。

    Why: 上行文的字号与签发人同行，收文机关据此辨认上行文。
    Wrong:
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        〔16磅 居右〕锡教〔2026〕8号
        无锡市教育局关于放假的通知
    Right:
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        〔16磅 居中〕锡教〔2026〕8号
        无锡市教育局关于放假的通知
    """
    letter = doc.letterhead is not None and not doc.letterhead.value.endswith(("文件", "令", "纪要"))
    for read, look in looked(doc, doc.document_number if doc.letterhead and not letter else None):
        upward = bool(doc.signers) or traits.bearing(doc) is Direction.UPWARD
        if look.align == "right" and not upward and not look.region:
            yield caution(_("发文字号没有居中"), quote=read.text, remedy=_("在发文机关标志下空二行居中编排"))


@lint("layout_signer", source="GB/T 9704 7.2.6", element="签发人")
def signer_is_in_fangsong_and_kaiti(doc: OfficialDocument) -> Findings:
    """“签发人”三字用3号仿宋体字，签发人姓名用3号楷体字。

    Why: 姓名用楷体，与标签分得开。
    Wrong:
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        锡教〔2026〕8号
        〔宋体 16磅〕签发人：云示甲
        无锡市教育局关于新建小学的请示
    Right:
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        锡教〔2026〕8号
        〔仿宋 16磅 姓名楷体〕签发人：云示甲
        无锡市教育局关于新建小学的请示
    """
    for read, look in looked(doc, *doc.signers[:1]):
        if family(look.last_font) not in ("", "楷体"):
            yield caution(
                _("签发人姓名用{font}"), font=family(look.last_font), quote=read.text, remedy=_("“签发人”用3号仿宋，姓名用3号楷体")
            )


@lint("layout_red_line", source="GB/T 9704 7.2.7", element="发文机关标志")
def red_line_parts_head_and_text(doc: OfficialDocument) -> Findings:
    """发文字号之下4毫米处居中印一条与版心等宽的红色分隔线。

    Why: 分隔线以上是版头，以下是主体；没有线，版头和标题混在一起。
    Wrong:
        〔页面 210×297 红线无〕
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    Right:
        〔页面 210×297 红线有〕
        〔小标宋 36磅 居中 红〕无锡市教育局文件
        锡教〔2026〕8号
        无锡市教育局关于放假的通知
    """
    if doc.layout and doc.layout.red_line is False and doc.letterhead and doc.letterhead.value.endswith("文件"):
        yield note(_("没有红色分隔线"), quote=doc.letterhead.text, remedy=_("在发文字号之下4毫米处加一条红色分隔线；用印好红头的纸的不必"))


@lint("layout_title", source="GB/T 9704 7.3.1", strength=Strength.USUAL, element="标题")
def title_is_in_xiaobiaosong_and_centred(doc: OfficialDocument) -> Findings:
    """标题一般用2号小标宋体字，分一行或多行居中排布。

    Why: 标题与正文同样大小，就分不出哪里是标题。
    Wrong:
        〔宋体 16磅 居左〕无锡市教育局关于放假的通知
        〔仿宋 16磅〕各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        〔仿宋 16磅〕各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    """
    for read, look in looked(doc, doc.title if doc.title and not doc.title.place.region else None):
        told = [f"用{words}" if (words := departs(look, "小标宋", "2号")) else ""]
        told += ["没有居中"] if look.align in ("left", "right", "both") else []
        if any(told):
            yield note(_("标题{told}"), told="，".join(filter(None, told)), quote=read.text, remedy=_("用2号（22磅）小标宋体字，居中"))


@lint("layout_colour", source="GB/T 9704 5.2.4", strength=Strength.USUAL, element="正文")
def text_is_black(doc: OfficialDocument) -> Findings:
    """如无特殊说明，公文中文字的颜色均为黑色。

    Why: 彩色字复印、扫描后看不清，也不像定稿。
    Wrong:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2 红〕现将放假安排通知如下。
    Right:
        〔小标宋 22磅 居中〕无锡市教育局关于放假的通知
        各区教育局：
        〔仿宋 16磅 空2〕现将放假安排通知如下。
    """
    for one in doc.body:
        look = look_at(doc, one.place)
        if look and not BLACK.fullmatch(look.colour):
            yield note(_("正文有彩色字“{text}”"), text=one.text[:12], quote=one.text[:30], remedy=_("改为黑色"))
            return
