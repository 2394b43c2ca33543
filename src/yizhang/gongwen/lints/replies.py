"""批复 and 复函: what they answer, and how clearly."""

from __future__ import annotations

from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.elements import citation
from yizhang.gongwen.lints import lint
from yizhang.gongwen.phrases import masked
from yizhang.gongwen.regex import regex
from yizhang.law.finding import Findings, Strength, _, caution, note

OPENING_PARAGRAPHS = 2
REFERRED = regex(r"(?:来函|来文|来信|关于[^。\n]{2,80}?(?:请示|报告|函|意见|建议|提案|方案|议案|请求)|〔\d{4}〕\d+号)")
SEVERAL = regex(r"(?:数|几|多|[二两三四五六七八九2-9])(?:次|份|个|件)[^，。；]{0,6}请示")
SIDE_BY_SIDE = regex(r"》[^《》。]{0,40}[、和及与]\s*[^《》。]{0,6}《")
EVASIVE = regex(r"最好(?:不|先|能|由)?|似可|似应|似宜|基本可行|可以考虑|酌情考虑|大致同意|原则上可以")


def _opening(doc: OfficialDocument) -> str:
    return "\n".join(one.text for one in doc.body[:OPENING_PARAGRAPHS])


def _titled_as_reply(doc: OfficialDocument) -> bool:
    return doc.title is not None and doc.title.value.stated in ("批复", "复函")


@lint("reply_without_citation", source="惯例", strength=Strength.CUSTOM, element="正文")
def reply_cites_what_it_answers(doc: OfficialDocument) -> Findings:
    """批复、复函开头引述来文的标题和发文字号。

    Why: 来文机关同时有几件待批，不引述就不知道批的是哪一件。
    Wrong:
        ××市人民政府关于设立贸易公司的批复
        ××镇人民政府：
        经研究，同意设立贸易公司。
    Right:
        ××市人民政府关于设立贸易公司的批复
        ××镇人民政府：
        你镇《关于设立贸易公司的请示》（×政〔2026〕3号）收悉。同意设立贸易公司。
    """
    opening = _opening(doc)
    if doc.body and _titled_as_reply(doc) and not citation.parse(opening).cited and not REFERRED.search(opening):
        yield note(_("开头没有引述来文"), quote=doc.body[0].text[:30], remedy=_("写明“你局《关于……的请示》（文号）收悉”"))


@lint("reply_many_requests", source="公文处理条例 8", strength=Strength.USUAL, element="正文")
def reply_answers_one_request(doc: OfficialDocument) -> Findings:
    """一份批复答复一份请示。

    Why: 几件事批在一起，执行、引用和归档都分不开。
    Wrong:
        ××市人民政府关于有关问题的批复
        ××镇人民政府：
        你镇三份请示收悉。现批复如下：
    Right:
        ××市人民政府关于设立贸易公司的批复
        ××镇人民政府：
        你镇《关于设立贸易公司的请示》收悉。现批复如下：
    """
    if doc.kind is not Kind.REPLY:
        return
    opening = _opening(doc)
    several = SEVERAL.search(masked(opening))
    answered = [one for one in citation.parse(opening).cited if one.kind is Kind.REQUEST]
    if several or (len(answered) > 1 and opening.count("收悉") == 1 and SIDE_BY_SIDE.search(opening)):
        quote = several[0] if several else answered[1].title
        yield caution(_("一份批复答复了几份请示：{quoted}"), quoted=quote, quote=quote, remedy=_("分别作批复，各引述所答的请示"))


@lint("citation_without_book_marks", source="惯例", strength=Strength.CUSTOM, element="正文")
def cited_title_stands_in_book_marks(doc: OfficialDocument) -> Findings:
    """引述公文标题用书名号，后面用圆括号注明发文字号。

    Why: 没有书名号，标题从哪里开始、到哪里结束看不清。
    Wrong:
        国务院关于同意建立联席会议制度的批复
        教育部：
        你部关于建立联席会议制度的请示（教职成〔2018〕9号）收悉。
    Right:
        国务院关于同意建立联席会议制度的批复
        教育部：
        你部《关于建立联席会议制度的请示》（教职成〔2018〕9号）收悉。
    """
    for one in citation.parse(_opening(doc)).cited:
        if not one.marked and one.title.startswith("关于") and not one.title.endswith(("建议", "提案")):
            yield note(_("引述的标题没有用书名号：{title}"), title=one.title, quote=one.title, remedy=_("写作“《{title}》（发文字号）”"))


@lint("vague_decision", source="惯例", strength=Strength.CUSTOM, element="正文")
def reply_decides_clearly(doc: OfficialDocument) -> Findings:
    """批复的态度明确：同意、不同意，或者怎样修改后同意。

    Why: “最好不执行”“似可”让下级自己猜，出了问题说不清是谁的决定。
    Wrong:
        ××市人民政府关于处罚办法的批复
        ××镇人民政府：
        你镇《关于试行处罚办法的请示》收悉。该办法最好不执行。
    Right:
        ××市人民政府关于处罚办法的批复
        ××镇人民政府：
        你镇《关于试行处罚办法的请示》收悉。不同意试行该办法。
    """
    if doc.kind is Kind.REPLY and (found := EVASIVE.search(masked(doc.body_text))):
        yield note(_("“{words}”态度不明确"), words=found[0], quote=found[0], remedy=_("写明同意或者不同意，以及理由"))
