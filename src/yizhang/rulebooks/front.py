"""What a page says before the rules begin: its list of fields, the notice that issued them, the title and the note under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yizhang.gongwen.elements import dates
from yizhang.gongwen.width import narrow, tight, unspread
from yizhang.law.finding import Finding, _, caution

TITLE, NUMBER, ISSUER, STATUS = "标题", "文号", "发布机构", "效力状况"
SAME = {
    "名称": TITLE, "文件标题": TITLE, "文件名称": TITLE, "内容概述": TITLE, "发文字号": NUMBER, "文件编号": NUMBER,
    "发文机关": ISSUER, "发布单位": ISSUER, "发文单位": ISSUER, "有效性": STATUS, "时效性": STATUS,
}  # fmt: skip
DATES = ("生成日期", "成文日期", "发文日期", "公开日期", "发布日期", "生效时间", "生效日期", "施行日期", "废止时间", "废止日期", "失效日期")
ENDED = ("废止时间", "废止日期", "失效日期")
OTHER = ("信息索引号", "索引号", "组配分类", "主题分类", "信息分类", "主题词", "关键词", "信息来源", "附件下载", "浏览次数")
LABELS = sorted({*SAME, *SAME.values(), *DATES, *OTHER}, key=len, reverse=True)
SPACED = "|".join(r"\s*".join(label) for label in LABELS)
CLOSE = "|".join(label for label in LABELS if len(label) > 3)  # in a PDF nothing parts a label from its neighbours
LABEL = re.compile(rf"(?:(?:^|(?<=\s))({SPACED})(?:\s*[:：]\s*|\s+|$)|({CLOSE})\s*[:：]?\s*)")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,}[〔\[【(（]\d{4}[〕\]】)）]第?\d+号")
ORDER = re.compile(r"(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}令)")
ORDINAL = re.compile(r"第[\d一二三四五六七八九十百零〇]+号")
RULES = re.compile(r"[^。，,；;：:]{2,60}(?:规则|条例|办法|规定|细则|章程|规程|制度|准则)(?:[（(](?:试行|暂行|修订|草案)[^）)]*[）)])?")
NUMERAL = r"[\d〇○零一二三四五六七八九十]"
PASSED = re.compile(rf"({NUMERAL}{{2,4}}年{NUMERAL}{{1,3}}月{NUMERAL}{{1,3}}日)(?:(?!年{NUMERAL}{{1,3}}月)[^。])*?通过")
IN_FORCE = re.compile(r"自(\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|执行)")
QUOTED = re.compile(r"《([^《》]+)》")
ANNULLED = re.compile(r"(?:本文件|本规则|该文件|全文|此件|本件)?(?:已|已经|现已|宣布|予以)(?:被)?(?:废止|失效|宣布失效|停止执行)")
ENDS = re.compile(r"废止|失效")


@dataclass(frozen=True, slots=True)
class Front:
    """What was found before the rules."""

    title: str
    number: str
    issuer: str
    dates: Mapping[str, str]
    findings: tuple[Finding, ...]


def read_front(lines: Sequence[str]) -> Front:
    """Read the lines above the first chapter or article."""
    listed = _listed(lines)
    body = [line for line in lines if not LABEL.match(line)]
    return Front(
        _title(body) or _title_listed(listed.get(TITLE, "")),
        _number(body) or tight(listed.get(NUMBER, "")),
        listed.get(ISSUER, ""),
        _dates(listed, body),
        tuple(_annulled(listed, body)),
    )


def in_force(text: str) -> str:
    """The day from which the text says it applies, as 2019-03-01; empty when it names none."""
    found = IN_FORCE.search(tight(narrow(text)))
    return _iso(found[1]) if found else ""


def _listed(lines: Sequence[str]) -> dict[str, str]:
    """The fields a page lists: 文号: 浠政发〔2017〕1号, several on one line."""
    found: dict[str, str] = {}
    for line in lines:
        marks = list(LABEL.finditer(line)) if LABEL.match(line) else []
        ends = [*(mark.start() for mark in marks[1:]), len(line)]
        for mark, end in zip(marks, ends, strict=bool(marks)):
            label, value = tight(mark[1] or mark[2]), line[mark.end() : end].strip()
            if value.strip("—－- "):
                found.setdefault(SAME.get(label, label), value)
    return found


def _title(body: Sequence[str]) -> str:
    """The last line that is a title of rules and not of the notice about them; the note under it may take several lines."""
    for line in reversed(body):
        plain = unspread(narrow(line)).strip()
        if RULES.fullmatch(plain) and not plain.startswith(("(", "（", "《")) and not plain.endswith(("通知", "公告")):
            return plain
    return ""


def _title_listed(title: str) -> str:
    quoted = QUOTED.search(title)
    return quoted[1] if quoted and not RULES.fullmatch(title) else title


def _number(body: Sequence[str]) -> str:
    """锡政发〔2022〕10号 on a line of its own, or 国务院令 with 第706号 on the next."""
    for line, after in pairwise([*body, ""]):
        plain, ordinal = tight(narrow(line)), tight(narrow(after))
        if DOCUMENT_NUMBER.fullmatch(plain):
            return plain
        if (order := ORDER.fullmatch(plain)) and ORDINAL.fullmatch(ordinal):
            return order[1] + ordinal
    return ""


def _dates(listed: Mapping[str, str], body: Sequence[str]) -> dict[str, str]:
    found = {label: _iso(listed[label]) for label in DATES if label in listed}
    signed = [line for line in body if dates.only_date(line)]
    if signed and "成文日期" not in found:
        found["成文日期"] = _iso(signed[-1])
    passed = list(PASSED.finditer(tight(narrow("".join(body)))))
    if passed:
        found["通过日期"] = _iso(passed[-1][1])
    if day := in_force("".join(body)):
        found.setdefault("施行日期", day)
    return {label: day for label, day in found.items() if day}


def _iso(words: str) -> str:
    value = dates.parse(words).value
    return value.isoformat() if value else ""


def _annulled(listed: Mapping[str, str], body: Sequence[str]) -> Iterator[Finding]:
    """须确认: the page says that its rules ended, or when."""
    for label in ENDED:
        if day := dates.parse(listed.get(label, "")).value:
            yield _ended(_("页面载明{what}为{day}"), what=label, day=f"{day.year}年{day.month}月{day.day}日")
    if ENDS.search(listed.get(STATUS, "")):
        yield _ended(_("页面载明{what}为“{status}”"), what=STATUS, status=listed[STATUS])
    for line in body:
        if len(line) <= 40 and (said := ANNULLED.search(line)):
            yield _ended(_("页面称“{words}”"), words=said[0])


def _ended(template: str, **values: str) -> Finding:
    found = caution(template, where="页首", remedy=_("核对该文本是否仍然有效，再决定是否采用"), **values)
    return found.also(code="page_annulled")
