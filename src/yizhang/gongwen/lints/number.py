"""发文字号: 机关代字〔年份〕顺序号."""

from __future__ import annotations

from datetime import timedelta

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.organs import Direction, OrganKind
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, breach, caution, note

LABELS = {
    "brackets": "年份未用六角括号〔〕", "leading_zero": "顺序号加了虚位", "short_year": "年份未写全称", "ordinal": "顺序号前加“第”字",
    "full_width": "用了全角数字", "spaces": "字间有空格", "year_word": "年份后多“年”字", "year_first": "年份写在机关代字之前",
    "no_end": "缺“号”字", "chinese_digits": "用了汉字数字", "misread": "数字夹有字母", "word": "多“字”字", "no_code": "缺机关代字",
    "sub_number": "顺序号带分号",
}  # fmt: skip
TYPING = {"full_width", "spaces"}
OFFICE_CODE = regex(r"办|厅|府秘|政秘|综|^$")
# After the text is narrowed to half width: 国气发[1993年)13号.
NUMBERING = regex("号")
UNPAIRED = regex(r"[\u4e00-\u9fff×]{2,14}(?P<open>[\[(（〔【])(?:19|20)\d{2}年?(?P<close>[\])）〕】])第?\d{1,5}号")
# What is signed before New Year may be numbered after it.
TURN = timedelta(days=31)
PAIRS = ("[]", "()", "（）", "〔〕", "【】")


@lint("number_format", source="GB/T 9704 7.2.5", element="发文字号")
def number_is_code_year_and_serial(doc: OfficialDocument) -> Findings:
    """发文字号由机关代字、六角括号内的年份全称和不编虚位、不加“第”字的顺序号组成。

    Why: 字号是登记、引用和查找公文的依据，一字之差就对不上。
    Wrong:
        锡财[2026]12号
        无锡市财政局关于追加经费的请示
    Right:
        锡财〔2026〕12号
        无锡市财政局关于追加经费的请示
    """
    if (read := doc.document_number) and read.value.faults:
        told = caution if set(read.value.faults) <= TYPING else breach
        reasons = "，".join(LABELS.get(fault, fault) for fault in read.value.faults)
        right = str(read.value)
        yield told(
            _("发文字号“{number}”{reasons}"), number=read.text, reasons=reasons, quote=read.text, remedy=_("写作“{right}”"), right=right
        )
    cited = traits.lines_with(doc.body_text, NUMBERING)
    for found in UNPAIRED.finditer(cited) if any(cited.count(pair[0]) != cited.count(pair[1]) for pair in PAIRS) else ():
        if found["open"] + found["close"] not in PAIRS:
            yield caution(
                _("引用的文号“{number}”括号不配对"),
                number=found[0],
                quote=found[0],
                where="正文",
                remedy=_("按原文核对，年份用六角括号〔〕"),
            )


@lint("number_year", source="公文处理条例 9(5)(12)", strength=Strength.USUAL, element="发文字号")
def number_bears_the_year_of_the_date(doc: OfficialDocument) -> Findings:
    """发文字号的年份一般就是成文日期的年份。

    Why: 字号按年编号、按年归档，年份不对，就查不到这份公文，也会与上年的字号相重。
    Wrong:
        锡教〔2025〕8号
        无锡市教育局关于做好放假工作的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
    Right:
        锡教〔2026〕8号
        无锡市教育局关于做好放假工作的通知
        各区教育局：
        现将放假安排通知如下。
        无锡市教育局
        2026年3月2日
    """
    read, day = doc.document_number, traits.dated_below(doc)
    if read and day and read.value.year not in (0, day.value.year):
        told = note if read.value.year == (day.value + TURN).year or read.value.year == (day.value - TURN).year else caution
        yield told(
            _("发文字号的年份是{year}年，成文日期是{day}"), year=read.value.year, day=day.value, quote=read.text,
            remedy=_("核对字号和成文日期；成文日期是签发之日，字号用当年的"),
        )  # fmt: skip


@lint("number_code", source="公文处理条例 9(5)", strength=Strength.CUSTOM, element="发文字号")
def code_is_the_issuers(doc: OfficialDocument) -> Findings:
    """机关代字代表发文机关：办公厅（室）发文的代字含“办”。

    Why: 代字是政府的、署名是办公室的，引用和归档时分不清是谁的文件。
    Wrong:
        锡政发〔2026〕8号
        无锡市人民政府办公室关于放假的通知
        各区人民政府：
        现将放假安排通知如下。
        无锡市人民政府办公室
        2026年3月2日
    Right:
        锡政办发〔2026〕8号
        无锡市人民政府办公室关于放假的通知
        各区人民政府：
        现将放假安排通知如下。
        无锡市人民政府办公室
        2026年3月2日
    """
    writer, read = traits.sender(doc), doc.document_number
    if read and writer and writer.kind is OrganKind.OFFICE and len(doc.issuers) == 1 and not OFFICE_CODE.search(read.value.code):
        yield note(
            _("署名是“{writer}”，机关代字“{code}”没有“办”字"), writer=writer.name, code=read.value.code, quote=read.text,
            remedy=_("核对是以政府名义还是以办公厅（室）名义发文"),
        )  # fmt: skip


@lint("number_missing", source="公文处理条例 9(5)(6)", strength=Strength.USUAL, element="发文字号")
def upward_document_shows_its_head(doc: OfficialDocument) -> Findings:
    """上行文的版头标注发文字号和签发人。

    Why: 只有标题和正文的文本看不出字号和签发人，这两项无从检查。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    Right:
        锡教〔2026〕8号    签发人：云示甲
        无锡市教育局关于新建实验小学的请示
        市政府：
        妥否，请批示。
        无锡市教育局
        2026年3月2日
    """
    complete = bool(traits.title(doc) and doc.primary_recipients and doc.body)
    if complete and traits.bearing(doc) is Direction.UPWARD and not traits.has_head(doc):
        yield note(_("没有版头，未检查发文字号和签发人"), remedy=_("报送时加版头，标注发文字号和签发人"))
