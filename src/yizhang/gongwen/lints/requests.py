"""Requests: none inside a report, and a closing that fits the kind."""

from __future__ import annotations

from yizhang.gongwen import traits
from yizhang.gongwen.document import Kind, OfficialDocument
from yizhang.gongwen.lints import lint
from yizhang.gongwen.phrases import Form, Phrase, masked
from yizhang.gongwen.regex import regex
from yizhang.gongwen.width import tight
from yizhang.law.finding import Finding, Findings, Strength, _, breach, caution, note

PLEA = regex(r"申请|请求|恳请|恳求")


@lint("report_carries_request", source="公文处理条例 15(4)", element="正文")
def report_carries_no_request(doc: OfficialDocument) -> Findings:
    """报告不得夹带请示事项。

    Why: 报告按阅件办理，夹在里面的请求没有人批，报送机关却在等答复。
    Wrong:
        无锡市教育局关于一季度教育工作的报告
        市政府：
        现将情况报上，妥否，请批示。
    Right:
        无锡市教育局关于一季度教育工作的报告
        市政府：
        按市长批示，我局已完成整改。建议各学校加强学习。特此报告。
    """
    if not traits.is_report(doc):
        return
    title = traits.title(doc)
    if title and (plea := PLEA.search(title.text)):
        yield breach(_("报告的标题写了“{phrase}”"), phrase=plea[0], where="标题", quote=title.text, remedy=_("请求事项改用“请示”另文报送"))
    yield from (_told(doc, phrase) for phrase in traits.asks(doc))


def _told(doc: OfficialDocument, phrase: Phrase) -> Finding:
    """Advice that names nobody may be for others, and until July 2012 a report could ask to be passed on."""
    doubtful = phrase.form is Form.SUGGESTION and not phrase.whom
    told = caution if doubtful or traits.before(doc, traits.REGULATION_IN_FORCE) else breach
    template = _("报告中出现带有请示性质的建议“{phrase}”") if phrase.form is Form.SUGGESTION else _("报告中出现请示用语“{phrase}”")
    return told(
        template,
        phrase=phrase.text,
        paragraph=traits.paragraph_of(doc, phrase.start),
        quote=phrase.text,
        remedy=_("删去正文第{paragraph}段该处，或将请示事项另文报送"),
    )


CIVIL = regex(r"此致\s*[，,。]?\s*敬\s*礼")
CLOSING = regex(r"(?:特此|专此)(?P<word>报告|请示|通知|通报|公告|通告|批复|函告|函复|致函|函达|函)|(?P<reply>此复)")
CLOSES = {
    "报告": (Kind.REPORT,), "请示": (Kind.REQUEST,), "通知": (Kind.NOTICE,), "通报": (Kind.BULLETIN,), "公告": (Kind.ANNOUNCEMENT,),
    "通告": (Kind.PUBLIC_NOTICE,), "批复": (Kind.REPLY,), "此复": (Kind.REPLY, Kind.LETTER),
}  # fmt: skip
LAST_PARAGRAPHS = 2


@lint("closing_mismatch", source="惯例", strength=Strength.CUSTOM, element="结尾")
def closing_fits_the_kind(doc: OfficialDocument) -> Findings:
    """结尾用语与文种相符，只用一种。

    Why: 收文机关先看标题和结尾定办法，“特此报告”又“请批示”不知道是阅是批。
    Wrong:
        无锡市教育局关于新建实验小学的请示
        市政府：
        现申请新建实验小学。特此报告，请批示。
    Right:
        无锡市教育局关于新建实验小学的请示
        市政府：
        现申请新建实验小学。妥否，请批示。
    """
    ending = masked("\n".join(one.text for one in doc.body[-LAST_PARAGRAPHS:]))
    begins = len(doc.body_text) - len(ending)
    pleas = [one for one in traits.asks(doc) if one.start >= begins and one.form is not Form.SUGGESTION]
    if civil := CIVIL.search(ending):
        yield note(_("结尾写“{words}”，是书信的用语"), words=tight(civil[0]), quote=civil[0], remedy=_("删去，用与文种相符的结语"))
    for found in CLOSING.finditer(ending):
        word = found["word"] or found["reply"]
        fits = CLOSES.get(word, (Kind.LETTER,))
        mixed = word == "报告" and pleas
        if mixed or (doc.kind and doc.kind not in fits):
            yield note(
                _("结尾写“{closing}”与文种或请求不一致"),
                closing=found[0],
                quote=found[0],
                remedy=_("请示用“妥否，请批示”，报告用“特此报告”，函用“请函复”"),
            )
            return
    if doc.kind is Kind.LETTER and (ruling := next((one.text for one in pleas if "批示" in one.text), "")):
        yield note(_("函用了请示的结尾“{closing}”"), closing=ruling, quote=ruling, remedy=_("改用“请予批准”或“请函复”"))
    if traits.is_report(doc) and pleas and not traits.before(doc, traits.REGULATION_IN_FORCE):
        yield note(_("报告用了请示的结尾“{closing}”"), closing=pleas[-1].text, quote=pleas[-1].text, remedy=_("改用“特此报告”"))


TO_BLAME = "[^。；]{0,12}(?:责任|后果)由?(?:你|贵|市|上)"
PRESSING = regex(
    r"从速(?:批|审|办)\S{0,2}|务必(?:尽快|立即)?(?:批|同意|解决)\S{0,2}|限(?:期|时)(?:批|答)复|立即(?:批|拨)\S{0,2}"
    r"|必须(?:立即|尽快|马上)(?:批|拨|解决|同意)\S{0,2}"
    rf"|十万火急|刻不容缓，?(?:请|望)|后果自负|否则{TO_BLAME}|不然{TO_BLAME}|强烈要求|火速"
)


@lint("tone", source="惯例", strength=Strength.CUSTOM, element="结尾")
def upward_document_does_not_press(doc: OfficialDocument) -> Findings:
    """上行文不用催促、命令的语气。

    Why: 请示的事由写清楚，急缓由上级判断；紧急的用紧急程度标注。
    Wrong:
        无锡市教育局关于修复校舍的请示
        市政府：
        现申请修复经费380万元，请从速批示。
    Right:
        无锡市教育局关于修复校舍的请示
        市政府：
        现申请修复经费380万元。妥否，请批示。
    """
    if not (traits.titled_as_request(doc) or traits.is_report(doc)):
        return
    if found := PRESSING.search(masked(doc.body_text)):
        yield note(_("“{words}”语气催促"), words=found[0], quote=found[0], remedy=_("改用“妥否，请批示”；确属紧急的标注紧急程度"))
