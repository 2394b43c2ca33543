"""附件: what the 附件说明 lists is what follows, under the same names and in the same order."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import OfficialDocument, Read
from yizhang.gongwen.elements import attachment_note, dates
from yizhang.gongwen.lints import lint
from yizhang.gongwen.phrases import masked
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import narrow, tight
from yizhang.law.finding import Findings, _, breach, caution

MARKS = regex(r"[《》“”\"（）()]")
HEAD = regex(r"\s*附\s*件\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})")
MENTIONED = regex(r"[（(](?:详?见|附)附件\d*[）)]|详见附件|[（(]附后[）)]|见附件")


@lint("attachment_mismatch", source="GB/T 9704 7.3.4、7.3.7", element="附件")
def annexes_agree_with_their_list(doc: OfficialDocument) -> Findings:
    """附件的顺序号和标题与附件说明一致。

    Why: 少一件附件或者名称对不上，收文机关不知道文件是否齐全。
    Wrong:
        无锡市教育局关于学位供需情况的报告
        市政府：
        现将情况报告如下。
        附件：学位供需测算表
        无锡市教育局
        2026年3月2日
        附件
        招生计划表
    Right:
        无锡市教育局关于学位供需情况的报告
        市政府：
        现将情况报告如下。
        附件：学位供需测算表
        无锡市教育局
        2026年3月2日
        附件
        学位供需测算表
    """
    if traits.before(doc, traits.REGULATION_IN_FORCE):
        return
    listed = doc.attachment_note.value if doc.attachment_note else ()
    headed = tuple(one for one in doc.attachments if attachment_note.heads_annex(one.text.split("\n", 1)[0]))
    yield from _listed_badly(doc)
    if not listed:
        yield from _unlisted(doc, headed)
    elif headed:
        yield from _otherwise_than_listed(listed, headed)


def _unlisted(doc: OfficialDocument, headed: tuple[Read[str], ...]) -> Findings:
    if headed:
        # What a 通知 prints and passes on is its text, though many put 附件 above it.
        told = caution if doc.title and doc.title.value.form else breach
        yield told(_("正文后有附件，没有附件说明"), quote=headed[0].value, remedy=_("在正文下空一行写“附件：”和附件名称"))
    elif not doc.attachments and (found := MENTIONED.search(masked(doc.body_text))):
        yield caution(_("正文写“{words}”，没有附件说明"), words=found[0], quote=found[0], remedy=_("在正文下写明附件名称，并附上附件"))


def _otherwise_than_listed(listed: tuple[str, ...], headed: tuple[Read[str], ...]) -> Findings:
    for at, annex in enumerate(headed, start=1):
        number = _number(annex) or at
        name = listed[number - 1] if number <= len(listed) else ""
        if not name and len(headed) <= len(listed):
            yield breach(_("附件说明中没有附件{number}"), number=number, quote=annex.text[:10], remedy=_("按附件说明的顺序编号"))
        elif not _same(name, annex.value):
            yield breach(
                _("附件{number}的标题“{title}”与附件说明“{name}”不一致"),
                number=number,
                title=annex.value,
                name=name,
                quote=annex.value,
                remedy=_("统一名称"),
            )
    if len(headed) != len(listed):
        yield breach(
            _("附件说明列了{listed}件，实际有{n}件"),
            listed=len(listed),
            n=len(headed),
            quote=listed[-1],
            remedy=_("补齐附件或改正附件说明"),
        )


def _number(annex: Read[str]) -> int:
    """The number printed above an annex; 0 where it has none."""
    found = HEAD.match(narrow(annex.text.partition("\n")[0]))
    return dates.chinese(found["number"]) if found and not found["number"].isdigit() else int(found["number"]) if found else 0


def _listed_badly(doc: OfficialDocument) -> Findings:
    faults = attachment_note.parse(doc.attachment_note.text).faults if doc.attachment_note else ()
    if doc.attachment_note and faults:
        yield caution(
            _("附件说明：{faults}"),
            faults="，".join(faults),
            quote=doc.attachment_note.text,
            remedy=_("写作“附件：1.名称”，名称后不加标点"),
        )


def _same(listed: str, title: str) -> bool:
    """Names may lack the issuer in one place: 关于……的报告 and 国土资源部关于……的报告."""
    one, other = (MARKS.sub("", tight(name)) for name in (listed, title))
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)
