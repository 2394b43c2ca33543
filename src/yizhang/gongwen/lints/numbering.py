"""结构层次序数: 一、 （一） 1. （1）, each counted without a gap."""

from __future__ import annotations

from yizhang.gongwen.document import OfficialDocument, Paragraph
from yizhang.gongwen.elements import dates
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, caution, note

DIGITS = regex(r"\d+|[一二三四五六七八九十百零〇]+")
MARKS = ((1, regex(r".*、$"), "一、"), (3, regex(r".*[.．]$"), "1."))


@lint("numbering_broken", source="GB/T 9704 7.3.3", strength=Strength.USUAL, element="结构层次")
def numbers_run_without_a_gap(doc: OfficialDocument) -> Findings:
    """同一层次的序数连续，不重号，不跳号。

    Why: 引用“第三条”时对不上，会以为漏印了一段。
    Wrong:
        无锡市水利局关于防汛工作的报告
        市政府：
        一、基本情况
        三、下一步安排
    Right:
        无锡市水利局关于防汛工作的报告
        市政府：
        一、基本情况
        二、下一步安排
    """
    counts: dict[int, int] = {}
    for one in doc.body:
        if not one.level or not one.number:
            continue
        if one.level > 1 and one.level not in counts and any(deeper > one.level for deeper in counts):
            yield caution(
                _("“{number}”写在更低的层次之下"), number=one.number, quote=one.text[:30], remedy=_("依次用“一、”“（一）”“1.”“（1）”")
            )
        if one.level == 1:
            counts = {1: counts.get(1, 0), **{level: count for level, count in counts.items() if level == 2}}
        number, last = _value(one), counts.get(one.level, 0)
        counts[one.level] = number
        # （一） may begin anew under 二、 or run on through the document.
        if number not in (last + 1, 1):
            yield caution(
                _("“{number}”之前应是同层次的第{expected}个序数"),
                number=one.number,
                expected=last + 1,
                quote=one.text[:30],
                remedy=_("按顺序编号，或补上缺漏的段落"),
            )


def _value(one: Paragraph) -> int:
    found = DIGITS.search(one.number)
    if not found:
        return 0
    return int(found[0]) if found[0].isdigit() else dates.chinese(found[0])


@lint("numbering_marks", source="GB/T 9704 7.3.3", strength=Strength.USUAL, element="结构层次")
def numbers_are_written_by_the_standard(doc: OfficialDocument) -> Findings:
    """层次序数依次写作“一、”“（一）”“1.”“（1）”。

    Why: 标点不同，层次就分不清。
    Wrong:
        无锡市水利局关于防汛工作的报告
        市政府：
        1、基本情况
        2、下一步安排
    Right:
        无锡市水利局关于防汛工作的报告
        市政府：
        一、基本情况
        二、下一步安排
    """
    wrong = [
        one for one in doc.body for level, mark, _form in MARKS if one.level == level and not one.automatic and not mark.match(one.number)
    ]
    if wrong:
        right = next(form for level, _mark, form in MARKS if level == wrong[0].level)
        yield note(
            _("层次序数“{number}”的标点不合规定"),
            number=wrong[0].number,
            quote=wrong[0].text[:30],
            remedy=_("写作“{right}”的形式"),
            right=right,
        )
