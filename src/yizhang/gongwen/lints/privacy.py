"""个人信息 and links to laws: what a published document must not show, and how it cites what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.elements import citation, kinds, note
from yizhang.gongwen.lints import lint
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, caution
from yizhang.law.finding import note as told_note

IDENTITY = regex(r"[1-9](?<![0-9A-Za-z].)\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])")
MOBILE = regex(r"(?<![\d\-])1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)")
BANK = regex(r"(?:账号|帐号|卡号)\s*[:：]?\s*(\d[\d ]{14,22}\d)")
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"


class Private(Enum):
    """What is somebody's own."""

    IDENTITY = "公民身份号码"
    BANK = "银行账号"
    MOBILE = "手机号码"


class Number(NamedTuple):
    """One such number: what it is, as it stands, and as it may be shown."""

    what: Private
    text: str
    shown: str


def numbers(text: str) -> Iterator[Number]:
    """The private numbers in a text, kind by kind."""
    yield from _found(Private.IDENTITY, (one[0] for one in IDENTITY.finditer(text) if _valid(one[0])))
    yield from _found(Private.BANK, (one[1] for one in BANK.finditer(text)))
    yield from _found(Private.MOBILE, (one[0] for one in MOBILE.finditer(text)))


def _found(what: Private, each: Iterable[str]) -> Iterator[Number]:
    return (Number(what, one, _hidden(one)) for one in each)


PUBLISHED = (Kind.ANNOUNCEMENT, Kind.PUBLIC_NOTICE, Kind.COMMUNIQUE, Kind.ORDER)


@lint("privacy_identity", source="政府信息公开条例 15", element="正文")
def no_identity_number_is_shown(doc: OfficialDocument) -> Findings:
    """公开的公文不出现公民身份号码、银行账号等个人信息。

    Why: 号码一经公布就收不回来，会被人冒用。
    Wrong:
        无锡市教育局关于录用教师的公告
        现公布录用名单。云示甲，身份证号320102199003070033。
    Right:
        无锡市教育局关于录用教师的公告
        现公布录用名单。云示甲，准考证号20260012。
    """
    for one in numbers(doc.text):
        if one.what is Private.IDENTITY:
            yield caution(_("出现公民身份号码“{shown}”"), shown=one.shown, quote=one.text, remedy=_("删去，或只保留后四位"))
        elif one.what is Private.BANK and _public(doc):
            yield caution(_("出现银行账号“{shown}”"), shown=one.shown, quote=one.text, remedy=_("确需公布的核对账户名称，否则删去"))


@lint("privacy_phone", source="政府信息公开条例 15", element="正文")
def no_mobile_number_is_published(doc: OfficialDocument) -> Findings:
    """公开的公文不出现个人手机号码；联系方式用单位电话。

    Why: 手机号码是个人信息，公布后会引来骚扰。
    Wrong:
        无锡市教育局关于招生的公告
        现公布招生办法。咨询电话：13800138000。
    Right:
        无锡市教育局关于招生的公告
        现公布招生办法。咨询电话：0510-80000000。
    """
    for one in numbers(doc.text) if _public(doc) else ():
        if one.what is Private.MOBILE:
            yield caution(_("公开的公文出现手机号码“{shown}”"), shown=one.shown, quote=one.text, remedy=_("改用单位的固定电话"))


def _public(doc: OfficialDocument) -> bool:
    """Published by its kind, or by its note."""
    return doc.kind in PUBLISHED or bool(doc.note and note.parse(doc.note.value).meaning in ("主动公开", "删减后公开"))


def _valid(number: str) -> bool:
    """The last character proves the others, and the birthday is a day: other numbers of 18 digits fail."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return CHECKS[total % 11] == number[-1].upper() and born.year > 1900


def _hidden(number: str) -> str:
    """Enough to find it, too little to misuse it."""
    plain = number.replace(" ", "")
    return f"{plain[:3]}{'*' * (len(plain) - 7)}{plain[-4:]}"


REFERENCE = regex(
    r"(?:根据|依据|按照|依照|遵照)[^，。；\n]{0,12}《(?P<title>[^《》\n]{4,80}(?:〈[^〈〉]+〉[^《》\n]*)?)》(?P<behind>.{0,30})"
)
# Of a 批复 the title alone names the case; what binds many is found by its number.
ISSUED = ("通知", "意见", "决定", "通报", "公告", "通告")
LEGISLATURE = regex(r"人民代表大会|人大常委会")  # its decisions are published without a number
NUMBERED = regex(r"^\s*[（(][^（()）]{2,40}[)）]")


@lint("law_citation", source="公文处理条例 19；惯例", strength=Strength.CUSTOM, element="正文")
def basis_is_cited_with_its_number(doc: OfficialDocument) -> Findings:
    """引用公文先引标题，后引发文字号；作为依据的文件首次引用时用全称并注明文号。

    Why: 没有文号，查不到依据的是哪一年的哪一份文件。
    Wrong:
        锡教发〔2026〕8号
        无锡市教育局关于加强学校管理的通知
        各区教育局：
        根据《教育部办公厅关于加强学生作业管理的通知》要求，现通知如下。
    Right:
        锡教发〔2026〕8号
        无锡市教育局关于加强学校管理的通知
        各区教育局：
        根据《教育部办公厅关于加强学生作业管理的通知》（教基厅函〔2021〕13号）要求，现通知如下。
    """
    seen: set[str] = set()
    if not doc.document_number or "《" not in doc.body_text:
        return
    for found in REFERENCE.finditer(doc.body_text):
        title = found["title"]
        if title in seen or LEGISLATURE.search(title) or "关于" not in title or kinds.ending(title) not in ISSUED:
            continue
        seen.add(title)
        before = doc.body_text[max(0, found.start("title") - 40) : found.start("title") - 1]
        if not NUMBERED.match(found["behind"]) and not citation.BEFORE.search(before):
            yield told_note(_("引用“{title}”没有注明文号"), title=title[:40], quote=title, remedy=_("在书名号后用圆括号注明发文字号"))
