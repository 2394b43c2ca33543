"""数字和计量单位 (GB/T 15835、GB 3100), and the marks between words (GB/T 15834)."""

from __future__ import annotations

import re

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.phrases import masked
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, note

UNITS = {
    "公分": "厘米", "英尺": "米", "英寸": "厘米", "市斤": "千克", "公升": "升", "华里": "千米", "平米": "平方米", "平方公尺": "平方米",
    "度电": "千瓦时", "KM": "km", "Km": "km", "KG": "kg", "Kg": "kg", "M2": "平方米",
    "m2": "平方米", "㎡": "平方米",
}  # fmt: skip
WRONG_UNIT = regex(
    r"(?<=[\d万亿])\s{0,2}(?P<unit>公分|英尺|英寸|市斤|公升|华里|平米|平方公尺|度电|KM|Km|KG|Kg|[Mm]2(?!\d)|㎡)", near=tuple(UNITS)
)
# Patterns begin with the characters they begin with, and look behind from the second: so the search skips to where they may stand.
FIGURE = r"\d(?<![\d.]\d)\d{0,11}(?:\.\d{1,6})?"
RANGE = regex(
    rf"(?P<low>{FIGURE})(?P<mark>[-~\uff0d\uff5e—至])(?P<high>\d{{1,12}}(?:\.\d{{1,6}})?)(?P<unit>%|％|[万亿])",
    near=("-", "~", "\uff0d", "\uff5e", "—", "至"),
)
ONES = "一二三四五六七八九"
MIXED = regex(
    rf"[\d{ONES}](?:(?<![\d.]\d)(?<=\d)\d{{0,11}}(?:\.\d{{1,6}})?[千百](?:[万亿元人个名吨米户家亩]|多)"
    rf"|(?<![年月第].)(?<=[{ONES}])十?\d{{1,12}}|(?<!\d\d)(?<=\d)\d{{0,11}}[{ONES}](?=[万千百元个名]))"
)
CENTURY = regex(
    r"(?<![第〇一二三四五六七八九十])(?:二〇|二○|二零|一九)[〇○零一二三四五六七八九]{2}年(?!版)", near=("二〇", "二○", "二零", "一九")
)
# 2026-03-02 is a form of GB/T 7408; with dots it reads as the number of a clause or a version.
DOTTED = regex(r"(?:19|20)(?<![A-Za-z\d./]..)\d\d(?P<mark>[./])(?:0?[1-9]|1[0-2])(?P=mark)(?:[12]\d|3[01]|0?[1-9])(?![\d./])")
# 自18年以来 is a year, 改革开放40年以来 is a while.
TWO_DIGITS = regex(r"\d(?:(?<![\d〔\[（('’第]\d)\d年(?=全年|度|底|初|年底|[1-9]\d?月|上半年|下半年)|(?<=[自从]\d)\d年(?=以来))")
WIDE, DIGIT, NUMERAL = regex(r"[\uff10-\uff19]"), regex("[0-9]"), regex(r"[0-9\uff10-\uff19〇○零九]")


@lint("figures", source="GB/T 15835", strength=Strength.RECOMMENDED, element="正文")
def figures_are_written_one_way(doc: OfficialDocument) -> Findings:
    """计量、统计和公历日期用阿拉伯数字；年份写全四位；汉字数字与阿拉伯数字不混写；范围两端写全单位。

    Why: “10—15%”可以读成10到百分之十五，“3千元”与“3000元”检索不到一起。
    Wrong:
        无锡市水利局关于防汛工作的报告
        市政府：
        二〇二五年投入3千万元，26年底完成10-15%。
    Right:
        无锡市水利局关于防汛工作的报告
        市政府：
        2025年投入3000万元，2026年底完成10%—15%。
    """
    text = masked(traits.lines_with(doc.body_text, NUMERAL))
    for pattern, template, remedy in (
        (RANGE, _("数值范围“{words}”只在后面写了单位"), _("两端都写单位，如“10%—15%”“3万—5万元”")),
        (MIXED, _("“{words}”混用汉字数字和阿拉伯数字"), _("统一用阿拉伯数字；“万”“亿”可以作单位")),
        (CENTURY, _("年份“{words}”用了汉字数字"), _("正文中的公历年月日用阿拉伯数字")),
        (DOTTED, _("日期“{words}”没有写年、月、日"), _("写作“2026年3月2日”的形式")),
        (TWO_DIGITS, _("年份“{words}”没有写全"), _("写全四位年份")),
        (WIDE, _("数字“{words}”是全角"), _("改为半角数字")),
    ):
        if (found := pattern.search(text)) and not (pattern is CENTURY and _old(doc)):
            yield note(template, words=found[0], quote=found[0], remedy=remedy)


def _old(doc: OfficialDocument) -> bool:
    """Before the standard of 2011, in force with the Regulation of 2012, years in Chinese numerals were common."""
    return doc.dated is not None and doc.dated.value.year < 2012


@lint("units", source="GB/T 9704 8、GB 3100", strength=Strength.RECOMMENDED, element="正文")
def units_are_the_legal_ones(doc: OfficialDocument) -> Findings:
    """用国家法定计量单位，符号大小写按规定。

    Why: “平米”“公分”“KM”不是法定计量单位，合同和统计不能用。
    Wrong:
        无锡市教育局关于新建校舍的报告
        市政府：
        校舍面积3000平米，距市区5KM。
    Right:
        无锡市教育局关于新建校舍的报告
        市政府：
        校舍面积3000平方米，距市区5公里。
    """
    seen: set[str] = set()
    for found in WRONG_UNIT.finditer(traits.lines_with(doc.body_text, DIGIT)):
        unit = found["unit"]
        if unit not in seen:
            seen.add(unit)
            right = UNITS.get(unit, "")
            yield note(_("“{unit}”不是法定计量单位的写法"), unit=unit, quote=found[0].strip(), remedy=_("写作“{right}”"), right=right)


COUNTED = regex(r"[\d一二三四五六七八九十a-zA-Z](?<![^；。，：\s].)[\d一二三四五六七八九十a-zA-Z]{0,2}）")
# What is wrong, and what to say.
MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        regex(r"[，。；：！？、](?:(?<!。)[，。；：、]|(?<=。)[，；：、]|(?<=。)(?<!。。)。(?!。)|(?<=？)！|(?<=！)！+|(?<=？)？+)"),
        _("标点“{words}”重复"),
        _("只保留一个"),
    ),
    (
        regex(r"[\u4e00-\u9fff]\.{3,6}(?!\d)|(?<![.。…])…(?!…)|。。。+", near=("...", "…", "。。。")),
        _("省略号写作“{words}”"),
        _("用六个点“……”"),
    ),
    (
        regex("[\u4e00-\u9fff](?:--|\uff0d\uff0d)[\u4e00-\u9fff]", near=("--", "\uff0d\uff0d")),
        _("破折号写作“{words}”"),
        _("用“——”，占两个字的位置"),
    ),
    (regex("等等等", near=("等等等",)), _("“{words}”重复"), _("只用一个“等”")),
)


@lint("punctuation_marks", source="GB/T 15834", strength=Strength.RECOMMENDED, element="正文")
def marks_stand_alone_and_in_pairs(doc: OfficialDocument) -> Findings:
    """标点不重复，省略号六个点，破折号占两字，引号、括号、书名号成对。

    Why: 少半个括号或引号，不知道引文和注释到哪里为止。
    Wrong:
        无锡市水利局关于防汛工作的通知
        各区水利局：
        汛期将至，。请各地（含开发区做好准备...。
    Right:
        无锡市水利局关于防汛工作的通知
        各区水利局：
        汛期将至，请各地（含开发区）做好准备……
    """
    text = doc.body_text.replace("(", "（").replace(")", "）")
    for pattern, template, remedy in MARKS:
        if found := pattern.search(text):
            yield note(template, words=found[0], quote=found[0], remedy=remedy)
    for left, right in ("（）", "“”", "《》"):
        if quote := _unpaired(text, left, right):
            yield note(_("“{left}{right}”不成对"), left=left, right=right, quote=quote, remedy=_("补上缺少的一半"))


def _unpaired(text: str, left: str, right: str) -> str:
    """The words around the first mark without its partner, paragraph by paragraph; 1） as a number is none."""
    for line in text.split("\n"):
        if line.count(left) == line.count(right):
            continue
        plain = COUNTED.sub("", line) if left == "（" else line
        if plain.count(left) != plain.count(right):
            at = plain.find(left if plain.count(left) > plain.count(right) else right)
            return plain[max(0, at - 4) : at + 10]
    return ""
