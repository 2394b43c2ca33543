"""Reads a published page of working rules into chapters, articles, paragraphs and items.

Articles are numbered 一、 or 第一条. An unnumbered line inside an article is a paragraph 款 of its own; a line that was broken in the
middle of a sentence goes on. What stands before the first chapter is the front, what follows the last sentence is the page's footer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yizhang.gongwen.elements.dates import chinese
from yizhang.gongwen.width import narrow, tight
from yizhang.law.finding import Finding, _, caution
from yizhang.rulebooks.front import in_force, read_front
from yizhang.rulebooks.text import Article, Chapter, Paragraph, RulebookText

NUMERAL = "[一二三四五六七八九十百零〇]{1,7}"
CHAPTER = re.compile(rf"第\s*({NUMERAL})\s*章\s*([^。；;，,]{{0,40}})")
SECTION = re.compile(rf"第\s*{NUMERAL}\s*节\s*[^。；;，,]{{0,40}}")
ITEM = re.compile(rf"[(（]({NUMERAL})[)）]\s*(.*)", re.DOTALL)
PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,4}[-—–－·\s]*")
FORMS = {
    # 第十条规定的…… at the beginning of a line speaks of an article and is none
    "第X条": re.compile(rf"第\s*({NUMERAL})\s*条(?:\s+|(?![规所、和至或中及的之第]))(.*)", re.DOTALL),
    "一、": re.compile(rf"({NUMERAL})、\s*(.*)", re.DOTALL),
}
FINISHED = tuple("。；;：:！!？?…”’》")
ENDED = tuple("。；;！!？?…”")
FOOTER = re.compile(
    r"(?:(?:信息)?来源|(?:责任)?编辑|打印|关闭|分享|扫一扫|扫码|微信|政务微博|版权所有|主办|承办|上一篇|下一篇|相关|附件|回到顶部|返回|网站|联系我们|抄送|\[|【)"
)
GAP = 3


class NotRules(ValueError):
    """The page has no numbered articles: 一、 or 第一条 at the beginning of a line."""


def read_page(lines: Sequence[str]) -> RulebookText:
    """Read the lines of a page. Raises NotRules."""
    form = next((form for form, article in FORMS.items() if any(_is_first(line, article) for line in lines)), "")
    if not form:
        raise NotRules("没有找到以“一、”或“第一条”开头的条文，请确认导入的是规则正文的页面")
    begin = _begin(lines, FORMS[form])
    front = read_front(lines[:begin])
    reader = _Reader(FORMS[form])
    for line in _without_footer(lines[begin:], FORMS[form]):
        reader.take(line)
    chapters = reader.chapters()
    day = in_force("".join(part.text for article in chapters[-1].articles for part in article.paragraphs))
    dates = {**front.dates, **({"施行日期": day} if day else {})}
    return RulebookText(front.title, front.number, front.issuer, dates, form, chapters, (*front.findings, *reader.findings))


def _is_first(line: str, article: re.Pattern[str]) -> bool:
    found = article.match(line)
    return bool(found) and chinese(found[1]) == 1  # type: ignore[index]


def _begin(lines: Sequence[str], article: re.Pattern[str]) -> int:
    """Where the rules begin: the first chapter, the last one of that number when a table of contents lists it before; else article one."""
    last = max(n for n, line in enumerate(lines) if _is_first(line, article))
    chapters = [n for n, line in enumerate(lines[:last]) if (found := CHAPTER.fullmatch(line)) and chinese(found[1]) == 1]
    return chapters[-1] if chapters else next(n for n, line in enumerate(lines) if _is_first(line, article))


def _without_footer(lines: Sequence[str], article: re.Pattern[str]) -> Sequence[str]:
    """The lines up to the last sentence of the rules."""
    last = max(n for n, line in enumerate(lines) if article.match(line) or ITEM.match(line))
    end = next((n for n in range(last + 1, len(lines)) if FOOTER.match(lines[n])), len(lines))
    return lines[: next((n + 1 for n in range(end - 1, last, -1) if lines[n].endswith(ENDED)), last + 1)]


@dataclass
class _Part:
    """A chapter, article, paragraph or item in the making."""

    number: int = 0
    text: str = ""
    parts: list[_Part] = field(default_factory=list)


class _Reader:
    """Puts line after line where it belongs."""

    def __init__(self, article: re.Pattern[str]) -> None:
        self.article = article
        self.made: list[_Part] = [_Part()]
        self.last = 0
        self.findings: list[Finding] = []

    def take(self, line: str) -> None:
        """Take the next line."""
        if PAGE_NUMBER.fullmatch(line) or SECTION.fullmatch(line):
            return
        if chapter := CHAPTER.fullmatch(line):
            self.made.append(_Part(chinese(chapter[1]), tight(narrow(chapter[2]))))
        elif (found := self.article.match(line)) and self._follows(chinese(found[1])):
            self.last = chinese(found[1])
            self.made[-1].parts.append(_Part(self.last, "", [_Part(0, found[2].strip())]))
        elif self.made[-1].parts:
            self._inside(self.made[-1].parts[-1], line)
        elif not self.made[-1].text:
            self.made[-1].text = tight(narrow(line))

    def chapters(self) -> tuple[Chapter, ...]:
        """What was read; what stands before the first chapter is one without a title, if there is any."""
        return tuple(Chapter(one.number, one.text, tuple(map(_article, one.parts))) for one in self.made if one.number or one.parts)

    def _follows(self, number: int) -> bool:
        """Whether an article of this number may stand here; a gap is told, a number that was there before is a list inside an article."""
        if not self.last < number <= self.last + GAP:
            return False
        if number > self.last + 1:
            missing = "、".join(str(n) for n in range(self.last + 1, number))
            self.findings.append(_gap(_("第{missing}条没有读到"), missing=missing))
        return True

    def _inside(self, article: _Part, line: str) -> None:
        paragraph = article.parts[-1]
        item = ITEM.match(line)
        last = paragraph.parts[-1] if paragraph.parts else paragraph
        if item and chinese(item[1]) == len(paragraph.parts) + 1:
            paragraph.parts.append(_Part(chinese(item[1]), item[2].strip()))
        elif not last.text.endswith(FINISHED):
            last.text += line
        else:
            if item:
                self.findings.append(_gap(_("第{number}条的“（{item}）”之前有一项没有读到"), number=str(article.number), item=item[1]))
            article.parts.append(_Part(0, line))


def _gap(template: str, **values: str) -> Finding:
    return caution(template, where="正文", remedy=_("对照原页核对条文"), **values).also(code="page_gap")


def _article(article: _Part) -> Article:
    return Article(article.number, tuple(Paragraph(part.text, tuple(item.text for item in part.parts)) for part in article.parts))
